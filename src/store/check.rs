//! Looks through the whole file: its pages, its records, and whether the journal tells the same story as they do.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{
    Reading, Store, StoreError,
    journal::{Header, hash},
    pack::{Links, Place, unpack},
    place::guard,
    table::{KINDS, Roll, slot},
    work::Work,
};
use crate::domain::{Appointment, Clash, Kind, Refusal, Seq, Unit, UnitId, shared};

/// Something that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A page or a value whose checksum is wrong, or that is missing.
    Damaged(String),
    /// A record names a unit or person that is not there, or stands under the wrong kind of unit.
    Orphan(Kind, u32),
    /// A record lies under another home than where it stands.
    Astray(Kind, u32),
    /// An index disagrees with the records.
    Index(u8, u32),
    /// Two households hold one number, or two leaders serve on one day in one post.
    Twice(Kind, u32),
    /// An id was given that is still to be given.
    IdAhead(Kind, u32),
    /// An entry is missing.
    Gap(Seq),
    /// An entry doesn't follow from the one before it, or from its rows.
    Chain(Seq),
    /// The journal's last word on a record is not what the record says.
    Untold(Kind, u32),
}

impl Store {
    /// Nothing found means that every promise about the file holds.
    pub fn check(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = BTreeSet::new();
        match self.inner.check_pages() {
            Err(StoreError::Damaged(what)) => {
                findings.insert(Finding::Damaged(what));
            }
            other => other?,
        }
        match self
            .read()
            .and_then(|reading| guard(|| Check::run(&reading)))
        {
            Err(StoreError::Damaged(what)) => {
                findings.insert(Finding::Damaged(what));
            }
            other => findings.extend(other?),
        }
        Ok(findings.into_iter().collect())
    }

    /// What several records have and only one may, as it stands in a file from earlier times: which record, and why it
    /// cannot stay so.
    pub fn alike(&self) -> Result<Vec<(Kind, u32, Refusal)>, StoreError> {
        let reading = self.read()?;
        guard(|| {
            let mut work = Work::new(&reading)?;
            let mut alike = Vec::new();
            for (claim, of) in shared(&mut work)? {
                for two in of.windows(2) {
                    let (claim, holder) = (claim.clone(), two[0]);
                    let why = Clash { claim, holder }.refusal(&mut work, true)?;
                    alike.push((two[1].0, two[1].1, why));
                }
            }
            Ok(alike)
        })
    }
}

struct Check<'r> {
    reading: &'r Reading,
    findings: BTreeSet<Finding>,
    units: HashMap<u32, Unit>,
    /// People, sessions, sites, inspections and rubrics, which others name.
    named: HashSet<(Kind, u32)>,
    rolls: BTreeMap<(u8, u32), Vec<(u32, u32)>>,
    /// Version and checksum of every record.
    records: HashMap<(Kind, u32), (Seq, u32)>,
}

impl<'r> Check<'r> {
    fn run(reading: &'r Reading) -> Result<BTreeSet<Finding>, StoreError> {
        let mut check = Self {
            reading,
            findings: BTreeSet::new(),
            units: HashMap::new(),
            named: HashSet::new(),
            rolls: BTreeMap::new(),
            records: HashMap::new(),
        };
        check.units()?;
        for kind in [
            Kind::Person,
            Kind::Training,
            Kind::Site,
            Kind::Inspection,
            Kind::Rubric,
        ] {
            for home in reading.homes_in(kind)? {
                reading.each(kind, home, |key, _| {
                    check.named.insert((kind, key));
                    Ok(())
                })?;
            }
        }
        for kind in Kind::ALL {
            check.records(kind)?;
        }
        check.indexes()?;
        check.journal()?;
        Ok(check.findings)
    }

    fn units(&mut self) -> Result<(), StoreError> {
        for home in self.reading.homes_in(Kind::Unit)? {
            let units = &mut self.units;
            self.reading.each(Kind::Unit, home, |key, stored| {
                units.insert(key, unpack(&stored.payload)?);
                Ok(())
            })?;
        }
        Ok(())
    }

    fn records(&mut self, kind: Kind) -> Result<(), StoreError> {
        let next = self.reading.next()?[slot(kind)];
        for home in self.reading.homes_in(kind)? {
            let reading = self.reading;
            reading.each(kind, home, |key, stored| {
                let links = Links::of(kind, &stored.payload)?;
                if !self.hangs(&links) {
                    self.findings.insert(Finding::Orphan(kind, key));
                }
                if self.home(&links) != home {
                    self.findings.insert(Finding::Astray(kind, key));
                }
                if key >= next {
                    self.findings.insert(Finding::IdAhead(kind, key));
                }
                for (roll, owner, pair) in links.places() {
                    self.expect(roll, owner, pair);
                }
                self.expect(Roll::Homes(kind), key >> 8, (key, home));
                let sum = crc32fast::hash(&stored.payload);
                self.records.insert((kind, key), (stored.version, sum));
                Ok(())
            })?;
        }
        Ok(())
    }

    fn expect(&mut self, roll: Roll, owner: u32, pair: (u32, u32)) {
        let list = self.rolls.entry((roll.code(), owner)).or_default();
        list.push(pair);
    }

