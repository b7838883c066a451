//! The loop of a sitting: drain the queue, then one frame.

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

use ratatui::backend::Backend;

use super::{Errand, Post, Session, Wish};
use crate::ui::Event;

/// What the owner of the terminal does for the session.
pub trait Outlet<B: Backend> {
    fn grant(&mut self, wish: Wish, session: &mut Session<B>) -> Result<(), B::Error>;
}

/// At most thirty frames a second.
const FRAME: Duration = Duration::from_millis(33);

/// Runs until the person leaves or the terminal is gone; the first frame is drawn before the first event.
pub fn run<B: Backend>(
    session: &mut Session<B>,
    events: &Receiver<Event>,
    post: &Post,
    outlet: &mut impl Outlet<B>,
) -> Result<(), B::Error> {
    let began = Instant::now();
    let mut drawn: Option<Duration> = None;
    loop {
        let now = began.elapsed();
        let wait = drawn.map_or(Duration::ZERO, |at| (at + FRAME).saturating_sub(now));
        if session.is_stale() && wait.is_zero() {
            session.draw()?;
            drawn = Some(began.elapsed());
        }
        let rest = if session.is_stale() {
            Some(session.rest(now).map_or(wait, |r| r.min(wait)))
        } else {
            session.rest(now)
        };
        match next(events, rest) {
            Next::Event(event) => {
                session.step(event, began.elapsed());
                while let Ok(event) = events.try_recv() {
                    session.step(event, began.elapsed());
                }
            }
            Next::Silence => {}
            Next::End => return Ok(()),
        }
        session.tick(began.elapsed());
        session
            .errands()
            .into_iter()
            .for_each(|errand: Errand| post.send(errand));
        for wish in session.wishes() {
            outlet.grant(wish, session)?;
        }
        if session.is_over() {
            return Ok(());
        }
    }
}

enum Next {
    Event(Event),
    Silence,
    End,
}

fn next(events: &Receiver<Event>, rest: Option<Duration>) -> Next {
    match rest {
        None => events.recv().map_or(Next::End, Next::Event),
        Some(rest) => match events.recv_timeout(rest) {
            Ok(event) => Next::Event(event),
            Err(RecvTimeoutError::Timeout) => Next::Silence,
            Err(RecvTimeoutError::Disconnected) => Next::End,
        },
    }
}
