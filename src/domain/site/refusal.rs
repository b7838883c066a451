//! Why something was not done to a site, its stages or its inspections.

use crate::domain::{Fault, Level, StageId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiteRefusal {
    NotFound,
    NotAVillage {
        name: String,
        level: Level,
    },
    /// The township has a site already: one at a time.
    Taken {
        township: String,
        village: String,
    },
    /// It can only be replaced within its township.
    OtherTownship {
        village: String,
        township: String,
    },
    Closed {
        village: String,
    },
    NotClosed {
        village: String,
    },
    NoStage,
    /// Another stage has the name.
    SameStage {
        name: String,
        id: StageId,
    },
    NoOfficial,
    NoInspection,
    /// It is closed: its scores stand.
    InspectionClosed {
        inspection: String,
    },
    InspectionNotClosed {
        inspection: String,
    },
    /// One of the same kind is still open.
    InspectionOpen {
        inspection: String,
    },
    NoItem {
        no: u16,
    },
    /// What was entered for an item cannot be.
    Score {
        no: u16,
        fault: Fault,
    },
    NoRectification,
    /// Nobody said that it is done.
    NotDone {
        what: String,
    },
    NotOpen {
        what: String,
    },
}
