//! How few bytes a frame costs, and which bytes are never sent.

use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use sanzhang::terminal::{Painter, SizeSlot};
use sanzhang::ui::{Width, glyphs, paint};

use crate::terminal_backend::{assert_shows, draw, screen};
use crate::tty_model::Model;

fn list(buf: &mut Buffer, cursor: u16) {
    for y in 0..buf.area.height {
        let (mark, weight) = if y == cursor {
            ("▸", Modifier::BOLD)
        } else {
            (" ", Modifier::empty())
        };
        let style = Style::new().add_modifier(weight);
        paint::text(buf, 0, y, 2, mark, style);
        paint::text(buf, 2, y, 8, "雷家岭村", style);
        paint::text(
            buf,
            12,
            y,
            60,
            "第2邻  邓建华   12 户，重点户 2   第47周",
            Style::new(),
        );
    }
}

#[test]
fn moving_one_row_is_cheap_and_standing_still_is_free() {
    let (mut screen, _) = screen(120, 40);
    let (_, first) = draw(&mut screen, |b| list(b, 3));
    assert!(first.len() > 2_000);
    let (_, moved) = draw(&mut screen, |b| list(b, 4));
    assert!(
        moved.len() <= 150,
        "{} bytes: {}",
        moved.len(),
        String::from_utf8_lossy(&moved)
    );
    for _ in 0..60 {
        assert_eq!(draw(&mut screen, |b| list(b, 4)).1, b"");
    }
}

#[test]
fn a_caret_that_moves_sends_only_itself() {
    let (mut screen, _) = screen(80, 24);
    let mut at = |caret: Option<(u16, u16)>| {
        screen
            .draw(|frame| {
                list(frame.buffer_mut(), 1);
                paint::settle(frame.buffer_mut());
                if let Some(caret) = caret {
                    frame.set_cursor_position(caret);
                }
            })
            .expect("a vector takes every byte");
        std::mem::take(screen.backend_mut().writer_mut())
    };
    at(None);
    assert_eq!(at(Some((5, 20))), b"\x1b[21;6H\x1b[?25h");
    assert_eq!(at(Some((5, 20))), b"");
    assert_eq!(at(Some((6, 20))), b"\x1b[21;7H");
    assert_eq!(at(None), b"\x1b[?25l");
    assert_eq!(at(None), b"");
}

#[test]
fn a_dialog_over_dense_text_stays_within_its_bytes() {
    let (mut screen, _) = screen(120, 40);
    draw(&mut screen, |b| list(b, 3));
    let dialog = |b: &mut Buffer| {
        list(b, 3);
        let inside = paint::frame(
            b,
            Rect::new(20, 8, 80, 20),
            &glyphs::NARROW,
            Style::new().fg(Color::Indexed(75)),
        );
        for y in 0..inside.height {
            paint::text(
                b,
                inside.x,
                inside.y + y,
                inside.width,
                "户主  黄桂兰   电话 139****0000   关系 本人",
                Style::new(),
            );
        }
    };
    let (_, opened) = draw(&mut screen, dialog);
    let (_, closed) = draw(&mut screen, |b| list(b, 3));
    assert!(opened.len() <= 6_000, "opening: {}", opened.len());
    assert!(closed.len() <= 6_000, "closing: {}", closed.len());
}

#[test]
fn what_could_steer_a_terminal_is_replaced() {
    let bad = [
        "\x1b]52;c;aGk=\x07",
        "\u{202e}x",
        "a\u{9b}31m",
        "户\n",
        "\u{200b}",
        "x\u{e0041}",
        "",
    ];
    let (mut screen, _) = screen(20, 8);
    let mut model = Model::new(20, 8);
    let (_, bytes) = draw(&mut screen, |b| {
        for (y, symbol) in (0..).zip(bad) {
            b[(0, y)].set_symbol(symbol);
        }
        b[(19, 7)].set_symbol("镇");
    });
    model.feed(&bytes);
    for (y, symbol) in (0..).zip(bad) {
        assert_eq!(model.spot(0, y).symbol, "?", "{symbol:?}");
    }
    assert_eq!(
        model.spot(19, 7).symbol,
        " ",
        "a glyph that does not fit is left out"
    );
}

#[test]
fn a_new_size_and_a_stranger_on_the_screen_repaint_everything() {
    let (mut screen, slot) = screen(40, 5);
    draw(&mut screen, |b| list(b, 0));
    slot.set(30, 8);
    let (buffer, bytes) = draw(&mut screen, |b| list(b, 0));
    let mut model = Model::new(30, 8);
    model.feed(&bytes);
    assert_shows(&model, &buffer);

    screen.backend_mut().forget();
    let (buffer, bytes) = draw(&mut screen, |b| list(b, 0));
    let mut model = Model::new(30, 8);
    model.feed(&bytes);
    assert_shows(&model, &buffer);
}

#[test]
fn a_storm_of_sizes_ends_at_the_newest() {
    let (mut screen, slot) = screen(80, 24);
    let hand = slot.clone();
    let storm = std::thread::spawn(move || {
        for n in 0..20_000_u16 {
            hand.set(n % 200, n % 70);
        }
        hand.set(97, 31);
    });
    while !storm.is_finished() {
        draw(&mut screen, |b| {
            let area = b.area;
            paint::frame(b, area, &glyphs::NARROW, Style::new());
        });
    }
    storm.join().expect("the storm ends");
    let (buffer, _) = draw(&mut screen, |b| list(b, 0));
    assert_eq!((buffer.area.width, buffer.area.height), (97, 31));
    assert_eq!(screen.backend().size().expect("a slot").width, 97);
}

#[test]
fn a_wide_terminal_gets_nothing_it_would_draw_two_columns_wide() {
    let painter = Painter::new(Vec::new(), SizeSlot::new(20, 1), Width::Wide);
    let mut screen = Terminal::new(painter).expect("a vector takes every byte");
    let (_, bytes) = draw(&mut screen, |b| {
        paint::text(b, 0, 0, 20, "“三长”①…│▸", Style::new());
    });
    let mut model = Model::new(20, 1);
    model.feed(&bytes);
    let seen: String = (0..20).map(|x| model.spot(x, 0).symbol.clone()).collect();
    assert_eq!(seen.trim_end(), "\"三长\"1.|▸");
}
