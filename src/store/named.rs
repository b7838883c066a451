//! What a record names besides what it hangs on, and who names a record: kept beside the records, so that an undo need not
//! look through all of them.

use std::collections::BTreeSet;

use redb::{ReadableTable, WriteTransaction};

use super::{
    StoreError,
    pack::part,
    table::{NAMED, kind_of},
    work::Work,
};
use crate::domain::{Home, Kind, Listed, Record, Stands, Tied, UnitId, Which, of_kind};

/// A record that is named, and the one that names it.
pub(super) type Naming = (Kind, u32, Kind, u32);

pub(super) type Names = BTreeSet<Which>;

/// What a packed record says of its ties.
pub(super) struct Facts {
    pub stands: Stands,
    pub rolls: Vec<Listed>,
    pub names: Names,
}

impl Facts {
    pub(super) fn of(ties: &impl Tied) -> Self {
        Self {
            stands: ties.stands(),
            rolls: ties.rolls(),
            names: ties.names().into_iter().collect(),
        }
    }
}

pub(super) fn ties<R: Record>(bytes: &[u8]) -> Result<R::Ties, StoreError> {
    part(R::KIND, bytes)
}

pub(super) fn facts(kind: Kind, bytes: &[u8]) -> Result<Facts, StoreError> {
    Ok(of_kind!(kind, R => Facts::of(&ties::<R>(bytes)?)))
}

pub(super) fn names(kind: Kind, bytes: &[u8]) -> Result<Names, StoreError> {
    Ok(of_kind!(kind, R => ties::<R>(bytes)?.names().into_iter().collect()))
}

pub(super) fn stands(kind: Kind, bytes: &[u8]) -> Result<Stands, StoreError> {
    Ok(of_kind!(kind, R => ties::<R>(bytes)?.stands()))
}

/// With which id a record stands among those that name others. Rounds come by the million and name a dozen households
/// each: of them is only counted how many there are.
pub(super) const fn namer(kind: Kind, key: u32) -> u32 {
    match kind {
        Kind::Round => 0,
        _ => key,
    }
}

impl Work<'_> {
    /// What a record named no longer counts, what it will name does.
    pub(super) fn rename(&mut self, (kind, key): (Kind, u32), old: &Names, new: &Names) {
        let by = namer(kind, key);
        for &(named, id) in old.difference(new) {
            *self.names.entry((named, id, kind, by)).or_default() -= 1;
        }
        for &(named, id) in new.difference(old) {
            *self.names.entry((named, id, kind, by)).or_default() += 1;
        }
    }

    /// A record that names this one once the change is made.
    pub(super) fn named_by(&self, kind: Kind, key: u32) -> Result<Option<(Kind, u32)>, StoreError> {
        let code = kind as u8;
        for row in self
            .base
            .named
            .range((code, key, 0, 0)..=(code, key, u8::MAX, u32::MAX))?
        {
            let (row, count) = row?;
            let (_, _, by, id) = row.value();
            let by = kind_of(by)?;
            let change = self.names.get(&(kind, key, by, id)).copied().unwrap_or(0);
            if i64::from(count.value()) + change > 0 {
                return match by {
                    Kind::Round => self.newest_round(kind, key).map(|id| Some((by, id))),
                    _ => Ok(Some((by, id))),
                };
            }
        }
        let first = (kind, key, Kind::ALL[0], 0);
        let new = self
            .names
            .range(first..)
            .take_while(|(naming, _)| (naming.0, naming.1) == (kind, key));
        let mut new = new.filter(|(_, change)| **change > 0);
        Ok(new.next().map(|(&(_, _, by, id), _)| (by, id)))
    }

    /// The newest round that names something of a village, 0 where it was entered in another one.
    fn newest_round(&self, kind: Kind, key: u32) -> Result<u32, StoreError> {
        let home = self.base.home(kind, key)?;
        let village = match home {
            Some(Home::Unit(UnitId(0))) if kind == Kind::Unit => UnitId(key),
            Some(Home::Unit(village)) => village,
            _ => return Ok(0),
        };
        self.base.newest_round(village, |payload| {
            Ok(names(Kind::Round, payload)?.contains(&(kind, key)))
        })
    }

    pub(super) fn write_names(&self, transaction: &WriteTransaction) -> Result<(), StoreError> {
        let mut table = transaction.open_table(NAMED)?;
        for (&(kind, key, by, id), &change) in self.names.iter().filter(|(_, change)| **change != 0)
        {
            let row = (kind as u8, key, by as u8, id);
            let count = table.get(row)?.map_or(0, |count| count.value());
            let count = u32::try_from(i64::from(count) + change);
            match count {
                Ok(0) => drop(table.remove(row)?),
                Ok(count) => drop(table.insert(row, count)?),
                Err(_) => {
                    let what = format!("how often {kind:?} {key} is named");
                    return Err(StoreError::damaged(what));
                }
            }
        }
        Ok(())
    }
}
