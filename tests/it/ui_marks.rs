//! What is counted is what acts: marks that no row shows, marks that are people, marks that a change leaves out; and
//! questions that others change while they are open.

use std::time::Duration;

use sanzhang::{
    domain::{Command, HouseholdCommand, HouseholdFields, HouseholdId, TrainingId, UnitId},
    keymap::Context,
    register::{Mark, Node},
    session::Wish,
    ui::{
        Effect,
        registry::{list::List, tree::Tree},
        training::{route::Training, session::Session},
    },
};

use crate::{
    support::{follow, stage::Stage},
    ui_roll,
};

fn on(stage: &Stage) -> Option<Node> {
    match (stage.on::<List>(), stage.on::<Tree>()) {
        (Some(list), _) => list.node(),
        (_, Some(tree)) => tree.node(),
        _ => panic!("neither list nor tree\n{}", stage.screen()),
    }
}

fn household(stage: &Stage) -> HouseholdId {
    match on(stage) {
        Some(Node::Household(id)) => id,
        _ => panic!("no household\n{}", stage.screen()),
    }
}

fn head(stage: &Stage, id: HouseholdId) -> String {
    let held = stage.model().desk.county().household(id);
    held.expect("a household").record.fields.head
}

fn is_retired(stage: &Stage, id: HouseholdId) -> bool {
    let row = stage.model().desk.county().household_row(id);
    row.expect("a household").has(Mark::Retired)
}

fn deregister(stage: &mut Stage, id: HouseholdId) {
    let row = stage.model().desk.county().household_row(id);
    let base = row.expect("a household").version;
    let command = HouseholdCommand::Deregister { id, base };
    stage.submit(Command::Household(command));
}

fn pass(stage: &mut Stage) {
    stage.advance(Duration::from_secs(3));
}

fn first_of(stage: &Stage, neighborhood: UnitId) -> HouseholdId {
    stage.model().desk.county().households_of(neighborhood)[0].id
}

#[test]
fn marks_that_the_filter_hides_act_and_are_told() {
    let mut stage = Stage::village();
    stage.press("g c g g");
    let mut marked = Vec::new();
    for _ in 0..3 {
        marked.push(household(&stage));
        stage.press("x");
    }
    let shown = head(&stage, marked[1]);
    let hidden = {
        let others = marked.iter().filter(|id| head(&stage, **id) != shown);
        others.count()
    };
    assert!(hidden > 0);
    stage.press("f").type_(&shown).press("enter");
    stage.shows(&format!("已选 3 项，其中 {hidden} 项未显示"));
    let told = format!("其中 {hidden} 项现在没有显示出来");
    stage
        .press("b")
        .shows("批量修改 3 户")
        .shows(&told)
        .press("esc");
    stage
        .press("D")
        .shows("3 户一并销户")
        .shows(&told)
        .press("y");
    assert!(marked.iter().all(|id| is_retired(&stage, *id)));
    stage.press("u");
    assert!(!marked.iter().any(|id| is_retired(&stage, *id)));
}

#[test]
fn marks_in_a_fold_act_and_are_told() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("l j");
    let id = household(&stage);
    stage.press("x x").shows("已选 2 项 ·");
    // Folding shows no row of them.
    stage.press("h h").shows("已选 2 项，2 项未显示");
    stage
        .press("D")
        .shows("2 户一并销户")
        .shows("其中 2 项现在没有显示出来");
    stage.press("y");
    assert!(is_retired(&stage, id));
}

#[test]
fn people_do_not_turn_into_the_households_of_their_neighborhood() {
    let mut stage = Stage::village();
    stage.press("3 g g x x x").shows("已选 3 项");
    let before = stage.head();
    for key in ["b", "w", "c", "D", "J", "n"] {
        stage.press(key);
        assert_eq!(stage.model().context(), Context::List, "{key}");
    }
    stage
        .press("b")
        .shows("这张表里是人：“批量修改”用于户或单位");
    stage
        .press("space")
        .hides("批量修改")
        .hides("已入微信群")
        .press("esc");
    assert_eq!(stage.head(), before);
    // One of them is edited as a person, several are not.
    stage.press("e").shows("一次只用于一项");
    stage.press("X g g e").shows("修改");
    assert_eq!(stage.model().context(), Context::Form);
}

