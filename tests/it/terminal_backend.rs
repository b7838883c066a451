//! What reaches the terminal is the frame, whole glyphs only, in few bytes.

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use sanzhang::terminal::{Painter, SizeSlot};
use sanzhang::ui::{Width, glyphs, paint};

use crate::tty_model::{Attrs, Model};

const COLS: u16 = 23;
const ROWS: u16 = 6;

pub type Screen = Terminal<Painter<Vec<u8>>>;

pub fn screen(cols: u16, rows: u16) -> (Screen, SizeSlot) {
    let slot = SizeSlot::new(cols, rows);
    let painter = Painter::new(Vec::new(), slot.clone(), Width::Narrow);
    (
        Terminal::new(painter).expect("a vector takes every byte"),
        slot,
    )
}

pub fn draw(screen: &mut Screen, view: impl FnOnce(&mut Buffer)) -> (Buffer, Vec<u8>) {
    let buffer = screen
        .draw(|frame| {
            view(frame.buffer_mut());
            paint::settle(frame.buffer_mut());
        })
        .expect("a vector takes every byte")
        .buffer
        .clone();
    (buffer, std::mem::take(screen.backend_mut().writer_mut()))
}

#[derive(Clone, Debug)]
enum Stroke {
    Text(u16, u16, String, Style),
    Raw(u16, u16, String, Style),
    Fill(Rect, Style),
    Frame(Rect, Style),
    Tint(Rect, Style),
}

fn style() -> impl Strategy<Value = Style> {
    let colour = || {
        prop::option::of(prop::sample::select(vec![
            Color::Red,
            Color::Indexed(236),
            Color::Rgb(1, 2, 3),
            Color::White,
        ]))
    };
    let marks = prop::sample::select(vec![
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::UNDERLINED,
        Modifier::REVERSED,
        Modifier::BOLD.union(Modifier::DIM),
        Modifier::DIM,
    ]);
    (colour(), colour(), marks).prop_map(|(fg, bg, marks)| {
        let style = Style::new().add_modifier(marks);
        let style = fg.map_or(style, |c| style.fg(c));
        bg.map_or(style, |c| style.bg(c))
    })
}

fn stroke() -> impl Strategy<Value = Stroke> {
    let words = prop::collection::vec(
        prop::sample::select(vec![
            "镇",
            "雷家岭",
            "a",
            "  ",
            "12",
            "│",
            "──",
            "👨‍👩‍👧",
            "❤\u{fe0f}",
            "e\u{301}",
            "𠮷",
            "🇨🇳",
            "“",
        ]),
        1..6,
    )
    .prop_map(|w| w.concat());
    let spot = || (0..COLS, 0..ROWS);
    let area =
        || (0..COLS, 0..ROWS, 0..12_u16, 0..4_u16).prop_map(|(x, y, w, h)| Rect::new(x, y, w, h));
    prop_oneof![
        4 => (spot(), words.clone(), style()).prop_map(|((x, y), w, s)| Stroke::Text(x, y, w, s)),
        1 => (spot(), words, style()).prop_map(|((x, y), w, s)| Stroke::Raw(x, y, w, s)),
        1 => (area(), style()).prop_map(|(a, s)| Stroke::Fill(a, s)),
        1 => (area(), style()).prop_map(|(a, s)| Stroke::Frame(a, s)),
        1 => (area(), style()).prop_map(|(a, s)| Stroke::Tint(a, s)),
    ]
}

fn apply(buf: &mut Buffer, stroke: &Stroke) {
    match stroke {
        Stroke::Text(x, y, words, style) => {
            paint::text(buf, *x, *y, COLS, words, *style);
        }
        Stroke::Raw(x, y, words, style) => buf.set_string(*x, *y, words, *style),
        Stroke::Fill(area, style) => paint::fill(buf, *area, *style),
        Stroke::Frame(area, style) => {
            paint::frame(buf, *area, &glyphs::NARROW, *style);
        }
        Stroke::Tint(area, style) => buf.set_style(area.intersection(buf.area), *style),
    }
}

