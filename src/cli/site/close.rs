//! A site given up without another in its place, and what was closed taken up again: a site, an inspection.

use anyhow::Result;

use super::{edit::day, named};
use crate::{
    cli::{change::submit, open::Setting, out::Out},
    desk::{Desk, Named},
    domain::{Command, InspectionCommand, InspectionId, SiteCommand, SiteId, SiteRefusal},
    i18n::text::SiteText,
    register::SiteFile,
};

pub fn close(
    setting: &Setting,
    site: &str,
    (reason, on): (&str, Option<&str>),
    out: &mut Out,
) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let file = named(setting, &desk, site)?;
    let command = Command::Site(SiteCommand::Close {
        id: file.id(),
        base: file.site.version,
        on: day(setting, &desk, on)?,
        reason: reason.to_owned(),
    });
    submit(setting, &mut registrar, command, out)?;
    Ok(())
}

pub fn reopen(setting: &Setting, what: &str, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let command = if let Ok(id) = what.trim().parse::<InspectionId>() {
        let mut files = desk.county().sites().all().iter();
        let sitting = files.find_map(|file| file.sitting(id));
        let sitting = sitting.ok_or_else(|| setting.refused(&SiteRefusal::NoInspection))?;
        let base = sitting.inspection.version;
        SiteCommand::Inspection(InspectionCommand::Reopen { id, base })
    } else {
        let file = closed(setting, &desk, what)?;
        let (id, base) = (file.id(), file.site.version);
        SiteCommand::Reopen { id, base }
    };
    submit(setting, &mut registrar, Command::Site(command), out)?;
    Ok(())
}

/// A site by its id; by the name of its village, the one closed last.
fn closed<'a>(setting: &Setting, desk: &'a Desk, name: &str) -> Result<&'a SiteFile> {
    let sites = desk.county().sites();
    let found = if let Ok(id) = name.trim().parse::<SiteId>() {
        sites.get(id)
    } else {
        let units = match desk.unit_named(name) {
            Named::One(unit) => vec![unit],
            Named::Many(units) => units.into_iter().map(|(unit, _)| unit).collect(),
            Named::None => Vec::new(),
        };
        let closed = sites.all().iter().filter(|file| !file.is_current());
        let of_them = closed.filter(|file| units.contains(&file.village()));
        of_them.max_by_key(|file| {
            let closed = file.site.record.closed.as_ref();
            (closed.map(|closed| closed.on), file.id())
        })
    };
    found.map(|file| &**file).ok_or_else(|| {
        let name = name.to_owned();
        setting.refused(&SiteText::NotReplaced { name })
    })
}
