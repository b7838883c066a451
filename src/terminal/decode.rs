//! Bytes from a terminal to keys and pastes. However the line chops them up, the same input comes out.

use std::mem;
use std::time::Duration;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

const PASTE_OPENS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Longer pastes are handed over in parts, so that a lost end marker can't swallow the sitting, and so that nobody's
/// paste takes what others need. A roster of a county's largest township is a tenth of this.
const PASTE_LIMIT: usize = 4 << 20;

/// No sequence a key sends is longer.
const SEQUENCE_LIMIT: usize = 64;

#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
}

enum Step {
    /// This many bytes said this.
    Done(usize, Option<Event>),
    More,
}

impl Decoder {
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Event>) {
        self.pending.extend_from_slice(bytes);
        let pending = mem::take(&mut self.pending);
        let mut rest = pending.as_slice();
        while !rest.is_empty() {
            if let Some(paste) = &mut self.paste {
                rest = take_paste(rest, paste);
                let ended = paste.ends_with(PASTE_ENDS);
                if ended || paste.len() >= PASTE_LIMIT {
                    let mut whole = mem::take(paste);
                    if ended {
                        whole.truncate(whole.len() - PASTE_ENDS.len());
                        self.paste = None;
                    } else {
                        *paste = whole.split_off(whole_until(&whole));
                    }
                    out.push(Event::Paste(text(&whole)));
                }
                continue;
            }
            if rest.starts_with(PASTE_OPENS) {
                self.paste = Some(Vec::new());
                rest = rest.get(PASTE_OPENS.len()..).unwrap_or_default();
                continue;
            }
            match step(rest) {
                Step::Done(used, typed) => {
                    out.extend(typed);
                    rest = rest.get(used..).unwrap_or_default();
                }
                Step::More => break,
            }
        }
        self.pending = rest.to_vec();
    }

    /// How long the next byte may be waited for if something is begun: an escape alone is soon the key, a sequence
    /// torn by a slow line gets longer, a paste longest.
    pub fn patience(&self) -> Option<Duration> {
        if self.paste.is_some() {
            return Some(Duration::from_secs(5));
        }
        match self.pending.as_slice() {
            [] => None,
            [0x1b] => Some(Duration::from_millis(50)),
            _ => Some(Duration::from_millis(500)),
        }
    }

    /// The line fell silent: what is pending is taken as it stands. A lone escape is the key; a torn sequence says
    /// nothing; a paste that never ended is handed over.
    pub fn silence(&mut self, out: &mut Vec<Event>) {
        if let Some(paste) = self.paste.take() {
            out.push(Event::Paste(text(&paste)));
        }
        match mem::take(&mut self.pending).as_slice() {
            [0x1b] => out.push(key(KeyCode::Esc)),
            [0x1b, 0x1b] => out.push(with_alt(key(KeyCode::Esc))),
            [0x1b, c @ (b'[' | b'O' | b']' | b'P' | b'_' | b'^')] => {
                out.push(with_alt(key(KeyCode::Char(char::from(*c)))));
            }
            _ => {}
        }
    }
}

/// Moves bytes into the paste up to its end marker; the marker itself stays on its end as a sign.
fn take_paste<'a>(bytes: &'a [u8], paste: &mut Vec<u8>) -> &'a [u8] {
    for (at, byte) in bytes.iter().enumerate() {
        paste.push(*byte);
        if (*byte == b'~' && paste.ends_with(PASTE_ENDS)) || paste.len() >= PASTE_LIMIT {
            return bytes.get(at + 1..).unwrap_or_default();
        }
    }
    &[]
}

/// Where a part of a paste may end: not within a character, a line's end or what may be the end marker.
fn whole_until(bytes: &[u8]) -> usize {
    let near = bytes.len().saturating_sub(PASTE_ENDS.len() - 1);
    let tail = bytes.get(near..).unwrap_or_default();
    let torn = tail
        .iter()
        .rposition(|b| matches!(b, 0x1b | b'\r' | 0xc0..));
    match torn.map(|at| (at, tail.get(at..).unwrap_or_default())) {
        Some((at, rest)) if rest[0] < 0xc0 || matches!(wide(rest), Step::More) => near + at,
        _ => bytes.len(),
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes)
        .replace("\r\n", "\n")
        .replace('\r', "\n")
}

