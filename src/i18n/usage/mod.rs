//! The words of the help pages: what each command does, what each of its arguments means, and examples. A command goes by
//! its words, an argument by the name that the parser knows it by.

mod commands;
mod lists;
mod options;

pub use lists::Kind;

use super::{Lang, Say, Words};

/// For whoever reads no Chinese, where nobody said which language.
pub const IN_ENGLISH: &str =
    "For English add --lang en or set SANZHANG_LANG=en; on the screen press F7.";

/// One command of the command line.
pub struct Page {
    /// Its words; none for the program itself.
    pub path: &'static str,
    about: [&'static str; 2],
    /// Calls that can be typed as they stand, without the program's name.
    examples: &'static [[&'static str; 2]],
}

/// What an argument means: of one command, or wherever it is met.
pub struct Argument {
    pub path: Option<&'static str>,
    pub id: &'static str,
    about: [&'static str; 2],
}

/// What stands over the parts of a page, in words that the parser can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    Commands,
    /// One command, where a call is shown.
    Command,
    Arguments,
    Options,
    /// Options of every call.
    Global,
}

impl Head {
    pub const fn word(self, lang: Lang) -> &'static str {
        of(
            match self {
                Self::Commands => ["命令", "Commands"],
                Self::Command => ["命令", "COMMAND"],
                Self::Arguments => ["参数", "Arguments"],
                Self::Options => ["选项", "Options"],
                Self::Global => ["通用选项", "Global options"],
            },
            lang,
        )
    }
}

const fn of(pair: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => pair[0],
        Lang::En => pair[1],
    }
}

impl Page {
    pub fn all() -> impl Iterator<Item = &'static Self> {
        commands::ALL.iter().copied().flatten()
    }

    pub fn of(path: &str) -> Option<&'static Self> {
        Self::all().find(|page| page.path == path)
    }

    pub fn examples(&self, lang: Lang) -> impl Iterator<Item = &'static str> {
        self.examples.iter().map(move |&pair| of(pair, lang))
    }
}

impl Argument {
    pub fn all() -> impl Iterator<Item = &'static Self> {
        options::ALL.iter()
    }

    /// Of this command, else as it is meant everywhere.
    pub fn of(path: &str, id: &str) -> Option<&'static Self> {
        let own = Self::all().find(|one| one.id == id && one.path == Some(path));
        own.or_else(|| Self::all().find(|one| one.id == id && one.path.is_none()))
    }
}

impl Say for Page {
    fn say(&self, lang: Lang) -> Words {
        of(self.about, lang).into()
    }
}

impl Say for Argument {
    fn say(&self, lang: Lang) -> Words {
        of(self.about, lang).into()
    }
}

/// One language or two: a call is often the same in both.
macro_rules! pair {
    ($both:literal) => {
        [$both, $both]
    };
    ($zh:literal $en:literal) => {
        [$zh, $en]
    };
}

/// `"path" "Chinese" "English": "example" | "Chinese example" "English example";`
macro_rules! pages {
    ($($path:literal $zh:literal $en:literal: $($($example:literal)+)|+;)*) => {
        &[$($crate::i18n::usage::Page {
            path: $path,
            about: [$zh, $en],
            examples: &[$($crate::i18n::usage::pair!($($example)+)),+],
        },)*]
    };
}

/// `"id" "Chinese" "English";`, with the words of a command before it where it means that there alone.
macro_rules! arguments {
    ($($([$path:literal])? $id:literal $zh:literal $en:literal;)*) => {
        &[$($crate::i18n::usage::Argument {
            path: $crate::i18n::usage::only_of!($($path)?),
            id: $id,
            about: [$zh, $en],
        },)*]
    };
}

macro_rules! only_of {
    () => {
        None
    };
    ($path:literal) => {
        Some($path)
    };
}

pub(crate) use {arguments, only_of, pages, pair};
