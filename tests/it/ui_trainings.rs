//! Planning trainings by keys: a session from the list or from the gap, people on it, a split and its undo.

use chrono::{Days, NaiveDate};
use sanzhang::{
    domain::{
        Command, Level, Mark, PersonId, Slot, TrainingCommand, TrainingId, TrainingState, UnitId,
    },
    i18n::Lang,
    register::Roster,
    rehearsal::TODAY,
    ui::training::{assign::Assign, route::Training, session::Session, sessions::Trainings},
};

use crate::{
    support::stage::Stage,
    ui_roll::{plan, session},
};

pub fn sessions(stage: &Stage) -> usize {
    stage.model().desk.county().trainings().all().len()
}

fn seated(stage: &Stage) -> usize {
    let trainings = stage.model().desk.county().trainings();
    trainings.all().iter().map(|r| r.live().count()).sum()
}

pub fn roster(stage: &Stage, id: TrainingId) -> &Roster {
    let trainings = stage.model().desk.county().trainings();
    trainings.get(id).expect("a session")
}

fn newest(stage: &Stage) -> &Roster {
    let all = stage.model().desk.county().trainings().all();
    let newest = all.iter().max_by_key(|roster| roster.id());
    newest.expect("a session")
}

fn township(stage: &Stage) -> UnitId {
    let desk = &stage.model().desk;
    let root = desk.root().expect("a county");
    desk.county().live_units(root, Level::Township)[0]
}

/// A day some days ahead, as it is typed.
fn ahead(days: u64) -> (NaiveDate, String) {
    let day = TODAY + Days::new(days);
    (day, day.format("%m-%d").to_string())
}

fn slot(date: NaiveDate, from: &str, to: &str) -> Slot {
    let at = |text: &str| text.parse().expect("a time");
    let (from, to) = (at(from), at(to));
    Slot { date, from, to }
}

/// The form that is open gets times and seats, and is saved.
pub fn fill<'a>(stage: &'a mut Stage, times: &str, seats: &str) -> &'a mut Stage {
    stage.press("tab tab ^u").type_(times);
    stage.press("tab tab tab ^u").type_(seats).press("^s")
}

pub fn page(stage: &mut Stage, id: TrainingId) -> &mut Stage {
    stage.visit(Training::session(id))
}

/// A fresh township, in both languages.
pub fn both(test: impl Fn(&mut Stage, Lang)) {
    for lang in [Lang::Zh, Lang::En] {
        let mut stage = Stage::township();
        if lang == Lang::En {
            stage.press("f7");
        }
        assert_eq!(stage.model().look.lang, lang);
        test(&mut stage, lang);
    }
}

#[test]
fn a_session_is_planned_from_the_list() {
    let mut stage = Stage::township();
    let before = sessions(&stage);
    stage.press("g t").shows("培训安排").press("a");
    stage.shows("安排一场培训").shows("2024年集中培训");
    let (day, typed) = ahead(3);
    fill(&mut stage, &format!("{typed} 06:00-07:30"), "5")
        .shows("已排 0/5")
        .press("a");
    stage.shows("安排参训").shows("空位 5");
    assert_eq!(sessions(&stage), before + 1);
    let fields = &newest(&stage).training.record.fields;
    assert_eq!(fields.slots, [slot(day, "06:00", "07:30")]);
    assert_eq!(fields.capacity, Some(5));
    stage.press("u");
    assert_eq!(sessions(&stage), before);
}

#[test]
fn typing_takes_the_place_of_what_was_proposed_and_a_motion_keeps_it() {
    let mut stage = Stage::township();
    stage.press("g t a").shows("2024年集中培训").press("enter");
    stage.type_("邻长骨干班").shows("邻长骨干班");
    stage.hides("集中培训");
    stage.press("S-tab tab").type_("（一）");
    stage.shows("邻长骨干班（一）");
    stage.press("esc").press("y");
    let mut stage = Stage::township();
    stage.press("g t a enter end").type_("（一）");
    stage.shows("2024年集中培训（一）");
}

/// The post of the first on the roster, and who sits there.
pub fn first(stage: &Stage, id: TrainingId) -> (UnitId, PersonId) {
    let seat = &roster(stage, id).live().next().expect("a seat").record;
    (seat.post.expect("a post"), seat.person)
}

#[test]
fn rest_days_and_clashes_are_seen_while_assigning() {
    let mut stage = Stage::township();
    let saturday = (0..7)
        .map(|n| TODAY + Days::new(n))
        .find(|day| day.format("%u").to_string() == "6")
        .expect("a week has one");
    let day = saturday + Days::new(7);
    let hours = slot(day, "09:00", "11:00");
    let taken = plan(&mut stage, hours, 8);
    let free = plan(&mut stage, hours, 0);
    page(&mut stage, free).press("a").shows("安排参训");
    let rest = format!("! {}月{}日 周末", day.format("%-m"), day.format("%-d"));
    stage.shows(&rest);
    let (_, person) = first(&stage, taken);
    let county = stage.model().desk.county();
    let name = county
        .person(person)
        .expect("a person")
        .record
        .fields
        .name
        .clone();
    stage.press("c c c c c").shows("全部在任");
    stage.press("f").type_(&name).press("enter");
    stage.shows("! 时间冲突");
    stage.sized(80, 24).shows("! 时间冲突").shows(&rest);
    assert_eq!(
        roster(&stage, free).live().count(),
        0,
        "nothing is assigned yet"
    );
}

