//! What is drawn: training by quarter, neighborhoods by size, a site's scores against its plan. The figures stand beside,
//! whatever the terminal can show, and they are those of the lists.

use sanzhang::{
    desk::Desk,
    domain::{Level, List, Reference, UnitId},
    exchange::out::document as document_lines,
    i18n::Lang,
    register::Node,
    report::{self, Bars, Document, Filed, Mask, Tone},
    ui::{Effect, Width},
};

use crate::support::{board::bare, stage::Stage};

fn number(bars: &Bars, row: usize, key: &str) -> u32 {
    let column = bars.table.at(key).expect("a column of it");
    let n = bars.table.rows[row].cells[column].value.number();
    u32::try_from(n.expect("a figure")).expect("a count")
}

fn high(desk: &Desk) -> Vec<UnitId> {
    let county = desk.county();
    let root = county.root().expect("a county");
    let levels = [Level::County, Level::Township, Level::Village];
    let units = levels.map(|level| county.live_units(root, level));
    units.concat()
}

#[test]
fn what_is_drawn_is_what_the_lists_hold() {
    let stage = Stage::township();
    let desk = &stage.model().desk;
    let county = desk.county();
    let (mut quarters, mut wrong) = (0, 0);
    for unit in high(desk) {
        let [trained, sizes] = report::pictures(desk, unit).try_into().ok().expect("two");
        for (n, row) in trained.table.rows.iter().enumerate() {
            let Some(Reference::List(List::Coverage { asked, .. })) = row.about else {
                panic!("no list behind {row:?}");
            };
            let coverage = county.coverage(unit, asked);
            let drawn = (
                number(&trained, n, "covered"),
                number(&trained, n, "obliged"),
            );
            assert_eq!(
                drawn,
                (coverage.covered, coverage.obliged),
                "{unit} {asked:?}"
            );
            quarters += 1;
        }
        let figures = county.figures(unit);
        let (mut all, mut out) = (0, 0);
        for (n, row) in sizes.table.rows.iter().enumerate() {
            let (size, drawn) = (
                number(&sizes, n, "households"),
                number(&sizes, n, "neighborhoods"),
            );
            let those = county.live_units(unit, Level::Neighborhood).into_iter();
            let those = those.map(|one| county.figures(one).households);
            // The last row holds all that are far too large.
            let those = those.filter(|&one| one == size || size == 20 && one > 20);
            assert_eq!(those.count(), drawn as usize, "{unit} {size}");
            all += drawn;
            if row.cells.iter().any(|cell| cell.tone == Tone::Alarm) {
                out += drawn;
            }
        }
        assert_eq!(
            (all, out),
            (figures.units(Level::Neighborhood), figures.breaches)
        );
        wrong += out;
    }
    assert!(quarters > 60 && wrong > 0, "{quarters} {wrong}");
}

#[test]
fn a_page_draws_in_every_terminal_and_says_every_figure_without_colour() {
    for (width, full) in [
        (Width::Narrow, "██"),
        (Width::Wide, "##"),
        (Width::Ascii, "##"),
    ] {
        for (cols, rows) in [(80, 24), (120, 40), (200, 60)] {
            let mut stage = Stage::township();
            stage.signs(width).sized(cols, rows).press("tab end");
            for words in ["下限", "上限", "! 超", "160", full] {
                stage.shows(words);
            }
            assert_eq!(stage.screen().contains('█'), width == Width::Narrow);
        }
    }
    let mut stage = Stage::township();
    stage.press("1 end");
    let on = |stage: &Stage| {
        stage
            .screen()
            .lines()
            .find(|line| line.contains('▸'))
            .map(str::to_owned)
    };
    while !on(&stage).is_some_and(|line| line.contains("24年一季度")) {
        stage.press("k");
    }
    stage
        .press("enter")
        .shows("乡镇级培训  2024 年一季度")
        .shows("84%");
}

#[test]
fn the_gap_draws_the_quarters_up_to_the_one_asked_for() {
    let mut stage = Stage::township();
    stage
        .press("g n")
        .shows("邻长培训覆盖率")
        .shows("23年三季度")
        .shows("█ ");
    stage.press("[").shows("23年三季度").hides("24年二季度");
    // Where there is no room for bars their figures stand in the last line.
    stage
        .press("] j enter")
        .sized(80, 24)
        .shows("23年四季度 66%  24年一季度 84%  24年二季度 0%");
    stage.press("l enter").hides("季度 84%");
    let mut narrow = Stage::township();
    narrow.sized(60, 24).press("g n").shows("610   725");
}

#[test]
fn a_site_draws_its_scores_against_its_plan_and_says_both() {
    for (width, signs) in [
        (Width::Narrow, ["●", "○", "·"]),
        (Width::Wide, ["*", "o", "."]),
        (Width::Ascii, ["*", "o", "."]),
    ] {
        let mut stage = Stage::village();
        stage.signs(width).sized(80, 60).press("g d enter end");
        let [verified, own, plan] = signs;
        stage.shows(&format!(
            "{verified} 考核  {own} 自查  ^ 计划日期  {plan} 对照计划"
        ));
        let screen = stage.screen();
        assert!(screen.contains(&plan.repeat(4)), "{screen}");
        assert!(screen.matches(verified).count() > 2, "{screen}");
        stage.shows("计划 ").shows("2024-05-31");
    }
    let mut stage = Stage::village();
    stage
        .plain()
        .press("g d enter end")
        .hides("●")
        .shows("计划 ")
        .shows("87.5/100");
}

#[test]
fn where_nothing_is_to_draw_that_is_said_in_a_word() {
    let mut stage = bare();
    stage
        .press("g d a")
        .type_("第0镇/第0乙村")
        .press("^s enter")
        .shows("还没有得分，无图可画。");
    let root = stage.model().desk.root().expect("a county");
    stage.open(|_| vec![Effect::Jump(Node::Unit(root))]);
    stage
        .press("tab end")
        .shows("没有应训的人，无图可画。")
        .shows("还没有邻，无图可画。");
}

#[test]
fn what_is_drawn_leaves_as_lines_of_figures() {
    let stage = Stage::township();
    let desk = &stage.model().desk;
    let root = desk.root().expect("a county");
    let site = desk.county().sites().current().next().expect("a site").id();
    let told = |about| {
        let document = Document::of(desk, about, Mask::AsRole, &Filed::default());
        document_lines(&document.expect("a page"), Lang::Zh).join("\n")
    };
    let (unit, site) = (told(Reference::Unit(root)), told(Reference::Site(site)));
    for (text, words) in [
        (&unit, "24年一季度     84%"),
        (&unit, "上限"),
        (&site, "计划 "),
    ] {
        assert!(text.contains(words), "{words}\n{text}");
        assert!(!text.contains(['█', '●', '#']), "{text}");
    }
}
