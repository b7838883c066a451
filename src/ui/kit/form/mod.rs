//! Forms: fields in, a checked command or all faults out. What is typed is lost on no key, no refusal and no hang-up.

mod check;
mod choice;
mod clash;
pub mod described;
mod draft;
mod field;
mod key;
mod keys;
mod layout;
mod lookup;
pub mod matches;
mod note;
mod options;
mod purpose;
mod question;
mod remark;
mod save;
mod several;
mod values;
mod view;

pub use check::Check;
use chrono::{DateTime, Utc};
pub use draft::gist;
pub use field::{FormField, Kind, MOST_IN_LINE, When};
pub use key::{CarePart, Key, Mark, Office, Pick, Target, household, leader, person};
pub use lookup::{Among, Lookup, Picked};
pub use purpose::{After, Notes, Purpose, Standing, fresh, titled};
pub use values::Values;

use super::{
    APART, Ahead, Answer, At, Built, Draft, Effect, Layer, Offers, Outcome, Pen, Position, Route,
    dialog::Dialog as _,
};
use crate::{
    domain::{Changed, Issue, Right, Seq},
    i18n::{Words, text::FormText},
    keymap::{Action, App, Change, Chord, Context, Field as Act, actions},
};
use field::Input;
use question::{Ask, Clash, Doubt, What};
use remark::{Said, Sentence};

pub struct Form {
    purpose: Box<dyn Purpose>,
    needs: &'static [Right],
    fields: Vec<FormField>,
    focus: usize,
    /// The first row in view.
    top: usize,
    /// The version the fields started from.
    base: Seq,
    issues: Vec<(Key, Issue)>,
    /// What is worth knowing beside a field; counted again when the focus moves.
    notes: Vec<(Key, String)>,
    /// What all of it comes to; counted again with them.
    sum: Vec<Words>,
    said: Option<Said>,
    ask: Option<Ask>,
    /// Fields that two people changed, still to be decided.
    clashes: Vec<Clash>,
    /// A save was refused because of this; the desk may not have heard of it yet.
    stale: Option<Changed>,
    wait: Wait,
    meant: Vec<Doubt>,
    kept: Kept,
    /// Under which its draft lies.
    name: String,
    /// What was typed while the file was asked, if it is still meant.
    ahead: Ahead,
}

/// Whether a draft of this form may lie beside the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    Nothing,
    Perhaps,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wait {
    Nothing,
    /// Whether a draft is kept from last time.
    Draft,
    /// The same, while keys are typed already: what is found is told, not asked.
    DraftHurried,
    /// The command to be carried out. Until then no key changes anything.
    Command,
}

impl Form {
    fn new(route: &Route, purpose: Box<dyn Purpose>, at: &At<'_>) -> Self {
        let (base, fields) = purpose.standing(at).unwrap_or_default();
        let mut form = Self {
            fields,
            base,
            name: route.name(),
            needs: route.rights(at),
            purpose,
            focus: 0,
            top: 0,
            issues: Vec::new(),
            notes: Vec::new(),
            sum: Vec::new(),
            said: None,
            ask: None,
            clashes: Vec::new(),
            stale: None,
            wait: Wait::Draft,
            meant: Vec::new(),
            kept: Kept::Nothing,
            ahead: Ahead::Take,
        };
        // Nothing is edited: whatever stands in a field was put there by the program.
        if form.base == Seq::default() {
            form.fields.iter_mut().for_each(FormField::offer);
        }
        form.look(at);
        form
    }

    fn waits_for_store(&self) -> bool {
        self.wait == Wait::Command
    }

    /// What was typed, with what stood there before, so that a later record can be told apart from it.
    pub fn draft(&self, now: DateTime<Utc>) -> Option<Draft> {
        let offered = |ask: &Ask| matches!(ask.what, What::Draft(..));
        if self.ask.as_ref().is_some_and(offered) || !self.is_changed() {
            return None;
        }
        let changed = self.fields.iter().filter(|f| f.is_changed());
        let values = changed
            .map(|f| (written(&f.key), written(&(f.value(), &f.start))))
            .collect();
        Some(Draft {
            name: self.name.clone(),
            at: now,
            values,
            base: self.base,
        })
    }

    fn values(&self) -> Values<'_> {
        Values(&self.fields)
    }

    fn say(&mut self, text: FormText) {
        self.tell(None, Sentence::Form(text));
    }

    /// At the foot, or under the field it is about.
    fn tell(&mut self, key: Option<Key>, what: Sentence) {
        self.said = Some(Said { key, what });
    }

    fn place_of(&self, key: Key) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }

    fn focus_on(&mut self, key: Option<Key>) {
        if let Some(place) = key.and_then(|key| self.place_of(key)) {
            self.focus = place;
        }
    }

    /// Notes and the part in view follow what was done.
    fn look(&mut self, at: &At<'_>) {
        self.purpose.follow(&mut self.fields, at);
        self.notes = self.noted(at);
        self.sum = self.purpose.sum(&mut Check::calm(self.values(), at), at);
        for place in 0..self.fields.len() {
            let named = self.fields[place].like.map(|name| self.values().text(name));
            if let (Some(name), Input::Lookup(lookup)) = (named, &mut self.fields[place].input) {
                lookup.like = name;
            }
        }
        self.fit(at);
    }
}

