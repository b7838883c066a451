//! The search itself: token by token narrowed along the tree, row by row through the masks, the best kept.
//! Remembers the last answer, because the next key usually asks for a part of it.

use super::answers::{Answer, Answers};
use super::found::{Found, Hit, Manner, Marks};
use super::listener::{Seen, Stance};
use super::pass::Pass;
use super::query::Query;
use super::top::Candidate;
use super::view::{Block, View};
use super::walker::Walker;
use std::thread;

#[derive(Default)]
pub struct Searcher {
    answers: Answers,
    walkers: [Walker; 2],
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
        self.walkers[0].rows = answers.room();
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
        let [first, second] = &mut self.walkers;
        let [mut pass, mut other] = [0; 2].map(|_| Pass::new(query, stance, limit));
        first.begin(&pass);
        first.walk(view, 0..1, (known, &[]), &mut pass);
        let above = first.by_row(view.heads.index);
        let all = 1..view.blocks.len() + 1;
        let half = half(view, known).unwrap_or(all.end);
        let above = (known, above.as_slice());
        let ahead = (half < all.end) && {
            second.begin(&other);
            thread::scope(|scope| {
                let walk = || second.walk(view, half..all.end, above, &mut other);
                let walks = thread::Builder::new().spawn_scoped(scope, walk).is_ok();
                first.walk(view, all.start..half, above, &mut pass);
                walks
            })
        };
        if ahead {
            let before = first.rows.len();
            first.rows.append(&mut second.rows);
            first
                .ends
                .extend(second.ends.iter().map(|end| before + end));
            other
                .top
                .finish()
                .into_iter()
                .for_each(|found| pass.top.offer(found));
        } else {
            // Also where the machine has no room for one more thread.
            let from = first.ends.len();
            first.walk(view, from..all.end, above, &mut pass);
        }
        let best = pass.top.finish();
        let hits = best
            .iter()
            .filter_map(|c| self.hit(view, query, stance, *c))
            .collect();
        let [first, _] = &mut self.walkers;
        let rows = std::mem::take(&mut first.rows);
        Answer {
            query: query.clone(),
            limit,
            stamps: view.stamps().collect(),
            found: Found {
                total: rows.len(),
                manner,
                hits,
            },
            rows,
            ends: first.ends.clone(),
        }
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
        for (listener, token) in self.walkers[0].listeners.iter_mut().zip(&query.tokens) {
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
}

/// So many rows are worth a second thread: it takes as long to start as a tenth of them to walk.
const MANY: usize = 16_000;

/// The segment from which on a second one walks, if there is enough for two.
fn half(view: &View<'_>, known: Option<&Answer>) -> Option<usize> {
    let rows = |n: usize, block: &Block<'_>| match known.and_then(|known| known.rows_of(n, block)) {
        Some(rows) => rows.len(),
        None => block.rows.len(),
    };
    let mut sum = 0;
    let sums = view.blocks.iter().enumerate().map(|(n, block)| {
        sum += rows(n + 1, block);
        sum
    });
    let sums: Vec<usize> = sums.collect();
    let all = sums.last().copied().filter(|all| *all >= MANY)?;
    Some(1 + sums.partition_point(|sum| sum * 2 < all) + 1)
}
