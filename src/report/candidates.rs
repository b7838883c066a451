//! Who may sit in a session: when they came last, whether this period is settled for them, what stands against it.

use std::collections::{HashMap, HashSet};

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    session::{clash, rank},
    table::{Cell, Column, Kind, Row, Tone, Value},
};
use crate::{
    desk::Desk,
    domain::{Asked, PersonId, Rank, Reference, Tier, UnitId},
    i18n::{Said, text::TrainingText},
    register::{Post, Roster},
};

/// What somebody's trainings come to, seen from one session.
pub struct Past {
    /// The day they came last.
    pub last: Option<NaiveDate>,
    /// They were away the last time a roll was called on them.
    pub missed_last: bool,
    pub now: Now,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    Trained,
    Seated(NaiveDate),
    Open,
}

impl Past {
    pub fn of(desk: &Desk, person: PersonId, session: &Roster, asked: Asked) -> Self {
        let trainings = desk.county().trainings();
        let (_, owed) = trainings.obligation(asked.tier);
        let mut past = Self {
            last: None,
            missed_last: false,
            now: Now::Open,
        };
        let mut called = false;
        let others = trainings.of_person(person);
        for (roster, seat) in others.filter(|(r, _)| r.id() != session.id()) {
            let training = &roster.training.record;
            if training.is_cancelled() {
                continue;
            }
            if !called && seat.mark.is_some() {
                (called, past.missed_last) = (true, seat.missed());
            }
            if seat.attended() && past.last.is_none() {
                past.last = Some(roster.on());
            }
            let settles = owed.settled_by(asked.tier, training.tier);
            if !settles || !asked.period.contains(roster.on()) {
                continue;
            }
            if seat.attended() {
                past.now = Now::Trained;
            } else if past.now == Now::Open && seat.mark.is_none() && roster.until() >= desk.today()
            {
                past.now = Now::Seated(roster.on());
            }
        }
        past
    }
}

pub fn columns() -> Vec<Column> {
    let word = |key, head: &TrainingText| Column::new(key, head, Kind::Word);
    vec![
        Column::id().for_programs_only(),
        Column::level(),
        Column::new("name", &TrainingText::Person, Kind::Name),
        Column::new("unit", &TrainingText::Place, Kind::Place),
        word("post", &TrainingText::Post).rank(3),
        Column::new("last", &TrainingText::Last, Kind::Day).rank(2),
        word("now", &TrainingText::Covered),
        Column::new("remark", &TrainingText::Remark, Kind::Text).rank(1),
    ]
}

/// One who stands in the unit, if in any.
pub fn candidate(
    desk: &Desk,
    person: PersonId,
    unit: Option<UnitId>,
    past: &Past,
    session: &Roster,
) -> Row {
    let training = &session.training.record;
    let held = desk.county().person(person).map(|held| &held.record);
    let name = held.map_or_else(String::new, |person| person.fields.name.clone());
    let of_unit = |value: &dyn Fn(UnitId) -> Value| unit.map_or(Value::Nothing, value);
    let quiet = |value| Cell::from(value).tone(Tone::Quiet);
    let last = match past.last {
        Some(day) => Value::Day(day).into(),
        None => Cell::from(Value::Lacking(Said::of(&TrainingText::NeverCame))).tone(Tone::Warn),
    };
    let (code, words, tone) = match past.now {
        Now::Trained => ("trained", TrainingText::Trained, Tone::Good),
        Now::Seated(on) => {
            let on = on.format("%m-%d").to_string();
            ("seated", TrainingText::Seated { on }, Tone::Plain)
        }
        Now::Open => ("open", TrainingText::Open, Tone::Warn),
    };
    let remark = if session.seat_of(person).is_some() {
        quiet(Value::said(&TrainingText::OnRoster))
    } else {
        let clash = clash(desk, person, &training.fields.slots, training.id);
        clash.map_or(quiet(Value::Nothing), |clash| {
            Cell::from(Value::said(&clash)).tone(Tone::Alarm)
        })
    };
    let post = unit.and_then(|unit| rank(desk, unit));
    let cells = vec![
        Value::id(&person).into(),
        of_unit(&|unit| Value::level(desk, unit)).into(),
        Value::Name(name).into(),
        quiet(of_unit(&|unit| Value::unit(desk, unit, training.host))),
        quiet(post.map_or(Value::Nothing, Value::rank)),
        last,
        Cell::from(Value::word(code, &words)).tone(tone),
        remark,
    ];
    Row::of(Reference::Person(person), cells)
}

