//! The page of the rubric: adopted, read and edited; what does not add up is refused in a sentence.

use sanzhang::{
    domain::{By, Level, Occasion, Points, RubricFields, RubricId, Scoring},
    exchange::example_rubric,
    keymap::Context,
};

use crate::support::{
    board::{fourteen, inspected},
    county::{add_unit, batch},
    stage::Stage,
};

fn rubric(stage: &Stage) -> RubricFields {
    let desk = &stage.model().desk;
    let held = desk.county().sites().current_rubric().expect("a rubric");
    held.record.fields.clone()
}

fn points(stage: &Stage, no: u16) -> Points {
    rubric(stage).item(no).expect("the item").points
}

#[test]
fn the_page_opens_and_shows_blocks() {
    let mut stage = fourteen();
    stage.press("g d b");
    assert_eq!(stage.model().context(), Context::Rubric);
    for words in [
        "样例细则  第 1 版",
        "共 25 分，2 个板块，7 项指标",
        "合格线",
        "组织",
        "指标7",
        "审核材料",
        "每次扣 1 分，不保底",
    ] {
        stage.shows(words);
    }
    stage.hides("示例，不是本县标准").hides("旧版");
    stage.press("esc");
    assert_eq!(stage.model().context(), Context::Board);
    stage.press("enter b").shows("第 1 版").press("esc");
    assert_eq!(stage.model().context(), Context::Site);
}

#[test]
fn points_change_where_they_add_up_and_come_back() {
    let mut stage = fourteen();
    // Below the whole and the first block: item 1.
    stage
        .press("g d b down down enter")
        .shows("考核细则：第 1 项");
    stage.press("down ^u").type_("4").press("^s");
    stage.shows("各项合计 12 分，与板块的 10 分不符，请核对。");
    assert_eq!(stage.model().context(), Context::Form);
    assert_eq!(points(&stage, 1), Points::whole(2), "nothing was changed");
    // The refusal stands at the choice that puts it right.
    stage.press("right ^s").shows("修改了考核细则");
    assert_eq!(points(&stage, 1), Points::whole(4));
    let now = rubric(&stage);
    assert_eq!(now.blocks[0].points, Points::whole(12));
    assert_eq!(now.total, Points::whole(27));
    stage.shows("共 27 分").press("u").shows("共 25 分");
    assert_eq!(points(&stage, 1), Points::whole(2));
}

#[test]
fn a_block_is_shared_out_anew() {
    let mut stage = fourteen();
    stage
        .press("g d b down e")
        .shows("板块“组织”")
        .shows("1 指标1");
    stage.press("down ^u").type_("11").press("^s");
    stage.shows("合格线 11 分应在 0 到 10 分之间");
    stage.press("^u").type_("7.5");
    // One point from the second item to the first.
    stage.press("down down ^u").type_("3");
    stage.press("down ^u").type_("2").press("^s");
    stage.shows("修改了考核细则").shows("7.5");
    assert_eq!(points(&stage, 1), Points::whole(3));
    assert_eq!(points(&stage, 2), Points::whole(2));
    assert_eq!(rubric(&stage).total, Points::whole(25));
}

#[test]
fn an_item_is_scored_another_way() {
    let mut stage = fourteen();
    stage.press("g d b down down enter down down down down down");
    stage.shows("直接打分").hides("每个（次）分值");
    stage.press("right right down").shows("每个（次）分值");
    stage.type_("半").press("^s").shows("应填数字");
    stage.press("^u").type_("0.5").press("^s");
    let each = "0.5".parse().expect("points");
    let item = rubric(&stage);
    let item = item.item(1).expect("the item");
    assert_eq!(item.scoring, Scoring::Count { each });
    stage.shows("每个得 0.5 分");
}

#[test]
fn what_was_scored_stays_with_the_version_before() {
    let mut stage = fourteen();
    inspected(&mut stage, 0, By::Verifier, 5, &[(1, 2)]);
    inspected(&mut stage, 1, By::Village, 5, &[(1, 1)]);
    stage.press("g d b enter ^u").type_("新细则").press("^s");
    stage
        .shows("新细则  第 2 版")
        .shows("2 次检查按旧版评分，分数不变");
    let desk = &stage.model().desk;
    assert!(desk.county().sites().rubric(RubricId(1)).is_some());
    stage.press("u").shows("样例细则  第 1 版").hides("旧版");
}

#[test]
fn without_one_the_example_is_adopted() {
    let mut stage = Stage::empty();
    let county = add_unit(1, None, Level::County, "样县");
    stage.submit(batch(Occasion::Rehearsal, vec![county]));
    stage
        .press("g d b")
        .shows("还没有考核细则。")
        .shows("按 a 采用")
        .shows("按 i 从文件导入本县的细则");
    stage.press("a").shows("示例，不是本县标准");
    assert_eq!(rubric(&stage), example_rubric());
    // Changed in one word it is the county's own.
    stage.press("enter ^u").type_("本县细则").press("^s");
    stage.shows("本县细则").hides("示例，不是本县标准");
    stage.press("u u").shows("还没有考核细则。");
}
