//! What can be typed about sites and rubrics.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::cli::args::Format;

#[derive(Debug, Subcommand)]
pub enum Site {
    List {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Show {
        site: String,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Add {
        village: String,
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    Edit {
        site: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    Advance {
        site: String,
        stage: String,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    Replace {
        site: String,
        village: String,
        #[arg(long)]
        reason: String,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    Close {
        site: String,
        #[arg(long)]
        reason: String,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    #[command(alias = "reopen")]
    Reinstate {
        what: String,
    },
    Projects {
        site: String,
        #[command(subcommand)]
        change: Option<Rows>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Milestones {
        site: String,
        #[command(subcommand)]
        change: Option<Rows>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Rectify(Rectify),
    Rectifications {
        site: Option<String>,
        #[arg(long)]
        overdue: bool,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Amend {
        id: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    Done(Mended),
    Confirm(Mended),
    Undone {
        id: String,
    },
    Link {
        site: String,
        village: String,
        name: String,
        #[arg(long, value_enum)]
        kind: Option<Along>,
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
    },
    Unlink {
        site: String,
        village: String,
    },
    Adopt {
        site: String,
        village: String,
        what: String,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        #[arg(long, value_name = "NAME")]
        checked_by: Option<String>,
    },
    Unadopt {
        site: String,
        village: String,
    },
    Stages {
        #[command(subcommand)]
        change: Option<Listed>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Officials {
        #[command(subcommand)]
        change: Option<Listed>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Score(Score),
}

/// A change of a short list.
#[derive(Debug, Subcommand)]
pub enum Listed {
    Add {
        name: String,
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    Edit {
        name: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
}

/// A change of a list that one site keeps.
#[derive(Debug, Subcommand)]
pub enum Rows {
    Add {
        name: String,
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    Edit {
        row: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    Remove {
        row: String,
    },
}

#[derive(Debug, Args)]
pub struct Rectify {
    pub site: String,
    pub what: String,
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub item: Option<u16>,
    #[arg(long, requires = "item", value_name = "ID")]
    pub inspection: Option<String>,
}

#[derive(Debug, Args)]
pub struct Mended {
    pub id: String,
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    #[arg(long, default_value = "")]
    pub note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Along {
    Line,
    Area,
}

#[derive(Debug, Args)]
pub struct Score {
    pub site: String,
    #[arg(value_name = "NUMBER=VALUE")]
    pub scores: Vec<String>,
    #[arg(long, value_enum, default_value_t)]
    pub by: Eyes,
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    #[arg(long, value_name = "NAME", alias = "round")]
    pub inspection: Option<String>,
    #[arg(long, value_name = "NAMES")]
    pub inspectors: Option<String>,
    #[arg(long)]
    pub note: Option<String>,
    #[arg(long = "where", value_name = "PLACE")]
    pub evidence: Option<String>,
    #[arg(long)]
    pub close: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Eyes {
    #[value(name = "self")]
    Village,
    #[default]
    Verified,
}

#[derive(Debug, Subcommand)]
pub enum Rubric {
    Check {
        file: PathBuf,
    },
    Import {
        file: PathBuf,
    },
    Export {
        file: PathBuf,
        #[arg(long)]
        example: bool,
    },
}
