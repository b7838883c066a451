//! What stands on the page of a site: label and words, line by line.

use chrono::NaiveDate;

use super::score_lines::{chances, scores, series};
use crate::{
    domain::{By, Rectification, RectificationId, SiteField, UnitId},
    i18n::{N, Say, text::SiteText},
    register::{Demanded, SiteFile},
    report,
    ui::{
        kit::{
            At, Role,
            page::{self, Label},
        },
        site::route::{List, SiteSpot},
    },
};

pub type Line = page::Line<About>;

/// What a line tells of.
#[derive(Clone, Debug)]
pub struct About {
    spot: SiteSpot,
    pub opens: Option<Opens>,
    /// The list it heads or is a row of.
    pub list: Option<(List, Option<usize>)>,
}

#[derive(Clone, Copy, Debug)]
pub enum Opens {
    Village(UnitId),
    Rectification(RectificationId),
}

impl page::About for About {
    type Spot = SiteSpot;

    fn spot(&self) -> SiteSpot {
        self.spot.clone()
    }
}

pub struct Page<'a> {
    pub at: &'a At<'a>,
    lines: Vec<Line>,
}

impl Page<'_> {
    pub fn add(&mut self, label: &(impl Say + ?Sized), words: impl Into<String>, role: Role) {
        let words = words.into();
        if !words.is_empty() {
            let label = self.at.say(label).into_owned();
            self.push(Label::Of(label), words, role);
        }
    }

    fn push(&mut self, label: Label, words: String, role: Role) {
        let spot = SiteSpot::Line(label.words().to_owned());
        let (opens, list) = (None, None);
        let parts = if words.is_empty() {
            Vec::new()
        } else {
            vec![(words, role)]
        };
        self.lines.push(Line {
            label: Some(label),
            parts,
            about: Some(About { spot, opens, list }),
        });
    }

    /// What the last line tells of.
    fn last(&mut self) -> Option<&mut About> {
        self.lines.last_mut()?.about.as_mut()
    }

    pub fn head(&mut self, label: &impl Say) {
        let label = self.at.say(label).into_owned();
        self.push(Label::Head(label), String::new(), Role::Dim);
    }

    /// The head of a list that is kept on the page; how many there are, where that is told.
    fn list(&mut self, label: &impl Say, list: List, n: Option<usize>) {
        let label = self.at.say(label).into_owned();
        let words = n.map(|n| match n {
            0 => self.at.say(&SiteText::NoEntries),
            n => self.at.say(&SiteText::Entries { n: N::from(n) }),
        });
        let words = words.unwrap_or_default().into_owned();
        self.push(Label::Head(label), words, Role::Dim);
        if let Some(head) = self.last() {
            head.list = Some((list, None));
        }
    }

    /// What lies behind the last line.
    fn opens(&mut self, opens: Opens) {
        if let Some(last) = self.last() {
            last.opens = Some(opens);
        }
    }

    /// A row of a list; what is not known yet has a row all the same.
    fn row(&mut self, label: &(impl Say + ?Sized), words: &str, role: Role, row: (List, usize)) {
        let words = words.trim();
        let (words, role) = if words.is_empty() {
            ("-", Role::Dim)
        } else {
            (words, role)
        };
        let label = format!("  {}", self.at.say(label));
        let told = match row {
            (List::People, n) => n.to_string(),
            _ => format!("{label}{words}"),
        };
        self.push(Label::Of(label), words.to_owned(), role);
        if let Some(about) = self.last() {
            about.spot = SiteSpot::Entry(row.0, told);
            about.list = Some((row.0, Some(row.1)));
        }
    }
}

pub fn of(file: &SiteFile, at: &At<'_>) -> Vec<Line> {
    let mut page = Page {
        at,
        lines: Vec::new(),
    };
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
    series(file, &mut page);
    if let Some(standing) = row.shown() {
        chances(standing, &mut page);
    }
    mend(file, &mut page);
    links(file, &mut page);
    adoptions(file, &mut page);
    if at.is_veiled() {
        page.lines.iter_mut().for_each(Line::hush);
    }
    page.lines
}

