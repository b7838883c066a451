//! The picture of a session's page: facts, tally and gain on top, the roster below.

use super::Session;
use crate::{
    domain::{Period, Right, Slot, Tier, TrainingState, UnitId, calendar::rest},
    i18n::{day, list as listed, percent, slot_seen, text::TrainingText},
    keymap::{Context, Train},
    register::{Asked, Roster},
    report,
    ui::{
        kit::{At, Pen, Position, Rect, Role, rights, text},
        training::route::Standing,
    },
};

/// One line of words in several styles.
pub type Words = Vec<(String, Role)>;

/// Rows in view: the body without frame, head, and the heads of the table.
pub fn height(session: &Session, at: &At<'_>) -> usize {
    let body = usize::from(at.size.body().height).saturating_sub(3);
    body.saturating_sub(session.head.len()).max(1)
}

/// What a session is measured by: the level whose gap it closes, whose training, in which period.
pub fn asked(roster: &Roster, at: &At<'_>) -> Asked {
    let training = &roster.training.record;
    let trainings = at.desk.county().trainings();
    // A village makes up for what its township owes.
    let tier = match training.tier {
        Tier::Village => Tier::Township,
        tier => tier,
    };
    let (_, owed) = trainings.obligation(tier);
    let meant = training.fields.audience.iter();
    let rank = meant.copied().find(|rank| owed.ranks.contains(rank));
    Asked {
        tier,
        rank: rank.unwrap_or_else(|| owed.main_rank()),
        period: Period::of(owed.rhythm, training.on()),
    }
}

pub fn head(session: &Session, at: &At<'_>) -> Vec<Words> {
    let Some(roster) = session.roster(at) else {
        let gone = at.say(&TrainingText::Gone).into_owned();
        return vec![vec![(gone, Role::Warn)]];
    };
    let training = &roster.training.record;
    let fields = &training.fields;
    let standing = Standing::of(roster, at.desk.today());
    let mut state = at.say(&standing.words()).into_owned();
    if let TrainingState::Cancelled { .. } = training.state {
        state = at.say(&training.state).into_owned();
    }
    let mut lines = vec![vec![
        (fields.title.clone(), Role::Title),
        (at.desk.short(training.host), Role::Normal),
        (at.say(&training.tier).into_owned(), Role::Dim),
        (state, Role::Accent),
    ]];
    lines.push(slots(&fields.slots, at));
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
    if let Some(words) = session.waiting(at) {
        lines.push(vec![(words, Role::Warn)]);
    }
    lines
}

/// As many as a line holds.
pub fn side_by_side(facts: Words, room: u16) -> Vec<Words> {
    let mut lines: Vec<Words> = Vec::new();
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

/// Every stretch, with why nobody works on its day.
pub fn slots(slots: &[Slot], at: &At<'_>) -> Words {
    let mut words: Words = slots
        .iter()
        .map(|slot| {
            let words = slot_seen(slot, at.desk.today(), at.lang());
            (words.into_owned(), Role::Normal)
        })
        .collect();
    words.extend(rests(slots, at).into_iter().map(|rest| (rest, Role::Warn)));
    words
}

pub fn rests(slots: &[Slot], at: &At<'_>) -> Vec<String> {
    let mut days: Vec<_> = slots.iter().map(|slot| slot.date).collect();
    days.dedup();
    let rests = days.into_iter().filter_map(|date| {
        let why = at.say(&rest(date)?).into_owned();
        let day = day(date, at.lang()).into_owned();
        Some(
            at.say(&TrainingText::SessionRests { day, why })
                .into_owned(),
        )
    });
    rests.collect()
}

fn tally(roster: &Roster, at: &At<'_>) -> Words {
    let tally = roster.tally();
    let words = at.say(&TrainingText::Tally {
        seats: tally.seats.into(),
        came: tally.came().into(),
        late: tally.late.into(),
        excused: tally.excused.into(),
        absent: tally.absent.into(),
        open: tally.open().into(),
    });
    let mut line = vec![(words.into_owned(), Role::Normal)];
    line.push((taken(roster, at), Role::Accent));
    if tally.walk_ins > 0 {
        let n = tally.walk_ins.into();
        let words = at.say(&TrainingText::WalkIns { n }).into_owned();
        line.push((words, Role::Dim));
    }
    line
}

/// `已排 63/80`
pub fn taken(roster: &Roster, at: &At<'_>) -> String {
    let taken = report::taken(roster).into();
    let words = match roster.training.record.fields.capacity {
        Some(seats) => TrainingText::Taken {
            taken,
            seats: seats.into(),
        },
        None => TrainingText::TakenOpen { taken },
    };
    at.say(&words).into_owned()
}

/// What the coverage of the host would be if everybody came.
fn lift(roster: &Roster, at: &At<'_>) -> (String, Role) {
    let county = at.desk.county();
    let host: UnitId = roster.training.record.host;
    let asked = asked(roster, at);
    let now = county.coverage(host, asked);
    let gain = county.gain(roster.id(), host, asked);
    let place = at.desk.short(host);
    let share = |covered: u32| percent(covered, now.obliged);
    if gain > 0 {
        let (before, after) = (share(now.covered), share(now.with(gain).covered));
        let words = TrainingText::Lifts {
            place,
            before,
            after,
        };
        return (at.say(&words).into_owned(), Role::Good);
    }
    let words = if roster.is_recorded() {
        let now = share(now.covered);
        TrainingText::Lifted { place, now }
    } else {
        TrainingText::LiftsNothing { place }
    };
    (at.say(&words).into_owned(), Role::Dim)
}

/// Draws lines of words; answers the row below them.
pub fn lines(lines: &[Words], pen: &mut Pen<'_>, area: Rect) -> u16 {
    let mut y = area.y;
    for line in lines {
        if y >= area.bottom() {
            break;
        }
        let mut x = area.x;
        for (words, role) in line {
            x = pen.words(x, y, area.right(), words, *role) + 2;
        }
        y += 1;
    }
    y
}

pub fn view(session: &Session, pen: &mut Pen<'_>, area: Rect) -> Option<Position> {
    let at = pen.at;
    let inner = pen.frame(area, &TrainingText::Session, true);
    pen.corner(area, &session.seats.counts(at));
    let room = Rect {
        x: inner.x + 2,
        width: inner.width.saturating_sub(3),
        ..inner
    };
    let y = lines(&session.head, pen, room);
    let below = Rect {
        y,
        height: inner.bottom().saturating_sub(y),
        ..inner
    };
    if below.height == 0 {
        return None;
    }
    let key = at.key(Context::Session, Train::Assign);
    let how = TrainingText::HowToAssign { key };
    let silence = rights::with_how(&TrainingText::NobodyYet, &how, Right::Trainings, at);
    session.seats.view(&silence, pen, below)
}
