//! All sessions in memory, in order of time, each with its roster behind an `Arc`: a mark rebuilds one roster.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use chrono::NaiveDate;

use super::County;
use crate::{
    domain::{
        Held, Home, Mark, Obligation, ObligationFields, ObligationId, PersonId, Seat, SeatId, Seq,
        Slot, Tier, TimeOfDay, Training, TrainingId, TrainingStanding, TrainingState,
    },
    store::{Reading, StoreError},
};

/// A session and its roster.
pub struct Roster {
    pub training: Held<Training>,
    /// By number; also seats that were dropped, whose number rests.
    pub seats: Vec<Held<Seat>>,
}

/// How a roster stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub seats: u32,
    pub walk_ins: u32,
    pub present: u32,
    pub late: u32,
    pub excused: u32,
    pub absent: u32,
}

impl Tally {
    /// 到场: present or late.
    pub const fn came(&self) -> u32 {
        self.present + self.late
    }

    pub const fn marked(&self) -> u32 {
        self.came() + self.excused + self.absent
    }

    /// Not marked yet.
    pub const fn open(&self) -> u32 {
        self.seats - self.marked()
    }
}

impl Roster {
    fn new(training: Held<Training>, mut seats: Vec<Held<Seat>>) -> Self {
        seats.sort_unstable_by_key(|held| (held.record.no, held.record.id));
        Self { training, seats }
    }

    pub fn id(&self) -> TrainingId {
        self.training.record.id
    }

    pub fn on(&self) -> NaiveDate {
        self.training.record.on()
    }

    /// Its first day and hour; sessions are ordered by it.
    fn begins(&self) -> (NaiveDate, Option<TimeOfDay>) {
        let first = self.training.record.fields.slots.first();
        (self.on(), first.map(|slot| slot.from))
    }

    /// The last day of it.
    pub fn until(&self) -> NaiveDate {
        let last = self.training.record.fields.slots.last();
        last.map_or(NaiveDate::MAX, |slot| slot.date)
    }

    /// Everybody on it, by number.
    pub fn live(&self) -> impl DoubleEndedIterator<Item = &Held<Seat>> {
        self.seats.iter().filter(|held| !held.record.dropped)
    }

    /// Everybody who is marked, as it stands.
    pub fn marks(&self) -> Vec<(SeatId, Mark)> {
        let marked = self.live().map(|held| &held.record);
        let marks = marked.filter_map(|seat| Some((seat.id, seat.mark.clone()?)));
        marks.collect()
    }

    pub fn seat(&self, id: SeatId) -> Option<&Held<Seat>> {
        self.seats.iter().find(|held| held.record.id == id)
    }

    pub fn seat_of(&self, person: PersonId) -> Option<&Held<Seat>> {
        self.live().find(|held| held.record.person == person)
    }

    pub fn tally(&self) -> Tally {
        use crate::domain::Mark as M;
        self.live().fold(Tally::default(), |mut tally, held| {
            tally.seats += 1;
            tally.walk_ins += u32::from(held.record.walk_in);
            match &held.record.mark {
                Some(M::Present) => tally.present += 1,
                Some(M::Late { .. }) => tally.late += 1,
                Some(M::Excused { .. }) => tally.excused += 1,
                Some(M::Absent { .. }) => tally.absent += 1,
                None => {}
            }
            tally
        })
    }

    pub fn standing(&self, day: NaiveDate) -> TrainingStanding {
        match self.training.record.state {
            TrainingState::Cancelled { .. } => TrainingStanding::Cancelled,
            TrainingState::Held => TrainingStanding::Held,
            TrainingState::Planned if self.until() < day && !self.is_recorded() => {
                TrainingStanding::Unrecorded
            }
            TrainingState::Planned => TrainingStanding::Planned,
        }
    }

    /// Everybody who was assigned; who came without a seat takes none.
    pub fn taken(&self) -> u32 {
        let tally = self.tally();
        tally.seats - tally.walk_ins
    }

    /// Seats nobody has; none where nobody counted them.
    pub fn free(&self) -> Option<u32> {
        let capacity = self.training.record.fields.capacity?;
        Some(u32::from(capacity).saturating_sub(self.taken()))
    }

    /// Whether it is known that it took place: its roll was closed, or somebody is marked.
    pub fn is_recorded(&self) -> bool {
        match self.training.record.state {
            TrainingState::Held => true,
            TrainingState::Cancelled { .. } => false,
            TrainingState::Planned => self.live().any(|held| held.record.mark.is_some()),
        }
    }
}

/// Takes the session as the area may see it; of one elsewhere only its day.
fn read(
    reading: &Reading,
    id: TrainingId,
    county: &County,
    elsewhere: &mut HashMap<TrainingId, NaiveDate>,
) -> Result<Option<Arc<Roster>>, StoreError> {
    elsewhere.remove(&id);
    let Some(mut training) = reading.training(id)? else {
        return Ok(None);
    };
    let host = training.record.host;
    if county.unit(host).is_none() {
        if !training.record.is_cancelled() {
            elsewhere.insert(id, training.record.on());
        }
        return Ok(None);
    }
    let whole = county.is_in_area(host);
    let mut seats = reading.seats(id, |seat| whole || county.person(seat.person).is_some())?;
    county.sight.see(&mut training.record);
    for seat in &mut seats {
        county.sight.see(&mut seat.record);
    }
    Ok(Some(Arc::new(Roster::new(training, seats))))
}

