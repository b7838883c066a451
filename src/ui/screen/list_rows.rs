//! What stands in the rows and columns of each list.

use super::list::{Cell, Column, Kind};
use crate::{
    domain::{Cause, HouseholdFields, HouseholdId, UnitId, breach},
    i18n::{
        month,
        text::{ConfirmText, HouseholdText, ListText},
    },
    register::Node,
    ui::{At, Role, page::short_state},
};

const fn column(title: &'static ListText, width: u16) -> Column {
    Column { title, width }
}

const PLACE: Column = column(&ListText::Place, 0);
const HEAD: Column = column(&ListText::Head, 12);
const PEOPLE: Column = column(&ListText::People, 5);
const PHONE: Column = column(&ListText::Phone, 13);

const BREACHES: &[Column] = &[
    PLACE,
    column(&ListText::Households, 6),
    column(&ListText::Breach, 20),
    column(&ListText::Leader, 12),
];
const VACANCIES: &[Column] = &[
    PLACE,
    column(&ListText::Post, 20),
    column(&ListText::Former, 22),
];
const NO_PHONE: &[Column] = &[HEAD, PLACE, PEOPLE, column(&ListText::Address, 0)];
const DOUBLES: &[Column] = &[HEAD, PLACE, PHONE, column(&ListText::SameAs, 22)];
const CARE: &[Column] = &[HEAD, PLACE, column(&ListText::Category, 0), PHONE];
const LEADERS: &[Column] = &[
    column(&ListText::Leader, 12),
    column(&ListText::Post, 20),
    PLACE,
    column(&ListText::Since, 8),
    column(&ListText::Party, 6),
    PHONE,
];
const RETIRED: &[Column] = &[
    PLACE,
    column(&ListText::RetiredOn, 11),
    column(&ListText::Cause, 0),
];

pub fn columns(kind: Kind) -> &'static [Column] {
    match kind {
        Kind::Breaches => BREACHES,
        Kind::Vacancies => VACANCIES,
        Kind::NoPhone => NO_PHONE,
        Kind::Doubles => DOUBLES,
        Kind::Care => CARE,
        Kind::Leaders => LEADERS,
        Kind::Retired => RETIRED,
    }
}

/// What the list's lines are about, in tree order.
pub fn nodes(kind: Kind, root: UnitId, at: &At<'_>) -> Vec<Node> {
    let county = at.desk.county();
    let units = |ids: Vec<UnitId>| ids.into_iter().map(Node::Unit).collect();
    let households = |ids: Vec<HouseholdId>| ids.into_iter().map(Node::Household).collect();
    match kind {
        Kind::Breaches => units(county.breaches(root)),
        Kind::Vacancies => units(county.vacancies(root)),
        Kind::NoPhone => households(county.without_phone(root)),
        // Each household of a pair stands on a line of its own, one below the other.
        Kind::Doubles => {
            let twins = county.doubles(root).into_iter();
            households(
                twins
                    .flat_map(|twin| twin.households.iter().copied())
                    .collect(),
            )
        }
        Kind::Care => households(county.with_care(root)),
        Kind::Leaders => units(county.filled(root)),
        Kind::Retired => county.retired(root),
    }
}

/// The cells of one line, by column.
pub fn cells(kind: Kind, node: Node, at: &At<'_>) -> Vec<Cell> {
    let cells = match (kind, node) {
        (Kind::Breaches, Node::Unit(unit)) => Some(breached(unit, at)),
        (Kind::Vacancies, Node::Unit(unit)) => Some(vacant(unit, at)),
        (Kind::Leaders, Node::Unit(unit)) => leader(unit, at),
        (Kind::NoPhone, Node::Household(id)) => phoneless(id, at),
        (Kind::Doubles, Node::Household(id)) => double(id, at),
        (Kind::Care, Node::Household(id)) => cared(id, at),
        (Kind::Retired, node) => retired(node, at),
        _ => None,
    };
    // Gone between the list and its picture: the next refresh takes the line away.
    cells.unwrap_or_else(|| columns(kind).iter().map(|_| dim("")).collect())
}

fn words(words: impl Into<String>) -> Cell {
    Cell {
        words: words.into(),
        role: Role::Normal,
        number: None,
    }
}

fn dim(words: impl Into<String>) -> Cell {
    Cell {
        words: words.into(),
        role: Role::Dim,
        number: None,
    }
}

fn number(n: u32) -> Cell {
    Cell {
        words: n.to_string(),
        role: Role::Normal,
        number: Some(i64::from(n)),
    }
}

