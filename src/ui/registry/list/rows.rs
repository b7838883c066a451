//! What stands in the rows and columns of each list.

use std::cmp::Reverse;

use crate::{
    domain::{Cause, Figure, HouseholdFields, HouseholdId, UnitId, Unmask, breach},
    i18n::{
        month,
        text::{ConfirmText, HouseholdText, ListText},
    },
    register::{Node, search::sound},
    ui::{
        kit::{
            At, Role,
            table::{Cell, Column, Direction, Kind as Shape, Wide},
        },
        registry::{page::household::short_state, route::Item},
    },
};

const PLACE: Column<'_> = Column::new(&ListText::Place, Wide::Rest(30), Shape::Path);
const HEAD: Column<'_> = Column::new(&ListText::Head, Wide::Values(8, 8), Shape::Name);
const NAME: Column<'_> = Column::new(&ListText::Leader, Wide::Values(8, 8), Shape::Name);
const PHONE: Column<'_> = words_in(&ListText::Phone, Wide::Values(12, 12));
const POST: Column<'_> = words_in(&ListText::Post, Wide::Values(4, 19));
const ADDRESS: Column<'_> = words_in(&ListText::Address, Wide::Upto(16, 44));

const fn words_in(title: &'static ListText, width: Wide) -> Column<'static> {
    Column::new(title, width, Shape::Words)
}

const BREACHES: &[Column<'_>] = &[
    PLACE,
    Column::new(&ListText::Households, Wide::Values(4, 4), Shape::Number).rank(1),
    words_in(&ListText::Breach, Wide::Values(18, 30)),
    NAME.rank(2),
    PHONE.rank(3),
];
const VACANCIES: &[Column<'_>] = &[
    PLACE,
    words_in(&ListText::Post, Wide::Values(6, 21)),
    words_in(&ListText::Former, Wide::Upto(19, 26)).rank(1),
];
const NO_PHONE: &[Column<'_>] = &[
    HEAD,
    PLACE,
    Column::new(&ListText::People, Wide::Values(4, 4), Shape::Number).rank(2),
    ADDRESS.rank(1),
    words_in(&ListText::State, Wide::Upto(16, 32)).rank(3),
];
const DOUBLES: &[Column<'_>] = &[
    HEAD,
    PLACE,
    PHONE,
    words_in(&ListText::SameAs, Wide::Values(14, 21)).rank(1),
    ADDRESS.rank(2),
];
const CARE: &[Column<'_>] = &[
    HEAD,
    PLACE,
    words_in(&ListText::Category, Wide::Upto(14, 32)),
    PHONE.rank(1),
    ADDRESS.rank(2),
];
const LEADERS: &[Column<'_>] = &[
    NAME,
    POST,
    PLACE,
    words_in(&ListText::Since, Wide::Values(7, 7)).rank(1),
    words_in(&ListText::Party, Wide::Values(2, 2)).rank(2),
    PHONE,
    words_in(&ListText::Standing, Wide::Values(22, 28)).rank(3),
];
const RETIRED: &[Column<'_>] = &[
    PLACE,
    words_in(&ListText::RetiredOn, Wide::Values(10, 10)),
    words_in(&ListText::Cause, Wide::Values(14, 29)).rank(1),
];

pub fn columns(kind: Figure) -> &'static [Column<'static>] {
    match kind {
        Figure::Breaches => BREACHES,
        Figure::Vacancies => VACANCIES,
        Figure::NoPhone => NO_PHONE,
        Figure::Doubles => DOUBLES,
        Figure::Care => CARE,
        Figure::Leaders => LEADERS,
        Figure::Retired => RETIRED,
    }
}

impl Item {
    fn of(node: Node) -> Self {
        Self { node, who: None }
    }
}

/// Whether its rows say whom to call.
pub const fn has_phones(kind: Figure) -> bool {
    matches!(
        kind,
        Figure::Breaches | Figure::Doubles | Figure::Care | Figure::Leaders
    )
}

