//! Two people scoring one sheet: other items and other parts of an item go together, and where both entered something
//! for one part, whoever comes second is told who it was, sees both values and chooses.

use std::time::Duration;

use sanzhang::{
    domain::{ScoreFields, SiteId, Value},
    keymap::Context,
};

use crate::support::{board::fourteen, stage::Stage};

const SECOND: Duration = Duration::from_secs(1);

/// What the file has of an item.
fn fields(stage: &Stage, item: u16) -> ScoreFields {
    let county = stage.again();
    let sites = county.model().desk.county().sites();
    let file = sites.get(SiteId(1)).expect("a site");
    let sitting = file.inspections.last().expect("a sitting");
    let score = sitting.score(item);
    score.map_or_else(ScoreFields::default, |held| held.record.fields.clone())
}

fn value(stage: &Stage, item: u16) -> Option<String> {
    match fields(stage, item).value {
        Some(Value::Number(points)) => Some(points.to_string()),
        _ => None,
    }
}

/// Two sheets of one sitting, in which nothing but its last item is scored.
fn two() -> (Stage, Stage) {
    let mut first = fourteen();
    first
        .press("g d c down down down down down down")
        .type_("1")
        .press("enter esc");
    let mut second = first.second();
    for stage in [&mut first, &mut second] {
        stage.press("g d c").shows("已评 1/7 项");
        assert_eq!(stage.model().context(), Context::Score);
    }
    (first, second)
}

#[test]
fn whoever_scores_second_sees_both_values_and_chooses() {
    for (keys, stays) in [("right enter", "1"), ("enter", "2")] {
        let (mut first, mut second) = two();
        first.type_("1");
        second.type_("2").press("enter");
        // Their value came in while ours was typed, and ours is not put over it.
        first.advance(SECOND).press("enter");
        assert_eq!(value(&first, 1).as_deref(), Some("2"));
        first
            .shows("第 1 项得分：学员2 已改成“2”，您填的“1”没有保存")
            .shows("!2/2");
        // At another item nobody is interrupted.
        first.type_("0").press("enter");
        assert_eq!(value(&first, 2).as_deref(), Some("0"));
        first.press("up up");
        first.shows("第 1 项得分：学员2 改成了“2”，您填的是“1”。用哪个？");
        assert_eq!(first.model().context(), Context::Confirm);
        first.press(keys).hides("用哪个").hides("!2/2");
        assert_eq!(value(&first, 1).as_deref(), Some(stays), "{keys}");
        first.type_("0").press("enter");
        assert_eq!(value(&first, 1).as_deref(), Some("0"), "seen, then changed");
    }
}

#[test]
fn it_is_the_same_before_the_other_ones_value_came_in() {
    let (mut first, mut second) = two();
    second.type_("2").press("enter");
    first.type_("1").press("enter");
    assert_eq!(value(&first, 1).as_deref(), Some("2"));
    first.shows("学员2 已改成“2”");
    // The same value is no clash.
    let (mut first, mut second) = two();
    second.type_("2").press("enter");
    first.type_("2").press("enter").hides("学员2");
    assert_eq!(value(&first, 1).as_deref(), Some("2"));
}

#[test]
fn a_note_and_a_value_of_two_people_go_together() {
    let (mut first, mut second) = two();
    second.press("f4").type_("台账缺三月").press("enter");
    first.type_("1").press("enter").hides("学员2 已改成");
    assert_eq!(value(&first, 1).as_deref(), Some("1"));
    assert_eq!(fields(&first, 1).note, "台账缺三月");
}

#[test]
fn of_two_notes_none_is_lost_and_long_ones_are_seen_whole() {
    let theirs = "联系卡没有发到户，公示栏上的电话是去年的，巷口那一栏已经褪色";
    let mine = "例会记录缺第二季度，签到表与培训台账的人数对不上，要求月底前补齐";
    let (mut first, mut second) = two();
    first.sized(80, 24).press("f7 f4");
    second.press("f4").type_(theirs).press("enter");
    first.type_(mine).press("enter");
    assert_eq!(fields(&first, 1).note, theirs);
    first.press("up").shows("Which one?");
    let screen: String = first.screen().split_whitespace().collect();
    let bare: String = screen.chars().filter(|c| *c != '│').collect();
    assert!(bare.contains(theirs), "{}", first.screen());
    assert!(bare.contains(mine), "{}", first.screen());
    first.press("right enter");
    assert_eq!(fields(&first, 1).note, mine);
}

