//! Who holds sessions, what they are owed for, and from where people come to them.

use super::Desk;
use crate::{
    domain::{Level, ObligationFields, Tier, TrainingId, UnitId},
    register::Node,
};

impl Desk {
    /// Whoever holds sessions here: the unit itself, or the village it stands in.
    pub fn host(&self, unit: UnitId) -> UnitId {
        let county = self.county();
        let path = county.path(Node::Unit(unit));
        let holds = |id: &&UnitId| {
            let held = county.unit(**id);
            held.is_some_and(|held| held.record.level <= Level::Village)
        };
        path.iter().rev().find(holds).copied().unwrap_or(unit)
    }

    /// Those right below it that hold sessions.
    pub fn hosts_below(&self, host: UnitId) -> Vec<UnitId> {
        let county = self.county();
        match county.unit(host).map(|held| held.record.level) {
            Some(Level::County) => county.live_units(host, Level::Township),
            Some(Level::Township) => county.live_units(host, Level::Village),
            _ => Vec::new(),
        }
    }

    /// Who may hold one for a unit: itself, those above it, and those right below it.
    pub fn hosts(&self, host: UnitId) -> Vec<UnitId> {
        let mut hosts = self.county().path(Node::Unit(host));
        let root = self.root();
        if let Some(from) = hosts.iter().position(|unit| Some(*unit) == root) {
            hosts.drain(..from);
        }
        hosts.reverse();
        hosts.extend(self.hosts_below(host));
        hosts
    }

    /// What sessions of this host are owed for.
    pub fn owed(&self, host: UnitId) -> ObligationFields {
        let county = self.county();
        let tier = county
            .unit(host)
            .and_then(|held| Tier::of(held.record.level));
        let tier = tier.unwrap_or(Tier::Township);
        county.trainings().obligation(tier).1
    }

    /// From where people come to a session: the host's own area; a village's make-up session also draws people from
    /// around it.
    pub fn drawn_from(&self, training: TrainingId) -> Option<UnitId> {
        let county = self.county();
        let host = county.trainings().get(training)?.training.record.host;
        let village = county.unit(host)?.record.level == Level::Village;
        let above = county.parent(Node::Unit(host)).filter(|_| village);
        let root = self.root()?;
        let seen = above.filter(|&unit| unit == root || county.is_below(Node::Unit(unit), root));
        Some(seen.unwrap_or(host))
    }
}
