//! Adding and editing: the twins of the forms.

use std::{fmt::Display, path::Path};

use anyhow::Result;
use chrono::NaiveDate;

use super::{
    args::{Add, Added},
    complain,
    days::days,
    fields::Pair,
    name::{Thing, village},
    open::Setting,
    out::Out,
    put::batch,
    term,
};
use crate::{
    desk::{Desk, Registrar},
    domain::{
        AppointmentId, Command, Field, Household, HouseholdCommand, HouseholdField,
        HouseholdFields, HouseholdId, HouseholdRefusal, Level, Occasion, Person, PersonCommand,
        PersonFields, PersonId, PersonRefusal, Record, Unit, UnitCommand, UnitFields, UnitId,
    },
    i18n::{
        heard::field::{self, Named},
        mend,
        text::{AppText, CliText, LeaderText},
    },
    store::Receipt,
};

/// Does the command and says what was done; in the rehearsal county, that it won't last.
pub fn submit(
    setting: &Setting,
    registrar: &mut Registrar,
    command: Command,
    out: &mut Out,
) -> Result<Receipt> {
    let desk = registrar.desk();
    let (file, also) = (desk.file().to_owned(), desk.alongside(&command));
    let doubted = doubted(setting, &command);
    let days = days(&desk, &command, setting.lang);
    let cautions = desk.cautions(&command);
    let done = setting.patiently(Path::new(&file), || registrar.submit(command));
    let receipt = done.map_err(|rejected| setting.rejected(&rejected, &file))?;
    out.line(setting.say(&CliText::Done {
        what: setting.say(&receipt.entry.deed),
    }))?;
    for day in days {
        out.line(day)?;
    }
    for one in also {
        let what = setting.say(&one);
        out.line(setting.say(&CliText::AlsoDone { what }))?;
    }
    for caution in cautions {
        let (label, words) = (setting.say(&LeaderText::Warning), setting.say(&caution));
        out.line(format!("{label}  {words}"))?;
    }
    if let Some(words) = doubted {
        out.line(words)?;
    }
    if setting.global.demo {
        complain(&setting.say(&AppText::DemoNotice));
    }
    Ok(receipt)
}

/// A change made of the county as it stands.
pub fn change(
    setting: &Setting,
    out: &mut Out,
    command: impl FnOnce(&Desk) -> Result<Command>,
) -> Result<()> {
    done(setting, out, command).map(drop)
}

/// The same, and the ids of what it made.
pub fn make<T: Record<Id: Display>>(
    setting: &Setting,
    out: &mut Out,
    command: impl FnOnce(&Desk) -> Result<Command>,
) -> Result<()> {
    let receipt = done(setting, out, command)?;
    Ok(out.ids(receipt.ids::<T>())?)
}

fn done(
    setting: &Setting,
    out: &mut Out,
    command: impl FnOnce(&Desk) -> Result<Command>,
) -> Result<Receipt> {
    let mut registrar = setting.registrar()?;
    let command = command(&registrar.desk())?;
    submit(setting, &mut registrar, command, out)
}

/// A word about the first name that holds figures, and how many do.
pub fn doubted(setting: &Setting, command: &Command) -> Option<String> {
    let names = command.numbered_names();
    let name = (*names.first()?).to_owned();
    let n = names.len().into();
    Some(setting.say(&CliText::FiguresInName { name, n }))
}

/// Whether what is said of somebody in two records is changed in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Records {
    Both,
    One,
}

pub fn add(setting: &Setting, task: &Add, out: &mut Out) -> Result<()> {
    match task {
        Add::Unit(added) => make::<Unit>(setting, out, |desk| add_unit(setting, desk, added)),
        Add::Household(added) => {
            make::<Household>(setting, out, |desk| add_household(setting, desk, added))
        }
        Add::Person(added) => make::<Person>(setting, out, |desk| {
            let place = setting.unit(desk, &added.place)?;
            let village = village(desk, place).ok_or_else(|| {
                let name = desk.short(place);
                setting.refused(&PersonRefusal::NotAVillage { name })
            })?;
            let mut fields = PersonFields::default();
            setting.set_person(&mut fields, &setting.pairs(&added.fields)?, desk)?;
            let id = PersonId::promised(0);
            Ok(Command::Person(PersonCommand::Add {
                id,
                village,
                fields,
            }))
        }),
    }
}

fn add_unit(setting: &Setting, desk: &Desk, added: &Added) -> Result<Command> {
    let parent = setting.unit(desk, &added.place)?;
    let above = desk.county().unit(parent).map(|held| held.record.level);
    let Some(level) = above.and_then(Level::below) else {
        let name = desk.short(parent);
        return Err(setting.misused(&CliText::NoUnitBelow { name }));
    };
    let mut fields = UnitFields::default();
    let mut pairs = setting.pairs(&added.fields)?;
    let since = setting.take_since(&mut pairs)?;
    setting.set(&mut fields, &pairs)?;
    let id = UnitId::promised(0);
    Ok(Command::Unit(UnitCommand::Add {
        id,
        parent: Some(parent),
        level,
        before: None,
        fields,
    })
    .since(since))
}

