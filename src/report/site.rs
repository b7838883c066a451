//! Everything about one site: people, money, plan, scores, what was noted, and the cheapest points left.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::table::{Cell, Column, Kind, Page, Row, Table, Tone, Value};
use crate::{
    desk::Desk,
    domain::{By, Milestone, Project, Reference, SiteField as F, SiteFields, UnitId},
    i18n::{
        N, Said, Say,
        text::{PresentText, SiteText as T, TableText, UnitText},
    },
    register::{BoardRow, Node, Plan, SiteFile, Standing},
};

/// Chances that are shown of a site.
const CHANCES: usize = 5;

pub fn site(desk: &Desk, file: &SiteFile) -> Table {
    let (county, site) = (desk.county(), &file.site.record);
    let (row, fields) = (county.board_row(file), &site.fields);
    let mut page = Page::default();
    page.quiet("id", &TableText::Id, Kind::Id, Value::id(&site.id));
    page.quiet(
        "level",
        &TableText::Level,
        Kind::Word,
        Value::level(desk, site.village),
    );
    let path = desk.path_names(Node::Unit(site.village)).join("/");
    let village = format!("{path}  {}", site.id);
    let place = Value::unit(desk, site.village, site.village).told(&village);
    page.push("unit", &T::Village, Kind::Place, place);
    if let Some(closed) = &site.closed {
        let (on, reason) = (closed.on.to_string(), closed.reason.clone());
        let words = Value::said(&T::ClosedOn { on, reason });
        page.push("closed", &F::State, Kind::Text, words);
    }
    page.text("feature", &F::Feature, &fields.feature);
    let stages = fields.stages.iter().map(|reached| {
        let name = county.sites().stage(reached.stage);
        let name = name.map_or("", |stage| &stage.fields.name);
        let on = reached.on.to_string();
        Value::Said(Said::by(|lang| {
            let since = T::Since { on: on.clone() };
            format!("{name}  {}", since.say(lang))
        }))
    });
    page.lines("stage", &F::Stage, stages);
    let called = county.unit(site.village).map(|held| &held.record.fields);
    let called = called.into_iter().flat_map(|fields| &fields.contacts);
    page.lines(
        "contact",
        &UnitText::VillageContact,
        called.map(super::contact),
    );
    people(desk, fields, &mut page);
    plan(desk, file, &row, &mut page);
    for (key, label, standing) in [
        ("own", T::Own, &row.own),
        ("verified", T::Verified, &row.verified),
    ] {
        if let Some(standing) = standing {
            page.push(key, &label, Kind::Text, Value::Said(words(standing)));
        }
    }
    page.finish("site", Reference::Site(site.id))
}

/// `82/100  组织 21/25 …`, with those under their pass line named.
fn words(standing: &Standing) -> Said {
    Said::by(|lang| {
        let mut words = format!("{}/{}", standing.total, standing.most);
        for block in &standing.blocks {
            // A string takes whatever is written to it.
            let _ = write!(words, "  {} {}/{}", block.name, block.points, block.most);
            if block.passes() == Some(false) {
                let _ = write!(words, " ({})", T::UnderPass.say(lang));
            }
        }
        words
    })
}

fn people(desk: &Desk, fields: &SiteFields, page: &mut Page) {
    page.text("village_lead", &F::VillageLead, &fields.village_lead);
    page.text("township_lead", &F::TownshipLead, &fields.township_lead);
    let official = fields.official;
    let official = official.and_then(|id| desk.county().sites().official(id));
    if let Some(official) = official {
        let words = format!("{} {}", official.fields.name, official.fields.post);
        page.text("official", &F::Official, words.trim_end());
    }
    let projects = fields.projects.iter().map(|project| {
        Value::Said(Said::by(|lang| {
            let Project { name, source, .. } = project;
            let state = project.state.say(lang);
            format!("{name}  {source}  {}  {state}", money(project))
        }))
    });
    page.lines("project", &F::Projects, projects);
    for (link, n) in fields.links.iter().zip(1..) {
        let village = village(desk, link.village);
        let words = Said::by(|lang| format!("{} {}", link.name, village.say(lang)));
        page.push(
            format!("link_{n}"),
            &link.kind,
            Kind::Text,
            Value::Said(words),
        );
    }
    let adoptions = fields.adoptions.iter().map(|adoption| {
        let village = village(desk, adoption.village);
        Value::Said(Said::by(|lang| {
            format!("{}  {}  {}", adoption.on, village.say(lang), adoption.what)
        }))
    });
    page.lines("adoption", &F::Adoptions, adoptions);
    page.text("note", &F::Note, &fields.note);
}

