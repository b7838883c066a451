//! The same promises as the store's, in a plain map: slow, obvious, and the measure of the store.

use std::collections::BTreeMap;

use sanzhang::domain::*;

use super::county::{Digest, now, today};

#[derive(Clone, Default)]
pub struct MapLedger {
    records: BTreeMap<(Kind, u32), (Seq, Vec<u8>)>,
    next: BTreeMap<Kind, u32>,
    pub head: Seq,
}

impl MapLedger {
    /// Whether the command was done.
    pub fn apply(&mut self, command: Command) -> Result<(), Refusal> {
        let mut work = self.clone();
        match carry_out(&mut work, command, today()) {
            Ok(_) => {}
            Err(Stop::Refused(refusal)) => return Err(refusal),
            Err(Stop::Broke(never)) => match never {},
        }
        let mut pending = Made {
            before: self,
            after: work,
        };
        let Ok(clash) = clash(&mut pending);
        if let Some(clash) = clash {
            let Ok(refusal) = clash.refusal(&mut pending, true);
            return Err(refusal);
        }
        let mut work = pending.after;
        let number = self.head.next();
        let mut changed = 0;
        for (place, (version, bytes)) in &mut work.records {
            if self.records.get(place).is_none_or(|(_, old)| old != bytes) {
                *version = number;
                changed += 1;
            }
        }
        if changed == 0 {
            return Err(EditRefusal::Nothing.into());
        }
        work.head = number;
        *self = work;
        Ok(())
    }

    pub fn digest(&self) -> Digest {
        let text = |kind, bytes: &[u8]| of_kind!(kind, R => format!("{:?}", read::<R>(bytes)));
        let records = self.records.iter();
        records
            .map(|(&place, (_, bytes))| (place, text(place.0, bytes)))
            .collect()
    }

    pub fn version(&self, kind: Kind, key: u32) -> Seq {
        self.records.get(&(kind, key)).map_or(Seq(0), |r| r.0)
    }

    /// How many ids of the kind were ever given.
    pub fn given(&self, kind: Kind) -> u32 {
        self.next.get(&kind).copied().unwrap_or(0)
    }

    fn all<R: Record>(&self) -> impl Iterator<Item = R> {
        self.records
            .range((R::KIND, 0)..=(R::KIND, u32::MAX))
            .map(|(_, (_, bytes))| read(bytes))
    }
}

fn read<R: Record>(bytes: &[u8]) -> R {
    sanzhang::store::unpack(bytes).expect("written here")
}

impl Ledger for MapLedger {
    type Error = std::convert::Infallible;

    fn get<R: Record>(&mut self, id: R::Id) -> Result<Option<Held<R>>, Self::Error> {
        let found = self.records.get(&(R::KIND, R::key(id)));
        Ok(found.map(|(version, bytes)| Held {
            record: read(bytes),
            version: *version,
        }))
    }

    fn put<R: Record>(&mut self, record: R) -> Result<(), Self::Error> {
        let place = (R::KIND, R::key(record.id()));
        let bytes = rmp_serde::to_vec_named(&record).expect("plain data");
        let version = self.version(place.0, place.1);
        self.records.insert(place, (version, bytes));
        Ok(())
    }

    fn fresh<R: Record>(&mut self) -> Result<R::Id, Self::Error> {
        let next = self.next.entry(R::KIND).or_default();
        *next += 1;
        Ok(R::from_key(*next))
    }

    fn children(&mut self, parent: Option<UnitId>) -> Result<Vec<UnitId>, Self::Error> {
        let below = self.all::<Unit>().filter(|unit| unit.parent == parent);
        let mut below: Vec<_> = below.map(|unit| (unit.order, unit.id)).collect();
        below.sort_unstable();
        Ok(below.into_iter().map(|(_, id)| id).collect())
    }

    fn holders(
        &mut self,
        neighborhood: UnitId,
        number: u16,
    ) -> Result<Vec<HouseholdId>, Self::Error> {
        let here = self
            .all::<Household>()
            .filter(|h| h.neighborhood == neighborhood && h.retired.is_none());
        Ok(here.filter(|h| h.number == number).map(|h| h.id).collect())
    }

    fn households(&mut self, neighborhood: UnitId) -> Result<Vec<HouseholdId>, Self::Error> {
        let here = self.all::<Household>();
        Ok(here
            .filter(|h| h.neighborhood == neighborhood)
            .map(|h| h.id)
            .collect())
    }

    fn terms_in(&mut self, unit: UnitId) -> Result<Vec<AppointmentId>, Self::Error> {
        let terms = self.all::<Appointment>().filter(|a| a.unit == unit);
        Ok(terms.map(|a| a.id).collect())
    }

    fn people_of(&mut self, village: UnitId) -> Result<Vec<PersonId>, Self::Error> {
        let people = self.all::<Person>().filter(|p| p.village == village);
        Ok(people.map(|p| p.id).collect())
    }

