//! What a role may do at the screen: footers and menus offer nothing else. The file asks again at every change, by what
//! the change touched.

use super::At;
use crate::{
    domain::Right,
    i18n::{Say, Words},
    keymap::{
        Action, App, Change, Context, Pick, Show, {Site as Do, Train},
    },
};

/// The least right that an action asks for; none where everybody may. What a record under the cursor asks for beyond
/// that, the file knows.
pub fn needed(context: Context, action: Action) -> Option<Right> {
    Some(match action {
        Action::Change(Change::Save) => return None,
        Action::Change(Change::Undo | Change::Redo) | Action::Pick(Pick::Take | Pick::PutDown) => {
            Right::Registry
        }
        Action::Change(_) => match context {
            Context::Trainings | Context::Session | Context::Assign => Right::Trainings,
            Context::Board => Right::Sites,
            // A village says what it has put right.
            Context::Site => Right::SelfScore,
            Context::Rubric => Right::Rubrics,
            _ => Right::Registry,
        },
        Action::Train(Train::Roll) => Right::RollCall,
        Action::Train(Train::Assign | Train::Unassign | Train::Swap | Train::Split) => {
            Right::Trainings
        }
        Action::Site(Do::Score) => Right::VerifiedScore,
        Action::Site(Do::Assess | Do::Rectify | Do::Done) => Right::SelfScore,
        Action::Site(Do::NextStage | Do::Replace) => Right::Sites,
        Action::Site(Do::ReadRubric) => Right::Rubrics,
        Action::Show(Show::Import) => Right::Import,
        Action::App(App::Unmask) => Right::ReadWhole,
        _ => return None,
    })
}

/// What is not there, and to whoever may change that how it comes to be.
pub fn with_how(nothing: &impl Say, how: &impl Say, right: Right, at: &At<'_>) -> Words {
    let mut words = at.say(nothing);
    if at.desk.may(right) {
        words.to_mut().push_str(&at.say(how));
    }
    words
}
