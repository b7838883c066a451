//! The rubric as a list: items and blocks put in where the cursor is, taken out, moved, and all of it taken back.

use sanzhang::{
    domain::{By, Points, RubricFields, RubricId},
    keymap::Context,
};

use crate::support::{
    board::{fourteen, inspected},
    stage::Stage,
};

fn rubric(stage: &Stage) -> RubricFields {
    let desk = &stage.model().desk;
    let held = desk.county().sites().current_rubric().expect("a rubric");
    held.record.fields.clone()
}

fn numbers(stage: &Stage) -> Vec<Vec<u16>> {
    let numbers = |block: &sanzhang::domain::RubricBlock| {
        let items = block.items.iter();
        items.map(|item| item.no).collect()
    };
    rubric(stage).blocks.iter().map(numbers).collect()
}

#[test]
fn an_item_is_put_in_behind_the_cursor() {
    let mut stage = fourteen();
    stage.press("g d b").onto("指标2").press("a");
    stage.shows("板块“组织”新增指标");
    stage.press("^s").shows("没有改动").press("a");
    stage.type_("群众满意").press("^s");
    stage.shows("请填写分值").type_("4");
    stage.press("^s").shows("修改了考核细则");
    assert_eq!(numbers(&stage), [vec![1, 2, 8, 3], vec![4, 5, 6, 7]]);
    let now = rubric(&stage);
    assert_eq!(now.blocks[0].points, Points::whole(14), "the sums follow");
    assert_eq!(now.total, Points::whole(29));
    let line = stage.screen();
    let line = line.lines().find(|line| line.contains("▸"));
    assert!(
        line.is_some_and(|line| line.contains("群众满意")),
        "the cursor goes to it"
    );
    stage.press("u").hides("群众满意").shows("共 25 分");
    assert_eq!(numbers(&stage), [vec![1, 2, 3], vec![4, 5, 6, 7]]);
}

#[test]
fn on_a_block_the_item_comes_last_and_on_the_whole_a_block() {
    let mut stage = fourteen();
    stage.press("g d b").onto("组织").press("a");
    stage.type_("末项").press("down").type_("1").press("^s");
    assert_eq!(numbers(&stage)[0], [1, 2, 3, 8]);
    stage.press("g g a").shows("新增板块和第一项指标");
    stage.type_("创新").press("down").type_("6").press("down");
    stage.type_("做法推广").press("down").type_("5").press("^s");
    stage.shows("合格线 6 分应在 0 到 5 分之间");
    assert_eq!(numbers(&stage).len(), 2, "nothing was changed");
    stage.press("^u").type_("3").press("^s").shows("做法推广");
    let now = rubric(&stage);
    assert_eq!(numbers(&stage)[2], [9]);
    assert_eq!(
        (now.blocks[2].name.as_str(), now.total),
        ("创新", Points::whole(31))
    );
    assert_eq!(now.blocks[2].pass, Some(Points::whole(3)));
    stage.press("u").hides("做法推广");
}

#[test]
fn what_nobody_scored_is_taken_out_at_once() {
    let mut stage = fourteen();
    stage.press("g d b").onto("指标6").press("D");
    assert_eq!(numbers(&stage), [vec![1, 2, 3], vec![4, 5, 7]]);
    stage.shows("共 21 分").press("u").shows("共 25 分");
    // Below its pass line no block can fall.
    stage.onto("指标1").press("D").onto("指标2").press("D");
    stage.shows("合格线 6 分应在 0 到 5 分之间");
    assert_eq!(numbers(&stage)[0], [2, 3]);
    // What is left stays: a block has an item, and a rubric a block.
    stage.onto("指标4").press("D j D j D").shows("指标7");
    // The next one does not slide under the same key.
    stage.press("D").shows("第 6 项已不在这里").press("j D");
    stage.shows("这是板块的最后一项");
    stage.onto("联系").press("D").hides("指标7");
    stage.onto("组织").press("D").shows("这是最后一个板块");
    assert_eq!(numbers(&stage), [[2, 3]]);
    stage.press("u u u u u").shows("共 25 分");
    // The whole is not taken out.
    stage.press("g g D");
    assert_eq!(numbers(&stage).len(), 2);
}

#[test]
fn what_is_scored_is_asked_about_and_kept_as_it_was() {
    let mut stage = fourteen();
    inspected(&mut stage, 0, By::Verifier, 5, &[(1, 2), (2, 1)]);
    stage.press("g d b").onto("指标2").press("D");
    stage
        .shows("删去第 2 项“指标2”（3 分）？")
        .shows("1 次检查已按现行细则评分");
    assert_eq!(stage.model().context(), Context::Confirm);
    stage.press("esc");
    assert_eq!(numbers(&stage)[0], [1, 2, 3]);
    stage
        .press("D y")
        .shows("以“样例细则”更换了考核细则，旧分数保留");
    assert_eq!(numbers(&stage)[0], [1, 3]);
    stage.shows("第 2 版").shows("1 次检查按旧版评分，分数不变");
    let desk = &stage.model().desk;
    let before = desk
        .county()
        .sites()
        .rubric(RubricId(1))
        .expect("the old one");
    assert!(before.item(2).is_some(), "old scores stay readable");
    // A number is not given again: scores name items by it.
    stage.onto("指标7").press("D").hides("更换了");
    stage
        .press("k a")
        .type_("新")
        .press("down")
        .type_("1")
        .press("^s");
    assert_eq!(numbers(&stage)[1], [4, 5, 6, 8]);
    stage.press("u u u").shows("第 1 版");
    assert_eq!(numbers(&stage), [vec![1, 2, 3], vec![4, 5, 6, 7]]);
}

