//! Terms of office: how they read, and how one is corrected.

use anyhow::Result;

use super::{fields::Pair, open::Setting};
use crate::{
    desk::Registrar,
    domain::{Appointment, AppointmentId, Command, LeaderCommand},
    i18n::text::CliText,
};

/// The fields of one term, past, serving or to come.
pub fn correct(
    setting: &Setting,
    registrar: &Registrar,
    id: AppointmentId,
    pairs: &[Pair],
) -> Result<Command> {
    let desk = registrar.desk();
    let held = registrar
        .store()
        .read()
        .and_then(|reading| reading.get::<Appointment>(id))
        .map_err(|error| setting.trouble(&error, desk.file().as_ref()))?;
    let held = held.ok_or_else(|| {
        let name = id.to_string();
        setting.refused(&CliText::NoSuchTerm { name })
    })?;
    let mut term = held.record;
    setting.set_term(&mut term, pairs)?;
    Ok(Command::Leader(LeaderCommand::Edit {
        id,
        base: held.version,
        fields: term.fields,
        ending: term.ending,
    }))
}
