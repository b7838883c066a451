//! Columns: whatever is cut, padded, wrapped or cleared, nothing is torn and nothing is lost.

use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use sanzhang::ui::{glyphs, kit::glyphs::ambiguous};
use sanzhang::ui::{paint, text};
use unicode_segmentation::UnicodeSegmentation;

fn mixed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,9}",
        "[ ]{1,2}",
        "[一-鿿]{1,4}",
        Just("，".to_owned()),
        Just("（".to_owned()),
        Just("”".to_owned()),
        Just("“".to_owned()),
        Just("👨‍👩‍👧".to_owned()),
        Just("❤\u{fe0f}".to_owned()),
        Just("e\u{301}".to_owned()),
        Just("𠮷㮾".to_owned()),
        Just("ﾊﾞ".to_owned()),
        Just("\u{e000}".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..16).prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn cut_stays_within_its_columns_and_splits_no_grapheme(words in mixed(), cols in 0_u16..40) {
        for ellipsis in ["..", "…"] {
            let cut = text::cut(&words, cols, ellipsis);
            prop_assert!(text::width(&cut) <= cols);
            let kept = if *cut == *words { &*cut } else { cut.strip_suffix(ellipsis).unwrap_or(&cut) };
            let whole: Vec<&str> = words.graphemes(true).collect();
            let part: Vec<&str> = kept.graphemes(true).collect();
            prop_assert_eq!(&whole[..part.len()], &part[..]);
        }
    }

    #[test]
    fn graphemes_are_unicodes_and_stand_where_the_buffer_would_put_them(words in mixed(), x in 0_u16..4, cols in 0_u16..40) {
        let own: Vec<(usize, &str)> = text::graphemes(&words).collect();
        prop_assert_eq!(own, words.grapheme_indices(true).collect::<Vec<_>>());
        let mut drawn = Buffer::empty(Rect::new(0, 0, 30, 1));
        let mut plain = drawn.clone();
        let style = Style::new().fg(Color::Red);
        let end = paint::text(&mut drawn, x, 0, cols, &words, style);
        let (after, _) = plain.set_stringn(x, 0, &words, usize::from(cols), style);
        prop_assert_eq!((end, drawn), (after, plain));
    }

    #[test]
    fn padding_fills_exactly(words in mixed(), cols in 0_u16..40) {
        prop_assert_eq!(text::width(&text::pad_right(&words, cols, "…")), cols);
        prop_assert_eq!(text::width(&text::pad_left(&words, cols, "..")), cols);
    }

    #[test]
    fn wrapping_loses_nothing_but_blanks(words in mixed(), cols in 2_u16..40) {
        let solid = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let lines = text::wrap(&words, cols);
        prop_assert_eq!(solid(&lines.concat()), solid(&words));
        for line in &lines {
            prop_assert!(text::width(line) <= cols || line.graphemes(true).count() == 1, "{:?} in {}", line, cols);
        }
    }

    #[test]
    fn the_buffer_agrees_about_the_width(words in mixed()) {
        let mut buf = Buffer::empty(Rect::new(0, 0, 200, 1));
        let end = paint::text(&mut buf, 0, 0, 200, &words, Style::new());
        prop_assert_eq!(end, text::width(&words).min(200));
    }

    #[test]
    fn in_a_wide_terminal_nothing_ambiguous_is_left(words in mixed()) {
        let safe = ambiguous(&words);
        prop_assert_eq!(ambiguous(&safe), safe.as_ref());
    }
}

#[test]
fn lines_break_between_han_and_keep_words_and_punctuation() {
    assert_eq!(
        text::wrap("每个邻长联系十五户，不超过。", 8),
        ["每个邻长", "联系十五", "户，不超", "过。"]
    );
    assert_eq!(text::wrap("四字成行，好", 8), ["四字成", "行，好"]);
    assert_eq!(text::wrap("甲乙丙（丁）", 8), ["甲乙丙", "（丁）"]);
    assert_eq!(text::wrap("the quick brown", 9), ["the quick", "brown"]);
    assert_eq!(
        text::wrap("incomprehensible", 6),
        ["incomp", "rehens", "ible"]
    );
    assert_eq!(text::wrap("一\n\n二", 8), ["一", "", "二"]);
}

#[test]
fn cutting_says_that_it_cut() {
    assert_eq!(text::cut("楠市镇大元井村", 9, "…"), "楠市镇大…");
    assert_eq!(text::cut("楠市镇大元井村", 9, ".."), "楠市镇..");
    assert_eq!(text::cut("楠市镇", 6, "…"), "楠市镇");
    assert_eq!(text::cut("楠市镇", 1, ".."), "");
    assert_eq!(text::pad_right("楠市镇", 8, ".."), "楠市镇  ");
    assert_eq!(text::pad_left("12.3", 6, ".."), "  12.3");
}