/// Which of those who may sit in a session are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// Selected before one came here, without those for whom a seat waits: they would be called twice.
    Brought,
    /// Those too.
    BroughtAll,
    Serving,
    Uncovered,
    Never,
    MissedLast,
    New,
    Party,
}

impl Who {
    pub const ALL: [Self; 8] = [
        Self::Brought,
        Self::BroughtAll,
        Self::Serving,
        Self::Uncovered,
        Self::Never,
        Self::MissedLast,
        Self::New,
        Self::Party,
    ];

    pub const fn is_brought(self) -> bool {
        matches!(self, Self::Brought | Self::BroughtAll)
    }

    pub const fn words(self) -> TrainingText {
        match self {
            Self::Brought => TrainingText::Picked,
            Self::BroughtAll => TrainingText::PickedAll,
            Self::Serving => TrainingText::EverybodyServing,
            Self::Uncovered => TrainingText::Uncovered,
            Self::Never => TrainingText::Never,
            Self::MissedLast => TrainingText::MissedLast,
            Self::New => TrainingText::NewInPost,
            Self::Party => TrainingText::PartyMembers,
        }
    }
}

/// Appointed since then is new.
const NEW: Months = Months::new(6);

/// What is looked for, and from where.
pub struct Search<'a> {
    pub roster: &'a Roster,
    pub root: UnitId,
    pub who: Who,
    pub rank: Option<Rank>,
    pub brought: &'a [PersonId],
}

/// One who is offered.
pub struct Candidate {
    pub person: PersonId,
    pub unit: Option<UnitId>,
    pub past: Past,
}

impl Search<'_> {
    pub fn asked(&self, desk: &Desk) -> Asked {
        desk.county().asked_of(self.roster)
    }

    pub fn run(&self, desk: &Desk) -> Vec<Candidate> {
        let asked = self.asked(desk);
        if self.who.is_brought() {
            let posts = desk.county().posts(self.root).into_iter();
            let held: HashMap<PersonId, UnitId> =
                posts.map(|p| (p.person.record.id, p.unit)).collect();
            let own = self.brought.iter().copied();
            return own
                .map(|person| self.known(person, held.get(&person).copied(), asked, desk))
                .collect();
        }
        let mut seen = HashSet::new();
        let posts = desk.county().posts(self.root).into_iter();
        posts
            .filter(|post| self.fits(post, desk) && seen.insert(post.person.record.id))
            .filter_map(|post| {
                let person = post.person.record.id;
                let past = Past::of(desk, person, self.roster, asked);
                let unit = Some(post.unit);
                self.wants(&post, &past, desk)
                    .then_some(Candidate { person, unit, past })
            })
            .collect()
    }

    /// One who was brought along, with the post they hold, else the village they belong to.
    fn known(
        &self,
        person: PersonId,
        post: Option<UnitId>,
        asked: Asked,
        desk: &Desk,
    ) -> Candidate {
        let village = || desk.county().person(person).map(|p| p.record.village);
        Candidate {
            person,
            unit: post.or_else(village),
            past: Past::of(desk, person, self.roster, asked),
        }
    }

    /// Of the rank meant, and not on the roster yet.
    fn fits(&self, post: &Post<'_>, desk: &Desk) -> bool {
        let rank = rank(desk, post.unit);
        (self.rank.is_none() || self.rank == rank)
            && self.roster.seat_of(post.person.record.id).is_none()
    }

    fn wants(&self, post: &Post<'_>, past: &Past, desk: &Desk) -> bool {
        let today = desk.today();
        match self.who {
            Who::Brought | Who::BroughtAll | Who::Serving => true,
            Who::Uncovered => past.now == Now::Open,
            Who::Never => past.last.is_none(),
            Who::MissedLast => past.missed_last,
            Who::New => {
                let since = post.term.record.fields.since;
                today.checked_sub_months(NEW).is_some_and(|d| since >= d)
            }
            Who::Party => post.person.record.fields.party,
        }
    }
}

/// The posts below units: who is meant by marking them.
pub fn leaders_below(units: &[UnitId], desk: &Desk) -> Vec<PersonId> {
    let county = desk.county();
    let (_, owed) = county.trainings().obligation(Tier::Township);
    let mut seen = HashSet::new();
    let posts = units.iter().flat_map(|unit| county.posts(*unit));
    posts
        .filter(|post| {
            let rank = rank(desk, post.unit);
            // Whoever marks a section or a group alone means its own leader as well.
            units.contains(&post.unit) || rank.is_some_and(|rank| owed.ranks.contains(&rank))
        })
        .map(|post| post.person.record.id)
        .filter(|person| seen.insert(*person))
        .collect()
}
