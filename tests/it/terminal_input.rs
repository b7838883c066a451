//! Keys and pastes come out the same however the line chops the bytes.

use proptest::prelude::*;
use sanzhang::terminal::decode::{Decoder, RawCode, RawKey, Typed};

fn typed(bytes: &[u8]) -> Vec<Typed> {
    let mut decoder = Decoder::default();
    let mut out = Vec::new();
    decoder.feed(bytes, &mut out);
    decoder.silence(&mut out);
    out
}

fn one(bytes: &[u8]) -> RawKey {
    match typed(bytes).as_slice() {
        [Typed::Key(key)] => *key,
        other => panic!("{bytes:?} gave {other:?}"),
    }
}

const NONE: RawKey = RawKey {
    key: RawCode::Esc,
    ctrl: false,
    alt: false,
    shift: false,
};

#[test]
fn keys_are_named_as_terminals_send_them() {
    let cases: &[(&[u8], RawKey)] = &[
        (
            b"G",
            RawKey {
                key: RawCode::Char('G'),
                ..NONE
            },
        ),
        (
            "村".as_bytes(),
            RawKey {
                key: RawCode::Char('村'),
                ..NONE
            },
        ),
        (
            "𠮷".as_bytes(),
            RawKey {
                key: RawCode::Char('𠮷'),
                ..NONE
            },
        ),
        (b"\x1b", NONE),
        (
            b"\r",
            RawKey {
                key: RawCode::Enter,
                ..NONE
            },
        ),
        (
            b"\x7f",
            RawKey {
                key: RawCode::Backspace,
                ..NONE
            },
        ),
        (
            b"\x08",
            RawKey {
                key: RawCode::Backspace,
                ..NONE
            },
        ),
        (
            b"\x12",
            RawKey {
                key: RawCode::Char('r'),
                ctrl: true,
                ..NONE
            },
        ),
        (
            b"\x1bx",
            RawKey {
                key: RawCode::Char('x'),
                alt: true,
                ..NONE
            },
        ),
        (
            b"\x1b[A",
            RawKey {
                key: RawCode::Up,
                ..NONE
            },
        ),
        (
            b"\x1bOB",
            RawKey {
                key: RawCode::Down,
                ..NONE
            },
        ),
        (
            b"\x1b[1;3D",
            RawKey {
                key: RawCode::Left,
                alt: true,
                ..NONE
            },
        ),
        (
            b"\x1b\x1b[D",
            RawKey {
                key: RawCode::Left,
                alt: true,
                ..NONE
            },
        ),
        (
            b"\x1b[1;5C",
            RawKey {
                key: RawCode::Right,
                ctrl: true,
                ..NONE
            },
        ),
        (
            b"\x1b[Z",
            RawKey {
                key: RawCode::Tab,
                shift: true,
                ..NONE
            },
        ),
        (
            b"\x1b[5~",
            RawKey {
                key: RawCode::PageUp,
                ..NONE
            },
        ),
        (
            b"\x1b[3;2~",
            RawKey {
                key: RawCode::Delete,
                shift: true,
                ..NONE
            },
        ),
        (
            b"\x1bOP",
            RawKey {
                key: RawCode::F(1),
                ..NONE
            },
        ),
        (
            b"\x1b[11~",
            RawKey {
                key: RawCode::F(1),
                ..NONE
            },
        ),
        (
            b"\x1b[[B",
            RawKey {
                key: RawCode::F(2),
                ..NONE
            },
        ),
        (
            b"\x1b[20~",
            RawKey {
                key: RawCode::F(9),
                ..NONE
            },
        ),
        (
            b"\x1b[24~",
            RawKey {
                key: RawCode::F(12),
                ..NONE
            },
        ),
        (
            b"\x1b[1;2R",
            RawKey {
                key: RawCode::F(3),
                shift: true,
                ..NONE
            },
        ),
    ];
    for (bytes, key) in cases {
        assert_eq!(one(bytes), *key, "{:?}", String::from_utf8_lossy(bytes));
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
        [Typed::Key(RawKey {
            key: RawCode::Char('a'),
            ..NONE
        })]
    );
}

#[test]
fn a_paste_is_one_input_whatever_it_holds() {
    assert_eq!(
        typed("\x1b[200~塔峰镇\r\n\x1b[31m\x1b[201~".as_bytes()),
        [Typed::Paste("塔峰镇\n\x1b[31m".to_owned())]
    );
    let rows = "塔峰镇\t竹林村\t1\r".repeat(5_000);
    let sent = format!("\x1b[200~{rows}\x1b[201~q");
    let got = typed(sent.as_bytes());
    assert_eq!(got.len(), 2);
    assert_eq!(got[0], Typed::Paste(rows.replace('\r', "\n")));
    assert_eq!(
        typed(b"\x1b[200~cut off"),
        [Typed::Paste("cut off".to_owned())]
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
