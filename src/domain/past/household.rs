//! Where a household was on a day, under which number, in which state, and whether it was kept at all.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Life, Past};
use crate::domain::{Household, HouseholdState, UnitId};

/// What was true of a household before. Packed, it costs nothing where nothing changed and nobody said since when: a
/// first day takes 22 bytes, a first change 33 to 40, another one 24 to 31.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdPast {
    #[serde(rename = "p", default, skip_serializing_if = "Past::is_empty")]
    pub place: Past<Spot>,
    #[serde(rename = "s", default, skip_serializing_if = "Past::is_empty")]
    pub state: Past<HouseholdState>,
    #[serde(rename = "l", default, skip_serializing_if = "Life::is_always")]
    pub life: Life,
}

/// A neighborhood and the number in it, which change together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    #[serde(rename = "nb")]
    pub neighborhood: UnitId,
    #[serde(rename = "no")]
    pub number: u16,
}

impl HouseholdPast {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Household {
    pub const fn spot(&self) -> Spot {
        Spot {
            neighborhood: self.neighborhood,
            number: self.number,
        }
    }

    fn gone(&self) -> Option<NaiveDate> {
        self.retired.map(|retired| retired.on)
    }

    pub fn kept_on(&self, day: NaiveDate) -> bool {
        self.past.life.kept(day, self.gone())
    }

    /// The neighborhood it belonged to and its number there; none while it was not kept.
    pub fn spot_on(&self, day: NaiveDate) -> Option<Spot> {
        let spot = *self.past.place.on(day, &self.spot());
        self.kept_on(day).then_some(spot)
    }

    /// The neighborhood it belonged to; none while it was not kept.
    pub fn place_on(&self, day: NaiveDate) -> Option<UnitId> {
        self.spot_on(day).map(|spot| spot.neighborhood)
    }

    /// The number under which it was known there; none while it was not kept.
    pub fn number_on(&self, day: NaiveDate) -> Option<u16> {
        self.spot_on(day).map(|spot| spot.number)
    }

    /// None while it was not kept.
    pub fn state_on(&self, day: NaiveDate) -> Option<HouseholdState> {
        let state = *self.past.state.on(day, &self.fields.state);
        self.kept_on(day).then_some(state)
    }

    /// Whether it counted in `households` and in the rule of 5–15.
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.state_on(day).is_some_and(HouseholdState::counts)
    }

    /// Whether it can have been met in a neighborhood on a day. On the day on which it goes it is still there in the
    /// morning; one that was written down late was there before, unless it came out of another.
    pub fn was_met_in(&self, neighborhood: UnitId, day: NaiveDate) -> bool {
        let first = self.past.life.first().filter(|first| day < *first);
        let day = match first {
            Some(first) if self.split_from.is_none() => first,
            _ => day,
        };
        let there = |day| self.place_on(day) == Some(neighborhood);
        there(day) || (!self.kept_on(day) && day.pred_opt().is_some_and(there))
    }

    /// Since when it is where it is, under its number; none is always.
    pub fn here_since(&self) -> Option<NaiveDate> {
        self.past.place.begun().max(self.past.life.begun())
    }

    /// Since when it is in its state; none is always.
    pub fn state_since(&self) -> Option<NaiveDate> {
        self.past.state.begun().max(self.past.life.begun())
    }

    /// Whether what it was before fits what it is.
    pub fn past_holds(&self) -> bool {
        let HouseholdPast { place, state, life } = &self.past;
        let first = life.first();
        place.holds(&self.spot(), first)
            && state.holds(&self.fields.state, first)
            && life.holds(self.gone())
    }
}
