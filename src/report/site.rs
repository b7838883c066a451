//! The page of one site: where it stands, its plan, its people, the lists it keeps, its scores.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::table::{Cell, Kind, Page, Table, Tone, Value};
use crate::{
    desk::Desk,
    domain::{By, Milestone, Points, Project, Reference, SiteField as F, SiteFields, UnitId},
    i18n::{
        N, Said, Say,
        text::{PresentText, SiteText as T, TableText, UnitText},
    },
    register::{BoardRow, Demanded, SiteFile, Standing, Unfinished},
};

pub fn site(desk: &Desk, file: &SiteFile) -> Table {
    let (county, site) = (desk.county(), &file.site.record);
    let (row, fields) = (county.board_row(file), &site.fields);
    let mut page = Page::default();
    page.push("id", &TableText::Id, Kind::Id, Value::id(&site.id));
    page.quiet(
        "level",
        &TableText::Level,
        Kind::Word,
        Value::level(desk, site.village),
    );
    let place = Value::unit(desk, site.village, site.village);
    let place = Cell::from(place).opens(Reference::Unit(site.village));
    page.push("unit", &T::Village, Kind::Place, place);
    if let Some(closed) = &site.closed {
        let (on, reason) = (closed.on.to_string(), closed.reason.clone());
        let words = Value::said(&T::ClosedOn { on, reason });
        let words = Cell::from(words).tone(Tone::Warn);
        page.push("closed", &F::State, Kind::Text, words);
    }
    page.text("feature", &F::Feature, &fields.feature);
    // The latest first; each keeps its number.
    for (at, reached) in fields.stages.iter().enumerate().rev() {
        let n = at + 1;
        let name = county.sites().stage(reached.stage);
        let name = name.map_or("", |stage| &stage.fields.name);
        let on = reached.on.to_string();
        let words = Said::by(|lang| {
            let since = T::Since { on: on.clone() };
            format!("{name}  {}", since.say(lang))
        });
        let now = n == fields.stages.len();
        let tone = if now { Tone::Notice } else { Tone::Quiet };
        let words = Cell::from(Value::Said(words)).tone(tone);
        page.push(format!("stage_{n}"), &F::Stage, Kind::Text, words);
    }
    page.text("note", &F::Note, &fields.note.replace('\n', " "));
    plan(desk, file, &row, &mut page);
    people(desk, site.village, fields, &mut page);
    kept(desk, fields, &mut page);
    page.head("scores", &T::Scores, &String::new());
    for (key, label, standing, by) in [
        ("verified", T::Verified, &row.verified, By::Verifier),
        ("own", T::Own, &row.own, By::Village),
    ] {
        if let Some(standing) = standing {
            let unfinished = county.sites().unfinished(file, by);
            scores((key, &label), standing, unfinished, &mut page);
        }
    }
    page.finish("site", Reference::Site(site.id))
}

