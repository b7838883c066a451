//! A ledger in maps with their indexes, for counties too large for the plain one: carries out commands without a store.

use std::{
    collections::{BTreeMap, HashMap},
    convert::Infallible,
};

use chrono::{Datelike, NaiveDate};
use sanzhang::domain::{
    Appointment, AppointmentId, Changed, Command, Held, Household, HouseholdId, Inspection, Kind,
    Ledger, Obligation, Official, Person, PersonId, Record, Rectification, Refusal, RoundId,
    Rubric, Score, Seat, Seq, Site, Stage, Stop, Unit, UnitId, User, carry_out,
};
use serde::de::DeserializeOwned;

#[derive(Default)]
pub struct IndexedLedger {
    rows: BTreeMap<(Kind, u32), (Vec<u8>, Seq)>,
    last: HashMap<Kind, u32>,
    children: HashMap<Option<UnitId>, Vec<(u32, UnitId)>>,
    parents: HashMap<UnitId, Option<UnitId>>,
    households: HashMap<UnitId, BTreeMap<HouseholdId, Option<u16>>>,
    homes: HashMap<HouseholdId, UnitId>,
    terms_in: HashMap<UnitId, Vec<AppointmentId>>,
    terms_of: HashMap<PersonId, Vec<AppointmentId>>,
    owned: HashMap<(Kind, u32), Vec<(u32, u32)>>,
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

    fn index(&mut self, kind: Kind, bytes: &[u8]) {
        match kind {
            Kind::Unit => {
                let unit: Unit = unpack(bytes);
                if let Some(before) = self.parents.insert(unit.id, unit.parent) {
                    let siblings = self.children.entry(before).or_default();
                    siblings.retain(|&(_, id)| id != unit.id);
                }
                let siblings = self.children.entry(unit.parent).or_default();
                siblings.push((unit.order, unit.id));
                siblings.sort_unstable();
            }
            Kind::Household => {
                let household: Household = unpack(bytes);
                let home = household.neighborhood;
                if let Some(before) = self.homes.insert(household.id, home) {
                    self.households
                        .entry(before)
                        .or_default()
                        .remove(&household.id);
                }
                let number = household.retired.is_none().then_some(household.number);
                let homes = self.households.entry(home).or_default();
                homes.insert(household.id, number);
            }
            Kind::Appointment => {
                let term: Appointment = unpack(bytes);
                for terms in [
                    self.terms_in.entry(term.unit).or_default(),
                    self.terms_of.entry(term.person).or_default(),
                ] {
                    if !terms.contains(&term.id) {
                        terms.push(term.id);
                    }
                }
            }
            Kind::Obligation => {
                let obligation: Obligation = unpack(bytes);
                self.own(kind, 0, obligation.tier as u32, obligation.id.0);
            }
            Kind::Seat => {
                let seat: Seat = unpack(bytes);
                self.own(kind, seat.training.0, u32::from(seat.no), seat.id.0);
            }
            Kind::Stage => {
                let stage: Stage = unpack(bytes);
                self.own(kind, 0, u32::from(stage.fields.order), stage.id.0);
            }
            Kind::User => self.own(kind, 0, 0, unpack::<User>(bytes).id.0),
            Kind::Official => self.own(kind, 0, 0, unpack::<Official>(bytes).id.0),
            Kind::Rubric => self.own(kind, 0, 0, unpack::<Rubric>(bytes).id.0),
            Kind::Site => {
                let site: Site = unpack(bytes);
                self.own(kind, 0, site.village.0, site.id.0);
            }
            Kind::Inspection => {
                let inspection: Inspection = unpack(bytes);
                let day = inspection.fields.on.num_days_from_ce() as u32;
                self.own(kind, inspection.site.0, day, inspection.id.0);
            }
            Kind::Score => {
                let score: Score = unpack(bytes);
                self.own(kind, score.inspection.0, u32::from(score.item), score.id.0);
            }
            Kind::Rectification => {
                let found: Rectification = unpack(bytes);
                let day = found.fields.due.num_days_from_ce() as u32;
                self.own(kind, found.site.0, day, found.id.0);
            }
            Kind::Person | Kind::Care | Kind::Training | Kind::Round => {}
        }
    }

    fn own(&mut self, kind: Kind, owner: u32, order: u32, id: u32) {
        let owned = self.owned.entry((kind, owner)).or_default();
        owned.retain(|&(_, known)| known != id);
        let at = owned.partition_point(|&known| known < (order, id));
        owned.insert(at, (order, id));
    }
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
        self.index(R::KIND, &bytes);
        let key = (R::KIND, R::key(record.id()));
        if self.rows.insert(key, (bytes, self.number)).is_none() {
            self.added.push(key);
        }
        Ok(())
    }

    fn fresh<R: Record>(&mut self) -> Result<R::Id, Infallible> {
        let last = self.last.entry(R::KIND).or_default();
        *last += 1;
        Ok(R::from_key(*last))
    }

    fn children(&mut self, parent: Option<UnitId>) -> Result<Vec<UnitId>, Infallible> {
        let children = self.children.get(&parent).into_iter().flatten();
        Ok(children.map(|&(_, id)| id).collect())
    }

    fn holders(
        &mut self,
        neighborhood: UnitId,
        number: u16,
    ) -> Result<Vec<HouseholdId>, Infallible> {
        let homes = self.households.get(&neighborhood).into_iter().flatten();
        let held = homes.filter(|(_, held)| **held == Some(number));
        Ok(held.map(|(&id, _)| id).collect())
    }

    fn households(&mut self, neighborhood: UnitId) -> Result<Vec<HouseholdId>, Infallible> {
        let homes = self.households.get(&neighborhood).into_iter().flatten();
        Ok(homes.map(|(&id, _)| id).collect())
    }

    fn terms_in(&mut self, unit: UnitId) -> Result<Vec<AppointmentId>, Infallible> {
        Ok(self.terms_in.get(&unit).cloned().unwrap_or_default())
    }

    fn owned<R: Record>(&mut self, owner: u32) -> Result<Vec<(u32, R::Id)>, Infallible> {
        let owned = self.owned.get(&(R::KIND, owner));
        let owned = owned.into_iter().flatten();
        Ok(owned.map(|&(order, id)| (order, R::from_key(id))).collect())
    }

    fn people_of(&mut self, village: UnitId) -> Result<Vec<PersonId>, Infallible> {
        let people = self.all::<Person>().into_iter();
        let here = people.filter(|person| person.village == village);
        Ok(here.map(|person| person.id).collect())
    }

    fn terms_of(&mut self, person: PersonId) -> Result<Vec<AppointmentId>, Infallible> {
        Ok(self.terms_of.get(&person).cloned().unwrap_or_default())
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
