//! A roster from a file or standard input: checked whole, shown, then done in one batch.

use std::{path::Path, time::Duration};

use anyhow::Result;
use indicatif::ProgressBar;

use super::{
    complain,
    open::Setting,
    out::{Out, Stop},
};
use crate::{
    domain::{Command, Right},
    exchange::{self, Fault, Known, MOST_BYTES, Plan, Roster, plan_watched},
    i18n::{
        N, Words, size,
        spots::{self, Spots},
        text::{AppText, ImportText},
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Check,
    Apply,
}

/// Units and differences that are shown one by one.
const SHOWN: usize = 50;

/// From so many bytes on a bar says how far it is.
const LARGE: usize = 1 << 20;

pub fn households(setting: &Setting, file: &Path, wish: Wish, out: &mut Out) -> Result<()> {
    setting.needs(Right::Import)?;
    let bytes = setting.read(file, MOST_BYTES)?;
    let length = bytes.len();
    let bar = Bar::over(length, setting);
    bar.says(setting.say(&ImportText::Reading {
        size: size(length as u64),
    }));
    let registrar = setting.registrar()?;
    let care = exchange::care(&registrar.desk());
    let known = Known {
        today: registrar.today(),
        care: &care,
    };
    let roster = Roster::read(&bytes, known);
    drop(bytes);
    let planned = bar.counts(
        setting.say(&ImportText::Checking),
        roster.rows.len(),
        |watch| plan_watched(&roster, &registrar.desk(), watch),
    );
    bar.ends();
    let mut remarks = roster.remarks(setting.lang);
    drop(roster);
    let mut planned = match planned {
        Ok(planned) => planned,
        Err(faults) => {
            remark(&remarks, out)?;
            return Err(told(setting, &faults));
        }
    };
    let command = planned.command.take();
    print(setting, &planned, out)?;
    remarks.extend(planned.remark(setting.lang));
    remark(&remarks, out)?;
    let Some(command) = command else {
        return Ok(out.line(setting.say(&ImportText::NothingToDo))?);
    };
    if let Some(words) = super::change::doubted(setting, &command) {
        out.line(words)?;
    }
    if wish == Wish::Check {
        return Ok(out.line(setting.say(&ImportText::DryRun))?);
    }
    // What is printed so far stands above the bar.
    out.flush()?;
    let bar = Bar::over(length, setting);
    if let Command::Batch { steps, .. } = &command {
        let n = N::from(steps.len());
        bar.says(setting.say(&ImportText::Writing { n }));
    }
    let file = registrar.desk().file().to_owned();
    let done = registrar.finish(command);
    bar.ends();
    done.map_err(|r| setting.rejected(&r, &file))?;
    let what = setting.say(&planned);
    out.line(setting.say(&ImportText::Applied { what }))?;
    if setting.global.demo {
        complain(&setting.say(&AppText::DemoNotice));
    }
    Ok(())
}

/// What stays out and what is guessed stands last, where it is read.
fn remark(remarks: &[String], out: &mut Out) -> Result<()> {
    for remark in remarks {
        out.line(remark)?;
    }
    Ok(())
}

/// Faults by line and column, and how many there are.
fn told(setting: &Setting, faults: &[Fault]) -> anyhow::Error {
    let mut lines = spots::told(faults, false, setting.lang);
    lines.push(setting.say(&ImportText::Faults {
        n: N::from(faults.len()),
    }));
    Stop::Refused(lines.join("\n")).into()
}

/// The counts first, then what they count.
fn print(setting: &Setting, plan: &Plan, out: &mut Out) -> Result<()> {
    out.line(setting.say(&ImportText::Plan {
        added: plan.fresh.len().into(),
        updated: plan.updated.into(),
        same: plan.same.into(),
    }))?;
    if !plan.units.is_empty() {
        let n = N::from(plan.units.len());
        out.line(setting.say(&ImportText::PlanNew { n }))?;
        items(setting, plan.units.iter().cloned(), out)?;
    }
    if !plan.cautions.is_empty() {
        out.line(setting.say(&ImportText::Cautions))?;
        let told = spots::folded(&plan.cautions, usize::MAX).0;
        let told = told.iter().map(|one| one.say(&plan.cautions, setting.lang));
        items(setting, told.map(Words::into_owned), out)?;
    }
    if !plan.differences.is_empty() {
        let n = N::from(plan.differences.len());
        out.line(setting.say(&ImportText::PlanMoved { n }))?;
        let lines = plan.differences.iter().map(|difference| {
            let words = ImportText::Difference {
                place: difference.place.clone(),
                field: setting.say(&difference.field),
                from: difference.from.clone(),
                to: difference.to.clone(),
            };
            setting.say(&ImportText::AtLine {
                on: setting.say(&Spots::row(difference.line)),
                what: setting.say(&words),
            })
        });
        items(setting, lines, out)?;
    }
    Ok(())
}

fn items(
    setting: &Setting,
    mut all: impl ExactSizeIterator<Item = String>,
    out: &mut Out,
) -> Result<()> {
    for what in all.by_ref().take(SHOWN) {
        out.line(setting.say(&ImportText::Item { what }))?;
    }
    if all.len() > 0 {
        let n = N::from(all.len());
        out.line(setting.say(&ImportText::More { n }))?;
    }
    Ok(())
}

/// How far a large import is, on standard error and only where that is a terminal.
struct Bar<'s>(&'s Setting, ProgressBar);

impl<'s> Bar<'s> {
    fn over(length: usize, setting: &'s Setting) -> Self {
        if length < LARGE || setting.global.plain {
            return Self(setting, ProgressBar::hidden());
        }
        let bar = setting.bar();
        bar.enable_steady_tick(Duration::from_millis(120));
        Self(setting, bar)
    }

    fn style(&self, template: &str) {
        self.1.set_style(self.0.bar_style(template));
    }

    /// A step whose length nobody knows.
    fn says(&self, words: String) {
        self.style("{spinner} {msg} {elapsed}");
        self.1.set_message(words);
    }

    fn counts<T>(
        &self,
        words: String,
        all: usize,
        step: impl FnOnce(&mut dyn FnMut(usize)) -> T,
    ) -> T {
        self.style("{spinner} {msg} {bar:30} {human_pos}/{human_len}");
        self.1.set_message(words);
        self.1.set_length(all as u64);
        let done = step(&mut |rows| self.1.set_position(rows as u64));
        self.1.set_position(all as u64);
        done
    }

    fn ends(&self) {
        self.1.finish_and_clear();
    }
}

impl Drop for Bar<'_> {
    /// Faults are told on a clean line.
    fn drop(&mut self) {
        self.ends();
    }
}
