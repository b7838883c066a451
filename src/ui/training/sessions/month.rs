//! A month of sessions: weeks as rows, rest days marked, a cursor that stands on a day.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Duration, NaiveDate};

use crate::{
    domain::{
        Period, Rhythm, TrainingId, TrainingStanding as Standing,
        calendar::{Rest, rest},
        mask_phones, monday,
    },
    i18n::{Lang, text::TrainingText},
    keymap::{Action, Go},
    register::Roster,
    ui::kit::{At, Part, Pen, Position, Rect, Role, click, text},
};

pub struct Month {
    /// Under the cursor.
    pub day: NaiveDate,
    days: BTreeMap<NaiveDate, Vec<TrainingId>>,
    /// The sessions of that day when a key led there.
    seen: Vec<TrainingId>,
}

const HEADS: [TrainingText; 7] = [
    TrainingText::Monday,
    TrainingText::Tuesday,
    TrainingText::Wednesday,
    TrainingText::Thursday,
    TrainingText::Friday,
    TrainingText::Saturday,
    TrainingText::Sunday,
];

impl Month {
    pub fn new(day: NaiveDate) -> Self {
        Self {
            day,
            days: BTreeMap::new(),
            seen: Vec::new(),
        }
    }

    pub fn left_as(day: NaiveDate, seen: Vec<TrainingId>) -> Self {
        Self {
            seen,
            ..Self::new(day)
        }
    }

    pub fn seen(&self) -> &[TrainingId] {
        &self.seen
    }

    pub fn period(&self) -> Period {
        Period::of(Rhythm::Monthly, self.day)
    }

    /// The same day of another month.
    fn day_of(&self, month: Period) -> NaiveDate {
        let (by, first) = (self.day.day0(), month.first());
        let day = first.checked_add_days(Days::new(by.into()));
        day.unwrap_or(first).min(month.last())
    }

    pub fn show(&mut self, month: Period) {
        self.day = self.day_of(month);
    }

    pub fn fill(&mut self, rosters: &[&Roster]) {
        self.days.clear();
        for roster in rosters {
            for slot in &roster.training.record.fields.slots {
                let day = self.days.entry(slot.date).or_default();
                if !day.contains(&roster.id()) {
                    day.push(roster.id());
                }
            }
        }
    }

    /// The sessions of the day under the cursor.
    pub fn here(&self) -> &[TrainingId] {
        self.days.get(&self.day).map_or(&[], Vec::as_slice)
    }

    /// A key led to this day.
    pub fn look(&mut self) {
        self.seen = self.here().to_vec();
    }

    /// The only session of the day under the cursor.
    pub fn session(&self) -> Option<TrainingId> {
        match *self.here() {
            [one] if self.gone().is_none() => Some(one),
            _ => None,
        }
    }

    /// The session that was alone on the day when a key led there, and is there no longer.
    pub fn gone(&self) -> Option<TrainingId> {
        match *self.seen {
            [one] if !self.here().contains(&one) => Some(one),
            _ => None,
        }
    }

    /// Answers whether the action was a motion.
    pub fn act(&mut self, action: Action) -> bool {
        let moved = self.step(action);
        if moved {
            self.look();
        }
        moved
    }

    fn step(&mut self, action: Action) -> bool {
        let period = self.period();
        let by = |days| self.day.checked_add_signed(Duration::days(days));
        let to = match action {
            Action::Go(Go::Left) => by(-1),
            Action::Go(Go::Right) => by(1),
            Action::Go(Go::Up) => by(-7),
            Action::Go(Go::Down) => by(7),
            Action::Go(Go::Top) => Some(period.first()),
            Action::Go(Go::Bottom) => Some(period.last()),
            Action::Go(Go::PageUp | Go::HalfUp) => Some(self.day_of(period.before())),
            Action::Go(Go::PageDown | Go::HalfDown) => Some(self.day_of(period.next())),
            _ => return false,
        };
        self.day = to.unwrap_or(self.day);
        true
    }

