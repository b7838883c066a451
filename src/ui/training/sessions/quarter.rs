//! A quarter of sessions: units as rows, weeks as columns; what is planned, held, forgotten or nowhere.

use chrono::NaiveDate;

use crate::{
    domain::{Period, Rhythm, UnitId},
    i18n::text::TrainingText,
    keymap::{Action, Go},
    register::Roster,
    report,
    ui::kit::{At, Part, Pen, Position, Rect, Role, click, table::Cursor, text},
};

pub struct Quarter {
    period: Period,
    units: Vec<report::QuarterRow>,
    pub at: Cursor<UnitId>,
    week: usize,
}

const WEEK: u16 = 5;

impl Quarter {
    pub fn new(day: NaiveDate) -> Self {
        let period = Period::of(Rhythm::Quarterly, day);
        Self::left_as(period, Cursor::default(), period.week_of(day))
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
        self.week = self.week.min(period.weeks().saturating_sub(1));
    }

    /// The unit itself, then the units of the next level that hold sessions.
    pub fn fill(&mut self, root: UnitId, rosters: &[&Roster], height: usize, at: &At<'_>) {
        let units = report::quarter(at.desk, root, self.period, rosters);
        self.at
            .fill(units.iter().map(|line| line.unit).collect(), height);
        self.units = units;
    }

    /// The unit under the cursor, and the days of the week.
    pub fn here(&self, root: UnitId) -> (UnitId, NaiveDate, NaiveDate) {
        let unit = self.at.key().copied().unwrap_or(root);
        let (first, last) = self.period.days_of(self.week);
        (unit, first, last)
    }

    /// Answers whether the action was a motion.
    pub fn act(&mut self, action: Action, height: usize) -> bool {
        let last = self.period.weeks().saturating_sub(1);
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
        let whole = self.period.weeks() as u16;
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
            let (first, _) = self.period.days_of(week);
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
        line: &report::QuarterRow,
        here: bool,
        (name, lack): (u16, u16),
        shown: std::ops::Range<usize>,
        pen: &mut Pen<'_>,
        spot: Rect,
    ) {
        let at = pen.at;
        let glyphs = at.look.glyphs();
        let (x, y) = (spot.x, spot.y);
        let role = pen.row(spot, here);
        let short = at.desk.short(line.unit);
        let short = text::cut(&short, name - 1, glyphs.ellipsis);
        pen.text(x + 2, y, name, &short, role);
        for (i, week) in shown.enumerate() {
            let right = x + 2 + name + WEEK * (i as u16 + 1);
            let (words, role) = words(line.weeks[week], at);
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

fn words(week: report::Week, at: &At<'_>) -> Part {
    let yes = at.look.glyphs().yes;
    match (week.forgotten, week.held, week.planned) {
        (0, 0, 0) => (".".to_owned(), Role::Dim),
        (0, 0, planned) => (planned.to_string(), Role::Accent),
        (0, held, 0) => (format!("{yes}{held}"), Role::Good),
        (0, held, planned) => (format!("{yes}{held}+{planned}"), Role::Accent),
        (forgotten, ..) => (format!("!{forgotten}"), Role::Breach),
    }
}
