//! Moving, retiring, restoring.

use anyhow::Result;
use clap::Args;

use super::{
    change::{change, submit},
    name::Thing,
    open::Setting,
    out::Out,
};
use crate::{
    desk::Desk,
    domain::{
        Command, HouseholdCommand, HouseholdId, HouseholdRefusal, Occasion, Seq, UnitCommand,
        UnitId,
    },
    i18n::text::{CliText, ConfirmText},
};

/// Of what begins or ends on a day.
#[derive(Debug, Default, Args)]
pub struct Since {
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
}

#[derive(Debug, Args)]
pub struct Move {
    #[arg(required = true)]
    pub what: Vec<String>,
    #[arg(long, value_name = "U")]
    pub to: String,
    #[arg(long, value_name = "U")]
    pub before: Option<String>,
    #[command(flatten)]
    pub since: Since,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Yes,
    Ask,
}

impl Answer {
    pub const fn of(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::Ask }
    }
}

fn base(setting: &Setting, desk: &Desk, id: HouseholdId) -> Result<Seq> {
    let held = desk.county().household(id);
    held.map(|held| held.version)
        .ok_or_else(|| setting.refused(&HouseholdRefusal::NotFound))
}

fn unit_base(desk: &Desk, id: UnitId) -> Seq {
    desk.county().unit(id).map_or(Seq(0), |held| held.version)
}

/// Units and households, each named once.
fn things(
    setting: &Setting,
    what: &[String],
    find: impl Fn(&str) -> Result<Thing>,
) -> Result<Vec<Thing>> {
    let mut things = Vec::new();
    for name in what {
        let thing = find(name)?;
        if matches!(thing, Thing::Person(_)) {
            let name = name.clone();
            return Err(setting.misused(&CliText::NotForPeople { name }));
        }
        if things.contains(&thing) {
            let name = name.clone();
            return Err(setting.misused(&CliText::ThingTwice { name }));
        }
        things.push(thing);
    }
    Ok(things)
}

/// What was typed, as one change. Of nothing the rules say what is wrong.
pub fn batch(occasion: Occasion, steps: Vec<Command>) -> Command {
    let none = Command::Batch {
        occasion: occasion.clone(),
        steps: Vec::new(),
    };
    Command::together(occasion, steps).unwrap_or(none)
}

pub fn shift(setting: &Setting, task: &Move, out: &mut Out) -> Result<()> {
    let since = setting.since(&task.since)?;
    change(setting, out, |desk| {
        let to = setting.unit(desk, &task.to)?;
        let before = task.before.as_deref();
        let before = before.map(|name| setting.unit(desk, name)).transpose()?;
        let mut steps = Vec::new();
        for thing in things(setting, &task.what, |name| setting.thing(desk, name))? {
            steps.push(match thing {
                Thing::Household(id) => {
                    let base = base(setting, desk, id)?;
                    Command::Household(HouseholdCommand::Move { id, base, to })
                }
                Thing::Unit(id) => Command::Unit(UnitCommand::Move {
                    id,
                    base: unit_base(desk, id),
                    parent: to,
                    before,
                }),
                Thing::Person(_) => continue,
            });
        }
        Ok(batch(Occasion::Move, steps).since(since))
    })
}

/// What anything stands in is retired only when that was agreed to.
pub fn retire(
    setting: &Setting,
    what: &[String],
    since: &Since,
    answer: Answer,
    out: &mut Out,
) -> Result<()> {
    let since = setting.since(since)?;
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let mut steps = Vec::new();
    let mut along = Vec::new();
    for thing in things(setting, what, |name| setting.thing(&desk, name))? {
        steps.push(match thing {
            Thing::Household(id) => {
                let base = base(setting, &desk, id)?;
                Command::Household(HouseholdCommand::Deregister { id, base })
            }
            Thing::Unit(id) => {
                let below = desk.county().along(id);
                if !below.is_empty() {
                    along.push((desk.short(id), below));
                }
                Command::Unit(UnitCommand::Retire {
                    id,
                    base: unit_base(&desk, id),
                })
            }
            Thing::Person(_) => continue,
        });
    }
    let command = batch(Occasion::Retire, steps).since(since);
    if answer == Answer::Ask && !along.is_empty() {
        for (name, along) in along {
            out.line(setting.say(&ConfirmText::RetireUnit { name, along }))?;
        }
        for caution in desk.cautions(&command) {
            out.line(setting.say(&caution))?;
        }
        return Err(setting.refused(&CliText::SayYes));
    }
    submit(setting, &mut registrar, command, out)?;
    for (name, along) in along {
        out.line(setting.say(&ConfirmText::RetiredAlong { name, along }))?;
    }
    Ok(())
}

pub fn restore(setting: &Setting, what: &[String], since: &Since, out: &mut Out) -> Result<()> {
    let since = setting.since(since)?;
    change(setting, out, |desk| {
        let things = things(setting, what, |name| setting.retired_thing(desk, name))?;
        let steps = things.into_iter().filter_map(|thing| match thing {
            Thing::Household(id) => Some(Command::Household(HouseholdCommand::Restore { id })),
            Thing::Unit(id) => Some(Command::Unit(UnitCommand::Restore { id })),
            Thing::Person(_) => None,
        });
        Ok(batch(Occasion::Restore, steps.collect()).since(since))
    })
}
