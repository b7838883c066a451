//! What a menu offers: every action that is legal here, noun by noun.

use super::action::{Action, App};
use super::context::Context;

pub fn menu(context: Context) -> Vec<Action> {
    Action::all()
        .filter(|action| action.is_legal(context) && *action != Action::App(App::Menu))
        .collect()
}
