//! Text measured in display columns: width, cut, pad, wrap. Everything on screen is cut here and nowhere else.

use std::borrow::Cow;

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

/// The graphemes of a text with where each begins. Nearly all of what is drawn are letters, Han and their punctuation,
/// which never join with one another, so the tables of Unicode are asked for the rest only.
pub fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let (head, _) = rest.split_at(first_len(rest));
        let begins = at;
        at += head.len();
        Some((begins, head))
    })
}

/// The length of the first grapheme, in bytes.
fn first_len(text: &str) -> usize {
    let mut chars = text.chars();
    let Some(first) = chars.next().filter(|&c| alone(c).is_some()) else {
        return text.graphemes(true).next().map_or(0, str::len);
    };
    match chars.next() {
        Some(next) if alone(next).is_none() => text.graphemes(true).next().map_or(0, str::len),
        _ => first.len_utf8(),
    }
}

/// The columns of a character that is a grapheme of its own beside any other such.
const fn alone(c: char) -> Option<u16> {
    match c {
        ' '..='~' => Some(1),
        // Punctuation up to the tone marks, which join; ideographs; full width forms.
        '\u{3000}'..='\u{3029}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ff01}'..='\u{ff60}' => Some(2),
        _ => None,
    }
}

/// Display columns a buffer will give this text; control characters take none because they are never drawn.
pub fn width(text: &str) -> u16 {
    if text.is_ascii() {
        let shown = text.bytes().filter(|b| !b.is_ascii_control()).count();
        return u16::try_from(shown).unwrap_or(u16::MAX);
    }
    graphemes(text).fold(0, |sum: u16, (_, g)| sum.saturating_add(columns(g)))
}

/// Columns of one grapheme. The buffer's own measure is asked, so that both always agree.
pub(super) fn columns(grapheme: &str) -> u16 {
    let mut chars = grapheme.chars();
    if let (Some(cols), None) = (chars.next().and_then(alone), chars.next()) {
        return cols;
    }
    if grapheme.contains(char::is_control) {
        return 0;
    }
    grapheme.cell_width()
}

/// The text in at most `cols` columns; what is cut ends in `ellipsis` if that fits.
pub fn cut<'a>(text: &'a str, cols: u16, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= cols {
        return Cow::Borrowed(text);
    }
    let mark = if width(ellipsis) <= cols {
        ellipsis
    } else {
        ""
    };
    let (head, _) = split(text, cols - width(mark));
    if mark.is_empty() {
        return Cow::Borrowed(head);
    }
    Cow::Owned([head, mark].concat())
}

/// A path in at most `cols` columns. What tells two places apart are the part `kept` and the last ones, so what lies
/// between them gives way first, then what comes before, then the middle of the last one.
pub fn cut_path<'a>(
    path: &'a str,
    between: &str,
    kept: usize,
    cols: u16,
    ellipsis: &str,
) -> Cow<'a, str> {
    if width(path) <= cols {
        return Cow::Borrowed(path);
    }
    let parts: Vec<&str> = path.split(between).collect();
    let last = parts.len() - 1;
    let kept = kept.min(last);
    let joined = |head: &[&str], from: usize| {
        let tail = &parts[from..];
        [head, &[ellipsis], tail].concat().join(between)
    };
    // A number at the end says little without the part before it.
    let whole = (kept + 2..last).map(|from| joined(&parts[..=kept], from));
    let shorter = whole
        .chain((kept + 2..=last).map(|from| joined(&parts[kept..=kept], from)))
        .chain(std::iter::once(joined(&[], last)));
    for line in shorter {
        if width(&line) <= cols {
            return Cow::Owned(line);
        }
    }
    middle(parts[last], cols, ellipsis)
}

/// Keeps a third of the columns for how the text begins, the rest for how it ends.
fn middle<'a>(text: &'a str, cols: u16, ellipsis: &str) -> Cow<'a, str> {
    let room = cols.saturating_sub(width(ellipsis));
    if width(text) <= cols || room < 4 {
        return cut(text, cols, ellipsis);
    }
    let (head, rest) = split(text, room / 3);
    let room = room - width(head);
    let mut ends = graphemes(rest).map(|(at, _)| rest.split_at(at).1);
    let tail = ends.find(|tail| width(tail) <= room);
    Cow::Owned([head, ellipsis, tail.unwrap_or_default()].concat())
}

/// Cut and filled with blanks on the right to exactly `cols` columns.
pub fn pad_right(text: &str, cols: u16, ellipsis: &str) -> String {
    let cut = cut(text, cols, ellipsis);
    let fill = usize::from(cols - width(&cut));
    let mut out = cut.into_owned();
    out.extend(std::iter::repeat_n(' ', fill));
    out
}

/// Cut and filled with blanks on the left to exactly `cols` columns: figures.
pub fn pad_left(text: &str, cols: u16, ellipsis: &str) -> String {
    let cut = cut(text, cols, ellipsis);
    let mut out = " ".repeat(usize::from(cols - width(&cut)));
    out.push_str(&cut);
    out
}

