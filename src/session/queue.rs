//! The one queue of a sitting. What a hand makes waits at the door until there is room, so that whoever sends faster
//! than the program takes is held back by their own terminal; everything else always gets in.

use std::{
    collections::VecDeque,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::ui::Event;

/// Keys, or bytes of pastes, that may wait: many more than anybody types during the slowest step.
const ROOM: usize = 1024;

#[derive(Default)]
struct Shared {
    events: VecDeque<Event>,
    /// What waits of a hand's making.
    typed: usize,
    /// Somebody waits at the door. They are let in when half of the room is free, so that a flood comes in by crowds and
    /// not one by one, each at the price of two threads taking turns.
    held: bool,
    closed: bool,
}

#[derive(Default)]
struct Queue {
    shared: Mutex<Shared>,
    arrived: Condvar,
    left: Condvar,
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where events come in.
#[derive(Clone)]
pub struct Door(Arc<Queue>);

/// Where they are taken, by one alone. Whoever still waits at the door goes when it is dropped.
pub struct Inbox(Arc<Queue>);

/// What is taken now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    Everything,
    /// Keys and pastes wait: the file is behind.
    Answers,
}

pub fn queue() -> (Door, Inbox) {
    let queue = Arc::new(Queue::default());
    (Door(Arc::clone(&queue)), Inbox(queue))
}

/// What an event takes of the room at the door; nothing if no hand made it.
fn weight(event: &Event) -> usize {
    match event {
        Event::Key(_) | Event::Wheel(_) | Event::Click { .. } => 1,
        Event::Paste(text) => text.len().max(1),
        _ => 0,
    }
}

impl Door {
    /// For the system and for answers: never waits. Of several sizes only the last is kept.
    pub fn send(&self, event: Event) {
        let mut shared = self.0.lock();
        if matches!(event, Event::Resize { .. }) {
            shared
                .events
                .retain(|waiting| !matches!(waiting, Event::Resize { .. }));
        }
        self.put(&mut shared, event);
    }

    /// For keys and pastes: waits for room. A paste larger than all of it comes in alone.
    pub fn hand(&self, event: Event) {
        let weight = weight(&event);
        let mut shared = self.0.lock();
        while !shared.closed && shared.typed > 0 && shared.typed + weight > ROOM {
            shared.held = true;
            let waited = self.0.left.wait(shared);
            shared = waited.unwrap_or_else(PoisonError::into_inner);
        }
        self.put(&mut shared, event);
    }

    fn put(&self, shared: &mut Shared, event: Event) {
        if !shared.closed {
            shared.typed += weight(&event);
            shared.events.push_back(event);
            self.0.arrived.notify_one();
        }
    }
}

impl Inbox {
    /// The next event, if one comes within the limit; without a limit, whenever it comes.
    pub fn next(&self, take: Take, limit: Option<Duration>) -> Option<Event> {
        let end = limit.map(|limit| Instant::now() + limit);
        let mut shared = self.0.lock();
        loop {
            let wanted = |event: &Event| take == Take::Everything || weight(event) == 0;
            let at = shared.events.iter().position(wanted);
            if let Some(event) = at.and_then(|at| shared.events.remove(at)) {
                shared.typed -= weight(&event);
                if shared.held && shared.typed <= ROOM / 2 {
                    shared.held = false;
                    self.0.left.notify_all();
                }
                return Some(event);
            }
            let arrived = &self.0.arrived;
            shared = match end {
                None => arrived.wait(shared).unwrap_or_else(PoisonError::into_inner),
                Some(end) => {
                    let left = end.checked_duration_since(Instant::now())?;
                    let waited = arrived.wait_timeout(shared, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }
}

impl Drop for Inbox {
    fn drop(&mut self) {
        let mut shared = self.0.lock();
        shared.closed = true;
        shared.events.clear();
        self.0.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;
    use crate::keymap::{Chord, Hold, Key};

    fn key(c: char) -> Event {
        Event::Key(Chord::new(Key::Char(c), Hold::NONE))
    }

    fn now(inbox: &Inbox, take: Take) -> Option<Event> {
        inbox.next(take, Some(Duration::ZERO))
    }

    #[test]
    fn a_flood_waits_at_the_door_and_nothing_of_it_is_lost() {
        const MANY: usize = 20_000;
        let (door, inbox) = queue();
        let flood = thread::spawn(move || (0..MANY).for_each(|_| door.hand(key('j'))));
        let mut taken = 0;
        while taken < MANY {
            assert!(inbox.0.lock().events.len() <= ROOM);
            let event = inbox.next(Take::Everything, None);
            assert!(matches!(event, Some(Event::Key(_))));
            taken += 1;
        }
        flood.join().expect("all was handed in");
        assert!(now(&inbox, Take::Everything).is_none());
    }

    #[test]
    fn the_system_and_answers_get_in_however_full_it_is() {
        let (door, inbox) = queue();
        (0..ROOM).for_each(|_| door.hand(key('j')));
        for cols in 1..=900 {
            door.send(Event::Resize { cols, rows: 24 });
        }
        door.send(Event::Health(None));
        door.send(Event::Hangup);
        let waiting = inbox.0.lock().events.len();
        assert_eq!(waiting, ROOM + 3, "of several sizes the last is kept");
        // While the file is behind, keys wait and nothing else does.
        let newest = now(&inbox, Take::Answers);
        assert!(matches!(newest, Some(Event::Resize { cols: 900, .. })));
        assert!(matches!(now(&inbox, Take::Answers), Some(Event::Health(_))));
        assert!(matches!(now(&inbox, Take::Answers), Some(Event::Hangup)));
        assert!(now(&inbox, Take::Answers).is_none());
        assert!(matches!(now(&inbox, Take::Everything), Some(Event::Key(_))));
    }

    #[test]
    fn a_large_paste_comes_in_alone_and_whoever_waits_goes_with_the_sitting() {
        let (door, inbox) = queue();
        let paste = || Event::Paste("塔".repeat(ROOM));
        door.hand(paste());
        let waiting = thread::spawn(move || door.hand(paste()));
        drop(inbox);
        waiting.join().expect("nobody waits for ever");
    }
}
