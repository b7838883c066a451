//! Lists whose phones were opened to be called: in full for ten minutes wherever the list is on screen, and not while
//! somebody looks.

use std::{collections::BTreeSet, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};

use super::model::Model;
use crate::{
    domain::{Reference, Unmask},
    i18n::{clock, text::AppText},
    ui::kit::{Effect, Outcome, Veil, told},
};

/// So long they stay open.
const OPEN: TimeDelta = TimeDelta::minutes(10);

pub(super) struct Called {
    about: Reference,
    records: BTreeSet<Unmask>,
    until: DateTime<Utc>,
}

impl Model {
    /// The journal has it, or it has not.
    pub(super) fn opened(&mut self, about: Reference, records: Vec<Unmask>, outcome: &Outcome) {
        if matches!(outcome, Outcome::Done(_)) {
            let mut records: BTreeSet<Unmask> = records.into_iter().collect();
            let before = self.called.iter().position(|called| called.about == about);
            if let Some(before) = before {
                records.extend(self.called.remove(before).records);
            }
            let until = self.now + OPEN;
            self.called.push(Called {
                about,
                records,
                until,
            });
        }
        self.notice = Some(told(outcome, &self.at()));
        self.open_called();
    }

    /// The one on screen.
    pub(super) fn called(&self) -> Option<&Called> {
        let here = self.trail.here().listed()?;
        let mut all = self.called.iter();
        let open = self.veil == Veil::Open;
        all.find(|called| open && called.about == here && self.now < called.until)
    }

    pub(super) fn open_called(&mut self) {
        let missing = self.called().map(|called| &called.records - &self.bare);
        if let Some(missing) = missing.filter(|missing| !missing.is_empty()) {
            self.bare.extend(missing);
            self.settle();
        }
    }

    /// The ten minutes of the oldest are over.
    pub(super) fn called_out(&mut self) -> Vec<Effect> {
        if !self.called.is_empty() {
            self.called.remove(0);
            self.bare.clear();
            self.settle();
        }
        Vec::new()
    }

    /// How long the oldest stays open.
    pub fn called_for(&self) -> Option<Duration> {
        let left = self.called.first()?.until - self.now;
        Some(left.to_std().unwrap_or_default())
    }

    /// Until when the phones on screen are open.
    pub(super) fn called_until(&self) -> Option<AppText> {
        let at = clock(self.called()?.until);
        Some(AppText::CalledUntil { at })
    }
}
