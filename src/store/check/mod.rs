//! Looks through the whole file: its pages, its records, and whether the journal tells the same story as they do.

mod journal;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use redb::{ReadableTable, ReadableTableMetadata};

use self::journal::Told;
use super::{
    Reading, Store, StoreError,
    named::{Facts, Naming, namer, ties},
    pack::unpack,
    pages::page_of,
    place::guard,
    table::{KINDS, kind_of, slot},
    work::Work,
};
use crate::domain::{
    Appointment, Clash, Home, Household, Kind, Known, Level, Listed, Record, Refusal, Roll, Seq,
    Shelf, Stands, Tied, Unit, UnitId, Which, of_kind, shared,
};

/// Something that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A page or a value whose checksum is wrong, or that is missing.
    Damaged(String),
    /// A record names a unit or person that is not there, or stands under the wrong kind of unit.
    Orphan(Kind, u32),
    /// A record lies under another home than where it stands.
    Astray(Kind, u32),
    /// An index disagrees with the records, or with the journal: which one, and whose row.
    Index(u8, u32),
    /// Two households hold one number, or two leaders serve on one day in one post.
    Twice(Kind, u32),
    /// What was true of it before does not fit what is true now.
    Past(Kind, u32),
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

impl Known for Check<'_> {
    type Error = StoreError;

    fn level(&self, unit: UnitId) -> Option<Level> {
        self.units.get(&unit.0).map(|unit| unit.level)
    }

    fn has(&self, (kind, key): Which) -> Result<bool, StoreError> {
        Ok(self.reading.home(kind, key)?.is_some())
    }
}

/// How [`Finding::Index`] calls the indexes that are no rolls.
const NAMED: u8 = 5;
const TRAILS: u8 = 6;
const REVERSALS: u8 = 7;

/// Whether the spans of a record are in order and end in what it says.
fn past_holds(kind: Kind, payload: &[u8]) -> Result<bool, StoreError> {
    Ok(match kind {
        Kind::Unit => unpack::<Unit>(payload)?.past_holds(),
        Kind::Household => unpack::<Household>(payload)?.past_holds(),
        _ => true,
    })
}

/// The page of homes of a kind.
const fn homes(kind: Kind) -> u8 {
    16 + kind as u8
}

/// What is kept of a record while all are looked through is as much as its place in an index: millions of rounds are
/// checked on a small machine.
struct Check<'r> {
    reading: &'r Reading,
    findings: BTreeSet<Finding>,
    units: HashMap<u32, Unit>,
    rolls: BTreeMap<(u8, u32), Vec<(u32, u32)>>,
    names: BTreeMap<Naming, u32>,
    /// The journal's last word on every record, by kind and id.
    told: [Vec<Told>; KINDS],
    next: [u32; KINDS],
}

impl<'r> Check<'r> {
    fn run(reading: &'r Reading) -> Result<BTreeSet<Finding>, StoreError> {
        let mut check = Self {
            reading,
            findings: BTreeSet::new(),
            units: HashMap::new(),
            rolls: BTreeMap::new(),
            names: BTreeMap::new(),
            told: [const { Vec::new() }; KINDS],
            next: reading.next()?,
        };
        let replayed = check.part(Self::journal)?;
        let mut whole = check.part(Self::units)?;
        for kind in Kind::ALL {
            whole &= check.part(|check| check.records(kind, replayed))?;
        }
        // Where records are unreadable, all that leads to them would be wrong as well.
        if whole {
            if replayed {
                check.untold();
            }
            check.part(Self::rolls)?;
            check.part(Self::names)?;
            check.part(Self::counts)?;
        }
        Ok(check.findings)
    }

