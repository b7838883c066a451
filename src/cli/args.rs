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
    keeping::{Backup, Restore},
    put::{Move, Since},
    ssh::Ssh,
    user::args::User,
    version::VERSION,
};
use crate::{i18n::Lang, rehearsal::Size};

/// Keeps a county's section, group and neighborhood leaders and their households.
/// 三长制（片长、组长、邻长）管理工具。
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
    /// The county's file 数据文件
    #[arg(long, global = true, value_name = "PATH")]
    pub store: Option<PathBuf>,
    /// Use the rehearsal county, in memory 用演示县，不保存
    #[arg(long, global = true)]
    pub demo: bool,
    /// How much of the rehearsal county 演示县的范围
    #[arg(long, global = true, value_name = "SIZE", value_parser = named(&SIZES, size))]
    pub size: Option<Size>,
    /// zh or en 语言
    #[arg(long, global = true)]
    pub lang: Option<Lang>,
    /// default, arrows, or a file 键位
    #[arg(long, global = true, value_name = "NAME|PATH")]
    pub keymap: Option<String>,
    /// Judge what is due as on this day; entries bear the real time 按这一天算到期
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<String>,
    /// No frames, for screen readers 不画框线
    #[arg(long, global = true)]
    pub plain: bool,
    /// Frames and marks in ASCII 只用 ASCII 符号
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
    /// Try everything on the rehearsal county 演示
    Demo,
    /// Make a county's file 新建
    Init(Init),
    /// Bring in a roster 导入
    #[command(subcommand)]
    Import(Import),
    /// Find households, units and leaders 搜索
    Search(Search),
    /// Units below a unit 层级
    Tree(Tree),
    /// Figures 报表
    #[command(subcommand)]
    Report(Report),
    /// Who may sign in, as what 用户
    #[command(subcommand)]
    User(User),
    /// What sshd asks and needs 服务器登录
    #[command(subcommand)]
    Ssh(Ssh),
    /// A user's sitting; sshd starts it 用户登录后的会话
    Session {
        #[arg(long)]
        user: String,
        /// One command instead of the screen
        #[arg(last = true)]
        words: Vec<String>,
    },
    /// Demonstration sites 示范创建
    #[command(subcommand)]
    Site(Site),
    /// Rubrics of the sites, as TOML 考核细则
    #[command(subcommand)]
    Rubric(Rubric),
    /// Sessions, rosters, roll calls 培训
    #[command(subcommand)]
    Training(training::Training),
    /// Everything about a unit, household or person 详情
    Show {
        what: String,
        /// Also phones and care that are masked for this user; the journal takes it down 查看完整信息
        #[arg(long)]
        unmask: bool,
    },
    /// Add a unit, household or person 新增
    #[command(subcommand)]
    Add(Add),
    /// Change fields: edit h12 phone=13812345678 people=4, edit h12 state=away since=04-10; of a term: edit a7
    /// since=2022-03-01 修改、更正任期
    Edit {
        what: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
        /// Not the other record of the same person 只改一处
        #[arg(long)]
        only: bool,
    },
    /// Move households or units 调整
    Move(Move),
    /// Part of a household moves out: split h12 head=黄小兰 people=2 since=04-10 分户
    Split {
        household: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// One household becomes part of another 并户
    Merge {
        household: String,
        #[arg(long, value_name = "H")]
        into: String,
        #[command(flatten)]
        since: Since,
    },
    /// Somebody else heads the household, by name or id: head h12 p5 换户主
    Head { household: String, who: String },
    /// Another number in its neighborhood 重编户序号
    Renumber {
        household: String,
        number: String,
        #[command(flatten)]
        since: Since,
    },
    /// Retire units or households; they can be restored 停用、销户
    Retire {
        #[arg(required = true)]
        what: Vec<String>,
        /// Also what is not empty
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        since: Since,
    },
    /// Bring back what was retired 恢复停用
    Reinstate {
        /// Ids such as u12 and h345, or paths
        #[arg(required = true)]
        what: Vec<String>,
        #[command(flatten)]
        since: Since,
    },
    /// Appoint a leader, or end a term 任命、离任
    Appoint(Appoint),
    /// The categories of special care 重点户类别
    Care {
        #[command(subcommand)]
        task: Option<Care>,
    },
    /// What was done, newest first 操作日志
    Journal {
        #[arg(long, default_value_t = 50, value_name = "N")]
        limit: usize,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Take back one's newest change, or entry NUMBER 撤销
    Undo {
        number: Option<u64>,
        #[arg(long)]
        yes: bool,
    },
    /// Who is at the file, and where 谁在用
    Who {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// A copy while everybody works, read again and proved 备份
    Backup(Backup),
    /// Put a copy where the county is, or would be 从备份恢复
    Restore(Restore),
    /// Write the file anew without empty room 整理文件
    Compact,
    /// Look through the whole file for damage 检查数据
    Check {
        /// Whether the journal is still the one that this copy holds 与备份对照
        #[arg(long, value_name = "COPY")]
        against: Option<PathBuf>,
    },
    /// Keys and key files 键位
    Keys {
        #[command(subcommand)]
        task: Option<Keys>,
    },
    /// The file, the terminal, the settings 环境检查
    Doctor,
    /// A completion script for a shell 命令补全
    Completions { shell: Shell },
}

#[derive(Debug, Default, Args)]
#[command(group = clap::ArgGroup::new("from").required(true).args(["divisions", "empty"]))]
pub struct Init {
    /// A national list: code, name, parent, level 区划 CSV
    #[arg(long, value_name = "FILE.csv")]
    pub divisions: Option<PathBuf>,
    /// Which county of the list, by code or name
    #[arg(long, value_name = "CODE", requires = "divisions")]
    pub county: Option<String>,
    /// Also townships with a code in the 400s 含农林场
    #[arg(long, requires = "divisions")]
    pub with_farms: bool,
    /// A county without units 空县
    #[arg(long, value_name = "NAME")]
    pub empty: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Import {
    /// 乡镇, 村, 片, 组, 邻, 户主, 电话, 人口, 类别, 地址 (English names too)
    Households {
        /// A CSV file, or - for standard input
        file: PathBuf,
        /// Check and plan only 仅核对
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
    /// Also what is retired 含已停用
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
    /// The figures of a unit 总览
    Overview {
        #[arg(long, value_name = "U")]
        unit: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Who is trained and who is not 培训覆盖
    Training(training::Coverage),
    /// Every demonstration site with its scores 示范创建
    Sites {
        #[arg(long, value_name = "U")]
        unit: Option<String>,
        /// Also how the verified scores moved since the end of that day 考核分的变化从哪天算起
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

#[derive(Debug, Subcommand)]
pub enum Add {
    /// The next lower unit: add unit 塔峰镇/团结村 name=第3片
    Unit(Added),
    /// Into a neighborhood: add household u12 head=黄桂兰 phone=13812345678 since=04-10
    Household(Added),
    /// Into a village's book: add person u3 name=陈六 sex=女
    Person(Added),
}

#[derive(Debug, Args)]
pub struct Added {
    /// Where it belongs
    pub place: String,
    #[arg(required = true, value_name = "FIELD=VALUE")]
    pub fields: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Source {
    /// 个人自荐
    #[value(name = "self")]
    SelfNominated,
    /// 群众推荐
    Recommended,
    /// 因职兼任
    Office,
    /// 补选
    ByElection,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Why {
    /// 届满
    TermOver,
    /// 辞职
    Resigned,
    /// 劝辞
    Persuaded,
    /// 罢免
    Dismissed,
    /// 迁出
    MovedAway,
    /// 外出
    Away,
    /// 病故
    Died,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Layout {
    Table,
    Markdown,
}

#[derive(Debug, Subcommand)]
pub enum Keys {
    /// All actions and their keys
    List {
        /// A table on a terminal, Markdown elsewhere, unless told
        #[arg(long, value_enum)]
        format: Option<Layout>,
    },
    /// Faults of a key file, with their lines
    Check { file: PathBuf },
}
