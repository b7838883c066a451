//! stand-in
use crate::{domain::Entry, keymap::Change, register::Node, ui::{At, Effect}};
pub fn apply(_: Change, _: &[Node], _: &At<'_>) -> Vec<Effect> { vec![] }
pub fn copy(_: &[Node], _: &At<'_>) -> Vec<Effect> { vec![] }
pub fn undo_entry(_: &Entry, _: &At<'_>) -> Vec<Effect> { vec![] }
