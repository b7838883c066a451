//! What the program itself opens, whatever nouns there are.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{Entry, Seq, UserId},
    report::Step,
    ui::kit::{
        page::Spot,
        table::{Cursor, view::View},
    },
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shell {
    Journal(Cursor<Seq>),
    /// The first page, of a file that is to lie there.
    Start(String),
    Settings,
    /// What is left to do until the county is open.
    Opening(Option<Cursor<Spot<Step>>>),
    /// Who may sign in.
    Users(Box<View<UserId>>),
    Drafts,
    /// Who else is at the file.
    Present,
    /// An entry of the journal with what it touched.
    Entry(Box<Entry>),
    /// Whether it shall be taken back.
    UndoEntry(Box<Entry>),
    /// Whether something typed is given up with the program.
    Leave,
}
