//! Scoring a site: a number and Enter an item, counted; faults in a sentence; left and resumed.

use sanzhang::{
    domain::{By, Command, Points, RubricCommand, RubricId, SiteId},
    exchange::{EXAMPLE_RUBRIC, read_rubric},
    keymap::Context,
    register::SiteFile,
};

use crate::support::{board::fourteen, stage::Stage};

fn file(stage: &Stage) -> std::sync::Arc<SiteFile> {
    let desk = &stage.model().desk;
    desk.county()
        .sites()
        .get(SiteId(1))
        .expect("a site")
        .clone()
}

fn points(stage: &Stage, by: By, item: u16) -> Option<Points> {
    let file = file(stage);
    let sitting = file.inspections.iter().rev().find(|s| s.by() == by)?;
    sitting.score(item)?.record.points
}

#[test]
fn an_item_is_a_number_and_enter() {
    let mut stage = fourteen();
    stage
        .press("g d c")
        .shows("第 1 次考核")
        .shows("已评 0/7 项")
        .shows("输得分");
    assert_eq!(stage.model().context(), Context::Score);
    // What comes of it is shown while it is typed.
    stage.type_("1.5").shows("1.5/2").press("enter");
    assert_eq!(
        points(&stage, By::Verifier, 1),
        Some("1.5".parse().expect("points"))
    );
    stage.shows("已评 1/7 项  1.5/25 分").shows("输次数、个数");
    stage.type_("2").press("enter").shows("95:5 90-94:3 0-89:0");
    stage.type_("92").press("enter");
    assert_eq!(
        points(&stage, By::Verifier, 3),
        Some(Points::whole(3)),
        "by its band"
    );
    stage.shows("输 是 或 否").type_("y").press("enter");
    stage.shows("已评 4/7 项").shows("组织  !5.5/10");
    assert_eq!(points(&stage, By::Verifier, 4), Some(Points::whole(2)));
}

#[test]
fn a_fault_is_a_sentence_and_nothing_is_lost() {
    let mut stage = fourteen();
    stage
        .press("g d c")
        .type_("9")
        .shows("第 1 项得分应在 0 到 2 之间")
        .press("enter");
    stage.shows("已评 0/7 项");
    assert!(file(&stage).inspections.is_empty(), "nothing began");
    stage
        .press("bs")
        .type_("x")
        .shows("请输数字")
        .press("bs")
        .type_("2")
        .press("enter");
    stage.shows("已评 1/7 项");
    stage.press("down down").type_("m").shows("请输 是 或 否");
}

#[test]
fn what_is_typed_after_a_refusal_takes_the_place_of_what_was_refused() {
    let mut stage = fourteen();
    stage.press("g d c").type_("9").press("enter").type_("2");
    stage.shows("2/2").press("enter");
    assert_eq!(points(&stage, By::Verifier, 1), Some(Points::whole(2)));
    // A motion says that one wants to mend it.
    stage
        .press("up")
        .type_("19")
        .press("enter left bs")
        .type_("");
    stage.shows("9").press("home del").type_("1").press("enter");
    assert_eq!(points(&stage, By::Verifier, 1), Some(Points::whole(1)));
}

#[test]
fn going_to_another_item_saves_what_was_typed_or_stays_where_it_cannot_be() {
    let mut stage = fourteen();
    stage.press("g d c").type_("1").press("down");
    assert_eq!(points(&stage, By::Verifier, 1), Some(Points::whole(1)));
    stage.press("up").type_("9").press("down");
    stage.shows("第 1 项得分应在").type_("2").press("down");
    assert_eq!(points(&stage, By::Verifier, 1), Some(Points::whole(2)));
    stage.type_("0").press("pgdn");
    assert_eq!(points(&stage, By::Verifier, 2), Some(Points::whole(3)));
    // A note and a value of the same item go together.
    stage.press("pgup").type_("1").press("f4");
    stage.type_("补齐了");
    stage.press("down");
    let of = file(&stage);
    let score = &of.inspections[0].score(1).expect("a score").record;
    assert_eq!(score.fields.note, "补齐了");
    assert_eq!(score.points, Some(Points::whole(1)));
    // Nothing typed, nothing scored: not even what the program would propose.
    let scored = of.inspections[0].scores.len();
    stage.press("down down down down down down down up");
    assert_eq!(file(&stage).inspections[0].scores.len(), scored);
}

