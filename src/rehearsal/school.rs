//! The sessions of a township and of the county as commands: held, called off, forgotten, still to come.

use chrono::NaiveDate;

use super::{
    class::{Class, Marks},
    course::{AFTERNOON, Lesson, MORNING, at, quarter_of},
    day,
    dice::Dice,
    lessons::{COUNTY_ROOM, LECTURERS},
    places::Township,
    turnout::QUARTERS,
};
use crate::domain::{
    Command, Occasion, PersonId, Rank, Seq, Topic, TrainingCommand as C, TrainingFields,
    TrainingId, UnitId, calendar::working_day_after,
};

/// A make-up session past its day of which nobody kept the roll.
const FORGOTTEN: [(&str, NaiveDate); 2] = [
    ("毛俊镇", day(2024, 3, 27)),
    ("汇源瑶族乡", day(2024, 3, 29)),
];

/// Called off, and why.
const CALLED_OFF: [(&str, NaiveDate, &str); 3] = [
    ("毛俊镇", day(2024, 1, 23), "低温雨雪冰冻，道路结冰"),
    ("所城镇", day(2024, 1, 24), "低温雨雪冰冻，道路结冰"),
    ("太平圩镇", day(2024, 4, 11), "授课人临时有任务，另行通知"),
];

/// Seats of a make-up session, and of what is called off.
const ROOM: usize = 60;

pub(super) struct School {
    /// Of the county's sessions that were held.
    pub days: [NaiveDate; 2],
    dice: Dice,
    rolls: [Marks; 2],
    /// Those who go next.
    next: Vec<PersonId>,
}

/// Steps of one batch, and the sessions it has promised so far.
#[derive(Default)]
struct Steps {
    steps: Vec<Command>,
    promised: u32,
}

impl Steps {
    fn plan(&mut self, host: UnitId, fields: TrainingFields) -> TrainingId {
        let id = TrainingId::promised(self.promised);
        self.promised += 1;
        let fields = Box::new(fields);
        self.push(C::Plan { id, host, fields });
        id
    }

    fn push(&mut self, step: C) {
        self.steps.push(Command::Training(step));
    }

    /// A session of which nobody's people are made is not made either.
    fn held(&mut self, host: UnitId, fields: TrainingFields, marks: Marks, walk_ins: Marks) {
        if marks.is_empty() && walk_ins.is_empty() {
            return;
        }
        let id = self.plan(host, fields);
        self.push(C::Record { id, marks });
        for (person, mark) in walk_ins {
            self.push(C::WalkIn { id, person, mark });
        }
    }

    fn called(
        &mut self,
        host: UnitId,
        fields: TrainingFields,
        people: Vec<PersonId>,
    ) -> Option<TrainingId> {
        if people.is_empty() {
            return None;
        }
        let id = self.plan(host, fields);
        self.push(C::Assign { id, people });
        Some(id)
    }

    fn batch(self) -> Option<Command> {
        (!self.steps.is_empty()).then_some(Command::Batch {
            occasion: Occasion::Rehearsal,
            steps: self.steps,
        })
    }
}

impl School {
    pub fn new(code: &str) -> Self {
        let mut dice = Dice::of(code, "county course");
        let mut on = |first, last| working_day_after(dice.day(first, last));
        let days = [
            on(day(2023, 9, 4), day(2023, 9, 20)),
            on(day(2024, 3, 4), day(2024, 3, 18)),
        ];
        Self {
            days,
            dice,
            rolls: Default::default(),
            next: Vec::new(),
        }
    }

    /// Keeps in mind whom the villages send to the county.
    pub fn send(&mut self, classes: Vec<Class>) {
        for class in classes {
            let [first, second] = class.county;
            let goes_next = second.is_empty().then(|| class.serving.get(2).copied());
            self.next.extend(goes_next.flatten());
            self.rolls[0].extend(first);
            self.rolls[1].extend(second);
        }
    }

    pub fn county(mut self, host: UnitId) -> Option<Command> {
        let mut steps = Steps::default();
        let rolls = std::mem::take(&mut self.rolls);
        let titles = [
            "2023年度全县邻长示范培训班",
            "2024年度全县邻长示范培训班（第一期）",
        ];
        for ((marks, title), on) in rolls.into_iter().zip(titles).zip(self.days) {
            let fields = self.demonstration(title, on);
            steps.held(host, fields, marks, Marks::new());
        }
        let people = std::mem::take(&mut self.next);
        let fields = self.demonstration("2024年度全县邻长示范培训班（第二期）", day(2024, 5, 16));
        steps.called(host, fields, people);
        steps.batch()
    }

    /// A day and a half.
    fn demonstration(&mut self, title: &str, on: NaiveDate) -> TrainingFields {
        let next = working_day_after(on);
        TrainingFields {
            title: title.to_owned(),
            topics: Topic::STANDARD.to_vec(),
            slots: vec![at(on, MORNING), at(on, AFTERNOON), at(next, MORNING)],
            place: COUNTY_ROOM.to_owned(),
            lecturer: self.dice.pick(&LECTURERS).to_owned(),
            capacity: Some(240),
            audience: vec![Rank::Neighborhood],
            ..TrainingFields::default()
        }
    }
}

/// Everything the township and its villages held and mean to hold.
pub(super) fn township(
    township: &Township,
    host: UnitId,
    lessons: &[Lesson],
    classes: &[Class],
) -> Option<Command> {
    let mut steps = Steps::default();
    for lesson in lessons {
        let invited = |class: &&Class| lesson.villages.contains(&class.code);
        let there = || classes.iter().filter(invited);
        let fields = lesson.fields.clone();
        if lesson.quarter < QUARTERS {
            let marks = there().flat_map(|c| c.township[lesson.quarter].iter().cloned());
            let walk_ins = there().flat_map(|c| c.walk_ins[lesson.quarter].iter().cloned());
            steps.held(host, fields, marks.collect(), walk_ins.collect());
        } else {
            let people = there().flat_map(|class| class.serving.iter().copied());
            steps.called(host, fields, people.collect());
        }
    }
    for class in classes {
        for (fields, marks) in &class.own {
            steps.held(class.unit, fields.clone(), marks.clone(), Marks::new());
        }
    }
    let name = township.place.name;
    let missed = || {
        classes
            .iter()
            .flat_map(|class| class.missed.iter().copied())
    };
    for (_, on) in FORGOTTEN.iter().filter(|(of, _)| *of == name) {
        let fields = small(township, *on, "邻长补训");
        steps.called(host, fields, missed().take(ROOM).collect());
    }
    for (_, on, reason) in CALLED_OFF.iter().filter(|(of, ..)| *of == name) {
        let fields = small(township, *on, "邻长冬春安全培训");
        let called = steps.called(host, fields, missed().take(ROOM).collect());
        if let Some(id) = called {
            // Of what its own batch adds there is no version yet.
            let (base, reason) = (Seq(0), (*reason).to_owned());
            steps.push(C::Cancel { id, base, reason });
        }
    }
    steps.batch()
}

fn small(township: &Township, on: NaiveDate, title: &str) -> TrainingFields {
    let name = township.place.name;
    TrainingFields {
        title: format!("{}{title}", quarter_of(on)),
        topics: vec![Topic::Emergency],
        slots: vec![at(on, AFTERNOON)],
        place: format!("{name}文化站多功能厅"),
        lecturer: "镇（乡）政法委员".to_owned(),
        capacity: Some(ROOM as u16),
        audience: vec![Rank::Neighborhood],
        ..TrainingFields::default()
    }
}
