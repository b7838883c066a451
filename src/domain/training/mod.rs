//! Training sessions at county, township and village level (业务培训), their rosters, and what is owed of them.

mod obligation;
mod seat;
mod sheet;
mod time;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

pub use obligation::{Counting, Obligation, ObligationFields, Whom};
pub use seat::{Mark, Seat};
pub use sheet::{SheetFault, Typed, names_only_who_came, read_sheet};
pub use time::{BadTime, Slot, TimeOfDay};

use super::{
    Fault, Field, Issue, Kind, LONGEST_NAME, LONGEST_NOTE, Level, Name, ObligationId, PersonId,
    Rank, Record, SeatId, Seq, TrainingId, UnitId,
    text::{self, Breaks},
};

/// Who holds a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    County,
    Township,
    Village,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Training {
    pub id: TrainingId,
    pub tier: Tier,
    pub host: UnitId,
    #[serde(rename = "f")]
    pub fields: TrainingFields,
    pub state: TrainingState,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingFields {
    pub title: String,
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// At least one, in order of time.
    pub slots: Vec<Slot>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lecturer: String,
    /// Seats; none where nobody counted them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u16>,
    /// Whom it is meant for.
    #[serde(default)]
    pub audience: Vec<Rank>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Topic {
    /// 政策理论
    Policy,
    /// 经验做法
    Practice,
    /// 应急处突
    Emergency,
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TrainingState {
    Planned,
    /// Its roll is closed: whoever was not marked is absent.
    Held,
    Cancelled {
        reason: String,
    },
}

/// How a session stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TrainingStanding {
    Planned,
    /// Its day is over and nobody is marked.
    Unrecorded,
    Held,
    Cancelled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TrainingField {
    Host,
    Title,
    Topics,
    Slots,
    /// Times of day, where they are named apart from the days.
    Hours,
    Place,
    Lecturer,
    Capacity,
    Audience,
    Note,
    State,
    Reason,
    Mark,
    Seat,
    Rhythm,
    Whom,
    Counting,
    MakeUp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TrainingCommand {
    /// The level of the host says which of the three it is.
    Plan {
        id: TrainingId,
        host: UnitId,
        fields: Box<TrainingFields>,
    },
    Edit {
        id: TrainingId,
        base: Seq,
        fields: Box<TrainingFields>,
    },
    Cancel {
        id: TrainingId,
        base: Seq,
        reason: String,
    },
    /// Back to planned, from cancelled or held.
    Reopen { id: TrainingId, base: Seq },
    /// Whoever has a seat already keeps it.
    Assign {
        id: TrainingId,
        people: Vec<PersonId>,
    },
    /// Seats that are marked stay.
    Unassign {
        id: TrainingId,
        people: Vec<PersonId>,
    },
    /// Carries no base: two people at two doors mark one roster. None takes a mark back. What stands there and is
    /// replaced or taken back is named in `over`: what nobody here has seen stays.
    Mark {
        id: TrainingId,
        marks: Vec<(SeatId, Option<Mark>)>,
        over: Vec<(SeatId, Mark)>,
    },
    /// Somebody who came without a seat.
    WalkIn {
        id: TrainingId,
        person: PersonId,
        mark: Mark,
    },
    /// Ends the roll call: whoever is not marked is absent.
    Close { id: TrainingId },
    /// The signed sheet of a session that is over, all at once: a seat for whoever has none, and the roll is closed.
    Record {
        id: TrainingId,
        marks: Vec<(PersonId, Mark)>,
    },
    /// Says what a level owes; `id` is a promise where nothing was said yet.
    Oblige {
        id: ObligationId,
        base: Seq,
        tier: Tier,
        fields: ObligationFields,
    },
}

/// Earliest year a session can lie in: the work is younger.
const FIRST_YEAR: i32 = 2015;
/// A session further ahead than this is a slip of the finger.
const FURTHEST: Days = Days::new(800);
const MOST_SLOTS: usize = 31;
const MOST_TOPICS: usize = 12;
pub const MOST_SEATS: u16 = 2000;
/// Minutes after the start that still count as in time: people sign one after another.
pub const GRACE: u16 = 10;

impl Tier {
    pub const ALL: [Self; 3] = [Self::County, Self::Township, Self::Village];

    pub const fn of(level: Level) -> Option<Self> {
        match level {
            Level::County => Some(Self::County),
            Level::Township => Some(Self::Township),
            Level::Village => Some(Self::Village),
            _ => None,
        }
    }

    pub const fn level(self) -> Level {
        match self {
            Self::County => Level::County,
            Self::Township => Level::Township,
            Self::Village => Level::Village,
        }
    }
}

impl TrainingStanding {
    pub const ALL: [Self; 4] = [Self::Planned, Self::Unrecorded, Self::Held, Self::Cancelled];
}

impl Topic {
    pub const STANDARD: [Self; 3] = [Self::Policy, Self::Practice, Self::Emergency];
}

impl Training {
    /// The first day; sessions are ordered by it.
    pub fn on(&self) -> NaiveDate {
        self.fields.slots.first().map_or(NaiveDate::MAX, |s| s.date)
    }

    pub fn is_cancelled(&self) -> bool {
        matches!(self.state, TrainingState::Cancelled { .. })
    }

    /// From when on people are late on a day; none on a day without it, when the clock says nothing about who came.
    pub fn late_from(&self, day: NaiveDate) -> Option<TimeOfDay> {
        let first = self.fields.slots.iter().find(|slot| slot.date == day)?;
        let minutes = first.from.minutes() + GRACE;
        TimeOfDay::new(minutes / 60, minutes % 60)
    }

    /// The mark of somebody who comes on a day at this time of it.
    pub fn arrival(&self, day: NaiveDate, now: TimeOfDay) -> Mark {
        match self.late_from(day) {
            Some(from) if now >= from => Mark::Late { at: Some(now) },
            _ => Mark::Present,
        }
    }

    /// Late by hand, with the time if it is the day's session.
    pub fn late(&self, day: NaiveDate, now: TimeOfDay) -> Mark {
        let at = self.late_from(day).map(|_| now);
        Mark::Late { at }
    }

    /// Whether somebody cannot be at both.
    pub fn overlaps(&self, other: &[Slot]) -> bool {
        let mine = &self.fields.slots;
        mine.iter().any(|a| other.iter().any(|b| a.overlaps(b)))
    }
}

impl TrainingFields {
    /// Cleans the texts, puts the times in order, and says everything that is wrong.
    pub fn check(&mut self, today: NaiveDate) -> Vec<Issue> {
        let mut issues = Vec::new();
        let issue = |field, fault| Issue::new(Field::Training(field), fault);
        for (field, value) in [
            (TrainingField::Title, &mut self.title),
            (TrainingField::Place, &mut self.place),
            (TrainingField::Lecturer, &mut self.lecturer),
        ] {
            text::keep(value, LONGEST_NAME, Breaks::Line);
            Issue::text(&mut issues, Field::Training(field), value, LONGEST_NAME);
        }
        text::keep(&mut self.note, LONGEST_NOTE, Breaks::Note);
        let note = Field::Training(TrainingField::Note);
        Issue::text(&mut issues, note, &self.note, LONGEST_NOTE);
        if self.title.is_empty() {
            issues.push(issue(TrainingField::Title, Fault::Empty));
        }
        self.check_topics(&mut issues);
        self.check_slots(today, &mut issues);
        if self
            .capacity
            .is_some_and(|c| !(1..=MOST_SEATS).contains(&c))
        {
            let (least, most) = (1, i64::from(MOST_SEATS));
            issues.push(issue(TrainingField::Capacity, Fault::OutOf { least, most }));
        }
        self.audience.sort_unstable();
        self.audience.dedup();
        issues
    }

    fn check_topics(&mut self, issues: &mut Vec<Issue>) {
        let field = Field::Training(TrainingField::Topics);
        for topic in &mut self.topics {
            if let Topic::Other(name) = topic {
                text::keep(name, LONGEST_NAME, Breaks::Line);
                Issue::text(issues, field, name, LONGEST_NAME);
            }
        }
        self.topics
            .retain(|topic| !matches!(topic, Topic::Other(name) if name.is_empty()));
        let mut seen = Vec::new();
        self.topics.retain(|topic| {
            let new = !seen.contains(topic);
            seen.push(topic.clone());
            new
        });
        if self.topics.len() > MOST_TOPICS {
            issues.push(Issue::new(field, Fault::TooMany { most: MOST_TOPICS }));
        }
    }

    fn check_slots(&mut self, today: NaiveDate, issues: &mut Vec<Issue>) {
        let mut fault = |fault| {
            issues.push(Issue::new(Field::Training(TrainingField::Slots), fault));
        };
        self.slots.sort_unstable();
        self.slots.dedup();
        let furthest = today.checked_add_days(FURTHEST).unwrap_or(NaiveDate::MAX);
        if self.slots.is_empty() {
            fault(Fault::Empty);
        } else if self.slots.len() > MOST_SLOTS {
            fault(Fault::TooMany { most: MOST_SLOTS });
        } else if self.slots.iter().any(|s| s.to <= s.from) {
            fault(Fault::EndsBeforeItBegins);
        } else if self.slots.iter().any(|s| s.date.year() < FIRST_YEAR) {
            fault(Fault::TooEarly { year: FIRST_YEAR });
        } else if self.slots.iter().any(|s| s.date > furthest) {
            fault(Fault::InFuture);
        } else if self.slots.windows(2).any(|w| w[0].overlaps(&w[1])) {
            fault(Fault::Overlaps);
        }
    }

    pub fn differences(&self, other: &Self) -> Vec<Field> {
        use TrainingField as F;
        let pairs = [
            (F::Title, self.title == other.title),
            (F::Topics, self.topics == other.topics),
            (F::Slots, self.slots == other.slots),
            (F::Place, self.place == other.place),
            (F::Lecturer, self.lecturer == other.lecturer),
            (F::Capacity, self.capacity == other.capacity),
            (F::Audience, self.audience == other.audience),
            (F::Note, self.note == other.note),
        ];
        let differing = pairs.into_iter().filter(|(_, same)| !same);
        differing.map(|(field, _)| Field::Training(field)).collect()
    }
}

impl Record for Training {
    type Id = TrainingId;
    type Ties = Self;
    const KIND: Kind = Kind::Training;

    fn id(&self) -> TrainingId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::words(&self.fields.title)]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let mut fields = self.fields.differences(&other.fields);
        if self.state != other.state {
            fields.push(Field::Training(TrainingField::State));
        }
        fields
    }
}
