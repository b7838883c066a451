//! Units that were perhaps meant by what somebody typed.

use super::{Desk, names::steps, stem};
use crate::{
    domain::{Level, UnitId, changes},
    register::{
        Thing,
        search::{Kind, Manner, Query, Searcher},
    },
};

/// Of each level; more would not be told apart.
pub(super) const MOST_HEARD: usize = 32;

impl Desk {
    /// Kept units that search finds under what was typed, and how well they fit; the best first.
    pub(super) fn answering(
        &self,
        text: &str,
        level: Option<Level>,
        most: usize,
    ) -> Vec<(UnitId, u32)> {
        let Some(root) = self.root() else {
            return Vec::new();
        };
        let query = Query::parse(text).with_phones(self.phones_found());
        let mut all = Vec::new();
        for of in Level::ALL
            .into_iter()
            .filter(|of| level.is_none_or(|l| l == *of))
        {
            let query = query.clone().only(Kind::of(of));
            let found = self
                .county()
                .search(&mut Searcher::default(), &query, root, most);
            let sure = found.manner == Manner::Exact;
            all.extend(found.hits.into_iter().filter_map(|hit| match hit.thing {
                Thing::Unit(unit) => Some((sure, hit.score, unit)),
                Thing::Household(_) | Thing::Leader(_) => None,
            }));
        }
        // What is merely alike is of no interest beside what really holds the letters.
        let sure = all.iter().any(|(sure, ..)| *sure);
        all.retain(|(exact, ..)| *exact == sure);
        all.sort_by_key(|&(_, score, _)| std::cmp::Reverse(score));
        all.into_iter()
            .map(|(_, score, unit)| (unit, score))
            .collect()
    }

    /// Kept units that were perhaps meant where none is called so: those that search finds best, else those whose
    /// names are a slip away.
    pub fn units_like(&self, text: &str, level: Option<Level>, most: usize) -> Vec<UnitId> {
        let found = self.answering(text, level, MOST_HEARD);
        let best = found.first().map_or(0, |(_, score)| *score);
        let mut units: Vec<UnitId> = found
            .into_iter()
            .filter(|(_, score)| *score == best)
            .map(|(unit, _)| unit)
            .collect();
        if units.is_empty() {
            units = self.a_slip_away(text, level);
        }
        units.truncate(most);
        units
    }

    /// Townships and villages only: what lies below them is called like everywhere.
    fn a_slip_away(&self, text: &str, level: Option<Level>) -> Vec<UnitId> {
        let (Some(root), Some(name)) = (self.root(), steps(text).last().copied()) else {
            return Vec::new();
        };
        let wide = [Level::Township, Level::Village].into_iter();
        let wide = wide.filter(|of| level.is_none_or(|l| l == *of));
        let units = wide.flat_map(|of| self.county().live_units(root, of));
        let mut near: Vec<(usize, UnitId)> = units
            .filter_map(|unit| {
                let held = self.county().unit(unit)?;
                let (level, fields) = (held.record.level, &held.record.fields);
                let (typed, own) = (stem(name, level).0, stem(&fields.short, level).0);
                let whole = changes(name, &fields.short);
                let bare = changes(&typed, &own).filter(|_| typed.chars().count() > 1);
                Some((whole.into_iter().chain(bare).min()?, unit))
            })
            .collect();
        near.sort_by_key(|(far, _)| *far);
        near.into_iter().map(|(_, unit)| unit).collect()
    }
}
