//! What reaches standard output: nothing in it steers a terminal, and a pipe that closes ends the task.

use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, BufWriter, StdoutLock, Write},
};

use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthStr;

use crate::domain::{
    mask_phones,
    text::{MARKS, unseen},
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
    phones: Phones,
}

/// What becomes of phones in what people wrote. Columns of phones are masked where they are made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phones {
    Masked,
    /// The page of one record, for whoever may read it.
    Whole,
}

impl Default for Out {
    fn default() -> Self {
        Self {
            to: BufWriter::new(io::stdout().lock()),
            phones: Phones::Masked,
        }
    }
}

impl Out {
    pub fn line(&mut self, text: impl AsRef<str>) -> io::Result<()> {
        let text = text.as_ref();
        match self.phones {
            Phones::Masked => writeln!(self.to, "{}", safe(&mask_phones(text))),
            Phones::Whole => writeln!(self.to, "{}", safe(text)),
        }
    }

    /// From here on one record is shown in full.
    pub fn in_full(&mut self) {
        self.phones = Phones::Whole;
    }

    /// Several lines; line ends stay.
    pub fn lines(&mut self, text: &str) -> io::Result<()> {
        text.lines().try_for_each(|line| self.line(line))
    }

    /// Strange characters stand only inside strings, where JSON knows the same escapes.
    pub fn json(&mut self, value: &impl serde::Serialize) -> anyhow::Result<()> {
        for line in serde_json::to_string_pretty(value)?.lines() {
            let value = line.rsplit(": ").next().unwrap_or_default();
            // A number is no phone, and stars would be no number.
            if value.trim().trim_end_matches(',').parse::<f64>().is_ok() {
                writeln!(self.to, "{line}")?;
            } else {
                self.line(line)?;
            }
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

/// Control characters, and those that turn or hide text, as `\u001b`.
pub fn safe(text: &str) -> Cow<'_, str> {
    // Most text is Han, letters and digits.
    if text
        .chars()
        .all(|c| matches!(c, ' '..='~' | '\u{4e00}'..='\u{9fff}'))
    {
        return text.into();
    }
    let mut safe = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    let (mut before, mut marks) = (None, 0);
    while let Some(c) = chars.next() {
        let last = before.replace(c);
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if c.is_control() || marks > MARKS || unseen(c, last, chars.peek().copied()) {
            // A string takes whatever is written to it.
            let _ = write!(safe, "\\u{:04x}", c as u32);
        } else {
            safe.push(c);
        }
    }
    safe.into()
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

/// Columns lined up by display width, so that Han text and Latin text stand under each other.
#[derive(Default)]
pub struct Grid {
    rows: Vec<Vec<String>>,
}

impl Grid {
    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    pub fn print(&self, out: &mut Out) -> io::Result<()> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut widths = vec![0; columns];
        let mut numeric = vec![self.rows.len() > 1; columns];
        for (at, row) in self.rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                widths[column] = widths[column].max(safe(cell).width());
                // The first row may be a heading.
                numeric[column] &= at == 0 || is_figure(cell);
            }
        }
        for row in &self.rows {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let cell = safe(cell);
                let gap = " ".repeat(widths[column] - cell.width());
                if column > 0 {
                    line.push_str("  ");
                }
                if numeric[column] {
                    line.push_str(&gap);
                    line.push_str(&cell);
                } else {
                    line.push_str(&cell);
                    line.push_str(&gap);
                }
            }
            out.line(line.trim_end())?;
        }
        Ok(())
    }
}

fn is_figure(cell: &str) -> bool {
    cell.is_empty() || cell.starts_with(|c: char| c.is_ascii_digit()) && !cell.contains('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emoji_of_several_is_one_and_a_joiner_elsewhere_is_told() {
        let family = "👨\u{200d}👩\u{200d}👧";
        assert_eq!(safe(family), family);
        assert_eq!(safe("李\u{200d}明"), "李\\u200d明");
        let kept = crate::domain::text::clean(family, 60, crate::domain::text::Breaks::Line);
        assert_eq!(safe(&kept.text), family);
    }

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

    #[test]
    fn what_steers_a_terminal_is_spelled_out() {
        assert_eq!(
            safe(&format!("李{}[31m明", char::from(27))),
            "李\\u001b[31m明"
        );
        assert_eq!(safe("a\u{202e}b\u{9b}c\td"), "a\\u202eb\\u009bc\\u0009d");
        assert!(matches!(safe("雷春生"), Cow::Borrowed(_)));
    }
}
