//! What is true of an action wherever it is pressed: whether it means the row under the cursor, what it asks of the role,
//! which layers do it, and where its kind stands in a menu.

use super::{
    Action, App, Change, Context, Field, Find, Gap, Go, Noun, Pick, Roll, Show, Site, Train,
};
use crate::domain::Right;

/// Whether rows are marked: then many actions mean those.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    None,
    Some,
}

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

impl Noun {
    /// The groups of a menu or of the help: in a place of its own kind of work that kind stands first.
    pub fn order(context: Context) -> Vec<Self> {
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
}

impl Context {
    /// Where a letter that an input method made is searched for.
    pub fn may_search(self) -> bool {
        matches!(self, Self::Browse | Self::List | Self::Page | Self::Hits)
    }
}

impl Action {
    /// Whether it would be done to the row under the cursor.
    pub const fn means_row(self, marks: Marks) -> bool {
        match self {
            Action::Go(go) => matches!(
                go,
                Go::Open
                    | Go::Right
                    | Go::NextPane
                    | Go::PrevPane
                    | Go::ParentUnit
                    | Go::NextSibling
                    | Go::PrevSibling
                    | Go::ExpandAll
            ),
            Action::Pick(pick) => match pick {
                Pick::Mark | Pick::Range | Pick::PutDown => true,
                Pick::Take => matches!(marks, Marks::None),
                Pick::Invert | Pick::Clear => false,
            },
            Action::App(app) => match app {
                App::Unmask => true,
                App::Copy => matches!(marks, Marks::None),
                _ => false,
            },
            Action::Change(change) => match change {
                Change::Undo | Change::Redo | Change::Save => false,
                _ => matches!(marks, Marks::None),
            },
            Action::Train(train) => match train {
                Train::Assign | Train::Unassign | Train::Swap | Train::Split => {
                    matches!(marks, Marks::None)
                }
                Train::Roll => true,
                _ => false,
            },
            Action::Gap(gap) => matches!(gap, Gap::WhatIf),
            Action::Roll(roll) => matches!(roll, Roll::Mark | Roll::Late | Roll::Excused),
            Action::Site(site) => !matches!(
                site,
                Site::Since | Site::Rubric | Site::ReadRubric | Site::WriteRubric | Site::Finish
            ),
            Action::Find(_) | Action::Show(_) | Action::Field(_) => false,
        }
    }

    /// What needs no layer, or what every layer does; nothing that means the row under the cursor.
    pub const fn is_everywhere(self) -> bool {
        !self.means_row(Marks::None)
            && match self {
                Action::Show(_) => true,
                Action::App(app) => !matches!(
                    app,
                    App::Sort | App::Accept | App::Decline | App::Text | App::Write
                ),
                Action::Go(go) => !matches!(go, Go::Left | Go::CollapseAll),
                Action::Find(find) => matches!(find, Find::Search | Find::Command),
                Action::Change(change) => matches!(change, Change::Undo | Change::Redo),
                Action::Field(field) => {
                    matches!(field, Field::Undo | Field::Redo | Field::ClearLine)
                }
                _ => false,
            }
    }

    /// Of these it asks one of the role; none where everybody may. What a record under the cursor asks for beyond that,
    /// its layer says, and the file knows.
    pub fn needs(self, context: Context) -> &'static [Right] {
        match self {
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
            Action::Site(Site::Score | Site::Rectify) => &[Right::VerifiedScore],
            Action::Site(Site::Assess) => &[Right::SelfScore],
            // A village says what it has put right, and whoever verifies confirms it.
            Action::Site(Site::Done) => &[Right::SelfScore, Right::VerifiedScore],
            Action::Site(Site::NextStage | Site::Replace) => &[Right::Sites],
            Action::Site(Site::ReadRubric) => &[Right::Rubrics],
            Action::Show(Show::Import) => &[Right::Import],
            Action::App(App::Unmask | App::Call) => &[Right::ReadWhole],
            _ => &[],
        }
    }
}
