//! Every distinct way a character can be spoken, numbered once: rows keep the number, queries are compared per number.
//! The only file that names the pinyin crate.

use super::folds::folds;
use super::overrides::{Position, Rule, rules};
use super::readings::Role;
use super::spelling::{Spelling, plain};
use pinyin::ToPinyinMulti;
use std::collections::HashMap;
use std::hash::BuildHasher;
use std::sync::LazyLock;

/// The sound of what has none: separators, rare characters, bare numbers of units.
pub(super) const SILENT: u16 = 0;

/// How good a spelling is for its character; each tier includes the better ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Tier {
    /// The reading that is right here.
    First,
    /// Other readings that people do use.
    Near,
    /// The rest of the dictionary, and southern folds.
    Wide,
}

#[derive(Default)]
pub(super) struct Voice {
    /// Where its spellings stand, and how many there are.
    from: u32,
    count: u16,
    letter: bool,
    /// Letters a spelling may begin with, a = bit 0.
    pub initials: u32,
    /// Letters that occur in any spelling.
    pub letters: u32,
}

impl Voice {
    /// Whether one letter can be all of it.
    pub fn has_letter(&self) -> bool {
        self.letter
    }
}

#[derive(PartialEq, Eq, Hash)]
struct Readings {
    near: Vec<&'static str>,
    wide: Vec<&'static str>,
}

pub(super) struct Lexicon {
    by_unit: Vec<u16>,
    voices: Vec<Voice>,
    /// Of all voices, one after the other: every session holds them, and thousands of small lists would double them.
    spellings: Vec<(Spelling, Tier)>,
    spoken: HashMap<char, Vec<Spoken>>,
}

/// What the lexicon is made with, and need not keep.
#[derive(Default)]
struct Maker {
    syllables: Syllables,
    /// Most characters are read as another one is, and then need not be spelled.
    read: HashMap<Readings, u16>,
    /// Voices by a hash of their spellings.
    known: HashMap<u64, u16>,
    spelled: Vec<(Spelling, Tier)>,
}

