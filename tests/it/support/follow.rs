//! What others do to the lists on somebody's screen, in short words.

use chrono::Days;
use sanzhang::{
    domain::{
        Command, HouseholdCommand, HouseholdId, Level, Milestone, PersonId, RubricCommand,
        RubricId, RubricPart, Seq, SiteCommand, SiteId, Slot, Training, TrainingCommand,
        TrainingFields, TrainingId, UnitId,
    },
    register::Mark,
    rehearsal::TODAY,
};

use super::{
    board::{fourteen, site},
    stage::Stage,
};
use crate::ui_roll;

pub fn neighborhood(stage: &Stage) -> UnitId {
    let county = stage.model().desk.county();
    let mut unit = county.root().expect("a county");
    while let Some(first) = county.children(unit).first() {
        unit = *first;
    }
    unit
}

pub fn household(stage: &Stage, nth: usize) -> HouseholdId {
    let county = stage.model().desk.county();
    let rows = county.households_of(neighborhood(stage)).iter();
    let mut live = rows.filter(|row| !row.has(Mark::Retired));
    live.nth(nth).expect("a household").id
}

pub fn deregister(stage: &mut Stage, nth: usize) {
    let id = household(stage, nth);
    let row = stage.model().desk.county().household_row(id);
    let base = row.expect("a household").version;
    let command = HouseholdCommand::Deregister { id, base };
    stage.submit(Command::Household(command));
}

/// A session of the township in so many days.
pub fn plan(stage: &mut Stage, title: &str, days: u64) -> TrainingId {
    let desk = &stage.model().desk;
    let root = desk.root().expect("a county");
    let host = desk.county().children(root)[0];
    let time = |text: &str| text.parse().expect("a time");
    let slot = Slot {
        date: TODAY + Days::new(days),
        from: time("09:00"),
        to: time("11:00"),
    };
    let fields = TrainingFields {
        title: title.to_owned(),
        slots: vec![slot],
        place: "镇政府三楼".to_owned(),
        ..TrainingFields::default()
    };
    let id = TrainingId::promised(0);
    let fields = Box::new(fields);
    let receipt = stage.submit(Command::Training(TrainingCommand::Plan {
        id,
        host,
        fields,
    }));
    receipt.ids::<Training>().next().expect("an id")
}

pub fn planned() -> Stage {
    let mut stage = Stage::village();
    for (title, days) in [("甲场", 5), ("乙场", 8), ("丙场", 11)] {
        plan(&mut stage, title, days);
    }
    stage
}

pub fn titled(stage: &Stage, title: &str) -> (TrainingId, Seq, TrainingFields) {
    let all = stage.model().desk.county().trainings().all();
    let roster = all
        .iter()
        .find(|roster| roster.training.record.fields.title == title)
        .expect("a session");
    let held = &roster.training;
    (roster.id(), held.version, held.record.fields.clone())
}

/// Moves a session by so many days.
pub fn put_off(stage: &mut Stage, title: &str, days: u64) {
    let (id, base, mut fields) = titled(stage, title);
    for slot in &mut fields.slots {
        slot.date = slot.date + Days::new(days);
    }
    let fields = Box::new(fields);
    stage.submit(Command::Training(TrainingCommand::Edit {
        id,
        base,
        fields,
    }));
}

/// A session today with six seats.
pub fn seated() -> Stage {
    let mut stage = Stage::village();
    ui_roll::session(&mut stage, "09:00", 6);
    stage
}

pub fn today(stage: &Stage) -> TrainingId {
    titled(stage, "二季度普遍培训").0
}

pub fn nth_seated(stage: &Stage, nth: usize) -> PersonId {
    let trainings = stage.model().desk.county().trainings();
    let roster = trainings.get(today(stage)).expect("a session");
    let seat = roster.live().nth(nth).expect("a seat");
    seat.record.person
}

pub fn unseat(stage: &mut Stage, nth: usize) {
    let (id, people) = (today(stage), vec![nth_seated(stage, nth)]);
    stage.submit(Command::Training(TrainingCommand::Unassign { id, people }));
}

/// Whoever the roster of today's session does not hold yet, in the order of the posts.
pub fn offered(stage: &Stage) -> Vec<PersonId> {
    let county = stage.model().desk.county();
    let roster = county.trainings().get(today(stage)).expect("a session");
    let posts = county.posts(county.root().expect("a county"));
    let neighborhoods = posts.iter().filter(|post| {
        let held = county.unit(post.unit).expect("a unit");
        held.record.level == Level::Neighborhood
    });
    let people = neighborhoods.map(|post| post.person.record.id);
    people
        .filter(|person| roster.seat_of(*person).is_none())
        .collect()
}

/// Gives the first who is offered a seat.
pub fn seat_first(stage: &mut Stage) {
    let (id, people) = (today(stage), vec![offered(stage)[0]]);
    stage.submit(Command::Training(TrainingCommand::Assign { id, people }));
}

/// Gives somebody of that name a seat.
pub fn seat(stage: &mut Stage, name: &str) {
    let county = stage.model().desk.county();
    let called = |person: &PersonId| {
        let held = county.person(*person).expect("a person");
        held.record.fields.name == name
    };
    let person = offered(stage).into_iter().find(called);
    let (id, people) = (today(stage), vec![person.expect("offered")]);
    stage.submit(Command::Training(TrainingCommand::Assign { id, people }));
}

pub fn close_site(stage: &mut Stage, id: u32) {
    let id = SiteId(id);
    let file = stage.model().desk.county().sites().get(id);
    let base = file.expect("a site").site.version;
    stage.submit(site(SiteCommand::Close {
        id,
        base,
        on: TODAY,
        reason: "整村搬迁".to_owned(),
    }));
}

pub fn milestones(stage: &mut Stage, edit: impl FnOnce(&mut Vec<Milestone>)) {
    let id = SiteId(1);
    let file = stage.model().desk.county().sites().get(id).expect("a site");
    let (base, mut fields) = (file.site.version, file.site.record.fields.clone());
    edit(&mut fields.milestones);
    let fields = Box::new(fields);
    stage.submit(site(SiteCommand::Edit { id, base, fields }));
}

pub fn milestone(n: u64) -> Milestone {
    Milestone {
        name: format!("节点{n}"),
        due: TODAY + Days::new(n),
        done: None,
    }
}

pub fn with_milestones() -> Stage {
    let mut stage = fourteen();
    milestones(&mut stage, |all| all.extend((2..6).map(milestone)));
    stage
}

pub fn without_item(stage: &mut Stage, no: u16) {
    let sites = stage.model().desk.county().sites();
    let held = sites.current_rubric().expect("a rubric");
    let (id, base, mut fields) = (held.record.id, held.version, held.record.fields.clone());
    fields.take_out(RubricPart::Item(no)).expect("it can go");
    stage.submit(Command::Rubric(RubricCommand::Edit {
        id,
        base,
        new: RubricId::promised(0),
        fields: Box::new(fields),
    }));
}
