//! Turning what is asked: another period, another level, another rank; and one more session, computed.

use super::Gap;
use crate::{
    domain::{ObligationFields, Period, Rhythm, Tier},
    i18n::text::GapText,
    keymap::Gap as Do,
    ui::{
        kit::{At, Effect, Role, open, tell},
        training::{route::Training, sessions::filters::after},
    },
};

/// What a level owes.
pub fn owed(tier: Tier, at: &At<'_>) -> ObligationFields {
    at.desk.county().trainings().obligation(tier).1
}

impl Gap {
    pub(super) fn turn(&mut self, to: Do, at: &At<'_>) -> Vec<Effect> {
        match to {
            Do::Before => self.asked.period = self.asked.period.before(),
            Do::After => self.asked.period = self.asked.period.next(),
            Do::Span => self.span(at),
            Do::Tier => self.next_tier(at),
            Do::Rank => return self.next_rank(at),
            Do::WhatIf => return open(Training::WhatIf(self.unit(), self.asked)),
        }
        self.look(at);
        Vec::new()
    }

    /// A quarter, the half and the year around it, and back to the quarter of today.
    fn span(&mut self, at: &At<'_>) {
        let period = self.asked.period;
        let (length, _) = period.place();
        let rhythm = match length {
            3 => Rhythm::HalfYearly,
            6 => Rhythm::Yearly,
            _ => Rhythm::Quarterly,
        };
        let today = Some(at.desk.today()).filter(|today| period.contains(*today));
        let day = today.unwrap_or(period.first());
        self.asked.period = Period::of(rhythm, day);
    }

    fn next_tier(&mut self, at: &At<'_>) {
        let tier = after(&Tier::ALL, &self.asked.tier);
        let owed = owed(tier, at);
        let rank = self.asked.rank;
        self.asked.tier = tier;
        if !owed.ranks.contains(&rank) {
            self.asked.rank = owed.main_rank();
        }
        let (length, _) = self.asked.period.place();
        let period = Period::of(owed.rhythm, self.asked.period.first());
        // Less than one time of it cannot be looked at.
        if period.place().0 > length {
            self.asked.period = period;
        }
    }

    /// Each rank is reported apart; those not switched on owe nothing.
    fn next_rank(&mut self, at: &At<'_>) -> Vec<Effect> {
        let ranks = owed(self.asked.tier, at).ranks;
        if ranks == [self.asked.rank] {
            let rank = at.say(&self.asked.rank).into_owned();
            return tell(&GapText::OnlyRank { rank }, Role::Notice, at);
        }
        if !ranks.is_empty() {
            self.asked.rank = after(&ranks, &self.asked.rank);
            self.look(at);
        }
        Vec::new()
    }

    /// A key asked for other rows.
    fn look(&mut self, at: &At<'_>) {
        self.gather(at);
        self.table.at.settle(super::view::height(at));
    }
}
