//! What the README says of how the program is begun is true, and it stays short: the guide is in the program.

use sanzhang::{guide::Topic, i18n::Lang};

const README: &str = include_str!("../../README.md");

#[test]
fn it_is_short_and_names_every_page_of_the_guide() {
    assert!(README.lines().count() <= 300);
    let pages = Topic::ALL
        .into_iter()
        .filter(|topic| *topic != Topic::Whole);
    for topic in pages {
        let row = format!("| `{}` {} |", topic.word(), topic.title(Lang::Zh));
        assert!(README.contains(&row), "{row}");
    }
}

#[test]
fn the_two_commands_stand_in_it() {
    assert!(README.contains("cargo run --release -- demo"));
    assert!(README.contains("\ncargo test "));
}
