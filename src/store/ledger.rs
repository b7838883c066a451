//! The door through which the rules read and write: a change in the making over what the file holds.

use chrono::NaiveDate;

use super::{
    StoreError,
    pack::{knows, pack, unpack},
    table::slot,
    work::{Slot, State, Work},
};
use crate::domain::{
    AppointmentId, Changed, Held, Home, HouseholdId, ID_END, Kind, Ledger, Month, Pending, Person,
    PersonId, Record, Roll, RoundId, Seq, UnitId,
};

impl Ledger for Work<'_> {
    type Error = StoreError;

    /// What this change adds has no version yet: it answers 0.
    fn get<R: Record>(&mut self, id: R::Id) -> Result<Option<Held<R>>, StoreError> {
        let slot = self.slot(R::KIND, R::key(id))?;
        let version = slot.before.as_ref().map_or(Seq(0), |b| b.version);
        match slot.payload() {
            Some(payload) => Ok(Some(Held {
                record: unpack(payload)?,
                version,
            })),
            None => Ok(None),
        }
    }

    fn put<R: Record>(&mut self, record: R) -> Result<(), StoreError> {
        let key = R::key(record.id());
        let slot = self.slot(R::KIND, key)?;
        if let (Some(before), State::Same) = (&slot.before, &slot.after)
            && !knows::<R>(&before.payload, &unpack(&before.payload)?)
        {
            return Err(StoreError::NewerRecord(R::KIND, key));
        }
        self.replace(R::KIND, key, Some(pack(&record)))
    }

    fn fresh<R: Record>(&mut self) -> Result<R::Id, StoreError> {
        let next = &mut self.next[slot(R::KIND)];
        let key = *next;
        if key >= ID_END {
            return Err(StoreError::Exhausted);
        }
        *next += 1;
        self.slots.insert((R::KIND, key), Slot::default());
        Ok(R::from_key(key))
    }

    fn children(&mut self, parent: Option<UnitId>) -> Result<Vec<UnitId>, StoreError> {
        let ids = self.seconds(Roll::Children, parent.map_or(0, |p| p.0))?;
        Ok(ids.into_iter().map(UnitId).collect())
    }

    /// A look-up: a batch asks once for each of its households, while everybody waits.
    fn holders(
        &mut self,
        neighborhood: UnitId,
        number: u16,
    ) -> Result<Vec<HouseholdId>, StoreError> {
        let pairs = &self.list(Roll::Households, neighborhood.0)?.pairs;
        // 0 stands for those that are gone.
        let order = u32::from(number) + 1;
        let from = pairs.partition_point(|&(n, _)| n < order);
        let held = pairs.iter().skip(from).take_while(|(n, _)| *n == order);
        Ok(held.map(|&(_, id)| HouseholdId(id)).collect())
    }

    fn households(&mut self, neighborhood: UnitId) -> Result<Vec<HouseholdId>, StoreError> {
        let ids = self.seconds(Roll::Households, neighborhood.0)?;
        Ok(ids.into_iter().map(HouseholdId).collect())
    }

    fn terms_in(&mut self, unit: UnitId) -> Result<Vec<AppointmentId>, StoreError> {
        let ids = self.seconds(Roll::TermsIn, unit.0)?;
        Ok(ids.into_iter().map(AppointmentId).collect())
    }

    /// They lie on the shelf of their village and never leave it.
    fn people_of(&mut self, village: UnitId) -> Result<Vec<PersonId>, StoreError> {
        let mut people = Vec::new();
        self.base
            .each(Kind::Person, Home::Unit(village), |key, _| {
                people.push(PersonId(key));
                Ok(())
            })?;
        for (&(kind, key), slot) in &self.slots {
            if kind == Kind::Person && slot.before.is_none() && slot.payload().is_some() {
                people.push(PersonId(key));
            }
        }
        people.sort_unstable();
        let mut here = Vec::with_capacity(people.len());
        for id in people {
            let held = self.get::<Person>(id)?;
            if held.is_some_and(|held| held.record.village == village) {
                here.push(id);
            }
        }
        Ok(here)
    }

    fn terms_of(&mut self, person: PersonId) -> Result<Vec<AppointmentId>, StoreError> {
        let ids = self.seconds(Roll::TermsOf, person.0)?;
        Ok(ids.into_iter().map(AppointmentId).collect())
    }

    fn owned<R: Record>(&mut self, owner: u32) -> Result<Vec<(u32, R::Id)>, StoreError> {
        let list = self.list(Roll::Owned(R::KIND), owner)?;
        Ok(list
            .pairs
            .iter()
            .map(|&(order, id)| (order, R::from_key(id)))
            .collect())
    }

    fn rounds_on(
        &mut self,
        village: UnitId,
        neighborhood: UnitId,
        on: NaiveDate,
    ) -> Result<Vec<RoundId>, StoreError> {
        self.rounds_of(Home::Month(village, Month::of(on)), neighborhood, on)
    }

    fn changed_since<R: Record>(&mut self, id: R::Id, base: Seq) -> Result<Changed, StoreError> {
        let (kind, key) = (R::KIND, R::key(id));
        let now = self
            .base
            .stored(kind, key)?
            .ok_or_else(|| StoreError::damaged(format!("record {key} of kind {kind:?}")))?;
        let (newest, mut row) = self.base.step(now.version, kind, key)?;
        let mut entry = newest.clone();
        loop {
            let earlier = self.base.earlier(&entry, &row)?;
            if earlier <= base || earlier == Seq(0) {
                break;
            }
            (entry, row) = self.base.step(earlier, kind, key)?;
        }
        let fields = match &row.touched.before {
            Some(before) => unpack::<R>(before)?.differences(&unpack(&now.payload)?),
            None => Vec::new(),
        };
        Ok(Changed {
            by: newest.who,
            at: newest.at,
            fields,
        })
    }
}

impl Pending for Work<'_> {
    fn touched(&mut self) -> Vec<(Kind, u32)> {
        Work::touched(self)
    }

    fn before<R: Record>(&mut self, id: R::Id) -> Result<Option<R>, StoreError> {
        let slot = self.slot(R::KIND, R::key(id))?;
        let before = slot.before.as_ref();
        before.map(|stored| unpack(&stored.payload)).transpose()
    }

    fn all<R: Record>(&mut self, mut look: impl FnMut(R)) -> Result<(), StoreError> {
        for home in self.base.homes_in(R::KIND)? {
            let slots = &self.slots;
            self.base.each(R::KIND, home, |key, stored| {
                let payload = match slots.get(&(R::KIND, key)) {
                    Some(slot) => slot.payload(),
                    None => Some(stored.payload.as_slice()),
                };
                if let Some(payload) = payload {
                    look(unpack(payload)?);
                }
                Ok(())
            })?;
        }
        for (&(kind, _), slot) in &self.slots {
            if kind == R::KIND
                && slot.before.is_none()
                && let Some(payload) = slot.payload()
            {
                look(unpack(payload)?);
            }
        }
        Ok(())
    }
}