fn add_household(setting: &Setting, desk: &Desk, added: &Added) -> Result<Command> {
    let neighborhood = setting.unit(desk, &added.place)?;
    let mut pairs = setting.pairs(&added.fields)?;
    let since = setting.take_since(&mut pairs)?;
    let number = setting.take(&mut pairs, field::NUMBER)?;
    let number = number
        .map(|pair| house_number(setting, pair.value))
        .transpose()?;
    let mut fields = HouseholdFields {
        people: 1,
        ..HouseholdFields::default()
    };
    new_household(setting, desk, &mut fields, pairs, since)?;
    let id = HouseholdId::promised(0);
    let fields = Box::new(fields);
    Ok(Command::Household(HouseholdCommand::Add {
        id,
        neighborhood,
        number,
        fields,
    })
    .since(since))
}

/// The head comes first: contacts are named for it.
pub fn new_household(
    setting: &Setting,
    desk: &Desk,
    fields: &mut HouseholdFields,
    mut pairs: Vec<Pair>,
    since: Option<NaiveDate>,
) -> Result<()> {
    let head = HouseholdFields::names(Field::Household(HouseholdField::Head));
    pairs.sort_by_key(|pair| !pair.is(head));
    setting.set_household(fields, &pairs, since, desk)
}

pub fn house_number(setting: &Setting, typed: &str) -> Result<u16> {
    let field = Field::Household(HouseholdField::Number);
    super::fields::number(typed, field).map_err(|issue| {
        super::out::Stop::Refused(mend(&issue, typed, setting.lang).into_owned()).into()
    })
}

pub fn edit(
    setting: &Setting,
    what: &str,
    typed: &[String],
    reach: Records,
    out: &mut Out,
) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let mut pairs = setting.pairs(typed)?;
    if let Ok(term) = what.trim().parse::<AppointmentId>() {
        let command = term::correct(setting, &registrar, term, &pairs)?;
        submit(setting, &mut registrar, command, out)?;
        return Ok(());
    }
    let county = desk.county();
    let command = match setting.thing(&desk, what)? {
        Thing::Unit(id) => {
            let held = county.unit(id).cloned();
            let held = held.ok_or_else(|| setting.refused(&CliText::Nothing))?;
            let mut fields = held.record.fields;
            let since = setting.take_since(&mut pairs)?;
            setting.set(&mut fields, &pairs)?;
            let base = held.version;
            Command::Unit(UnitCommand::Edit { id, base, fields }).since(since)
        }
        Thing::Person(id) => {
            let held = county.person(id).cloned();
            let held = held.ok_or_else(|| setting.refused(&CliText::Nothing))?;
            let mut fields = held.record.fields;
            setting.set_person(&mut fields, &pairs, &desk)?;
            Command::Person(PersonCommand::Edit {
                id,
                base: held.version,
                fields,
            })
        }
        Thing::Household(id) => edit_household(setting, &desk, id, pairs)?,
    };
    let command = match reach {
        Records::Both => command,
        Records::One => Command::Alone(Box::new(command)),
    };
    submit(setting, &mut registrar, command, out)?;
    Ok(())
}

/// A new head and a new number are commands of their own; all that was typed is one step.
fn edit_household(
    setting: &Setting,
    desk: &Desk,
    id: HouseholdId,
    mut pairs: Vec<Pair>,
) -> Result<Command> {
    let held = desk.county().household(id);
    let held = held.ok_or_else(|| setting.refused(&HouseholdRefusal::NotFound))?;
    let base = held.version;
    let since = setting.take_since(&mut pairs)?;
    let mut steps = Vec::new();
    if let Some(pair) = setting.take(&mut pairs, field::NUMBER)? {
        let number = house_number(setting, pair.value)?;
        steps.push(HouseholdCommand::Renumber { id, base, number });
    }
    if let Some(pair) = setting.take(&mut pairs, field::NEW_HEAD)? {
        steps.push(HouseholdCommand::NewHead {
            id,
            base,
            head: pair.value.to_owned(),
            person: None,
        });
    }
    if !pairs.is_empty() {
        let mut fields = held.record.fields;
        setting.set_household(&mut fields, &pairs, since, desk)?;
        let fields = Box::new(fields);
        steps.insert(0, HouseholdCommand::Edit { id, base, fields });
    }
    let steps = steps.into_iter().map(Command::Household).collect();
    Ok(batch(Occasion::Form, steps).since(since))
}
