//! What stands on the page of a site: what is described of it, line by line, what is to be mended, how it went.

use super::super::{board::rows::signed, route::SiteSpot};
use crate::{
    domain::{By, Points, Rectification, Reference, SiteList as List},
    i18n::text::SiteText,
    register::{SiteFile, Unfinished},
    report::{self, Cell, Column},
    ui::kit::{
        At, Role,
        page::{self, Label},
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

/// The list that a described line heads or is a row of.
fn list(column: &Column) -> Option<(List, Option<usize>)> {
    let key = &*column.key;
    let (stem, row) = match key.rsplit_once('_') {
        Some((stem, n)) => (stem, n.parse::<usize>().ok()),
        None => (key, None),
    };
    Some(match (key, stem, row) {
        ("people", ..) => (List::People, None),
        ("village_lead", ..) => (List::People, Some(0)),
        ("township_lead", ..) => (List::People, Some(1)),
        ("official", ..) => (List::People, Some(2)),
        ("milestones", ..) => (List::Milestones, None),
        ("projects", ..) => (List::Projects, None),
        ("links", ..) => (List::Links, None),
        ("adoptions", ..) => (List::Adoptions, None),
        // Those of the village stand below the three.
        (_, "contact", Some(n)) => (List::People, Some(2 + n)),
        (_, "milestone", Some(n)) => (List::Milestones, Some(n - 1)),
        (_, "project", Some(n)) => (List::Projects, Some(n - 1)),
        (_, "link", Some(n)) => (List::Links, Some(n - 1)),
        (_, "adoption", Some(n)) => (List::Adoptions, Some(n - 1)),
        _ => return None,
    })
}

/// What a described line tells of: entries of a list have no number, so what they say tells them apart.
fn about(column: &Column, cell: &Cell, at: &At<'_>) -> Option<About> {
    let (list, opens) = (list(column), cell.opens);
    let told = match list {
        Some((List::People, Some(row))) => Some((List::People, row.to_string())),
        Some((list, Some(_))) => {
            let words = cell.value.words(at.lang());
            Some((list, format!("{}{words}", at.say(&column.head))))
        }
        _ => None,
    };
    let spot = told.map(|(list, told)| SiteSpot::Entry(list, told));
    (list.is_some() || opens.is_some()).then_some(About { spot, opens, list })
}

/// A picture takes so many columns.
pub fn of(file: &SiteFile, cols: u16, at: &At<'_>) -> Vec<Line> {
    let mut page = Lines::new(at);
    let site = at.eyes().on_page().table(report::site(at.desk, file));
    page.described(&site, |column, cell| about(column, cell, at));
    let chances = report::chances(at.desk, file);
    let chances = chances.filter(|chances| !chances.rows.is_empty());
    if let Some(chances) = chances {
        page.head(&SiteText::Chances);
        for row in &chances.rows {
            let [item, gain, name] = [0, 1, 2].map(|i| row.cells[i].value.words(at.lang()));
            page.add(&item, format!("{gain}  {name}"), Role::Normal);
        }
    }
    mend(file, &mut page);
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
    let late = report::late(found.is_open(), found.fields.due, at.desk.today());
    let mark = late.as_ref();
    let mark = mark.map_or_else(String::new, |late| format!("! {}  ", at.say(late)));
    let role = match (late.is_some(), found.is_open(), found.waits()) {
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

fn not_closed(unfinished: Option<Unfinished>, at: &At<'_>) -> String {
    unfinished.map_or_else(String::new, |Unfinished { scored, items }| {
        let (scored, items) = (scored.into(), items.into());
        format!("  {}", at.say(&SiteText::NotClosed { scored, items }))
    })
}

/// Every inspection with its sum, what it changed, and what was planned by then.
fn series(file: &SiteFile, page: &mut Lines<'_>) {
    let (at, sites) = (page.at, page.at.desk.county().sites());
    let plan = at.desk.county().board_row(file).plan;
    let mut lines = Vec::new();
    for by in By::ALL {
        let mut before: Option<Points> = None;
        for moment in sites.series(file, by) {
            let moved = before.map(|b| signed(moment.total - b, Role::Normal).words);
            before = Some(moment.total);
            let planned = plan.map(|plan| report::planned(&plan, moment.on).words(at.lang()));
            let round = file
                .sitting(moment.inspection)
                .map(|s| &s.inspection.record.fields.name);
            let words = format!(
                "{} {:>5}/{} {:>5}  {}  {}{}",
                at.say(&by),
                moment.total.to_string(),
                moment.most,
                moved.unwrap_or_default(),
                planned.unwrap_or_default(),
                round.map_or("", |round| round),
                not_closed(moment.unfinished, at),
            );
            lines.push((moment.on, words));
        }
    }
    if lines.is_empty() {
        return;
    }
    lines.sort_by_key(|(on, _)| *on);
    page.head(&SiteText::History);
    for (on, words) in lines {
        page.add(&on.to_string(), words.trim_end(), Role::Normal);
    }
}
