//! The model of the screen and its picture. Knows no terminal and no file.
//!
//! A key becomes an [`Action`](crate::keymap::Action); the top [`Layer`] answers with [`Effect`]s; the view draws the
//! [`Model`] and changes nothing. Screens lie in a trail one can go back on; overlays lie on top of the screen.

mod ahead;
mod at;
mod canvas;
mod chrome;
mod cover;
mod effect;
mod event;
mod everywhere;
mod field;
pub mod glyphs;
mod hear;
mod layer;
pub mod look;
mod lost;
pub mod may;
mod model;
mod navigate;
pub mod overlay;
mod owed;
pub mod page;
pub mod paint;
pub mod registry;
mod route;
pub mod screen;
pub mod shell;
pub mod site;
pub mod text;
pub mod training;
mod typed;

pub use ahead::Ahead;
pub use at::{At, LEAST, Size, Veil};
pub use canvas::Canvas;
pub use chrome::view;
pub use cover::{Cover, Farewell};
pub use effect::{Choice, Effect, Notice, Question, Turn, open};
pub use event::{Answer, Event, Outcome, Timer, Wheel};
pub use field::{Line, narrow};
pub use glyphs::{Glyphs, Width};
pub use layer::{Built, Layer};
pub use look::{Depth, Look, Manner, Role, Theme};
pub use model::Model;
pub use owed::{Handed, Ticket};
pub use route::{APART, Route};
pub use typed::is_han;

use crate::{
    i18n::{Lang, Say, text::StoreText},
    store::{self, StoreError, Writer},
};

/// A form as typed, kept beside the store until it is saved or given up.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Draft {
    /// What the form was about: one draft is kept for each.
    pub name: String,
    pub at: chrono::DateTime<chrono::Utc>,
    pub values: Vec<(String, String)>,
    pub base: crate::domain::Seq,
}

/// What became of a command, in one sentence.
pub fn told(outcome: &Outcome, path: &str, lang: Lang) -> Notice {
    match outcome {
        Outcome::Done(receipt) => Notice::new(receipt.entry.deed.say(lang), Role::Notice),
        Outcome::Refused(refusal) => Notice::new(refusal.say(lang), Role::Error),
        Outcome::Broke(error) => Notice::new(trouble(error, path, lang), Role::Error),
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
