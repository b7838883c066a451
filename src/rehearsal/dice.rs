//! Chance that falls the same on every machine: splitmix64, seeded by the name of what is drawn for.
//! It must not know what it draws.

use chrono::{Days, NaiveDate};

pub(super) struct Dice(u64);

impl Dice {
    /// Another purpose for the same place gives another stream, so that one more draw here shifts nothing there.
    pub fn of(place: &str, purpose: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(place.as_bytes());
        hasher.update(b"/");
        hasher.update(purpose.as_bytes());
        let mut seed = [0; 8];
        hasher.finalize_xof().fill(&mut seed);
        Self(u64::from_le_bytes(seed))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to but not including `n`; 0 where `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        (((self.next() >> 32) * n as u64) >> 32) as usize
    }

    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// True `of_thousand` times in a thousand.
    pub fn hits(&mut self, of_thousand: usize) -> bool {
        self.below(1000) < of_thousand
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// One of the list, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, from: &[(T, usize)]) -> T {
        let mut at = self.below(from.iter().map(|&(_, weight)| weight).sum());
        for &(thing, weight) in from {
            if at < weight {
                return thing;
            }
            at -= weight;
        }
        from[0].0
    }

    pub fn day(&mut self, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        let span = (last - first).num_days().max(0) as usize;
        first + Days::new(self.between(0, span) as u64)
    }

    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for i in (1..things.len()).rev() {
            things.swap(i, self.below(i + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_place_and_purpose_fall_the_same() {
        let draw = |place, purpose| {
            let mut dice = Dice::of(place, purpose);
            std::array::from_fn::<usize, 8, _>(|_| dice.below(1000))
        };
        assert_eq!(draw("431127102", "names"), draw("431127102", "names"));
        assert_ne!(draw("431127102", "names"), draw("431127102", "care"));
        assert_ne!(draw("431127102", "names"), draw("431127103", "names"));
    }

    #[test]
    fn weights_decide_how_often() {
        let mut dice = Dice::of("here", "weights");
        let ones = (0..10_000)
            .filter(|_| dice.weighted(&[(0, 3), (1, 1), (2, 0)]) == 1)
            .count();
        assert!((2_300..2_700).contains(&ones), "{ones}");
    }
}
