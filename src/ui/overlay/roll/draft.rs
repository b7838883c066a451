//! What is typed at a roll call and not saved yet: the line of the sheet, and why somebody is excused.

use chrono::{DateTime, Utc};

use super::{Draught, Excuse, Mode, Roll};
use crate::{
    domain::{SeatId, Seq, TrainingId},
    i18n::text::RollText,
    ui::{At, Draft, Effect, Line, event::Answer},
};

const SHEET: &str = "sheet";
/// Before the seat that a reason is for.
const REASON: &str = "reason-";

pub fn name(id: TrainingId) -> String {
    format!("roll-{id}")
}

fn of(name: &str) -> Option<TrainingId> {
    name.strip_prefix("roll-")?.parse().ok()
}

impl Roll {
    /// Opens the roll call that a draft was typed in; none when it is no roll call's.
    pub fn resume(draft: &Draft, at: &At<'_>) -> Option<Vec<Effect>> {
        Some(Self::open(of(&draft.name)?, at))
    }

    /// What a draft is of, with what was typed; none when it is no roll call's.
    pub fn told_of(draft: &Draft, at: &At<'_>) -> Option<(String, String)> {
        let id = of(&draft.name)?;
        let roster = at.desk.county().trainings().get(id);
        let title = roster.map_or("", |r| &r.training.record.fields.title);
        let typed: Vec<&str> = draft
            .values
            .iter()
            .map(|(_, value)| value.as_str())
            .collect();
        Some((
            format!("{}  {title}", at.say(&RollText::Title)),
            typed.join("  "),
        ))
    }

    pub fn draft(&self, now: DateTime<Utc>) -> Option<Draft> {
        let mut values = Vec::new();
        if !self.sheet.line.is_empty() {
            values.push((SHEET.to_owned(), self.sheet.line.value().to_owned()));
        }
        let open = match &self.mode {
            Mode::Reason(excuse) => Some(excuse),
            _ => None,
        };
        // Those on their way to the file too, which may keep them waiting.
        let reasons = open.into_iter().chain(self.reasons.all());
        let reasons = reasons.filter(|excuse| !excuse.line.is_empty());
        values.extend(reasons.map(|excuse| {
            let key = format!("{REASON}{}", excuse.seat);
            (key, excuse.line.value().to_owned())
        }));
        (!values.is_empty()).then(|| Draft {
            name: name(self.id),
            at: now,
            values,
            base: Seq::default(),
        })
    }

    pub(super) fn restore(&mut self, answer: &Answer, at: &At<'_>) {
        let Answer::Draft(draft) = answer else {
            return;
        };
        self.draft = Draught::Settled;
        for (key, value) in draft.iter().flat_map(|draft| &draft.values) {
            if key == SHEET && self.sheet.line.is_empty() {
                self.sheet.line = Line::new(value);
                self.sheet.read(self.id, at);
                if matches!(self.mode, Mode::Door) && self.line.is_empty() {
                    self.mode = Mode::Sheet;
                }
            }
            let seat = key
                .strip_prefix(REASON)
                .and_then(|seat| seat.parse::<SeatId>().ok());
            if let Some(seat) = seat
                && let Some(person) = self.people.all.iter().find(|p| p.seat == seat)
            {
                self.reasons.keep(Excuse {
                    seat,
                    line: Line::new(value),
                    seen: person.mark.clone(),
                });
            }
        }
        self.people.see();
        self.next_reason();
    }
}
