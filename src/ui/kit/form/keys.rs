//! What the keys do to a form while nothing is asked.

use ratatui_textarea::CursorMove;

use super::{
    Form, Kept, Wait, check,
    field::{FormField, Input, Kind, MOST_IN_LINE, MOST_IN_NOTE},
    question::{Ask, What},
    remark::Sentence,
};
use crate::{
    domain::Issue,
    i18n::{N, text::FormText},
    keymap::{Action, App, Change, Field as Act, Go},
    ui::kit::{
        At, Effect, Notice, Role,
        click::{self, Press},
        dialog::Dialog as _,
        typed::pasted,
    },
};

/// Fields passed by a page key.
const PAGE: usize = 6;

impl Form {
    pub(super) fn fill(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match action {
            Action::Field(Act::Enter) => return self.enter(at),
            Action::Change(Change::Save) => return self.save(at),
            Action::App(App::Cancel | App::Close) => return self.cancel(),
            Action::Field(Act::Keep) => return self.set_aside(at),
            Action::Field(Act::Next) => self.go(1, at),
            Action::Field(Act::Prev) => self.go(-1, at),
            Action::Go(Go::Down) if !self.inside(1) => self.go(1, at),
            Action::Go(Go::Up) if !self.inside(-1) => self.go(-1, at),
            Action::Go(Go::PageDown) => (0..PAGE).for_each(|_| self.go(1, at)),
            Action::Go(Go::PageUp) => (0..PAGE).for_each(|_| self.go(-1, at)),
            Action::Field(Act::Notes) => self.write_notes(at),
            Action::Field(act) => self.in_field(act, at),
            _ => {}
        }
        Vec::new()
    }

    fn here(&mut self) -> Option<&mut FormField> {
        self.fields.get_mut(self.focus)
    }

    /// The places of the fields that are shown now.
    pub(super) fn shown(&self) -> Vec<usize> {
        let values = self.values();
        (0..self.fields.len())
            .filter(|&i| values.is_shown(&self.fields[i]))
            .collect()
    }

    /// The keys that lead to a field.
    pub(super) fn way(&self, to: usize) -> Vec<Press> {
        let shown = self.shown();
        let [here, there] = [self.focus, to].map(|place| shown.partition_point(|&i| i < place));
        click::steps(here, there, [Act::Prev, Act::Next])
    }

    pub(super) fn go(&mut self, by: isize, at: &At<'_>) {
        self.leave_field(at);
        let shown = self.shown();
        let here = shown.iter().position(|&i| i >= self.focus).unwrap_or(0);
        let to = here
            .saturating_add_signed(by)
            .min(shown.len().saturating_sub(1));
        self.focus = shown.get(to).copied().unwrap_or(0);
    }

    pub(super) fn is_last(&self) -> bool {
        self.shown().last().is_none_or(|&last| last <= self.focus)
    }

    /// Moves within the field: the lines of a note, the list under a field.
    fn inside(&mut self, by: isize) -> bool {
        match self.here().map(|f| &mut f.input) {
            Some(Input::Note(note)) => note.step(if by < 0 {
                CursorMove::Up
            } else {
                CursorMove::Down
            }),
            Some(Input::Choice(choice)) if choice.open => choice.step(by),
            Some(Input::Lookup(lookup)) if lookup.open => {
                lookup.step(by);
                true
            }
            _ => false,
        }
    }

    fn enter(&mut self, at: &At<'_>) -> Vec<Effect> {
        if let Some(field) = self.here()
            && field.is_open()
        {
            if let Input::Lookup(lookup) = &mut field.input {
                lookup.take();
                self.picked(at);
            } else {
                field.fold();
            }
            self.go(1, at);
            return Vec::new();
        }
        // Leaving may bring fields into being: whoever is new is asked about.
        self.leave_field(at);
        if self.is_last() {
            return self.save(at);
        }
        self.go(1, at);
        Vec::new()
    }

    fn picked(&mut self, at: &At<'_>) {
        if let Some(fill) = self.fields.get(self.focus).and_then(|f| f.fill) {
            fill(&mut self.fields, at);
        }
    }

    fn cancel(&mut self) -> Vec<Effect> {
        if let Some(field) = self.here().filter(|f| f.is_open()) {
            field.fold();
            return Vec::new();
        }
        if self.is_changed() {
            self.ask = Some(Ask::new(What::Leave));
            return Vec::new();
        }
        self.shut()
    }

    /// Nothing typed is left, so no draft of it may be offered again.
    fn shut(&self) -> Vec<Effect> {
        let dropped = self.is_begun();
        let dropped = dropped.then(|| Effect::DropDraft(self.name.clone()));
        dropped.into_iter().chain([Effect::Close]).collect()
    }

