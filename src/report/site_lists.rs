//! What a site keeps, row by row: projects and milestones by their place, inspections, what was noted, the cheapest points
//! left.

use chrono::NaiveDate;

use super::{
    site::{done, money},
    table::{Cell, Column, Kind, Row, Table, Tone, Value},
};
use crate::{
    desk::Desk,
    domain::{By, SiteField as F, SiteFields},
    i18n::{
        Said, Say,
        text::{SiteText as T, TableText},
    },
    register::{Plan, SiteFile},
};

/// Chances that are shown of a site.
const CHANCES: usize = 5;

/// The place of each in its list, by which a change names it.
fn numbered(
    name: &'static str,
    columns: Vec<Column>,
    rows: impl Iterator<Item = Vec<Cell>>,
) -> Table {
    let number = Column::new("number", &TableText::Order, Kind::Count);
    let columns = std::iter::once(number).chain(columns).collect();
    let rows = rows.zip(1_u32..).map(|(cells, n)| {
        let number = std::iter::once(Value::count(n).into());
        Row::bare(number.chain(cells).collect())
    });
    Table::new(name, columns).in_lines().with(rows)
}

pub fn projects(fields: &SiteFields) -> Table {
    let columns = vec![
        Column::new("name", &TableText::Name, Kind::Name),
        Column::new("source", &F::Source, Kind::Text),
        Column::new("money", &TableText::Money, Kind::Text).for_people_only(),
        Column::new("amount", &F::Amount, Kind::Count).for_programs_only(),
        Column::new("spent", &F::Spent, Kind::Count).for_programs_only(),
        Column::new("state", &F::State, Kind::Text),
    ];
    let count = |n: u64| Value::count(i64::try_from(n).unwrap_or(i64::MAX));
    let rows = fields.projects.iter().map(|project| {
        vec![
            Value::Name(project.name.clone()).into(),
            Value::text(project.source.clone()).into(),
            Value::text(money(project)).into(),
            count(project.amount).into(),
            count(project.spent).into(),
            Value::said(&project.state).into(),
        ]
    });
    numbered("projects", columns, rows)
}

pub fn milestones(desk: &Desk, fields: &SiteFields) -> Table {
    let columns = vec![
        Column::new("due", &T::Due, Kind::Day),
        Column::new("name", &TableText::Name, Kind::Name),
        Column::new("done", &T::ReachedOn, Kind::Day),
    ];
    let rows = fields.milestones.iter().map(|one| {
        let late = one.done.is_none() && one.due < desk.today();
        let tone = if late { Tone::Alarm } else { Tone::Plain };
        let reached = one.done.map(|on| Value::Day(on).told(&done(one)));
        vec![
            Cell::from(Value::Day(one.due)).tone(tone),
            Value::Name(one.name.clone()).into(),
            reached.unwrap_or(Value::Nothing).into(),
        ]
    });
    numbered("milestones", columns, rows)
}

/// `计划 62.5`: where it should have been on a day.
pub fn planned(plan: &Plan, day: NaiveDate) -> Value {
    let points = plan.expected_on(day);
    let words = T::Planned {
        points: points.to_string(),
    };
    Value::Points(points).told(&words)
}

/// Every inspection, with what it came to and what was planned by then.
pub fn inspections(desk: &Desk, file: &SiteFile) -> Table {
    let columns = vec![
        Column::id(),
        Column::new("on", &F::Date, Kind::Day),
        Column::new("by", &TableText::Kind, Kind::Word),
        Column::new("points", &T::Scores, Kind::Points),
        Column::new("planned", &T::Plan, Kind::Points),
        Column::new("progress", &F::State, Kind::Text),
        Column::new("round", &F::Inspection, Kind::Text),
    ];
    let sites = desk.county().sites();
    let moments = By::ALL.iter().flat_map(|&by| sites.series(file, by));
    let moments: Vec<_> = moments.collect();
    let plan = desk.county().board_row(file).plan;
    let rows = file.inspections.iter().map(|sitting| {
        let inspection = &sitting.inspection.record;
        let moment = moments.iter().find(|m| m.inspection == inspection.id);
        let points = moment.map(|m| {
            let words = format!("{}/{}", m.total, m.most);
            Value::Points(m.total).told(&words)
        });
        let planned = plan.map(|plan| planned(&plan, sitting.on()));
        let by = match inspection.by {
            By::Village => "village",
            By::Verifier => "verifier",
        };
        Row::bare(vec![
            Value::id(&inspection.id).into(),
            Value::Day(sitting.on()).into(),
            Value::word(by, &inspection.by).into(),
            points.unwrap_or(Value::Nothing).into(),
            planned.unwrap_or(Value::Nothing).into(),
            Value::said(&inspection.progress).into(),
            Value::text(inspection.fields.name.clone()).into(),
        ])
    });
    Table::new("inspections", columns).in_lines().with(rows)
}

/// What was noted at the last inspection of each kind, and where the evidence is.
pub fn remarks(file: &SiteFile) -> Table {
    let columns = vec![
        Column::new("item", &TableText::Item, Kind::Count),
        Column::new("by", &TableText::Kind, Kind::Text),
        Column::new("note", &F::Note, Kind::Text),
        Column::new("evidence", &F::Evidence, Kind::Text),
    ];
    let rows = By::ALL.into_iter().flat_map(|by| {
        let sittings = file.inspections.iter().filter(move |s| s.by() == by);
        let last = sittings.max_by_key(|sitting| (sitting.on(), sitting.id()));
        let scores = last.into_iter().flat_map(|sitting| &sitting.scores);
        scores.filter_map(move |held| {
            let score = &held.record;
            let (note, evidence) = (&score.fields.note, &score.fields.evidence);
            (!note.is_empty() || !evidence.is_empty()).then(|| {
                Row::bare(vec![
                    Value::count(score.item).into(),
                    Value::said(&by).into(),
                    Value::text(note.clone()).into(),
                    Value::text(evidence.clone()).into(),
                ])
            })
        })
    });
    Table::new("remarks", columns).in_lines().with(rows)
}

/// The cheapest points left; none of a site that nobody has looked at.
pub fn chances(desk: &Desk, file: &SiteFile) -> Option<Table> {
    let row = desk.county().board_row(file);
    let standing = row.shown()?;
    let rubric = desk.county().sites().rubric(standing.rubric)?;
    let columns = vec![
        Column::new("item", &TableText::Item, Kind::Count),
        Column::new("gain", &T::Chances, Kind::Text),
        Column::new("name", &TableText::Name, Kind::Name),
    ];
    let rows = standing.chances(rubric).into_iter().take(CHANCES);
    let rows = rows.map(|chance| {
        let points = chance.step.gain.to_string();
        let gain = Said::by(|lang| {
            let (points, to) = (points.clone(), chance.step.to.say(lang).into_owned());
            T::Gain { points, to }.say(lang)
        });
        let name = rubric.item(chance.no).map_or("", |item| &item.name);
        Row::bare(vec![
            Value::count(chance.no).into(),
            Value::Said(gain).into(),
            Value::Name(name.to_owned()).into(),
        ])
    });
    Some(Table::new("chances", columns).in_lines().with(rows))
}
