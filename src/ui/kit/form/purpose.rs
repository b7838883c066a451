//! What a form is for: its fields, and the command they make. One file a noun implements it.

use super::{
    Form,
    check::{self, Check},
    field::FormField,
    key::Key,
    values::Values,
};
use crate::{
    domain::{Caution, Command, Right, Seq},
    i18n::{OnScreen, Words},
    register::Node,
    store::Receipt,
    ui::kit::{At, Route},
};

pub trait Purpose {
    fn title(&self, at: &At<'_>) -> Words;

    /// Where it is opened from, without what it only begins with: one draft is kept for each.
    fn route(&self) -> Route;

    /// The fields as the desk knows them now.
    fn fields(&self, at: &At<'_>) -> Vec<FormField>;

    /// What saving it asks of the role.
    fn needs(&self, _at: &At<'_>) -> Right {
        match self.route() {
            Route::Training(_) => Right::Trainings,
            Route::Site(_) => Right::Sites,
            _ => Right::Registry,
        }
    }

    /// The version of what is edited, as the desk knows it now. None where nothing is, or where the form may be saved as it
    /// stands.
    fn version(&self, _at: &At<'_>) -> Option<Seq> {
        None
    }

    /// `base` is the version the form started from. Called also when faults are noted already, so that all are found.
    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command>;

    /// What is worth knowing beside a field: warnings that block nothing.
    fn notes(&self, _values: Values<'_>, _at: &At<'_>) -> Vec<(Key, String)> {
        Vec::new()
    }

    /// What speaks for a second look at the change as it stands.
    fn cautions(&self, _values: Values<'_>, _at: &At<'_>) -> Vec<Caution> {
        Vec::new()
    }

    /// Fields that follow others until somebody writes into them.
    fn follow(&self, _fields: &mut [FormField], _at: &At<'_>) {}

    fn after(&self, _receipt: &Receipt) -> After {
        After::Stay
    }
}

impl Form {
    /// What speaks for a second look, each beside the field it is about, or the first.
    pub(super) fn looked_twice(&self, at: &At<'_>) -> Vec<(Key, String)> {
        let cautions = self.purpose.cautions(self.values(), at).into_iter();
        let first = self.fields.first().map(|field| field.key);
        let told = cautions.filter_map(|caution| {
            let key = Some(check::beside(&caution));
            let key = key
                .filter(|&key| self.values().field(key).is_some())
                .or(first)?;
            Some((key, at.say(&OnScreen(&caution)).into_owned()))
        });
        told.collect()
    }
}

/// The cautions of whatever would be saved now.
pub fn second_look(purpose: &impl Purpose, values: Values<'_>, at: &At<'_>) -> Vec<Caution> {
    let mut check = Check {
        values,
        today: at.desk.today(),
        issues: Vec::new(),
    };
    let command = purpose.command(Seq::default(), &mut check, at);
    command.map_or_else(Vec::new, |command| at.desk.cautions(&command))
}

/// Where a saved form leads.
pub enum After {
    Stay,
    Jump(Node),
    Open(Route),
    /// The next one of the same kind.
    Again(Route),
}
