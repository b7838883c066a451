//! A category of special care, as the whole county shares it.

use crate::{
    domain::{CareCategory, CareCommand, CareId, Command, Field, Held, Right, Seq},
    i18n::{
        Words,
        text::{FormText, SettingsText},
    },
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
        registry::route::Registry,
    },
};

/// None is a new one.
pub struct OneCare(pub Option<CareId>);

impl OneCare {
    const NAME: Key = Key::Of(Field::CareName);

    fn held<'a>(&self, at: &At<'a>) -> Option<&'a Held<CareCategory>> {
        let mut all = at.desk.county().care().iter();
        all.find(|held| Some(held.record.id) == self.0)
    }
}

impl Purpose for OneCare {
    fn needs(&self, _at: &At<'_>) -> Right {
        Right::Rules
    }

    fn title(&self, at: &At<'_>) -> Words {
        self.held(at).map_or_else(
            || at.say(&SettingsText::NewCareTitle),
            |held| {
                let name = held.record.name.clone();
                at.say(&FormText::Edit { name })
            },
        )
    }

    fn route(&self) -> Route {
        Registry::Care(self.0).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let held = self.held(at);
        if self.0.is_some() && held.is_none() {
            return Vec::new();
        }
        let name = held.map_or("", |held| &held.record.name);
        vec![FormField::line(Self::NAME, Kind::Text, name).required()]
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        self.held(at).map(|held| held.version)
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let name = check.text(Self::NAME);
        Some(Command::Care(match self.0 {
            Some(id) => CareCommand::Rename { id, base, name },
            None => CareCommand::Add {
                id: CareId::promised(0),
                name,
            },
        }))
    }
}
