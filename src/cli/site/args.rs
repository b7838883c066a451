//! What can be typed about sites and rubrics.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::cli::args::Format;

#[derive(Debug, Subcommand)]
pub enum Site {
    /// All of them 一览
    List {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Everything about one, by id, village or township 详情
    Show { site: String },
    /// Make a village a site: site add 塔峰镇/雷家岭村 feature=党建引领 target=2025-06-30
    Add {
        village: String,
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Change it: site edit 雷家岭村 feature=党建引领 leader=王某/县委常委 修改
    Edit {
        site: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Enter a stage, forward or back; what the stage demands is told, the county decides 变更阶段
    Advance {
        site: String,
        stage: String,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Another village of the township takes its place; the file is kept 更换
    Replace {
        site: String,
        village: String,
        #[arg(long)]
        reason: String,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// It is a site no longer, and none takes its place; the file is kept 撤下
    Close {
        site: String,
        #[arg(long)]
        reason: String,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Take up again a closed site, or an inspection by its id: site reopen d1; site reopen i3 恢复
    Reopen { what: String },
    /// The projects of a site: projects 雷家岭村 add 冷链仓 source=和美乡村建设 amount=500000 state=立项 项目资金
    Projects {
        site: String,
        #[command(subcommand)]
        change: Option<Rows>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// The milestones of a site: milestones 雷家岭村 add 方案定稿 due=2027-03-31 时间节点
    Milestones {
        site: String,
        #[command(subcommand)]
        change: Option<Rows>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Raise what is to be put right: site rectify 雷家岭村 联系卡没有发到户 --due 2025-06-30 整改
    Rectify(Rectify),
    /// What is to be put right, here or everywhere 整改一览
    Rectifications {
        site: Option<String>,
        /// Only open ones whose day is over 逾期
        #[arg(long)]
        overdue: bool,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Correct a rectification, by its id: site amend z1 due=2027-06-30 owner=张主任 修改整改
    Amend {
        id: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// A rectification, by its id, is put right 整改完成
    Done(Mended),
    /// Somebody looked, and it is put right 确认整改
    Confirm(Mended),
    /// Not put right after all 重新整改
    Undone { id: String },
    /// Link a village along a line or an area, or correct such a link: site link 雷家岭村 竹市村 舜水示范线 点线面
    Link {
        site: String,
        village: String,
        /// Of the line or area
        name: String,
        /// A line where it is new
        #[arg(long, value_enum)]
        kind: Option<Along>,
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
    },
    /// Take a village off its lines and areas 取消连线
    Unlink { site: String, village: String },
    /// A village took the practice over, or a correction of that: site adopt 雷家岭村 竹市村 联系卡 推广
    Adopt {
        site: String,
        village: String,
        what: String,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        #[arg(long, value_name = "NAME")]
        checked_by: Option<String>,
    },
    /// Strike out what a village took over 取消推广
    Unadopt { site: String, village: String },
    /// The stages of all sites: stages; stages add 评优 demand=90 pass-lines=yes; stages edit 自查 name=自评 阶段
    Stages {
        #[command(subcommand)]
        change: Option<Listed>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// The county leaders linked to sites: officials; officials add 王某 post=县委常委 联点领导
    Officials {
        #[command(subcommand)]
        change: Option<Listed>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Score items: site score 雷家岭村 1=4.5 2=0 9=是; computed items fill themselves 评分
    Score(Score),
}

/// A change of a short list.
#[derive(Debug, Subcommand)]
pub enum Listed {
    /// One more 新增
    Add {
        name: String,
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// By id or name; closed=yes stops offering it 修改
    Edit {
        name: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
}

/// A change of a list that one site keeps.
#[derive(Debug, Subcommand)]
pub enum Rows {
    /// One more 新增
    Add {
        name: String,
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// By number or name 修改
    Edit {
        row: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// By number or name 删去
    Remove { row: String },
}

#[derive(Debug, Args)]
pub struct Rectify {
    pub site: String,
    pub what: String,
    /// Two weeks from now by default
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    /// Who puts it right; the village's lead by default
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// The item of an inspection at which it was found
    #[arg(long, value_name = "NUMBER")]
    pub item: Option<u16>,
    /// The inspection, such as i3; needed where there is more than one
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
    /// 示范线
    Line,
    /// 示范片
    Area,
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
    #[arg(long, value_name = "NAME", alias = "round")]
    pub inspection: Option<String>,
    #[arg(long, value_name = "NAMES")]
    pub inspectors: Option<String>,
    /// On the items of this call, which may then come without a score 备注
    #[arg(long)]
    pub note: Option<String>,
    /// Where the evidence of these items is 佐证材料
    #[arg(long = "where", value_name = "PLACE")]
    pub evidence: Option<String>,
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
