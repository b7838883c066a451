//! Han characters to pinyin with tones, for display and for checking; search itself works on the lexicon's numbers.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::lexicon::{Lexicon, all_toned, toned};
use super::text::fold;

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

/// Whether letters typed are the whole name: every character spelled out, or of every character the first letter.
pub fn reads_as(name: &str, typed: &str, role: Role) -> bool {
    let plain = |reading: &str| -> String {
        let bare = reading.nfd().filter(|c| !is_combining_mark(*c));
        bare.flat_map(char::to_lowercase).collect()
    };
    let spelled: Vec<Vec<String>> = spell(name, role)
        .into_iter()
        .filter(|readings| !readings.character.is_whitespace())
        .map(|readings| {
            if readings.all.is_empty() {
                vec![plain(&readings.character.to_string())]
            } else {
                readings.all.into_iter().map(plain).collect()
            }
        })
        .collect();
    let initials: Vec<Vec<String>> = spelled
        .iter()
        .map(|all| {
            all.iter()
                .filter_map(|r| r.get(..1))
                .map(str::to_owned)
                .collect()
        })
        .collect();
    let typed: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '-'))
        .map(fold)
        // Keyboards have no ü.
        .map(|c| if c == 'v' { 'u' } else { c })
        .collect();
    consumes(&spelled, &typed) || consumes(&initials, &typed)
}

fn consumes(pieces: &[Vec<String>], typed: &str) -> bool {
    let Some((piece, rest)) = pieces.split_first() else {
        return typed.is_empty();
    };
    let mut ways = piece
        .iter()
        .filter_map(|reading| typed.strip_prefix(reading.as_str()));
    ways.any(|left| consumes(rest, left))
}

/// `撤销` as `chexiao` and `cx`.
pub fn letters(words: &str) -> (String, String) {
    let line = pinyin_line(words, Role::Place);
    let syllables: Vec<String> = line.split(' ').map(plain).collect();
    let initials = syllables
        .iter()
        .filter_map(|syllable| syllable.chars().next())
        .collect();
    (syllables.concat().to_lowercase(), initials)
}

/// What names are put in order by: letters first, tones where those are alike.
pub fn sound(name: &str) -> String {
    let line = pinyin_line(name, Role::Person);
    format!("{}\0{line}", plain(&line))
}

/// Without tones.
fn plain(line: &str) -> String {
    line.nfd().filter(|c| !is_combining_mark(*c)).collect()
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