/// What the list's lines are about, in tree order.
pub fn items(kind: Figure, root: UnitId, at: &At<'_>) -> Vec<Item> {
    let county = at.desk.county();
    let units = |ids: Vec<UnitId>| ids.into_iter().map(Node::Unit).map(Item::of).collect();
    let households = |ids: Vec<HouseholdId>| {
        let nodes = ids.into_iter().map(Node::Household);
        nodes.map(Item::of).collect()
    };
    let somebody = |unit: UnitId| Item {
        node: Node::Unit(unit),
        who: county.serving(unit).map(|post| post.person.record.id),
    };
    match kind {
        Figure::Breaches => units(county.breaches(root)),
        Figure::Vacancies => units(county.vacancies(root)),
        Figure::NoPhone => households(county.without_phone(root)),
        // Each household of a pair stands on a line of its own, one below the other.
        Figure::Doubles => {
            let twins = county.doubles(root).into_iter();
            households(
                twins
                    .flat_map(|twin| twin.households.iter().copied())
                    .collect(),
            )
        }
        // Nobody finds out by a list what may not be read.
        Figure::Care if at.is_veiled() => Vec::new(),
        Figure::Care => households(county.with_care(root)),
        Figure::Leaders => county.filled(root).into_iter().map(somebody).collect(),
        Figure::Retired => county.retired(root).into_iter().map(Item::of).collect(),
    }
}

/// What one line is ordered by. All keys of one order are of one kind.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Number(i64),
    Sound(String, String),
    Words(String),
}

