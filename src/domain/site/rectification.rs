//! What was found wrong at a site and is to be put right (整改): by whom, until when, and whether somebody looked.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Look, SiteField};
use crate::domain::{
    Fault, Field, InspectionId, Issue, Kind, Name, Need, Record, RectificationId, Seq, SiteId,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rectification {
    pub id: RectificationId,
    #[serde(rename = "s")]
    pub site: SiteId,
    /// Where it was found, if at an inspection, and at which item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inspection: Option<InspectionId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u16>,
    #[serde(rename = "f")]
    pub fields: RectificationFields,
    pub state: RectificationState,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RectificationFields {
    pub what: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    pub since: NaiveDate,
    pub due: NaiveDate,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RectificationState {
    Open,
    /// Said to be put right; somebody has to look.
    Done {
        on: NaiveDate,
        note: String,
    },
    Confirmed {
        on: NaiveDate,
        note: String,
    },
}

impl RectificationState {
    /// As in JSON.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done { .. } => "done",
            Self::Confirmed { .. } => "confirmed",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RectificationCommand {
    Raise {
        id: RectificationId,
        site: SiteId,
        inspection: Option<InspectionId>,
        item: Option<u16>,
        fields: RectificationFields,
    },
    Edit {
        id: RectificationId,
        base: Seq,
        fields: RectificationFields,
    },
    Done {
        id: RectificationId,
        base: Seq,
        on: NaiveDate,
        note: String,
    },
    /// From done only.
    Confirm {
        id: RectificationId,
        base: Seq,
        on: NaiveDate,
        note: String,
    },
    /// Not put right after all.
    Reopen { id: RectificationId, base: Seq },
}

impl Rectification {
    /// Nobody said that it is done.
    pub fn is_open(&self) -> bool {
        self.state == RectificationState::Open
    }

    /// Open after its day. Being overdue hinders nothing.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_open() && self.fields.due < today
    }

    /// Done, and waiting for somebody to look.
    pub fn waits(&self) -> bool {
        matches!(self.state, RectificationState::Done { .. })
    }
}

/// How long a village usually has.
const USUAL: Days = Days::new(14);

impl RectificationFields {
    /// The deadline where none is named.
    pub fn usual_due(since: NaiveDate) -> NaiveDate {
        since.checked_add_days(USUAL).unwrap_or(since)
    }

    pub fn check(&mut self, today: NaiveDate) -> Vec<Issue> {
        let mut look = Look::new(today);
        look.note(SiteField::What, &mut self.what);
        if self.what.is_empty() {
            look.fault(SiteField::What, Fault::Empty);
        }
        look.line(SiteField::Owner, &mut self.owner, Need::Free);
        look.past(SiteField::Date, self.since);
        look.date(SiteField::Deadline, self.due);
        if self.due < self.since {
            look.fault(SiteField::Deadline, Fault::EndsBeforeItBegins);
        }
        look.issues
    }
}

impl Record for Rectification {
    type Id = RectificationId;
    type Ties = Self;
    const KIND: Kind = Kind::Rectification;

    fn id(&self) -> RectificationId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::Site(self.site), Name::words(&self.fields.what)]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let (a, b) = (&self.fields, &other.fields);
        SiteField::differing([
            (SiteField::What, a.what == b.what),
            (SiteField::Owner, a.owner == b.owner),
            (SiteField::Date, a.since == b.since),
            (SiteField::Deadline, a.due == b.due),
            (SiteField::State, self.state == other.state),
        ])
    }
}