#[test]
fn two_who_begin_at_once_score_in_one_sitting() {
    let mut first = fourteen();
    let mut second = first.second();
    for stage in [&mut first, &mut second] {
        stage.press("g d c").shows("已评 0/7 项");
    }
    second.type_("2").press("enter");
    // Here nobody knows of it yet.
    first.type_("1").press("enter").shows("学员2 已改成“2”");
    first.type_("0").press("enter");
    assert_eq!(value(&first, 1).as_deref(), Some("2"));
    assert_eq!(value(&first, 2).as_deref(), Some("0"));
    let desk = &first.model().desk;
    let file = desk.county().sites().get(SiteId(1)).expect("a site");
    assert_eq!(file.inspections.len(), 1);
}

#[test]
fn nobody_ends_or_leaves_without_having_seen_a_clash() {
    let (mut first, mut second) = two();
    first.type_("1");
    second.type_("2").press("enter");
    first.press("enter down ^s").shows("用哪个");
    // It may be put off, and is a draft until it is decided.
    first.press("esc").hides("用哪个").shows("!2/2");
    first.press("down down esc");
    assert_ne!(first.model().context(), Context::Score);
    let mut later = first.again();
    later
        .shows("没写完的表单")
        .press("g d c")
        .press("down up up")
        .shows("您填的是“1”");
    later.press("right enter esc");
    assert_eq!(value(&first, 1).as_deref(), Some("1"));
    later.again().hides("没写完的表单");
    // Who did not see it yet is led there on the way out.
    let (mut first, mut second) = two();
    first.type_("1");
    second.type_("2").press("enter");
    first.press("enter down esc").shows("用哪个");
    first.press("enter esc");
    assert_ne!(first.model().context(), Context::Score);
    assert_eq!(value(&first, 1).as_deref(), Some("2"));
    first.again().hides("没写完的表单");
}

#[test]
fn a_draft_keeps_the_value_and_the_note_and_what_they_were_typed_over() {
    let (mut first, mut second) = two();
    first.type_("1").press("f4").type_("台账缺").advance(SECOND);
    second
        .type_("2")
        .press("enter up f4")
        .type_("齐全")
        .press("enter");
    // Nothing is said to the program that is killed.
    let mut later = first.again();
    later.press("g w enter").shows("台账缺").type_("三月份");
    later
        .press("enter")
        .shows("第 1 项备注：学员2 已改成“齐全”");
    // From the note to where the proof lies, and from there to the value.
    later
        .press("enter enter")
        .shows("第 1 项得分：学员2 已改成“2”");
    later
        .press("up")
        .shows("您填的是“台账缺三月份”")
        .press("right enter");
    later.shows("您填的是“1”").press("right enter");
    assert_eq!(value(&later, 1).as_deref(), Some("1"));
    assert_eq!(fields(&later, 1).note, "台账缺三月份");
}

#[test]
fn what_was_left_in_a_sitting_that_is_closed_is_not_put_into_the_next_one() {
    let (mut first, mut second) = two();
    first.type_("1");
    second.type_("2").press("enter");
    first.press("enter down ^s esc").press("down down esc");
    second.press("^s ^s").shows("结束了");
    second.press("c").type_("0").press("enter");
    let mut later = first.again();
    later
        .press("g d c")
        .shows("第 2 次考核")
        .press("down down up");
    assert_eq!(value(&later, 1).as_deref(), Some("0"));
    later.press("up up").shows("您填的是“1”").press("enter");
    assert_eq!(value(&later, 1).as_deref(), Some("0"));
}

#[test]
fn a_score_that_somebody_took_back_meanwhile_is_not_put_back_unasked() {
    let (mut first, mut second) = two();
    second.type_("2").press("enter");
    first.advance(SECOND).shows("2/7 项").type_("1");
    second.press("esc u");
    assert_eq!(value(&second, 1), None);
    first.advance(SECOND).press("enter");
    first.shows("用哪个");
}
