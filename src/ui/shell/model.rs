//! All that is on one person's screen: where they are, what lies on top, what was said last.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    ahead::Waiting,
    called::Called,
    cover::{Cover, Farewell},
    owed::Owed,
    trail::Trail,
};
use crate::ui::{
    kit::{
        Ahead, At, Effect, Event, Look, Notice, Position, Question, Role, Screen, Size, Timer,
        Veil,
        dialog::{Dialog, menu::Menu},
        is_han,
        typed::typed,
    },
    registry::tree::Tree,
};
use crate::{
    desk::Desk,
    domain::{UnitId, Unmask},
    i18n::{Say, text::AppText},
    keymap::{Action, Answer as Meant, Chord, Context, Keymap},
    store::{StoreError, Writer},
};

pub struct Model {
    pub desk: Desk,
    pub look: Look,
    pub keymap: Arc<Keymap>,
    pub veil: Veil,
    /// Records whose mask is lifted while the cursor stands on them, or their list is there.
    pub(super) bare: BTreeSet<Unmask>,
    /// Lists whose phones were opened to be called, the oldest first.
    pub(super) called: Vec<Called>,
    /// Who waits for an answer of the file.
    pub(super) owed: Owed,
    pub size: Size,
    pub(super) trail: Trail,
    pub(super) overlays: Vec<Box<dyn Dialog>>,
    pub(super) notice: Option<Notice>,
    /// Set while the file refuses writes.
    pub(super) trouble: Option<StoreError>,
    /// Set while drafts cannot be kept.
    pub(super) unkept: Option<StoreError>,
    /// Who keeps the file from being read or saved now.
    pub(super) waits: Option<Writer>,
    /// Keys of a sequence that is not finished.
    pub(super) pending: Vec<Chord>,
    /// What was typed last came through an input method.
    pub(super) wide: bool,
    pub(super) saved: Option<DateTime<Utc>>,
    /// Whether the terminal tells of clicks and the wheel.
    pub mouse: bool,
    /// The day since which the board shows how scores moved; kept for the sitting.
    pub(super) since: Option<NaiveDate>,
    /// Command lines run in this sitting, oldest first.
    pub(super) said: Vec<String>,
    /// The keys this sitting began with, among the presets one can turn to.
    pub(super) own: Arc<Keymap>,
    /// Keys typed before the form on top could take them.
    pub(super) waiting: Waiting,
    pub(super) cover: Cover,
    pub(super) farewell: Option<Farewell>,
    /// Nobody pressed a key yet: what a new county lacks may come first.
    pub(super) leads: bool,
    /// Counts whatever may change the picture below the top layer.
    turns: u64,
    /// Moved by the session before every event, so that nothing here reads a clock.
    pub now: DateTime<Utc>,
}

/// Two pictures of what lies below the top layer are the same if these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    turns: u64,
    layers: usize,
}

/// What layers may look at: borrows these fields of the model and leaves the layers free to be changed.
macro_rules! at {
    ($model:expr) => {
        At {
            desk: &$model.desk,
            look: &$model.look,
            keymap: &$model.keymap,
            size: $model.size,
            veil: $model.veil,
            bare: &$model.bare,
            since: $model.since,
            now: $model.now,
            mouse: $model.mouse,
            clicks: None,
        }
    };
}

impl Model {
    pub fn new(desk: Desk, look: Look, keymap: Arc<Keymap>, now: DateTime<Utc>) -> Self {
        let tree = Tree::new(&desk);
        let mut model = Self {
            desk,
            look,
            own: Arc::clone(&keymap),
            keymap,
            veil: Veil::Open,
            bare: BTreeSet::new(),
            called: Vec::new(),
            owed: Owed::default(),
            size: Size { cols: 80, rows: 24 },
            trail: Trail::new(Box::new(tree)),
            overlays: Vec::new(),
            notice: None,
            trouble: None,
            unkept: None,
            waits: None,
            pending: Vec::new(),
            wide: false,
            saved: None,
            mouse: false,
            since: None,
            said: Vec::new(),
            waiting: Waiting::default(),
            cover: Cover::Off,
            farewell: None,
            leads: false,
            turns: 0,
            now,
        };
        model.settle();
        model
    }

