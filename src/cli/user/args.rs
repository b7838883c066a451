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
    /// What each role may do 角色和权限
    Roles {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Everybody who may sign in 用户名单
    List {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Let somebody in: user add li --role township --area 塔峰镇 --key li.pub 新增用户
    Add(Add),
    /// Change what is named, leave the rest 修改用户
    Change(Change),
    /// Keep somebody out; what they did stays 停用用户
    Disable { login: String },
    /// Let them in again 启用用户
    Enable { login: String },
    /// The keys of a user: list, add, take away 公钥
    Keys(Keys),
}

fn roles() -> impl TypedValueParser<Value = Role> {
    named(&Role::ALL, Role::word)
}

#[derive(Debug, Args)]
pub struct Add {
    /// 2 to 32 small letters, digits, . - _ 登录名
    pub login: String,
    #[arg(long, value_parser = roles())]
    pub role: Role,
    #[command(flatten)]
    pub about: About,
    /// A public key, or - for standard input 公钥文件
    #[arg(long = "key", value_name = "FILE.pub")]
    pub keys: Vec<PathBuf>,
    /// As the owner of the file, when no administrator can sign in 应急开通
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
    /// How the journal names them 姓名
    #[arg(long)]
    pub name: Option<String>,
    /// The township or village they work in 负责范围
    #[arg(long, value_name = "UNIT")]
    pub area: Option<String>,
    /// What their screen begins with 语言
    #[arg(id = "user_lang", long = "user-lang", value_name = "LANG")]
    pub lang: Option<Lang>,
    /// default or arrows 键位
    #[arg(id = "user_keymap", long = "user-keymap", value_name = "NAME")]
    pub keymap: Option<String>,
    /// dark, light, high-contrast or mono 配色
    #[arg(id = "user_theme", long = "user-theme", value_name = "NAME")]
    pub theme: Option<String>,
}

#[derive(Debug, Args)]
pub struct Keys {
    pub login: String,
    /// A public key more, or - for standard input 新增公钥
    #[arg(long, value_name = "FILE.pub")]
    pub add: Vec<PathBuf>,
    /// Take away the key with this number 删除第几把
    #[arg(long, value_name = "N")]
    pub remove: Vec<usize>,
}
