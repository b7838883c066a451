//! The key table of the guide and of `sanzhang keys list`, there as Markdown too, from the live keymap.

use std::fmt::Write;

use super::action::{Action, Noun};
use super::context::Context;
use super::keys::Keys;
use super::map::Keymap;
use crate::i18n::Lang;

/// How a name and a key stand in their cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    Markdown,
    Plain,
}

/// One table a noun.
pub fn table(keymap: &Keymap, lang: Lang) -> String {
    let mut text = String::new();
    for (title, rows) in rows(keymap, lang, Cells::Markdown) {
        let head = match lang {
            Lang::Zh => "| 作用 | 名称 | 按键 | 输入时 |",
            Lang::En => "| what it does | name | keys | in a field |",
        };
        let _ = writeln!(text, "### {title}\n\n{head}\n|---|---|---|---|");
        for row in rows {
            let _ = writeln!(text, "| {} |", row.join(" | "));
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// By noun: what an action does, its name, its keys outside fields and in them.
pub fn rows(keymap: &Keymap, lang: Lang, cells: Cells) -> Vec<(&'static str, Vec<[String; 4]>)> {
    let row = |action: Action| {
        let (fields, hands): (Vec<Context>, Vec<Context>) = action
            .contexts()
            .iter()
            .partition(|context| context.is_typing());
        let name = match cells {
            Cells::Markdown => format!("`{action}`"),
            Cells::Plain => action.to_string(),
        };
        [
            action.title(lang).to_owned(),
            name,
            cell(keymap, lang, action, &hands, cells),
            cell(keymap, lang, action, &fields, cells),
        ]
    };
    let nouns = Noun::ALL.iter().map(|noun| {
        let actions = Action::all().filter(|action| action.noun() == *noun);
        (noun.title(lang), actions.map(row).collect())
    });
    nouns.collect()
}

/// The keys of an action over some contexts; a key that works only in a part of them says where.
fn cell(keymap: &Keymap, lang: Lang, action: Action, contexts: &[Context], cells: Cells) -> String {
    let mut found: Vec<(Keys, Vec<Context>)> = Vec::new();
    for context in contexts {
        for keys in keymap.keys_for(*context, action) {
            match found.iter_mut().find(|(known, _)| *known == keys) {
                Some((_, places)) => places.push(*context),
                None => found.push((keys, vec![*context])),
            }
        }
    }
    if found.is_empty() {
        let menu = match lang {
            Lang::Zh => "菜单",
            Lang::En => "menu",
        };
        return if contexts.is_empty() {
            String::new()
        } else {
            menu.to_owned()
        };
    }
    let said: Vec<String> = found
        .iter()
        .map(|(keys, places)| {
            let keys = match cells {
                Cells::Markdown => code(keys),
                Cells::Plain => keys.label(),
            };
            format!("{keys}{}", only(lang, places, contexts))
        })
        .collect();
    said.join(match cells {
        Cells::Markdown => " ",
        // Keys pressed one after the other have a blank between them.
        Cells::Plain => "  ",
    })
}

fn only(lang: Lang, places: &[Context], contexts: &[Context]) -> String {
    if places.len() == contexts.len() {
        return String::new();
    }
    let names: Vec<&str> = places.iter().map(|context| context.title(lang)).collect();
    match lang {
        Lang::Zh => format!("（{}）", names.join("、")),
        Lang::En => format!(" ({})", names.join(", ")),
    }
}

/// In a table a bar ends the cell even inside code.
fn code(keys: &Keys) -> String {
    let label = keys.label().replace('|', "\\|");
    if label.contains('`') {
        format!("`` {label} ``")
    } else {
        format!("`{label}`")
    }
}