/// `82/100`, and each block with its pass line. Programs are told all of it in one.
fn scores(
    (key, label): (&'static str, &T),
    standing: &Standing,
    unfinished: Option<Unfinished>,
    page: &mut Page,
) {
    let open = unfinished.map(|Unfinished { scored, items }| {
        let (scored, items) = (scored.into(), items.into());
        T::NotClosed { scored, items }
    });
    let total = Said::by(|lang| {
        let open = open.as_ref().map(|open| format!("  {}", open.say(lang)));
        let (total, most) = (standing.total, standing.most);
        format!("{total}/{most}{}", open.unwrap_or_default())
    });
    let told = Value::Said(words(standing)).told(&total);
    let total = Cell::from(told).tone(warmth(standing.total, standing.most));
    page.push(key, label, Kind::Text, total);
    for (block, n) in standing.blocks.iter().zip(1..) {
        let words = Said::by(|lang| {
            let pass = block.pass.map(|pass| {
                let points = pass.to_string();
                format!("  {}", T::Pass { points }.say(lang))
            });
            let under = block.passes() == Some(false);
            let under = under.then(|| format!("  {}", T::UnderPass.say(lang)));
            let (points, most) = (block.points, block.most);
            let (pass, under) = (pass.unwrap_or_default(), under.unwrap_or_default());
            format!("{points}/{most}{pass}{under}")
        });
        let tone = match block.passes() {
            Some(false) => Tone::Alarm,
            _ => warmth(block.points, block.most),
        };
        let words = Cell::from(Value::Said(words)).tone(tone);
        page.told_row(format!("{key}_block_{n}"), &block.name, words);
    }
}

/// Nine tenths are good, below six the eye should stop.
pub fn heat(points: Points, most: Points) -> Tone {
    match points.0 * 10 / most.0.max(1) {
        9.. => Tone::Good,
        7.. => Tone::Plain,
        6.. => Tone::Warn,
        _ => Tone::Alarm,
    }
}

/// On the page only what is under its pass line is marked.
fn warmth(points: Points, most: Points) -> Tone {
    match heat(points, most) {
        Tone::Alarm => Tone::Warn,
        tone => tone,
    }
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

fn people(desk: &Desk, village: UnitId, fields: &SiteFields, page: &mut Page) {
    page.head("people", &T::People, &String::new());
    let official = fields.official;
    let official = official.and_then(|id| desk.county().sites().official(id));
    let official = official.map_or_else(String::new, |official| {
        format!("{} {}", official.fields.name, official.fields.post)
    });
    for (key, label, words) in [
        ("village_lead", F::VillageLead, fields.village_lead.as_str()),
        ("township_lead", F::TownshipLead, &fields.township_lead),
        ("official", F::Official, official.trim_end()),
    ] {
        page.row(key, &label, Value::text(words).into());
    }
    let called = desk.county().unit(village).into_iter();
    let called = called.flat_map(|held| &held.record.fields.contacts);
    for (contact, n) in called.zip(1..) {
        let contact = Cell::from(super::contact(contact)).opens(Reference::Unit(village));
        page.row(format!("contact_{n}"), &UnitText::VillageContact, contact);
    }
}

/// The lists that a site keeps, each entry in its place. Programs are told the entry in one.
fn kept(desk: &Desk, fields: &SiteFields, page: &mut Page) {
    let head = |page: &mut Page, key, label: &F, n: usize| match n {
        0 => page.head(key, label, &T::NoEntries),
        n => page.head(key, label, &T::Entries { n: N::from(n) }),
    };
    head(page, "milestones", &F::Milestones, fields.milestones.len());
    for (one, n) in fields.milestones.iter().zip(1..) {
        let (due, done) = (one.due, done(one));
        let late = late(one.done.is_none(), due, desk.today());
        let told = Value::text(format!("{due}  {}  {done}", one.name).trim_end());
        let words = Said::by(|lang| {
            let late = late
                .as_ref()
                .map_or_else(String::new, |late| late.say(lang).into_owned() + "  ");
            format!("{late}{}  {done}", one.name).trim_end().to_owned()
        });
        let tone = if late.is_some() {
            Tone::Alarm
        } else {
            Tone::Plain
        };
        let cell = Cell::from(told.told(&words)).tone(tone);
        page.row(format!("milestone_{n}"), &due.to_string(), cell);
    }
    head(page, "projects", &F::Projects, fields.projects.len());
    for (project, n) in fields.projects.iter().zip(1..) {
        let Project { name, source, .. } = project;
        let (money, state) = (money(project), &project.state);
        let told = Said::by(|lang| format!("{name}  {source}  {money}  {}", state.say(lang)));
        let words = Said::by(|lang| format!("{money}  {}  {source}", state.say(lang)));
        let cell = Value::Said(told).told(&words).into();
        page.row(format!("project_{n}"), name, cell);
    }
    head(page, "links", &F::Links, fields.links.len());
    for (link, n) in fields.links.iter().zip(1..) {
        let village = village(desk, link.village);
        let told = Said::by(|lang| format!("{} {}", link.name, village.say(lang)));
        let words =
            Said::by(|lang| format!("{}  {}  {}", village.say(lang), link.name, link.since));
        let cell = Cell::from(Value::Said(told).told(&words));
        let cell = cell.opens(Reference::Unit(link.village));
        page.row(format!("link_{n}"), &link.kind, cell);
    }
    head(page, "adoptions", &F::Adoptions, fields.adoptions.len());
    for (adoption, n) in fields.adoptions.iter().zip(1..) {
        let (on, what) = (adoption.on.to_string(), &adoption.what);
        let village = village(desk, adoption.village);
        let told = Said::by(|lang| format!("{on}  {}  {what}", village.say(lang)));
        let words = Said::by(|lang| {
            let by = &adoption.checked_by;
            format!("{}  {what}  {by}", village.say(lang))
                .trim_end()
                .to_owned()
        });
        let cell = Cell::from(Value::Said(told).told(&words));
        let cell = cell.opens(Reference::Unit(adoption.village));
        page.row(format!("adoption_{n}"), &on, cell);
    }
}

/// How late it is, if it is.
pub fn late(open: bool, due: NaiveDate, today: NaiveDate) -> Option<T> {
    let days = (today - due).num_days();
    let days = (open && days > 0).then(|| days.unsigned_abs().into());
    days.map(|days| T::LateBy { days })
}

/// `120,000/500,000`
pub(super) fn money(project: &Project) -> String {
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
        let ahead = super::sites::plan(plan);
        let (target, have, goal) = (plan.target, plan.have, plan.goal);
        let told = Said::by(|lang| format!("{target}  {}", ahead.value.words(lang)));
        let words = Said::by(|lang| {
            let ahead = ahead.value.words(lang);
            format!("{target}  {have}/{goal}  {ahead}")
        });
        let words = Cell::from(Value::Said(told).told(&words)).tone(ahead.tone);
        page.push("plan", &T::PlanHead, Kind::Text, words);
    }
    let (county, verified) = (desk.county(), row.verified.as_ref());
    let next = county.next_stage(file);
    if let Some(demanded) = next.and_then(|stage| county.demanded(stage, verified)) {
        let tone = if demanded.met { Tone::Good } else { Tone::Warn };
        let words = Value::Said(demand(desk, &demanded));
        let words = Cell::from(words).tone(tone);
        page.push("demand", &T::Demand, Kind::Text, words);
    }
}

/// `达标命名  考核得分率不低于 85%，各板块均达合格线  未达到 (!组织)`
pub fn demand(desk: &Desk, demanded: &Demanded) -> Said {
    let stage = desk.county().sites().stage(demanded.stage);
    let met = if demanded.met { T::Met } else { T::Unmet };
    let under = demanded.under.join(" ");
    let under = Some(under).filter(|under| !under.is_empty());
    let under = under.map_or_else(String::new, |under| format!(" (!{under})"));
    Said::by(|lang| {
        let (name, demand) = stage.map_or_else(Default::default, |stage| {
            let demand = stage.fields.demand.say(lang).into_owned();
            (stage.fields.name.as_str(), demand)
        });
        format!("{name}  {demand}  {}{under}", met.say(lang))
    })
}

pub(super) fn done(milestone: &Milestone) -> String {
    milestone
        .done
        .map_or_else(String::new, |on| format!("✓ {on}"))
}
