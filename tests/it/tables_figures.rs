//! A figure that opens a list is as long as the list, in every described table.

use std::collections::{BTreeMap, BTreeSet};

use sanzhang::{
    domain::{List, Reference, Role},
    i18n::{Lang, count},
    rehearsal::Size,
    report::{self, Kind, Table},
};

use super::{
    support::users::signed,
    tables::{all, registrar, rehearsed},
};

/// The figures of a table that open a list: where they stand, the figure, how it reads, the list.
fn figures(table: &Table) -> Vec<(String, i64, String, List)> {
    let rows = table.rows.iter().chain(&table.sums);
    let cells = rows.flat_map(|row| row.cells.iter().zip(&table.columns));
    let figures = cells.filter_map(|(cell, column)| match cell.opens {
        // The pace is a distance.
        Some(Reference::List(list)) if column.kind == Kind::Count && column.key != "pace" => {
            let place = format!("{}: {}", table.name, column.key);
            let words = cell.value.words(Lang::Zh);
            Some((place, cell.value.number()?, words, list))
        }
        _ => None,
    });
    figures.collect()
}

#[test]
fn every_figure_that_opens_a_list_is_as_long_as_the_list() {
    let store = rehearsed(Size::Village);
    let registrar = registrar(&store, signed(1, Role::Administrator));
    let figures: Vec<_> = all(&registrar).iter().flat_map(figures).collect();
    let places: BTreeSet<&str> = figures.iter().map(|(place, ..)| place.as_str()).collect();
    assert!(places.len() > 12, "{places:?}");
    let mut lengths = BTreeMap::new();
    let mut others = BTreeSet::new();
    for (place, figure, words, list) in &figures {
        let rows = lengths.entry(*list).or_insert_with(|| {
            let table = report::table(&registrar, *list).expect("the store answers");
            table.rows.len()
        });
        // What counts in another unit says both.
        let digits = |c: char| !(c.is_ascii_digit() || c == ',');
        let said = words.split(digits).any(|word| word == count(*rows as u64));
        if i64::try_from(*rows).ok() != Some(*figure) && !said {
            others.insert(format!("{place}: {words} opens {rows} rows of {list:?}"));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}