#[derive(Default)]
pub struct Trainings {
    /// By the hour they begin, then id.
    rosters: Vec<Arc<Roster>>,
    obligations: Vec<Held<Obligation>>,
    /// Places in `rosters` of each person's seats, made when first asked for.
    seats: OnceLock<HashMap<PersonId, Vec<u32>>>,
    /// The days of sessions that are kept from whoever reads, because they are another area's.
    elsewhere: HashMap<TrainingId, NaiveDate>,
    pub(super) read: bool,
}

impl Trainings {
    /// Of a session above the area only the seats of the area's people.
    pub(super) fn load(reading: &Reading, county: &County) -> Result<Self, StoreError> {
        let (mut rosters, mut elsewhere) = (Vec::new(), HashMap::new());
        for id in reading.trainings()? {
            rosters.extend(read(reading, id, county, &mut elsewhere)?);
        }
        Ok(Self::of(rosters, reading.obligations()?, elsewhere))
    }

    fn of(
        mut rosters: Vec<Arc<Roster>>,
        obligations: Vec<Held<Obligation>>,
        elsewhere: HashMap<TrainingId, NaiveDate>,
    ) -> Self {
        rosters.sort_unstable_by_key(|roster| (roster.begins(), roster.id()));
        Self {
            rosters,
            obligations,
            seats: OnceLock::new(),
            elsewhere,
            read: true,
        }
    }

    /// The day of the first session of any level that was not called off.
    pub fn begun(&self) -> Option<NaiveDate> {
        let kept = |roster: &&Arc<Roster>| !roster.training.record.is_cancelled();
        let own = self.rosters.iter().find(kept).map(|roster| roster.on());
        own.into_iter()
            .chain(self.elsewhere.values().copied())
            .min()
    }

    /// Reads again what stands on the shelves named.
    pub(super) fn refreshed(
        self: &Arc<Self>,
        reading: &Reading,
        homes: &[Home],
        county: &County,
    ) -> Result<Arc<Self>, StoreError> {
        if !self.read {
            return Ok(Arc::clone(self));
        }
        let named: Vec<TrainingId> = homes
            .iter()
            .filter_map(|home| match *home {
                Home::Roster(id) => Some(id),
                _ => None,
            })
            .collect();
        let obligations = reading.obligations()?;
        if named.is_empty() && obligations == self.obligations {
            return Ok(Arc::clone(self));
        }
        let kept = self.rosters.iter().filter(|r| !named.contains(&r.id()));
        let mut rosters: Vec<_> = kept.cloned().collect();
        let mut elsewhere = self.elsewhere.clone();
        for id in named {
            rosters.extend(read(reading, id, county, &mut elsewhere)?);
        }
        Ok(Arc::new(Self::of(rosters, obligations, elsewhere)))
    }

    /// In order of time.
    pub fn all(&self) -> &[Arc<Roster>] {
        &self.rosters
    }

    pub fn get(&self, id: TrainingId) -> Option<&Arc<Roster>> {
        self.rosters.iter().find(|roster| roster.id() == id)
    }

    /// Sessions that begin between two days, both included.
    pub fn between(&self, first: NaiveDate, last: NaiveDate) -> &[Arc<Roster>] {
        let from = self.rosters.partition_point(|r| r.on() < first);
        let to = self.rosters.partition_point(|r| r.on() <= last);
        &self.rosters[from..to.max(from)]
    }

    /// What a level owes, with the id and version of what the county said; the example where it said nothing.
    pub fn obligation(&self, tier: Tier) -> (Option<(ObligationId, Seq)>, ObligationFields) {
        let said = self.obligations.iter().find(|o| o.record.tier == tier);
        match said {
            Some(held) => (
                Some((held.record.id, held.version)),
                held.record.fields.clone(),
            ),
            None => (None, ObligationFields::example(tier)),
        }
    }

    /// Every session with a seat of this person, the latest first.
    pub fn of_person(&self, person: PersonId) -> impl Iterator<Item = (&Roster, &Seat)> {
        let seats = self.seats.get_or_init(|| {
            let mut seats: HashMap<PersonId, Vec<u32>> = HashMap::new();
            for (roster, at) in self.rosters.iter().zip(0..) {
                for seat in roster.live() {
                    seats.entry(seat.record.person).or_default().push(at);
                }
            }
            seats
        });
        let places = seats.get(&person).map_or(&[][..], Vec::as_slice);
        places.iter().rev().filter_map(move |&at| {
            let roster = self.rosters[at as usize].as_ref();
            Some((roster, &roster.seat_of(person)?.record))
        })
    }

    /// A session at which the person must be at one of these times, other than `but`.
    pub fn clash(
        &self,
        person: PersonId,
        slots: &[Slot],
        but: Option<TrainingId>,
    ) -> Option<&Roster> {
        self.of_person(person).map(|(roster, _)| roster).find(|r| {
            let training = &r.training.record;
            Some(training.id) != but && !training.is_cancelled() && training.overlaps(slots)
        })
    }
}
