//! What was typed, taken apart once per key: tokens, what each could mean, and the mask bits it demands.

use super::entry::{Kind, State};
use super::grade::{STRONG_DIGITS, WEAK_DIGITS};
use super::index::{mask_of, mask_of_char};
use super::lexicon::{Lexicon, Tier};
use super::readings::Role;
use super::text::{Digits, MASKED, fold, house, is_counter, street, street_name, whole_phones};
use crate::domain::text::{Breaks, clean};

/// More characters than this are no question.
const MOST_CHARS: usize = 400;
/// More words than this narrow nothing in practice.
const MOST_TOKENS: usize = 6;
/// Letters beyond this are ignored: positions of a word are bits of a u32.
pub(super) const MOST_LETTERS: usize = 31;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Han,
    Latin,
    Digits,
    /// Digits and dashes.
    House,
    /// Letters together with Han or digits: `邓gh`, `3z`.
    Blend,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub shape: Shape,
    pub chars: Vec<char>,
    /// What is listened for: the letters typed, or the sound of the Han typed.
    pub letters: Vec<u8>,
    pub digits: Option<Digits>,
    /// How a phone begins whose middle was hidden.
    pub begins: Option<Digits>,
    pub house: Option<String>,
    /// The street it names, and the house if it goes on to a number.
    pub street: Option<(Vec<char>, Option<String>)>,
    /// A row lacking one of these bits can't match.
    pub need: u64,
    /// The same when only similarity is asked.
    pub similar: u64,
    /// How much of a phone may be found by it.
    pub phones: Phones,
}

/// What of a phone answers: whoever may not read phones must not find them out digit by digit either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phones {
    #[default]
    Whole,
    /// The last four digits, all of them, as lists show them.
    LastFour,
}

/// Tokens are ANDed; retired rows are left out unless asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) tokens: Vec<Token>,
    pub(super) state: State,
    pub(super) only: Option<Kind>,
}

impl Query {
    pub fn parse(text: &str) -> Self {
        let separates = |c: char| {
            c.is_whitespace() || matches!(fold(c), ' ' | ',' | ';' | '/' | '、' | '。' | '›')
        };
        // What nobody sees was copied along, and hinders nothing.
        let text = clean(text, MOST_CHARS, Breaks::Line).text;
        let words = text.split(separates).filter(|w| !w.is_empty());
        let words = whole_phones(&words.collect::<Vec<_>>());
        let tokens = words.iter().filter_map(|word| Token::parse(word));
        Self {
            tokens: tokens.take(MOST_TOKENS).collect(),
            ..Self::default()
        }
    }

    /// Finds retired rows too.
    pub fn with_retired(mut self) -> Self {
        self.state = State::Retired;
        self
    }

    pub fn with_phones(mut self, phones: Phones) -> Self {
        for token in &mut self.tokens {
            token.phones = phones;
        }
        self
    }

    pub fn only(mut self, kind: Kind) -> Self {
        self.only = Some(kind);
        self
    }

    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The same question with one unit's name set apart from what was written together with it, 团结村李 as 团结村 李; none
    /// if no word of it begins with a unit that is known.
    pub fn apart(&self, mut is_unit: impl FnMut(&Self) -> bool) -> Option<Self> {
        if self.tokens.len() >= MOST_TOKENS {
            return None;
        }
        let cut = |token: &Token| token.cut(&mut is_unit);
        let (at, (unit, rest)) = self
            .tokens
            .iter()
            .map(cut)
            .enumerate()
            .find_map(|(at, cut)| Some((at, cut?)))?;
        let mut apart = self.clone();
        apart.tokens.splice(at..=at, [unit, rest]);
        Some(apart)
    }

    /// Letters that were typed with blanks, as one word; none if there is but one, or other signs among them.
    pub fn together(&self) -> Option<Self> {
        let letters = self.tokens.iter().all(|token| token.shape == Shape::Latin);
        if !letters || self.tokens.len() < 2 {
            return None;
        }
        let word: String = self.tokens.iter().flat_map(|token| &token.chars).collect();
        let tokens = vec![Token::word(&word)?];
        Some(Self {
            tokens,
            ..self.clone()
        })
    }

    /// A single letter: the mask has said already whether a row matches.
    pub(super) fn is_letter(&self) -> bool {
        matches!(self.tokens.as_slice(), [token] if token.shape == Shape::Latin && token.letters.len() == 1)
    }

    #[inline]
    pub(super) fn admits(&self, kind: Kind, state: State) -> bool {
        self.only.is_none_or(|only| only == kind)
            && (state == State::Live || self.state == State::Retired)
    }

    /// Whether every row that matches `self` also matched `older`.
    pub(super) fn narrows(&self, older: &Self) -> bool {
        if self == older {
            return true;
        }
        let (Some((last, others)), Some((old_last, old_others))) =
            (self.tokens.split_last(), older.tokens.split_last())
        else {
            return false;
        };
        self.state == older.state
            && last.phones == old_last.phones
            && self.only == older.only
            && others == old_others
            && last.extends(old_last)
    }

    /// Whether looking for similar rows can find more than the exact search did.
    pub(super) fn has_similar(&self) -> bool {
        self.tokens.iter().any(|t| match t.shape {
            Shape::Latin => t.letters.len() > 1,
            Shape::Han => !t.letters.is_empty(),
            Shape::Digits => (WEAK_DIGITS..STRONG_DIGITS).contains(&t.chars.len()),
            Shape::House | Shape::Blend => false,
        })
    }
}

