//! The demonstration sites on the screen: how they stand, how they are scored, what they are scored by.

pub mod actions;
pub mod board;
pub mod form;
pub mod page;
pub mod route;
pub mod rubric;
pub mod rubric_file;
pub mod scoring;

use crate::ui::kit::{
    At, Built,
    dialog::confirm::{Confirm, Sentence},
    form::form,
};
use crate::{domain::SiteId, i18n::text::SiteText};
use board::Board;
use form::{
    entry::entry,
    lists::{OneOfficial, OneStage},
    rectification::{EditRectification, PutRight, Reach, Rectify},
    rubric::EditRubric,
    site::{AddSite, EditSite, ReplaceSite, village},
};
use page::SitePage;
use route::Site;
use rubric::RubricPage;
use rubric_file::Paper;
use scoring::Scoring;

pub fn built(route: Site, at: &At<'_>) -> Built {
    // One draft is kept whatever the form begins with.
    let of = match &route {
        Site::Add { .. } => Site::Add { near: None },
        other => other.clone(),
    };
    match route {
        Site::Board { here, view, former } => {
            let view = view.map(|view| *view);
            Built::screen(Board::new(here, view, former, at))
        }
        Site::Page { site, at: cursor } => Built::screen(SitePage::new(site, cursor, at)),
        Site::Rubric {
            version,
            at: cursor,
        } => Built::screen(RubricPage::new(version, cursor, at)),
        Site::Score(site, by) => Scoring::built(site, by, at),
        Site::ReadRubric => Built::dialog(Paper::import()),
        Site::TakeOut(id, part) => rubric::take_out(id, part, at),
        Site::Add { near } => form(of, AddSite { near }, at),
        Site::Edit(id) => form(of, EditSite(id), at),
        Site::AskReplace(id) => Built::dialog(ask_replace(id, at)),
        Site::Replace(id) => form(of, ReplaceSite(id), at),
        Site::Reach(id) => form(of, Reach(id), at),
        Site::Entry(site, list, row) => entry(site, list, row, at),
        Site::Rectify(site, found) => form(of, Rectify { site, found }, at),
        Site::EditRectification(id) => form(of, EditRectification(id), at),
        Site::PutRight(id) => form(of, PutRight(id), at),
        Site::EditRubric(id, task) => form(of, EditRubric { id, task }, at),
        Site::Stage(id) => form(of, OneStage(id), at),
        Site::Official(id) => form(of, OneOfficial(id), at),
    }
}

/// The file of the one replaced is kept, and no longer counted.
fn ask_replace(id: SiteId, at: &At<'_>) -> Confirm {
    let village = village(id, at);
    let question = vec![Sentence::new(SiteText::ReplaceAsk { village })];
    let then = crate::ui::kit::open(Site::Replace(id));
    Confirm::new(question, SiteText::ReplaceYes, then)
}