#[test]
fn more_people_than_seats_are_split_by_village_and_one_undo_takes_it_back() {
    let mut stage = Stage::township();
    let before = (sessions(&stage), seated(&stage));
    stage.press("g t a");
    let (_, typed) = ahead(3);
    fill(&mut stage, &format!("{typed} 06:00-07:30"), "10").press("a");
    stage
        .press(&["x"; 48].join(" "))
        .shows("已选 48 人")
        .press("enter");
    stage.shows("选中 48 人，空位只有 10 个。");
    stage
        .shows("按村分成几场")
        .shows("座位增加到 48 个")
        .shows("只排前 10 人");
    stage.press("enter").shows("分场安排").shows("（第2场）");
    assert_eq!(seated(&stage), before.1, "looked at first");
    stage.hides("下面还有").sized(80, 16).shows("下面还有");
    stage.press("down").shows("上面还有 2 行").sized(120, 40);
    stage.press("enter");
    assert!(sessions(&stage) >= before.0 + 3, "{}", stage.screen());
    assert_eq!(seated(&stage), before.1 + 48);
    assert!(stage.on::<Trainings>().is_some(), "{}", stage.screen());
    let made = sessions(&stage) - before.0 - 1;
    stage.shows(&format!("已按村分成 {} 场，新增 {made} 场", made + 1));
    for nth in 1..=made + 1 {
        stage.shows(&format!("（第{nth}场）"));
    }
    stage.press("enter").shows("（第2场）").hides("（第3场）");
    stage.press("bs").press("u");
    assert_eq!((sessions(&stage), seated(&stage)), (before.0 + 1, before.1));
}

#[test]
fn more_seats_or_only_the_first_are_the_other_answers() {
    for (keys, seats, taken) in [("j enter", 7, 7), ("j j enter", 5, 5), ("esc", 5, 0)] {
        let mut stage = Stage::township();
        stage.press("g t a");
        let (_, typed) = ahead(3);
        fill(&mut stage, &format!("{typed} 06:00-07:30"), "5").press("a");
        stage
            .press("x x x x x x x a")
            .shows("空位只有 5 个")
            .press(keys);
        let roster = newest(&stage);
        let capacity = roster.training.record.fields.capacity;
        assert_eq!(
            (capacity, roster.live().count()),
            (Some(seats), taken),
            "{keys}"
        );
    }
}

#[test]
fn everybody_not_trained_is_one_key() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "06:00", 0);
    page(&mut stage, id).press("a w");
    assert!(stage.on::<Assign>().is_some(), "{}", stage.screen());
    stage.shows("已选").press("a").shows("没有符合条件的人");
    assert!(roster(&stage, id).live().count() > 100);
    stage.press("u");
    assert_eq!(roster(&stage, id).live().count(), 0);
    stage.hides("没有符合条件的人");
}

#[test]
fn people_move_to_another_session_in_one_step() {
    let mut stage = Stage::township();
    let from = session(&mut stage, "06:00", 4);
    let (day, shown) = ahead(5);
    let to = plan(&mut stage, slot(day, "06:00", "07:30"), 0);
    let counts = |stage: &Stage| [from, to].map(|id| roster(stage, id).live().count());
    page(&mut stage, from)
        .press("x x m")
        .shows("把 2 人换到哪一场？");
    let row = |stage: &Stage| {
        stage
            .screen()
            .lines()
            .position(|l| l.contains(&format!("{shown} 06:00")))
    };
    let (target, mut steps) = (row(&stage).expect("the other session"), 0);
    let caret = |stage: &Stage| {
        let screen = stage.screen();
        screen
            .lines()
            .position(|line| line.contains('▸') && line.contains(":00"))
    };
    while caret(&stage) != Some(target) && steps < 40 {
        stage.press("j");
        steps += 1;
    }
    stage.press("enter").shows("换来 2 人").press("enter");
    assert_eq!(counts(&stage), [2, 2], "{}", stage.screen());
    stage.press("u");
    assert_eq!(counts(&stage), [4, 0]);
}

