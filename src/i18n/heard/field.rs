//! What the fields of a record are called: before `=` where they are typed, and on a form where a field's own name says
//! too little of this record.

use super::Names;
use crate::{
    domain::{
        Adoption, Appointment, Field, Fields, HouseholdField as H, HouseholdFields,
        LeaderField as L, Link, Milestone, ObligationFields, OfficialFields, PersonField as P,
        PersonFields, Project, RectificationFields, SiteField as S, SiteFields, StageFields,
        TrainingField as T, TrainingFields, UnitField as U, UnitFields,
    },
    i18n::{
        Lang, Say, Words,
        text::{FormText, HouseholdText, SettingsText, SiteText, Text, TrainingText},
    },
};

/// Since when a change holds.
pub const SINCE: Names = &["since", "自"];

pub trait Named: Fields {
    /// As they are typed before `=`; none where that cannot be.
    fn names(field: Field) -> Names;

    /// Another name than the field's own.
    fn called(_field: Field) -> Option<Text> {
        None
    }

    /// How it is filled in.
    fn hint(_field: Field) -> Option<Text> {
        None
    }

    fn label(field: Field, lang: Lang) -> Words {
        Self::called(field).map_or_else(|| field.say(lang), |name| name.say(lang))
    }
}

/// What is typed beside the fields of a record, and means a command or a record of its own.
pub const NEW_HEAD: Names = &["new-head", "新户主"];
pub const NUMBER: Names = &["number", "户序号"];
pub const HOST: Names = &["unit", "主办单位", "单位"];
pub const STAGE: Names = &["stage", "阶段"];

const NOT_TYPED: Names = &[];

impl Named for HouseholdFields {
    fn names(field: Field) -> Names {
        let Field::Household(field) = field else {
            return NOT_TYPED;
        };
        match field {
            H::Head => &["head", "户主"],
            H::People => &["people", "人口"],
            H::ContactPhone(0) => &["phone", "电话", "phone1"],
            H::ContactPhone(1) => &["phone2", "电话2"],
            H::ContactPhone(_) => &["phone3", "电话3"],
            H::ContactName(0) => &["contact", "联系人", "contact1"],
            H::ContactName(1) => &["contact2", "联系人2"],
            H::ContactName(_) => &["contact3", "联系人3"],
            H::AddressText => &["address", "地址"],
            H::Estate => &["estate", "小区"],
            H::Building => &["building", "栋"],
            H::Entrance => &["entrance", "单元"],
            H::Room => &["room", "室"],
            H::Residence => &["residence", "居住类型"],
            H::State => &["state", "状态"],
            H::Care => &["care", "类别", "重点户"],
            H::Note => &["note", "备注"],
            H::CardIssued => &["card", "联系卡"],
            H::InChat => &["chat", "微信群"],
            H::HeadPerson
            | H::ContactRelation(_)
            | H::ContactAway(_)
            | H::CareSince
            | H::CareUntil
            | H::AwayUntil
            | H::Number => NOT_TYPED,
        }
    }

    fn hint(field: Field) -> Option<Text> {
        match field {
            Field::Household(H::Building) => Some(HouseholdText::HouseHint.into()),
            Field::Household(H::CardIssued) => Some(FormText::DateHint.into()),
            _ => None,
        }
    }
}

impl Named for UnitFields {
    fn names(field: Field) -> Names {
        match field {
            Field::Unit(U::Name) => &["name", "名称"],
            Field::Unit(U::Short) => &["short", "简称"],
            Field::Unit(U::Code) => &["code", "编码"],
            Field::Unit(U::Kind) => &["kind", "类型"],
            Field::Unit(U::ContactRole(0)) => &["role", "职务", "role1"],
            Field::Unit(U::ContactRole(1)) => &["role2", "职务2"],
            Field::Unit(U::ContactRole(_)) => &["role3", "职务3"],
            Field::Unit(U::ContactName(0)) => &["contact", "联系人", "contact1"],
            Field::Unit(U::ContactName(1)) => &["contact2", "联系人2"],
            Field::Unit(U::ContactName(_)) => &["contact3", "联系人3"],
            Field::Unit(U::ContactPhone(0)) => &["phone", "电话", "phone1"],
            Field::Unit(U::ContactPhone(1)) => &["phone2", "电话2"],
            Field::Unit(U::ContactPhone(_)) => &["phone3", "电话3"],
            _ => NOT_TYPED,
        }
    }
}

