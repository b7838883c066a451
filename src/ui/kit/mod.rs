//! What every screen is made of. Names no noun of the county but in the one list of routes.

pub mod at;
pub mod click;
pub mod dialog;
pub mod effect;
pub mod event;
pub mod field;
pub mod form;
pub mod glyphs;
pub mod layer;
pub mod look;
pub mod lost;
pub mod offers;
pub mod page;
pub mod paint;
pub mod pen;
pub mod rights;
pub mod route;
pub mod screen;
pub mod table;
pub mod text;
pub mod trouble;
pub mod typed;

pub use at::{At, LEAST, Size, Veil};
pub use effect::{
    Beginning, Choice, Draft, Effect, Handed, Notice, Question, Ticket, Turn, also_hidden, call,
    open, submit, tell,
};
pub use event::{Answer, Event, Outcome, Timer, Wheel};
pub use field::{Line, narrow};
pub use glyphs::{Glyphs, Width};
pub use layer::{Ahead, Built, Layer, in_line};
pub use look::{Depth, Look, Manner, Role, Theme};
pub use offers::{Offer, Offers, Stands};
pub use paint::{Buffer, Position, Rect, Style};
pub use pen::{Part, Pen};
pub use route::{APART, Route, opened};
pub use screen::Screen;
pub use table::Arrange;
pub use trouble::{told, trouble, waits_for};
pub use typed::is_han;
