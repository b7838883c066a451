//! Questions a form asks in its own frame, so that nothing typed leaves the screen: leaving, a draft, a clash.

use super::key::Key;
use crate::{
    domain::{Alongside, Caution, Command},
    i18n::{Words, day_clock, list, text::FormText},
    keymap::App,
    ui::kit::{At, Draft, Offers, dialog::answers::Answers},
};

#[derive(Clone, Debug)]
pub struct Ask {
    pub what: What,
    pub two: Answers,
}

#[derive(Clone, Debug)]
pub enum What {
    Leave,
    Draft(Draft, Fit),
    Clash(Clash),
    /// Whether the second records of the same people are changed along.
    Also(Box<Command>, Vec<Alongside>),
    Doubt(Doubt),
}

/// What is hardly ever meant, and saved only by whoever says that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A name holds figures.
    Figures(String),
    /// The village has households like it already.
    Doubles(Vec<Caution>),
}

/// Whether the record is still what it was when the draft was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    Same,
    Stale,
}

/// Two people changed the same field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub key: Key,
    pub theirs: String,
    /// None where only the record tells of it.
    pub who: Option<String>,
}

impl Ask {
    pub fn new(what: What) -> Self {
        Self {
            what,
            two: Answers::default(),
        }
    }

    pub fn offers(&self, offers: Offers) -> Offers {
        let said = match self.what {
            What::Clash(_) => &[][..],
            What::Draft(..) => &[App::Accept][..],
            What::Leave | What::Doubt(_) | What::Also(..) => &[App::Accept, App::Decline],
        };
        Answers::offers(offers).with(said.iter().copied())
    }

    pub fn answers(&self, at: &At<'_>) -> [Words; 2] {
        let (first, second) = match self.what {
            What::Leave => (FormText::Keep, FormText::GiveUp),
            What::Draft(..) => (FormText::DraftGo, FormText::DraftDrop),
            What::Clash(_) => (FormText::TakeTheirs, FormText::TakeMine),
            What::Also(..) => (FormText::AlsoBoth, FormText::AlsoNot),
            What::Doubt(_) => (FormText::Keep, FormText::AsItIs),
        };
        [at.say(&first), at.say(&second)]
    }

    /// `field` is the clashing field's label, with both values as people read them.
    pub fn question(&self, field: (String, String, String), at: &At<'_>) -> Words {
        match &self.what {
            What::Leave => at.say(&FormText::Discard),
            What::Doubt(Doubt::Figures(name)) => {
                at.say(&FormText::FiguresInName { name: name.clone() })
            }
            What::Doubt(Doubt::Doubles(told)) => {
                let what = told
                    .first()
                    .map_or_else(String::new, |one| at.say(one).into_owned());
                at.say(&FormText::AsItIsAsk { what })
            }
            What::Draft(draft, fit) => {
                let when = day_clock(draft.at);
                match fit {
                    Fit::Same => at.say(&FormText::DraftOffered { at: when }),
                    Fit::Stale => at.say(&FormText::DraftStale { at: when }),
                }
            }
            What::Also(_, also) => {
                let what = list(also, at.lang());
                at.say(&FormText::AlsoAsk { what })
            }
            What::Clash(clash) => {
                let somebody = || at.say(&FormText::Somebody).into_owned();
                let who = clash.who.clone().unwrap_or_else(somebody);
                let (field, theirs, mine) = field;
                at.say(&FormText::BothChanged {
                    field,
                    who,
                    theirs,
                    mine,
                })
            }
        }
    }
}
