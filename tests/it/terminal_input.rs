//! Keys and pastes come out the same however the line chops the bytes.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use proptest::prelude::*;
use sanzhang::terminal::decode::Decoder;

fn typed(bytes: &[u8]) -> Vec<Event> {
    let mut decoder = Decoder::default();
    let mut out = Vec::new();
    decoder.feed(bytes, &mut out);
    decoder.silence(&mut out);
    out
}

fn one(bytes: &[u8]) -> KeyEvent {
    match typed(bytes).as_slice() {
        [Event::Key(key)] => *key,
        other => panic!("{bytes:?} gave {other:?}"),
    }
}

const NONE: KeyModifiers = KeyModifiers::NONE;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

#[test]
fn keys_are_named_as_terminals_send_them() {
    let cases: &[(&[u8], (KeyCode, KeyModifiers))] = &[
        (b"G", (KeyCode::Char('G'), NONE)),
        ("村".as_bytes(), (KeyCode::Char('村'), NONE)),
        ("𠮷".as_bytes(), (KeyCode::Char('𠮷'), NONE)),
        (b"\x1b", (KeyCode::Esc, NONE)),
        (b"\r", (KeyCode::Enter, NONE)),
        (b"\x7f", (KeyCode::Backspace, NONE)),
        (b"\x08", (KeyCode::Backspace, NONE)),
        (b"\x12", (KeyCode::Char('r'), CTRL)),
        (b"\x1bx", (KeyCode::Char('x'), ALT)),
        (b"\x1b[A", (KeyCode::Up, NONE)),
        (b"\x1bOB", (KeyCode::Down, NONE)),
        (b"\x1b[1;3D", (KeyCode::Left, ALT)),
        (b"\x1b\x1b[D", (KeyCode::Left, ALT)),
        (b"\x1b[1;5C", (KeyCode::Right, CTRL)),
        (b"\x1b[Z", (KeyCode::BackTab, SHIFT)),
        (b"\x1b[5~", (KeyCode::PageUp, NONE)),
        (b"\x1b[3;2~", (KeyCode::Delete, SHIFT)),
        (b"\x1bOP", (KeyCode::F(1), NONE)),
        (b"\x1b[11~", (KeyCode::F(1), NONE)),
        (b"\x1b[[B", (KeyCode::F(2), NONE)),
        (b"\x1b[20~", (KeyCode::F(9), NONE)),
        (b"\x1b[24~", (KeyCode::F(12), NONE)),
        (b"\x1b[1;2R", (KeyCode::F(3), SHIFT)),
    ];
    for (bytes, (code, held)) in cases {
        assert_eq!(
            one(bytes),
            KeyEvent::new(*code, *held),
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn the_mouse_is_told_as_it_was_moved() {
    type Told = (MouseEventKind, u16, u16, KeyModifiers);
    let cases: &[(&[u8], Told)] = &[
        (b"\x1b[<64;10;8M", (MouseEventKind::ScrollUp, 9, 7, NONE)),
        (
            b"\x1b[<65;300;1M",
            (MouseEventKind::ScrollDown, 299, 0, NONE),
        ),
        (
            b"\x1b[<0;1;1M",
            (MouseEventKind::Down(MouseButton::Left), 0, 0, NONE),
        ),
        (
            b"\x1b[<18;4;5m",
            (MouseEventKind::Up(MouseButton::Right), 3, 4, CTRL),
        ),
        (
            b"\x1b[<36;4;5M",
            (MouseEventKind::Drag(MouseButton::Left), 3, 4, SHIFT),
        ),
    ];
    for (bytes, (kind, column, row, modifiers)) in cases {
        let told = MouseEvent {
            kind: *kind,
            column: *column,
            row: *row,
            modifiers: *modifiers,
        };
        assert_eq!(typed(bytes), [Event::Mouse(told)]);
    }
    for bytes in [
        &b"\x1b[<0;0;1M"[..],
        b"\x1b[<0;1M",
        b"\x1b[<128;1;1M",
        b"\x1b[<M",
    ] {
        assert_eq!(typed(bytes), [], "{bytes:?}");
    }
}

#[test]
fn replies_and_rubbish_are_no_keys() {
    for bytes in [
        &b"\x1b[2;3R"[..],
        b"\x1b[?62;22c",
        b"\x1b]11;rgb:0000/0000/0000\x07",
        b"\x1b]11;rgb:0000/0000/0000\x1b\\",
        b"\x1bP1$r0m\x1b\\",
        b"\xff\xfe",
        b"\xe6\x9d",
        b"\x1b[12;",
    ] {
        assert_eq!(typed(bytes), [], "{:?}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(
        typed(b"\xe6a"),
        [Event::Key(KeyEvent::new(KeyCode::Char('a'), NONE))]
    );
}

#[test]
fn a_paste_is_one_input_whatever_it_holds() {
    assert_eq!(
        typed("\x1b[200~塔峰镇\r\n\x1b[31m\x1b[201~".as_bytes()),
        [Event::Paste("塔峰镇\n\x1b[31m".to_owned())]
    );
    let rows = "塔峰镇\t竹林村\t1\r".repeat(5_000);
    let sent = format!("\x1b[200~{rows}\x1b[201~q");
    let got = typed(sent.as_bytes());
    assert_eq!(got.len(), 2);
    assert_eq!(got[0], Event::Paste(rows.replace('\r', "\n")));
    assert_eq!(
        typed(b"\x1b[200~cut off"),
        [Event::Paste("cut off".to_owned())]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn chopping_changes_nothing(
        parts in prop::collection::vec(prop::sample::select(vec![
            "a", "村", "\x1b[A", "\x1b[1;5C", "\x1bOP", "\x1bx", "\x1b[200~x\ny\x1b[201~", "𠮷", "\r", "\x1b[[A", "\x1b]0;t\x07", "\x1b\x1b[B",
        ]), 0..12),
        cuts in prop::collection::vec(1_usize..5, 1..40),
    ) {
        let bytes = parts.concat().into_bytes();
        let whole = typed(&bytes);
        let mut decoder = Decoder::default();
        let mut out = Vec::new();
        let mut rest = bytes.as_slice();
        for cut in cuts.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (head, tail) = rest.split_at((*cut).min(rest.len()));
            decoder.feed(head, &mut out);
            rest = tail;
        }
        decoder.silence(&mut out);
        prop_assert_eq!(out, whole);
    }

    #[test]
    fn no_bytes_panic_or_stay_for_ever(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut decoder = Decoder::default();
        decoder.feed(&bytes, &mut Vec::new());
        decoder.silence(&mut Vec::new());
        prop_assert_eq!(decoder.patience(), None);
    }
}
