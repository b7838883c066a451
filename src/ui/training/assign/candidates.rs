//! Who may sit in a session: whoever serves below a unit, narrowed down by what is known of their trainings.

use std::collections::{HashMap, HashSet};

use chrono::{Months, NaiveDate};

use crate::{
    domain::{PersonId, Rank, Tier, UnitId},
    i18n::text::TrainingText,
    register::{Asked, Post, Roster},
    ui::{
        kit::{
            At, Role,
            table::{Cell, Column, Kind, Wide, sheet::Line},
        },
        training::{
            route::Who,
            session::{
                roster::{clash, place},
                view::asked,
            },
        },
    },
};

pub const COLUMNS: &[Column] = &[
    Column::new(&TrainingText::Person, Wide::Values(8, 8), Kind::Name),
    Column::new(&TrainingText::Place, Wide::Rest(16), Kind::Path),
    Column::new(&TrainingText::Post, Wide::Values(6, 19), Kind::Words).rank(3),
    Column::new(&TrainingText::Last, Wide::Values(10, 10), Kind::Words).rank(2),
    Column::new(&TrainingText::Covered, Wide::Values(10, 12), Kind::Words),
    Column::new(&TrainingText::Remark, Wide::Upto(10, 26), Kind::Words).rank(1),
];

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

/// What somebody's trainings come to, seen from one session.
pub struct Past {
    /// The day they came last.
    last: Option<NaiveDate>,
    /// They were away the last time a roll was called on them.
    missed_last: bool,
    pub now: Now,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    Trained,
    Seated(NaiveDate),
    Open,
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

pub fn past(person: PersonId, session: &Roster, asked: Asked, at: &At<'_>) -> Past {
    let trainings = at.desk.county().trainings();
    let (_, owed) = trainings.obligation(asked.tier);
    let today = at.desk.today();
    let mut past = Past {
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
        } else if past.now == Now::Open && seat.mark.is_none() && roster.until() >= today {
            past.now = Now::Seated(roster.on());
        }
    }
    past
}

impl Search<'_> {
    pub fn asked(&self, at: &At<'_>) -> Asked {
        asked(self.roster, at)
    }

    pub fn run(&self, at: &At<'_>) -> Vec<Candidate> {
        let asked = self.asked(at);
        if self.who.is_brought() {
            let posts = at.desk.county().posts(self.root).into_iter();
            let held: HashMap<PersonId, UnitId> =
                posts.map(|p| (p.person.record.id, p.unit)).collect();
            let own = self.brought.iter().copied();
            return own
                .map(|person| self.known(person, held.get(&person).copied(), asked, at))
                .collect();
        }
        let mut seen = HashSet::new();
        let posts = at.desk.county().posts(self.root).into_iter();
        posts
            .filter(|post| self.fits(post, at) && seen.insert(post.person.record.id))
            .filter_map(|post| {
                let person = post.person.record.id;
                let past = past(person, self.roster, asked, at);
                let unit = Some(post.unit);
                self.wants(&post, &past, at)
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
        at: &At<'_>,
    ) -> Candidate {
        let village = || at.desk.county().person(person).map(|p| p.record.village);
        Candidate {
            person,
            unit: post.or_else(village),
            past: past(person, self.roster, asked, at),
        }
    }

    /// Of the rank meant, and not on the roster yet.
    fn fits(&self, post: &Post<'_>, at: &At<'_>) -> bool {
        let rank = crate::ui::training::session::roster::rank(post.unit, at);
        (self.rank.is_none() || self.rank == rank)
            && self.roster.seat_of(post.person.record.id).is_none()
    }

    fn wants(&self, post: &Post<'_>, past: &Past, at: &At<'_>) -> bool {
        let today = at.desk.today();
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

pub fn line(one: &Candidate, roster: &Roster, at: &At<'_>) -> Line<PersonId> {
    let person = at.desk.county().person(one.person).map(|p| &p.record);
    let name = person.map_or_else(String::new, |p| p.fields.name.clone());
    let post = one
        .unit
        .and_then(|unit| crate::ui::training::session::roster::rank(unit, at));
    let (last, last_role) = match one.past.last {
        Some(day) => (day.to_string(), Role::Normal),
        None => (at.say(&TrainingText::NeverCame).into_owned(), Role::Warn),
    };
    let (now, now_role) = match one.past.now {
        Now::Trained => (at.say(&TrainingText::Trained), Role::Good),
        Now::Seated(on) => {
            let on = on.format("%m-%d").to_string();
            (at.say(&TrainingText::Seated { on }), Role::Normal)
        }
        Now::Open => (at.say(&TrainingText::Open), Role::Warn),
    };
    let slots = &roster.training.record.fields.slots;
    let remark = if roster.seat_of(one.person).is_some() {
        Cell::new(at.say(&TrainingText::OnRoster), Role::Dim)
    } else {
        let clash = clash(one.person, slots, roster.id(), at);
        Cell::new(clash.unwrap_or_default(), Role::Breach)
    };
    Line {
        key: one.person,
        cells: vec![
            Cell::new(name, Role::Normal),
            place(one.unit, roster.training.record.host, at),
            Cell::new(
                post.map_or_else(String::new, |rank| at.say(&rank).into_owned()),
                Role::Dim,
            ),
            Cell::new(last, last_role),
            Cell::new(now, now_role),
            remark,
        ],
    }
}

/// The posts below units: who is meant by marking them.
pub fn below(units: &[UnitId], at: &At<'_>) -> Vec<PersonId> {
    let county = at.desk.county();
    let (_, owed) = county.trainings().obligation(Tier::Township);
    let mut seen = HashSet::new();
    let posts = units.iter().flat_map(|unit| county.posts(*unit));
    posts
        .filter(|post| {
            let rank = crate::ui::training::session::roster::rank(post.unit, at);
            // Whoever marks a section or a group alone means its own leader as well.
            units.contains(&post.unit) || rank.is_some_and(|rank| owed.ranks.contains(&rank))
        })
        .map(|post| post.person.record.id)
        .filter(|person| seen.insert(*person))
        .collect()
}
