//! What an overlay asked the file for: not answered yet, not to be had, or there.

use crate::{
    i18n::{Words, text::AppText},
    ui::kit::At,
};

#[derive(Debug, Default)]
pub enum Told<T> {
    #[default]
    Waiting,
    /// Why is said at the foot of the screen.
    Failed,
    All(Vec<T>),
}

impl<T> Told<T> {
    pub const fn waits(&self) -> bool {
        matches!(self, Self::Waiting)
    }

    pub fn all(&self) -> &[T] {
        match self {
            Self::All(all) => all,
            Self::Waiting | Self::Failed => &[],
        }
    }

    pub fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        if let Self::All(all) = self {
            all.retain(keep);
        }
    }

    /// What stands in place of the lines while there are none, but for what an empty list says itself.
    pub fn silence(&self, at: &At<'_>) -> Option<Words> {
        match self {
            Self::Waiting => Some(at.say(&AppText::Preparing)),
            Self::Failed => Some(at.say(&AppText::NotRead)),
            Self::All(_) => None,
        }
    }
}
