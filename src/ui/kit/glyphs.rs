//! The few signs screens are drawn with, in four sets for terminals that disagree about widths.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::text::graphemes;
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthStr;

/// How wide this terminal draws characters of ambiguous width; `Auto` is settled by asking the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Width {
    #[default]
    Auto,
    Narrow,
    Wide,
    Ascii,
}

/// Every sign is one column wide in the set's own terminals.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    pub horizontal: &'static str,
    pub vertical: &'static str,
    pub top_left: &'static str,
    pub top_right: &'static str,
    pub bottom_left: &'static str,
    pub bottom_right: &'static str,
    /// The cursor row and a folded branch.
    pub folded: &'static str,
    pub open: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    /// The filled part of a bar.
    pub full: &'static str,
    /// What is planned, and two kinds of what came of it, on days.
    pub dot: &'static str,
    pub ring: &'static str,
    pub disc: &'static str,
    pub ellipsis: &'static str,
    /// Between the parts of a path.
    pub crumb: &'static str,
    /// Before the text of an input line.
    pub prompt: &'static str,
}

pub static NARROW: Glyphs = Glyphs {
    horizontal: "─",
    vertical: "│",
    top_left: "┌",
    top_right: "┐",
    bottom_left: "└",
    bottom_right: "┘",
    folded: "▸",
    open: "▾",
    yes: "✓",
    no: "✗",
    full: "█",
    dot: "·",
    ring: "○",
    disc: "●",
    ellipsis: "…",
    crumb: "›",
    prompt: "›",
};

/// Ambiguous signs take two columns here, so lines are ASCII; the small triangles and ticks stay narrow.
pub static WIDE: Glyphs = Glyphs {
    horizontal: "-",
    vertical: "|",
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    ellipsis: "..",
    crumb: ">",
    prompt: ">",
    full: "#",
    dot: ".",
    ring: "o",
    disc: "*",
    ..NARROW
};

pub static ASCII: Glyphs = Glyphs {
    folded: ">",
    open: "v",
    yes: "+",
    no: "x",
    ..WIDE
};

impl Width {
    pub fn glyphs(self) -> &'static Glyphs {
        match self {
            Width::Auto | Width::Narrow => &NARROW,
            Width::Wide => &WIDE,
            Width::Ascii => &ASCII,
        }
    }

    /// How keys are named here: arrows are words where a sign for them is missing or takes two columns, and `^` alone
    /// would be read as Ctrl.
    pub fn keys(self, label: &str) -> Cow<'_, str> {
        match self {
            Self::Auto | Self::Narrow => Cow::Borrowed(label),
            Self::Wide | Self::Ascii => {
                let mut words = label.to_owned();
                for (arrow, word) in ARROWS {
                    words = words.replace(arrow, word);
                }
                Cow::Owned(words)
            }
        }
    }

    /// People's text made safe for this terminal.
    pub fn safe(self, text: &str) -> Cow<'_, str> {
        match self {
            Width::Wide => ambiguous(text),
            Width::Auto | Width::Narrow | Width::Ascii => Cow::Borrowed(text),
        }
    }
}

const ARROWS: [(&str, &str); 4] = [("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "Right")];

/// Swaps what a Chinese terminal may draw two columns wide for a twin that is one column everywhere. Do this before
/// cutting: a twin may be longer than what it stands for.
pub fn ambiguous(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || graphemes(text).all(|(_, g)| settled(g)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        graphemes(text)
            .map(|(_, g)| if settled(g) { g } else { twin(g) })
            .collect(),
    )
}

/// The same for one cell that must stay one column: the last resort, where text was not made safe before it was laid
/// out. `None` if the cell is fine.
pub fn cell_twin(symbol: &str) -> Option<&'static str> {
    if symbol.is_ascii() || settled(symbol) {
        return None;
    }
    let twin = twin(symbol);
    match twin.len() {
        1 => Some(twin),
        // The digit of `(1)`, the first sign of the others.
        _ if twin.starts_with('(') => twin.get(1..2),
        _ => twin.get(..1),
    }
}

/// Where signs are ASCII: what stands for a cell that is none. Text of full width is what people wrote, and stays;
/// letters lose what is over them. `None` if the cell is fine.
pub fn ascii_twin(symbol: &str) -> Option<Cow<'static, str>> {
    if symbol.is_ascii() || symbol.width() > 1 {
        return None;
    }
    let bare: String = symbol.nfd().filter(char::is_ascii).collect();
    Some(match symbol {
        "✓" => ASCII.yes.into(),
        "✗" => ASCII.no.into(),
        "▸" | "›" => ASCII.folded.into(),
        "▾" => ASCII.open.into(),
        "−" => "-".into(),
        "░" => " ".into(),
        _ if bare.len() == 1 => bare.into(),
        _ => cell_twin(symbol).unwrap_or("?").into(),
    })
}

/// The ticks and triangles of the sets above count as settled: terminals were seen to agree on them.
fn settled(grapheme: &str) -> bool {
    grapheme.width() == grapheme.width_cjk() || matches!(grapheme, "▸" | "▾" | "✓" | "✗" | "░")
}

fn twin(grapheme: &str) -> &'static str {
    match grapheme {
        "“" | "”" => "\"",
        "‘" | "’" => "'",
        "…" => "..",
        "—" | "–" | "―" | "─" | "━" | "‐" => "-",
        "│" | "┃" | "║" | "|" => "|",
        "·" | "•" | "●" | "■" | "◆" | "▪" | "★" | "☆" | "※" => "*",
        "○" | "□" | "◇" | "◯" | "°" => "o",
        "→" | "▶" | "▷" | "⇒" => ">",
        "←" | "◀" | "◁" => "<",
        "↑" | "▲" | "△" => "^",
        "↓" | "▼" | "▽" => "v",
        "×" => "x",
        "÷" => "/",
        "±" => "+-",
        "℃" => "C",
        "№" => "No",
        "≤" | "≦" => "<=",
        "≥" | "≧" => ">=",
        "≠" => "!=",
        "≈" => "~",
        "§" => "S",
        "①" => "(1)",
        "②" => "(2)",
        "③" => "(3)",
        "④" => "(4)",
        "⑤" => "(5)",
        "⑥" => "(6)",
        "⑦" => "(7)",
        "⑧" => "(8)",
        "⑨" => "(9)",
        "⑩" => "(10)",
        "█" | "▌" | "▐" | "▓" | "▒" => "#",
        "┌" | "┐" | "└" | "┘" | "├" | "┤" | "┬" | "┴" | "┼" => "+",
        _ => "?",
    }
}