    /// Whether all of it could be read: damage in one part keeps no other from being looked at.
    fn part(
        &mut self,
        look: impl FnOnce(&mut Self) -> Result<(), StoreError>,
    ) -> Result<bool, StoreError> {
        match look(self) {
            Err(StoreError::Damaged(what)) => {
                self.findings.insert(Finding::Damaged(what));
                Ok(false)
            }
            other => other.map(|()| true),
        }
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

    /// Where the journal could not be replayed, records stand without it.
    fn records(&mut self, kind: Kind, replayed: bool) -> Result<(), StoreError> {
        let next = self.next[slot(kind)];
        let mut rows = 0;
        for home in self.reading.homes_in(kind)? {
            let reading = self.reading;
            reading.each(kind, home, |key, stored| {
                rows += 1;
                let (facts, hangs) = of_kind!(kind, R => self.ties::<R>(&stored.payload)?);
                if !hangs {
                    self.findings.insert(Finding::Orphan(kind, key));
                }
                if !past_holds(kind, &stored.payload)? {
                    self.findings.insert(Finding::Past(kind, key));
                }
                for (of, id) in facts.names {
                    if !self.has((of, id))? {
                        self.findings.insert(Finding::Orphan(kind, key));
                    }
                    *self
                        .names
                        .entry((of, id, kind, namer(kind, key)))
                        .or_default() += 1;
                }
                if self.home(facts.stands) != home {
                    self.findings.insert(Finding::Astray(kind, key));
                }
                if key >= next {
                    self.findings.insert(Finding::IdAhead(kind, key));
                }
                for Listed { roll, owner, order } in facts.rolls {
                    let list = self.rolls.entry((roll.code(), owner)).or_default();
                    list.push((order, key));
                }
                if reading.home(kind, key)? != Some(home) {
                    self.findings
                        .insert(Finding::Index(homes(kind), page_of(key)));
                }
                if replayed {
                    self.compare(kind, key, &stored);
                }
                Ok(())
            })?;
        }
        self.pages(kind, rows)
    }

    /// Every record was found on its page: where there are no more places than records, none is left over.
    fn pages(&mut self, kind: Kind, rows: usize) -> Result<(), StoreError> {
        let mut places = 0;
        for page in self.reading.pages(kind)? {
            places += self.reading.page(kind, page)?.len();
        }
        if places != rows {
            self.findings.insert(Finding::Index(homes(kind), 0));
        }
        Ok(())
    }

    /// What a record says of its ties, and whether what it hangs on is there.
    fn ties<R: Record>(&self, payload: &[u8]) -> Result<(Facts, bool), StoreError> {
        let ties = ties::<R>(payload)?;
        Ok((Facts::of(&ties), ties.hangs(self)?))
    }

    fn home(&self, stands: Stands) -> Home {
        let mut at = match stands.shelf() {
            Shelf::Of(home) => return home,
            Shelf::OfVillage(unit) => Some(unit),
        };
        for _ in 0..8 {
            let Some(unit) = at.and_then(|id| self.units.get(&id.0)) else {
                return Home::ABOVE;
            };
            if unit.level == Level::Village {
                return Home::Unit(unit.id);
            }
            at = unit.parent;
        }
        Home::ABOVE
    }

    fn rolls(&mut self) -> Result<(), StoreError> {
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
        Ok(())
    }

    fn names(&mut self) -> Result<(), StoreError> {
        for row in self.reading.named.iter()? {
            let (row, count) = row?;
            let (kind, key, by, id) = row.value();
            let naming = (kind_of(kind)?, key, kind_of(by)?, id);
            if self.names.remove(&naming) != Some(count.value()) {
                self.findings.insert(Finding::Index(NAMED, key));
            }
        }
        let missing = self.names.keys();
        let missing = missing.map(|&(_, key, _, _)| Finding::Index(NAMED, key));
        self.findings.extend(missing);
        Ok(())
    }

    /// Of homes that have rows they were compared on reading; here those that have none.
    fn counts(&mut self) -> Result<(), StoreError> {
        for (home, counts) in self.reading.counts()? {
            for kind in Kind::ALL {
                if counts.of(kind) > 0 {
                    self.reading.each(kind, home, |_, _| Ok(()))?;
                }
            }
        }
        Ok(())
    }
}
