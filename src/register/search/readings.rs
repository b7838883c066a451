//! Han characters to pinyin with tones, for display and for checking; search itself works on the lexicon's numbers.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::lexicon::{Lexicon, all_toned, toned};

/// A person's name begins with a surname, which has readings of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Person,
    Place,
}

/// The readings of one character, the right one first; none for what is not Han or has no known reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readings {
    pub character: char,
    pub all: Vec<&'static str>,
}

pub type Spelled = Vec<Readings>;

/// Every reading of every character, with tones.
pub fn spell(text: &str, role: Role) -> Spelled {
    let chars: Vec<char> = text.chars().collect();
    let mut spelled = Vec::with_capacity(chars.len());
    while let Some(c) = chars.get(spelled.len()) {
        let Some(spoken) = Lexicon::get().rule_at(&chars, spelled.len(), role) else {
            let mut all: Vec<_> = toned(*c).into_iter().collect();
            add_missing(&mut all, &all_toned(*c));
            spelled.push(Readings { character: *c, all });
            continue;
        };
        for (c, reading) in spoken.rule.text.iter().zip(&spoken.rule.readings) {
            let mut all = vec![*reading];
            add_missing(&mut all, &spoken.rule.also);
            add_missing(&mut all, &all_toned(*c));
            spelled.push(Readings { character: *c, all });
        }
    }
    spelled
}

fn add_missing(all: &mut Vec<&'static str>, more: &[&'static str]) {
    for reading in more {
        if !all.contains(reading) {
            all.push(reading);
        }
    }
}

/// What names are put in order by: letters first, tones where those are alike.
pub fn sound(name: &str) -> String {
    let line = pinyin_line(name, Role::Person);
    let plain: String = line.nfd().filter(|c| !is_combining_mark(*c)).collect();
    format!("{plain}\0{line}")
}

/// `邓桂华` as `dèng guì huá`; what has no reading stands as it is.
pub fn pinyin_line(text: &str, role: Role) -> String {
    let mut line = String::new();
    let mut glued = false;
    for readings in spell(text, role) {
        let reading = readings.all.first();
        let parted = !glued || reading.is_some();
        if parted && !line.is_empty() {
            line.push(' ');
        }
        glued = reading.is_none();
        match reading {
            Some(reading) => line.push_str(reading),
            None => line.push(readings.character),
        }
    }
    line
}
