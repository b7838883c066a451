//! The lists that one site keeps for itself: its projects, and the milestones of its plan.

use anyhow::Result;

use super::{edit::rewritten, named};
use crate::{
    cli::{
        args::{Format, Rows},
        change::submit,
        open::Setting,
        out::Out,
    },
    desk::Desk,
    domain::{Field, Milestone, Project, SiteField, SiteFields, SiteRow},
    i18n::{
        heard::field::Named,
        text::{CliText, SiteText},
    },
    report::{self, Table},
};

/// One of such a list.
trait Row: Named + SiteRow {
    /// The field that a new one cannot be without.
    const MUST: SiteField;

    fn fresh(name: &str) -> Self;
    fn name(&self) -> &str;
    /// All of the site, with the numbers that a change can name.
    fn table(desk: &Desk, fields: &SiteFields) -> Table;
}

/// A change, or the form in which the list is told.
type Wish<'a> = (Option<&'a Rows>, Format);

pub fn projects(setting: &Setting, site: &str, wish: Wish, out: &mut Out) -> Result<()> {
    rows::<Project>(setting, site, wish, out)
}

pub fn milestones(setting: &Setting, site: &str, wish: Wish, out: &mut Out) -> Result<()> {
    rows::<Milestone>(setting, site, wish, out)
}

/// The list as it stands, with the numbers that a change can name; or one change of it.
fn rows<T: Row>(
    setting: &Setting,
    site: &str,
    (change, format): Wish,
    out: &mut Out,
) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let file = named(setting, &desk, site)?;
    let mut fields = file.site.record.fields.clone();
    let Some(change) = change else {
        let table = T::table(&desk, &fields);
        if format == Format::Table && table.rows.is_empty() {
            return Ok(out.line(setting.say(&SiteText::NoEntries))?);
        }
        return out.listed(table, format, setting.lang);
    };
    changed(setting, T::all(&mut fields), change)?;
    let command = rewritten(file.id(), file.site.version, fields);
    submit(setting, &mut registrar, command, out)?;
    Ok(())
}

fn changed<T: Row>(setting: &Setting, all: &mut Vec<T>, change: &Rows) -> Result<()> {
    match change {
        Rows::Add { name, fields } => {
            let pairs = setting.pairs(fields)?;
            let must = Field::Site(T::MUST);
            if !pairs.iter().any(|pair| pair.is(T::names(must))) {
                let what = T::label(must, setting.lang).into_owned();
                return Err(setting.misused(&CliText::StillMissing { what }));
            }
            let mut row = T::fresh(name);
            setting.set(&mut row, &pairs)?;
            all.push(row);
        }
        Rows::Edit { row, fields } => {
            let n = place(setting, all, row)?;
            setting.set(&mut all[n], &setting.pairs(fields)?)?;
        }
        Rows::Remove { row } => {
            all.remove(place(setting, all, row)?);
        }
    }
    Ok(())
}

/// Where a row stands, by its number in the list or by its name.
fn place<T: Row>(setting: &Setting, all: &[T], row: &str) -> Result<usize> {
    let row = row.trim();
    let number = row.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    if let Some(n) = number.filter(|&n| n < all.len()) {
        return Ok(n);
    }
    let mut found = (0..all.len()).filter(|&n| all[n].name() == row);
    let name = row.to_owned();
    match (found.next(), found.next()) {
        (Some(n), None) => Ok(n),
        (None, _) => Err(setting.refused(&SiteText::NoSuchRow { name })),
        (Some(_), Some(_)) => Err(setting.refused(&SiteText::SeveralRows { name })),
    }
}

impl Row for Project {
    const MUST: SiteField = SiteField::Amount;

    fn fresh(name: &str) -> Self {
        Self::fresh(name.to_owned())
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn table(_desk: &Desk, fields: &SiteFields) -> Table {
        report::projects(fields)
    }
}

impl Row for Milestone {
    const MUST: SiteField = SiteField::Deadline;

    fn fresh(name: &str) -> Self {
        Self::fresh(name.to_owned())
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn table(desk: &Desk, fields: &SiteFields) -> Table {
        report::milestones(desk, fields)
    }
}
