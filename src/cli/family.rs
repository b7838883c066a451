//! What happens to households as such: one splits, two become one, another heads it, another number.

use anyhow::Result;

use super::{
    args::Since,
    change::{change, house_number, make, new_household},
    name::Thing,
    open::Setting,
    out::Out,
};
use crate::{
    desk::Desk,
    domain::{
        Command, Held, Household, HouseholdCommand, HouseholdFields, HouseholdId, HouseholdRefusal,
        PersonId,
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

/// Those who leave live where they lived, until something else is told.
pub fn split(setting: &Setting, name: &str, typed: &[String], out: &mut Out) -> Result<()> {
    let mut pairs = setting.pairs(typed)?;
    let since = setting.take_since(&mut pairs)?;
    make::<Household>(setting, out, |desk| {
        let Held { record, version } = household(setting, desk, name)?;
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
    })
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
