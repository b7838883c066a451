//! What stands on the page of a site: label and words, line by line.

use super::score_lines::{chances, scores, series};
use crate::{
    domain::{By, Rectification, SiteField, UnitId},
    i18n::{N, Say, text::SiteText},
    register::{Demanded, SiteFile},
    ui::{
        kit::{At, Role},
        site::{
            board::rows::plan_words,
            route::{About, List, SiteSpot},
        },
    },
};

pub struct Line {
    pub label: String,
    pub words: String,
    pub role: Role,
    pub about: Option<About>,
    /// The list it heads or is a row of.
    pub list: Option<(List, Option<usize>)>,
}

impl Line {
    pub fn spot(&self) -> SiteSpot {
        match (self.list, self.about) {
            (Some((List::People, Some(row))), _) => SiteSpot::Entry(List::People, row.to_string()),
            (Some((list, Some(_))), _) => {
                SiteSpot::Entry(list, format!("{}{}", self.label, self.words))
            }
            (None, Some(about @ About::Rectification(_))) => SiteSpot::About(about),
            _ => SiteSpot::Line(self.label.clone()),
        }
    }
}

pub struct Page<'a> {
    pub at: &'a At<'a>,
    lines: Vec<Line>,
}

impl Page<'_> {
    pub fn add(&mut self, label: &(impl Say + ?Sized), words: impl Into<String>, role: Role) {
        self.about(label, words, role, None);
    }

    fn about(
        &mut self,
        label: &(impl Say + ?Sized),
        words: impl Into<String>,
        role: Role,
        about: Option<About>,
    ) {
        let words = words.into();
        if !words.is_empty() {
            let label = self.at.say(label).into_owned();
            self.lines.push(Line {
                label,
                words,
                role,
                about,
                list: None,
            });
        }
    }

    /// The head of a list that is kept on the page; one that is empty says so.
    fn list(&mut self, label: &impl Say, list: List, n: usize) {
        self.head(label);
        if let Some(head) = self.lines.last_mut() {
            head.list = Some((list, None));
            head.words = self.at.say(&SiteText::NoEntries).into_owned();
            head.role = Role::Dim;
            if n > 0 {
                head.words = self
                    .at
                    .say(&SiteText::Entries { n: N::from(n) })
                    .into_owned();
            }
        }
    }

    /// The unit that lies behind the last line.
    fn leads_to(&mut self, village: UnitId) {
        if let Some(line) = self.lines.last_mut() {
            line.about = Some(About::Village(village));
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
        self.add(&label, words, role);
        if let Some(line) = self.lines.last_mut() {
            line.list = Some((row.0, Some(row.1)));
        }
    }

    pub fn head(&mut self, label: &impl Say) {
        let label = self.at.say(label).into_owned();
        let (words, role, about) = (String::new(), Role::Title, Some(About::Head));
        self.lines.push(Line {
            label,
            words,
            role,
            about,
            list: None,
        });
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
    page.lines
}

fn who(file: &SiteFile, page: &mut Page<'_>) {
    let (at, site) = (page.at, &file.site.record);
    let sites = at.desk.county().sites();
    let place = at
        .desk
        .path_names(crate::register::Node::Unit(site.village))
        .join("/");
    let village = Some(About::Village(site.village));
    page.about(&SiteText::Village, place, Role::Normal, village);
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
        let (how, role) = plan_words(plan);
        let (have, goal) = (plan.have, plan.goal);
        let words = format!("{}  {have}/{goal}  {}", plan.target, at.say(&how));
        page.add(&SiteText::PlanHead, words, role);
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
        let about = Some(About::Rectification(found.id));
        page.about(&found.fields.due.to_string(), words, role, about);
    }
}

fn mend_words(found: &Rectification, at: &At<'_>) -> (String, Role) {
    let item = found.item.map_or_else(String::new, |no| format!("[{no}] "));
    let what = found.fields.what.replace('\n', " ");
    let state = at.say(&found.state);
    let late = found.is_overdue(at.desk.today());
    let mark = if late { "! " } else { "" };
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

fn people(file: &SiteFile, page: &mut Page<'_>) {
    let (at, fields) = (page.at, &file.site.record.fields);
    let official = fields
        .official
        .and_then(|id| at.desk.county().sites().official(id));
    let official = official.map_or_else(String::new, |official| {
        format!("{} {}", official.fields.name, official.fields.post)
    });
    page.list(&SiteText::People, List::People, 0);
    if let Some(head) = page.lines.last_mut() {
        head.words.clear();
    }
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
    page.list(&SiteField::Milestones, List::Milestones, all.len());
    for (i, milestone) in all.iter().enumerate() {
        let late = milestone.done.is_none() && milestone.due < at.desk.today();
        let done = milestone
            .done
            .map_or_else(String::new, |on| format!("  {} {on}", at.look.glyphs().yes));
        let mark = if late { "! " } else { "" };
        let words = format!("{mark}{}{done}", milestone.name);
        let role = if late { Role::Breach } else { Role::Normal };
        let row = (List::Milestones, i);
        page.row(&milestone.due.to_string(), &words, role, row);
    }
}

fn projects(file: &SiteFile, page: &mut Page<'_>) {
    let (at, all) = (page.at, &file.site.record.fields.projects);
    page.list(&SiteField::Projects, List::Projects, all.len());
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
    page.list(&SiteField::Links, List::Links, all.len());
    for (i, link) in all.iter().enumerate() {
        let village = at.village(link.village);
        let words = format!("{village}  {}  {}", link.name, link.since);
        page.row(&link.kind, &words, Role::Normal, (List::Links, i));
        page.leads_to(link.village);
    }
}

fn adoptions(file: &SiteFile, page: &mut Page<'_>) {
    let (at, all) = (page.at, &file.site.record.fields.adoptions);
    page.list(&SiteField::Adoptions, List::Adoptions, all.len());
    for (i, adoption) in all.iter().enumerate() {
        let village = at.village(adoption.village);
        let words = format!("{village}  {}  {}", adoption.what, adoption.checked_by);
        let row = (List::Adoptions, i);
        page.row(&adoption.on.to_string(), &words, Role::Normal, row);
        page.leads_to(adoption.village);
    }
}
