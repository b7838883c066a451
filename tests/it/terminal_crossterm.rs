//! Why some parts of crossterm are not used: each of these says how they would fail here. Where one no longer holds, our
//! own part may go.

use std::{env, thread, time::Instant};

use crossterm::{
    Command,
    cursor::MoveTo,
    event::{EnableMouseCapture, Event, KeyCode, KeyEvent, KeyModifiers},
    style::{self, Color, SetForegroundColor, force_color_output},
};
use portable_pty::CommandBuilder;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use rustix::process::Signal;
use sanzhang::terminal::{decode::Decoder, tty};

use crate::support::pty::{PATIENCE, Seat};
use crate::terminal_backend::{draw, screen};
use crate::terminal_parts::{CHILD, PART};
use crate::terminal_pty::ticks;

fn theirs(part: &str, until: Option<&'static str>) -> Seat {
    let mut command = CommandBuilder::new(env::current_exe().expect("a path"));
    command.args(["--exact", CHILD, "--nocapture"]);
    command.env(PART, part);
    Seat::open(command, (80, 24), until)
}

fn ansi(command: impl Command) -> String {
    let mut out = String::new();
    command.write_ansi(&mut out).expect("a string");
    out
}

fn ours(pieces: &[&str]) -> Vec<Event> {
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    for piece in pieces {
        decoder.feed(piece.as_bytes(), &mut out);
    }
    out
}

#[test]
fn a_torn_sequence_and_a_reply_become_keys_there_and_not_here() {
    let mut seat = theirs("crossterm", None);
    seat.see("READY");
    seat.type_("\x1b");
    seat.see("KEY Esc");
    seat.type_("[A");
    seat.see("KEY Char('A')");
    assert!(!seat.contents().contains("KEY Up"));
    let up = Event::Key(KeyEvent::new(KeyCode::Up, KeyModifiers::NONE));
    assert_eq!(ours(&["\x1b", "[A"]), [up]);

    let reply = "\x1b]11;rgb:0000/0000/0000\x07";
    seat.type_(reply);
    seat.see("KEY Char('r')");
    assert_eq!(ours(&[reply]), []);
    seat.kill(Signal::KILL);
    seat.ends();
}

#[test]
fn when_the_terminal_is_gone_their_reader_turns_for_ever() {
    // It gives up where the end comes at its first wait, and hears of none while a child of another test holds the
    // terminal open: so it has a few tries.
    assert!((0..8).any(|_| turns()), "it never turned");
}

/// Whether it takes a tenth of a second of processor time when its terminal is gone.
fn turns() -> bool {
    // A key has to come first: their reader is made at the first wait, and gives up at once on a terminal already gone.
    let mut seat = theirs("crossterm", Some("KEY Char('x')"));
    seat.see("READY");
    seat.type_("x");
    seat.see("KEY Char('x')");
    let pid = seat.pid();
    while seat.chunks.recv_timeout(PATIENCE).is_ok() {}
    let Seat {
        pair,
        mut child,
        writer,
        ..
    } = seat;
    drop((writer, pair));
    // Ours is gone within two seconds and has used next to nothing.
    let end = Instant::now() + PATIENCE / 4;
    let turned = loop {
        let gone = child.try_wait().expect("a child").is_some();
        if gone || ticks(pid) >= 10 || Instant::now() > end {
            break !gone && ticks(pid) >= 10;
        }
        thread::yield_now();
    };
    // It may be gone by itself.
    let _ = child.kill();
    child.wait().expect("it ends");
    turned
}

#[test]
fn their_colours_cost_more_and_without_colour_take_the_marks_away() {
    let red = ansi(SetForegroundColor(Color::DarkRed));
    assert_eq!(red, "\x1b[38;5;1m");
    let (mut screen, _) = screen(20, 2);
    let paint = |buf: &mut Buffer| {
        let red = Style::new().fg(ratatui::style::Color::Red).bold();
        buf.set_string(0, 0, "x", red);
    };
    let (_, bytes) = draw(&mut screen, paint);
    let bytes = String::from_utf8(bytes).expect("text");
    assert!(bytes.contains("1;31mx"), "{bytes:?}");
    // As if NO_COLOR were set.
    force_color_output(false);
    let plain = ansi(SetForegroundColor(style::Color::Reset));
    force_color_output(true);
    let (rows, cols) = (2_u16, 20_u16);
    let (rows, cols) = (
        rows.try_into().expect("rows"),
        cols.try_into().expect("columns"),
    );
    let mut terminal = vt100::Parser::new(rows, cols, 0);
    terminal.process(format!("\x1b[1m{plain}x").as_bytes());
    let cell = terminal.screen().cell(0, 0).expect("a cell");
    assert!(!cell.bold(), "a colour left unsaid ends what was bold");
}

#[test]
fn their_moves_are_longer() {
    assert_eq!(ansi(MoveTo(0, 1)), "\x1b[2;1H");
    let (mut screen, _) = screen(20, 3);
    draw(&mut screen, |_| {});
    let (_, bytes) = draw(&mut screen, |buf| {
        buf.set_string(0, 1, "x", Style::new());
    });
    let bytes = String::from_utf8(bytes).expect("text");
    assert!(bytes.contains("\x1b[2Hx"), "{bytes:?}");
}

#[test]
fn their_mouse_tells_every_motion() {
    let all_motion = "?1003h";
    assert!(ansi(EnableMouseCapture).contains(all_motion));
    let mut bytes = Vec::new();
    tty::report_mouse(&mut bytes, true).expect("memory");
    assert_eq!(bytes, b"\x1b[?1000h\x1b[?1006h");
}

#[test]
fn their_size_is_of_another_terminal() {
    let mut seat = theirs("two terminals", None);
    seat.see("OURS 50x10 THEIRS 80x24");
    assert_eq!(seat.ends(), 0);
}
