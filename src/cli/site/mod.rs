//! The county's demonstration sites: which one is meant, and the board of all.

mod add;
pub mod args;
mod close;
mod edit;
mod lists;
mod mend;
mod rows;
mod score;
mod show;
mod spread;

use std::sync::Arc;

use anyhow::Result;
use chrono::NaiveDate;

use super::{
    args::{Sheet, Site},
    open::Setting,
    out::{Grid, Out},
    view::label,
};
use crate::{
    desk::{Desk, Named},
    domain::{SiteId, UnitId, grammar::Lean},
    i18n::{N, percent, text::SiteText},
    register::{Node, SiteFile},
    report::SiteRow,
};

pub fn site(setting: &Setting, task: &Site, out: &mut Out) -> Result<()> {
    match task {
        Site::List => report(setting, None, None, Sheet::Table, out),
        Site::Show { site } => show::show(setting, site, out),
        Site::Add { village, fields } => add::add(setting, village, fields, out),
        Site::Edit { site, fields } => edit::edit(setting, site, fields, out),
        Site::Advance { site, stage, on } => {
            edit::advance(setting, site, stage, on.as_deref(), out)
        }
        Site::Replace {
            site,
            village,
            reason,
            on,
        } => edit::replace(setting, site, village, (reason, on.as_deref()), out),
        Site::Close { site, reason, on } => {
            close::close(setting, site, (reason, on.as_deref()), out)
        }
        Site::Reopen { what } => close::reopen(setting, what, out),
        Site::Projects { site, change } => rows::projects(setting, site, change.as_ref(), out),
        Site::Milestones { site, change } => rows::milestones(setting, site, change.as_ref(), out),
        Site::Rectify(task) => mend::raise(setting, task, out),
        Site::Rectifications { site, overdue } => {
            let which = if *overdue {
                mend::Which::Overdue
            } else {
                mend::Which::All
            };
            mend::list(setting, site.as_deref(), which, out)
        }
        Site::Amend { id, fields } => mend::amend(setting, id, fields, out),
        Site::Done(task) => mend::done(setting, task, out),
        Site::Confirm(task) => mend::confirm(setting, task, out),
        Site::Undone { id } => mend::reopen(setting, id, out),
        Site::Link {
            site,
            village,
            name,
            kind,
            since,
        } => {
            let link = (name.as_str(), *kind, since.as_deref());
            spread::link(setting, (site, village), link, out)
        }
        Site::Unlink { site, village } => spread::unlink(setting, (site, village), out),
        Site::Adopt {
            site,
            village,
            what,
            on,
            checked_by,
        } => {
            let taken = (what.as_str(), on.as_deref(), checked_by.as_deref());
            spread::adopt(setting, (site, village), taken, out)
        }
        Site::Unadopt { site, village } => spread::unadopt(setting, (site, village), out),
        Site::Stages { change } => lists::stages(setting, change.as_ref(), out),
        Site::Officials { change } => lists::officials(setting, change.as_ref(), out),
        Site::Score(task) => score::score(setting, task, out),
    }
}

/// A site by its id, or by the name of its village or township: where several answer to it, it is asked.
pub fn named(setting: &Setting, desk: &Desk, name: &str) -> Result<Arc<SiteFile>> {
    let sites = desk.county().sites();
    let found: Vec<&Arc<SiteFile>> = if let Ok(id) = name.trim().parse::<SiteId>() {
        sites.get(id).into_iter().collect()
    } else {
        let units = units_named(desk, name);
        let below = |file: &&Arc<SiteFile>| {
            let (village, node) = (file.village(), Node::Unit(file.village()));
            units.iter().any(|&unit| {
                let county = desk.county();
                village == unit || county.root() != Some(unit) && county.is_below(node, unit)
            })
        };
        sites.current().filter(below).collect()
    };
    match found[..] {
        [one] => Ok(Arc::clone(one)),
        [] => {
            let name = name.to_owned();
            Err(setting.refused(&SiteText::NoSuchSite { name }))
        }
        _ => Err(several(
            setting,
            desk,
            name,
            found.iter().map(|file| &***file),
        )),
    }
}

fn units_named(desk: &Desk, name: &str) -> Vec<UnitId> {
    match desk.unit_named(name) {
        Named::One(unit) => vec![unit],
        Named::Many(units) => units.into_iter().map(|(unit, _)| unit).collect(),
        Named::None => Vec::new(),
    }
}

/// Sites that answer to one name: each with its village, and the day one was closed.
fn several<'a>(
    setting: &Setting,
    desk: &Desk,
    name: &str,
    sites: impl Iterator<Item = &'a SiteFile>,
) -> anyhow::Error {
    let sites = sites.map(|file| {
        let path = desk.path_names(Node::Unit(file.village()));
        let closed = file.site.record.closed.as_ref();
        let on = closed.map_or_else(String::new, |closed| closed.on.to_string());
        (file.id().to_string(), path, on)
    });
    setting.ambiguous(name, sites.collect())
}

