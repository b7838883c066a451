//! Every screen and dialog, as each role: what the menu prints does in it what it does outside, what is offered is not
//! forbidden, and what is not offered says why.

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect};
use sanzhang::{
    desk::{Clock, Desk, Registrar},
    domain::{
        By, EditRefusal, Figure, Hand, HouseholdId, Refusal, Right, Role, SiteId, TrainingId,
        UnitId, UserRefusal,
    },
    i18n::{Lang, Say},
    keymap::{Action, App, Change, Context, Keymap, Keys, Show},
    register::Node,
    rehearsal::{self, TODAY},
    store::Store,
    ui::{
        Answer as FromFile, Depth, Effect, Event, Handed, Look, Model, Question, Route, Size,
        Width,
        kit::{Offers, dialog::route::Kit, table::Cursor},
        registry::{meant::Meant, route::Registry},
        shell::route::Shell,
        site::route::Site,
        training::route::Training,
    },
};

use super::support::users::{HERE, apply_as, signed, staffed};

const SMALL: Size = Size { cols: 80, rows: 16 };
/// The whole menu has room on it.
const LARGE: Size = Size {
    cols: 160,
    rows: 100,
};

fn hand(role: Role) -> Hand {
    let (user, area) = match role {
        Role::Administrator => (1, None),
        Role::Village => (2, Some(HERE.village)),
        Role::Township => (3, Some(TOWN)),
        Role::County => (4, None),
        Role::Viewer => (5, Some(TOWN)),
        Role::Trainee => (6, None),
    };
    Hand {
        area,
        ..signed(user, role)
    }
}

/// They take turns at what is the same for each of them.
const TURNS: [Role; 3] = [Role::County, Role::Village, Role::Viewer];

/// Ways to stand somewhere: what is shown in the tree, or what is opened over it.
#[derive(Clone, Debug)]
enum Way {
    Tree(Node),
    To(Route),
}

