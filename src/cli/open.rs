//! Opening a sitting: which store, which clock, whose hand.

use std::sync::Arc;

use anyhow::{Context, Result, anyhow};

use crate::{
    desk::Clock,
    keymap::Keymap,
    rehearsal::Size,
    session::Counter,
    terminal,
    ui::{Depth, Look, Model, Width},
};

pub fn demo() -> Result<()> {
    let t = std::time::Instant::now();
    let size = match std::env::args().nth(2).as_deref() {
        Some("village") => Size::Village,
        Some("township") => Size::Township,
        _ => Size::County,
    };
    let registrar = crate::rehearsal::open(size, Clock::On(crate::rehearsal::TODAY), |_, _| {})
        .map_err(|r| anyhow!("{r:?}"))?;
    if std::env::args().any(|a| a == "--time") {
        eprintln!("{:?}", t.elapsed());
        return Ok(());
    }
    let desk = registrar.desk();
    let clock = registrar.clock().clone();
    let look = Look {
        depth: Depth::detect(
            &std::env::var("TERM").unwrap_or_default(),
            &std::env::var("COLORTERM").unwrap_or_default(),
            &std::env::var("NO_COLOR").unwrap_or_default(),
        ),
        ..Look::default()
    };
    let keymap = Arc::new(Keymap::default());
    let now = clock.now();
    terminal::sit(Width::Auto, clock, Counter::new(registrar), |width| {
        Model::new(desk, Look { width, ..look }, keymap, now)
    })
    .map(|_| ())
    .context("terminal")
}
