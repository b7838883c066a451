//! A text with lines that was written elsewhere: where each begins, and how many of its faults are told.

/// So many faults of one file are told at once: whoever mends them tries again.
pub const MOST_FAULTS: usize = 100;

/// Where the lines of a text begin, found once: every fault asks for its line.
pub struct Lines(Vec<usize>);

impl Lines {
    pub fn of(text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(ends).collect())
    }

    /// The line, from 1, in which a byte stands.
    pub fn line(&self, at: usize) -> usize {
        self.0.partition_point(|&begin| begin <= at)
    }
}

/// A list of faults that was cut short: those to be told, and whether there are more. Whoever finds faults stops at one
/// more than are told.
pub fn told<T>(faults: &[T]) -> (&[T], bool) {
    (
        faults.get(..MOST_FAULTS).unwrap_or(faults),
        faults.len() > MOST_FAULTS,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_stands_in_the_line_that_counting_finds() {
        for text in ["", "\n", "a", "a\nb", "甲\n\n乙\n", "\n\n"] {
            let lines = Lines::of(text);
            for at in 0..=text.len() {
                let before = text.bytes().take(at).filter(|byte| *byte == b'\n');
                assert_eq!(lines.line(at), 1 + before.count(), "{text:?} {at}");
            }
        }
    }

    #[test]
    fn a_long_list_says_that_there_is_more() {
        let all: Vec<usize> = (0..=MOST_FAULTS).collect();
        assert_eq!(told(&all[..3]), (&all[..3], false));
        assert_eq!(told(&all[..MOST_FAULTS]), (&all[..MOST_FAULTS], false));
        assert_eq!(told(&all), (&all[..MOST_FAULTS], true));
    }
}
