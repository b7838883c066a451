//! A call that cannot be understood, in the person's own language: the parser itself speaks only English.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::i18n::{Lang, Say, text::CliText};

/// The fault, what may have been meant, and how it is written.
pub fn explained(error: &Error, lang: Lang) -> String {
    let mut lines = vec![fault(error).say(lang).into_owned()];
    let near = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let near = near.into_iter().find_map(|kind| said(error, kind));
    // Several are named from the farthest to the nearest.
    if let Some(name) = near
        .as_deref()
        .and_then(|all| all.split_whitespace().last())
    {
        let name = name.to_owned();
        lines.push(CliText::Near { name }.say(lang).into_owned());
    }
    let usage = said(error, ContextKind::Usage).unwrap_or_default();
    let usage = usage.trim_start_matches("Usage:").trim();
    if !usage.is_empty() {
        let usage = usage.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        lines.push(CliText::Usage { usage }.say(lang).into_owned());
    }
    lines.push(CliText::SeeHelp.say(lang).into_owned());
    lines.join("\n")
}

fn fault(error: &Error) -> CliText {
    let get = |kind| said(error, kind).unwrap_or_default();
    let (option, value) = (get(ContextKind::InvalidArg), get(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidSubcommand => CliText::NoSuchTask {
            name: get(ContextKind::InvalidSubcommand),
        },
        ErrorKind::UnknownArgument => CliText::NoSuchOption { name: option },
        ErrorKind::InvalidValue if value.is_empty() => CliText::NoValue { option },
        ErrorKind::InvalidValue => CliText::BadChoice {
            option,
            value,
            known: get(ContextKind::ValidValue).replace(' ', " | "),
        },
        ErrorKind::ValueValidation => CliText::BadOption { option, value },
        ErrorKind::NoEquals
        | ErrorKind::TooFewValues
        | ErrorKind::TooManyValues
        | ErrorKind::WrongNumberOfValues => CliText::NoValue { option },
        ErrorKind::ArgumentConflict => {
            let other = get(ContextKind::PriorArg);
            if other == option {
                CliText::OptionTwice { option }
            } else {
                CliText::Exclusive { one: option, other }
            }
        }
        ErrorKind::MissingRequiredArgument => CliText::StillMissing { what: option },
        ErrorKind::MissingSubcommand => CliText::StillMissing {
            what: get(ContextKind::ValidSubcommand),
        },
        ErrorKind::InvalidUtf8 => CliText::NotUtf8,
        _ => CliText::BadCall,
    }
}

fn said(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(" ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::StyledStrs(texts) => {
            let texts: Vec<String> = texts.iter().map(ToString::to_string).collect();
            Some(texts.join(" "))
        }
        _ => None,
    }
}
