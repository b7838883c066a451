//! The lists that one site keeps for itself: its projects, and the milestones of its plan.

use anyhow::Result;
use chrono::NaiveDate;

use super::{edit::rewritten, named};
use crate::{
    cli::{
        args::{Format, Rows},
        change::submit,
        fields::Listed,
        open::Setting,
        out::Out,
    },
    desk::Desk,
    domain::{Milestone, Project, ProjectState, SiteField, SiteFields},
    i18n::{
        heard::{Names, field},
        text::{CliText, SiteText},
    },
    report::{self, Table},
};

/// One of such a list.
trait Row: Listed {
    fn fresh(name: &str) -> Self;
    fn name(&self) -> &str;
    /// The field that a new one cannot be without, and what people call it.
    fn must(setting: &Setting) -> (Names, String);
    /// All of the site, with the numbers that a change can name.
    fn table(desk: &Desk, fields: &SiteFields) -> Table;
}

/// A change, or the form in which the list is told.
type Wish<'a> = (Option<&'a Rows>, Format);

pub fn projects(setting: &Setting, site: &str, wish: Wish, out: &mut Out) -> Result<()> {
    rows(setting, site, wish, |fields| &mut fields.projects, out)
}

pub fn milestones(setting: &Setting, site: &str, wish: Wish, out: &mut Out) -> Result<()> {
    rows(setting, site, wish, |fields| &mut fields.milestones, out)
}

/// The list as it stands, with the numbers that a change can name; or one change of it.
fn rows<T: Row>(
    setting: &Setting,
    site: &str,
    (change, format): Wish,
    of: impl FnOnce(&mut SiteFields) -> &mut Vec<T>,
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
        return out.table(&table, format, setting.lang);
    };
    changed(setting, of(&mut fields), change)?;
    let command = rewritten(file.id(), file.site.version, fields);
    submit(setting, &mut registrar, command, out)?;
    Ok(())
}

fn changed<T: Row>(setting: &Setting, all: &mut Vec<T>, change: &Rows) -> Result<()> {
    match change {
        Rows::Add { name, fields } => {
            let pairs = setting.pairs(fields)?;
            let (must, what) = T::must(setting);
            if !pairs.iter().any(|pair| pair.is(must)) {
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
    fn fresh(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            source: String::new(),
            amount: 0,
            spent: 0,
            state: ProjectState::Applied,
        }
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn must(setting: &Setting) -> (Names, String) {
        (field::project::AMOUNT, setting.say(&SiteField::Amount))
    }

    fn table(_desk: &Desk, fields: &SiteFields) -> Table {
        report::projects(fields)
    }
}

impl Row for Milestone {
    fn fresh(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            due: NaiveDate::default(),
            done: None,
        }
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn must(setting: &Setting) -> (Names, String) {
        (field::milestone::DUE, setting.say(&SiteText::Due))
    }

    fn table(desk: &Desk, fields: &SiteFields) -> Table {
        report::milestones(desk, fields)
    }
}
