//! The search itself: token by token narrowed along the tree, row by row through the masks, the best kept.
//! Remembers the last answer, because the next key usually asks for a part of it.

use super::found::{Found, Hit, Manner, Marks};
use super::grade::{INITIALS_PREFIX, PATH, bonus};
use super::index::Index;
use super::listener::{Listener, Seen, Stance};
use super::query::{Query, Shape};
use super::sieve::sieve;
use super::top::{Candidate, Top};
use std::ops::Range;

/// What is searched: the scope is exactly what is given.
pub struct View<'a> {
    /// Changes whenever anything below does: of the same stamp, the last answer may be reused.
    pub stamp: u64,
    /// County, townships and, if the caller likes, villages.
    pub heads: Block<'a>,
    pub blocks: &'a [Block<'a>],
}

/// An index and the rows of it that lie in scope; a unit's subtree is a range.
#[derive(Clone)]
pub struct Block<'a> {
    pub index: &'a Index,
    /// The row of `View::heads` that all of this block lies under.
    pub under: Option<u32>,
    pub rows: Range<u32>,
}

impl<'a> Block<'a> {
    pub fn whole(index: &'a Index, under: Option<u32>) -> Self {
        Self {
            index,
            under,
            rows: 0..index.len() as u32,
        }
    }
}

impl View<'_> {
    fn segment(&self, n: usize) -> Option<&Block<'_>> {
        match n.checked_sub(1) {
            None => Some(&self.heads),
            Some(n) => self.blocks.get(n),
        }
    }
}

/// Tokens as a set of bits.
type Tokens = u8;

#[derive(Default)]
pub struct Searcher {
    last: Option<(u64, Query, Manner)>,
    /// Rows of the last answer, segment after segment; the heads are the first segment.
    rows: Vec<u32>,
    ends: Vec<usize>,
    spare: Vec<u32>,
    listeners: Vec<Listener>,
    picked: Vec<u32>,
    /// Per unit of the block at hand, the tokens that it or a unit above it answers to.
    covers: Vec<Tokens>,
    head_covers: Vec<Tokens>,
}

/// One pass over the view.
struct Pass<'q> {
    query: &'q Query,
    stance: Stance,
    /// Mask bits a row must have, by the tokens its path already answers to.
    needs: Vec<u64>,
    top: Top,
}

impl Searcher {
    /// Keeps the best `limit` hits and counts them all.
    pub fn search(&mut self, view: &View<'_>, query: &Query, limit: usize) -> Found {
        if query.is_empty() {
            self.last = None;
            return Found::default();
        }
        let known = self
            .last
            .take()
            .filter(|(stamp, older, _)| *stamp == view.stamp && query.narrows(older));
        let narrowing = known.is_some();
        let mut manner = known.map_or(Manner::Exact, |(_, _, manner)| manner);
        let mut found = self.pass(view, query, manner, narrowing, limit);
        if found.total == 0 && manner == Manner::Exact && query.has_similar() {
            manner = Manner::Similar;
            found = self.pass(view, query, manner, false, limit);
        }
        self.last = Some((view.stamp, query.clone(), manner));
        found
    }

    fn pass(
        &mut self,
        view: &View<'_>,
        query: &Query,
        manner: Manner,
        narrowing: bool,
        limit: usize,
    ) -> Found {
        let stance = match manner {
            Manner::Similar => Stance::Similar,
            Manner::Exact if query.tokens.len() > 1 => Stance::Together,
            Manner::Exact => Stance::Alone,
        };
        let mut pass = Pass::new(query, stance, limit);
        self.listeners
            .resize_with(query.tokens.len(), Listener::default);
        for (listener, token) in self.listeners.iter_mut().zip(&query.tokens) {
            listener.start(token, stance);
        }
        let old = std::mem::replace(&mut self.rows, std::mem::take(&mut self.spare));
        let old_ends = std::mem::take(&mut self.ends);
        self.rows.clear();
        let mut start = 0;
        for n in 0..=view.blocks.len() {
            let Some(block) = view.segment(n) else { break };
            let end = if narrowing {
                old_ends.get(n).copied().unwrap_or(start)
            } else {
                start
            };
            if n == 0 || !narrowing || end > start {
                self.enter(block, &pass, n);
                if narrowing {
                    self.scan(
                        block.index,
                        n as u32,
                        old.get(start..end).unwrap_or_default(),
                        &mut pass,
                    );
                } else {
                    self.scan_all(block, n as u32, &mut pass);
                }
            }
            start = end;
            self.ends.push(self.rows.len());
        }
        self.spare = old;
        let best = pass.top.finish();
        let hits = best
            .iter()
            .filter_map(|c| self.hit(view, query, stance, *c))
            .collect();
        Found {
            total: self.rows.len(),
            manner,
            hits,
        }
    }

    /// Learns which units of the block answer to which tokens, before any row of it is looked at.
    fn enter(&mut self, block: &Block<'_>, pass: &Pass<'_>, n: usize) {
        for (listener, token) in self.listeners.iter_mut().zip(&pass.query.tokens) {
            listener.enter(token, block.index);
        }
        self.covers.clear();
        if pass.query.tokens.len() < 2 {
            return;
        }
        let above = block
            .under
            .and_then(|row| if n == 0 { None } else { self.head_cover(row) })
            .unwrap_or(0);
        for row in block.index.units() {
            let row = *row as usize;
            let mut cover = block
                .index
                .place(row)
                .and_then(|p| self.covers.get(p).copied())
                .unwrap_or(above);
            let mask = block.index.masks()[row];
            for (t, (listener, token)) in self
                .listeners
                .iter_mut()
                .zip(&pass.query.tokens)
                .enumerate()
            {
                if mask & token.need == token.need
                    && cover & 1 << t == 0
                    && listener.path(token, block.index, row)
                {
                    cover |= 1 << t;
                }
            }
            self.covers.push(cover);
        }
        // Rows directly under the block's parent lie in no unit of the block.
        self.covers.push(above);
        if n == 0 {
            self.head_rows(block.index);
        }
    }

