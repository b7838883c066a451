//! Trading people between two sessions: those of one come, whoever is selected in the other goes.

use super::Session;
use crate::{
    domain::{Command, Occasion, TrainingCommand},
    i18n::text::TrainingText,
    register::Roster,
    ui::kit::{At, Effect, Role, submit, tell},
};

impl Session {
    /// Said over the roster while people of another session wait.
    pub(super) fn waiting(&self, at: &At<'_>) -> Option<String> {
        let trade = self.trade.as_ref()?;
        let from = at.desk.county().trainings().get(trade.from)?;
        let title = from.training.record.fields.title.clone();
        let n = trade.people.len().into();
        Some(at.say(&TrainingText::Trade { n, title }).into_owned())
    }

    /// Both rosters change in one step. Seats are left before others sit down, or a full session could not trade.
    pub(super) fn finish_trade(&mut self, at: &At<'_>) -> Vec<Effect> {
        let Some(trade) = self.trade.take() else {
            return Vec::new();
        };
        let mut back = self.chosen(at);
        // Whoever is merely under the cursor stays.
        back.retain(|_| !self.seats.marked.is_empty());
        let (id, from) = (self.id, trade.from);
        if let Some(free) = self.roster(at).and_then(Roster::free)
            && trade.people.len() > free as usize + back.len()
        {
            let need = trade.people.len().into();
            let words = TrainingText::TradeShort {
                free: free.into(),
                need,
            };
            self.trade = Some(trade);
            return tell(&words, Role::Warn, at);
        }
        let mut steps = vec![TrainingCommand::Unassign {
            id: from,
            people: trade.people.clone(),
        }];
        if !back.is_empty() {
            let people = back.clone();
            steps.push(TrainingCommand::Unassign { id, people });
        }
        let people = trade.people;
        steps.push(TrainingCommand::Assign { id, people });
        if !back.is_empty() {
            let people = back;
            steps.push(TrainingCommand::Assign { id: from, people });
        }
        let steps = steps.into_iter().map(Command::Training).collect();
        let occasion = Occasion::Training;
        submit(Command::Batch { occasion, steps })
    }
}
