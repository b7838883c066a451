//! The terminal as a pair of files: its modes taken and given back, its size, one question to it.

use std::fs::File;
use std::io::{self, PipeReader, PipeWriter, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossterm::{
    cursor::{MoveTo, Show},
    event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste},
    queue,
    style::{Attribute, Print, SetAttribute},
    terminal::{EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen},
};
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr};

use crate::ui::Width;

/// Presses and the wheel, with columns beyond 223, and no motion.
const REPORT_MOUSE: &str = "\x1b[?1000h\x1b[?1006h";

/// Where does the cursor stand?
const ASK_WHERE: &str = "\x1b[6n";
const ASK_PATIENCE: Duration = Duration::from_millis(100);

/// A line that takes nothing for so long is not waited for any more.
const STUCK: Duration = Duration::from_millis(200);

#[derive(Debug)]
pub struct Tty {
    input: OwnedFd,
    output: OwnedFd,
    /// What the terminal was like before; `None` while it is given back.
    before: Mutex<Option<Termios>>,
    /// Hangs up when the sitting is over, so that its reader takes no key of the next one.
    over: PipeReader,
    sitting: Mutex<Option<PipeWriter>>,
}

impl Tty {
    /// Standard input and output, if both are a terminal.
    pub fn open() -> io::Result<Tty> {
        let input = io::stdin().as_fd().try_clone_to_owned()?;
        let output = io::stdout().as_fd().try_clone_to_owned()?;
        tcgetattr(&input)?;
        tcgetattr(&output)?;
        let (over, sitting) = io::pipe()?;
        Ok(Tty {
            over,
            sitting: Mutex::new(Some(sitting)),
            input,
            output,
            before: Mutex::new(None),
        })
    }

    pub fn input(&self) -> BorrowedFd<'_> {
        self.input.as_fd()
    }

    /// For the painter.
    pub fn writer(&self) -> io::Result<File> {
        Ok(File::from(self.output.try_clone()?))
    }

    pub fn size(&self) -> Size {
        tcgetwinsize(&self.output).map_or(Size::ZERO, |s| Size::new(s.ws_col, s.ws_row))
    }

    /// Raw mode and the alternate screen. Doing it twice changes nothing.
    pub fn enter(&self) -> io::Result<()> {
        let mut before = self.before.lock().unwrap_or_else(PoisonError::into_inner);
        if before.is_some() {
            return Ok(());
        }
        let modes = tcgetattr(&self.input)?;
        let mut raw = modes.clone();
        raw.make_raw();
        tcsetattr(&self.input, OptionalActions::Now, &raw)?;
        *before = Some(modes);
        self.writer()?.write_all(&take()?)
    }

    /// Gives everything back, from any thread, once. Errors are nobody's concern: the terminal may be gone.
    pub fn leave(&self) {
        let mut before = self.before.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(modes) = before.take() else { return };
        if ready(self.output.as_fd(), PollFlags::OUT, STUCK) == PollFlags::OUT {
            let _ = self.writer().and_then(|mut w| w.write_all(&give_back()?));
        }
        let _ = tcsetattr(&self.input, OptionalActions::Now, &modes);
    }

    /// The sitting is over: whoever reads stops.
    pub fn close(&self) {
        let mut sitting = self.sitting.lock().unwrap_or_else(PoisonError::into_inner);
        *sitting = None;
    }

    /// Waits for bytes: what was read, nothing if the limit passed, an error if the terminal is gone, and one of the
    /// kind `Interrupted` when the sitting is over.
    pub fn read(&self, into: &mut [u8], limit: Option<Duration>) -> io::Result<Option<usize>> {
        let gone = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let limit = limit.map(timespec);
        let mut fds = [
            PollFd::from_borrowed_fd(self.input.as_fd(), PollFlags::IN),
            PollFd::from_borrowed_fd(self.over.as_fd(), PollFlags::IN),
        ];
        match poll(&mut fds, limit.as_ref()) {
            Ok(0) => return Ok(None),
            Ok(_) => {}
            Err(Errno::INTR | Errno::AGAIN) => return Ok(Some(0)),
            Err(e) => return Err(e.into()),
        }
        if !fds[1].revents().is_empty() {
            return Err(io::ErrorKind::Interrupted.into());
        }
        // A hang-up with bytes left is read to its end first.
        if !fds[0].revents().contains(PollFlags::IN) {
            return Err(gone());
        }
        match rustix::io::read(&self.input, into) {
            Ok(0) => Err(gone()),
            Ok(count) => Ok(Some(count)),
            Err(Errno::INTR | Errno::AGAIN) => Ok(Some(0)),
            Err(e) => Err(e.into()),
        }
    }

    /// Draws one ambiguous character and asks where the cursor stands; narrow if no answer comes in time. Answers
    /// the width and what was typed meanwhile. Only before the reader runs.
    pub fn probe(&self) -> io::Result<(Width, Vec<u8>)> {
        self.writer()?.write_all(&ask_width()?)?;
        let end = Instant::now() + ASK_PATIENCE;
        let mut heard = Vec::new();
        let mut bytes = [0; 256];
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            let Some(count) = self.read(&mut bytes, Some(left))? else {
                break;
            };
            heard.extend_from_slice(bytes.get(..count).unwrap_or_default());
            if let Some((col, typed)) = answer(&heard) {
                return Ok((if col > 2 { Width::Wide } else { Width::Narrow }, typed));
            }
        }
        Ok((Width::Narrow, heard))
    }
}

