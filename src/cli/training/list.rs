//! Sessions in a row, one of them whole, and its sheet to be signed.

use anyhow::Result;

use crate::{
    cli::{args::Format, open::Setting, out::Out, view},
    desk::Desk,
    domain::{List, grammar::Lean},
    exchange::out::Grid,
    i18n::text::CourseText,
    register::Roster,
    report::{self, Eyes},
};

pub fn list(
    setting: &Setting,
    unit: Option<&str>,
    period: Option<&str>,
    format: Format,
    out: &mut Out,
) -> Result<()> {
    let period = period.map(|text| setting.period(text, Lean::Near));
    let period = period.transpose()?;
    let registrar = setting.registrar()?;
    let unit = setting.scope(&registrar.desk(), unit)?;
    let sessions = List::Sessions { unit, period };
    view::list(setting, &registrar, sessions, format, out)
}

/// To be printed and signed: two halves side by side, numbers running down each.
pub fn sheet(setting: &Setting, desk: &Desk, roster: &Roster, out: &mut Out) -> Result<()> {
    let fields = &roster.training.record.fields;
    let title = fields.title.clone();
    out.line(setting.say(&CourseText::SheetTitle { title }))?;
    let about = [
        desk.short(roster.training.record.host),
        setting.say(&report::times(desk, fields)),
        fields.place.clone(),
        fields.lecturer.clone(),
    ];
    out.line(about.join("  "))?;
    let table = Eyes::anybody().table(report::roster(desk, roster.id()));
    let columns = ["no", "name", "place"].map(|key| table.at(key));
    let columns: Vec<usize> = columns.into_iter().flatten().collect();
    let heads = [
        CourseText::No,
        CourseText::Name,
        CourseText::From,
        CourseText::Signature,
    ];
    let heads: Vec<String> = heads.iter().map(|head| setting.say(head)).collect();
    let rows = table.rows.iter().map(|row| {
        let cells = columns.iter().map(|&i| &row.cells[i].value);
        let mut cells: Vec<String> = cells.map(|value| value.words(setting.lang)).collect();
        cells.push("_".repeat(10));
        cells
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let (left, right) = rows.split_at(rows.len().div_ceil(2));
    let mut grid = Grid::default();
    let twice = if right.is_empty() { 1 } else { 2 };
    grid.row(vec![heads.as_slice(); twice].concat());
    for (n, row) in left.iter().enumerate() {
        let beside = right.get(n).into_iter().flatten();
        grid.row(row.iter().chain(beside).cloned());
    }
    Ok(out.grid(&grid)?)
}
