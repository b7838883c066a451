//! stand-in
use crate::{
    keymap::{Action, Context},
    ui::{At, Effect, Layer},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
pub struct Menu;
impl Layer for Menu {
    fn context(&self) -> Context {
        Context::Menu
    }
    fn act(&mut self, _: Action, _: &At<'_>) -> Vec<Effect> {
        vec![Effect::Close]
    }
    fn view(&self, _: &At<'_>, _: &mut Buffer, _: Rect) -> Option<Position> {
        None
    }
    fn footer(&self) -> Vec<Action> {
        vec![]
    }
}
impl Menu {
    pub fn of(_: Context, _: &At<'_>) -> Self {
        Self
    }
    pub fn hint(_: &crate::keymap::Node, _: &[crate::keymap::Chord], _: &At<'_>) -> Self {
        Self
    }
}