pub fn report(
    setting: &Setting,
    unit: Option<&str>,
    since: Option<&str>,
    format: Sheet,
    out: &mut Out,
) -> Result<()> {
    let registrar = setting.registrar()?;
    let desk = registrar.desk();
    let unit = setting.scope(&desk, unit)?;
    let since = since.map(|text| past(setting, &desk, text)).transpose()?;
    let rows = SiteRow::all(&desk, unit, since);
    match format {
        Sheet::Json => out.json(&rows),
        Sheet::Csv => csv(&rows, since, out),
        Sheet::Table if rows.is_empty() => Ok(out.line(setting.say(&SiteText::None))?),
        Sheet::Table => {
            if let Some(label) = label(&desk) {
                out.line(setting.say(&label))?;
            }
            table(setting, &rows, since, out)?;
            let reach = desk.county().reach(unit);
            Ok(out.line(setting.say(&SiteText::Reached {
                sites: N::from(reach.sites),
                lines: N::from(reach.lines + reach.areas),
                linked: N::from(reach.linked),
                adopted: N::from(reach.adopted),
                covered: N::from(reach.covered),
                villages: N::from(reach.villages),
                share: percent(reach.covered, reach.villages),
            }))?)
        }
    }
}

/// A day that is not to come yet.
fn past(setting: &Setting, desk: &Desk, text: &str) -> Result<NaiveDate> {
    let day = setting.date(text, Lean::Past)?;
    if day > desk.today() {
        let on = day.to_string();
        return Err(setting.refused(&SiteText::SinceToCome { on }));
    }
    Ok(day)
}

fn number(number: Option<f64>) -> String {
    number.map_or_else(String::new, |n| n.to_string())
}

/// A block under its pass line has an exclamation mark.
fn table(
    setting: &Setting,
    rows: &[SiteRow],
    since: Option<NaiveDate>,
    out: &mut Out,
) -> Result<()> {
    let mut grid = Grid::default();
    let mut head = vec![
        "id".to_owned(),
        setting.say(&SiteText::Township),
        setting.say(&SiteText::Village),
        setting.say(&SiteText::Stage),
    ];
    let blocks = rows.iter().map(|row| &row.blocks).max_by_key(|b| b.len());
    let blocks: Vec<&str> = blocks
        .into_iter()
        .flatten()
        .map(|b| b.name.as_str())
        .collect();
    head.extend(blocks.iter().map(|name| (*name).to_owned()));
    let since = since.map(|day| SiteText::MovedSince {
        on: day.to_string(),
    });
    let scores = [
        SiteText::Own,
        SiteText::Verified,
        SiteText::Most,
        SiteText::Moved,
    ];
    let labels = scores.into_iter().chain(since);
    head.extend(labels.map(|label| setting.say(&label)));
    head.push(setting.say(&SiteText::Rectified));
    grid.row(head);
    for row in rows {
        let stage = row.stage.clone().unwrap_or_default();
        let mut cells = vec![
            row.id.clone(),
            row.township.clone(),
            row.village.clone(),
            stage,
        ];
        for n in 0..blocks.len() {
            let cell = row.blocks.get(n).map_or_else(String::new, |block| {
                let points = block.verified.or(block.own);
                let under = matches!((points, block.pass), (Some(have), Some(pass)) if have < pass);
                format!("{}{}", if under { "!" } else { "" }, number(points))
            });
            cells.push(cell);
        }
        cells.extend([row.self_score, row.verified_score, row.max_score].map(number));
        let moved = row.since.iter().map(|since| since.moved_since);
        for movement in std::iter::once(row.movement).chain(moved) {
            cells.push(movement.map_or_else(String::new, |n| format!("{n:+}")));
        }
        cells.push(row.open_rectifications.to_string());
        grid.row(cells);
    }
    Ok(grid.print(out)?)
}

/// One line a site; a column for each block's scores, in the order of the blocks.
fn csv(rows: &[SiteRow], since: Option<NaiveDate>, out: &mut Out) -> Result<()> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let mut head = vec![
        "id",
        "village",
        "township",
        "stage",
        "self_score",
        "verified_score",
        "max_score",
        "blocks",
        "open_rectifications",
        "movement",
    ];
    head.extend(since.map(|_| "moved_since"));
    writer.write_record(head)?;
    for row in rows {
        let blocks = row.blocks.iter().map(|block| {
            let (own, verified) = (number(block.own), number(block.verified));
            format!("{}:{own}/{verified}/{}", block.name, block.max)
        });
        let blocks: Vec<String> = blocks.collect();
        let mut cells = vec![
            row.id.clone(),
            row.village.clone(),
            row.township.clone(),
            row.stage.clone().unwrap_or_default(),
            number(row.self_score),
            number(row.verified_score),
            number(row.max_score),
            blocks.join(";"),
            row.open_rectifications.to_string(),
            number(row.movement),
        ];
        cells.extend(row.since.map(|since| number(since.moved_since)));
        writer.write_record(cells)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(out.lines(&String::from_utf8(bytes)?)?)
}
