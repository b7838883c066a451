//! What stands on the page of a site: label and words, line by line.

use chrono::NaiveDate;

use super::score_lines::{chances, scores, series};
use crate::{
    domain::{By, Rectification, Reference, SiteField, SiteList as List},
    i18n::{
        N, Say,
        text::{SiteText, UnitText},
    },
    register::{Demanded, Node, SiteFile},
    report,
    ui::{
        kit::{
            At, Role,
            page::{self, Label},
        },
        site::route::SiteSpot,
    },
};

pub type Line = page::Line<About>;
pub type Lines<'a> = page::Lines<'a, About>;

/// What a line tells of.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Its label, where nothing else tells it.
    spot: Option<SiteSpot>,
    pub opens: Option<Reference>,
    /// The list it heads or is a row of.
    pub list: Option<(List, Option<usize>)>,
}

impl page::About for About {
    type Spot = SiteSpot;

    fn spot(&self) -> SiteSpot {
        self.spot.clone().expect("a label tells every line")
    }
}

fn opens(line: &mut Line, behind: Reference) {
    line.about.get_or_insert_default().opens = Some(behind);
}

/// The head of a list that is kept on the page; how many there are, where that is told.
fn list(page: &mut Lines<'_>, label: &impl Say, list: List, n: Option<usize>) {
    let words = n.map(|n| match n {
        0 => page.at.say(&SiteText::NoEntries),
        n => page.at.say(&SiteText::Entries { n: N::from(n) }),
    });
    let line = page.head(label);
    line.parts
        .extend(words.map(|words| (words.into_owned(), Role::Dim)));
    line.about.get_or_insert_default().list = Some((list, None));
}

/// A row of a list; what is not known yet has a row all the same.
fn row<'l>(
    page: &'l mut Lines<'_>,
    label: &(impl Say + ?Sized),
    words: &str,
    role: Role,
    (list, row): (List, usize),
) -> &'l mut Line {
    let (words, role) = match words.trim() {
        "" => ("-", Role::Dim),
        words => (words, role),
    };
    let label = format!("  {}", page.at.say(label));
    let told = match list {
        List::People => row.to_string(),
        _ => format!("{label}{words}"),
    };
    page.add(&label, words, role).to(About {
        spot: Some(SiteSpot::Entry(list, told)),
        opens: None,
        list: Some((list, Some(row))),
    })
}

/// A picture takes so many columns.
pub fn of(file: &SiteFile, cols: u16, at: &At<'_>) -> Vec<Line> {
    let mut page = Lines::new(at);
    let row = at.desk.county().board_row(file);
    who(file, &mut page);
    plan(file, &mut page);
    people(file, &mut page);
    milestones(file, &mut page);
    projects(file, &mut page);
    page.head(&SiteText::Scores);
    for (label, standing, by) in [
        (SiteText::Verified, &row.verified, By::Verifier),
        (SiteText::Own, &row.own, By::Village),
    ] {
        if let Some(standing) = standing {
            let sites = at.desk.county().sites();
            scores(&label, standing, sites.unfinished(file, by), &mut page);
        }
    }
    if let Some(standing) = row.shown() {
        chances(standing, &mut page);
    }
    mend(file, &mut page);
    links(file, &mut page);
    adoptions(file, &mut page);
    series(file, &mut page);
    page.course(&report::scores(at.desk, file), cols);
    let mut lines = page.said();
    // What has no label is drawn: nobody stands on it.
    for line in lines.iter_mut().filter(|line| line.label.is_some()) {
        let label = line.label.as_ref().map_or("", Label::words).to_owned();
        let about = line.about.get_or_insert_default();
        about.spot.get_or_insert(SiteSpot::Line(label));
        if at.is_veiled() {
            line.hush();
        }
    }
    lines
}

