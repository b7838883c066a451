//! The screens of the demonstration sites: all of them side by side, and the page of each.

mod board;
mod board_rows;
mod board_view;
mod lines;
mod page;
mod score_lines;

pub use board::Board;
pub use lines::demand_words;
pub use page::SitePage;

use crate::{
    domain::{By, SiteId, UnitId},
    i18n::Say,
    keymap::{Action, Change, Go, Site as Do},
    ui::{At, Effect, Notice, Role, open, site::route::Site},
};

/// What the keys of both screens do to a site; `near` is offered as a new one.
fn act(action: Action, site: Option<SiteId>, near: Option<UnitId>) -> Vec<Effect> {
    if action == Action::Change(Change::Add) {
        return open(Site::Add { near });
    }
    if action == Action::Site(Do::Rubric) {
        return open(Site::rubric(None));
    }
    let Some(site) = site else {
        return Vec::new();
    };
    match action {
        Action::Go(Go::Open | Go::Right) => open(Site::page(site)),
        Action::Change(Change::Edit) => open(Site::Edit(site)),
        Action::Site(Do::Score) => open(Site::Score(site, By::Verifier)),
        Action::Site(Do::Assess) => open(Site::Score(site, By::Village)),
        Action::Site(Do::NextStage) => open(Site::Reach(site)),
        Action::Site(Do::Rectify) => open(Site::Rectify(site, None)),
        Action::Site(Do::Replace) => open(Site::AskReplace(site)),
        _ => Vec::new(),
    }
}

fn tell(words: &impl Say, at: &At<'_>) -> Vec<Effect> {
    vec![Effect::Tell(Notice::new(at.say(words), Role::Notice))]
}
