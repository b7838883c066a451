//! From the names on a row to the neighborhood they mean. Sections, groups and neighborhoods that are not there are
//! made, once each; townships and villages never are.

use std::collections::HashMap;

use super::{
    super::{Column, RosterRow, Wrong},
    alike::{proper, stem},
};
use crate::{
    desk::Desk,
    domain::{Command, GroupKind, Level, UnitCommand, UnitFields, UnitId},
    register::Node,
};

pub struct Places<'d> {
    desk: &'d Desk,
    /// Every live village: the township's and its own id, in tree order.
    villages: Vec<(UnitId, UnitId)>,
    /// Villages by the names of township and village: a roster says the same ones over and over.
    named: HashMap<[String; 2], Found<UnitId>>,
    /// Promised units by parent and stem.
    made: HashMap<(UnitId, String), UnitId>,
    /// Paths of the promised units, which are numbered in this order.
    pub paths: Vec<String>,
    pub steps: Vec<Command>,
}

/// What a name means, or the column that is wrong.
pub type Found<T> = Result<T, (Column, Wrong)>;

impl<'d> Places<'d> {
    pub fn new(desk: &'d Desk) -> Self {
        let county = desk.county();
        let mut villages = Vec::new();
        if let Some(root) = desk.root() {
            gather(
                desk,
                root,
                county.parent(Node::Unit(root)).unwrap_or(root),
                &mut villages,
            );
        }
        Self {
            desk,
            villages,
            named: HashMap::new(),
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
        let village = self.village(row)?;
        let section = self.step(village, Level::Section, Column::Section, &row.section, row)?;
        let group = self.step(section, Level::Group, Column::Group, &row.group, row)?;
        if row.neighborhood.is_empty() {
            return Ok(None);
        }
        let name = &row.neighborhood;
        self.step(group, Level::Neighborhood, Column::Neighborhood, name, row)
            .map(Some)
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

    fn is_called(&self, unit: UnitId, name: &str) -> bool {
        self.desk.county().unit(unit).is_some_and(|held| {
            let fields = &held.record.fields;
            fields.short == name || fields.name == name || fields.code == name
        })
    }

    fn look_up(&self, town: &str, name: &str) -> Found<UnitId> {
        let inside: Vec<_> = self
            .villages
            .iter()
            .filter(|(township, _)| town.is_empty() || self.is_called(*township, town))
            .map(|&(_, village)| village)
            .collect();
        let place = self
            .desk
            .root()
            .map_or_else(String::new, |root| self.desk.short(root));
        if inside.is_empty() && !town.is_empty() {
            return Err((
                Column::Township,
                Wrong::NoUnit {
                    name: town.to_owned(),
                    place,
                },
            ));
        }
        let mut found: Vec<UnitId> = inside
            .iter()
            .copied()
            .filter(|&village| self.is_called(village, name))
            .collect();
        if found.is_empty() {
            let wanted = stem(name, Level::Village);
            let alike =
                |&village: &UnitId| stem(&self.desk.short(village), Level::Village) == wanted;
            found = inside.into_iter().filter(alike).collect();
        }
        match found[..] {
            [village] => Ok(village),
            [] => {
                let place = if town.is_empty() {
                    place
                } else {
                    town.to_owned()
                };
                Err((
                    Column::Village,
                    Wrong::NoUnit {
                        name: name.to_owned(),
                        place,
                    },
                ))
            }
            _ => {
                let path = |village| self.desk.path_names(Node::Unit(village)).join("/");
                let places = found.into_iter().map(path).collect();
                Err((
                    Column::Village,
                    Wrong::SeveralUnits {
                        name: name.to_owned(),
                        places,
                    },
                ))
            }
        }
    }

    /// The unit of that name below the parent. Without a name there must be no choice.
    fn step(
        &mut self,
        parent: UnitId,
        level: Level,
        column: Column,
        name: &str,
        row: &RosterRow,
    ) -> Found<UnitId> {
        let county = self.desk.county();
        let below: Vec<UnitId> = if parent.is_promised() {
            Vec::new()
        } else {
            county
                .children(parent)
                .into_iter()
                .filter(|&unit| county.is_live(unit))
                .collect()
        };
        if name.is_empty() {
            return match (&below[..], level) {
                (_, Level::Section) if !row.group.is_empty() => self.above_group(&below, row),
                ([only], _) => Ok(*only),
                ([], _) => Ok(self.make(parent, level, "1")),
                _ => Err((column, Wrong::Empty)),
            };
        }
        if let Some(&unit) = below.iter().find(|&&unit| self.is_called(unit, name)) {
            return Ok(unit);
        }
        let wanted = stem(name, level);
        let alike = |unit: &UnitId| stem(&self.desk.short(*unit), level) == wanted;
        match below.into_iter().filter(alike).collect::<Vec<_>>()[..] {
            [unit] => Ok(unit),
            [] => Ok(self.make(parent, level, name)),
            ref several => {
                let path = |&unit: &UnitId| self.desk.path_names(Node::Unit(unit)).join("/");
                let places = several.iter().map(path).collect();
                Err((
                    column,
                    Wrong::SeveralUnits {
                        name: name.to_owned(),
                        places,
                    },
                ))
            }
        }
    }

    /// The section that holds the group a row names without its section.
    fn above_group(&mut self, sections: &[UnitId], row: &RosterRow) -> Found<UnitId> {
        let county = self.desk.county();
        let wanted = stem(&row.group, Level::Group);
        let holds = |section: &UnitId| {
            county.children(*section).into_iter().any(|group| {
                county.is_live(group) && stem(&self.desk.short(group), Level::Group) == wanted
            })
        };
        let holders: Vec<UnitId> = sections.iter().copied().filter(holds).collect();
        match (&holders[..], sections) {
            ([section], _) | ([], [section]) => Ok(*section),
            ([], []) => {
                let village = self.village(row)?;
                Ok(self.make(village, Level::Section, "1"))
            }
            _ => Err((Column::Section, Wrong::Empty)),
        }
    }

    fn make(&mut self, parent: UnitId, level: Level, name: &str) -> UnitId {
        let next = UnitId::promised(self.made.len() as u32);
        let known = *self.made.entry((parent, stem(name, level))).or_insert(next);
        if known == next {
            let name = proper(name, level);
            let above = if parent.is_promised() {
                let at = parent.0 - UnitId::promised(0).0;
                self.paths.get(at as usize).cloned()
            } else {
                Some(self.desk.path_names(Node::Unit(parent)).join("/"))
            };
            self.paths
                .push(format!("{}/{name}", above.unwrap_or_default()));
            let kind = (level == Level::Group).then(|| {
                if name.contains("网格") {
                    GroupKind::Grid
                } else {
                    GroupKind::Villagers
                }
            });
            self.steps.push(Command::Unit(UnitCommand::Add {
                id: next,
                parent: Some(parent),
                level,
                before: None,
                fields: UnitFields {
                    name,
                    kind,
                    ..UnitFields::default()
                },
            }));
        }
        known
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
        if county.is_live(child) {
            gather(desk, child, unit, villages);
        }
    }
}
