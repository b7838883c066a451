//! Letters typed to narrow a list: whether the words of a cell are read so, spelled out or by their first letters.

use super::ear::Ear;
use super::lexicon::Lexicon;
use super::query::MOST_LETTERS;
use super::readings::Role;
use super::text::fold;

pub struct Hearing {
    ear: Ear,
    chars: Vec<char>,
    sounds: Vec<u16>,
}

/// Whether a token, in small letters, stands in the words or is how they are read.
pub fn meets(words: &str, token: &str, ear: &mut Option<Hearing>) -> bool {
    words.to_lowercase().contains(token) || ear.as_mut().is_some_and(|ear| ear.hears(words))
}

impl Hearing {
    /// None for what is looked for as it stands: one letter, or other signs than letters.
    pub fn of(typed: &str) -> Option<Self> {
        let letters = typed.bytes().all(|b| b.is_ascii_lowercase());
        if !letters || !(2..=MOST_LETTERS).contains(&typed.len()) {
            return None;
        }
        let mut ear = Ear::default();
        ear.listen(typed.as_bytes());
        Some(Self {
            ear,
            chars: Vec::new(),
            sounds: Vec::new(),
        })
    }

    pub fn hears(&mut self, words: &str) -> bool {
        if words.is_ascii() {
            return false;
        }
        self.chars.clear();
        self.chars.extend(words.chars().map(fold));
        self.sounds.clear();
        Lexicon::get().speak(&self.chars, Role::Person, &mut self.sounds);
        self.ear.accepts(&self.sounds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_heard_by_their_sound_and_by_first_letters() {
        let hears = |typed: &str, words: &str| Hearing::of(typed).expect("letters").hears(words);
        for typed in ["zyj", "zhouyj", "zhouyoujun", "youjun", "zhou", "yj"] {
            assert!(hears(typed, "周友军"), "{typed}");
        }
        assert!(hears("tjc", "塔峰镇 › 团结村 › 第1片"));
        assert!(!hears("zyl", "周友军") && !hears("tf", "Tafeng"));
        assert!(Hearing::of("z").is_none() && Hearing::of("z1").is_none());
    }
}
