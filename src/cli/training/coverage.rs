//! `report training`: who is trained, who is not, and which sessions are missing.

use anyhow::Result;
use serde::Serialize;

use super::args::Coverage;
use crate::{
    cli::{
        args::Sheet,
        open::Setting,
        out::{Grid, Out},
        view::label,
    },
    desk::Desk,
    domain::{Level, Period, Rank, grammar::Lean},
    i18n::{
        N, count, percent,
        text::{CourseText, GapText},
    },
    register::{Asked, Missing, Why},
    report::{CoverageRow, TrainingReport},
};

pub fn coverage(setting: &Setting, task: &Coverage, out: &mut Out) -> Result<()> {
    let period = task
        .period
        .as_deref()
        .map(|text| setting.period(text, Lean::Past));
    let period = period.transpose()?;
    let desk = setting.registrar()?.desk();
    let unit = setting.scope(&desk, task.unit.as_deref())?;
    let tier = task.tier.into();
    let (_, owed) = desk.county().trainings().obligation(tier);
    let asked = Asked {
        tier,
        rank: task.rank.map_or_else(|| owed.main_rank(), Rank::from),
        period: period.unwrap_or_else(|| Period::of(owed.rhythm, desk.today())),
    };
    let report = TrainingReport::of(&desk, unit, task.level.map(Level::from), asked);
    match (task.format, task.missing) {
        (Sheet::Json, false) => out.json(&report.rows),
        (Sheet::Json, true) => out.json(&report.missing),
        (Sheet::Csv, false) => rows(&report.rows, out),
        (Sheet::Csv, true) => rows(&report.missing, out),
        (Sheet::Table, false) => table(setting, &desk, &report, asked, out),
        (Sheet::Table, true) => missing(setting, &desk, &report, out),
    }
}

fn rows(rows: &[impl Serialize], out: &mut Out) -> Result<()> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(out.lines(&String::from_utf8(bytes)?)?)
}

fn missing(setting: &Setting, desk: &Desk, report: &TrainingReport, out: &mut Out) -> Result<()> {
    if report.missing.is_empty() {
        return Ok(out.line(setting.say(&GapText::NoneMissing))?);
    }
    for row in &report.missing {
        out.line(setting.say(&sentence(setting, desk, &row.of)))?;
    }
    Ok(())
}

fn table(
    setting: &Setting,
    desk: &Desk,
    report: &TrainingReport,
    asked: Asked,
    out: &mut Out,
) -> Result<()> {
    if let Some(label) = label(desk) {
        out.line(setting.say(&label))?;
    }
    let (unit, period) = (&report.total.unit, setting.say(&asked.period));
    let (tier, rank) = (setting.say(&asked.tier), setting.say(&asked.rank));
    let mut head = format!("{unit}  {period}  {tier}  {rank}");
    let county = desk.county();
    if county.is_owed_often(asked) {
        head = format!("{head}  {}", setting.say(&GapText::InPersonTimes));
    }
    if county.is_before_all(asked) {
        let since = county.owed_since().to_string();
        head = format!("{head}  {}", setting.say(&GapText::BeforeAll { since }));
    } else if asked.period.first() > desk.today() {
        head = format!("{head}  {}", setting.say(&GapText::AsServing));
    }
    out.line(head)?;
    if !report.owed {
        return Ok(out.line(setting.say(&CourseText::NotOwed { tier, rank }))?);
    }
    let mut grid = Grid::default();
    grid.row(
        [
            CourseText::Unit,
            CourseText::Obliged,
            CourseText::Covered,
            CourseText::Uncovered,
            CourseText::Waiting,
            CourseText::Coverage,
            CourseText::Held,
            CourseText::Missing,
        ]
        .map(|text| setting.say(&text)),
    );
    for row in &report.rows {
        grid.row(cells(row.unit.clone(), row));
    }
    grid.row(cells(setting.say(&CourseText::Total), &report.total));
    for (rank, coverage) in &report.apart {
        let rank = setting.say(rank);
        grid.row(cells(setting.say(&CourseText::Apart { rank }), coverage));
    }
    grid.print(out)?;
    if let Some(pace) = report.pace {
        out.line(setting.say(&CourseText::Pace {
            n: N::from(pace),
            covered: N::from(report.total.covered),
        }))?;
    }
    for row in &report.missing {
        out.line(setting.say(&sentence(setting, desk, &row.of)))?;
    }
    Ok(())
}

fn cells(name: String, row: &CoverageRow) -> [String; 8] {
    [
        name,
        count(row.obliged),
        count(row.covered),
        count(row.uncovered),
        count(row.seated),
        percent(row.covered, row.obliged),
        count(row.sessions_held),
        count(row.sessions_missing),
    ]
}

fn sentence(setting: &Setting, desk: &Desk, missing: &Missing) -> CourseText {
    let host = desk.short(missing.host);
    match missing.why {
        Why::NoSession => CourseText::NoSession {
            host,
            period: setting.say(&missing.part),
        },
        Why::NotRecorded(id) => {
            let roster = desk.county().trainings().get(id);
            let title = roster.map(|roster| roster.training.record.fields.title.clone());
            CourseText::NotRecorded {
                host,
                id: id.to_string(),
                title: title.unwrap_or_default(),
            }
        }
    }
}