fn place(node: Node, at: &At<'_>) -> Cell {
    let names = at.desk.path_names(node);
    words(names.join(&format!(" {} ", at.look.glyphs().crumb)))
}

fn alarm(words: &str) -> Cell {
    Cell {
        words: format!("! {words}"),
        role: Role::Breach,
        number: None,
    }
}

fn breached(unit: UnitId, at: &At<'_>) -> Vec<Cell> {
    let county = at.desk.county();
    let households = county.figures(unit).households;
    let fault = breach(households).map_or_else(String::new, |b| at.say(&b).into_owned());
    let leader = county.serving(unit);
    let leader = leader.map_or("", |post| post.person.record.fields.name.as_str());
    vec![
        place(Node::Unit(unit), at),
        number(households),
        alarm(&fault),
        words(leader),
    ]
}

fn vacant(unit: UnitId, at: &At<'_>) -> Vec<Cell> {
    let former = at
        .desk
        .county()
        .terms(unit)
        .first()
        .map_or_else(String::new, |post| {
            let until = post.term.record.fields.until;
            let until = until.map_or_else(String::new, |day| day.to_string());
            format!("{} {until}", post.person.record.fields.name)
        });
    vec![
        place(Node::Unit(unit), at),
        alarm(&rank(unit, at)),
        dim(former),
    ]
}

/// The post that leads the unit.
fn rank(unit: UnitId, at: &At<'_>) -> String {
    let held = at.desk.county().unit(unit);
    let rank = held.and_then(|held| held.record.level.post());
    rank.map_or_else(String::new, |rank| at.say(&rank).into_owned())
}

/// Where the household's neighborhood stands, with its number.
fn spot(id: HouseholdId, at: &At<'_>) -> Cell {
    let mut cell = place(Node::Household(id), at);
    if let Some(row) = at.desk.county().household_row(id) {
        let n = row.number.into();
        cell.words = format!("{} {}", cell.words, at.say(&HouseholdText::NumberOf { n }));
    }
    cell
}

fn phone(fields: &HouseholdFields, at: &At<'_>) -> Cell {
    words(
        fields
            .phones()
            .next()
            .map_or_else(String::new, |p| at.phone(p)),
    )
}

fn phoneless(id: HouseholdId, at: &At<'_>) -> Option<Vec<Cell>> {
    let fields = at.desk.county().household(id)?.record.fields;
    let people = number(u32::from(fields.people));
    Some(vec![
        words(fields.head.clone()),
        spot(id, at),
        people,
        dim(fields.address.line()),
    ])
}

fn double(id: HouseholdId, at: &At<'_>) -> Option<Vec<Cell>> {
    let fields = at.desk.county().household(id)?.record.fields;
    let why = match fields.phones().next() {
        Some(_) => ListText::DoublePhone,
        None => ListText::DoubleAddress,
    };
    let why = dim(at.say(&why).into_owned());
    Some(vec![
        words(fields.head.clone()),
        spot(id, at),
        phone(&fields, at),
        why,
    ])
}

fn cared(id: HouseholdId, at: &At<'_>) -> Option<Vec<Cell>> {
    let household = at.desk.county().household(id)?.record;
    let category = Cell {
        words: short_state(&household, at),
        role: Role::Warn,
        number: None,
    };
    let fields = &household.fields;
    Some(vec![
        words(fields.head.clone()),
        spot(id, at),
        category,
        phone(fields, at),
    ])
}

fn leader(unit: UnitId, at: &At<'_>) -> Option<Vec<Cell>> {
    let post = at.desk.county().serving(unit)?;
    let fields = &post.person.record.fields;
    let party = if fields.party {
        at.look.glyphs().yes
    } else {
        ""
    };
    Some(vec![
        words(fields.name.clone()),
        words(rank(unit, at)),
        place(Node::Unit(unit), at),
        dim(month(post.term.record.fields.since)),
        words(party),
        words(at.phone(&fields.phone)),
    ])
}

fn retired(node: Node, at: &At<'_>) -> Option<Vec<Cell>> {
    let county = at.desk.county();
    let (name, retired) = match node {
        Node::Unit(unit) => (place(node, at), county.unit(unit)?.record.retired?),
        Node::Household(id) => {
            let household = county.household(id)?.record;
            let mut cell = spot(id, at);
            cell.words = format!("{} {}", cell.words, household.fields.head);
            (cell, household.retired?)
        }
    };
    let cause = match (node, retired.cause) {
        (Node::Household(_), Cause::Own) => at.say(&ConfirmText::Deregister).into_owned(),
        _ => at.say(&retired.cause).into_owned(),
    };
    Some(vec![name, dim(retired.on.to_string()), dim(cause)])
}
