//! The loop of a sitting: take what came, then one frame.

use std::time::{Duration, Instant};

use ratatui::backend::Backend;

use super::{
    Errand, Post, Session, Stale, Wish,
    pace::Pace,
    queue::{Inbox, Take},
};
use crate::ui::Event;

/// What the owner of the terminal does for the session.
pub trait Outlet<B: Backend> {
    fn grant(&mut self, wish: Wish, session: &mut Session<B>) -> Result<(), B::Error>;
}

/// In the long run at most thirty frames a second, and one for what others did.
const FRAME: Duration = Duration::from_millis(33);
const NEWS: Duration = Duration::from_secs(1);

/// What a key asks of the file is mostly answered within this time, and then one frame shows both.
const GRACE: Duration = Duration::from_millis(2);
/// So long what came is taken in before anything else is looked after.
const CROWD: Duration = Duration::from_millis(8);

/// Runs until the person leaves or the terminal is gone; the first frame is drawn before the first event.
pub fn run<B: Backend>(
    session: &mut Session<B>,
    inbox: &Inbox,
    post: &Post,
    outlet: &mut impl Outlet<B>,
) -> Result<(), B::Error> {
    let mut run = Run {
        inbox,
        post,
        began: Instant::now(),
        frames: Pace::new(FRAME),
        news: Pace::new(NEWS),
        asked: None,
        open: 0,
    };
    run.hand_in(session);
    while !session.is_over() {
        let turned = run.turn(session, outlet);
        if turned.is_err() {
            // Nobody sees this any more; what was typed is kept as at any other end.
            session.step(Event::Hangup, run.began.elapsed());
            run.hand_in(session);
            return turned;
        }
    }
    Ok(())
}

struct Run<'a> {
    inbox: &'a Inbox,
    post: &'a Post,
    began: Instant,
    frames: Pace,
    news: Pace,
    /// When the file was first asked for something since the last frame.
    asked: Option<Duration>,
    /// Questions that it has not answered yet.
    open: usize,
}

impl Run<'_> {
    fn turn<B: Backend>(
        &mut self,
        session: &mut Session<B>,
        outlet: &mut impl Outlet<B>,
    ) -> Result<(), B::Error> {
        let now = self.began.elapsed();
        let due = self.due(session.stale());
        if due.is_some_and(|due| due <= now) {
            if session.stale() == Stale::ByOthers {
                self.news.drawn(now);
            }
            session.draw()?;
            self.frames.drawn(now);
            self.asked = None;
            return Ok(());
        }
        let rest = [session.rest(now), due.map(|due| due.saturating_sub(now))];
        let mut event = self
            .inbox
            .next(self.takes(), rest.into_iter().flatten().min());
        // Whatever still comes, it is looked now and then whether a picture is due.
        let end = self.began.elapsed() + CROWD;
        while let Some(one) = event {
            if let Event::Told(_) = one {
                self.open = self.open.saturating_sub(1);
            }
            session.step(one, self.began.elapsed());
            let enough = session.is_over() || self.began.elapsed() >= end;
            event = (!enough)
                .then(|| self.inbox.next(self.takes(), Some(Duration::ZERO)))
                .flatten();
        }
        session.tick(self.began.elapsed());
        self.hand_in(session);
        for wish in session.wishes() {
            outlet.grant(wish, session)?;
        }
        Ok(())
    }

    /// From when on what changed may be drawn.
    fn due(&self, stale: Stale) -> Option<Duration> {
        let asked = self.asked.filter(|_| self.open > 0);
        let answer = asked.map_or(Duration::ZERO, |at| at + GRACE);
        match stale {
            Stale::Not => None,
            Stale::ByOthers => Some(self.frames.due().max(self.news.due())),
            Stale::ByHand => Some(self.frames.due().max(answer)),
        }
    }

    fn takes(&self) -> Take {
        if self.post.is_behind() {
            Take::Answers
        } else {
            Take::Everything
        }
    }

    fn hand_in<B: Backend>(&mut self, session: &mut Session<B>) {
        for errand in session.errands() {
            if let Errand::Ask(_) = errand {
                self.asked.get_or_insert(self.began.elapsed());
                self.open += 1;
            }
            self.post.send(errand);
        }
    }
}
