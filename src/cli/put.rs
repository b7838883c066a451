//! Moving, retiring, restoring.

use anyhow::Result;

use super::{args::Move, change::submit, name::Thing, open::Setting, out::Out};
use crate::{
    desk::Desk,
    domain::{
        Command, HouseholdCommand, HouseholdId, HouseholdRefusal, Level, Occasion, Seq,
        UnitCommand, UnitId,
    },
    i18n::{
        N,
        text::{CliText, ConfirmText},
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Yes,
    Ask,
}

fn base(setting: &Setting, desk: &Desk, id: HouseholdId) -> Result<Seq> {
    let held = desk.county().household(id);
    held.map(|held| held.version)
        .ok_or_else(|| setting.refused(&HouseholdRefusal::NotFound))
}

fn unit_base(desk: &Desk, id: UnitId) -> Seq {
    desk.county().unit(id).map_or(Seq(0), |held| held.version)
}

fn things(setting: &Setting, desk: &Desk, what: &[String]) -> Result<Vec<Thing>> {
    what.iter().map(|name| setting.thing(desk, name)).collect()
}

fn batch(occasion: Occasion, mut steps: Vec<Command>) -> Command {
    match steps.len() {
        1 => steps.remove(0),
        _ => Command::Batch { occasion, steps },
    }
}

pub fn shift(setting: &Setting, task: &Move, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let to = setting.unit(&desk, &task.to)?;
    let before = task
        .before
        .as_deref()
        .map(|name| setting.unit(&desk, name))
        .transpose()?;
    let mut steps = Vec::new();
    for (thing, name) in things(setting, &desk, &task.what)?
        .into_iter()
        .zip(&task.what)
    {
        steps.push(match thing {
            Thing::Household(id) => {
                let base = base(setting, &desk, id)?;
                Command::Household(HouseholdCommand::Move { id, base, to })
            }
            Thing::Unit(id) => {
                let base = unit_base(&desk, id);
                Command::Unit(UnitCommand::Move {
                    id,
                    base,
                    parent: to,
                    before,
                })
            }
            Thing::Person(_) => {
                let name = name.clone();
                return Err(setting.refused(&CliText::NoSuchUnit { name }));
            }
        });
    }
    submit(setting, &mut registrar, batch(Occasion::Move, steps), out)?;
    for unit in [Some(to)].into_iter().flatten() {
        if let Some(breach) = breach(&registrar.desk(), unit) {
            out.line(format!("{}  {}", desk.short(unit), setting.say(&breach)))?;
        }
    }
    Ok(())
}

fn breach(desk: &Desk, unit: UnitId) -> Option<crate::domain::Breach> {
    let level = desk.county().unit(unit)?.record.level;
    (level == Level::Neighborhood)
        .then(|| desk.county().figures(unit).breach())
        .flatten()
}

/// What holds households is retired only when that was agreed to.
pub fn retire(setting: &Setting, what: &[String], answer: Answer, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let mut steps = Vec::new();
    let mut asked = false;
    for (thing, name) in things(setting, &desk, what)?.into_iter().zip(what) {
        steps.push(match thing {
            Thing::Household(id) => {
                let base = base(setting, &desk, id)?;
                Command::Household(HouseholdCommand::Deregister { id, base })
            }
            Thing::Unit(id) => {
                let households = desk.county().figures(id).households;
                if households > 0 && answer == Answer::Ask {
                    let (name, households) = (desk.short(id), N::from(households));
                    out.line(setting.say(&ConfirmText::RetireUnit { name, households }))?;
                    asked = true;
                }
                Command::Unit(UnitCommand::Retire {
                    id,
                    base: unit_base(&desk, id),
                })
            }
            Thing::Person(_) => {
                let name = name.clone();
                return Err(setting.refused(&CliText::NoSuchUnit { name }));
            }
        });
    }
    if asked {
        return Err(setting.refused(&CliText::SayYes));
    }
    submit(setting, &mut registrar, batch(Occasion::Retire, steps), out)?;
    Ok(())
}

pub fn restore(setting: &Setting, what: &str, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let command = match setting.thing(&desk, what)? {
        Thing::Household(id) => Command::Household(HouseholdCommand::Restore { id }),
        Thing::Unit(id) => Command::Unit(UnitCommand::Restore { id }),
        Thing::Person(_) => {
            let name = what.to_owned();
            return Err(setting.refused(&CliText::NoSuchUnit { name }));
        }
    };
    submit(setting, &mut registrar, command, out)?;
    Ok(())
}
