//! The roll call, at the door and from the sheet: keys counted, two doors, walk-ins, and what cannot be marked.

use chrono::Days;
use sanzhang::{
    domain::{
        Command, Mark, PersonId, Rank, SeatId, Slot, TimeOfDay, Training, TrainingCommand,
        TrainingFields, TrainingId, TrainingState,
    },
    register::search::{Role, readings::Readings, spell},
    rehearsal::TODAY,
    ui::training::route::Training as Route,
};

use crate::support::stage::Stage;

fn time(text: &str) -> TimeOfDay {
    text.parse().expect("a time")
}

fn slot(from: &str) -> Slot {
    Slot {
        date: TODAY,
        from: time(from),
        to: time("17:00"),
    }
}

/// A session of the township that begins at `from` today, with so many leaders of its villages on the roster.
pub fn session(stage: &mut Stage, from: &str, people: usize) -> TrainingId {
    plan(stage, slot(from), people)
}

pub fn plan(stage: &mut Stage, slot: Slot, people: usize) -> TrainingId {
    let desk = stage.model().desk.clone();
    let county = desk.county();
    let root = desk.root().expect("a county");
    let towns = county.live_units(root, sanzhang::domain::Level::Township);
    let host = *towns.first().unwrap_or(&root);
    let posts = county.posts(host);
    let leaders: Vec<PersonId> = posts
        .iter()
        .filter(|post| {
            let unit = county.unit(post.unit).expect("a unit");
            unit.record.level.post() == Some(Rank::Neighborhood)
        })
        .map(|post| post.person.record.id)
        .collect();
    let step = leaders.len() / people.max(1);
    let chosen = leaders.into_iter().step_by(step.max(1)).take(people);
    let fields = TrainingFields {
        title: "二季度普遍培训".to_owned(),
        slots: vec![slot],
        place: "镇政府三楼".to_owned(),
        ..TrainingFields::default()
    };
    let plan = TrainingCommand::Plan {
        id: TrainingId::promised(0),
        host,
        fields: Box::new(fields),
    };
    let receipt = stage.submit(Command::Training(plan));
    let id = receipt.ids::<Training>().next().expect("an id");
    let people: Vec<PersonId> = chosen.collect();
    if !people.is_empty() {
        stage.submit(Command::Training(TrainingCommand::Assign { id, people }));
    }
    id
}

pub fn open(stage: &mut Stage, id: TrainingId) -> &mut Stage {
    stage.visit(Route::Roll(id))
}

/// Number, seat, name, mark of everybody on the roster.
pub fn roster(stage: &Stage, id: TrainingId) -> Vec<(u16, SeatId, String, Option<Mark>)> {
    let county = stage.model().desk.county();
    let roster = county.trainings().get(id).expect("a session");
    let live = roster.live().map(|held| {
        let seat = &held.record;
        let person = county.person(seat.person).expect("a person");
        let name = person.record.fields.name.clone();
        (seat.no, seat.id, name, seat.mark.clone())
    });
    live.collect()
}

pub fn mark_of(stage: &Stage, id: TrainingId, no: u16) -> Option<Mark> {
    let all = roster(stage, id);
    all.into_iter().find(|row| row.0 == no).expect("a seat").3
}

fn initials(name: &str) -> String {
    let first = |one: &Readings| one.all.first()?.chars().next();
    let plain = |c| match c {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        other => other,
    };
    let spelled = spell(name, Role::Person);
    spelled.iter().filter_map(first).map(plain).collect()
}

/// The number on the row that Enter would take.
fn under_the_cursor(stage: &Stage) -> Option<u16> {
    let screen = stage.screen();
    let row = screen.lines().find(|line| line.contains('▸'))?;
    let (_, rest) = row.split_once('▸')?;
    rest.split_whitespace().next()?.parse().ok()
}

#[test]
fn at_the_door_a_person_costs_few_keys() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 60);
    open(&mut stage, id).shows("未到 60").shows("共 60");
    let mut people = roster(&stage, id);
    assert_eq!(people.len(), 60);
    // They come in no order.
    people.sort_by_key(|row| row.0.wrapping_mul(37) % 61);
    let mut keys = 0;
    for (no, _, name, _) in &people {
        for letter in initials(name).chars() {
            stage.type_(&letter.to_string());
            keys += 1;
            if keys_enough(&stage, *no) {
                break;
            }
        }
        while under_the_cursor(&stage) != Some(*no) {
            stage.press("down");
            keys += 1;
            assert!(keys < 600, "{name}\n{}", stage.screen());
        }
        stage.press("enter");
        keys += 1;
        assert_eq!(mark_of(&stage, id, *no), Some(Mark::Present), "{name}");
    }
    stage.shows("到 60").shows("未到 0");
    let average = f64::from(keys) / 60.0;
    println!("keys a person at the door: {average:.2} ({keys} for 60)");
    assert!(average <= 3.5, "{average}");
}