/// Alternate screen, bracketed paste, no mouse: it would take select-and-copy away.
fn take() -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    queue!(
        out,
        EnterAlternateScreen,
        EnableBracketedPaste,
        DisableMouseCapture,
        Show
    )?;
    Ok(out)
}

fn give_back() -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    queue!(
        out,
        EndSynchronizedUpdate,
        SetAttribute(Attribute::Reset),
        DisableMouseCapture,
        DisableBracketedPaste,
        Show,
        LeaveAlternateScreen
    )?;
    Ok(out)
}

/// In the second row, so that a late answer can't be taken for F3.
fn ask_width() -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    queue!(out, MoveTo(0, 1), Print("│"), Print(ASK_WHERE))?;
    Ok(out)
}

/// Lets the terminal report the mouse, or not.
pub fn report_mouse(writer: &mut impl Write, on: bool) -> io::Result<()> {
    if on {
        writer.write_all(REPORT_MOUSE.as_bytes())
    } else {
        queue!(writer, DisableMouseCapture)
    }
}

/// What is true of the file within the limit; empty if nothing is.
fn ready(fd: BorrowedFd<'_>, flags: PollFlags, limit: Duration) -> PollFlags {
    let mut fds = [PollFd::from_borrowed_fd(fd, flags)];
    match poll(&mut fds, Some(&timespec(limit))) {
        Ok(_) => fds[0].revents(),
        Err(_) => PollFlags::empty(),
    }
}

fn timespec(limit: Duration) -> Timespec {
    Timespec {
        tv_sec: limit.as_secs() as i64,
        tv_nsec: limit.subsec_nanos().into(),
    }
}

/// The column of a cursor report among what was heard, and the rest.
fn answer(heard: &[u8]) -> Option<(u16, Vec<u8>)> {
    let start = heard.windows(4).position(|w| w == b"\x1b[2;")?;
    let after = heard.get(start + 4..)?;
    let end = after.iter().position(|b| *b == b'R')?;
    let col = std::str::from_utf8(after.get(..end)?).ok()?.parse().ok()?;
    let mut rest = heard.get(..start)?.to_vec();
    rest.extend_from_slice(after.get(end + 1..)?);
    Some((col, rest))
}

#[cfg(test)]
mod tests {
    use super::answer;

    #[test]
    fn an_answer_is_found_among_keys() {
        assert_eq!(answer(b"a\x1b[2;2Rb"), Some((2, b"ab".to_vec())));
        assert_eq!(answer(b"\x1b[2;3R"), Some((3, Vec::new())));
        assert_eq!(answer(b"\x1b[2;"), None);
        assert_eq!(answer(b"j"), None);
    }
}
