//! What is said, and not done, once the record under the cursor is gone from where the cursor stands.

pub use crate::keymap::Marks;

use super::{At, table::Cursor};
use crate::{
    domain::{PersonId, TrainingId},
    i18n::{Say, Words, text::AppText},
    keymap::{App, Context, Go},
    register::Node,
};

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
