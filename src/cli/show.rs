//! Everything about one thing: a unit, a household, a person, or whatever else has an id.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use super::{
    args::Format,
    elsewhere::{self, Met},
    name::Thing,
    open::Setting,
    out::Out,
    view::{heading, overview_title},
};
use crate::{
    desk::{Desk, Registrar},
    domain::{Command, Kind, UnitId, Unmask},
    exchange::out::Book,
    i18n::{Said, text::CliText},
    report::{self, Mask, Table},
};

#[derive(Debug, Args)]
pub struct Show {
    what: String,
    #[arg(long)]
    unmask: bool,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Entries of a household's history that are shown.
const HISTORY: usize = 20;

/// Tables under each other, what is said above them all, and above one of them.
pub struct Pages {
    pub over: Vec<String>,
    pub tables: Vec<Table>,
    pub title: Option<(&'static str, Said)>,
}

impl From<Vec<Table>> for Pages {
    fn from(tables: Vec<Table>) -> Self {
        Self {
            over: Vec::new(),
            tables,
            title: None,
        }
    }
}

impl Pages {
    pub fn tell(
        &self,
        setting: &Setting,
        desk: &Desk,
        format: Format,
        out: &mut Out,
    ) -> Result<()> {
        if format == Format::Json {
            return out.json(&Book(&self.tables));
        }
        if format == Format::Table {
            heading(setting, desk);
            self.over.iter().try_for_each(|line| out.line(line))?;
        }
        for (n, table) in self.tables.iter().enumerate() {
            let title = self.title.as_ref().filter(|(name, _)| *name == table.name);
            match title {
                Some((_, title)) if format == Format::Table => out.line(setting.say(title))?,
                _ if n > 0 && format == Format::Csv => out.line("")?,
                _ => {}
            }
            out.table(table, format, setting.lang)?;
        }
        Ok(())
    }
}

pub fn show(setting: &Setting, task: &Show, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let (over, thing) = match elsewhere::find(setting, &registrar, &task.what)? {
        Met::Shown(pages) => return pages.tell(setting, &desk, task.format, out),
        Met::On(over, thing) => (vec![over], thing),
        Met::Not => (Vec::new(), setting.thing_or_retired(&desk, &task.what)?),
    };
    let mask = if task.unmask {
        Mask::Lifted
    } else {
        Mask::AsRole
    };
    if mask == Mask::Lifted && Mask::AsRole.hides(&desk) {
        let record = match thing {
            Thing::Unit(_) => None,
            Thing::Household(id) => Some(Unmask::Household(id)),
            Thing::Person(id) => Some(Unmask::Person(id)),
        };
        // Nothing is shown before the journal has it.
        if let Some(record) = record {
            let command = Command::Unmask(vec![record]);
            let noted = setting.patiently(Path::new(desk.file()), || registrar.submit(command));
            noted.map_err(|rejected| setting.rejected(&rejected, desk.file()))?;
        }
    }
    // Programs are told no more than a list shows.
    if task.format == Format::Table && !mask.hides(&desk) {
        out.in_full();
    }
    let tables = match thing {
        Thing::Unit(unit) => of_unit(&desk, unit),
        Thing::Household(id) => {
            let name = id.to_string();
            let page = report::household(&desk, id, mask);
            let page = page.ok_or_else(|| setting.refused(&CliText::NoSuchHousehold { name }));
            vec![page?, history(setting, &registrar, id.0)?]
        }
        Thing::Person(id) => {
            let held = desk.county().person(id);
            let page = held.map(|held| report::person(&desk, &held.record, mask));
            page.into_iter().collect()
        }
    };
    if tables.is_empty() {
        return Err(setting.refused(&CliText::Nothing));
    }
    let title = match thing {
        Thing::Unit(unit) => Some(("overview", overview_title(&desk, unit))),
        _ => None,
    };
    let pages = Pages {
        over,
        tables,
        title,
    };
    pages.tell(setting, &desk, task.format, out)
}

/// What is retired counts nowhere, so it has no figures of its own.
fn of_unit(desk: &Desk, unit: UnitId) -> Vec<Table> {
    let figures = desk
        .county()
        .is_live(unit)
        .then(|| report::overview(desk, unit));
    let below = [report::below(desk, unit), report::households(desk, unit)];
    let page = report::unit(desk, unit);
    page.into_iter().chain(figures).chain(below).collect()
}

fn history(setting: &Setting, registrar: &Registrar, household: u32) -> Result<Table> {
    let past = registrar.history(Kind::Household, household, HISTORY);
    let past = past.map_err(|error| setting.trouble(&error, registrar.desk().file().as_ref()))?;
    let entries: Vec<_> = past.into_iter().map(|(entry, _)| entry).collect();
    Ok(report::journal(&entries, HISTORY))
}
