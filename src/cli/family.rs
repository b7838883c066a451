//! What happens to households as such: one splits, two become one, another heads it, another number.

use std::collections::BTreeSet;

use anyhow::Result;

use super::{
    args::{Since, Split},
    change::{change, house_number, new_household, submit},
    name::Thing,
    open::Setting,
    out::Out,
};
use crate::{
    desk::Desk,
    domain::{
        Command, Held, Household, HouseholdCommand, HouseholdFields, HouseholdId, HouseholdRefusal,
        PersonId, Unit, UnitFields, UnitId,
    },
    i18n::text::CliText,
};

fn household(setting: &Setting, desk: &Desk, name: &str) -> Result<Held<Household>> {
    let Thing::Household(id) = setting.thing(desk, name)? else {
        let name = name.to_owned();
        return Err(setting.refused(&CliText::NotAHousehold { name }));
    };
    let held = desk.county().household(id);
    held.ok_or_else(|| setting.refused(&HouseholdRefusal::NotFound))
}

/// A household or a neighborhood, by which is named.
pub fn split(setting: &Setting, task: &Split, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    if let Thing::Unit(unit) = setting.thing(&desk, &task.what)? {
        let command = divided(setting, &desk, unit, task)?;
        let receipt = submit(setting, &mut registrar, command, out)?;
        return Ok(out.ids(receipt.ids::<Unit>())?);
    }
    if task.half || task.households.is_some() {
        return Err(setting.misused(&CliText::OnlyNeighborhoods));
    }
    let command = split_off(setting, &desk, task)?;
    let receipt = submit(setting, &mut registrar, command, out)?;
    Ok(out.ids(receipt.ids::<Household>())?)
}

/// Those who leave live where they lived, until something else is told.
fn split_off(setting: &Setting, desk: &Desk, task: &Split) -> Result<Command> {
    let mut pairs = setting.pairs(&task.fields)?;
    let since = setting.take_since(&mut pairs)?;
    let Held { record, version } = household(setting, desk, &task.what)?;
    let mut fields = HouseholdFields {
        people: 1,
        address: record.fields.address,
        residence: record.fields.residence,
        ..HouseholdFields::default()
    };
    new_household(setting, desk, &mut fields, pairs, since)?;
    let command = HouseholdCommand::Split {
        id: record.id,
        base: version,
        new: HouseholdId::promised(0),
        fields: Box::new(fields),
    };
    Ok(Command::Household(command).since(since))
}

/// The households of those numbers, or half of all, go to a new neighborhood.
fn divided(setting: &Setting, desk: &Desk, unit: UnitId, task: &Split) -> Result<Command> {
    let rows = desk.divisible(unit);
    if rows.is_empty() {
        let name = desk.short(unit);
        return Err(setting.refused(&CliText::NotDivisible { name }));
    }
    let going = match &task.households {
        None if !task.half => return Err(setting.misused(&CliText::WhichHouseholds)),
        None => desk.half_of(unit),
        Some(numbers) => {
            let mut going = Vec::new();
            for number in numbered(setting, numbers)? {
                let row = rows.iter().find(|row| row.number == number);
                let nobody = || {
                    let (name, n) = (desk.short(unit), number.into());
                    setting.refused(&CliText::NobodyNumbered { name, n })
                };
                going.push(row.ok_or_else(nobody)?.id);
            }
            going
        }
    };
    let mut pairs = setting.pairs(&task.fields)?;
    let since = setting.take_since(&mut pairs)?;
    let mut fields = UnitFields {
        name: desk.next_name(unit),
        ..UnitFields::default()
    };
    setting.set(&mut fields, &pairs)?;
    Ok(desk.dividing(unit, &going, fields).since(since))
}

/// `9-16,18`, each once.
fn numbered(setting: &Setting, typed: &str) -> Result<BTreeSet<u16>> {
    let mut numbers = BTreeSet::new();
    let parts = typed.split(|c: char| !c.is_alphanumeric() && c != '-');
    for part in parts.filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        numbers.extend(house_number(setting, first)?..=house_number(setting, last)?);
    }
    Ok(numbers)
}

pub fn merge(
    setting: &Setting,
    name: &str,
    into: &str,
    since: &Since,
    out: &mut Out,
) -> Result<()> {
    let since = setting.since(since)?;
    change(setting, out, |desk| {
        let from = household(setting, desk, name)?;
        let into = household(setting, desk, into)?;
        let command = HouseholdCommand::Merge {
            id: from.record.id,
            base: from.version,
            into: into.record.id,
            into_base: into.version,
        };
        Ok(Command::Household(command).since(since))
    })
}

/// Somebody known brings the name along.
pub fn head(setting: &Setting, name: &str, who: &str, out: &mut Out) -> Result<()> {
    change(setting, out, |desk| {
        let Held { record, version } = household(setting, desk, name)?;
        let (head, person) = match who.trim().parse::<PersonId>() {
            Ok(_) => {
                let id = setting.person(desk, record.neighborhood, who)?;
                let known = desk.county().person(id);
                let name = known.map_or_else(String::new, |held| held.record.fields.name.clone());
                (name, Some(id))
            }
            Err(_) => (who.to_owned(), None),
        };
        Ok(Command::Household(HouseholdCommand::NewHead {
            id: record.id,
            base: version,
            head,
            person,
        }))
    })
}

pub fn renumber(
    setting: &Setting,
    name: &str,
    number: &str,
    since: &Since,
    out: &mut Out,
) -> Result<()> {
    let since = setting.since(since)?;
    change(setting, out, |desk| {
        let held = household(setting, desk, name)?;
        let command = HouseholdCommand::Renumber {
            id: held.record.id,
            base: held.version,
            number: house_number(setting, number)?,
        };
        Ok(Command::Household(command).since(since))
    })
}
