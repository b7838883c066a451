//! Ways through the journal that pass by nobody else's entries: by place, by person, by sitting; and what reversed what.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap},
};

use redb::WriteTransaction;
use serde::{Deserialize, Serialize};

use super::{
    Reading, StoreError,
    pack::unpack,
    place::guard,
    table::{META_AUTHORS, REVERSALS, TRAILS, unseal},
};
use crate::domain::{Entry, Hand, Home, Kind, Seq, SittingId, Touched, User, UserId};

/// Whose entries, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trail<'a> {
    /// What touched the shelf; a village's months are not told apart.
    Home(Home),
    /// What a user did, whatever they were called.
    User(UserId),
    /// What an owner of a file without users did, by name. Whoever has a name of the same sum is among them.
    Owner(&'a str),
    Sitting(SittingId),
}

impl<'a> Trail<'a> {
    pub fn of(hand: &'a Hand) -> Self {
        Self::by(hand.user(), &hand.who)
    }

    fn by(user: Option<UserId>, name: &'a str) -> Self {
        user.map_or(Self::Owner(name), Self::User)
    }

    const fn code(self) -> u8 {
        match self {
            Self::Home(_) => 1,
            Self::User(_) => 2,
            Self::Owner(_) => 3,
            Self::Sitting(_) => 4,
        }
    }

    fn which(self) -> u64 {
        match self {
            Self::Home(home) => home.listed().number(),
            Self::User(user) => u64::from(user.0),
            Self::Owner(name) => {
                let sum = blake3::hash(name.as_bytes());
                sum.as_bytes()
                    .first_chunk()
                    .map_or(0, |sum| u64::from_be_bytes(*sum))
            }
            Self::Sitting(sitting) => sitting.0,
        }
    }
}

/// Rows of [`TRAILS`] that lead to an entry.
pub(super) fn rows_of(entry: &Entry) -> Vec<(u8, u64, u64)> {
    let homes = entry.homes.iter().map(|&home| Trail::Home(home));
    let others = [
        Trail::by(entry.by, &entry.who),
        Trail::Sitting(entry.sitting),
    ];
    let trails = homes.chain(others);
    let mut rows: Vec<_> = trails
        .map(|trail| (trail.code(), trail.which(), entry.number.0))
        .collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// Lets an entry be found.
pub(super) fn note(transaction: &WriteTransaction, entry: &Entry) -> Result<(), StoreError> {
    let mut trails = transaction.open_table(TRAILS)?;
    for row in rows_of(entry) {
        trails.insert(row, ())?;
    }
    for reversed in entry.reversed() {
        let mut reversals = transaction.open_table(REVERSALS)?;
        reversals.insert((reversed.0, entry.number.0), ())?;
    }
    Ok(())
}

/// Who the names of earlier times are: entries of the first four schemas know no user but their name, and are linked to
/// each other, so that they stay as they were written.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Authors {
    /// The last entry of those times.
    pub until: Seq,
    /// Names that exactly one user ever had.
    pub names: BTreeMap<String, UserId>,
}

impl Authors {
    pub(super) fn of(&self, entry: &Entry) -> Option<UserId> {
        let known = self
            .names
            .get(&entry.who)
            .filter(|_| entry.number <= self.until);
        entry.by.or(known.copied())
    }
}

/// Which users ever had a name.
#[derive(Default)]
pub(super) struct Called(BTreeMap<String, BTreeSet<UserId>>);

impl Called {
    pub(super) fn note(&mut self, touched: &Touched) {
        if touched.kind == Kind::User
            && let Some(after) = &touched.after
            && let Ok(user) = unpack::<User>(after)
        {
            self.0.entry(user.fields.name).or_default().insert(user.id);
        }
    }

    /// Those that one user alone ever had.
    pub(super) fn names(self) -> BTreeMap<String, UserId> {
        let one = |(name, users): (String, BTreeSet<UserId>)| {
            let only = users.first().filter(|_| users.len() == 1)?;
            Some((name, *only))
        };
        self.0.into_iter().filter_map(one).collect()
    }
}

impl Reading {
    /// Puts to an entry of earlier times which user it was.
    pub(super) fn recognise(&self, entry: &mut Entry) -> Result<(), StoreError> {
        if entry.by.is_none() {
            entry.by = self.authors()?.of(entry);
        }
        Ok(())
    }