impl Named for PersonFields {
    fn names(field: Field) -> Names {
        match field {
            Field::Person(P::Name) => &["name", "姓名"],
            Field::Person(P::Sex) => &["sex", "性别"],
            Field::Person(P::BirthYear) => &["born", "出生年份"],
            Field::Person(P::Party) => &["party", "党员"],
            Field::Person(P::Phone) => &["phone", "电话"],
            Field::Person(P::Cadre) => &["cadre", "干部职务"],
            Field::Person(P::GroupHead) => &["group-head", "村民小组长"],
            Field::Person(P::GridWorker) => &["grid", "网格员"],
            Field::Person(P::Delegate) => &["delegate", "代表"],
            Field::Person(P::Household) => &["household", "所属户"],
            _ => NOT_TYPED,
        }
    }

    fn hint(field: Field) -> Option<Text> {
        match field {
            Field::Person(P::Phone) => Some(HouseholdText::PhoneHint.into()),
            Field::Person(P::Household) => Some(FormText::LookupHint.into()),
            _ => None,
        }
    }
}

impl Named for Appointment {
    fn names(field: Field) -> Names {
        match field {
            Field::Leader(L::Since) => &["since", "任职日期"],
            Field::Leader(L::Until) => &["until", "任期截止"],
            Field::Leader(L::Origin) => &["origin", "产生方式"],
            Field::Leader(L::Acting) => &["acting", "代理"],
            Field::Leader(L::Ending) => &["ending", "离任原因"],
            _ => NOT_TYPED,
        }
    }

    fn hint(field: Field) -> Option<Text> {
        match field {
            Field::Leader(L::Since) => Some(FormText::MonthHint.into()),
            Field::Leader(L::Until) => Some(FormText::DateHint.into()),
            _ => None,
        }
    }
}

impl Named for TrainingFields {
    fn names(field: Field) -> Names {
        match field {
            Field::Training(T::Title) => &["title", "名称"],
            Field::Training(T::Topics) => &["topics", "内容"],
            Field::Training(T::Slots) => &["date", "日期"],
            Field::Training(T::Hours) => &["time", "时间"],
            Field::Training(T::Place) => &["place", "地点"],
            Field::Training(T::Lecturer) => &["lecturer", "授课人"],
            Field::Training(T::Capacity) => &["seats", "座位", "座位数"],
            Field::Training(T::Audience) => &["audience", "对象"],
            Field::Training(T::Note) => &["note", "备注"],
            _ => NOT_TYPED,
        }
    }

    fn hint(field: Field) -> Option<Text> {
        match field {
            Field::Training(T::Slots) => Some(TrainingText::TimesHint.into()),
            Field::Training(T::Capacity) => Some(TrainingText::SeatsHint.into()),
            Field::Training(T::Topics | T::Audience) => Some(TrainingText::SeveralHint.into()),
            _ => None,
        }
    }
}

impl Named for ObligationFields {
    fn names(field: Field) -> Names {
        match field {
            Field::Training(T::Rhythm) => &["rhythm", "周期"],
            Field::Training(T::Whom) => &["whom", "范围"],
            Field::Training(T::Audience) => &["ranks", "对象"],
            Field::Training(T::Counting) => &["higher", "上级培训"],
            Field::Training(T::MakeUp) => &["make-up", "补训"],
            _ => NOT_TYPED,
        }
    }

    fn called(field: Field) -> Option<Text> {
        let higher = field == Field::Training(T::Counting);
        higher.then(|| TrainingText::HigherCounts.into())
    }

    fn hint(field: Field) -> Option<Text> {
        let ranks = field == Field::Training(T::Audience);
        ranks.then(|| TrainingText::SeveralHint.into())
    }
}

impl Named for SiteFields {
    fn names(field: Field) -> Names {
        match field {
            Field::Site(S::Feature) => &["feature", "特色"],
            Field::Site(S::VillageLead) => &["village-lead", "村责任人"],
            Field::Site(S::TownshipLead) => &["township-lead", "乡镇责任人"],
            Field::Site(S::Official) => &["leader", "联点领导"],
            Field::Site(S::Target) => &["target", "计划完成"],
            Field::Site(S::Note) => &["note", "备注"],
            _ => NOT_TYPED,
        }
    }
}

impl Named for Project {
    fn names(field: Field) -> Names {
        match field {
            Field::Site(S::Name) => &["name", "名称"],
            Field::Site(S::Source) => &["source", "资金来源"],
            Field::Site(S::Amount) => &["amount", "资金总额"],
            Field::Site(S::Spent) => &["spent", "已支出"],
            Field::Site(S::State) => &["state", "状态"],
            _ => NOT_TYPED,
        }
    }
}

