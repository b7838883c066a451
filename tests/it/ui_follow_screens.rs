//! What acts is what was looked at: every other list that others change while it is on the screen.

use std::time::Duration;

use sanzhang::{
    domain::{
        Asked, By, CareCommand, CareId, Command, Fate, Mark, Period, Rank, Rhythm, SiteId, Tier,
        TrainingCommand,
    },
    rehearsal::TODAY,
    ui::training::route::{Choice, GapSight, Training},
};

use crate::{
    support::{
        board::{fourteen, inspected},
        county::add_household,
        follow::*,
        stage::Stage,
    },
    ui_roll,
};

/// A list, what somebody else does to it, and the keys that act on a row of it.
struct Case {
    name: &'static str,
    make: fn() -> Stage,
    /// Opens the list and stands on a row.
    open: fn(&mut Stage),
    /// Puts or takes away a row above.
    above: fn(&mut Stage),
    /// Takes the row itself away, as it reads, where that can be.
    gone: Option<fn(&mut Stage, &str)>,
    acts: &'static [&'static str],
}

/// The row under the cursor, as it reads.
fn here(stage: &Stage) -> Option<String> {
    let mark = match stage.model().overlay() {
        Some(_) => "│ ▸",
        None => "│▸",
    };
    let screen = stage.screen();
    let row = screen.lines().find_map(|line| line.split_once(mark));
    let words = row?.1;
    let end = words.find('│').unwrap_or(words.len());
    Some(words.get(..end).unwrap_or(words).trim().to_owned())
}

fn pass(stage: &mut Stage) {
    stage.advance(Duration::from_secs(3));
}

const CASES: &[Case] = &[
    Case {
        name: "tree",
        make: Stage::village,
        open: |me| {
            me.walk_to_neighborhood();
            me.press("l j j j");
        },
        above: |other| deregister(other, 0),
        gone: Some(|other, _| deregister(other, 1)),
        acts: &[
            "w", "c", "D", "e", "enter", "l", "x", "v", "m", "y", "a", "M", "tab",
        ],
    },
    Case {
        name: "trainings",
        make: planned,
        open: |me| {
            me.press("g t").onto("乙场");
        },
        above: |other| {
            plan(other, "新场", 1);
        },
        gone: Some(|other, _| put_off(other, "乙场", 200)),
        acts: &["enter", "l", "e", "D", "R", "r", "y"],
    },
    Case {
        name: "session",
        make: seated,
        open: |me| {
            let id = today(me);
            me.visit(Training::session(id)).press("g g j j j");
        },
        above: |other| unseat(other, 0),
        gone: Some(|other, _| unseat(other, 2)),
        acts: &["enter", "l", "d", "m", "x", "v"],
    },
    Case {
        name: "assign",
        make: seated,
        open: |me| {
            let id = today(me);
            me.visit(Training::assign(id, Vec::new()))
                .press("g g j j j");
        },
        above: |other| seat_first(other),
        gone: Some(|other, row| {
            let name = row.split_whitespace().next();
            seat(other, name.expect("a name"));
        }),
        acts: &["enter", "x", "v", "y"],
    },
    Case {
        name: "gap, who has a seat",
        make: seated,
        open: |me| {
            let root = me.model().desk.root().expect("a county");
            let asked = Asked {
                tier: Tier::Township,
                rank: Rank::Neighborhood,
                period: Period::of(Rhythm::Quarterly, TODAY),
            };
            let (sight, view) = (GapSight::People(Fate::Seated), Box::default());
            me.visit(Training::Behind {
                root,
                asked,
                sight,
                view,
            });
            let person = nth_seated(me, 3);
            let held = me.model().desk.county().person(person);
            let name = held.expect("a person").record.fields.name.clone();
            me.onto(&name);
        },
        above: |other| unseat(other, 0),
        gone: Some(|other, _| unseat(other, 2)),
        acts: &["enter", "x", "v", "m"],
    },
    Case {
        name: "choose",
        make: planned,
        open: |me| {
            let county = me.model().desk.county();
            let root = county.root().expect("a county");
            let people = vec![county.posts(root)[0].person.record.id];
            let (host, day, seated) = (root, None, 0);
            let what = Choice::Assign { host, day, seated };
            me.visit(Training::Choose(what, people)).press("j j");
        },
        above: |other| {
            plan(other, "新场", 1);
        },
        gone: Some(|other, _| {
            let (id, base, _) = titled(other, "乙场");
            let reason = "下雨".to_owned();
            other.submit(Command::Training(TrainingCommand::Cancel {
                id,
                base,
                reason,
            }));
        }),
        acts: &["enter", "l"],
    },
    Case {
        name: "roll call",
        make: seated,
        open: |me| {
            let id = today(me);
            ui_roll::open(me, id).press("down down down down");
        },
        above: |other| unseat(other, 0),
        gone: Some(|other, _| unseat(other, 2)),
        acts: &["enter", "l", "a", "x"],
    },
    Case {
        name: "board",
        make: fourteen,
        open: |me| {
            me.press("g d g g j j j");
        },
        above: |other| close_site(other, 1),
        gone: Some(|other, _| close_site(other, 4)),
        acts: &["enter", "e", "c", "s", "t", "r", "p"],
    },
    Case {
        name: "site",
        make: with_milestones,
        open: |me| {
            me.press("g d g g enter").onto("节点4");
        },
        above: |other| milestones(other, |all| all.insert(0, milestone(1))),
        gone: Some(|other, _| milestones(other, |all| all.retain(|one| one.name != "节点4"))),
        acts: &["enter", "e", "D", "l"],
    },
    Case {
        name: "rubric",
        make: fourteen,
        open: |me| {
            me.press("g d b").onto("指标6");
        },
        above: |other| without_item(other, 4),
        gone: Some(|other, _| without_item(other, 6)),
        acts: &["enter", "e", "D", "a", "J", "K"],
    },
    Case {
        name: "rubric, an old version",
        make: || {
            let mut stage = fourteen();
            inspected(&mut stage, 0, By::Verifier, 5, &[(1, 2)]);
            without_item(&mut stage, 2);
            stage
        },
        open: |me| {
            me.press("g d b G");
        },
        above: |other| without_item(other, 6),
        gone: None,
        acts: &[],
    },
    Case {
        name: "journal",
        make: planned,
        open: |me| {
            me.press("g j g g");
        },
        above: |other| put_off(other, "丙场", 1),
        gone: None,
        acts: &[],
    },
    Case {
        name: "settings",
        make: Stage::village,
        open: |me| {
            me.press("g s G");
        },
        above: |other| {
            let (id, name) = (CareId::promised(0), "新类别".to_owned());
            other.submit(Command::Care(CareCommand::Add { id, name }));
        },
        gone: None,
        acts: &[],
    },
    Case {
        name: "search",
        make: || {
            let mut stage = Stage::village();
            let home = neighborhood(&stage);
            for n in 0..5 {
                stage.submit(add_household(n, home, &format!("覃找{n}")));
            }
            stage
        },
        open: |me| {
            me.press("/").type_("覃找").press("down j j");
        },
        above: |other| deregister(other, 13),
        gone: Some(|other, _| deregister(other, 14)),
        acts: &["enter", "l", "e", "y"],
    },
];

