//! What effects do to the model itself: where one is, what lies on top, how it looks.

use std::sync::Arc;

use super::{model::Model, owed::By, trail::Trail};
use crate::ui::{
    kit::{
        At, Built, Choice, Draft, Effect, Handed, Role, Route, Screen, Theme, Turn, Veil, Width,
        dialog::Dialog, tell,
    },
    registry::tree::Tree,
    shell,
};
use crate::{
    domain::{Command, Right},
    i18n::{
        Say,
        text::{AppText, FormText},
    },
    keymap::{App, Keymap, Preset},
};

impl Model {
    pub fn perform(&mut self, effect: Effect) -> Vec<Effect> {
        if !matches!(
            effect,
            Effect::Tell(_) | Effect::Close | Effect::Remember(_)
        ) {
            self.stir();
        }
        match effect {
            Effect::Act(action) if action.is_legal(self.context()) => {
                let effects = self.act(action);
                return self.perform_all(effects);
            }
            Effect::Act(_) => self.note(&AppText::NothingHere, Role::Dim),
            Effect::Arrange(how) => {
                let (at, trail, _) = self.parts();
                trail.here_mut().arrange(&how, &at);
            }
            Effect::Since(day) => {
                self.since = day;
                self.settle();
            }
            Effect::Remember(line) => {
                self.said.retain(|said| *said != line);
                self.said.push(line);
            }
            Effect::Open(route) => return self.open(route),
            Effect::Resume(draft) => return self.resume(draft),
            Effect::Close => {
                self.shut(self.overlays.len().saturating_sub(1));
            }
            Effect::Jump(node) => self.at_tree(|tree, at| tree.show(node, at)),
            Effect::Single(node) => self.at_tree(|tree, at| {
                tree.let_go();
                tree.show(node, at);
            }),
            Effect::Tree => self.at_tree(|_, _| {}),
            Effect::Back => self.travel(Trail::back),
            Effect::Forward => self.travel(Trail::forward),
            Effect::LastView => self.travel(Trail::last_view),
            Effect::Tell(notice) => self.notice = Some(notice),
            Effect::Turn(turn) => return vec![self.turn(turn)],
            Effect::Unmask(records) => {
                self.bare.clear();
                let handed = Handed::Command(Box::new(Command::Unmask(records.clone())));
                return vec![self.hand_in(handed, By::Unmask(records))];
            }
            Effect::Call(about, call) => {
                let records = call.records.clone();
                let handed = Handed::Command(Box::new(Command::Call(call)));
                return vec![self.hand_in(handed, By::Call(about, records))];
            }
            Effect::Submit(command) => {
                let (handed, by) = (Handed::Command(Box::new(command)), self.on_top());
                return vec![self.hand_in(handed, by)];
            }
            Effect::Undo(number) => return vec![self.hand_in(Handed::Undo(number), By::Screen)],
            Effect::Redo => return vec![self.hand_in(Handed::Redo, By::Screen)],
            other => return vec![other],
        }
        Vec::new()
    }

    pub(super) fn perform_all(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        effects.into_iter().flat_map(|e| self.perform(e)).collect()
    }

    fn open(&mut self, route: Route) -> Vec<Effect> {
        match shell::built(route, &self.at()) {
            Built::Screen(screen) => {
                self.show(screen);
                Vec::new()
            }
            Built::Dialog(dialog) => self.put(dialog),
            Built::Instead(effects) => self.perform_all(effects),
        }
    }

    fn show(&mut self, screen: Box<dyn Screen>) {
        self.shut_all();
        self.bare.clear();
        self.trail.go(screen);
        self.settle();
    }

    /// Puts it on top, unless the role may not; what it asks the file for is answered.
    fn put(&mut self, dialog: Box<dyn Dialog>) -> Vec<Effect> {
        if let Some(told) = self.shut_off(dialog.as_ref()) {
            return self.perform_all(told);
        }
        let question = dialog.question();
        self.overlays.push(dialog);
        question.map(Effect::Ask).into_iter().collect()
    }

    /// The list it was chosen from makes way for what was left, if that is still about something.
    fn resume(&mut self, draft: Draft) -> Vec<Effect> {
        let Some(mut dialog) = shell::left(&draft, &self.at()) else {
            self.note(&FormText::DraftOrphaned, Role::Warn);
            return Vec::new();
        };
        dialog.take_up(&draft, &self.at());
        self.shut(self.overlays.len().saturating_sub(1));
        // Whoever keeps the drafts knows of it before the form asks for more.
        let mut effects = vec![Effect::Resume(draft)];
        effects.extend(self.put(dialog));
        effects
    }

