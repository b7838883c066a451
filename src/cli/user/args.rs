//! What can be typed about users.

use std::path::PathBuf;

use clap::{Args, Subcommand, builder::TypedValueParser};

use crate::{
    cli::args::{Format, named},
    domain::Role,
    i18n::Lang,
};

#[derive(Debug, Subcommand)]
pub enum User {
    Roles {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    List {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Import(Import),
    Add(Add),
    Change(Change),
    Disable {
        login: String,
    },
    #[command(alias = "enable")]
    Reinstate {
        login: String,
    },
    Keys(Keys),
}

fn roles() -> impl TypedValueParser<Value = Role> {
    named(&Role::ALL, Role::word)
}

#[derive(Debug, Args)]
pub struct Add {
    pub login: String,
    #[arg(long, value_parser = roles())]
    pub role: Role,
    #[command(flatten)]
    pub about: About,
    #[arg(long = "key", value_name = "FILE.pub")]
    pub keys: Vec<PathBuf>,
    #[arg(long)]
    pub rescue: bool,
}

#[derive(Debug, Args)]
pub struct Change {
    pub login: String,
    #[arg(long, value_parser = roles())]
    pub role: Option<Role>,
    #[command(flatten)]
    pub about: About,
}

/// Their own names for clap: `lang` and `keymap` are options of every call already.
#[derive(Debug, Args)]
pub struct About {
    #[arg(long)]
    pub name: Option<String>,
    #[arg(long)]
    pub phone: Option<String>,
    #[arg(long, value_name = "UNIT")]
    pub area: Option<String>,
    #[arg(id = "user_lang", long = "user-lang", value_name = "LANG")]
    pub lang: Option<Lang>,
    #[arg(id = "user_keymap", long = "user-keymap", value_name = "NAME")]
    pub keymap: Option<String>,
    #[arg(id = "user_theme", long = "user-theme", value_name = "NAME")]
    pub theme: Option<String>,
}

#[derive(Debug, Args)]
pub struct Import {
    pub file: PathBuf,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("whose").required(true).args(["login", "from"]))]
pub struct Keys {
    pub login: Option<String>,
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["add", "remove"])]
    pub from: Option<PathBuf>,
    #[arg(long, value_name = "FILE.pub")]
    pub add: Vec<PathBuf>,
    #[arg(long, value_name = "N")]
    pub remove: Vec<usize>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}
