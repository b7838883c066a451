//! What the file says, in words: what became of a command, what is wrong, who is waited for.

use super::{At, Notice, Outcome, Role};
use crate::{
    i18n::{Lang, Say, text::StoreText},
    store::{self, StoreError, Writer},
};

/// What became of a command, in one sentence.
pub fn told(outcome: &Outcome, at: &At<'_>) -> Notice {
    let lang = at.lang();
    match outcome {
        Outcome::Done(receipt) => Notice::new(receipt.entry.deed.say(lang), Role::Notice),
        Outcome::Refused(refusal) => Notice::new(refusal.say(lang), Role::Error),
        Outcome::Broke(error) => Notice::new(at.trouble(error), Role::Error),
    }
}

impl At<'_> {
    /// What is wrong with the file.
    pub fn trouble(&self, error: &StoreError) -> String {
        trouble(error, self.desk.file(), self.lang())
    }
}

/// Who is waited for.
pub fn waits_for(writer: &Writer) -> StoreText {
    let who = writer.to_string();
    if writer.stopped {
        StoreText::WaitsForStopped { who }
    } else {
        StoreText::WaitsFor { who }
    }
}

/// A store error in words, with its code.
pub fn trouble(error: &StoreError, path: &str, lang: Lang) -> String {
    let path = path.to_owned();
    let text = match error {
        StoreError::Missing => StoreText::Missing { path },
        StoreError::NotAStore => StoreText::NotAStore { path },
        StoreError::Truncated => StoreText::Truncated { path },
        StoreError::Damaged(_) => StoreText::Damaged { path },
        StoreError::Newer { .. } | StoreError::NewerRecord(..) => StoreText::Newer { path },
        StoreError::Outgrown => StoreText::Upgraded,
        StoreError::Locked => store::holder(std::path::Path::new(&path))
            .map_or(StoreText::LockedBySomebody, |pid| StoreText::Locked { pid }),
        StoreError::Full => StoreText::Full,
        StoreError::Stalled => StoreText::NotKept,
        StoreError::Replaced => StoreText::Replaced { path },
        StoreError::Gone => StoreText::Gone { path },
        StoreError::ReadOnly => StoreText::ReadOnly { path },
        StoreError::Unwritable => StoreText::Unwritable { path },
        StoreError::Exists => StoreText::Exists { path },
        StoreError::Denied => StoreText::Denied { path },
        StoreError::NetworkFs => StoreText::Network { path },
        StoreError::Exhausted => StoreText::Unknown,
        StoreError::Io(why) => StoreText::Io {
            path,
            why: why.kind().say(lang).into_owned(),
        },
    };
    let sentence = text.say(lang).into_owned();
    StoreText::Code {
        code: error.code().to_owned(),
        sentence,
    }
    .say(lang)
    .into_owned()
}
