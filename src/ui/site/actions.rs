//! What the keys of the board and of a site's page do to a site.

use super::route::Site;
use crate::{
    domain::{By, SiteId, UnitId},
    keymap::{Action, Change, Go, Site as Do},
    ui::kit::{Effect, open},
};

/// What the keys of both screens do to a site; `near` is offered as a new one.
pub fn act(action: Action, site: Option<SiteId>, near: Option<UnitId>) -> Vec<Effect> {
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
