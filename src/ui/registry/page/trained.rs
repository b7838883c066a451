//! The trainings of one person, for the pages of their post and their household: the latest first.

use chrono::Datelike;

use super::{PageLine, labelled};
use crate::{
    domain::{Mark, PersonId},
    i18n::text::TrainingText,
    ui::{
        kit::{At, Role},
        registry::route::Link,
    },
};

/// As many as tell how somebody stands.
const MOST: usize = 4;

pub fn lines(person: PersonId, at: &At<'_>, lines: &mut Vec<PageLine>) {
    let label = at.say(&TrainingText::Trainings);
    let sessions = at.desk.county().trainings().of_person(person);
    let mut sessions = sessions.filter(|(roster, _)| !roster.training.record.is_cancelled());
    let mut label = Some(label.as_ref());
    for (roster, seat) in sessions.by_ref().take(MOST) {
        let (on, title) = (roster.on(), &roster.training.record.fields.title);
        // The day says the year already.
        let year = format!("{}年", on.year());
        let title = title.strip_prefix(&year).unwrap_or(title);
        let mut line = labelled(
            label.take().unwrap_or_default(),
            format!("{on} {title}"),
            Role::Normal,
        );
        if let Some(mark) = &seat.mark {
            let role = match mark {
                Mark::Present | Mark::Late { .. } => Role::Good,
                Mark::Excused { .. } | Mark::Absent { .. } => Role::Warn,
            };
            line = line.with(format!("  {}", at.say(mark)), role);
        } else if roster.until() >= at.desk.today() {
            line = line.with(format!("  {}", at.say(&TrainingText::ToCome)), Role::Accent);
        } else {
            let words = at.say(&TrainingText::Unrecorded);
            line = line.with(format!("  {words}"), Role::Warn);
        }
        lines.push(line.to(Link::Session(roster.id())));
    }
    if let Some(label) = label {
        let words = at.say(&TrainingText::HistoryNone);
        lines.push(labelled(label, words, Role::Dim));
    }
    let n = sessions.count();
    if n > 0 {
        let words = at.say(&TrainingText::HistoryMore { n: n.into() });
        lines.push(labelled("", words, Role::Dim));
    }
}
