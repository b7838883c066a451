//! stand-in
use ratatui::{buffer::Buffer, layout::{Position, Rect}};
use crate::{keymap::{Action, Context}, ui::{At, Effect, Layer}};
pub struct Confirm;
impl Layer for Confirm {
    fn context(&self) -> Context { Context::Menu }
    fn act(&mut self, _: Action, _: &At<'_>) -> Vec<Effect> { vec![Effect::Close] }
    fn view(&self, _: &At<'_>, _: &mut Buffer, _: Rect) -> Option<Position> { None }
    fn footer(&self) -> Vec<Action> { vec![] }
}
impl Confirm { pub fn leave(_: crate::i18n::Lang) -> Self { Self } }
