//! What can be typed about trainings.

use clap::{Args, Subcommand, builder::TypedValueParser};

use crate::{
    cli::args::{Format, named},
    domain::{Level, Rank, Tier},
};

const RANKS: [Rank; 3] = [Rank::Section, Rank::Group, Rank::Neighborhood];

fn tiers() -> impl TypedValueParser<Value = Tier> {
    named(&Tier::ALL, |tier| tier.level().name())
}

#[derive(Debug, Args)]
pub struct Coverage {
    #[arg(long, value_name = "U")]
    pub unit: Option<String>,
    /// 2024Q1, 2024, 2024H1 or 2024-03; the running one by default
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// Which units are the rows; those directly below by default
    #[arg(long, value_parser = named(&Level::ALL[1..], Level::name))]
    pub level: Option<Level>,
    /// Whose obligation
    #[arg(long, value_parser = tiers(), default_value = "township")]
    pub tier: Tier,
    /// Whose trainings; neighborhood leaders by default, others who owe it stand apart below
    #[arg(long, value_parser = named(&RANKS, Rank::name))]
    pub rank: Option<Rank>,
    /// Only the sessions that are missing, one a row, with what is missing 缺的场次
    #[arg(long)]
    pub missing: bool,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Subcommand)]
pub enum Training {
    /// Sessions in order of time 列出
    List {
        #[arg(long, value_name = "U")]
        unit: Option<String>,
        #[arg(long, value_name = "PERIOD")]
        period: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// One session with its roster 详情
    Show {
        training: String,
        /// The sign-in sheet, to be printed 签到表
        #[arg(long)]
        sheet: bool,
    },
    /// unit=毛俊镇 title=普遍培训 date=2024-04-18 time=09:00-11:30 seats=80 安排
    Add {
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// edit t12 date=2024-04-19 place=镇政府三楼 修改
    Edit {
        training: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Will not take place 取消
    Cancel {
        training: String,
        #[arg(long)]
        reason: String,
    },
    /// Planned again 恢复
    Reopen { training: String },
    /// Ends the roll call: whoever is not marked is absent 结束签到
    Close { training: String },
    /// Put people on the roster 安排参训
    Assign(Assign),
    /// Take people off the roster 撤下
    Unassign {
        training: String,
        #[arg(required = true)]
        people: Vec<String>,
    },
    /// From the signed sheet: attend t12 '全到 除 3 17q 22' 签到
    Attend {
        training: String,
        #[arg(required = true, value_name = "LINE")]
        line: Vec<String>,
        /// Also in place of marks that stand already
        #[arg(long)]
        yes: bool,
    },
    /// What each level owes; rules township rhythm=每月 培训要求
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
    /// By id, or by name among the leaders below the host
    #[arg(conflicts_with_all = ["unit", "gap"])]
    pub people: Vec<String>,
    /// All neighborhood leaders below
    #[arg(long, value_name = "U")]
    pub unit: Option<String>,
    /// Only those not trained and without a seat in the period
    #[arg(long)]
    pub gap: bool,
    #[arg(long, value_name = "PERIOD", requires = "gap")]
    pub period: Option<String>,
    /// With --gap: also those who have a seat in another session to come 已排的也排
    #[arg(long, requires = "gap")]
    pub seated: bool,
    /// More people than seats: several sessions, by village
    #[arg(long)]
    pub split: bool,
}
