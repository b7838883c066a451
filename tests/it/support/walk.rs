//! A walk over every screen and dialog, as each role.

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect};
use sanzhang::{
    desk::{Clock, Desk, Registrar},
    domain::{By, Figure, Hand, HouseholdId, Role, SiteId, TrainingId},
    i18n::Lang,
    keymap::{Change, Context, Keymap, Keys},
    register::Node,
    rehearsal::{self, TODAY},
    store::Store,
    ui::{
        Answer as FromFile, Depth, Effect, Event, Look, Model, Question, Route, Size, Width,
        kit::{Offers, dialog::route::Kit, table::Cursor},
        registry::{meant::Meant, route::Registry},
        shell::route::Shell,
        site::route::Site,
        training::route::Training,
    },
};

use super::users::{HERE, hand_of, staffed};

pub const SMALL: Size = Size { cols: 80, rows: 16 };
/// The whole menu has room on it.
pub const LARGE: Size = Size {
    cols: 160,
    rows: 100,
};

/// They take turns at what is the same for each of them.
const TURNS: [Role; 3] = [Role::County, Role::Village, Role::Viewer];

/// Everywhere, as one of them after the other.
pub fn in_turn(mut test: impl FnMut(&Walk, &Way, Model)) {
    let store = staffed();
    for (n, role) in TURNS.into_iter().enumerate() {
        let walk = Walk::new(&store, hand_of(role));
        for way in ways(&walk.desk).into_iter().skip(n).step_by(TURNS.len()) {
            if let Some(model) = walk.at(&way) {
                test(&walk, &way, model);
            }
        }
    }
}

/// Ways to stand somewhere: what is shown in the tree, or what is opened over it.
#[derive(Clone, Debug)]
pub enum Way {
    Tree(Node),
    To(Route),
}

pub fn ways(desk: &Desk) -> Vec<Way> {
    let root = desk.root().expect("a county");
    let household = HouseholdId(1);
    let tree = [
        Node::Unit(root),
        Node::Unit(HERE.village),
        Node::Unit(HERE.neighborhood),
        Node::Household(household),
    ];
    let figures = [
        Figure::Breaches,
        Figure::Vacancies,
        Figure::Leaders,
        Figure::NoPhone,
    ];
    let mut to: Vec<Route> = figures
        .map(|kind| Registry::list(kind, root).into())
        .to_vec();
    to.extend::<[Route; 9]>([
        Registry::Overview { root, at: None }.into(),
        Registry::Search {
            scope: Some(root),
            before: Vec::new(),
        }
        .into(),
        Registry::EditHousehold(household).into(),
        Registry::Change(Change::Remove, Meant::one(Node::Household(household))).into(),
        Registry::Import.into(),
        Training::Sessions(root).into(),
        Training::session(TrainingId(1)).into(),
        Training::assign(TrainingId(1), Vec::new()).into(),
        Training::Gap(root).into(),
    ]);
    to.extend::<[Route; 5]>([
        Training::Roll(TrainingId(1)).into(),
        Site::board(None).into(),
        Site::page(SiteId(1)).into(),
        Site::rubric(None).into(),
        Site::Score(SiteId(1), By::Village).into(),
    ]);
    to.extend::<[Route; 6]>([
        Shell::Journal(Cursor::default()).into(),
        Shell::Settings.into(),
        Shell::Drafts.into(),
        Shell::Present.into(),
        Kit::Filter(String::new()).into(),
        Kit::Since(None).into(),
    ]);
    let tree = tree.into_iter().map(Way::Tree);
    tree.chain(to.into_iter().map(Way::To)).collect()
}

pub struct Walk {
    pub hand: Hand,
    pub desk: Desk,
    pub keymap: Arc<Keymap>,
    clock: Clock,
}

impl Walk {
    pub fn new(store: &Store, hand: Hand) -> Self {
        let clock = Clock::held(TODAY);
        let book = rehearsal::book(rehearsal::Size::County);
        let registrar = Registrar::whole(store.clone(), hand.clone(), book, clock.clone());
        Self {
            hand,
            desk: registrar.expect("opens").desk(),
            keymap: Arc::new(Keymap::default()),
            clock,
        }
    }

    /// Somebody who stands there; none where the role may not.
    pub fn at(&self, way: &Way) -> Option<Model> {
        let look = Look {
            depth: Depth::Ansi256,
            lang: Lang::En,
            width: Width::Narrow,
            ..Look::default()
        };
        let keymap = Arc::clone(&self.keymap);
        let mut model = Model::new(self.desk.clone(), look, keymap, self.clock.now());
        model.resize(SMALL);
        let (effect, screen) = match way {
            Way::Tree(node) => (Effect::Jump(*node), true),
            Way::To(route) => (Effect::Open(route.clone()), false),
        };
        for effect in model.perform(effect) {
            // Nothing was left unfinished.
            if let Effect::Ask(Question::Draft(_)) = effect {
                model.take(Event::Told(FromFile::Draft(None)));
            }
        }
        let there = screen || model.overlay().is_some() || model.context() != Context::Browse;
        there.then_some(model)
    }

    pub fn offers(model: &Model) -> Offers {
        match model.overlay() {
            Some(dialog) => dialog.offers(&model.at()),
            None => model.screen().offers(&model.at()),
        }
    }
}

/// What is left for the session, once the model has done its own.
pub fn done(model: &mut Model, effects: Vec<Effect>) -> Vec<Effect> {
    let steps = effects.into_iter();
    steps.flat_map(|effect| model.perform(effect)).collect()
}

pub fn press(model: &mut Model, keys: &Keys) -> Vec<Effect> {
    let chords = keys.iter();
    let mut left = Vec::new();
    for chord in chords {
        let effects = model.take(Event::Key(*chord));
        left.extend(done(model, effects));
    }
    left
}

pub fn picture(model: &Model) -> String {
    let size = model.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.cols, size.rows));
    sanzhang::ui::view(model, &mut buffer);
    let lines = buffer.content.chunks(usize::from(size.cols));
    let line = |cells: &[ratatui::buffer::Cell]| -> String {
        cells.iter().map(ratatui::buffer::Cell::symbol).collect()
    };
    lines.map(|cells| line(cells) + "\n").collect()
}

/// Where somebody is by now, and what is on its way to the file.
pub fn outcome(model: &mut Model, left: Vec<Effect>) -> (Vec<Effect>, Context, Route, String) {
    model.ready();
    let route = model.screen().route();
    (left, model.context(), route, picture(model))
}
