//! What can be typed about sites and rubrics.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub enum Site {
    /// All of them 一览
    List,
    /// Everything about one, by id, village or township 详情
    Show { site: String },
    /// Make a village a site: site add 塔峰镇/雷家岭村 feature=党建引领 target=2025-06-30
    Add {
        village: String,
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Score items: site score 雷家岭村 1=4.5 2=0 9=是; computed items fill themselves 评分
    Score(Score),
}

#[derive(Debug, Args)]
pub struct Score {
    pub site: String,
    #[arg(value_name = "NUMBER=VALUE")]
    pub scores: Vec<String>,
    #[arg(long, value_enum, default_value_t)]
    pub by: Eyes,
    /// Of the inspection, when this begins one
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Its name, such as 第4次检查
    #[arg(long, value_name = "NAME")]
    pub round: Option<String>,
    #[arg(long, value_name = "NAMES")]
    pub inspectors: Option<String>,
    /// End the inspection afterwards 结束检查
    #[arg(long)]
    pub close: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Eyes {
    /// 自查
    #[value(name = "self")]
    Village,
    /// 考核
    #[default]
    Verified,
}

#[derive(Debug, Subcommand)]
pub enum Rubric {
    /// Faults of a rubric file, with their lines 检查
    Check { file: PathBuf },
    /// Bring one in; it takes the place of the one in use 导入
    Import { file: PathBuf },
    /// Write the one in use to a new file, or - 导出
    Export {
        file: PathBuf,
        /// The example that comes with the program 示例
        #[arg(long)]
        example: bool,
    },
}
