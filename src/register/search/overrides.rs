//! The readings kept by hand, compiled in: surnames, local places, words the crate misreads.

use std::collections::HashMap;

const TABLE: &str = include_str!("../../../demo_data/pinyin_overrides.csv");

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Position {
    NameStart,
    Anywhere,
}

pub(super) struct Rule {
    pub text: Vec<char>,
    pub position: Position,
    /// One reading with its tone per character.
    pub readings: Vec<&'static str>,
    /// Further readings of a single character that count as much in search.
    pub also: Vec<&'static str>,
}

/// Rules by their first character, the longest text first.
pub(super) fn rules() -> HashMap<char, Vec<Rule>> {
    let mut by_first: HashMap<char, Vec<Rule>> = HashMap::new();
    for rule in TABLE
        .lines()
        .filter(|l| !l.starts_with('#'))
        .skip(1)
        .filter_map(parse)
    {
        if let Some(first) = rule.text.first() {
            by_first.entry(*first).or_default().push(rule);
        }
    }
    for rules in by_first.values_mut() {
        rules.sort_by_key(|r| {
            (
                std::cmp::Reverse(r.text.len()),
                r.position == Position::Anywhere,
            )
        });
    }
    by_first
}

/// Only the first four columns matter; the fifth, the reason, may hold commas.
fn parse(line: &'static str) -> Option<Rule> {
    let mut columns = line.split(',');
    let text: Vec<char> = columns.next()?.chars().collect();
    let position = match columns.next()? {
        "name_start" => Position::NameStart,
        _ => Position::Anywhere,
    };
    let readings: Vec<_> = columns.next()?.split_whitespace().collect();
    let also = columns.next()?.split_whitespace().collect();
    (readings.len() == text.len()).then_some(Rule {
        text,
        position,
        readings,
        also,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_rule() {
        let rows = TABLE.lines().filter(|l| !l.starts_with('#')).count() - 1;
        assert_eq!(rules().values().map(Vec::len).sum::<usize>(), rows);
    }
}
