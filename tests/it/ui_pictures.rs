//! Every screen as it stands on the rehearsal village, line by line: whoever changes one sees here what else moved.
//!
//! `INSTA_UPDATE=always cargo test --test it pictures` takes the pictures anew; then look at them.

use crate::support::stage::Stage;

/// A name, and the keys that lead there from the first picture.
const SCREENS: [(&str, &str); 31] = [
    ("tree", "2"),
    ("page_of_a_neighborhood", "j l j l j l j l j tab"),
    ("page_of_a_household", "j l j l j l j l j l j tab"),
    ("overview", "1"),
    ("breaches", "g b"),
    ("vacancies", "g v"),
    ("no_phone", "g m"),
    ("doubles", "g y"),
    ("care", "g c"),
    ("leaders", "3"),
    ("journal", "g j"),
    ("entry", "j l j l j l j l j l j w g j enter"),
    ("retired", "g r"),
    ("drafts", "g w"),
    ("present", "g p"),
    ("import", "g i"),
    ("settings", "g s"),
    ("search", "/ d y"),
    ("sessions", "g t"),
    ("month", "g t tab"),
    ("quarter", "g t tab tab"),
    ("session", "g t enter"),
    ("roll_call", "g t [ end enter r"),
    ("gap", "g n"),
    ("gap_people", "g n j l enter"),
    ("planning", "g n j a"),
    ("board", "g d"),
    ("site", "g d enter"),
    ("scoring", "g d c"),
    ("rubric", "g d b"),
    ("menu", "space"),
];

/// Forms and questions over the tree, and what helps.
const DIALOGS: [(&str, &str); 8] = [
    ("household_added", "j l j l j l j l j a"),
    ("household_edited", "j l j l j l j l j l j e"),
    ("household_moved", "j l j l j l j l j l j m"),
    ("deregistration", "j l j l j l j l j l j D"),
    ("appointment", "j l j l j l j l j A"),
    ("session_planned", "g t a"),
    ("help", "?"),
    ("command_line", ": u"),
];

const IN_ENGLISH: [&str; 10] = [
    "tree",
    "page_of_a_household",
    "overview",
    "leaders",
    "search",
    "session",
    "roll_call",
    "gap",
    "board",
    "scoring",
];

fn reached(keys: &str, dress: impl Fn(&mut Stage)) -> String {
    let mut stage = Stage::village();
    dress(&mut stage);
    stage.press(keys);
    stage.screen()
}

#[test]
fn every_screen_stands_as_it_was_looked_at() {
    for (name, keys) in SCREENS.into_iter().chain(DIALOGS) {
        insta::assert_snapshot!(name, reached(keys, |_| ()));
    }
}

#[test]
fn ten_screens_stand_in_english() {
    for name in IN_ENGLISH {
        let known = SCREENS.into_iter().find(|(known, _)| *known == name);
        let (_, keys) = known.expect("a screen of the list");
        let english = |stage: &mut Stage| {
            stage.translated();
        };
        insta::assert_snapshot!(format!("{name}_en"), reached(keys, english));
    }
}
