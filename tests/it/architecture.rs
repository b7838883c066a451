//! The wall: which room may open a door to which, which outside crate may be named where, how long a file may be.

use std::{fs, path::Path};

/// From the top of the house down; a room may name only rooms above it. Where a room may name fewer, it says so.
const ROOMS: &[(&str, Doors)] = &[
    ("domain", Doors::Only(&[])),
    ("i18n", Doors::Only(&["domain"])),
    ("store", Doors::Only(&["domain"])),
    ("register", Doors::Only(&["domain", "store"])),
    ("desk", Doors::Only(&["domain", "store", "register"])),
    (
        "report",
        Doors::Only(&["domain", "store", "register", "desk", "i18n"]),
    ),
    (
        "exchange",
        Doors::Only(&["domain", "store", "register", "desk", "report", "i18n"]),
    ),
    (
        "rehearsal",
        Doors::Only(&["domain", "store", "register", "desk"]),
    ),
    ("keymap", Doors::Only(&["domain", "i18n"])),
    ("guide", Doors::Only(&["i18n", "keymap"])),
    ("ui", Doors::Above),
    ("session", Doors::Above),
    ("terminal", Doors::Above),
    ("cli", Doors::Above),
];

enum Doors {
    Only(&'static [&'static str]),
    Above,
}

/// Outside crates that belong to certain rooms.
const CRATES: &[(&str, &[&str])] = &[
    ("redb", &["store"]),
    ("rmp_serde", &["store"]),
    ("crc32fast", &["store"]),
    ("blake3", &["store", "rehearsal"]),
    // How far a slip is from a word.
    ("strsim", &["domain"]),
    // Public keys, as users hand them in.
    ("ssh_key", &["domain"]),
    ("nucleo", &["register"]),
    ("pinyin", &["register"]),
    ("encoding_rs", &["exchange"]),
    // Keys, rubrics, and the settings that the command line reads and options overrule.
    ("toml", &["keymap", "exchange", "cli"]),
    ("ratatui", &["ui", "session", "terminal"]),
    ("ratatui_textarea", &["ui"]),
    ("tui_input", &["ui"]),
    ("unicode_segmentation", &["ui", "terminal"]),
    ("signal_hook", &["terminal"]),
    ("crossterm", &["terminal"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("anyhow", &["cli"]),
    ("indicatif", &["cli"]),
    ("etcetera", &["cli"]),
];

fn files(dir: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(dir).expect("a folder of the house") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).expect("a source file");
            found.push((path.display().to_string(), text));
        }
    }
}

pub fn sources(dir: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(dir), &mut found);
    assert!(!found.is_empty(), "nothing below {dir}");
    found
}

/// Paths named in code, comments left out.
fn names(text: &str, path: &str) -> bool {
    text.lines()
        .filter(|l| !l.trim_start().starts_with("//"))
        .any(|line| {
            line.match_indices(path).any(|(at, _)| {
                let before = line.get(..at).and_then(|b| b.chars().next_back());
                !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
            })
        })
}

/// Rooms named in `use crate::{a::…, b::…}` and in paths such as `crate::a::`.
fn doors(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = text.get(at + "crate::".len()..).unwrap_or_default();
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            let mut first = true;
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => first = true,
                    c if depth == 0 && first && (c.is_alphanumeric() || c == '_') => word.push(c),
                    _ if !word.is_empty() => {
                        found.push(std::mem::take(&mut word));
                        first = false;
                    }
                    _ => {}
                }
            }
            if !word.is_empty() {
                found.push(word);
            }
        } else {
            found.push(
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            );
        }
    }
    found
}

#[test]
fn rooms_open_doors_only_upwards() {
    let all: Vec<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    for (at, (room, may)) in ROOMS.iter().enumerate() {
        for (file, text) in sources(&format!("src/{room}")) {
            for door in doors(&text)
                .iter()
                .filter(|d| all.contains(&d.as_str()) && d != room)
            {
                let open = match may {
                    Doors::Only(rooms) => rooms.contains(&door.as_str()),
                    Doors::Above => all[..at].contains(&door.as_str()),
                };
                assert!(open, "{file} opens a door from {room} to {door}");
            }
        }
    }
}

#[test]
fn outside_crates_stay_in_their_rooms() {
    for (name, rooms) in CRATES {
        for (room, _) in ROOMS {
            for (file, text) in sources(&format!("src/{room}")) {
                let named = names(&text, &format!("{name}::"));
                assert!(!named || rooms.contains(room), "{file} names {name}");
            }
        }
    }
}

#[test]
fn screens_draw_with_what_the_kit_hands_them() {
    for (file, text) in sources("src/ui") {
        let kit = file.contains("/src/ui/kit/");
        assert!(kit || !names(&text, "ratatui::"), "{file} names ratatui");
    }
}

#[test]
fn no_escape_is_written_outside_the_room_of_the_terminal() {
    let escapes = ["\\x1b", "\\x1B", "\\u{1b}", "\\u{1B}", "\\033", "\u{1b}"];
    for (file, text) in sources("src") {
        let inside = file.contains("/src/terminal/");
        for escape in escapes {
            assert!(inside || !text.contains(escape), "{file} writes an escape");
        }
    }
}

#[test]
fn no_file_is_longer_than_four_hundred_lines_and_each_says_what_it_is_for() {
    for dir in ["src", "tests"] {
        for (file, text) in sources(dir) {
            let lines = text.lines().count();
            assert!(lines <= 400, "{file} has {lines} lines");
            assert!(
                text.starts_with("//!"),
                "{file} does not say what it is for"
            );
        }
    }
}

#[test]
fn nothing_is_left_open_in_the_code() {
    let marks = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["unimple", "mented!"].concat(),
    ];
    for (file, text) in sources("src") {
        for mark in &marks {
            assert!(!text.contains(mark.as_str()), "{file} has {mark}");
        }
    }
}

/// Rooms that say nothing and know no word themselves: what they say and what they understand is kept in `i18n`.
const WORDLESS: [&str; 3] = ["report", "exchange", "cli"];

/// What stands between quotes, comments and the tests at the end of a file left out.
fn literals(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => while chars.next_if(|c| *c != '\n').is_some() {},
            '"' => {
                let mut literal = String::new();
                while let Some(c) = chars.next() {
                    match c {
                        '"' => break,
                        '\\' => literal.extend(chars.next()),
                        c => literal.push(c),
                    }
                }
                found.push(literal);
            }
            '\'' => {
                let letter = chars.next();
                if letter == Some('\\') {
                    chars.next();
                } else if chars.peek() == Some(&'\'') {
                    // Whatever else begins so is a lifetime.
                    found.extend(letter.map(String::from));
                    chars.next();
                }
            }
            _ => {}
        }
    }
    found
}

#[test]
fn no_chinese_word_is_kept_outside_the_room_of_words() {
    let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
    for room in WORDLESS {
        for (file, text) in sources(&format!("src/{room}")) {
            for literal in literals(&text) {
                assert!(!literal.chars().any(han), "{file} keeps “{literal}”");
            }
        }
    }
    let seen = literals("let a = '\\''; // \"甲\"\nsay(\"乙\", '丙', b::<'a>(r\"丁\"))");
    assert_eq!(seen, ["乙", "丙", "丁"]);
}
