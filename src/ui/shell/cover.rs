//! The cover over a screen that nobody has touched for a while, and why a sitting ends without its person.

use super::model::Model;
use crate::ui::kit::{Effect, Pen, Role, text};
use crate::{
    i18n::{Say, text::AppText},
    keymap::{Chord, Key},
};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cover {
    #[default]
    Off,
    /// Nothing of the county is on the screen.
    On,
    /// A key was pressed; the next one says whether somebody is there.
    Asked,
}

/// Why a sitting ended that its person did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Farewell {
    /// The account was disabled, or has another role or area now.
    Dismissed,
    /// No key for too long.
    Idle,
}

impl Model {
    /// Nobody pressed a key for a while.
    pub(super) fn drop_cover(&mut self) -> Vec<Effect> {
        self.cover = Cover::On;
        self.bare.clear();
        self.settle();
        Vec::new()
    }

    pub const fn is_covered(&self) -> bool {
        !matches!(self.cover, Cover::Off)
    }

    /// Why the sitting ends without its person; none if they left.
    pub const fn farewell(&self) -> Option<Farewell> {
        self.farewell
    }

    pub(super) fn end(&mut self, why: Farewell) -> Vec<Effect> {
        self.farewell = Some(why);
        vec![Effect::Quit]
    }

    /// A key on the cover: any one, then y or Enter. Nothing below hears of it.
    pub(super) fn uncover(&mut self, chord: Chord) {
        let is_yes = matches!(chord.key(), Key::Enter | Key::Char('y' | 'Y' | 'ｙ' | 'Ｙ'));
        self.cover = match self.cover {
            Cover::Asked if is_yes => Cover::Off,
            Cover::On => Cover::Asked,
            Cover::Asked => Cover::On,
            Cover::Off => Cover::Off,
        };
        self.stir();
    }

    pub(super) fn draw_cover(&self, pen: &mut Pen<'_>) {
        let area = pen.area();
        pen.fill(area, Role::Normal);
        let words = match self.cover {
            Cover::Asked => AppText::CoverAsk.say(self.look.lang),
            Cover::On | Cover::Off => AppText::Covered.say(self.look.lang),
        };
        let room = area.width.saturating_sub(2).max(1);
        let top = area.y + area.height / 2;
        for (line, y) in text::wrap(&words, room).iter().zip(top..area.bottom()) {
            let x = area.x + area.width.saturating_sub(text::width(line)) / 2;
            pen.text(x, y, area.width, line, Role::Title);
        }
        pen.settle();
    }
}
