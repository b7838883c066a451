//! Putting people on the roster of a session: those offered on one side, the session and its seats on the other.

pub mod left;
pub mod view;

use std::collections::BTreeSet;

use super::{
    route::{Choice, Crowded, Training},
    sessions::filters::{after, wider},
};
use crate::{
    domain::{PersonId, Rank, TrainingCommand, TrainingId, UnitId},
    i18n::{Words, text::TrainingText},
    keymap::{Action, App, Change, Context, Find, Go, Pick, Train, actions},
    register::{Coverage, Node, Roster},
    report::{self, Candidate, Now, Search, Who},
    ui::kit::{
        At, Effect, Layer, Offers, Pen, Position, Role, also_hidden,
        lost::{self, Marks},
        open, submit,
        table::{Lay, Sheet, Wide},
        tell,
    },
};

const LAY: &Lay = &[
    ("name", Wide::Values(8, 8)),
    ("unit", Wide::Rest(16)),
    ("post", Wide::Values(6, 19)),
    ("last", Wide::Values(10, 10)),
    ("now", Wide::Values(10, 12)),
    ("remark", Wide::Upto(10, 26)),
];

pub struct Assign {
    pub(super) id: TrainingId,
    pub(super) root: UnitId,
    /// The unit one began with: the scope returns to it.
    pub(super) home: UnitId,
    pub(super) who: Who,
    pub(super) rank: Option<Rank>,
    pub(super) brought: Vec<PersonId>,
    pub(super) people: Sheet<PersonId>,
    /// Those offered whom the session would settle.
    pub(super) open: BTreeSet<PersonId>,
    /// Of those brought, for whom a seat in another session to come of this period waits.
    pub(super) waiting: usize,
    /// Of the host, as it stands.
    pub(super) coverage: Coverage,
    /// Seated already and not settled: they will count too.
    pub(super) seated: u32,
}

impl Assign {
    /// From somewhere else: the people are known, the session is to be chosen.
    pub fn begin(people: Vec<PersonId>, host: UnitId, at: &At<'_>) -> Vec<Effect> {
        if people.is_empty() {
            return tell(&TrainingText::NobodyMeant, Role::Warn, at);
        }
        let what = Choice::Assign {
            host: at.desk.host(host),
            day: None,
            seated: 0,
        };
        open(Training::Choose(what, people))
    }

    /// The people under what is selected in a tree or a list.
    pub fn below(nodes: &[Node], at: &At<'_>) -> Vec<Effect> {
        let units = Self::units(nodes, at);
        let people = report::leaders_below(&units, at.desk);
        Self::hosted(people, &units, at)
    }

    /// These people, who stand in those places.
    pub fn of(people: Vec<PersonId>, nodes: &[Node], at: &At<'_>) -> Vec<Effect> {
        Self::hosted(people, &Self::units(nodes, at), at)
    }

    fn units(nodes: &[Node], at: &At<'_>) -> Vec<UnitId> {
        let mut units: Vec<UnitId> = Vec::new();
        for node in nodes {
            let unit = at.desk.county().unit_at(*node);
            units.extend(unit.filter(|unit| !units.contains(unit)));
        }
        units
    }

    fn hosted(people: Vec<PersonId>, units: &[UnitId], at: &At<'_>) -> Vec<Effect> {
        // Whoever stands above all of them may hold it.
        let first = units.first().copied().or(at.desk.root());
        let Some(mut host) = first else {
            return Vec::new();
        };
        let county = at.desk.county();
        while !units.iter().all(|&u| county.is_below(Node::Unit(u), host)) {
            let Some(above) = county.parent(Node::Unit(host)) else {
                break;
            };
            host = above;
        }
        Self::begin(people, host, at)
    }

