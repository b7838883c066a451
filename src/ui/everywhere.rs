//! What the program itself answers to, whichever layer has the focus.

use super::{
    Effect, Model, Turn, Wheel,
    overlay::{Overlay, menu::Menu, search::Search},
    screen::Screen,
};
use crate::keymap::{Action, App, Change, Context, Find, Go, Show};

impl Model {
    pub(super) fn act_everywhere(&mut self, action: Action) -> Option<Vec<Effect>> {
        let on_screen = self.overlays.is_empty();
        let context = self.context();
        let effects = match action {
            Action::App(App::Language) => vec![Effect::Turn(Turn::Language)],
            Action::App(App::Theme) => vec![Effect::Turn(Turn::Theme)],
            Action::App(App::Mask) => vec![Effect::Turn(Turn::Mask)],
            Action::App(App::Mouse) => vec![Effect::Turn(Turn::Mouse)],
            Action::App(App::Redraw) => vec![Effect::Redraw],
            Action::App(App::Suspend) => vec![Effect::Suspend],
            Action::App(App::Help) if context == Context::Help => vec![Effect::Close],
            Action::App(App::Menu) if context == Context::Menu => vec![Effect::Close],
            Action::App(App::Help) => {
                let help = Overlay::help(self.focus(), &self.at());
                vec![Effect::Open(Box::new(help))]
            }
            Action::App(App::Menu) => {
                let menu = Menu::of(self.focus(), &self.at());
                vec![Effect::Open(Box::new(Overlay::Menu(Box::new(menu))))]
            }
            Action::App(App::Quit) => self.leave(),
            Action::App(App::Close) if on_screen && self.trail.is_at_start() => self.last_layer(),
            Action::App(App::Close) if on_screen => vec![Effect::Back],
            Action::Go(Go::Back) => vec![Effect::Back],
            Action::Go(Go::Forward) => vec![Effect::Forward],
            Action::Go(Go::LastView) => vec![Effect::LastView],
            // The field of these is nearer than a search of its own.
            Action::Find(Find::Search) if matches!(context, Context::Hits | Context::Help) => {
                return None;
            }
            Action::Find(Find::Search) => {
                vec![Effect::Open(Box::new(self.search()))]
            }
            Action::Find(Find::Command) => {
                vec![Effect::Open(Box::new(Overlay::command(self.said.clone())))]
            }
            // On the journal it is the entry under the cursor that is taken back.
            Action::Change(Change::Undo) if on_screen && self.trail.here().is_journal() => {
                return None;
            }
            Action::Change(Change::Undo) => vec![Effect::Undo(None)],
            Action::Change(Change::Redo) => vec![Effect::Redo],
            Action::Show(show) => self.show(show),
            _ => return None,
        };
        Some(effects)
    }

    /// The wheel moves what `Up` and `Down` move; in a field, and where something is asked, it means nothing.
    pub(super) fn roll(&mut self, wheel: Wheel) -> Vec<Effect> {
        if self.is_typing() || self.context() == Context::Confirm {
            return Vec::new();
        }
        self.notice = None;
        self.pending.clear();
        let step = match wheel {
            Wheel::Up => Go::Up,
            Wheel::Down => Go::Down,
        };
        let steps = [step; 3].into_iter();
        steps.flat_map(|step| self.act(step.into())).collect()
    }

    /// The layer keys go to.
    pub(super) fn focus(&self) -> &dyn super::Layer {
        match self.overlays.last() {
            Some(overlay) => overlay.layer(),
            None => self.trail.here().layer(),
        }
    }

    /// Search from here, beginning with where one was before.
    pub(super) fn search(&self) -> Overlay {
        let scope = self.trail.here().scope(&self.at());
        let search = Search::new(&self.at(), scope, self.trail.visited());
        Overlay::Search(Box::new(search))
    }

    fn show(&self, show: Show) -> Vec<Effect> {
        Screen::shown(show, &self.at(), self.trail.here())
    }

    /// Leaving asks if something typed is not saved.
    fn leave(&self) -> Vec<Effect> {
        if self.overlays.iter().any(Overlay::is_changed) {
            vec![Effect::Open(Box::new(Overlay::confirm_leave()))]
        } else {
            vec![Effect::Quit]
        }
    }
}
