//! What is done to units and households as they stand: who is meant by it, and the command it comes to.

use std::{collections::BTreeSet, convert::Infallible};

use chrono::Datelike;

use super::Desk;
use crate::{
    domain::{
        Appointment, AppointmentId, CareCommand, Command, Held, HouseholdCommand, HouseholdFields,
        HouseholdId, Occasion, OfficialCommand, PersonId, Reference, Shift, StageCommand,
        UnitCommand, UnitId, next_number,
    },
    register::{Mark, Node},
};

impl Desk {
    /// Whether it is kept: neither retired nor standing in what is.
    pub fn is_live(&self, node: Node) -> bool {
        let county = self.county();
        match node {
            Node::Unit(id) => county.is_live(id),
            Node::Household(id) => county
                .household_row(id)
                .is_some_and(|row| !row.has(Mark::Retired)),
        }
    }

    /// The node's own unit, if it is of a level that is led by one of the three.
    pub fn led(&self, node: Node) -> Option<UnitId> {
        let unit = self.county().unit_at(node)?;
        self.county().unit(unit)?.record.level.post().map(|_| unit)
    }

    /// Whoever serves in the post.
    pub fn leader(&self, unit: UnitId) -> Option<PersonId> {
        let post = self.county().serving(unit)?;
        Some(post.person.record.id)
    }

    /// The term that is served, or the last one of a vacant post.
    pub fn last_term(&self, unit: UnitId) -> Option<AppointmentId> {
        let county = self.county();
        let serving = county.serving(unit).map(|post| post.term.record.id);
        serving.or_else(|| Some(county.terms(unit).first()?.term.record.id))
    }

    /// The serving term, while it may still be somebody else's: it is open, and nobody was trained in it or has a seat.
    pub fn correctable(&self, unit: UnitId) -> Option<&Held<Appointment>> {
        let post = self.county().serving(unit)?;
        let since = post.term.record.fields.since;
        let mut seats = self.county().trainings().of_person(post.person.record.id);
        let hangs = seats.any(|(roster, _)| roster.on() >= since);
        let open = post.term.record.fields.until.is_none();
        (open && !hangs).then_some(post.term)
    }

    /// The kept households meant, each once; a neighborhood stands for all of its own.
    pub fn households_of(&self, nodes: &[Node]) -> impl Iterator<Item = HouseholdId> {
        let all = nodes.iter().flat_map(|node| match node {
            Node::Household(id) => vec![*id],
            Node::Unit(unit) => {
                let rows = self.county().households_of(*unit);
                rows.iter().map(|row| row.id).collect()
            }
        });
        let mut seen = BTreeSet::new();
        all.filter(move |id| self.is_live(Node::Household(*id)) && seen.insert(*id))
    }

    /// The number that a new household gets if none is named.
    pub fn next_number(&self, neighborhood: UnitId) -> Option<u16> {
        let rows = self.county().households_of(neighborhood).iter();
        let held = rows.filter(|r| !r.has(Mark::Retired)).map(|r| r.number);
        let held: BTreeSet<u16> = held.collect();
        let unit = &self.county().unit(neighborhood)?.record;
        let year = self.today().year();
        let Ok(next) = next_number(1, unit, year, |n| Ok::<_, Infallible>(held.contains(&n)));
        next
    }

    pub fn deregistering(&self, ids: &[HouseholdId]) -> Option<Command> {
        let steps = ids.iter().filter_map(|&id| {
            let base = self.county().household_row(id)?.version;
            Some(HouseholdCommand::Deregister { id, base }.into())
        });
        Command::together(Occasion::Retire, steps.collect())
    }

    /// None where nothing of it is retired.
    pub fn restoring(&self, nodes: &[Node]) -> Option<Command> {
        let county = self.county();
        let steps = nodes.iter().filter_map(|node| match *node {
            Node::Unit(id) => {
                let retired = county.unit(id)?.record.retired.is_some();
                retired.then(|| UnitCommand::Restore { id }.into())
            }
            Node::Household(id) => {
                let retired = county.household_row(id)?.has(Mark::Retired);
                retired.then(|| HouseholdCommand::Restore { id }.into())
            }
        });
        Command::together(Occasion::Restore, steps.collect())
    }

    /// Past its next kept sibling; none at the edge.
    pub fn shifting(&self, id: UnitId, shift: Shift) -> Option<Command> {
        let county = self.county();
        let held = county.unit(id)?;
        let parent = held.record.parent?;
        let mut siblings = county.children(parent);
        siblings.retain(|unit| county.is_live(*unit));
        let place = siblings.iter().position(|s| *s == id)?;
        let before = match shift {
            Shift::Up => Some(siblings[place.checked_sub(1)?]),
            Shift::Down if place + 1 == siblings.len() => return None,
            Shift::Down => siblings.get(place + 2).copied(),
        };
        let moved = UnitCommand::Move {
            id,
            base: held.version,
            parent,
            before,
        };
        Some(moved.into())
    }

    /// The household with other fields; none where they are the same.
    pub fn editing(
        &self,
        id: HouseholdId,
        change: impl FnOnce(&mut HouseholdFields),
    ) -> Option<Command> {
        let Held { record, version } = self.county().household(id)?;
        let mut fields = Box::new(record.fields.clone());
        change(&mut fields);
        let (base, changed) = (version, *fields != record.fields);
        changed.then(|| HouseholdCommand::Edit { id, base, fields }.into())
    }

    /// Whether an entry of a short list is offered no longer, and what turns that; none where it is no such entry.
    pub fn closing(&self, entry: Reference) -> Option<(bool, Command)> {
        let (county, sites) = (self.county(), self.county().sites());
        Some(match entry {
            Reference::Care(id) => {
                let held = county.care().iter().find(|held| held.record.id == id)?;
                let (base, was) = (held.version, held.record.closed);
                let closed = !was;
                (was, CareCommand::Close { id, base, closed }.into())
            }
            Reference::Stage(id) => {
                let held = sites.stages().iter().find(|held| held.record.id == id)?;
                let (base, mut fields) = (held.version, held.record.fields.clone());
                let was = std::mem::replace(&mut fields.closed, !held.record.fields.closed);
                (was, StageCommand::Edit { id, base, fields }.into())
            }
            Reference::Official(id) => {
                let held = sites.officials().iter().find(|held| held.record.id == id)?;
                let (base, mut fields) = (held.version, held.record.fields.clone());
                let was = std::mem::replace(&mut fields.closed, !held.record.fields.closed);
                (was, OfficialCommand::Edit { id, base, fields }.into())
            }
            _ => return None,
        })
    }
}
