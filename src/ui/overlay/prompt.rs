//! stand-in
use crate::{
    keymap::{Action, Context},
    ui::{At, Effect, Layer},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
pub struct Prompt;
impl Layer for Prompt {
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
impl Prompt {
    pub fn command(_: &At<'_>) -> Self {
        Self
    }
    pub fn filter(_: &At<'_>, _: &str) -> Self {
        Self
    }
}
