//! Questions: search, tree, report.

use anyhow::Result;

use super::{
    args::{Format, Search, Sheet, Tree},
    open::Setting,
    out::{Grid, Out},
};
use crate::{
    desk::{Book, Cut, Desk},
    domain::UnitId,
    i18n::{
        N, Say, count,
        text::{AppText, CliText, HouseholdText, ListText},
    },
    register::{
        Thing,
        search::{Query, Searcher},
    },
    report::{Hit, Overview, TreeNode},
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
    let hits: Vec<Hit> = found
        .hits
        .iter()
        .filter_map(|hit| match hit.thing {
            Thing::Unit(unit) => Hit::unit(&desk, unit, hit.score),
            Thing::Leader(unit) => Hit::leader(&desk, unit, hit.score),
            Thing::Household(household) => Hit::household(&desk, household, hit.score),
        })
        .collect();
    if task.format == Format::Json {
        return out.json(&hits);
    }
    heading(setting, &desk, out)?;
    let retired = if task.retired {
        0
    } else {
        let all = query.with_retired();
        let county = desk.county();
        let all = county.search(&mut Searcher::default(), &all, scope, 1);
        // Only what is found in the same way is more of the same.
        if hits.is_empty() || all.manner == found.manner {
            all.total.saturating_sub(found.total)
        } else {
            0
        }
    };
    let retired = (retired > 0).then(|| CliText::RetiredToo {
        n: N::from(retired),
    });
    if hits.is_empty() {
        out.line(setting.say(&CliText::Nothing))?;
        return Ok(out.lines(&retired.map_or_else(String::new, |n| setting.say(&n)))?);
    }
    let mut grid = Grid::default();
    for hit in &hits {
        let phone = hit.phone.clone().unwrap_or_default();
        let retired = if hit.retired {
            setting.say(&ListText::Retired)
        } else {
            String::new()
        };
        let path = hit.path.join("/");
        grid.row([hit.id.clone(), hit.name.clone(), phone, path, retired]);
    }
    grid.print(out)?;
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
    heading(setting, &desk, out)?;
    let mut grid = Grid::default();
    branch(&node, 0, &mut grid);
    Ok(grid.print(out)?)
}

fn branch(node: &TreeNode, depth: usize, grid: &mut Grid) {
    let name = format!("{}{}", "  ".repeat(depth), node.name);
    grid.row([
        name,
        count(node.households),
        node.id.clone(),
        node.code.clone(),
    ]);
    for child in &node.children {
        branch(child, depth + 1, grid);
    }
}

pub fn overview(setting: &Setting, unit: Option<&str>, format: Sheet, out: &mut Out) -> Result<()> {
    let registrar = setting.registrar()?;
    let desk = registrar.desk();
    let unit = setting.scope(&desk, unit)?;
    if format == Sheet::Table {
        heading(setting, &desk, out)?;
    }
    print_overview(setting, &desk, unit, format, out)
}

pub fn print_overview(
    setting: &Setting,
    desk: &Desk,
    unit: UnitId,
    format: Sheet,
    out: &mut Out,
) -> Result<()> {
    let overview = Overview::of(desk, unit);
    match format {
        Sheet::Json => out.json(&overview),
        Sheet::Csv => {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.serialize(&overview)?;
            let bytes = writer
                .into_inner()
                .map_err(csv::IntoInnerError::into_error)?;
            Ok(out.lines(&String::from_utf8(bytes)?)?)
        }
        Sheet::Table => {
            let title = setting.say(&ListText::Overview);
            out.line(format!("{title}  {}  {}", overview.unit, overview.on))?;
            let mut grid = Grid::default();
            for (name, figure) in overview.rows(setting.lang) {
                grid.row([name, figure]);
            }
            Ok(grid.print(out)?)
        }
    }
}

/// The first line of every answer in words: none for a real county. What programs read stays clean.
pub fn heading(setting: &Setting, desk: &Desk, out: &mut Out) -> Result<()> {
    match label(desk) {
        Some(label) => Ok(out.line(setting.say(&label))?),
        None => Ok(()),
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

/// A label and what stands behind it.
pub fn pair(grid: &mut Grid, setting: &Setting, label: &impl Say, value: impl Into<String>) {
    let value = value.into();
    if !value.is_empty() {
        grid.row([setting.say(label), value]);
    }
}

/// `12号`
pub fn number(setting: &Setting, n: u16) -> String {
    setting.say(&HouseholdText::NumberOf { n: N::from(n) })
}
