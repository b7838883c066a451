//! The parser with its words: what each command and argument means, in the language that was asked for.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Args, Command, CommandFactory, Error, FromArgMatches};

use super::{
    args::{Global, Typed},
    fields::known,
};
use crate::{
    domain::{
        Appointment, HouseholdFields, Milestone, ObligationFields, OfficialFields, PersonFields,
        Project, RectificationFields, SiteFields, StageFields, TrainingFields, UnitFields,
    },
    i18n::{
        Lang, Say,
        heard::{
            Names,
            field::{HOST, NEW_HEAD, NUMBER, SINCE, STAGE},
        },
        text::UsageText,
        usage::{Argument, Head, Page},
    },
};

pub const NAME: &str = "sanzhang";

/// What was typed, as words of the command line.
pub fn parsed<W: Into<OsString> + Clone>(
    words: impl IntoIterator<Item = W>,
    lang: Lang,
) -> Result<Typed, Error> {
    let mut matches = parser(lang).try_get_matches_from(words)?;
    Typed::from_arg_matches_mut(&mut matches)
}

/// The whole parser, every page in this language.
pub fn parser(lang: Lang) -> Command {
    let flag = |id: &'static str, action| Arg::new(id).long(id).action(action);
    let help = flag("help", ArgAction::Help).short('h').global(true);
    let version = flag("version", ArgAction::Version).short('V');
    let typed = Typed::command()
        .disable_help_flag(true)
        .disable_version_flag(true);
    dressed(typed.arg(version).arg(help), "", lang)
}

/// The page of a command; none where there is no such command.
pub fn page(words: &[String], lang: Lang) -> Option<String> {
    let mut parser = parser(lang);
    parser.build();
    let mut command = &mut parser;
    for word in words {
        command = command.find_subcommand_mut(word)?;
    }
    Some(said(&command.render_help().to_string(), lang))
}

/// Of what the parser prints, the part that it says in English alone.
pub fn said(text: &str, lang: Lang) -> String {
    text.replace("[OPTIONS]", &UsageText::AnyOptions.say(lang))
}

fn dressed(command: Command, path: &str, lang: Lang) -> Command {
    let page = Page::of(path);
    let about = page.map_or_else(String::new, |page| page.say(lang).into_owned());
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}\n",
        UsageText::Usage.say(lang)
    );
    let global = global();
    // The parser itself sorts positions by their names.
    let mut place = 0;
    command
        .about(about)
        .help_template(template)
        .after_help(after(page, path, lang))
        .subcommand_help_heading(Head::Commands.word(lang))
        .subcommand_value_name(Head::Command.word(lang))
        .mut_args(|arg| {
            let heading = if global.contains(&arg.get_id().to_string()) {
                Head::Global
            } else if arg.is_positional() {
                place += 1;
                Head::Arguments
            } else {
                Head::Options
            };
            let told = told(&arg, path, lang);
            let arg = arg.help(told).help_heading(heading.word(lang));
            let arg = match heading {
                Head::Arguments => arg.display_order(place),
                _ => arg,
            };
            let takes = arg.get_action().takes_values();
            arg.hide_possible_values(takes).hide_default_value(takes)
        })
        .mut_subcommands(|sub| {
            let path = format!("{path} {}", sub.get_name());
            dressed(sub, path.trim_start(), lang)
        })
}

/// Options that every command takes.
fn global() -> Vec<String> {
    let all = Global::augment_args(Command::new(NAME));
    let ids = all.get_arguments().map(|arg| arg.get_id().to_string());
    ids.chain(["help", "version"].map(str::to_owned)).collect()
}

/// What an argument means, which words it takes, and what holds without it.
fn told(arg: &Arg, path: &str, lang: Lang) -> String {
    let meant = Argument::of(path, arg.get_id().as_str());
    let mut told = meant.map_or_else(String::new, |meant| meant.say(lang).into_owned());
    if !arg.get_action().takes_values() {
        return told;
    }
    let known = arg.get_possible_values();
    let known: Vec<&str> = known
        .iter()
        .map(clap::builder::PossibleValue::get_name)
        .collect();
    let usual = arg.get_default_values().first();
    let usual = usual
        .and_then(|word| word.to_str())
        .filter(|word| !word.is_empty());
    let words = [
        Some(known.join(", ")).filter(|words| !words.is_empty()),
        usual.map(|word| {
            UsageText::Default {
                word: word.to_owned(),
            }
            .say(lang)
            .into_owned()
        }),
    ];
    let words: Vec<String> = words.into_iter().flatten().collect();
    if !words.is_empty() {
        let words = words.join(&UsageText::Between.say(lang));
        told += &UsageText::Choices { words }.say(lang);
    }
    told
}

/// Fields that can be written, examples, and below the first page how a call ends.
fn after(page: Option<&Page>, path: &str, lang: Lang) -> String {
    let mut lines = Vec::new();
    let fields = fields(path);
    if !fields.is_empty() {
        lines.push(UsageText::Fields.say(lang).into_owned());
        lines.extend(fields.iter().map(|fields| format!("  {fields}")));
        lines.push(String::new());
    }
    lines.push(UsageText::Examples.say(lang).into_owned());
    let examples = page.into_iter().flat_map(|page| page.examples(lang));
    lines.extend(examples.map(|call| format!("  {NAME} {call}").trim_end().to_owned()));
    if path.is_empty() {
        let more = [UsageText::More, UsageText::Status];
        lines.push(String::new());
        lines.extend(more.map(|words| words.say(lang).into_owned()));
    }
    lines.join("\n")
}

