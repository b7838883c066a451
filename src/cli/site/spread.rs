//! The villages that follow a site: linked along a line or an area, or with its practice taken over.

use anyhow::Result;

use super::{
    edit::{day, rewritten},
    named,
};
use crate::{
    cli::{args::Along, change::change, open::Setting, out::Out},
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
    rewrite: impl FnOnce(&mut SiteFields, UnitId, &Desk) -> Result<()>,
) -> Result<()> {
    change(setting, out, |desk| {
        let file = named(setting, desk, site)?;
        let unit = setting.unit(desk, village)?;
        let mut fields = file.site.record.fields.clone();
        rewrite(&mut fields, unit, desk)?;
        Ok(rewritten(file.id(), file.site.version, fields))
    })
}

/// A village stands on a line once: named again, its link is corrected, and what is not said anew stays.
pub fn link(
    setting: &Setting,
    at: (&str, &str),
    (name, kind, since): (&str, Option<Along>, Option<&str>),
    out: &mut Out,
) -> Result<()> {
    spread(setting, at, out, |fields, village, desk| {
        let kind = kind.map(LinkKind::from);
        let mut links = fields.links.iter_mut();
        if let Some(link) = links.find(|l| l.village == village && l.name == name) {
            link.kind = kind.unwrap_or(link.kind);
            if since.is_some() {
                link.since = day(setting, desk, since)?;
            }
            return Ok(());
        }
        fields.links.push(Link {
            village,
            kind: kind.unwrap_or(LinkKind::Line),
            name: name.to_owned(),
            since: day(setting, desk, since)?,
        });
        Ok(())
    })
}

pub fn unlink(setting: &Setting, at: (&str, &str), out: &mut Out) -> Result<()> {
    spread(setting, at, out, |fields, village, desk| {
        let before = fields.links.len();
        fields.links.retain(|link| link.village != village);
        fewer(setting, desk, village, before - fields.links.len())
    })
}

/// The same practice named again is corrected, as links are.
pub fn adopt(
    setting: &Setting,
    at: (&str, &str),
    (what, on, checked_by): (&str, Option<&str>, Option<&str>),
    out: &mut Out,
) -> Result<()> {
    spread(setting, at, out, |fields, village, desk| {
        let mut adoptions = fields.adoptions.iter_mut();
        if let Some(one) = adoptions.find(|a| a.village == village && a.what == what) {
            if on.is_some() {
                one.on = day(setting, desk, on)?;
            }
            if let Some(name) = checked_by {
                name.clone_into(&mut one.checked_by);
            }
            return Ok(());
        }
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
    spread(setting, at, out, |fields, village, desk| {
        let before = fields.adoptions.len();
        fields.adoptions.retain(|one| one.village != village);
        fewer(setting, desk, village, before - fields.adoptions.len())
    })
}

/// Refuses where nothing was taken out.
fn fewer(setting: &Setting, desk: &Desk, village: UnitId, taken: usize) -> Result<()> {
    if taken > 0 {
        return Ok(());
    }
    let village = desk.short(village);
    Err(setting.refused(&SiteText::NotSpread { village }))
}