#[test]
fn every_screen_keeps_the_record_under_the_cursor_and_says_when_it_is_gone() {
    for case in CASES {
        let name = case.name;
        let mut me = (case.make)();
        let mut other = me.second();
        (case.open)(&mut me);
        let stood = here(&me);
        assert!(stood.is_some(), "{name}\n{}", me.screen());
        (case.above)(&mut other);
        pass(&mut me);
        assert_eq!(here(&me), stood, "{name}\n{}", me.screen());
        let Some(gone) = case.gone else {
            continue;
        };
        gone(&mut other, stood.as_deref().unwrap_or_default());
        pass(&mut me);
        assert_eq!(here(&me), None, "{name}\n{}", me.screen());
        me.shows("已不在这里");
        let (context, head) = (me.model().context(), other.head());
        for key in case.acts {
            me.press(key).shows("已不在这里");
            assert_eq!(me.model().context(), context, "{name} {key}");
        }
        assert_eq!(other.head(), head, "{name}: nothing was done to anybody");
        me.press("down").hides("已不在这里");
        let next = here(&me);
        assert!(next.is_some() && next != stood, "{name}\n{}", me.screen());
    }
}

#[test]
fn marks_stay_with_whom_they_were_set_on_while_rows_move() {
    let mut me = seated();
    let mut other = me.second();
    let id = today(&me);
    let people = |stage: &Stage| {
        let roster = stage.model().desk.county().trainings().get(id);
        let live = roster.expect("a session").live();
        live.map(|held| held.record.person).collect::<Vec<_>>()
    };
    me.visit(Training::session(id)).press("g g j j x j j x");
    let (marked, last) = (nth_seated(&me, 2), nth_seated(&me, 5));
    unseat(&mut other, 0);
    pass(&mut me);
    let mut left = people(&other);
    me.press("d");
    pass(&mut other);
    left.retain(|person| ![marked, last].contains(person));
    assert_eq!(people(&other), left);
    assert_eq!(left.len(), 3);
}

#[test]
fn at_the_door_enter_means_whoever_stood_first_when_it_was_typed() {
    let mut me = Stage::village();
    let id = ui_roll::session(&mut me, "09:00", 12);
    let mut other = me.second();
    // Several of one surname answer to it.
    let people = ui_roll::roster(&me, id);
    let surname = |name: &str| name.chars().next().expect("a name");
    let alike = |one: char| people.iter().filter(|p| surname(&p.2) == one).count();
    let most = people
        .iter()
        .map(|p| surname(&p.2))
        .max_by_key(|one| alike(*one));
    let most = most.expect("somebody");
    assert!(alike(most) > 1);
    ui_roll::open(&mut me, id).type_(&most.to_string());
    let first = here(&me).expect("somebody answers");
    let no: u16 = first
        .split_whitespace()
        .next()
        .expect("a number")
        .parse()
        .expect("a number");
    let meant = people.iter().find(|p| p.0 == no).expect("on the roster");
    let marks = vec![(meant.1, Some(Mark::Present))];
    other.submit(Command::Training(TrainingCommand::Mark {
        id,
        marks,
        over: Vec::new(),
    }));
    pass(&mut me);
    let now = here(&me).expect("the same one");
    let name = |row: &str| row.split_whitespace().nth(1).map(str::to_owned);
    assert_eq!(name(&now), name(&first));
    let head = other.head();
    me.press("enter").shows(&meant.2);
    assert_eq!(
        other.head(),
        head,
        "whoever came next is not marked for them"
    );
}

#[test]
fn a_score_goes_to_the_item_it_was_typed_for() {
    let mut me = fourteen();
    let mut other = me.second();
    me.press("g d g g c down down down down").type_("1");
    without_item(&mut other, 4);
    pass(&mut me);
    me.press("enter");
    let sites = me.model().desk.county().sites();
    let file = sites.get(SiteId(1)).expect("a site");
    let sitting = file.inspections.last().expect("it is begun");
    assert!(sitting.score(5).is_some() && sitting.score(6).is_none());
}
