//! The page of one site: everything that is known of it, line by line, with the keys that move it on.

pub mod lines;
pub mod score_lines;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    board,
    form::entry,
    route::{About, List, Site, SiteSpot},
};
use crate::{
    domain::{RectificationId, SiteId, UnitId},
    i18n::{Words, text::SiteText},
    keymap::{Action, App, Change, Context, Go, Site as Do, actions},
    register::{Node, SiteFile},
    ui::kit::{
        At, Effect, Layer, Offers, Role, Route, Screen,
        dialog::window,
        lost::{self, Marks, means_row},
        open, paint,
        table::{Cursor, frame},
        tell, text,
    },
};
use lines::Line;

pub struct SitePage {
    site: SiteId,
    lines: Vec<Line>,
    at: Cursor<SiteSpot>,
}

/// The widest label; what is longer is cut.
const LABEL: u16 = 26;

/// Rows in view.
fn height(at: &At<'_>) -> usize {
    usize::from(at.size.body().height.saturating_sub(2)).max(1)
}

impl SitePage {
    pub fn new(site: SiteId, cursor: Cursor<SiteSpot>, at: &At<'_>) -> Self {
        let mut page = Self {
            site,
            lines: Vec::new(),
            at: cursor,
        };
        page.refresh(at);
        page
    }

    fn file<'a>(&self, at: &At<'a>) -> Option<&'a SiteFile> {
        let file = at.desk.county().sites().get(self.site);
        file.map(AsRef::as_ref)
    }

    /// The site is there no longer.
    fn is_dead(&self, at: &At<'_>) -> bool {
        self.file(at).is_none()
    }

    fn village(&self, at: &At<'_>) -> Option<UnitId> {
        self.file(at).map(SiteFile::village)
    }

    fn line(&self) -> Option<&Line> {
        self.lines.get(self.at.row()?)
    }

    /// The list under the cursor, and its row.
    fn list(&self) -> Option<(List, Option<usize>)> {
        self.line().and_then(|line| line.list)
    }

    fn row(&self) -> Option<(List, usize)> {
        let (list, row) = self.list()?;
        Some((list, row?))
    }

    /// The form of what stands under the cursor, if it has one of its own.
    fn form(&self) -> Option<Site> {
        match (self.row(), self.line()?.about) {
            (Some((list, row)), _) => Some(Site::Entry(self.site, list, Some(row))),
            (None, Some(About::Rectification(id))) => Some(Site::EditRectification(id)),
            _ => None,
        }
    }

    /// Those that are not confirmed.
    fn pending(&self, at: &At<'_>) -> Vec<RectificationId> {
        let file = self.file(at);
        let all = file.iter().flat_map(|file| &file.rectifications);
        let pending = all.filter(|r| r.record.is_open() || r.record.waits());
        pending.map(|held| held.record.id).collect()
    }

    /// What is under the cursor, or the only one there is. Where there are several the cursor goes to the first.
    fn put_right(&mut self, at: &At<'_>) -> Vec<Effect> {
        if let Some(About::Rectification(id)) = self.line().and_then(|line| line.about) {
            return open(Site::PutRight(id));
        }
        match self.pending(at)[..] {
            [] => Vec::new(),
            [only] => open(Site::PutRight(only)),
            [first, ..] => {
                let about = SiteSpot::About(About::Rectification(first));
                self.at.seek(&about, height(at));
                tell(&SiteText::WhichToMend, Role::Notice, at)
            }
        }
    }
}

/// What the entry in this row is told by now, if it is the only one that reads otherwise: somebody edited it.
fn edited(row: usize, mut before: Vec<SiteSpot>, mut now: Vec<SiteSpot>) -> Option<SiteSpot> {
    if before.len() != now.len() || row >= now.len() {
        return None;
    }
    before.remove(row);
    let edited = now.remove(row);
    (before == now).then_some(edited)
}

impl SitePage {
    fn entries(&self, of: List) -> Vec<SiteSpot> {
        let entries = self
            .lines
            .iter()
            .filter(|line| matches!(line.list, Some((list, Some(_))) if list == of));
        entries.map(Line::spot).collect()
    }

    /// Of several of one kind the first tells what they are.
    fn repeats(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let dated = matches!(line.about, Some(About::Rectification(_)));
        let before = i.checked_sub(1).map(|before| &self.lines[before].label);
        !dated && before == Some(&line.label)
    }
}

impl Screen for SitePage {
    fn route(&self) -> Route {
        let (site, at) = (self.site, self.at.stand());
        Site::Page { site, at }.into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let mut names = board::crumbs(at);
        names.extend(self.village(at).map(|village| at.desk.short(village)));
        names
    }

    fn scope(&self, at: &At<'_>) -> Option<UnitId> {
        self.village(at)
    }
}

