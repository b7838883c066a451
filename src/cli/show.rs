//! Everything about one thing: a unit, a household, a person.

use std::path::Path;

use anyhow::Result;

use super::{
    args::Format,
    elsewhere::{self, Met},
    name::Thing,
    open::Setting,
    out::Out,
    view::{heading, print_overview},
};
use crate::{
    desk::Desk,
    domain::{Command, Kind, UnitId, Unmask},
    i18n::text::CliText,
    report::{self, Mask},
};

/// Entries of a household's history that are shown.
const HISTORY: usize = 20;

pub fn show(setting: &Setting, what: &str, mask: Mask, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let thing = match elsewhere::show(setting, &registrar, what, out)? {
        Met::Shown => return Ok(()),
        Met::On(thing) => thing,
        Met::Not => setting.thing_or_retired(&desk, what)?,
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
    heading(setting, &desk, out)?;
    if !mask.hides(&desk) {
        out.in_full();
    }
    let table = match thing {
        Thing::Unit(unit) => return show_unit(setting, &desk, unit, out),
        Thing::Household(id) => report::household(&desk, id, mask),
        Thing::Person(id) => {
            let held = desk.county().person(id);
            held.map(|held| report::person(&desk, &held.record, mask))
        }
    };
    let table = table.ok_or_else(|| match thing {
        Thing::Household(id) => {
            let name = id.to_string();
            setting.refused(&CliText::NoSuchHousehold { name })
        }
        _ => setting.refused(&CliText::Nothing),
    })?;
    out.table(&table, Format::Table, setting.lang)?;
    if let Thing::Household(id) = thing {
        let history = registrar.history(Kind::Household, id.0, HISTORY);
        let history = history.map_err(|error| setting.trouble(&error, desk.file().as_ref()))?;
        for (entry, _) in history {
            out.line(setting.say(&entry))?;
        }
    }
    Ok(())
}

fn show_unit(setting: &Setting, desk: &Desk, unit: UnitId, out: &mut Out) -> Result<()> {
    let page = report::unit(desk, unit);
    let page = page.ok_or_else(|| setting.refused(&CliText::Nothing))?;
    out.table(&page, Format::Table, setting.lang)?;
    // What is retired counts nowhere, so it has no figures of its own.
    if desk.county().is_live(unit) {
        print_overview(setting, desk, unit, out)?;
    }
    let below = [report::below(desk, unit), report::households(desk, unit)];
    below
        .iter()
        .try_for_each(|table| out.table(table, Format::Table, setting.lang))
}
