//! Every distinct way a character can be spoken, numbered once: rows keep the number, queries are compared per number.
//! The only file that names the pinyin crate.

use super::folds::folds;
use super::overrides::{Position, Rule, rules};
use super::readings::Role;
use super::spelling::{Spelling, plain};
use pinyin::ToPinyinMulti;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The sound of what has none: separators, rare characters, bare numbers of units.
pub(super) const SILENT: u16 = 0;

/// How good a spelling is for its character; each tier includes the better ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Tier {
    /// The reading that is right here.
    First,
    /// Other readings that people do use.
    Near,
    /// The rest of the dictionary, and southern folds.
    Wide,
}

pub(super) struct Voice {
    pub spellings: Vec<(Spelling, Tier)>,
    /// Letters a spelling may begin with, a = bit 0.
    pub initials: u32,
    /// Letters that occur in any spelling.
    pub letters: u32,
}

#[derive(PartialEq, Eq, Hash, Clone)]
struct Readings {
    near: Vec<&'static str>,
    wide: Vec<&'static str>,
}

pub(super) struct Lexicon {
    by_unit: Vec<u16>,
    voices: Vec<Voice>,
    known: HashMap<Readings, u16>,
    spoken: HashMap<char, Vec<Spoken>>,
}

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

    /// The sound of a character by itself, without its neighbours.
    pub fn sound(&self, c: char) -> u16 {
        if let Some(sound) = self.by_unit.get(c as usize) {
            return *sound;
        }
        let full = of_crate(c);
        let short = Readings {
            near: full.near.clone(),
            wide: Vec::new(),
        };
        self.known
            .get(&full)
            .or_else(|| self.known.get(&short))
            .copied()
            .unwrap_or(SILENT)
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
            voices: vec![Voice {
                spellings: Vec::new(),
                initials: 0,
                letters: 0,
            }],
            known: HashMap::new(),
            spoken: HashMap::new(),
        };
        for code in (0x3007..0x3008).chain(0x3400..0xa000).chain(0xf900..0xfb00) {
            if let Some(c) = char::from_u32(code) {
                lexicon.by_unit[code as usize] = lexicon.number(of_crate(c));
            }
        }
        for (digit, numeral) in ('0'..='9').zip(NUMERALS) {
            lexicon.by_unit[digit as usize] = lexicon.by_unit[numeral as usize];
        }
        for letter in 'a'..='z' {
            let spelling = Spelling::new(letter.encode_utf8(&mut [0; 4]));
            lexicon.by_unit[letter as usize] =
                lexicon.add(spelling.map(|s| (s, Tier::First)).into_iter().collect());
            lexicon.by_unit[letter.to_ascii_uppercase() as usize] =
                lexicon.by_unit[letter as usize];
        }
        lexicon.learn();
        lexicon
    }

    fn learn(&mut self) {
        for (first, rules) in rules() {
            let mut spoken = Vec::new();
            for rule in rules {
                let sounds = rule
                    .text
                    .iter()
                    .zip(&rule.readings)
                    .map(|(c, r)| self.number(corrected(*c, r, &rule.also)));
                let sounds = sounds.collect();
                spoken.push(Spoken { rule, sounds });
            }
            self.spoken.insert(first, spoken);
        }
    }

    fn number(&mut self, readings: Readings) -> u16 {
        if readings.near.is_empty() {
            return SILENT;
        }
        if let Some(sound) = self.known.get(&readings) {
            return *sound;
        }
        let mut spellings: Vec<(Spelling, Tier)> = Vec::new();
        let mut add = |s: Spelling, tier| {
            if spellings.iter().all(|(old, _)| *old != s) {
                spellings.push((s, tier));
            }
        };
        for (n, reading) in readings.near.iter().enumerate() {
            plain(reading)
                .into_iter()
                .for_each(|s| add(s, if n == 0 { Tier::First } else { Tier::Near }));
        }
        for reading in &readings.wide {
            plain(reading).into_iter().for_each(|s| add(s, Tier::Wide));
        }
        for reading in readings.near.iter().chain(&readings.wide) {
            for spelling in plain(reading) {
                let text = String::from_utf8_lossy(spelling.bytes()).into_owned();
                folds(&text).into_iter().for_each(|s| add(s, Tier::Wide));
            }
        }
        let sound = self.add(spellings);
        self.known.insert(readings, sound);
        sound
    }

    fn add(&mut self, spellings: Vec<(Spelling, Tier)>) -> u16 {
        let bit = |b: &u8| 1 << (b - b'a');
        let initials = spellings
            .iter()
            .filter_map(|(s, _)| s.bytes().first())
            .fold(0, |m, b| m | bit(b));
        let letters = spellings
            .iter()
            .flat_map(|(s, _)| s.bytes().to_vec())
            .fold(0, |m, b| m | bit(&b));
        self.voices.push(Voice {
            spellings,
            initials,
            letters,
        });
        // The crate knows some two thousand distinct sets of readings: far below u16.
        (self.voices.len() - 1) as u16
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
