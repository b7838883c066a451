//! What the program itself answers to, whichever layer has the focus.

use super::{chrome, model::Model, route::Shell};
use crate::ui::{
    kit::{
        Effect, Position, Role, Turn, Wheel,
        click::Press,
        dialog::{help::Help, menu::Menu, route::Kit},
        open,
        table::Cursor,
        tell,
    },
    registry::route::Registry,
    site::route::Site,
    training::route::Training,
};
use crate::{
    domain::Figure,
    i18n::text::TreeText,
    keymap::{Action, App, Change, Context, Find, Go, Show},
    register::Node,
};

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
            Action::App(App::Help) => open(Help::route(self.focus(), &self.at())),
            Action::App(App::Menu) => open(Menu::route(self.focus(), Vec::new(), &self.at())),
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
            Action::Find(Find::Search) => open(self.search()),
            Action::Find(Find::Command) => {
                let at = self.at();
                let offers = self.focus().offers(&at);
                let offered = offers.open(&at).map(|offer| offer.action);
                open(Kit::Command(self.said.clone(), offered.collect()))
            }
            Action::Change(Change::Undo) => vec![Effect::Undo(None)],
            Action::Change(Change::Redo) => vec![Effect::Redo],
            Action::Show(show) => self.shown(show),
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

    /// Presses the keys that lead to what is drawn there.
    pub(super) fn click(&mut self, cell: Position) -> Vec<Effect> {
        if self.waits_with_keys() {
            return Vec::new();
        }
        self.ready();
        let effects = self.clicked(cell);
        if !effects.is_empty() {
            self.notice = None;
            self.pending.clear();
        }
        self.perform_all(effects)
    }

    /// What a click on that cell means; nothing where it would end in what cannot be done here.
    pub fn clicked(&self, cell: Position) -> Vec<Effect> {
        let presses = chrome::clicked(self, cell);
        // Where it begins and where it ends; what lies between may be offered only on the way.
        let mut ends = presses.first().into_iter().chain(presses.last());
        let is_not =
            |press: &Press| matches!(press, Press::Key(key) if self.offered(*key).is_err());
        if ends.any(is_not) {
            return Vec::new();
        }
        presses.into_iter().map(pressed).collect()
    }

    /// The layer keys go to.
    pub(super) fn focus(&self) -> &dyn crate::ui::kit::Layer {
        match self.overlays.last() {
            Some(overlay) => overlay.as_ref(),
            None => self.trail.here(),
        }
    }

    /// Search from here, beginning with where one was before.
    pub(super) fn search(&self) -> Registry {
        Registry::Search {
            scope: self.place(),
            before: self.trail.visited(),
        }
    }

    /// The screen behind a digit or a menu entry.
    fn shown(&self, show: Show) -> Vec<Effect> {
        let Some(root) = self.desk.root() else {
            return tell(&TreeText::NoUnits, Role::Notice, &self.at());
        };
        let list = |kind| open(Registry::list(kind, root));
        match show {
            Show::Tree if self.screen().context() == Context::Browse => Vec::new(),
            Show::Tree => vec![Effect::Tree],
            Show::Opening => open(Shell::Opening(None)),
            Show::Users => open(Shell::Users(Box::default())),
            Show::Overview => open(Registry::Overview { root, at: None }),
            Show::Trainings => open(Training::Sessions(self.place().unwrap_or(root))),
            Show::Gap => open(Training::Gap(root)),
            Show::Sites => open(Site::board(self.place())),
            Show::Journal => open(Shell::Journal(Cursor::default())),
            Show::Breaches => list(Figure::Breaches),
            Show::Vacancies => list(Figure::Vacancies),
            Show::NoPhone => list(Figure::NoPhone),
            Show::Doubles => list(Figure::Doubles),
            Show::Care => list(Figure::Care),
            Show::Leaders => list(Figure::Leaders),
            Show::Retired => list(Figure::Retired),
            Show::Contacts => list(Figure::Contacts),
            Show::Drafts => open(Shell::Drafts),
            Show::Present => open(Shell::Present),
            Show::Import => open(Registry::Import),
            Show::Settings => open(Shell::Settings),
        }
    }

    /// Leaving asks if something typed is not saved.
    fn leave(&self) -> Vec<Effect> {
        if self.overlays.iter().any(|overlay| overlay.is_changed()) {
            open(Shell::Leave)
        } else {
            vec![Effect::Quit]
        }
    }
}

fn pressed(press: Press) -> Effect {
    match press {
        Press::Key(action) => Effect::Act(action),
        Press::Unit(unit) => Effect::Jump(Node::Unit(unit)),
    }
}
