//! From the names on a row to the neighborhood they mean. Sections, groups and neighborhoods that are not there are
//! made, once each, where the row names all that stands above them; townships and villages never are. Nothing is put
//! where the row does not say, and where it says several things it is asked.

use std::{cell::Cell, collections::HashMap};

use super::super::{Candidate, Column, Roster, RosterRow, Wrong};
use crate::{
    desk::{Desk, alike, proper, stem},
    domain::{
        Command, Field, GroupKind, Issue, LONGEST_NAME, Level, UnitCommand, UnitField, UnitFields,
        UnitId,
    },
    i18n::heard::roster::GRID,
    register::Node,
};

pub struct Places<'d> {
    desk: &'d Desk,
    roster: &'d Roster,
    /// Every village, retired ones too: the township's and its own id, in tree order.
    villages: Vec<(UnitId, UnitId)>,
    /// Villages by the names of township and village: a roster says the same ones over and over.
    named: HashMap<[String; 2], Found<UnitId>>,
    /// Names for which others were offered: whoever reads so many looks at the file itself.
    offered: Cell<usize>,
    /// Promised units by parent and what is left of the name.
    made: HashMap<(UnitId, (String, u8)), UnitId>,
    /// Paths of the promised units, which are numbered in this order.
    pub paths: Vec<String>,
    pub steps: Vec<Command>,
}

/// What a name means, or the column that is wrong.
pub type Found<T> = Result<T, (Column, Wrong)>;

/// Units that are offered instead of one that is not there.
const NEAR: usize = 5;
const MOST_OFFERED: usize = 20;

const BELOW: [(Level, Column); 3] = [
    (Level::Section, Column::Section),
    (Level::Group, Column::Group),
    (Level::Neighborhood, Column::Neighborhood),
];

impl<'d> Places<'d> {
    pub fn new(desk: &'d Desk, roster: &'d Roster) -> Self {
        let county = desk.county();
        let mut villages = Vec::new();
        if let Some(root) = desk.root() {
            let above = county.parent(Node::Unit(root)).unwrap_or(root);
            gather(desk, root, above, &mut villages);
        }
        Self {
            desk,
            roster,
            villages,
            named: HashMap::new(),
            offered: Cell::new(0),
            made: HashMap::new(),
            paths: Vec::new(),
            steps: Vec::new(),
        }
    }

    /// None where the row itself lacks a name, which is a fault already told; what it does say is checked.
    pub fn neighborhood(&mut self, row: &RosterRow) -> Found<Option<UnitId>> {
        if row.village.is_empty() {
            return Ok(None);
        }
        let mut above = self.village(row)?;
        let names = [&row.section, &row.group, &row.neighborhood];
        // Columns that are not there leave a name to be looked for in all that stands below.
        let mut passed = Vec::new();
        for ((level, column), name) in BELOW.into_iter().zip(names) {
            if !self.roster.has(column) {
                passed.push(column);
                continue;
            }
            if name.is_empty() || row.township.is_empty() && self.roster.has(Column::Township) {
                return Ok(None);
            }
            above = self.step(above, level, column, name, &passed)?;
            passed.clear();
        }
        Ok(Some(above).filter(|_| passed.is_empty()))
    }

    fn village(&mut self, row: &RosterRow) -> Found<UnitId> {
        let names = [row.township.clone(), row.village.clone()];
        if let Some(found) = self.named.get(&names) {
            return found.clone();
        }
        let found = self.look_up(&row.township, &row.village);
        self.named.insert(names, found.clone());
        found
    }

    fn look_up(&self, town: &str, name: &str) -> Found<UnitId> {
        let mut towns: Vec<UnitId> = self.villages.iter().map(|&(town, _)| town).collect();
        towns.dedup();
        let mut place = self.place_of(self.desk.root());
        if !town.is_empty() {
            let found = self.of_name(&towns, town, Column::Township)?;
            let Some(one) = found else {
                let near = self.near(town, Level::Township, None);
                let name = town.to_owned();
                return Err((Column::Township, Wrong::NoUnit { name, place, near }));
            };
            towns = vec![one];
            place = self.desk.short(one);
        }
        let inside = self
            .villages
            .iter()
            .filter(|(town, _)| towns.contains(town));
        let inside: Vec<UnitId> = inside.map(|&(_, village)| village).collect();
        let within = Some(towns[..].first().copied()).filter(|_| towns.len() == 1);
        self.of_name(&inside, name, Column::Village)?
            .ok_or_else(|| {
                let near = self.near(name, Level::Village, within.flatten());
                let name = name.to_owned();
                (Column::Village, Wrong::NoUnit { name, place, near })
            })
    }

    fn place_of(&self, unit: Option<UnitId>) -> String {
        unit.map_or_else(String::new, |unit| self.desk.short(unit))
    }

    fn near(&self, name: &str, level: Level, within: Option<UnitId>) -> Vec<Candidate> {
        let offered = self.offered.replace(self.offered.get() + 1);
        if offered >= MOST_OFFERED {
            return Vec::new();
        }
        let all = self.desk.units_like(name, Some(level), usize::MAX);
        let county = self.desk.county();
        let inside =
            |unit: &UnitId| within.is_some_and(|within| county.is_below(Node::Unit(*unit), within));
        let mut units: Vec<UnitId> = all.iter().copied().filter(inside).collect();
        if units.is_empty() {
            units = all;
        }
        units.truncate(NEAR);
        units.into_iter().map(|unit| self.candidate(unit)).collect()
    }

