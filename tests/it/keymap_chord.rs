//! How presses are written, read and compared.

use proptest::prelude::*;
use sanzhang::keymap::{BadChord, Ban, Chord, Hold, Key, Keys, Preset};

const NAMED: [Key; 16] = [
    Key::Enter,
    Key::Esc,
    Key::Tab,
    Key::Bs,
    Key::Del,
    Key::Ins,
    Key::Up,
    Key::Down,
    Key::Left,
    Key::Right,
    Key::Home,
    Key::End,
    Key::PgUp,
    Key::PgDn,
    Key::Space,
    Key::F(12),
];

fn chord() -> impl Strategy<Value = Chord> {
    let key = prop_oneof![
        any::<char>()
            .prop_filter("no key sends it", |c| !c.is_control())
            .prop_map(Key::Char),
        (0x20_u8..0x7F).prop_map(|c| Key::Char(char::from(c))),
        prop::sample::select(NAMED.to_vec()),
        (1_u8..=12).prop_map(Key::F),
    ];
    let hold = prop::collection::vec(
        prop::sample::select(vec![Hold::CTRL, Hold::ALT, Hold::SHIFT]),
        0..=3,
    );
    (key, hold)
        .prop_map(|(key, held)| Chord::new(key, held.into_iter().fold(Hold::NONE, Hold::and)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_printed_reads_back(chord in chord()) {
        prop_assert_eq!(chord.to_string().parse(), Ok(chord));
    }

    #[test]
    fn so_do_sequences(chords in prop::collection::vec(chord(), 1..4)) {
        let written: Vec<String> = chords.iter().map(Chord::to_string).collect();
        let keys: Keys = written.join(" ").parse().expect("each part reads back");
        prop_assert_eq!(&keys[..], &chords[..]);
        prop_assert_eq!(keys.to_string().parse(), Ok(keys));
    }

    #[test]
    fn no_text_makes_the_reader_fall(text in ".{0,12}") {
        let _ = text.parse::<Keys>();
    }
}

fn read(text: &str) -> Chord {
    text.parse().expect("a chord of the test")
}

#[test]
fn case_counts_and_shift_is_in_it() {
    assert_ne!(read("g"), read("G"));
    assert_eq!(read("G"), Chord::new(Key::Char('G'), Hold::SHIFT));
    assert_eq!(read("G"), Chord::new(Key::Char('g'), Hold::SHIFT));
    assert_eq!(read("^S"), read("^s"));
    assert_eq!(read("PgUp"), read("pgup"));
    assert_eq!(Chord::plain(' '), read("space"));
    assert_eq!(
        "S-g".parse::<Chord>(),
        Err(BadChord::Shifted("S-g".to_owned()))
    );
    assert_eq!(
        "S-^c".parse::<Chord>(),
        Err(BadChord::Shifted("S-^c".to_owned()))
    );
}

#[test]
fn back_tab_is_one_key() {
    let keys: Keys = "S-tab".parse().expect("one chord");
    assert_eq!(&keys[..], [Chord::new(Key::Tab, Hold::SHIFT)]);
}

#[test]
fn signs_that_look_like_prefixes_are_keys() {
    for text in ["^", "-", "S", "^^", "Alt--", "Alt-S"] {
        assert_eq!(read(text).to_string(), text);
    }
    for text in [
        "",
        "^^s",
        "Alt-Alt-x",
        "S-",
        "f13",
        "f0",
        "return",
        "gg",
        "\u{7}",
    ] {
        assert!(text.parse::<Chord>().is_err(), "{text:?}");
    }
}

#[test]
fn a_screen_shows_the_key_as_it_is_printed_on_it() {
    for (file, screen) in [
        ("^s", "Ctrl+S"),
        ("S-tab", "Shift+Tab"),
        ("Alt-left", "Alt+←"),
        ("f2", "F2"),
        ("g g", "g g"),
        ("pgup", "PgUp"),
    ] {
        assert_eq!(
            file.parse::<Keys>().map(|keys| keys.label()),
            Ok(screen.to_owned())
        );
    }
}

#[test]
fn keys_that_arrive_as_others_are_banned() {
    for text in [
        "^h", "^i", "^j", "^m", "^[", "^.", "^space", "S-space", "^tab", "S-^tab", "^1", "S-enter",
        "^enter", "Alt-esc",
    ] {
        assert!(Ban::of(read(text)).is_some(), "{text}");
    }
    for text in [
        "^c",
        "^s",
        "^left",
        "S-down",
        "S-tab",
        "Alt-enter",
        "Alt-x",
        "f1",
        "g",
        "。",
        "space",
    ] {
        assert_eq!(Ban::of(read(text)), None, "{text}");
    }
}

#[test]
fn a_preset_is_known_by_its_name() {
    for preset in Preset::ALL {
        assert_eq!(preset.name().parse(), Ok(preset));
    }
    assert!("emacs".parse::<Preset>().is_err());
}
