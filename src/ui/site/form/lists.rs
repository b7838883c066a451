//! The short lists of the sites that the whole county shares, one form an entry: a stage and what it demands, a county
//! leader.

use super::site::key;
use crate::{
    domain::{
        Command, Held, Official, OfficialCommand, OfficialFields, OfficialId, Seq, SiteField as F,
        Stage, StageCommand, StageFields, StageId,
    },
    i18n::{
        Words,
        heard::field::Named,
        text::{SettingsText, SiteText},
    },
    ui::kit::{
        At,
        form::{Check, FormField, Purpose, Standing, described, fresh, titled},
    },
};

/// None is a new one.
pub struct OneStage(pub Option<StageId>);

/// None is a new one.
pub struct OneOfficial(pub Option<OfficialId>);

/// Whether it is still offered is no matter of the form.
pub fn asked(fields: &impl Named) -> Vec<FormField> {
    let mut fields = described::fields(fields, |_| Vec::new());
    fields.retain(|field| field.key != key(F::State));
    fields
}

impl OneStage {
    fn held<'a>(&self, at: &At<'a>) -> Option<&'a Held<Stage>> {
        let mut all = at.desk.county().sites().stages().iter();
        all.find(|held| Some(held.record.id) == self.0)
    }

    /// A new one comes after the last.
    fn now(&self, at: &At<'_>) -> StageFields {
        if let Some(held) = self.held(at) {
            return held.record.fields.clone();
        }
        let all = at.desk.county().sites().stages().iter();
        let last = all.map(|held| held.record.fields.order).max();
        StageFields {
            order: StageFields::after(last.unwrap_or_default()),
            ..StageFields::default()
        }
    }
}

impl Purpose for OneStage {
    fn title(&self, at: &At<'_>) -> Words {
        let name = self.held(at).map(|held| held.record.fields.name.as_str());
        titled(name, &SettingsText::StageTitle, at)
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        if self.0.is_none() {
            return fresh(asked(&self.now(at)));
        }
        let held = self.held(at)?;
        Some((held.version, asked(&held.record.fields)))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let mut fields = self.now(at);
        check.fill(&mut fields);
        check.rules(fields.check());
        let command = match self.0 {
            Some(id) => StageCommand::Edit { id, base, fields },
            None => StageCommand::Add {
                id: StageId::promised(0),
                fields,
            },
        };
        Some(command.into())
    }
}

impl OneOfficial {
    fn held<'a>(&self, at: &At<'a>) -> Option<&'a Held<Official>> {
        let mut all = at.desk.county().sites().officials().iter();
        all.find(|held| Some(held.record.id) == self.0)
    }
}

impl Purpose for OneOfficial {
    fn title(&self, at: &At<'_>) -> Words {
        let name = self.held(at).map(|held| held.record.fields.name.as_str());
        titled(name, &SiteText::NewOfficial, at)
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        if self.0.is_none() {
            return fresh(asked(&OfficialFields::default()));
        }
        let held = self.held(at)?;
        Some((held.version, asked(&held.record.fields)))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let held = self.held(at);
        let mut fields = held.map_or_else(Default::default, |held| held.record.fields.clone());
        read_official(&mut fields, check);
        let command = match self.0 {
            Some(id) => OfficialCommand::Edit { id, base, fields },
            None => OfficialCommand::Add {
                id: OfficialId::promised(0),
                fields,
            },
        };
        Some(command.into())
    }
}

/// Also of one that is new with the site it answers for.
pub fn read_official(fields: &mut OfficialFields, check: &mut Check<'_>) {
    check.fill(fields);
    check.rules(fields.check());
}
