//! The demonstration sites, one row each: the board, as screen, command line and files have it.

use chrono::NaiveDate;

use super::table::{Block, Cell, Column, Kind, Row, Table, Tone, Value};
use crate::{
    desk::Desk,
    domain::{Due, List, Points, Reference, SiteId, Tenths, UnitId},
    i18n::text::{SiteText, TableText},
    register::{BlockStanding, BoardRow, Plan, Standing},
};

/// Sites below the unit that were not replaced, in tree order.
pub fn sites(desk: &Desk, unit: UnitId, since: Option<NaiveDate>) -> Table {
    let rows = desk.county().board(unit);
    let heads = blocks(&rows);
    let keys: Vec<String> = (1..=heads.len()).map(block_key).collect();
    let mut seen = vec!["id", "township", "village", "stage"];
    seen.extend(keys.iter().map(String::as_str));
    seen.extend(["self_score", "verified_score", "max_score", "gap", "plan"]);
    seen.extend(["movement", "moved_since", "open_rectifications"]);
    let columns = columns(&heads, since);
    let rows = rows.iter().map(|row| site(desk, row, &heads, since));
    Table::new("sites", columns).seen_as(&seen).with(rows)
}

pub fn block_key(n: usize) -> String {
    format!("block_{n}")
}

/// With these blocks, and what was won since the end of a day.
pub fn columns(blocks: &[String], since: Option<NaiveDate>) -> Vec<Column> {
    // Somebody asked for it: where there is no room what is to be mended makes room for it.
    let (moved, mend) = if since.is_some() { (1, 3) } else { (3, 1) };
    let mut columns = vec![
        Column::id(),
        Column::new("village", &SiteText::Village, Kind::Place),
        Column::new("township", &SiteText::Township, Kind::Place),
        Column::new("stage", &SiteText::Stage, Kind::Word).rank(5),
        Column::new("self_score", &SiteText::Own, Kind::Points).rank(7),
        Column::new("verified_score", &SiteText::Verified, Kind::Points),
        Column::new("max_score", &SiteText::Most, Kind::Points).rank(8),
        Column::new("blocks", &SiteText::Scores, Kind::Blocks).for_programs_only(),
        Column::new("open_rectifications", &SiteText::MendHead, Kind::Count).rank(mend),
        Column::new("movement", &SiteText::Moved, Kind::Gain).rank(moved),
        Column::level(),
        Column::unit().for_programs_only(),
        Column::new("gap", &SiteText::GapHead, Kind::Gain).rank(6),
        Column::new("plan", &SiteText::PlanHead, Kind::Gain).rank(4),
    ];
    columns.extend(since.map(|day| {
        let on = day.to_string();
        Column::new("moved_since", &SiteText::MovedSince { on }, Kind::Gain).rank(moved)
    }));
    let named = blocks.iter().zip(1..).map(|(name, n)| {
        let column = Column::new(block_key(n), name, Kind::Points);
        column.rank(2).for_people_only()
    });
    columns.extend(named);
    columns
}

/// The blocks of the rubric that most sites are measured by; the others' have no columns of their own.
pub fn blocks(rows: &[BoardRow]) -> Vec<String> {
    let mut tally: Vec<(usize, u32)> = Vec::new();
    let shown: Vec<_> = rows.iter().filter_map(BoardRow::shown).collect();
    for (i, standing) in shown.iter().enumerate() {
        let known = tally
            .iter_mut()
            .find(|(first, _)| shown[*first].rubric == standing.rubric);
        match known {
            Some((_, n)) => *n += 1,
            None => tally.push((i, 1)),
        }
    }
    let most = tally
        .into_iter()
        .max_by_key(|&(first, n)| (n, std::cmp::Reverse(first)));
    most.map_or_else(Vec::new, |(first, _)| {
        let blocks = shown[first].blocks.iter();
        blocks.map(|block| block.name.clone()).collect()
    })
}

pub fn site(desk: &Desk, row: &BoardRow, heads: &[String], since: Option<NaiveDate>) -> Row {
    let county = desk.county();
    let points = |points: Option<Points>| points.map_or(Value::Nothing, Value::Points);
    let total = |standing: &Option<Standing>| points(standing.as_ref().map(|s| s.total));
    let gain = |points: Option<Points>| points.map_or(Value::Nothing, Value::Gain);
    let moved = |points: Option<Points>| {
        let tone = match points.map(|points| points.0) {
            Some(..0) => Tone::Warn,
            None | Some(0) => Tone::Quiet,
            Some(_) => Tone::Good,
        };
        Cell::from(gain(points)).tone(tone)
    };
    let rectifications = Reference::List(List::Rectifications {
        site: Some(row.site),
        which: Due::Open,
    });
    let mut cells = vec![
        Value::id(&row.site).into(),
        Cell::from(Value::text(desk.short(row.village))).opens(Reference::Unit(row.village)),
        Cell::from(Value::text(desk.short(row.township))).opens(Reference::Unit(row.township)),
        stage(desk, row),
        total(&row.own).into(),
        verified(row).into(),
        points(row.shown().map(|s| s.most)).into(),
        Value::Blocks(told(row)).into(),
        mend(row).opens(rectifications),
        moved(row.moved),
        Value::level(desk, row.village).into(),
        Value::unit(desk, row.village, row.village).into(),
        gain(row.gap()).into(),
        row.plan.as_ref().map_or(Cell::from(Value::Nothing), plan),
    ];
    cells.extend(since.map(|day| moved(county.moved_since(row.site, day))));
    cells.extend(heads.iter().map(|name| {
        let mut own = row
            .shown()
            .into_iter()
            .flat_map(|standing| &standing.blocks);
        let found = own.find(|block| block.name == *name);
        found.map_or(Cell::from(Value::Nothing), block)
    }));
    Row::of(Reference::Site(row.site), cells)
}

