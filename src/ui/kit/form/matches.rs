//! What a lookup finds: people, households and villages, each with what tells namesakes apart.

use std::collections::{HashMap, HashSet};

use super::lookup::Picked;
use crate::{
    desk::Named,
    domain::{Household, HouseholdFields, HouseholdId, Level, Person, Standing, UnitId},
    i18n::text::{FormText, HouseholdText, LeaderText},
    register::{HouseholdRow, Mark, Node, search::few},
    ui::kit::At,
};

#[derive(Clone, Debug)]
pub struct Found {
    pub picked: Picked,
    pub name: String,
    /// What tells namesakes apart.
    pub more: String,
}

/// What was found, and whether it really holds what was typed.
pub type Finds = (bool, Vec<Found>);

pub fn name(picked: Picked, at: &At<'_>) -> Option<String> {
    let county = at.desk.county();
    match picked {
        Picked::Person(id) => county.person(id).map(|p| p.record.fields.name.clone()),
        Picked::Household(id) => county.household(id).map(|h| h.record.fields.head),
        Picked::Unit(id) => Some(at.desk.path_names(Node::Unit(id)).join("/")),
        Picked::Fresh => None,
    }
}

/// With nothing typed, those called `like` first.
pub fn people(village: UnitId, text: &str, like: &str, at: &At<'_>) -> Finds {
    let people = at.desk.county().people_of(village);
    let rows = people.iter().map(|held| {
        let fields = &held.record.fields;
        (fields.name.as_str(), vec![fields.phone.as_str()])
    });
    let (sure, mut rows) = few(rows, text);
    if text.is_empty() && !like.is_empty() {
        rows.sort_by_key(|&row| people[row].record.fields.name != like);
    }
    let found = rows.into_iter().map(|row| person(&people[row].record, at));
    (sure, found.collect())
}

/// The book of the village and the heads who are not in it yet, those nearest to the unit first.
pub fn leaders(unit: UnitId, village: UnitId, text: &str, at: &At<'_>) -> Finds {
    let county = at.desk.county();
    let people = county.people_of(village);
    let mut near = Near::to(unit, at);
    let mut known = HashSet::new();
    let mut all: Vec<(usize, Picked, String, Vec<String>)> = Vec::new();
    for held in people {
        let fields = &held.record.fields;
        let home = fields.household.and_then(|h| county.neighborhood_of(h));
        known.extend(fields.household.map(|h| (h, fields.name.clone())));
        let away = near.away(home.unwrap_or(village));
        let phones = vec![fields.phone.clone()];
        all.push((
            away,
            Picked::Person(held.record.id),
            fields.name.clone(),
            phones,
        ));
    }
    let lived_in = county.households_where(village, |row| !row.has(Mark::Retired));
    for home in lived_in.into_iter().filter_map(|id| county.household(id)) {
        let Household { id, fields, .. } = &home.record;
        let listed = fields.head_person.is_some() || known.contains(&(*id, fields.head.clone()));
        if !listed && home.record.counts() {
            let phones = fields.phones().map(str::to_owned).collect();
            let away = near.away(home.record.neighborhood);
            all.push((away, Picked::Household(*id), fields.head.clone(), phones));
        }
    }
    all.sort_by_key(|(away, ..)| *away);
    let rows = all
        .iter()
        .map(|(_, _, name, phones)| (name.as_str(), phones.iter().map(String::as_str).collect()));
    let (sure, rows) = few(rows, text);
    let found = rows.into_iter().filter_map(|row| match all[row].1 {
        Picked::Person(id) => county.person(id).map(|p| person(&p.record, at)),
        Picked::Household(id) => county.household(id).map(|h| head(&h.record, at)),
        Picked::Unit(_) | Picked::Fresh => None,
    });
    (sure, found.collect())
}

/// Living villages, each with the township it lies in; those of `first` in front.
pub fn villages(
    (except, first): (Option<UnitId>, Option<UnitId>),
    text: &str,
    at: &At<'_>,
) -> Finds {
    let county = at.desk.county();
    let root = at.desk.root();
    let mut all = root.map_or_else(Vec::new, |root| county.live_units(root, Level::Village));
    all.retain(|village| Some(*village) != except);
    let names: Vec<String> = all.iter().map(|village| at.desk.short(*village)).collect();
    let (mut sure, rows) = few(names.iter().map(|name| (name.as_str(), Vec::new())), text);
    let mut found: Vec<UnitId> = rows.into_iter().map(|row| all[row]).collect();
    if let Some(first) = first {
        found.sort_by_key(|village| !county.is_below(Node::Unit(*village), first));
    }
    // A path names one too, and means it.
    if let (false, Named::One(unit)) = (sure && !found.is_empty(), at.desk.unit_named(text))
        && all.contains(&unit)
    {
        (sure, found) = (true, vec![unit]);
    }
    let found = found.into_iter().map(|village| {
        let path = at.desk.path_names(Node::Unit(village));
        Found {
            picked: Picked::Unit(village),
            name: at.desk.short(village),
            more: path.iter().rev().nth(1).cloned().unwrap_or_default(),
        }
    });
    (sure, found.collect())
}

