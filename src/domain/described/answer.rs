//! What a field of few answers can stand on, and counts of any width.

use serde::{Deserialize, Serialize};

use crate::domain::{
    Ending, GroupKind, LinkKind, Measure, Origin, ProjectState, Rank, Residence, Rhythm,
    ScoringWay, Sex, Whom,
};

/// A field of few answers.
pub trait Choice {
    /// In the order in which they are offered; none where it may stand open.
    fn all(&self) -> Vec<Option<Answer>>;

    fn answer(&self) -> Option<Answer>;

    /// What is no answer of it changes nothing.
    fn put(&mut self, answer: Option<Answer>);
}

/// A field that holds a count.
pub trait Count {
    fn count(&self) -> Option<u16>;

    fn put(&mut self, count: Option<u16>);
}

trait Among: Copy + 'static {
    const ALL: &'static [Self];

    fn into_answer(self) -> Answer;

    fn of(answer: Answer) -> Option<Self>;
}

macro_rules! answers {
    ($($variant:ident($kind:ty)),+ $(,)?) => {
        /// An answer of any of the closed sets.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Answer {
            $($variant($kind)),+
        }

        $(impl Among for $kind {
            const ALL: &'static [Self] = &<$kind>::ALL;

            fn into_answer(self) -> Answer {
                Answer::$variant(self)
            }

            fn of(answer: Answer) -> Option<Self> {
                match answer {
                    Answer::$variant(one) => Some(one),
                    _ => None,
                }
            }
        }

        impl From<$kind> for Answer {
            fn from(one: $kind) -> Self {
                Self::$variant(one)
            }
        })+
    };
}

answers!(
    Residence(Residence),
    Sex(Sex),
    Origin(Origin),
    Ending(Ending),
    Group(GroupKind),
    Rhythm(Rhythm),
    Whom(Whom),
    Project(ProjectState),
    Link(LinkKind),
    Rank(Rank),
    Way(ScoringWay),
    Measure(Measure),
);

impl<T: Among> Choice for T {
    fn all(&self) -> Vec<Option<Answer>> {
        T::ALL.iter().map(|one| Some(one.into_answer())).collect()
    }

    fn answer(&self) -> Option<Answer> {
        Some(self.into_answer())
    }

    fn put(&mut self, answer: Option<Answer>) {
        if let Some(one) = answer.and_then(T::of) {
            *self = one;
        }
    }
}

impl<T: Among> Choice for Option<T> {
    fn all(&self) -> Vec<Option<Answer>> {
        let all = T::ALL.iter().map(|one| Some(one.into_answer()));
        std::iter::once(None).chain(all).collect()
    }

    fn answer(&self) -> Option<Answer> {
        self.map(T::into_answer)
    }

    fn put(&mut self, answer: Option<Answer>) {
        *self = answer.and_then(T::of);
    }
}

macro_rules! counts {
    ($($kind:ty),+) => {
        $(impl Count for Option<$kind> {
            fn count(&self) -> Option<u16> {
                self.and_then(|n| u16::try_from(n).ok())
            }

            /// What is too large is too large for the rules too.
            fn put(&mut self, count: Option<u16>) {
                *self = count.map(|n| <$kind>::try_from(n).unwrap_or(<$kind>::MAX));
            }
        })+
    };
}

counts!(u8, u16, i32);

/// One that cannot be left out.
impl Count for u16 {
    fn count(&self) -> Option<u16> {
        Some(*self)
    }

    fn put(&mut self, count: Option<u16>) {
        *self = count.unwrap_or(*self);
    }
}
