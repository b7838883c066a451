//! The lists that a site keeps on its page, and what is the same of them: how a row begins, what its faults are about,
//! how it is taken out.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Adoption, Link, LinkKind, Milestone, Project, SiteField as F, SiteFields};
use crate::domain::{Fault, Field, Fields, Issue, UnitId};

/// The lists that a site keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SiteList {
    /// Those responsible: the village's own, the township's, the county leader.
    People,
    Milestones,
    Projects,
    Links,
    Adoptions,
}

/// A row of one of the lists.
pub trait SiteRow: Fields + PartialEq {
    const LIST: SiteList;
    /// What a fault of its day is about.
    const DAY: F = F::Date;
    /// What any other fault is about.
    const WORDS: F = F::Name;

    fn all(fields: &mut SiteFields) -> &mut Vec<Self>;

    /// As a new one begins.
    fn begun(today: NaiveDate) -> Self;

    /// The village it names.
    fn village(&mut self) -> Option<&mut UnitId> {
        None
    }

    /// By the rules of a list that holds nothing else.
    fn checked(self, today: NaiveDate) -> (Self, Vec<Issue>) {
        let mut alone = SiteFields::default();
        Self::all(&mut alone).push(self);
        let mut issues = alone.check(today);
        // A list of one has no stages, and needs none.
        issues.retain(|issue| issue.field != Field::Site(F::Stage));
        for issue in &mut issues {
            issue.field = Field::Site(match issue.fault {
                Fault::InFuture => F::Date,
                Fault::TooEarly { .. } | Fault::TooFar => Self::DAY,
                _ => Self::WORDS,
            });
        }
        (Self::all(&mut alone).remove(0), issues)
    }
}

impl SiteRow for Milestone {
    const LIST: SiteList = SiteList::Milestones;
    const DAY: F = F::Deadline;

    fn all(fields: &mut SiteFields) -> &mut Vec<Self> {
        &mut fields.milestones
    }

    fn begun(_today: NaiveDate) -> Self {
        Self::fresh(String::new())
    }
}

impl SiteRow for Project {
    const LIST: SiteList = SiteList::Projects;

    fn all(fields: &mut SiteFields) -> &mut Vec<Self> {
        &mut fields.projects
    }

    fn begun(_today: NaiveDate) -> Self {
        Self::fresh(String::new())
    }
}

impl SiteRow for Link {
    const LIST: SiteList = SiteList::Links;

    fn all(fields: &mut SiteFields) -> &mut Vec<Self> {
        &mut fields.links
    }

    fn begun(since: NaiveDate) -> Self {
        Self {
            village: UnitId::promised(0),
            kind: LinkKind::Line,
            name: String::new(),
            since,
        }
    }

    fn village(&mut self) -> Option<&mut UnitId> {
        Some(&mut self.village)
    }
}

impl SiteRow for Adoption {
    const LIST: SiteList = SiteList::Adoptions;
    const WORDS: F = F::What;

    fn all(fields: &mut SiteFields) -> &mut Vec<Self> {
        &mut fields.adoptions
    }

    fn begun(on: NaiveDate) -> Self {
        Self {
            village: UnitId::promised(0),
            on,
            what: String::new(),
            checked_by: String::new(),
        }
    }

    fn village(&mut self) -> Option<&mut UnitId> {
        Some(&mut self.village)
    }
}

impl SiteFields {
    /// Takes a row out; of the people responsible, the name or the county leader.
    pub fn take_out(&mut self, list: SiteList, row: usize) {
        fn cut<T>(list: &mut Vec<T>, row: usize) {
            list.drain(row.min(list.len())..list.len().min(row + 1));
        }
        match (list, row) {
            (SiteList::People, 0) => self.village_lead.clear(),
            (SiteList::People, 1) => self.township_lead.clear(),
            (SiteList::People, _) => self.official = None,
            (SiteList::Milestones, row) => cut(&mut self.milestones, row),
            (SiteList::Projects, row) => cut(&mut self.projects, row),
            (SiteList::Links, row) => cut(&mut self.links, row),
            (SiteList::Adoptions, row) => cut(&mut self.adoptions, row),
        }
    }
}
