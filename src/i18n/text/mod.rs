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

macro_rules! nouns {
    ($($noun:ident::$text:ident),* $(,)?) => {
        $(pub use $noun::$text;)*

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
    app::AppText,
    apply::ApplyText,
    cli::CliText,
    confirm::ConfirmText,
    course::CourseText,
    file::FileText,
    form::FormText,
    gap::GapText,
    guide::GuideText,
    help::HelpText,
    household::HouseholdText,
    import::ImportText,
    keep::KeepText,
    kit::KitText,
    leader::LeaderText,
    list::ListText,
    opening::OpeningText,
    present::PresentText,
    roll::RollText,
    rubric::RubricText,
    search::SearchText,
    settings::SettingsText,
    site::SiteText,
    ssh::SshText,
    start::StartText,
    store::StoreText,
    table::TableText,
    training::TrainingText,
    tree::TreeText,
    unit::UnitText,
    usage::UsageText,
    user::UserText,
}

/// The outer enum only lists the nouns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    App(AppText),
    Apply(ApplyText),
    Caution(Caution),
    Cli(CliText),
    Confirm(ConfirmText),
    Course(CourseText),
    File(FileText),
    Form(FormText),
    Gap(GapText),
    Guide(GuideText),
    Help(HelpText),
    Household(HouseholdText),
    Import(ImportText),
    Leader(LeaderText),
    List(ListText),
    Present(PresentText),
    Roll(RollText),
    Rubric(RubricText),
    Search(SearchText),
    Settings(SettingsText),
    Site(SiteText),
    Start(StartText),
    Store(StoreText),
    Training(TrainingText),
    Tree(TreeText),
    Unit(UnitText),
    User(UserText),
}

impl Say for Text {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::App(text) => text.say(lang),
            Self::Apply(text) => text.say(lang),
            Self::Caution(caution) => OnScreen(caution).say(lang),
            Self::Cli(text) => text.say(lang),
            Self::Confirm(text) => text.say(lang),
            Self::Course(text) => text.say(lang),
            Self::File(text) => text.say(lang),
            Self::Form(text) => text.say(lang),
            Self::Gap(text) => text.say(lang),
            Self::Guide(text) => text.say(lang),
            Self::Help(text) => text.say(lang),
            Self::Household(text) => text.say(lang),
            Self::Import(text) => text.say(lang),
            Self::Leader(text) => text.say(lang),
            Self::List(text) => text.say(lang),
            Self::Present(text) => text.say(lang),
            Self::Roll(text) => text.say(lang),
            Self::Rubric(text) => text.say(lang),
            Self::Search(text) => text.say(lang),
            Self::Settings(text) => text.say(lang),
            Self::Site(text) => text.say(lang),
            Self::Start(text) => text.say(lang),
            Self::Store(text) => text.say(lang),
            Self::Training(text) => text.say(lang),
            Self::Tree(text) => text.say(lang),
            Self::Unit(text) => text.say(lang),
            Self::User(text) => text.say(lang),
        }
    }
}

macro_rules! from {
    ($($part:ident => $variant:ident),* $(,)?) => {
        $(impl From<$part> for Text {
            fn from(part: $part) -> Self {
                Self::$variant(part)
            }
        })*
    };
}

from!(
    AppText => App,
    ApplyText => Apply,
    Caution => Caution,
    CliText => Cli,
    ConfirmText => Confirm,
    CourseText => Course,
    FileText => File,
    FormText => Form,
    GapText => Gap,
    GuideText => Guide,
    HelpText => Help,
    HouseholdText => Household,
    ImportText => Import,
    LeaderText => Leader,
    ListText => List,
    PresentText => Present,
    RollText => Roll,
    RubricText => Rubric,
    SearchText => Search,
    SettingsText => Settings,
    SiteText => Site,
    StartText => Start,
    StoreText => Store,
    TrainingText => Training,
    TreeText => Tree,
    UnitText => Unit,
    UserText => User
);
