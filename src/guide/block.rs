//! A page read into its parts: titles, heads, text, lists, calls and what they answer, rows of keys.

use crate::{
    i18n::{Lang, Say, text::GuideText},
    keymap::{Action, App, Cells, Context, Keymap, rows},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Title(String),
    Head(String),
    Text(String),
    Item(String),
    /// Lines that are typed.
    Call(Where, Vec<String>),
    /// What they answer.
    Shown(Vec<String>),
    /// A file of this name.
    File(String, Vec<String>),
    /// What an action does, its name, its keys outside fields and in them.
    Key([String; 4]),
}

/// Where a call can be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    County,
    /// Where there is no county yet.
    New,
    /// It needs more than this program: a server, another tool.
    Elsewhere,
}

impl Block {
    /// All its words.
    pub fn words(&self) -> String {
        match self {
            Self::Title(words) | Self::Head(words) | Self::Text(words) | Self::Item(words) => {
                words.clone()
            }
            Self::Call(_, lines) | Self::Shown(lines) | Self::File(_, lines) => lines.join("\n"),
            Self::Key(cells) => cells.join("\n"),
        }
    }
}

/// Signs that end a block and begin another.
const TICKS: &str = "```";

pub fn read(text: &str, lang: Lang, keymap: &Keymap) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    // Whether the line before ended a block.
    let mut apart = true;
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix(TICKS) {
            let inside = lines.by_ref().take_while(|line| *line != TICKS);
            let inside: Vec<String> = inside.map(str::to_owned).collect();
            blocks.push(match info {
                "text" => Block::Shown(inside),
                "sh new" => Block::Call(Where::New, inside),
                "sh elsewhere" => Block::Call(Where::Elsewhere, inside),
                "sh" => Block::Call(Where::County, inside),
                name => Block::File(name.to_owned(), inside),
            });
            apart = true;
            continue;
        }
        let words = filled(line, lang, keymap).replace('`', "");
        let words = words.trim();
        let goes_on = !apart && !line.starts_with("- ");
        apart = words.is_empty() || line.starts_with('#');
        if words.is_empty() {
            continue;
        }
        let block = if words == "{keys}" {
            blocks.extend(keys(lang, keymap));
            apart = true;
            continue;
        } else if let Some(title) = words.strip_prefix("# ") {
            Block::Title(title.to_owned())
        } else if let Some(head) = words.strip_prefix("## ") {
            Block::Head(head.to_owned())
        } else if let Some(item) = words.strip_prefix("- ") {
            Block::Item(item.to_owned())
        } else {
            match blocks.last_mut() {
                Some(Block::Text(before) | Block::Item(before)) if goes_on => {
                    before.push_str(between(lang));
                    before.push_str(words);
                    continue;
                }
                _ => Block::Text(words.to_owned()),
            }
        };
        blocks.push(block);
    }
    blocks
}

/// Between two lines of one text.
const fn between(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "",
        Lang::En => " ",
    }
}

const BEGINS: &str = "{key:";

/// With the keys in force. What names no action stays as it stands.
fn filled(line: &str, lang: Lang, keymap: &Keymap) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, named)) = rest.split_once(BEGINS) {
        out.push_str(before);
        let found = named.split_once('}');
        let found = found.and_then(|(name, after)| Some((key(name, lang, keymap)?, after)));
        if let Some((key, after)) = found {
            // Set apart from the words around it.
            out.extend(["<", key.as_str(), ">"]);
            rest = after;
        } else {
            out.push_str(BEGINS);
            rest = named;
        }
    }
    out + rest
}

/// The first key of an action, in one place or where it is met first; what has none is in the menu.
fn key(name: &str, lang: Lang, keymap: &Keymap) -> Option<String> {
    let (name, place) = name
        .split_once('@')
        .map_or((name, None), |(name, place)| (name, Some(place)));
    let action: Action = name.parse().ok()?;
    let contexts = match place {
        Some(place) => {
            let known = Context::ALL.iter().copied();
            let mut named = known.filter(|context| context.name() == place);
            vec![named.find(|context| action.is_legal(*context))?]
        }
        None => action.contexts().to_vec(),
    };
    let first = |action: Action, contexts: &[Context]| {
        let keys = contexts.iter();
        let mut keys = keys.flat_map(|context| keymap.keys_for(*context, action));
        keys.next().map(|keys| keys.label())
    };
    let menu = || {
        let key = first(App::Menu.into(), &[Context::Browse]).unwrap_or_default();
        GuideText::InMenu { key }.say(lang).into_owned()
    };
    Some(first(action, &contexts).unwrap_or_else(menu))
}

fn keys(lang: Lang, keymap: &Keymap) -> Vec<Block> {
    let nouns = rows(keymap, lang, Cells::Plain).into_iter();
    let blocks = nouns.flat_map(|(title, rows)| {
        let head = std::iter::once(Block::Head(title.to_owned()));
        head.chain(rows.into_iter().map(Block::Key))
    });
    blocks.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_no_action_stays_to_be_seen() {
        let read = |text: &str| read(text, Lang::En, &Keymap::default());
        assert_eq!(
            read(
                "press {key:change.save}, {key:roll.late@seats} and {key:change.svae} {key:go.up@nowhere}"
            ),
            [Block::Text(
                "press <Ctrl+S>, <l> and {key:change.svae} {key:go.up@nowhere}".to_owned()
            )]
        );
    }

    #[test]
    fn lines_of_one_text_go_on_and_a_list_is_told_apart() {
        let text = "# 一\n\n甲，\n乙。\n\n- 丙\n  丁\n- 戊\n\n```sh new\nsanzhang `x`\n```\n```text\n答\n```\n";
        let words = |words: &str| words.to_owned();
        assert_eq!(
            read(text, Lang::Zh, &Keymap::default()),
            [
                Block::Title(words("一")),
                Block::Text(words("甲，乙。")),
                Block::Item(words("丙丁")),
                Block::Item(words("戊")),
                Block::Call(Where::New, vec![words("sanzhang `x`")]),
                Block::Shown(vec![words("答")]),
            ]
        );
    }
}
