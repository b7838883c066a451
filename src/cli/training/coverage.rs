//! `report training`: who is trained, who is not, and which sessions are missing.

use anyhow::Result;

use super::args::Coverage;
use crate::{
    cli::{
        args::Format,
        open::Setting,
        out::Out,
        view::{heading, list},
    },
    desk::Desk,
    domain::{Asked, List, UnitId},
    i18n::{
        N,
        text::{CourseText, GapText},
    },
    register::{Missing, Node, Why},
    report,
};

pub fn coverage(setting: &Setting, task: &Coverage, out: &mut Out) -> Result<()> {
    let registrar = setting.registrar()?;
    let desk = registrar.desk();
    let unit = setting.scope(&desk, task.unit.as_deref())?;
    let asked = task.asking.of(setting, &desk)?;
    let (_, owed) = desk.county().trainings().obligation(asked.tier);
    if task.missing {
        let missing = List::MissingSessions { unit, asked };
        return list(setting, &registrar, missing, task.format, out);
    }
    if task.format == Format::Table {
        heading(setting, &desk);
        out.line(asked_for(setting, &desk, unit, asked))?;
        if !owed.ranks.contains(&asked.rank) {
            let (tier, rank) = (setting.say(&asked.tier), setting.say(&asked.rank));
            return Ok(out.line(setting.say(&CourseText::NotOwed { tier, rank }))?);
        }
    }
    let table = report::coverage(&desk, unit, task.level, asked);
    out.listed(table, task.format, setting.lang)?;
    if task.format == Format::Table {
        remarks(setting, &desk, unit, asked, out)?;
        let course = report::coverages(&desk, unit, asked);
        if !course.table.rows.is_empty() {
            out.line(setting.say(&course.title))?;
            out.listed(course.table, task.format, setting.lang)?;
        }
    }
    Ok(())
}

/// Whose training, in which period, and how it is counted.
fn asked_for(setting: &Setting, desk: &Desk, unit: UnitId, asked: Asked) -> String {
    let mut words = vec![
        desk.path_names(Node::Unit(unit)).join("/"),
        setting.say(&asked.period),
        setting.say(&asked.tier),
        setting.say(&asked.rank),
    ];
    let county = desk.county();
    if county.is_owed_often(asked) {
        words.push(setting.say(&GapText::InPersonTimes));
    }
    if county.is_before_all(asked) {
        let since = county.owed_since().to_string();
        words.push(setting.say(&GapText::BeforeAll { since }));
    } else if asked.period.first() > desk.today() {
        words.push(setting.say(&GapText::AsServing));
    }
    words.join("  ")
}

/// The pace of the whole, and each session that is missing.
fn remarks(
    setting: &Setting,
    desk: &Desk,
    unit: UnitId,
    asked: Asked,
    out: &mut Out,
) -> Result<()> {
    let county = desk.county();
    let total = county.coverage(unit, asked);
    if let Some(pace) = county.pace(&total, asked) {
        out.line(setting.say(&CourseText::Pace {
            n: N::from(pace),
            covered: N::from(total.covered),
        }))?;
    }
    for missing in county.missing_sessions(unit, asked) {
        out.line(setting.say(&sentence(setting, desk, &missing)))?;
    }
    Ok(())
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
