//! Users: roles, rights, and what their refusals say to do.

use crate::{
    domain::{Right, Role, UserAct, UserRefusal},
    i18n::{Lang, N, Say, Words, field::journal::Done, say},
};

impl Say for Role {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Viewer => say!(lang, "查看员", "viewer"),
            Self::Village => say!(lang, "村级", "village"),
            Self::Township => say!(lang, "乡镇级", "township"),
            Self::County => say!(lang, "县级", "county"),
            Self::Administrator => say!(lang, "管理员", "administrator"),
            Self::Trainee => say!(lang, "学员", "trainee"),
        }
    }
}

/// A thing to be done, that fits behind "may".
impl Say for Right {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Read => say!(lang, "查看（电话打码）", "read, phones masked"),
            Self::ReadWhole => say!(
                lang,
                "查看完整电话、户备注和重点户",
                "read phones, notes of households and care in full"
            ),
            Self::Registry => say!(
                lang,
                "维护户、人员、任职和村以下单位",
                "keep households, people, terms and lower units"
            ),
            Self::Contacts => say!(
                lang,
                "登记本乡镇、本村的联系人",
                "name whom to call in one's townships and villages"
            ),
            Self::RollCall => say!(lang, "培训签到", "call rolls"),
            Self::SelfScore => say!(lang, "示范点自查评分", "score self-assessments"),
            Self::Trainings => say!(
                lang,
                "安排乡镇、村级培训",
                "plan township and village trainings"
            ),
            Self::VerifiedScore => say!(lang, "示范点考核评分", "score verifications"),
            Self::Sites => say!(lang, "维护示范点", "keep demonstration sites"),
            Self::Divisions => say!(lang, "维护乡镇和村", "keep townships and villages"),
            Self::Rules => say!(lang, "维护要求和类别", "keep rules and lists"),
            Self::Rubrics => say!(lang, "维护考核细则", "keep rubrics"),
            Self::Import => say!(lang, "导入", "import"),
            Self::CountyTrainings => say!(lang, "安排县级培训", "plan county trainings"),
            Self::Users => say!(lang, "管理用户", "keep users"),
            Self::Keep => say!(lang, "备份、恢复", "back up and restore"),
        }
    }
}

impl Say for UserAct {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Add => say!(lang, "新增用户", "add user"),
            Self::Edit => say!(lang, "修改用户", "edit user"),
            Self::Keys => say!(lang, "更换公钥", "change keys"),
            Self::Disable => say!(lang, "停用用户", "disable user"),
            Self::Enable => say!(lang, "启用用户", "enable user"),
            Self::Rescue => say!(lang, "应急开通管理员", "let in an administrator"),
        }
    }
}

impl Done for UserAct {
    fn done(&self, who: &str, _n: N, lang: Lang) -> Words {
        match self {
            Self::Add => say!(lang, "新增了用户 {who}", "added user {who}"),
            Self::Edit => say!(lang, "修改了用户 {who}", "edited user {who}"),
            Self::Keys => say!(
                lang,
                "更换了用户 {who} 的公钥",
                "changed the keys of user {who}"
            ),
            Self::Disable => say!(lang, "停用了用户 {who}", "disabled user {who}"),
            Self::Enable => say!(lang, "启用了用户 {who}", "enabled user {who}"),
            Self::Rescue => say!(
                lang,
                "文件所有者应急开通了管理员 {who}",
                "the owner of the file let in administrator {who}"
            ),
        }
    }
}