    /// Said at the foot until the next key.
    pub(super) fn note(&mut self, words: &impl Say, role: Role) {
        self.notice = Some(Notice::new(words.say(self.look.lang), role));
    }

    /// Said before the first key.
    pub fn remarking(mut self, notice: Option<Notice>) -> Self {
        self.notice = notice;
        self
    }

    /// The terminal has this size now.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        self.settle();
    }

    pub fn at(&self) -> At<'_> {
        at!(self)
    }

    pub fn context(&self) -> Context {
        self.focus().context()
    }

    /// While a field has the focus nothing repaints but by a key.
    pub fn is_typing(&self) -> bool {
        !self.is_covered() && self.context().is_typing()
    }

    /// The same, and something is typed there that a repaint may wipe.
    pub fn holds_still(&self) -> bool {
        self.is_typing() && !self.overlay().is_some_and(Dialog::is_idle)
    }

    /// Whether keys wait until the file has answered the form on top.
    pub fn waits_with_keys(&self) -> bool {
        self.overlay().map(Dialog::ahead) == Some(Ahead::Wait)
    }

    pub fn screen(&self) -> &dyn Screen {
        self.trail.here()
    }

    /// Where the cursor stands, or what the screen is about.
    pub fn place(&self) -> Option<UnitId> {
        self.trail.here().scope(&self.at())
    }

    pub fn overlay(&self) -> Option<&dyn Dialog> {
        self.overlays.last().map(AsRef::as_ref)
    }

    /// What the keys pressed so far may still become, for the pop-up.
    pub fn pending(&self) -> &[Chord] {
        &self.pending
    }

    pub(super) fn ground(&self) -> Ground {
        Ground {
            turns: self.turns,
            layers: self.overlays.len(),
        }
    }

    /// What lies below the top layer may look different from now on.
    pub(super) fn stir(&mut self) {
        self.turns += 1;
    }

    /// Takes in one event; what the session must do about it is answered.
    pub fn take(&mut self, event: Event) -> Vec<Effect> {
        if self.is_covered() {
            match event {
                Event::Key(chord) => {
                    self.uncover(chord);
                    return Vec::new();
                }
                Event::Paste(_) | Event::Wheel(_) | Event::Click { .. } => {
                    return Vec::new();
                }
                _ => {}
            }
        }
        let Some(event) = self.hold(event) else {
            return Vec::new();
        };
        // A key reaches the top layer alone; what it brings about below comes as an effect.
        if self.overlays.is_empty() || !matches!(event, Event::Key(_) | Event::Paste(_)) {
            self.stir();
        }
        let effects = self.heard(event);
        self.mask_again();
        effects
    }

    fn heard(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(chord) => self.key(chord),
            Event::Paste(text) => self.paste(&text),
            Event::Wheel(wheel) => self.roll(wheel),
            Event::Click { col, row } => self.click(Position::new(col, row)),
            Event::Resize { cols, rows } => {
                self.resize(Size { cols, rows });
                Vec::new()
            }
            Event::Changed { desk, entries } => self.changed(desk, &entries),
            Event::Done(ticket, outcome) => self.done(ticket, &outcome),
            Event::Told(answer) => self.told(&answer),
            Event::Due(Timer::Hint) => {
                self.hint();
                Vec::new()
            }
            Event::Due(Timer::Draft) => self.kept(),
            Event::Due(Timer::Call) => self.called_out(),
            Event::Due(Timer::Attend) => vec![Effect::Attend(self.place())],
            Event::Due(Timer::Cover) => self.drop_cover(),
            Event::Due(Timer::End) => self.end(Farewell::Idle),
            Event::Dismissed => self.end(Farewell::Dismissed),
            Event::Health(error) => {
                self.health(error);
                Vec::new()
            }
            Event::Unkept(error) => {
                self.unkept(error);
                Vec::new()
            }
            Event::Waits(writer) => {
                self.waits = writer;
                Vec::new()
            }
            Event::Stopped => vec![Effect::Suspend],
            Event::Resumed => vec![Effect::Redraw],
            Event::Hangup => vec![Effect::Quit],
        }
    }

    fn key(&mut self, chord: Chord) -> Vec<Effect> {
        self.notice = None;
        if let Some(c) = typed(chord) {
            self.wide = !c.is_ascii() || self.wide && !c.is_ascii_alphabetic();
        }
        let context = self.context();
        if self.pending.is_empty()
            && let Some(effects) = self.press(chord)
        {
            return effects;
        }
        self.pending.push(chord);
        let meant = match self.keymap.resolve(context, &self.pending) {
            Meant::Act(action) => Some(action),
            Meant::Pending(_) => return Vec::new(),
            Meant::Nothing => None,
        };
        let begun = self.pending.len() > 1;
        self.pending.clear();
        match (meant, typed(chord)) {
            (Some(action), _) => self.act(action),
            (None, Some(c)) if context.is_typing() => self.typed(c),
            (None, None) if context.is_typing() => self.top(|layer, at| layer.edit(chord, at)),
            (None, Some(c)) if !begun && is_han(c) && context.may_search() => self.search_for(c),
            _ => Vec::new(),
        }
    }

    fn press(&mut self, chord: Chord) -> Option<Vec<Effect>> {
        let mut taken = None;
        self.top(|layer, at| {
            taken = layer.press(chord, at);
            Vec::new()
        });
        taken
    }

    fn typed(&mut self, c: char) -> Vec<Effect> {
        let mut text = [0; 4];
        self.top(|layer, at| layer.text(c.encode_utf8(&mut text), at))
    }

    /// A Han character on a list means that the input method is on: search takes it in.
    fn search_for(&mut self, c: char) -> Vec<Effect> {
        if !matches!(self.context(), Context::Search | Context::Hits) {
            let search = self.search();
            self.perform(Effect::Open(search.into()));
        }
        let effects = self.typed(c);
        self.note(&AppText::InputMethod, Role::Notice);
        effects
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        self.notice = None;
        self.pending.clear();
        self.top(|layer, at| layer.paste(text, at))
    }

    /// Gives the action to the top layer; what no layer wants is the program's own.
    pub fn act(&mut self, action: Action) -> Vec<Effect> {
        let offer = match self.offered(action) {
            Ok(offer) => offer,
            Err(told) => return told,
        };
        if !offer.gives.is_empty() {
            return offer.gives;
        }
        if let Some(effects) = self.act_everywhere(action) {
            return effects;
        }
        self.top(|layer, at| layer.act(action, at))
    }

    /// Runs the top layer with everything it may look at.
    pub(super) fn top(
        &mut self,
        run: impl FnOnce(&mut dyn crate::ui::kit::Layer, &At<'_>) -> Vec<Effect>,
    ) -> Vec<Effect> {
        self.layer(self.overlays.len().checked_sub(1), run)
    }

    /// The same for an overlay, or for the screen below all of them.
    pub(super) fn layer(
        &mut self,
        overlay: Option<usize>,
        run: impl FnOnce(&mut dyn crate::ui::kit::Layer, &At<'_>) -> Vec<Effect>,
    ) -> Vec<Effect> {
        let (at, trail, overlays) = self.parts();
        match overlay.and_then(|i| overlays.get_mut(i)) {
            Some(overlay) => run(overlay.as_mut(), &at),
            None => run(trail.here_mut(), &at),
        }
    }

    /// What layers may look at, and the layers themselves.
    pub(super) fn parts(&mut self) -> (At<'_>, &mut Trail, &mut Vec<Box<dyn Dialog>>) {
        (at!(self), &mut self.trail, &mut self.overlays)
    }

    /// The pop-up of what may follow the keys pressed so far.
    fn hint(&mut self) {
        let keys = std::mem::take(&mut self.pending);
        let menu = Menu::route(self.focus(), keys, &self.at());
        self.perform(Effect::Open(menu.into()));
    }

    /// Before a picture.
    pub fn ready(&mut self) {
        let (at, trail, _) = self.parts();
        trail.here_mut().ready(&at);
    }

    /// The question a session asks after each event, so that pages fill themselves.
    pub fn wants(&mut self) -> Option<Question> {
        if self.overlays.is_empty() {
            self.trail.here_mut().unasked()
        } else {
            None
        }
    }
}
