//! The words of the command line: every action under its names in both languages and in pinyin, and where one can go.

use crate::{
    desk::Desk,
    domain::{Level, nearest},
    i18n::{
        Lang,
        heard::command::{HOUSEHOLDS, LEAVING, PLACES, WRITING},
    },
    keymap::{Action, App, Noun},
    register::{
        Node,
        search::{Loosely, letters},
    },
};

/// What a line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    Act(Action),
    Go(Node),
    /// A write of the whole file, which nobody owes here.
    Write,
    /// Several places answer to the name.
    Many(Vec<Choice>),
    /// No place does.
    NoUnit(String),
    NoHousehold(String),
    /// No such command; the word that was perhaps meant.
    Unknown(Option<String>),
    Nothing,
}

/// What the line may become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the line says when it is taken.
    pub line: String,
    /// What it means, beside it.
    pub words: String,
    pub meant: Box<Meant>,
}

/// More would not be read.
const MOST: usize = 8;

/// All that a person can ask for by name: what fields do needs a field.
fn actions() -> impl Iterator<Item = Action> {
    Action::all().filter(|action| action.noun() != Noun::Field)
}

/// Every name of an action in small letters, the shown one first.
fn names(action: Action, lang: Lang) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for title in [action.title(lang), action.title(lang.other())] {
        names.extend(
            title
                .split(['、', '／', '（', '）', ',', '…'])
                .map(|part| part.trim().to_lowercase()),
        );
        names.push(title.trim_end_matches('…').to_lowercase());
    }
    let zh = action.title(Lang::Zh);
    for part in zh
        .split(['、', '／', '（', '）', '…'])
        .filter(|part| !part.is_empty())
    {
        let (full, initials) = letters(part);
        names.extend([full, initials]);
    }
    names.extend([action.name().to_owned()]);
    names.extend(action.name().rsplit('.').next().map(str::to_owned));
    names.retain(|name| !name.is_empty());
    names
}

/// What the line means as it stands.
pub fn meant(line: &str, desk: &Desk, lang: Lang) -> Meant {
    let line = line.trim().trim_start_matches([':', '：']).trim();
    if line.is_empty() {
        return Meant::Nothing;
    }
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let (word, rest) = (word.to_lowercase(), rest.trim());
    if !rest.is_empty() {
        if let Some((_, level)) = PLACES
            .iter()
            .find(|(words, _)| words.contains(&word.as_str()))
        {
            return place(rest, *level, &word, desk);
        }
        if HOUSEHOLDS.contains(&word.as_str()) {
            return household(rest, &word, desk);
        }
    }
    let whole = line.to_lowercase();
    if LEAVING.contains(&whole.as_str()) {
        return Meant::Act(App::Quit.into());
    }
    if WRITING.contains(&whole.as_str()) {
        return Meant::Write;
    }
    if let Some(action) = actions().find(|action| names(*action, lang).contains(&whole)) {
        return Meant::Act(action);
    }
    match ranked(&whole, lang).as_slice() {
        [(Rank::Whole | Rank::Begun | Rank::Within, one)] => Meant::Act(*one),
        _ => Meant::Unknown(near(&whole, lang)),
    }
}

/// What the line may become, best first; among equals what was done before, the latest first.
pub fn choices(
    line: &str,
    (offered, recent): (&[Action], &[Action]),
    desk: &Desk,
    lang: Lang,
) -> Vec<Choice> {
    let line = line.trim_start_matches([':', '：']).trim_start();
    match meant(line, desk, lang) {
        Meant::Many(choices) => return choices,
        Meant::Go(node) => {
            let path = desk.path_names(node).join("/");
            return vec![Choice {
                line: line.to_owned(),
                words: path,
                meant: Box::new(Meant::Go(node)),
            }];
        }
        _ => {}
    }
    let typed = line.trim().to_lowercase();
    let mut found = if typed.is_empty() {
        // Moving about has keys that nobody looks up.
        let rank = |action: &Action| match action.noun() {
            Noun::Show => Rank::Whole,
            Noun::Go => Rank::Loose(0),
            _ => Rank::Begun,
        };
        actions().map(|action| (rank(&action), action)).collect()
    } else {
        ranked(&typed, lang)
    };
    let before = |action: &Action| recent.iter().position(|one| one == action);
    let before = |action: &Action| before(action).unwrap_or(usize::MAX);
    found.sort_by_key(|(rank, action)| {
        let before = before(action);
        if typed.is_empty() {
            (before, *rank, 0)
        } else {
            (0, *rank, before)
        }
    });
    let choice = |action: Action| Choice {
        line: action.title(lang).trim_end_matches('…').to_owned(),
        words: format!("{}  {}", action.name(), action.noun().title(lang)),
        meant: Box::new(Meant::Act(action)),
    };
    let actions = found.into_iter().map(|(_, action)| action);
    let open = actions.filter(|action| offered.contains(action));
    open.take(MOST).map(choice).collect()
}

