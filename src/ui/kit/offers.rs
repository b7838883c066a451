//! What can be done where the focus is. A layer says it once: keys, footer, menu, help and command line read it.

use super::{At, Effect, Route, dialog::route::Kit, open};
use crate::{
    domain::{Reference, Right},
    i18n::text::Text,
    keymap::{Action, App, Context, Show},
    report,
};

/// One thing that can be done.
#[derive(Clone, Debug)]
pub struct Offer {
    pub action: Action,
    /// Of these it asks one of the role; none where everybody may.
    pub rights: &'static [Right],
    /// What it is called here, where its own title would mislead.
    pub word: Option<Text>,
    /// Its place in the footer, counted from the most important one; none where it stands in the menu alone.
    pub rank: Option<usize>,
    pub stands: Stands,
    /// What doing it gives; nothing where the layer, or the program, does it itself.
    pub gives: Vec<Effect>,
}

/// How it stands with what is under the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    Open,
    /// It is done here, but not to this.
    Idle,
    /// It would change what is seen here but lies outside the area: a session above it.
    Outside,
}

impl Offer {
    /// Whether it is there for this person now. A list of what is left to do is gone with the last of it.
    pub fn is_open(&self, at: &At<'_>) -> bool {
        let over = self.action == Show::Opening.into() && report::is_open(at.desk);
        self.stands == Stands::Open && self.is_allowed(at) && !over
    }

    /// What it is called there.
    pub fn title(&self, context: Context, at: &At<'_>) -> String {
        match &self.word {
            Some(word) => at.say(word).into_owned(),
            None => self.action.title_in(context, at.lang()).to_owned(),
        }
    }

    pub fn is_allowed(&self, at: &At<'_>) -> bool {
        at.desk.lacks(self.rights).is_none()
    }
}

/// All that a layer offers.
#[derive(Clone, Debug)]
pub struct Offers {
    context: Context,
    list: Vec<Offer>,
    ranked: usize,
}

impl Offers {
    /// What the program itself answers to there, and the steps of every cursor and field.
    pub fn of(context: Context) -> Self {
        let empty = Self {
            context,
            list: Vec::new(),
            ranked: 0,
        };
        empty.with(Action::all().filter(|action| action.is_everywhere()))
    }

    fn entry(&mut self, action: Action) -> Option<&mut Offer> {
        if !action.is_legal(self.context) {
            return None;
        }
        let place = self.list.iter().position(|offer| offer.action == action);
        let place = place.unwrap_or_else(|| {
            self.list.push(Offer {
                action,
                rights: action.needs(self.context),
                word: None,
                rank: None,
                stands: Stands::Open,
                gives: Vec::new(),
            });
            self.list.len() - 1
        });
        self.list.get_mut(place)
    }

    fn each<A: Into<Action>>(
        mut self,
        actions: impl IntoIterator<Item = A>,
        mut change: impl FnMut(&mut Offer),
    ) -> Self {
        for action in actions {
            if let Some(offer) = self.entry(action.into()) {
                change(offer);
            }
        }
        self
    }

    /// In the footer, the most important first, behind those named before.
    pub fn foot<A: Into<Action>>(mut self, actions: impl IntoIterator<Item = A>) -> Self {
        for action in actions {
            let rank = self.ranked;
            self.ranked += 1;
            if let Some(offer) = self.entry(action.into()) {
                offer.rank.get_or_insert(rank);
            }
        }
        self
    }

    /// In the menu alone.
    pub fn with<A: Into<Action>>(self, actions: impl IntoIterator<Item = A>) -> Self {
        self.each(actions, |_| {})
    }

    /// Only where this holds.
    pub fn when<A: Into<Action>>(self, holds: bool, actions: impl IntoIterator<Item = A>) -> Self {
        self.each(actions, |offer| {
            if !holds {
                offer.stands = Stands::Idle;
            }
        })
    }

    /// Where this holds it is for others to do.
    pub fn outside<A: Into<Action>>(
        self,
        holds: bool,
        actions: impl IntoIterator<Item = A>,
    ) -> Self {
        self.each(actions, |offer| {
            if holds {
                offer.stands = Stands::Outside;
            }
        })
    }

    /// What is there leaves as text; of a list the rows that hold these words.
    pub fn leaves(self, about: impl Into<Option<Reference>>, words: &str) -> Self {
        let words = words.to_owned();
        let to = about.into().map(|about| Kit::Text { about, words });
        self.leads(App::Text, to)
    }

    /// Leads there; it is idle where there is no way.
    pub fn leads(self, action: impl Into<Action>, to: Option<impl Into<Route>>) -> Self {
        let (action, gives) = (action.into(), to.map(open));
        self.when(gives.is_some(), [action])
            .gives(action, gives.unwrap_or_default())
    }

    pub fn gives(self, action: impl Into<Action>, effects: Vec<Effect>) -> Self {
        let mut effects = Some(effects);
        self.each([action], |offer| {
            offer.gives = effects.take().unwrap_or_default();
        })
    }

    pub fn called(self, action: impl Into<Action>, word: impl Into<Text>) -> Self {
        let word = word.into();
        self.each([action], |offer| offer.word = Some(word.clone()))
    }

    /// Asks something else of the role than it does elsewhere.
    pub fn asks<A: Into<Action>>(
        self,
        rights: &'static [Right],
        actions: impl IntoIterator<Item = A>,
    ) -> Self {
        self.each(actions, |offer| offer.rights = rights)
    }

    pub fn get(&self, action: Action) -> Option<&Offer> {
        self.list.iter().find(|offer| offer.action == action)
    }

    /// What stands in the footer, the most important first.
    pub fn footer(&self, at: &At<'_>) -> Vec<&Offer> {
        let mut foot: Vec<&Offer> = self
            .list
            .iter()
            .filter(|offer| offer.rank.is_some() && offer.is_open(at))
            .collect();
        foot.sort_by_key(|offer| offer.rank);
        foot
    }

    /// What this person can do now, in the order of the tables of actions.
    pub fn open(&self, at: &At<'_>) -> impl Iterator<Item = &Offer> {
        Action::all().filter_map(|action| self.get(action).filter(|offer| offer.is_open(at)))
    }

    /// What this person could do here, to one thing or another.
    pub fn known(&self, at: &At<'_>) -> Vec<Action> {
        let known = self.list.iter().filter(|offer| offer.is_allowed(at));
        known.map(|offer| offer.action).collect()
    }
}
