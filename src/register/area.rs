//! What lies in the part of the county that its reader may know.

use super::{County, Node};
use crate::domain::{Home, UnitId};

impl County {
    /// Whether what lies on a shelf lies in the area.
    pub fn sees_home(&self, home: Home) -> bool {
        let known = match home {
            Home::Unit(UnitId(0)) => false,
            Home::Unit(village) | Home::Month(village, _) => self.is_in_area(village),
            Home::Roster(id) => self
                .trainings
                .get(id)
                .is_some_and(|roster| self.is_in_area(roster.training.record.host)),
            Home::Site(id) => self.sites.get(id).is_some(),
        };
        self.area.is_none() || known
    }

    /// The shelves of the area, each of which [`County::sees_home`].
    pub fn shelves(&self) -> Vec<Home> {
        let units = self.top.iter().map(|row| row.unit.record.id);
        // Where the area begins may be gone, and what happened there is still known.
        let units = units.chain(self.area).map(Home::Unit);
        let rosters = self.trainings.all().iter();
        let rosters = rosters.map(|roster| Home::Roster(roster.id()));
        let sites = self.sites.all().iter().map(|site| Home::Site(site.id()));
        let all = units.chain(rosters).chain(sites);
        all.filter(|&home| self.sees_home(home)).collect()
    }

    /// Whether the unit lies at or below where the area begins.
    pub fn is_in_area(&self, unit: UnitId) -> bool {
        self.area
            .is_none_or(|area| unit == area || self.is_below(Node::Unit(unit), area))
    }
}
