//! Everything about one session, and who sits in it.

use super::table::{Column, Kind, Page, Row, Table, Value};
use crate::{
    desk::Desk,
    domain::{Level, Reference, Seat, TrainingField as F, TrainingFields, TrainingId, UnitId},
    i18n::{
        Said, Say, list, slot_seen,
        text::{CourseText, TableText},
    },
    register::{Node, Roster},
};

pub fn session(desk: &Desk, roster: &Roster) -> Table {
    let training = &roster.training.record;
    let fields = &training.fields;
    let mut page = Page::default();
    page.quiet("id", &TableText::Id, Kind::Id, Value::id(&training.id));
    let level = Value::word(training.tier.level().name(), &training.tier);
    page.quiet("level", &TableText::Level, Kind::Word, level);
    page.text("title", &F::Title, &fields.title);
    let host = Value::unit(desk, training.host, training.host);
    page.push("unit", &F::Host, Kind::Place, host);
    page.push(
        "times",
        &F::Slots,
        Kind::Text,
        Value::Said(times(desk, fields)),
    );
    let topics = Said::by(|lang| list(&fields.topics, lang));
    page.line("topics", &F::Topics, Kind::Text, Value::Said(topics));
    page.text("place", &F::Place, &fields.place);
    page.text("lecturer", &F::Lecturer, &fields.lecturer);
    let seats = fields
        .capacity
        .map(|n| Value::count(n).told(&n.to_string()));
    page.line(
        "capacity",
        &F::Capacity,
        Kind::Count,
        seats.unwrap_or(Value::Nothing),
    );
    let audience = Said::by(|lang| list(&fields.audience, lang));
    page.line("audience", &F::Audience, Kind::Text, Value::Said(audience));
    page.text("note", &F::Note, &fields.note);
    page.push("state", &F::State, Kind::Text, Value::said(&training.state));
    let tally = roster.tally();
    let (came, seats) = (tally.came().into(), tally.seats.into());
    let came = Value::count(tally.came()).told(&CourseText::Came { came, seats });
    page.push("came", &F::Mark, Kind::Count, came);
    page.finish("session", Reference::Training(training.id))
}

/// When it is, with the year where it is another one.
pub fn times(desk: &Desk, fields: &TrainingFields) -> Said {
    Said::by(|lang| {
        let slots = fields.slots.iter();
        let words = slots.map(|slot| slot_seen(slot, desk.today(), lang).into_owned());
        list(&words.collect::<Vec<_>>(), lang)
    })
}

/// Everybody on the list of a session, by number; none of one that is not there.
pub fn roster(desk: &Desk, id: TrainingId) -> Table {
    let columns = vec![
        Column::new("no", &CourseText::No, Kind::Count),
        Column::new("name", &CourseText::Name, Kind::Name),
        Column::id(),
        Column::new("place", &CourseText::From, Kind::Text),
        Column::new("mark", &CourseText::Roll, Kind::Text),
        Column::level(),
        Column::unit().for_programs_only(),
    ];
    let roster = desk.county().trainings().get(id);
    let seats = roster.into_iter().flat_map(|roster| roster.live());
    let rows = seats.map(|held| seat(desk, &held.record));
    Table::new("roster", columns).in_lines().with(rows)
}

fn seat(desk: &Desk, seat: &Seat) -> Row {
    let county = desk.county();
    let held = county.person(seat.person).map(|held| &held.record);
    let name = held.map_or_else(String::new, |person| person.fields.name.clone());
    let unit = seat.post.or(held.map(|person| person.village));
    let mark = Said::by(|lang| {
        let mark = seat.mark.as_ref();
        let mut notes = vec![mark.map_or_else(String::new, |mark| mark.say(lang).into_owned())];
        if seat.walk_in {
            notes.push(CourseText::WalkIn.say(lang).into_owned());
        }
        if replaced(desk, seat) {
            notes.push(CourseText::Replaced.say(lang).into_owned());
        }
        notes.join("  ")
    });
    let cells = vec![
        Value::count(seat.no).into(),
        Value::Name(name).into(),
        Value::id(&seat.person).into(),
        Value::text(unit.map_or_else(String::new, |unit| place(desk, unit))).into(),
        Value::Said(mark).into(),
        unit.map_or(Value::Nothing, |unit| Value::level(desk, unit))
            .into(),
        unit.map_or(Value::Nothing, |unit| Value::unit(desk, unit, unit))
            .into(),
    ];
    Row::of(Reference::Person(seat.person), cells)
}

/// Somebody else serves now in the post for which the seat was given.
fn replaced(desk: &Desk, seat: &Seat) -> bool {
    let serves = |post: UnitId| {
        let serving = desk.county().serving(post);
        serving.is_some_and(|post| post.person.record.id == seat.person)
    };
    seat.post.is_some_and(|post| !serves(post))
}

/// Names from the village down, written as on an envelope.
fn place(desk: &Desk, unit: UnitId) -> String {
    let county = desk.county();
    let path = county.path(Node::Unit(unit)).into_iter();
    let above = |id: &UnitId| {
        let level = county.unit(*id).map(|held| held.record.level);
        level.is_some_and(|level| level < Level::Village)
    };
    path.skip_while(above).map(|id| desk.short(id)).collect()
}
