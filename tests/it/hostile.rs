//! Text of one person steers no terminal of another: cleaned at the door, and made harmless again wherever it is shown,
//! should a file hold it all the same.

use std::collections::BTreeSet;

use ratatui::Terminal;
use sanzhang::{
    domain::*,
    store::{Cache, Store},
    terminal::{Painter, SizeSlot},
    ui::Width,
};
use serde_json::Value as Json;

use crate::{
    support::{
        canary::{self, Spot},
        county::op,
        robot::Robot,
        shell::Shell,
        stage::Stage,
        users::signed,
    },
    tty_model::Model,
};

/// The signs of all places of the county.
const SIGNS: &str = "鼐犇猋骉麤毳";

/// One of every class: sequences and single signs that steer a terminal, hide, turn, pile up or break lines.
const PAYLOADS: [&str; 26] = [
    "\x1b[31;1m",
    "\x1b[2J\x1b[3J",
    "\x1b[1;1H",
    "\x1b[6n\x1b[c",
    "\x1b[?1049l",
    "\x1b[?2004l\x1b[201~",
    "\x1b[20t",
    "\x1bc",
    "\x1b]0;title\x07",
    "\x1b]52;c;aGk=\x07",
    "\x1b]8;;http://a\x1b\\",
    "\x1bPq#0\x1b\\",
    "\x1b_G\x1b\\\x1b^x\x1b\\\x1bXx\x1b\\",
    "\u{9b}31m",
    "\u{9d}0;x\u{9c}\u{90}q\u{9c}",
    "\u{7}\u{0}\u{7f}",
    "\u{8}\u{8}\u{8}",
    "\u{e}\u{f}",
    "\r\n\n",
    "\t\u{b}\u{c}",
    "\u{85}\u{2028}\u{2029}",
    "\u{202e}\u{2066}\u{61c}",
    "\u{200b}\u{200c}\u{2060}\u{feff}\u{ad}",
    "\u{e0041}\u{e007f}\u{fe0f}\u{fe0f}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{115f}\u{3164}\u{ffa0}\u{fffb}",
];

fn harmful(c: char) -> bool {
    // A note keeps its lines.
    c.is_control() && c != '\n' || hides(c)
}

/// Written down here once more, so that the program's own list is not believed.
fn hides(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{3164}' | '\u{ffa0}' | '\u{feff}' | '\u{fffb}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{e0000}'..='\u{e0fff}')
}

fn texts<'a>(value: &'a Json, found: &mut Vec<&'a str>) {
    match value {
        Json::String(text) => found.push(text),
        Json::Array(all) => all.iter().for_each(|value| texts(value, found)),
        Json::Object(all) => all.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

/// Gives every record of the store to a function, as JSON.
fn each(store: &Store, mut look: impl FnMut(Kind, u32, Json)) {
    let reading = store.read().expect("read");
    for kind in Kind::ALL {
        for key in 1..60 {
            of_kind!(kind, R => {
                let held = reading.get::<R>(R::from_key(key)).expect("read");
                if let Some(held) = held {
                    let json = serde_json::to_value(&held.record).expect("plain data");
                    look(kind, key, json);
                }
            });
        }
    }
}

#[test]
fn at_the_door_every_field_is_cleaned_of_every_payload() {
    for shift in 0..PAYLOADS.len() {
        let store = Store::in_memory();
        let write = |spot: Spot, n: u32| {
            let payload = PAYLOADS[(n as usize + shift) % PAYLOADS.len()];
            format!("{}{payload}{n:03}", spot.sign)
        };
        let count = canary::fill_with(&store, &write).expect("cleaned, not refused");
        let mut met = BTreeSet::new();
        each(&store, |kind, key, record| {
            let mut found = Vec::new();
            texts(&record, &mut found);
            for text in found {
                let at = text.chars().position(harmful);
                assert_eq!(at, None, "{kind:?} {key}: {text:?}");
                met.extend(
                    text.chars()
                        .find(|c| SIGNS.contains(*c))
                        .map(|_| text.to_owned()),
                );
            }
        });
        assert!(
            met.len() as u32 > count * 9 / 10,
            "{} of {count}",
            met.len()
        );
    }
}

#[test]
fn no_field_takes_the_number_of_an_id_card() {
    let plain = |spot: Spot, n: u32| format!("{}{n:03}", spot.sign);
    let count = canary::fill_with(&Store::in_memory(), &plain).expect("a county");
    let mut taken = Vec::new();
    for wanted in 1..=count {
        let met = std::cell::RefCell::new(String::new());
        let write = |spot: Spot, n: u32| {
            let text = plain(spot, n);
            if n != wanted {
                return text;
            }
            met.replace(text.clone());
            format!("{text}，11010519491231002X")
        };
        match canary::fill_with(&Store::in_memory(), &write) {
            Err(refusal) => assert!(format!("{refusal:?}").contains("IdNumber"), "{refusal:?}"),
            // Phones are counted too, and are no texts.
            Ok(_) if met.borrow().is_empty() => {}
            Ok(_) => taken.push(met.take()),
        }
    }
    assert!(taken.is_empty(), "{taken:?}");
}

#[test]
fn a_form_says_at_once_that_no_id_card_is_kept() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("l j e").shows("修改").press("tab ^u");
    stage.press("S-tab end").type_(" 11010519491231002X");
    stage
        .press("tab")
        .shows("像是身份证号")
        .press("^s")
        .shows("像是身份证号");
    stage
        .press("S-tab ^u")
        .type_("黄桂兰")
        .press("tab")
        .hides("身份证号");
}

