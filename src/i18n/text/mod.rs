//! Everything else the screens and the command line say, one noun to a file.

mod app;
mod apply;
mod cli;
mod confirm;
mod course;
mod doctor;
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
    apply::ApplyText => Apply,
    cli::CliText => Cli,
    confirm::ConfirmText => Confirm,
    course::CourseText => Course,
    doctor::DoctorText => Doctor,
    file::FileText => File,
    form::FormText => Form,
    gap::GapText => Gap,
    guide::GuideText => Guide,
    help::HelpText => Help,
    household::HouseholdText => Household,
    import::ImportText => Import,
    keep::KeepText => Keep,
    kit::KitText => Kit,
    leader::LeaderText => Leader,
    list::ListText => List,
    next::NextText => Next,
    opening::OpeningText => Opening,
    present::PresentText => Present,
    roll::RollText => Roll,
    rubric::RubricText => Rubric,
    search::SearchText => Search,
    settings::SettingsText => Settings,
    site::SiteText => Site,
    ssh::SshText => Ssh,
    start::StartText => Start,
    store::StoreText => Store,
    table::TableText => Table,
    training::TrainingText => Training,
    tree::TreeText => Tree,
    unit::UnitText => Unit,
    usage::UsageText => Usage,
    user::UserText => User,
}

impl From<Caution> for Text {
    fn from(caution: Caution) -> Self {
        Self::Caution(caution)
    }
}
