//! The short lists of the sites that the whole county shares, one form an entry: a stage and what it demands, a county
//! leader.

use super::site::{key, line};
use crate::{
    domain::{
        Command, Demand, Held, Official, OfficialCommand, OfficialFields, OfficialId, Right, Seq,
        SiteCommand, SiteField as F, Stage, StageCommand, StageFields, StageId,
    },
    i18n::text::{FormText, SettingsText, SiteText},
    ui::{
        kit::{
            At, Route,
            form::{
                check::Check,
                field::{FormField, Kind},
                key::Key,
                purpose::Purpose,
            },
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

    fn title(&self, at: &At<'_>) -> String {
        let words = self.held(at).map_or_else(
            || at.say(&SettingsText::StageTitle),
            |held| {
                let name = held.record.fields.name.clone();
                at.say(&FormText::Edit { name })
            },
        );
        words.into_owned()
    }

    fn route(&self) -> Route {
        Site::Stage(self.0).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        if self.0.is_some() && self.held(at).is_none() {
            return Vec::new();
        }
        let StageFields {
            name,
            order,
            demand,
            ..
        } = self.now(at);
        let least = demand.least.map_or_else(String::new, |n| n.to_string());
        vec![
            line(F::Name, &name).required(),
            FormField::line(key(F::Demand), Kind::Number, &least)
                .called(SettingsText::LeastScore)
                .hint(SettingsText::LeastHint),
            FormField::flag(Key::PassLines, demand.pass_lines),
            FormField::line(key(F::Order), Kind::Number, &order.to_string())
                .called(SettingsText::StageOrder)
                .required(),
        ]
    }

    fn version(&self, at: &At<'_>) -> Seq {
        self.held(at).map(|held| held.version).unwrap_or_default()
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let mut fields = self.now(at);
        fields.name = check.text(key(F::Name));
        fields.order = check.number(key(F::Order)).unwrap_or(fields.order);
        // What is too large for a percentage is too large for the rules too.
        let least = check.number(key(F::Demand));
        fields.demand = Demand {
            least: least.map(|n| u8::try_from(n).unwrap_or(u8::MAX)),
            pass_lines: check.is_yes(Key::PassLines),
        };
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

    fn title(&self, at: &At<'_>) -> String {
        let words = self.held(at).map_or_else(
            || at.say(&SiteText::NewOfficial),
            |held| {
                let name = held.record.fields.name.clone();
                at.say(&FormText::Edit { name })
            },
        );
        words.into_owned()
    }

    fn route(&self) -> Route {
        Site::Official(self.0).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        if self.0.is_some() && self.held(at).is_none() {
            return Vec::new();
        }
        let now = self.now(at);
        vec![
            line(F::Name, &now.name)
                .required()
                .called(SiteText::OfficialName),
            line(F::Post, &now.post),
            FormField::line(key(F::Phone), Kind::Phone, &now.phone),
        ]
    }

    fn version(&self, at: &At<'_>) -> Seq {
        self.held(at).map(|held| held.version).unwrap_or_default()
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let mut fields = self.now(at);
        fields.name = check.text(key(F::Name));
        fields.post = check.text(key(F::Post));
        fields.phone = check.text(key(F::Phone));
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
