//! What people type, paste and import, before it is kept.

use proptest::prelude::*;
use sanzhang::domain::text::{Breaks, Loss, clean};
use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar;

fn line(raw: &str) -> String {
    clean(raw, 200, Breaks::Line).text
}

#[test]
fn what_people_write_stays() {
    for text in [
        "雷家岭村",
        "𠮷田㮾",
        "\u{e000}\u{f0000}",
        "👨‍👩‍👧 ❤\u{fe0f} 🇨🇳 👍🏽",
        "葛\u{e0100}",
        "“三长”·（邻）——3-2-501",
        "e\u{323}\u{302}x".trim(),
        "Zoë",
    ] {
        let cleaned = clean(text, 200, Breaks::Line);
        assert_eq!(cleaned.loss, Loss::None, "{text}");
        assert_eq!(cleaned.text, line(&cleaned.text));
    }
    assert_eq!(line("𠮷㮾\u{e000}👨‍👩‍👧"), "𠮷㮾\u{e000}👨‍👩‍👧");
}

#[test]
fn what_steers_or_hides_goes() {
    for (raw, kept) in [
        ("李\x1b[31m明", "李[31m明"),
        ("李\x1b]52;c;aGk=\x07明", "李]52;c;aGk=明"),
        ("李\u{9b}明\0\x7f", "李明"),
        ("\u{202e}明李\u{202c}\u{2066}\u{2069}", "明李"),
        ("李\u{200b}\u{feff}\u{2060}明\u{ad}", "李明"),
        ("李\u{e0041}\u{e007f}明", "李明"),
        ("李\u{200d}明\u{200d}", "李明"),
        ("\u{fe0f}李\u{fe0f}\u{fe0e}", "李"),
        ("❤\u{fe0f}\u{fe0f}a\u{e0100}", "❤\u{fe0f}a"),
        ("李\u{1161}\u{11a8}明\u{115f}\u{1160}", "李明"),
        ("李\u{2800}\u{3164}\u{ffa0}明", "李明"),
        ("\u{600}1\u{605}2\u{6dd}3\u{70f}4\u{8e2}5\u{110bd}", "12345"),
        ("李\u{13430}\u{1343f}\u{fdd0}\u{fff9}\u{1d159}", "李"),
        ("\u{301}明", "明"),
        ("李\u{ffff}", "李"),
    ] {
        let cleaned = clean(raw, 200, Breaks::Line);
        assert_eq!(cleaned.text, kept, "{raw:?}");
        assert_eq!(cleaned.loss, Loss::Unseen, "{raw:?}");
    }
    let pile = format!("a{}", "\u{326}".repeat(500));
    assert_eq!(line(&pile), "a\u{326}\u{326}");
}

#[test]
fn blanks_are_trimmed_and_lines_kept_only_in_notes() {
    assert_eq!(line("  李\t明\r\n电话\u{3000}"), "李 明 电话");
    assert_eq!(
        clean("一\r\n二\r三\u{2028}四\n", 200, Breaks::Note).text,
        "一\n二\n三\n四"
    );
    assert_eq!(line(" \u{3000}\u{200b} "), "");
}

#[test]
fn composed_forms_are_one() {
    assert_eq!(line("e\u{301}"), "é");
    assert_eq!(line("e\u{200b}\u{301}"), "é");
}

#[test]
fn too_long_is_cut_and_said() {
    let name = "李".repeat(201);
    let cleaned = clean(&name, 200, Breaks::Line);
    assert_eq!(
        (cleaned.text.chars().count(), cleaned.loss),
        (200, Loss::Cut)
    );
    assert_eq!(clean("李明", 2, Breaks::Line).loss, Loss::None);
    assert_eq!(clean("一 二", 2, Breaks::Line).text, "一");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn cleaning_twice_changes_nothing(raw in raw(), max in 0_usize..20) {
        for breaks in [Breaks::Line, Breaks::Note] {
            let once = clean(&raw, max, breaks);
            let twice = clean(&once.text, max, breaks);
            prop_assert_eq!((&twice.text, twice.loss), (&once.text, Loss::None));
        }
    }

    #[test]
    fn nothing_unseen_is_left(raw in raw()) {
        let text = clean(&raw, 100, Breaks::Line).text;
        prop_assert!(text.chars().count() <= 100);
        let unseen = |c: char| {
            c.is_control() || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        prop_assert!(!text.contains(unseen));
        let seen = |c: char| {
            c == '\u{200d}' || is_combining_mark(c) || c.width().is_none_or(|width| width > 0)
        };
        prop_assert!(text.chars().all(seen), "{:?}", text);
        prop_assert_eq!(text.trim(), &text);
        let selector = |c| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
        let marks: Vec<bool> =
            text.chars().map(|c| is_combining_mark(c) && !selector(c)).collect();
        prop_assert!(!marks.windows(3).any(|w| w.iter().all(|m| *m)));
    }
}

fn raw() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "李",
            "e",
            "\u{301}",
            "\u{323}",
            "\u{200d}",
            "👧",
            "\u{fe0f}",
            "\u{200b}",
            "\x1b",
            "\n",
            "\r",
            "\t",
            " ",
            "\u{3000}",
            "각",
            "ᄀ",
            "ᅡ",
            "\u{e0041}",
            "\u{34f}",
            "1",
            "\u{20e3}",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|p| p.concat())
}
