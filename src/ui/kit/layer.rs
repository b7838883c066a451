//! The small trait behind screens and dialogs: what has a picture and takes keys.

use std::any::Any;

use super::{
    Answer, At, Effect, Line, Offers, Outcome, Pen, Position, Screen, dialog::Dialog, lost::Marks,
    typed::pasted,
};
use crate::{
    i18n::Words,
    keymap::{Action, Chord, Context},
};

/// What becomes of keys typed ahead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ahead {
    #[default]
    Take,
    /// Until the file has answered.
    Wait,
    /// It came otherwise than whoever typed on could know.
    Drop,
}

/// What a route becomes.
pub enum Built {
    Screen(Box<dyn Screen>),
    Dialog(Box<dyn Dialog>),
    /// What is done instead: it is told why, or another way leads there.
    Instead(Vec<Effect>),
}

impl Built {
    pub fn screen(screen: impl Screen) -> Self {
        Self::Screen(Box::new(screen))
    }

    pub fn dialog(dialog: impl Dialog) -> Self {
        Self::Dialog(Box::new(dialog))
    }

    pub fn into_dialog(self) -> Option<Box<dyn Dialog>> {
        match self {
            Self::Dialog(dialog) => Some(dialog),
            Self::Screen(_) | Self::Instead(_) => None,
        }
    }
}

pub trait Layer: Any {
    /// Where the focus is.
    fn context(&self) -> Context;

    /// A key before the keymap sees it: pop-ups answer to keys that mean something only in them.
    fn press(&mut self, _chord: Chord, _at: &At<'_>) -> Option<Vec<Effect>> {
        None
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect>;

    /// What can be done here: no key does anything else, and menus, help and the footer show nothing else.
    fn offers(&self, at: &At<'_>) -> Offers;

    /// What is said of an action that is not offered now, if more than that there is nothing here to do it to.
    fn refuse(&self, _action: Action, _at: &At<'_>) -> Option<Vec<Effect>> {
        None
    }

    /// What is said while the cursor stands between rows, because its record is gone, or the whole page is about what
    /// is there no longer.
    fn lost(&self, _at: &At<'_>) -> Option<Words> {
        None
    }

    fn marks(&self) -> Marks {
        Marks::None
    }

    /// Whether the action means what is lost.
    fn misses(&self, action: Action) -> bool {
        action.means_row(self.marks())
    }

    /// The line under the hand, where there is one that takes in whatever is typed.
    fn input(&mut self) -> Option<&mut Line> {
        None
    }

    /// Something else stands in that line.
    fn typed(&mut self, _at: &At<'_>) -> Vec<Effect> {
        Vec::new()
    }

    /// Text typed while a field has the focus.
    fn text(&mut self, text: &str, at: &At<'_>) -> Vec<Effect> {
        in_line(self, at, |line| line.insert(text))
    }

    /// A key that is nobody's action while a field has the focus: carets and deletions.
    fn edit(&mut self, chord: Chord, at: &At<'_>) -> Vec<Effect> {
        in_line(self, at, |line| line.key(chord))
    }

    /// Several pasted lines are joined; they never submit.
    fn paste(&mut self, text: &str, at: &At<'_>) -> Vec<Effect> {
        self.text(&pasted(text).join(" "), at)
    }

    /// The desk, the size or the language changed.
    fn refresh(&mut self, _at: &At<'_>) {}

    /// The command this layer waited for was carried out or not.
    fn done(&mut self, _outcome: &Outcome, _at: &At<'_>) -> Vec<Effect> {
        Vec::new()
    }

    fn told(&mut self, _answer: &Answer, _at: &At<'_>) {}

    /// Draws itself; answers where the caret stands if a field has the focus.
    fn view(&self, pen: &mut Pen<'_>) -> Option<Position>;
}

/// Does it to the line under the hand.
pub fn in_line<L: Layer + ?Sized, T>(
    layer: &mut L,
    at: &At<'_>,
    change: impl FnOnce(&mut Line) -> T,
) -> Vec<Effect> {
    let Some(line) = layer.input() else {
        return Vec::new();
    };
    let before = line.value().to_owned();
    change(line);
    if line.value() == before {
        return Vec::new();
    }
    layer.typed(at)
}
