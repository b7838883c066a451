//! What acts is what was looked at: the flat lists, while others change what stands on them.

use std::time::Duration;

use sanzhang::{
    domain::{
        Command, Figure, HouseholdCommand, HouseholdId, Level, Occasion, PersonId, PhoneContact,
        UnitCommand, UnitId,
    },
    keymap::Context,
    register::{County, Mark, Node},
    rehearsal::TODAY,
    ui::registry::{list::List, route::Registry},
};

use crate::support::{
    county::{add_household, add_unit, appoint, batch},
    follow::deregister,
    stage::Stage,
};

/// What stands on a list, row by row.
fn rows(kind: Figure, county: &County, root: UnitId) -> Vec<Node> {
    let units = |ids: Vec<UnitId>| ids.into_iter().map(Node::Unit).collect();
    let households = |ids: Vec<HouseholdId>| ids.into_iter().map(Node::Household).collect();
    match kind {
        Figure::Breaches => units(county.breaches(root)),
        Figure::Vacancies => units(county.vacancies(root)),
        Figure::NoPhone => households(county.without_phone(root)),
        Figure::Doubles => {
            let twins = county.doubles(root).into_iter();
            households(twins.flat_map(|twin| twin.households.clone()).collect())
        }
        Figure::Care => households(county.with_care(root)),
        Figure::Leaders => units(county.filled(root)),
        Figure::Retired => county.retired(root),
        Figure::Contacts => units(county.with_contacts(root)),
    }
}

fn on_list(stage: &Stage, kind: Figure) -> Vec<Node> {
    let desk = &stage.model().desk;
    rows(kind, desk.county(), desk.root().expect("a county"))
}

/// The rows that one command takes off their list, and nothing else with them.
fn movable(stage: &Stage, kind: Figure) -> Vec<Node> {
    let county = stage.model().desk.county();
    let mut rows = on_list(stage, kind);
    rows.retain(|node| match node {
        Node::Unit(id) => county.unit(*id).expect("a unit").record.level == Level::Neighborhood,
        Node::Household(id) => county
            .neighborhood_of(*id)
            .is_some_and(|n| county.is_live(n)),
    });
    rows
}

/// Takes a row off its list.
fn take_off(stage: &mut Stage, kind: Figure, node: Node) {
    let county = stage.model().desk.county();
    let command: Command = match (kind, node) {
        (Figure::Retired, Node::Unit(id)) => Command::Unit(UnitCommand::Restore { id }),
        (Figure::Retired, Node::Household(id)) => {
            Command::Household(HouseholdCommand::Restore { id })
        }
        (_, Node::Unit(id)) => {
            let base = county.unit(id).expect("a unit").version;
            Command::Unit(UnitCommand::Retire { id, base })
        }
        (_, Node::Household(id)) => {
            let base = county.household_row(id).expect("a household").version;
            Command::Household(HouseholdCommand::Deregister { id, base })
        }
    };
    stage.submit(command);
}

/// Puts at least six rows on every list.
fn furnish(stage: &mut Stage) {
    let group = {
        let desk = &stage.model().desk;
        let mut unit = desk.root().expect("a county");
        while desk.county().unit(unit).expect("a unit").record.level != Level::Group {
            unit = desk.county().children(unit)[0];
        }
        unit
    };
    // Too small, led by nobody, without a phone.
    let small = (0..12).flat_map(|n| {
        let name = format!("新{n}邻");
        [
            add_unit(n, Some(group), Level::Neighborhood, &name),
            add_household(n, UnitId::promised(n), &format!("户主{n}")),
        ]
    });
    stage.submit(batch(Occasion::Form, small.collect()));
    let households: Vec<HouseholdId> = {
        let desk = &stage.model().desk;
        let root = desk.root().expect("a county");
        let live = desk
            .county()
            .households_where(root, |row| !row.has(Mark::Retired) && row.has(Mark::Counts));
        live.into_iter().rev().take(12).collect()
    };
    for id in &households[..6] {
        take_off(stage, Figure::Care, Node::Household(*id));
    }
    // Three pairs at one phone each.
    for (i, pair) in households[6..].chunks(2).enumerate() {
        for id in pair {
            let held = stage.model().desk.county().household(*id);
            let held = held.expect("a household");
            let mut fields = held.record.fields;
            fields.head = format!("孪某{i}");
            fields.head_person = None;
            fields.contacts.clear();
            fields.contacts.push(PhoneContact {
                name: fields.head.clone(),
                phone: format!("1370000000{i}"),
                ..PhoneContact::default()
            });
            let (base, fields) = (held.version, Box::new(fields));
            let id = *id;
            let edit = HouseholdCommand::Edit { id, base, fields };
            stage.submit(Command::Household(edit));
        }
    }
}

fn list(stage: &Stage) -> &List {
    stage.on().expect("a list")
}

/// The row under the cursor, as it reads.
fn here(stage: &Stage) -> Option<String> {
    let screen = stage.screen();
    let row = screen.lines().find_map(|line| line.split_once("│▸"));
    row.map(|(_, words)| words.trim_end_matches('│').trim().to_owned())
}

fn pass(stage: &mut Stage) {
    stage.advance(Duration::from_secs(3));
}

