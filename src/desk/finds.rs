//! Whom and what a few letters mean where one of them is to be named: people, households and villages, the nearest first.

use std::collections::{HashMap, HashSet};

use super::{Desk, Named};
use crate::{
    domain::{Household, HouseholdId, Level, PersonId, Reference, UnitId},
    register::{
        HouseholdRow, Mark, Node, Thing,
        search::{Kind, Query, Searcher, few},
    },
};

/// What was found, the best first, and whether it really holds what was typed.
pub type Finds<T> = (bool, Vec<T>);

impl Desk {
    /// The people in the book of a village; with nothing typed, those called `like` first.
    pub fn finds_people(&self, village: UnitId, text: &str, like: &str) -> Finds<PersonId> {
        let people = self.county().people_of(village);
        let rows = people.iter().map(|held| {
            let fields = &held.record.fields;
            (fields.name.as_str(), vec![fields.phone.as_str()])
        });
        let (sure, mut rows) = few(rows, text);
        if text.is_empty() && !like.is_empty() {
            rows.sort_by_key(|&row| people[row].record.fields.name != like);
        }
        (
            sure,
            rows.into_iter().map(|row| people[row].record.id).collect(),
        )
    }

    /// Whoever may lead a unit: the book of the village and the heads who are not in it yet, those nearest to the unit
    /// first.
    pub fn finds_leaders(&self, unit: UnitId, village: UnitId, text: &str) -> Finds<Reference> {
        let county = self.county();
        let mut near = Near::to(unit, self);
        let mut known = HashSet::new();
        let mut all: Vec<(usize, Reference, String, Vec<String>)> = Vec::new();
        for held in county.people_of(village) {
            let fields = &held.record.fields;
            let home = fields.household.and_then(|h| county.neighborhood_of(h));
            known.extend(fields.household.map(|h| (h, fields.name.clone())));
            let away = near.away(home.unwrap_or(village));
            let (who, phones) = (
                Reference::Person(held.record.id),
                vec![fields.phone.clone()],
            );
            all.push((away, who, fields.name.clone(), phones));
        }
        let lived_in = county.households_where(village, |row| !row.has(Mark::Retired));
        for home in lived_in.into_iter().filter_map(|id| county.household(id)) {
            let Household { id, fields, .. } = &home.record;
            let listed = known.contains(&(*id, fields.head.clone()));
            if !listed && fields.head_person.is_none() && home.record.counts() {
                let phones = fields.phones().map(str::to_owned).collect();
                let away = near.away(home.record.neighborhood);
                all.push((away, Reference::Household(*id), fields.head.clone(), phones));
            }
        }
        all.sort_by_key(|(away, ..)| *away);
        let rows = all.iter().map(|(_, _, name, phones)| {
            (name.as_str(), phones.iter().map(String::as_str).collect())
        });
        let (sure, rows) = few(rows, text);
        (sure, rows.into_iter().map(|row| all[row].1).collect())
    }

    /// The unit's own households first, then those of the village; a number means one of its own.
    pub fn finds_households(
        &self,
        unit: UnitId,
        except: Option<HouseholdId>,
        text: &str,
    ) -> Finds<HouseholdId> {
        let county = self.county();
        let live = |r: &HouseholdRow| !r.has(Mark::Retired);
        let near = county.households_of(unit).iter().filter(|r| live(r));
        let mut ids: Vec<HouseholdId> = near.map(|r| r.id).collect();
        let own: HashSet<HouseholdId> = ids.iter().copied().collect();
        let village = self.village_of(Node::Unit(unit)).unwrap_or(unit);
        let others = county.households_where(village, live).into_iter();
        ids.extend(others.filter(|id| !own.contains(id)));
        let number = text.trim_end_matches('号').parse::<u16>().ok();
        let ids = ids.into_iter().filter(|id| Some(*id) != except);
        let all: Vec<Household> = ids
            .filter_map(|id| Some(county.household(id)?.record))
            .collect();
        let numbered = all.iter().filter(|h| own.contains(&h.id));
        let numbered = numbered.filter(|h| number == Some(h.number));
        let mut found: Vec<HouseholdId> = numbered.map(|h| h.id).collect();
        let rows = all
            .iter()
            .map(|h| (h.fields.head.as_str(), h.fields.phones().collect()));
        let (sure, named) = few(rows, text);
        let sure = sure || !found.is_empty();
        found.extend(named.into_iter().map(|row| all[row].id));
        (sure, found)
    }

    /// Living villages of a unit or the county, but one. A path names one too, and means it.
    pub fn finds_villages(
        &self,
        (except, within): (Option<UnitId>, Option<UnitId>),
        text: &str,
    ) -> Finds<UnitId> {
        let county = self.county();
        let root = within.or(self.root());
        let mut all = root.map_or_else(Vec::new, |root| county.live_units(root, Level::Village));
        all.retain(|village| Some(*village) != except);
        let names: Vec<String> = all.iter().map(|village| self.short(*village)).collect();
        let (sure, rows) = few(names.iter().map(|name| (name.as_str(), Vec::new())), text);
        let found: Vec<UnitId> = rows.into_iter().map(|row| all[row]).collect();
        if let (false, Named::One(unit)) = (sure && !found.is_empty(), self.unit_named(text))
            && all.contains(&unit)
        {
            return (true, vec![unit]);
        }
        (sure, found)
    }

    /// The units that a name means, by id, code, path or whatever search hears in it.
    pub fn units_meant(&self, name: &str, level: Option<Level>, most: usize) -> Vec<UnitId> {
        let fits = |unit: &UnitId| {
            let of = self.county().unit(*unit).map(|held| held.record.level);
            level.is_none() || of == level
        };
        let mut units = self.unit_named(name).all();
        units.retain(fits);
        if units.is_empty() {
            units = self.units_like(name, level, most);
        }
        units
    }

    /// The same of households.
    pub fn households_meant(&self, name: &str, most: usize) -> Vec<HouseholdId> {
        let named = self.household_named(name).all();
        let Some(root) = self.root().filter(|_| named.is_empty()) else {
            return named;
        };
        let query = Query::parse(name).only(Kind::Household);
        let query = query.with_phones(self.phones_found());
        let mut searcher = Searcher::default();
        let found = self.county().search(&mut searcher, &query, root, most);
        let ids = found.hits.into_iter().filter_map(|hit| match hit.thing {
            Thing::Household(id) => Some(id),
            Thing::Unit(_) | Thing::Leader(_) => None,
        });
        ids.collect()
    }
}

impl<T> Named<T> {
    /// All that it may mean.
    fn all(self) -> Vec<T> {
        match self {
            Self::One(one) => vec![one],
            Self::Many(many) => many.into_iter().map(|(one, _)| one).collect(),
            Self::None => Vec::new(),
        }
    }
}

/// How far units of a village are from one of them: how many levels one must go up to have both below.
struct Near<'a> {
    path: Vec<UnitId>,
    known: HashMap<UnitId, usize>,
    desk: &'a Desk,
}

impl<'a> Near<'a> {
    fn to(unit: UnitId, desk: &'a Desk) -> Self {
        Self {
            path: desk.county().path(Node::Unit(unit)),
            known: HashMap::new(),
            desk,
        }
    }

    fn away(&mut self, unit: UnitId) -> usize {
        if let Some(&away) = self.known.get(&unit) {
            return away;
        }
        let other = self.desk.county().path(Node::Unit(unit));
        let both = self.path.iter().zip(&other).take_while(|(a, b)| a == b);
        let away = self.path.len() - both.count();
        self.known.insert(unit, away);
        away
    }
}
