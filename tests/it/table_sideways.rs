//! A table with more columns than there is room for: the others are reached sideways, and what names the row stays.

use std::collections::BTreeSet;

use sanzhang::ui::text;

use super::support::stage::Stage;

/// The heads in view, and the signs before them.
fn heads(stage: &Stage, line: usize) -> (String, BTreeSet<String>) {
    let line = stage.line(line);
    let line = line.trim_start_matches('│');
    let (signs, heads) = line.split_at(2);
    let heads = heads.trim_end_matches('│').split_whitespace();
    (signs.trim().to_owned(), heads.map(str::to_owned).collect())
}

#[test]
fn every_column_of_every_table_is_reached_and_the_first_one_stays() {
    // The line of the heads on each.
    for (keys, line) in [
        ("3", 3),
        ("g b", 3),
        ("g c", 3),
        ("g n", 4),
        ("g t", 4),
        ("g d", 3),
        ("g d b", 3),
    ] {
        let mut wide = Stage::village();
        wide.sized(250, 40).press(keys);
        let (none, all) = heads(&wide, line);
        assert_eq!(none, "", "{keys}\n{}", wide.screen());
        let mut stage = Stage::village();
        stage.sized(60, 24).press(keys);
        let (signs, seen) = heads(&stage, line);
        if seen.len() >= all.len() {
            continue;
        }
        assert_eq!(signs, ">", "{keys}\n{}", stage.screen());
        let first = stage
            .screen()
            .lines()
            .nth(line)
            .map(|heads| text::cut(heads, 12, "").into_owned());
        let first = first.unwrap_or_default().replace(['<', '>'], " ");
        let mut reached = seen.clone();
        for _ in 0..all.len() {
            stage.press("S-right");
            reached.extend(heads(&stage, line).1);
            let now = text::cut(&stage.line(line), 12, "").replace(['<', '>'], " ");
            assert_eq!(now, first, "{keys}\n{}", stage.screen());
        }
        reached.retain(|head| !head.ends_with('…'));
        assert_eq!(reached, all, "{keys}\n{}", stage.screen());
        assert_eq!(heads(&stage, line).0, "<", "{keys}\n{}", stage.screen());
        for _ in 0..all.len() {
            stage.press("S-left");
        }
        assert_eq!(
            heads(&stage, line),
            (signs, seen),
            "{keys}\n{}",
            stage.screen()
        );
    }
}

#[test]
fn where_all_columns_have_room_nothing_is_offered_sideways() {
    let mut stage = Stage::village();
    stage
        .sized(250, 40)
        .press("3")
        .press("space")
        .hides("后面的列");
    stage
        .press("esc")
        .sized(60, 40)
        .press("space end")
        .shows("后面的列");
}

#[test]
fn the_hand_brings_its_column_in_sight() {
    let mut stage = Stage::village();
    stage.sized(60, 24).press("g n").hides("缺场次");
    for _ in 0..6 {
        stage.press("right");
    }
    stage.shows("对照进度");
}
