//! The time, passed in: real, or a day set for lessons, plans and tests. Dates are the county's (UTC+8), instants UTC.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone, Timelike, Utc};

use crate::domain::{Days, TimeOfDay};

use crate::domain::calendar::{county, local};

#[derive(Clone, Debug)]
pub enum Clock {
    Real,
    /// Today is this day for whatever is due. What happens is dated by the real clock: nobody dates their own entries.
    Due(NaiveDate),
    /// The rehearsal county lives on this day, its entries too; the time of day runs on.
    On(NaiveDate),
    /// Moves only when told, in milliseconds since 1970.
    Held(Arc<AtomicI64>),
}

impl Clock {
    /// The time of day on the county's wall.
    pub fn time(at: DateTime<Utc>) -> TimeOfDay {
        let local = Self::local(at);
        let time = TimeOfDay::new(local.hour() as u16, local.minute() as u16);
        time.expect("hours and minutes of a clock")
    }

    /// Stands still at nine in the morning of the day.
    pub fn held(day: NaiveDate) -> Self {
        let nine = NaiveTime::from_hms_opt(9, 0, 0).expect("nine o'clock exists");
        let at = county().from_local_datetime(&day.and_time(nine)).single();
        let at = at.expect("no daylight saving, so every local time is one instant");
        Self::Held(Arc::new(AtomicI64::new(at.timestamp_millis())))
    }

    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::Real | Self::Due(_) => Utc::now(),
            Self::On(day) => {
                let time = Utc::now().with_timezone(&county()).time();
                let at = county().from_local_datetime(&day.and_time(time)).single();
                at.map_or_else(Utc::now, |at| at.with_timezone(&Utc))
            }
            Self::Held(millis) => DateTime::from_timestamp_millis(millis.load(Ordering::Relaxed))
                .expect("set from an instant"),
        }
    }

    pub fn today(&self) -> NaiveDate {
        match self {
            Self::Due(day) => *day,
            _ => Self::local(self.now()).date_naive(),
        }
    }

    /// By which rules ask, and on which what is done happens.
    pub fn days(&self) -> Days {
        let today = self.today();
        let on = match self {
            Self::Due(_) => Self::local(self.now()).date_naive(),
            _ => today,
        };
        Days { today, on }
    }

    /// An instant as the county's wall clock shows it.
    pub fn local(at: DateTime<Utc>) -> DateTime<FixedOffset> {
        local(at)
    }
}