#[test]
fn a_sitting_is_left_and_resumed_where_it_is_open() {
    let mut stage = fourteen();
    stage
        .press("g d c")
        .type_("2")
        .press("enter")
        .type_("0")
        .press("enter");
    stage.press("esc").shows("检查没有结束");
    assert_eq!(stage.model().context(), Context::Board);
    stage.press("c").shows("已评 2/7 项").shows("输数值");
    stage.type_("95").press("enter");
    assert_eq!(points(&stage, By::Verifier, 3), Some(Points::whole(5)));
    assert_eq!(file(&stage).inspections.len(), 1, "the same sitting");
    stage
        .press("^s")
        .shows("还没评的项：4 5 6 7")
        .press("^s")
        .shows("结束了");
    assert!(file(&stage).inspections[0].is_closed());
    // The board moved, and undo moves it back.
    stage.shows("!").press("u u").shows("第0甲村");
    assert_eq!(points(&stage, By::Verifier, 3), None);
}

#[test]
fn a_note_and_a_rectification_belong_to_the_item() {
    let mut stage = fourteen();
    stage
        .press("g d c")
        .type_("1")
        .press("enter up f4")
        .type_("查看台账")
        .press("enter");
    let of = file(&stage);
    let score = &of.inspections[0].score(1).expect("a score").record;
    assert_eq!(score.fields.note, "查看台账");
    assert_eq!(score.points, Some(Points::whole(1)), "the score stayed");
    stage
        .press("f3")
        .shows("第 1 项")
        .type_("台账缺三月份")
        .press("^s");
    assert_eq!(stage.model().context(), Context::Score);
    let found = &file(&stage).rectifications[0].record;
    assert_eq!(found.item, Some(1));
    assert!(found.inspection.is_some());
}

#[test]
fn typing_on_never_waits_for_a_slow_file() {
    let mut stage = fourteen();
    stage.press("g d c").hold();
    stage
        .type_("2")
        .press("enter")
        .type_("1")
        .press("enter")
        .type_("95")
        .press("enter");
    stage.release().shows("已评 3/7 项");
    assert_eq!(points(&stage, By::Verifier, 2), Some(Points::whole(2)));
    assert_eq!(points(&stage, By::Verifier, 3), Some(Points::whole(5)));
}

/// A whole sheet of twenty items from the example rubric.
#[test]
fn twenty_items_take_at_most_four_keys_each() {
    let mut stage = fourteen();
    let fields = read_rubric(EXAMPLE_RUBRIC).expect("no faults");
    let id = RubricId::promised(0);
    let fields = Box::new(fields);
    stage.submit(Command::Rubric(RubricCommand::Add { id, fields }));
    stage.press("g d s").shows("已评 0/20 项");
    let sheet = [
        "y", "97", "95", "2", "3.5", "95", "1", "92", "y", "80", "1", "95", "0", "2", "4", "5",
        "1", "3", "88", "n",
    ];
    let mut keys = 0;
    for (text, item) in sheet.into_iter().zip(1..) {
        stage.type_(text).press("enter");
        keys += text.chars().count() + 1;
        assert!(
            points(&stage, By::Village, item).is_some(),
            "item {item}\n{}",
            stage.screen()
        );
    }
    stage.shows("各项都已评分");
    assert!(keys <= 20 * 4, "{keys}");
}

#[test]
fn what_is_typed_on_a_sheet_is_there_again_after_the_line_broke() {
    let second = std::time::Duration::from_secs(1);
    let mut stage = fourteen();
    stage.press("g d c").type_("1.5").advance(second);
    // Nothing is said to the program that is killed.
    let mut later = stage.again();
    later.shows("没写完的表单");
    later
        .press("g w")
        .shows("考核  第0甲村")
        .shows("1.5")
        .press("enter");
    assert_eq!(later.model().context(), Context::Score);
    later.shows("1.5/2").press("enter");
    assert_eq!(
        points(&later, By::Verifier, 1),
        Some("1.5".parse().expect("points"))
    );
    later.press("up f4").type_("台账缺").advance(second);
    let mut third = later.again();
    // Opened from the board it is there too, at its item.
    third
        .press("g d c")
        .shows("台账缺")
        .type_("三月份")
        .press("enter");
    let of = file(&third);
    let score = &of.inspections[0].score(1).expect("a score").record;
    assert_eq!(score.fields.note, "台账缺三月份");
    // What was saved is offered no more, nor what was cleared.
    third.advance(second).press("esc");
    third.again().hides("没写完的表单");
    third
        .press("g d c")
        .type_("7")
        .advance(second)
        .press("esc esc");
    third.again().hides("没写完的表单");
}
