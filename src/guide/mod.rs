//! The guide inside: what to do, in the order it is needed, in both languages and with the keys in force. Its pages stand
//! beside this file as Markdown of a few signs: heads, lists, calls and what they answer.
//!
//! `{key:change.save}` is the key of that action, `{key:train.assign@gap}` its key in one place. What stands behind the
//! three ticks of a call says where it can be tried: on a county (`sh`), where there is none yet (`sh new`), or only where
//! there is more than this program (`sh elsewhere`). `text` is what a call answers, any other name that of a file.

mod block;
mod layout;

use crate::{i18n::Lang, keymap::Keymap};

pub use block::{Block, Where};
pub use layout::{Kind, Line};

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    First,
    Daily,
    Trainings,
    Sites,
    Users,
    Keeping,
    Screen,
    Keys,
    /// All the others, one after the other.
    Whole,
}

/// A page with its keys filled in.
pub struct Page {
    pub blocks: Vec<Block>,
}

impl Topic {
    /// In the order they are needed.
    pub const ALL: [Self; 9] = [
        Self::First,
        Self::Daily,
        Self::Trainings,
        Self::Sites,
        Self::Users,
        Self::Keeping,
        Self::Screen,
        Self::Keys,
        Self::Whole,
    ];

    /// By which it is asked for, beside its Chinese title.
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Daily => "daily",
            Self::Trainings => "trainings",
            Self::Sites => "sites",
            Self::Users => "users",
            Self::Keeping => "keeping",
            Self::Screen => "screen",
            Self::Keys => "keys",
            Self::Whole => "all",
        }
    }

    /// As it is written.
    pub(crate) const fn text(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::First, Lang::Zh) => include_str!("zh/first.md"),
            (Self::First, Lang::En) => include_str!("en/first.md"),
            (Self::Daily, Lang::Zh) => include_str!("zh/daily.md"),
            (Self::Daily, Lang::En) => include_str!("en/daily.md"),
            (Self::Trainings, Lang::Zh) => include_str!("zh/trainings.md"),
            (Self::Trainings, Lang::En) => include_str!("en/trainings.md"),
            (Self::Sites, Lang::Zh) => include_str!("zh/sites.md"),
            (Self::Sites, Lang::En) => include_str!("en/sites.md"),
            (Self::Users, Lang::Zh) => include_str!("zh/users.md"),
            (Self::Users, Lang::En) => include_str!("en/users.md"),
            (Self::Keeping, Lang::Zh) => include_str!("zh/keeping.md"),
            (Self::Keeping, Lang::En) => include_str!("en/keeping.md"),
            (Self::Screen, Lang::Zh) => include_str!("zh/screen.md"),
            (Self::Screen, Lang::En) => include_str!("en/screen.md"),
            (Self::Keys, Lang::Zh) => include_str!("zh/keys.md"),
            (Self::Keys, Lang::En) => include_str!("en/keys.md"),
            (Self::Whole, Lang::Zh) => include_str!("zh/all.md"),
            (Self::Whole, Lang::En) => include_str!("en/all.md"),
        }
    }

    /// The title over its page.
    pub fn title(self, lang: Lang) -> &'static str {
        let first = self.text(lang).lines().next().unwrap_or_default();
        first.trim_start_matches("# ")
    }

    /// What the page is for, in a line.
    pub fn about(self, lang: Lang) -> &'static str {
        let mut lines = self.text(lang).lines().skip(1);
        lines.find(|line| !line.is_empty()).unwrap_or_default()
    }

    pub fn page(self, lang: Lang, keymap: &Keymap) -> Page {
        let one = |topic: Self| block::read(topic.text(lang), lang, keymap);
        let blocks = match self {
            Self::Whole => {
                let others = Self::ALL.into_iter().filter(|topic| *topic != Self::Whole);
                others.flat_map(one).collect()
            }
            topic => one(topic),
        };
        Page { blocks }
    }
}

impl Page {
    /// Only what holds these words, with the titles and heads that it stands under; what a call answers stays with it, and
    /// below a head that holds them stands all there is.
    #[must_use]
    pub fn narrowed(self, wanted: &str) -> Self {
        let wanted = wanted.trim().to_lowercase();
        if wanted.is_empty() {
            return self;
        }
        let mut blocks: Vec<Block> = Vec::new();
        let mut over = Vec::new();
        let (mut whole, mut kept) = (false, false);
        for block in self.blocks {
            let holds = block.words().to_lowercase().contains(&wanted);
            match block {
                Block::Title(_) => {
                    over = vec![block];
                    (whole, kept) = (false, false);
                }
                Block::Head(_) => {
                    over.retain(|block| matches!(block, Block::Title(_)));
                    over.push(block);
                    (whole, kept) = (holds, false);
                }
                Block::Shown(_) if kept => blocks.push(block),
                _ => {
                    kept = whole || holds;
                    if kept {
                        blocks.append(&mut over);
                        blocks.push(block);
                    }
                }
            }
        }
        Self { blocks }
    }
}