/// Marked where what the stage demands is no longer there.
fn stage(desk: &Desk, row: &BoardRow) -> Cell {
    let stage = row.stage.and_then(|id| desk.county().sites().stage(id));
    let holds = row.stage_holds.as_ref().is_none_or(|demanded| demanded.met);
    let tone = if holds { Tone::Plain } else { Tone::Alarm };
    let name = stage.map(|stage| Value::word(stage.fields.name.clone(), &stage.fields.name));
    Cell::from(name.unwrap_or(Value::Nothing)).tone(tone)
}

/// `~87.5` while the inspection that gives it is open.
fn verified(row: &BoardRow) -> Value {
    let Some(verified) = &row.verified else {
        return Value::Nothing;
    };
    let points = Value::Points(verified.total);
    match row.unfinished {
        Some(_) => points.told(&format!("~{}", verified.total)),
        None => points,
    }
}

fn mend(row: &BoardRow) -> Cell {
    let open = row.rectified.open;
    let tone = match (open, row.rectified.overdue) {
        (_, 1..) => Tone::Alarm,
        (0, _) => Tone::Quiet,
        _ => Tone::Plain,
    };
    Cell::from(Value::count(open)).tone(tone)
}

/// `超前 6`, `滞后 8`, `正常`.
pub fn plan(plan: &Plan) -> Cell {
    let ahead = plan.ahead();
    let points = Tenths(ahead.0.abs()).to_string();
    let (words, tone) = match ahead.0 {
        ..0 => (SiteText::Behind { points }, Tone::Warn),
        0 => (SiteText::OnPlan, Tone::Quiet),
        _ => (SiteText::Ahead { points }, Tone::Good),
    };
    Cell::from(Value::Gain(ahead).told(&words)).tone(tone)
}

fn block(block: &BlockStanding) -> Cell {
    let under = block.passes() == Some(false);
    let tone = if under { Tone::Alarm } else { Tone::Plain };
    Cell::from(Value::Points(block.points)).tone(tone)
}

fn told(row: &BoardRow) -> Vec<Block> {
    let Some(shown) = row.shown() else {
        return Vec::new();
    };
    let blocks = shown.blocks.iter().enumerate().map(|(n, block)| {
        let of = |standing: &Option<Standing>| {
            let block = standing.as_ref()?.blocks.get(n)?;
            Some(block.points.to_f64())
        };
        Block {
            name: block.name.clone(),
            own: of(&row.own),
            verified: of(&row.verified),
            max: block.most.to_f64(),
            pass: block.pass.map(Points::to_f64),
        }
    });
    blocks.collect()
}

/// What is to be put right at sites that were not replaced, in order of its day.
pub fn rectifications(desk: &Desk, site: Option<SiteId>, which: Due) -> Table {
    let today = desk.today();
    let files = desk.county().sites().current();
    let files = files.filter(|file| site.is_none_or(|id| id == file.id()));
    let all = files.flat_map(|file| {
        let found = file.rectifications.iter();
        found.map(|held| (file.village(), &held.record))
    });
    let mut those: Vec<_> = all
        .filter(|(_, one)| match which {
            Due::All => true,
            Due::Open => one.is_open(),
            Due::Overdue => one.is_overdue(today),
        })
        .collect();
    those.sort_by_key(|(_, one)| (one.fields.due, one.id));
    let columns = vec![
        Column::id(),
        Column::new("village", &SiteText::Village, Kind::Place),
        Column::new("due", &TableText::Due, Kind::Day),
        Column::new("state", &TableText::State, Kind::Word),
        Column::new("owner", &TableText::Owner, Kind::Name),
        Column::new("item", &TableText::Item, Kind::Count),
        Column::new("what", &TableText::What, Kind::Text),
        Column::new("site", &TableText::Site, Kind::Id).for_programs_only(),
        Column::level(),
        Column::unit().for_programs_only(),
    ];
    let rows = those.into_iter().map(|(village, one)| {
        let tone = if one.is_overdue(today) {
            Tone::Alarm
        } else {
            Tone::Plain
        };
        let item = one.item.map_or(Value::Nothing, Value::count);
        let cells = vec![
            Value::id(&one.id).into(),
            Cell::from(Value::text(desk.short(village))).opens(Reference::Unit(village)),
            Cell::from(Value::Day(one.fields.due)).tone(tone),
            Value::word(one.state.name(), &one.state).into(),
            Value::Name(one.fields.owner.clone()).into(),
            item.into(),
            Value::text(one.fields.what.replace('\n', " ")).into(),
            Cell::from(Value::id(&one.site)).opens(Reference::Site(one.site)),
            Value::level(desk, village).into(),
            Value::unit(desk, village, village).into(),
        ];
        Row::of(Reference::Rectification(one.id), cells)
    });
    Table::new("rectifications", columns).in_lines().with(rows)
}
