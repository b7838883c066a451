//! What is typed at a roll call and not saved yet: the line of the sheet, and why somebody is excused.

use chrono::{DateTime, Utc};

use super::{Draught, Excuse, Mode, Roll};
use crate::{
    domain::{Right, SeatId},
    i18n::text::RollText,
    ui::{
        kit::{Answer, At, Draft, Effect, Line, Question, Route, dialog::Dialog},
        training::route::Training,
    },
};

const SHEET: &str = "sheet";
/// Before the seat that a reason is for.
const REASON: &str = "reason-";

impl Dialog for Roll {
    fn opened_for(&self, _at: &At<'_>) -> &'static [Right] {
        &[Right::RollCall]
    }

    fn question(&self) -> Option<Question> {
        Some(Question::Draft(self.name()))
    }

    /// Whether a sheet line or a reason is typed that was not saved.
    fn is_changed(&self) -> bool {
        let reason = matches!(&self.mode, Mode::Reason(excuse) if !excuse.line.is_empty());
        reason || self.reasons.are_left() || !self.sheet.line.is_empty()
    }

    fn waits(&self) -> bool {
        self.has_handed_in() || self.draft == Draught::Asked
    }

    /// An empty field has no half-typed syllable, and others mark at the same roster.
    fn is_idle(&self) -> bool {
        match self.mode {
            Mode::Door => self.line.is_empty(),
            Mode::Close(..) => true,
            Mode::Sheet | Mode::Walk(_) | Mode::Reason(..) => false,
        }
    }

    fn has_handed_in(&self) -> bool {
        self.people.waits()
    }

    fn keep(&self, now: DateTime<Utc>) -> Option<Effect> {
        self.draft(now).map(Effect::Keep)
    }

    fn told_of(&self, draft: &Draft, at: &At<'_>) -> Option<(String, String)> {
        let roster = at.desk.county().trainings().get(self.id);
        let title = roster.map_or("", |r| &r.training.record.fields.title);
        let values = draft.values.iter();
        let typed: Vec<&str> = values.map(|(_, value)| value.as_str()).collect();
        let title = format!("{}  {title}", at.say(&RollText::Title));
        Some((title, typed.join("  ")))
    }
}

impl Roll {
    /// Under which its draft lies.
    pub(super) fn name(&self) -> String {
        Route::from(Training::Roll(self.id)).name()
    }

    pub(super) fn draft(&self, now: DateTime<Utc>) -> Option<Draft> {
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
        Draft::of(self.name(), now, values)
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
