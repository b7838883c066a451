//! The county's demonstration sites: which one is meant, and the board of all.

mod add;
pub mod args;
mod close;
mod edit;
mod lists;
mod mend;
mod rows;
mod score;
mod spread;

use std::sync::Arc;

use anyhow::Result;
use chrono::NaiveDate;

use super::{
    args::{Format, Site},
    open::Setting,
    out::Out,
    view::list,
};
use crate::{
    desk::{Desk, Named},
    domain::{Due, List, Reference, SiteId, UnitId, grammar::Lean},
    i18n::{N, percent, text::SiteText},
    register::{Node, SiteFile},
    report::Mask,
};

pub fn site(setting: &Setting, task: &Site, out: &mut Out) -> Result<()> {
    match task {
        Site::List { format } => report(setting, None, None, *format, out),
        Site::Show { site, format } => {
            let registrar = setting.registrar()?;
            let desk = registrar.desk();
            let file = named(setting, &desk, site)?;
            let about = Reference::Site(file.id());
            let page = setting.document(&registrar, about, Mask::AsRole)?;
            out.document(setting, &desk, &page, *format)
        }
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
        Site::Reinstate { what } => close::reopen(setting, what, out),
        Site::Projects {
            site,
            change,
            format,
        } => rows::projects(setting, site, (change.as_ref(), *format), out),
        Site::Milestones {
            site,
            change,
            format,
        } => rows::milestones(setting, site, (change.as_ref(), *format), out),
        Site::Rectify(task) => mend::raise(setting, task, out),
        Site::Rectifications {
            site,
            overdue,
            format,
        } => {
            let which = if *overdue { Due::Overdue } else { Due::All };
            mend::list(setting, site.as_deref(), (which, *format), out)
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
        Site::Stages { change, format } => lists::stages(setting, change.as_ref(), *format, out),
        Site::Officials { change, format } => {
            lists::officials(setting, change.as_ref(), *format, out)
        }
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
        let now: Vec<_> = sites.current().filter(below).collect();
        // The file of a site that was replaced or closed is still asked for by the name of its village.
        let closed = || {
            sites
                .all()
                .iter()
                .filter(|file| units.contains(&file.village()))
        };
        if now.is_empty() {
            closed().collect()
        } else {
            now
        }
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
    format: Format,
    out: &mut Out,
) -> Result<()> {
    let registrar = setting.registrar()?;
    let desk = registrar.desk();
    let unit = setting.scope(&desk, unit)?;
    let since = since.map(|text| past(setting, &desk, text)).transpose()?;
    list(
        setting,
        &registrar,
        List::Sites { unit, since },
        format,
        out,
    )?;
    let reach = desk.county().reach(unit);
    if format != Format::Table || reach.sites == 0 {
        return Ok(());
    }
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

/// A day that is not to come yet.
fn past(setting: &Setting, desk: &Desk, text: &str) -> Result<NaiveDate> {
    let day = setting.date(text, Lean::Past)?;
    if day > desk.today() {
        let on = day.to_string();
        return Err(setting.refused(&SiteText::SinceToCome { on }));
    }
    Ok(day)
}
