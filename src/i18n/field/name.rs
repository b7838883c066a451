//! What the fields of a form are called.

use crate::{
    domain::{Field, HouseholdField, LeaderField, PersonField, UnitField, of_subject},
    i18n::{Lang, Say, Words, say},
};

impl Say for Field {
    fn say(&self, lang: Lang) -> Words {
        of_subject!(Field, self, its => its.say(lang), {
            Self::CareName => say!(lang, "类别名称", "Category"),
            Self::Since => say!(lang, "起始日", "Since"),
            Self::Place => say!(lang, "所在位置", "Place"),
            Self::Retired => say!(lang, "停用状态", "Retired"),
        })
    }
}

impl Say for UnitField {
    fn say(&self, lang: Lang) -> Words {
        match *self {
            Self::Name => say!(lang, "名称", "Name"),
            Self::Short => say!(lang, "简称", "Short name"),
            Self::Code => say!(lang, "编码", "Code"),
            Self::Kind => say!(lang, "类型", "Kind"),
            Self::ContactRole(n) => contact(n, lang, "职务", "role"),
            Self::ContactName(n) => contact(n, lang, "姓名", "name"),
            Self::ContactPhone(n) => contact(n, lang, "电话", "phone"),
        }
    }
}

impl Say for HouseholdField {
    fn say(&self, lang: Lang) -> Words {
        match *self {
            Self::Head => say!(lang, "户主", "Head"),
            Self::HeadPerson => say!(lang, "人员册", "Person in the book"),
            Self::People => say!(lang, "人口", "People"),
            Self::AddressText => say!(lang, "地址", "Address"),
            Self::Estate => say!(lang, "小区", "Estate"),
            Self::Building => say!(lang, "栋", "Building"),
            Self::Entrance => say!(lang, "单元", "Entrance"),
            Self::Room => say!(lang, "室", "Room"),
            Self::Residence => say!(lang, "居住类型", "Residence"),
            Self::ContactName(n) => contact(n, lang, "称呼", "name"),
            Self::ContactRelation(n) => contact(n, lang, "关系", "relation"),
            Self::ContactPhone(n) => contact(n, lang, "电话", "phone"),
            Self::ContactAway(n) => contact(n, lang, "所在地", "whereabouts"),
            Self::Care => say!(lang, "重点户类别", "Special care"),
            Self::CareSince => say!(lang, "重点户起始日期", "Care since"),
            Self::CareUntil => say!(lang, "重点户截止日期", "Care until"),
            Self::State => say!(lang, "状态", "State"),
            Self::AwayUntil => say!(lang, "预计返乡日期", "Back about"),
            Self::Note => say!(lang, "备注", "Note"),
            Self::CardIssued => say!(lang, "联系卡发放日期", "Contact card issued"),
            Self::InChat => say!(lang, "是否入微信群", "In the WeChat group"),
            Self::Number => say!(lang, "户序号", "Household number"),
        }
    }
}

/// `n` counts from 0, people count from 1.
fn contact(n: u8, lang: Lang, chinese: &str, english: &str) -> Words {
    say!(
        lang,
        "联系人{n}{chinese}",
        "Contact {n} {english}",
        n = n + 1
    )
}

impl Say for PersonField {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Name => say!(lang, "姓名", "Name"),
            Self::Sex => say!(lang, "性别", "Sex"),
            Self::BirthYear => say!(lang, "出生年份", "Birth year"),
            Self::Party => say!(lang, "中共党员", "Party member"),
            Self::Phone => say!(lang, "电话", "Phone"),
            Self::Standing => say!(lang, "身份", "Standing"),
            Self::Cadre => say!(lang, "村（社区）干部职务", "Post as village cadre"),
            Self::GroupHead => say!(lang, "村民小组长", "Head of a villagers' group"),
            Self::GridWorker => say!(lang, "网格员", "Grid worker"),
            Self::Delegate => say!(lang, "村（居）民代表", "Residents' delegate"),
            Self::Household => say!(lang, "所属户", "Household"),
        }
    }
}

impl Say for LeaderField {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Person => say!(lang, "人选", "Person"),
            Self::Since => say!(lang, "任职日期", "Since"),
            Self::Until => say!(lang, "任期截止", "Until"),
            Self::Origin => say!(lang, "产生方式", "Origin"),
            Self::Ending => say!(lang, "离任原因", "Ending"),
            Self::Acting => say!(lang, "代理", "Acting"),
        }
    }
}
