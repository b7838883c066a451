//! The page of one site: everything that is known of it, line by line, with the keys that move it on.

mod lines;

use super::{
    board,
    form::entry,
    route::{Site, SiteSpot},
};
use crate::{
    domain::{RectificationId, Reference, Right, SiteId, SiteList as List, UnitId},
    i18n::{Words, text::SiteText},
    keymap::{Action, App, Change, Context, Go, Site as Do, actions},
    register::{Node, SiteFile},
    ui::kit::{
        At, Effect, Layer, Offers, Pen, Position, Role, Route, Screen,
        lost::{self, Marks},
        open, opened,
        page::{About as _, Focus, Page, Spot},
        table::Cursor,
        tell,
    },
};
use lines::About;

pub struct SitePage {
    site: SiteId,
    page: Page<About>,
}

/// The widest label; what is longer is cut.
const LABEL: u16 = 26;

/// Rows in view.
fn height(at: &At<'_>) -> usize {
    at.size.rows_beside(2)
}

impl SitePage {
    pub fn new(site: SiteId, cursor: Cursor<Spot<SiteSpot>>, at: &At<'_>) -> Self {
        let page = Page::cut(Vec::new(), LABEL, cursor);
        let mut page = Self { site, page };
        page.refresh(at);
        page
    }

    fn file<'a>(&self, at: &At<'a>) -> Option<&'a SiteFile> {
        let file = at.desk.county().sites().get(self.site);
        file.map(AsRef::as_ref)
    }

    fn village(&self, at: &At<'_>) -> Option<UnitId> {
        self.file(at).map(SiteFile::village)
    }

    fn opens(&self) -> Option<Reference> {
        self.page.about()?.opens
    }

    /// The list under the cursor, and its row.
    fn list(&self) -> Option<(List, Option<usize>)> {
        self.page.about()?.list
    }

    fn row(&self) -> Option<(List, usize)> {
        let (list, row) = self.list()?;
        Some((list, row?))
    }

    /// The form of what stands under the cursor, if it has one of its own.
    fn form(&self) -> Option<Site> {
        match (self.row(), self.opens()) {
            (Some((list, row)), _) => Some(Site::Entry(self.site, list, Some(row))),
            (None, Some(Reference::Rectification(id))) => Some(Site::EditRectification(id)),
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

    /// What putting right asks for: of the one that is meant, or of any of them.
    fn mends(&self, at: &At<'_>) -> &'static [Right] {
        match (self.opens(), &self.pending(at)[..]) {
            (Some(Reference::Rectification(id)), _) | (_, &[id]) => Site::PutRight(id).rights(at),
            _ => &[Right::SelfScore, Right::VerifiedScore],
        }
    }

    /// What is under the cursor, or the only one there is. Where there are several the cursor goes to the first.
    fn put_right(&mut self, at: &At<'_>) -> Vec<Effect> {
        if let Some(Reference::Rectification(id)) = self.opens() {
            return open(Site::PutRight(id));
        }
        match self.pending(at)[..] {
            [] => Vec::new(),
            [only] => open(Site::PutRight(only)),
            [first, ..] => {
                let about = Spot::About(SiteSpot::Rectification(first));
                self.page.at.seek(&about, height(at));
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
        let about = self.page.lines().iter().flat_map(|line| &line.about);
        let entries =
            about.filter(|about| matches!(about.list, Some((list, Some(_))) if list == of));
        entries.map(About::spot).collect()
    }
}

impl Screen for SitePage {
    fn route(&self) -> Route {
        let (site, at) = (self.site, self.page.at.stand());
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
        if self.page.at.act(action, height(at)) {
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
                let here = match self.opens() {
                    Some(Reference::Unit(unit)) => Some(unit),
                    _ => None,
                };
                let village = here.or(self.village(at));
                let village = village.map(|unit| Effect::Jump(Node::Unit(unit)));
                village.into_iter().collect()
            }
            Action::Go(Go::Open | Go::Right) => self.opens().map_or_else(Vec::new, opened),
            Action::Site(Do::Done) => self.put_right(at),
            Action::App(App::Copy) => {
                vec![Effect::Copy(self.page.copied())]
            }
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        let before = self
            .row()
            .map(|(list, row)| (row, self.entries(list), list));
        let lines = self
            .file(at)
            .map(|file| lines::of(file, at.size.body().width.saturating_sub(5), at));
        let cursor = std::mem::take(&mut self.page.at);
        self.page = Page::cut(lines.unwrap_or_default(), LABEL, cursor);
        if let Some((row, before, list)) = before
            && let Some(edited) = edited(row, before, self.entries(list))
        {
            self.page.at.rename(Spot::About(edited));
        }
        self.page.fill(height(at));
        // A line that says nothing of anybody is no loss.
        if let Some(Spot::About(SiteSpot::Line(_))) = self.page.at.gone() {
            self.page.at.settle(height(at));
        }
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        if self.file(at).is_none() {
            return Some(lost::page(&SiteText::ThisSite, self.context(), at));
        }
        self.page.at.gone()?;
        Some(lost::words(None, self.context(), at))
    }

    /// What moves the site on is meant wherever the cursor stands.
    fn misses(&self, action: Action) -> bool {
        let site = matches!(action, Action::Site(to) if to != Do::Done);
        !site && action != App::Copy.into() && action.means_row(Marks::None)
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let area = pen.at.size.body();
        let village = self.village(at).map(|unit| at.desk.short(unit));
        let title = village.unwrap_or_else(|| at.say(&SiteText::Site).into_owned());
        let inner = pen.frame(area, &title, true);
        self.page.view(pen, inner, Focus::Here);
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
            .asks(self.mends(at), [Do::Done])
            .called(Change::Add, add)
            .called(Change::Remove, SiteText::TakeOut);
        let offers = offers.leaves(Reference::Site(self.site), "");
        let offers = match self.list() {
            // One more of them is a county leader for the register.
            Some((List::People, _)) => offers.asks(&[Right::Rules], [Change::Add]),
            _ => offers,
        };
        let offers = match self.opens() {
            Some(Reference::Rectification(_)) => {
                offers.asks(&[Right::VerifiedScore], actions![Change::Edit, Go::Open])
            }
            _ => offers,
        };
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
