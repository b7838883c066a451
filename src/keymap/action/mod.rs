//! What a key can mean: the only bindable thing. Each noun's table feeds names, titles, menus, help and legality.

mod app;
mod change;
mod field;
mod find;
mod gap;
mod go;
mod pick;
mod roll;
mod show;
mod site;
mod train;

use std::fmt::{self, Display};
use std::str::FromStr;

use thiserror::Error;

use super::context::Context;
use crate::i18n::Lang;

pub use app::App;
pub use change::Change;
pub use field::Field;
pub use find::Find;
pub use gap::Gap;
pub use go::Go;
pub use pick::Pick;
pub use roll::Roll;
pub use show::Show;
pub use site::Site;
pub use train::Train;

/// One row of a noun's table.
#[derive(Clone, Copy)]
struct Entry {
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    contexts: &'static [Context],
}

/// Writes a noun's enum from its table: variant, name in keymap files, Chinese, English, where it is legal.
macro_rules! noun {
    ($(#[$doc:meta])* $noun:ident $word:literal {
        $($variant:ident $name:literal $zh:literal $en:literal in $contexts:expr;)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $noun {
            $($variant),+
        }

        impl $noun {
            pub const ALL: &[$noun] = &[$($noun::$variant),+];

            pub(super) const fn entry(self) -> super::Entry {
                match self {
                    $($noun::$variant => super::Entry {
                        name: concat!($word, ".", $name),
                        zh: $zh,
                        en: $en,
                        contexts: $contexts,
                    }),+
                }
            }
        }

        impl From<$noun> for super::Action {
            fn from(action: $noun) -> super::Action {
                super::Action::$noun(action)
            }
        }
    };
}
use noun;

/// Actions of several nouns in one list.
macro_rules! actions {
    ($($action:expr),* $(,)?) => {
        [$($crate::keymap::Action::from($action)),*]
    };
}
pub(crate) use actions;

macro_rules! nouns {
    ($($noun:ident $zh:literal $en:literal;)+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum Action {
            $($noun($noun)),+
        }

        /// A kind of action: a group of the menu, a heading of the help.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Noun {
            $($noun),+
        }

        impl Noun {
            pub const ALL: &[Noun] = &[$(Noun::$noun),+];

            pub const fn title(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Noun::$noun, Lang::Zh) => $zh, (Noun::$noun, Lang::En) => $en),+
                }
            }
        }

        impl Action {
            /// In the order of the tables.
            pub fn all() -> impl Iterator<Item = Action> {
                std::iter::empty()$(.chain($noun::ALL.iter().map(|one| Action::$noun(*one))))+
            }

            pub const fn noun(self) -> Noun {
                match self {
                    $(Action::$noun(_) => Noun::$noun),+
                }
            }

            const fn entry(self) -> Entry {
                match self {
                    $(Action::$noun(one) => one.entry()),+
                }
            }
        }
    };
}

nouns! {
    Go "移动" "Move";
    Show "页面" "Screens";
    Pick "选择" "Select";
    Find "查找" "Find";
    Change "修改" "Change";
    Roll "签到" "Roll call";
    Train "培训安排" "Trainings";
    Gap "培训缺口" "Training gaps";
    Site "示范创建" "Demonstration sites";
    Field "填写" "Fields";
    App "程序" "Program";
}

impl Action {
    /// What a keymap file calls it: `go.down`.
    pub const fn name(self) -> &'static str {
        self.entry().name
    }

    pub const fn title(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.entry().zh,
            Lang::En => self.entry().en,
        }
    }

    /// The title where the focus is: the tree is not filtered, its rows are found.
    pub const fn title_in(self, context: Context, lang: Lang) -> &'static str {
        match (self, context, lang) {
            (Action::Find(Find::Filter), Context::Browse | Context::Page, Lang::Zh) => "查找",
            (Action::Find(Find::Filter), Context::Browse | Context::Page, Lang::En) => "Find",
            _ => self.title(lang),
        }
    }

    pub const fn contexts(self) -> &'static [Context] {
        self.entry().contexts
    }

    pub fn is_legal(self, context: Context) -> bool {
        self.contexts().contains(&context)
    }
}

#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("no action is called {0:?}")]
pub struct UnknownAction(pub String);

impl FromStr for Action {
    type Err = UnknownAction;

    fn from_str(text: &str) -> Result<Action, UnknownAction> {
        Action::all()
            .find(|action| action.name() == text)
            .ok_or_else(|| UnknownAction(text.to_owned()))
    }
}

impl Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
