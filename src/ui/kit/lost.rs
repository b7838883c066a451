//! What is said, and not done, once the record under the cursor is gone from where the cursor stands.

use super::{
    At,
    table::{Cursor, Selection},
};
use crate::{
    domain::{PersonId, TrainingId},
    i18n::{Say, Words, text::AppText},
    keymap::{Action, App, Change, Context, Gap, Go, Pick, Roll, Site, Train},
    register::Node,
};

/// Whether rows are marked: then many actions mean those.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    None,
    Some,
}

impl Marks {
    pub fn of<K: Ord + Copy>(marked: &Selection<K>) -> Self {
        if marked.is_empty() {
            Self::None
        } else {
            Self::Some
        }
    }
}

/// That something is no longer in the list, and the keys that lead to another row; none where its name is not known
/// any more, or not to be said.
pub fn words(what: Option<String>, context: Context, at: &At<'_>) -> Words {
    let what = what.unwrap_or_else(|| at.say(&AppText::LostRow).into_owned());
    let (down, up) = (at.key(context, Go::Down), at.key(context, Go::Up));
    at.say(&AppText::Lost { what, down, up })
}

/// The same of a list, which may be left with nothing to choose.
pub fn from_list<K>(
    cursor: &Cursor<K>,
    what: Option<String>,
    context: Context,
    at: &At<'_>,
) -> Words
where
    K: Clone + PartialEq,
{
    if !cursor.is_empty() {
        return words(what, context, at);
    }
    let what = what.unwrap_or_else(|| at.say(&AppText::LostRow).into_owned());
    at.say(&AppText::LostLast { what })
}

/// What a unit or a household is called in a sentence.
pub fn name(node: Node, at: &At<'_>) -> Option<String> {
    let county = at.desk.county();
    match node {
        Node::Unit(unit) => county.unit(unit).map(|_| at.desk.short(unit)),
        Node::Household(id) => {
            let head = county.household(id)?.record.fields.head;
            Some(at.say(&AppText::HouseOf { head }).into_owned())
        }
    }
}

pub fn person(id: PersonId, at: &At<'_>) -> Option<String> {
    let held = at.desk.county().person(id)?;
    Some(held.record.fields.name.clone())
}

/// A session by its title.
pub fn session(id: TrainingId, at: &At<'_>) -> Option<String> {
    let roster = at.desk.county().trainings().get(id)?;
    let title = roster.training.record.fields.title.clone();
    Some(at.say(&AppText::Quoted { title }).into_owned())
}

/// That what the whole page is about is gone.
pub fn page(what: &impl Say, context: Context, at: &At<'_>) -> Words {
    let (what, back) = (at.say(what).into_owned(), at.key(context, App::Cancel));
    at.say(&AppText::LostPage { what, back })
}

/// Whether an action would be done to the row under the cursor.
pub const fn means_row(action: Action, marks: Marks) -> bool {
    match action {
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
