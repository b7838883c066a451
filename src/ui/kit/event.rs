//! What happened, from anywhere. Never a wish.

use std::io::ErrorKind;

use serde::{Deserialize, Serialize};

use super::Ticket;
use crate::{
    desk::{Desk, Member, Sitter},
    domain::{Entry, Refusal, Touched},
    exchange::Unread,
    keymap::Chord,
    register::Node,
    store::{Receipt, StoreError, Writer},
};

/// What comes from the person and the terminal can be written down, and played again before another file that answers
/// for itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    Key(Chord),
    Paste(String),
    /// One notch of the mouse's wheel.
    Wheel(Wheel),
    /// The mouse's first button, pressed over this cell.
    Click {
        col: u16,
        row: u16,
    },
    Resize {
        cols: u16,
        rows: u16,
    },
    /// A newer snapshot; the entries are other people's, newest last.
    #[serde(skip)]
    Changed {
        desk: Desk,
        entries: Vec<Entry>,
    },
    /// The change that bears this number was carried out or not.
    #[serde(skip)]
    Done(Ticket, Outcome),
    /// An answer from the file.
    #[serde(skip)]
    Told(Answer),
    Due(Timer),
    /// The file cannot be written for now, or can be again.
    #[serde(skip)]
    Health(Option<StoreError>),
    /// What is typed cannot be kept as a draft for now, or can be again.
    #[serde(skip)]
    Unkept(Option<StoreError>),
    /// The file waits for another process, or does no longer.
    #[serde(skip)]
    Waits(Option<Writer>),
    /// Who sits here may not any more, or not as what they came in.
    Dismissed,
    /// The system asked the program to stop for a while.
    Stopped,
    /// The terminal was in other hands.
    Resumed,
    Hangup,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wheel {
    Up,
    Down,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Done(Box<Receipt>),
    Refused(Refusal),
    Broke(StoreError),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// What happened to the node, newest first.
    History(Node, Vec<(Entry, Touched)>),
    /// The newest entries, newest first.
    Journal(Vec<Entry>),
    /// What an entry of the journal touched.
    Touched(Vec<Touched>),
    Draft(Option<super::Draft>),
    /// All that this person left unfinished, newest first.
    Drafts(Vec<super::Draft>),
    Present(Vec<Sitter>),
    Users(Vec<Member>),
    /// Paths that begin as what was typed.
    Completed(Vec<String>),
    /// The text of another file, or why it cannot be read.
    Read(Result<String, Unread>),
    Written(Result<(), ErrorKind>),
    Failed(StoreError),
}

/// Timers the session keeps for the model; a newer one of the same kind replaces the older.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Timer {
    /// A key sequence was begun: show what may follow.
    Hint,
    /// A form was changed: keep its draft.
    Draft,
    /// Keys were pressed: say where the cursor stands by now.
    Attend,
    /// The phones of a list were opened to be called: mask them again.
    Call,
    /// Nobody pressed a key for a while: cover the screen.
    Cover,
    /// Nor for much longer: end the sitting.
    End,
}
