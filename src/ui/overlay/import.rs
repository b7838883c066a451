//! stand-in
use crate::{
    keymap::{Action, Context},
    ui::{At, Effect, Layer},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
pub struct Import;
impl Layer for Import {
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
impl Import {
    pub fn is_changed(&self) -> bool {
        false
    }
    pub fn waits(&self) -> bool {
        false
    }
    pub fn new(_: &At<'_>) -> Self {
        Self
    }
}