/// A hand types two letters before the eye looks up; after that it stops as soon as the right one stands first.
fn keys_enough(stage: &Stage, no: u16) -> bool {
    let line = stage.line(5);
    let typed = line.chars().filter(char::is_ascii_lowercase).count();
    typed >= 2 && under_the_cursor(stage) == Some(no)
}

#[test]
fn the_field_is_free_before_the_file_has_answered() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 20);
    open(&mut stage, id).hold();
    stage.type_("3").press("enter");
    let name = roster(&stage, id)[2].2.clone();
    stage.shows(&format!("… {name}")).shows("到 1");
    assert_eq!(mark_of(&stage, id, 3), None, "nothing is saved yet");
    stage.type_("4").press("enter").shows("到 2");
    stage.release().shows(&format!("✓ {name}")).shows("到 2");
    assert_eq!(mark_of(&stage, id, 3), Some(Mark::Present));
    assert_eq!(mark_of(&stage, id, 4), Some(Mark::Present));
}

#[test]
fn a_refusal_is_said_and_the_mark_taken_back() {
    let mut stage = Stage::township();
    let mut other = stage.second();
    let id = session(&mut other, "09:00", 5);
    stage.advance(std::time::Duration::from_secs(1));
    open(&mut stage, id).hold();
    stage.type_("3").press("enter").shows("到 1");
    let people = vec![person(&other, id, 3)];
    other.submit(Command::Training(TrainingCommand::Unassign { id, people }));
    stage
        .release()
        .shows("没有这个人")
        .shows("到 0")
        .shows("共 4");
}

fn person(stage: &Stage, id: TrainingId, no: u16) -> PersonId {
    let county = stage.model().desk.county();
    let roster = county.trainings().get(id).expect("a session");
    let mut live = roster.live();
    let seat = live.find(|held| held.record.no == no).expect("a seat");
    seat.record.person
}

#[test]
fn two_doors_see_each_other() {
    let mut one = Stage::township();
    let mut two = one.second();
    let id = session(&mut one, "09:00", 30);
    two.advance(std::time::Duration::from_secs(1));
    open(&mut one, id);
    open(&mut two, id);
    let name = roster(&one, id)[6].2.clone();
    one.type_("7").press("enter").shows("到 1");
    assert!(
        two.glance(),
        "an empty field does not keep the picture back"
    );
    two.shows("到 1").shows(&format!("✓ {name}（另一处）"));
    two.type_("7").press("enter").shows("已登记").shows("到 1");
    one.type_("8").press("enter");
    two.type_("l");
    assert!(!two.glance(), "half-typed syllables stay");
    two.press("bs").shows("到 2");
}

#[test]
fn who_is_marked_otherwise_from_the_sheet_is_marked_here() {
    let mut one = Stage::township();
    let mut two = one.second();
    let id = session(&mut one, "09:00", 30);
    two.advance(std::time::Duration::from_secs(1));
    open(&mut one, id);
    open(&mut two, id);
    let name = roster(&one, id)[6].2.clone();
    one.type_("7").press("enter");
    two.glance();
    two.shows(&format!("✓ {name}（另一处）"));
    two.press("f3").type_("全到 除 7").press("enter");
    two.shows(&format!("✗ {name}（缺席）")).hides("（另一处）");
}

#[test]
fn after_the_start_people_are_late_by_the_clock() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "08:30", 10);
    open(&mut stage, id).shows("08:40 起记迟到");
    stage.type_("1").press("enter").shows("（迟到 09:00）");
    let at = TimeOfDay::new(9, 0);
    assert_eq!(mark_of(&stage, id, 1), Some(Mark::Late { at }));
    stage.press("^x").shows("签到已取消").shows("到 0");
    assert_eq!(mark_of(&stage, id, 1), None);
}

