//! What the README says of the keys is what the keys are.

use sanzhang::{
    i18n::Lang,
    keymap::{self, Keymap},
};

const README: &str = include_str!("../../README.md");
const BEGINS: &str = "<!-- keys: generated, checked by a test -->\n";
const ENDS: &str = "<!-- /keys -->";

#[test]
fn the_key_table_is_that_of_the_default_keymap() {
    let (_, rest) = README.split_once(BEGINS).expect("the table begins");
    let (table, _) = rest.split_once(ENDS).expect("the table ends");
    let wanted = keymap::table(&Keymap::default(), Lang::En);
    let mut lines = table.trim().lines().zip(wanted.trim().lines());
    let differing = lines.find(|(one, other)| one != other);
    assert!(
        differing.is_none() && table.trim().lines().count() == wanted.trim().lines().count(),
        "put the output of `sanzhang --lang en keys list --format markdown` between the two marks: {differing:#?}"
    );
}

#[test]
fn the_two_commands_stand_in_it() {
    assert!(README.contains("cargo run --release -- demo"));
    assert!(README.contains("\ncargo test "));
}
