//! What a key says at once instead of doing it: what the role may not, and what is gone from under the cursor.

use super::model::Model;
use crate::ui::kit::{Effect, Offer, Role, Stands, dialog::Dialog, tell};
use crate::{
    domain::{EditRefusal, Right, UserRefusal},
    i18n::text::{AppText, OpeningText},
    keymap::{Action, Show},
};

impl Model {
    /// What the top layer offers of it, or why it does nothing.
    pub(super) fn offered(&self, action: Action) -> Result<Offer, Vec<Effect>> {
        let (layer, at) = (self.focus(), self.at());
        let offers = layer.offers(&at);
        let offer = offers.get(action);
        if let Some(told) = offer.and_then(|o| self.told_off(o.rights)) {
            return Err(told);
        }
        if offer.is_some_and(|offer| offer.stands == Stands::Outside) {
            return Err(tell(&EditRefusal::OutOfArea, Role::Warn, &at));
        }
        if let Some(missed) = self.missed(action) {
            return Err(missed);
        }
        let open = offer.filter(|offer| offer.is_open(&at));
        open.cloned().ok_or_else(|| {
            // The list of what is left to do is the program's own, wherever one is.
            if action == Show::Opening.into() {
                return tell(&OpeningText::Nothing, Role::Notice, &at);
            }
            let nothing = || tell(&AppText::NothingHere, Role::Dim, &at);
            layer.refuse(action, &at).unwrap_or_else(nothing)
        })
    }

    /// Why it may not be opened; none where it may.
    pub(super) fn shut_off(&self, dialog: &dyn Dialog) -> Option<Vec<Effect>> {
        self.told_off(dialog.opened_for(&self.at()))
    }

    fn told_off(&self, rights: &[Right]) -> Option<Vec<Effect>> {
        let role = self.desk.hand().pass?.role;
        let right = role.lacks(rights)?;
        let refusal = UserRefusal::NoRight { role, right };
        Some(tell(&refusal, Role::Warn, &self.at()))
    }

    /// Why the top layer does nothing: what the action means is gone from under the cursor.
    fn missed(&self, action: Action) -> Option<Vec<Effect>> {
        let (layer, at) = (self.focus(), self.at());
        let words = layer.lost(&at).filter(|_| layer.misses(action))?;
        Some(tell(&words, Role::Warn, &at))
    }
}
