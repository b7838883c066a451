//! The columns of the board on screen and what their cells have beyond the table: colour only repeats the numbers.

use chrono::{Datelike, NaiveDate};

use crate::{
    domain::{Points, SiteId},
    i18n::text::SiteText,
    register::{BlockStanding, BoardRow},
    report,
    ui::kit::{
        At, Role,
        table::{Cell, Column, Line, Sheet, Wide},
    },
};

pub type Table = Sheet<SiteId>;

/// What the blocks stand between: the village before them, seven columns behind.
const BEFORE: usize = 1;

pub fn columns(blocks: &[String], at: &At<'_>) -> Vec<Column> {
    let score = Wide::Values(5, 5);
    let keys: Vec<String> = (1..=blocks.len()).map(report::block_key).collect();
    let moved = match at.since {
        None => "movement",
        Some(_) => "moved_since",
    };
    let before = [("village", Wide::Upto(18, 28))].into_iter();
    let blocks_of = keys.iter().map(|key| (key.as_str(), score));
    let after = [
        ("verified_score", Wide::Values(5, 6)),
        ("gap", score),
        (moved, score),
        ("plan", Wide::Values(9, 11)),
        ("stage", Wide::Values(12, 12)),
        ("open_rectifications", Wide::Values(3, 3)),
    ];
    let said = report::site_columns(blocks, at.since);
    let mut columns = Column::laid(&said, before.chain(blocks_of).chain(after));
    if let Some(day) = at.since {
        let place = BEFORE + blocks.len() + 2;
        let moved = columns.remove(place).headed(&since(day, at));
        columns.insert(place, moved);
    }
    columns
}

/// In this year the day says enough.
fn since(day: NaiveDate, at: &At<'_>) -> SiteText {
    if day.year() == at.desk.today().year() {
        let on = day.format("%m-%d").to_string();
        SiteText::MovedSince { on }
    } else {
        let on = day.to_string();
        SiteText::MovedSinceYear { on }
    }
}

/// As it is told, without blanks: there are many narrow columns.
pub fn line(table: &Table, row: &BoardRow, blocks: &[String], at: &At<'_>) -> Line<SiteId> {
    let told = report::site_row(at.desk, row, blocks, at.since);
    let mut line = table.line(row.site, &told, at);
    for cell in &mut line.cells {
        if cell.words.is_empty() {
            (cell.words, cell.role) = ("-".to_owned(), Role::Dim);
        } else if let Some(words) = cell.words.strip_prefix("! ") {
            cell.words = format!("!{words}");
        }
    }
    // Written as on every envelope: together they fit where a blank between them would cut the village.
    let place = [row.township, row.village].map(|unit| at.desk.short(unit));
    line.cells[0].words = place.concat();
    let (scores, after) = line.cells[BEFORE..].split_at_mut(blocks.len());
    for (name, cell) in blocks.iter().zip(scores) {
        let mut own = row.shown().into_iter().flat_map(|shown| &shown.blocks);
        if let Some(block) = own.find(|block| block.name == *name) {
            cell.role = warmth(block);
        }
    }
    let [verified, .., stage, mend] = after else {
        return line;
    };
    if let Some(standing) = &row.verified {
        verified.role = heat(standing.total, standing.most);
        if row.unfinished.is_some() {
            verified.words = format!("~{}", standing.total.fixed());
        }
    }
    let file = at.desk.county().sites().get(row.site);
    if file.is_some_and(|file| !file.is_current()) {
        (stage.words, stage.role) = (at.say(&SiteText::Former).into_owned(), Role::Dim);
    }
    let order = row.stage.and_then(|id| at.desk.county().sites().stage(id));
    stage.number = order
        .map(|stage| stage.fields.order.into())
        .or(Some(i64::MIN));
    let rectified = row.rectified;
    mend.number = Some(i64::from(rectified.overdue) * 10_000 + i64::from(rectified.open));
    line
}

/// Under its pass line it is against the rule.
pub fn warmth(block: &BlockStanding) -> Role {
    match block.passes() {
        Some(false) => Role::Breach,
        _ => heat(block.points, block.most),
    }
}

pub fn signed(points: Points, role: Role) -> Cell {
    let sign = if points.0 > 0 { "+" } else { "" };
    Cell {
        number: Some(points.0.into()),
        ..Cell::new(format!("{sign}{}", points.fixed()), role)
    }
}

/// How good a score is.
pub fn heat(points: Points, most: Points) -> Role {
    Role::of(report::heat(points, most))
}