fn who(file: &SiteFile, page: &mut Page<'_>) {
    let (at, site) = (page.at, &file.site.record);
    let sites = at.desk.county().sites();
    let place = at
        .desk
        .path_names(crate::register::Node::Unit(site.village))
        .join("/");
    page.add(&SiteText::Village, place, Role::Normal);
    page.opens(Opens::Village(site.village));
    if let Some(closed) = &site.closed {
        let (on, reason) = (closed.on.to_string(), closed.reason.clone());
        let words = at.say(&SiteText::ClosedOn { on, reason });
        page.add(&SiteField::State, words, Role::Warn);
    }
    let fields = &site.fields;
    page.add(&SiteField::Feature, &fields.feature, Role::Normal);
    for reached in fields.stages.iter().rev() {
        let name = sites.stage(reached.stage).map_or("", |s| &s.fields.name);
        let on = reached.on.to_string();
        let words = format!("{name}  {}", at.say(&SiteText::Since { on }));
        let now = fields.stages.last() == Some(reached);
        page.add(
            &SiteField::Stage,
            words,
            if now { Role::Accent } else { Role::Dim },
        );
    }
    page.add(
        &SiteField::Note,
        fields.note.replace('\n', " "),
        Role::Normal,
    );
}

fn plan(file: &SiteFile, page: &mut Page<'_>) {
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
    let met = at.say(if demanded.met {
        &SiteText::Met
    } else {
        &SiteText::Unmet
    });
    let under = demanded.under.join(" ");
    let under = if under.is_empty() {
        under
    } else {
        format!(" (!{under})")
    };
    format!("{name}  {demand}  {met}{under}")
}

fn mend(file: &SiteFile, page: &mut Page<'_>) {
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
        page.push(Label::Each(due), words, role);
        page.opens(Opens::Rectification(found.id));
        if let Some(about) = page.last() {
            about.spot = SiteSpot::Rectification(found.id);
        }
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

fn people(file: &SiteFile, page: &mut Page<'_>) {
    let (at, fields) = (page.at, &file.site.record.fields);
    let official = fields
        .official
        .and_then(|id| at.desk.county().sites().official(id));
    let official = official.map_or_else(String::new, |official| {
        format!("{} {}", official.fields.name, official.fields.post)
    });
    page.list(&SiteText::People, List::People, None);
    let rows = [
        (SiteField::VillageLead, fields.village_lead.as_str()),
        (SiteField::TownshipLead, fields.township_lead.as_str()),
        (SiteField::Official, official.as_str()),
    ];
    for (i, (label, words)) in rows.into_iter().enumerate() {
        page.row(&label, words, Role::Normal, (List::People, i));
    }
}

fn milestones(file: &SiteFile, page: &mut Page<'_>) {
    let (at, all) = (page.at, &file.site.record.fields.milestones);
    page.list(&SiteField::Milestones, List::Milestones, Some(all.len()));
    for (i, milestone) in all.iter().enumerate() {
        let late = milestone.done.is_none() && milestone.due < at.desk.today();
        let done = milestone
            .done
            .map_or_else(String::new, |on| format!("  {} {on}", at.look.glyphs().yes));
        let mark = late_words(late, milestone.due, at);
        let words = format!("{mark}{}{done}", milestone.name);
        let role = if late { Role::Breach } else { Role::Normal };
        let row = (List::Milestones, i);
        page.row(&milestone.due.to_string(), &words, role, row);
    }
}

fn projects(file: &SiteFile, page: &mut Page<'_>) {
    let (at, all) = (page.at, &file.site.record.fields.projects);
    page.list(&SiteField::Projects, List::Projects, Some(all.len()));
    for (i, project) in all.iter().enumerate() {
        let state = at.say(&project.state);
        let (spent, amount) = (N(project.spent), N(project.amount));
        let words = format!("{spent}/{amount}  {state}  {}", project.source);
        let row = (List::Projects, i);
        page.row(&project.name, &words, Role::Normal, row);
    }
}

fn links(file: &SiteFile, page: &mut Page<'_>) {
    let (at, all) = (page.at, &file.site.record.fields.links);
    page.list(&SiteField::Links, List::Links, Some(all.len()));
    for (i, link) in all.iter().enumerate() {
        let village = at.village(link.village);
        let words = format!("{village}  {}  {}", link.name, link.since);
        page.row(&link.kind, &words, Role::Normal, (List::Links, i));
        page.opens(Opens::Village(link.village));
    }
}

fn adoptions(file: &SiteFile, page: &mut Page<'_>) {
    let (at, all) = (page.at, &file.site.record.fields.adoptions);
    page.list(&SiteField::Adoptions, List::Adoptions, Some(all.len()));
    for (i, adoption) in all.iter().enumerate() {
        let village = at.village(adoption.village);
        let words = format!("{village}  {}  {}", adoption.what, adoption.checked_by);
        let row = (List::Adoptions, i);
        page.row(&adoption.on.to_string(), &words, Role::Normal, row);
        page.opens(Opens::Village(adoption.village));
    }
}