#[test]
fn what_is_done_to_one_says_so_while_several_are_selected() {
    let mut stage = Stage::village();
    stage.press("j l j l j x x").shows("已选 2 项");
    for key in ["a", "A", "t"] {
        stage.press(key).shows("一次只用于一项：先按 X 取消选中");
        assert_eq!(stage.model().context(), Context::Browse, "{key}");
    }
    // What no selection takes is told by what it is for.
    stage.press("s").shows("把光标放到户或邻上");
}

#[test]
fn what_a_change_leaves_out_of_the_selection_is_told() {
    let mut stage = Stage::village();
    // A section, and the first neighborhood of it.
    stage.press("j l j l j x k l j l j x").shows("已选 2 项");
    stage.press("b").shows("另有 1 个片不在其内").press("esc");
    stage.press("w").shows("另有 1 个片不在其内");
    assert_eq!(stage.model().context(), Context::Confirm);
}

#[test]
fn a_question_that_others_changed_is_asked_anew() {
    let mut me = Stage::village();
    let mut other = me.second();
    let home = me.walk_to_neighborhood();
    let live = me.model().desk.county().households_of(home).len();
    me.press("D").shows(&format!("{live} 户"));
    let first = first_of(&other, home);
    deregister(&mut other, first);
    pass(&mut me);
    me.shows("刚才有人改动过，请再看一遍");
    me.shows(&format!("{} 户", live - 1)).press("esc");
    // Where it cannot be done any more, yes does nothing.
    me.press("l j");
    let id = household(&me);
    me.press("D").shows("号）销户");
    deregister(&mut other, id);
    pass(&mut me);
    let head = other.head();
    me.shows("这一步已做不了").press("y");
    assert_eq!(other.head(), head);
    assert_eq!(me.model().context(), Context::Browse);
}

#[test]
fn an_undo_puts_the_cursor_back_on_what_it_brings_back() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("l j j");
    let id = household(&stage);
    stage.press("D y").shows("已不在这里");
    assert_eq!(on(&stage), None);
    stage.press("D");
    assert_eq!(
        stage.model().context(),
        Context::Browse,
        "nobody else is asked about"
    );
    stage.press("u");
    assert_eq!(on(&stage), Some(Node::Household(id)));
}

fn session_of(stage: &Stage) -> bool {
    stage.on::<Session>().is_some()
}

#[test]
fn the_page_of_a_session_that_was_taken_back_is_left_and_not_gone_back_to() {
    let mut me = Stage::village();
    let planned = |stage: &mut Stage| -> TrainingId {
        let day = sanzhang::domain::Slot {
            date: sanzhang::rehearsal::TODAY,
            from: "09:00".parse().expect("a time"),
            to: "11:00".parse().expect("a time"),
        };
        ui_roll::plan(stage, day, 0)
    };
    let id = planned(&mut me);
    me.visit(Training::session(id));
    assert!(session_of(&me));
    me.press("u");
    assert!(!session_of(&me), "{}", me.screen());
    me.press("g j H");
    assert!(!session_of(&me), "{}", me.screen());
    // Where somebody else took it back the page stays, says so and does nothing.
    let mut other = me.second();
    let id = planned(&mut other);
    pass(&mut me);
    me.visit(Training::session(id));
    other.press("u");
    pass(&mut me);
    assert!(session_of(&me));
    let head = other.head();
    for key in ["enter", "d", "m", "x", "y"] {
        me.press(key).shows("这场培训已不在");
    }
    assert_eq!(other.head(), head);
    me.press("esc");
    assert!(!session_of(&me), "{}", me.screen());
}

fn copied(stage: &Stage) -> usize {
    let last = stage.wishes.iter().rev().find_map(|wish| match wish {
        Wish::Copy(text) => Some(text.lines().count()),
        _ => None,
    });
    last.unwrap_or_default()
}

#[test]
fn a_copy_holds_what_is_selected_also_where_the_filter_hides_it() {
    let mut stage = Stage::village();
    stage.press("g n l enter").shows("应训");
    stage.press("g g x x f").type_("无此人").press("enter y");
    assert_eq!(copied(&stage), 2, "{}", stage.screen());
}

