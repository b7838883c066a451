//! The key table, faults of a key file, and completions for shells.

use std::io::{self, IsTerminal};

use anyhow::Result;
use clap_complete::Shell;

use super::{
    args::{Keys, Layout},
    help,
    open::Setting,
    out::{Out, Stop},
};
use crate::{
    domain::lines,
    exchange::out::Grid,
    i18n::{N, spots, text::CliText},
    keymap::{Cells, Keymap, MOST_KEYMAP, rows, table},
};

pub fn keys(setting: &Setting, task: Option<Keys>, out: &mut Out) -> Result<()> {
    let file = match task {
        Some(Keys::Check { file }) => file,
        Some(Keys::List { format }) => return list(setting, format, out),
        None => return list(setting, None, out),
    };
    let path = file.display().to_string();
    let text = setting.read_text(&file, MOST_KEYMAP)?;
    let Err(faults) = Keymap::read(&path, &text) else {
        return Ok(out.line(setting.say(&CliText::KeysFine { path }))?);
    };
    let (told, cut) = lines::told(&faults);
    let n = N::from(told.len());
    out.line(setting.say(&CliText::KeysFaults { n }))?;
    for line in spots::told(told, cut, setting.lang) {
        out.line(line)?;
    }
    Err(Stop::Faults.into())
}

/// Markdown is for files; somebody at a terminal reads columns.
fn list(setting: &Setting, format: Option<Layout>, out: &mut Out) -> Result<()> {
    let keymap = setting.keymap()?;
    let usual = if io::stdout().is_terminal() {
        Layout::Table
    } else {
        Layout::Markdown
    };
    if format.unwrap_or(usual) == Layout::Markdown {
        return Ok(out.lines(&table(&keymap, setting.lang))?);
    }
    for (title, rows) in rows(&keymap, setting.lang, Cells::Plain) {
        out.line(title)?;
        let mut grid = Grid::default();
        for row in rows {
            grid.row([vec![String::new()], row.into()].concat());
        }
        out.grid(&grid)?;
        out.line("")?;
    }
    Ok(())
}

pub fn completions(setting: &Setting, shell: Shell, out: &mut Out) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(
        shell,
        &mut help::parser(setting.lang),
        help::NAME,
        &mut script,
    );
    Ok(out.raw(&script)?)
}
