//! What reaches standard output: nothing in it steers a terminal, and a pipe that closes ends the task.

use std::io::{self, BufWriter, StdoutLock, Write};

use anyhow::Result;

use super::{args::Format, open::Setting, view::heading};
use crate::{
    desk::Desk,
    domain::mask_phones,
    exchange::out::{self, Book, Grid, Records, safe},
    i18n::{Lang, text::CliText},
    report::{Document, Eyes, Seen, Table},
};

/// Why a task ends early, in words.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// Status 1.
    #[error("{0}")]
    Refused(String),
    /// Status 1; what was wrong has been printed.
    #[error("faults were found")]
    Faults,
    /// Status 2.
    #[error("{0}")]
    Usage(String),
    /// The system told a sitting to leave: 128 and the signal.
    #[error("told to leave")]
    Told(u8),
}

pub struct Out {
    to: BufWriter<StdoutLock<'static>>,
}

impl Default for Out {
    fn default() -> Self {
        Self {
            to: BufWriter::new(io::stdout().lock()),
        }
    }
}

impl Out {
    /// A sentence: phones in what it names are masked.
    pub fn line(&mut self, text: impl AsRef<str>) -> io::Result<()> {
        self.cells(&mask_phones(text.as_ref()))
    }

    /// A line of a table, which knows itself what of it may be read.
    fn cells(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.to, "{}", safe(line))
    }

    /// Everything about one thing, or a list, in one of its forms.
    pub fn document(
        &mut self,
        setting: &Setting,
        desk: &Desk,
        of: &Document,
        format: Format,
    ) -> Result<()> {
        match format {
            Format::Json => return self.json(&Book(&of.tables)),
            Format::Csv => {
                for (n, table) in of.tables.iter().enumerate() {
                    if n > 0 {
                        self.cells("")?;
                    }
                    self.table(table, format, setting.lang)?;
                }
            }
            Format::Table => {
                heading(setting, desk);
                self.text(of, setting.lang)?;
            }
        }
        Ok(())
    }

    /// The same as people read it.
    pub fn text(&mut self, of: &Document, lang: Lang) -> io::Result<()> {
        let lines = out::document(of, lang);
        lines
            .iter()
            .try_for_each(|line| writeln!(self.to, "{line}"))
    }

    /// Several lines; line ends stay.
    pub fn lines(&mut self, text: &str) -> io::Result<()> {
        text.lines().try_for_each(|line| self.line(line))
    }

    /// Strange characters stand only inside strings, where JSON knows the same escapes.
    pub fn json(&mut self, value: &impl serde::Serialize) -> Result<()> {
        let text = serde_json::to_string_pretty(value)?;
        Ok(text.lines().try_for_each(|line| self.cells(line))?)
    }

    /// Of what a command made, a line each.
    pub fn ids(&mut self, mut ids: impl Iterator<Item: ToString>) -> io::Result<()> {
        ids.try_for_each(|id| self.line(id.to_string()))
    }

    /// Rows of text under each other.
    pub fn grid(&mut self, grid: &Grid) -> io::Result<()> {
        grid.lines().iter().try_for_each(|line| self.cells(line))
    }

    /// A table in one of its forms.
    pub fn table(&mut self, table: &Seen, format: Format, lang: Lang) -> Result<()> {
        match format {
            Format::Json => self.json(&Records(table)),
            Format::Csv => {
                let text = out::csv(table)?;
                Ok(text.lines().try_for_each(|line| self.cells(line))?)
            }
            Format::Table => Ok(self.grid(&out::text(table, lang))?),
        }
    }

    /// A table that nobody reads a phone of.
    pub fn listed(&mut self, table: Table, format: Format, lang: Lang) -> Result<()> {
        self.table(&Eyes::anybody().table(table), format, lang)
    }

    /// What was looked for by its name: where there is nothing, the call ends with 1.
    pub fn found(&mut self, setting: &Setting, table: &Seen, format: Format) -> Result<()> {
        if table.rows.is_empty() && format == Format::Table {
            return Err(setting.refused(&CliText::Nothing));
        }
        self.table(table, format, setting.lang)?;
        if table.rows.is_empty() {
            return Err(Stop::Faults.into());
        }
        Ok(())
    }

    /// A script, which may hold tabs.
    pub fn raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.to.write_all(bytes)
    }

    pub fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// What is wrong, in one line that holds no more of what was typed than somebody reads.
pub fn told(line: &str) -> String {
    const MOST: usize = 600;
    let masked = mask_phones(line);
    let safe = safe(&masked);
    if safe.chars().count() <= MOST {
        return safe.into_owned();
    }
    safe.chars().take(MOST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::text::MARKS;

    #[test]
    fn what_is_wrong_is_told_in_one_short_line() {
        let told = super::told(&format!(
            "没有 a{}{}",
            "\u{301}".repeat(300),
            "长".repeat(9000)
        ));
        assert!(told.chars().count() <= 601 && told.ends_with('…'));
        assert_eq!(told.matches('\u{301}').count(), MARKS);
        assert_eq!(super::told("没有 13812345678"), "没有 138****5678");
    }
}
