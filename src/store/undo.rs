//! Taking back and bringing back: a new entry that puts every record as it was, if nobody changed it since.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::{Reading, Receipt, Rejected, Store, StoreError, bonds, journal::Row, work::Work};
use crate::domain::{Act, Deed, Entry, Hand, OpId, Refusal, Seq, UndoRefusal};

/// What shall be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The newest of this sitting.
    Sitting,
    /// The newest of this person, in whatever sitting.
    Newest,
    Number(Seq),
}

impl Store {
    /// Takes a change back. Undoing a redo undoes, undoing an undo redoes.
    pub fn undo(
        &self,
        op: OpId,
        hand: &Hand,
        now: DateTime<Utc>,
        which: Which,
    ) -> Result<Receipt, Rejected> {
        self.change(op, hand, now, |work| {
            let entry = match work.base.undoable(hand, which)? {
                Ok(entry) => entry,
                Err(refusal) => return Err(refusal.into()),
            };
            reverse(work, &entry)
        })
    }

    /// Brings back what was last taken back in this sitting. A new change ends it.
    pub fn redo(&self, op: OpId, hand: &Hand, now: DateTime<Utc>) -> Result<Receipt, Rejected> {
        self.change(op, hand, now, |work| {
            let Some(entry) = work.base.redoable(hand)? else {
                return Err(UndoRefusal::NothingToRedo.into());
            };
            reverse(work, &entry)
        })
    }
}

/// Puts every record of the entry as it was before it.
fn reverse(work: &mut Work, entry: &Entry) -> Result<(Deed, Option<Seq>), Rejected> {
    let rows = work.base.rows_of(entry.number)?;
    for row in &rows {
        let touched = &row.touched;
        let slot = work.slot(touched.kind, touched.key)?;
        if slot.payload() != touched.after.as_deref() {
            return Err(changed(work.base, entry.number, row)?.into());
        }
    }
    // From behind: what stands below leaves before what it stands on.
    for row in rows.into_iter().rev() {
        let touched = row.touched;
        work.replace(touched.kind, touched.key, touched.before)?;
    }
    if let Some((kind, key)) = bonds::broken(work)? {
        let refusal = match work.base.stored(kind, key)? {
            Some(stored) => by(work.base, stored.version)?,
            None => UndoRefusal::NotFound(entry.number),
        };
        return Err(refusal.into());
    }
    let act = match &entry.deed.act {
        Act::Undo(act) => Act::Redo(act.clone()),
        Act::Redo(act) => Act::Undo(act.clone()),
        act => Act::Undo(Box::new(act.clone())),
    };
    let deed = Deed {
        act,
        ..entry.deed.clone()
    };
    Ok((deed, Some(entry.number)))
}

/// Who came in between.
fn changed(base: &Reading, number: Seq, row: &Row) -> Result<UndoRefusal, StoreError> {
    let (kind, key) = (row.touched.kind, row.touched.key);
    if let Some(stored) = base.stored(kind, key)? {
        return by(base, stored.version);
    }
    // It is gone, so an undo took it.
    let mut before = None;
    while let Some(entry) = base.entries(before, 1)?.pop().filter(|e| e.number > number) {
        if base.find(entry.number, kind, key)?.is_some() {
            return by(base, entry.number);
        }
        before = Some(entry.number);
    }
    Ok(UndoRefusal::AlreadyUndone(number))
}

pub(super) fn by(base: &Reading, number: Seq) -> Result<UndoRefusal, StoreError> {
    let entry = base.entry(number)?;
    let entry = entry.ok_or_else(|| StoreError::damaged(format!("entry {number} is missing")))?;
    Ok(UndoRefusal::ChangedSince {
        by: entry.who,
        at: entry.at,
    })
}

/// How the journal is walked back: entries that a later one reversed have no effect any more.
struct Walk<'r> {
    base: &'r Reading,
    before: Option<Seq>,
    reversed: HashSet<Seq>,
}

impl Walk<'_> {
    /// The next older entry, and whether its effect stands.
    fn next(&mut self) -> Result<Option<(Entry, Effect)>, StoreError> {
        let Some(entry) = self.base.entries(self.before, 1)?.pop() else {
            return Ok(None);
        };
        self.before = Some(entry.number);
        if self.reversed.contains(&entry.number) {
            return Ok(Some((entry, Effect::Reversed)));
        }
        self.reversed.extend(entry.reverses);
        Ok(Some((entry, Effect::Stands)))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    Stands,
    Reversed,
}

impl Reading {
    fn walk(&self) -> Walk<'_> {
        Walk {
            base: self,
            before: None,
            reversed: HashSet::new(),
        }
    }

    fn undoable(&self, hand: &Hand, which: Which) -> Result<Result<Entry, Refusal>, StoreError> {
        let mut walk = self.walk();
        while let Some((entry, effect)) = walk.next()? {
            let wanted = match which {
                Which::Number(number) if number == entry.number && entry.deed.act.is_final() => {
                    return Ok(Err(match entry.deed.act {
                        Act::Unmask => UndoRefusal::Read,
                        _ => UndoRefusal::Users,
                    }
                    .into()));
                }
                Which::Number(number) if number == entry.number => {
                    return Ok(match effect {
                        Effect::Stands => Ok(entry),
                        Effect::Reversed => Err(UndoRefusal::AlreadyUndone(number).into()),
                    });
                }
                Which::Number(_) => false,
                Which::Sitting => entry.sitting == hand.sitting && entry.who == hand.who,
                Which::Newest => entry.who == hand.who,
            };
            // Passed by while undoing one's own work.
            if entry.deed.act.is_final() {
                continue;
            }
            if wanted && effect == Effect::Stands && entry.reverses.is_none() {
                return Ok(Ok(entry));
            }
        }
        Ok(Err(match which {
            Which::Number(number) => UndoRefusal::NotFound(number),
            _ => UndoRefusal::NothingToUndo,
        }
        .into()))
    }

    fn redoable(&self, hand: &Hand) -> Result<Option<Entry>, StoreError> {
        let mut walk = self.walk();
        while let Some((entry, effect)) = walk.next()? {
            let own = entry.sitting == hand.sitting && entry.who == hand.who;
            if !own || effect == Effect::Reversed || entry.deed.act == Act::Unmask {
                continue;
            }
            match entry.deed.act {
                Act::Undo(_) => return Ok(Some(entry)),
                Act::Redo(_) => {}
                _ => return Ok(None),
            }
        }
        Ok(None)
    }
}
