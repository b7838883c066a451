//! A sitting written down as events plays again: to the same screens, and elsewhere to the same store.

use sanzhang::{
    i18n::Lang,
    keymap::{Chord, Hold, Key, Keys},
    ui::{Event, Timer, Wheel},
};

use crate::support::stage::Stage;

enum Step {
    Keys(&'static str),
    Typed(&'static str),
    Event(Event),
}

use Step::{Keys as K, Typed as T};

fn chord(c: char) -> Chord {
    let key = if c == ' ' { Key::Space } else { Key::Char(c) };
    Chord::new(key, Hold::NONE)
}

/// Households added, edited, marked and taken out; searched for; a look at every screen.
fn sitting() -> Vec<Event> {
    let steps = [
        K("j l j l j l j l j a"),
        T("邓样华"),
        K("tab tab tab"),
        T("4"),
        K("^s"),
        T("邓样贵"),
        K("tab tab tab"),
        T("3"),
        K("^s esc l j e"),
        T("桂"),
        K("^s u ^r j j x x D right enter"),
        Step::Event(Event::Wheel(Wheel::Down)),
        K("g"),
        Step::Event(Event::Due(Timer::Hint)),
        K("esc /"),
        T("邓样"),
        K("down enter C w e"),
        Step::Event(Event::Paste("样\n生".to_owned())),
        K("^s 2 j enter H H L 6 o f"),
        T("1"),
        K("enter esc H :"),
        T("undo"),
        K("esc space esc ? esc 4 j A esc g t a esc"),
        K("8 j enter H 9 j u right enter"),
        K(", t esc g n l l enter H g d esc 1 tab j tab"),
    ];
    let of = |step: Step| -> Vec<Event> {
        match step {
            K(keys) => {
                let keys: Keys = keys.trim().parse().expect("keys");
                keys.iter().copied().map(Event::Key).collect()
            }
            T(text) => text.chars().map(|c| Event::Key(chord(c))).collect(),
            Step::Event(event) => vec![event],
        }
    };
    steps.into_iter().flat_map(of).collect()
}

#[test]
fn a_sitting_that_was_written_down_plays_again() {
    let mut first = Stage::village();
    let before = first.head();
    let mut screens = Vec::new();
    let mut lines = Vec::new();
    for event in sitting() {
        lines.push(serde_json::to_string(&event).expect("what comes from a person is plain data"));
        first.send(event);
        screens.push(first.screen());
    }
    assert!(lines.len() > 100, "{} events", lines.len());
    assert!(first.head().0 >= before.0 + 6, "{:?}", first.deeds());

    let mut again = Stage::village();
    for (line, screen) in lines.iter().zip(&screens) {
        again.send(serde_json::from_str(line).expect("as it was written"));
        assert_eq!(again.screen(), *screen, "{line}");
    }
    assert_eq!(again.deeds(), first.deeds());

    let mut elsewhere = Stage::village();
    elsewhere.sized(100, 28).translated();
    for line in &lines {
        elsewhere.send(serde_json::from_str(line).expect("as it was written"));
    }
    assert_eq!(elsewhere.model().look.lang, Lang::En);
    assert_eq!(elsewhere.deeds(), first.deeds());
}

#[test]
fn a_step_back_stands_as_it_was_left() {
    let mut stage = Stage::village();
    let ways = [
        // Folds, a selection, the page beside.
        "1 g g l j l j l j l j l j j x x",
        "1 g g tab j",
        // Marks, filter and order of a list; the board, sessions, the month, the quarter, the gaps, the figures.
        "6 o o j j x",
        "8 f 1 enter j",
        "g d o j",
        "g t o j",
        "g t tab right down",
        "g t tab tab right",
        "g n l l o j",
        "9 j j",
        "2 j j",
    ];
    for way in ways {
        stage.press(way);
        let left = stage.screen();
        // Somewhere else and on from there.
        stage.press("2 6 H H");
        let words = |screen: &str| -> String { screen.lines().rev().skip(1).collect() };
        assert_eq!(words(&stage.screen()), words(&left), "{way}\n{left}");
    }
}