    pub fn view(&self, pen: &mut Pen<'_>, area: Rect) -> Option<Position> {
        let at = pen.at;
        let period = self.period();
        let first = monday(period.first());
        let weeks = ((period.last() - first).num_days() / 7 + 1) as u16;
        let wide = (area.width / 7).max(1);
        let high = (area.height.saturating_sub(1) / weeks.max(1)).max(1);
        for (i, head) in (0..).zip(HEADS) {
            let role = if i >= 5 { Role::Dim } else { Role::Normal };
            pen.text(area.x + wide * i + 1, area.y, wide, &at.say(&head), role);
        }
        let mut caret = None;
        let days = (0..u64::from(weeks) * 7).filter_map(|n| first.checked_add_days(Days::new(n)));
        for (n, day) in (0_u16..).zip(days) {
            let cell = Rect {
                x: area.x + wide * (n % 7),
                y: area.y + 1 + high * (n / 7),
                width: wide,
                height: high,
            };
            let cell = cell.intersection(area);
            if cell.height > 0 && period.contains(day) {
                self.cell(day, pen, cell);
                let [here, there] = [self.day, day].map(|day| day.day() as usize);
                at.row(cell, || click::steps(here, there, click::BESIDE));
            }
            if day == self.day {
                caret = pen.reads(cell.x, cell.y);
            }
        }
        caret
    }

    /// The number of the day with why it is no working day, then the sessions.
    fn cell(&self, day: NaiveDate, pen: &mut Pen<'_>, cell: Rect) {
        let at = pen.at;
        let here = day == self.day;
        let why = rest(day);
        let glyphs = at.look.glyphs();
        let mark = if here { glyphs.folded } else { " " };
        let mut number = format!("{mark}{}", day.day());
        if day == at.desk.today() {
            number = format!("{number} {}", at.say(&TrainingText::Today));
        }
        let role = match (here, &why) {
            (true, _) => Role::CursorRow,
            (_, Some(_)) => Role::Dim,
            _ => Role::Normal,
        };
        let x = pen.text(cell.x, cell.y, cell.width - 1, &number, role);
        let free = match why {
            // A cell of a small terminal holds no more than the name.
            Some(Rest::Holiday(name)) => Some(match at.lang() {
                Lang::Zh => name.to_owned(),
                Lang::En => at.say(&TrainingText::Holiday).into_owned(),
            }),
            Some(Rest::Weekend) => Some(at.say(&TrainingText::RestDay).into_owned()),
            None => None,
        };
        if let Some(words) = free {
            let room = cell.right().saturating_sub(x + 2);
            let words = text::cut(&words, room, "");
            pen.text(x + 1, cell.y, room, &words, Role::Warn);
        }
        let ids = self.days.get(&day).map_or(&[][..], Vec::as_slice);
        let rows = cell.height.saturating_sub(1);
        sessions(ids, rows, pen, cell);
    }
}

/// `09:00 塔峰镇`: the host says more than the title in so little room. Where a sign of it is all there is room for, the
/// time stands alone.
fn entry(roster: &Roster, room: u16, at: &At<'_>) -> Part {
    let training = &roster.training.record;
    let standing = roster.standing(at.desk.today());
    let glyphs = at.look.glyphs();
    let (mark, role) = match standing {
        Standing::Planned => ("", Role::Accent),
        Standing::Unrecorded => ("!", Role::Breach),
        Standing::Held => (glyphs.yes, Role::Good),
        Standing::Cancelled => (glyphs.no, Role::Dim),
    };
    let host = at.desk.short(training.host);
    let from = training.fields.slots.first().map(|slot| slot.from);
    let from = from.map_or_else(String::new, |from| from.to_string());
    let when = format!("{mark}{from}");
    if text::width(&when) + LEAST_HOST > room {
        return (when, role);
    }
    (format!("{when} {host}"), role)
}

/// Two letters of a host, the blank before them, and that there are more.
const LEAST_HOST: u16 = 6;

/// The sessions of one day in its cell.
fn sessions(ids: &[TrainingId], rows: u16, pen: &mut Pen<'_>, cell: Rect) {
    let at = pen.at;
    let room = cell.width.saturating_sub(2);
    let all = ids.len() <= usize::from(rows);
    let less = usize::from(rows).saturating_sub(1);
    let shown = if all { ids.len() } else { less };
    let mut y = cell.y + 1;
    for id in &ids[..shown] {
        if let Some(roster) = at.desk.county().trainings().get(*id) {
            let (words, role) = entry(roster, room, at);
            let (x, words) = (cell.x + 1, mask_phones(&words));
            pen.settled(x, y, x + room, &words, role);
            y += 1;
        }
    }
    if !all {
        let n = (ids.len() - shown).into();
        let words = at.say(&TrainingText::More { n });
        let right = cell.right().saturating_sub(1);
        // With a single row the number of the day makes room.
        let (y, room) = if rows == 0 {
            (cell.y, room / 2)
        } else {
            (y, room)
        };
        pen.left_of(right, y, room, &words, Role::Accent);
    }
}
