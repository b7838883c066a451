//! Taking back and bringing back: a new entry that puts every record as it was, if nobody changed it since.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{
    Reading, Receipt, Rejected, Store, StoreError, Trail, bonds, journal::Row, pack::unpack,
    work::Work,
};
use crate::domain::{
    Act, Deed, Entry, Hand, InspectionId, Kind, Occasion, OpId, Refusal, Roll, Score, Seq,
    UndoRefusal, User, still_kept,
};

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
            let piece = work.base.piece(&entry)?;
            let others = match reverse(work, &piece) {
                Err(Rejected::Refused(refusal)) if piece.len() > 1 => (refusal, begun(&piece)),
                done => return done,
            };
            // Others have scored in it since: it stays, and what was entered into it goes.
            let (refusal, rest) = others;
            *work = Work::new(work.base)?;
            match rest {
                [] => Err(refusal.into()),
                rest => reverse(work, rest),
            }
        })
    }

    /// Brings back what was last taken back in this sitting. A new change ends it.
    pub fn redo(&self, op: OpId, hand: &Hand, now: DateTime<Utc>) -> Result<Receipt, Rejected> {
        self.change(op, hand, now, |work| {
            let Some(entry) = work.base.redoable(hand)? else {
                return Err(UndoRefusal::NothingToRedo.into());
            };
            reverse(work, &[entry])
        })
    }
}

/// Without the entry that began the inspection, the oldest.
fn begun(piece: &[Entry]) -> &[Entry] {
    match piece {
        [rest @ .., first] if first.deed.act.begins_scoring() => rest,
        _ => &[],
    }
}

/// Puts every record of the entries, the newest first, as it was before them.
fn reverse(work: &mut Work, piece: &[Entry]) -> Result<(Deed, Vec<Seq>), Rejected> {
    let Some(oldest) = piece.last() else {
        return Err(UndoRefusal::NothingToUndo.into());
    };
    for entry in piece {
        let rows = work.base.rows_of(entry.number)?;
        for row in &rows {
            let touched = &row.touched;
            let slot = work.slot(touched.kind, touched.key)?;
            if slot.payload() != touched.after.as_deref() {
                return Err(changed(work.base, piece, entry.number, row)?.into());
            }
        }
        // From behind: what stands below leaves before what it stands on.
        for row in rows.into_iter().rev() {
            let touched = row.touched;
            work.replace(touched.kind, touched.key, touched.before)?;
        }
    }
    stay_kept(work)?;
    if let Some((kind, key)) = bonds::broken(work)? {
        let refusal = match work.base.stored(kind, key)? {
            Some(stored) => by(work.base, stored.version)?,
            None => taken(work.base, oldest.number, (kind, key))?,
        };
        return Err(refusal.into());
    }
    let deed = told(piece, &oldest.deed);
    let act = match &deed.act {
        Act::Undo(act) => Act::Redo(act.clone()),
        Act::Redo(act) => Act::Undo(act.clone()),
        act => Act::Undo(Box::new(act.clone())),
    };
    let numbers = piece.iter().map(|entry| entry.number).collect();
    Ok((Deed { act, ..deed }, numbers))
}

/// What several entries did together.
fn told(piece: &[Entry], one: &Deed) -> Deed {
    match piece {
        [_] => one.clone(),
        several => Deed {
            act: Act::Batch(Occasion::Scores),
            count: several.len() as u32,
            ..one.clone()
        },
    }
}

/// Users who were let in together leave together, but not the last who can let in others.
fn stay_kept(work: &mut Work) -> Result<(), Rejected> {
    if !work.slots.keys().any(|(kind, _)| *kind == Kind::User) {
        return Ok(());
    }
    let before: Vec<User> = work
        .base
        .users()?
        .into_iter()
        .map(|held| held.record)
        .collect();
    let mut after = Vec::new();
    for key in work.seconds(Roll::Owned(Kind::User), 0)? {
        let payload = work.slot(Kind::User, key)?.payload();
        after.extend(payload.map(unpack::<User>).transpose()?);
    }
    Ok(still_kept(&before, &after).map_err(Refusal::from)?)
}

/// Who came in between.
fn changed(
    base: &Reading,
    piece: &[Entry],
    number: Seq,
    row: &Row,
) -> Result<UndoRefusal, StoreError> {
    let (kind, key) = (row.touched.kind, row.touched.key);
    if let Some(stored) = base.stored(kind, key)? {
        let mut version = stored.version;
        // One's own later changes of it are taken back along.
        while version > number && piece.iter().any(|entry| entry.number == version) {
            let (entry, row) = base.step(version, kind, key)?;
            version = base.earlier(&entry, &row)?;
        }
        return by(base, version);
    }
    // It is gone, so the newest reversal of what added it took it.
    let mut added = (base.must(number)?, row.clone());
    loop {
        match base.earlier(&added.0, &added.1)? {
            Seq(0) => break,
            earlier => added = base.step(earlier, kind, key)?,
        }
    }
    match base.last_reversal(added.0.number)? {
        Some(gone) if gone > number => by(base, gone),
        _ => Ok(UndoRefusal::AlreadyUndone(number)),
    }
}

