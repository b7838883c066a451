//! Everything about one site: people, money, plan, scores, what is to be put right, and the cheapest points left.

use std::fmt::Write as _;

use anyhow::Result;

use super::named;
use crate::{
    cli::{
        open::Setting,
        out::{Grid, Out},
        view::pair,
    },
    desk::Desk,
    domain::{By, SiteField, Tenths, UnitId},
    i18n::{
        N,
        text::{PresentText, SiteText},
    },
    register::{Node, SiteFile, Standing},
};

/// Chances that are shown of a site.
const CHANCES: usize = 5;

pub fn show(setting: &Setting, name: &str, out: &mut Out) -> Result<()> {
    let registrar = setting.registrar()?;
    let desk = registrar.desk();
    let file = named(setting, &desk, name)?;
    let (county, sites) = (desk.county(), desk.county().sites());
    let site = &file.site.record;
    let row = county.board_row(&file);
    let mut grid = Grid::default();
    let path = desk.path_names(Node::Unit(site.village)).join("/");
    let village = format!("{path}  {}", site.id);
    pair(&mut grid, setting, &SiteText::Village, village);
    if let Some(closed) = &site.closed {
        let (on, reason) = (closed.on.to_string(), closed.reason.clone());
        let words = setting.say(&SiteText::ClosedOn { on, reason });
        pair(&mut grid, setting, &SiteField::State, words);
    }
    pair(
        &mut grid,
        setting,
        &SiteField::Feature,
        &site.fields.feature,
    );
    for reached in &site.fields.stages {
        let name = sites.stage(reached.stage).map_or("", |s| &s.fields.name);
        let on = reached.on.to_string();
        let words = format!("{name}  {}", setting.say(&SiteText::Since { on }));
        pair(&mut grid, setting, &SiteField::Stage, words);
    }
    people(setting, &desk, &file, &mut grid);
    plan(setting, &desk, &file, &mut grid);
    for (label, standing) in [
        (SiteText::Own, &row.own),
        (SiteText::Verified, &row.verified),
    ] {
        if let Some(standing) = standing {
            pair(&mut grid, setting, &label, words(setting, standing));
        }
    }
    grid.print(out)?;
    history(setting, &file, &desk, out)?;
    remarks(setting, &file, out)?;
    chances(setting, &desk, row.shown(), out)
}

/// `82/100  组织 21/25 …`, with those under their pass line named.
fn words(setting: &Setting, standing: &Standing) -> String {
    let mut words = format!("{}/{}", standing.total, standing.most);
    for block in &standing.blocks {
        // A string takes whatever is written to it.
        let _ = write!(words, "  {} {}/{}", block.name, block.points, block.most);
        if block.passes() == Some(false) {
            let _ = write!(words, " ({})", setting.say(&SiteText::UnderPass));
        }
    }
    words
}

fn people(setting: &Setting, desk: &Desk, file: &SiteFile, grid: &mut Grid) {
    let fields = &file.site.record.fields;
    pair(grid, setting, &SiteField::VillageLead, &fields.village_lead);
    pair(
        grid,
        setting,
        &SiteField::TownshipLead,
        &fields.township_lead,
    );
    let official = fields
        .official
        .and_then(|id| desk.county().sites().official(id));
    if let Some(official) = official {
        let words = format!("{} {}", official.fields.name, official.fields.post);
        pair(grid, setting, &SiteField::Official, words.trim_end());
    }
    for project in &fields.projects {
        let words = format!(
            "{}  {}  {}/{}  {}",
            project.name,
            project.source,
            N(project.spent),
            N(project.amount),
            setting.say(&project.state)
        );
        pair(grid, setting, &SiteField::Projects, words);
    }
    for link in &fields.links {
        let words = format!("{} {}", link.name, village(setting, desk, link.village));
        pair(grid, setting, &link.kind, words);
    }
    for adoption in &fields.adoptions {
        let words = format!(
            "{}  {}  {}",
            adoption.on,
            village(setting, desk, adoption.village),
            adoption.what
        );
        pair(grid, setting, &SiteField::Adoptions, words);
    }
    pair(grid, setting, &SiteField::Note, &fields.note);
}

/// One that another area's practice was carried to has no name here.
fn village(setting: &Setting, desk: &Desk, unit: UnitId) -> String {
    match desk.county().unit(unit) {
        Some(_) => desk.short(unit),
        None => setting.say(&PresentText::Elsewhere),
    }
}

