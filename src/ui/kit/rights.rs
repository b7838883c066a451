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

/// Of these an action asks one; none where everybody may. What a record under the cursor asks for beyond that, its layer
/// says, and the file knows.
pub fn needed(context: Context, action: Action) -> &'static [Right] {
    match action {
        Action::Change(Change::Save) => &[],
        // What is taken back asks what it asked when it was done, and the file alone knows what that is.
        Action::Change(Change::Undo | Change::Redo) => Right::taken_back(),
        Action::Pick(Pick::Take | Pick::PutDown) => &[Right::Registry],
        Action::Change(_) => match context {
            Context::Trainings | Context::Session | Context::Assign => {
                &[Right::Trainings, Right::CountyTrainings]
            }
            Context::Board | Context::Site => &[Right::Sites],
            Context::Rubric => &[Right::Rubrics],
            _ => &[Right::Registry],
        },
        Action::Train(Train::Roll) => &[Right::RollCall],
        Action::Train(Train::Assign | Train::Unassign | Train::Swap | Train::Split) => {
            &[Right::Trainings, Right::CountyTrainings]
        }
        Action::Site(Do::Score | Do::Rectify) => &[Right::VerifiedScore],
        Action::Site(Do::Assess) => &[Right::SelfScore],
        // A village says what it has put right, and whoever verifies confirms it.
        Action::Site(Do::Done) => &[Right::SelfScore, Right::VerifiedScore],
        Action::Site(Do::NextStage | Do::Replace) => &[Right::Sites],
        Action::Site(Do::ReadRubric) => &[Right::Rubrics],
        Action::Show(Show::Import) => &[Right::Import],
        Action::App(App::Unmask) => &[Right::ReadWhole],
        _ => &[],
    }
}

/// What is not there, and to whoever may change that how it comes to be.
pub fn with_how(nothing: &impl Say, how: &impl Say, right: Right, at: &At<'_>) -> Words {
    let mut words = at.say(nothing);
    if at.desk.may(right) {
        words.to_mut().push_str(&at.say(how));
    }
    words
}
