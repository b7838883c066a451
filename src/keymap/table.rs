//! The key table of the README and of `sanzhang keys list`, as Markdown, from the live keymap.

use std::fmt::Write;

use super::action::{Action, Noun};
use super::context::Context;
use super::keys::Keys;
use super::map::Keymap;
use crate::i18n::Lang;

/// One table a noun: what it does, its name, its keys outside fields and in them.
pub fn table(keymap: &Keymap, lang: Lang) -> String {
    let mut text = String::new();
    for noun in Noun::ALL {
        let head = match lang {
            Lang::Zh => "| 作用 | 名称 | 按键 | 输入时 |",
            Lang::En => "| what it does | name | keys | in a field |",
        };
        let _ = writeln!(
            text,
            "### {}\n\n{head}\n|---|---|---|---|",
            noun.title(lang)
        );
        for action in Action::all().filter(|action| action.noun() == *noun) {
            let (fields, hands): (Vec<Context>, Vec<Context>) = action
                .contexts()
                .iter()
                .partition(|context| context.is_typing());
            let _ = writeln!(
                text,
                "| {} | `{action}` | {} | {} |",
                action.title(lang),
                cell(keymap, lang, action, &hands),
                cell(keymap, lang, action, &fields),
            );
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The keys of an action over some contexts; a key that works only in a part of them says where.
fn cell(keymap: &Keymap, lang: Lang, action: Action, contexts: &[Context]) -> String {
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
    let cells: Vec<String> = found
        .iter()
        .map(|(keys, places)| format!("{}{}", code(keys), only(lang, places, contexts)))
        .collect();
    cells.join(" ")
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
