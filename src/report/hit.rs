//! What a search found, one row each.

use super::table::{Cell, Column, Kind, Phone, Row, Table, Value};
use crate::{
    desk::Desk,
    domain::{Household, HouseholdId, Reference, UnitId},
    i18n::{
        Said,
        text::{ListText, TableText},
    },
    register::{Found, Node, Thing},
};

/// The best first. Scores can be compared within one answer only.
pub fn hits(desk: &Desk, found: &Found) -> Table {
    let columns = vec![
        Column::new("kind", &TableText::Kind, Kind::Word).for_programs_only(),
        Column::id(),
        Column::new("name", &TableText::Name, Kind::Name),
        Column::new("path", &ListText::Place, Kind::Place),
        Column::new("phone", &ListText::Phone, Kind::Phone),
        Column::new("score", &TableText::Score, Kind::Count).for_programs_only(),
        Column::new("retired", &TableText::State, Kind::Flag),
        Column::level(),
        Column::unit().for_programs_only(),
    ];
    let rows = found.hits.iter().filter_map(|hit| match hit.thing {
        Thing::Unit(unit) => self::unit(desk, unit, hit.score),
        Thing::Leader(unit) => leader(desk, unit, hit.score),
        Thing::Household(household) => self::household(desk, household, hit.score),
    });
    Table::new("hits", columns)
        .seen_as(&["id", "name", "phone", "path", "retired"])
        .in_lines()
        .with(rows)
}

struct Hit {
    about: Reference,
    kind: &'static str,
    id: String,
    name: String,
    node: Node,
    phone: Option<Phone>,
    retired: bool,
}

impl Hit {
    fn row(self, desk: &Desk, score: u32) -> Row {
        let names = desk.path_names(self.node);
        let unit = desk.county().unit_at(self.node);
        // Named only where it is so.
        let retired = if self.retired {
            Value::Flag(true, Said::of(&ListText::Retired))
        } else {
            Value::Unsaid
        };
        let cells: Vec<Cell> = vec![
            Value::Word(self.kind.into(), Said::of(&self.kind.to_owned())).into(),
            Value::Id(self.id).into(),
            Value::Name(self.name).into(),
            Value::Path(names).into(),
            self.phone.map_or(Value::Nothing, Value::Phone).into(),
            Value::count(score).into(),
            retired.into(),
            unit.map_or(Value::Nothing, |unit| Value::level(desk, unit))
                .into(),
            unit.map_or(Value::Nothing, |unit| Value::unit(desk, unit, unit))
                .into(),
        ];
        Row::of(self.about, cells)
    }
}

fn unit(desk: &Desk, id: UnitId, score: u32) -> Option<Row> {
    let held = desk.county().unit(id)?;
    let hit = Hit {
        about: Reference::Unit(id),
        kind: held.record.level.name(),
        id: id.to_string(),
        name: held.record.fields.short.clone(),
        node: Node::Unit(id),
        phone: None,
        retired: !desk.county().is_live(id),
    };
    Some(hit.row(desk, score))
}

fn household(desk: &Desk, id: HouseholdId, score: u32) -> Option<Row> {
    let Household {
        fields, retired, ..
    } = desk.county().household(id)?.record;
    let phone = fields.phones().next();
    let phone = phone.map(|phone| Phone::of_household(id, phone));
    let hit = Hit {
        about: Reference::Household(id),
        kind: "household",
        id: id.to_string(),
        node: Node::Household(id),
        phone,
        name: fields.head,
        retired: retired.is_some(),
    };
    Some(hit.row(desk, score))
}

/// Whoever serves in the unit's post.
fn leader(desk: &Desk, unit: UnitId, score: u32) -> Option<Row> {
    let person = &desk.county().serving(unit)?.person.record;
    let phone = Phone::of_person(desk, person, Some(unit));
    let hit = Hit {
        about: Reference::Person(person.id),
        kind: "leader",
        id: person.id.to_string(),
        name: person.fields.name.clone(),
        node: Node::Unit(unit),
        phone: Some(phone).filter(|phone| !phone.is_empty()),
        retired: false,
    };
    Some(hit.row(desk, score))
}