impl Layer for SitePage {
    fn context(&self) -> Context {
        Context::Site
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.at.act(action, height(at)) {
            return Vec::new();
        }
        match action {
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            Action::Change(Change::Remove) => {
                let command = self
                    .row()
                    .and_then(|(list, row)| entry::without(self.site, list, row, at));
                command.map(Effect::Submit).into_iter().collect()
            }
            Action::Go(Go::ParentUnit) => {
                let here = match self.line().and_then(|line| line.about) {
                    Some(About::Village(unit)) => Some(unit),
                    _ => None,
                };
                let village = here.or(self.village(at));
                let village = village.map(|unit| Effect::Jump(Node::Unit(unit)));
                village.into_iter().collect()
            }
            Action::Go(Go::Open | Go::Right) => match self.line().and_then(|line| line.about) {
                Some(About::Village(unit)) => vec![Effect::Jump(Node::Unit(unit))],
                _ => Vec::new(),
            },
            Action::Site(Do::Done) => self.put_right(at),
            Action::App(App::Copy) => {
                let lines = self
                    .lines
                    .iter()
                    .map(|l| format!("{}\t{}", l.label, l.words));
                vec![Effect::Copy(lines.collect::<Vec<_>>().join("\n"))]
            }
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        let before = self
            .row()
            .map(|(list, row)| (row, self.entries(list), list));
        self.lines = self
            .file(at)
            .map_or_else(Vec::new, |file| lines::of(file, at));
        if let Some((row, before, list)) = before
            && let Some(edited) = edited(row, before, self.entries(list))
        {
            self.at.rename(edited);
        }
        let spots = self.lines.iter().map(Line::spot);
        self.at.fill(spots.collect(), height(at));
        // A line that says nothing of anybody is no loss.
        if let Some(SiteSpot::Line(_)) = self.at.gone() {
            self.at.settle(height(at));
        }
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        if self.is_dead(at) {
            return Some(lost::page(&SiteText::ThisSite, self.context(), at));
        }
        self.at.gone()?;
        Some(lost::words(None, self.context(), at))
    }

    /// What moves the site on is meant wherever the cursor stands.
    fn misses(&self, action: Action) -> bool {
        let site = matches!(action, Action::Site(to) if to != Do::Done);
        !site && action != App::Copy.into() && means_row(action, Marks::None)
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
        let village = self.village(at).map(|unit| at.desk.short(unit));
        let title = village.unwrap_or_else(|| at.say(&SiteText::Site).into_owned());
        let inner = frame::frame(at, buf, area, &title, true);
        let labels = self.lines.iter().map(|line| text::width(&line.label));
        let label = labels.max().unwrap_or(0).min(LABEL);
        let shown = self.lines.iter().enumerate().skip(self.at.top());
        for (y, (i, line)) in (inner.y..inner.bottom()).zip(shown) {
            let here = self.at.is_on(i);
            if here {
                let style = at.style(Role::CursorRow);
                paint::text(buf, inner.x, y, 1, at.look.glyphs().folded, style);
            }
            let (x, right) = (inner.x + 2, inner.right());
            let role = match line.about {
                Some(About::Head) => Role::Title,
                _ if here => Role::CursorRow,
                _ => Role::Dim,
            };
            // A head has the line to itself.
            let end = if line.words.is_empty() {
                right
            } else {
                x + label
            };
            if i == self.at.top() || !self.repeats(i) {
                window::words(at, buf, x, y, end.min(right), &line.label, role);
            }
            window::words(at, buf, x + label + 2, y, right, &line.words, line.role);
        }
        None
    }

    /// On a list its own keys come first: the narrow screen has room for half.
    fn offers(&self, at: &At<'_>) -> Offers {
        let site = [Do::Score, Do::Assess, Do::NextStage, Do::Rectify, Do::Done];
        let offers = super::actions::offered(Offers::of(Context::Site), Some(self.site), None);
        let offers = match self.list() {
            Some(_) => offers
                .foot([Change::Add, Change::Edit, Change::Remove])
                .foot(site),
            None => offers.foot(site).foot([Change::Edit]),
        };
        let add = match self.list() {
            Some((List::People, _)) => SiteText::NewOfficial,
            _ => SiteText::AddEntry,
        };
        let entry = self
            .list()
            .map(|(list, _)| Site::Entry(self.site, list, None));
        let offers = offers
            .foot(actions![Change::Undo, Go::Back, App::Menu])
            .with(actions![
                Go::Open,
                Go::Left,
                Go::Right,
                Go::ParentUnit,
                App::Copy
            ])
            .leads(Change::Add, entry)
            .when(self.row().is_some(), [Change::Remove])
            .when(!self.pending(at).is_empty(), [Do::Done])
            .called(Change::Add, add)
            .called(Change::Remove, SiteText::TakeOut);
        match self.form() {
            Some(form) => offers
                .leads(Change::Edit, Some(form.clone()))
                .leads(Go::Open, Some(form)),
            None => offers,
        }
    }

    fn refuse(&self, action: Action, at: &At<'_>) -> Option<Vec<Effect>> {
        match action {
            Action::Change(Change::Add) => Some(tell(&SiteText::NoHead, Role::Notice, at)),
            Action::Site(Do::Done) => Some(tell(&SiteText::NothingToMend, Role::Notice, at)),
            _ => None,
        }
    }
}
