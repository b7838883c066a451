//! The training gaps on screen: every figure opens what is behind it, and moves when somebody comes.

use sanzhang::{
    domain::{
        Command, Level, Mark, ObligationFields, ObligationId, Rank, SeatId, Seq, Slot, Tier,
        TrainingCommand, TrainingId, UnitId,
    },
    rehearsal::TODAY,
    ui::training::gap::Gap,
};

use crate::{
    support::stage::Stage,
    ui_roll::{plan, session},
};

fn gap(stage: &Stage) -> &Gap {
    stage.on().expect("the gaps")
}

fn township(stage: &Stage) -> UnitId {
    let desk = &stage.model().desk;
    let root = desk.root().expect("a county");
    desk.county().live_units(root, Level::Township)[0]
}

/// Obliged, covered, uncovered of the unit.
fn figures(stage: &Stage, unit: UnitId) -> [u32; 3] {
    let county = stage.model().desk.county();
    let coverage = county.coverage(unit, gap(stage).asked());
    [coverage.obliged, coverage.covered, coverage.uncovered()]
}

fn attend(stage: &mut Stage, id: TrainingId, people: usize) {
    let county = stage.model().desk.county();
    let roster = county.trainings().get(id).expect("a session");
    let seats = roster.live().take(people);
    let marks: Vec<(SeatId, Option<Mark>)> = seats
        .map(|held| (held.record.id, Some(Mark::Present)))
        .collect();
    stage.submit(Command::Training(TrainingCommand::Mark {
        id,
        marks,
        over: Vec::new(),
    }));
}

#[test]
fn figures_lead_to_the_people_behind_them() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 40);
    attend(&mut stage, id, 30);
    stage
        .press("g n")
        .shows("培训缺口")
        .shows("2024 年二季度")
        .shows("到今天应到");
    let town = township(&stage);
    let [obliged, covered, open] = figures(&stage, town);
    assert!(obliged > 40 && covered >= 30);
    let shown = sanzhang::i18n::count(open);
    stage
        .press("j")
        .shows(&shown)
        .press("l l enter")
        .shows("已训人员");
    stage
        .shows(&format!("{covered}/{covered}"))
        .shows("二季度普遍培训");
    stage
        .press("esc l enter")
        .shows("未训人员")
        .shows(&format!("{shown}/{shown}"));
    stage.press("esc h h h enter").shows("覆盖率");
    let villages = stage.model().desk.county().live_units(town, Level::Village);
    stage.shows(&format!("{}/{}", villages.len(), villages.len()));
    stage.press("j enter").shows("漏训补训名单");
}

#[test]
fn coverage_moves_with_a_mark_and_comes_back_with_undo() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 40);
    stage.press("g n");
    let town = township(&stage);
    let before = figures(&stage, town);
    attend(&mut stage, id, 40);
    let after = figures(&stage, town);
    assert_eq!(after[1], before[1] + 40);
    stage.press("j").shows(&sanzhang::i18n::count(after[1]));
    stage.press("u");
    assert_eq!(figures(&stage, town), before);
}

#[test]
fn people_are_selected_for_a_session() {
    let mut stage = Stage::township();
    stage.press("g n j l l l enter").shows("未训人员");
    assert_eq!(
        gap(&stage).people(&stage.model().at()).len(),
        1,
        "under the cursor"
    );
    stage.press("x x x").shows("已选");
    let people = gap(&stage).people(&stage.model().at());
    assert_eq!(people.len(), 3);
    stage.press("esc").hides("已选");
    let town = township(&stage);
    stage.press("esc h h h");
    let open = figures(&stage, town)[2];
    let people = gap(&stage).people(&stage.model().at());
    assert_eq!(people.len() as u32, open, "a unit means its people");
}

#[test]
fn a_session_past_its_day_is_missing_until_its_roll_is_called() {
    let mut stage = Stage::township();
    let date = TODAY.pred_opt().expect("a day");
    let at = |text: &str| text.parse().expect("a time");
    let (from, to) = (at("09:00"), at("11:00"));
    let id = plan(&mut stage, Slot { date, from, to }, 12);
    stage.press("g n");
    let missing = |stage: &Stage| {
        let asked = gap(stage).asked();
        let county = stage.model().desk.county();
        county.missing_sessions(township(stage), asked).len()
    };
    let before = missing(&stage);
    stage.press("j end").press("l l l l l l l l enter");
    stage.shows("缺的场次").shows("已过期，还没有签到");
    stage.press("f").type_("签到").press("enter");
    assert_eq!(gap(&stage).session(), Some(id));
    stage
        .press("enter")
        .shows("共 12")
        .press("f3")
        .type_("all")
        .press("enter");
    stage.shows("到 12");
    assert_eq!(missing(&stage), before - 1);
}

#[test]
fn one_more_session_is_computed() {
    let mut stage = Stage::township();
    stage.press("g n j w").shows("多少个座位").type_("20");
    let town = township(&stage);
    let coverage = stage
        .model()
        .desk
        .county()
        .coverage(town, gap(&stage).asked());
    let share = |covered| sanzhang::i18n::percent(covered, coverage.obliged);
    let wanted = format!(
        "{} → {}",
        share(coverage.covered),
        share(coverage.with(20).covered)
    );
    stage
        .shows(&wanted)
        .press("bs bs")
        .type_("0")
        .shows("请填 1 到 2000");
    stage.press("esc").hides("多少个座位");
}