/// The county with payloads put into its records past the door.
fn soiled(store: &Store, shift: usize) {
    canary::fill(store);
    let mut dirty = Vec::new();
    each(store, |kind, key, mut record| {
        if kind != Kind::User {
            soil(&mut record, shift);
            dirty.push((kind, key, record));
        }
    });
    let boss = signed(1, Role::Administrator);
    for (n, (kind, _, record)) in (10_000_u64..).zip(dirty) {
        of_kind!(kind, R => {
            let record: R = serde_json::from_value(record).expect("the same shape");
            // What holds no text stays as it is.
            let _ = store.plant(op(n), &boss, record);
        });
    }
}

fn soil(value: &mut Json, shift: usize) {
    match value {
        Json::String(text) if text.contains(|c| SIGNS.contains(c)) => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let n: usize = digits.parse().expect("a number behind the sign");
            let (head, tail) = text.split_at(text.len() - 1);
            let payload = PAYLOADS[(n + shift) % PAYLOADS.len()];
            *text = format!("{head}{payload}{tail}");
        }
        Json::Array(all) => all.iter_mut().for_each(|value| soil(value, shift)),
        Json::Object(all) => all.values_mut().for_each(|value| soil(value, shift)),
        _ => {}
    }
}

#[test]
fn on_no_screen_what_a_dirty_file_holds_steers_the_terminal() {
    for shift in [0, 9, 18] {
        let store = Store::in_memory();
        soiled(&store, shift);
        let stage = Stage::signed(&store, signed(1, Role::Administrator));
        let slot = SizeSlot::new(120, 40);
        let painter = Painter::new(Vec::new(), slot, Width::Narrow);
        let mut terminal = Terminal::new(painter).expect("a vector takes every byte");
        let mut strict = Model::new(120, 40);
        let mut seen = 0;
        let eye = |stage: &Stage, _: &str| {
            terminal
                .draw(|frame| {
                    let _ = sanzhang::ui::view(stage.model(), frame.buffer_mut());
                })
                .expect("a vector takes every byte");
            let bytes = std::mem::take(terminal.backend_mut().writer_mut());
            let text = std::str::from_utf8(&bytes).expect("only UTF-8 is sent");
            assert_eq!(text.chars().find(|c| hides(*c)), None, "{text:?}");
            // Panics at any sequence that is not ours.
            strict.feed(&bytes);
            seen += text.matches(|c| SIGNS.contains(c)).count();
        };
        let mut robot = Robot::new(stage, eye);
        robot.walk();
        assert!(seen > 1_000, "{seen}");
    }
}

#[test]
fn on_no_output_nor_log_what_a_dirty_file_holds_steers_the_terminal() {
    let shell = Shell::default();
    let path = shell.store();
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    soiled(&Store::create(&path, Cache::Village).expect("created"), 4);
    let mut calls: Vec<String> = [
        "tree",
        "tree --format json",
        "report overview --format csv",
        "report sites",
        "report sites --format json",
        "report training --format csv",
        "site list",
        "site officials",
        "training list",
        "journal --limit 200",
        "care",
        "check",
        "show 鼐\u{1b}]52;c;aGk=\u{7}",
        "edit h1 head=\u{9b}31m",
        "search \u{202e}",
    ]
    .map(str::to_owned)
    .to_vec();
    for n in 1..=18 {
        calls.push(format!("show u{n}"));
        calls.push(format!("show h{n}"));
    }
    for n in 1..=6 {
        calls.push(format!("show p{n}"));
        calls.push(format!("training show t{n}"));
    }
    for n in 1..=2 {
        calls.push(format!("site show s{n}"));
        calls.push(format!("site rectifications s{n}"));
    }
    let mut seen = 0;
    for call in calls {
        let ended = shell.asked("guan", &call);
        for said in [&ended.out, &ended.err] {
            assert_eq!(said.chars().find(|c| harmful(*c)), None, "{call}: {said:?}");
            seen += said.matches(|c| SIGNS.contains(c)).count();
        }
    }
    assert!(seen > 500, "{seen}");
    for log in std::fs::read_dir(shell.path(".local/state/sanzhang")).expect("logs") {
        let text = std::fs::read_to_string(log.expect("a log").path()).expect("text");
        assert_eq!(
            text.chars().find(|c| harmful(*c) && *c != '\t'),
            None,
            "{text:?}"
        );
        assert!(!text.contains(|c| SIGNS.contains(c)), "{text}");
    }
}
