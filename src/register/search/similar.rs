//! Likeness of letters, for when nothing else matched. The only file that names nucleo.

use super::index::Names;
use super::lexicon::Lexicon;
use super::query::MOST_LETTERS;
use nucleo::{Config, Matcher, Utf32Str};

/// For every letter already found, how many are found after one more syllable.
type Skim = [u8; MOST_LETTERS + 1];

/// How well the characters stand in the text, in their order with others between them; none if they don't.
#[derive(Default)]
pub struct Loosely(Matcher);

impl Loosely {
    pub fn grade(&mut self, typed: &str, text: &str) -> Option<u32> {
        let (mut typed_chars, mut text_chars) = (Vec::new(), Vec::new());
        let typed = Utf32Str::new(typed, &mut typed_chars);
        let text = Utf32Str::new(text, &mut text_chars);
        self.0.fuzzy_match(text, typed).map(u32::from)
    }
}

#[derive(Default)]
pub(super) struct Likeness {
    letters: Vec<u8>,
    /// Slot of each sound plus one; nought is not yet skimmed.
    slots: Vec<u16>,
    skims: Vec<Skim>,
    matcher: Option<Matcher>,
    spelled: Vec<u8>,
}

impl Likeness {
    pub fn look_for(&mut self, letters: &[u8]) {
        self.letters.clear();
        self.letters.extend(letters);
        self.slots.clear();
        self.slots.resize(Lexicon::get().len(), 0);
        self.skims.clear();
    }

    /// `dnghua` for 邓桂华: the letters in their order, others between them.
    pub fn grade(&mut self, names: Names<'_>) -> Option<u32> {
        let mut best = None;
        for name in names.each() {
            let found = name
                .sounds
                .iter()
                .fold(0, |found, sound| self.skim(*sound)[found as usize]);
            // The matcher is dear: it only sees names that are sure to match.
            if found as usize == self.letters.len() {
                best = best.max(self.score(name.sounds));
            }
        }
        best
    }

    fn score(&mut self, sounds: &[u16]) -> Option<u32> {
        self.spelled.clear();
        for sound in sounds {
            if let Some((spelling, _)) = Lexicon::get().spellings(*sound).first() {
                self.spelled.extend(spelling.bytes());
            }
        }
        let matcher = self
            .matcher
            .get_or_insert_with(|| Matcher::new(Config::DEFAULT));
        let score = matcher.fuzzy_match(
            Utf32Str::Ascii(&self.spelled),
            Utf32Str::Ascii(&self.letters),
        );
        score.map(u32::from)
    }

    fn skim(&mut self, sound: u16) -> &Skim {
        if self.slots[sound as usize] == 0 {
            let mut skim = Skim::default();
            let spelling = Lexicon::get().spellings(sound);
            let spelling = spelling.first().map(|(s, _)| s.bytes()).unwrap_or_default();
            for (found, after) in skim.iter_mut().enumerate() {
                let mut next = found;
                for letter in spelling {
                    next += usize::from(self.letters.get(next) == Some(letter));
                }
                *after = next as u8;
            }
            self.skims.push(skim);
            self.slots[sound as usize] = self.skims.len() as u16;
        }
        &self.skims[self.slots[sound as usize] as usize - 1]
    }
}