    pub(super) fn authors(&self) -> Result<&Authors, StoreError> {
        if let Some(authors) = self.authors.get() {
            return Ok(authors);
        }
        let authors = match self.meta.get(META_AUTHORS)? {
            None => Authors::default(),
            Some(value) => {
                let bytes = unseal("meta", META_AUTHORS.as_bytes(), value.value())?;
                rmp_serde::from_slice(bytes)
                    .map_err(|error| StoreError::damaged(format!("the authors: {error}")))?
            }
        };
        Ok(self.authors.get_or_init(|| authors))
    }

    /// Entries on any of the trails, newest first, each once, until `most` wanted ones are found.
    pub fn entries_on(
        &self,
        trails: &[Trail],
        most: usize,
        mut wanted: impl FnMut(&Entry) -> Result<bool, StoreError>,
    ) -> Result<Vec<Entry>, StoreError> {
        guard(|| {
            let mut ways = Vec::with_capacity(trails.len());
            let mut heads = BinaryHeap::new();
            for trail in trails {
                let mut way = self.walk(*trail)?;
                if let Some(number) = way.next() {
                    heads.push((number?, ways.len()));
                }
                ways.push(way);
            }
            let mut found: Vec<Entry> = Vec::new();
            let mut last = None;
            while found.len() < most
                && let Some((number, at)) = heads.pop()
            {
                if let Some(next) = ways[at].next() {
                    heads.push((next?, at));
                }
                if last.replace(number) != Some(number) {
                    let entry = self.must(number)?;
                    if wanted(&entry)? {
                        found.push(entry);
                    }
                }
            }
            Ok(found)
        })
    }

    /// Numbers on a trail, newest first.
    fn walk(
        &self,
        trail: Trail,
    ) -> Result<impl Iterator<Item = Result<Seq, StoreError>> + use<>, StoreError> {
        let (code, which) = (trail.code(), trail.which());
        let range = self
            .trails
            .range((code, which, 0)..=(code, which, u64::MAX))?;
        Ok(range.rev().map(|row| Ok(Seq(row?.0.value().2))))
    }

    /// An entry to which something leads.
    pub(super) fn must(&self, number: Seq) -> Result<Entry, StoreError> {
        let entry = self.entry(number)?;
        entry.ok_or_else(|| StoreError::damaged(format!("entry {number} is missing")))
    }

    /// Entries that reversed one, the newest first.
    fn reversers(&self, number: Seq) -> Result<Vec<Seq>, StoreError> {
        let mut found = Vec::new();
        let range = self.reversals.range((number.0, 0)..=(number.0, u64::MAX))?;
        for row in range.rev() {
            let by = Seq(row?.0.value().1);
            if by <= number {
                let what = format!("entry {number} reversed by {by}, which is older");
                return Err(StoreError::damaged(what));
            }
            found.push(by);
        }
        Ok(found)
    }

    /// An entry with all that reversed it, and all that reversed those, and so on.
    fn reversals_of(&self, number: Seq) -> Result<BTreeMap<Reverse<Seq>, Vec<Seq>>, StoreError> {
        let mut all = BTreeMap::new();
        let mut open = vec![number];
        while let Some(number) = open.pop() {
            let by = self.reversers(number)?;
            open.extend(&by);
            all.insert(Reverse(number), by);
        }
        Ok(all)
    }

    /// Whether what an entry did is still done: nothing reversed it whose own effect stands.
    pub(super) fn stands(&self, number: Seq) -> Result<bool, StoreError> {
        let mut standing: BTreeMap<Seq, bool> = BTreeMap::new();
        // What reverses is newer than what it reverses, so it comes first.
        for (Reverse(number), by) in self.reversals_of(number)? {
            let undone = by.iter().any(|by| standing.get(by) == Some(&true));
            standing.insert(number, !undone);
        }
        Ok(standing.get(&number) == Some(&true))
    }

    /// The newest entry that took back or brought back what another did.
    pub(super) fn last_reversal(&self, number: Seq) -> Result<Option<Seq>, StoreError> {
        let newest = self.reversals_of(number)?.into_keys().next();
        Ok(newest
            .map(|Reverse(newest)| newest)
            .filter(|&newest| newest != number))
    }
}
