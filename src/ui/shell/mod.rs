//! The program around the nouns: the one place where a route becomes what lies on the screen.

pub mod ahead;
mod called;
pub mod canvas;
pub mod chrome;
pub mod cover;
pub mod drafts;
pub mod entry;
pub mod everywhere;
mod head;
mod hear;
pub mod journal;
pub mod model;
pub mod navigate;
pub mod old_drafts;
pub mod opening;
pub mod owed;
mod pages;
pub mod present;
pub mod refusals;
pub mod route;
pub mod settings;
pub mod start;
pub mod trail;
pub mod users;

pub use old_drafts::route as older;

use crate::ui::{
    kit::{
        At, Built, Draft, Layer as _, Route,
        dialog::{
            Dialog,
            confirm::Confirm,
            guide::{Guide, Topics},
            help::Help,
            menu::Menu,
            order::Order,
            prompt::Prompt,
            route::Kit,
            save::Save,
            text_page::TextPage,
        },
    },
    registry::{self, changes::undo_entry},
    site::{self, route::Site},
    training::{self, route::Training},
};
use drafts::Drafts;
use entry::Detail;
use journal::Journal;
use opening::Opening;
use present::Present;
use route::Shell;
use settings::Settings;
use start::{Arrival, Start};
use users::Users;

pub fn built(route: Route, at: &At<'_>) -> Built {
    match route {
        Route::Kit(route) => kit(route, at),
        Route::Registry(route) => registry::built(route, at),
        Route::Training(route) => training::built(route, at),
        Route::Site(route) => site::built(route, at),
        Route::Shell(route) => shell(route, at),
    }
}

/// Whether what the page is about is there no longer.
pub fn is_dead(route: &Route, at: &At<'_>) -> bool {
    let county = at.desk.county();
    match route {
        Route::Training(Training::Session { id, .. } | Training::Assign { id, .. }) => {
            county.trainings().get(*id).is_none()
        }
        Route::Site(Site::Page { site, .. }) => county.sites().get(*site).is_none(),
        _ => false,
    }
}

/// What was left unfinished, if it is still about something.
pub fn left(draft: &Draft, at: &At<'_>) -> Option<Box<dyn Dialog>> {
    let dialog = built(Route::named(&draft.name)?, at).into_dialog()?;
    dialog.told_of(draft, at).is_some().then_some(dialog)
}

fn kit(route: Kit, at: &At<'_>) -> Built {
    Built::dialog(match route {
        Kit::Menu(context, offered, keys) => return Menu::built(context, offered, keys, at),
        Kit::Help(about, first, known) => return Built::dialog(Help::of(about, first, known)),
        Kit::Guide(None) => return Built::dialog(Topics::of(at)),
        Kit::Guide(Some(topic)) => return Built::dialog(Guide::of(topic)),
        Kit::Command(said, offered) => Prompt::command(said, offered),
        Kit::Filter(now) => Prompt::filter(&now),
        Kit::Order(orders) => return Built::dialog(Order::new(orders, at)),
        Kit::Find(now) => Prompt::find(&now),
        Kit::Since(now) => Prompt::since(now),
        Kit::Text { about, words } => {
            return Built::dialog(TextPage::new(about, words, at));
        }
        Kit::Save { what, name, text } => return Built::dialog(Save::new(what, &name, text)),
        Kit::AlsoHidden { n, hidden, then } => {
            return Built::dialog(Confirm::also_hidden(n, hidden, then));
        }
    })
}

fn shell(route: Shell, at: &At<'_>) -> Built {
    match route {
        Shell::Journal(cursor) => Built::screen(Journal::new(cursor)),
        Shell::Start(path) => Built::screen(Start::new(path, Arrival::First)),
        Shell::Settings => {
            let mut settings = Settings::default();
            settings.refresh(at);
            Built::dialog(settings)
        }
        Shell::Opening(cursor) => Built::screen(Opening::new(cursor, at)),
        Shell::Users(view) => Built::screen(Users::new(*view)),
        Shell::Drafts => Built::dialog(Drafts::default()),
        Shell::Present => Built::dialog(Present::default()),
        Shell::Entry(entry) => Built::dialog(Detail::new(*entry)),
        Shell::UndoEntry(entry) => Built::dialog(undo_entry(&entry, at)),
        Shell::Leave => Built::dialog(Confirm::leave()),
    }
}