#[test]
fn several_are_taken_off_but_for_those_marked() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "06:00", 5);
    let seat = roster(&stage, id).live().next().expect("a seat").record.id;
    let marks = vec![(seat, Some(Mark::Present))];
    stage.submit(Command::Training(TrainingCommand::Mark {
        id,
        marks,
        over: Vec::new(),
    }));
    page(&mut stage, id)
        .press("x x x d")
        .shows("已签到，不能撤下");
    assert_eq!(roster(&stage, id).live().count(), 5);
    stage.press("X g g j x x x").shows("已选 3");
    // A change of the session itself is no use of the three.
    stage.press("e").type_("甲").press("^s").shows("已选 3");
    stage.press("d").hides("已选");
    assert_eq!(roster(&stage, id).live().count(), 2, "{}", stage.screen());
    stage.press("u");
    assert_eq!(roster(&stage, id).live().count(), 5);
}

#[test]
fn a_session_is_called_off_with_a_reason_and_brought_back() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "06:00", 4);
    let state = |stage: &Stage| roster(stage, id).training.record.state.clone();
    page(&mut stage, id)
        .press("D")
        .shows("取消“二季度普遍培训”");
    stage.press("^s").shows("请填写");
    assert_eq!(state(&stage), TrainingState::Planned);
    stage.type_("暴雨").press("^s").shows("已取消（暴雨）");
    let reason = "暴雨".to_owned();
    assert_eq!(state(&stage), TrainingState::Cancelled { reason });
    stage.press("a").shows("不能改名单");
    stage.press("R").hides("已取消（暴雨）");
    assert_eq!(state(&stage), TrainingState::Planned);
}

/// The line with the heads, below the frame and what is asked.
fn heads(stage: &Stage) -> String {
    stage.line(4)
}

/// The weeks of the quarter by their Mondays.
const WEEKS: &str = "0401 0408 0415 0422 0429 0506 0513 0520 0527 0603 0610 0617 0624";

#[test]
fn the_heads_of_list_calendar_and_quarter_are_whole_words() {
    // At 120 columns everything has room; at 80 the list leaves columns out, and the quarter its last weeks.
    let narrow = [
        (
            "日期 培训名称 主办单位 座位 状态",
            "一 二 三 四 五 六 日",
            ["单位", "缺场"],
            11,
        ),
        (
            "Date Session Host Seats State",
            "Mon Tue Wed Thu Fri Sat Sun",
            ["Unit", "Missing"],
            11,
        ),
    ];
    let lists = [
        "日期 培训名称 主办单位 级别 座位 到场 状态",
        "Date Session Host Level Seats Came State",
    ];
    both(|stage, lang| {
        let n = usize::from(lang == Lang::En);
        let (list, calendar, [unit, missing], fit) = narrow[n];
        stage.press("g t");
        for (size, list, fit) in [((80, 24), list, fit), ((120, 40), lists[n], 13)] {
            stage.sized(size.0, size.1);
            let weeks: Vec<&str> = WEEKS.split(' ').take(fit).collect();
            // A sign stands where weeks go on.
            let more = if fit < 13 { " >" } else { "" };
            let quarter = format!("{unit} {}{more} {missing}", weeks.join(" "));
            for wanted in [list, calendar, &quarter] {
                let heads = heads(stage).replace('│', " ");
                let words: Vec<&str> = heads.split_whitespace().collect();
                let words = words.join(" ");
                let words = words.trim_start_matches('>');
                assert_eq!(words, wanted, "{size:?}\n{}", stage.screen());
                stage.press("tab");
            }
        }
    });
}

#[test]
fn a_day_off_is_named_whole_in_the_calendar() {
    both(|stage, lang| {
        let name = match lang {
            Lang::Zh => "4 清明 ",
            Lang::En => "4 holiday ",
        };
        stage.press("g t tab").shows(name).sized(80, 24).shows(name);
        stage.hides("public");
    });
}

#[test]
fn the_calendar_and_the_quarter_lead_to_the_session() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "06:00", 4);
    stage
        .press("g t tab")
        .shows("培训月历")
        .shows("2024 年 4 月");
    stage.press("]").shows("2024 年 5 月").press("[ enter");
    match stage.on::<Session>() {
        Some(_) => stage.shows("已排 4"),
        None => stage.shows("06:00"),
    };
    assert_eq!(roster(&stage, id).on(), TODAY);
    stage.press("esc g t tab tab").shows("培训季度表");
    stage
        .press("enter")
        .shows("培训安排")
        .shows("二季度普遍培训");
}

#[test]
fn the_gap_leads_to_a_session_with_its_people_chosen() {
    let mut stage = Stage::township();
    let town = township(&stage);
    let name = stage.model().desk.short(town);
    stage.press("g n j l l l enter").shows("未训人员");
    stage.press("f").type_("未安排").press("enter");
    stage.press("x x x a").shows("把 3 人安排到哪一场？");
    stage
        .shows(&format!("新安排一场（{name}主办）"))
        .press("enter");
    let (_, typed) = ahead(3);
    fill(&mut stage, &format!("{typed} 06:00-07:30"), "20");
    stage.shows("选来的人").shows("已选 3 人").press("enter");
    let roster = newest(&stage);
    assert_eq!(roster.live().count(), 3);
    assert_eq!(roster.training.record.host, town);
}