    /// Pages of what is there no longer are passed over.
    pub(super) fn travel(&mut self, way: impl FnOnce(&Trail) -> Option<usize>) {
        let (at, trail, _) = self.parts();
        trail.forget(|route| shell::is_dead(route, &at));
        let to = way(trail);
        let screen = to.and_then(|to| match shell::built(trail.step(to)?.clone(), &at) {
            Built::Screen(screen) => Some(screen),
            Built::Dialog(_) | Built::Instead(_) => None,
        });
        if let Some((to, screen)) = to.zip(screen) {
            trail.stand(to, screen);
            self.shut_all();
            self.bare.clear();
            self.settle();
        } else {
            self.note(&AppText::NoFurther, Role::Dim);
        }
    }

    /// The tree as it was last seen, with something else under its cursor perhaps.
    fn at_tree(&mut self, then: impl FnOnce(&mut Tree, &At<'_>)) {
        let from = self.trail.nearest_tree().map(Tree::left_as);
        let mut tree = from.unwrap_or_else(|| Tree::new(&self.desk));
        self.bare.clear();
        then(&mut tree, &self.at());
        self.show(Box::new(tree));
    }

    fn turn(&mut self, turn: Turn) -> Effect {
        let choice = match turn {
            Turn::Language => {
                self.look.lang = self.look.lang.other();
                Choice::Language(self.look.lang)
            }
            Turn::Theme => {
                let at = Theme::ALL
                    .iter()
                    .position(|t| *t == self.look.theme)
                    .unwrap_or(0);
                self.look.theme = Theme::ALL[(at + 1) % Theme::ALL.len()];
                let name = self.look.theme.title().say(self.look.lang).into_owned();
                self.note(&AppText::ThemeNow { name }, Role::Notice);
                Choice::Theme(self.look.theme)
            }
            Turn::Mask => {
                self.bare.clear();
                self.veil = match self.veil {
                    Veil::Open | Veil::Lifted => Veil::Drawn,
                    Veil::Drawn => Veil::Open,
                };
                self.note(&self.masked(), Role::Notice);
                Choice::Mask(self.veil)
            }
            Turn::Width => {
                self.look.width = match self.look.width {
                    Width::Auto | Width::Narrow => Width::Wide,
                    Width::Wide => Width::Ascii,
                    Width::Ascii => Width::Narrow,
                };
                Choice::Width(self.look.width)
            }
            Turn::Keymap => {
                self.next_keymap();
                Choice::Keymap(self.keymap.name().to_owned())
            }
            Turn::Mouse => {
                self.mouse = !self.mouse;
                let words = if self.mouse {
                    AppText::MouseOn
                } else {
                    AppText::MouseOff
                };
                self.note(&words, Role::Notice);
                Choice::Mouse(self.mouse)
            }
        };
        self.settle();
        Effect::Prefer(choice)
    }

    /// What the key that masks has done.
    fn masked(&self) -> AppText {
        let key = self.at().key(self.context(), App::Mask);
        match self.veil {
            _ if !self.desk.may(Right::ReadWhole) => AppText::MaskStays,
            Veil::Drawn => AppText::MaskOn { key },
            Veil::Open | Veil::Lifted => AppText::MaskOff { key },
        }
    }

    /// From one's own keys through the presets and back.
    fn next_keymap(&mut self) {
        let mut known = vec![Arc::clone(&self.own)];
        let presets = Preset::ALL
            .into_iter()
            .filter(|p| p.name() != self.own.name());
        known.extend(presets.map(|p| Arc::new(Keymap::preset(p))));
        let here = known
            .iter()
            .position(|k| k.name() == self.keymap.name())
            .unwrap_or(0);
        self.keymap = Arc::clone(&known[(here + 1) % known.len()]);
    }

    /// Lets every layer look at the desk again: sizes, snapshots and languages change.
    pub(super) fn settle(&mut self) {
        self.stir();
        let (at, trail, overlays) = self.parts();
        trail.here_mut().refresh(&at);
        for overlay in overlays {
            overlay.refresh(&at);
            let anew = overlay
                .about()
                .map(|about| shell::built(about.clone(), &at));
            if let Some(anew) = anew {
                overlay.ask_anew(anew.into_dialog());
            }
        }
    }

    /// Nothing is left to close: leaving is another key.
    pub(super) fn last_layer(&self) -> Vec<Effect> {
        let at = self.at();
        let key = at.key(self.context(), App::Quit);
        tell(&AppText::LastLayer { key }, Role::Notice, &at)
    }
}
