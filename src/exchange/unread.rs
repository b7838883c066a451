//! Why a file gives no text.

use std::io::{self, ErrorKind};

use super::TableFault;
use crate::i18n::{Lang, Say, Words, text::CliText};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    File(ErrorKind),
    /// It is none, or in no encoding that is known.
    Text(TableFault),
}

impl Unread {
    /// With the path it was looked for at.
    pub fn at(self, path: String, lang: Lang) -> Words {
        let why = self.say(lang).into_owned();
        CliText::CannotRead { path, why }.say(lang)
    }
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        Self::File(error.kind())
    }
}

impl Say for Unread {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::File(kind) => kind.say(lang),
            Self::Text(fault) => fault.say(lang),
        }
    }
}