#[test]
fn a_block_with_scores_is_asked_about_with_all_its_items() {
    let mut stage = fourteen();
    inspected(&mut stage, 0, By::Verifier, 5, &[(1, 2)]);
    stage.press("g d b").onto("联系").press("D");
    stage
        .shows("删去板块“联系”和其中 4 项指标（15 分）？")
        .press("y");
    assert_eq!(numbers(&stage), [vec![1, 2, 3]]);
}

#[test]
fn parts_move_and_the_cursor_with_them() {
    let mut stage = fourteen();
    stage.press("g d b").onto("指标3").press("K K");
    assert_eq!(numbers(&stage)[0], [3, 1, 2]);
    stage.press("K").shows("指标不能移到别的板块");
    stage.press("J").press("u u u");
    assert_eq!(numbers(&stage)[0], [1, 2, 3]);
    stage.onto("组织").press("J");
    assert_eq!(numbers(&stage), [vec![4, 5, 6, 7], vec![1, 2, 3]]);
    stage.press("J").shows("第一个或最后一个板块");
    stage.press("K");
    assert_eq!(numbers(&stage)[0], [1, 2, 3]);
    assert_eq!(rubric(&stage).total, Points::whole(25));
}

#[test]
fn a_new_item_that_was_left_is_offered_again() {
    let mut stage = fourteen();
    stage
        .press("g d b")
        .onto("指标2")
        .press("a")
        .type_("群众满意")
        .press("^x");
    stage
        .press("g w")
        .shows("板块“组织”新增指标")
        .shows("群众满意");
    stage
        .press("enter")
        .shows("群众满意")
        .press("down")
        .type_("2")
        .press("^s");
    assert_eq!(numbers(&stage)[0], [1, 2, 8, 3]);
    // A new block, from the same key again.
    stage.press("g g a").type_("创新").press("^x").press("a");
    stage.shows("要接着填吗").press("enter").shows("创新");
    stage
        .press("^x g w")
        .shows("新增板块和第一项指标")
        .press("enter");
    stage.shows("创新").shows("第一项指标*");
}

#[test]
fn the_page_speaks_english() {
    let mut stage = fourteen();
    inspected(&mut stage, 0, By::Verifier, 5, &[(1, 2)]);
    stage.press("f7 g d b").onto("指标2");
    for words in ["Add an item", "Remove the item", "Bring in from a file"] {
        stage.shows(words);
    }
    stage.press("space").shows("Move up").press("esc");
    stage.press("D").shows("Remove item 2, 指标2 (3)?");
    stage.shows("1 inspection is scored under the rubric as it is");
    stage
        .press("esc g g")
        .shows("Add a block")
        .hides("Remove the item");
}

#[test]
fn older_versions_stand_below_and_are_only_read() {
    let mut stage = fourteen();
    stage.press("g d b").hides("历次版本").press("esc esc");
    inspected(&mut stage, 0, By::Verifier, 5, &[(1, 2)]);
    stage
        .press("g d b")
        .onto("指标7")
        .press("D y")
        .hides("指标7");
    stage
        .shows("历次版本")
        .shows("第 1 版  样例细则")
        .shows("1 次检查");
    // On the list nothing is edited.
    stage.onto("历次版本").press("a").hides("新增指标");
    assert_eq!(stage.model().context(), Context::Rubric);
    stage
        .onto("第 1 版")
        .shows("Enter 查看")
        .press("enter")
        .shows("指标7")
        .shows("旧版，只供查看");
    stage.hides("历次版本").hides("a 新增");
    for key in ["a", "e", "enter", "D", "K"] {
        stage.onto("指标6").press(key).shows("要修改请回到现行细则");
        assert_eq!(stage.model().context(), Context::Rubric, "{key}");
    }
    assert_eq!(numbers(&stage)[1], [4, 5, 6]);
    stage.press("H").shows("第 2 版").hides("指标7");
    // Taken into use again by undoing, it is edited again.
    stage
        .onto("第 1 版")
        .press("enter u")
        .hides("旧版")
        .shows("指标7");
    stage
        .onto("指标7")
        .press("enter")
        .shows("考核细则：第 7 项");
}

#[test]
fn an_item_that_somebody_else_adds_draws_no_cursor() {
    let mut stage = fourteen();
    let mut other = stage.second();
    stage.press("g d b").onto("指标2").press("a esc");
    other.press("g d b").onto("指标5").press("a");
    other.type_("群众满意").press("^s").type_("4").press("^s");
    stage.advance(std::time::Duration::from_secs(2));
    stage.shows("群众满意");
    let screen = stage.screen();
    let line = screen.lines().find(|line| line.contains("▸"));
    assert!(line.is_some_and(|line| line.contains("指标2")), "{screen}");
    // Nor where both add one, and the other is faster.
    stage.press("a").type_("村容整洁");
    stage.press("^s").type_("3");
    other.onto("指标6").press("a").type_("档案齐全");
    other.press("^s").type_("2").press("^s");
    stage.advance(std::time::Duration::from_secs(2));
    let screen = stage.press("^s").screen();
    let line = screen.lines().find(|line| line.contains("▸"));
    assert!(
        line.is_some_and(|line| !line.contains("档案齐全")),
        "{screen}"
    );
}
