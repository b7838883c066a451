//! Bands and curves of a rubric's items in a form: a short notation on one line, and what is said when it is wrong.

use sanzhang::domain::{
    Band, Curve, Floor, Item, Measure, Points, RubricFields, Scoring, Tenths, read_bands,
};

use crate::support::{board::fourteen, stage::Stage};

fn item(stage: &Stage, no: u16) -> Item {
    let desk = &stage.model().desk;
    let held = desk.county().sites().current_rubric().expect("a rubric");
    let fields: &RubricFields = &held.record.fields;
    fields.item(no).expect("the item").clone()
}

fn bands(text: &str) -> Vec<Band> {
    read_bands(text).expect("bands")
}

/// The form of an item, at the last field before those of the way to score.
fn edit(stage: &mut Stage, item: &str) {
    stage.press("g d b").onto(item).press("enter");
    stage.press("down down down down");
}

#[test]
fn bands_stand_on_one_line_and_change() {
    let mut stage = fourteen();
    edit(&mut stage, "指标3");
    stage.shows("[按档得分]").shows("95:5 90-94:3 0-89:0");
    stage
        .press("down")
        .shows("从几起:得几分，例如 90:10 80:8 60:5，或 80-89:8；再低得 0 分");
    // As an input method leaves it behind.
    stage
        .press("^u")
        .type_("９８：5，90：4、80 : 2")
        .press("^s");
    stage.shows("修改了考核细则");
    let new = item(&stage, 3).scoring;
    assert_eq!(new, Scoring::Bands(bands("98:5 90:4 80:2")));
    stage.press("u");
    let old = item(&stage, 3).scoring;
    assert_eq!(old, Scoring::Bands(bands("95:5 90-94:3 0-89:0")));
}

#[test]
fn every_fault_of_the_notation_says_how_to_mend_it() {
    let mut stage = fourteen();
    let before = item(&stage, 3);
    edit(&mut stage, "指标3");
    stage.press("down");
    let faults = [
        ("", "请填写各档"),
        ("95", "第 1 档“95”请写成“从几起:得几分”，例如 80:8。"),
        (
            "95:5 九十:3",
            "第 2 档“九十:3”冒号前请写数字，例如 80 或 80-89。",
        ),
        ("95:5 90:3.25", "第 2 档“90:3.25”冒号后请写分数"),
        (
            "95 90-x:3",
            "第 1 档“95”请写成“从几起:得几分”，例如 80:8。第 2 档",
        ),
        // What can be read and makes no sense is told by the rules of the rubric, at the same field.
        ("95:5 95:3", "95 同时落在两档里，请改开。"),
        ("95:5 80-89:3", "89 与 95 之间没有分档，请补上。"),
        ("95:5 90-85:3", "分档 90 到 85 写反了"),
        ("95:6 90:3", "有一档得 6 分，超出本项的 0 到 5 分"),
        ("95:4 90:3", "最高一档只得 4 分，本项是 5 分"),
        (
            "20:5 19:4 18:4 17:4 16:4 15:4 14:4 13:4 12:4 11:4 10:4 9:4 8:4 7:4 6:4 5:4 4:4 3:4 2:4 1:4 0:1",
            "最多 20 个",
        ),
    ];
    for (typed, told) in faults {
        stage.press("^u").type_(typed).press("^s").shows(told);
        assert_eq!(item(&stage, 3), before, "nothing was changed by {typed}");
    }
    stage
        .press("^u")
        .type_("90:5")
        .press("^s")
        .shows("修改了考核细则");
}

#[test]
fn a_curve_becomes_bands_and_a_line_again() {
    let mut stage = fourteen();
    edit(&mut stage, "指标7");
    stage
        .shows("[自动计算，按比例得分]")
        .shows("零分线（%）")
        .hides("各档");
    stage.press("down down ^u").type_("101").press("^s");
    stage.shows("线性计分从 101 到 100 不对");
    stage.press("^u").type_("50").press("^s");
    let line = |from| Curve::Linear {
        from: Tenths::whole(from),
        to: Tenths::whole(100),
    };
    let computed = |measure, curve| Scoring::Computed { measure, curve };
    assert_eq!(item(&stage, 7).scoring, computed(Measure::InSize, line(50)));
    // By bands, and of another measure.
    stage
        .press("enter down down down down left")
        .shows("各档")
        .hides("零分线");
    stage
        .press("down right down")
        .type_("90:6 60:3")
        .press("^s");
    let curve = Curve::Bands(bands("90:6 60:3"));
    assert_eq!(
        item(&stage, 7).scoring,
        computed(Measure::PostsFilled, curve)
    );
    stage.shows("自动计算：三长到岗率");
}

#[test]
fn a_deduction_has_a_floor_or_none() {
    let mut stage = fourteen();
    edit(&mut stage, "指标2");
    stage.press("right").shows("[每次扣分，不保底]").press("^s");
    let each = Points::whole(1);
    let deduct = |floor| Scoring::Deduct { each, floor };
    assert_eq!(item(&stage, 2).scoring, deduct(Floor::Open));
    stage.press("u");
    assert_eq!(item(&stage, 2).scoring, deduct(Floor::Zero));
    // Down to nothing, the first may not cost more than there is.
    stage
        .press("enter down down down down down ^u")
        .type_("4")
        .press("^s");
    stage.shows("每次扣 4 分，超过本项的 3 分");
}

#[test]
fn bands_that_were_left_are_offered_again() {
    let mut stage = fourteen();
    edit(&mut stage, "指标1");
    stage
        .press("end left left")
        .shows("[按档得分]")
        .press("down");
    stage.type_("90:2 80:一").press("^x").press("enter");
    stage.shows("要接着填吗").press("enter");
    stage.shows("[按档得分]").shows("90:2 80:一").press("^s");
    stage.shows("第 2 档“80:一”冒号后请写分数");
    assert_eq!(item(&stage, 1).scoring, Scoring::Typed);
}

#[test]
fn the_kinds_are_chosen_from_a_list_on_a_narrow_english_screen() {
    let mut stage = fourteen();
    stage.press("f7").sized(80, 24);
    edit(&mut stage, "指标1");
    stage.press("^l");
    stage.shows("points as seen fit").shows("by bands");
    stage
        .press("end")
        .shows("[computed, on a line]")
        .press("esc");
    stage.shows("What is measured").shows("Nothing up to (%)");
    stage.press("left left").shows("Bands").press("down");
    stage.shows("value:points, such as 90:10 80:8 60:5 or 80-89:8; below them 0");
    stage.type_("90 80:2").press("^s");
    stage.shows("entry 1, \"90\": please write value:points,");
}
