//! What a key says at once instead of doing it: what the role may not, and what is gone from under the cursor.

use super::model::Model;
use crate::ui::kit::{Effect, Notice, Role, dialog::Dialog};
use crate::{
    domain::{EditRefusal, Right, UserRefusal},
    i18n::Say,
    keymap::Action,
};

impl Model {
    /// Why the top layer may not do it; none where it may.
    pub(super) fn forbidden(&self, action: Action) -> Option<Vec<Effect>> {
        let (layer, at) = (self.focus(), self.at());
        let told = layer.needs(action, &at).and_then(|r| self.told_off(r));
        told.or_else(|| {
            let words = EditRefusal::OutOfArea.say(self.look.lang);
            let above = layer.reaches_out(action, &at);
            above.then(|| vec![Effect::Tell(Notice::new(words, Role::Warn))])
        })
    }

    /// Why it may not be opened; none where it may.
    pub(super) fn shut_off(&self, dialog: &dyn Dialog) -> Option<Vec<Effect>> {
        self.told_off(dialog.opened_for(&self.at())?)
    }

    fn told_off(&self, right: Right) -> Option<Vec<Effect>> {
        let role = self.desk.hand().pass.filter(|p| !p.role.has(right))?.role;
        let words = UserRefusal::NoRight { role, right }.say(self.look.lang);
        Some(vec![Effect::Tell(Notice::new(words, Role::Warn))])
    }

    /// Why the top layer does nothing: what the action means is gone from under the cursor.
    pub(super) fn missed(&self, action: Action) -> Option<Vec<Effect>> {
        let (layer, at) = (self.focus(), self.at());
        let words = layer.lost(&at).filter(|_| layer.misses(action))?;
        Some(vec![Effect::Tell(Notice::new(words, Role::Warn))])
    }
}
