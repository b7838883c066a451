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
    ui::{
        At, Effect, Notice, Role,
        overlay::{form, scoring::Scoring},
        screen::{Screen, go, rubric::RubricPage},
    },
};

/// What the keys of both screens do to a site; `near` is offered as a new one.
fn act(action: Action, site: Option<SiteId>, near: Option<UnitId>, at: &At<'_>) -> Vec<Effect> {
    if action == Action::Change(Change::Add) {
        return form::add_site(near, at);
    }
    if action == Action::Site(Do::Rubric) {
        return go(Screen::Rubric(RubricPage::new(at)));
    }
    let Some(site) = site else {
        return Vec::new();
    };
    match action {
        Action::Go(Go::Open | Go::Right) => go(Screen::Site(SitePage::new(site, at))),
        Action::Change(Change::Edit) => form::edit_site(site, at),
        Action::Site(Do::Score) => Scoring::open(site, By::Verifier, at),
        Action::Site(Do::Assess) => Scoring::open(site, By::Village, at),
        Action::Site(Do::NextStage) => form::reach(site, at),
        Action::Site(Do::Rectify) => form::rectify(site, None, at),
        Action::Site(Do::Replace) => form::replace_site(site, at),
        _ => Vec::new(),
    }
}

fn tell(words: &impl Say, at: &At<'_>) -> Vec<Effect> {
    vec![Effect::Tell(Notice::new(at.say(words), Role::Notice))]
}
