//! The page of what is under the cursor: everything known about a unit or a household, as lines with links.

pub mod history;
pub mod household;
pub mod trained;
pub mod unit;
pub mod walk;

pub use history::differing;
pub use household::{gone, short_state};

use std::borrow::Cow;

use chrono::{DateTime, Utc};

use super::{
    disclosure,
    meant::Meant,
    route::{Link, PageSpot, Registry},
};
use crate::{
    domain::{Entry, Figure, Touched, Unmask, mask_phones},
    i18n::Lang,
    keymap::Change,
    register::Node,
    ui::{
        kit::{At, Effect, Role, Veil, open, paint, table::Cursor, text},
        site::route::Site,
        training::route::Training,
    },
};

#[derive(Clone, Debug)]
pub struct Page {
    pub node: Node,
    lines: Vec<PageLine>,
    /// Where the lines of the past begin, which come later from the file.
    past: usize,
    past_cols: u16,
    lang: Lang,
    /// Whether the record is masked for who looks at it.
    veil: Veil,
    now: DateTime<Utc>,
    /// The cursor stands on lines that lead somewhere.
    pub at: Cursor<PageSpot>,
}

#[derive(Clone, Debug, Default)]
pub struct PageLine {
    pub parts: Vec<(String, Role)>,
    pub link: Option<Link>,
    /// What the line is called, in a column of its own. Such a line goes on below if it is too long.
    label: Option<String>,
}

impl PageLine {
    pub fn new(words: impl Into<String>, role: Role) -> Self {
        Self {
            parts: vec![(words.into(), role)],
            ..Self::default()
        }
    }

    pub fn blank() -> Self {
        Self::default()
    }

    pub fn with(mut self, words: impl Into<String>, role: Role) -> Self {
        self.parts.push((words.into(), role));
        self
    }

    /// Masks phones in what people wrote.
    fn hush(&mut self) {
        for (words, _) in &mut self.parts {
            if let Cow::Owned(masked) = mask_phones(words) {
                *words = masked;
            }
        }
    }

    pub fn to(mut self, link: Link) -> Self {
        self.link = Some(link);
        self
    }
}

/// Columns of the labels in front of the values: as many as the longest takes, in either language.
pub const fn label_cols(lang: Lang) -> u16 {
    match lang {
        Lang::Zh => 11,
        Lang::En => 14,
    }
}

/// `户数      16`: a label, then the value.
pub fn labelled(label: &str, value: impl Into<String>, role: Role) -> PageLine {
    PageLine {
        label: Some(label.to_owned()),
        ..PageLine::new(value, role)
    }
}

/// Sets the label in its column and breaks what is too long between words; a link stays with the first row.
fn laid_out(line: PageLine, hang: u16, cols: u16) -> Vec<PageLine> {
    let Some(label) = line.label else {
        return match line.parts.as_slice() {
            [(words, role)] if line.link.is_none() => text::wrap(words, cols.max(8))
                .into_iter()
                .map(|part| PageLine::new(part, *role))
                .collect(),
            _ => vec![line],
        };
    };
    let room = cols.saturating_sub(hang).max(8);
    let mut rows = vec![PageLine::new(text::pad_right(&label, hang, ""), Role::Dim)];
    rows[0].link = line.link;
    let mut used = 0;
    for (words, role) in line.parts {
        let mut rest = words.as_str();
        if used > 0 && used + text::width(rest) > room {
            rows.push(PageLine::new(" ".repeat(hang.into()), Role::Dim));
            (used, rest) = (0, rest.trim_start());
        }
        // What fits keeps its blanks, which set columns apart.
        let parts = if used + text::width(rest) <= room {
            vec![rest.to_owned()]
        } else {
            text::wrap(rest, room)
        };
        for (i, part) in parts.into_iter().enumerate() {
            if i > 0 {
                rows.push(PageLine::new(" ".repeat(hang.into()), Role::Dim));
                used = 0;
            }
            used += text::width(&part);
            if let Some(row) = rows.last_mut() {
                row.parts.push((part, role));
            }
        }
    }
    rows
}

