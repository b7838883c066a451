//! The picture of search: the field, how much was found where, the hits or what to try instead.

use super::{ABOVE, COLS, Focus, ROWS, Retired, Search, row};
use crate::{
    domain::{CareCategory, Held, Rank},
    i18n::text::SearchText,
    keymap::{Action, Context, Find, Go, Show},
    register::search::{Manner, Query},
    ui::kit::{
        At, Layer, Part, Pen, Position, Rect, Role,
        click::{self, Press},
        paint, text,
    },
};

impl Search {
    pub(super) fn draw(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let inner = pen.window(COLS, ROWS, &SearchText::Title);
        if inner.height <= ABOVE {
            return None;
        }
        pen.line(inner, 0, at.look.glyphs().prompt, Role::Accent);
        let field = Rect::new(inner.x + 2, inner.y, inner.width.saturating_sub(2), 1);
        let role = if self.focus == Focus::Field {
            Role::FieldFocus
        } else {
            at.answers(field, || click::key(Find::Search));
            Role::Field
        };
        let caret = self.line.view(pen, field, role);
        let mut x = inner.x;
        for (words, role) in self.figures(at) {
            let from = x;
            x = pen.words(x, inner.y + 1, inner.right(), &words, role);
            if matches!(role, Role::Key | Role::KeyLabel) {
                let spot = Rect::new(from, inner.y + 1, x - from, 1);
                at.answers(spot, || click::key(Find::Scope));
            }
        }
        let list = paint::below(inner, ABOVE);
        let is_blank = Query::parse(self.line.value()).is_empty();
        if is_blank && !self.found.hits.is_empty() {
            pen.line(inner, 2, &SearchText::Recent, Role::Title);
        }
        if is_blank || self.found.hits.is_empty() {
            let above = match self.found.hits.len() as u16 {
                0 => 0,
                recent => recent + 1,
            };
            let lines = self.silence(at).into_iter().flat_map(|(words, role)| {
                let lines = text::wrap(&words, inner.width).into_iter();
                lines.map(move |line| (line, role))
            });
            for (n, (line, role)) in (above..list.height).zip(lines) {
                pen.line(list, n, &line, role);
            }
        }
        let names = self.found.hits.iter().enumerate().skip(self.rows.top());
        for (y, (i, hit)) in (list.y..list.bottom()).zip(names) {
            if self.rows.is_on(i) {
                pen.cursor(paint::row(list, y));
            }
            let line = paint::row(paint::from(list, list.x + 2), y);
            at.row(paint::row(list, y), || {
                let down = (self.focus == Focus::Field).then_some(Press::Key(Go::Down.into()));
                down.into_iter().chain(self.rows.way(i)).collect()
            });
            let here = self.rows.is_on(i) && self.focus == Focus::Hits;
            let role = if here { Role::CursorRow } else { Role::Normal };
            row::view(hit, self.scope(), role, pen, line);
        }
        if let Some(words) = self.listed(at).filter(|_| !self.found.hits.is_empty()) {
            pen.line(inner, 2, &words, Role::Notice);
        }
        let shown = self.found.hits.len();
        if self.found.total > shown && self.rows.top() + usize::from(list.height) >= shown {
            let n = self.found.total - shown;
            pen.line(inner, 2, &SearchText::More { n: n.into() }, Role::Dim);
        }
        (self.focus == Focus::Field).then_some(caret)
    }

    fn figures(&self, at: &At<'_>) -> Vec<Part> {
        let Some(scope) = self.scope() else {
            return Vec::new();
        };
        let county = at.desk.county();
        let (place, of) = (at.desk.short(scope), county.figures(scope).households);
        let (of, n) = (of.into(), self.found.total.into());
        let words = if self.line.is_empty() {
            SearchText::InPlace { place, of }
        } else {
            SearchText::FoundIn { place, of, n }
        };
        let apart = |words: &str, role| (format!("   {words}"), role);
        let mut parts = vec![at.part(&words, Role::Normal)];
        if self.scopes.len() > 1 {
            parts.push(apart(&at.key(self.context(), Find::Scope), Role::Key));
            let words = Action::from(Find::Scope).title(at.lang());
            parts.push((format!(" {words}"), Role::KeyLabel));
        }
        if self.retired == Retired::In {
            parts.push(apart(&at.say(&SearchText::WithRetired), Role::Warn));
        }
        if !county.is_whole() {
            parts.push(apart(&at.say(&SearchText::Preparing), Role::Notice));
        } else if self.found.manner == Manner::Similar && self.found.total > 0 {
            parts.push(apart(&at.say(&SearchText::Similar), Role::Notice));
        }
        parts
    }

    /// Where what was typed is seen, if nobody and no place is called so: care, a post, or a list itself.
    fn listed(&self, at: &At<'_>) -> Option<SearchText> {
        if self.found.total > 0 && self.found.manner == Manner::Exact {
            return None;
        }
        let care = at.desk.county().care();
        let list = |word: &str| {
            let of_care = |held: &Held<CareCategory>| {
                let name = &held.record.name;
                word.starts_with(name.as_str()) || name.starts_with(word)
            };
            let post = |rank: Rank| at.say(&rank).as_ref() == word;
            if care.iter().any(of_care) {
                Some(Show::Care)
            } else if Rank::ALL.into_iter().any(post) {
                Some(Show::Leaders)
            } else {
                let called = |show: &&Show| Action::from(**show).title(at.lang()) == word;
                Show::ALL.iter().find(called).copied()
            }
        };
        let words = self.line.value().split_whitespace();
        let (word, list) = words
            .filter(|word| word.chars().nth(1).is_some())
            .find_map(|word| Some((word, list(word)?)))?;
        Some(SearchText::NoNames {
            words: word.to_owned(),
            list: Action::from(list).title(at.lang()).to_owned(),
            key: at.key(Context::Browse, list),
        })
    }

    /// What stands where there are no hits.
    fn silence(&self, at: &At<'_>) -> Vec<Part> {
        if Query::parse(self.line.value()).is_empty() {
            let words = [SearchText::Placeholder, SearchText::Example];
            return words.map(|words| at.part(&words, Role::Dim)).to_vec();
        }
        let query = self.line.value().trim().to_owned();
        let none = match self.scope().filter(|_| self.scope > 0) {
            Some(scope) => SearchText::NoneHere {
                query,
                place: at.desk.short(scope),
                key: at.key(self.context(), Find::Scope),
            },
            None => SearchText::None { query },
        };
        let mut lines = vec![at.part(&none, Role::Warn)];
        lines.extend(self.listed(at).map(|words| at.part(&words, Role::Notice)));
        if self.hidden > 0 {
            let n = self.hidden.into();
            lines.push(at.part(&SearchText::TryRetired { n }, Role::Notice));
        }
        lines
    }
}
