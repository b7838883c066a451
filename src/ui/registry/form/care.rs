//! A category of special care, as the whole county shares it.

use crate::{
    domain::{CareCategory, CareCommand, CareId, Command, Field, Held, Seq},
    i18n::{Words, text::SettingsText},
    ui::kit::{
        At,
        form::{Check, FormField, Key, Purpose, Standing, fresh, titled},
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
    fn title(&self, at: &At<'_>) -> Words {
        let name = self.held(at).map(|held| held.record.name.as_str());
        titled(name, &SettingsText::NewCareTitle, at)
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let asked = |name| vec![FormField::text(Self::NAME, name).required()];
        if self.0.is_none() {
            return fresh(asked(""));
        }
        let held = self.held(at)?;
        Some((held.version, asked(&held.record.name)))
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
