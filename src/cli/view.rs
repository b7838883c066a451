//! Questions: search, tree, report.

use std::collections::BTreeSet;

use anyhow::Result;

use super::{
    args::{Format, Search, Tree},
    complain,
    open::Setting,
    out::{Out, Stop},
};
use crate::{
    desk::{Book, Cut, Desk, Registrar},
    domain::{List, Reference, UnitId, Unmask},
    i18n::{
        N,
        text::{AppText, CliText},
    },
    register::search::{Query, Searcher},
    report::{self, Eyes, Mask, TreeNode},
};

pub fn search(setting: &Setting, task: &Search, out: &mut Out) -> Result<()> {
    if task.limit == 0 {
        return Err(setting.misused(&CliText::LimitZero));
    }
    let query = Query::parse(&task.query.join(" "));
    if query.is_empty() {
        return Err(setting.misused(&CliText::EmptySearch));
    }
    let query = if task.retired {
        query.with_retired()
    } else {
        query
    };
    let registrar = setting.registrar()?;
    let desk = registrar.desk();
    let query = query.with_phones(desk.phones_found());
    let scope = setting.scope(&desk, task.unit.as_deref())?;
    let found = desk
        .county()
        .search(&mut Searcher::default(), &query, scope, task.limit);
    let table = Eyes::of(&desk, Mask::AsRole).table(report::hits(&desk, &found));
    if task.format != Format::Table {
        return out.found(setting, &table, task.format);
    }
    heading(setting, &desk);
    let retired = if task.retired {
        0
    } else {
        let all = query.with_retired();
        let county = desk.county();
        let all = county.search(&mut Searcher::default(), &all, scope, 1);
        // Only what is found in the same way is more of the same.
        if table.rows.is_empty() || all.manner == found.manner {
            all.total.saturating_sub(found.total)
        } else {
            0
        }
    };
    let retired = (retired > 0).then(|| CliText::RetiredToo {
        n: N::from(retired),
    });
    if table.rows.is_empty() {
        let words = [Some(CliText::Nothing), retired];
        let words = words.iter().flatten().map(|words| setting.say(words));
        let words: Vec<String> = words.collect();
        return Err(Stop::Refused(words.join("\n")).into());
    }
    out.table(&table, task.format, setting.lang)?;
    out.line(setting.say(&CliText::Hits {
        n: N::from(found.total),
    }))?;
    Ok(out.lines(&retired.map_or_else(String::new, |n| setting.say(&n)))?)
}

pub fn tree(setting: &Setting, task: &Tree, out: &mut Out) -> Result<()> {
    let registrar = setting.registrar()?;
    let desk = registrar.desk();
    let unit = setting.scope(&desk, task.unit.as_deref())?;
    let level = desk.county().unit(unit).map(|held| held.record.level);
    let usual = level.map_or(0, TreeNode::usual_depth);
    let node = TreeNode::of(&desk, unit, task.depth.unwrap_or(usual));
    let node = node.ok_or_else(|| setting.refused(&CliText::Nothing))?;
    if task.format == Format::Json {
        return out.json(&node);
    }
    if task.format == Format::Table {
        heading(setting, &desk);
    }
    out.listed(node.lines(), task.format, setting.lang)
}

pub fn overview(
    setting: &Setting,
    unit: Option<&str>,
    format: Format,
    out: &mut Out,
) -> Result<()> {
    let registrar = setting.registrar()?;
    let desk = registrar.desk();
    let unit = setting.scope(&desk, unit)?;
    if format != Format::Table {
        return out.listed(report::overview(&desk, unit), format, setting.lang);
    }
    heading(setting, &desk);
    print_overview(setting, &desk, unit, out)
}

pub fn print_overview(setting: &Setting, desk: &Desk, unit: UnitId, out: &mut Out) -> Result<()> {
    out.line(setting.say(&report::overview_title(desk, unit)))?;
    out.listed(report::overview(desk, unit), Format::Table, setting.lang)
}

/// A list in one of its forms; before people with its heading, and with a word where there is nothing.
pub fn list(
    setting: &Setting,
    registrar: &Registrar,
    list: List,
    format: Format,
    out: &mut Out,
) -> Result<()> {
    sifted(setting, registrar, (list, ""), BTreeSet::new(), format, out)
}

/// The same of the rows in which these words stand.
pub fn sifted(
    setting: &Setting,
    registrar: &Registrar,
    (list, words): (List, &str),
    opened: BTreeSet<Unmask>,
    format: Format,
    out: &mut Out,
) -> Result<()> {
    let mut document =
        setting.read_in_full(registrar, Reference::List(list), Mask::AsRole, opened)?;
    document.sift(words, setting.lang);
    let missed = document.is_empty() && !words.is_empty();
    match format {
        Format::Table if missed => return Err(setting.refused(&CliText::Nothing)),
        Format::Table => {
            heading(setting, &registrar.desk());
            out.text(&document, setting.lang)?;
        }
        _ => document
            .tables
            .iter()
            .try_for_each(|table| out.table(table, format, setting.lang))?,
    }
    if missed {
        return Err(Stop::Faults.into());
    }
    Ok(())
}

/// What is said beside every answer in words: nothing for a real county. What is answered stays clean.
pub fn heading(setting: &Setting, desk: &Desk) {
    if let Some(label) = label(desk) {
        complain(&setting.say(&label));
    }
}

/// Figures of the rehearsal county say so, those of a part even more.
pub fn label(desk: &Desk) -> Option<AppText> {
    match desk.book() {
        Book::Real => None,
        Book::Rehearsal(Cut::County) => Some(AppText::DemoNotice),
        Book::Rehearsal(_) => Some(AppText::DemoCut {
            of: desk.cut_name(),
        }),
    }
}
