//! Everything else the screens and the command line say, one noun to a file.

mod app;
mod apply;
mod cli;
mod confirm;
mod course;
mod file;
mod form;
mod gap;
mod guide;
mod help;
mod household;
mod import;
mod keep;
mod kit;
mod leader;
mod list;
mod next;
mod opening;
mod present;
mod roll;
mod rubric;
mod search;
mod settings;
mod site;
mod ssh;
mod start;
mod store;
mod table;
mod training;
mod tree;
mod unit;
mod usage;
mod user;

use super::{Lang, OnScreen, Say, Words};
use crate::domain::Caution;

/// Each noun's texts, and the one enum of them all.
macro_rules! nouns {
    ($($noun:ident::$text:ident => $variant:ident),* $(,)?) => {
        $(pub use $noun::$text;)*

        /// What anything on the screen says, whichever noun it is of.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Text {
            Caution(Caution),
            $($variant($text),)*
        }

        impl Say for Text {
            fn say(&self, lang: Lang) -> Words {
                match self {
                    Self::Caution(caution) => OnScreen(caution).say(lang),
                    $(Self::$variant(text) => text.say(lang),)*
                }
            }
        }

        $(impl From<$text> for Text {
            fn from(text: $text) -> Self {
                Self::$variant(text)
            }
        })*

        /// Every text there is, with values in its blanks.
        #[cfg(test)]
        pub fn each_sample(mut hear: impl FnMut(&dyn Say, String)) {
            $(for text in $text::samples() {
                hear(&text, format!("{text:?}"));
            })*
        }
    };
}

nouns! {
    app::AppText => App,
    app::AppText,
    apply::ApplyText => Apply,
    apply::ApplyText,
    cli::CliText => Cli,
    cli::CliText,
    confirm::ConfirmText => Confirm,
    confirm::ConfirmText,
    course::CourseText => Course,
    course::CourseText,
    file::FileText => File,
    file::FileText,
    form::FormText => Form,
    form::FormText,
    gap::GapText => Gap,
    gap::GapText,
    guide::GuideText => Guide,
    guide::GuideText,
    help::HelpText => Help,
    help::HelpText,
    household::HouseholdText => Household,
    household::HouseholdText,
    import::ImportText => Import,
    import::ImportText,
    keep::KeepText => Keep,
    keep::KeepText,
    kit::KitText => Kit,
    kit::KitText,
    leader::LeaderText => Leader,
    leader::LeaderText,
    list::ListText => List,
    list::ListText,
    next::NextText,
    opening::OpeningText => Opening,
    opening::OpeningText,
    present::PresentText => Present,
    present::PresentText,
    roll::RollText => Roll,
    roll::RollText,
    rubric::RubricText => Rubric,
    rubric::RubricText,
    search::SearchText => Search,
    search::SearchText,
    settings::SettingsText => Settings,
    settings::SettingsText,
    site::SiteText => Site,
    site::SiteText,
    ssh::SshText => Ssh,
    ssh::SshText,
    start::StartText => Start,
    start::StartText,
    store::StoreText => Store,
    store::StoreText,
    table::TableText => Table,
    table::TableText,
    training::TrainingText => Training,
    training::TrainingText,
    tree::TreeText => Tree,
    tree::TreeText,
    unit::UnitText => Unit,
    unit::UnitText,
    usage::UsageText => Usage,
    usage::UsageText,
    user::UserText => User,
    user::UserText,
}

impl From<Caution> for Text {
    fn from(caution: Caution) -> Self {
        Self::Caution(caution)
    }
}