/// How what is typed stands in the best of an action's names, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Whole,
    Begun,
    Within,
    /// Its characters in their order, others between them; less is better.
    Loose(u32),
}

/// Actions with a name that holds what is typed, in the order in which they are told.
fn ranked(typed: &str, lang: Lang) -> Vec<(Rank, Action)> {
    let several = typed.chars().nth(1).is_some();
    let mut loosely = Loosely::default();
    let mut rank = |name: &String| match () {
        () if name == typed => Some(Rank::Whole),
        () if name.starts_with(typed) => Some(Rank::Begun),
        () if several && name.contains(typed) => Some(Rank::Within),
        () if several => {
            let grade = loosely.grade(typed, name)?;
            Some(Rank::Loose(u32::MAX - grade))
        }
        () => None,
    };
    let mut found: Vec<(Rank, Action)> = actions()
        .filter_map(|action| {
            Some((
                names(action, lang).iter().filter_map(&mut rank).min()?,
                action,
            ))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    // Where something holds it as it is typed, likeness helps nobody.
    if found.first().is_some_and(|(rank, _)| *rank <= Rank::Within) {
        found.retain(|(rank, _)| *rank <= Rank::Within);
    }
    found
}

fn near(typed: &str, lang: Lang) -> Option<String> {
    let known: Vec<(String, Action)> = actions()
        .flat_map(|a| names(a, lang).into_iter().map(move |name| (name, a)))
        .collect();
    let places = PLACES.iter().flat_map(|(words, _)| words.iter().copied());
    let others = places
        .chain(HOUSEHOLDS.iter().copied())
        .chain(LEAVING.iter().copied());
    let word = nearest(
        typed,
        known.iter().map(|(name, _)| name.as_str()).chain(others),
    )?;
    Some(word.to_owned())
}

fn place(name: &str, level: Option<Level>, word: &str, desk: &Desk) -> Meant {
    let units = desk.units_meant(name, level, 4 * MOST).into_iter();
    one_of(
        units.map(Node::Unit),
        Meant::NoUnit(name.to_owned()),
        word,
        desk,
    )
}

fn household(name: &str, word: &str, desk: &Desk) -> Meant {
    let households = desk.households_meant(name, MOST).into_iter();
    let none = Meant::NoHousehold(name.to_owned());
    one_of(households.map(Node::Household), none, word, desk)
}

fn one_of(nodes: impl Iterator<Item = Node>, none: Meant, word: &str, desk: &Desk) -> Meant {
    match nodes.collect::<Vec<_>>().as_slice() {
        [] => none,
        [one] => Meant::Go(*one),
        many => {
            let first = many.iter().take(MOST);
            Meant::Many(first.map(|node| there(*node, word, desk)).collect())
        }
    }
}

/// A place as a choice; ids are exact, so taking it can mean nothing else.
fn there(node: Node, word: &str, desk: &Desk) -> Choice {
    let path = desk.path_names(node).join("/");
    let (line, words) = match node {
        Node::Unit(unit) => (format!("{word} {unit}"), path),
        Node::Household(id) => {
            let head = desk
                .county()
                .household(id)
                .map_or_else(String::new, |h| h.record.fields.head);
            (format!("{word} {id}"), format!("{head}  {path}"))
        }
    };
    Choice {
        line,
        words,
        meant: Box::new(Meant::Go(node)),
    }
}
