//! stand-in
use super::tree::Tree;
use crate::{keymap::Change, ui::{At, Effect}};
pub fn change(_: &mut Tree, _: Change, _: &At<'_>) -> Vec<Effect> { vec![] }
pub fn put_down(_: &mut Tree, _: &At<'_>) -> Vec<Effect> { vec![] }
pub fn copy(_: &mut Tree, _: &At<'_>) -> Vec<Effect> { vec![] }