/// A letter carries its shift in its case and nowhere else.
fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn with_alt(typed: Event) -> Event {
    match typed {
        Event::Key(key) => Event::Key(KeyEvent::new(key.code, key.modifiers | KeyModifiers::ALT)),
        other => other,
    }
}

fn ctrl(letter: char) -> Event {
    Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL))
}

fn step(bytes: &[u8]) -> Step {
    match bytes {
        [] | [0x1b] | [0x1b, 0x1b] => Step::More,
        [0x1b, b'[', rest @ ..] => sequence(rest, 2),
        [0x1b, b'O', rest @ ..] => ss3(rest),
        // Replies of the terminal (OSC, DCS, APC, PM) are no keys; they end in BEL or ST.
        [0x1b, b']' | b'P' | b'_' | b'^', rest @ ..] => reply(rest),
        [0x1b, 0x1b, b'[' | b'O', ..] => alt(bytes),
        [0x1b, 0x1b, ..] => Step::Done(1, Some(key(KeyCode::Esc))),
        [0x1b, ..] => alt(bytes),
        _ => plain(bytes),
    }
}

fn alt(bytes: &[u8]) -> Step {
    match step(bytes.get(1..).unwrap_or_default()) {
        Step::Done(used, typed) => Step::Done(used + 1, typed.map(with_alt)),
        Step::More => Step::More,
    }
}

fn plain(bytes: &[u8]) -> Step {
    let Some(&first) = bytes.first() else {
        return Step::More;
    };
    let one = |typed| Step::Done(1, Some(typed));
    match first {
        b'\r' | b'\n' => one(key(KeyCode::Enter)),
        b'\t' => one(key(KeyCode::Tab)),
        // Some terminals send ^H for Backspace, so ^H is nothing else.
        0x7f | 0x08 => one(key(KeyCode::Backspace)),
        0 => one(ctrl(' ')),
        c @ 1..=26 => one(ctrl(char::from(c - 1 + b'a'))),
        c @ 28..=31 => one(ctrl(char::from(c - 28 + b'4'))),
        c if c < 0x80 => one(key(KeyCode::Char(char::from(c)))),
        _ => wide(bytes),
    }
}

fn wide(bytes: &[u8]) -> Step {
    let len = match bytes.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return Step::Done(1, None),
    };
    let head = bytes.get(..len.min(bytes.len())).unwrap_or_default();
    match std::str::from_utf8(head) {
        Ok(text) => Step::Done(len, text.chars().next().map(|c| key(KeyCode::Char(c)))),
        Err(e) if e.error_len().is_none() => Step::More,
        // A broken character is dropped, what follows it is not.
        Err(e) => Step::Done(e.error_len().unwrap_or(1), None),
    }
}

fn reply(rest: &[u8]) -> Step {
    let end = rest.iter().position(|b| *b == 0x07);
    let st = rest
        .windows(2)
        .position(|w| w == [0x1b, b'\\'])
        .map(|at| at + 1);
    match end.into_iter().chain(st).min() {
        Some(at) => Step::Done(at + 3, None),
        None if rest.len() > 4096 => Step::Done(rest.len() + 2, None),
        None => Step::More,
    }
}

fn ss3(rest: &[u8]) -> Step {
    let Some(&last) = rest.first() else {
        return Step::More;
    };
    let code = match last {
        b'P'..=b'S' => Some(KeyCode::F(last - b'P' + 1)),
        b'M' => Some(KeyCode::Enter),
        _ => arrow(last),
    };
    Step::Done(3, code.map(key))
}

fn arrow(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        _ => return None,
    })
}