impl Token {
    fn parse(word: &str) -> Option<Self> {
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        match word.split_once(MASKED) {
            Some((begins, tail)) if digits(begins) && tail.len() == 4 && digits(tail) => {
                Some(Self {
                    begins: Some(Digits::new(begins)),
                    house: None,
                    ..Self::word(tail)?
                })
            }
            _ => Self::word(word),
        }
    }

    fn word(word: &str) -> Option<Self> {
        let chars: Vec<char> = word
            .chars()
            .map(fold)
            .filter(|c| !matches!(c, '\'' | '’' | '\0'))
            .collect();
        let (mut digit, mut letter, mut other) = (false, false, false);
        for c in &chars {
            match c {
                '0'..='9' => digit = true,
                'a'..='z' => letter = true,
                '-' => {}
                _ => other = true,
            }
        }
        let dashed = chars.contains(&'-');
        let shape = match (digit, letter, other) {
            (true, false, false) if !dashed => Shape::Digits,
            (true, _, false) if dashed => Shape::House,
            (false, true, false) => Shape::Latin,
            (_, true, _) => Shape::Blend,
            (false, false, false) => return None,
            _ => Shape::Han,
        };
        let folded: String = chars.iter().collect();
        let house = house(&folded).filter(|_| digit);
        let numeric = matches!(shape, Shape::Digits | Shape::House) && !letter;
        let digits = numeric
            .then(|| Digits::new(&folded))
            .filter(|d| shape == Shape::Digits || d.len >= 7);
        let street = match shape {
            Shape::Han | Shape::Blend => {
                street(&folded).map(|(name, house)| (street_name(name), house))
            }
            Shape::Latin | Shape::Digits | Shape::House => None,
        };
        let mut token = Self {
            street,
            shape,
            letters: letters(shape, &chars),
            chars,
            digits,
            begins: None,
            house,
            need: 0,
            phones: Phones::Whole,
            similar: 0,
        };
        token.need = token.needed();
        token.similar = match shape {
            Shape::Latin => mask_of(0, alphabet(&token.letters)),
            Shape::Han if token.house.is_none() && !token.letters.is_empty() => {
                mask_of(alphabet(token.letters.get(..1)?), alphabet(&token.letters))
            }
            _ => token.need,
        };
        Some(token)
    }

    /// The longest unit that it begins with, and the rest.
    fn cut(&self, is_unit: &mut impl FnMut(&Query) -> bool) -> Option<(Self, Self)> {
        let asked = |token: &Self| Query {
            tokens: vec![token.clone()],
            ..Query::default()
        };
        if !matches!(self.shape, Shape::Han | Shape::Latin) || is_unit(&asked(self)) {
            return None;
        }
        let word = |chars: &[char]| Self::word(&chars.iter().collect::<String>());
        (2..self.chars.len()).rev().find_map(|at| {
            let (unit, rest) = self.chars.split_at(at);
            let unit = word(unit).filter(|unit| is_unit(&asked(unit)))?;
            let rest = Self {
                phones: self.phones,
                ..word(rest)?
            };
            Some((unit, rest))
        })
    }

    fn needed(&self) -> u64 {
        let characters = || self.chars.iter().filter(|c| !c.is_ascii_lowercase());
        let literal = characters().fold(0, |mask, c| mask | mask_of_char(*c));
        match self.shape {
            Shape::Latin => mask_of(
                alphabet(self.letters.get(..1).unwrap_or_default()),
                alphabet(&self.letters),
            ),
            _ if self.house.is_some() || self.digits.is_some() => 0,
            // A unit that is only a number keeps no letters in its mask.
            Shape::Han
                if !self
                    .chars
                    .iter()
                    .all(|c| c.is_ascii_digit() || is_counter(*c)) =>
            {
                let lexicon = Lexicon::get();
                characters().fold(literal, |mask, c| {
                    let voice = lexicon.voice(lexicon.sound(*c));
                    mask | mask_of(voice.initials, voice.letters)
                })
            }
            _ => literal,
        }
    }

    /// Only letters and only Han can grow without losing sense: `12` ends other phones than `1`, and one character names
    /// no street where two do.
    fn extends(&self, older: &Self) -> bool {
        let plain = |t: &Self| t.house.is_none() && t.chars.iter().all(|c| !c.is_ascii_digit());
        self.shape == older.shape
            && matches!(self.shape, Shape::Latin | Shape::Han)
            && plain(self)
            && plain(older)
            && self.street.is_some() == older.street.is_some()
            && self.chars.starts_with(&older.chars)
            && self.letters.starts_with(&older.letters)
    }
}

fn letters(shape: Shape, chars: &[char]) -> Vec<u8> {
    let mut letters: Vec<u8> = Vec::new();
    match shape {
        Shape::Latin => letters.extend(
            chars
                .iter()
                .filter(|c| c.is_ascii_lowercase())
                .map(|c| *c as u8),
        ),
        Shape::Han => {
            let lexicon = Lexicon::get();
            let mut sounds = Vec::new();
            lexicon.speak(chars, Role::Person, &mut sounds);
            for sound in sounds {
                match lexicon.spellings(sound).first() {
                    Some((spelling, Tier::First)) => letters.extend(spelling.bytes()),
                    // One silent character, and the word can't be heard.
                    _ => return Vec::new(),
                }
            }
        }
        Shape::Digits | Shape::House | Shape::Blend => {}
    }
    letters.truncate(MOST_LETTERS);
    letters
}

fn alphabet(letters: &[u8]) -> u32 {
    letters.iter().fold(0, |bits, l| bits | 1 << (l - b'a'))
}