#[test]
fn what_is_asked_can_be_turned() {
    let mut stage = Stage::township();
    stage
        .press("g n [")
        .shows("2024 年一季度")
        .press("] ]")
        .shows("2024 年三季度");
    stage
        .shows("0")
        .press("[ s")
        .shows("上半年")
        .press("s")
        .shows("2024 年  ");
    stage
        .press("s")
        .shows("二季度")
        .press("c")
        .shows("村级培训")
        .press("c");
    stage.shows("县级培训").press("r").shows("只要求邻长参训");
}

#[test]
fn figures_are_never_cut() {
    let mut stage = Stage::township();
    let town = {
        stage.press("g n");
        township(&stage)
    };
    for (cols, rows) in [(80, 24), (120, 40), (200, 60)] {
        for _ in 0..2 {
            stage.sized(cols, rows);
            let [obliged, covered, open] = figures(&stage, town);
            let screen = stage.screen();
            let name = stage.model().desk.short(town);
            let row = screen
                .lines()
                .find(|line| line.trim_start_matches(['│', ' ']).starts_with(&name));
            let row = row.unwrap_or_else(|| panic!("no row\n{screen}"));
            for n in [obliged, covered, open] {
                let n = sanzhang::i18n::count(n);
                assert!(row.split_whitespace().any(|word| word == n), "{n}: {row}");
            }
            stage.press("f7");
        }
    }
}

#[test]
fn rows_sort_by_the_column_under_the_hand() {
    let mut stage = Stage::township();
    stage.press("g n j enter").press("l o enter");
    let obliged = |stage: &Stage| -> Vec<u32> {
        let screen = stage.screen();
        let rows = screen.lines().skip(6).take(20);
        rows.filter_map(|row| row.split_whitespace().nth(2)?.parse().ok())
            .collect()
    };
    let down = obliged(&stage);
    assert!(
        down.len() > 5 && down.is_sorted_by(|a, b| a >= b),
        "{down:?}\n{}",
        stage.screen()
    );
    stage
        .shows("按应训降序排列")
        .press("o")
        .shows("再选一次反过来");
    stage.press("enter").shows("按应训升序排列");
    assert!(obliged(&stage).is_sorted(), "{}", stage.screen());
    let top = |stage: &Stage| {
        let screen = stage.screen();
        screen
            .lines()
            .nth(5)
            .is_some_and(|row| row.contains("合计"))
    };
    assert!(top(&stage), "the total stays on top\n{}", stage.screen());
    stage
        .press("o G enter")
        .shows("按原来的顺序")
        .press("f")
        .type_("没有这个村")
        .press("enter");
    assert!(top(&stage), "and is not filtered\n{}", stage.screen());
}

#[test]
fn other_ranks_that_owe_stand_apart_under_the_total() {
    let mut stage = Stage::township();
    stage.press("g n").shows("邻长").hides("另计");
    let neighborhood = figures(&stage, township(&stage));
    stage.press("esc");
    stage.submit(Command::Training(TrainingCommand::Oblige {
        id: ObligationId::promised(0),
        base: Seq::default(),
        tier: Tier::Township,
        fields: ObligationFields {
            ranks: vec![Rank::Section, Rank::Group, Rank::Neighborhood],
            ..ObligationFields::example(Tier::Township)
        },
    }));
    stage.press("g n");
    stage
        .shows("另计：片长")
        .shows("另计：组长")
        .hides("另计：邻长");
    assert_eq!(gap(&stage).asked().rank, Rank::Neighborhood);
    let town = township(&stage);
    assert_eq!(figures(&stage, town), neighborhood, "never added up");
    // Neither a filter nor an order moves what stands on top, and it is not counted.
    stage.shows("1/1");
    stage
        .press("f")
        .type_("没有")
        .press("enter")
        .shows("另计：片长")
        .shows("0/1");
    stage.press("esc");
    let desk = &stage.model().desk;
    let asked = sanzhang::register::Asked {
        rank: Rank::Section,
        ..gap(&stage).asked()
    };
    let root = desk.root().expect("a county");
    let sections = desk.county().coverage(root, asked);
    assert!(sections.obliged > 10 && sections.obliged < neighborhood[0]);
    stage
        .press("home j")
        .shows(&sanzhang::i18n::count(sections.obliged));
    let open = gap(&stage).people(&stage.model().at()).len();
    assert_eq!(
        open as u32,
        sections.uncovered(),
        "the row means its people"
    );
    stage.press("enter");
    assert_eq!(gap(&stage).asked(), asked);
    stage.shows("另计：邻长").hides("另计：片长");
    stage
        .press("esc f7")
        .sized(80, 24)
        .shows("+ sections")
        .shows("+ groups");
}

#[test]
fn of_another_rank_too_it_is_told_who_has_a_seat() {
    let mut stage = Stage::township();
    stage.submit(Command::Training(TrainingCommand::Oblige {
        id: ObligationId::promised(0),
        base: Seq::default(),
        tier: Tier::Township,
        fields: ObligationFields {
            ranks: vec![Rank::Section, Rank::Neighborhood],
            ..ObligationFields::example(Tier::Township)
        },
    }));
    let county = stage.model().desk.county();
    let posts = county.posts(township(&stage)).into_iter();
    let of = |unit| county.unit(unit).expect("a unit").record.level.post();
    let sections = posts.filter(|post| of(post.unit) == Some(Rank::Section));
    let people: Vec<_> = sections.map(|post| post.person.record.id).take(3).collect();
    let slot = Slot {
        date: TODAY + chrono::Days::new(20),
        from: "09:00".parse().expect("a time"),
        to: "11:00".parse().expect("a time"),
    };
    let id = plan(&mut stage, slot, 0);
    stage.submit(Command::Training(TrainingCommand::Assign { id, people }));
    stage.press("g n").shows("另计：片长").press("home j a");
    stage.shows("另有 3 人已排");
}