    fn hangs(&self, links: &Links) -> bool {
        use crate::domain::Level as L;
        let level = |unit: UnitId| self.units.get(&unit.0).map(|u| u.level);
        let named = |kind, key| self.named.contains(&(kind, key));
        match *links {
            Links::Unit { id, parent, .. } => {
                parent
                    .and_then(level)
                    .and_then(L::below)
                    .or(Some(L::County))
                    == level(id)
            }
            Links::Household { neighborhood, .. } => level(neighborhood) == Some(L::Neighborhood),
            Links::Person { village } | Links::Site { village, .. } => {
                level(village) == Some(L::Village)
            }
            Links::Term { unit, person, .. } => {
                level(unit).is_some_and(|l| l.post().is_some()) && named(Kind::Person, person.0)
            }
            Links::Training { host, .. } => level(host).is_some(),
            Links::Seat {
                training, person, ..
            } => named(Kind::Training, training.0) && named(Kind::Person, person.0),
            Links::Inspection { site, rubric, .. } => {
                named(Kind::Site, site.0) && named(Kind::Rubric, rubric.0)
            }
            Links::Score {
                site, inspection, ..
            } => named(Kind::Site, site.0) && named(Kind::Inspection, inspection.0),
            Links::Rectification {
                site, inspection, ..
            } => {
                named(Kind::Site, site.0)
                    && inspection.is_none_or(|id| named(Kind::Inspection, id.0))
            }
            Links::Care
            | Links::Obligation { .. }
            | Links::Stage { .. }
            | Links::Official { .. }
            | Links::Rubric { .. }
            | Links::User { .. } => true,
        }
    }

    fn home(&self, links: &Links) -> u32 {
        if let Some(home) = links.shelf() {
            return home.0;
        }
        if let Links::Unit {
            village: Place::Above | Place::Village,
            ..
        } = links
        {
            return 0;
        }
        let mut at = links.anchor();
        for _ in 0..8 {
            let Some(unit) = at.and_then(|id| self.units.get(&id.0)) else {
                return 0;
            };
            if unit.level == crate::domain::Level::Village {
                return unit.id.0;
            }
            at = unit.parent;
        }
        0
    }

    fn indexes(&mut self) -> Result<(), StoreError> {
        for list in self.rolls.values_mut() {
            list.sort_unstable();
        }
        let mut keys: BTreeSet<_> = self.reading.rolls()?.into_iter().collect();
        keys.extend(self.rolls.keys());
        for key in keys {
            let stored = self.reading.roll_by(key)?;
            if self.rolls.get(&key) != Some(&stored) {
                self.findings.insert(Finding::Index(key.0, key.1));
            }
        }
        for (&(roll, _), list) in &self.rolls {
            if roll == Roll::Households.code() {
                let twins = list.windows(2).filter(|w| w[0].0 == w[1].0 && w[0].0 > 0);
                self.findings
                    .extend(twins.map(|w| Finding::Twice(Kind::Household, w[1].1)));
            }
            if roll == Roll::Owned(Kind::Score).code() {
                let twins = list.windows(2).filter(|w| w[0].0 == w[1].0);
                self.findings
                    .extend(twins.map(|w| Finding::Twice(Kind::Score, w[1].1)));
            }
            if roll == Roll::TermsIn.code() {
                let mut terms = Vec::new();
                for &(_, id) in list {
                    if let Some(stored) = self.reading.stored(Kind::Appointment, id)? {
                        terms.push(unpack::<Appointment>(&stored.payload)?);
                    }
                }
                terms.sort_by_key(|term| term.fields.since);
                for pair in terms.windows(2) {
                    if pair[0].overlaps(pair[1].fields.since, pair[1].fields.until) {
                        let twice = Finding::Twice(Kind::Appointment, pair[1].id.0);
                        self.findings.insert(twice);
                    }
                }
            }
        }
        // Counts of homes that have rows were compared on reading; here those that have none.
        for (home, counts) in self.reading.counts()? {
            for kind in Kind::ALL.into_iter().take(KINDS) {
                if counts.of(kind) > 0 {
                    self.reading.each(kind, home.0, |_, _| Ok(()))?;
                }
            }
        }
        Ok(())
    }

    /// Walks the chain, and replays it: the last word on every record must be the record.
    fn journal(&mut self) -> Result<(), StoreError> {
        let head = self.reading.last()?;
        let mut told: HashMap<(Kind, u32), (Seq, u32)> = HashMap::new();
        let mut previous = [0; 32];
        for number in 1..=head.number.0 {
            let number = Seq(number);
            let Some((bytes, header)) = self.reading.header(number)? else {
                self.findings.insert(Finding::Gap(number));
                continue;
            };
            let whole = header.previous == previous
                && self.body_hash(&header)? == header.body
                && self.reading.number_of(header.entry.op)? == Some(number);
            if !whole {
                self.findings.insert(Finding::Chain(number));
            }
            previous = hash(&bytes);
            for row in self.reading.rows_of(number)? {
                let touched = row.touched;
                let place = (touched.kind, touched.key);
                match touched.after {
                    Some(after) => told.insert(place, (number, crc32fast::hash(&after))),
                    None => told.remove(&place),
                };
            }
        }
        if previous != head.hash || self.reading.newest()? > head.number {
            self.findings.insert(Finding::Chain(head.number));
        }
        for place in told.keys().chain(self.records.keys()) {
            if told.get(place) != self.records.get(place) {
                self.findings.insert(Finding::Untold(place.0, place.1));
            }
        }
        Ok(())
    }

    fn body_hash(&self, header: &Header) -> Result<[u8; 32], StoreError> {
        let mut hasher = blake3::Hasher::new();
        for n in 0..header.chunks {
            hasher.update(&self.reading.chunk_bytes(header.entry.number, n)?);
        }
        Ok(hasher.finalize().into())
    }
}