#[test]
fn late_by_hand_and_excused_with_a_reason() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "08:55", 10);
    open(&mut stage, id);
    stage.type_("2").press("f2").shows("（迟到 09:00）");
    stage.press("down j j a").shows("请假，原因");
    stage.type_("住院").press("enter").shows("请假 1");
    let reason = "住院".to_owned();
    let excused = Some(Mark::Excused { reason });
    assert_eq!(mark_of(&stage, id, 3), excused);
    stage.press("l");
    let at = TimeOfDay::new(9, 0);
    assert_eq!(mark_of(&stage, id, 4), Some(Mark::Late { at }));
    stage.press("k x");
    assert_eq!(mark_of(&stage, id, 4), None);
    stage.press("f5").shows("还没到 8 人");
}

#[test]
fn a_reason_that_is_left_half_typed_is_there_when_it_is_asked_for_again() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "08:55", 10);
    open(&mut stage, id);
    stage.type_("3").press("f4").shows("请假，原因");
    stage.type_("住院动手").press("esc").hides("请假，原因");
    // Back at the door with the number that was typed; nobody is marked.
    assert_eq!(mark_of(&stage, id, 3), None);
    stage.press("f4").shows("请假，原因").shows("住院动手");
    // Somebody else has a reason of their own.
    stage.press("esc esc").type_("4").press("f4").hides("住院");
    stage
        .press("esc esc")
        .type_("3")
        .press("f4")
        .type_("术")
        .press("enter");
    let reason = "住院动手术".to_owned();
    assert_eq!(mark_of(&stage, id, 3), Some(Mark::Excused { reason }));
    // Given up by what is marked instead.
    stage
        .type_("5")
        .press("f4")
        .type_("开会")
        .press("esc enter");
    stage.press("esc").again().hides("没写完");
}

#[test]
fn whoever_came_without_a_seat_is_welcome() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 3);
    open(&mut stage, id);
    let on: Vec<String> = roster(&stage, id).into_iter().map(|row| row.2).collect();
    let desk = stage.model().desk.clone();
    let posts = desk.county().posts(desk.root().expect("a county"));
    let names: Vec<&str> = posts
        .iter()
        .map(|p| p.person.record.fields.name.as_str())
        .collect();
    let guest = names.iter().find(|name| !on.iter().any(|n| n == *name));
    let guest = (*guest.expect("somebody else")).to_owned();
    stage.type_(&guest).press("enter").shows("Ctrl+N");
    stage.press("^n").shows("的名册里找").press("enter");
    stage
        .shows("到 1")
        .shows("共 4")
        .shows("临时")
        .shows(&format!("✓ {guest}"));
    stage
        .type_("雷新来")
        .press("^n enter")
        .shows("新增人员并签到");
    stage.press("enter").shows("请选村");
    let village = desk.county().live_units(
        desk.root().expect("a county"),
        sanzhang::domain::Level::Village,
    )[0];
    stage.type_(&desk.short(village)).press("enter");
    stage.type_("13800000000").press("enter");
    stage.shows("到 2").shows("共 5").shows("✓ 雷新来");
}

#[test]
fn closing_says_how_many_will_be_absent() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 10);
    open(&mut stage, id);
    stage
        .type_("1")
        .press("enter ^s")
        .shows("9 人还没有签到")
        .press("esc");
    stage.hides("9 人还没有签到").press("^s y").shows("缺席 9");
    let county = stage.model().desk.county();
    let roster = county.trainings().get(id).expect("a session");
    assert_eq!(roster.training.record.state, TrainingState::Held);
    stage.shows("已结束签到");
    stage.type_("2").press("enter").shows("到 2");
}

#[test]
fn what_cannot_be_marked_says_why() {
    let mut stage = Stage::township();
    let date = TODAY + Days::new(3);
    let id = plan(
        &mut stage,
        Slot {
            date,
            ..slot("09:00")
        },
        5,
    );
    open(&mut stage, id).shows("还没有举办");
    stage
        .type_("1")
        .press("enter")
        .shows("还没有举办")
        .press("esc esc")
        .hides("签到");
    let empty = session(&mut stage, "09:00", 0);
    open(&mut stage, empty).shows("名单还是空的").press("esc");
    let base = stage
        .model()
        .desk
        .county()
        .trainings()
        .get(empty)
        .expect("a session")
        .training
        .version;
    let reason = "停电".to_owned();
    let id = empty;
    stage.submit(Command::Training(TrainingCommand::Cancel {
        id,
        base,
        reason,
    }));
    open(&mut stage, empty).shows("已取消：停电");
}
