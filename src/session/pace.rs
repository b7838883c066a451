//! How often a picture may be sent: a few at once, and in the long run no more than the line and the eye can use.

use std::time::Duration;

/// A bucket of frames that fills steadily.
#[derive(Debug)]
pub struct Pace {
    every: Duration,
    /// When the bucket would be full again, had it been filled all along.
    full: Duration,
}

/// A full bucket holds so many.
const AT_ONCE: u32 = 4;

impl Pace {
    pub fn new(every: Duration) -> Self {
        Self {
            every,
            full: Duration::ZERO,
        }
    }

    /// From when on a frame may be drawn.
    pub fn due(&self) -> Duration {
        self.full.saturating_sub(self.every * (AT_ONCE - 1))
    }

    pub fn drawn(&mut self, now: Duration) {
        self.full = self.full.max(now) + self.every;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_at_once_and_then_one_by_one() {
        let ms = Duration::from_millis;
        let mut pace = Pace::new(ms(33));
        let mut drawn = Vec::new();
        for now in (1_000..2_000).map(ms) {
            while pace.due() <= now {
                pace.drawn(now);
                drawn.push(now);
            }
        }
        assert_eq!(
            drawn[..6],
            [1_000, 1_000, 1_000, 1_000, 1_033, 1_066].map(ms)
        );
        assert_eq!(drawn.len(), 4 + 30);
        // Whoever rests for a while has four again.
        let later = ms(60_000);
        for left in (0..4).rev() {
            assert!(pace.due() <= later, "{left} more");
            pace.drawn(later);
        }
        assert_eq!(pace.due(), later + ms(33));
    }
}