/// `120,000/500,000`
fn money(project: &Project) -> String {
    format!("{}/{}", N(project.spent), N(project.amount))
}

/// One that another area's practice was carried to has no name here.
fn village(desk: &Desk, unit: UnitId) -> Said {
    match desk.county().unit(unit) {
        Some(_) => Said::of(&desk.short(unit)),
        None => Said::of(&PresentText::Elsewhere),
    }
}

fn plan(desk: &Desk, file: &SiteFile, row: &BoardRow, page: &mut Page) {
    if let Some(plan) = &row.plan {
        let ahead = super::sites::plan(plan).value;
        let words = Said::by(|lang| format!("{}  {}", plan.target, ahead.words(lang)));
        page.push("plan", &T::Plan, Kind::Text, Value::Said(words));
    }
    let milestones = file.site.record.fields.milestones.iter();
    let milestones = milestones.map(|one| {
        let words = format!("{}  {}  {}", one.due, one.name, done(one));
        Value::text(words.trim_end())
    });
    page.lines("milestone", &F::Milestones, milestones);
    let (county, sites) = (desk.county(), desk.county().sites());
    let next = county.next_stage(file);
    let demanded = next.and_then(|stage| county.demanded(stage, row.verified.as_ref()));
    let stage = demanded.as_ref().and_then(|d| sites.stage(d.stage));
    if let (Some(demanded), Some(stage)) = (demanded, stage) {
        let met = if demanded.met { T::Met } else { T::Unmet };
        let words = Said::by(|lang| {
            let demand = stage.fields.demand.say(lang);
            format!("{}  {demand}  {}", stage.fields.name, met.say(lang))
        });
        page.push("demand", &T::Demand, Kind::Text, Value::Said(words));
    }
}

fn done(milestone: &Milestone) -> String {
    milestone
        .done
        .map_or_else(String::new, |on| format!("✓ {on}"))
}

/// The place of each in its list, by which a change names it.
fn numbered(
    name: &'static str,
    columns: Vec<Column>,
    rows: impl Iterator<Item = Vec<Cell>>,
) -> Table {
    let number = Column::new("number", &TableText::Order, Kind::Count);
    let columns = std::iter::once(number).chain(columns).collect();
    let rows = rows.zip(1_u32..).map(|(cells, n)| {
        let number = std::iter::once(Value::count(n).into());
        Row::bare(number.chain(cells).collect())
    });
    Table::new(name, columns).in_lines().with(rows)
}

pub fn projects(fields: &SiteFields) -> Table {
    let columns = vec![
        Column::new("name", &TableText::Name, Kind::Name),
        Column::new("source", &F::Source, Kind::Text),
        Column::new("money", &TableText::Money, Kind::Text).for_people_only(),
        Column::new("amount", &F::Amount, Kind::Count).for_programs_only(),
        Column::new("spent", &F::Spent, Kind::Count).for_programs_only(),
        Column::new("state", &F::State, Kind::Text),
    ];
    let count = |n: u64| Value::count(i64::try_from(n).unwrap_or(i64::MAX));
    let rows = fields.projects.iter().map(|project| {
        vec![
            Value::Name(project.name.clone()).into(),
            Value::text(project.source.clone()).into(),
            Value::text(money(project)).into(),
            count(project.amount).into(),
            count(project.spent).into(),
            Value::said(&project.state).into(),
        ]
    });
    numbered("projects", columns, rows)
}

pub fn milestones(desk: &Desk, fields: &SiteFields) -> Table {
    let columns = vec![
        Column::new("due", &T::Due, Kind::Day),
        Column::new("name", &TableText::Name, Kind::Name),
        Column::new("done", &T::ReachedOn, Kind::Day),
    ];
    let rows = fields.milestones.iter().map(|one| {
        let late = one.done.is_none() && one.due < desk.today();
        let tone = if late { Tone::Alarm } else { Tone::Plain };
        let reached = one.done.map(|on| Value::Day(on).told(&done(one)));
        vec![
            Cell::from(Value::Day(one.due)).tone(tone),
            Value::Name(one.name.clone()).into(),
            reached.unwrap_or(Value::Nothing).into(),
        ]
    });
    numbered("milestones", columns, rows)
}