/// Puts rows in the order of one of their columns.
pub fn order(
    rows: &mut [usize],
    cells: &[Vec<Cell>],
    (column, place): (&Column<'_>, usize),
    direction: Direction,
) {
    let key = |row: &usize| {
        let cell = &cells[*row][place];
        match (column.kind, cell.number) {
            (Shape::Path, _) => Order::Number(*row as i64),
            (_, Some(number)) => Order::Number(number),
            (Shape::Name, _) => Order::Sound(sound(&cell.words), cell.words.clone()),
            _ => Order::Words(cell.words.clone()),
        }
    };
    match direction {
        Direction::Up => rows.sort_by_cached_key(key),
        Direction::Down => rows.sort_by_cached_key(|row| Reverse(key(row))),
    }
}

/// The cells of one line, by column.
pub fn cells(kind: Figure, node: Node, root: UnitId, at: &At<'_>) -> Vec<Cell> {
    let cells = match (kind, node) {
        (Figure::Breaches, Node::Unit(unit)) => Some(breached(unit, root, at)),
        (Figure::Vacancies, Node::Unit(unit)) => Some(vacant(unit, root, at)),
        (Figure::Leaders, Node::Unit(unit)) => leader(unit, root, at),
        (Figure::NoPhone, Node::Household(id)) => phoneless(id, root, at),
        (Figure::Doubles, Node::Household(id)) => double(id, root, at),
        (Figure::Care, Node::Household(id)) => cared(id, root, at),
        (Figure::Retired, node) => retired(node, root, at),
        _ => None,
    };
    // Gone between the list and its picture: the next refresh takes the line away.
    cells.unwrap_or_else(|| columns(kind).iter().map(|_| dim("")).collect())
}

fn words(words: impl Into<String>) -> Cell {
    Cell::new(words, Role::Normal)
}

fn dim(words: impl Into<String>) -> Cell {
    Cell::new(words, Role::Dim)
}

fn alarm(words: &str) -> Cell {
    Cell::new(format!("! {words}"), Role::Breach)
}

fn breached(unit: UnitId, root: UnitId, at: &At<'_>) -> Vec<Cell> {
    let county = at.desk.county();
    let households = county.figures(unit).households;
    let fault = breach(households).map_or_else(String::new, |b| at.say(&b).into_owned());
    let leader = county.serving(unit);
    let leader = leader.map(|post| &post.person.record);
    vec![
        Cell::place(Node::Unit(unit), root, Role::Normal, at),
        Cell::number(households),
        alarm(&fault),
        words(leader.map_or("", |person| person.fields.name.as_str())),
        leader.map_or_else(
            || dim(""),
            |person| Cell::phone(Unmask::Person(person.id), &person.fields.phone, at),
        ),
    ]
}

fn vacant(unit: UnitId, root: UnitId, at: &At<'_>) -> Vec<Cell> {
    let former = at
        .desk
        .county()
        .terms(unit)
        .first()
        .map_or_else(String::new, |post| {
            let (name, term) = (&post.person.record.fields.name, &post.term.record.fields);
            if term.since > at.desk.today() {
                let (who, on) = (name.clone(), term.since.to_string());
                return at.say(&ListText::ToCome { who, on }).into_owned();
            }
            let until = term.until.map_or_else(String::new, |day| day.to_string());
            format!("{name} {until}")
        });
    vec![
        Cell::place(Node::Unit(unit), root, Role::Normal, at),
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
fn spot(id: HouseholdId, root: UnitId, at: &At<'_>) -> Cell {
    let mut cell = Cell::place(Node::Household(id), root, Role::Normal, at);
    if let Some(row) = at.desk.county().household_row(id) {
        let n = row.number.into();
        cell.words = format!("{} {}", cell.words, at.say(&HouseholdText::NumberOf { n }));
    }
    cell
}

fn phone(id: HouseholdId, fields: &HouseholdFields, at: &At<'_>) -> Cell {
    let phone = fields.phones().next().unwrap_or_default();
    Cell::phone(Unmask::Household(id), phone, at)
}

fn phoneless(id: HouseholdId, root: UnitId, at: &At<'_>) -> Option<Vec<Cell>> {
    let household = at.desk.county().household(id)?.record;
    let state = Cell::new(short_state(&household, at), Role::Warn);
    let fields = household.fields;
    Some(vec![
        words(fields.head.clone()),
        spot(id, root, at),
        Cell::number(u32::from(fields.people)),
        dim(fields.address.line()),
        state,
    ])
}

fn double(id: HouseholdId, root: UnitId, at: &At<'_>) -> Option<Vec<Cell>> {
    let fields = at.desk.county().household(id)?.record.fields;
    let why = match fields.phones().next() {
        Some(_) => ListText::DoublePhone,
        None => ListText::DoubleAddress,
    };
    let why = dim(at.say(&why).into_owned());
    Some(vec![
        words(fields.head.clone()),
        spot(id, root, at),
        phone(id, &fields, at),
        why,
        dim(fields.address.line()),
    ])
}

fn cared(id: HouseholdId, root: UnitId, at: &At<'_>) -> Option<Vec<Cell>> {
    let household = at.desk.county().household(id)?.record;
    let category = Cell::new(short_state(&household, at), Role::Warn);
    let fields = &household.fields;
    Some(vec![
        words(fields.head.clone()),
        spot(id, root, at),
        category,
        phone(id, fields, at),
        dim(fields.address.line()),
    ])
}

fn leader(unit: UnitId, root: UnitId, at: &At<'_>) -> Option<Vec<Cell>> {
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
        Cell::place(Node::Unit(unit), root, Role::Normal, at),
        dim(month(post.term.record.fields.since)),
        words(party),
        Cell::phone(Unmask::Person(post.person.record.id), &fields.phone, at),
        dim(at.say(&fields.standing)),
    ])
}

fn retired(node: Node, root: UnitId, at: &At<'_>) -> Option<Vec<Cell>> {
    let county = at.desk.county();
    let (name, retired) = match node {
        Node::Unit(unit) => (
            Cell::place(node, root, Role::Normal, at),
            county.unit(unit)?.record.retired?,
        ),
        Node::Household(id) => {
            let household = county.household(id)?.record;
            let spot = spot(id, root, at);
            let words = format!("{} {}", spot.words, household.fields.head);
            let cell = Cell {
                kept: spot.kept,
                ..Cell::new(words, spot.role)
            };
            (cell, household.retired?)
        }
    };
    let cause = match (node, retired.cause) {
        (Node::Household(_), Cause::Own) => at.say(&ConfirmText::Deregister).into_owned(),
        _ => at.say(&retired.cause).into_owned(),
    };
    Some(vec![name, dim(retired.on.to_string()), dim(cause)])
}
