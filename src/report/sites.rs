//! The demonstration sites, one row each: what `report sites` writes.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    desk::Desk,
    domain::{Points, UnitId},
    register::{BoardRow, County},
};

/// Scores are points, or null while there are none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SiteRow {
    pub id: String,
    pub village: String,
    pub township: String,
    pub stage: Option<String>,
    pub self_score: Option<f64>,
    pub verified_score: Option<f64>,
    pub max_score: Option<f64>,
    pub blocks: Vec<BlockRow>,
    /// Nobody said that they are done.
    pub open_rectifications: u32,
    /// Points won since the inspection before the latest verification.
    pub movement: Option<f64>,
    /// Only where a day was asked for.
    #[serde(flatten)]
    pub since: Option<SinceRow>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SinceRow {
    /// Points won since the day; null where nothing was scored by then, or by another rubric.
    pub moved_since: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BlockRow {
    pub name: String,
    #[serde(rename = "self")]
    pub own: Option<f64>,
    pub verified: Option<f64>,
    pub max: f64,
    /// The pass line.
    pub pass: Option<f64>,
}

impl SiteRow {
    /// Sites below the unit that were not replaced, in tree order.
    pub fn all(desk: &Desk, unit: UnitId, since: Option<NaiveDate>) -> Vec<Self> {
        let rows = desk.county().board(unit);
        rows.iter().map(|row| Self::of(desk, row, since)).collect()
    }

    pub fn of(desk: &Desk, row: &BoardRow, since: Option<NaiveDate>) -> Self {
        let number = |points: Points| points.to_f64();
        Self {
            id: row.site.to_string(),
            village: desk.short(row.village),
            township: desk.short(row.township),
            stage: stage_name(desk.county(), row),
            self_score: row.own.as_ref().map(|s| number(s.total)),
            verified_score: row.verified.as_ref().map(|s| number(s.total)),
            max_score: row.shown().map(|s| number(s.most)),
            blocks: blocks(row),
            open_rectifications: row.rectified.open,
            movement: row.moved.map(number),
            since: since.map(|day| SinceRow {
                moved_since: desk.county().moved_since(row.site, day).map(number),
            }),
        }
    }
}

pub fn stage_name(county: &County, row: &BoardRow) -> Option<String> {
    let stage = county.sites().stage(row.stage?)?;
    Some(stage.fields.name.clone())
}

fn blocks(row: &BoardRow) -> Vec<BlockRow> {
    let Some(shown) = row.shown() else {
        return Vec::new();
    };
    let blocks = shown.blocks.iter().enumerate().map(|(n, block)| {
        let of = |standing: &Option<crate::register::Standing>| {
            let block = standing.as_ref()?.blocks.get(n)?;
            Some(block.points.to_f64())
        };
        BlockRow {
            name: block.name.clone(),
            own: of(&row.own),
            verified: of(&row.verified),
            max: block.most.to_f64(),
            pass: block.pass.map(Points::to_f64),
        }
    });
    blocks.collect()
}
