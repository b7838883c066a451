//! The languages the program speaks. Knows no sentence.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    pub const fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    pub const fn other(self) -> Lang {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }
}

impl Lang {
    /// What a locale names: none is named by `C`, `POSIX` and nothing at all, and whoever speaks another language that we
    /// do not is more likely to read English.
    pub fn of_locale(tag: &str) -> Option<Self> {
        let name = tag.split(['.', '@']).next().unwrap_or_default().trim();
        match name {
            "" | "C" | "POSIX" => None,
            _ => Some(tag.parse().unwrap_or(Self::En)),
        }
    }
}

#[derive(Debug, Error, PartialEq, Eq)]
#[error("no such language: {0} (zh, en)")]
pub struct UnknownLang(pub String);

impl FromStr for Lang {
    type Err = UnknownLang;

    /// Takes `zh`, `en` and what `LANG` holds: `zh_CN.UTF-8`, `en-GB`. `C` and `POSIX` name no language.
    fn from_str(text: &str) -> Result<Lang, UnknownLang> {
        let tag = text.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match tag.trim().to_ascii_lowercase().as_str() {
            "zh" => Ok(Lang::Zh),
            "en" => Ok(Lang::En),
            _ => Err(UnknownLang(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, UnknownLang};

    #[test]
    fn a_locale_names_its_language() {
        for (text, lang) in [
            ("zh", Lang::Zh),
            ("zh_CN.UTF-8", Lang::Zh),
            ("zh-Hant", Lang::Zh),
            ("EN", Lang::En),
            ("en_US.UTF-8", Lang::En),
        ] {
            assert_eq!(text.parse(), Ok(lang), "{text}");
        }
        for text in ["", "C", "POSIX", "fr_FR.UTF-8", "english"] {
            assert_eq!(text.parse::<Lang>(), Err(UnknownLang(text.to_owned())));
        }
    }
}
