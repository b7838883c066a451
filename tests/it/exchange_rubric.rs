//! Rubric files: out and in again is the same, the example is sound, every fault is told at its line.

use proptest::prelude::*;
use sanzhang::{
    domain::*,
    exchange::{EXAMPLE_RUBRIC, read_rubric, write_rubric},
    i18n::{Lang, Say},
};

use crate::support::rubric::{any_rubric, rubric};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_reads_back_the_same(rubric in any_rubric()) {
        prop_assert_eq!(read_rubric(&write_rubric(&rubric)), Ok(rubric));
    }
}

#[test]
fn the_example_has_four_blocks_of_25_and_says_what_it_is() {
    let example = read_rubric(EXAMPLE_RUBRIC).expect("no faults");
    let (full, pass) = (Points::whole(25), Some(Points::whole(20)));
    assert_eq!(example.blocks.len(), 4);
    assert!(
        example
            .blocks
            .iter()
            .all(|b| (b.points, b.pass) == (full, pass))
    );
    assert_eq!(example.items().count(), 20);
    assert!(example.title.contains("示例") && example.note.contains("不是任何县的标准"));
    let kinds = |test: fn(&Scoring) -> bool| example.items().any(|item| test(&item.scoring));
    assert!(kinds(|s| matches!(s, Scoring::Typed)));
    assert!(kinds(|s| matches!(s, Scoring::Count { .. })));
    assert!(kinds(|s| matches!(s, Scoring::Bands(_))));
    assert!(kinds(|s| matches!(s, Scoring::YesNo)));
    for floor in [Floor::Zero, Floor::Open] {
        assert!(
            example
                .items()
                .any(|item| matches!(item.scoring, Scoring::Deduct { floor: f, .. } if f == floor))
        );
    }
    let measures: Vec<Measure> = example.items().filter_map(Item::measure).collect();
    assert!(
        Measure::ALL
            .iter()
            .all(|measure| measures.contains(measure))
    );
}

/// Line and words of each fault, after one change to a file without faults.
fn faults(from: &str, to: &str) -> Vec<(usize, String)> {
    let text = write_rubric(&rubric());
    assert_eq!(read_rubric(&text), Ok(rubric()));
    assert!(text.contains(from), "{from} in {text}");
    let faults = read_rubric(&text.replacen(from, to, 1)).expect_err("faulty");
    let told = faults
        .iter()
        .map(|f| (f.line, f.say(Lang::En).into_owned()));
    assert!(faults.iter().all(|f| f.say(Lang::Zh).ends_with('。')));
    told.collect()
}

fn line_of(words: &str) -> usize {
    let text = write_rubric(&rubric());
    1 + text.lines().position(|line| line == words).expect("a line")
}

#[test]
fn faults_are_told_with_their_lines() {
    for (from, to, at, words) in [
        ("total = 25", "total = 30", "total = 25", "add up to 25"),
        ("pass = 6", "pass = 16", "pass = 6", "pass line of 16"),
        ("no = 7", "no = 1", "no = 7", "number 1 is used"),
        (
            "name = \"指标5\"",
            "nane = \"指标5\"",
            "name = \"指标5\"",
            "no key nane",
        ),
        (
            "kind = \"yes-no\"",
            "kind = \"maybe\"",
            "kind = \"yes-no\"",
            "no word \"maybe\"",
        ),
        (
            "measure = \"in-size\"",
            "measure = 3",
            "measure = \"in-size\"",
            "text in quotes",
        ),
        ("from = 60", "from = 60.25", "from = 60", "one decimal"),
        ("no = 4", "no = 0", "no = 4", "begin at 1"),
        ("to = 100", "to = 50", "from = 60", "must rise"),
    ] {
        let found = faults(from, to);
        let wanted = found.iter().find(|(_, told)| told.contains(words));
        let line = wanted.map(|(line, _)| *line);
        assert_eq!(line, Some(line_of(at)), "{words}: {found:?}");
    }
    let overlap = faults("from = 90, to = 94", "from = 90, to = 96");
    assert_eq!(overlap.len(), 1, "{overlap:?}");
    assert!(overlap[0].1.contains("95 lies in two bands"), "{overlap:?}");
    let twice = faults("points = 2\n", "points = 2\npoints = 2\n");
    assert!(twice[0].1.contains("not TOML"), "{twice:?}");
    assert_eq!(read_rubric("").map(|_| ()).map_err(|f| f.len()), Err(2));
}
