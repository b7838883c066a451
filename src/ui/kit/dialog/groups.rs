//! The groups of menus and of the help: which kind of work stands first.

use crate::keymap::{Context, Noun};

/// Changes and finding stand first; moving is known to the fingers.
const ORDER: [Noun; 11] = [
    Noun::Change,
    Noun::Find,
    Noun::Show,
    Noun::Roll,
    Noun::Train,
    Noun::Gap,
    Noun::Site,
    Noun::Pick,
    Noun::Field,
    Noun::App,
    Noun::Go,
];

/// The groups of a menu or of the help: in a place of its own kind of work that kind stands first.
pub fn order(context: Context) -> Vec<Noun> {
    let own = match context {
        Context::Roll | Context::Seats => Some(Noun::Roll),
        Context::Gap => Some(Noun::Gap),
        Context::Trainings | Context::Session | Context::Assign => Some(Noun::Train),
        Context::Board | Context::Site | Context::Rubric | Context::Score => Some(Noun::Site),
        _ => None,
    };
    let others = ORDER.into_iter().filter(|noun| Some(*noun) != own);
    own.into_iter().chain(others).collect()
}
