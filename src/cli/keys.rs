//! The key table, faults of a key file, and completions for shells.

use anyhow::Result;
use clap::CommandFactory;
use clap_complete::Shell;

use super::{
    args::{Keys, Typed},
    open::Setting,
    out::{Out, Stop},
};
use crate::{
    i18n::{N, text::CliText},
    keymap::{Keymap, table},
};

pub fn keys(setting: &Setting, task: Option<Keys>, out: &mut Out) -> Result<()> {
    let Some(Keys::Check { file }) = task else {
        return Ok(out.lines(&table(&setting.keymap()?, setting.lang))?);
    };
    let path = file.display().to_string();
    let text = setting.read_text(&file)?;
    let Err(faults) = Keymap::read(&path, &text) else {
        return Ok(out.line(setting.say(&CliText::KeysFine { path }))?);
    };
    out.line(setting.say(&CliText::KeysFaults {
        n: N::from(faults.len()),
    }))?;
    for fault in &faults {
        out.line(fault.say(setting.lang))?;
    }
    Err(Stop::Faults.into())
}

pub fn completions(shell: Shell, out: &mut Out) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Typed::command(), "sanzhang", &mut script);
    Ok(out.raw(&script)?)
}
