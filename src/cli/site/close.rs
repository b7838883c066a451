//! A site given up without another in its place, and what was closed taken up again: a site, an inspection.

use anyhow::Result;

use super::{edit::day, named, several, units_named};
use crate::{
    cli::{change::change, open::Setting, out::Out},
    desk::Desk,
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
    change(setting, out, |desk| {
        let file = named(setting, desk, site)?;
        Ok(Command::Site(SiteCommand::Close {
            id: file.id(),
            base: file.site.version,
            on: day(setting, desk, on)?,
            reason: reason.to_owned(),
        }))
    })
}

pub fn reopen(setting: &Setting, what: &str, out: &mut Out) -> Result<()> {
    change(setting, out, |desk| {
        let command = if let Ok(id) = what.trim().parse::<InspectionId>() {
            let mut files = desk.county().sites().all().iter();
            let sitting = files.find_map(|file| file.sitting(id));
            let sitting = sitting.ok_or_else(|| setting.refused(&SiteRefusal::NoInspection))?;
            let base = sitting.inspection.version;
            SiteCommand::Inspection(InspectionCommand::Reopen { id, base })
        } else {
            let file = closed(setting, desk, what)?;
            let (id, base) = (file.id(), file.site.version);
            SiteCommand::Reopen { id, base }
        };
        Ok(Command::Site(command))
    })
}

/// A closed site by its id, or by the name of its village.
fn closed<'a>(setting: &Setting, desk: &'a Desk, name: &str) -> Result<&'a SiteFile> {
    let sites = desk.county().sites();
    let found: Vec<&SiteFile> = if let Ok(id) = name.trim().parse::<SiteId>() {
        sites.get(id).into_iter().map(|file| &**file).collect()
    } else {
        let units = units_named(desk, name);
        let closed = sites.all().iter().filter(|file| !file.is_current());
        let of_them = closed.filter(|file| units.contains(&file.village()));
        of_them.map(|file| &**file).collect()
    };
    match found[..] {
        [one] => Ok(one),
        [] => {
            let name = name.to_owned();
            Err(setting.refused(&SiteText::NotReplaced { name }))
        }
        _ => Err(several(setting, desk, name, found.into_iter())),
    }
}
