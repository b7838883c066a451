//! The page of what is under the cursor: everything known about a unit or a household, as lines with links.

use std::ops::{Deref, DerefMut};

use super::{disclosure, route::Registry};
use crate::{
    domain::{Entry, Figure, Level, Reference, Right, Touched, UnitId, Unmask},
    i18n::{
        Lang, capital, doer, near_clock,
        text::{AppText, TreeText, UnitText},
    },
    keymap::{Change, Context, Show},
    register::Node,
    report::{self, Kind, Lead, Table},
    ui::kit::{
        At, Effect, Role, open,
        page::{self, Line, Lines},
        rights,
        route::opened,
        text,
    },
};

/// The lines of a node, and after them those of its past, which come later from the file.
#[derive(Clone, Debug)]
pub struct Page {
    pub node: Node,
    lines: page::Page<Reference>,
    past: usize,
    past_cols: u16,
}

impl Deref for Page {
    type Target = page::Page<Reference>;

    fn deref(&self) -> &Self::Target {
        &self.lines
    }
}

impl DerefMut for Page {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.lines
    }
}

/// Columns of the labels in front of the values: as many as the longest takes, in either language.
const fn label_cols(lang: Lang) -> u16 {
    match lang {
        Lang::Zh => 11,
        Lang::En => 15,
    }
}

/// Where the record itself was asked to be read in full, it is.
fn scoped<'a>(node: Node, at: &At<'a>) -> At<'a> {
    match node {
        Node::Household(id) => at.of(Unmask::Household(id)),
        Node::Unit(_) => *at,
    }
}

/// Everything about it. What is to be done where nothing stands yet names its keys.
fn lines(node: Node, at: &At<'_>, cols: u16) -> Vec<Line<Reference>> {
    let mut page = Lines::new(at);
    let about = match node {
        Node::Unit(unit) => report::unit(at.desk, unit),
        Node::Household(id) => report::household(at.desk, id, scoped(node, at).mask()),
    };
    if let Some(about) = about {
        let eyes = at.eyes().on_page();
        // What was asked for is this record, whoever else is named on its page.
        let asked = disclosure::record(node, at).filter(|record| at.bare.contains(record));
        let eyes = asked.map_or(eyes, |_| eyes.lifted());
        let about = eyes.table(about);
        heading(node, &about, &mut page);
        page.described(&about, |_, cell| cell.opens);
        if let Node::Unit(unit) = node {
            figures(unit, &mut page);
            page.blank();
            below(unit, cols, &mut page);
            let whole = at.desk.county().is_whole();
            let pictures = whole.then(|| report::pictures(at.desk, unit));
            for bars in pictures.into_iter().flatten() {
                // The cursor stands before the first column.
                page.bars(&bars, cols.saturating_sub(2), |behind| behind);
            }
        }
    }
    page.said()
}

/// What it is called, and where it stands.
fn heading(node: Node, about: &Table, page: &mut Lines<'_, Reference>) {
    let at = page.at;
    let titles = about
        .as_page()
        .filter(|(column, _)| column.lead == Lead::Title && column.kind != Kind::Place);
    let line = page.push(Line::blank());
    for (nth, (column, cell)) in titles.enumerate() {
        let words = cell.value.words(at.lang());
        let (words, role) = match (nth, column.kind) {
            (0, _) => (words, Role::Title),
            (_, Kind::Count) => (format!("  {words}"), Role::Normal),
            _ => (format!("  {}", capital(&words)), Role::Dim),
        };
        line.with(words, role);
    }
    let mut path = at.desk.path_names(node);
    if let Node::Unit(_) = node {
        path.pop();
    }
    if !path.is_empty() {
        let crumb = format!(" {} ", at.look.glyphs().crumb);
        page.line(path.join(&crumb), Role::Dim);
    }
}

/// What the county's method comes to there, each figure with what is behind it.
fn figures(unit: UnitId, page: &mut Lines<'_, Reference>) {
    let (at, county) = (page.at, page.at.desk.county());
    page.blank();
    if !county.is_read(unit) {
        page.line(at.say(&AppText::Preparing), Role::Dim);
        return;
    }
    let level = county.unit(unit).map(|held| held.record.level);
    let wide = matches!(level, Some(Level::County | Level::Township));
    if wide && !county.children(unit).is_empty() && county.figures(unit).households == 0 {
        let key = at.key(Context::Browse, Show::Import);
        page.line(at.say(&TreeText::NoHouseholdsYet { key }), Role::Accent);
        page.blank();
    }
    let figures = at.eyes().on_page().table(report::beside(at.desk, unit));
    page.described(&figures, |_, cell| cell.opens);
    if at.desk.is_too_large(unit) && at.desk.may(Right::Registry) {
        let go = at.desk.half_of(unit).len();
        let stay = (at.desk.divisible(unit).len() - go).into();
        let (key, go) = (at.key(Context::Browse, Change::Split), go.into());
        let words = UnitText::DivideInto { key, stay, go };
        page.line(at.say(&words), Role::Accent);
    }
}