    fn scan_all(&mut self, block: &Block<'_>, segment: u32, pass: &mut Pass<'_>) {
        let rows = block.rows.start as usize..(block.rows.end as usize).min(block.index.len());
        let mut picked = std::mem::take(&mut self.picked);
        match pass.query.tokens.as_slice() {
            [token] if matches!(token.shape, Shape::Digits | Shape::House) => {
                sieve(token, pass.stance, block.index, &mut picked);
                picked.retain(|row| rows.contains(&(*row as usize)));
                self.scan(block.index, segment, &picked, pass);
            }
            [_] => {
                block.index.pick(pass.needs[0], rows, &mut picked);
                self.scan(block.index, segment, &picked, pass);
            }
            _ => {
                // What no path demands of a row, every row must have.
                let common = pass.needs.iter().fold(!0, |all, need| all & need);
                block.index.pick(common, rows, &mut picked);
                self.scan(block.index, segment, &picked, pass);
            }
        }
        self.picked = picked;
    }

    fn scan(&mut self, index: &Index, segment: u32, rows: &[u32], pass: &mut Pass<'_>) {
        let masks = index.masks();
        let single = pass.query.tokens.len() == 1;
        let outside = self.covers.len().saturating_sub(1);
        let letter = pass.query.is_letter() && pass.stance == Stance::Alone;
        self.rows.reserve(rows.len());
        for row in rows.iter().map(|row| *row as usize) {
            let cover = if single {
                0
            } else {
                self.covers[index.place(row).unwrap_or(outside)]
            };
            let need = pass.needs[cover as usize];
            if masks[row] & need != need {
                continue;
            }
            let kind = index.kind(row);
            if !pass.query.admits(kind, index.state(row)) {
                continue;
            }
            let enough = pass.top.floor().saturating_sub(bonus(kind));
            // One letter is never worth more, so the rest is only counted.
            let score = if letter && enough >= INITIALS_PREFIX {
                1
            } else {
                self.judge(index, row, cover, enough, pass)
            };
            if score > 0 {
                self.rows.push(row as u32);
                pass.top.offer(Candidate {
                    score,
                    segment,
                    row: row as u32,
                });
            }
        }
    }

    /// The row's score, 0 if it doesn't match: every token by the row or its path, at least one by the row.
    #[inline]
    fn judge(
        &mut self,
        index: &Index,
        row: usize,
        cover: Tokens,
        enough: u32,
        pass: &Pass<'_>,
    ) -> u32 {
        let bonus = bonus(index.kind(row));
        if let ([token], [listener]) = (pass.query.tokens.as_slice(), self.listeners.as_mut_slice())
        {
            let grade = listener.own(token, pass.stance, index, row, enough);
            let grade = if grade == 0 && pass.stance == Stance::Similar {
                listener.alike(token, index, row)
            } else {
                grade
            };
            return if grade == 0 { 0 } else { grade + bonus };
        }
        let (mut sum, mut own) = (bonus, 0);
        for (t, (listener, token)) in self
            .listeners
            .iter_mut()
            .zip(&pass.query.tokens)
            .enumerate()
        {
            let mut grade = listener.own(token, pass.stance, index, row, 0);
            if grade == 0 && pass.stance == Stance::Similar && cover & 1 << t == 0 {
                grade = listener.alike(token, index, row);
            }
            own |= grade;
            match grade {
                0 if cover & 1 << t == 0 => return 0,
                0 => sum += PATH,
                grade => sum += grade,
            }
        }
        if own == 0 { 0 } else { sum }
    }

    fn hit(
        &mut self,
        view: &View<'_>,
        query: &Query,
        stance: Stance,
        found: Candidate,
    ) -> Option<Hit> {
        let index = view.segment(found.segment as usize)?.index;
        let row = found.row as usize;
        let (mut marks, mut also) = (Marks::default(), None);
        for (listener, token) in self.listeners.iter_mut().zip(&query.tokens) {
            listener.enter(token, index);
            match listener.seen(token, stance, index, row) {
                Some(Seen::Name(more)) => marks = marks.and(more),
                Some(Seen::Also(spot)) => also = also.or(Some(spot)),
                None => {}
            }
        }
        Some(Hit {
            kind: index.kind(row),
            key: index.key(row),
            state: index.state(row),
            block: found.segment.checked_sub(1),
            row: found.row,
            score: found.score,
            marks,
            also,
        })
    }

    fn head_cover(&self, row: u32) -> Option<Tokens> {
        self.head_covers.get(row as usize).copied()
    }

    /// Covers of the heads by row instead of by unit, which is how blocks point at them.
    fn head_rows(&mut self, index: &Index) {
        let outside = self.covers.len().saturating_sub(1);
        let by_row = (0..index.len()).map(|row| self.covers[index.ordinal(row).unwrap_or(outside)]);
        self.head_covers = by_row.collect();
    }
}

impl<'q> Pass<'q> {
    fn new(query: &'q Query, stance: Stance, limit: usize) -> Self {
        let tokens = query.tokens.len();
        let need = |t: usize| {
            if stance == Stance::Similar {
                query.tokens[t].similar
            } else {
                query.tokens[t].need
            }
        };
        let needs = (0..1usize << tokens).map(|cover| {
            (0..tokens)
                .filter(|t| cover & 1 << t == 0)
                .fold(0, |bits, t| bits | need(t))
        });
        Self {
            query,
            stance,
            needs: needs.collect(),
            top: Top::new(limit),
        }
    }
}
