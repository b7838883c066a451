//! The loop of a sitting: take what came, then one frame.

use std::time::{Duration, Instant};

use ratatui::backend::Backend;

use super::{
    Errand, Post, Session, Wish,
    queue::{Inbox, Take},
};
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
    inbox: &Inbox,
    post: &Post,
    outlet: &mut impl Outlet<B>,
) -> Result<(), B::Error> {
    let began = Instant::now();
    let mut drawn: Option<Duration> = None;
    while !session.is_over() {
        let turned = turn(session, inbox, post, outlet, began, &mut drawn);
        if turned.is_err() {
            // Nobody sees this any more; what was typed is kept as at any other end.
            session.step(Event::Hangup, began.elapsed());
            hand_in(session, post);
            return turned;
        }
    }
    Ok(())
}

fn turn<B: Backend>(
    session: &mut Session<B>,
    inbox: &Inbox,
    post: &Post,
    outlet: &mut impl Outlet<B>,
    began: Instant,
    drawn: &mut Option<Duration>,
) -> Result<(), B::Error> {
    let now = began.elapsed();
    let due = drawn.map_or(Duration::ZERO, |at| at + FRAME);
    if session.is_stale() && due <= now {
        session.draw()?;
        *drawn = Some(began.elapsed());
    }
    let rest = session.rest(now);
    let rest = if session.is_stale() {
        let wait = due.saturating_sub(now);
        Some(rest.map_or(wait, |rest| rest.min(wait)))
    } else {
        rest
    };
    let take = || {
        if post.is_behind() {
            Take::Answers
        } else {
            Take::Everything
        }
    };
    let mut event = inbox.next(take(), rest);
    let end = began.elapsed() + FRAME;
    while let Some(one) = event {
        session.step(one, began.elapsed());
        // Whatever still comes, a picture is due now and then.
        let enough = session.is_over() || began.elapsed() >= end;
        event = (!enough)
            .then(|| inbox.next(take(), Some(Duration::ZERO)))
            .flatten();
    }
    session.tick(began.elapsed());
    hand_in(session, post);
    for wish in session.wishes() {
        outlet.grant(wish, session)?;
    }
    Ok(())
}

fn hand_in<B: Backend>(session: &mut Session<B>, post: &Post) {
    let errands = session.errands().into_iter();
    errands.for_each(|errand: Errand| post.send(errand));
}
