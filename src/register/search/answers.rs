//! The last answers of one who types: the next key mostly asks for a part of the newest, and a letter taken back for one
//! of those before it.

use super::found::{Found, Manner};
use super::query::Query;
use super::view::{Block, Stamp, View};

/// As many letters as are taken back one by one without another search.
const KEPT: usize = 6;

pub(super) struct Answer {
    pub query: Query,
    pub limit: usize,
    /// The segments that were searched; the heads are the first.
    pub stamps: Vec<Stamp>,
    /// Matching rows, segment after segment, and where each segment ends among them.
    pub rows: Vec<u32>,
    pub ends: Vec<usize>,
    pub found: Found,
}

impl Answer {
    /// Whether it says anything of what is searched now. Villages that changed are searched anew; the units above them are
    /// on every path, and where only something similar was found, a change may bring what was meant.
    fn stands(&self, view: &View<'_>) -> bool {
        match self.found.manner {
            Manner::Similar => self.is_of(view),
            Manner::Exact => self.stamps.first() == Some(&view.heads.stamp()),
        }
    }

    /// The rows it found in a segment; `None` if the segment is another now.
    pub fn rows_of(&self, segment: usize, block: &Block<'_>) -> Option<&[u32]> {
        let same = self.stamps.get(segment) == Some(&block.stamp());
        let end = *self.ends.get(segment).filter(|_| same)?;
        let start = segment.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.rows.get(start..end)
    }

    /// Whether nothing changed since.
    pub fn is_of(&self, view: &View<'_>) -> bool {
        view.stamps().eq(self.stamps.iter().cloned())
    }
}

/// Each asks for a part of what the one before it asked for.
#[derive(Default)]
pub(super) struct Answers {
    kept: Vec<Answer>,
    /// Room of answers that were dropped: a big one is made anew in more time than it takes to fill it.
    spare: Vec<Vec<u32>>,
}

impl Answers {
    /// The narrowest that all of the question lies in; what came after it was taken back.
    pub fn known(&mut self, view: &View<'_>, query: &Query) -> Option<&Answer> {
        let stands = |older: &Answer| query.narrows(&older.query) && older.stands(view);
        let count = self.kept.iter().rposition(stands).map_or(0, |at| at + 1);
        let dropped = self.kept.drain(count..);
        self.spare.extend(dropped.map(|answer| answer.rows));
        self.spare.truncate(KEPT);
        self.kept.last()
    }

    /// An empty list with as much room as there is to spare.
    pub fn room(&mut self) -> Vec<u32> {
        let mut room = self.spare.pop().unwrap_or_default();
        room.clear();
        room
    }

    pub fn keep(&mut self, answer: Answer) {
        self.kept.retain(|older| older.query != answer.query);
        if self.kept.len() == KEPT {
            self.spare.push(self.kept.remove(0).rows);
        }
        self.kept.push(answer);
    }
}
