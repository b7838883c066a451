//! One pass over the view: the question, how strictly it is meant, and the best rows so far.

use super::listener::Stance;
use super::query::Query;
use super::top::Top;

/// Tokens as a set of bits.
pub(super) type Tokens = u8;

/// One pass over the view.
pub(super) struct Pass<'q> {
    pub query: &'q Query,
    pub stance: Stance,
    /// Mask bits a row must have, by the tokens its path already answers to.
    pub needs: Vec<u64>,
    /// The same by token.
    each: Vec<u64>,
    pub top: Top,
}

impl<'q> Pass<'q> {
    pub fn new(query: &'q Query, stance: Stance, limit: usize) -> Self {
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
            each: (0..tokens).map(need).collect(),
            top: Top::new(limit),
        }
    }

    /// Whether a row may answer to any token by itself.
    pub fn touches(&self, mask: u64) -> bool {
        self.each.iter().any(|need| mask & need == *need)
    }

    /// What every row of a block must have, whatever its path answers to.
    pub fn common(&self, covers: &[Tokens]) -> u64 {
        if covers.is_empty() {
            return self.needs[0];
        }
        let needs = covers.iter().map(|cover| self.needs[*cover as usize]);
        needs.fold(!0, |all, need| all & need)
    }
}
