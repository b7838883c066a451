//! The search itself: token by token narrowed along the tree, row by row through the masks, the best kept.
//! Remembers the last answer, because the next key usually asks for a part of it.

use super::answers::{Answer, Answers};
use super::found::{Found, Hit, Manner, Marks};
use super::grade::{EXACT, PATH, bonus};
use super::index::Index;
use super::listener::{Listener, Seen, Stance};
use super::pass::{Pass, Tokens};
use super::query::{Query, Shape};
use super::sieve::sieve;
use super::top::Candidate;
use super::view::{Block, View};

#[derive(Default)]
pub struct Searcher {
    answers: Answers,
    /// Rows of the answer at hand, segment after segment.
    rows: Vec<u32>,
    listeners: Vec<Listener>,
    picked: Vec<u32>,
    /// Per unit of the block at hand, the tokens that it or a unit above it answers to.
    covers: Vec<Tokens>,
    head_covers: Vec<Tokens>,
}

impl Searcher {
    /// Keeps the best `limit` hits and counts them all.
    pub fn search(&mut self, view: &View<'_>, query: &Query, limit: usize) -> Found {
        let mut answers = std::mem::take(&mut self.answers);
        if query.is_empty() {
            return Found::default();
        }
        let known = answers.known(view, query);
        if let Some(same) = known
            && (&same.query, same.limit) == (query, limit)
            && same.is_of(view)
        {
            let found = same.found.clone();
            self.answers = answers;
            return found;
        }
        let manner = known.map_or(Manner::Exact, |known| known.found.manner);
        // What several words only resemble may grow with the next letter: one letter resembles nothing.
        let narrows = manner == Manner::Exact || query.tokens.len() == 1;
        let known = known.filter(|_| narrows);
        let mut answer = self.pass(view, query, manner, known, limit);
        if answer.found.total == 0 && manner == Manner::Exact && query.has_similar() {
            answer = self.pass(view, query, Manner::Similar, None, limit);
        }
        let found = answer.found.clone();
        answers.keep(answer);
        self.answers = answers;
        found
    }

    fn pass(
        &mut self,
        view: &View<'_>,
        query: &Query,
        manner: Manner,
        known: Option<&Answer>,
        limit: usize,
    ) -> Answer {
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
        self.rows.clear();
        let mut ends = Vec::with_capacity(view.blocks.len() + 1);
        let mut start = 0;
        for n in 0..=view.blocks.len() {
            let Some(block) = view.segment(n) else { break };
            let old = known.filter(|known| known.stamps.get(n) == Some(&block.stamp()));
            let end = known.and_then(|known| known.ends.get(n).copied());
            let end = end.unwrap_or(start);
            if n == 0 || old.is_none() || end > start {
                self.enter(block, &pass, n);
                if let Some(old) = old {
                    let mut picked = std::mem::take(&mut self.picked);
                    let common = pass.common(&self.covers);
                    block.index.sift(
                        common,
                        old.rows.get(start..end).unwrap_or_default(),
                        &mut picked,
                    );
                    self.scan(block.index, n as u32, &picked, &mut pass);
                    self.picked = picked;
                } else {
                    self.scan_all(block, n as u32, &mut pass);
                }
            }
            start = end;
            ends.push(self.rows.len());
        }
        let best = pass.top.finish();
        let hits = best
            .iter()
            .filter_map(|c| self.hit(view, query, stance, *c))
            .collect();
        Answer {
            query: query.clone(),
            limit,
            stamps: view.stamps().collect(),
            rows: self.rows.clone(),
            ends,
            found: Found {
                total: self.rows.len(),
                manner,
                hits,
            },
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
            _ => {
                block
                    .index
                    .pick(pass.common(&self.covers), rows, &mut picked);
                self.scan(block.index, segment, &picked, pass);
            }
        }
        self.picked = picked;
    }

    fn scan(&mut self, index: &Index, segment: u32, rows: &[u32], pass: &mut Pass<'_>) {
        if let ([token], Stance::Alone) = (pass.query.tokens.as_slice(), pass.stance)
            && token.shape == Shape::Latin
        {
            return self.scan_letters(index, segment, rows, pass);
        }
        let masks = index.masks();
        let single = pass.query.tokens.len() == 1;
        let outside = self.covers.len().saturating_sub(1);
        self.rows.reserve(rows.len());
        for row in rows.iter().map(|row| *row as usize) {
            let cover = if single {
                0
            } else {
                self.covers[index.place(row).unwrap_or(outside)]
            };
            let need = pass.needs[cover as usize];
            if !single && (masks[row] & need != need || !pass.touches(masks[row])) {
                continue;
            }
            let kind = index.kind(row);
            if !pass.query.admits(kind, index.state(row)) {
                continue;
            }
            let enough = pass.top.floor().saturating_sub(bonus(kind));
            let score = self.judge(index, row, cover, enough, pass);
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

    /// The same for one word of letters, the question that meets the most rows: most of them are only counted.
    fn scan_letters(&mut self, index: &Index, segment: u32, rows: &[u32], pass: &mut Pass<'_>) {
        let Some(listener) = self.listeners.first_mut() else {
            return;
        };
        let letter = pass.query.is_letter();
        let ear = &mut listener.ear;
        let ceiling = ear.ceiling();
        // Written first and counted afterwards: whether a row matches is a toss that no processor guesses.
        let mut n = self.rows.len();
        self.rows.resize(n + rows.len(), 0);
        for row in rows {
            let at = *row as usize;
            let (kind, is_brief) = (index.kind(at), index.is_brief(at));
            if !pass.query.admits(kind, index.state(at)) {
                continue;
            }
            let bonus = bonus(kind);
            let enough = pass.top.floor().saturating_sub(bonus);
            self.rows[n] = *row;
            // What can't be among the best is only asked whether it matches, and the mask has said so of one letter.
            if ceiling <= enough && !is_brief {
                n += usize::from(letter || ear.accepts(index.sounds(at)));
                continue;
            }
            let Some(walk) = ear.walk(index.sounds(at), is_brief) else {
                continue;
            };
            n += 1;
            if walk.most > enough {
                let score = ear.grade(index.names(at), walk, enough) + bonus;
                pass.top.offer(Candidate {
                    score,
                    segment,
                    row: *row,
                });
            }
        }
        self.rows.truncate(n);
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
            // Similarity is asked only when no letters matched: there is no need to look again.
            let grade = match (token.shape, pass.stance) {
                (Shape::Latin, Stance::Similar) => listener.alike(token, index, row),
                _ => listener.own(token, pass.stance, index, row, enough),
            };
            return if grade == 0 { 0 } else { grade + bonus };
        }
        if let Some(score) = self.hopeless(index, row, cover, enough, pass) {
            return score;
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

    /// The score of a row that doesn't match, or matches but can't be among the best: letters tell both cheaply.
    fn hopeless(
        &mut self,
        index: &Index,
        row: usize,
        cover: Tokens,
        enough: u32,
        pass: &Pass<'_>,
    ) -> Option<u32> {
        if pass.stance == Stance::Similar {
            return None;
        }
        let (mut most, mut heard, mut open) = (0, false, false);
        for (t, (listener, token)) in self
            .listeners
            .iter_mut()
            .zip(&pass.query.tokens)
            .enumerate()
        {
            let on_path = cover & 1 << t != 0;
            if token.shape != Shape::Latin {
                most += EXACT;
                open |= !on_path;
                continue;
            }
            match listener.most(index, row) {
                Some(grade) => (most, heard) = (most + grade, true),
                None if on_path => most += PATH,
                None => return Some(0),
            }
        }
        (heard && !open && most <= enough).then_some(1)
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