/// `计划 62.5`: where it should have been on a day.
pub fn planned(plan: &Plan, day: NaiveDate) -> Value {
    let points = plan.expected_on(day);
    let words = T::Planned {
        points: points.to_string(),
    };
    Value::Points(points).told(&words)
}

/// Every inspection, with what it came to and what was planned by then.
pub fn inspections(desk: &Desk, file: &SiteFile) -> Table {
    let columns = vec![
        Column::id(),
        Column::new("on", &F::Date, Kind::Day),
        Column::new("by", &TableText::Kind, Kind::Word),
        Column::new("points", &T::Scores, Kind::Points),
        Column::new("planned", &T::Plan, Kind::Points),
        Column::new("progress", &F::State, Kind::Text),
        Column::new("round", &F::Inspection, Kind::Text),
    ];
    let sites = desk.county().sites();
    let moments = By::ALL.iter().flat_map(|&by| sites.series(file, by));
    let moments: Vec<_> = moments.collect();
    let plan = desk.county().board_row(file).plan;
    let rows = file.inspections.iter().map(|sitting| {
        let inspection = &sitting.inspection.record;
        let moment = moments.iter().find(|m| m.inspection == inspection.id);
        let points = moment.map(|m| {
            let words = format!("{}/{}", m.total, m.most);
            Value::Points(m.total).told(&words)
        });
        let planned = plan.map(|plan| planned(&plan, sitting.on()));
        let by = match inspection.by {
            By::Village => "village",
            By::Verifier => "verifier",
        };
        Row::bare(vec![
            Value::id(&inspection.id).into(),
            Value::Day(sitting.on()).into(),
            Value::word(by, &inspection.by).into(),
            points.unwrap_or(Value::Nothing).into(),
            planned.unwrap_or(Value::Nothing).into(),
            Value::said(&inspection.progress).into(),
            Value::text(inspection.fields.name.clone()).into(),
        ])
    });
    Table::new("inspections", columns).in_lines().with(rows)
}

/// What was noted at the last inspection of each kind, and where the evidence is.
pub fn remarks(file: &SiteFile) -> Table {
    let columns = vec![
        Column::new("item", &TableText::Item, Kind::Count),
        Column::new("by", &TableText::Kind, Kind::Text),
        Column::new("note", &F::Note, Kind::Text),
        Column::new("evidence", &F::Evidence, Kind::Text),
    ];
    let rows = By::ALL.into_iter().flat_map(|by| {
        let sittings = file.inspections.iter().filter(move |s| s.by() == by);
        let last = sittings.max_by_key(|sitting| (sitting.on(), sitting.id()));
        let scores = last.into_iter().flat_map(|sitting| &sitting.scores);
        scores.filter_map(move |held| {
            let score = &held.record;
            let (note, evidence) = (&score.fields.note, &score.fields.evidence);
            (!note.is_empty() || !evidence.is_empty()).then(|| {
                Row::bare(vec![
                    Value::count(score.item).into(),
                    Value::said(&by).into(),
                    Value::text(note.clone()).into(),
                    Value::text(evidence.clone()).into(),
                ])
            })
        })
    });
    Table::new("remarks", columns).in_lines().with(rows)
}

/// The cheapest points left; none of a site that nobody has looked at.
pub fn chances(desk: &Desk, file: &SiteFile) -> Option<Table> {
    let row = desk.county().board_row(file);
    let standing = row.shown()?;
    let rubric = desk.county().sites().rubric(standing.rubric)?;
    let columns = vec![
        Column::new("item", &TableText::Item, Kind::Count),
        Column::new("gain", &T::Chances, Kind::Text),
        Column::new("name", &TableText::Name, Kind::Name),
    ];
    let rows = standing.chances(rubric).into_iter().take(CHANCES);
    let rows = rows.map(|chance| {
        let points = chance.step.gain.to_string();
        let gain = Said::by(|lang| {
            let (points, to) = (points.clone(), chance.step.to.say(lang).into_owned());
            T::Gain { points, to }.say(lang)
        });
        let name = rubric.item(chance.no).map_or("", |item| &item.name);
        Row::bare(vec![
            Value::count(chance.no).into(),
            Value::Said(gain).into(),
            Value::Name(name.to_owned()).into(),
        ])
    });
    Some(Table::new("chances", columns).in_lines().with(rows))
}
