//! Faults of a file by the rows they stand on: what is wrong in the same words on many rows is said once.

use std::collections::HashMap;

use super::{Lang, N, OnScreen, Say, Words, list, say, text::CliText};
use crate::domain::lines::MOST_FAULTS;

/// From one row to another; the same twice for a single one.
pub type Span = (usize, usize);

/// Of many rows so many are named.
const NAMED: usize = 5;

/// Rows on which the same is wrong: the first of them, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spots {
    first: Vec<Span>,
    last: Span,
    n: usize,
}

impl Spots {
    pub fn row(row: usize) -> Self {
        Self::of((row, row))
    }

    fn of(span: Span) -> Self {
        Self {
            first: vec![span],
            last: span,
            n: 1 + span.1 - span.0,
        }
    }

    /// Rows in their order; one on which the same is found twice counts once.
    fn add(&mut self, (from, to): Span) {
        if self.last == (from, to) {
            return;
        }
        self.last = (from, to);
        if self.first.len() < NAMED {
            self.first.push((from, to));
        }
        self.n += 1 + to - from;
    }

    /// The first row.
    pub fn begin(&self) -> usize {
        self.first.first().map_or(0, |span| span.0)
    }

    pub const fn is_one(&self) -> bool {
        self.n == 1
    }
}

/// `第 3 行`, `第 3、5—9 行`, `第 3、7、9、12、15 … 等 100 行`
impl Say for Spots {
    fn say(&self, lang: Lang) -> Words {
        let row = |&(from, to): &Span| match (N::from(from), N::from(to), lang) {
            (from, to, _) if from == to => from.to_string(),
            (from, to, Lang::Zh) => format!("{from}—{to}"),
            (from, to, Lang::En) => format!("{from}–{to}"),
        };
        let rows: Vec<String> = self.first.iter().map(row).collect();
        let named: usize = self.first.iter().map(|(from, to)| 1 + to - from).sum();
        let (rows, n) = (list(&rows, lang), N::from(self.n));
        if named < self.n {
            return say!(lang, "第 {rows} … 等 {n} 行", "Lines {rows} … ({n} in all)");
        }
        let lines = n.pick("Line", "Lines");
        say!(lang, "第 {rows} 行", "{lines} {rows}")
    }
}

/// A fault of a file.
pub trait Fault {
    /// Row 0 is the whole file.
    fn span(&self) -> Span;

    /// What is wrong, told of these rows.
    fn say_on(&self, spots: &Spots, lang: Lang) -> Words;

    /// What those that are told together have in common.
    fn alike(&self) -> Words {
        self.say_on(&Spots::row(0), Lang::Zh)
    }
}

/// What is wrong, told of its own rows.
impl<F: Fault> Say for F {
    fn say(&self, lang: Lang) -> Words {
        self.say_on(&Spots::of(self.span()), lang)
    }
}

/// Faults that are the same but for the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The place of the first of them in the list.
    pub at: usize,
    pub spots: Spots,
}

impl Folded {
    pub fn say<F: Fault>(&self, faults: &[F], lang: Lang) -> Words {
        faults[self.at].say_on(&self.spots, lang)
    }

    pub fn shown<'f, F>(&self, faults: &'f [F], lang: Lang) -> Words
    where
        OnScreen<'f, F>: Fault,
    {
        OnScreen(&faults[self.at]).say_on(&self.spots, lang)
    }
}

/// At most so many different ones, and whether there are more.
pub fn folded<F: Fault>(faults: &[F], most: usize) -> (Vec<Folded>, bool) {
    let (mut all, mut more) = (Vec::<Folded>::new(), false);
    let mut known: HashMap<Words, usize> = HashMap::new();
    for (at, fault) in faults.iter().enumerate() {
        let words = fault.alike();
        if let Some(&same) = known.get(&words) {
            all[same].spots.add(fault.span());
        } else if all.len() < most {
            known.insert(words, all.len());
            let spots = Spots::of(fault.span());
            all.push(Folded { at, spots });
        } else {
            more = true;
        }
    }
    (all, more)
}

/// Every line that tells of them, and that there are more where the list was `cut` short or is still too long.
pub fn told<F: Fault>(faults: &[F], cut: bool, lang: Lang) -> Vec<String> {
    let (told, more) = folded(faults, MOST_FAULTS);
    let told = told.iter().map(|one| one.say(faults, lang));
    let more = (more || cut).then(|| CliText::MoreFaults.say(lang));
    told.chain(more).map(Words::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Wrong(Span, &'static str);

    impl Fault for Wrong {
        fn span(&self) -> Span {
            self.0
        }

        fn say_on(&self, spots: &Spots, lang: Lang) -> Words {
            format!("{} {}", spots.say(lang), self.1).into()
        }
    }

    fn told(faults: &[Wrong], lang: Lang) -> Vec<String> {
        let all = folded(faults, 3).0;
        let all = all.iter().map(|one| one.say(faults, lang).into_owned());
        all.collect()
    }

    #[test]
    fn what_is_wrong_in_the_same_words_is_said_once() {
        let mut faults = vec![Wrong((3, 3), "a"), Wrong((4, 4), "b"), Wrong((5, 9), "a")];
        faults.insert(1, Wrong((3, 3), "a"));
        assert_eq!(told(&faults, Lang::Zh), ["第 3、5—9 行 a", "第 4 行 b"]);
        assert_eq!(told(&faults, Lang::En), ["Lines 3, 5–9 a", "Line 4 b"]);
        faults.extend((10..1_110).map(|row| Wrong((row, row), "a")));
        let zh = "第 3、5—9、10、11、12 … 等 1,106 行 a";
        assert_eq!(told(&faults, Lang::Zh)[0], zh);
        let en = "Lines 3, 5–9, 10, 11, 12 … (1,106 in all) a";
        assert_eq!(told(&faults, Lang::En)[0], en);
    }

    #[test]
    fn what_is_left_out_is_counted_among_what_is_told_before() {
        let words = ["a", "b", "c", "d", "a"];
        let faults: Vec<_> = words.into_iter().zip(1..).collect();
        let faults: Vec<Wrong> = faults.iter().map(|&(w, at)| Wrong((at, at), w)).collect();
        assert!(!folded(&faults[..3], 3).1);
        assert!(folded(&faults, 3).1);
        assert_eq!(told(&faults, Lang::Zh)[0], "第 1、5 行 a");
    }
}
