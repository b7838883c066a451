//! A new county's file: from a national list, or empty.

use anyhow::Result;

use super::{
    args::Init,
    open::Setting,
    out::{Out, Stop},
    view,
};
use crate::{
    desk::Registrar,
    domain::{
        CareCommand, CareId, Command, EXAMPLE_CARE, Level, Occasion, UnitCommand, UnitFields,
        UnitId,
    },
    exchange::{Divisions, Farms},
    i18n::{
        N, Say,
        text::{AppText, CliText, ImportText},
    },
};

pub fn init(setting: &Setting, task: &Init, out: &mut Out) -> Result<()> {
    let mut left_out = Vec::new();
    let mut size = None;
    let command = match (&task.divisions, &task.empty) {
        (Some(file), _) => {
            let farms = if task.with_farms {
                Farms::TakeIn
            } else {
                Farms::LeaveOut
            };
            let bytes = setting.read(file)?;
            let divisions = Divisions::read(&bytes, task.county.as_deref(), farms);
            let divisions = divisions.map_err(|faults| {
                let lines: Vec<_> = faults.iter().map(|f| setting.say(f)).collect();
                Stop::Refused(lines.join("\n"))
            })?;
            left_out.extend(divisions.left_out.iter().map(|town| ImportText::LeftOut {
                name: town.place.name.clone(),
                code: town.place.code.clone(),
            }));
            let townships = N::from(divisions.townships.len());
            size = Some(ImportText::Divisions {
                townships,
                villages: N::from(divisions.villages()),
            });
            divisions.command()
        }
        (None, name) => county(name.as_deref().unwrap_or_default()),
    };
    make(setting, with_care(command), out)?;
    for words in left_out.iter().chain(&size) {
        out.line(setting.say(words))?;
    }
    Ok(())
}

/// A county without units, for the first page too.
pub fn county(name: &str) -> Command {
    let fields = UnitFields {
        name: name.to_owned(),
        ..UnitFields::default()
    };
    let id = UnitId::promised(0);
    let add = UnitCommand::Add {
        id,
        parent: None,
        level: Level::County,
        before: None,
        fields,
    };
    Command::Batch {
        occasion: Occasion::Divisions,
        steps: vec![Command::Unit(add)],
    }
}

/// The example categories of care come with every new county, in the same entry.
pub fn with_care(command: Command) -> Command {
    let Command::Batch {
        occasion,
        mut steps,
    } = command
    else {
        return command;
    };
    steps.extend(EXAMPLE_CARE.iter().enumerate().map(|(n, name)| {
        let id = CareId::promised(n as u32);
        Command::Care(CareCommand::Add {
            id,
            name: (*name).to_owned(),
        })
    }));
    Command::Batch { occasion, steps }
}

fn make(setting: &Setting, command: Command, out: &mut Out) -> Result<()> {
    if setting.global.demo {
        // A county of its own in memory shows what would be made; it is gone afterwards.
        let store = crate::store::Store::in_memory();
        let book = crate::desk::Book::Rehearsal(crate::desk::Cut::County);
        let registrar = Registrar::whole(store, super::open::hand(), book, setting.clock());
        let mut registrar = registrar.map_err(|error| setting.trouble(&error, "".as_ref()))?;
        let receipt = registrar
            .submit(command)
            .map_err(|r| setting.rejected(&r, ""))?;
        out.line(setting.say(&CliText::Done {
            what: setting.say(&receipt.entry.deed),
        }))?;
        return Ok(out.line(AppText::DemoNotice.say(setting.lang))?);
    }
    let path = setting.path()?;
    let mut registrar = setting.create(&path)?;
    let file = path.display().to_string();
    if let Err(rejected) = registrar.submit(command) {
        drop(registrar);
        // It was made a moment ago and holds nothing.
        let _ = std::fs::remove_file(&path);
        return Err(setting.rejected(&rejected, &file));
    }
    let desk = registrar.desk();
    if let Some(label) = view::label(&desk) {
        out.line(setting.say(&label))?;
    }
    Ok(out.line(setting.say(&CliText::Made { path: file }))?)
}
