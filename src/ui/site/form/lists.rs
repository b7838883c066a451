//! The short lists of the sites that the whole county shares, one form an entry: a stage and what it demands, a county
//! leader.

use super::site::key;
use crate::{
    domain::{
        Command, Held, Official, OfficialCommand, OfficialFields, OfficialId, Right, Seq,
        SiteCommand, SiteField as F, Stage, StageCommand, StageFields, StageId,
    },
    i18n::{
        Words,
        text::{FormText, SettingsText, SiteText},
    },
    ui::{
        kit::{
            At, Route,
            form::{check::Check, described, field::FormField, purpose::Purpose},
        },
        site::route::Site,
    },
};

/// None is a new one.
pub struct OneStage(pub Option<StageId>);

/// None is a new one.
pub struct OneOfficial(pub Option<OfficialId>);

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
    fn needs(&self, _at: &At<'_>) -> Right {
        Right::Rules
    }

    fn title(&self, at: &At<'_>) -> Words {
        self.held(at).map_or_else(
            || at.say(&SettingsText::StageTitle),
            |held| {
                let name = held.record.fields.name.clone();
                at.say(&FormText::Edit { name })
            },
        )
    }

    fn route(&self) -> Route {
        Site::Stage(self.0).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        if self.0.is_some() && self.held(at).is_none() {
            return Vec::new();
        }
        let mut fields = described::fields(&self.now(at), |_| Vec::new());
        fields.retain(|field| field.key != key(F::State));
        fields
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        self.held(at).map(|held| held.version)
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let mut fields = self.now(at);
        check.fill(&mut fields);
        let issues = fields.check();
        check.rules(issues);
        let command = match self.0 {
            Some(id) => StageCommand::Edit { id, base, fields },
            None => StageCommand::Add {
                id: StageId::promised(0),
                fields,
            },
        };
        Some(Command::Site(SiteCommand::Stage(command)))
    }
}

/// Whether they are still offered is no matter of the form.
pub fn official(fields: &OfficialFields) -> Vec<FormField> {
    let mut fields = described::fields(fields, |_| Vec::new());
    fields.retain(|field| field.key != key(F::State));
    fields
}

impl OneOfficial {
    fn held<'a>(&self, at: &At<'a>) -> Option<&'a Held<Official>> {
        let mut all = at.desk.county().sites().officials().iter();
        all.find(|held| Some(held.record.id) == self.0)
    }

    fn now(&self, at: &At<'_>) -> OfficialFields {
        let held = self.held(at);
        held.map_or_else(OfficialFields::default, |held| held.record.fields.clone())
    }
}

impl Purpose for OneOfficial {
    fn needs(&self, _at: &At<'_>) -> Right {
        Right::Rules
    }

    fn title(&self, at: &At<'_>) -> Words {
        self.held(at).map_or_else(
            || at.say(&SiteText::NewOfficial),
            |held| {
                let name = held.record.fields.name.clone();
                at.say(&FormText::Edit { name })
            },
        )
    }

    fn route(&self) -> Route {
        Site::Official(self.0).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        if self.0.is_some() && self.held(at).is_none() {
            return Vec::new();
        }
        official(&self.now(at))
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        self.held(at).map(|held| held.version)
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let mut fields = self.now(at);
        check.fill(&mut fields);
        let issues = fields.check();
        check.rules(issues);
        let command = match self.0 {
            Some(id) => OfficialCommand::Edit { id, base, fields },
            None => OfficialCommand::Add {
                id: OfficialId::promised(0),
                fields,
            },
        };
        Some(Command::Site(SiteCommand::Official(command)))
    }
}
