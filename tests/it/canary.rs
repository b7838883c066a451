//! Nobody learns of what lies outside their area. A robot walks every screen and every output of restricted users over
//! a county in which each text carries the sign of its place, and looks for signs of other places.

use std::collections::BTreeSet;

use sanzhang::store::{Cache, Store};

use crate::support::{
    canary::{FAR, HOUSEHOLDS, NEAR, OTHER, OWN, SIBLING, TOP, fill},
    restricted::{CASES, leak},
    robot::Robot,
    shell::Shell,
    stage::Stage,
};

/// Presses of a walk by chance; each case has its own.
const STEPS: usize = 120;

#[test]
fn no_screen_of_a_restricted_user_shows_what_lies_outside() {
    for case in CASES {
        let store = Store::in_memory();
        fill(&store);
        let stage = Stage::signed(&store, case.hand());
        // Texts of places that may be seen, as far as they were.
        let mut met = BTreeSet::new();
        let eye = |stage: &Stage, trace: &str| {
            let screen = stage.screen();
            case.look(&screen, trace);
            case.phones(&screen, trace);
            for spot in case.seen {
                let words = screen.split(|c: char| !(c == spot.sign || c.is_ascii_digit()));
                let words = words.filter(|w| w.contains(spot.sign) && w.chars().count() == 4);
                met.extend(words.map(str::to_owned));
            }
        };
        let mut robot = Robot::new(stage, eye);
        robot.walk();
        robot.wander(STEPS, case.user);
        // Where the robot looked there was something to be seen.
        let households = case.seen.len() * 2 * HOUSEHOLDS as usize;
        assert!(met.len() > 3 * households, "{}: {met:?}", case.login);
    }
}

/// Every task of the command line that a session takes, with whatever could be named.
fn calls() -> Vec<String> {
    let mut calls: Vec<String> = [
        "tree",
        "tree --format json",
        "report overview",
        "report overview --format json",
        "report overview --format csv",
        "report training",
        "report training --format json",
        "report sites",
        "report sites --format json",
        "report sites --format csv",
        "site list",
        "site list --format json",
        "site stages",
        "site officials",
        "training list",
        "training list --format json",
        "training rules",
        "rubric list",
        "rubric export r1",
        "care",
        "who",
        "who --format json",
        "user list",
        "user list --format json",
        "user roles",
        "journal",
        "journal --limit 500",
        "undo",
        "check",
        "doctor",
        "backup -",
        "compact",
        "keys list",
        "import households - --dry-run",
    ]
    .map(str::to_owned)
    .to_vec();
    for n in 1..=20 {
        calls.push(format!("show u{n}"));
        calls.push(format!("show h{n}"));
    }
    for n in 1..=7 {
        calls.push(format!("show p{n}"));
        calls.push(format!("training show t{n}"));
        calls.push(format!("edit a{n} since=2022-03-01"));
        calls.push(format!("undo {n}"));
    }
    for n in 1..=2 {
        calls.push(format!("site show s{n}"));
        calls.push(format!("site rectifications s{n}"));
        calls.push(format!("site done z{n} --on 2024-04-08"));
    }
    for sign in [
        "nai", "ben", "biao", "cu", "cui", "鼐", "犇", "猋", "骉", "麤", "毳",
    ] {
        calls.push(format!("search {sign} --limit 200"));
        calls.push(format!("search {sign} --limit 200 --retired --format json"));
    }
    for tail in ["1313", "2316", "3570", "13570", "135"] {
        calls.push(format!("search {tail}"));
    }
    // Changes of what lies elsewhere, and to there.
    for (what, to) in [
        ("h1", "u22"),
        ("h13", "u9"),
        ("h7", "u9"),
        ("u19", "u7"),
        ("u9", "u20"),
    ] {
        calls.push(format!("move {what} --to {to}"));
        calls.push(format!("merge {what} --into h14"));
        calls.push(format!("edit {what} note=x"));
        calls.push(format!("retire {what}"));
        calls.push(format!("reinstate {what}"));
        calls.push(format!("renumber {what} 2"));
        calls.push(format!("head {what} p5"));
        calls.push(format!("appoint {to} p5"));
        calls.push(format!("add household {to} head=x"));
        calls.push(format!("show {what} --unmask"));
    }
    calls.push("training assign t6 p1".to_owned());
    calls.push("training assign t1 p5".to_owned());
    calls.push("training attend t6 p5".to_owned());
    calls.push("site add u4 --stage 选点".to_owned());
    calls.push("site link s2 u3 --line x".to_owned());
    calls
}

#[test]
fn no_output_of_a_restricted_user_tells_what_lies_outside() {
    let shell = Shell::default();
    let path = shell.store();
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fill(&Store::create(&path, Cache::Village).expect("created"));
    for case in CASES {
        let mut met = BTreeSet::new();
        // One is asked everything, the others a part of it: every call is a process.
        let few = match case.login {
            "cun" => 1,
            "kan" => 2,
            _ => 5,
        };
        for call in calls().into_iter().step_by(few) {
            let ended = shell.asked(case.login, &call);
            let said = format!("{}\n{}", ended.out, ended.err);
            // What was asked for may be named again.
            let said = calls_sign(&call).map_or(said.clone(), |sign| said.replace(sign, ""));
            case.look(&said, &call);
            if !call.ends_with("--unmask") {
                case.phones(&said, &call);
            }
            for spot in case.seen {
                met.extend(
                    said.split(|c: char| !(c == spot.sign || c.is_ascii_digit()))
                        .filter(|w| w.contains(spot.sign))
                        .map(str::to_owned),
                );
            }
        }
        let households = case.seen.len() * 2 * HOUSEHOLDS as usize;
        assert!(met.len() > households, "{}: {met:?}", case.login);
    }
    // Nothing of it came into the log either.
    let logs = shell.path(".local/state/sanzhang");
    for file in std::fs::read_dir(logs).into_iter().flatten().flatten() {
        let text = std::fs::read_to_string(file.path()).expect("a log");
        assert_eq!(leak(&text, &[TOP, NEAR, OWN, SIBLING, OTHER, FAR]), None);
    }
}

/// The sign that a call itself spelled.
fn calls_sign(call: &str) -> Option<char> {
    call.chars().find(|c| "鼐犇猋骉麤毳".contains(*c))
}
