//! The columns of the board and what stands in them: numbers first, colour only repeats them.

use chrono::{Datelike, NaiveDate};

use crate::{
    domain::Points,
    i18n::text::SiteText,
    register::{BlockStanding, BoardRow, Plan, Rectified},
    report,
    ui::kit::{
        At, Role,
        table::{Cell, Column, Kind, Wide},
    },
};

/// Columns that come before the blocks.
const BEFORE: [Column<'_>; 1] = [Column::new(
    &SiteText::Village,
    Wide::Upto(18, 28),
    Kind::Words,
)];
/// Those after them, around the movement; where there is no room, the greatest rank goes first.
const SCORES: [Column<'_>; 2] = [
    Column::new(&SiteText::Verified, Wide::Values(5, 6), Kind::Number),
    Column::new(&SiteText::GapHead, Wide::Values(5, 5), Kind::Number).rank(6),
];
const AFTER: [Column<'_>; 3] = [
    Column::new(&SiteText::PlanHead, Wide::Values(9, 11), Kind::Number).rank(4),
    Column::new(&SiteText::Stage, Wide::Values(12, 12), Kind::Words).rank(5),
    Column::new(&SiteText::MendHead, Wide::Values(3, 3), Kind::Number).rank(1),
];
const BLOCK_RANK: u8 = 2;

/// What is only known at run time of the heads.
pub struct Heads {
    /// Names of the blocks that have columns.
    blocks: Vec<String>,
    moved: SiteText,
}

impl Default for Heads {
    fn default() -> Self {
        Self {
            blocks: Vec::new(),
            moved: SiteText::Moved,
        }
    }
}

impl Heads {
    pub fn of(rows: &[BoardRow], at: &At<'_>) -> Self {
        let this_year = |day: NaiveDate| day.year() == at.desk.today().year();
        Self {
            blocks: report::blocks(rows),
            moved: match at.since {
                None => SiteText::Moved,
                Some(day) if this_year(day) => SiteText::MovedSince {
                    on: day.format("%m-%d").to_string(),
                },
                Some(day) => SiteText::MovedSinceYear {
                    on: day.to_string(),
                },
            },
        }
    }

    pub fn columns(&self) -> Vec<Column<'_>> {
        let number = |title| Column::new(title, Wide::Values(5, 5), Kind::Number);
        let blocks = self.blocks.iter();
        let blocks =
            blocks.map(|name| Column::new(name, Wide::Values(5, 5), Kind::Number).rank(BLOCK_RANK));
        let mut after = AFTER;
        let mut moved = number(&self.moved).rank(3);
        if self.moved != SiteText::Moved {
            // Somebody asked for it: in a narrow window what is to be mended makes room for it.
            let [.., mend] = &mut after;
            std::mem::swap(&mut moved.rank, &mut mend.rank);
        }
        let before = BEFORE.into_iter().chain(blocks);
        before.chain(SCORES).chain([moved]).chain(after).collect()
    }
}

/// One cell a column.
pub fn cells(row: &BoardRow, heads: &Heads, at: &At<'_>) -> Vec<Cell> {
    // Written as on every envelope: together they fit where a blank between them would cut the village.
    let place = format!(
        "{}{}",
        at.desk.short(row.township),
        at.desk.short(row.village)
    );
    let mut cells = vec![Cell::new(place, Role::Normal)];
    for name in &heads.blocks {
        let mut own = row
            .shown()
            .into_iter()
            .flat_map(|standing| &standing.blocks);
        cells.push(
            own.find(|block| block.name == *name)
                .map_or_else(nothing, block),
        );
    }
    cells.push(match (&row.verified, &row.own) {
        (Some(verified), _) => {
            let mut cell = figure(verified.total, heat(verified.total, verified.most));
            if row.unfinished.is_some() {
                cell.words = format!("~{}", cell.words);
            }
            cell
        }
        // Not looked at yet: the village's own blocks stand there, and no verified sum.
        _ => nothing(),
    });
    cells.push(
        row.gap()
            .map_or_else(nothing, |gap| signed(gap, Role::Normal)),
    );
    cells.push(moved(row, at));
    cells.push(row.plan.as_ref().map_or_else(nothing, |of| plan(of, at)));
    cells.push(stage(row, at));
    cells.push(mend(row.rectified));
    cells
}

/// Since the day that was chosen, else as the register has it.
fn moved(row: &BoardRow, at: &At<'_>) -> Cell {
    let points = match at.since {
        None => row.moved,
        Some(day) => at.desk.county().moved_since(row.site, day),
    };
    points.map_or_else(nothing, |points| {
        let role = match points.0 {
            ..0 => Role::Warn,
            0 => Role::Dim,
            _ => Role::Good,
        };
        signed(points, role)
    })
}

fn nothing() -> Cell {
    Cell::new("-", Role::Dim)
}

fn figure(points: Points, role: Role) -> Cell {
    Cell {
        number: Some(points.0.into()),
        ..Cell::new(points.fixed(), role)
    }
}

pub fn signed(points: Points, role: Role) -> Cell {
    let sign = if points.0 > 0 { "+" } else { "" };
    Cell {
        number: Some(points.0.into()),
        ..Cell::new(format!("{sign}{}", points.fixed()), role)
    }
}

/// Nine tenths are good, below six the eye should stop.
pub fn heat(points: Points, most: Points) -> Role {
    let share = points.0 * 10 / most.0.max(1);
    match share {
        9.. => Role::Good,
        7.. => Role::Normal,
        6.. => Role::Warn,
        _ => Role::Breach,
    }
}

fn block(block: &BlockStanding) -> Cell {
    if block.passes() == Some(false) {
        let mut cell = figure(block.points, Role::Breach);
        cell.words = format!("!{}", cell.words);
        return cell;
    }
    figure(block.points, heat(block.points, block.most))
}

/// `超前 6`, `滞后 8`, `正常`.
pub fn plan_words(plan: &Plan) -> (SiteText, Role) {
    let ahead = plan.ahead();
    let points = crate::domain::Tenths(ahead.0.abs()).to_string();
    match ahead.0 {
        ..0 => (SiteText::Behind { points }, Role::Warn),
        0 => (SiteText::OnPlan, Role::Dim),
        _ => (SiteText::Ahead { points }, Role::Good),
    }
}

fn plan(plan: &Plan, at: &At<'_>) -> Cell {
    let (words, role) = plan_words(plan);
    Cell {
        number: Some(plan.ahead().0.into()),
        ..Cell::new(at.say(&words), role)
    }
}

/// Marked where what the stage demands is no longer there.
fn stage(row: &BoardRow, at: &At<'_>) -> Cell {
    let Some(stage) = row.stage.and_then(|id| at.desk.county().sites().stage(id)) else {
        return nothing();
    };
    let holds = row.stage_holds.as_ref().is_none_or(|demanded| demanded.met);
    let name = &stage.fields.name;
    let (words, role) = if holds {
        (name.clone(), Role::Normal)
    } else {
        (format!("!{name}"), Role::Breach)
    };
    Cell {
        number: Some(stage.fields.order.into()),
        ..Cell::new(words, role)
    }
}

fn mend(rectified: Rectified) -> Cell {
    let open = rectified.open;
    let (words, role) = match (open, rectified.overdue) {
        (_, 1..) => (format!("!{open}"), Role::Breach),
        (0, _) => ("0".to_owned(), Role::Dim),
        _ => (open.to_string(), Role::Normal),
    };
    Cell {
        number: Some(i64::from(rectified.overdue) * 10_000 + i64::from(open)),
        ..Cell::new(words, role)
    }
}