    fn set_aside(&mut self, at: &At<'_>) -> Vec<Effect> {
        let Some(draft) = self.draft(at.now) else {
            return self.shut();
        };
        let words = at.say(&FormText::DraftKept);
        vec![
            Effect::Keep(draft),
            Effect::Close,
            Effect::Tell(Notice::new(words, Role::Notice)),
        ]
    }

    fn write_notes(&mut self, at: &At<'_>) {
        if let Some(Input::Note(note)) = self.here().map(|f| &mut f.input) {
            note.new_line();
            return;
        }
        let shown = self.shown();
        let is_note = |&&i: &&usize| matches!(self.fields[i].input, Input::Note(_));
        if let Some(&place) = shown.iter().find(is_note) {
            self.leave_field(at);
            self.focus = place;
        }
    }

    fn in_field(&mut self, act: Act, at: &At<'_>) {
        let Some(field) = self.here() else {
            return;
        };
        match (&mut field.input, act) {
            (Input::Choice(choice), Act::Choose) => choice.open = !choice.open,
            (Input::Several(several), Act::OptionNext) => drop(several.step(1)),
            (Input::Several(several), Act::OptionPrev) => drop(several.step(-1)),
            (Input::Several(several), Act::ClearLine) => several.clear(),
            (Input::Choice(choice), Act::OptionNext) => drop(choice.step(1)),
            (Input::Choice(choice), Act::OptionPrev) => drop(choice.step(-1)),
            (Input::Lookup(lookup), Act::Choose) => lookup.unfold(at),
            (Input::Lookup(lookup), Act::OptionNext) => lookup.step(1),
            (Input::Lookup(lookup), Act::OptionPrev) => lookup.step(-1),
            (Input::Line(line, _), act) => drop(line.act(act.into())),
            (Input::Lookup(lookup), act) => {
                lookup.line.act(act.into());
                lookup.typed(at);
            }
            (Input::Note(note), Act::ClearLine) => note.clear(),
            (Input::Note(note), Act::Undo) => note.undo(),
            (Input::Note(note), Act::Redo) => note.redo(),
            _ => {}
        }
        self.touched();
    }

    /// What was said of the field no longer holds.
    pub(super) fn touched(&mut self) {
        self.said = None;
        self.kept = Kept::Perhaps;
        if let Some(key) = self.fields.get(self.focus).map(|f| f.key) {
            self.issues.retain(|(k, _)| *k != key);
        }
    }

    pub(super) fn insert(&mut self, text: &str, at: &At<'_>) -> usize {
        if self.wait == Wait::Command || self.ask.is_some() {
            return 0;
        }
        let over = self.here().map_or(0, |field| field.insert(text, at));
        self.touched();
        over
    }

    /// Several pasted lines become one, except in a note; they never submit.
    pub(super) fn take_in(&mut self, text: &str, at: &At<'_>) {
        if matches!(self.here().map(|f| &f.input), Some(Input::Note(_))) {
            if self.insert(text, at) > 0 {
                let most = N::from(MOST_IN_NOTE);
                self.say(FormText::CutAt { most });
            }
            return;
        }
        let lines = pasted(text);
        if self.insert(&lines.join(" "), at) > 0 {
            let most = N::from(MOST_IN_LINE);
            self.say(FormText::CutAt { most });
        } else if lines.len() > 1 {
            let n = N::from(lines.len());
            self.say(FormText::LinesJoined { n });
        }
    }

    /// Normalises what was typed and says at once what cannot be read.
    pub(super) fn leave_field(&mut self, at: &At<'_>) {
        let today = at.desk.today();
        let Some(field) = self.fields.get_mut(self.focus) else {
            return;
        };
        let key = field.key;
        let mut found = false;
        let mut phone_now = None;
        match &mut field.input {
            Input::Line(line, kind) => {
                let tidy = check::tidied(key, *kind, line.value(), today);
                let tidy = tidy.unwrap_or_else(|_| line.value().trim().to_owned());
                if tidy != line.value() {
                    line.set(&tidy);
                    let told = *kind == Kind::Phone && !tidy.is_empty();
                    phone_now = told.then_some(tidy);
                }
            }
            Input::Lookup(lookup) => {
                let before = lookup.picked;
                lookup.leave();
                found = lookup.picked != before;
            }
            Input::Choice(choice) => choice.open = false,
            Input::Note(_) | Input::Several(_) => {}
        }
        self.issues
            .retain(|(k, issue)| *k != key || issue.fault == crate::domain::Fault::Empty);
        if let Some(fault) = check::fault(&self.fields[self.focus], today) {
            self.issues
                .push((key, Issue::new(check::field_of(key), fault)));
        }
        if let Some(to) = phone_now {
            self.tell(Some(key), Sentence::Form(FormText::PhoneNormalised { to }));
        }
        if found {
            self.picked(at);
        }
    }
}
