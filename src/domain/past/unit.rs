//! What a unit was called on a day, whose it was, and whether there was one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Life, Past};
use crate::domain::{Unit, UnitId};

/// What was true of a unit before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitPast {
    /// What it stood below: what is over stays counted there.
    #[serde(rename = "p", default, skip_serializing_if = "Past::is_empty")]
    pub stood: Past<UnitId>,
    #[serde(rename = "n", default, skip_serializing_if = "Past::is_empty")]
    pub called: Past<Called>,
    #[serde(rename = "l", default, skip_serializing_if = "Life::is_always")]
    pub life: Life,
}

/// The names of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    #[serde(rename = "n")]
    pub name: String,
    #[serde(rename = "s")]
    pub short: String,
}

static NONE: UnitPast = UnitPast {
    stood: Past::NONE,
    called: Past::NONE,
    life: Life::ALWAYS,
};

impl Unit {
    /// A box is kept only where something changed: eight bytes for each of a county's 14,000 units.
    pub fn past(&self) -> &UnitPast {
        self.past.as_deref().unwrap_or(&NONE)
    }

    pub fn change_past(&mut self, change: impl FnOnce(&mut UnitPast)) {
        let mut past = self.past.take().unwrap_or_default();
        change(&mut past);
        self.past = Some(past).filter(|past| **past != NONE);
    }

    fn gone(&self) -> Option<NaiveDate> {
        self.retired.map(|retired| retired.on)
    }

    pub fn kept_on(&self, day: NaiveDate) -> bool {
        self.past().life.kept(day, self.gone())
    }

    /// Whether it was no longer there: on the day on which it is retired it still is in the morning, and one that was
    /// written down late was there before.
    pub fn was_gone(&self, day: NaiveDate) -> bool {
        let known = self.past().life.first().is_none_or(|first| first <= day);
        let before = day.pred_opt().is_some_and(|before| self.kept_on(before));
        known && !self.kept_on(day) && !before
    }

    /// What it stood below; none is the top.
    pub fn parent_on(&self, day: NaiveDate) -> Option<UnitId> {
        self.parent.map(|now| *self.past().stood.on(day, &now))
    }

    pub fn called(&self) -> Called {
        Called {
            name: self.fields.name.clone(),
            short: self.fields.short.clone(),
        }
    }

    /// What screens showed of its name.
    pub fn short_on(&self, day: NaiveDate) -> String {
        self.past().called.on(day, &self.called()).short.clone()
    }

    /// The stretches in which it was kept, the earliest first.
    pub fn kept(&self) -> impl Iterator<Item = super::Span<()>> {
        self.past().life.spans(self.gone())
    }

    /// Whether what it was before fits what it is.
    pub fn past_holds(&self) -> bool {
        let UnitPast {
            stood,
            called,
            life,
        } = self.past();
        let first = life.first();
        let parent = match self.parent {
            Some(parent) => stood.holds(&parent, first),
            None => stood.is_empty(),
        };
        parent && called.holds(&self.called(), first) && life.holds(self.gone())
    }
}
