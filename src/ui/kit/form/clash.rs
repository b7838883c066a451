//! When somebody else was faster: their changes are taken in where nothing was typed, and asked about where both
//! changed the same field. Nobody's work is overwritten silently.

use super::{
    Form, Kept,
    field::FormField,
    key::Key,
    question::{Ask, Clash, Fit, What},
    remark::Sentence,
};
use crate::{
    domain::{Command, Seq},
    keymap::{Action, App},
    ui::kit::{At, Draft, Effect, dialog::answers::Picked},
};

impl Form {
    /// Compares with the record once the desk has heard of the change that a save was refused for.
    pub(super) fn compare(&mut self, at: &At<'_>) {
        let Some(changed) = self.stale.take() else {
            return;
        };
        let (now, fields) = self.purpose.standing(at).unwrap_or_default();
        if now <= self.base {
            self.stale = Some(changed);
            return;
        }
        self.base = now;
        for theirs in fields {
            match self.fields.iter_mut().find(|f| f.key == theirs.key) {
                Some(mine) => {
                    let clash = merge(mine, theirs.value(), Some(changed.by.clone()));
                    self.clashes.extend(clash);
                }
                None => self.fields.push(theirs),
            }
        }
        self.tell(None, Sentence::Changed(changed));
        self.next_clash();
    }

    fn next_clash(&mut self) {
        let Some(clash) = self.clashes.first() else {
            return;
        };
        let clash = clash.clone();
        self.focus_on(Some(clash.key));
        self.ask = Some(Ask::new(What::Clash(clash)));
    }

    /// Answers the question in the frame, or moves its cursor.
    pub(super) fn answer(&mut self, mut ask: Ask, action: Action, at: &At<'_>) -> Vec<Effect> {
        let picked = match action {
            Action::App(App::Accept) => match ask.what {
                What::Leave | What::Doubt(_) => Some(Picked::Second),
                What::Draft(..) | What::Also(..) => Some(Picked::First),
                What::Clash(_) => None,
            },
            Action::App(App::Decline) if matches!(ask.what, What::Leave | What::Doubt(_)) => {
                Some(Picked::First)
            }
            Action::App(App::Decline) if matches!(ask.what, What::Also(..)) => Some(Picked::Second),
            _ => ask.two.act(action),
        };
        let Some(picked) = picked else {
            self.ask = Some(ask);
            return Vec::new();
        };
        match (ask.what, picked) {
            (What::Leave, Picked::Second) => {
                vec![Effect::DropDraft(self.name.clone()), Effect::Close]
            }
            (What::Draft(draft, fit), Picked::First) => {
                self.restore(&draft, fit);
                Vec::new()
            }
            (What::Draft(..), Picked::Second) => vec![Effect::DropDraft(self.name.clone())],
            (What::Draft(..), Picked::Third | Picked::Neither) => vec![Effect::Close],
            (What::Clash(clash), Picked::First | Picked::Second) => {
                self.decide(&clash, picked, at);
                Vec::new()
            }
            (What::Doubt(doubt), Picked::Second) => {
                self.meant.push(doubt);
                self.save(at)
            }
            (What::Also(command, _), Picked::First) => self.hand_in(*command),
            (What::Also(command, _), Picked::Second) => self.hand_in(Command::Alone(command)),
            (What::Leave | What::Clash(_) | What::Doubt(_) | What::Also(..), _) => Vec::new(),
        }
    }

    fn decide(&mut self, clash: &Clash, picked: Picked, at: &At<'_>) {
        self.clashes.retain(|c| c != clash);
        if picked == Picked::First
            && let Some(field) = self.fields.iter_mut().find(|f| f.key == clash.key)
        {
            field.set(&clash.theirs);
        }
        self.next_clash();
        self.fit(at);
    }

    pub(super) fn restore(&mut self, draft: &Draft, fit: Fit) {
        self.kept = Kept::Perhaps;
        for (key, value) in &draft.values {
            let Ok(key) = serde_json::from_str::<Key>(key) else {
                continue;
            };
            let Ok((value, start)) = serde_json::from_str::<(String, String)>(value) else {
                continue;
            };
            if let Some(field) = self.fields.iter_mut().find(|f| f.key == key) {
                let record = std::mem::replace(&mut field.start, start);
                field.set(&value);
                let clash = merge(field, record, None);
                if fit == Fit::Stale && self.base != Seq::default() {
                    self.clashes.extend(clash);
                }
            }
        }
        self.next_clash();
    }
}

/// Their value against mine, with what both started from. What they made of it is the new start.
fn merge(mine: &mut FormField, theirs: String, who: Option<String>) -> Option<Clash> {
    let start = std::mem::replace(&mut mine.start, theirs.clone());
    let value = mine.value();
    if theirs == start || theirs == value {
        return None;
    }
    if value == start {
        mine.set(&theirs);
        return None;
    }
    Some(Clash {
        key: mine.key,
        theirs,
        who,
    })
}