/// Readings are few: each is spelled once, and folded.
#[derive(Default)]
struct Syllables(HashMap<&'static str, (Vec<Spelling>, Vec<Spelling>)>);

/// A rule with its sounds.
pub(super) struct Spoken {
    pub rule: Rule,
    pub sounds: Vec<u16>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

const NUMERALS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

impl Lexicon {
    pub fn get() -> &'static Self {
        &LEXICON
    }

    pub fn voice(&self, sound: u16) -> &Voice {
        self.voices
            .get(sound as usize)
            .unwrap_or(&self.voices[SILENT as usize])
    }

    pub fn len(&self) -> usize {
        self.voices.len()
    }

    /// The right one first.
    pub fn spellings(&self, sound: u16) -> &[(Spelling, Tier)] {
        self.spellings_of(self.voice(sound))
    }

    fn spellings_of(&self, voice: &Voice) -> &[(Spelling, Tier)] {
        let from = voice.from as usize;
        let own = self.spellings.get(from..from + usize::from(voice.count));
        own.unwrap_or_default()
    }

    /// The sound of a character by itself, without its neighbours.
    pub fn sound(&self, c: char) -> u16 {
        let known = self.by_unit.get(c as usize).copied();
        known.unwrap_or_else(|| self.sound_of_rare(c))
    }

    /// The voice that what is beyond the table shares with a character in it.
    #[cold]
    fn sound_of_rare(&self, c: char) -> u16 {
        let mut readings = of_crate(c);
        let mut syllables = Syllables::default();
        let mut spelled = Vec::new();
        let mut find = |readings: &Readings| {
            syllables.spell(readings, &mut spelled);
            let mut voices = self.voices.iter();
            voices.position(|voice| self.spellings_of(voice) == spelled)
        };
        let sound = find(&readings).or_else(|| {
            readings.wide.clear();
            find(&readings)
        });
        sound.map_or(SILENT, |sound| sound as u16)
    }

    /// The sounds of `text`, one per character, appended to `out`.
    pub fn speak(&self, text: &[char], role: Role, out: &mut Vec<u16>) {
        let mut at = 0;
        while let Some(c) = text.get(at) {
            if let Some(spoken) = self.rule_at(text, at, role) {
                out.extend(&spoken.sounds);
                at += spoken.sounds.len();
            } else {
                out.push(self.sound(*c));
                at += 1;
            }
        }
    }

    pub fn rule_at(&self, text: &[char], at: usize, role: Role) -> Option<&Spoken> {
        let rest = text.get(at..)?;
        let fits = |s: &&Spoken| {
            rest.starts_with(&s.rule.text)
                && match s.rule.position {
                    Position::Anywhere => true,
                    Position::NameStart => at == 0 && surname_here(role, rest, s.rule.text.len()),
                }
        };
        self.spoken.get(rest.first()?)?.iter().find(fits)
    }

    fn build() -> Self {
        let mut lexicon = Self {
            by_unit: vec![SILENT; 0x1_0000],
            voices: vec![Voice::default()],
            spellings: Vec::new(),
            spoken: HashMap::new(),
        };
        let mut maker = Maker::default();
        for code in (0x3007..0x3008).chain(0x3400..0xa000).chain(0xf900..0xfb00) {
            if let Some(c) = char::from_u32(code) {
                lexicon.by_unit[code as usize] = lexicon.number(of_crate(c), &mut maker);
            }
        }
        for (digit, numeral) in ('0'..='9').zip(NUMERALS) {
            lexicon.by_unit[digit as usize] = lexicon.by_unit[numeral as usize];
        }
        for letter in 'a'..='z' {
            let spelling = Spelling::new(letter.encode_utf8(&mut [0; 4]));
            let spelling = spelling.map(|s| (s, Tier::First));
            lexicon.by_unit[letter as usize] = lexicon.add(spelling.as_slice());
            lexicon.by_unit[letter.to_ascii_uppercase() as usize] =
                lexicon.by_unit[letter as usize];
        }
        lexicon.learn(&mut maker);
        lexicon.voices.shrink_to_fit();
        lexicon.spellings.shrink_to_fit();
        lexicon
    }

    fn learn(&mut self, maker: &mut Maker) {
        for (first, rules) in rules() {
            let mut spoken = Vec::new();
            for rule in rules {
                let sounds = rule
                    .text
                    .iter()
                    .zip(&rule.readings)
                    .map(|(c, r)| self.number(corrected(*c, r, &rule.also), maker));
                let sounds = sounds.collect();
                spoken.push(Spoken { rule, sounds });
            }
            self.spoken.insert(first, spoken);
        }
    }

    fn number(&mut self, readings: Readings, maker: &mut Maker) -> u16 {
        if let Some(&sound) = maker.read.get(&readings) {
            return sound;
        }
        let sound = self.spelled(&readings, maker);
        maker.read.insert(readings, sound);
        sound
    }

    fn spelled(&mut self, readings: &Readings, maker: &mut Maker) -> u16 {
        let spelled = &mut maker.spelled;
        maker.syllables.spell(readings, spelled);
        if spelled.is_empty() {
            return SILENT;
        }
        let hash = maker.known.hasher().hash_one(&spelled);
        let known = maker.known.get(&hash).copied();
        let same = |sound: &u16| self.spellings(*sound) == spelled.as_slice();
        if let Some(sound) = known.filter(same) {
            return sound;
        }
        let sound = self.add(spelled);
        maker.known.insert(hash, sound);
        sound
    }

    fn add(&mut self, spellings: &[(Spelling, Tier)]) -> u16 {
        let bit = |b: &u8| 1 << (b - b'a');
        let bytes = || spellings.iter().map(|(s, _)| s.bytes());
        self.voices.push(Voice {
            from: self.spellings.len() as u32,
            count: spellings.len() as u16,
            letter: spellings
                .iter()
                .any(|(s, tier)| s.bytes().len() == 1 && *tier < Tier::Wide),
            initials: bytes().filter_map(<[u8]>::first).fold(0, |m, b| m | bit(b)),
            letters: bytes().flatten().fold(0, |m, b| m | bit(b)),
        });
        self.spellings.extend(spellings);
        // The crate knows some thousand distinct sets of readings: far below u16.
        (self.voices.len() - 1) as u16
    }
}

impl Syllables {
    /// All spellings of the readings, each once in its best tier; none for what has no sound.
    fn spell(&mut self, readings: &Readings, out: &mut Vec<(Spelling, Tier)>) {
        out.clear();
        let mut add = |spellings: &[Spelling], tier| {
            for spelling in spellings {
                if out.iter().all(|(old, _)| old != spelling) {
                    out.push((*spelling, tier));
                }
            }
        };
        for (n, reading) in readings.near.iter().enumerate() {
            let tier = if n == 0 { Tier::First } else { Tier::Near };
            add(&self.of(reading).0, tier);
        }
        for reading in &readings.wide {
            add(&self.of(reading).0, Tier::Wide);
        }
        for reading in readings.near.iter().chain(&readings.wide) {
            add(&self.of(reading).1, Tier::Wide);
        }
    }

    fn of(&mut self, reading: &'static str) -> &(Vec<Spelling>, Vec<Spelling>) {
        self.0.entry(reading).or_insert_with(|| {
            let spelled = plain(reading);
            let folded = spelled.iter().flat_map(|spelling| {
                let text = String::from_utf8_lossy(spelling.bytes());
                folds(&text)
            });
            let folded = folded.collect();
            (spelled, folded)
        })
    }
}

/// A surname opens a person's name, and a place name when 家 follows: 单家村.
fn surname_here(role: Role, rest: &[char], len: usize) -> bool {
    match role {
        Role::Person => true,
        Role::Place => rest.get(len) == Some(&'家'),
    }
}

fn of_crate(c: char) -> Readings {
    let mut near: Vec<&'static str> = Vec::new();
    let mut wide = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let text = reading.plain();
        if near.is_empty() {
            near.push(text);
        } else if !near.contains(&text) && !wide.contains(&text) {
            wide.push(text);
        }
    }
    Readings { near, wide }
}