impl Named for Milestone {
    fn names(field: Field) -> Names {
        match field {
            Field::Site(S::Name) => &["name", "名称"],
            Field::Site(S::Deadline) => &["due", "计划日期"],
            Field::Site(S::Date) => &["done", "完成日期"],
            _ => NOT_TYPED,
        }
    }

    fn called(field: Field) -> Option<Text> {
        match field {
            Field::Site(S::Deadline) => Some(SiteText::Due.into()),
            Field::Site(S::Date) => Some(SiteText::ReachedOn.into()),
            _ => None,
        }
    }
}

impl Named for Link {
    fn names(_field: Field) -> Names {
        NOT_TYPED
    }

    fn called(field: Field) -> Option<Text> {
        match field {
            Field::Site(S::Village) => Some(SiteText::LinkVillage.into()),
            Field::Site(S::State) => Some(SiteText::LinkKind.into()),
            Field::Site(S::Name) => Some(SiteText::LineName.into()),
            _ => None,
        }
    }
}

impl Named for Adoption {
    fn names(_field: Field) -> Names {
        NOT_TYPED
    }

    fn called(field: Field) -> Option<Text> {
        match field {
            Field::Site(S::Village) => Some(SiteText::LinkVillage.into()),
            Field::Site(S::What) => Some(SiteText::TakenOver.into()),
            Field::Site(S::Inspectors) => Some(SiteText::CheckedBy.into()),
            _ => None,
        }
    }
}

impl Named for StageFields {
    fn names(field: Field) -> Names {
        match field {
            Field::Site(S::Name) => &["name", "名称"],
            Field::Site(S::Order) => &["order", "顺序"],
            Field::Site(S::Demand) => &["demand", "考核得分率"],
            Field::Site(S::PassLines) => &["pass-lines", "合格线"],
            Field::Site(S::State) => &["closed", "停用"],
            _ => NOT_TYPED,
        }
    }

    fn called(field: Field) -> Option<Text> {
        match field {
            Field::Site(S::Demand) => Some(SettingsText::LeastScore.into()),
            Field::Site(S::Order) => Some(SettingsText::StageOrder.into()),
            _ => None,
        }
    }

    fn hint(field: Field) -> Option<Text> {
        let least = field == Field::Site(S::Demand);
        least.then(|| SettingsText::LeastHint.into())
    }
}

impl Named for OfficialFields {
    fn names(field: Field) -> Names {
        match field {
            Field::Site(S::Name) => &["name", "姓名"],
            Field::Site(S::Post) => &["post", "职务"],
            Field::Site(S::Phone) => &["phone", "电话"],
            Field::Site(S::State) => &["closed", "停用"],
            _ => NOT_TYPED,
        }
    }

    fn called(field: Field) -> Option<Text> {
        let name = field == Field::Site(S::Name);
        name.then(|| SiteText::OfficialName.into())
    }
}

impl Named for RectificationFields {
    fn names(field: Field) -> Names {
        match field {
            Field::Site(S::What) => &["what", "整改内容", "内容"],
            Field::Site(S::Owner) => &["owner", "责任人"],
            Field::Site(S::Deadline) => &["due", "整改期限", "期限"],
            Field::Site(S::Date) => &["since", "日期"],
            _ => NOT_TYPED,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The names of all fields of a record, which are of use only while each means one field.
    fn told_apart<R: Named>() {
        let names = R::ALL.iter().flat_map(|field| R::names(field.field));
        let names: Vec<&&str> = names.collect();
        let apart: BTreeSet<_> = names.iter().collect();
        assert_eq!(names.len(), apart.len(), "{names:?}");
        let fields: Vec<Field> = R::ALL.iter().map(|field| field.field).collect();
        let apart: BTreeSet<_> = fields.iter().collect();
        assert_eq!(fields.len(), apart.len(), "{fields:?}");
    }

    #[test]
    fn no_two_fields_of_a_record_have_one_name() {
        told_apart::<HouseholdFields>();
        told_apart::<UnitFields>();
        told_apart::<PersonFields>();
        told_apart::<Appointment>();
        told_apart::<TrainingFields>();
        told_apart::<ObligationFields>();
        told_apart::<SiteFields>();
        told_apart::<Project>();
        told_apart::<Milestone>();
        told_apart::<Link>();
        told_apart::<Adoption>();
        told_apart::<StageFields>();
        told_apart::<OfficialFields>();
        told_apart::<RectificationFields>();
    }
}
