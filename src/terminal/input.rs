//! What comes in from the terminal and the system, as plain values: keys, pastes, sizes, the wish to stop.

use std::io;
use std::process;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, KeyEvent, MouseEvent};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::decode::Decoder;
use super::size::SizeSlot;
use super::tty::Tty;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Key(KeyEvent),
    Mouse(MouseEvent),
    Paste(String),
    /// A hint to draw; the size to draw for is the painter's, which is never older.
    Resize {
        cols: u16,
        rows: u16,
    },
    /// The terminal is gone: keep drafts and leave.
    Hangup,
    /// Call `Live::suspend` when nothing is half done.
    Suspend,
    /// Paint everything again.
    Resume,
    /// Keep drafts and leave.
    Terminate,
}

/// Where inputs go, the sitting's one queue. Keys and pastes may be kept waiting there: meanwhile nothing is read, and
/// whoever sends is held back by the terminal. Nothing else is kept waiting.
pub type Sink = Arc<dyn Fn(Input) + Send + Sync>;

/// Whoever was told to leave and has not by then is ended.
const GRACE: Duration = Duration::from_millis(1_500);

/// Bytes taken at once. Few, because a loss of the terminal is seen only after them.
const GULP: usize = 1024;

/// Reads the terminal until it is gone or the sitting is over. `typed` was heard before.
pub fn read(tty: Arc<Tty>, typed: Vec<u8>, sink: Sink) {
    thread::spawn(move || {
        let mut decoder = Decoder::default();
        let mut out = Vec::new();
        decoder.feed(&typed, &mut out);
        let mut bytes = [0; GULP];
        loop {
            for typed in out.drain(..) {
                match typed {
                    Event::Key(key) => sink(Input::Key(key)),
                    Event::Mouse(mouse) => sink(Input::Mouse(mouse)),
                    Event::Paste(text) => sink(Input::Paste(text)),
                    Event::Resize(..) | Event::FocusGained | Event::FocusLost => {}
                }
            }
            match tty.read(&mut bytes, decoder.patience()) {
                Ok(Some(count)) => decoder.feed(bytes.get(..count).unwrap_or_default(), &mut out),
                Ok(None) => decoder.silence(&mut out),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => return,
                Err(_) => break,
            }
        }
        // Here and not only at the signal: HUP may be ignored, or go to somebody else.
        sink(Input::Hangup);
        light_fuse(&tty, 128 + SIGHUP);
    });
}

/// Hears signals from now on. `continued` is called when a stopped process goes on.
pub fn hear(
    tty: Arc<Tty>,
    slot: SizeSlot,
    sink: Sink,
    continued: impl Fn() + Send + 'static,
) -> std::io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => sink(Input::Suspend),
                SIGCONT => {
                    continued();
                    sink(Input::Resume);
                }
                SIGWINCH => {
                    let size = tty.size();
                    slot.set(size.width, size.height);
                    sink(Input::Resize {
                        cols: size.width,
                        rows: size.height,
                    });
                }
                SIGHUP => {
                    sink(Input::Hangup);
                    light_fuse(&tty, 128 + signal);
                }
                _ => {
                    sink(Input::Terminate);
                    light_fuse(&tty, 128 + SIGTERM);
                }
            }
        }
    });
    Ok(())
}

/// A sitting that hangs must not outlive its terminal.
fn light_fuse(tty: &Arc<Tty>, code: i32) {
    let tty = Arc::clone(tty);
    thread::spawn(move || {
        thread::sleep(GRACE);
        tty.leave();
        process::exit(code);
    });
}
