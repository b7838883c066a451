//! A ledger in maps with their indexes, for counties too large for the plain one: carries out commands without a store.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    convert::Infallible,
};

use chrono::NaiveDate;
use sanzhang::domain::{
    AppointmentId, Changed, Command, Held, HouseholdId, Kind, Ledger, Listed, Person, PersonId,
    Record, Refusal, Roll, RoundId, Seq, Stop, Tied, UnitId, carry_out,
};
use serde::de::DeserializeOwned;

#[derive(Default)]
pub struct IndexedLedger {
    rows: BTreeMap<(Kind, u32), (Vec<u8>, Seq)>,
    last: HashMap<Kind, u32>,
    /// Who belongs to whom, in order.
    rolls: HashMap<(Roll, u32), BTreeSet<(u32, u32)>>,
    number: Seq,
    added: Vec<(Kind, u32)>,
}

/// The number of the command and the records it added, in order.
pub struct Done {
    pub number: Seq,
    pub added: Vec<(Kind, u32)>,
}

impl IndexedLedger {
    /// A refusal leaves the ledger half changed: throw it away then.
    pub fn apply(&mut self, command: Command, today: NaiveDate) -> Result<Done, Refusal> {
        self.number = self.number.next();
        self.added.clear();
        match carry_out(self, command, today) {
            Ok(_) => Ok(Done {
                number: self.number,
                added: std::mem::take(&mut self.added),
            }),
            Err(Stop::Refused(refusal)) => Err(refusal),
        }
    }

    /// All records of one kind, in the order of their ids.
    pub fn all<R: Record>(&self) -> Vec<R> {
        self.rows
            .range((R::KIND, 0)..=(R::KIND, u32::MAX))
            .map(|(_, (bytes, _))| unpack(bytes))
            .collect()
    }

    /// Over all records with their versions.
    pub fn digest(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for ((kind, key), (bytes, version)) in &self.rows {
            hasher.update(&[*kind as u8]);
            hasher.update(&key.to_le_bytes());
            hasher.update(&version.0.to_le_bytes());
            hasher.update(bytes);
        }
        hasher.finalize()
    }

    fn roll(&self, roll: Roll, owner: u32) -> impl Iterator<Item = (u32, u32)> {
        let roll = self.rolls.get(&(roll, owner));
        roll.into_iter().flatten().copied()
    }
}

fn rolls<R: Record>(packed: &[u8]) -> Vec<Listed> {
    unpack::<R::Ties>(packed).rolls()
}

fn unpack<R: DeserializeOwned>(bytes: &[u8]) -> R {
    rmp_serde::from_slice(bytes).expect("what was packed unpacks")
}

impl Ledger for IndexedLedger {
    type Error = Infallible;

    fn get<R: Record>(&mut self, id: R::Id) -> Result<Option<Held<R>>, Infallible> {
        let row = self.rows.get(&(R::KIND, R::key(id)));
        // As in the store, what this command adds has no version yet.
        let version = |number: Seq| {
            if number == self.number {
                Seq(0)
            } else {
                number
            }
        };
        Ok(row.map(|(bytes, number)| Held {
            record: unpack(bytes),
            version: version(*number),
        }))
    }

    fn put<R: Record>(&mut self, record: R) -> Result<(), Infallible> {
        let bytes = rmp_serde::to_vec_named(&record).expect("records pack");
        let id = R::key(record.id());
        let now = rolls::<R>(&bytes);
        match self.rows.insert((R::KIND, id), (bytes, self.number)) {
            None => self.added.push((R::KIND, id)),
            Some((before, _)) => {
                for Listed { roll, owner, order } in rolls::<R>(&before) {
                    let list = self.rolls.entry((roll, owner)).or_default();
                    list.remove(&(order, id));
                }
            }
        }
        for Listed { roll, owner, order } in now {
            let list = self.rolls.entry((roll, owner)).or_default();
            list.insert((order, id));
        }
        Ok(())
    }

    fn fresh<R: Record>(&mut self) -> Result<R::Id, Infallible> {
        let last = self.last.entry(R::KIND).or_default();
        *last += 1;
        Ok(R::from_key(*last))
    }

    fn children(&mut self, parent: Option<UnitId>) -> Result<Vec<UnitId>, Infallible> {
        let children = self.roll(Roll::Children, parent.map_or(0, |parent| parent.0));
        Ok(children.map(|(_, id)| UnitId(id)).collect())
    }

    fn holders(
        &mut self,
        neighborhood: UnitId,
        number: u16,
    ) -> Result<Vec<HouseholdId>, Infallible> {
        let homes = self.roll(Roll::Households, neighborhood.0);
        let held = homes.filter(|&(order, _)| order == u32::from(number) + 1);
        Ok(held.map(|(_, id)| HouseholdId(id)).collect())
    }

    fn households(&mut self, neighborhood: UnitId) -> Result<Vec<HouseholdId>, Infallible> {
        let homes = self.roll(Roll::Households, neighborhood.0);
        Ok(homes.map(|(_, id)| HouseholdId(id)).collect())
    }

    fn terms_in(&mut self, unit: UnitId) -> Result<Vec<AppointmentId>, Infallible> {
        let terms = self.roll(Roll::TermsIn, unit.0);
        Ok(terms.map(|(_, id)| AppointmentId(id)).collect())
    }

    fn owned<R: Record>(&mut self, owner: u32) -> Result<Vec<(u32, R::Id)>, Infallible> {
        let owned = self.roll(Roll::Owned(R::KIND), owner);
        Ok(owned.map(|(order, id)| (order, R::from_key(id))).collect())
    }

    fn people_of(&mut self, village: UnitId) -> Result<Vec<PersonId>, Infallible> {
        let people = self.all::<Person>().into_iter();
        let here = people.filter(|person| person.village == village);
        Ok(here.map(|person| person.id).collect())
    }

    fn terms_of(&mut self, person: PersonId) -> Result<Vec<AppointmentId>, Infallible> {
        let terms = self.roll(Roll::TermsOf, person.0);
        Ok(terms.map(|(_, id)| AppointmentId(id)).collect())
    }

    fn rounds_on(
        &mut self,
        _: UnitId,
        _: UnitId,
        _: chrono::NaiveDate,
    ) -> Result<Vec<RoundId>, Infallible> {
        Ok(Vec::new())
    }

    fn changed_since<R: Record>(&mut self, id: R::Id, base: Seq) -> Result<Changed, Infallible> {
        panic!("{:?} {} was changed after {base}", R::KIND, R::key(id));
    }
}
