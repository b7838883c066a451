//! The page of what is under the cursor: everything known about a unit or a household, as lines with links.

pub mod household;
pub mod trained;
pub mod unit;

pub use household::{gone, short_state};

use std::ops::{Deref, DerefMut};

use super::{
    disclosure,
    meant::Meant,
    route::{Link, Registry},
};
use crate::{
    domain::{Entry, Figure, Touched, Unmask},
    i18n::{Lang, Say, doer, near_clock, text::UnitText},
    keymap::Change,
    register::Node,
    report,
    ui::kit::{
        At, Effect, Role, open,
        page::{self, About},
        route::opened,
        text,
    },
};

pub type Line = page::Line<Link>;
pub type Lines<'a> = page::Lines<'a, Link>;

/// The lines of a node, and after them those of its past, which come later from the file.
#[derive(Clone, Debug)]
pub struct Page {
    pub node: Node,
    lines: page::Page<Link>,
    past: usize,
    past_cols: u16,
}

impl About for Link {
    type Spot = Self;

    fn spot(&self) -> Self {
        *self
    }
}

impl Deref for Page {
    type Target = page::Page<Link>;

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
pub const fn label_cols(lang: Lang) -> u16 {
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

/// What happened to it: the journal's entries about it, newest first, with what they changed.
fn history(past: &[(Entry, Touched)], at: &At<'_>, cols: u16) -> Vec<Line> {
    let mut lines = Lines::new(at);
    lines.blank();
    lines.line(UnitText::History.say(at.lang()), Role::Dim);
    for (entry, touched) in past {
        let what = report::told(at.desk, entry, touched, at.mask(), at.lang());
        let (when, who) = (near_clock(entry.at, at.now), doer(&entry.who, at.lang()));
        let words = format!("{when}  {who}  {what}");
        for (i, part) in text::wrap(&words, cols.max(10)).into_iter().enumerate() {
            let part = if i == 0 { part } else { format!("  {part}") };
            lines.line(part, Role::Normal);
        }
    }
    if past.is_empty() {
        lines.line(UnitText::NoHistory.say(at.lang()), Role::Dim);
    }
    lines.said()
}

impl Page {
    /// `past` is what the file has told so far, newest first.
    pub fn of(node: Node, at: &At<'_>, past: Option<&[(Entry, Touched)]>, cols: u16) -> Self {
        let (mut lines, bare) = match node {
            Node::Unit(unit) => {
                let record = disclosure::record(node, at);
                let bare = record.is_some_and(|record| at.bare.contains(&record));
                (unit::lines(unit, at, cols), bare)
            }
            Node::Household(household) => (household::lines(household, at), false),
        };
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
        match link {
            Link::Behind(behind) => opened(behind),
            Link::Leader(unit) => open(Registry::list(Figure::Leaders, unit)),
            Link::Appoint(unit) => {
                let post = Meant::one(Node::Unit(unit));
                open(Registry::Change(Change::Appoint, post))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::text::{HouseholdText as H, UnitText as U};

    #[test]
    fn every_label_leaves_a_blank_before_its_value() {
        let unit = [
            U::Households,
            U::People,
            U::Care,
            U::Townships,
            U::Villages,
            U::Sections,
            U::Groups,
            U::Neighborhoods,
            U::Leaders,
            U::PartyLeaders,
            U::Breaches,
            U::Vacancies,
            U::NoPhone,
            U::LedSection,
            U::LedGroup,
            U::LedNeighborhood,
        ];
        let household = [
            H::State,
            H::People,
            H::Address,
            H::Card,
            H::Note,
            H::Contacts,
            H::Care,
            H::CameFrom,
        ];
        for lang in [Lang::Zh, Lang::En] {
            let trained = crate::i18n::text::TrainingText::Trainings.say(lang);
            assert!(text::width(&trained) < label_cols(lang));
            let labels = unit.iter().map(|l| l.say(lang));
            for label in labels.chain(household.iter().map(|l| l.say(lang))) {
                assert!(text::width(&label) < label_cols(lang), "{label}");
            }
        }
    }
}
