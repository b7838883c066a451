//! What a level of training owes: how often, to whom, and what counts.

use super::session::{all_ranks, key, ranks};
use crate::{
    domain::{
        Command, Counting, Fault, Obligation, ObligationFields, ObligationId, Rhythm, Right, Seq,
        Tier, TrainingCommand, TrainingField as F, Whom,
    },
    i18n::text::TrainingText,
    ui::{
        kit::{
            At, Route,
            form::{
                check::Check,
                field::FormField,
                key::{Key, Pick},
                purpose::Purpose,
            },
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

fn counts(pick: Pick) -> Counting {
    if pick.is_yes() {
        Counting::Counts
    } else {
        Counting::CountsNot
    }
}

impl Purpose for Oblige {
    fn needs(&self, _at: &At<'_>) -> Right {
        Right::Rules
    }

    fn title(&self, at: &At<'_>) -> String {
        let level = at.say(&self.0).into_owned();
        at.say(&TrainingText::RulesOf { level }).into_owned()
    }

    fn route(&self) -> Route {
        Training::Oblige(self.0).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let (_, owed) = self.owed(at);
        let on = owed.ranks.iter().copied().map(Pick::Rank).collect();
        let mut fields = vec![
            FormField::choice(
                key(F::Rhythm),
                Rhythm::ALL.map(Pick::Rhythm).to_vec(),
                Pick::Rhythm(owed.rhythm),
            ),
            FormField::choice(
                key(F::Whom),
                Whom::ALL.map(Pick::Whom).to_vec(),
                Pick::Whom(owed.whom),
            ),
            FormField::several(key(F::Audience), all_ranks(), on)
                .required()
                .hint(TrainingText::SeveralHint),
        ];
        // The county has nothing above it, a village nothing below that holds sessions.
        if self.0 != Tier::County {
            let counts = owed.higher_counts == Counting::Counts;
            fields
                .push(FormField::flag(key(F::Counting), counts).called(TrainingText::HigherCounts));
        }
        if self.0 != Tier::Village {
            let counts = owed.make_up_counts == Counting::Counts;
            fields.push(FormField::flag(Key::MakeUp, counts));
        }
        fields
    }

    fn version(&self, at: &At<'_>) -> Seq {
        self.owed(at).0.map(|(_, seq)| seq).unwrap_or_default()
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let (known, mut fields) = self.owed(at);
        if let Pick::Rhythm(rhythm) = check.pick(key(F::Rhythm)) {
            fields.rhythm = rhythm;
        }
        if let Pick::Whom(whom) = check.pick(key(F::Whom)) {
            fields.whom = whom;
        }
        fields.ranks = ranks(&check.values.several(key(F::Audience)));
        if fields.ranks.is_empty() {
            check.fault(key(F::Audience), Fault::Empty);
        }
        if check.values.field(key(F::Counting)).is_some() {
            fields.higher_counts = counts(check.pick(key(F::Counting)));
        }
        if check.values.field(Key::MakeUp).is_some() {
            fields.make_up_counts = counts(check.pick(Key::MakeUp));
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