fn plan(setting: &Setting, desk: &Desk, file: &SiteFile, grid: &mut Grid) {
    let row = desk.county().board_row(file);
    if let Some(plan) = row.plan {
        let ahead = plan.ahead();
        let points = |n: i32| Tenths(n).to_string();
        let how = match ahead.0 {
            0 => SiteText::OnPlan,
            n if n > 0 => SiteText::Ahead { points: points(n) },
            n => SiteText::Behind { points: points(-n) },
        };
        let words = format!("{}  {}", plan.target, setting.say(&how));
        pair(grid, setting, &SiteText::Plan, words);
    }
    for milestone in &file.site.record.fields.milestones {
        let done = milestone
            .done
            .map_or_else(String::new, |on| format!("✓ {on}"));
        let words = format!("{}  {}  {done}", milestone.due, milestone.name);
        pair(grid, setting, &SiteField::Milestones, words.trim_end());
    }
    let next = desk.county().next_stage(file);
    if let Some(demanded) = next.and_then(|s| desk.county().demanded(s, row.verified.as_ref())) {
        let stage = desk.county().sites().stage(demanded.stage);
        let met = if demanded.met {
            SiteText::Met
        } else {
            SiteText::Unmet
        };
        let name = stage.map_or("", |s| &s.fields.name);
        let demand = stage.map_or_else(String::new, |s| setting.say(&s.fields.demand));
        let words = format!("{name}  {demand}  {}", setting.say(&met));
        pair(grid, setting, &SiteText::Demand, words);
    }
}

fn history(setting: &Setting, file: &SiteFile, desk: &Desk, out: &mut Out) -> Result<()> {
    let sites = desk.county().sites();
    let moments = By::ALL.iter().flat_map(|&by| sites.series(file, by));
    let moments: Vec<_> = moments.collect();
    let mut grid = Grid::default();
    for sitting in &file.inspections {
        let inspection = &sitting.inspection.record;
        let moment = moments.iter().find(|m| m.inspection == inspection.id);
        grid.row([
            inspection.id.to_string(),
            sitting.on().to_string(),
            setting.say(&inspection.by),
            moment.map_or_else(String::new, |m| format!("{}/{}", m.total, m.most)),
            setting.say(&inspection.progress),
            inspection.fields.round.clone(),
        ]);
    }
    for held in &file.rectifications {
        let found = &held.record;
        grid.row([
            found.id.to_string(),
            found.fields.due.to_string(),
            setting.say(&found.state),
            found.fields.owner.clone(),
            found.fields.what.clone(),
        ]);
    }
    Ok(grid.print(out)?)
}

/// What was noted at the last inspection of each kind, and where the evidence is.
fn remarks(setting: &Setting, file: &SiteFile, out: &mut Out) -> Result<()> {
    let mut grid = Grid::default();
    for by in By::ALL {
        let sittings = file.inspections.iter().filter(|s| s.by() == by);
        let last = sittings.max_by_key(|sitting| (sitting.on(), sitting.id()));
        let scores = last.into_iter().flat_map(|sitting| &sitting.scores);
        for score in scores.map(|held| &held.record) {
            let (note, evidence) = (&score.fields.note, &score.fields.evidence);
            if !note.is_empty() || !evidence.is_empty() {
                let no = score.item.to_string();
                grid.row([no, setting.say(&by), note.clone(), evidence.clone()]);
            }
        }
    }
    Ok(grid.print(out)?)
}

fn chances(
    setting: &Setting,
    desk: &Desk,
    standing: Option<&Standing>,
    out: &mut Out,
) -> Result<()> {
    let rubric = standing.and_then(|s| desk.county().sites().rubric(s.rubric));
    let (Some(standing), Some(rubric)) = (standing, rubric) else {
        return Ok(());
    };
    let mut grid = Grid::default();
    for chance in standing.chances(rubric).into_iter().take(CHANCES) {
        let points = chance.step.gain.to_string();
        let to = setting.say(&chance.step.to);
        let gain = setting.say(&SiteText::Gain { points, to });
        let name = rubric.item(chance.no).map_or("", |item| &item.name);
        grid.row([chance.no.to_string(), gain, name.to_owned()]);
    }
    out.line(setting.say(&SiteText::Chances))?;
    Ok(grid.print(out)?)
}
