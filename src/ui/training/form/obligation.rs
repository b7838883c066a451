//! What a level of training owes: how often, to whom, and what counts.

use super::session::key;
use crate::{
    domain::{
        Command, Obligation, ObligationFields, ObligationId, Seq, Tier, TrainingCommand,
        TrainingField as F,
    },
    i18n::{Words, text::TrainingText},
    ui::kit::{
        At,
        form::{Check, Key, Purpose, Standing, described},
    },
};

pub struct Oblige(pub Tier);

impl Oblige {
    fn owed(&self, at: &At<'_>) -> (Option<(ObligationId, Seq)>, ObligationFields) {
        at.desk.county().trainings().obligation(self.0)
    }
}

impl Purpose for Oblige {
    fn title(&self, at: &At<'_>) -> Words {
        let level = at.say(&self.0).into_owned();
        at.say(&TrainingText::RulesOf { level })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let (known, owed) = self.owed(at);
        let mut fields = described::fields(&owed, |_| Vec::new());
        // The county has nothing above it, a village nothing below that holds sessions.
        fields.retain(|field| match field.key {
            Key::MakeUp => self.0 != Tier::Village,
            k if k == key(F::Counting) => self.0 != Tier::County,
            _ => true,
        });
        Some((known.map(|(_, seq)| seq).unwrap_or_default(), fields))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let (known, mut fields) = self.owed(at);
        check.fill(&mut fields);
        let id = known.map_or(ObligationId::promised(0), |(id, _)| id);
        Some(Command::Training(TrainingCommand::Oblige {
            id,
            base,
            tier: self.0,
            fields,
        }))
    }
}

/// `每季度，全体在任：邻长`, as the settings tell it.
pub fn told(tier: Tier, at: &At<'_>) -> String {
    let (known, fields) = at.desk.county().trainings().obligation(tier);
    let id = known.map_or(ObligationId::promised(0), |(id, _)| id);
    at.say(&Obligation { id, tier, fields }).into_owned()
}
