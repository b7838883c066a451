//! What the field's own nouns are called, and what its refusals and faults say to do.

mod caution;
mod household;
mod issue;
mod journal;
mod leader;
mod marks;
mod name;
mod period;
mod person;
mod refusal;
mod round;
mod rubric;
mod site;
mod training;
mod trouble;
mod unit;
mod user;

pub use caution::{OfSeveral, OnScreen};
pub use issue::{mend, mend_as};
pub use journal::doer;
pub use period::{short_period, trained_in};
pub use training::{nth_session, proposed_title, slot_seen, training_stands};

use crate::{
    domain::Kind,
    i18n::{Lang, Say, Words, say},
};

impl Say for Kind {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Unit => say!(lang, "单位", "unit"),
            Self::Household => say!(lang, "户", "household"),
            Self::Person => say!(lang, "人员", "person"),
            Self::Appointment => say!(lang, "任职", "appointment"),
            Self::Care => say!(lang, "重点户类别", "care category"),
            Self::Obligation => say!(lang, "培训要求", "training rule"),
            Self::Training => say!(lang, "培训", "session"),
            Self::Seat => say!(lang, "参训名单", "seat"),
            Self::Stage => say!(lang, "创建阶段", "stage"),
            Self::Official => say!(lang, "联点领导", "county leader"),
            Self::Rubric => say!(lang, "考核细则", "rubric"),
            Self::Site => say!(lang, "示范点", "site"),
            Self::Inspection => say!(lang, "检查", "inspection"),
            Self::Score => say!(lang, "评分", "score"),
            Self::Rectification => say!(lang, "整改", "rectification"),
            Self::User => say!(lang, "用户", "user"),
            Self::Round => say!(lang, "联系登记", "round"),
        }
    }
}