/// After `ESC [`: parameters, intermediates, one last byte.
fn sequence(rest: &[u8], before: usize) -> Step {
    if let [b'[', last, ..] = rest {
        // The Linux console's F1 to F5.
        let code = matches!(last, b'A'..=b'E').then(|| key(KeyCode::F(last - b'A' + 1)));
        return Step::Done(before + 2, code);
    }
    if rest == b"[" {
        return Step::More;
    }
    let Some(end) = rest.iter().position(|b| !(0x20..=0x3f).contains(b)) else {
        return if rest.len() > SEQUENCE_LIMIT {
            Step::Done(before + rest.len(), None)
        } else {
            Step::More
        };
    };
    let (params, tail) = rest.split_at(end);
    let last = tail.first().copied().unwrap_or_default();
    if !(0x40..=0x7e).contains(&last) {
        // Something else begins before this one ended.
        return Step::Done(before + end, None);
    }
    Step::Done(before + end + 1, named(params, last))
}

fn named(params: &[u8], last: u8) -> Option<Event> {
    let params = std::str::from_utf8(params).ok()?;
    if let (Some(params), b'M' | b'm') = (params.strip_prefix('<'), last) {
        return mouse(params, last).map(Event::Mouse);
    }
    let mut numbers = params.split(';').map(|p| p.parse::<u8>().unwrap_or(1));
    let first = numbers.next().unwrap_or(1);
    let held = numbers.next().unwrap_or(1).saturating_sub(1);
    let code = match last {
        b'~' => tilde(first)?,
        b'Z' => {
            let shift = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
            return Some(Event::Key(shift));
        }
        b'P' | b'Q' | b'S' => KeyCode::F(last - b'P' + 1),
        // A late answer to "where is the cursor" looks like F3, but never names the first row.
        b'R' if first == 1 => KeyCode::F(3),
        _ => arrow(last)?,
    };
    let held = modifiers([held & 1, held & 2, held & 4]);
    Some(Event::Key(KeyEvent::new(code, held)))
}

/// Shift, Alt and Ctrl by their bits.
fn modifiers(bits: [u8; 3]) -> KeyModifiers {
    let held = [
        KeyModifiers::SHIFT,
        KeyModifiers::ALT,
        KeyModifiers::CONTROL,
    ];
    let held = held.into_iter().zip(bits).filter(|(_, bit)| *bit != 0);
    held.fold(KeyModifiers::NONE, |all, (one, _)| all | one)
}

/// `ESC [ < button ; column ; row`, then `M` for a press and `m` for a release.
fn mouse(params: &str, last: u8) -> Option<MouseEvent> {
    let mut numbers = params.split(';').map(|p| p.parse::<u16>().ok());
    let mut next = || numbers.next().flatten();
    let (what, column, row) = (next()?, next()?.checked_sub(1)?, next()?.checked_sub(1)?);
    let button = match what & 3 {
        0 => MouseButton::Left,
        1 => MouseButton::Middle,
        _ => MouseButton::Right,
    };
    let kind = match (what & 0b1100_0000, what & 3) {
        (0x40, 0) => MouseEventKind::ScrollUp,
        (0x40, 1) => MouseEventKind::ScrollDown,
        (0x40, 2) => MouseEventKind::ScrollLeft,
        (0x40, _) => MouseEventKind::ScrollRight,
        (0, 3) => MouseEventKind::Moved,
        (0, _) if what & 0x20 != 0 => MouseEventKind::Drag(button),
        (0, _) if last == b'm' => MouseEventKind::Up(button),
        (0, _) => MouseEventKind::Down(button),
        _ => return None,
    };
    let bit = |mask: u16| u8::from(what & mask != 0);
    let modifiers = modifiers([bit(4), bit(8), bit(16)]);
    Some(MouseEvent {
        kind,
        column,
        row,
        modifiers,
    })
}

fn tilde(number: u8) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        n @ 11..=15 => KeyCode::F(n - 10),
        n @ 17..=21 => KeyCode::F(n - 11),
        n @ 23..=24 => KeyCode::F(n - 12),
        _ => return None,
    })
}
