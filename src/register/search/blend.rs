//! Words of letters mixed with Han or digits, `邓gh`, `3z`, `d2l`: rare, so matched plainly.

use super::found::Marks;
use super::grade::{INNER, READING, READING_PREFIX};
use super::lexicon::{Lexicon, SILENT};

pub(super) fn blend(word: &[char], name: &[char], sounds: &[u16]) -> Option<(u32, Marks)> {
    for start in 0..name.len() {
        let Some(used) = eat(word, name.get(start..)?, sounds.get(start..)?) else {
            continue;
        };
        let end = start + used;
        if cuts_number(name, start) || cuts_number(name, end) {
            continue;
        }
        let grade = match (start, end == name.len()) {
            (0, true) => READING,
            (0, false) => READING_PREFIX,
            _ => INNER,
        };
        return Some((grade, Marks::span(start, end)));
    }
    None
}

fn cuts_number(name: &[char], at: usize) -> bool {
    let digit = |at: usize| name.get(at).is_some_and(char::is_ascii_digit);
    at > 0 && digit(at - 1) && digit(at)
}

/// How many characters of `name` the whole of `word` takes; letters may take any beginning of a syllable.
fn eat(word: &[char], name: &[char], sounds: &[u16]) -> Option<usize> {
    let Some(first) = word.first() else {
        return Some(0);
    };
    let (c, names) = name.split_first()?;
    let (sound, sounds) = sounds.split_first()?;
    if first == c
        && let Some(used) = eat(word.get(1..)?, names, sounds)
    {
        return Some(used + 1);
    }
    if !first.is_ascii_lowercase() || c.is_ascii_digit() {
        return None;
    }
    let lexicon = Lexicon::get();
    let sound = if *sound == SILENT {
        lexicon.sound(*c)
    } else {
        *sound
    };
    for (spelling, _) in lexicon.spellings(sound) {
        let common = spelling
            .bytes()
            .iter()
            .zip(word)
            .take_while(|(s, w)| **s as char == **w)
            .count();
        for taken in (1..=common).rev() {
            if let Some(used) = eat(word.get(taken..)?, names, sounds) {
                return Some(used + 1);
            }
        }
    }
    None
}
