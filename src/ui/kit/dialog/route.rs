//! What every screen can open: menus, help, one line to type.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    domain::Reference,
    guide::Topic,
    keymap::{Action, Chord, Context},
    ui::kit::{Effect, table::Orders},
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kit {
    /// Everything that is offered there, or what of it these keys begin.
    Menu(Context, Vec<(Action, String)>, Vec<Chord>),
    /// The keys of the place: those that matter most, and all.
    Help(Context, Vec<Action>, Vec<Action>),
    /// A page of the guide, or which there are.
    Guide(Option<Topic>),
    /// The command line, with what was run before and what is offered.
    Command(Vec<String>, Vec<Action>),
    /// The filter of the screen below, as it stands.
    Filter(String),
    /// By which column the table below is to be sorted.
    Order(Orders),
    /// What is looked for in the tree, as it stands.
    Find(String),
    /// The day since which scores moved, as it stands.
    Since(Option<NaiveDate>),
    /// What leaves the program, as text; of a list the rows that hold these words.
    Text { about: Reference, words: String },
    /// A text goes into a file, which is called so unless somebody types another name.
    Save {
        what: Saved,
        name: String,
        text: String,
    },
    /// Whether so many hidden among all that are selected are meant too.
    AlsoHidden {
        n: usize,
        hidden: usize,
        then: Vec<Effect>,
    },
}

/// What goes into a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Saved {
    Rubric,
    /// With the call of the command line that gives the same.
    Text(Option<String>),
}
