//! Who may sit in a session: whoever serves below a unit, narrowed down by what is known of their trainings.

use std::collections::{HashMap, HashSet};

use chrono::Months;

use crate::{
    domain::{PersonId, Rank, Tier, UnitId},
    i18n::text::TrainingText,
    register::{Asked, Post, Roster},
    report::{self, Now, Past},
    ui::{
        kit::{
            At,
            table::{Lay, Sheet, Wide},
        },
        training::{route::Who, session::view::asked},
    },
};

const LAY: &Lay = &[
    ("name", Wide::Values(8, 8)),
    ("unit", Wide::Rest(16)),
    ("post", Wide::Values(6, 19)),
    ("last", Wide::Values(10, 10)),
    ("now", Wide::Values(10, 12)),
    ("remark", Wide::Upto(10, 26)),
];

pub fn sheet() -> Sheet<PersonId> {
    Sheet::of(&report::candidate_columns(), LAY)
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
                let past = Past::of(at.desk, person, self.roster, asked);
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
            past: Past::of(at.desk, person, self.roster, asked),
        }
    }

    /// Of the rank meant, and not on the roster yet.
    fn fits(&self, post: &Post<'_>, at: &At<'_>) -> bool {
        let rank = report::rank(at.desk, post.unit);
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

/// The posts below units: who is meant by marking them.
pub fn below(units: &[UnitId], at: &At<'_>) -> Vec<PersonId> {
    let county = at.desk.county();
    let (_, owed) = county.trainings().obligation(Tier::Township);
    let mut seen = HashSet::new();
    let posts = units.iter().flat_map(|unit| county.posts(*unit));
    posts
        .filter(|post| {
            let rank = report::rank(at.desk, post.unit);
            // Whoever marks a section or a group alone means its own leader as well.
            units.contains(&post.unit) || rank.is_some_and(|rank| owed.ranks.contains(&rank))
        })
        .map(|post| post.person.record.id)
        .filter(|person| seen.insert(*person))
        .collect()
}
