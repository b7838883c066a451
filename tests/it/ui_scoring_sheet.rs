//! What stands on the score sheet beside the field: the rule of the item in full, what was found before, the note and
//! the proof, and how much of the sheet is out of view.

use sanzhang::{
    domain::{By, Command, RubricCommand, RubricId, ScoreFields, SiteId},
    exchange::{EXAMPLE_RUBRIC, read_rubric},
    keymap::Context,
};

use crate::support::{
    board::{fourteen, inspected},
    stage::Stage,
};

/// What the last sitting has of an item.
fn fields(stage: &Stage, item: u16) -> ScoreFields {
    let sites = stage.model().desk.county().sites();
    let file = sites.get(SiteId(1)).expect("a site");
    let sitting = file.inspections.last().expect("a sitting");
    let score = sitting.score(item);
    score.map_or_else(ScoreFields::default, |held| held.record.fields.clone())
}

fn line_of(stage: &Stage, words: &str) -> String {
    let screen = stage.screen();
    let line = screen.lines().find(|line| line.contains(words));
    line.unwrap_or_else(|| panic!("no {words}\n{screen}"))
        .to_owned()
}

#[test]
fn the_rule_of_an_item_says_its_bands_and_what_brings_all_and_nothing() {
    for (cols, rows) in [(120, 40), (80, 24)] {
        let mut stage = fourteen();
        stage.sized(cols, rows).press("g d c");
        for told in [
            "满分 2：2  0 分：0",
            "扣完为止  满分 3：0 次  0 分：3 次 起",
            "95:5 90-94:3 0-89:0  满分 5：95 起  0 分：0—89",
            "满分 2：是  0 分：否",
            "0 分：3 次 起，再多扣成负分",
            "满分 4：4 个 起  0 分：0 个",
            "两线之间按比例  满分 6：100% 起",
        ] {
            stage.shows(told).press("down");
        }
        stage.press("f7").shows("nothing: up to 60%");
    }
}

#[test]
fn an_item_is_told_in_full_however_long_it_is() {
    let mut fields = read_rubric(EXAMPLE_RUBRIC).expect("no faults");
    let long = "走访十户，".repeat(11);
    fields.blocks[0].items[0].name = format!("{long}尽头");
    let id = RubricId::promised(0);
    let fields = Box::new(fields);
    let mut stage = fourteen();
    stage.submit(Command::Rubric(RubricCommand::Add { id, fields }));
    stage.sized(80, 24).press("g d c").shows("尽头");
}

#[test]
fn the_last_self_assessed_and_verified_scores_stand_beside_the_field() {
    let mut stage = fourteen();
    inspected(&mut stage, 0, By::Village, 40, &[(1, 2), (3, 95)]);
    inspected(&mut stage, 0, By::Village, 30, &[(1, 1), (3, 95)]);
    inspected(&mut stage, 0, By::Verifier, 20, &[(1, 0), (3, 92)]);
    for keys in ["g d c", "g d s"] {
        stage.press(keys).shows("自查     考核     本次");
        let row: Vec<String> = line_of(&stage, "指标1 ")
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        assert!(row.windows(2).any(|two| two == ["1", "0"]), "{row:?}");
        stage
            .shows("自查 2024-03-08  1  1/2")
            .shows("考核 2024-03-18  0  0/2");
        stage.press("down down").shows("考核 2024-03-18  92  3/5");
        // Of an item that nobody looked at nothing is said.
        stage.press("down").hides("2024-03-18").press("esc");
    }
}

#[test]
fn the_note_is_followed_by_where_the_proof_lies() {
    let mut stage = fourteen();
    stage.press("g d c").type_("1").press("enter up f4");
    stage.type_("台账齐").press("enter").shows("佐证材料位置");
    stage.type_("村部二楼柜").press("enter");
    let of = fields(&stage, 1);
    assert_eq!(
        (of.note.as_str(), of.evidence.as_str()),
        ("台账齐", "村部二楼柜")
    );
    stage.shows("备注  台账齐  佐证材料位置  村部二楼柜");
    // Back at the value, Enter goes on; the note by itself can be left out.
    stage.type_("2").press("enter f4 f4").type_("会议室");
    stage.press("down");
    assert_eq!(fields(&stage, 2).evidence, "会议室");
    // Whoever comes next finds it beside the field.
    stage
        .press("esc")
        .press("s")
        .shows("考核 2024-04-07  2  2/2  备注  台账齐  佐证材料位置  村部二楼柜");
}

#[test]
fn what_is_typed_of_the_proof_is_there_again_after_the_line_broke() {
    let mut stage = fourteen();
    stage.press("g d c f4 f4").type_("村部二");
    stage.advance(std::time::Duration::from_secs(1));
    let mut later = stage.again();
    later
        .press("g d c")
        .shows("村部二")
        .type_("楼")
        .press("enter");
    assert_eq!(fields(&later, 1).evidence, "村部二楼");
}

#[test]
fn what_stands_in_the_field_is_saved_before_the_inspection_ends() {
    let mut stage = fourteen();
    stage
        .press("g d c")
        .type_("2")
        .press("^s")
        .shows("还没评的项：2 3");
    assert!(fields(&stage, 1).value.is_some());
    stage
        .type_("村部")
        .press("^s")
        .shows("请输数字")
        .shows("村部");
    assert_eq!(
        stage.model().context(),
        Context::Score,
        "nothing is dropped"
    );
    stage
        .press("^u f4")
        .type_("缺台账")
        .press("^s ^s")
        .shows("结束了");
    assert_eq!(fields(&stage, 1).note, "缺台账");
}

#[test]
fn the_sheet_says_how_much_of_it_is_out_of_view() {
    let mut stage = fourteen();
    stage.sized(80, 24).press("g d c");
    stage.hides("行");
    let id = RubricId::promised(0);
    let fields = Box::new(read_rubric(EXAMPLE_RUBRIC).expect("no faults"));
    stage.submit(Command::Rubric(RubricCommand::Add { id, fields }));
    stage.press("esc g d c").shows("下面还有").hides("上面还有");
    for _ in 0..19 {
        stage.press("down");
    }
    stage.shows("上面还有").hides("下面还有");
    stage.sized(120, 40).hides("上面还有");
}
