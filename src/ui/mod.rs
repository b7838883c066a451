//! The model of the screen and its picture. Knows no terminal and no file.
//!
//! A key becomes an [`Action`](crate::keymap::Action); the top [`Layer`] answers with [`Effect`]s; the view draws the
//! [`Model`] and changes nothing. Where an effect leads is a [`Route`], plain data.
//!
//! ```text
//! kit        what every screen is made of: layers, tables, dialogs, forms, the list of routes
//! registry   units, households and people: tree, lists, pages, search, import
//! training   sessions, who sits in them, the roll call, what is owed
//! site       the demonstration sites: board, pages, scoring, what they are scored by
//! shell      the program around them: it alone makes layers of routes
//! ```
//!
//! A noun names the kit, and of other nouns their routes; the shell names them all.

pub mod kit;
pub mod registry;
pub mod shell;
pub mod site;
pub mod training;

pub use kit::{
    APART, Ahead, Answer, At, Beginning, Built, Choice, Depth, Draft, Effect, Event, Glyphs,
    Handed, LEAST, Layer, Line, Look, Manner, Notice, Outcome, Question, Role, Route, Screen, Size,
    Theme, Ticket, Timer, Turn, Veil, Wheel, Width, glyphs, is_han, narrow, open, paint, tell,
    text, told, trouble, waits_for,
};
pub use shell::{
    canvas::{Canvas, lines},
    chrome::view,
    cover::{Cover, Farewell},
    model::Model,
};
