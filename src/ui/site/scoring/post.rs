//! What goes to the file: one change at a time, in order, so that each starts from the version before it.

use std::{collections::VecDeque, mem::discriminant};

use serde::{Deserialize, Serialize};

use super::Scoring;
use crate::{
    domain::{
        By, Command, Held, InspectionCommand, InspectionFields, InspectionId, Occasion, Score,
        ScoreFields, ScoreId, Seq, Value,
    },
    i18n::text::SiteText,
    ui::kit::{At, Effect, submit},
};

#[derive(Default)]
pub struct Post {
    /// The first stays until the file has it, or says that it will not.
    queue: VecDeque<Entered>,
    sent: Option<Sent>,
    /// What somebody else entered too, still to be decided.
    pub clashes: Vec<Clash>,
}

/// What was entered for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    pub item: u16,
    #[serde(flatten)]
    pub change: Change,
}

/// With what stood there when its first letter was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Value { to: Value, from: Option<Value> },
    Note { to: String, from: String },
    Evidence { to: String, from: String },
}

/// Two people entered different things for one item.
pub struct Clash {
    pub entered: Entered,
    /// None where it is not known who the other one is.
    pub who: Option<String>,
    /// Whether the question was put off: it comes back, but keeps nobody from leaving.
    pub put_off: bool,
}

/// What stands at an item, seen from a change of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meets {
    /// What stood there when it was typed.
    Start,
    /// The same that was typed.
    Same,
    /// Something else, that nobody has compared with it.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// From this version of the item's record, none where it had none.
    Score(Option<Seq>),
    /// The first score, which begins the sitting.
    Begin,
    Finish,
}

impl Post {
    pub fn waits(&self) -> bool {
        self.sent.is_some()
    }

    /// What the answer is to.
    pub fn answered(&mut self) -> Option<Sent> {
        self.sent.take()
    }

    /// The file has it, or will not.
    pub fn settled(&mut self) -> Option<Entered> {
        self.queue.pop_front()
    }

    pub fn first(&self) -> Option<&Entered> {
        self.queue.front()
    }

    /// What is on its way to the file.
    pub fn queue(&self) -> &VecDeque<Entered> {
        &self.queue
    }

    /// What the file does not have, in the order in which it was entered.
    pub fn unsaved(&self) -> impl Iterator<Item = &Entered> {
        let clashes = self.clashes.iter().map(|clash| &clash.entered);
        clashes.chain(&self.queue)
    }

    /// What is entered anew for an item is what was meant there.
    pub fn add(&mut self, entered: Entered) {
        self.clashes
            .retain(|clash| !clash.entered.is_of(entered.item, &entered.change));
        self.queue.push_back(entered);
    }

    pub fn clash_at(&self, item: u16) -> Option<&Clash> {
        self.clashes.iter().find(|clash| clash.entered.item == item)
    }
}

impl Entered {
    /// Whether it is about the same part of the same item.
    fn is_of(&self, item: u16, change: &Change) -> bool {
        self.item == item && discriminant(&self.change) == discriminant(change)
    }
}

impl Change {
    pub fn meets(&self, there: &ScoreFields) -> Meets {
        let (same, start) = match self {
            Self::Value { to, from } => (there.value == Some(*to), there.value == *from),
            Self::Note { to, from } => (there.note == *to, there.note == *from),
            Self::Evidence { to, from } => (there.evidence == *to, there.evidence == *from),
        };
        match (same, start) {
            (true, _) => Meets::Same,
            (false, true) => Meets::Start,
            (false, false) => Meets::Other,
        }
    }

    /// The item as it would be; what this does not change stays.
    fn over(self, there: ScoreFields) -> ScoreFields {
        match self {
            Self::Value { to, .. } => ScoreFields {
                value: Some(to),
                ..there
            },
            Self::Note { to, .. } => ScoreFields { note: to, ..there },
            Self::Evidence { to, .. } => ScoreFields {
                evidence: to,
                ..there
            },
        }
    }

