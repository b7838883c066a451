//! A quarter of sessions: units as rows, weeks as columns; what is planned, held, forgotten or nowhere.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::month::monday;
use crate::{
    domain::{Level, Period, Rhythm, Tier, UnitId},
    i18n::text::TrainingText,
    keymap::{Action, Go},
    register::{Asked, Node, Roster, Why},
    ui::{
        kit::{At, Part, Pen, Position, Rect, Role, click, table::Cursor, text},
        training::route::Standing,
    },
};

pub struct Quarter {
    period: Period,
    units: Vec<Line>,
    pub at: Cursor<UnitId>,
    week: usize,
}

struct Line {
    unit: UnitId,
    weeks: Vec<Cell>,
    /// It owes a session of this quarter and has none, and whether the time for it is over.
    lacks: Option<bool>,
}

#[derive(Clone, Copy, Default)]
struct Cell {
    planned: u32,
    held: u32,
    forgotten: u32,
}

const WEEK: u16 = 5;

impl Quarter {
    pub fn new(day: NaiveDate) -> Self {
        let period = Period::of(Rhythm::Quarterly, day);
        Self::left_as(period, Cursor::default(), week_of(period, day))
    }

    pub fn left_as(period: Period, at: Cursor<UnitId>, week: usize) -> Self {
        Self {
            period,
            units: Vec::new(),
            at,
            week,
        }
    }

    pub fn stand(&self) -> (Period, Cursor<UnitId>, usize) {
        (self.period, self.at.stand(), self.week)
    }

    pub fn period(&self) -> Period {
        self.period
    }

    pub fn show(&mut self, period: Period) {
        self.period = period;
        self.week = self.week.min(weeks(period).saturating_sub(1));
    }

    /// The unit itself, then the units of the next level that hold sessions.
    pub fn fill(&mut self, root: UnitId, rosters: &[&Roster], height: usize, at: &At<'_>) {
        let county = at.desk.county();
        let level = county.unit(root).map(|unit| unit.record.level);
        let below = match level {
            Some(Level::County) => county.live_units(root, Level::Township),
            Some(Level::Township) => county.live_units(root, Level::Village),
            _ => Vec::new(),
        };
        let whole = weeks(self.period);
        let line = |&unit: &UnitId| Line {
            unit,
            weeks: vec![Cell::default(); whole],
            lacks: self.lacks(unit, at),
        };
        let mut units: Vec<Line> = std::iter::once(&root).chain(&below).map(line).collect();
        let places: BTreeMap<UnitId, usize> = units.iter().map(|l| l.unit).zip(0..).collect();
        let inside = rosters.iter().filter(|r| self.period.contains(r.on()));
        for roster in inside {
            let path = county.path(Node::Unit(roster.training.record.host));
            let row = path.iter().rev().find_map(|unit| places.get(unit));
            let cell = row.and_then(|&row| {
                let week = week_of(self.period, roster.on());
                units[row].weeks.get_mut(week)
            });
            let Some(cell) = cell else { continue };
            match Standing::of(roster, at.desk.today()) {
                Standing::Planned => cell.planned += 1,
                Standing::Held => cell.held += 1,
                Standing::Unrecorded => cell.forgotten += 1,
                Standing::Cancelled => {}
            }
        }
        self.at
            .fill(units.iter().map(|line| line.unit).collect(), height);
        self.units = units;
    }

    fn lacks(&self, unit: UnitId, at: &At<'_>) -> Option<bool> {
        let county = at.desk.county();
        let level = county.unit(unit).map(|held| held.record.level);
        let tier = level.and_then(Tier::of)?;
        let (_, owed) = county.trainings().obligation(tier);
        // What is owed by the year is not missing in a quarter.
        if !matches!(owed.rhythm, Rhythm::Quarterly | Rhythm::Monthly) {
            return None;
        }
        let (rank, period) = (*owed.ranks.first()?, self.period);
        let asked = Asked { tier, rank, period };
        let mut missing = county.missing_sessions(unit, asked);
        missing.retain(|one| one.host == unit && one.why == Why::NoSession);
        missing.into_iter().map(|one| one.late).max()
    }

    /// The unit under the cursor, and the days of the week.
    pub fn here(&self, root: UnitId) -> (UnitId, NaiveDate, NaiveDate) {
        let unit = self.at.key().copied().unwrap_or(root);
        let (first, last) = days_of(self.period, self.week);
        (unit, first, last)
    }

    /// Answers whether the action was a motion.
    pub fn act(&mut self, action: Action, height: usize) -> bool {
        let last = weeks(self.period).saturating_sub(1);
        match action {
            Action::Go(Go::Left) => self.week = self.week.saturating_sub(1),
            Action::Go(Go::Right) => self.week = (self.week + 1).min(last),
            action => return self.at.act(action, height),
        }
        true
    }

