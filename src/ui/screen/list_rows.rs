//! What stands in the rows and columns of each list.

use super::list::{Cell, Column, Kind, ListRow};
use crate::{
    domain::{Breach, HouseholdId, UnitId, breach},
    i18n::{month, text::ListText},
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

pub fn gather(kind: Kind, root: UnitId, at: &At<'_>) -> Vec<ListRow> {
    let county = at.desk.county();
    match kind {
        Kind::Breaches => county
            .breaches(root)
            .into_iter()
            .map(|u| breached(u, at))
            .collect(),
        Kind::Vacancies => county
            .vacancies(root)
            .into_iter()
            .map(|u| vacant(u, at))
            .collect(),
        Kind::NoPhone => county
            .without_phone(root)
            .into_iter()
            .filter_map(|h| phoneless(h, at))
            .collect(),
        Kind::Doubles => doubles(root, at),
        Kind::Care => county
            .with_care(root)
            .into_iter()
            .filter_map(|h| cared(h, at))
            .collect(),
        Kind::Leaders => leaders(root, at),
        Kind::Retired => county
            .retired(root)
            .into_iter()
            .filter_map(|n| retired(n, at))
            .collect(),
    }
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

fn breached(unit: UnitId, at: &At<'_>) -> ListRow {
    let county = at.desk.county();
    let households = county.figures(unit).households;
    let fault = breach(households).map_or_else(String::new, |b: Breach| at.say(&b).into_owned());
    let leader = county
        .serving(unit)
        .map_or_else(String::new, |p| p.person.record.fields.name.clone());
    let node = Node::Unit(unit);
    let fault = Cell {
        words: format!("! {fault}"),
        role: Role::Breach,
        number: None,
    };
    ListRow {
        node,
        cells: vec![place(node, at), number(households), fault, words(leader)],
    }
}

fn vacant(unit: UnitId, at: &At<'_>) -> ListRow {
    let county = at.desk.county();
    let level = county.unit(unit).and_then(|held| held.record.level.post());
    let post = level.map_or_else(String::new, |rank| at.say(&rank).into_owned());
    let former = county.terms(unit).first().map_or_else(String::new, |post| {
        let until = post
            .term
            .record
            .fields
            .until
            .map_or_else(String::new, |d| d.to_string());
        format!("{} {until}", post.person.record.fields.name)
    });
    let node = Node::Unit(unit);
    let post = Cell {
        words: format!("! {post}"),
        role: Role::Breach,
        number: None,
    };
    ListRow {
        node,
        cells: vec![place(node, at), post, dim(former)],
    }
}

/// Where the household's neighborhood stands, with its number.
fn spot(id: HouseholdId, at: &At<'_>) -> Cell {
    let mut cell = place(Node::Household(id), at);
    if let Some(row) = at.desk.county().household_row(id) {
        let n = crate::i18n::text::HouseholdText::NumberOf {
            n: row.number.into(),
        };
        cell.words = format!("{} {}", cell.words, at.say(&n));
    }
    cell
}

fn phoneless(id: HouseholdId, at: &At<'_>) -> Option<ListRow> {
    let fields = at.desk.county().household(id)?.record.fields;
    let cells = vec![
        words(fields.head.clone()),
        spot(id, at),
        number(u32::from(fields.people)),
        dim(fields.address.line()),
    ];
    Some(ListRow {
        node: Node::Household(id),
        cells,
    })
}

fn phone(fields: &crate::domain::HouseholdFields, at: &At<'_>) -> Cell {
    words(
        fields
            .phones()
            .next()
            .map_or_else(String::new, |p| at.phone(p)),
    )
}

/// Each household of a pair stands on a line of its own, one below the other.
fn doubles(root: UnitId, at: &At<'_>) -> Vec<ListRow> {
    let mut rows = Vec::new();
    for twin in at.desk.county().doubles(root) {
        for &id in &twin.households {
            let Some(held) = at.desk.county().household(id) else {
                continue;
            };
            let fields = held.record.fields;
            let why = match fields.phones().next() {
                Some(_) => ListText::DoublePhone,
                None => ListText::DoubleAddress,
            };
            let cells = vec![
                words(fields.head.clone()),
                spot(id, at),
                phone(&fields, at),
                dim(at.say(&why).into_owned()),
            ];
            rows.push(ListRow {
                node: Node::Household(id),
                cells,
            });
        }
    }
    rows
}

fn cared(id: HouseholdId, at: &At<'_>) -> Option<ListRow> {
    let household = at.desk.county().household(id)?.record;
    let category = Cell {
        words: short_state(&household, at),
        role: Role::Warn,
        number: None,
    };
    let fields = &household.fields;
    let cells = vec![
        words(fields.head.clone()),
        spot(id, at),
        category,
        phone(fields, at),
    ];
    Some(ListRow {
        node: Node::Household(id),
        cells,
    })
}

fn leaders(root: UnitId, at: &At<'_>) -> Vec<ListRow> {
    let county = at.desk.county();
    let rows = county.posts(root).into_iter().map(|post| {
        let fields = &post.person.record.fields;
        let level = county
            .unit(post.unit)
            .and_then(|held| held.record.level.post());
        let rank = level.map_or_else(String::new, |rank| at.say(&rank).into_owned());
        let party = if fields.party {
            at.look.glyphs().yes
        } else {
            ""
        };
        let node = Node::Unit(post.unit);
        let cells = vec![
            words(fields.name.clone()),
            words(rank),
            place(node, at),
            dim(month(post.term.record.fields.since)),
            words(party),
            words(at.phone(&fields.phone)),
        ];
        ListRow { node, cells }
    });
    rows.collect()
}

fn retired(node: Node, at: &At<'_>) -> Option<ListRow> {
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
    let cause = at.say(&retired.cause).into_owned();
    Some(ListRow {
        node,
        cells: vec![name, dim(retired.on.to_string()), dim(cause)],
    })
}
