//! What is said of marks at a roll call that somebody else was faster to make, and of how a session stands.

use super::journal::doer;
use crate::{
    domain::{Mark, TrainingStanding},
    i18n::{Lang, N, Say, Words, say, text::TrainingText},
};

/// The first of them by name, and how many there are.
pub(super) fn marked_as(name: &str, mark: &Mark, by: &str, all: usize, lang: Lang) -> Words {
    let (mark, by) = (mark.say(lang), doer(by, lang));
    match N::from(all.saturating_sub(1)) {
        N(0) => say!(
            lang,
            "{name} 刚由 {by} 登记为“{mark}”，没有改动。仍要改，请再登记一次。",
            "{by} just marked {name} as \"{mark}\"; nothing was changed. To change it all the same, mark again."
        ),
        n => say!(
            lang,
            "{name} 刚由 {by} 登记为“{mark}”，另有 {n} 人也刚被登记，没有改动。仍要改，请再登记一次。",
            (format!(
                "{by} just marked {name} as \"{mark}\", and {} were marked too; nothing was changed. To change it all the same, mark again.",
                n.of("other", "others")
            ))
        ),
    }
}

impl Say for TrainingStanding {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Planned => TrainingText::Planned.say(lang),
            Self::Unrecorded => TrainingText::Unrecorded.say(lang),
            Self::Held => TrainingText::Held.say(lang),
            Self::Cancelled => TrainingText::Cancelled.say(lang),
        }
    }
}
