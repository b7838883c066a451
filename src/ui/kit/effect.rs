//! What should happen next, as plain data. Navigation is the model's own; the rest is performed by the session.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{At, Role, Route, Theme, Veil, Width, dialog::route::Kit, table::Arrange};
use crate::{
    domain::{
        Call, Command, Reference, Seq, UnitId, Unmask, mask_phones,
        text::{Breaks, clean},
    },
    i18n::{Lang, Say, text::AppText},
    keymap::Action,
    register::Node,
    report,
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Effect {
    /// Go there: a screen takes the place of the one below, a dialog lies on top.
    Open(Route),
    /// Go on with what was left unfinished.
    Resume(Draft),
    /// Take the top layer away.
    Close,
    /// Show the node in the tree, with the layers above it closed.
    Jump(Node),
    /// The same with nothing selected there: what is done next is done to it alone.
    Single(Node),
    /// Back to the tree as it was left.
    Tree,
    Back,
    Forward,
    LastView,
    Tell(Notice),
    /// Do this on the layer that is on top by now: how menus and the command line run what was chosen.
    Act(Action),
    /// How the table of the screen below is to stand; it follows at once.
    Arrange(Arrange),
    /// The board shows how scores moved since this day; since the latest verification where none.
    Since(Option<NaiveDate>),
    /// A command line that was run, for the history of this sitting.
    Remember(String),

    Submit(Command),
    /// Read in full what is masked here; shown once the journal has it.
    Unmask(Vec<Unmask>),
    /// The same of the phones of this list, for ten minutes.
    Call(Reference, Call),
    Undo(Option<Seq>),
    Redo,
    /// One of these three on its way to the file, with the number that its answer will bear.
    HandIn(Ticket, Handed),
    Ask(Question),
    /// The cursor stands here; others may see it.
    Attend(Option<UnitId>),
    Keep(Draft),
    /// What the form of this name left is done with.
    DropDraft(String),
    /// This one of the listed drafts goes.
    Discard(String),
    /// To the clipboard; phones in it are masked.
    Copy(String),
    /// The same with phones that the screen shows in full.
    CopyInFull(String),
    Turn(Turn),
    /// A switch was turned: the next sitting begins so.
    Prefer(Choice),
    /// The first page was answered.
    Begin(Beginning),
    Suspend,
    Redraw,
    Quit,
}

/// Said at the foot of the screen.
pub fn tell(words: &impl Say, role: Role, at: &At<'_>) -> Vec<Effect> {
    vec![Effect::Tell(Notice::new(at.say(words), role))]
}

/// A change, handed in as it stands.
pub fn submit(command: impl Into<Command>) -> Vec<Effect> {
    vec![Effect::Submit(command.into())]
}

/// Opens the phones of a list to be called, where some of them are masked.
pub fn call(about: Reference, records: Vec<Unmask>, at: &At<'_>) -> Vec<Effect> {
    if records.is_empty() {
        return tell(&AppText::NobodyToCall, Role::Notice, at);
    }
    let (list, unit) = match about {
        Reference::List(list) => (report::list_word(list), list.unit()),
        Reference::Training(id) => {
            let roster = at.desk.county().trainings().get(id);
            (
                Some("roster"),
                roster.map(|roster| roster.training.record.host),
            )
        }
        _ => (None, None),
    };
    let list = list.unwrap_or_default().to_owned();
    vec![Effect::Call(
        about,
        Call {
            list,
            unit,
            records,
        },
    )]
}

/// What a key or a line leads to.
pub fn open(route: impl Into<Route>) -> Vec<Effect> {
    vec![Effect::Open(route.into())]
}

/// People whom no row shows are told of before anything is done to them.
pub fn also_hidden(n: usize, hidden: usize, then: Vec<Effect>) -> Vec<Effect> {
    if hidden == 0 {
        return then;
    }
    open(Kit::AlsoHidden { n, hidden, then })
}

/// What a person chose to begin with; the sitting ends, and another one begins in the county it makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Beginning {
    Rehearsal,
    /// From the list that comes with the program.
    Ready,
    /// From a national list at this path; with a code where it has several counties.
    Divisions {
        path: String,
        county: Option<String>,
    },
    /// Nothing but a county of this name.
    Empty(String),
    /// Into the county that was just made.
    Open,
}

/// The number of a change that was handed in; its answer bears the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket(pub u64);

/// What was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Handed {
    Command(Box<Command>),
    Undo(Option<Seq>),
    Redo,
}

/// Asked of the file; the answer is an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    History(Node),
    Journal(usize),
    /// The entries of so many lines of the journal.
    Lines(usize),
    /// What an entry of the journal touched.
    Touched(Seq),
    /// The draft kept under this name.
    Draft(String),
    /// All drafts of this person.
    Drafts,
    /// Who sits at the file.
    Present,
    /// Who may sign in.
    Users,
    /// What a path that was begun may become.
    Complete(String),
    /// The text of another file, by its path, if it is no longer than so many bytes.
    Read {
        path: String,
        most: usize,
    },
    /// Another file to be made; one that lies there already stays as it is.
    Write {
        path: String,
        text: String,
    },
}

/// A form as typed, kept beside the store until it is saved or given up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What the form was about: one draft is kept for each.
    pub name: String,
    pub at: DateTime<Utc>,
    pub values: Vec<(String, String)>,
    pub base: Seq,
}

impl Draft {
    /// Of what nobody edits; none where nothing is kept.
    pub fn of(name: String, at: DateTime<Utc>, values: Vec<(String, String)>) -> Option<Self> {
        let base = Seq::default();
        let draft = Self {
            name,
            at,
            values,
            base,
        };
        Some(draft).filter(|draft| !draft.values.is_empty())
    }

    pub fn value(&self, wanted: &str) -> Option<&str> {
        let found = self.values.iter().find(|(key, _)| key == wanted)?;
        Some(&found.1)
    }
}

/// A switch of the look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Turn {
    Language,
    Theme,
    Mask,
    Mouse,
    /// The next set of signs for how wide this terminal draws them.
    Width,
    /// The next preset of keys.
    Keymap,
}

/// What a switch stands on now, to be kept from one sitting to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    Language(Lang),
    Theme(Theme),
    Mask(Veil),
    Width(Width),
    /// Whether the terminal tells of it.
    Mouse(bool),
    /// A preset by name, or a file.
    Keymap(String),
}

/// One sentence at the foot of the screen, until the next key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub words: String,
    pub role: Role,
}

impl Notice {
    pub fn new(words: impl Into<String>, role: Role) -> Self {
        let words = mask_phones(&words.into()).into_owned();
        Self {
            // What was typed may be told again: no more of it than a sentence holds, and nothing that hides or piles up.
            words: clean(&words, 600, Breaks::Note).text,
            role,
        }
    }
}