/// The form for it. Drafts are kept under where it is opened from, without what it only begins with.
pub fn form(route: impl Into<Route>, purpose: impl Purpose + 'static, at: &At<'_>) -> Built {
    Built::dialog(Form::new(&route.into(), Box::new(purpose), at))
}

/// How a draft writes a key or a value.
fn written(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("fields are plain data")
}

impl Layer for Form {
    fn context(&self) -> Context {
        if self.ask.is_some() {
            Context::Confirm
        } else {
            Context::Form
        }
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.wait == Wait::Command {
            return Vec::new();
        }
        self.ahead = Ahead::Take;
        let effects = match self.ask.take() {
            Some(ask) => self.answer(ask, action, at),
            None => self.fill(action, at),
        };
        self.look(at);
        effects
    }

    fn text(&mut self, text: &str, at: &At<'_>) -> Vec<Effect> {
        self.insert(text, at);
        // A rest day is told while its date is typed, what is left while it is counted.
        match self.fields.get(self.focus).map(|f| &f.input) {
            Some(Input::Choice(_) | Input::Line(_, field::Kind::Times | field::Kind::Number)) => {
                self.look(at);
            }
            _ => self.fit(at),
        }
        Vec::new()
    }

    fn edit(&mut self, chord: Chord, at: &At<'_>) -> Vec<Effect> {
        if self.wait != Wait::Command && self.ask.is_none() {
            self.ahead = Ahead::Take;
            if let Some(field) = self.fields.get_mut(self.focus) {
                let before = field.value();
                field.edit(chord, at);
                // A step of the caret mends nothing.
                if field.value() != before {
                    self.touched();
                }
            }
            self.look(at);
        }
        Vec::new()
    }

    fn paste(&mut self, text: &str, at: &At<'_>) -> Vec<Effect> {
        self.take_in(text, at);
        self.look(at);
        Vec::new()
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.compare(at);
        self.look(at);
    }

    fn done(&mut self, outcome: &Outcome, at: &At<'_>) -> Vec<Effect> {
        self.wait = Wait::Nothing;
        self.ahead = Ahead::Drop;
        let effects = match outcome {
            Outcome::Done(receipt) => return self.saved(receipt, at),
            Outcome::Refused(refusal) => self.refused(refusal.clone(), at),
            Outcome::Broke(error) => {
                self.tell(None, Sentence::Broke(error.clone()));
                self.draft(at.now).map(Effect::Keep).into_iter().collect()
            }
        };
        self.look(at);
        effects
    }

    fn told(&mut self, answer: &Answer, _at: &At<'_>) {
        let wait = std::mem::replace(&mut self.wait, Wait::Nothing);
        if !matches!(wait, Wait::Draft | Wait::DraftHurried) {
            self.wait = wait;
            return;
        }
        match answer {
            Answer::Draft(found) => {
                let mine = found.as_ref().filter(|d| d.name == self.name);
                let Some(draft) = mine.filter(|d| !d.values.is_empty()) else {
                    return;
                };
                if wait == Wait::DraftHurried {
                    // What is typed now lies beside it, and neither takes the other's place.
                    self.name.push(APART);
                } else {
                    let fit = self.fit_of(draft);
                    self.ask = Some(Ask::new(What::Draft(draft.clone(), fit)));
                }
            }
            Answer::Failed(_) => {}
            _ => self.wait = wait,
        }
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        view::view(self, pen)
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        let offers = Offers::of(self.context());
        if let Some(ask) = &self.ask {
            return ask.offers(offers);
        }
        let here = self.fields.get(self.focus);
        let enter = match self.is_last() {
            _ if here.is_some_and(FormField::is_open) => FormText::PickIt,
            true => FormText::SaveNow,
            false => FormText::NextField,
        };
        let offers = offers
            .foot(actions![Act::Enter, Change::Save])
            .called(Act::Enter, enter);
        let offers = match here.map(|field| &field.input) {
            Some(Input::Choice(_) | Input::Lookup(_)) => offers
                .foot([Act::Choose])
                .with([Act::OptionNext, Act::OptionPrev]),
            Some(Input::Note(_)) => offers.foot([Act::Notes]),
            _ => offers,
        };
        offers
            .foot(actions![Act::Prev, App::Cancel, Act::Keep])
            .with([Act::Next, Act::Notes])
    }
}
