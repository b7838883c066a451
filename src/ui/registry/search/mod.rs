//! Search from anywhere: a field on top, what answers to it below, best first.

pub mod row;
pub mod view;

use super::applies;
use crate::{
    domain::UnitId,
    i18n::{Words, text::SearchText},
    keymap::{Action, App, Change, Chord, Context, Field, Find, Go, Pick, actions},
    register::{
        Finding, Found, Node, Thing,
        search::{Query, Searcher},
    },
    ui::kit::{
        At, Effect, Layer, Line, Offers, Pen, Position, Role, dialog::Dialog, lost, narrow,
        table::Cursor, tell,
    },
};

/// More than anybody reads; the next letter is faster.
const MOST: usize = 200;
/// Places one was at before, offered while nothing is typed.
const RECENT: usize = 8;
const COLS: u16 = 118;
const ROWS: u16 = 32;
/// The field, the line of figures and a blank one stand above the hits.
const ABOVE: u16 = 3;

#[derive(Default)]
pub struct Search {
    line: Line,
    /// What a search may be confined to, the whole area first; `scope` is the one in force.
    scopes: Vec<UnitId>,
    scope: usize,
    retired: Retired,
    focus: Focus,
    rows: Cursor<Thing>,
    searcher: Searcher,
    /// Where one was before in this sitting: what an empty field offers.
    recent: Vec<Finding>,
    found: Found,
    /// What would be found among retired things when nothing else is.
    hidden: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Retired {
    #[default]
    Out,
    In,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Focus {
    #[default]
    Field,
    Hits,
}

impl Search {
    /// Begins with all that the person may see; `here` is the unit under the cursor, to narrow to.
    pub fn new(at: &At<'_>, here: Option<UnitId>, before: Vec<Node>) -> Self {
        let mut scopes: Vec<UnitId> = at.desk.root().into_iter().collect();
        let path = here.map_or_else(Vec::new, |unit| at.desk.county().path(Node::Unit(unit)));
        let within = path.iter().position(|unit| Some(unit) == scopes.first());
        let below = within.map_or(0, |root| root + 1);
        scopes.extend(path.into_iter().skip(below).rev());
        let mut search = Self {
            scopes,
            recent: before.into_iter().map(Finding::of).take(RECENT).collect(),
            ..Self::default()
        };
        search.run(at);
        search
    }

    pub fn query(&self) -> &str {
        self.line.value()
    }

    pub fn scope(&self) -> Option<UnitId> {
        self.scopes.get(self.scope).copied()
    }

    pub fn found(&self) -> &Found {
        &self.found
    }

    fn run(&mut self, at: &At<'_>) {
        self.found = Found::default();
        self.hidden = 0;
        let Some(scope) = self.scope() else {
            return;
        };
        let query = Query::parse(self.line.value()).with_phones(at.phones_found());
        let county = at.desk.county();
        if query.is_empty() {
            let there = |hit: &&Finding| match hit.thing.node() {
                Node::Unit(id) => county.unit(id).is_some(),
                Node::Household(id) => county.household_row(id).is_some(),
            };
            self.found.hits = self.recent.iter().filter(there).copied().collect();
            self.fill(at);
            return;
        }
        let with_retired = query.clone().with_retired();
        let asked = match self.retired {
            Retired::Out => &query,
            Retired::In => &with_retired,
        };
        self.found = county.search(&mut self.searcher, asked, scope, MOST);
        if self.found.total == 0 && self.retired == Retired::Out {
            let mut apart = Searcher::default();
            self.hidden = county.search(&mut apart, &with_retired, scope, 0).total;
        }
        self.fill(at);
    }

    fn fill(&mut self, at: &At<'_>) {
        let things = self.found.hits.iter().map(|hit| hit.thing);
        self.rows.fill(things.collect(), height(at));
    }

    /// Runs again from the top of the list: something else is asked.
    fn ask(&mut self, at: &At<'_>) {
        self.rows = Cursor::default();
        self.focus = Focus::Field;
        self.run(at);
    }

    fn finding(&self) -> Option<&Finding> {
        self.found.hits.get(self.rows.row()?)
    }

    fn widen(&mut self, at: &At<'_>) -> Vec<Effect> {
        if self.scopes.len() > 1 {
            self.scope = (self.scope + 1) % self.scopes.len();
        }
        self.ask_there(at);
        Vec::new()
    }

    /// The same from where the keys go now.
    fn ask_there(&mut self, at: &At<'_>) {
        let focus = self.focus;
        self.ask(at);
        if !self.found.hits.is_empty() {
            self.focus = focus;
        }
    }

    fn turn_retired(&mut self, at: &At<'_>) -> Vec<Effect> {
        self.retired = match self.retired {
            Retired::Out => Retired::In,
            Retired::In => Retired::Out,
        };
        self.ask_there(at);
        let words = match self.retired {
            Retired::In => SearchText::WithRetired,
            Retired::Out => SearchText::WithoutRetired,
        };
        tell(&words, Role::Notice, at)
    }

    fn open(&self) -> Vec<Effect> {
        let found = self.finding().map(|hit| hit.thing.node());
        found.map(Effect::Jump).into_iter().collect()
    }

    fn in_field(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match action {
            Action::Go(Go::Down | Go::NextPane | Go::PageDown) if !self.found.hits.is_empty() => {
                self.focus = Focus::Hits;
            }
            Action::Go(Go::Open) => return self.open(),
            Action::Field(Field::Undo | Field::Redo | Field::ClearLine) => {
                self.line.act(action);
                self.ask(at);
            }
            _ => {}
        }
        Vec::new()
    }

    fn in_hits(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        let back = self.rows.is_on(0) && action == Action::Go(Go::Up);
        let step = match action {
            Action::Find(Find::Next) => Go::Down.into(),
            Action::Find(Find::Prev) => Go::Up.into(),
            other => other,
        };
        if back {
            self.focus = Focus::Field;
            return Vec::new();
        }
        if self.rows.act(step, height(at)) {
            return Vec::new();
        }
        match action {
            Action::Go(Go::Open | Go::Right) => self.open(),
            Action::Go(Go::Left | Go::NextPane | Go::PrevPane) | Action::Find(Find::Search) => {
                self.focus = Focus::Field;
                Vec::new()
            }
            Action::App(App::Copy) => {
                let line = self.finding().map(|hit| row::plain(hit, at));
                line.map(Effect::CopyInFull).into_iter().collect()
            }
            // What the tree knows how to do is done there, on the thing found.
            Action::Change(_) | Action::Pick(_) | Action::Go(_) => {
                let Some(hit) = self.finding() else {
                    return Vec::new();
                };
                let node = hit.thing.node();
                // Marks made in the tree are not meant by what is done to a hit.
                let there = match action {
                    Action::Change(_) | Action::Pick(Pick::Take) => Effect::Single(node),
                    _ => Effect::Jump(node),
                };
                vec![there, Effect::Act(action)]
            }
            _ => Vec::new(),
        }
    }
}

/// Hits in view.
fn height(at: &At<'_>) -> usize {
    at.size.rows_in(ROWS, ABOVE)
}

impl Dialog for Search {}

impl Layer for Search {
    fn context(&self) -> Context {
        match self.focus {
            Focus::Field => Context::Search,
            Focus::Hits => Context::Hits,
        }
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match (action, self.focus) {
            (Action::App(App::Close | App::Cancel), _) => vec![Effect::Close],
            (Action::Find(Find::Scope), _) => self.widen(at),
            (Action::Find(Find::WithRetired), _) => self.turn_retired(at),
            (_, Focus::Field) => self.in_field(action, at),
            (_, Focus::Hits) => self.in_hits(action, at),
        }
    }

    fn text(&mut self, text: &str, at: &At<'_>) -> Vec<Effect> {
        self.line.insert(&narrow(text));
        self.ask(at);
        Vec::new()
    }

    fn edit(&mut self, chord: Chord, at: &At<'_>) -> Vec<Effect> {
        let before = self.line.value().to_owned();
        self.line.key(chord);
        if self.line.value() != before {
            self.ask(at);
        }
        Vec::new()
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.run(at);
        if self.found.hits.is_empty() {
            self.focus = Focus::Field;
        }
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let gone = self.rows.gone()?;
        let name = lost::name(gone.node(), at);
        Some(lost::words(name, self.context(), at))
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        self.draw(pen)
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        let offers = Offers::of(self.context()).with(actions![Go::NextPane, Go::PrevPane]);
        if self.focus == Focus::Field {
            return offers.foot(actions![
                Go::Open,
                Go::Down,
                Find::Scope,
                Find::WithRetired,
                App::Help,
                App::Cancel
            ]);
        }
        let found = self.finding().map(|hit| hit.thing.node());
        let nodes: Vec<Node> = found.into_iter().collect();
        let offers = offers
            .foot(actions![
                Go::Open,
                Change::Edit,
                Find::Search,
                App::Copy,
                Find::WithRetired,
                Find::Scope,
                App::Menu,
                App::Close
            ])
            .with(actions![
                Go::Left,
                Go::Right,
                Go::ParentUnit,
                Find::Next,
                Find::Prev,
                Pick::Mark,
                Pick::Take
            ]);
        // Somebody found by name is edited, not the unit they lead.
        let leader = matches!(self.finding().map(|hit| hit.thing), Some(Thing::Leader(_)));
        let offers = applies::offered(offers, &nodes, at, |change| match change {
            Change::Edit if leader => Change::EditPerson,
            change => change,
        });
        // All but editing is done in the tree.
        let there = Change::ALL.iter().filter(|change| **change != Change::Edit);
        there.fold(offers, |offers, change| offers.gives(*change, Vec::new()))
    }

    fn refuse(&self, action: Action, at: &At<'_>) -> Option<Vec<Effect>> {
        match (action, self.finding()) {
            (Action::Change(change), Some(hit)) => {
                Some(applies::refuse(change, &[hit.thing.node()], at))
            }
            _ => None,
        }
    }
}
