//! Opens the rehearsal county: a store in memory, filled through the one write path, and a desk in front of it.

use chrono::Utc;

use super::{Added, Plan, Size, TODAY};
use crate::{
    desk::{Book, Clock, Cut, Registrar},
    domain::{Hand, OpId, RubricFields, SittingId},
    store::{Rejected, Store},
};

/// Nothing of it ever reaches a file. `progress` hears of villages done and of all.
pub fn open(
    size: Size,
    rubric: RubricFields,
    clock: Clock,
    progress: impl FnMut(usize, usize),
) -> Result<Registrar, Rejected> {
    let store = fill(size, rubric, &clock, progress)?;
    let sitting = SittingId(Utc::now().timestamp_micros().unsigned_abs());
    let hand = Hand {
        who: Hand::TRAINEE.to_owned(),
        sitting,
        area: None,
        pass: None,
    };
    Registrar::whole(store, hand, book(size), clock).map_err(Rejected::Broke)
}

pub fn book(size: Size) -> Book {
    Book::Rehearsal(match size {
        Size::County => Cut::County,
        Size::Township => Cut::Township,
        Size::Village => Cut::Village,
    })
}

/// The store alone, for several people in front of one county.
pub fn fill(
    size: Size,
    rubric: RubricFields,
    clock: &Clock,
    progress: impl FnMut(usize, usize),
) -> Result<Store, Rejected> {
    let store = Store::in_memory();
    pour(&Plan::new(size, rubric), &store, clock, progress)?;
    Ok(store)
}

/// Carries out the plan in an empty store. Only measurements and tests do this with a store on a disk.
pub fn pour(
    plan: &Plan,
    store: &Store,
    clock: &Clock,
    progress: impl FnMut(usize, usize),
) -> Result<(), Rejected> {
    let maker = Hand {
        who: Hand::MAKER.to_owned(),
        sitting: SittingId(0),
        area: None,
        pass: None,
    };
    let mut ops = 0_u64;
    plan.fill(
        |command| {
            ops += 1;
            let mut op = [0xff; 16];
            op[..8].copy_from_slice(&ops.to_le_bytes());
            let receipt = store.apply(OpId(op), &maker, clock.now(), TODAY, command)?;
            Ok::<_, Rejected>(Added {
                number: receipt.entry.number,
                records: receipt.added,
            })
        },
        progress,
    )
}