fn ways(desk: &Desk) -> Vec<Way> {
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

const TOWN: UnitId = UnitId(2);

struct Walk {
    hand: Hand,
    desk: Desk,
    keymap: Arc<Keymap>,
    clock: Clock,
}

impl Walk {
    fn new(store: &Store, hand: Hand) -> Self {
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
    fn at(&self, way: &Way) -> Option<Model> {
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

    fn offers(model: &Model) -> Offers {
        match model.overlay() {
            Some(dialog) => dialog.offers(&model.at()),
            None => model.screen().offers(&model.at()),
        }
    }
}

/// What is left for the session, once the model has done its own.
fn done(model: &mut Model, effects: Vec<Effect>) -> Vec<Effect> {
    let steps = effects.into_iter();
    steps.flat_map(|effect| model.perform(effect)).collect()
}

fn press(model: &mut Model, keys: &Keys) -> Vec<Effect> {
    let chords = keys.iter();
    let mut left = Vec::new();
    for chord in chords {
        let effects = model.take(Event::Key(*chord));
        left.extend(done(model, effects));
    }
    left
}

fn picture(model: &Model) -> String {
    let size = model.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.cols, size.rows));
    sanzhang::ui::view(model, &mut buffer);
    let lines = buffer.content.chunks(usize::from(size.cols));
    let line = |cells: &[ratatui::buffer::Cell]| -> String {
        cells.iter().map(ratatui::buffer::Cell::symbol).collect()
    };
    lines.map(|cells| line(cells) + "\n").collect()
}

/// Whether a line of the menu has this key before this title.
fn prints(menu: &str, key: &str, title: &str) -> bool {
    let entry = |before: &str| before.trim_end().ends_with(&format!(" {key}"));
    menu.lines()
        .filter(|line| line.contains(title))
        .any(|line| {
            line.match_indices(title)
                .any(|(at, _)| line.get(..at).is_some_and(entry))
        })
}

/// Where somebody is by now, and what is on its way to the file.
fn outcome(model: &Model, left: Vec<Effect>) -> (Vec<Effect>, Context, Route, String) {
    let route = model.screen().route();
    (left, model.context(), route, picture(model))
}

#[test]
fn a_key_in_the_menu_does_what_it_does_outside() {
    let store = staffed();
    for (n, role) in TURNS.into_iter().enumerate() {
        let walk = Walk::new(&store, hand(role));
        for way in ways(&walk.desk).into_iter().skip(n).step_by(TURNS.len()) {
            let Some(mut menu) = walk.at(&way) else {
                continue;
            };
            let context = menu.context();
            let opens = walk.keymap.keys_for(context, App::Menu.into());
            let Some(opens) = opens.first().filter(|_| context != Context::Confirm) else {
                continue;
            };
            let offers = Walk::offers(&menu);
            menu.resize(LARGE);
            press(&mut menu, opens);
            assert_eq!(menu.context(), Context::Menu, "{way:?}");
            let text = picture(&menu);
            // The foot has keys of its own.
            let (text, _) = text.trim_end().rsplit_once('\n').expect("lines");
            let mut printed = 0;
            for offer in offers.open(&menu.at()) {
                let title = offer.title(context, &menu.at());
                let keys = walk.keymap.keys_for(context, offer.action);
                let mut keys = keys.iter();
                let Some(keys) = keys.find(|keys| prints(text, &keys.label(), &title)) else {
                    continue;
                };
                printed += 1;
                // The screens are the same from everywhere.
                if matches!((offer.action, &way), (Action::Show(_), Way::To(_))) {
                    continue;
                }
                let [outside, inside] = [None, Some(opens)].map(|first| {
                    let mut model = walk.at(&way).expect("again");
                    if let Some(first) = first {
                        press(&mut model, first);
                    }
                    let left = press(&mut model, keys);
                    outcome(&model, left)
                });
                assert_eq!(outside, inside, "{way:?} {}", keys.label());
            }
            assert!(printed > 3, "{way:?} {text}");
        }
    }
}

/// Whether it is for want of a right that something is refused.
fn forbids(refusal: &Refusal) -> bool {
    match refusal {
        Refusal::Step(_, step) => forbids(step),
        Refusal::User(refusal) => matches!(refusal, UserRefusal::NoRight { .. }),
        Refusal::Edit(refusal) => *refusal == EditRefusal::OutOfArea,
        _ => false,
    }
}

/// What is said to whoever may not.
fn sayings(role: Role) -> Vec<String> {
    let no = |right| {
        UserRefusal::NoRight { role, right }
            .say(Lang::En)
            .into_owned()
    };
    let mut words: Vec<String> = Right::ALL.into_iter().map(no).collect();
    words.push(EditRefusal::OutOfArea.say(Lang::En).into_owned());
    words
}

#[test]
fn what_is_offered_is_forbidden_to_nobody() {
    let store = staffed();
    let mut handed = 0;
    for role in [Role::Village, Role::Township, Role::Viewer] {
        let walk = Walk::new(&store, hand(role));
        let sayings = sayings(role);
        for way in ways(&walk.desk) {
            let Some(model) = walk.at(&way) else {
                continue;
            };
            let offers = Walk::offers(&model);
            let changes = |action: &Action| {
                !matches!(action, Action::Show(_) | Action::Go(_) | Action::App(_))
            };
            let at = model.at();
            let open = offers.open(&at).map(|offer| offer.action);
            for action in open.filter(changes) {
                let mut model = walk.at(&way).expect("again");
                let before = model.context();
                let effects = model.act(action);
                let mut left = done(&mut model, effects);
                if model.context() == Context::Confirm && before != Context::Confirm {
                    let effects = model.act(App::Accept.into());
                    left.extend(done(&mut model, effects));
                }
                for effect in &left {
                    let Effect::HandIn(_, Handed::Command(command)) = effect else {
                        continue;
                    };
                    handed += 1;
                    let answer = apply_as(&staffed(), &walk.hand, command.as_ref().clone());
                    let told = answer.err().filter(forbids);
                    assert_eq!(told, None, "{:?} {way:?} {action}", walk.hand);
                }
                if left.is_empty() && model.context() == before {
                    let text = picture(&model);
                    let told = sayings.iter().find(|words| text.contains(*words));
                    assert_eq!(told, None, "{:?} {way:?} {action}", walk.hand);
                }
            }
        }
    }
    assert!(handed > 20, "{handed}");
}

#[test]
fn what_is_not_offered_does_nothing_but_say_why() {
    let store = staffed();
    for (n, role) in TURNS.into_iter().enumerate() {
        let walk = Walk::new(&store, hand(role));
        for way in ways(&walk.desk).into_iter().skip(n).step_by(TURNS.len()) {
            let Some(model) = walk.at(&way) else {
                continue;
            };
            let (context, offers) = (model.context(), Walk::offers(&model));
            let open: Vec<Action> = offers.open(&model.at()).map(|o| o.action).collect();
            let before = outcome(&model, Vec::new());
            for action in Action::all().filter(|a| a.is_legal(context) && !open.contains(a)) {
                let mut model = walk.at(&way).expect("again");
                let effects = model.act(action);
                let left = done(&mut model, effects);
                let after = outcome(&model, left);
                let rest = |picture: &str| {
                    let lines: Vec<&str> = picture.lines().collect();
                    lines[..lines.len() - 2].join("\n")
                };
                assert_eq!(
                    (&before.0, before.1, &before.2, rest(&before.3)),
                    (&after.0, after.1, &after.2, rest(&after.3)),
                    "{way:?} {action}"
                );
                // The tree is there already.
                let says = action == Show::Tree.into() || before.3 != after.3;
                assert!(says, "{way:?} {action} {}", after.3);
            }
        }
    }
}

#[test]
fn a_click_on_the_foot_is_the_key_that_is_drawn_there() {
    let store = staffed();
    let mut clicks = 0;
    for (n, role) in TURNS.into_iter().enumerate() {
        let walk = Walk::new(&store, hand(role));
        for way in ways(&walk.desk).into_iter().skip(n).step_by(TURNS.len()) {
            let Some(model) = walk.at(&way) else {
                continue;
            };
            let (context, offers, at) = (model.context(), Walk::offers(&model), model.at());
            let (row, text) = (SMALL.rows - 1, picture(&model));
            let foot = text.lines().last().expect("a foot");
            for offer in offers.footer(&at) {
                let keys = walk.keymap.keys_for(context, offer.action);
                let Some(keys) = keys.first() else {
                    continue;
                };
                let cell = format!("{} {}", keys.label(), offer.title(context, &at));
                let Some((before, _)) = foot.split_once(&cell) else {
                    continue;
                };
                clicks += 1;
                let col = (before.chars().count() + cell.chars().count() - 1) as u16;
                let [mut by_key, mut by_click] = [(); 2].map(|()| walk.at(&way).expect("again"));
                let left = press(&mut by_key, keys);
                let effects = by_click.take(Event::Click { col, row });
                let clicked = done(&mut by_click, effects);
                let (by_key, by_click) = (outcome(&by_key, left), outcome(&by_click, clicked));
                assert_eq!(by_key, by_click, "{way:?} {cell}");
            }
        }
    }
    assert!(clicks > 60, "{clicks}");
}
