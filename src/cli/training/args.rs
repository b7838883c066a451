//! What can be typed about trainings.

use anyhow::Result;
use clap::{Args, Subcommand, builder::TypedValueParser};

use crate::{
    cli::{
        args::{Format, named},
        open::Setting,
    },
    desk::Desk,
    domain::{Asked, Level, Period, Rank, Tier, grammar::Lean},
};

const RANKS: [Rank; 3] = [Rank::Section, Rank::Group, Rank::Neighborhood];

fn tiers() -> impl TypedValueParser<Value = Tier> {
    named(&Tier::ALL, |tier| tier.level().name())
}

/// Whose training is asked for, and when.
#[derive(Debug, Args)]
pub struct Asking {
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    #[arg(long, value_parser = tiers())]
    pub tier: Option<Tier>,
    #[arg(long, value_parser = named(&RANKS, Rank::name))]
    pub rank: Option<Rank>,
}

impl Asking {
    pub const fn is_empty(&self) -> bool {
        self.period.is_none() && self.tier.is_none() && self.rank.is_none()
    }

    pub fn period(&self, setting: &Setting) -> Result<Option<Period>> {
        let period = self.period.as_deref();
        let period = period.map(|text| setting.period(text, Lean::Past));
        period.transpose()
    }

    /// The main rank of townships in the period that runs, where nothing else is said.
    pub fn of(&self, setting: &Setting, desk: &Desk) -> Result<Asked> {
        let tier = self.tier.unwrap_or(Tier::Township);
        let (_, owed) = desk.county().trainings().obligation(tier);
        let usual = || Period::of(owed.rhythm, desk.today());
        Ok(Asked {
            tier,
            rank: self.rank.unwrap_or_else(|| owed.main_rank()),
            period: self.period(setting)?.unwrap_or_else(usual),
        })
    }
}

#[derive(Debug, Args)]
pub struct Coverage {
    #[arg(long, value_name = "U")]
    pub unit: Option<String>,
    #[command(flatten)]
    pub asking: Asking,
    #[arg(long, value_parser = named(&Level::ALL[1..], Level::name))]
    pub level: Option<Level>,
    #[arg(long)]
    pub missing: bool,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Subcommand)]
pub enum Training {
    List {
        #[arg(long, value_name = "U")]
        unit: Option<String>,
        #[arg(long, value_name = "PERIOD")]
        period: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Show {
        training: String,
        #[arg(long)]
        sheet: bool,
        #[arg(long, value_enum, default_value_t, conflicts_with = "sheet")]
        format: Format,
    },
    Add {
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    Edit {
        training: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    Cancel {
        training: String,
        #[arg(long)]
        reason: String,
    },
    #[command(alias = "reopen")]
    Reinstate {
        training: String,
    },
    Close {
        training: String,
    },
    Assign(Assign),
    Unassign {
        training: String,
        #[arg(required = true)]
        people: Vec<String>,
    },
    Attend {
        training: String,
        #[arg(required = true, value_name = "LINE")]
        line: Vec<String>,
        #[arg(long)]
        yes: bool,
    },
    Rules {
        #[arg(value_parser = tiers())]
        tier: Option<Tier>,
        #[arg(requires = "tier", value_name = "FIELD=VALUE")]
        fields: Vec<String>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("whom").required(true).multiple(true).args(["people", "unit", "gap"]))]
pub struct Assign {
    pub training: String,
    #[arg(conflicts_with_all = ["unit", "gap"])]
    pub people: Vec<String>,
    #[arg(long, value_name = "U")]
    pub unit: Option<String>,
    #[arg(long)]
    pub gap: bool,
    #[arg(long, value_name = "PERIOD", requires = "gap")]
    pub period: Option<String>,
    #[arg(long, requires = "gap")]
    pub seated: bool,
    #[arg(long)]
    pub split: bool,
}
