//! Words that are read, not said: heads of spreadsheets, names of fields, answers, marks, in both languages. Other rooms
//! say what is done with them and hold no word of their own.

pub mod answer;
pub mod category;
pub mod command;
pub mod divisions;
pub mod field;
pub mod furniture;
pub mod mark;
pub mod roster;
pub mod staff;

use super::{Lang, Say};

/// Names of one thing: the one shown first, then what else is understood.
pub type Names = &'static [&'static str];

/// What a word stands for, where more words are understood than are said.
pub trait Heard: Copy + 'static {
    const WORDS: &'static [(Names, Self)];

    fn heard(word: &str) -> Option<Self> {
        let mut known = Self::WORDS.iter();
        let found = known.find(|(names, _)| is_one_of(word, names));
        found.map(|(_, meant)| *meant)
    }
}

pub fn is_one_of(word: &str, names: &[&str]) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(word))
}

/// Whichever of them is said so in either language.
pub fn said<T: Say + Clone>(all: &[T], word: &str) -> Option<T> {
    let is = |thing: &&T| {
        let mut words = Lang::ALL.iter().map(|&lang| thing.say(lang));
        words.any(|said| said.eq_ignore_ascii_case(word))
    };
    all.iter().find(is).cloned()
}