    pub(super) fn roster<'a>(&self, at: &At<'a>) -> Option<&'a Roster> {
        let roster = at.desk.county().trainings().get(self.id);
        roster.map(AsRef::as_ref)
    }

    /// How many of the selected the session would settle.
    pub(super) fn gains(&self) -> u32 {
        let chosen = self.people.chosen();
        let marked = !self.people.marked.is_empty();
        let open = chosen.iter().filter(|p| marked && self.open.contains(p));
        open.count() as u32
    }

    /// Everybody offered who is not on the roster yet.
    pub(super) fn mark_all(&mut self, at: &At<'_>) {
        let Some(roster) = self.roster(at) else {
            return;
        };
        let free = |person: &PersonId| roster.seat_of(*person).is_none();
        let all = self.people.at.keys().iter().copied().filter(free);
        self.people.marked.add(all);
    }

    /// Those selected who have no seat yet get one; into sessions of their own where that is asked, or there is no room.
    fn assign(&self, way: Crowded, at: &At<'_>) -> Vec<Effect> {
        let Some(roster) = self.roster(at) else {
            return tell(&TrainingText::Gone, Role::Warn, at);
        };
        let (id, mut people) = (self.id, self.people.chosen());
        let chosen = people.len();
        people.retain(|person| roster.seat_of(*person).is_none());
        let n = match (way, people.len()) {
            (Crowded::Ask, 0) if chosen > 0 => {
                let n = chosen.into();
                return tell(&TrainingText::AllOn { n }, Role::Warn, at);
            }
            (_, 0) => return tell(&TrainingText::NobodyChosen, Role::Warn, at),
            (Crowded::Ask, _) => chosen,
            (Crowded::Split, fresh) => fresh,
        };
        let room = roster
            .free()
            .is_none_or(|free| people.len() <= free as usize);
        let then = if way == Crowded::Ask && room {
            submit(TrainingCommand::Assign { id, people })
        } else {
            open(Training::Crowd { id, people, way })
        };
        also_hidden(n, self.people.hidden(), then)
    }

    /// Everybody of the session's host whom nothing has settled this period and nobody has seated, all selected.
    fn uncovered(&mut self, at: &At<'_>) -> Vec<Effect> {
        self.who = Who::Uncovered;
        self.people.clear(view::height(at), at);
        self.refresh(at);
        let all = self.people.at.keys().iter().copied();
        self.people.marked.add(all);
        Vec::new()
    }

    fn turn(&mut self, train: Train, at: &At<'_>) -> Vec<Effect> {
        match train {
            Train::Assign => return self.assign(Crowded::Ask, at),
            Train::Split => return self.assign(Crowded::Split, at),
            Train::Uncovered => return self.uncovered(at),
            Train::Who => {
                let all = Who::ALL.into_iter();
                let ring: Vec<Who> = all
                    .filter(|who| match who {
                        Who::Brought => !self.brought.is_empty(),
                        Who::BroughtAll => self.waiting > 0,
                        _ => true,
                    })
                    .collect();
                self.who = after(&ring, &self.who);
            }
            Train::Rank => {
                use Rank::{Group, Neighborhood, Section};
                let ranks = [None, Some(Neighborhood), Some(Group), Some(Section)];
                self.rank = after(&ranks, &self.rank);
            }
            _ => return Vec::new(),
        }
        self.look(at);
        if train == Train::Who && self.who.is_brought() {
            self.mark_all(at);
        }
        Vec::new()
    }

    /// A key asked for others.
    fn look(&mut self, at: &At<'_>) -> Vec<Effect> {
        self.refresh(at);
        self.people.at.settle(view::height(at));
        Vec::new()
    }
}

impl Layer for Assign {
    fn context(&self) -> Context {
        Context::Assign
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        let height = view::height(at);
        if let Some(effects) = self.people.act(action, height, at) {
            return effects;
        }
        match action {
            Action::Go(Go::Open) => self.assign(Crowded::Ask, at),
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            Action::Train(train) => self.turn(train, at),
            Action::Find(Find::Scope) => {
                self.root = wider(self.root, self.home, at);
                self.look(at)
            }
            Action::App(App::Copy) => vec![Effect::CopyInFull(self.people.copied(at))],
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.people.leave(view::side(at));
        let Some(roster) = self.roster(at) else {
            self.people.fill(Vec::new(), view::height(at), at);
            return;
        };
        let search = Search {
            roster,
            root: self.root,
            who: self.who,
            rank: self.rank,
            brought: &self.brought,
        };
        let mut found = search.run(at.desk);
        let open = found.iter().filter(|one| one.past.now != Now::Trained);
        self.open = open.map(|one| one.person).collect();
        if self.who.is_brought() {
            let waits = |one: &Candidate| matches!(one.past.now, Now::Seated(_));
            self.waiting = found.iter().filter(|one| waits(one)).count();
            found.retain(|one| self.who == Who::BroughtAll || !waits(one));
        }
        let lines = found.iter().map(|one| {
            let row = report::candidate(at.desk, one.person, one.unit, &one.past, roster);
            self.people.line(one.person, &row, at)
        });
        self.people.fill(lines.collect(), view::height(at), at);
        let (host, asked) = (roster.training.record.host, search.asked(at.desk));
        let county = at.desk.county();
        self.coverage = county.coverage(host, asked);
        self.seated = county.gain(self.id, host, asked);
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        if self.roster(at).is_none() {
            return Some(lost::page(&TrainingText::ThisOne, self.context(), at));
        }
        let name = |id| lost::person(id, at);
        self.people.lost(name, self.context(), at)
    }

    fn marks(&self) -> Marks {
        self.people.marks()
    }

    fn misses(&self, action: Action) -> bool {
        let open = action == Go::Open.into() && self.marks() == Marks::Some;
        !open && action.means_row(self.marks())
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        view::view(self, pen)
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        self.people
            .offers(Offers::of(Context::Assign), at)
            .foot(actions![
                Go::Open,
                Pick::Mark,
                Train::Uncovered,
                Train::Who,
                Train::Rank,
                Train::Split,
                Find::Filter,
                Find::Scope,
                Change::Undo,
                Go::Back,
                App::Menu
            ])
            .with(actions![Train::Assign, App::Copy])
            .called(Go::Open, TrainingText::AssignTitle)
    }
}
