//! The lists behind the figures of a unit: breaches, vacancies, no phone, likely doubles, care, leaders, retired things.

use super::{
    Mask,
    table::{Cell, Column, Kind, Phone, Place, Row, Table, Tone, Value},
};
use crate::{
    desk::Desk,
    domain::{
        Cause, Figure, Household, HouseholdFields, HouseholdId, HouseholdState, Reference, Retired,
        UnitId,
    },
    i18n::{
        Said, Say, month,
        text::{ConfirmText, HouseholdText, ListText, TableText},
    },
    register::{Node, Post},
};

/// In tree order.
pub fn figure(desk: &Desk, figure: Figure, root: UnitId, mask: Mask) -> Table {
    let nodes = nodes(desk, figure, root, mask).into_iter();
    let rows = nodes.filter_map(|node| row(desk, figure, node, root, mask));
    Table::new(name(figure), columns(figure)).with(rows)
}

const fn name(figure: Figure) -> &'static str {
    match figure {
        Figure::Breaches => "breaches",
        Figure::Vacancies => "vacancies",
        Figure::NoPhone => "no_phone",
        Figure::Doubles => "doubles",
        Figure::Care => "care",
        Figure::Leaders => "leaders",
        Figure::Retired => "retired",
        Figure::Contacts => "contacts",
    }
}

/// What the lines are about.
pub fn nodes(desk: &Desk, figure: Figure, root: UnitId, mask: Mask) -> Vec<Node> {
    let county = desk.county();
    let units = |ids: Vec<UnitId>| ids.into_iter().map(Node::Unit).collect();
    let households = |ids: Vec<HouseholdId>| ids.into_iter().map(Node::Household).collect();
    match figure {
        Figure::Breaches => units(county.breaches(root)),
        Figure::Vacancies => units(county.vacancies(root)),
        Figure::NoPhone => households(county.without_phone(root)),
        // Each household of a pair stands on a line of its own, one below the other.
        Figure::Doubles => {
            let twins = county.doubles(root).into_iter();
            households(twins.flat_map(|twin| twin.households.clone()).collect())
        }
        // Nobody finds out by a list what may not be read.
        Figure::Care if mask.hides(desk) => Vec::new(),
        Figure::Care => households(county.with_care(root)),
        Figure::Leaders => units(county.filled(root)),
        Figure::Retired => county.retired(root),
        Figure::Contacts => units(county.with_contacts(root)),
    }
}

pub fn columns(figure: Figure) -> Vec<Column> {
    let place = || Column::new("unit", &ListText::Place, Kind::Place);
    let words = |key, head: &ListText| Column::new(key, head, Kind::Text);
    let name = |head: &ListText| Column::new("name", head, Kind::Name);
    let phone = || Column::new("phone", &ListText::Phone, Kind::Phone);
    let count = |key, head: &ListText| Column::new(key, head, Kind::Count);
    let own = match figure {
        Figure::Breaches => vec![
            place(),
            count("households", &ListText::Households).rank(1),
            words("breach", &ListText::Breach),
            name(&ListText::Leader).rank(2),
            phone().rank(3),
        ],
        Figure::Vacancies => vec![
            place(),
            Column::new("post", &ListText::Post, Kind::Word),
            words("former", &ListText::Former).rank(1),
        ],
        Figure::NoPhone => vec![
            name(&ListText::Head),
            place(),
            count("people", &ListText::People).rank(2),
            words("address", &ListText::Address).rank(1),
            words("state", &ListText::State).rank(3),
        ],
        Figure::Doubles => vec![
            name(&ListText::Head),
            place(),
            phone(),
            Column::new("same", &ListText::SameAs, Kind::Word).rank(1),
            words("address", &ListText::Address).rank(2),
        ],
        Figure::Care => vec![
            name(&ListText::Head),
            place(),
            words("category", &ListText::Category),
            phone().rank(1),
            words("address", &ListText::Address).rank(2),
        ],
        Figure::Leaders => vec![
            name(&ListText::Leader),
            Column::new("post", &ListText::Post, Kind::Word),
            place(),
            Column::new("since", &ListText::Since, Kind::Day).rank(1),
            Column::new("party", &ListText::Party, Kind::Flag).rank(2),
            phone(),
            words("standing", &ListText::Standing).rank(3),
        ],
        Figure::Retired => vec![
            place(),
            name(&ListText::Leader).for_programs_only(),
            Column::new("retired", &ListText::RetiredOn, Kind::Day),
            words("cause", &ListText::Cause).rank(1),
        ],
        Figure::Contacts => vec![
            place(),
            words("role", &ListText::ContactRole).rank(1),
            name(&ListText::Contact),
            phone(),
            words("contact_2", &ListText::SecondContact).rank(2),
            words("contact_3", &ListText::ThirdContact).rank(3),
        ],
    };
    let number = matches!(figure, Figure::NoPhone | Figure::Doubles | Figure::Care);
    let number = number.then(|| count("number", &ListText::Number).for_programs_only());
    let record = [Column::id().for_programs_only(), Column::level()];
    record.into_iter().chain(own).chain(number).collect()
}