fn who(file: &SiteFile, page: &mut Lines<'_>) {
    let (at, site) = (page.at, &file.site.record);
    let sites = at.desk.county().sites();
    let place = at.desk.path_names(Node::Unit(site.village)).join("/");
    let line = page.add(&SiteText::Village, place, Role::Normal);
    opens(line, Reference::Unit(site.village));
    if let Some(closed) = &site.closed {
        let (on, reason) = (closed.on.to_string(), closed.reason.clone());
        let words = at.say(&SiteText::ClosedOn { on, reason });
        page.add(&SiteField::State, words, Role::Warn);
    }
    let fields = &site.fields;
    if !fields.feature.is_empty() {
        page.add(&SiteField::Feature, &fields.feature, Role::Normal);
    }
    for reached in fields.stages.iter().rev() {
        let name = sites.stage(reached.stage).map_or("", |s| &s.fields.name);
        let on = reached.on.to_string();
        let words = format!("{name}  {}", at.say(&SiteText::Since { on }));
        let now = fields.stages.last() == Some(reached);
        let role = if now { Role::Accent } else { Role::Dim };
        page.add(&SiteField::Stage, words, role);
    }
    if !fields.note.is_empty() {
        let note = fields.note.replace('\n', " ");
        page.add(&SiteField::Note, note, Role::Normal);
    }
}

fn plan(file: &SiteFile, page: &mut Lines<'_>) {
    let (at, county) = (page.at, page.at.desk.county());
    let row = county.board_row(file);
    if let Some(plan) = &row.plan {
        let told = report::plan(plan);
        let (have, goal, how) = (plan.have, plan.goal, told.value.words(at.lang()));
        let words = format!("{}  {have}/{goal}  {how}", plan.target);
        page.add(&SiteText::PlanHead, words, Role::of(told.tone));
    }
    let next = county.next_stage(file);
    if let Some(demanded) = next.and_then(|s| county.demanded(s, row.verified.as_ref())) {
        let met = demanded.met;
        let role = if met { Role::Good } else { Role::Warn };
        page.add(&SiteText::Demand, demand_words(&demanded, at), role);
    }
}

/// `达标命名：考核得分率不低于 85%，各板块均达合格线  未达到（组织 未达合格线）`
pub fn demand_words(demanded: &Demanded, at: &At<'_>) -> String {
    let stage = at.desk.county().sites().stage(demanded.stage);
    let name = stage.map_or("", |s| &s.fields.name);
    let demand = stage.map_or_else(String::new, |s| at.say(&s.fields.demand).into_owned());
    let (met, unmet) = (SiteText::Met, SiteText::Unmet);
    let met = at.say(if demanded.met { &met } else { &unmet });
    let under = demanded.under.join(" ");
    let under = if under.is_empty() {
        under
    } else {
        format!(" (!{under})")
    };
    format!("{name}  {demand}  {met}{under}")
}

fn mend(file: &SiteFile, page: &mut Lines<'_>) {
    if file.rectifications.is_empty() {
        return;
    }
    page.head(&SiteText::Rectified);
    for held in &file.rectifications {
        let found = &held.record;
        let (words, role) = mend_words(found, page.at);
        // Each has its own day.
        let on = found.fields.due.to_string();
        let due = page.at.say(&SiteText::DueBy { on }).into_owned();
        let line = page.push(Line {
            label: Some(Label::Each(due)),
            ..Line::new(words, role)
        });
        line.to(About {
            spot: Some(SiteSpot::Rectification(found.id)),
            opens: Some(Reference::Rectification(found.id)),
            list: None,
        });
    }
}

fn mend_words(found: &Rectification, at: &At<'_>) -> (String, Role) {
    let item = found.item.map_or_else(String::new, |no| format!("[{no}] "));
    let what = found.fields.what.replace('\n', " ");
    let state = at.say(&found.state);
    let late = found.is_overdue(at.desk.today());
    let mark = late_words(late, found.fields.due, at);
    let role = match (late, found.is_open(), found.waits()) {
        (true, ..) => Role::Breach,
        (_, true, _) => Role::Normal,
        (_, _, true) => Role::Notice,
        _ => Role::Dim,
    };
    (
        format!("{mark}{item}{what}  {}  {state}", found.fields.owner),
        role,
    )
}