/// How far units of a village are from one of them: how many levels one must go up to have both below.
struct Near<'a> {
    path: Vec<UnitId>,
    known: HashMap<UnitId, usize>,
    at: &'a At<'a>,
}

impl<'a> Near<'a> {
    fn to(unit: UnitId, at: &'a At<'_>) -> Self {
        Self {
            path: at.desk.county().path(Node::Unit(unit)),
            known: HashMap::new(),
            at,
        }
    }

    fn away(&mut self, unit: UnitId) -> usize {
        if let Some(&away) = self.known.get(&unit) {
            return away;
        }
        let other = self.at.desk.county().path(Node::Unit(unit));
        let both = self.path.iter().zip(&other).take_while(|(a, b)| a == b);
        let away = self.path.len() - both.count();
        self.known.insert(unit, away);
        away
    }
}

/// Own neighbors first, then the village; a number means one of the neighbors.
pub fn households(unit: UnitId, except: Option<HouseholdId>, text: &str, at: &At<'_>) -> Finds {
    let county = at.desk.county();
    let live = |r: &HouseholdRow| !r.has(Mark::Retired);
    let near = county.households_of(unit).iter().filter(|r| live(r));
    let mut ids: Vec<HouseholdId> = near.map(|r| r.id).collect();
    let own: HashSet<HouseholdId> = ids.iter().copied().collect();
    let village = at.desk.village_of(Node::Unit(unit)).unwrap_or(unit);
    let others = county.households_where(village, live).into_iter();
    ids.extend(others.filter(|id| !own.contains(id)));
    let number = text.trim_end_matches('号').parse::<u16>().ok();
    let ids = ids.into_iter().filter(|id| Some(*id) != except);
    let all: Vec<Household> = ids
        .filter_map(|id| Some(county.household(id)?.record))
        .collect();
    let numbered = all.iter().filter(|h| own.contains(&h.id));
    let numbered = numbered.filter(|h| number == Some(h.number));
    let mut found: Vec<Found> = numbered.map(|h| household(h, at)).collect();
    let rows = all
        .iter()
        .map(|h| (h.fields.head.as_str(), h.fields.phones().collect()));
    let (sure, named) = few(rows, text);
    let sure = sure || !found.is_empty();
    found.extend(named.into_iter().map(|row| household(&all[row], at)));
    (sure, found)
}

/// Sex, year, party, where they live, the end of the phone, and last the offices, which may be long.
pub fn told(person: &Person, at: &At<'_>) -> String {
    let fields = &person.fields;
    let mut words: Vec<String> = Vec::new();
    words.extend(fields.sex.map(|sex| at.say(&sex).into_owned()));
    words.extend(fields.birth_year.map(|year| year.to_string()));
    if fields.party {
        words.push(at.say(&LeaderText::Party).into_owned());
    }
    words.extend(fields.household.map(|home| place(home, at)));
    words.extend(told_tail(&fields.phone, at));
    if fields.standing != Standing::default() {
        words.push(at.say(&fields.standing).into_owned());
    }
    words.join(" ")
}

fn person(person: &Person, at: &At<'_>) -> Found {
    Found {
        picked: Picked::Person(person.id),
        name: person.fields.name.clone(),
        more: told(person, at),
    }
}

/// A head offered as a leader.
fn head(household: &Household, at: &At<'_>) -> Found {
    let role = at.say(&HouseholdText::Head).into_owned();
    let found = self::household(household, at);
    Found {
        more: format!("{role} {}", found.more),
        ..found
    }
}

fn household(household: &Household, at: &At<'_>) -> Found {
    let number = at.say(&HouseholdText::NumberOf {
        n: household.number.into(),
    });
    let mut words = vec![number.into_owned(), place(household.id, at)];
    let own = HouseholdFields::head_phone(&household.fields);
    let phone = household.fields.phones().next().unwrap_or_default();
    words.extend(told_tail(if own.is_empty() { phone } else { own }, at));
    Found {
        picked: Picked::Household(household.id),
        name: household.fields.head.clone(),
        more: words.join(" "),
    }
}

/// `3组 第2邻`
fn place(household: HouseholdId, at: &At<'_>) -> String {
    let path = at.desk.path_names(Node::Household(household));
    let near = path.len().saturating_sub(2);
    path[near..].join(" ")
}

fn told_tail(phone: &str, at: &At<'_>) -> Option<String> {
    let digits = Some(tail(phone)).filter(|digits| digits.len() == 4)?;
    Some(at.say(&FormText::PhoneEnd { digits }).into_owned())
}

/// The last four digits of a phone, as far as it has them.
fn tail(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    let last = digits.len().saturating_sub(4);
    digits[last..].iter().collect()
}