/// One line; none for what has gone meanwhile.
pub fn row(desk: &Desk, figure: Figure, node: Node, root: UnitId, mask: Mask) -> Option<Row> {
    match (figure, node) {
        (Figure::Breaches, Node::Unit(unit)) => Some(breached(desk, unit, root)),
        (Figure::Vacancies, Node::Unit(unit)) => Some(vacant(desk, unit, root)),
        (Figure::Leaders, Node::Unit(unit)) => leader(desk, unit, root),
        (Figure::Retired, node) => retired(desk, node, root),
        (Figure::Contacts, Node::Unit(unit)) => contacts(desk, unit, root),
        (_, Node::Household(id)) => household(desk, figure, id, root, mask),
        (_, Node::Unit(_)) => None,
    }
}

fn of_unit(desk: &Desk, unit: UnitId, cells: impl IntoIterator<Item = Cell>) -> Row {
    let record = [Value::id(&unit), Value::level(desk, unit)];
    let cells = record.into_iter().map(Cell::from).chain(cells);
    Row::of(Reference::Unit(unit), cells.collect())
}

fn alarm(value: Value) -> Cell {
    Cell::from(value).tone(Tone::Alarm)
}

fn quiet(value: Value) -> Cell {
    Cell::from(value).tone(Tone::Quiet)
}

fn breached(desk: &Desk, unit: UnitId, root: UnitId) -> Row {
    let county = desk.county();
    let households = county.figures(unit).households;
    let fault = county
        .breach(unit)
        .map(|breach| Value::Said(Said::of(&breach)));
    let leader = county.serving(unit);
    let fields = leader.as_ref().map(|post| &post.person.record.fields);
    let phone = leader.as_ref().map_or(Cell::from(Value::Nothing), |post| {
        let person = &post.person.record;
        let phone = Value::Phone(Phone::of_person(desk, person, Some(unit)));
        Cell::from(phone).opens(Reference::Person(person.id))
    });
    let name = fields.map_or(Value::Nothing, |fields| Value::Name(fields.name.clone()));
    let cells = [
        Value::unit(desk, unit, root).into(),
        Value::count(households).into(),
        alarm(fault.unwrap_or(Value::Nothing)),
        name.into(),
        phone,
    ];
    of_unit(desk, unit, cells)
}

fn vacant(desk: &Desk, unit: UnitId, root: UnitId) -> Row {
    let terms = desk.county().terms(unit);
    let former = terms.first().map(|post| {
        let (name, term) = (&post.person.record.fields.name, &post.term.record.fields);
        if term.since > desk.today() {
            let (who, on) = (name.clone(), term.since.to_string());
            return Value::Said(Said::of(&ListText::ToCome { who, on }));
        }
        let until = term.until.map_or_else(String::new, |day| day.to_string());
        Value::text(format!("{name} {until}"))
    });
    let cells = [
        Value::unit(desk, unit, root).into(),
        alarm(post(desk, unit)),
        quiet(former.unwrap_or(Value::Nothing)),
    ];
    of_unit(desk, unit, cells)
}

/// The post that leads the unit.
fn post(desk: &Desk, unit: UnitId) -> Value {
    let held = desk.county().unit(unit);
    let rank = held.and_then(|held| held.record.level.post());
    rank.map_or(Value::Nothing, Value::rank)
}

fn leader(desk: &Desk, unit: UnitId, root: UnitId) -> Option<Row> {
    let post: Post<'_> = desk.county().serving(unit)?;
    let person = &post.person.record;
    let fields = &person.fields;
    let since = post.term.record.fields.since;
    let cells = vec![
        Value::id(&person.id).into(),
        Value::level(desk, unit).into(),
        Cell::from(Value::Name(fields.name.clone())).opens(Reference::Person(person.id)),
        self::post(desk, unit).into(),
        Value::unit(desk, unit, root).into(),
        quiet(Value::Day(since).told(&month(since))),
        Value::Flag(fields.party, Said::of(&TableText::Yes)).into(),
        Cell::from(Value::Phone(Phone::of_person(desk, person, Some(unit))))
            .opens(Reference::Person(person.id)),
        quiet(Value::Said(Said::of(&fields.standing))),
    ];
    Some(Row::of(Reference::Unit(unit), cells))
}

