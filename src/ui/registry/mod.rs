//! The registry of units, households and people on the screen.

pub mod applies;
pub mod changes;
pub mod disclosure;
pub mod form;
pub mod import;
pub mod list;
pub mod meant;
pub mod overview;
pub mod page;
pub mod route;
pub mod search;
pub mod tree;

use crate::domain::{Command, Level};
use crate::ui::kit::{At, Built, Effect, dialog::confirm::Confirm, form::form};
use form::{
    batch::Batch,
    care::OneCare,
    dated::Dated,
    divide::Divide,
    family::{Merge, NewHead, Renumber, Split},
    household::{AddHousehold, EditHousehold},
    leader::Appoint,
    person::{AddPerson, EditPerson},
    term::{CorrectTerm, EndTerm, Term},
    unit::{AddUnit, EditUnit},
};
use import::Import;
use list::List;
use overview::Overview;
use route::Registry;
use search::Search;
use tree::{Tree, change};

pub fn built(route: Registry, at: &At<'_>) -> Built {
    // One draft is kept whatever the form begins with.
    let of = match &route {
        Registry::AddHousehold { neighborhood, .. } => Registry::AddHousehold {
            neighborhood: *neighborhood,
            like: Box::default(),
        },
        Registry::AddPerson { village, .. } => Registry::AddPerson {
            village: *village,
            home: None,
        },
        Registry::Divide { unit, .. } => Registry::Divide {
            unit: *unit,
            going: Vec::new(),
        },
        other => other.clone(),
    };
    match route {
        Registry::Tree(view) => Built::screen(Tree::left_as(*view)),
        Registry::List { kind, root, view } => Built::screen(List::new(kind, root, *view, at)),
        Registry::Overview { root, at: cursor } => Built::screen(Overview::new(root, cursor, at)),
        Registry::Search { scope, before } => Built::dialog(Search::new(at, scope, before)),
        Registry::Import => Built::dialog(Import::new(at)),
        Registry::Change(change, ref meant) => asked(changes::apply(change, meant, at), route),
        Registry::Move(ref taken, target) => asked(change::moved(taken, target, at), route),
        Registry::Dated(about) => form(of, Dated(*about), at),
        Registry::AddUnit(parent) => {
            let above = |parent| Some(at.desk.county().unit(parent)?.record.level);
            let level = parent.map_or(Some(Level::County), |parent| above(parent)?.below());
            let add = level.map(|level| form(of, AddUnit { parent, level }, at));
            add.unwrap_or_else(|| Built::Instead(Vec::new()))
        }
        Registry::EditUnit(id) => form(of, EditUnit { id }, at),
        Registry::AddHousehold { neighborhood, like } => {
            let like = *like;
            form(of, AddHousehold { neighborhood, like }, at)
        }
        Registry::EditHousehold(id) => form(of, EditHousehold { id }, at),
        Registry::AddPerson { village, home } => form(of, AddPerson { village, home }, at),
        Registry::EditPerson(id) => form(of, EditPerson { id }, at),
        Registry::Appoint(unit) => form(of, Appoint { unit }, at),
        Registry::EndTerm(unit, id) => form(of, EndTerm(Term { unit, id }), at),
        Registry::CorrectTerm(unit, id) => form(of, CorrectTerm(Term { unit, id }), at),
        Registry::Split(id) => form(of, Split(id), at),
        Registry::Divide { unit, going } => form(of, Divide { unit, going }, at),
        Registry::Merge(id) => form(of, Merge(id), at),
        Registry::NewHead(id) => form(of, NewHead(id), at),
        Registry::Renumber(id) => form(of, Renumber(id), at),
        Registry::Batch(meant) => {
            let batch = Batch::of(&meant, at);
            form(batch.route(), batch, at)
        }
        Registry::Care(id) => form(of, OneCare(id), at),
    }
}

/// A question that is asked anew when what it is about reads otherwise, or what is done without one.
fn asked(asked: Result<Confirm, Vec<Effect>>, about: Registry) -> Built {
    match asked {
        Ok(confirm) => {
            let dated = Registry::Dated(Box::new(about.clone()));
            let is_dated = confirm.command().is_some_and(Command::is_dated);
            let confirm = if is_dated {
                confirm.or_else(dated)
            } else {
                confirm
            };
            Built::dialog(confirm.about(about))
        }
        Err(effects) => Built::Instead(effects),
    }
}
