//! A sitting written down as events plays again: to the same screens, and elsewhere to the same store.

use sanzhang::{
    domain::{Entry, Touched},
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
        K("tab"),
        T("4"),
        K("^s"),
        T("邓样贵"),
        K("tab"),
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
        K("^s 1 j enter H H L g y o f"),
        T("1"),
        K("enter esc H :"),
        T("undo"),
        K("esc space esc ? esc g v j A esc g t a esc"),
        K("3 j enter H g j j u right enter"),
        K(", t esc g n l l enter H g d esc 2 tab j tab"),
    ];
    events(steps)
}

/// A session planned from the gaps, its seats, its roll at the door and from the sheet, and an inspection.
fn sitting_of_trainings() -> Vec<Event> {
    events([
        K("g n j a enter tab tab ^u"),
        T("04-07 06:00-07:30"),
        K("^s j j x enter g t enter j x r"),
        T("ztw"),
        K("enter"),
        T("2"),
        K("enter tab down down l down a esc esc f3"),
        T("3 4q"),
        K("enter ^s esc esc e tab tab tab"),
        T("礼堂"),
        K("^s g t tab right down enter esc g n ] j l enter H g d c"),
        T("y"),
        K("enter"),
        T("y"),
        K("enter"),
        T("1"),
        K("enter esc esc g d enter H g t enter j d enter u u ^r 2"),
    ])
}

fn events(steps: impl IntoIterator<Item = Step>) -> Vec<Event> {
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

/// What was seen and done in a sitting, line by line.
struct Played {
    lines: Vec<String>,
    screens: Vec<String>,
    deeds: Vec<(Entry, Vec<Touched>)>,
}

fn play(mut stage: Stage, events: impl IntoIterator<Item = Event>) -> Played {
    let (mut screens, mut lines) = (Vec::new(), Vec::new());
    for event in events {
        lines.push(serde_json::to_string(&event).expect("what comes from a person is plain data"));
        stage.send(event);
        screens.push(stage.screen());
    }
    let deeds = stage.deeds();
    Played {
        lines,
        screens,
        deeds,
    }
}

impl Played {
    /// The same screens again; at another size and in the other language the same deeds.
    fn plays_again(&self, seat: fn() -> Stage) {
        let mut again = seat();
        for (n, (line, screen)) in self.lines.iter().zip(&self.screens).enumerate() {
            again.send(serde_json::from_str(line).expect("as it was written"));
            assert_eq!(again.screen(), *screen, "{n}: {line}");
        }
        assert_eq!(again.deeds(), self.deeds);

        let elsewhere = |speaks: fn(&mut Stage)| {
            let mut stage = seat();
            speaks(stage.sized(100, 28));
            for line in &self.lines {
                stage.send(serde_json::from_str(line).expect("as it was written"));
            }
            stage
        };
        let smaller = elsewhere(|_| ());
        assert_eq!(smaller.deeds(), self.deeds);

        let translated = elsewhere(|stage| {
            stage.translated();
        });
        // A title that is proposed is proposed in the language of the sitting.
        let deeds = translated.deeds();
        assert_eq!(deeds.len(), self.deeds.len());
        for ((there, touched), (here, own)) in deeds.iter().zip(&self.deeds) {
            assert_eq!(
                (&there.deed.act, there.records),
                (&here.deed.act, here.records)
            );
            assert_eq!((&there.homes, touched.len()), (&here.homes, own.len()));
        }
    }
}

#[test]
fn a_sitting_that_was_written_down_plays_again() {
    let before = Stage::village().deeds().len();
    let played = play(Stage::village(), sitting());
    assert!(played.lines.len() > 100, "{} events", played.lines.len());
    assert!(played.deeds.len() >= before + 6, "{:?}", played.deeds);
    played.plays_again(Stage::village);
}

#[test]
fn a_sitting_of_trainings_plays_again() {
    let before = Stage::village().deeds().len();
    let played = play(Stage::village(), sitting_of_trainings());
    let acts: Vec<String> = played
        .deeds
        .iter()
        .map(|(entry, _)| format!("{:?}", entry.deed.act))
        .collect();
    for act in ["Plan", "Assign", "Mark", "Edit", "Score", "Undo"] {
        let is_there = acts.iter().any(|done| done.contains(act));
        assert!(is_there, "{act} among {acts:?}");
    }
    assert!(played.deeds.len() >= before + 8, "{acts:?}");
    played.plays_again(Stage::village);
}

/// Keys that mean the same at every size (the menu is walked by columns, and their number follows the height), and how often each is pressed: mostly a walk, now and then a deed.
const PRESSED: [(u32, &str); 12] = [
    (24, "j j k l h down up left right"),
    (10, "enter esc tab S-tab"),
    (6, "1 2 3 4 5 6 7 8 9 0"),
    (5, "x X V w c s S o O [ ] < > +"),
    (3, "a e D m t r i R A E n p"),
    (3, "g g|g t|g n|g d|g i|g j|g u|g s"),
    (3, "u ^r ^s"),
    (3, "/ f : ? ,"),
    (3, "1 2 4 0 2 y"),
    (2, "bs del home end ^u"),
    (1, "f2 f3 f8"),
    (1, "L H"),
];

/// As many keys as are wanted, chosen by nothing but the seed.
fn presses(seed: u64, most: usize) -> Vec<Event> {
    let mut state = seed;
    let mut next = move |below: usize| {
        // A linear congruence (Knuth's MMIX constants); its high bits are even enough to choose keys by.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    let groups: Vec<Vec<Keys>> = PRESSED
        .iter()
        .flat_map(|(often, keys)| {
            let by = if keys.contains('|') { '|' } else { ' ' };
            let keys: Vec<Keys> = keys.split(by).map(|k| k.parse().expect("keys")).collect();
            vec![keys; *often as usize]
        })
        .collect();
    let mut events = Vec::new();
    while events.len() < most {
        let group = &groups[next(groups.len())];
        let keys = &group[next(group.len())];
        events.extend(keys.iter().copied().map(Event::Key));
    }
    events
}

/// `REPLAY_KEYS=2000 REPLAY_SEED=7` makes it longer, and another.
#[test]
fn whatever_is_pressed_plays_again() {
    let told = |name: &str| std::env::var(name).ok().and_then(|n| n.parse().ok());
    let keys = told("REPLAY_KEYS").unwrap_or(300);
    let seed = told("REPLAY_SEED").unwrap_or(1);
    let played = play(
        Stage::village(),
        presses(seed, usize::try_from(keys).expect("keys")),
    );
    println!(
        "{} keys, {} entries",
        played.lines.len(),
        played.deeds.len()
    );
    played.plays_again(Stage::village);
}

#[test]
fn a_step_back_stands_as_it_was_left() {
    let mut stage = Stage::village();
    let ways = [
        // Folds, a selection, the page beside.
        "2 g g l j l j l j l j l j j x x",
        "2 g g tab j",
        // Marks, filter and order of a list; the board, sessions, the month, the quarter, the gaps, the figures.
        "g y o o enter j j x",
        "3 f 2 enter j",
        "g d o enter j",
        "g t o j",
        "g t tab right down",
        "g t tab tab right",
        "g n l l o enter j",
        "g j j j",
        "1 j j",
    ];
    for way in ways {
        stage.press(way);
        let left = stage.screen();
        // Somewhere else and on from there.
        stage.press("1 g y H H");
        let words = |screen: &str| -> String { screen.lines().rev().skip(1).collect() };
        assert_eq!(words(&stage.screen()), words(&left), "{way}\n{left}");
    }
}
