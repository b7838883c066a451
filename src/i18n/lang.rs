//! The two languages the program speaks. Knows how they are named, not what they say.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Zh,
    En,
}

/// Names neither language. `C` and `POSIX` are such names: they say that nothing was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLang;

impl Lang {
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// The first of several settings (option, variable, locale) that names a language, else Chinese.
    pub fn first<'a>(settings: impl IntoIterator<Item = &'a str>) -> Self {
        settings
            .into_iter()
            .find_map(|s| s.parse().ok())
            .unwrap_or_default()
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    /// Takes `zh`, `en`, and locales such as `zh_CN.UTF-8` or `en-US`.
    fn from_str(text: &str) -> Result<Self, UnknownLang> {
        let language = text
            .split(['_', '-', '.', '@'])
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        match language.as_str() {
            "zh" | "chinese" | "中文" => Ok(Self::Zh),
            "en" | "english" => Ok(Self::En),
            _ => Err(UnknownLang),
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_name_a_language_or_none() {
        for (text, lang) in [
            ("zh", Ok(Lang::Zh)),
            ("zh_CN.UTF-8", Ok(Lang::Zh)),
            ("EN", Ok(Lang::En)),
            ("en-US", Ok(Lang::En)),
            ("C", Err(UnknownLang)),
            ("C.UTF-8", Err(UnknownLang)),
            ("POSIX", Err(UnknownLang)),
            ("", Err(UnknownLang)),
        ] {
            assert_eq!(text.parse(), lang, "{text}");
        }
        assert_eq!(Lang::first(["", "POSIX", "en_GB.UTF-8", "zh"]), Lang::En);
        assert_eq!(Lang::first(["C"]), Lang::Zh);
    }
}
