//! What a role is told where it may change something.

use super::At;
use crate::{
    domain::Right,
    i18n::{Say, Words},
};

/// What is not there, and to whoever may change that how it comes to be.
pub fn with_how(nothing: &impl Say, how: &impl Say, right: Right, at: &At<'_>) -> Words {
    let mut words = at.say(nothing);
    if at.desk.may(right) {
        words.to_mut().push_str(&at.say(how));
    }
    words
}
