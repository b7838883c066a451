//! The roster of a session as rows, each with what should be known: who no longer serves, who has to be elsewhere.

use crate::{
    domain::{Mark, PersonId, Rank, Seat, SeatId, Slot, TrainingId, UnitId, Unmask},
    i18n::text::TrainingText,
    register::{Node, Roster},
    ui::kit::{
        At, Role,
        table::{Cell, Column, Kind, Wide, sheet::Line},
    },
};

pub const COLUMNS: &[Column] = &[
    Column::new(&TrainingText::No, Wide::Values(4, 4), Kind::Number),
    Column::new(&TrainingText::Person, Wide::Values(8, 8), Kind::Name),
    Column::new(&TrainingText::Place, Wide::Rest(18), Kind::Path),
    Column::new(&TrainingText::Post, Wide::Values(6, 19), Kind::Words).rank(3),
    Column::new(&TrainingText::Phone, Wide::Values(11, 11), Kind::Words).rank(4),
    Column::new(&TrainingText::Mark, Wide::Upto(10, 20), Kind::Words),
    Column::new(&TrainingText::Remark, Wide::Upto(12, 30), Kind::Words).rank(1),
];

pub fn lines(roster: &Roster, at: &At<'_>) -> Vec<Line<SeatId>> {
    let seats = roster.live().map(|held| &held.record);
    seats.map(|seat| line(seat, roster, at)).collect()
}

fn line(seat: &Seat, roster: &Roster, at: &At<'_>) -> Line<SeatId> {
    let training = &roster.training.record;
    let (id, slots, host) = (training.id, &training.fields.slots, training.host);
    let county = at.desk.county();
    let person = county.person(seat.person).map(|held| &held.record);
    let name = person.map_or_else(String::new, |p| p.fields.name.clone());
    let phone = person.map_or("", |p| p.fields.phone.as_str());
    let unit = seat.post.or(person.map(|p| p.village));
    let post = seat.post.and_then(|unit| rank(unit, at));
    let post = post.map_or_else(String::new, |rank| at.say(&rank).into_owned());
    let (mark, role) = match &seat.mark {
        Some(mark) => (at.say(mark).into_owned(), mark_role(mark)),
        None => (String::new(), Role::Dim),
    };
    let remark = remark(seat, (id, slots), at);
    Line {
        key: seat.id,
        cells: vec![
            Cell::number(seat.no),
            Cell::new(name, Role::Normal),
            place(unit, host, at),
            Cell::new(post, Role::Dim),
            Cell::phone(Unmask::Person(seat.person), phone, at),
            Cell::new(mark, role),
            remark,
        ],
    }
}

pub fn rank(unit: UnitId, at: &At<'_>) -> Option<Rank> {
    at.desk.county().unit(unit)?.record.level.post()
}

/// Where a unit stands, seen from the host of the session.
pub fn place(unit: Option<UnitId>, host: UnitId, at: &At<'_>) -> Cell {
    unit.map_or_else(
        || Cell::new(String::new(), Role::Dim),
        |unit| Cell::place(Node::Unit(unit), host, Role::Dim, at),
    )
}

const fn mark_role(mark: &Mark) -> Role {
    match mark {
        Mark::Present => Role::Good,
        Mark::Late { .. } | Mark::Excused { .. } => Role::Warn,
        Mark::Absent { .. } => Role::Breach,
    }
}

fn remark(seat: &Seat, (id, slots): (TrainingId, &[Slot]), at: &At<'_>) -> Cell {
    let mut parts = Vec::new();
    let mut role = Role::Dim;
    if seat.mark.is_none()
        && let Some(clash) = clash(seat.person, slots, id, at)
    {
        parts.push(clash);
        role = Role::Breach;
    }
    match seat.post {
        Some(unit) => {
            if let Some(words) = left(seat.person, unit, at) {
                parts.push(at.say(&words).into_owned());
                role = Role::Warn;
            }
        }
        None => parts.push(at.say(&TrainingText::NoPost).into_owned()),
    }
    if seat.walk_in {
        parts.push(at.say(&TrainingText::WalkIn).into_owned());
    }
    Cell::new(parts.join("  "), role)
}

/// What became of a post after the seat was given for it: the seat is kept, and it is said.
fn left(person: PersonId, unit: UnitId, at: &At<'_>) -> Option<TrainingText> {
    let Some(post) = at.desk.county().serving(unit) else {
        return Some(TrainingText::LeftPost);
    };
    let now = &post.person.record;
    let name = now.fields.name.clone();
    (now.id != person).then_some(TrainingText::Succeeded { name })
}

/// The other session at which somebody has to be at one of these times.
pub fn clash(person: PersonId, slots: &[Slot], but: TrainingId, at: &At<'_>) -> Option<String> {
    let trainings = at.desk.county().trainings();
    let other = trainings.clash(person, slots, Some(but))?;
    let title = other.training.record.fields.title.clone();
    Some(format!("! {}", at.say(&TrainingText::ClashWith { title })))
}