/// Who took away what a record needs, after that entry. Nothing leaves a file but by a reversal.
fn taken(base: &Reading, number: Seq, needed: (Kind, u32)) -> Result<UndoRefusal, StoreError> {
    for later in (number.0 + 1..=base.newest()?.0).rev().map(Seq) {
        let is_reversal = base.must(later)?.reverses.is_some();
        let mut rows = if is_reversal {
            base.rows_of(later)?
        } else {
            Vec::new()
        }
        .into_iter();
        let takes =
            |row: Row| (row.touched.kind, row.touched.key) == needed && row.touched.after.is_none();
        if rows.any(takes) {
            return by(base, later);
        }
    }
    Ok(UndoRefusal::AlreadyUndone(number))
}

pub(super) fn by(base: &Reading, number: Seq) -> Result<UndoRefusal, StoreError> {
    let entry = base.must(number)?;
    Ok(UndoRefusal::ChangedSince {
        by: entry.who,
        at: entry.at,
    })
}

impl Reading {
    fn undoable(&self, hand: &Hand, which: Which) -> Result<Result<Entry, Refusal>, StoreError> {
        if let Which::Number(number) = which {
            return self.undoable_by_number(number);
        }
        let own = self.own_undoable(hand, which)?;
        Ok(own.ok_or_else(|| UndoRefusal::NothingToUndo.into()))
    }

    /// Without looking at anybody else's, the newest of the person or of the sitting that is neither taken back nor itself
    /// a taking back. What is final is passed by.
    pub fn own_undoable(&self, hand: &Hand, which: Which) -> Result<Option<Entry>, StoreError> {
        let trail = match which {
            Which::Sitting => Trail::Sitting(hand.sitting),
            _ => Trail::of(hand),
        };
        let found = self.entries_on(&[trail], 1, |entry| {
            let undoable = !entry.deed.act.is_final() && entry.reverses.is_none();
            Ok(undoable && hand.did(entry) && self.stands(entry.number)?)
        })?;
        Ok(found.into_iter().next())
    }

    /// With what was done along with an entry, the newest first: of an inspection all that one person entered in one
    /// sitting.
    pub fn piece(&self, entry: &Entry) -> Result<Vec<Entry>, StoreError> {
        let scored = |entry: &Entry| {
            if entry.deed.act.is_scoring() {
                self.inspections(entry.number)
            } else {
                Ok(BTreeSet::new())
            }
        };
        let inspected = scored(entry)?;
        if inspected.len() != 1 {
            return Ok(vec![entry.clone()]);
        }
        let trail = Trail::Sitting(entry.sitting);
        self.entries_on(&[trail], usize::MAX, |other| {
            let own = (other.by, &other.who) == (entry.by, &entry.who);
            Ok(own && scored(other)? == inspected && self.stands(other.number)?)
        })
    }

    /// What an entry did, and all that is taken back along with it.
    pub fn whole(&self, entry: &Entry) -> Result<Deed, StoreError> {
        Ok(told(&self.piece(entry)?, &entry.deed))
    }

    /// Which ones an entry began, changed or scored in.
    fn inspections(&self, number: Seq) -> Result<BTreeSet<InspectionId>, StoreError> {
        let mut found = BTreeSet::new();
        for row in self.rows_of(number)? {
            let touched = row.touched;
            match (touched.kind, touched.after.or(touched.before)) {
                (Kind::Inspection, _) => found.insert(InspectionId(touched.key)),
                (Kind::Score, Some(state)) => found.insert(unpack::<Score>(&state)?.inspection),
                _ => false,
            };
        }
        Ok(found)
    }

    fn undoable_by_number(&self, number: Seq) -> Result<Result<Entry, Refusal>, StoreError> {
        let refusal = match self.entry(number)? {
            None => UndoRefusal::NotFound(number),
            Some(entry) if entry.deed.act.is_reading() => UndoRefusal::Read,
            Some(entry) if entry.deed.act.is_final() => UndoRefusal::Users,
            Some(entry) if self.stands(number)? => return Ok(Ok(entry)),
            Some(_) => UndoRefusal::AlreadyUndone(number),
        };
        Ok(Err(refusal.into()))
    }

    fn redoable(&self, hand: &Hand) -> Result<Option<Entry>, StoreError> {
        let newest = self.entries_on(&[Trail::Sitting(hand.sitting)], 1, |entry| {
            let act = &entry.deed.act;
            let passed = act.is_reading() || matches!(act, Act::Redo(_));
            Ok(!passed && hand.did(entry) && self.stands(entry.number)?)
        })?;
        let newest = newest.into_iter().next();
        Ok(newest.filter(|entry| matches!(entry.deed.act, Act::Undo(_))))
    }
}
