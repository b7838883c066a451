//! Rows in lines of text, as a terminal shows them.

use unicode_width::UnicodeWidthStr;

use super::safe;
use crate::{
    domain::mask_phones,
    i18n::{Lang, Say},
    report::{Cell, Document, Seen, Shape, Table, Tone},
};

/// Everything of it in lines, as the command line prints it and as a screen shows what is to leave.
pub fn document(of: &Document, lang: Lang) -> Vec<String> {
    let told = |words: &str| safe(words).into_owned();
    let over = of.over.iter().map(|line| told(&mask_phones(line)));
    let mut lines: Vec<String> = over.collect();
    let silence = of.silence.as_ref().filter(|_| of.is_empty());
    if let Some(silence) = silence {
        lines.push(told(&silence.say(lang)));
    } else {
        // Beside others, heads over nothing say nothing.
        let says = |table: &&Seen| of.tables.len() == 1 || !table.rows.is_empty();
        for table in of.tables.iter().filter(says) {
            let title = of.title.as_ref().filter(|(name, _)| *name == table.name);
            lines.extend(title.map(|(_, title)| told(&title.say(lang))));
            lines.extend(text(table, lang).lines());
        }
    }
    lines
}

/// As people read it.
pub fn text(table: &Table, lang: Lang) -> Grid {
    match table.shape {
        Shape::Rows | Shape::Lines => grid(table, lang),
        Shape::Page => page(table, lang),
    }
}

/// Heads where there are any, rows and sums.
fn grid(table: &Table, lang: Lang) -> Grid {
    let figures = |&i: &usize| table.columns[i].kind.is_number();
    let mut grid = Grid {
        rows: Vec::new(),
        right: Some(table.seen.iter().map(figures).collect()),
    };
    if table.shape == Shape::Rows {
        let heads = table.seen.iter().map(|&i| &table.columns[i].head);
        grid.row(heads.map(|head| head.say(lang)));
    }
    for row in table.rows.iter().chain(&table.sums) {
        grid.row(table.seen.iter().map(|&i| words(&row.cells[i], lang)));
    }
    grid
}

/// Label and figure of each column of the first row, as a page has them.
fn page(table: &Table, lang: Lang) -> Grid {
    let mut page = Grid::default();
    for (column, cell) in table.as_page() {
        let label = column.head.say(lang).into_owned();
        page.row([label, words(cell, lang)]);
    }
    page
}

/// No colour says here what is wrong.
fn words(cell: &Cell, lang: Lang) -> String {
    let words = cell.value.words(lang);
    match cell.tone {
        Tone::Alarm if !words.is_empty() => format!("!{words}"),
        _ => words,
    }
}

/// Columns lined up by display width, so that Han text and Latin text stand under each other.
#[derive(Default)]
pub struct Grid {
    rows: Vec<Vec<String>>,
    /// Columns that stand on the right; without a word about it, those that hold figures alone.
    right: Option<Vec<bool>>,
}

impl Grid {
    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// A row to a line, without blanks at its end.
    pub fn lines(&self) -> Vec<String> {
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
        let numeric = self.right.as_ref().unwrap_or(&numeric);
        let line = |row: &Vec<String>| {
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
            line.trim_end().to_owned()
        };
        self.rows.iter().map(line).collect()
    }
}

fn is_figure(cell: &str) -> bool {
    cell.is_empty() || cell.starts_with(|c: char| c.is_ascii_digit()) && !cell.contains('-')
}
