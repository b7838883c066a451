//! What the clock says of somebody who comes now: in time or late, by the session's own start.

use chrono::Timelike;

use crate::{
    desk::Clock,
    domain::{Mark, Slot, TimeOfDay, Training},
    ui::kit::At,
};

/// Minutes after the start that still count as in time: people sign one after another.
pub const GRACE: u16 = 10;

/// The time of day on the county's wall.
pub fn now(at: &At<'_>) -> Option<TimeOfDay> {
    let now = Clock::local(at.now);
    TimeOfDay::new(now.hour() as u16, now.minute() as u16)
}

/// The first stretch of the session today.
fn today<'a>(training: &'a Training, at: &At<'_>) -> Option<&'a Slot> {
    let today = at.desk.today();
    training.fields.slots.iter().find(|s| s.date == today)
}

/// From when on people are late today; none on any other day, when the clock says nothing about who came.
pub fn late_from(training: &Training, at: &At<'_>) -> Option<TimeOfDay> {
    let minutes = today(training, at)?.from.minutes() + GRACE;
    TimeOfDay::new(minutes / 60, minutes % 60)
}

/// The mark of somebody who comes now.
pub fn arrival(training: &Training, at: &At<'_>) -> Mark {
    match (late_from(training, at), now(at)) {
        (Some(from), Some(now)) if now >= from => Mark::Late { at: Some(now) },
        _ => Mark::Present,
    }
}

/// Late by hand, with the time if it is today's session.
pub fn late(training: &Training, at: &At<'_>) -> Mark {
    let at = today(training, at).and_then(|_| now(at));
    Mark::Late { at }
}
