//! Planning from the gaps: nobody is called twice, a quarter to come can be planned, and what is missing says what it is.

use sanzhang::{
    domain::{Level, Rank, Slot, TrainingId, UnitId},
    i18n::count,
    register::Coverage,
    rehearsal::TODAY,
    ui::{registry::page::Page, training::gap::Gap},
};

use crate::{
    support::stage::Stage,
    ui_roll::plan,
    ui_trainings::{both, fill},
};

fn gap(stage: &Stage) -> &Gap {
    stage.on().expect("the gaps")
}

fn township(stage: &Stage) -> UnitId {
    let desk = &stage.model().desk;
    let root = desk.root().expect("a county");
    desk.county().live_units(root, Level::Township)[0]
}

fn figures(stage: &Stage) -> Coverage {
    let county = stage.model().desk.county();
    county.coverage(township(stage), gap(stage).asked())
}

fn newest(stage: &Stage) -> TrainingId {
    let all = stage.model().desk.county().trainings().all().iter();
    all.map(|roster| roster.id()).max().expect("a session")
}

fn seats(stage: &Stage, id: TrainingId) -> usize {
    let county = stage.model().desk.county();
    let roster = county.trainings().get(id).expect("a session");
    roster.live().count()
}

#[test]
fn whoever_has_a_seat_is_left_out_and_told() {
    let mut stage = Stage::township();
    stage.press("g n j");
    let figures = figures(&stage);
    let (open, seated) = (figures.uncovered(), figures.seated);
    assert!(seated > 50 && seated < open, "{figures:?}");
    let rest = count(open - seated);
    stage.press("a").shows(&format!(
        "把 {rest} 人安排到哪一场？另有 {} 人已排，不再安排",
        count(seated)
    ));
    stage.press("enter");
    fill(&mut stage, "04-18 06:00-07:30", "2000");
    stage.shows(&format!("已选 {rest} 人"));
    stage.shows(&format!(
        "其中 {} 人已排，未再安排（按 c 也排上）",
        count(seated)
    ));
    // One key takes them too, and again leaves them out.
    stage.press("c").shows("选来的人（含已排）");
    stage.shows(&format!("已选 {} 人", count(open)));
    stage.press("esc").press("g n j a enter");
    fill(&mut stage, "04-19 06:00-07:30", "2000");
    stage.press("enter");
    let id = newest(&stage);
    assert_eq!(
        seats(&stage, id) as u32,
        open - seated,
        "{}",
        stage.screen()
    );
    stage.press("g n j");
    let after = self::figures(&stage);
    assert_eq!((after.seated, after.uncovered()), (open, open));
    stage.press("a").shows("人都已排，仍要安排到哪一场？");
}

#[test]
fn a_quarter_to_come_is_planned_for_whoever_serves() {
    let mut stage = Stage::township();
    stage
        .press("g n ] j")
        .shows("2024 年三季度")
        .shows("按今天在任的三长");
    let owed = figures(&stage).obliged;
    assert!(owed > 500);
    stage.shows(&count(owed)).hides("落后").hides("! ");
    // Sessions before it are no choice: they train nobody for it.
    stage.press("a").hides("没有在任").hides("二季度");
    stage.press("enter").shows("07-01").shows("三季度普遍培训");
    stage
        .press("tab tab tab tab tab ^u")
        .type_("2000")
        .press("^s");
    stage
        .shows(&format!("已选 {} 人", count(owed)))
        .press("enter");
    stage.press("g n ] j");
    let figures = figures(&stage);
    assert_eq!((figures.seated, figures.obliged), (owed, owed));
    // The same figure opens who they are.
    stage.press("l l l l enter").shows("已排人员");
    stage.shows(&format!("{}/{}", count(owed), count(owed)));
}

#[test]
fn a_missing_session_stands_where_it_is_missing() {
    let mut stage = Stage::township();
    stage.press("g n [ j").shows("! 1");
    stage.press("enter").shows("! 03-27 待签到");
    stage.press("home j").press("enter");
    stage.shows("2024年一季度邻长补训").shows("签到");
    stage
        .press("esc esc esc")
        .press("g n [ j l l l l l l l l enter");
    stage.shows("2024-03-27 已过期，还没有签到");
}

#[test]
fn nothing_is_behind_before_the_first_session() {
    let mut stage = Stage::township();
    stage.press("g n");
    let owed_since = stage.model().desk.county().owed_since().to_string();
    for _ in 0..4 {
        stage.press("[");
    }
    stage.shows("2023 年二季度");
    stage.shows(&format!("{owed_since} 第一场培训之前不计应训"));
    stage.hides("落后").hides("! ");
    assert_eq!(figures(&stage), Coverage::default());
}

