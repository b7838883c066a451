//! A new county's file: from a national list, or empty.

use std::path::Path;

use anyhow::Result;

use super::{
    args::Init,
    open::Setting,
    out::{Out, Stop},
};
use crate::{
    desk::Registrar,
    domain::{
        CareCommand, CareId, Command, EXAMPLE_CARE, Fault, Field, Issue, Level, Occasion,
        StageCommand, UnitCommand, UnitField, UnitFields, UnitId,
    },
    exchange::{Divisions, DivisionsFault, Farms, MOST_BYTES, Place},
    i18n::{
        heard::{divisions::example, mark::SLASH},
        mend_as, spots,
        text::{AppText, CliText, ImportText, StartText},
    },
    rehearsal,
};

/// A county that can be made, and what to say of it.
pub struct New {
    command: Command,
    report: Vec<String>,
    /// Farms of the file that it lacks.
    left_out: usize,
}

/// Why there is none yet.
pub enum Hitch {
    /// The file has several: which one has to be chosen.
    Several(Vec<Place>),
    Told(anyhow::Error),
}

pub fn init(setting: &Setting, task: &Init, out: &mut Out) -> Result<()> {
    let mut new = prepare(setting, task).map_err(|hitch| match hitch {
        Hitch::Several(counties) => setting.refused(&DivisionsFault::SeveralCounties(counties)),
        Hitch::Told(error) => error,
    })?;
    if new.left_out > 0 {
        new.report.push(setting.say(&ImportText::WithFarms));
    }
    for line in make(setting, new)? {
        out.line(line)?;
    }
    Ok(())
}

/// Reads and checks; nothing is made yet.
pub fn prepare(setting: &Setting, task: &Init) -> Result<New, Hitch> {
    if task.built_in {
        let list = rehearsal::DIVISIONS.as_bytes();
        return read(setting, task, list, Path::new(""));
    }
    let Some(file) = &task.divisions else {
        return empty(setting, task.empty.as_deref().unwrap_or_default()).map_err(Hitch::Told);
    };
    if file.as_os_str().is_empty() {
        return Err(Hitch::Told(unfit(
            setting,
            &StartText::AskFile,
            &[nothing()],
            "",
        )));
    }
    let bytes = setting.read(file, MOST_BYTES).map_err(Hitch::Told)?;
    read(setting, task, &bytes, file)
}

fn read(setting: &Setting, task: &Init, list: &[u8], file: &Path) -> Result<New, Hitch> {
    let farms = if task.with_farms {
        Farms::TakeIn
    } else {
        Farms::LeaveOut
    };
    match Divisions::read(list, task.county.as_deref(), farms) {
        Ok(divisions) => Ok(New {
            command: with_examples(divisions.command()),
            report: divisions.report(setting.lang),
            left_out: divisions.left_out.len(),
        }),
        Err(mut faults) => match faults.pop() {
            Some(DivisionsFault::SeveralCounties(counties)) => Err(Hitch::Several(counties)),
            last => {
                faults.extend(last);
                let (file, n) = (file.display().to_string(), faults.len().into());
                let mut lines = vec![setting.say(&ImportText::FileFaults { file, n })];
                lines.extend(spots::told(&faults, false, setting.lang));
                if faults
                    .iter()
                    .any(|f| matches!(f, DivisionsFault::Missing(_)))
                {
                    lines.push(setting.say(&ImportText::DivisionsExample));
                    lines.extend(example(setting.lang).map(str::to_owned));
                }
                Err(Hitch::Told(Stop::Refused(lines.join("\n")).into()))
            }
        },
    }
}

fn empty(setting: &Setting, name: &str) -> Result<New> {
    let fields = UnitFields {
        name: name.to_owned(),
        ..UnitFields::default()
    };
    let issues = fields.issues();
    if !issues.is_empty() {
        return Err(unfit(setting, &StartText::AskName, &issues, name));
    }
    // Typed into the wrong line it would become a county at once.
    if name.contains(SLASH) || name.contains('\\') {
        return Err(setting.refused(&StartText::NameIsPath));
    }
    Ok(New {
        command: with_examples(county(fields)),
        report: Vec::new(),
        left_out: 0,
    })
}

fn nothing() -> Issue {
    Issue::new(Field::Unit(UnitField::Name), Fault::Empty)
}

/// What is wrong with what was typed for the file or the name.
fn unfit(setting: &Setting, asked: &StartText, issues: &[Issue], typed: &str) -> anyhow::Error {
    let field = setting.say(asked);
    let told = issues.iter();
    let told: Vec<_> = told
        .map(|issue| mend_as(&field, issue, typed, setting.lang))
        .collect();
    Stop::Refused(told.join("\n")).into()
}

/// A county without units.
fn county(fields: UnitFields) -> Command {
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

/// The example categories of care and stages of sites come with every new county, in the same entry.
fn with_examples(command: Command) -> Command {
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
    steps.extend(StageCommand::examples());
    Command::Batch { occasion, steps }
}

/// Makes the file; answers what to say of it.
pub fn make(setting: &Setting, new: New) -> Result<Vec<String>> {
    let New {
        command,
        mut report,
        ..
    } = new;
    if setting.global.demo {
        // A county of its own in memory shows what would be made; it is gone afterwards.
        let store = crate::store::Store::in_memory();
        let book = crate::desk::Book::Rehearsal(crate::desk::Cut::County);
        let registrar = Registrar::whole(store, super::admit::hand(), book, setting.clock());
        let registrar = registrar.map_err(|error| setting.trouble(&error, "".as_ref()))?;
        let receipt = registrar
            .finish(command)
            .map_err(|r| setting.rejected(&r, ""))?;
        let what = setting.say(&receipt.entry.deed);
        report.insert(0, setting.say(&CliText::Done { what }));
        report.push(setting.say(&AppText::DemoNotice));
        return Ok(report);
    }
    let path = setting.path()?;
    let (registrar, made) = setting.create(&path)?;
    let file = path.display().to_string();
    let done = registrar.finish(command);
    done.map_err(|rejected| setting.rejected(&rejected, &file))?;
    made.stand(&path)
        .map_err(|error| setting.trouble(&error, &path))?;
    report.insert(0, setting.say(&CliText::Made { path: file }));
    Ok(report)
}