    fn candidate(&self, unit: UnitId) -> Candidate {
        Candidate {
            id: unit.to_string(),
            number: None,
            words: self.desk.path_names(Node::Unit(unit)).join("/"),
        }
    }

    /// The one of these units that is called so; none where no kept or retired one is. A name that is met exactly
    /// wins over one that is met without 第 and the word for its level, a kept unit over a retired one.
    fn of_name(&self, units: &[UnitId], name: &str, column: Column) -> Found<Option<UnitId>> {
        let county = self.desk.county();
        if let Ok(id) = name.parse::<UnitId>() {
            if units.contains(&id) && county.is_live(id) {
                return Ok(Some(id));
            }
            if !units.contains(&id) {
                let (id, place) = (name.to_owned(), self.place_of(self.desk.root()));
                return Err((column, Wrong::NotHere { id, place }));
            }
        }
        let exactly = |unit: UnitId| {
            county.unit(unit).is_some_and(|held| {
                let fields = &held.record.fields;
                fields.short == name
                    || fields.name == name
                    || (!fields.code.is_empty() && fields.code == name)
                    || unit.to_string() == name
            })
        };
        let loosely = |unit: UnitId| {
            county.unit(unit).is_some_and(|held| {
                let (level, fields) = (held.record.level, &held.record.fields);
                alike(name, &fields.short, level)
            })
        };
        for live in [true, false] {
            let among = || units.iter().copied().filter(|u| county.is_live(*u) == live);
            let mut found: Vec<UnitId> = among().filter(|u| exactly(*u)).collect();
            if found.is_empty() {
                found = among().filter(|u| loosely(*u)).collect();
            }
            match (found[..].first(), found.len()) {
                (None, _) => {}
                (Some(&unit), 1) if live => return Ok(Some(unit)),
                (Some(_), _) if live => {
                    let found = found.into_iter().map(|unit| self.candidate(unit)).collect();
                    let name = name.to_owned();
                    return Err((column, Wrong::SeveralUnits { name, found }));
                }
                (Some(&unit), _) => return Err((column, self.retired(unit, name))),
            }
        }
        Ok(None)
    }

    fn retired(&self, unit: UnitId, name: &str) -> Wrong {
        let held = self.desk.county().unit(unit);
        let Candidate { id, words, .. } = self.candidate(unit);
        match held.and_then(|held| held.record.retired) {
            Some(retired) => Wrong::Retired {
                name: words,
                id,
                retired,
            },
            None => Wrong::NotHere {
                id: name.to_owned(),
                place: words,
            },
        }
    }

    /// The unit of that name below the one above: right below it, or where columns were passed over, anywhere below.
    fn step(
        &mut self,
        above: UnitId,
        level: Level,
        column: Column,
        name: &str,
        passed: &[Column],
    ) -> Found<UnitId> {
        let county = self.desk.county();
        let mut units: Vec<UnitId> = if above.is_promised() {
            Vec::new()
        } else {
            county.children(above)
        };
        for _ in passed {
            units = units
                .into_iter()
                .flat_map(|unit| county.children(unit))
                .collect();
        }
        match self.of_name(&units, name, column)? {
            Some(unit) => Ok(unit),
            None if passed.is_empty() => self.make(above, level, column, name),
            None => {
                let (name, columns) = (name.to_owned(), passed.to_vec());
                Err((column, Wrong::NeedsAbove { name, columns }))
            }
        }
    }

    fn make(&mut self, parent: UnitId, level: Level, column: Column, name: &str) -> Found<UnitId> {
        let name = proper(name, level);
        let key = (parent, stem(&name, level));
        if let Some(&known) = self.made.get(&key) {
            return Ok(known);
        }
        let mut issues = Vec::new();
        Issue::text(
            &mut issues,
            Field::Unit(UnitField::Name),
            &name,
            LONGEST_NAME,
        );
        if let Some(issue) = issues.pop() {
            return Err((column, Wrong::Rule { issue, typed: name }));
        }
        let id = UnitId::promised(self.made.len() as u32);
        self.made.insert(key, id);
        let above = if parent.is_promised() {
            let at = parent.0 - UnitId::promised(0).0;
            self.paths.get(at as usize).cloned()
        } else {
            Some(self.desk.path_names(Node::Unit(parent)).join("/"))
        };
        self.paths
            .push(format!("{}/{name}", above.unwrap_or_default()));
        let kind = (level == Level::Group).then(|| {
            if name.contains(GRID) {
                GroupKind::Grid
            } else {
                GroupKind::Villagers
            }
        });
        self.steps.push(Command::Unit(UnitCommand::Add {
            id,
            parent: Some(parent),
            level,
            before: None,
            fields: UnitFields {
                name,
                kind,
                ..UnitFields::default()
            },
        }));
        Ok(id)
    }
}

fn gather(desk: &Desk, unit: UnitId, township: UnitId, villages: &mut Vec<(UnitId, UnitId)>) {
    let county = desk.county();
    if county
        .unit(unit)
        .is_some_and(|held| held.record.level == Level::Village)
    {
        villages.push((township, unit));
        return;
    }
    for child in county.children(unit) {
        gather(desk, child, unit, villages);
    }
}
