//! Rows for the clipboard, tab by tab, as a spreadsheet takes them.

use std::{collections::BTreeSet, iter};

use super::Sheet;
use crate::ui::kit::At;

impl<K: Ord + Copy> Sheet<K> {
    /// The chosen rows for the clipboard, in the order they are shown in; those that the filter hides come last.
    pub fn copied(&self, at: &At<'_>) -> String {
        let here = self.key().filter(|_| self.marked.is_empty());
        let chosen = |i: &usize| here == Some(self.all[*i]) || self.marked.has(self.all[*i]);
        let shown: BTreeSet<usize> = self.shown.iter().copied().collect();
        let hidden = (0..self.all.len()).filter(|i| !shown.contains(i));
        let rows = self.shown.iter().copied().chain(hidden).filter(chosen);
        let rows: Vec<String> = rows.map(|i| self.tabbed(i, at)).collect();
        rows.join("\n")
    }

    /// All that is shown under its heads, for a sheet.
    pub fn copied_whole(&self, at: &At<'_>) -> String {
        let heads = self.columns.iter().map(|column| column.title(at.lang()));
        let heads = heads.collect::<Vec<_>>().join("\t");
        let rows = self.shown.iter().map(|&i| self.tabbed(i, at));
        let lines: Vec<String> = iter::once(heads).chain(rows).collect();
        lines.join("\n")
    }

    fn tabbed(&self, row: usize, at: &At<'_>) -> String {
        let cells = self.cells(row, at);
        let words: Vec<&str> = cells.iter().map(|cell| cell.words.trim()).collect();
        words.join("\t")
    }
}