/// What can stand before `=`: the fields of each kind of record that the command takes.
pub fn fields(path: &str) -> Vec<String> {
    match path {
        "add unit" => vec![and(known::<UnitFields>(), &[SINCE])],
        "add household" => vec![and(known::<HouseholdFields>(), &[NUMBER, SINCE])],
        "split" => vec![
            and(known::<HouseholdFields>(), &[SINCE]),
            and(known::<UnitFields>(), &[SINCE]),
        ],
        "add person" | "appoint" => vec![known::<PersonFields>()],
        "edit" => vec![
            and(known::<HouseholdFields>(), &[NUMBER, NEW_HEAD, SINCE]),
            and(known::<UnitFields>(), &[SINCE]),
            known::<PersonFields>(),
            known::<Appointment>(),
        ],
        "site add" => vec![and(known::<SiteFields>(), &[STAGE])],
        "site edit" => vec![known::<SiteFields>()],
        "site amend" => vec![known::<RectificationFields>()],
        "site stages add" | "site stages edit" => vec![known::<StageFields>()],
        "site officials add" | "site officials edit" => vec![known::<OfficialFields>()],
        "site projects add" | "site projects edit" => vec![known::<Project>()],
        "site milestones add" | "site milestones edit" => vec![known::<Milestone>()],
        "training add" => vec![and(known::<TrainingFields>(), &[HOST])],
        "training edit" => vec![known::<TrainingFields>()],
        "training rules" => vec![known::<ObligationFields>()],
        _ => Vec::new(),
    }
}

/// What is typed beside them.
fn and(known: String, more: &[Names]) -> String {
    let more = more
        .iter()
        .map(|names| format!("{}/{}", names[0], names[1]));
    [known]
        .into_iter()
        .chain(more)
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command with its words, from the program itself on.
    fn walk(command: &Command, path: &str, visit: &mut impl FnMut(&Command, &str)) {
        visit(command, path);
        for sub in command.get_subcommands() {
            let path = format!("{path} {}", sub.get_name());
            walk(sub, path.trim_start(), visit);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_words_and_no_words_are_left_over() {
        let mut pages = Vec::new();
        let mut used = Vec::new();
        walk(&parser(Lang::Zh), "", &mut |command, path| {
            assert!(Page::of(path).is_some(), "{path} has no page");
            pages.push(path.to_owned());
            for arg in command.get_arguments() {
                let id = arg.get_id().as_str();
                let meant = Argument::of(path, id);
                let meant = meant.unwrap_or_else(|| panic!("{path}: {id} has no words"));
                used.push((meant.path, meant.id));
            }
            let typed = command
                .get_arguments()
                .filter_map(|arg| arg.get_value_names());
            let pairs = typed.flatten().any(|name| name.as_str() == "FIELD=VALUE");
            assert!(
                !pairs || !fields(path).is_empty(),
                "{path}: say in `fields` what can stand before ="
            );
        });
        for page in Page::all() {
            assert_eq!(
                pages.iter().filter(|path| *path == page.path).count(),
                1,
                "{}",
                page.path
            );
        }
        for argument in Argument::all() {
            let key = (argument.path, argument.id);
            assert!(used.contains(&key), "{key:?} is of nothing");
            let same = Argument::all().filter(|other| (other.path, other.id) == key);
            assert_eq!(same.count(), 1, "{key:?} twice");
        }
    }

    #[test]
    fn every_example_is_a_call_with_fields_that_are_known() {
        let mut calls = 0;
        for page in Page::all() {
            for lang in Lang::ALL {
                assert!(page.examples(lang).count() > 0, "{}", page.path);
                for call in page.examples(lang) {
                    let words = shlex::split(call).expect("words");
                    let all = [NAME.to_owned()].into_iter().chain(words.clone());
                    match parsed(all, lang) {
                        Ok(_) => {}
                        Err(error) => panic!("{call}: {error}"),
                    }
                    let fields = fields(page.path).join(", ");
                    let pairs = words.iter().filter_map(|word| word.split_once('='));
                    for (name, _) in pairs.filter(|_| !fields.is_empty()) {
                        let known = fields.split([',', '/']).any(|known| known.trim() == name);
                        assert!(known, "{call}: {name} is none of {fields}");
                    }
                    calls += 1;
                }
            }
        }
        assert!(calls > 200, "{calls}");
    }

    #[test]
    fn a_page_is_of_one_language() {
        let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        walk(&parser(Lang::En), "", &mut |_, path| {
            let words: Vec<String> = path.split_whitespace().map(str::to_owned).collect();
            let english = page(&words, Lang::En).expect("a page");
            let chinese = page(&words, Lang::Zh).expect("a page");
            // Names, and what things are called before `=`, stand in examples and fields alone.
            let head = english
                .split("Fields:")
                .next()
                .and_then(|text| text.split("Examples:").next());
            let mut lines = head.expect("a head").lines();
            let line =
                lines.find(|line| han(line) && !line.contains("e.g.") && !line.contains("such as"));
            assert_eq!(line, None, "{path}");
            for word in [
                "Usage",
                "Options",
                "OPTIONS",
                "Commands",
                "[default",
                "[possible",
                "Print",
            ] {
                assert!(!chinese.contains(word), "{path}: {word} in {chinese}");
            }
        });
    }
}