/// The right reading first, what else is accepted and the crate's own first choice near, the rest wide.
fn corrected(c: char, right: &'static str, also: &[&'static str]) -> Readings {
    let of_crate = of_crate(c);
    let mut near = vec![right];
    for reading in also.iter().chain(&of_crate.near) {
        if near.iter().all(|n| plain(n) != plain(reading)) {
            near.push(reading);
        }
    }
    let wide = of_crate
        .wide
        .into_iter()
        .filter(|w| near.iter().all(|n| plain(n) != plain(w)))
        .collect();
    Readings { near, wide }
}

/// The crate's own choice with its tone, for display.
pub(super) fn toned(c: char) -> Option<&'static str> {
    c.to_pinyin_multi()
        .and_then(|m| m.get_opt(0))
        .map(pinyin::Pinyin::with_tone)
}

/// All toned readings the crate has.
pub(super) fn all_toned(c: char) -> Vec<&'static str> {
    c.to_pinyin_multi()
        .into_iter()
        .flatten()
        .map(pinyin::Pinyin::with_tone)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_the_spellings_of_its_readings_and_those_alone() {
        let lexicon = Lexicon::get();
        let mut syllables = Syllables::default();
        let mut spelled = Vec::new();
        for code in 0x3400..0xa000 {
            let c = char::from_u32(code).expect("a character");
            syllables.spell(&of_crate(c), &mut spelled);
            assert_eq!(lexicon.spellings(lexicon.sound(c)), spelled, "{c}");
        }
        assert!(lexicon.spellings(SILENT).is_empty());
    }

    #[test]
    fn a_character_beyond_the_table_sounds_like_one_in_it() {
        let lexicon = Lexicon::get();
        let rare: Vec<char> = (0x2_0000..0x3_0000)
            .filter_map(char::from_u32)
            .filter(|c| lexicon.sound(*c) != SILENT)
            .collect();
        assert!(!rare.is_empty());
        for c in rare {
            let (first, _) = lexicon.spellings(lexicon.sound(c))[0];
            assert_eq!(first, plain(of_crate(c).near[0])[0], "{c}");
        }
        assert_eq!(lexicon.sound('😀'), SILENT);
    }
}
