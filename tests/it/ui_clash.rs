//! Two people at one record, in every form that changes one: whoever saves second is told who changed which field, sees
//! both values and chooses.

use std::time::Duration;

use sanzhang::keymap::Context;

use crate::support::{
    board::{fourteen, wrong},
    stage::Stage,
};

/// A form, how one comes to it and to one of its fields, and what two people type there.
struct Case {
    make: fn() -> Stage,
    open: &'static str,
    typed: [&'static str; 2],
}

const fn case(make: fn() -> Stage, open: &'static str, typed: [&'static str; 2]) -> Case {
    Case { make, open, typed }
}

fn rectified() -> Stage {
    let mut stage = fourteen();
    wrong(&mut stage, 0, "联系卡没有发到户", 14);
    stage
}

const CASES: [Case; 12] = [
    case(Stage::village, "j l j l j e", ["甲片", "乙片"]),
    case(Stage::village, "j l j l j c", ["钟甲", "钟乙"]),
    case(Stage::village, "j l j l j t", ["2023-01-05", "2023-02-05"]),
    case(Stage::village, "j l j l j l j l j l j e", ["黄甲", "黄乙"]),
    case(Stage::village, "g t enter e", ["培训甲", "培训乙"]),
    case(Stage::village, "g s j j j j j j j j j e", ["类甲", "类乙"]),
    case(fourteen, "g d enter e", ["特色甲", "特色乙"]),
    case(fourteen, "g d b e", ["细则甲", "细则乙"]),
    case(fourteen, "g d b down e", ["板块甲", "板块乙"]),
    case(fourteen, "g d b down down e", ["指标甲", "指标乙"]),
    case(fourteen, "g s G k k e", ["阶段甲", "阶段乙"]),
    case(
        rectified,
        "g d enter j j j j j j j j j j j e",
        ["问题甲", "问题乙"],
    ),
];

/// The form is open before both; the second saves first, and the first is asked.
fn clash(case: &Case, dress: impl Fn(&mut Stage)) -> Stage {
    let mut first = (case.make)();
    let mut second = first.second();
    for stage in [&mut first, &mut second] {
        dress(stage);
        stage.press(case.open);
        assert_eq!(stage.model().context(), Context::Form, "{}", case.open);
    }
    save(second.press("^u").type_(case.typed[0]));
    assert_ne!(
        second.model().context(),
        Context::Form,
        "{}",
        second.screen()
    );
    save(first.press("^u").type_(case.typed[1]));
    first.advance(Duration::from_secs(2));
    first
}

/// A leader who heads a household is one person in two records; here only the one that is edited is meant.
fn save(stage: &mut Stage) {
    stage.press("^s");
    if stage.screen().contains("只改这里") || stage.screen().contains("Only here") {
        stage.press("right enter");
    }
}

#[test]
fn whoever_saves_second_sees_both_values_and_chooses() {
    for case in &CASES {
        let [theirs, mine] = case.typed;
        // What was typed wins.
        let mut first = clash(case, |_| ());
        first.shows("学员2");
        first.shows(&format!("改成了“{theirs}”，您填的是“{mine}”"));
        save(first.press("right enter").shows(mine));
        assert_ne!(first.model().context(), Context::Form, "{}", first.screen());
        first.press("g j").shows("学员1");
        // What the other one typed wins.
        let mut first = clash(case, |_| ());
        first.press("enter").shows(theirs);
        assert_eq!(first.model().context(), Context::Form);
        save(&mut first);
        assert_ne!(first.model().context(), Context::Form, "{}", first.screen());
        assert!(!first.screen().contains(mine), "{}", first.screen());
    }
}

#[test]
fn on_a_narrow_terminal_and_in_english_both_values_are_seen_too() {
    for case in &CASES {
        let [theirs, mine] = case.typed;
        let mut first = clash(case, |stage| {
            stage.sized(80, 24).press("f7");
        });
        for words in [theirs, mine, "学员2"] {
            first.shows(words);
        }
        let screen = first.screen();
        assert!(!screen.contains("改成了"), "{screen}");
    }
}

#[test]
fn what_the_other_did_stands_in_the_history_and_in_the_journal_without_a_key() {
    let mut first = Stage::village();
    first.walk_to_neighborhood();
    let mut second = first.second();
    second.walk_to_neighborhood();
    let mut reader = first.second();
    reader.press("g j").hides("黄某某");
    for stage in [&mut first, &mut second] {
        stage.press("l j");
    }
    first.hides("黄某某");
    second.press("e ^u").type_("黄某某").press("^s");
    first.advance(Duration::from_secs(1));
    reader.advance(Duration::from_secs(1));
    // In the foot, and in the history or the journal.
    for stage in [&first, &reader] {
        let seen = stage.screen();
        let rows = seen.lines().filter(|line| line.contains("学员2"));
        assert_eq!(rows.count(), 2, "{seen}");
    }
}

#[test]
fn the_other_one_is_said_to_have_changed_the_field_that_they_changed() {
    let mut first = Stage::village();
    let mut second = first.second();
    for stage in [&mut first, &mut second] {
        stage.walk_to_neighborhood();
        stage.press("l j e");
    }
    for (stage, phone) in [(&mut second, "13800001111"), (&mut first, "13900002222")] {
        let label = |stage: &mut Stage| {
            let (_, y) = stage.caret().expect("a field");
            stage.line(y.into())
        };
        while !label(stage).contains("电话") {
            stage.press("tab");
        }
        stage.press("^u").type_(phone).press("^s");
    }
    first.advance(Duration::from_secs(1));
    first.shows("联系人1电话：学员2 改成了“13800001111”");
    first.press("enter").shows("改了 联系人1电话");
}