impl Say for UserRefusal {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::NotFound => say!(
                lang,
                "没有这个用户。user list 列出所有用户。",
                "There is no such user; user list names them all."
            ),
            Self::BadLogin { login } => say!(
                lang,
                "登录名“{login}”不能用：请用 2 到 32 个小写字母、数字或 . - _，以字母开头，如 li.ming。",
                "“{login}” cannot be a login: please use 2 to 32 small letters, digits or . - _, a letter first, such as li.ming."
            ),
            Self::SameLogin { login } => say!(
                lang,
                "已经有用户 {login}，请换一个登录名。",
                "There is a user {login} already; please take another login."
            ),
            Self::SameName { name } => say!(
                lang,
                "已经有用户叫 {name}，操作日志会分不清，请加以区分，如 {name}（团结村）。",
                "A user is called {name} already and the journal could not tell them apart; please add something, such as {name} (Tuanjie)."
            ),
            Self::BadPhone => say!(
                lang,
                "用户的电话只填一个号码：手机号，或带区号的固定电话，如 07462213456；没有就空着。",
                "A user's phone is one number: a mobile phone or a landline with its area code, such as 07462213456; leave it empty if there is none."
            ),
            Self::IdNumber => say!(
                lang,
                "姓名里像是身份证号。这里不登记身份证号，请只写姓名。",
                "The name looks like it holds an ID-card number; those are not kept here, please give the name alone."
            ),
            Self::SameKey { login } => say!(
                lang,
                "这把公钥已经属于用户 {login}，一把公钥只能开一个人的门。",
                "This key belongs to user {login} already; a key opens for one person."
            ),
            Self::AreaOf { role } => area_of(*role, lang),
            Self::FirstAdministrator => say!(
                lang,
                "第一个用户和应急开通（--rescue）的用户必须是管理员（--role administrator），否则没有人能再开通别人。",
                "The first user, and one added with --rescue, must be an administrator (--role administrator), or nobody could let in others."
            ),
            Self::LastAdministrator => say!(
                lang,
                "这是最后一个能用的管理员，不能停用或改为其他角色。请先开通另一个管理员。",
                "This is the last administrator who can sign in and must stay; please add another one first."
            ),
            Self::LastKey => say!(
                lang,
                "这样就没有管理员能登录了：这是管理员最后一把能用的公钥。请先给管理员加上新公钥（sanzhang user keys 登录名 --add 公钥文件）；换公钥可以一次完成：--remove 1 --add 公钥文件。",
                "No administrator could sign in any more: this is the last key of an administrator. Please add a new one first (sanzhang user keys LOGIN --add FILE.pub); a key is replaced in one step with --remove 1 --add FILE.pub."
            ),
            Self::SignIn => say!(
                lang,
                "这个文件有用户名单，请以用户身份登录（sanzhang session --user 登录名）。",
                "This file has users; please sign in as one of them (sanzhang session --user LOGIN)."
            ),
            Self::Alone => say!(
                lang,
                "用户只能一个一个地改，不能放进批量操作；一次新增很多人用 user import。",
                "Users are changed one at a time, never in a batch; user import lets in many at once."
            ),
            Self::Disabled => say!(
                lang,
                "您的账号已停用，请联系管理员。",
                "Your account is disabled; please ask an administrator."
            ),
            Self::AreaRetired { name } => say!(
                lang,
                "您的负责范围“{name}”已停用，请联系管理员另定范围。",
                "{name}, in which you work, is retired; please ask an administrator for another area."
            ),
            Self::NoRight { role, right } => say!(
                lang,
                "{role}用户不能{right}，请联系上级管理员。",
                "A {role} account may not {right}; please ask an administrator.",
                role = role.say(lang),
                right = right.say(lang),
            ),
        }
    }
}

fn area_of(role: Role, lang: Lang) -> Words {
    match role {
        Role::Village => say!(
            lang,
            "村级用户的范围必须是一个村，如 --area 塔峰镇/团结村。",
            "A village user's area must be a village, such as --area 塔峰镇/团结村."
        ),
        Role::Township => say!(
            lang,
            "乡镇级用户的范围必须是一个乡镇，如 --area 塔峰镇。",
            "A township user's area must be a township, such as --area 塔峰镇."
        ),
        Role::Viewer => say!(
            lang,
            "查看员的范围必须是全县、一个乡镇或一个村。",
            "A viewer's area must be the county, a township or a village."
        ),
        Role::County | Role::Administrator | Role::Trainee => say!(
            lang,
            "这个角色的范围是全县，不用写 --area。",
            "This role's area is the whole county; please leave out --area."
        ),
    }
}
