//! What a level of training owes: how often, to whom, and what counts.

use super::session::key;
use crate::{
    domain::{
        Command, Fault, Obligation, ObligationFields, ObligationId, Right, Seq, Tier,
        TrainingCommand, TrainingField as F,
    },
    i18n::{Words, text::TrainingText},
    ui::{
        kit::{
            At, Route,
            form::{check::Check, described, field::FormField, key::Key, purpose::Purpose},
        },
        training::route::Training,
    },
};

pub struct Oblige(pub Tier);

impl Oblige {
    fn owed(&self, at: &At<'_>) -> (Option<(ObligationId, Seq)>, ObligationFields) {
        at.desk.county().trainings().obligation(self.0)
    }
}

impl Purpose for Oblige {
    fn needs(&self, _at: &At<'_>) -> Right {
        Right::Rules
    }

    fn title(&self, at: &At<'_>) -> Words {
        let level = at.say(&self.0).into_owned();
        at.say(&TrainingText::RulesOf { level })
    }

    fn route(&self) -> Route {
        Training::Oblige(self.0).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let (_, owed) = self.owed(at);
        let mut fields = described::fields(&owed, |_| Vec::new());
        // The county has nothing above it, a village nothing below that holds sessions.
        fields.retain(|field| match field.key {
            Key::MakeUp => self.0 != Tier::Village,
            k if k == key(F::Counting) => self.0 != Tier::County,
            _ => true,
        });
        fields
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        self.owed(at).0.map(|(_, seq)| seq)
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let (known, mut fields) = self.owed(at);
        check.fill(&mut fields);
        if fields.ranks.is_empty() {
            check.fault(key(F::Audience), Fault::Empty);
        }
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