    /// The same change, once what stands there was seen.
    pub fn seen(self, there: &ScoreFields) -> Self {
        match self {
            Self::Value { to, .. } => Self::Value {
                to,
                from: there.value,
            },
            Self::Note { to, .. } => Self::Note {
                to,
                from: there.note.clone(),
            },
            Self::Evidence { to, .. } => Self::Evidence {
                to,
                from: there.evidence.clone(),
            },
        }
    }
}

impl Scoring {
    pub(super) fn put(&mut self, item: u16, change: Change, at: &At<'_>) -> Vec<Effect> {
        self.post.add(Entered { item, change });
        self.show_unsaved();
        self.send(at)
    }

    /// What was entered stands at its item at once; only its points say that it is saved.
    pub(super) fn show_unsaved(&mut self) {
        for entered in self.post.queue() {
            let mut items = self.sheet.items.iter_mut();
            let Some(entry) = items.find(|entry| entry.item.no == entered.item) else {
                continue;
            };
            match &entered.change {
                Change::Value { to, .. } => entry.value = Some(*to),
                Change::Note { to, .. } => entry.note.clone_from(to),
                Change::Evidence { to, .. } => entry.evidence.clone_from(to),
            }
        }
    }

    /// What the file is known to have of an item.
    pub(super) fn held<'d>(&self, item: u16, at: &At<'d>) -> Option<&'d Held<Score>> {
        let file = at.desk.county().sites().get(self.site)?;
        file.sitting(self.sitting?)?.score(item)
    }

    pub(super) fn there(&self, item: u16, at: &At<'_>) -> ScoreFields {
        let held = self.held(item, at);
        held.map_or_else(ScoreFields::default, |held| held.record.fields.clone())
    }

    /// The next change, unless one is under way.
    pub(super) fn send(&mut self, at: &At<'_>) -> Vec<Effect> {
        if self.post.waits() {
            return Vec::new();
        }
        let Some(Entered { item, change }) = self.post.first().cloned() else {
            return Vec::new();
        };
        let Some(sitting) = self.sitting else {
            let Some(begin) = self.begin(at) else {
                return Vec::new();
            };
            self.post.sent = Some(Sent::Begin);
            let fields = change.over(ScoreFields::default());
            let score = score(InspectionId::promised(0), item, None, fields);
            return submit(Command::Batch {
                occasion: Occasion::Scores,
                steps: vec![begin.into(), score.into()],
            });
        };
        let held = self.held(item, at).map(|held| held.version);
        let there = self.there(item, at);
        // From what nobody here has seen nothing is overwritten: the file refuses it and names who entered it.
        let base = held.filter(|_| change.meets(&there) != Meets::Other);
        if held.is_none() && change.meets(&there) == Meets::Other {
            return self.met(None, at);
        }
        self.post.sent = Some(Sent::Score(base));
        submit(score(sitting, item, base, change.over(there)))
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
                name: at.say(&next_name(file, self.by)).into_owned(),
                ..InspectionFields::default()
            },
        })
    }

    pub(super) fn end(&mut self, id: InspectionId, at: &At<'_>) -> Vec<Effect> {
        let file = at.desk.county().sites().get(self.site);
        let sitting = file.and_then(|file| file.sitting(id));
        let base = sitting.map_or(Seq::default(), |sitting| sitting.inspection.version);
        self.post.sent = Some(Sent::Finish);
        submit(InspectionCommand::Close { id, base })
    }
}

fn score(
    inspection: InspectionId,
    item: u16,
    base: Option<Seq>,
    fields: ScoreFields,
) -> InspectionCommand {
    InspectionCommand::Score {
        id: ScoreId::promised(0),
        inspection,
        item,
        base,
        fields,
    }
}

/// What a sitting that is begun now will be called.
pub fn next_name(file: &crate::register::SiteFile, by: By) -> SiteText {
    let before = file.inspections.iter().filter(|sitting| sitting.by() == by);
    let n = (before.count() + 1).into();
    match by {
        By::Village => SiteText::InspectionOwn { n },
        By::Verifier => SiteText::InspectionVerified { n },
    }
}
