//! stand-in
use ratatui::{buffer::Buffer, layout::{Position, Rect}};
use crate::{keymap::{Action, Context}, ui::{At, Effect, Layer}};
pub struct Form;
impl Layer for Form {
    fn context(&self) -> Context { Context::Menu }
    fn act(&mut self, _: Action, _: &At<'_>) -> Vec<Effect> { vec![Effect::Close] }
    fn view(&self, _: &At<'_>, _: &mut Buffer, _: Rect) -> Option<Position> { None }
    fn footer(&self) -> Vec<Action> { vec![] }
}
impl Form { pub fn is_changed(&self)->bool{false} pub fn waits(&self)->bool{false} pub fn draft(&self,_: chrono::DateTime<chrono::Utc>)->Option<crate::ui::Draft>{None} }
pub fn appoint(_: crate::domain::UnitId, _: &At<'_>)->Vec<Effect>{vec![]}
pub fn edit(_: crate::register::Node, _: &At<'_>)->Vec<Effect>{ vec![Effect::Open(Box::new(super::Overlay::Form(Box::new(Form))))] }
