//! How words are kept: `say!` pairs two sentences, `words!` declares a noun whose every variant is such a pair.

use std::borrow::Cow;

use super::Lang;

pub type Words = Cow<'static, str>;

/// What can be put into words.
pub trait Say {
    fn say(&self, lang: Lang) -> Words;
}

/// Words in both languages, said once: what a value carries that is read in either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    zh: Words,
    en: Words,
}

impl Said {
    pub fn of(thing: &impl Say) -> Self {
        Self::by(|lang| thing.say(lang))
    }

    pub fn by<W: Into<Words>>(words: impl Fn(Lang) -> W) -> Self {
        Self {
            zh: words(Lang::Zh).into(),
            en: words(Lang::En).into(),
        }
    }

    /// The same words in another form.
    #[must_use]
    pub fn map(&self, form: impl Fn(&str) -> String) -> Self {
        Self::by(|lang| match lang {
            Lang::Zh => form(&self.zh),
            Lang::En => form(&self.en),
        })
    }
}

impl Say for Said {
    fn say(&self, lang: Lang) -> Words {
        match lang {
            Lang::Zh => self.zh.clone(),
            Lang::En => self.en.clone(),
        }
    }
}

/// What the county named itself is said as it stands.
impl Say for Words {
    fn say(&self, _lang: Lang) -> Words {
        self.clone()
    }
}

impl Say for str {
    fn say(&self, _lang: Lang) -> Words {
        Words::Owned(self.to_owned())
    }
}

impl Say for String {
    fn say(&self, _lang: Lang) -> Words {
        Words::Owned(self.clone())
    }
}

pub fn zh(thing: &impl Say) -> Words {
    thing.say(Lang::Zh)
}

pub fn en(thing: &impl Say) -> Words {
    thing.say(Lang::En)
}

/// `电话、备注` or `Phone, Note`.
pub fn list<'a, T: Say + 'a>(things: impl IntoIterator<Item = &'a T>, lang: Lang) -> String {
    let said: Vec<_> = things.into_iter().map(|t| t.say(lang)).collect();
    said.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}

/// An English noun as a label; Chinese stays as it is.
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// Borrows where the sentence takes no arguments.
pub(crate) fn written(sentence: std::fmt::Arguments<'_>) -> Words {
    sentence
        .as_str()
        .map_or_else(|| Cow::Owned(sentence.to_string()), Cow::Borrowed)
}

/// `say!(lang, "中文 {n}", "English {n}")`; only the one asked for is formatted.
/// An expression in parentheses may stand for either, and `name = value` before both.
macro_rules! say {
    (@one ($words:expr)) => { $crate::i18n::Words::from($words) };
    (@one $sentence:literal) => { $crate::i18n::written(format_args!($sentence)) };
    ($lang:expr, $zh:tt, $en:tt $(, $name:ident = $value:expr)* $(,)?) => {{
        $(let $name = $value;)*
        match $lang {
            $crate::i18n::Lang::Zh => $crate::i18n::say!(@one $zh),
            $crate::i18n::Lang::En => $crate::i18n::say!(@one $en),
        }
    }};
}

/// Declares an enum of which every variant is a pair of sentences with typed arguments.
macro_rules! words {
    (
        $(#[$outer:meta])*
        $name:ident {
            $( $(#[$inner:meta])* $variant:ident $({ $($arg:ident : $ty:ty),+ $(,)? })? => $zh:tt, $en:tt; )+
        }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name {
            $( $(#[$inner])* $variant $({ $($arg: $ty),+ })?, )+
        }

        impl $crate::i18n::Say for $name {
            fn say(&self, lang: $crate::i18n::Lang) -> $crate::i18n::Words {
                match lang {
                    $crate::i18n::Lang::Zh => match self {
                        $( Self::$variant $({ $($arg),+ })? => $crate::i18n::say!(@one $zh), )+
                    },
                    $crate::i18n::Lang::En => match self {
                        $( Self::$variant $({ $($arg),+ })? => $crate::i18n::say!(@one $en), )+
                    },
                }
            }
        }

        #[cfg(test)]
        impl $name {
            /// One of each, with arguments made up by `Sample`.
            pub fn samples() -> Vec<Self> {
                vec![ $( Self::$variant $({ $($arg: $crate::i18n::tests::Sample::sample()),+ })?, )+ ]
            }
        }
    };
}

pub(crate) use {say, words};
