//! A page in lines of so many columns, as a terminal and the screen show it.

use unicode_width::UnicodeWidthStr;

use super::{Block, Page};
use crate::i18n::{Lang, Say, text::GuideText};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Title,
    Head,
    Text,
    Call,
    Shown,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub kind: Kind,
    pub words: String,
}

/// In front of all that stands under a head.
const UNDER: &str = "  ";
/// In front of a call and of what it answers.
const INSET: &str = "      ";
/// Columns of what an action does, and of its name.
const DOES: usize = 26;
const NAME: usize = 20;

impl Page {
    /// Text is broken by `wrap`; calls stay whole, so that they can be copied.
    pub fn lines(
        &self,
        cols: u16,
        lang: Lang,
        wrap: impl Fn(&str, u16) -> Vec<String>,
    ) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let mut before: Option<&Block> = None;
        for block in &self.blocks {
            if before.is_some_and(|before| !is_close(before, block)) {
                lines.push(line(Kind::Text, String::new()));
            }
            before = Some(block);
            match block {
                Block::Title(words) => lines.push(line(Kind::Title, words.clone())),
                Block::Head(words) => lines.push(line(Kind::Head, words.clone())),
                Block::Text(words) => lines.extend(hung(UNDER, UNDER, words, cols, &wrap)),
                Block::Item(words) => lines.extend(hung("  - ", "    ", words, cols, &wrap)),
                Block::Call(_, calls) => lines.extend(inset(Kind::Call, calls)),
                Block::Shown(said) | Block::File(_, said) => lines.extend(inset(Kind::Shown, said)),
                Block::Key([does, name, hands, fields]) => {
                    let head = padded(&format!("{UNDER}{does} "), DOES);
                    let head = padded(&format!("{head}{name} "), DOES + NAME);
                    let fields = (!fields.is_empty()).then(|| {
                        let keys = fields.clone();
                        GuideText::InFields { keys }.say(lang).into_owned()
                    });
                    let keys = [Some(hands.clone()), fields].into_iter().flatten();
                    let keys = keys.filter(|keys| !keys.is_empty()).collect::<Vec<_>>();
                    let keys = keys.join("  ");
                    let further = " ".repeat(head.width());
                    lines.extend(hung(&head, &further, &keys, cols, &wrap));
                }
            }
        }
        lines
    }
}

/// Whether no line is left free between the two.
fn is_close(before: &Block, block: &Block) -> bool {
    matches!(
        (before, block),
        (Block::Item(_), Block::Item(_))
            | (Block::Key(_), Block::Key(_))
            | (
                Block::Head(_),
                Block::Key(_) | Block::Item(_) | Block::Text(_)
            )
    )
}

const fn line(kind: Kind, words: String) -> Line {
    Line { kind, words }
}

fn inset(kind: Kind, lines: &[String]) -> impl Iterator<Item = Line> {
    let set = move |words: &String| line(kind, format!("{INSET}{words}").trim_end().to_owned());
    lines.iter().map(set)
}

/// The first line behind one thing, those that follow behind another of the same width.
fn hung(
    first: &str,
    further: &str,
    words: &str,
    cols: u16,
    wrap: impl Fn(&str, u16) -> Vec<String>,
) -> Vec<Line> {
    let room = cols.saturating_sub(first.width() as u16).max(8);
    let broken = wrap(words, room).into_iter().enumerate();
    let whole = |(n, words)| {
        let before = if n == 0 { first } else { further };
        line(Kind::Text, format!("{before}{words}").trim_end().to_owned())
    };
    broken.map(whole).collect()
}

fn padded(words: &str, cols: usize) -> String {
    let fill = cols.saturating_sub(words.width());
    words.to_owned() + &" ".repeat(fill)
}
