//! What the lists are called that `list` gives, by the word they are asked for.

use crate::i18n::{Lang, Say, Words};

/// A word of the command line, and the name of the list in either language. The Chinese name is taken as well.
pub struct Kind {
    pub word: &'static str,
    pub zh: &'static str,
    en: &'static str,
}

const ALL: &[Kind] = &[
    kind(
        "opening",
        "开县清单",
        "What is left to do to open the county",
    ),
    kind("overview", "总览", "Overview"),
    kind("breaches", "户数异常", "Breaches of 5-15"),
    kind("vacancies", "空缺", "Vacancies"),
    kind("no-phone", "无电话", "Without a phone"),
    kind("doubles", "疑似重复", "Likely doubles"),
    kind("care", "重点户", "Special care"),
    kind("leaders", "三长名册", "Leaders"),
    kind("retired", "已停用", "Retired"),
    kind(
        "contacts",
        "单位联系人",
        "Whom to call in townships and villages",
    ),
    kind("sessions", "培训安排", "Training sessions"),
    kind("coverage", "培训覆盖", "Training of the units below"),
    kind("obliged", "应训", "Who owes training"),
    kind("trained", "已训", "Who is trained"),
    kind("seated", "已排", "Who has a seat in a session to come"),
    kind("untrained", "未训", "Who is not trained yet"),
    kind("held-sessions", "已办场次", "Sessions held"),
    kind("missing-sessions", "缺场次", "Sessions that are missing"),
    kind("rules", "培训要求", "What each level owes in training"),
    kind("sites", "示范点", "Demonstration sites"),
    kind("rectifications", "整改", "What is to be put right"),
    kind("overdue", "逾期整改", "Of that, what is overdue"),
    kind("stages", "创建阶段", "Stages of the sites"),
    kind("officials", "联点领导", "County leaders linked to sites"),
    kind("categories", "重点户类别", "Categories of special care"),
    kind("users", "用户", "Who may sign in"),
    kind("roles", "角色和权限", "What each role may do"),
    kind("present", "谁在用", "Who is at the file"),
    kind("journal", "操作日志", "The journal"),
];

const fn kind(word: &'static str, zh: &'static str, en: &'static str) -> Kind {
    Kind { word, zh, en }
}

impl Kind {
    pub fn of(word: &str) -> Option<&'static Self> {
        ALL.iter().find(|kind| kind.word == word)
    }
}

impl Say for Kind {
    fn say(&self, lang: Lang) -> Words {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
        .into()
    }
}