    fn terms_of(&mut self, person: PersonId) -> Result<Vec<AppointmentId>, Self::Error> {
        let terms = self.all::<Appointment>().filter(|a| a.person == person);
        Ok(terms.map(|a| a.id).collect())
    }

    fn owned<R: Record>(&mut self, owner: u32) -> Result<Vec<(u32, R::Id)>, Self::Error> {
        let all = self.records.range((R::KIND, 0)..=(R::KIND, u32::MAX));
        let mut owned = Vec::new();
        for (&(_, key), (_, bytes)) in all {
            let ties: R::Ties = rmp_serde::from_slice(bytes).expect("written here");
            let own = (Roll::Owned(R::KIND), owner);
            let rolls = ties.rolls().into_iter();
            let rolls = rolls.filter(|listed| (listed.roll, listed.owner) == own);
            owned.extend(rolls.map(|listed| (listed.order, key)));
        }
        owned.sort_unstable();
        let owned = owned.into_iter();
        Ok(owned.map(|(order, id)| (order, R::from_key(id))).collect())
    }

    fn rounds_on(
        &mut self,
        village: UnitId,
        neighborhood: UnitId,
        on: chrono::NaiveDate,
    ) -> Result<Vec<RoundId>, Self::Error> {
        let here = self
            .all::<Round>()
            .filter(|r| (r.village, r.neighborhood, r.on) == (village, neighborhood, on));
        Ok(here.map(|round| round.id).collect())
    }

    fn changed_since<R: Record>(&mut self, _: R::Id, _: Seq) -> Result<Changed, Self::Error> {
        Ok(Changed {
            by: String::new(),
            at: now(),
            fields: Vec::new(),
        })
    }
}

/// A map before and after a command.
struct Made<'m> {
    before: &'m MapLedger,
    after: MapLedger,
}

impl Ledger for Made<'_> {
    type Error = std::convert::Infallible;

    fn get<R: Record>(&mut self, id: R::Id) -> Result<Option<Held<R>>, Self::Error> {
        self.after.get(id)
    }

    fn put<R: Record>(&mut self, record: R) -> Result<(), Self::Error> {
        self.after.put(record)
    }

    fn fresh<R: Record>(&mut self) -> Result<R::Id, Self::Error> {
        self.after.fresh::<R>()
    }

    fn children(&mut self, parent: Option<UnitId>) -> Result<Vec<UnitId>, Self::Error> {
        self.after.children(parent)
    }

    fn holders(
        &mut self,
        neighborhood: UnitId,
        number: u16,
    ) -> Result<Vec<HouseholdId>, Self::Error> {
        self.after.holders(neighborhood, number)
    }

    fn households(&mut self, neighborhood: UnitId) -> Result<Vec<HouseholdId>, Self::Error> {
        self.after.households(neighborhood)
    }

    fn terms_in(&mut self, unit: UnitId) -> Result<Vec<AppointmentId>, Self::Error> {
        self.after.terms_in(unit)
    }

    fn people_of(&mut self, village: UnitId) -> Result<Vec<PersonId>, Self::Error> {
        self.after.people_of(village)
    }

    fn terms_of(&mut self, person: PersonId) -> Result<Vec<AppointmentId>, Self::Error> {
        self.after.terms_of(person)
    }

    fn owned<R: Record>(&mut self, owner: u32) -> Result<Vec<(u32, R::Id)>, Self::Error> {
        self.after.owned::<R>(owner)
    }

    fn rounds_on(
        &mut self,
        village: UnitId,
        neighborhood: UnitId,
        on: chrono::NaiveDate,
    ) -> Result<Vec<RoundId>, Self::Error> {
        self.after.rounds_on(village, neighborhood, on)
    }

    fn changed_since<R: Record>(&mut self, id: R::Id, base: Seq) -> Result<Changed, Self::Error> {
        self.after.changed_since::<R>(id, base)
    }
}

impl Pending for Made<'_> {
    fn touched(&mut self) -> Vec<(Kind, u32)> {
        let bytes =
            |held: &MapLedger, place| held.records.get(place).map(|(_, bytes)| bytes.clone());
        let places = self.after.records.keys();
        let differing =
            places.filter(|place| bytes(self.before, place) != bytes(&self.after, place));
        differing.copied().collect()
    }

    fn before<R: Record>(&mut self, id: R::Id) -> Result<Option<R>, Self::Error> {
        let before = self.before.records.get(&(R::KIND, R::key(id)));
        Ok(before.map(|(_, bytes)| read(bytes)))
    }

    fn all<R: Record>(&mut self, look: impl FnMut(R)) -> Result<(), Self::Error> {
        self.after.all::<R>().for_each(look);
        Ok(())
    }
}