    pub fn view(&self, pen: &mut Pen<'_>, area: Rect) -> Option<Position> {
        let at = pen.at;
        let lacking = at.say(&TrainingText::Missing);
        let lack_room =
            (text::width(&at.say(&TrainingText::NotPlanned)) + 2).max(text::width(&lacking)) + 1;
        // Two columns for the sign that weeks go on to the right.
        let fixed = 4 + lack_room;
        let whole = weeks(self.period) as u16;
        let name = area.width.saturating_sub(fixed).min(20 + whole * WEEK);
        // A week can be scrolled to, the rest of a name cannot.
        let units = self.units.iter();
        let names = units.map(|line| text::width(&at.desk.short(line.unit)));
        let longest = names.max().unwrap_or_default().clamp(7, 13) + 1;
        let name = name.saturating_sub(whole * WEEK).max(longest);
        // Where not all weeks have room, those around the cursor are shown.
        let fit = (area.width.saturating_sub(fixed + name) / WEEK).clamp(1, whole);
        let from = (self.week as u16).saturating_sub(fit.saturating_sub(1));
        let shown = usize::from(from)..usize::from(from + fit);
        let heads = area.x + 2 + name;
        let unit = at.say(&TrainingText::Unit);
        pen.text(area.x + 2, area.y, name, &unit, Role::Dim);
        for (i, week) in shown.clone().enumerate() {
            let (first, _) = days_of(self.period, week);
            let here = week == self.week;
            let role = if here { Role::Accent } else { Role::Dim };
            let words = first.format("%m%d").to_string();
            let right = heads + WEEK * (i as u16 + 1);
            pen.left_of(right, area.y, WEEK, &words, role);
        }
        let lack = heads + fit * WEEK + 3;
        for (goes_on, x, sign) in [
            (from > 0, heads, "<"),
            (from + fit < whole, heads + fit * WEEK + 1, ">"),
        ] {
            if goes_on {
                pen.text(x, area.y, 1, sign, Role::Accent);
            }
        }
        pen.text(lack, area.y, lack_room, &lacking, Role::Dim);
        let mut caret = None;
        let lines = self.units.iter().enumerate().skip(self.at.top());
        for (y, (i, line)) in (area.y + 1..area.bottom()).zip(lines) {
            let here = self.at.is_on(i);
            if here {
                caret = pen.reads(area.x, y);
            }
            let spot = Rect::new(area.x, y, area.width, 1);
            self.row(line, here, (name, lack), shown.clone(), pen, spot);
            at.row(spot, || self.at.way(i));
            for (n, week) in shown.clone().enumerate() {
                let cell = Rect::new(heads + WEEK * n as u16, y, WEEK, 1);
                at.row(cell, || {
                    let beside = click::steps(self.week, week, click::BESIDE);
                    self.at.way(i).into_iter().chain(beside).collect()
                });
            }
        }
        caret
    }

    fn row(
        &self,
        line: &Line,
        here: bool,
        (name, lack): (u16, u16),
        shown: std::ops::Range<usize>,
        pen: &mut Pen<'_>,
        spot: Rect,
    ) {
        let at = pen.at;
        let glyphs = at.look.glyphs();
        let (x, y) = (spot.x, spot.y);
        let role = pen.row(x, y, here);
        let short = at.desk.short(line.unit);
        let short = text::cut(&short, name - 1, glyphs.ellipsis);
        pen.text(x + 2, y, name, &short, role);
        for (i, week) in shown.enumerate() {
            let right = x + 2 + name + WEEK * (i as u16 + 1);
            let (words, role) = line.weeks[week].words(at);
            let hand = here && week == self.week;
            let role = if hand { Role::FieldFocus } else { role };
            let words = format!(" {words}");
            pen.left_of(right, y, WEEK, &words, role);
        }
        if let Some(late) = line.lacks {
            let mut words = at.say(&TrainingText::NotPlanned).into_owned();
            if late {
                words.insert_str(0, "! ");
            }
            let role = if late { Role::Breach } else { Role::Warn };
            let room = spot.right().saturating_sub(lack);
            pen.text(lack, y, room, &words, role);
        }
    }
}

impl Cell {
    fn words(self, at: &At<'_>) -> Part {
        let yes = at.look.glyphs().yes;
        match (self.forgotten, self.held, self.planned) {
            (0, 0, 0) => (".".to_owned(), Role::Dim),
            (0, 0, planned) => (planned.to_string(), Role::Accent),
            (0, held, 0) => (format!("{yes}{held}"), Role::Good),
            (0, held, planned) => (format!("{yes}{held}+{planned}"), Role::Accent),
            (forgotten, ..) => (format!("!{forgotten}"), Role::Breach),
        }
    }
}

/// Weeks that have a day in the period.
fn weeks(period: Period) -> usize {
    week_of(period, period.last()) + 1
}

fn week_of(period: Period, day: NaiveDate) -> usize {
    let days = (day - monday(period.first())).num_days();
    usize::try_from(days / 7).unwrap_or(0)
}

/// The days of a week that lie in the period.
fn days_of(period: Period, week: usize) -> (NaiveDate, NaiveDate) {
    let first = monday(period.first()).checked_add_days(Days::new(week as u64 * 7));
    let first = first.unwrap_or(period.first());
    let last = first.checked_add_days(Days::new(6)).unwrap_or(first);
    (first.max(period.first()), last.min(period.last()))
}