#[test]
fn the_opening_day_says_how_the_quarter_before_went() {
    let mut stage = Stage::township();
    let county = stage.model().desk.county();
    let last = county.trained(township(&stage)).expect("trained");
    let share = sanzhang::i18n::percent(last.covered, last.obliged);
    let seated = county.seated_now(township(&stage));
    stage.shows(&format!("一季度 {share}；二季度已排 {seated} 人"));
    stage.press("g n");
    stage.shows(&format!("2024 年一季度 {share}  到今天应到"));
    // A year is four quarters of person-times.
    stage.press("s s").shows("按人次计").shows("到今天应到 26%");
}

#[test]
fn the_key_that_plans_stays_in_the_footer() {
    both(|stage, lang| {
        let assign = match lang {
            sanzhang::i18n::Lang::Zh => "安排参训",
            sanzhang::i18n::Lang::En => "Assign",
        };
        stage.press("g n");
        for size in [(80, 24), (120, 40)] {
            stage.sized(size.0, size.1);
            let foot = stage.foot();
            assert!(foot.contains(assign), "{size:?} {foot}");
        }
        let behind = match lang {
            sanzhang::i18n::Lang::Zh => "个百分点",
            sanzhang::i18n::Lang::En => "points behind",
        };
        stage.shows(behind);
    });
}

#[test]
fn sessions_of_one_day_stand_by_the_hour_and_a_seat_to_come_says_so() {
    let mut stage = Stage::township();
    let date = TODAY + chrono::Days::new(20);
    let at = |text: &str| text.parse().expect("a time");
    let slot = |from: &str, to: &str| Slot {
        date,
        from: at(from),
        to: at(to),
    };
    let late = plan(&mut stage, slot("14:30", "16:00"), 3);
    let early = plan(&mut stage, slot("09:00", "11:00"), 0);
    let order: Vec<TrainingId> = {
        let all = stage.model().desk.county().trainings().all().iter();
        all.filter(|r| r.on() == date).map(|r| r.id()).collect()
    };
    assert_eq!(order, [early, late]);
    let county = stage.model().desk.county();
    let seat = county.trainings().get(late).expect("a session");
    let person = seat.live().next().expect("a seat").record.person;
    let posts = county.posts(township(&stage)).into_iter();
    let mut own = posts.filter(|post| {
        let level = county.unit(post.unit).expect("a unit").record.level;
        post.person.record.id == person && level.post() == Some(Rank::Neighborhood)
    });
    let unit = own.next().expect("a post").unit;
    let node = sanzhang::register::Node::Unit(unit);
    let page = Page::of(node, &stage.model().at(), None, 60);
    let text: String = page
        .lines()
        .iter()
        .flat_map(|line| {
            line.parts
                .iter()
                .map(|(words, _)| words.as_str())
                .chain(["\n"])
        })
        .collect();
    assert!(
        text.contains(&format!("{date} 二季度普遍培训  已安排")),
        "{text}"
    );
    assert!(!text.contains("2024年"), "the day says the year: {text}");
}

#[test]
fn a_title_loses_its_year_with_what_belongs_to_it() {
    let stage = Stage::township();
    let (at, county) = (stage.model().at(), stage.model().desk.county());
    let pages = county.posts(township(&stage)).into_iter().map(|post| {
        let page = Page::of(sanzhang::register::Node::Unit(post.unit), &at, None, 60);
        let lines = page.lines().iter().flat_map(|line| &line.parts);
        lines.map(|(words, _)| words.as_str()).collect::<String>()
    });
    let mut told = pages.filter(|page| page.contains("全县邻长示范培训班"));
    let page = told.next().expect("somebody who was there");
    assert!(page.contains(" 全县邻长示范培训班"), "{page}");
}

#[test]
fn retiring_a_township_names_as_many_leaders_as_its_page() {
    let stage = Stage::township();
    let (county, town) = (stage.model().desk.county(), township(&stage));
    assert_eq!(county.along(town).leaders, county.figures(town).leaders);
}

#[test]
fn no_holiday_is_proposed_for_a_session() {
    // The fourth quarter begins with the national holiday, 2025 with the New Year's.
    let mut stage = Stage::township();
    stage
        .press("g n ] ] j a enter")
        .shows("10-08")
        .hides("10-01");
    let mut stage = Stage::township();
    stage.press("g n ] ] ] j a enter");
    stage.shows("2025-01-02").hides("01-01");
    // Where the list shows a quarter, or weeks of one, though the first is off from its first day to its last.
    for sight in ["", "tab tab"] {
        let mut stage = Stage::township();
        stage.press(&format!("g t {sight} ] ]"));
        stage.shows("四季度").press("a");
        stage.shows("10-08").hides("10-01");
    }
}
