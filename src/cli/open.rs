//! Opening a sitting: which store, which clock, whose hand.

use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use chrono::Utc;

use crate::{
    desk::{Book, Clock, Cut, Registrar},
    domain::{Hand, OpId, SittingId},
    keymap::Keymap,
    rehearsal::{Added, Plan, Size, TODAY},
    session::Counter,
    store::{Rejected, Store},
    terminal,
    ui::{Depth, Look, Model, Width},
};

pub fn hand(who: &str) -> Hand {
    Hand { who: who.to_owned(), sitting: SittingId(Utc::now().timestamp_micros() as u64), area: None }
}

/// The rehearsal county in memory, filled through the one write path.
pub fn rehearse(size: Size, mut progress: impl FnMut(usize, usize)) -> Result<Registrar> {
    let store = Store::in_memory();
    let clock = Clock::On(TODAY);
    let maker = hand("rehearsal");
    let mut op = 0_u64;
    Plan::new(size).fill(
        |command| {
            op += 1;
            let mut id = [0xff; 16];
            id[..8].copy_from_slice(&op.to_le_bytes());
            let receipt = store.apply(OpId(id), &maker, clock.now(), TODAY, command);
            let receipt = receipt.map_err(|r| anyhow!("{r:?}"))?;
            Ok::<_, anyhow::Error>(Added { number: receipt.entry.number, records: receipt.added })
        },
        &mut progress,
    )?;
    let cut = match size {
        Size::County => Cut::County,
        Size::Township => Cut::Township,
        Size::Village => Cut::Village,
    };
    Registrar::whole(store, hand("demo"), Book::Rehearsal(cut), clock)
        .map_err(Rejected::Broke)
        .map_err(|r| anyhow!("{r:?}"))
}

pub fn demo() -> Result<()> {
    let t = std::time::Instant::now();
    let size = match std::env::args().nth(2).as_deref() { Some("village") => Size::Village, Some("township") => Size::Township, _ => Size::County };
    let registrar = rehearse(size, |_, _| {})?;
    if std::env::args().any(|a| a == "--time") { eprintln!("{:?}", t.elapsed()); return Ok(()); }
    let desk = registrar.desk();
    let clock = registrar.clock().clone();
    let look = Look { depth: Depth::detect(&std::env::var("TERM").unwrap_or_default(), &std::env::var("COLORTERM").unwrap_or_default(), &std::env::var("NO_COLOR").unwrap_or_default()), ..Look::default() };
    let keymap = Arc::new(Keymap::default());
    let now = clock.now();
    terminal::sit(Width::Auto, clock, Counter::new(registrar), |width| {
        Model::new(desk, Look { width, ..look }, keymap, now)
    })
    .context("terminal")
}