/// Whom to call first, and the others.
fn contacts(desk: &Desk, unit: UnitId, root: UnitId) -> Option<Row> {
    let fields = &desk.county().unit(unit)?.record.fields;
    let (first, others) = fields.contacts.split_first()?;
    let other = |n: usize| others.get(n).map_or(Value::Nothing, super::contact);
    let cells = [
        Value::unit(desk, unit, root),
        Value::text(first.role.clone()),
        Value::Name(first.name.clone()),
        Value::Phone(Phone::of_contact(first)),
        other(0),
        other(1),
    ];
    Some(of_unit(desk, unit, cells.map(Cell::from)))
}

/// Where the household's neighborhood stands, with its number.
fn spot(desk: &Desk, household: &Household, root: UnitId) -> (Place, Said) {
    let place = Place::of(desk, Node::Household(household.id), root);
    let n = household.number.into();
    (place, Said::of(&HouseholdText::NumberOf { n }))
}

/// Care categories and an unusual state, in a few words.
pub fn state(desk: &Desk, fields: &HouseholdFields, mask: Mask) -> Said {
    let today = desk.today();
    let names = fields.care.iter().filter(|entry| entry.holds(today));
    let mut care: Vec<String> = Vec::new();
    if !mask.hides(desk) {
        let names = names.map(|entry| desk.county().care_name(entry.category).to_owned());
        care.extend(names);
    }
    Said::by(|lang| {
        let state = Some(&fields.state).filter(|state| **state != HouseholdState::Normal);
        let state = state.map(|state| state.say(lang).into_owned());
        let words = care.iter().cloned().chain(state);
        words.collect::<Vec<_>>().join(" ")
    })
}

fn household(
    desk: &Desk,
    figure: Figure,
    id: HouseholdId,
    root: UnitId,
    mask: Mask,
) -> Option<Row> {
    let household = desk.county().household(id)?.record;
    let fields = &household.fields;
    let state = || Cell::from(Value::Said(state(desk, fields, mask))).tone(Tone::Warn);
    let address = || quiet(Value::text(fields.address.line()));
    let phone = fields.phones().next();
    let called = || {
        let phone = Phone::of_household(id, phone.unwrap_or_default());
        Cell::from(Value::Phone(phone))
    };
    let own = match figure {
        Figure::NoPhone => vec![Value::count(fields.people).into(), address(), state()],
        Figure::Doubles => {
            let same = match phone {
                Some(_) => Value::word("phone", &ListText::DoublePhone),
                None => Value::word("address", &ListText::DoubleAddress),
            };
            vec![called(), quiet(same), address()]
        }
        _ => vec![state(), called(), address()],
    };
    let (place, number) = spot(desk, &household, root);
    let mut cells = vec![
        Value::id(&id).into(),
        Value::word("household", &TableText::Household).into(),
        Value::Name(fields.head.clone()).into(),
        Value::Place(place.with(number)).into(),
    ];
    cells.extend(own);
    cells.push(Value::count(household.number).into());
    Some(Row::of(Reference::Household(id), cells))
}

fn retired(desk: &Desk, node: Node, root: UnitId) -> Option<Row> {
    let county = desk.county();
    let told =
        |retired: Retired, cause: Said| [quiet(Value::Day(retired.on)), quiet(Value::Said(cause))];
    match node {
        Node::Unit(unit) => {
            let record = &county.unit(unit)?.record;
            let retired = record.retired?;
            let name = Value::Name(record.fields.short.clone()).into();
            let cells = [Value::unit(desk, unit, root).into(), name];
            let told = told(retired, Said::of(&retired.cause));
            Some(of_unit(desk, unit, cells.into_iter().chain(told)))
        }
        Node::Household(id) => {
            let household = county.household(id)?.record;
            let retired = household.retired?;
            let cause = match retired.cause {
                Cause::Own => Said::of(&ConfirmText::Deregister),
                cause => Said::of(&cause),
            };
            let head = household.fields.head.clone();
            let (place, number) = spot(desk, &household, root);
            let whose = Said::by(|lang| format!("{} {head}", number.say(lang)));
            let mut cells: Vec<Cell> = vec![
                Value::id(&id).into(),
                Value::word("household", &TableText::Household).into(),
                Value::Place(place.with(whose)).into(),
                Value::Name(head.clone()).into(),
            ];
            cells.extend(told(retired, cause));
            Some(Row::of(Reference::Household(id), cells))
        }
    }
}
