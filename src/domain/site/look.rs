//! Looks at the fields of everything that belongs to sites, and collects what is wrong.

use chrono::{Datelike, NaiveDate};

use crate::domain::{
    Fault, Field, Issue, LONGEST_NAME, LONGEST_NOTE, Need, SiteField,
    text::{self, Breaks},
};

/// Earliest year a date of a site can lie in: the work is younger.
const FIRST_YEAR: i32 = 2015;
/// Years ahead that somebody plans for.
const FURTHEST: i32 = 20;

pub(in crate::domain) struct Look {
    today: NaiveDate,
    pub(in crate::domain) issues: Vec<Issue>,
}

impl Look {
    pub(in crate::domain) fn new(today: NaiveDate) -> Self {
        let issues = Vec::new();
        Self { today, issues }
    }

    pub(in crate::domain) fn fault(&mut self, field: SiteField, fault: Fault) {
        let issue = Issue::new(Field::Site(field), fault);
        // One sentence a field: a list of ten wrong dates needs it once.
        if !self.issues.contains(&issue) {
            self.issues.push(issue);
        }
    }

    pub(in crate::domain) fn line(&mut self, field: SiteField, value: &mut String, need: Need) {
        text::keep(value, LONGEST_NAME, Breaks::Line);
        if need == Need::Required && value.is_empty() {
            self.fault(field, Fault::Empty);
        }
        Issue::text(&mut self.issues, Field::Site(field), value, LONGEST_NAME);
    }

    pub(in crate::domain) fn note(&mut self, field: SiteField, value: &mut String) {
        text::keep(value, LONGEST_NOTE, Breaks::Note);
        Issue::text(&mut self.issues, Field::Site(field), value, LONGEST_NOTE);
    }

    /// A day that may lie ahead.
    pub(in crate::domain) fn date(&mut self, field: SiteField, day: NaiveDate) {
        if day.year() < FIRST_YEAR {
            self.fault(field, Fault::TooEarly { year: FIRST_YEAR });
        } else if day.year() > self.today.year() + FURTHEST {
            self.fault(field, Fault::TooFar);
        }
    }

    /// A day on which something was.
    pub(in crate::domain) fn past(&mut self, field: SiteField, day: NaiveDate) {
        if day > self.today {
            self.fault(field, Fault::InFuture);
        } else {
            self.date(field, day);
        }
    }
}
