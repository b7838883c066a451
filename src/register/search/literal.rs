//! A word against a name, character by character.

use super::found::Marks;
use super::grade::{EXACT, INSIDE, NEARLY, PREFIX, SCATTERED};

/// The best way `word` stands in `name`.
pub(super) fn literal(word: &[u16], name: &[u16]) -> Option<(u32, Marks)> {
    let first = *word.first()?;
    let last_start = name.len().checked_sub(word.len())?;
    for at in (0..=last_start).filter(|at| name[*at] == first) {
        let end = at + word.len();
        if name[at..end] == *word && whole_number(name, at) && whole_number(name, end) {
            let grade = match (at, name.len() - end) {
                (0, 0) => EXACT,
                (0, 1) => NEARLY,
                (0, _) => PREFIX,
                _ => INSIDE,
            };
            return Some((grade, Marks::span(at, end)));
        }
    }
    scattered(word, name)
}

/// `3组` is not in `13组`: no cut between two digits.
fn whole_number(name: &[u16], cut: usize) -> bool {
    let digit = |at: usize| name.get(at).is_some_and(|c| (0x30..=0x39).contains(c));
    !(cut > 0 && digit(cut - 1) && digit(cut))
}

/// All characters in their order, others between them: `邓华` for `邓桂华`.
fn scattered(word: &[u16], name: &[u16]) -> Option<(u32, Marks)> {
    if word.len() < 2 || word.iter().any(|c| (0x30..=0x39).contains(c)) {
        return None;
    }
    let mut marks = Marks::default();
    let mut rest = name.iter().enumerate();
    for c in word {
        let (at, _) = rest.find(|(_, n)| *n == c)?;
        marks = marks.with(at);
    }
    Some((SCATTERED, marks))
}
