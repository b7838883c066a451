//! What can be typed. Knows the words of the command line and does nothing with them.

use std::path::PathBuf;

use clap::{
    Args, Parser, Subcommand, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use clap_complete::Shell;

pub use super::site::args::{Along, Eyes, Listed, Mended, Rectify, Rows, Rubric, Score, Site};
use super::training::args as training;
pub use super::{
    appoint::Appoint,
    care::Care,
    guide::Guide,
    keeping::{Backup, Restore},
    list::Lists,
    put::{Move, Since},
    show::Show,
    ssh::Ssh,
    user::args::{Import as Staff, User},
    version::VERSION,
};
use crate::{i18n::Lang, rehearsal::Size};

/// Everything that can be typed; what it means stands in `i18n`.
#[derive(Debug, Parser)]
#[command(name = "sanzhang", version = VERSION.as_str(), disable_help_subcommand = true)]
pub struct Typed {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub task: Option<Task>,
}

#[derive(Clone, Debug, Default, Args)]
pub struct Global {
    #[arg(long, global = true, value_name = "PATH")]
    pub store: Option<PathBuf>,
    #[arg(long, global = true)]
    pub demo: bool,
    #[arg(long, global = true, value_name = "SIZE", value_parser = named(&SIZES, size))]
    pub size: Option<Size>,
    #[arg(long, global = true)]
    pub lang: Option<Lang>,
    #[arg(long, global = true, value_name = "NAME|PATH")]
    pub keymap: Option<String>,
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<String>,
    #[arg(long, global = true)]
    pub plain: bool,
    #[arg(long, global = true)]
    pub ascii: bool,
    #[arg(long, global = true, value_name = "DATE", hide = true)]
    pub as_of: Option<String>,
}

/// One of these, called by a word of its own.
pub fn named<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let words = PossibleValuesParser::new(all.iter().map(|&one| word(one)));
    words.map(move |typed| {
        let mut all = all.iter().copied();
        let found = all.find(|&one| word(one) == typed);
        found.expect("the parser lets known words through alone")
    })
}

const SIZES: [Size; 3] = [Size::County, Size::Township, Size::Village];

const fn size(size: Size) -> &'static str {
    match size {
        Size::County => "county",
        Size::Township => "township",
        Size::Village => "village",
    }
}

/// The forms of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    #[default]
    Table,
    Json,
    Csv,
}

#[derive(Debug, Subcommand)]
pub enum Task {
    Help {
        words: Vec<String>,
    },
    Guide(Guide),
    Demo,
    Init(Init),
    #[command(subcommand)]
    Import(Import),
    List(Lists),
    Search(Search),
    Tree(Tree),
    #[command(subcommand)]
    Report(Report),
    #[command(subcommand)]
    User(User),
    #[command(subcommand)]
    Ssh(Ssh),
    Session {
        #[arg(long)]
        user: String,
        #[arg(last = true)]
        words: Vec<String>,
    },
    #[command(subcommand)]
    Site(Site),
    #[command(subcommand)]
    Rubric(Rubric),
    #[command(subcommand)]
    Training(training::Training),
    Show(Show),
    #[command(subcommand)]
    Add(Add),
    Edit {
        what: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
        #[arg(long)]
        only: bool,
    },
    Move(Move),
    Split(Split),
    Merge {
        household: String,
        #[arg(long, value_name = "H")]
        into: String,
        #[command(flatten)]
        since: Since,
    },
    Head {
        household: String,
        who: String,
    },
    Renumber {
        household: String,
        number: String,
        #[command(flatten)]
        since: Since,
    },
    Retire {
        #[arg(required = true)]
        what: Vec<String>,
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        since: Since,
    },
    Reinstate {
        #[arg(required = true)]
        what: Vec<String>,
        #[command(flatten)]
        since: Since,
    },
    Appoint(Appoint),
    Care {
        #[command(subcommand)]
        task: Option<Care>,
    },
    Journal {
        #[arg(long, default_value_t = 50, value_name = "N")]
        limit: usize,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Undo {
        number: Option<u64>,
        #[arg(long)]
        yes: bool,
    },
    Drafts {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Who {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Backup(Backup),
    Restore(Restore),
    Compact,
    Check {
        #[arg(long, value_name = "COPY")]
        against: Option<PathBuf>,
    },
    Keys {
        #[command(subcommand)]
        task: Option<Keys>,
    },
    Doctor {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Completions {
        shell: Shell,
    },
}

/// Of a household some people go, of a neighborhood some households.
#[derive(Debug, Args)]
pub struct Split {
    pub what: String,
    #[arg(value_name = "FIELD=VALUE")]
    pub fields: Vec<String>,
    #[arg(long)]
    pub half: bool,
    #[arg(long, value_name = "NUMBERS", conflicts_with = "half")]
    pub households: Option<String>,
}

#[derive(Debug, Default, Args)]
#[command(group = clap::ArgGroup::new("from").required(true).args(["divisions", "built_in", "empty"]))]
pub struct Init {
    #[arg(long, value_name = "FILE.csv")]
    pub divisions: Option<PathBuf>,
    #[arg(long)]
    pub built_in: bool,
    #[arg(long, value_name = "CODE", requires = "divisions")]
    pub county: Option<String>,
    #[arg(long, requires = "divisions")]
    pub with_farms: bool,
    #[arg(long, value_name = "NAME")]
    pub empty: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Import {
    Households {
        file: PathBuf,
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Args)]
pub struct Search {
    #[arg(required = true)]
    pub query: Vec<String>,
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub limit: usize,
    #[arg(long, value_name = "U")]
    pub unit: Option<String>,
    #[arg(long)]
    pub retired: bool,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Tree {
    #[arg(long, value_name = "U")]
    pub unit: Option<String>,
    #[arg(long, value_name = "N")]
    pub depth: Option<usize>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Subcommand)]
pub enum Report {
    Overview {
        #[arg(long, value_name = "U")]
        unit: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Training(training::Coverage),
    Sites {
        #[arg(long, value_name = "U")]
        unit: Option<String>,
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

#[derive(Debug, Subcommand)]
pub enum Add {
    Unit(Added),
    Household(Added),
    Person(Added),
}

#[derive(Debug, Args)]
pub struct Added {
    pub place: String,
    #[arg(required = true, value_name = "FIELD=VALUE")]
    pub fields: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Source {
    #[value(name = "self")]
    SelfNominated,
    Recommended,
    Office,
    ByElection,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Why {
    TermOver,
    Resigned,
    Persuaded,
    Dismissed,
    MovedAway,
    Away,
    Died,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Layout {
    Table,
    Markdown,
}

#[derive(Debug, Subcommand)]
pub enum Keys {
    List {
        #[arg(long, value_enum)]
        format: Option<Layout>,
    },
    Check {
        file: PathBuf,
    },
}
