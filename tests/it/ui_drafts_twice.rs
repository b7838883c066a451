//! One person sits twice with the same form open: what is typed in either is kept, and a save in one takes nothing of the
//! other's.

use std::time::Duration;

use sanzhang::ui::Event;

use crate::{
    support::{board::fourteen, stage::Stage},
    ui_roll,
};

fn soon(stage: &mut Stage) -> &mut Stage {
    stage.advance(Duration::from_secs(1))
}

/// The form for a household, open in two sittings before a letter is typed.
fn twice() -> [Stage; 2] {
    let mut one = Stage::village();
    one.walk_to_neighborhood();
    let mut other = one.again();
    other.walk_to_neighborhood();
    for stage in [&mut one, &mut other] {
        stage.press("a").shows("新增户").hides("要接着填吗");
    }
    soon(one.type_("蒋样顺"));
    soon(other.type_("冯样珍"));
    [one, other]
}

/// Chosen from the list of what was left.
fn go_on<'a>(stage: &'a mut Stage, typed: &str) -> &'a mut Stage {
    stage.press("g w").shows(typed);
    let screen = stage.screen();
    let mut marked = screen.lines().flat_map(|line| line.split('▸').skip(1));
    if !marked.any(|row| row.trim_start().starts_with("04-07") && row.contains(typed)) {
        stage.press("j");
    }
    stage.press("enter").shows(typed)
}

#[test]
fn what_both_typed_is_there_whichever_goes_first() {
    for first in [0, 1] {
        let mut both = twice();
        both[first].send(Event::Hangup);
        both[1 - first].send(Event::Hangup);
        let mut later = both[0].again();
        later.shows("2 份没写完的表单").press("g w");
        later.shows("蒋样顺").shows("冯样珍");
    }
}

#[test]
fn a_save_in_one_takes_the_draft_of_that_one_only() {
    for saved in [0, 1] {
        let mut both = twice();
        let names = ["蒋样顺", "冯样珍"];
        both[saved].press("tab").type_("3").press("^s");
        both[saved].shows(&format!("新增了 {}", names[saved]));
        let mut later = both[saved].again();
        later.shows("1 份没写完的表单").press("g w");
        later.shows(names[1 - saved]).hides(names[saved]);
        // The other goes on typing, and saves as well.
        both[1 - saved].press("tab").type_("4").press("^s");
        both[1 - saved].shows(&format!("新增了 {}", names[1 - saved]));
        assert!(!later.again().foot().contains("没写完"));
    }
}

#[test]
fn a_form_that_is_cleared_or_given_up_takes_only_its_own_draft() {
    for keys in ["^u", "esc right enter"] {
        let [one, mut other] = twice();
        other.press(keys);
        let mut later = soon(&mut other).again();
        later
            .shows("1 份没写完的表单")
            .press("g w")
            .shows("蒋样顺")
            .hides("冯样珍");
        drop(one);
    }
}

#[test]
fn whichever_is_gone_on_with_is_the_one_that_is_done_with() {
    for (taken, left) in [("冯样珍", "蒋样顺"), ("蒋样顺", "冯样珍")] {
        let mut both = twice();
        for stage in &mut both {
            stage.send(Event::Hangup);
        }
        let mut later = both[0].again();
        go_on(&mut later, taken);
        later.hides(left).press("tab").type_("3");
        // Left and opened where it belongs, it is that one which is offered.
        later.press("^x").walk_to_neighborhood();
        later
            .press("a")
            .shows("要接着填吗")
            .press("enter")
            .shows(taken);
        later.press("^s").shows(&format!("新增了 {taken}"));
        let mut last = later.again();
        last.shows("1 份没写完的表单").press("g w").shows(left);
    }
}

#[test]
fn a_draft_taken_up_while_it_is_still_typed_elsewhere_is_two_from_then_on() {
    let mut one = Stage::village();
    one.walk_to_neighborhood();
    soon(one.press("a").type_("蒋样顺"));
    let mut other = one.again();
    other.press("g w enter").shows("蒋样顺").type_("甲");
    soon(&mut other);
    soon(one.type_("乙"));
    let mut later = one.again();
    later.shows("2 份没写完的表单").press("g w");
    later.shows("蒋样顺甲").shows("蒋样顺乙");
}

#[test]
fn one_dropped_from_the_list_that_was_typed_on_meanwhile_stays() {
    let mut one = Stage::village();
    one.walk_to_neighborhood();
    soon(one.press("a").type_("蒋样顺"));
    let mut other = one.again();
    other.press("g w").shows("蒋样顺");
    soon(one.type_("乙"));
    other.press("D D");
    one.again().press("g w").shows("蒋样顺乙");
}

#[test]
fn a_reason_lies_apart_and_comes_back() {
    let mut one = Stage::township();
    let id = ui_roll::session(&mut one, "08:55", 10);
    let mut other = one.again();
    for stage in [&mut one, &mut other] {
        ui_roll::open(stage, id)
            .press("down j j a")
            .shows("请假，原因");
    }
    soon(one.type_("住院"));
    soon(other.type_("外出"));
    for (typed, left) in [("外出", "住院"), ("住院", "外出")] {
        let mut later = one.again();
        go_on(&mut later, typed).shows("请假，原因").hides(left);
    }
    let mut later = one.again();
    go_on(&mut later, "外出")
        .press("enter")
        .shows("请假 1")
        .press("esc esc");
    later
        .again()
        .shows("1 份没写完的表单")
        .press("g w")
        .shows("住院");
}

#[test]
fn a_pasted_roster_lies_apart_and_comes_back() {
    let mut one = Stage::village();
    let mut other = one.again();
    for (stage, head) in [(&mut one, "李试"), (&mut other, "王试")] {
        stage.press("g i");
        stage.paste(&format!("村\t组\t邻\t户主\n沙坪村\t1组\t第1邻\t{head}\n"));
        soon(stage);
    }
    let mut later = one.again();
    go_on(&mut later, "李试")
        .hides("王试")
        .press("^s")
        .shows("已导入");
    later
        .again()
        .shows("1 份没写完的表单")
        .press("g w")
        .shows("王试");
}

#[test]
fn a_score_lies_apart_and_comes_back() {
    let mut one = fourteen();
    let mut other = one.again();
    for stage in [&mut one, &mut other] {
        stage.press("g d c");
    }
    soon(one.type_("1.5"));
    soon(other.type_("0.5"));
    let mut later = one.again();
    go_on(&mut later, "1.5").shows("1.5/2").press("enter esc");
    later
        .again()
        .shows("1 份没写完的表单")
        .press("g w")
        .shows("0.5");
}