/// What stands directly below.
fn below(unit: UnitId, cols: u16, page: &mut Lines<'_, Reference>) {
    let (at, add) = (page.at, |at: &At<'_>| at.key(Context::Browse, Change::Add));
    let held = at.desk.county().unit(unit);
    let level = held.and_then(|held| held.record.level.below());
    let words = if let Some(level) = level {
        let units = report::below(at.desk, unit);
        if !units.rows.is_empty() {
            return page.rows(&units, cols, |unit| unit);
        }
        let name = at.say(&level).into_owned();
        let how = TreeText::HowToAdd { key: add(at) };
        let none = TreeText::NoBelow { level: name };
        rights::with_how(&none, &how, Right::of_unit(level), at)
    } else {
        let mut households = report::households(at.desk, unit, at.mask());
        let kept = |about| matches!(about, Some(Reference::Household(id)) if at.desk.is_live(Node::Household(id)));
        households.rows.retain(|row| kept(row.about));
        if !households.rows.is_empty() {
            return page.rows(&households, cols, |home| home);
        }
        let import = at.key(Context::Browse, Show::Import);
        let add = add(at);
        let how = TreeText::HowToHouseholds { add, import };
        rights::with_how(&TreeText::NoHouseholds, &how, Right::Registry, at)
    };
    page.line(words, Role::Dim);
}

/// What happened to it: the journal's entries about it, newest first, with what they changed.
fn history(past: &[(Entry, Touched)], at: &At<'_>, cols: u16) -> Vec<Line<Reference>> {
    let mut lines = Lines::new(at);
    lines.blank();
    lines.line(at.say(&UnitText::History), Role::Dim);
    for (entry, touched) in past {
        let what = report::told(at.desk, entry, touched, at.mask(), at.lang());
        let (when, who) = (near_clock(entry.at, at.now), doer(&entry.who, at.lang()));
        let words = format!("{when}  {who}  {what}");
        for (i, part) in text::wrap_clauses(&words, cols.max(10))
            .into_iter()
            .enumerate()
        {
            let part = if i == 0 { part } else { format!("  {part}") };
            lines.line(part, Role::Normal);
        }
    }
    if past.is_empty() {
        lines.line(at.say(&UnitText::NoHistory), Role::Dim);
    }
    lines.said()
}

impl Page {
    /// `past` is what the file has told so far, newest first.
    pub fn of(node: Node, at: &At<'_>, past: Option<&[(Entry, Touched)]>, cols: u16) -> Self {
        let mut lines = lines(node, at, cols);
        let leader = disclosure::record(node, at).filter(|_| node.unit().is_some());
        let bare = leader.is_some_and(|record| at.bare.contains(&record));
        if scoped(node, at).is_veiled() && !bare {
            lines.iter_mut().for_each(Line::hush);
        }
        let lines = page::Page::broken(lines, label_cols(at.lang()), cols);
        let mut page = Self {
            node,
            past: lines.lines().len(),
            past_cols: cols,
            lines,
        };
        if let Some(past) = past {
            page.add(past, at);
        }
        page
    }

    /// Takes in what the file knows about the past.
    pub fn tell(&mut self, past: &[(Entry, Touched)], height: usize, at: &At<'_>) {
        self.add(past, at);
        self.fill(height);
    }

    fn add(&mut self, past: &[(Entry, Touched)], at: &At<'_>) {
        let past = history(past, &scoped(self.node, at), self.past_cols);
        self.lines.replace(self.past, past);
    }

    pub fn open(&self) -> Vec<Effect> {
        let Some(&link) = self.about() else {
            return Vec::new();
        };
        match (link, self.node) {
            // Somebody's line tells of who leads the unit; the others below it stand in the list.
            (Reference::Person(_), Node::Unit(unit)) => open(Registry::list(Figure::Leaders, unit)),
            (link, _) => opened(link),
        }
    }
}
