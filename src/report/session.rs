//! Everything about one session, and who sits in it.

use super::table::{Cell, Column, Kind, Page, Phone, Row, Table, Tone, Value};
use crate::{
    desk::Desk,
    domain::{
        Level, PersonId, Rank, Reference, Seat, Slot, TrainingField as F, TrainingFields,
        TrainingId, UnitId,
    },
    i18n::{
        Said, Say, list, slot_seen,
        text::{CourseText, TableText, TrainingText},
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
    let roster = desk.county().trainings().get(id);
    let rows = roster.into_iter().flat_map(|roster| {
        let seats = roster.live();
        seats.map(|held| seat(desk, &held.record, roster))
    });
    Table::new("roster", roster_columns())
        .seen_as(&["no", "name", "id", "place", "mark"])
        .in_lines()
        .with(rows)
}

pub fn roster_columns() -> Vec<Column> {
    vec![
        Column::new("no", &TrainingText::No, Kind::Count),
        Column::new("name", &TrainingText::Person, Kind::Name),
        Column::id(),
        Column::new("place", &CourseText::From, Kind::Text),
        Column::new("mark", &TrainingText::Mark, Kind::Text),
        Column::level(),
        Column::new("unit", &TrainingText::Place, Kind::Place),
        Column::new("post", &TrainingText::Post, Kind::Word).rank(3),
        Column::new("phone", &TrainingText::Phone, Kind::Phone).rank(4),
        Column::new("remark", &TrainingText::Remark, Kind::Text)
            .rank(1)
            .for_people_only(),
    ]
}

pub fn seat(desk: &Desk, seat: &Seat, roster: &Roster) -> Row {
    let host = roster.training.record.host;
    let held = desk.county().person(seat.person).map(|held| &held.record);
    let name = held.map_or_else(String::new, |person| person.fields.name.clone());
    let phone = held.map_or(Value::Nothing, |person| {
        Value::Phone(Phone::of_person(desk, person, seat.post))
    });
    let unit = seat.post.or(held.map(|person| person.village));
    let of_unit = |value: &dyn Fn(UnitId) -> Value| unit.map_or(Value::Nothing, value);
    let quiet = |value| Cell::from(value).tone(Tone::Quiet);
    let mark = Said::by(|lang| {
        let mark = seat.mark.as_ref();
        let mut notes = vec![mark.map_or_else(String::new, |mark| mark.say(lang).into_owned())];
        if seat.walk_in {
            notes.push(CourseText::WalkIn.say(lang).into_owned());
        }
        if left(desk, seat).is_some() {
            notes.push(CourseText::Replaced.say(lang).into_owned());
        }
        notes.join("  ")
    });
    let post = seat.post.and_then(|unit| rank(desk, unit));
    let cells = vec![
        Value::count(seat.no).into(),
        Value::Name(name).into(),
        Value::id(&seat.person).into(),
        Value::text(unit.map_or_else(String::new, |unit| place(desk, unit))).into(),
        Value::Said(mark).into(),
        of_unit(&|unit| Value::level(desk, unit)).into(),
        quiet(of_unit(&|unit| Value::unit(desk, unit, host))),
        quiet(post.map_or(Value::Nothing, Value::rank)),
        phone.into(),
        remark(desk, seat, roster),
    ];
    Row::of(Reference::Person(seat.person), cells)
}

/// What should be known of a seat: who has to be elsewhere, who no longer serves.
fn remark(desk: &Desk, seat: &Seat, roster: &Roster) -> Cell {
    let (id, slots) = (roster.id(), &roster.training.record.fields.slots);
    let unmarked = seat.mark.is_none();
    let clash = unmarked.then(|| clash(desk, seat.person, slots, id));
    let clash = clash.flatten();
    let left = left(desk, seat);
    let tone = match (&clash, &left) {
        (Some(_), _) => Tone::Alarm,
        (None, Some(_)) => Tone::Warn,
        (None, None) => Tone::Quiet,
    };
    let postless = seat.post.is_none().then_some(TrainingText::NoPost);
    let walk_in = seat.walk_in.then_some(TrainingText::WalkIn);
    let parts = [clash, left, postless, walk_in];
    let words = Said::by(|lang| {
        let parts = parts.iter().flatten().map(|part| part.say(lang));
        parts.collect::<Vec<_>>().join("  ")
    });
    Cell::from(Value::Said(words)).tone(tone)
}

/// What became of a post after the seat was given for it: the seat is kept, and it is said.
fn left(desk: &Desk, seat: &Seat) -> Option<TrainingText> {
    let Some(post) = desk.county().serving(seat.post?) else {
        return Some(TrainingText::LeftPost);
    };
    let now = &post.person.record;
    let name = now.fields.name.clone();
    (now.id != seat.person).then_some(TrainingText::Succeeded { name })
}

/// The other session at which somebody has to be at one of these times.
pub fn clash(
    desk: &Desk,
    person: PersonId,
    slots: &[Slot],
    but: TrainingId,
) -> Option<TrainingText> {
    let other = desk.county().trainings().clash(person, slots, Some(but))?;
    let title = other.training.record.fields.title.clone();
    Some(TrainingText::ClashWith { title })
}

/// The post that leads a unit.
pub fn rank(desk: &Desk, unit: UnitId) -> Option<Rank> {
    desk.county().unit(unit)?.record.level.post()
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
