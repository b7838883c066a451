//! The lists that one site keeps for itself: its projects, and the milestones of its plan.

use anyhow::Result;
use chrono::NaiveDate;

use super::{edit::rewritten, named};
use crate::{
    cli::{
        args::Rows,
        change::submit,
        fields::{self, Names, Pair, unknown},
        open::Setting,
        out::{Grid, Out},
    },
    desk::Desk,
    domain::{
        Fault, Field, Issue, Milestone, Project, ProjectState, SiteField, SiteFields, grammar,
    },
    i18n::{
        N,
        text::{CliText, SiteText},
    },
};

const PROJECT: [Names; 5] = [
    &["name", "名称"],
    &["source", "资金来源"],
    &["amount", "资金总额"],
    &["spent", "已支出"],
    &["state", "状态"],
];

const MILESTONE: [Names; 3] = [
    &["name", "名称"],
    &["due", "计划日期"],
    &["done", "完成日期"],
];

/// One of such a list.
trait Row: Sized {
    fn fresh(name: &str) -> Self;
    fn name(&self) -> &str;
    /// The field that a new one cannot be without, and what people call it.
    fn must(setting: &Setting) -> (Names, String);
    fn set(&mut self, setting: &Setting, pairs: &[Pair]) -> Result<()>;
    fn cells(&self, setting: &Setting, desk: &Desk) -> Vec<String>;
}

pub fn projects(setting: &Setting, site: &str, change: Option<&Rows>, out: &mut Out) -> Result<()> {
    rows(setting, site, change, |fields| &mut fields.projects, out)
}

pub fn milestones(
    setting: &Setting,
    site: &str,
    change: Option<&Rows>,
    out: &mut Out,
) -> Result<()> {
    rows(setting, site, change, |fields| &mut fields.milestones, out)
}

/// The list as it stands, with the numbers that a change can name; or one change of it.
fn rows<T: Row>(
    setting: &Setting,
    site: &str,
    change: Option<&Rows>,
    of: impl FnOnce(&mut SiteFields) -> &mut Vec<T>,
    out: &mut Out,
) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let file = named(setting, &desk, site)?;
    let mut fields = file.site.record.fields.clone();
    let all = of(&mut fields);
    let Some(change) = change else {
        let mut grid = Grid::default();
        for (row, n) in all.iter().zip(1_u32..) {
            let cells = row.cells(setting, &desk);
            grid.row(std::iter::once(n.to_string()).chain(cells));
        }
        if all.is_empty() {
            return Ok(out.line(setting.say(&SiteText::NoEntries))?);
        }
        return Ok(grid.print(out)?);
    };
    changed(setting, all, change)?;
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
            row.set(setting, &pairs)?;
            all.push(row);
        }
        Rows::Edit { row, fields } => {
            let n = place(setting, all, row)?;
            all[n].set(setting, &setting.pairs(fields)?)?;
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

fn issue(field: SiteField, fault: Fault) -> Issue {
    Issue::new(Field::Site(field), fault)
}

/// A day that cannot be left out.
pub fn required(field: SiteField, value: &str, today: NaiveDate) -> Result<NaiveDate, Issue> {
    let day = fields::day(value, today).map_err(|fault| issue(field, fault))?;
    day.ok_or_else(|| issue(field, Fault::Empty))
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
        (PROJECT[2], setting.say(&SiteField::Amount))
    }

    fn set(&mut self, setting: &Setting, pairs: &[Pair]) -> Result<()> {
        let money = |field, value: &str| {
            grammar::yuan(value).ok_or_else(|| issue(field, Fault::NotANumber))
        };
        setting.set(pairs, &PROJECT, |name, value| {
            match name {
                "name" => value.clone_into(&mut self.name),
                "source" => value.clone_into(&mut self.source),
                "amount" => self.amount = money(SiteField::Amount, value)?,
                "spent" => self.spent = money(SiteField::Spent, value)?,
                _ => {
                    let state = state(value);
                    self.state = state.ok_or_else(|| issue(SiteField::State, unknown(value)))?;
                }
            }
            Ok(())
        })
    }

    fn cells(&self, setting: &Setting, _desk: &Desk) -> Vec<String> {
        let money = format!("{}/{}", N(self.spent), N(self.amount));
        let state = setting.say(&self.state);
        vec![self.name.clone(), self.source.clone(), money, state]
    }
}

fn state(value: &str) -> Option<ProjectState> {
    Some(match value {
        "申报" | "申报中" | "applied" => ProjectState::Applied,
        "立项" | "已立项" | "granted" => ProjectState::Granted,
        "实施" | "实施中" | "running" => ProjectState::Running,
        "完工" | "已完工" | "finished" => ProjectState::Finished,
        "验收" | "已验收" | "accepted" => ProjectState::Accepted,
        _ => return None,
    })
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
        (MILESTONE[1], setting.say(&SiteText::Due))
    }

    fn set(&mut self, setting: &Setting, pairs: &[Pair]) -> Result<()> {
        let today = setting.clock().today();
        setting.set(pairs, &MILESTONE, |name, value| {
            match name {
                "name" => value.clone_into(&mut self.name),
                "due" => self.due = required(SiteField::Milestones, value, today)?,
                _ => {
                    let done = fields::day(value, today);
                    self.done = done.map_err(|fault| issue(SiteField::Milestones, fault))?;
                }
            }
            Ok(())
        })
    }

    fn cells(&self, _setting: &Setting, desk: &Desk) -> Vec<String> {
        let late = self.done.is_none() && self.due < desk.today();
        let due = format!("{}{}", if late { "!" } else { "" }, self.due);
        let done = self.done.map_or_else(String::new, |on| format!("✓ {on}"));
        vec![due, self.name.clone(), done]
    }
}