#[test]
fn twins_stand_in_for_ambiguous_signs() {
    assert_eq!(ambiguous("“三长”…→①"), "\"三长\"..>(1)");
    assert_eq!(ambiguous("▸▾✓✗"), "▸▾✓✗");
    for set in [&glyphs::WIDE, &glyphs::ASCII] {
        assert_eq!(ambiguous(set.vertical), set.vertical);
        assert_eq!(ambiguous(set.ellipsis), set.ellipsis);
    }
}

/// Every hidden cell must be blank: what stands there is never drawn and shows up when the glyph goes.
fn assert_settled(buf: &Buffer, what: &str) {
    let area = buf.area;
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            let cols = buf[(x, y)].symbol().cell_width().max(1);
            assert!(
                x + cols <= area.right(),
                "{what}: a glyph sticks out at {x},{y}"
            );
            for hidden in x + 1..x + cols {
                assert_eq!(
                    buf[(hidden, y)].symbol(),
                    " ",
                    "{what}: hidden cell at {hidden},{y}"
                );
            }
            x += cols;
        }
    }
}

fn dense(offset: u16) -> Buffer {
    let mut buf = Buffer::empty(Rect::new(0, 0, 24, 8));
    for y in 0..8 {
        let from = (offset + y) % 2;
        paint::text(
            &mut buf,
            from,
            y,
            24,
            "塔峰镇雷家岭村第三邻户主邓建华",
            Style::new(),
        );
    }
    buf
}

#[test]
fn a_popup_at_any_offset_leaves_no_half_glyph() {
    for offset in 0..2 {
        for x in 0..24 {
            for cols in 0..=24 - x {
                let mut buf = dense(offset);
                let area = Rect::new(x, 1, cols, 5);
                paint::clear(&mut buf, area);
                assert_settled(&buf, "clear");
                let inside =
                    paint::frame(&mut buf, area, &glyphs::NARROW, Style::new().fg(Color::Red));
                paint::text(
                    &mut buf,
                    inside.x,
                    inside.y,
                    inside.width,
                    "确定要撤销吗",
                    Style::new(),
                );
                paint::title(&mut buf, area, "撤销", &glyphs::NARROW, Style::new());
                assert_settled(&buf, "frame");
                let before = buf.clone();
                paint::settle(&mut buf);
                assert_eq!(
                    symbols(&before),
                    symbols(&buf),
                    "settling has nothing left to mend"
                );
            }
        }
    }
}

#[test]
fn writing_anywhere_leaves_no_half_glyph() {
    for words in ["a", "户", "ab", "三长", "x户"] {
        for offset in 0..2 {
            for x in 0..25 {
                let mut buf = dense(offset);
                let end = paint::text(&mut buf, x, 3, 5, words, Style::new());
                assert!(end <= 24 || x > 24);
                assert_settled(&buf, words);
            }
        }
    }
}

#[test]
fn settling_gives_hidden_cells_their_glyphs_style_and_mends_strange_widgets() {
    let mut buf = dense(0);
    buf.set_style(Rect::new(0, 2, 1, 1), Style::new().bg(Color::Blue));
    buf[(5, 0)].set_symbol("x");
    buf[(23, 4)].set_symbol("长");
    paint::settle(&mut buf);
    assert_settled(&buf, "settle");
    assert_eq!(buf[(1, 2)].bg, Color::Blue);
    assert_eq!((buf[(4, 0)].symbol(), buf[(5, 0)].symbol()), (" ", "x"));
}

#[test]
fn drawing_outside_is_silent() {
    let mut buf = Buffer::empty(Rect::new(2, 2, 4, 1));
    for (x, y) in [(0, 0), (6, 2), (2, 3), (u16::MAX, u16::MAX)] {
        assert_eq!(paint::text(&mut buf, x, y, 9, "三长", Style::new()), x);
    }
    paint::clear(&mut buf, Rect::new(0, 0, 100, 100));
    for size in [
        Rect::new(0, 0, 0, 0),
        Rect::new(0, 0, 1, 1),
        Rect::new(0, 0, 2, 2),
    ] {
        let mut small = Buffer::empty(size);
        paint::frame(
            &mut small,
            Rect::new(0, 0, 9, 9),
            &glyphs::ASCII,
            Style::new(),
        );
        paint::settle(&mut small);
    }
    assert_eq!(buf, Buffer::empty(Rect::new(2, 2, 4, 1)));
}

fn symbols(buf: &Buffer) -> String {
    buf.content
        .iter()
        .map(ratatui::buffer::Cell::symbol)
        .collect()
}

#[test]
fn every_character_is_measured_as_the_buffer_measures_it() {
    for c in '\u{0}'..=char::MAX {
        let symbol = c.to_string();
        let cols = if c.is_control() {
            0
        } else {
            symbol.cell_width()
        };
        assert_eq!(text::width(&symbol), cols, "{c:?}");
    }
}
