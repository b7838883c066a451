//! One sitting at a real terminal: taken, watched, and given back however it ends.

use std::fs::File;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use thiserror::Error;

use super::backend::Painter;
use super::input::{self, Sink};
use super::size::SizeSlot;
use super::tty::Tty;
use crate::store::{is_guarded, panic_words};
use crate::ui::Width;

#[derive(Debug, Error)]
pub enum Fall {
    #[error("no terminal: {0}")]
    NoTerminal(#[from] io::Error),
    /// The sitting panicked; the message is already on standard error.
    #[error("the program failed: {0}")]
    Panicked(String),
}

/// What a sitting holds of its terminal.
#[derive(Debug)]
pub struct Live {
    tty: Arc<Tty>,
    slot: SizeSlot,
    width: Width,
    continued: Receiver<()>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspended {
    /// It was stopped and goes on; `Input::Resume` follows.
    Done,
    /// Nobody above could wake it again (a forced command): nothing was done.
    NoShell,
}

impl Live {
    pub fn painter(&self) -> io::Result<Painter<File>> {
        Ok(Painter::new(
            self.tty.writer()?,
            self.slot.clone(),
            self.width,
        ))
    }

    /// How wide ambiguous characters are here; never `Auto`.
    pub fn width(&self) -> Width {
        self.width
    }

    pub fn size(&self) -> SizeSlot {
        self.slot.clone()
    }

    /// Gives the terminal back, stops, and takes it again when continued.
    pub fn suspend(&self) -> io::Result<Suspended> {
        // A shell that can wake its jobs gives each a process group; without one we are in the leader's own.
        if getsid(None).is_ok_and(|leader| leader == getpgrp()) {
            return Ok(Suspended::NoShell);
        }
        while self.continued.try_recv().is_ok() {}
        self.tty.leave();
        kill_current_process_group(Signal::STOP)?;
        // Another thread may be the one that stops first: only the signal says that the stop is over.
        let _ = self.continued.recv();
        self.take_again()?;
        Ok(Suspended::Done)
    }

    /// After `Input::Resume`: somebody else may have had the terminal. Then forget what the painter knew.
    pub fn take_again(&self) -> io::Result<()> {
        self.tty.enter()?;
        let size = self.tty.size();
        self.slot.set(size.width, size.height);
        Ok(())
    }
}

/// Takes the terminal, runs the sitting, gives the terminal back: after its end, its panic, and, if it does not end
/// by itself in time, after TERM, INT, HUP or the loss of the terminal. Panic messages are printed afterwards.
pub fn run<T>(width: Width, sink: Sink, sitting: impl FnOnce(&Live) -> T) -> Result<T, Fall> {
    let tty = Arc::new(Tty::open()?);
    let notes = Arc::new(Mutex::new(Vec::new()));
    let old_hook = panic::take_hook();
    let hook_notes = Arc::clone(&notes);
    panic::set_hook(Box::new(move |info| {
        // What becomes an error is told as one.
        if is_guarded() {
            return;
        }
        // The screen is live: only take a note.
        hook_notes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(panic_words(info.payload()).to_owned());
    }));
    let ended = panic::catch_unwind(AssertUnwindSafe(|| {
        let live = take(&tty, width, sink)?;
        Ok::<T, io::Error>(sitting(&live))
    }));
    tty.close();
    tty.leave();
    panic::set_hook(old_hook);
    let notes = std::mem::take(&mut *notes.lock().unwrap_or_else(PoisonError::into_inner));
    for note in &notes {
        let _ = writeln!(io::stderr(), "{note}");
    }
    match ended {
        Ok(value) => Ok(value?),
        Err(_) => Err(Fall::Panicked(notes.join("\n"))),
    }
}

fn take(tty: &Arc<Tty>, width: Width, sink: Sink) -> io::Result<Live> {
    let size = tty.size();
    let slot = SizeSlot::new(size.width, size.height);
    let (wake, continued) = mpsc::channel();
    // Signals first: one that comes while the terminal is being taken must find somebody who gives it back.
    input::hear(
        Arc::clone(tty),
        slot.clone(),
        Arc::clone(&sink),
        move || {
            let _ = wake.send(());
        },
    )?;
    tty.enter()?;
    let (width, typed) = match width {
        Width::Auto => tty.probe()?,
        known => (known, Vec::new()),
    };
    input::read(Arc::clone(tty), typed, sink);
    Ok(Live {
        tty: Arc::clone(tty),
        slot,
        width,
        continued,
    })
}