/// The longest run of whole graphemes within `cols` columns, and the rest.
fn split(text: &str, cols: u16) -> (&str, &str) {
    let mut used = 0_u16;
    for (at, grapheme) in graphemes(text) {
        used = used.saturating_add(columns(grapheme));
        if used > cols {
            return text.split_at(at);
        }
    }
    (text, "")
}

/// The text in pieces of at most `cols` columns, as a terminal goes on in its next row: together they are the text.
pub fn rows(text: &str, cols: u16) -> Vec<&str> {
    let (mut rows, mut rest) = (Vec::new(), text);
    loop {
        let (head, tail) = split(rest, cols.max(2));
        rows.push(head);
        if tail.is_empty() {
            return rows;
        }
        rest = tail;
    }
}

/// Lines of at most `cols` columns. Breaks at blanks and between wide glyphs, keeps a Latin word whole where it fits
/// on a line, starts no line with closing punctuation and ends none with opening punctuation. Only blanks at a break
/// are dropped. A glyph wider than `cols` gets a line of its own.
pub fn wrap(text: &str, cols: u16) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        wrap_line(line.trim_end_matches('\r'), cols.max(1), &mut lines);
    }
    lines
}

/// The same, between clauses where there are such: a word of two characters is not torn for the sake of a full line.
pub fn wrap_clauses(text: &str, cols: u16) -> Vec<String> {
    let ends = [' ', '、', '，', '：', '；', '）'];
    let mut lines: Vec<String> = Vec::new();
    for clause in text.split_inclusive(ends) {
        let fits = |line: &&mut String| width(line) + width(clause.trim_end()) <= cols;
        if let Some(line) = lines.last_mut().filter(fits) {
            line.push_str(clause);
            continue;
        }
        lines.extend(wrap(clause, cols));
        let blanks = clause.len() - clause.trim_end().len();
        if let Some(line) = lines.last_mut() {
            line.push_str(&" ".repeat(blanks));
        }
    }
    lines
        .iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

fn wrap_line(text: &str, cols: u16, lines: &mut Vec<String>) {
    let mut line = String::new();
    for piece in pieces(text) {
        let room = cols.saturating_sub(width(&line));
        let fits = width(piece) <= room && width(&line) <= cols;
        if fits || piece.trim().is_empty() {
            // Blanks may hang over the edge: they vanish if the line breaks here.
            line.push_str(piece);
            continue;
        }
        if !line.trim().is_empty() {
            finish(&mut line, lines);
        }
        let mut rest = piece;
        while width(&line).saturating_add(width(rest)) > cols {
            let (head, tail) = split(rest, cols.saturating_sub(width(&line)));
            let (head, tail) = if head.is_empty() && line.is_empty() {
                first(rest)
            } else {
                (head, tail)
            };
            if tail.is_empty() && head == rest {
                break;
            }
            line.push_str(head);
            finish(&mut line, lines);
            rest = tail;
        }
        line.push_str(rest);
    }
    finish(&mut line, lines);
}

fn finish(line: &mut String, lines: &mut Vec<String>) {
    lines.push(line.trim_end().to_owned());
    line.clear();
}

fn first(text: &str) -> (&str, &str) {
    text.split_at(first_len(text))
}

/// Unbreakable pieces: a run of blanks, a Latin word, or a wide glyph with the punctuation that clings to it.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut before: Option<&str> = None;
    for (at, grapheme) in graphemes(text) {
        if before.is_some_and(|b| may_break(b, grapheme)) {
            out.push(
                text.get(start..at)
                    .expect("grapheme bounds are char bounds"),
            );
            start = at;
        }
        before = Some(grapheme);
    }
    if start < text.len() {
        out.push(text.get(start..).expect("grapheme bounds are char bounds"));
    }
    out
}

fn may_break(before: &str, after: &str) -> bool {
    match (blank(before), blank(after)) {
        (true, true) => false,
        (true, false) | (false, true) => true,
        (false, false) => {
            (columns(before) > 1 || columns(after) > 1) && !opening(before) && !closing(after)
        }
    }
}

fn blank(grapheme: &str) -> bool {
    grapheme.chars().all(char::is_whitespace)
}

fn closing(grapheme: &str) -> bool {
    grapheme.starts_with(|c| "，。、；：？！）》〉」』】〕〗”’…—·％℃,.;:?!)]}>%~～".contains(c))
}

fn opening(grapheme: &str) -> bool {
    grapheme.starts_with(|c| "（《〈「『【〔〖“‘([{<￥＃".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_broken_between_before_they_are_broken_within() {
        let text = "11-30  已撤销：从 成国伟 户分出一户：人口 3 → 4";
        for cols in 16..60 {
            let lines = wrap_clauses(text, cols);
            assert!(lines.iter().all(|line| width(line) <= cols), "{lines:?}");
            for word in ["人口", "户分出一户", "11-30"] {
                assert!(
                    lines.iter().any(|line| line.contains(word)),
                    "{cols} {lines:?}"
                );
            }
        }
        assert_eq!(wrap_clauses(text, 80), [text]);
    }
}
