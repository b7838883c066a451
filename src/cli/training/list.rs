//! Sessions in a row, one of them whole, and its sheet to be signed.

use anyhow::Result;

use crate::{
    cli::{
        args::Format,
        open::Setting,
        out::{Grid, Out},
        view::pair,
    },
    desk::Desk,
    domain::{Level, Seat, TrainingField as F, TrainingFields, UnitId, grammar::Lean},
    i18n::{
        Lang, N, list as listed, slot_seen,
        text::{CliText, CourseText},
    },
    register::{Node, Roster},
    report::SessionRow,
};

pub fn list(
    setting: &Setting,
    unit: Option<&str>,
    period: Option<&str>,
    format: Format,
    out: &mut Out,
) -> Result<()> {
    let period = period
        .map(|text| setting.period(text, Lean::Near))
        .transpose()?;
    let desk = setting.registrar()?.desk();
    let unit = setting.scope(&desk, unit)?;
    let all = desk.county().sessions(unit);
    let within = all.filter(|roster| period.is_none_or(|p| p.contains(roster.on())));
    let rosters: Vec<_> = within.collect();
    if format == Format::Json {
        let rows = rosters.iter().map(|roster| SessionRow::of(&desk, roster));
        return out.json(&rows.collect::<Vec<_>>());
    }
    if rosters.is_empty() {
        return Ok(out.line(setting.say(&CliText::Nothing))?);
    }
    let mut grid = Grid::default();
    for roster in rosters {
        let training = &roster.training.record;
        let tally = roster.tally();
        let seats = if roster.is_recorded() {
            let (came, seats) = (N::from(tally.came()), N::from(tally.seats));
            CourseText::Came { came, seats }
        } else {
            let seats = training.fields.capacity;
            CourseText::Seats {
                taken: N::from(tally.seats),
                capacity: seats.map_or_else(|| "–".to_owned(), |n| n.to_string()),
            }
        };
        grid.row([
            training.id.to_string(),
            roster.on().to_string(),
            desk.short(training.host),
            training.fields.title.clone(),
            setting.say(&training.state),
            setting.say(&seats),
        ]);
    }
    Ok(grid.print(out)?)
}

pub fn show(setting: &Setting, desk: &Desk, roster: &Roster, out: &mut Out) -> Result<()> {
    head(setting, desk, roster, out)?;
    let mut grid = Grid::default();
    for held in roster.live() {
        let seat = &held.record;
        let mark = seat.mark.as_ref();
        let mut notes = vec![mark.map_or_else(String::new, |mark| setting.say(mark))];
        if seat.walk_in {
            notes.push(setting.say(&CourseText::WalkIn));
        }
        if replaced(desk, seat) {
            notes.push(setting.say(&CourseText::Replaced));
        }
        grid.row([
            seat.no.to_string(),
            name(desk, seat),
            seat.person.to_string(),
            place(desk, seat),
            notes.join("  "),
        ]);
    }
    Ok(grid.print(out)?)
}

fn head(setting: &Setting, desk: &Desk, roster: &Roster, out: &mut Out) -> Result<()> {
    let training = &roster.training.record;
    let fields = &training.fields;
    let mut grid = Grid::default();
    let mut row = |label: F, value: String| pair(&mut grid, setting, &label, value);
    row(F::Title, fields.title.clone());
    row(
        F::Host,
        desk.path_names(Node::Unit(training.host)).join("/"),
    );
    row(F::Slots, times(setting, desk, fields));
    row(F::Topics, listed(&fields.topics, setting.lang));
    row(F::Place, fields.place.clone());
    row(F::Lecturer, fields.lecturer.clone());
    let seats = fields.capacity.map(|seats| seats.to_string());
    row(F::Capacity, seats.unwrap_or_default());
    row(F::Audience, listed(&fields.audience, setting.lang));
    row(F::Note, fields.note.clone());
    row(F::State, setting.say(&training.state));
    let tally = roster.tally();
    let (came, seats) = (N::from(tally.came()), N::from(tally.seats));
    row(F::Mark, setting.say(&CourseText::Came { came, seats }));
    Ok(grid.print(out)?)
}

fn times(setting: &Setting, desk: &Desk, fields: &TrainingFields) -> String {
    let slots = fields.slots.iter();
    let words = slots.map(|slot| slot_seen(slot, desk.today(), setting.lang));
    words.collect::<Vec<_>>().join(match setting.lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}

/// Somebody else serves now in the post for which the seat was given.
fn replaced(desk: &Desk, seat: &Seat) -> bool {
    let serves = |post: UnitId| {
        let serving = desk.county().serving(post);
        serving.is_some_and(|post| post.person.record.id == seat.person)
    };
    seat.post.is_some_and(|post| !serves(post))
}

fn name(desk: &Desk, seat: &Seat) -> String {
    let person = desk.county().person(seat.person);
    person.map_or_else(String::new, |held| held.record.fields.name.clone())
}

/// The post from its village down, or the village of whoever has none.
fn place(desk: &Desk, seat: &Seat) -> String {
    let county = desk.county();
    let village = county.person(seat.person).map(|held| held.record.village);
    let Some(unit) = seat.post.or(village) else {
        return String::new();
    };
    let path = county.path(Node::Unit(unit)).into_iter();
    let above = |id: &UnitId| {
        let level = county.unit(*id).map(|held| held.record.level);
        level.is_some_and(|level| level < Level::Village)
    };
    let names: Vec<String> = path.skip_while(above).map(|id| desk.short(id)).collect();
    names.join("")
}

/// To be printed and signed: two halves side by side, numbers running down each.
pub fn sheet(setting: &Setting, desk: &Desk, roster: &Roster, out: &mut Out) -> Result<()> {
    let fields = &roster.training.record.fields;
    let title = fields.title.clone();
    out.line(setting.say(&CourseText::SheetTitle { title }))?;
    let about = [
        desk.short(roster.training.record.host),
        times(setting, desk, fields),
        fields.place.clone(),
        fields.lecturer.clone(),
    ];
    out.line(about.join("  "))?;
    let heads = [
        CourseText::No,
        CourseText::Name,
        CourseText::From,
        CourseText::Signature,
    ]
    .map(|text| setting.say(&text));
    let rows: Vec<[String; 4]> = roster
        .live()
        .map(|held| {
            let seat = &held.record;
            let line = "_".repeat(10);
            [
                seat.no.to_string(),
                name(desk, seat),
                place(desk, seat),
                line,
            ]
        })
        .collect();
    let (left, right) = rows.split_at(rows.len().div_ceil(2));
    let mut grid = Grid::default();
    let twice = if right.is_empty() { 1 } else { 2 };
    grid.row(vec![heads.as_slice(); twice].concat());
    for (n, row) in left.iter().enumerate() {
        let beside = right.get(n).into_iter().flatten();
        grid.row(row.iter().chain(beside).cloned());
    }
    Ok(grid.print(out)?)
}
