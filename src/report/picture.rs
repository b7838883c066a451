//! Tables that are drawn: a column as bars, or scores over time. The figures stand beside, so that nothing is told by a
//! picture alone. Who draws them knows nothing of the field.

use chrono::NaiveDate;

use super::table::{Cell, Column, Kind, Row, Table, Tone, Value};
use crate::{
    desk::Desk,
    domain::{Asked, Bounds, By, Level, List, Period, Points, Reference, Rhythm, UnitId},
    i18n::{
        N, Said, short_period,
        text::{CourseText, GapText, SiteText, TableText, UnitText},
    },
    register::{Moment, SiteFile},
};

/// A table of which one column is drawn.
pub struct Bars {
    pub title: Said,
    pub table: Table,
    pub drawn: &'static str,
    /// As long as a bar may be.
    pub full: i64,
    /// What it means that there is nothing.
    pub silence: Said,
}

/// What came of something on days, against what was planned.
pub struct Course {
    pub title: Said,
    /// The last is drawn over the others.
    pub series: [Series; 2],
    pub plan: Option<Series>,
    /// Days by which something is due.
    pub due: Series,
    pub days: (NaiveDate, NaiveDate),
    pub most: Points,
    pub silence: Said,
}

pub struct Series {
    pub name: Said,
    pub points: Vec<(NaiveDate, Points)>,
}

/// Of a unit that keeps the county's method as a whole: its training, and its neighborhoods by size.
pub fn pictures(desk: &Desk, unit: UnitId) -> Vec<Bars> {
    let held = desk.county().unit(unit);
    let high = held.is_some_and(|held| held.record.level <= Level::Village);
    if !high || !desk.county().is_live(unit) {
        return Vec::new();
    }
    vec![quarters(desk, unit), sizes(desk, unit)]
}

/// How the training came along, quarter by quarter, up to the running one.
fn quarters(desk: &Desk, unit: UnitId) -> Bars {
    let shown = desk.county().quarter_shown();
    let period = Period::of(Rhythm::Quarterly, desk.today());
    coverages(desk, unit, Asked { period, ..shown })
}

/// The same of what is asked, up to its period.
pub fn coverages(desk: &Desk, unit: UnitId, asked: Asked) -> Bars {
    let columns = vec![
        Column::new("period", &TableText::Period, Kind::Word),
        Column::new("coverage", &GapText::Share, Kind::Share),
        Column::new("covered", &GapText::Covered, Kind::Count),
        Column::new("obliged", &GapText::Obliged, Kind::Count),
    ];
    let course = desk.county().course(unit, asked).into_iter();
    let rows = course.map(|(asked, trained)| {
        let period = asked.period;
        let words = Said::by(|lang| short_period(period, lang));
        let share = Value::Share {
            part: trained.covered,
            whole: trained.obliged,
        };
        let cells = vec![
            Value::Word(period.to_string().into(), words).into(),
            share.into(),
            Value::count(trained.covered).into(),
            Value::count(trained.obliged).into(),
        ];
        let level = None;
        let behind = List::Coverage { unit, level, asked };
        Row::of(Reference::List(behind), cells)
    });
    let (place, rank) = (desk.short(unit), asked.rank);
    Bars {
        title: Said::of(&CourseText::Course { place, rank }),
        table: Table::new("quarters", columns).with(rows),
        drawn: "coverage",
        full: 1000,
        silence: Said::of(&CourseText::NoCourse),
    }
}

/// How many neighborhoods have so many households. Those far too large stand on one row.
fn sizes(desk: &Desk, unit: UnitId) -> Bars {
    let bounds = desk.county().bounds();
    let Bounds { fewest, most } = bounds;
    let columns = vec![
        Column::new("households", &UnitText::Households, Kind::Count),
        Column::new("bound", &TableText::State, Kind::Word),
        Column::new("neighborhoods", &UnitText::Neighborhoods, Kind::Count),
    ];
    let sizes = desk.county().sizes(unit);
    let far = most + fewest;
    let n = |size: u32| sizes.get(size as usize).copied().unwrap_or_default();
    let beyond = sizes.iter().skip(far as usize).sum();
    let counts = (0..far).map(|size| (size, n(size))).chain([(far, beyond)]);
    let kept = |&(size, n): &(u32, u32)| n > 0 || (fewest..=most).contains(&size);
    let counts: Vec<(u32, u32)> = counts.filter(kept).collect();
    let full = counts.iter().map(|(_, n)| *n).max().unwrap_or_default();
    let row = |&(size, n): &(u32, u32)| {
        let told = Value::count(size);
        let told = match size {
            size if size == far => told.told(&format!("{size}+")),
            _ => told,
        };
        let wrong = bounds.breach(size).is_some();
        let bound = match size {
            size if size == fewest => Value::word("fewest", &UnitText::Fewest),
            size if size == most => Value::word("most", &UnitText::Most),
            size if size < fewest => Value::word("under", &UnitText::TooSmall),
            _ if wrong => Value::word("over", &UnitText::TooLarge),
            _ => Value::Nothing,
        };
        let tone = if wrong { Tone::Alarm } else { Tone::Quiet };
        Row::bare(vec![
            told.into(),
            Cell::from(bound).tone(tone),
            Value::count(n).into(),
        ])
    };
    let rows = counts.iter().filter(|_| full > 0).map(row);
    let (fewest, most) = (N::from(fewest), N::from(most));
    Bars {
        title: Said::of(&UnitText::Sizes { fewest, most }),
        table: Table::new("sizes", columns).with(rows),
        drawn: "neighborhoods",
        full: full.into(),
        silence: Said::of(&UnitText::NoSizes),
    }
}

/// The scores of a site, its own below the verified ones, against its plan and the days of its milestones.
pub fn scores(desk: &Desk, file: &SiteFile) -> Course {
    let (sites, row) = (desk.county().sites(), desk.county().board_row(file));
    let moments = |by| sites.series(file, by);
    let all = [moments(By::Village), moments(By::Verifier)];
    let series = |name: &SiteText, moments: &[Moment]| Series {
        name: Said::of(name),
        points: moments.iter().map(|one| (one.on, one.total)).collect(),
    };
    let plan = row.plan.map(|plan| Series {
        name: Said::of(&SiteText::PlanHead),
        points: vec![(plan.since, Points::ZERO), (plan.target, plan.goal)],
    });
    let milestones = file.site.record.fields.milestones.iter();
    let due = Series {
        name: Said::of(&SiteText::Due),
        points: milestones.map(|one| (one.due, Points::ZERO)).collect(),
    };
    let most = all.iter().flatten().map(|one| one.most).max();
    let series = [
        series(&SiteText::Own, &all[0]),
        series(&SiteText::Verified, &all[1]),
    ];
    let drawn = series.iter().chain(&plan).chain([&due]);
    let days = drawn.flat_map(|series| series.points.iter().map(|(day, _)| *day));
    let days = days.chain([desk.today()]);
    let first = days.clone().min().unwrap_or(desk.today());
    let last = days.max().unwrap_or(desk.today());
    Course {
        title: Said::of(&SiteText::Course),
        series,
        plan,
        due,
        days: (first, last),
        most: most.unwrap_or_default(),
        silence: Said::of(&SiteText::NoCourse),
    }
}

impl Course {
    pub fn is_empty(&self) -> bool {
        self.series.iter().all(|series| series.points.is_empty())
    }
}
