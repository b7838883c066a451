//! The villages that follow a site: linked along a line or an area, or with its practice taken over.

use anyhow::Result;

use super::{
    edit::{day, rewritten},
    named,
};
use crate::{
    cli::{args::Along, change::submit, open::Setting, out::Out},
    desk::Desk,
    domain::{Adoption, Link, LinkKind, SiteFields, UnitId},
    i18n::text::SiteText,
};

impl From<Along> for LinkKind {
    fn from(along: Along) -> Self {
        match along {
            Along::Line => Self::Line,
            Along::Area => Self::Area,
        }
    }
}

/// One change of a site's lists that is about a village.
pub fn spread(
    setting: &Setting,
    (site, village): (&str, &str),
    out: &mut Out,
    change: impl FnOnce(&mut SiteFields, UnitId, &Desk) -> Result<()>,
) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let file = named(setting, &desk, site)?;
    let unit = setting.unit(&desk, village)?;
    let mut fields = file.site.record.fields.clone();
    let before = fields.clone();
    change(&mut fields, unit, &desk)?;
    if fields == before {
        let village = desk.short(unit);
        return Err(setting.refused(&SiteText::NotSpread { village }));
    }
    let command = rewritten(file.id(), file.site.version, fields);
    submit(setting, &mut registrar, command, out)?;
    Ok(())
}

pub fn link(
    setting: &Setting,
    at: (&str, &str),
    (name, kind, since): (&str, Along, Option<&str>),
    out: &mut Out,
) -> Result<()> {
    spread(setting, at, out, |fields, village, desk| {
        fields.links.push(Link {
            village,
            kind: kind.into(),
            name: name.to_owned(),
            since: day(setting, desk, since)?,
        });
        Ok(())
    })
}

pub fn unlink(setting: &Setting, at: (&str, &str), out: &mut Out) -> Result<()> {
    spread(setting, at, out, |fields, village, _| {
        fields.links.retain(|link| link.village != village);
        Ok(())
    })
}

pub fn adopt(
    setting: &Setting,
    at: (&str, &str),
    (what, on, checked_by): (&str, Option<&str>, Option<&str>),
    out: &mut Out,
) -> Result<()> {
    spread(setting, at, out, |fields, village, desk| {
        fields.adoptions.push(Adoption {
            village,
            on: day(setting, desk, on)?,
            what: what.to_owned(),
            checked_by: checked_by.unwrap_or_default().to_owned(),
        });
        Ok(())
    })
}

pub fn unadopt(setting: &Setting, at: (&str, &str), out: &mut Out) -> Result<()> {
    spread(setting, at, out, |fields, village, _| {
        fields.adoptions.retain(|one| one.village != village);
        Ok(())
    })
}
