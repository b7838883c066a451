//! What somebody meets who sees the program for the first time.

use sanzhang::ui::Event;

use crate::support::stage::Stage;

/// Where these words stand: the column of their first cell on that line.
fn column(stage: &Stage, y: usize, words: &str) -> u16 {
    let line = stage.line(y);
    let before = line
        .find(words)
        .unwrap_or_else(|| panic!("no {words} in {line}"));
    sanzhang::ui::kit::text::width(&line[..before])
}

#[test]
fn the_pages_stand_on_top_with_their_keys_and_say_where_one_is() {
    let mut stage = Stage::village();
    let line = " 1 今日 [2 层级] 3 三长  │  7 示范  8 培训";
    assert_eq!(stage.line(0), line);
    for (key, here) in [
        ("1", "[1 今日]"),
        ("3", "[3 三长]"),
        ("7", "[7 示范]"),
        ("8", "[8 培训]"),
        ("g n", "[8 培训]"),
        ("g b", "[2 层级]"),
        ("2", "[2 层级]"),
    ] {
        let line = stage.press(key).line(0);
        let marked = line.matches('[').count();
        assert!(line.contains(here) && marked == 1, "{key}: {line}");
    }
    stage.press("g j f7");
    let line = " 1 Today  2 Tree  3 Leaders  │  7 Sites  8 Trainings";
    assert_eq!(stage.line(0), line);
}

#[test]
fn a_click_on_the_name_of_a_page_opens_it() {
    let mut stage = Stage::village();
    for (words, here) in [
        ("3 三长", "[3 三长]"),
        ("8 培训", "[8 培训]"),
        ("2 层级", "[2 层级]"),
    ] {
        let col = column(&stage, 0, words) + 3;
        stage.send(Event::Click { col, row: 0 });
        stage.shows(here);
    }
}

#[test]
fn where_there_is_no_room_for_all_pages_the_one_that_is_open_stays() {
    let mut stage = Stage::village();
    for keys in ["1", "2", "3", "7", "8"] {
        for cols in [60, 80, 200] {
            stage.sized(cols, 24).press(keys).press("f7");
            let line = stage.line(0);
            assert!(line.contains(&format!("[{keys} ")), "{cols}: {line}");
        }
    }
}

#[test]
fn before_there_is_a_county_there_are_no_pages() {
    assert_eq!(Stage::empty().line(0).trim(), "");
}
