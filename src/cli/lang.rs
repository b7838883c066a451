//! In which language the program speaks, and who said so.

use std::{env, ffi::OsString};

use super::{complain, settings};
use crate::i18n::{Lang, text::CliText, usage::IN_ENGLISH};

/// The program's own variable.
const VARIABLE: &str = "SANZHANG_LANG";
/// In the order in which they are heard everywhere.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// `--lang` in this call.
    Option,
    Variable(&'static str),
    /// What somebody chose on the screen, or an administrator for them.
    Own,
    /// What is kept for everybody at the file.
    Kept,
    /// Nobody said anything.
    Nobody,
}

impl Source {
    pub fn words(self) -> CliText {
        match self {
            Self::Option => CliText::LangOption,
            Self::Variable(name) => CliText::LangVariable {
                name: name.to_owned(),
            },
            Self::Own => CliText::LangOwn,
            Self::Kept => CliText::LangKept,
            Self::Nobody => CliText::LangNobody,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tongue {
    pub lang: Lang,
    pub source: Source,
}

impl Tongue {
    /// Whoever sits here without signing in: what is kept for the file is their own choice.
    pub fn around(asked: Option<Lang>) -> Self {
        let own = || settings::read(&settings::shared()?).0.lang;
        Self::heard(asked, &|name| env::var(name).ok(), own, || None)
    }

    /// Of a user, who may have chosen; else what is kept for everybody.
    pub fn of_user(asked: Option<Lang>, own: Option<Lang>) -> Self {
        let kept = || settings::read(&settings::shared()?).0.lang;
        Self::heard(asked, &|name| env::var(name).ok(), || own, kept)
    }

    /// The option, the program's variable, one's own choice, the locale, what is kept; Chinese where none names one.
    fn heard(
        asked: Option<Lang>,
        variable: &dyn Fn(&str) -> Option<String>,
        own: impl FnOnce() -> Option<Lang>,
        kept: impl FnOnce() -> Option<Lang>,
    ) -> Self {
        let from = |source| move |lang| Self { lang, source };
        let named = |name: &'static str| {
            let lang = Lang::of_locale(&variable(name)?);
            lang.map(from(Source::Variable(name)))
        };
        let asked = asked.map(from(Source::Option));
        asked
            .or_else(|| named(VARIABLE))
            .or_else(|| own().map(from(Source::Own)))
            .or_else(|| LOCALE.into_iter().find_map(named))
            .or_else(|| kept().map(from(Source::Kept)))
            .unwrap_or(Self {
                lang: Lang::default(),
                source: Source::Nobody,
            })
    }

    /// Where nobody said which, whoever reads no Chinese is told how to change it.
    pub fn unsaid(self) -> Option<&'static str> {
        (self.source == Source::Nobody).then_some(IN_ENGLISH)
    }

    pub fn hint(self) {
        if let Some(words) = self.unsaid() {
            complain(words);
        }
    }
}

/// `--lang` as far as it can be found in a call that is not understood yet.
pub fn asked(words: impl Iterator<Item = OsString>) -> Option<Lang> {
    let mut words = words.map(|word| word.to_string_lossy().into_owned());
    while let Some(word) = words.next() {
        let named = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        if let Some(lang) = named.and_then(|name| name.parse().ok()) {
            return Some(lang);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each who may say it in turn; what stands in a cell is heard, unless a cell before it says something.
    #[test]
    fn a_language_is_heard_from_whoever_says_it_first() {
        let (zh, en) = (Some(Lang::Zh), Some(Lang::En));
        let nobody = Source::Nobody;
        let of = Source::Variable;
        let own = "SANZHANG_LANG";
        for (asked, variables, chosen, kept, lang, source) in [
            (zh, vec![(own, "en")], en, en, Lang::Zh, Source::Option),
            (
                en,
                vec![("LANG", "zh_CN.UTF-8")],
                zh,
                zh,
                Lang::En,
                Source::Option,
            ),
            (
                None,
                vec![(own, "en"), ("LC_ALL", "zh_CN")],
                zh,
                zh,
                Lang::En,
                of(own),
            ),
            (None, vec![(own, "de_DE")], zh, zh, Lang::En, of(own)),
            (None, vec![(own, "")], zh, en, Lang::Zh, Source::Own),
            (
                None,
                vec![("LC_ALL", "zh_CN.UTF-8")],
                en,
                zh,
                Lang::En,
                Source::Own,
            ),
            (
                None,
                vec![("LC_ALL", "en_GB.UTF-8"), ("LANG", "zh_CN")],
                None,
                zh,
                Lang::En,
                of("LC_ALL"),
            ),
            (
                None,
                vec![("LC_ALL", ""), ("LC_MESSAGES", "en_US"), ("LANG", "zh_CN")],
                None,
                None,
                Lang::En,
                of("LC_MESSAGES"),
            ),
            (
                None,
                vec![("LC_ALL", "C.UTF-8"), ("LANG", "zh_CN.UTF-8")],
                None,
                en,
                Lang::Zh,
                of("LANG"),
            ),
            (
                None,
                vec![("LANG", "zh_CN.UTF-8")],
                None,
                en,
                Lang::Zh,
                of("LANG"),
            ),
            (
                None,
                vec![("LANG", "de_DE.UTF-8")],
                None,
                zh,
                Lang::En,
                of("LANG"),
            ),
            (None, vec![("LANG", "C")], None, en, Lang::En, Source::Kept),
            (
                None,
                vec![("LC_ALL", "POSIX")],
                None,
                zh,
                Lang::Zh,
                Source::Kept,
            ),
            (
                None,
                vec![("LANG", "C.UTF-8")],
                None,
                None,
                Lang::Zh,
                nobody,
            ),
            (None, vec![], None, None, Lang::Zh, nobody),
        ] {
            let variable = |name: &str| {
                let named = variables.iter().find(|(own, _)| *own == name);
                named.map(|(_, tag)| (*tag).to_owned())
            };
            let heard = Tongue::heard(asked, &variable, || chosen, || kept);
            assert_eq!(
                heard,
                Tongue { lang, source },
                "{asked:?} {variables:?} {chosen:?} {kept:?}"
            );
        }
    }
}
