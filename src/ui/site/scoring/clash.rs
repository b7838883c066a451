//! When somebody else was faster at an item: who it was and both values are shown, and whoever came second chooses. Until
//! then theirs stands, and the item is marked. Nobody is interrupted at another item.

use super::{
    Finish, Scoring,
    post::{Change, Clash, Entered, Meets, Sent},
    view,
};
use crate::{
    domain::{EditRefusal, Refusal, ScoreFields, SiteField, SiteRefusal},
    i18n::{
        Words,
        text::{FormText, SiteText},
    },
    keymap::{Action, Context, Go},
    ui::kit::{
        At, Effect, Notice, Outcome, Role,
        dialog::{
            Dialog as _,
            answers::{Answers, Picked},
        },
        told,
    },
};

/// The first step of a batch is the sitting.
fn is_begun(refusal: &Refusal) -> bool {
    match refusal {
        Refusal::Step(_, why) => is_begun(why),
        refusal => matches!(refusal, Refusal::Site(SiteRefusal::InspectionOpen { .. })),
    }
}

impl Scoring {
    /// What the file made of a score. While it takes nothing, the score waits for the next key.
    pub(super) fn scored(&mut self, sent: Sent, outcome: &Outcome, at: &At<'_>) -> Vec<Effect> {
        let said = || vec![Effect::Tell(told(outcome, at))];
        let mut effects = match (outcome, sent) {
            (Outcome::Broke(_), _) => return said(),
            // The points beside the item say that it is saved.
            (Outcome::Done(_) | Outcome::Refused(Refusal::Edit(EditRefusal::Nothing)), _) => {
                self.post.settled();
                Vec::new()
            }
            (Outcome::Refused(Refusal::Edit(EditRefusal::Changed(changed))), Sent::Score(base)) => {
                let Some(first) = self.post.first() else {
                    return said();
                };
                let held = self.held(first.item, at).map(|held| held.version);
                if first.change.meets(&self.there(first.item, at)) == Meets::Start && held == base {
                    // What the other one entered has not come in yet.
                    return said();
                }
                return self.met(Some(changed.by.clone()), at);
            }
            // Somebody else began the sitting: it goes on there.
            (Outcome::Refused(refusal), Sent::Begin)
                if is_begun(refusal) && self.sitting.is_some() =>
            {
                Vec::new()
            }
            (Outcome::Refused(_), _) => {
                self.post.settled();
                self.finish = Finish::Not;
                said()
            }
        };
        effects.extend(self.send(at));
        if self.finish == Finish::Wanted && self.post.unsaved().next().is_none() {
            effects.extend(self.close(at));
        }
        effects
    }

    /// The first change in the queue, now that what stands there is known.
    pub(super) fn met(&mut self, who: Option<String>, at: &At<'_>) -> Vec<Effect> {
        let Some(first) = self.post.first() else {
            return Vec::new();
        };
        let mut effects = Vec::new();
        match first.change.meets(&self.there(first.item, at)) {
            Meets::Start => {}
            Meets::Same => {
                self.post.settled();
            }
            Meets::Other => {
                let entered = self.post.settled();
                let clash = entered.map(|entered| Clash {
                    entered,
                    who,
                    put_off: false,
                });
                let words = clash.as_ref().map(|clash| self.told_of_clash(clash, at));
                self.post.clashes.extend(clash);
                self.gather(at);
                if self.is_idle() {
                    self.ask_here();
                }
                // Who is asked at once needs not be told too.
                let words = words.filter(|_| self.ask.is_none());
                effects.extend(words.map(|words| Effect::Tell(Notice::new(words, Role::Warn))));
            }
        }
        effects.extend(self.send(at));
        effects
    }

    /// The number of the item under the hand.
    pub(super) fn no(&self) -> Option<u16> {
        self.item.key().copied()
    }

    /// The clash that is asked about: of the item under the hand.
    fn clash(&self) -> Option<&Clash> {
        self.post.clash_at(self.no()?)
    }

    pub(super) fn ask_here(&mut self) {
        self.ask = self.clash().map(|_| Answers::default());
    }

    /// To the first clash, if there is one, `all` of them or those not put off.
    pub(super) fn go_to_clash(&mut self, all: bool, at: &At<'_>) -> bool {
        let mut open = self.post.clashes.iter().filter(|c| all || !c.put_off);
        let Some(no) = open.next().map(|clash| clash.entered.item) else {
            return false;
        };
        if !self.item.seek(&no, view::height(self, at)) {
            return false;
        }
        self.fit(at);
        self.ask_here();
        true
    }

    pub(super) fn answer(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        let picked = self.ask.as_mut().and_then(|two| two.act(action));
        let (Some(picked), Some(no)) = (picked, self.no()) else {
            return Vec::new();
        };
        self.ask = None;
        let mut clashes = self.post.clashes.iter();
        let Some(place) = clashes.position(|clash| clash.entered.item == no) else {
            return Vec::new();
        };
        let effects = match picked {
            Picked::Third | Picked::Neither => {
                self.post.clashes[place].put_off = true;
                return Vec::new();
            }
            Picked::First => {
                self.post.clashes.remove(place);
                Vec::new()
            }
            Picked::Second => {
                let Entered { item, change } = self.post.clashes.remove(place).entered;
                let change = change.seen(&self.there(item, at));
                self.put(item, change, at)
            }
        };
        self.ask_here();
        effects
    }

    /// The question about the item under the hand, and its answers.
    pub(super) fn question_of(&self, at: &At<'_>) -> Option<(Words, [Words; 2])> {
        let clash = self.clash()?;
        let (field, who, theirs, mine) = self.both(clash, at);
        let words = at.say(&FormText::BothChanged {
            field,
            who,
            theirs,
            mine,
        });
        Some((
            words,
            [at.say(&FormText::TakeTheirs), at.say(&FormText::TakeMine)],
        ))
    }

    fn told_of_clash(&self, clash: &Clash, at: &At<'_>) -> Words {
        let (field, who, theirs, mine) = self.both(clash, at);
        let key = at.key(Context::Score, Go::Up);
        at.say(&SiteText::ScoreClash {
            field,
            who,
            theirs,
            mine,
            key,
        })
    }

    /// The field, who changed it, and both values as people read them.
    fn both(&self, clash: &Clash, at: &At<'_>) -> (String, String, String, String) {
        let Entered { item, change } = &clash.entered;
        let there: ScoreFields = self.there(*item, at);
        let value = |value: Option<crate::domain::Value>| {
            value.map_or_else(String::new, |value| at.say(&value).into_owned())
        };
        let (field, theirs, mine) = match change {
            Change::Value { to, .. } => (SiteField::Value, value(there.value), value(Some(*to))),
            Change::Note { to, .. } => (SiteField::Note, there.note, to.clone()),
            Change::Evidence { to, .. } => (SiteField::Evidence, there.evidence, to.clone()),
        };
        let what = at.say(&field).into_owned();
        let field = at.say(&SiteText::OfItem {
            item: (*item).into(),
            what,
        });
        let somebody = || at.say(&FormText::Somebody).into_owned();
        let who = clash.who.clone().unwrap_or_else(somebody);
        (field.into_owned(), who, theirs, mine)
    }
}
