//! The picture of a session's page: facts, tally and gain on top, the roster below.

use super::Session;
use crate::{
    domain::{Right, Slot, TrainingState, calendar::rest},
    i18n::{N, day, list as listed, percent, slot_seen, text::TrainingText},
    keymap::{Context, Train},
    register::{Coverage, Roster},
    ui::kit::{At, Part, Pen, Position, Rect, Role, paint, rights, text},
};

/// Rows in view: the body without frame, head, and the heads of the table.
pub fn height(session: &Session, at: &At<'_>) -> usize {
    at.size.rows_beside(3 + session.head.len() as u16)
}

pub fn head(session: &Session, at: &At<'_>) -> Vec<Vec<Part>> {
    let Some(roster) = session.roster(at) else {
        return vec![vec![at.part(&TrainingText::Gone, Role::Warn)]];
    };
    let training = &roster.training.record;
    let fields = &training.fields;
    let state = match &training.state {
        state @ TrainingState::Cancelled { .. } => at.part(state, Role::Accent),
        _ => at.part(&roster.standing(at.desk.today()), Role::Accent),
    };
    let mut lines = vec![vec![
        (fields.title.clone(), Role::Title),
        (at.desk.short(training.host), Role::Normal),
        at.part(&training.tier, Role::Dim),
        state,
    ]];
    let times = fields.slots.iter();
    let times = times.map(|slot| slot_seen(slot, at.desk.today(), at.lang()).into_owned());
    let times = times.map(|words| (words, Role::Normal));
    lines.push(times.chain(rests(&fields.slots, at)).collect());
    let mut about = Vec::new();
    let mut add = |label: TrainingText, value: &str| {
        if !value.is_empty() {
            about.push((format!("{} {value}", at.say(&label)), Role::Normal));
        }
    };
    add(TrainingText::Where, &fields.place);
    add(TrainingText::Lecturer, &fields.lecturer);
    add(TrainingText::Topics, &listed(&fields.topics, at.lang()));
    add(TrainingText::Audience, &listed(&fields.audience, at.lang()));
    let note = fields.note.lines().collect::<Vec<_>>().join(" ");
    add(TrainingText::Note, &note);
    lines.extend(side_by_side(about, at.size.cols.saturating_sub(6)));
    lines.push(tally(roster, at));
    lines.push(vec![lift(roster, at)]);
    lines.extend(session.waiting(at).map(|words| vec![(words, Role::Warn)]));
    lines
}

/// As many as a line holds.
pub fn side_by_side(facts: Vec<Part>, room: u16) -> Vec<Vec<Part>> {
    let mut lines: Vec<Vec<Part>> = Vec::new();
    let mut used = 0;
    for (words, role) in facts {
        let wide = text::width(&words) + 2;
        match lines.last_mut() {
            Some(line) if used + wide <= room => line.push((words, role)),
            _ => {
                lines.push(vec![(words, role)]);
                used = 0;
            }
        }
        used += wide;
    }
    lines
}

/// Why nobody works on a day of it.
pub fn rests(slots: &[Slot], at: &At<'_>) -> Vec<Part> {
    let mut days: Vec<_> = slots.iter().map(|slot| slot.date).collect();
    days.dedup();
    let rests = days.into_iter().filter_map(|date| {
        let why = at.say(&rest(date)?).into_owned();
        let day = day(date, at.lang()).into_owned();
        Some(at.part(&TrainingText::SessionRests { day, why }, Role::Warn))
    });
    rests.collect()
}

fn tally(roster: &Roster, at: &At<'_>) -> Vec<Part> {
    let tally = roster.tally();
    let words = TrainingText::Tally {
        seats: tally.seats.into(),
        came: tally.came().into(),
        late: tally.late.into(),
        excused: tally.excused.into(),
        absent: tally.absent.into(),
        open: tally.open().into(),
    };
    let mut line = vec![at.part(&words, Role::Normal), taken(roster, at)];
    if tally.walk_ins > 0 {
        let n = tally.walk_ins.into();
        line.push(at.part(&TrainingText::WalkIns { n }, Role::Dim));
    }
    line
}

/// `已排 63/80`
pub fn taken(roster: &Roster, at: &At<'_>) -> Part {
    let taken = roster.taken().into();
    let seats = roster.training.record.fields.capacity.map(N::from);
    let words = match seats {
        Some(seats) => TrainingText::Taken { taken, seats },
        None => TrainingText::TakenOpen { taken },
    };
    at.part(&words, Role::Accent)
}

/// What so many more would make of the coverage of the host.
pub fn lifts(roster: &Roster, now: Coverage, by: u32, at: &At<'_>) -> Part {
    let share = |covered| percent(covered, now.obliged);
    let words = TrainingText::Lifts {
        place: at.desk.short(roster.training.record.host),
        before: share(now.covered),
        after: share(now.with(by).covered),
    };
    at.part(&words, Role::Good)
}

/// What the coverage of the host would be if everybody came.
fn lift(roster: &Roster, at: &At<'_>) -> Part {
    let (county, host) = (at.desk.county(), roster.training.record.host);
    let asked = county.asked_of(roster);
    let now = county.coverage(host, asked);
    let gain = county.gain(roster.id(), host, asked);
    if gain > 0 {
        return lifts(roster, now, gain, at);
    }
    let place = at.desk.short(host);
    let words = if roster.is_recorded() {
        let now = percent(now.covered, now.obliged);
        TrainingText::Lifted { place, now }
    } else {
        TrainingText::LiftsNothing { place }
    };
    at.part(&words, Role::Dim)
}

/// Draws lines of words; answers how many had room.
pub fn lines(lines: &[Vec<Part>], pen: &mut Pen<'_>, area: Rect) -> u16 {
    for (n, line) in (0..area.height).zip(lines) {
        pen.parts(area, n, line, 2);
    }
    area.height.min(lines.len() as u16)
}

pub fn view(session: &Session, pen: &mut Pen<'_>) -> Option<Position> {
    let (at, area) = (pen.at, pen.at.size.body());
    let inner = pen.frame(area, &TrainingText::Session, true);
    pen.corner(area, &session.seats.counts(at));
    let room = Rect {
        x: inner.x + 2,
        width: inner.width.saturating_sub(3),
        ..inner
    };
    let above = lines(&session.head, pen, room);
    let below = paint::below(inner, above);
    if below.height == 0 {
        return None;
    }
    let key = at.key(Context::Session, Train::Assign);
    let how = TrainingText::HowToAssign { key };
    let silence = rights::with_how(&TrainingText::NobodyYet, &how, Right::Trainings, at);
    session.seats.view(&silence, pen, below)
}
