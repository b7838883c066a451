//! One who walks over some of the blocks: enters each, looks at its rows, keeps those that match.

use super::answers::Answer;
use super::grade::{EXACT, PATH, bonus};
use super::index::Index;
use super::listener::{Listener, Stance, door_grade};
use super::pass::{Pass, Tokens};
use super::query::Shape;
use super::sieve::sieve;
use super::top::Candidate;
use super::view::{Block, View};
use std::ops::Range;

#[derive(Default)]
pub(super) struct Walker {
    pub listeners: Vec<Listener>,
    /// Matching rows, segment after segment, and where each segment ends among them.
    pub rows: Vec<u32>,
    pub ends: Vec<usize>,
    picked: Vec<u32>,
    /// Whether households of the block at hand live in a street that a token names: their letters need not be looked for.
    streets: bool,
    /// Per unit of the block at hand, the tokens that it or a unit above it answers to.
    covers: Vec<Tokens>,
}

impl Walker {
    pub fn begin(&mut self, pass: &Pass<'_>) {
        let tokens = &pass.query.tokens;
        self.listeners.resize_with(tokens.len(), Listener::default);
        for (listener, token) in self.listeners.iter_mut().zip(tokens) {
            listener.start(token, pass.stance);
        }
        self.rows.clear();
        self.ends.clear();
    }

    /// `above` tells by row of the heads what they answer to; where something is `known`, only those rows are asked.
    pub fn walk(
        &mut self,
        view: &View<'_>,
        segments: Range<usize>,
        (known, above): (Option<&Answer>, &[Tokens]),
        pass: &mut Pass<'_>,
    ) {
        for n in segments {
            let Some(block) = view.segment(n) else { break };
            match known.and_then(|known| known.rows_of(n, block)) {
                Some([]) if n > 0 => {}
                Some(rows) => {
                    self.enter(block, above, pass);
                    let mut picked = std::mem::take(&mut self.picked);
                    let need = pass.common(&self.covers);
                    if self.streets {
                        self.pick(block.index, need, rows.iter().copied(), pass, &mut picked);
                    } else {
                        block.index.sift(need, rows, &mut picked);
                    }
                    self.scan(block.index, n as u32, &picked, pass);
                    self.picked = picked;
                }
                None => {
                    self.enter(block, above, pass);
                    self.scan_all(block, n as u32, pass);
                }
            }
            self.ends.push(self.rows.len());
        }
    }

    /// Learns which units of the block answer to which tokens, before any row of it is looked at.
    fn enter(&mut self, block: &Block<'_>, above: &[Tokens], pass: &Pass<'_>) {
        for (listener, token) in self.listeners.iter_mut().zip(&pass.query.tokens) {
            listener.enter(token, block.index);
        }
        self.streets = self.listeners.iter().any(Listener::knows_streets);
        self.covers.clear();
        if pass.query.tokens.len() < 2 {
            return;
        }
        let under = block.under.and_then(|row| above.get(row as usize));
        let above = under.copied().unwrap_or(0);
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
                let need = pass.common(&self.covers);
                if self.streets {
                    let rows = rows.start as u32..rows.end as u32;
                    self.pick(block.index, need, rows, pass, &mut picked);
                } else {
                    block.index.pick(need, rows, &mut picked);
                }
                self.scan(block.index, segment, &picked, pass);
            }
        }
        self.picked = picked;
    }

    /// Those of the rows whose mask has all of `need`, or who live where a token says.
    fn pick(
        &self,
        index: &Index,
        need: u64,
        rows: impl Iterator<Item = u32>,
        pass: &Pass<'_>,
        out: &mut Vec<u32>,
    ) {
        out.clear();
        out.extend(rows.filter(|row| {
            let at = *row as usize;
            index.masks()[at] & need == need || self.living(index, at, pass) > 0
        }));
    }

    /// The tokens that the row's street answers to.
    fn living(&self, index: &Index, row: usize, pass: &Pass<'_>) -> Tokens {
        if !self.streets {
            return 0;
        }
        let tokens = self.listeners.iter().zip(&pass.query.tokens).enumerate();
        let lives = tokens.filter(|(_, (listener, token))| listener.street(token, index, row) > 0);
        lives.fold(0, |bits, (t, _)| bits | 1 << t)
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
            if !single {
                let lives = self.living(index, row, pass);
                let need = pass.needs[usize::from(cover | lives)];
                if masks[row] & need != need || (lives == 0 && !pass.touches(masks[row])) {
                    continue;
                }
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
        let lives = self.living(index, row, pass);
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
            // Of whoever lives in the street named, a house is one of that street; mere digits may still end a phone.
            if let Some(house) = token.house.as_deref().filter(|_| lives != 0) {
                let door = door_grade(house, index.door(row));
                grade = match token.shape {
                    Shape::Digits => grade.max(door),
                    _ => door,
                };
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

    /// Covers of the block just walked by row instead of by unit, which is how others point at the heads.
    pub fn by_row(&self, index: &Index) -> Vec<Tokens> {
        let outside = self.covers.len().saturating_sub(1);
        let cover = |row| self.covers.get(index.ordinal(row).unwrap_or(outside));
        let rows = 0..index.len();
        rows.map(|row| cover(row).copied().unwrap_or(0)).collect()
    }
}