fn attrs(cell: &Cell) -> Attrs {
    let colour = |c: Color, base: u16| match c {
        Color::Red => (base + 1).to_string(),
        Color::White => (base + 67).to_string(),
        Color::Indexed(i) => format!("{};5;{i}", base + 8),
        Color::Rgb(r, g, b) => format!("{};2;{r};{g};{b}", base + 8),
        _ => String::new(),
    };
    let marks = cell.modifier;
    let say = |m: Modifier, s: &str| {
        if marks.contains(m) {
            s.to_owned()
        } else {
            String::new()
        }
    };
    Attrs {
        fg: colour(cell.fg, 30),
        bg: colour(cell.bg, 40),
        bold: say(Modifier::BOLD, "b") + &say(Modifier::DIM, "d"),
        underline: say(Modifier::UNDERLINED, "u"),
        reverse: say(Modifier::REVERSED, "r"),
    }
}

pub fn assert_shows(model: &Model, buf: &Buffer) {
    let mut hidden_until = 0;
    for y in 0..buf.area.height {
        for x in 0..buf.area.width {
            let (cell, spot) = (&buf[(x, y)], model.spot(x, y));
            let wanted = attrs(cell);
            let hidden = x > 0 && x < hidden_until;
            if hidden {
                assert_eq!(spot.symbol, "", "second half at {x},{y}");
            } else {
                // Joined emoji are sent as their first.
                let first = cell.symbol().split('\u{200d}').next().expect("one part");
                assert_eq!(spot.symbol, first, "at {x},{y}");
                hidden_until = x + cell.symbol().cell_width();
            }
            assert_eq!(
                (&spot.attrs.bg, &spot.attrs.underline, &spot.attrs.reverse),
                (&wanted.bg, &wanted.underline, &wanted.reverse),
                "back of {:?} at {x},{y}",
                cell.symbol()
            );
            if cell.symbol() != " " {
                assert_eq!(
                    (&spot.attrs.fg, &sorted(&spot.attrs.bold)),
                    (&wanted.fg, &wanted.bold),
                    "front at {x},{y}"
                );
            }
        }
        hidden_until = 0;
    }
    assert_eq!(model.frame, "closed");
}

fn sorted(marks: &str) -> String {
    let mut letters: Vec<char> = marks.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_sequence_of_frames_ends_as_drawn(
        frames in prop::collection::vec((prop::collection::vec(stroke(), 0..7), prop::option::of((0..COLS, 0..ROWS))), 1..6)
    ) {
        let (mut screen, _) = screen(COLS, ROWS);
        let mut strict = Model::new(COLS, ROWS);
        let mut vt = vt100::Parser::new(ROWS.try_into().expect("rows"), COLS.try_into().expect("cols"), 0);
        let mut drawn = Vec::new();
        for (strokes, caret) in frames {
            // Frames build on the last one, as screens do.
            drawn.extend(strokes);
            let from = drawn.len().saturating_sub(9);
            let buffer = screen.draw(|frame| {
                drawn[from..].iter().for_each(|s| apply(frame.buffer_mut(), s));
                paint::settle(frame.buffer_mut());
                if let Some((x, y)) = caret {
                    frame.set_cursor_position(Position::new(x, y));
                }
            }).expect("a vector takes every byte").buffer.clone();
            let bytes = std::mem::take(screen.backend_mut().writer_mut());
            strict.feed(&bytes);
            vt.process(&bytes);
            assert_shows(&strict, &buffer);
            assert_contents(vt.screen(), &buffer);
            match caret {
                Some((x, y)) => {
                    assert_eq!((strict.cursor, strict.x, strict.y), ("shown", x, y));
                    assert_eq!(vt.screen().cursor_position(), (y, x));
                }
                None => assert_eq!(strict.cursor, "hidden"),
            }
        }
    }
}

/// vt100 measures emoji sequences its own way, so only rows without them are compared.
fn assert_contents(screen: &vt100::Screen, buf: &Buffer) {
    for y in 0..buf.area.height {
        let row: Vec<&Cell> = (0..buf.area.width).map(|x| &buf[(x, y)]).collect();
        if row.iter().any(|c| c.symbol().chars().count() > 1) {
            continue;
        }
        let mut x = 0;
        while x < buf.area.width {
            let wanted = buf[(x, y)].symbol();
            let cell = screen.cell(y, x).expect("inside");
            let got = if cell.contents().is_empty() {
                " "
            } else {
                cell.contents()
            };
            assert_eq!(got, wanted, "vt100 at {x},{y}");
            x += wanted.cell_width();
        }
    }
}
