//! What is described as a table, on a page: a record as labelled lines, rows under their heads.

use super::{Label, Line, Lines};
use crate::{
    domain::Reference,
    report::{Cell, Column, Kind, Lead, Seen, Table, Tone, Value},
    ui::kit::{At, Part, Role, table, text},
};

/// Columns that a name keeps where there is no room for all of it.
const LEAST: u16 = 8;

impl<A: Clone> Lines<'_, A> {
    /// One record: a line to a label. What it is about stands in the heading of the page.
    pub fn described(&mut self, record: &Seen, about: impl Fn(&Column, &Cell) -> Option<A>) {
        let said = record.as_page();
        // What the command line types is of no use to a screen.
        let said = said.filter(|(column, _)| column.lead != Lead::Title && column.kind != Kind::Id);
        for (column, cell) in said {
            if column.apart {
                self.blank();
            }
            let label = self.at.say(&column.head).into_owned();
            let (label, role) = match column.lead {
                Lead::Head => (Label::Head(label), Role::Dim),
                Lead::Row => (Label::Of(format!("  {label}")), Role::of(cell.tone)),
                _ => (Label::Of(label), Role::of(cell.tone)),
            };
            let mark = if cell.tone == Tone::Alarm { "! " } else { "" };
            let lines = match &cell.value {
                Value::Parts(parts) => vec![parts_of((mark, parts), role, self.at)],
                // A head may stand without words.
                value if value.words(self.at.lang()).is_empty() => vec![Vec::new()],
                value => {
                    let words = format!("{mark}{}", value.words(self.at.lang()));
                    let lines = words.lines().map(|line| vec![(line.to_owned(), role)]);
                    lines.collect()
                }
            };
            for parts in lines {
                self.push(Line {
                    label: Some(label.clone()),
                    parts,
                    about: about(column, cell),
                });
            }
        }
    }

    /// Rows that lead to what they are about, under their heads, in so many columns.
    pub fn rows(&mut self, rows: &Table, cols: u16, to: impl Fn(Reference) -> A) {
        let at = self.at;
        let mut shown: Vec<usize> = rows.seen.clone();
        shown.retain(|&i| rows.columns[i].kind != Kind::Id);
        let cells: Vec<Vec<Part>> = rows
            .rows
            .iter()
            .map(|row| {
                let cells = row.cells.iter().zip(&rows.columns);
                let cells = cells.map(|(cell, column)| {
                    let told = table::Cell::told(cell, column.kind, at);
                    (told.words, told.role)
                });
                cells.collect()
            })
            .collect();
        let heads: Vec<_> = rows
            .columns
            .iter()
            .map(|column| at.say(&column.head))
            .collect();
        let mut wide: Vec<u16> = (0..rows.columns.len())
            .map(|i| {
                let words = cells.iter().map(|row| text::width(&row[i].0));
                words.chain([text::width(&heads[i])]).max().unwrap_or(0) + 2
            })
            .collect();
        let taken = |shown: &[usize], wide: &[u16]| shown.iter().map(|&i| wide[i]).sum::<u16>();
        while taken(&shown, &wide) > cols
            && let Some(&last) = shown.iter().max_by_key(|&&i| rows.columns[i].rank)
            && rows.columns[last].rank > 0
        {
            shown.retain(|&i| i != last);
        }
        if let Some(&name) = shown.iter().find(|&&i| rows.columns[i].kind == Kind::Name) {
            let over = taken(&shown, &wide).saturating_sub(cols);
            wide[name] = wide[name].saturating_sub(over).max(LEAST);
        }
        let padded = |i: usize, words: &str| {
            let ellipsis = at.look.glyphs().ellipsis;
            let room = wide[i] - 2;
            let words = if rows.columns[i].kind.is_number() {
                text::pad_left(words, room, "")
            } else {
                text::pad_right(words, room, ellipsis)
            };
            format!("{words}  ")
        };
        let heads: String = shown.iter().map(|&i| padded(i, &heads[i])).collect();
        self.line(heads.trim_end(), Role::Dim);
        for (row, cells) in rows.rows.iter().zip(&cells) {
            let parts = shown.iter().map(|&i| (padded(i, &cells[i].0), cells[i].1));
            self.push(Line {
                label: None,
                parts: parts.collect(),
                about: row.about.map(&to),
            });
        }
    }
}

/// What programs and the command line type is of no use to a screen. A part that is as usual is as its line.
fn parts_of((mark, parts): (&str, &[Cell]), role: Role, at: &At<'_>) -> Vec<Part> {
    let said = |part: &&Cell| {
        !matches!(part.value, Value::Id(_)) && !part.value.words(at.lang()).is_empty()
    };
    let parts = parts.iter().filter(said).enumerate().map(|(n, part)| {
        let before = if n == 0 { mark } else { "  " };
        let words = format!("{before}{}", part.value.words(at.lang()));
        let own = Role::of(part.tone);
        (words, if own == Role::Normal { role } else { own })
    });
    parts.collect()
}
