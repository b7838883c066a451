//! The trainings of one person, for the pages of their post and their household: the latest first.

use chrono::Datelike;

use super::Lines;
use crate::{
    domain::{Mark, PersonId, Reference},
    i18n::text::TrainingText as T,
    ui::{kit::Role, registry::route::Link},
};

/// As many as tell how somebody stands.
const MOST: usize = 4;

pub fn lines(person: PersonId, page: &mut Lines<'_>) {
    let at = page.at;
    let sessions = at.desk.county().trainings().of_person(person);
    let mut sessions = sessions.filter(|(roster, _)| !roster.training.record.is_cancelled());
    let mut none = true;
    for (roster, seat) in sessions.by_ref().take(MOST) {
        none = false;
        let (on, title) = (roster.on(), &roster.training.record.fields.title);
        // The day says the year already.
        let year = format!("{}年", on.year());
        let rest = title.strip_prefix(&year);
        let title = rest.map_or(title.as_str(), |rest| {
            rest.strip_prefix('度').unwrap_or(rest)
        });
        let (words, role) = match &seat.mark {
            Some(mark @ (Mark::Present | Mark::Late { .. })) => (at.say(mark), Role::Good),
            Some(mark) => (at.say(mark), Role::Warn),
            None if roster.until() >= at.desk.today() => (at.say(&T::ToCome), Role::Accent),
            None => (at.say(&T::Unrecorded), Role::Warn),
        };
        page.add(&T::Trainings, format!("{on} {title}"), Role::Normal)
            .with(format!("  {words}"), role)
            .to(Link::Behind(Reference::Training(roster.id())));
    }
    if none {
        page.add(&T::Trainings, at.say(&T::HistoryNone), Role::Dim);
    }
    let n = sessions.count();
    if n > 0 {
        page.more(at.say(&T::HistoryMore { n: n.into() }), Role::Dim);
    }
}
