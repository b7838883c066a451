//! What of a row must be sent, and how far its glyphs can be trusted to be as wide as we think.

use std::ops::Range;

use super::grid::{Kind, Spot};

/// The next stretch of changed cells that share a pen and begins and ends at whole glyphs.
pub(super) fn next_run(wanted: &[Spot], shown: &[Spot], within: Range<usize>) -> Range<usize> {
    let unit = |x: usize| x..(x + usize::from(wanted[x].columns())).min(wanted.len());
    let differs = |x: usize| unit(x).any(|i| wanted[i] != shown[i]);
    let mut x = within.start;
    while x < within.end && !differs(x) {
        x = unit(x).end;
    }
    let start = x.min(within.end);
    while x < within.end && differs(x) && wanted[x].pen == wanted[start].pen {
        if needs_repair(&wanted[unit(x)], &shown[unit(x)])
            != needs_repair(&wanted[unit(start)], &shown[unit(start)])
        {
            break;
        }
        x = unit(x).end;
    }
    start..x.max(start)
}

/// A second half that shows through: its back changed, or a terminal might draw the glyph narrow.
pub(super) fn needs_repair(wanted: &[Spot], shown: &[Spot]) -> bool {
    let doubtful = |s: &Spot| s.columns() > 1 && !one_char(s.symbol());
    if wanted.iter().any(doubtful) {
        return true;
    }
    wanted
        .iter()
        .zip(shown)
        .any(|(w, s)| w.kind == Kind::Hidden && w.pen.backs_differently(s.pen))
}

/// Do all terminals agree how wide this is? ASCII, Han, kana, Hangul and full-width forms.
pub(super) fn sure(symbol: &str) -> bool {
    if symbol.len() == 1 {
        return true;
    }
    let wide = |c| {
        matches!(c, '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{4dbf}')
            || matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff5e}')
    };
    one_char(symbol) && symbol.chars().all(wide)
}

/// Pieces of a line may follow each other unchecked: only where the line ends does the column count.
pub(super) fn line_piece(symbol: &str) -> bool {
    one_char(symbol) && symbol.chars().all(|c| matches!(c, '\u{2500}'..='\u{259f}'))
}

fn one_char(symbol: &str) -> bool {
    symbol.chars().nth(1).is_none()
}