/// `! 逾期 38 天  `
fn late_words(late: bool, due: NaiveDate, at: &At<'_>) -> String {
    if !late {
        return String::new();
    }
    let days = (at.desk.today() - due).num_days().unsigned_abs().into();
    format!("! {}  ", at.say(&SiteText::LateBy { days }))
}

fn people(file: &SiteFile, page: &mut Lines<'_>) {
    let (at, fields) = (page.at, &file.site.record.fields);
    let official = fields
        .official
        .and_then(|id| at.desk.county().sites().official(id));
    let official = official.map_or_else(String::new, |official| {
        format!("{} {}", official.fields.name, official.fields.post)
    });
    list(page, &SiteText::People, List::People, None);
    let rows = [
        (SiteField::VillageLead, fields.village_lead.as_str()),
        (SiteField::TownshipLead, fields.township_lead.as_str()),
        (SiteField::Official, official.as_str()),
    ];
    for (i, (label, words)) in rows.into_iter().enumerate() {
        row(page, &label, words, Role::Normal, (List::People, i));
    }
    let village = at.desk.county().unit(file.village());
    let called = village
        .into_iter()
        .flat_map(|held| &held.record.fields.contacts);
    for (contact, i) in called.zip(rows.len()..) {
        let (label, words) = (UnitText::VillageContact, at.read(&report::contact(contact)));
        let line = row(page, &label, &words, Role::Normal, (List::People, i));
        opens(line, Reference::Unit(file.village()));
    }
}

fn milestones(file: &SiteFile, page: &mut Lines<'_>) {
    let (at, all) = (page.at, &file.site.record.fields.milestones);
    list(
        page,
        &SiteField::Milestones,
        List::Milestones,
        Some(all.len()),
    );
    for (i, milestone) in all.iter().enumerate() {
        let late = milestone.done.is_none() && milestone.due < at.desk.today();
        let done = milestone
            .done
            .map_or_else(String::new, |on| format!("  {} {on}", at.look.glyphs().yes));
        let mark = late_words(late, milestone.due, at);
        let words = format!("{mark}{}{done}", milestone.name);
        let role = if late { Role::Breach } else { Role::Normal };
        let due = milestone.due.to_string();
        row(page, &due, &words, role, (List::Milestones, i));
    }
}

fn projects(file: &SiteFile, page: &mut Lines<'_>) {
    let (at, all) = (page.at, &file.site.record.fields.projects);
    list(page, &SiteField::Projects, List::Projects, Some(all.len()));
    for (i, project) in all.iter().enumerate() {
        let state = at.say(&project.state);
        let (spent, amount) = (N(project.spent), N(project.amount));
        let words = format!("{spent}/{amount}  {state}  {}", project.source);
        let place = (List::Projects, i);
        row(page, &project.name, &words, Role::Normal, place);
    }
}

fn links(file: &SiteFile, page: &mut Lines<'_>) {
    let (at, all) = (page.at, &file.site.record.fields.links);
    list(page, &SiteField::Links, List::Links, Some(all.len()));
    for (i, link) in all.iter().enumerate() {
        let village = at.village(link.village);
        let words = format!("{village}  {}  {}", link.name, link.since);
        let line = row(page, &link.kind, &words, Role::Normal, (List::Links, i));
        opens(line, Reference::Unit(link.village));
    }
}

fn adoptions(file: &SiteFile, page: &mut Lines<'_>) {
    let (at, all) = (page.at, &file.site.record.fields.adoptions);
    list(
        page,
        &SiteField::Adoptions,
        List::Adoptions,
        Some(all.len()),
    );
    for (i, adoption) in all.iter().enumerate() {
        let village = at.village(adoption.village);
        let words = format!("{village}  {}  {}", adoption.what, adoption.checked_by);
        let (on, place) = (adoption.on.to_string(), (List::Adoptions, i));
        let line = row(page, &on, &words, Role::Normal, place);
        opens(line, Reference::Unit(adoption.village));
    }
}
