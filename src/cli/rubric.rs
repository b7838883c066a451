//! Rubric files: checked, brought in, written out.

use std::path::Path;

use anyhow::Result;

use super::{
    args::Rubric,
    change::change,
    open::Setting,
    out::{Out, Stop},
};
use crate::{
    domain::{Command, RubricCommand, RubricFields, lines},
    exchange::{EXAMPLE_RUBRIC, MOST_RUBRIC, read_rubric, write_rubric},
    i18n::{
        N, spots,
        text::{CliText, FileText, RubricText},
    },
    session::write_new,
};

pub fn rubric(setting: &Setting, task: &Rubric, out: &mut Out) -> Result<()> {
    match task {
        Rubric::Check { file } => {
            read(setting, file, out)?;
            Ok(())
        }
        Rubric::Import { file } => import(setting, file, out),
        Rubric::Export { file, example } => {
            let text = if *example {
                EXAMPLE_RUBRIC.to_owned()
            } else {
                let registrar = setting.registrar()?;
                let desk = registrar.desk();
                let rubric = desk.county().sites().current_rubric();
                let rubric = rubric.ok_or_else(|| setting.refused(&RubricText::None))?;
                write_rubric(&rubric.record.fields)
            };
            export(setting, file, &text, out)
        }
    }
}

/// A rubric without faults, and what it holds; or all faults, with their lines.
fn read(setting: &Setting, file: &Path, out: &mut Out) -> Result<RubricFields> {
    let text = setting.read_text(file, MOST_RUBRIC)?;
    match read_rubric(&text) {
        Ok(rubric) => {
            out.line(setting.say(&RubricText::Fine {
                title: rubric.title.clone(),
                blocks: N::from(rubric.blocks.len()),
                items: N::from(rubric.items().count()),
                total: rubric.total.to_string(),
            }))?;
            Ok(rubric)
        }
        Err(faults) => {
            let (told, cut) = lines::told(&faults);
            let n = N::from(told.len());
            out.line(setting.say(&RubricText::Faults { n }))?;
            for line in spots::told(told, cut, setting.lang) {
                out.line(line)?;
            }
            Err(Stop::Faults.into())
        }
    }
}

fn import(setting: &Setting, file: &Path, out: &mut Out) -> Result<()> {
    let fields = read(setting, file, out)?;
    change(setting, out, |desk| {
        let now = desk.county().sites().current_rubric();
        Ok(Command::Rubric(RubricCommand::bring_in(now, fields)))
    })
}

fn export(setting: &Setting, file: &Path, text: &str, out: &mut Out) -> Result<()> {
    if file == Path::new("-") {
        return Ok(out.lines(text)?);
    }
    let path = file.display().to_string();
    match write_new(file, text) {
        Ok(()) => Ok(out.line(setting.say(&FileText::Written { path }))?),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(setting.refused(&FileText::Exists { path }))
        }
        Err(error) => {
            let why = error.to_string();
            Err(setting.refused(&CliText::CannotWrite { path, why }))
        }
    }
}
