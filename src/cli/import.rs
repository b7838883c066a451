//! A roster from a file or standard input: checked whole, shown, then done in one batch.

use std::{io::Read, path::Path};

use anyhow::Result;

use super::{
    open::Setting,
    out::{Out, Stop},
};
use crate::{
    exchange::{Fault, MOST_BYTES, Plan, Roster, plan},
    i18n::{
        N, Say,
        text::{AppText, CliText, ImportText},
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Check,
    Apply,
}

/// Differences that are shown one by one.
const SHOWN: usize = 200;

pub fn households(setting: &Setting, file: &Path, wish: Wish, out: &mut Out) -> Result<()> {
    let bytes = if file == Path::new("-") {
        standard_input(setting)?
    } else {
        setting.read(file)?
    };
    let mut registrar = setting.registrar()?;
    let roster = Roster::read(&bytes, registrar.today());
    let roster = roster.map_err(|faults| told(setting, &faults))?;
    drop(bytes);
    if !roster.ignored.is_empty() {
        let columns = roster.ignored.join(", ");
        out.line(setting.say(&ImportText::IgnoredColumns { columns }))?;
    }
    let planned = plan(&roster, &registrar.desk()).map_err(|faults| told(setting, &faults))?;
    drop(roster);
    print(setting, &planned, out)?;
    let Some(command) = planned.command else {
        return Ok(out.line(setting.say(&ImportText::NothingToDo))?);
    };
    if wish == Wish::Check {
        return Ok(out.line(setting.say(&ImportText::DryRun))?);
    }
    let file = registrar.desk().file().to_owned();
    let receipt = registrar
        .submit(command)
        .map_err(|r| setting.rejected(&r, &file))?;
    let n = N::from(receipt.entry.deed.count);
    out.line(setting.say(&ImportText::Applied { n }))?;
    if setting.global.demo {
        out.line(setting.say(&AppText::DemoNotice))?;
    }
    Ok(())
}

fn standard_input(setting: &Setting) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than may be, so that too much is noticed.
    let most = MOST_BYTES as u64 + 1;
    std::io::stdin()
        .lock()
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|error| {
            setting.refused(&CliText::CannotRead {
                path: "-".to_owned(),
                why: error.to_string(),
            })
        })?;
    Ok(bytes)
}

/// Every fault, by line and column, and how many there are.
fn told(setting: &Setting, faults: &[Fault]) -> anyhow::Error {
    let mut lines: Vec<String> = faults.iter().map(|fault| setting.say(fault)).collect();
    lines.push(setting.say(&ImportText::Faults {
        n: N::from(faults.len()),
    }));
    Stop::Refused(lines.join("\n")).into()
}

fn print(setting: &Setting, plan: &Plan, out: &mut Out) -> Result<()> {
    for difference in plan.differences.iter().take(SHOWN) {
        let words = ImportText::Difference {
            place: difference.place.clone(),
            field: setting.say(&difference.field),
            from: difference.from.clone(),
            to: difference.to.clone(),
        };
        let line = ImportText::AtLine {
            line: N::from(difference.line),
            what: words.say(setting.lang).into_owned(),
        };
        out.line(setting.say(&line))?;
    }
    if let Some(more) = plan.differences.len().checked_sub(SHOWN).filter(|&n| n > 0) {
        out.line(setting.say(&ImportText::MoreFaults { n: N::from(more) }))?;
    }
    if plan.units > 0 {
        out.line(setting.say(&ImportText::PlanUnits {
            n: N::from(plan.units),
        }))?;
    }
    let (added, updated, same) = (
        N::from(plan.added),
        N::from(plan.updated),
        N::from(plan.same),
    );
    Ok(out.line(setting.say(&ImportText::Plan {
        added,
        updated,
        same,
    }))?)
}