#[test]
fn every_list_keeps_the_record_under_the_cursor_and_says_when_it_is_gone() {
    let mut me = Stage::village();
    furnish(&mut me);
    let mut other = me.second();
    // A village that is called is no row that one change takes away.
    let lists = Figure::ALL.into_iter();
    for kind in lists.filter(|kind| *kind != Figure::Contacts) {
        pass(&mut me);
        let root = me.model().desk.root().expect("a county");
        me.visit(Registry::list(kind, root));
        let before = movable(&other, kind);
        assert!(before.len() >= 5, "{kind:?} has {} rows", before.len());
        let meant = before[before.len() / 2];
        let row = on_list(&other, kind).iter().position(|node| *node == meant);
        me.press("g g")
            .press(&"j ".repeat(row.expect("it stands there")));
        let (node, words) = (list(&me).node(), here(&me));
        assert_eq!(node, Some(meant), "{kind:?}");
        // Above it, with the first half of a sequence typed.
        me.press("g");
        take_off(&mut other, kind, before[0]);
        pass(&mut me);
        assert_eq!(
            (list(&me).node(), here(&me)),
            (node, words.clone()),
            "{kind:?}"
        );
        me.press("esc");
        // Below it.
        let last = *movable(&other, kind).last().expect("rows");
        take_off(&mut other, kind, last);
        pass(&mut me);
        assert_eq!((list(&me).node(), here(&me)), (node, words), "{kind:?}");
        // The row itself.
        let there = on_list(&other, kind);
        let row = there
            .iter()
            .position(|n| Some(*n) == node)
            .expect("still there");
        take_off(&mut other, kind, there[row]);
        pass(&mut me);
        assert_eq!((list(&me).node(), here(&me)), (None, None), "{kind:?}");
        me.shows("已不在这里");
        let head = other.head();
        for key in [
            "w", "c", "D", "e", "E", "b", "enter", "l", "x", "v", "R", "n", "y", "t",
        ] {
            me.press(key).shows("已不在这里");
            assert_eq!(me.model().context(), Context::List, "{kind:?} {key}");
        }
        assert_eq!(other.head(), head, "{kind:?}: nothing was done to anybody");
        // A key that moves ends it: to the row that follows, or back up.
        let follows = on_list(&other, kind);
        me.press("j").hides("已不在这里");
        let below = there[row..].iter().find(|node| follows.contains(node));
        let next = below.or(follows.last()).copied();
        assert_eq!(list(&me).node(), next, "{kind:?}");
    }
}

#[test]
fn a_key_acts_on_nobody_who_slid_under_the_cursor() {
    let mut me = Stage::village();
    let mut other = me.second();
    me.press("g c j j");
    let node = list(&me).node();
    let Some(Node::Household(id)) = node else {
        panic!("a household\n{}", me.screen());
    };
    let in_chat = |stage: &Stage, id| {
        let row = stage.model().desk.county().household_row(id);
        row.expect("a household").has(Mark::Chat)
    };
    let had = in_chat(&me, id);
    let first = on_list(&other, Figure::Care)[0];
    take_off(&mut other, Figure::Care, first);
    pass(&mut me);
    let head = other.head();
    me.press("w");
    assert_ne!(in_chat(&me, id), had, "the one that was looked at");
    assert_eq!(other.head().0, head.0 + 1);
}

#[test]
fn whoever_follows_in_a_post_is_somebody_else() {
    let mut me = Stage::village();
    let mut other = me.second();
    me.press("3 j j");
    let Some(Node::Unit(unit)) = list(&me).node() else {
        panic!("a post\n{}", me.screen());
    };
    let county = other.model().desk.county();
    let (was, village): (PersonId, UnitId) = {
        let person = &county.serving(unit).expect("somebody").person.record;
        (person.id, person.village)
    };
    let mut book = county.people_of(village).iter().map(|held| held.record.id);
    let new = book.find(|id| *id != was).expect("somebody else");
    let name = {
        let held = county.person(was).expect("somebody");
        held.record.fields.name.clone()
    };
    other.submit(appoint(0, unit, new, TODAY));
    pass(&mut me);
    me.shows(&format!("{name}已不在这里"));
    let head = other.head();
    me.press("e d");
    assert_eq!(me.model().context(), Context::List, "{}", me.screen());
    assert_eq!(other.head(), head);
}

#[test]
fn where_nothing_is_left_nothing_is_offered_to_choose() {
    let mut stage = Stage::village();
    let mut other = stage.second();
    deregister(&mut other, 0);
    pass(&mut stage);
    stage.press("g r").shows("1/1");
    let county = stage.model().desk.county();
    let gone = county.retired(county.root().expect("a county"));
    take_off(&mut other, Figure::Retired, gone[0]);
    pass(&mut stage);
    stage
        .shows("户已不在这里，这里也没有别的了。")
        .hides("另选");
    stage.press("R").shows("这里也没有别的了。");
    // Whoever draws the veil knows why nothing is to be seen.
    stage.press("g c f12").shows("再按一次遮盖键显示");
    stage.hides("另选").hides("这里也没有");
    stage.press("f12").hides("再按一次遮盖键显示");
    assert!(here(&stage).is_some(), "the cursor is back on its row");
}
