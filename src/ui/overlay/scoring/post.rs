//! What goes to the file: one change at a time, in order, so that each starts from the version before it.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::Scoring;
use crate::{
    domain::{
        By, Command, InspectionCommand, InspectionFields, InspectionId, Occasion, ScoreFields,
        ScoreId, Seq, SiteCommand, Value,
    },
    i18n::text::SiteText,
    ui::{At, Effect, Outcome},
};

#[derive(Default)]
pub struct Post {
    /// Of which item; the first stays until the file has it, or says that it will not.
    queue: VecDeque<(u16, Change)>,
    sent: Option<Sent>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    Value(Value),
    Note(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    Score,
    Finish,
}

impl Post {
    pub fn waits(&self) -> bool {
        self.sent.is_some()
    }

    /// What the answer is to. While the file takes nothing, the change waits for the next try.
    pub fn answered(&mut self, outcome: &Outcome) -> Option<Sent> {
        let sent = self.sent.take();
        if sent == Some(Sent::Score) && !matches!(outcome, Outcome::Broke(_)) {
            self.queue.pop_front();
        }
        sent
    }

    /// What the file does not have yet.
    pub fn unsaved(&self) -> &VecDeque<(u16, Change)> {
        &self.queue
    }

    /// Takes up what another sitting at the screen left unsaved.
    pub fn take_up(&mut self, left: Vec<(u16, Change)>) {
        self.queue.extend(left);
    }
}

fn step(command: InspectionCommand) -> Command {
    Command::Site(SiteCommand::Inspection(command))
}

impl Scoring {
    pub(super) fn put(&mut self, item: u16, change: Change, at: &At<'_>) -> Vec<Effect> {
        self.post.queue.push_back((item, change));
        self.show_unsaved();
        self.send(at)
    }

    /// What was entered stands at its item at once; only its points say that it is saved.
    pub(super) fn show_unsaved(&mut self) {
        for (no, change) in &self.post.queue {
            let mut items = self.sheet.items.iter_mut();
            let Some(entry) = items.find(|entry| entry.item.no == *no) else {
                continue;
            };
            match change {
                Change::Value(value) => entry.value = Some(*value),
                Change::Note(note) => entry.note.clone_from(note),
            }
        }
    }

    /// The next change, unless one is under way.
    pub(super) fn send(&mut self, at: &At<'_>) -> Vec<Effect> {
        if self.post.waits() {
            return Vec::new();
        }
        let Some((item, change)) = self.post.queue.front().cloned() else {
            return Vec::new();
        };
        let Some(sitting) = self.sitting else {
            let Some(begin) = self.begin(at) else {
                return Vec::new();
            };
            self.post.sent = Some(Sent::Score);
            let score = self.score(InspectionId::promised(0), item, change, at);
            return vec![Effect::Submit(Command::Batch {
                occasion: Occasion::Scores,
                steps: vec![step(begin), step(score)],
            })];
        };
        self.post.sent = Some(Sent::Score);
        let score = self.score(sitting, item, change, at);
        vec![Effect::Submit(step(score))]
    }

    fn begin(&self, at: &At<'_>) -> Option<InspectionCommand> {
        let sites = at.desk.county().sites();
        let file = sites.get(self.site)?;
        Some(InspectionCommand::Begin {
            id: InspectionId::promised(0),
            site: self.site,
            rubric: sites.current_rubric()?.record.id,
            by: self.by,
            fields: InspectionFields {
                on: at.desk.today(),
                round: at.say(&round(file, self.by)).into_owned(),
                ..InspectionFields::default()
            },
        })
    }

    /// What the item has already and this does not change stays.
    fn score(
        &self,
        inspection: InspectionId,
        item: u16,
        change: Change,
        at: &At<'_>,
    ) -> InspectionCommand {
        let file = at.desk.county().sites().get(self.site);
        let sitting = file.and_then(|file| file.sitting(inspection));
        let held = sitting.and_then(|sitting| sitting.score(item));
        let fields = held.map_or_else(ScoreFields::default, |held| held.record.fields.clone());
        let fields = match change {
            Change::Value(value) => ScoreFields {
                value: Some(value),
                ..fields
            },
            Change::Note(note) => ScoreFields { note, ..fields },
        };
        InspectionCommand::Score {
            id: ScoreId::promised(0),
            inspection,
            item,
            base: held.map(|held| held.version),
            fields,
        }
    }

    pub(super) fn end(&mut self, id: InspectionId, at: &At<'_>) -> Vec<Effect> {
        let file = at.desk.county().sites().get(self.site);
        let sitting = file.and_then(|file| file.sitting(id));
        let base = sitting.map_or(Seq::default(), |sitting| sitting.inspection.version);
        self.post.sent = Some(Sent::Finish);
        vec![Effect::Submit(step(InspectionCommand::Close { id, base }))]
    }
}

/// What a sitting that is begun now will be called.
pub fn round(file: &crate::register::SiteFile, by: By) -> SiteText {
    let before = file.inspections.iter().filter(|sitting| sitting.by() == by);
    let n = (before.count() + 1).into();
    match by {
        By::Village => SiteText::RoundOwn { n },
        By::Verifier => SiteText::RoundVerified { n },
    }
}
