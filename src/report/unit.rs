//! Everything about a unit beside its figures: its names, who led and leads it, and what stands directly below.

use super::{
    past,
    person::term,
    table::{Cell, Column, Kind, Page, Phone, Row, Table, Value},
};
use crate::{
    desk::Desk,
    domain::{Household, Reference, UnitContact, UnitId},
    i18n::{
        Said,
        text::{HouseholdText, LeaderText, ListText, TableText, UnitText as T},
    },
};

/// None where there is none.
pub fn unit(desk: &Desk, id: UnitId) -> Option<Table> {
    let county = desk.county();
    let record = &county.unit(id)?.record;
    let fields = &record.fields;
    let mut page = Page::default();
    page.quiet("id", &TableText::Id, Kind::Id, Value::id(&id));
    page.quiet(
        "level",
        &TableText::Level,
        Kind::Word,
        Value::level(desk, id),
    );
    page.quiet(
        "unit",
        &TableText::Unit,
        Kind::Place,
        Value::unit(desk, id, id),
    );
    page.text("name", &T::Name, &fields.name);
    page.text("short", &T::Short, &fields.short);
    page.text("code", &T::Code, &fields.code);
    if let Some(kind) = fields.kind {
        page.push("kind", &T::Kind, Kind::Text, Value::said(&kind));
    }
    for (contact, n) in fields.contacts.iter().zip(1..) {
        let key = format!("contact_{n}");
        page.push(key, &T::Contacts, Kind::Text, self::contact(contact));
    }
    if let Some(retired) = record.retired {
        page.push(
            "retired",
            &ListText::Cause,
            Kind::Text,
            Value::said(&retired),
        );
    }
    let first = record.past().life.first();
    let since = first.map_or(Value::Nothing, Value::Day);
    page.line("since", &T::From, Kind::Day, since);
    page.lines("before", &T::Earlier, past::of_unit(desk, record));
    for (post, n) in county.terms(id).iter().zip(1..) {
        let fields = &post.term.record;
        let label = if fields.serves(desk.today()) {
            record.level.post().map(|rank| Said::of(&rank))
        } else if fields.fields.since > desk.today() {
            Some(Said::of(&LeaderText::ToCome))
        } else {
            Some(Said::of(&LeaderText::Former))
        };
        let label = label.unwrap_or_else(|| Said::of(&String::new()));
        page.push(format!("term_{n}"), &label, Kind::Text, term(desk, post));
    }
    Some(page.finish("unit", Reference::Unit(id)))
}

/// `支书  陈六  13800000000`
pub fn contact(contact: &UnitContact) -> Value {
    Value::Parts(vec![
        Value::text(contact.role.clone()),
        Value::Name(contact.name.clone()),
        Value::Phone(Phone::of_contact(contact)),
    ])
}

/// Kept units and all households directly below.
pub fn below(desk: &Desk, unit: UnitId) -> Table {
    let county = desk.county();
    let columns = vec![
        Column::id(),
        Column::level(),
        Column::unit().for_programs_only(),
        Column::new("name", &TableText::Name, Kind::Name),
        Column::new("households", &T::Households, Kind::Count),
        Column::new("leader", &T::Leaders, Kind::Name),
    ];
    let units = county.children(unit).into_iter();
    let units = units.filter(|&child| county.is_live(child)).map(|child| {
        let leader = county.serving(child);
        let leader = leader.map(|post| Value::Name(post.person.record.fields.name.clone()));
        let cells = vec![
            Value::id(&child).into(),
            Value::level(desk, child).into(),
            Value::unit(desk, child, unit).into(),
            Value::Name(desk.short(child)).into(),
            Value::count(county.figures(child).households).into(),
            leader.unwrap_or(Value::Nothing).into(),
        ];
        Row::of(Reference::Unit(child), cells)
    });
    Table::new("units_below", columns).in_lines().with(units)
}

/// The households of a neighborhood, retired ones too.
pub fn households(desk: &Desk, unit: UnitId) -> Table {
    let county = desk.county();
    let columns = vec![
        Column::id(),
        Column::level(),
        Column::unit().for_programs_only(),
        Column::new("number", &ListText::Number, Kind::Count),
        Column::new("head", &HouseholdText::Head, Kind::Name),
        Column::new("people", &T::People, Kind::Count),
        Column::new("retired", &TableText::State, Kind::Text),
    ];
    let rows = county.households_of(unit).iter().filter_map(|row| {
        let Household {
            fields, retired, ..
        } = county.household(row.id)?.record;
        let (number, people) = (row.number.into(), fields.people.into());
        let retired = retired.map(|retired| Value::said(&retired));
        let cells: Vec<Cell> = vec![
            Value::id(&row.id).into(),
            Value::word("household", &TableText::Household).into(),
            Value::unit(desk, unit, unit).into(),
            Value::count(row.number)
                .told(&HouseholdText::NumberOf { n: number })
                .into(),
            Value::Name(fields.head).into(),
            Value::count(fields.people)
                .told(&HouseholdText::PeopleOf { n: people })
                .into(),
            retired.unwrap_or(Value::Nothing).into(),
        ];
        Some(Row::of(Reference::Household(row.id), cells))
    });
    Table::new("households", columns).in_lines().with(rows)
}
