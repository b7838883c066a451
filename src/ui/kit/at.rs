//! What every layer is told when it acts or is drawn: the desk, the look, the keys, the size.

use std::{borrow::Cow, collections::BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use super::{Look, Part, Role, click::Clicks};
use crate::{
    desk::Desk,
    domain::{UnitId, Unmask, mask_phones},
    i18n::{Lang, Say, Words},
    keymap::{Action, Context, Keymap, Keys},
    register::search::Phones,
    report::{self, Eyes, Mask, Phone, Value},
};

#[derive(Clone, Copy)]
pub struct At<'a> {
    pub desk: &'a Desk,
    pub look: &'a Look,
    pub keymap: &'a Keymap,
    pub size: Size,
    pub veil: Veil,
    /// The masked records that this person asked to read in full, while their page or list is open.
    pub bare: &'a BTreeSet<Unmask>,
    /// The day the movement of scores is counted from; from the latest verification where none.
    pub since: Option<NaiveDate>,
    pub now: DateTime<Utc>,
    /// Whether the terminal tells of clicks.
    pub mouse: bool,
    /// Where what is drawn says what it answers to, while somebody clicked.
    pub clicks: Option<&'a Clicks>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    pub cols: u16,
    pub rows: u16,
}

/// Whether phones and care categories are hidden because somebody else is looking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Veil {
    #[default]
    Open,
    Drawn,
    /// For one record, and for whoever else may not read it: written down in the journal.
    Lifted,
}

/// Below this the program only says that the window is too small.
pub const LEAST: Size = Size { cols: 60, rows: 16 };

impl Size {
    pub fn is_too_small(self) -> bool {
        self.cols < LEAST.cols || self.rows < LEAST.rows
    }

    /// The part between the two lines at the top and the line at the foot.
    pub fn body(self) -> Rect {
        Rect::new(0, 2, self.cols, self.rows.saturating_sub(3))
    }

    /// Rows of the body beside so many that are taken; never none.
    pub fn rows_beside(self, taken: u16) -> usize {
        usize::from(self.body().height.saturating_sub(taken)).max(1)
    }

    /// A box in the middle of the width, its top in the upper third, two rows clear of the foot.
    pub fn dialog(self, cols: u16, rows: u16) -> Rect {
        let cols = cols.min(self.cols.saturating_sub(4));
        let rows = rows.min(self.rows.saturating_sub(5));
        let x = (self.cols - cols) / 2;
        let y = (self.rows.saturating_sub(rows) / 3).max(2);
        Rect::new(x, y, cols, rows)
    }

    /// Rows inside a box of that many rows, below those that stand above its list; never none.
    pub fn rows_in(self, rows: u16, above: u16) -> usize {
        let frame_and_above = above.saturating_add(2);
        let rows = self.dialog(u16::MAX, rows).height;
        usize::from(rows.saturating_sub(frame_and_above)).max(1)
    }

    /// Columns inside a box of that many columns.
    pub fn cols_in(self, cols: u16) -> u16 {
        self.dialog(cols, u16::MAX).width.saturating_sub(4)
    }
}

impl<'a> At<'a> {
    pub fn lang(&self) -> Lang {
        self.look.lang
    }

    pub fn say(&self, words: &(impl Say + ?Sized)) -> Words {
        let words = words.say(self.look.lang);
        match self.seen(&words) {
            Cow::Owned(masked) => masked.into(),
            Cow::Borrowed(_) => words,
        }
    }

    /// The same in a style, beside others in a line.
    pub fn part(&self, words: &(impl Say + ?Sized), role: Role) -> Part {
        (self.say(words).into_owned(), role)
    }

    /// Words that may hold phones in what people wrote, as they may be read on a page.
    pub fn seen<'w>(&self, words: &'w str) -> Cow<'w, str> {
        if self.is_veiled() {
            mask_phones(words)
        } else {
            words.into()
        }
    }

    /// The name of the first key for an action, as a screen shows it.
    pub fn key(&self, context: Context, action: impl Into<Action>) -> String {
        let keys = self.keymap.keys_for(context, action.into());
        let label = |keys: &Keys| self.look.width.keys(&keys.label()).into_owned();
        keys.first().map_or_else(String::new, label)
    }

    pub fn style(&self, role: Role) -> ratatui::style::Style {
        self.look.style(role)
    }

    /// A village by its name, also one that another area's practice was carried to.
    pub fn village(&self, unit: UnitId) -> String {
        report::village(self.desk, unit, self.lang())
    }

    /// What is read of a list here; on a page more.
    pub fn eyes(&self) -> Eyes<'a> {
        Eyes::of(self.desk, self.mask()).with(self.bare)
    }

    /// How much of a phone a search answers to.
    pub fn phones_found(&self) -> Phones {
        match self.veil {
            Veil::Open | Veil::Lifted => self.desk.phones_found(),
            Veil::Drawn => Phones::LastFour,
        }
    }

    /// On somebody's own page.
    pub fn phone(&self, phone: &Phone) -> String {
        self.eyes().on_page().phone(phone)
    }

    /// As it is told, on a page.
    pub fn read(&self, value: &Value) -> String {
        self.eyes().on_page().value(value).words(self.lang())
    }

    /// The same on the page of this record: in full if that was asked for.
    pub fn of(&self, record: Unmask) -> Self {
        let veil = if self.bare.contains(&record) {
            Veil::Lifted
        } else {
            self.veil
        };
        Self { veil, ..*self }
    }

    /// The same for what is described once for the screen and for files.
    pub fn mask(&self) -> Mask {
        match self.veil {
            Veil::Open => Mask::AsRole,
            Veil::Drawn => Mask::Drawn,
            Veil::Lifted => Mask::Lifted,
        }
    }

    /// Phones and special care are not shown: somebody is looking, or the role may not read them.
    pub fn is_veiled(&self) -> bool {
        self.mask().hides(self.desk)
    }
}
