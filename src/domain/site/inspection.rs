//! One sitting over a site with a rubric, by the village itself or by whoever verifies, and the score of each item.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Look, SiteField};
use crate::domain::{
    Claim, Field, InspectionId, Issue, Kind, Name, Need, Points, Record, RubricId, ScoreId, Seq,
    SiteId, Value,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    pub id: InspectionId,
    #[serde(rename = "s")]
    pub site: SiteId,
    #[serde(rename = "r")]
    pub rubric: RubricId,
    pub by: By,
    #[serde(rename = "f")]
    pub fields: InspectionFields,
    pub progress: Progress,
}

/// Whose eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum By {
    /// 自查
    Village,
    /// 考核
    Verifier,
}

/// Whether it still takes scores: it can be left and resumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Progress {
    Open,
    Closed,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectionFields {
    pub on: NaiveDate,
    /// Such as 第4次检查.
    #[serde(rename = "round", default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub inspectors: String,
}

/// One record an item, so that two people scoring different items never meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    pub id: ScoreId,
    #[serde(rename = "i")]
    pub inspection: InspectionId,
    #[serde(rename = "s")]
    pub site: SiteId,
    #[serde(rename = "n")]
    pub item: u16,
    #[serde(rename = "f")]
    pub fields: ScoreFields,
    /// Computed from the value when it was entered; none without a value.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreFields {
    /// None for an item that has only a note yet, or whose score was taken back.
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Where the evidence is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InspectionCommand {
    Begin {
        id: InspectionId,
        site: SiteId,
        rubric: RubricId,
        by: By,
        fields: InspectionFields,
    },
    Edit {
        id: InspectionId,
        base: Seq,
        fields: InspectionFields,
    },
    /// `base` is that of the item's record, none where it has none yet.
    Score {
        id: ScoreId,
        inspection: InspectionId,
        item: u16,
        base: Option<Seq>,
        fields: ScoreFields,
    },
    Close {
        id: InspectionId,
        base: Seq,
    },
    Reopen {
        id: InspectionId,
        base: Seq,
    },
}

impl By {
    pub const ALL: [Self; 2] = [Self::Village, Self::Verifier];
}

impl InspectionFields {
    pub fn check(&mut self, today: NaiveDate) -> Vec<Issue> {
        let mut look = Look::new(today);
        look.past(SiteField::Date, self.on);
        look.line(SiteField::Inspection, &mut self.name, Need::Free);
        look.line(SiteField::Inspectors, &mut self.inspectors, Need::Free);
        look.issues
    }
}

impl ScoreFields {
    pub fn check(&mut self, today: NaiveDate) -> Vec<Issue> {
        let mut look = Look::new(today);
        look.note(SiteField::Note, &mut self.note);
        look.line(SiteField::Evidence, &mut self.evidence, Need::Free);
        look.issues
    }
}

impl Record for Inspection {
    type Id = InspectionId;
    type Ties = Self;
    const KIND: Kind = Kind::Inspection;
    const CLAIMS: bool = true;

    fn id(&self) -> InspectionId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::Site(self.site), Name::words(&self.fields.name)]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let (a, b) = (&self.fields, &other.fields);
        SiteField::differing([
            (SiteField::Date, a.on == b.on),
            (SiteField::Inspection, a.name == b.name),
            (SiteField::Inspectors, a.inspectors == b.inspectors),
            (SiteField::State, self.progress == other.progress),
        ])
    }

    fn claims(&self) -> Vec<Claim> {
        match self.progress {
            Progress::Open => vec![Claim::Open(self.site, self.by)],
            Progress::Closed => Vec::new(),
        }
    }
}

impl Record for Score {
    type Id = ScoreId;
    type Ties = Self;
    const KIND: Kind = Kind::Score;

    fn id(&self) -> ScoreId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::Site(self.site), Name::Item(self.item)]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let (a, b) = (&self.fields, &other.fields);
        SiteField::differing([
            (SiteField::Value, a.value == b.value),
            (SiteField::Note, a.note == b.note),
            (SiteField::Evidence, a.evidence == b.evidence),
        ])
    }
}