#[test]
fn people_whom_the_filter_hides_are_told_before_they_lose_or_get_a_seat() {
    let mut stage = follow::seated();
    let id = follow::today(&stage);
    stage.visit(Training::session(id));
    let seated = |stage: &Stage| {
        let trainings = stage.model().desk.county().trainings();
        trainings.get(id).expect("a session").live().count()
    };
    let told = "其中 2 人现在没有显示出来";
    stage.press("g g x x f").type_("无此人").press("enter d");
    assert_eq!(
        stage.model().context(),
        Context::Confirm,
        "{}",
        stage.screen()
    );
    stage.shows(told).press("esc");
    assert_eq!(seated(&stage), 6);
    stage.press("d y");
    assert_eq!(seated(&stage), 4);
    // Who is assigned is asked about in the same way.
    stage.press("f").press("^u enter").press("a");
    stage
        .press("g g x x f")
        .type_("无此人")
        .press("enter enter");
    assert_eq!(
        stage.model().context(),
        Context::Confirm,
        "{}",
        stage.screen()
    );
    stage.shows(told).press("y");
    assert_eq!(seated(&stage), 6);
}

#[test]
fn a_question_in_the_other_language_is_the_same_question() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("D").type_("第").press("f7");
    stage
        .hides("Somebody has just changed")
        .shows("第")
        .press("f7");
    stage.hides("刚才有人改动过").shows("第");
}

#[test]
fn the_next_find_is_counted_from_where_the_cursor_stood() {
    let mut me = Stage::village();
    let mut other = me.second();
    me.walk_to_neighborhood();
    me.press("l f").type_("黄").press("enter n n");
    let third = household(&me);
    me.press("N");
    let second = household(&me);
    deregister(&mut other, second);
    pass(&mut me);
    assert_eq!(on(&me), None);
    me.press("n");
    assert_eq!(on(&me), Some(Node::Household(third)));
}

#[test]
fn a_range_takes_rows_of_one_level_and_says_where_it_cannot_begin() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    // From the first section to the last, the group and the neighborhoods between them left out.
    stage.press("k k x").shows("已选 1 项").press("G v");
    stage.shows("已选 4 项");
    // From a household that no row shows nothing can be reached.
    stage.press("X g g j j j j j l j x h h").shows("1 项未显示");
    stage.press("G v").shows("上次选中的那一行这里没有显示");
    stage.press("k").shows("已选 2 项，1 项未显示");
    stage
        .press("g g j j j v")
        .shows("已选 5 项")
        .hides("上次选中");
}

#[test]
fn what_is_selected_stays_until_something_is_done_with_it() {
    let mut stage = Stage::village();
    let neighborhood = stage.walk_to_neighborhood();
    stage
        .press("e ^u")
        .type_("第99邻")
        .press("^s")
        .shows("第99邻");
    stage.press("l j").press("x x").shows("已选 2 项");
    let ids = |stage: &Stage| {
        let county = stage.model().desk.county();
        let rows = county.households_of(neighborhood).iter();
        rows.filter(|row| !row.has(Mark::Retired)).count()
    };
    let all = ids(&stage);
    // Taking back something else, or adding something, is no use of the two.
    stage.press("u").shows("已选 2 项");
    let fields = HouseholdFields {
        head: "丁新".to_owned(),
        people: 1,
        ..Default::default()
    };
    let add = Command::Household(HouseholdCommand::Add {
        id: HouseholdId::promised(0),
        neighborhood,
        number: None,
        fields: Box::new(fields),
    });
    stage.open(|_| vec![Effect::Submit(add)]);
    assert_eq!(ids(&stage), all + 1, "{}", stage.screen());
    stage.shows("已选 2 项");
    // A refusal uses nothing up.
    let gone = Command::Household(HouseholdCommand::Restore {
        id: first_of(&stage, neighborhood),
    });
    stage.open(|_| vec![Effect::Submit(gone)]);
    stage.shows("已选 2 项");
    stage.press("D").shows("2 户一并销户").press("y");
    assert_eq!(ids(&stage), all - 1);
    stage.hides("已选");
}

#[test]
fn what_is_gone_is_marked_no_more() {
    let mut stage = Stage::village();
    stage.press("g c");
    let gone = household(&stage);
    stage.press("x x").shows("已选 2 项");
    let mut other = stage.second();
    deregister(&mut other, gone);
    pass(&mut stage);
    stage.shows("已选 1 项");
}
