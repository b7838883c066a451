//! One sitting from the first frame to the last: the real terminal's inputs become the session's events.

use std::{
    fs::File,
    io::{self, Write},
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
};

use crossterm::{
    clipboard::CopyToClipboard,
    event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEventKind},
    queue,
};
use ratatui::Terminal;

use super::{Fall, Input, Live, Painter, Sink, Suspended, run, tty};
use crate::{
    desk::Clock,
    i18n::{Say, text::AppText},
    keymap::{Chord, Hold, Key},
    session::{self, Counter, Door, Idle, Outlet, Session, Wish},
    ui::{Beginning, Choice, Effect, Event, Farewell, Model, Notice, Role, Wheel, Width},
};

/// How a sitting ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// By the person; with what the first page was answered, if that was shown.
    Left(Option<Beginning>),
    /// By the program; why.
    Over(Farewell),
    /// The terminal went or the system wanted it: 128 and the signal, as if it had ended by that.
    Told(u8),
}

/// Runs a sitting at the real terminal. `model` is made when the terminal's width is known, `keep` takes what the person
/// chose for the next sitting.
pub fn sit(
    width: Width,
    clock: Clock,
    counter: Counter,
    idle: Idle,
    model: impl FnOnce(Width) -> Model,
    mut keep: impl FnMut(&Choice),
) -> Result<Ended, Fall> {
    let (door, inbox) = session::queue();
    let told = Arc::new(AtomicU8::new(0));
    let sink = sink(door.clone(), Arc::clone(&told));
    let ended = run(
        width,
        sink,
        move |live| -> io::Result<(Option<Beginning>, Option<Farewell>)> {
            let terminal = Terminal::new(live.painter()?)?;
            let mut session = Session::new(model(live.width()), terminal, clock);
            session.set_idle(idle);
            session.draw()?;
            let post = session::threaded(counter, move |event| door.send(event));
            let mut hand = Hand {
                live,
                keep: &mut keep,
            };
            session::run(&mut session, &inbox, &post, &mut hand)?;
            Ok((session.beginning(), session.model.farewell()))
        },
    )?;
    // A terminal that goes may break a frame before it is said that it went.
    if let status @ 1.. = told.load(Ordering::Relaxed) {
        return Ok(Ended::Told(status));
    }
    let (beginning, farewell) = ended.map_err(Fall::NoTerminal)?;
    Ok(farewell.map_or(Ended::Left(beginning), Ended::Over))
}

const HANGUP: u8 = 128 + 1;
const TERMINATE: u8 = 128 + 15;

fn sink(door: Door, told: Arc<AtomicU8>) -> Sink {
    Arc::new(move |input| {
        let status = match input {
            Input::Hangup => HANGUP,
            Input::Terminate => TERMINATE,
            _ => 0,
        };
        if status != 0 {
            // The first reason stands: a terminal that goes is told about twice.
            let _ = told.compare_exchange(0, status, Ordering::Relaxed, Ordering::Relaxed);
        }
        match input {
            Input::Key(key) => {
                if let Some(chord) = chord(key) {
                    door.hand(Event::Key(chord));
                }
            }
            Input::Mouse(mouse) => match mouse.kind {
                MouseEventKind::ScrollUp => door.hand(Event::Wheel(Wheel::Up)),
                MouseEventKind::ScrollDown => door.hand(Event::Wheel(Wheel::Down)),
                MouseEventKind::Down(MouseButton::Left) => door.hand(Event::Click {
                    col: mouse.column,
                    row: mouse.row,
                }),
                _ => {}
            },
            Input::Paste(text) => door.hand(Event::Paste(text)),
            Input::Resize { cols, rows } => door.send(Event::Resize { cols, rows }),
            Input::Resume => door.send(Event::Resumed),
            Input::Suspend => door.send(Event::Stopped),
            Input::Hangup | Input::Terminate => door.send(Event::Hangup),
        }
    })
}

/// The one place where the terminal's keys become the program's. Keys that only terminals with other settings send are
/// none.
fn chord(typed: KeyEvent) -> Option<Chord> {
    let key = match typed.code {
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab | KeyCode::BackTab => Key::Tab,
        KeyCode::Backspace => Key::Bs,
        KeyCode::Delete => Key::Del,
        KeyCode::Insert => Key::Ins,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PgUp,
        KeyCode::PageDown => Key::PgDn,
        KeyCode::F(n) => Key::F(n),
        _ => return None,
    };
    let mut hold = Hold::NONE;
    for (held, one) in [
        (KeyModifiers::CONTROL, Hold::CTRL),
        (KeyModifiers::ALT, Hold::ALT),
        (KeyModifiers::SHIFT, Hold::SHIFT),
    ] {
        if typed.modifiers.contains(held) {
            hold = hold.and(one);
        }
    }
    Some(Chord::new(key, hold))
}

struct Hand<'a> {
    live: &'a Live,
    keep: &'a mut dyn FnMut(&Choice),
}

impl Outlet<Painter<File>> for Hand<'_> {
    fn grant(&mut self, wish: Wish, session: &mut Session<Painter<File>>) -> io::Result<()> {
        match wish {
            Wish::Copy(text) => {
                // OSC 52: the terminal at the person's own machine keeps it.
                let writer = session.backend_mut().writer_mut();
                queue!(writer, CopyToClipboard::to_clipboard_from(text))?;
                writer.flush()
            }
            Wish::Mouse(on) => {
                let writer = session.backend_mut().writer_mut();
                tty::report_mouse(writer, on)?;
                writer.flush()
            }
            Wish::Prefer(choice) => {
                (self.keep)(&choice);
                Ok(())
            }
            Wish::Redraw => {
                session.backend_mut().forget();
                session.forget()
            }
            Wish::Suspend => match self.live.suspend()? {
                Suspended::Done => {
                    let on = session.model.mouse;
                    tty::report_mouse(session.backend_mut().writer_mut(), on)?;
                    session.backend_mut().forget();
                    session.forget()
                }
                Suspended::NoShell => {
                    let words = AppText::SuspendRefused.say(session.model.look.lang);
                    let notice = Notice::new(words, Role::Notice);
                    session.model.perform(Effect::Tell(notice));
                    session.touch();
                    Ok(())
                }
            },
        }
    }
}
