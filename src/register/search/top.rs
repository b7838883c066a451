//! The best few of many, in one pass: equals stay in the order they came.

pub(super) struct Top {
    limit: usize,
    kept: Vec<Candidate>,
    floor: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    pub score: u32,
    pub segment: u32,
    pub row: u32,
}

impl Top {
    pub fn new(limit: usize) -> Self {
        Self {
            limit,
            kept: Vec::new(),
            floor: 0,
        }
    }

    /// What scores no more than this is of no interest.
    pub fn floor(&self) -> u32 {
        self.floor
    }

    /// Candidates must come in tree order: that is what lets an equal one be dropped.
    #[inline]
    pub fn offer(&mut self, candidate: Candidate) {
        if candidate.score > self.floor && self.limit > 0 {
            self.keep(candidate);
        }
    }

    fn keep(&mut self, candidate: Candidate) {
        self.kept.push(candidate);
        if self.kept.len() / 2 >= self.limit {
            self.shrink();
        }
    }

    pub fn finish(mut self) -> Vec<Candidate> {
        self.kept.sort_unstable_by_key(order);
        self.kept.truncate(self.limit);
        self.kept
    }

    fn shrink(&mut self) {
        let (_, last, _) = self.kept.select_nth_unstable_by_key(self.limit - 1, order);
        self.floor = last.score;
        self.kept.truncate(self.limit);
    }
}

fn order(c: &Candidate) -> (std::cmp::Reverse<u32>, u32, u32) {
    (std::cmp::Reverse(c.score), c.segment, c.row)
}