impl Page {
    /// `past` is what the file has told so far, newest first.
    pub fn of(node: Node, at: &At<'_>, past: Option<&[(Entry, Touched)]>, cols: u16) -> Self {
        let lines = match node {
            Node::Unit(unit) => unit::lines(unit, at, cols),
            Node::Household(household) => household::lines(household, at),
        };
        let record = match node {
            Node::Household(id) => at.of(Unmask::Household(id)),
            Node::Unit(_) => *at,
        };
        let veil = record.drawn();
        let hang = label_cols(at.lang());
        let bare = match node {
            Node::Unit(unit) => {
                disclosure::record(Node::Unit(unit), at).is_some_and(|r| at.bare.contains(&r))
            }
            Node::Household(_) => false,
        };
        let set = |mut line: PageLine| {
            if veil == Veil::Drawn && !bare {
                line.hush();
            }
            laid_out(line, hang, cols)
        };
        let lines: Vec<PageLine> = lines.into_iter().flat_map(set).collect();
        let mut page = Self {
            node,
            past: lines.len(),
            past_cols: cols,
            lang: at.lang(),
            now: at.now,
            veil,
            lines,
            at: Cursor::default(),
        };
        if let Some(past) = past {
            page.add(past);
        }
        page
    }

    /// Takes in what the file knows about the past.
    pub fn tell(&mut self, past: &[(Entry, Touched)], height: usize) {
        self.add(past);
        self.at.fill(self.spots(), height);
    }

    fn add(&mut self, past: &[(Entry, Touched)]) {
        self.lines.truncate(self.past);
        self.lines.extend(history::lines(
            past,
            self.now,
            self.lang,
            self.past_cols,
            self.veil,
        ));
    }

    /// Where the line under the cursor leads.
    pub fn link(&self) -> Option<Link> {
        self.lines.get(self.at.row()?)?.link
    }

    pub fn open(&self) -> Vec<Effect> {
        let Some(link) = self.link() else {
            return Vec::new();
        };
        match link {
            Link::Node(node) => vec![Effect::Jump(node)],
            Link::List(kind, root) => open(Registry::list(kind, root)),
            Link::Leader(unit) => open(Registry::list(Figure::Leaders, unit)),
            Link::Appoint(unit) => {
                let post = Meant::one(Node::Unit(unit));
                open(Registry::Change(Change::Appoint, post))
            }
            Link::Session(id) => open(Training::session(id)),
            Link::Sites(unit) => open(Site::board(Some(unit))),
        }
    }

    pub fn lines(&self) -> &[PageLine] {
        &self.lines
    }

    /// Draws the lines in view; the cursor is marked only while the page has the focus.
    pub fn view(
        &self,
        at: &At<'_>,
        buf: &mut ratatui::buffer::Buffer,
        area: ratatui::layout::Rect,
        focus: Focus,
    ) {
        let rows = usize::from(area.height);
        for (i, line) in self.lines.iter().enumerate().skip(self.at.top()).take(rows) {
            let y = area.y + (i - self.at.top()) as u16;
            let here = focus == Focus::Here && self.at.is_on(i) && line.link.is_some();
            if here {
                paint::text(
                    buf,
                    area.x,
                    y,
                    1,
                    at.look.glyphs().folded,
                    at.style(Role::CursorRow),
                );
            }
            let mut x = area.x + 2;
            for (n, (words, role)) in line.parts.iter().enumerate() {
                let room = area.right().saturating_sub(x);
                let role = if here && n == 0 {
                    Role::CursorRow
                } else {
                    *role
                };
                let words = at.look.width.safe(words);
                let cut = text::cut(&words, room, at.look.glyphs().ellipsis);
                x = paint::text(buf, x, y, room, &cut, at.style(role));
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Here,
    Elsewhere,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::UnitId;
    use crate::i18n::{
        Say,
        text::{HouseholdText as H, UnitText as U},
    };

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

    #[test]
    fn a_long_value_goes_on_under_itself() {
        let line = labelled("邻长", "张婷雯", Role::Accent)
            .with("  中共党员", Role::Normal)
            .to(Link::Appoint(UnitId(1)));
        let rows = laid_out(line, 11, 24);
        let said: Vec<String> = rows
            .iter()
            .map(|row| row.parts.iter().map(|(words, _)| words.as_str()).collect())
            .collect();
        assert_eq!(said, ["邻长       张婷雯", "           中共党员"]);
        assert!(rows[0].link.is_some() && rows[1].link.is_none());
    }
}
