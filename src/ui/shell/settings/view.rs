//! The picture of the settings: one line a row, and headings that scroll with their rows.

use super::{
    Settings,
    rows::{self, Place, Row, said},
};
use crate::{
    i18n::text::SettingsText,
    ui::kit::{At, Buffer, Manner, Position, Rect, Role, dialog::window},
};

const COLS: u16 = 76;
const LABEL: u16 = 22;

pub fn view(settings: &Settings, at: &At<'_>, buf: &mut Buffer) -> Option<Position> {
    let rows = rows::all(at);
    let places = rows::places(&rows);
    let tall = u16::try_from(places.len() + 2).unwrap_or(u16::MAX);
    let inner = window::frame(at, buf, COLS, tall, &at.say(&SettingsText::Title));
    let mut caret = None;
    let seen = places.iter().skip(settings.lines.top);
    for (y, place) in (inner.y..inner.bottom()).zip(seen) {
        let line = Rect::new(inner.x, y, inner.width, 1);
        if let Place::Row(n) = *place {
            at.row(line, || settings.at.way(n));
        }
        match *place {
            Place::Blank => {}
            Place::Head(group) => {
                if let Some(words) = group.head(at) {
                    window::words(at, buf, line.x, y, line.right(), &words, Role::Title);
                }
            }
            Place::Row(n) if settings.at.is_on(n) => {
                caret = here(&rows[n], at, buf, line);
            }
            Place::Row(n) => row(&rows[n], None, at, buf, line),
        }
    }
    caret
}

/// The row under the cursor.
fn here(held: &Row, at: &At<'_>, buf: &mut Buffer, line: Rect) -> Option<Position> {
    window::cursor(at, buf, line.x, line.y);
    row(held, Some(Role::CursorRow), at, buf, line);
    (at.look.manner == Manner::Plain).then(|| Position::new(line.x, line.y))
}

fn row(row: &Row, shade: Option<Role>, at: &At<'_>, buf: &mut Buffer, line: Rect) {
    let (label, value, role) = said(row, at);
    let faint = row.is_new() || matches!(row, Row::ExampleStages);
    let shade = shade.unwrap_or(if faint { Role::Dim } else { Role::Normal });
    let (x, right) = (line.x + 2, line.right());
    let end = window::words(at, buf, x, line.y, right, &label, shade);
    let second = (end + 1).max(x + LABEL);
    window::words(at, buf, second, line.y, right, &value, role);
}
