//! The shape of forms: what comes and goes moves nothing else, two columns where there is room, marks where not.

use crate::support::stage::Stage;

fn form() -> Stage {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("a").shows("新增户");
    stage
}

/// The rows of the screen on which a frame begins or ends, without the frames behind.
fn edges(stage: &Stage) -> (usize, usize) {
    let screen = stage.screen();
    let row = |sign: &str| {
        let rows = screen.lines().enumerate();
        let bare = |line: &str| line.trim_matches(['│', ' ']).starts_with(sign);
        rows.filter(|(_, line)| bare(line))
            .map(|(y, _)| y)
            .next()
            .expect("the form's frame")
    };
    (row("┌─ 在"), row("└─"))
}

#[test]
fn nothing_jumps_when_a_fault_or_a_hint_comes() {
    let mut stage = form();
    let calm = edges(&stage);
    stage.press("^s").shows("请填写户主").shows("有 2 处要改");
    stage.type_("邓样华");
    for _ in 0..17 {
        stage.press("tab");
    }
    stage.shows("不填就编为");
    assert_eq!(edges(&stage), calm);
}

#[test]
fn on_a_wide_screen_a_household_has_two_columns_and_tab_goes_down_the_first_one_first() {
    let mut stage = form();
    let line = stage
        .screen()
        .lines()
        .find(|l| l.contains("户主*"))
        .map(str::to_owned);
    assert!(
        line.is_some_and(|l| l.contains("状态")),
        "{}",
        stage.screen()
    );
    let (left, mut row) = stage.caret().expect("a caret");
    for _ in 0..6 {
        stage.press("tab");
        let (_, y) = stage.caret().expect("a caret");
        assert!(y > row, "{}", stage.screen());
        row = y;
    }
    stage.press("tab");
    let (x, y) = stage.caret().expect("a caret");
    assert!(x > left + 40 && y < row, "{}", stage.screen());
    // On a narrow one everything is in one column, and what is beyond the edge is counted.
    stage
        .sized(80, 24)
        .shows("下面还有")
        .press("pgdn pgdn pgdn")
        .shows("上面还有");
    // Alone on the frame: nothing of the form is left below.
    stage.shows("备注").shows("─ 第 20/20 项");
}
