//! What is read together: a village, a session with its roster, a site with its file, the county's lists.

use std::ops::RangeInclusive;

use super::{Reading, StoreError, place::guard};
use crate::domain::{
    Appointment, CareCategory, Held, Home, HouseholdId, Inspection, Kind, Month, Obligation,
    Official, Person, Rectification, Round, Rubric, Score, Seat, Seq, Site, SiteId, Stage,
    Training, TrainingId, Unit, UnitId, User,
};

/// Everything below one village.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BlockRecords {
    /// Sections, groups and neighborhoods; the village itself is among [`Reading::units_above`].
    pub units: Vec<Held<Unit>>,
    pub households: Vec<PackedHousehold>,
    pub people: Vec<Held<Person>>,
    pub appointments: Vec<Held<Appointment>>,
}

/// A site with its inspections, scores and rectifications, each by id.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteRecords {
    pub site: Held<Site>,
    pub inspections: Vec<Held<Inspection>>,
    pub scores: Vec<Held<Score>>,
    pub rectifications: Vec<Held<Rectification>>,
}

/// What all sites draw on, each by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteLists {
    pub stages: Vec<Held<Stage>>,
    pub officials: Vec<Held<Official>>,
    pub rubrics: Vec<Held<Rubric>>,
}

/// A household as the store packs it, for [`super::unpack`]: a county of them takes a tenth of the memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedHousehold {
    pub id: HouseholdId,
    pub version: Seq,
    pub bytes: Box<[u8]>,
}

impl Reading {
    /// County, townships and villages.
    pub fn units_above(&self) -> Result<Vec<Held<Unit>>, StoreError> {
        guard(|| self.all(Home::ABOVE))
    }

    /// Categories of special care.
    pub fn care(&self) -> Result<Vec<Held<CareCategory>>, StoreError> {
        guard(|| self.all(Home::ABOVE))
    }

    /// Whoever may sign in, by id; disabled ones too.
    pub fn users(&self) -> Result<Vec<Held<User>>, StoreError> {
        guard(|| self.all(Home::ABOVE))
    }

    /// What each level owes in training, where the county said so.
    pub fn obligations(&self) -> Result<Vec<Held<Obligation>>, StoreError> {
        guard(|| self.all(Home::ABOVE))
    }

    /// Shelves of sessions.
    pub fn trainings(&self) -> Result<Vec<TrainingId>, StoreError> {
        guard(|| {
            let homes = self.homes_in(Kind::Training)?.into_iter();
            Ok(homes
                .filter_map(|home| match home {
                    Home::Roster(id) => Some(id),
                    _ => None,
                })
                .collect())
        })
    }

    /// None when it is gone.
    pub fn training(&self, id: TrainingId) -> Result<Option<Held<Training>>, StoreError> {
        guard(|| Ok(self.all(Home::Roster(id))?.pop()))
    }

    /// The seats of a session that are wanted, by id.
    pub fn seats(
        &self,
        id: TrainingId,
        wanted: impl Fn(&Seat) -> bool,
    ) -> Result<Vec<Held<Seat>>, StoreError> {
        guard(|| self.those(Home::Roster(id), wanted))
    }

    /// Shelves of demonstration sites.
    pub fn sites(&self) -> Result<Vec<SiteId>, StoreError> {
        guard(|| {
            let homes = self.homes_in(Kind::Site)?.into_iter();
            Ok(homes
                .filter_map(|home| match home {
                    Home::Site(id) => Some(id),
                    _ => None,
                })
                .collect())
        })
    }

    /// A site and all that stands under it; none when it is gone.
    pub fn site(&self, id: SiteId) -> Result<Option<SiteRecords>, StoreError> {
        guard(|| {
            let home = Home::Site(id);
            let Some(site) = self.all::<Site>(home)?.pop() else {
                return Ok(None);
            };
            Ok(Some(SiteRecords {
                site,
                inspections: self.all(home)?,
                scores: self.all(home)?,
                rectifications: self.all(home)?,
            }))
        })
    }

    /// Stages, county leaders and rubrics that sites draw on.
    pub fn site_lists(&self) -> Result<SiteLists, StoreError> {
        guard(|| {
            Ok(SiteLists {
                stages: self.all(Home::ABOVE)?,
                officials: self.all(Home::ABOVE)?,
                rubrics: self.all(Home::ABOVE)?,
            })
        })
    }

    /// The rounds entered in a village, of the months from one to another.
    pub fn rounds(
        &self,
        village: UnitId,
        months: RangeInclusive<Month>,
    ) -> Result<Vec<Held<Round>>, StoreError> {
        guard(|| {
            let mut rounds = Vec::new();
            let mut month = *months.start();
            while month <= *months.end() {
                rounds.append(&mut self.all(Home::Month(village, month))?);
                month = month.next();
            }
            Ok(rounds)
        })
    }

    pub fn block(&self, village: UnitId) -> Result<BlockRecords, StoreError> {
        guard(|| {
            let home = Home::Unit(village);
            let mut households = Vec::new();
            self.each(Kind::Household, home, |key, stored| {
                households.push(PackedHousehold {
                    id: HouseholdId(key),
                    version: stored.version,
                    bytes: stored.payload.into(),
                });
                Ok(())
            })?;
            Ok(BlockRecords {
                units: self.all(home)?,
                households,
                people: self.all(home)?,
                appointments: self.all(home)?,
            })
        })
    }
}
