//! Somebody who came without a seat: found in the book of the host's area, or new.

use super::{Mode, Roll, door::already, fresh::Fresh, people::What, view};
use crate::{
    desk::Clock,
    domain::{Level, Mark, PersonId, TrainingCommand, TrainingId, UnitId},
    keymap::{Action, Go, Roll as Do},
    register::search::Few,
    ui::kit::{At, Effect, Line, submit, table::Cursor},
};

pub struct Walk {
    line: Line,
    /// Where is looked.
    pub area: Option<UnitId>,
    people: Vec<PersonId>,
    few: Few,
    pub found: Vec<Answer>,
    pub rows: Cursor<Answer>,
    /// The few questions about somebody new.
    pub fresh: Option<Fresh>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Known(PersonId),
    New,
}

/// More than anybody reads; the next letter is faster.
const MOST: usize = 60;

impl Walk {
    pub fn new(training: TrainingId, typed: Line, at: &At<'_>) -> Self {
        let county = at.desk.county();
        let area = at.desk.drawn_from(training);
        let villages = area.map_or_else(Vec::new, |a| county.live_units(a, Level::Village));
        let books = villages.into_iter();
        let books: Vec<_> = books.flat_map(|unit| county.people_of(unit)).collect();
        let few = Few::new(books.iter().map(|held| {
            let fields = &held.record.fields;
            (fields.name.as_str(), vec![fields.phone.as_str()])
        }));
        let mut walk = Self {
            line: typed,
            area,
            people: books.iter().map(|held| held.record.id).collect(),
            few,
            found: Vec::new(),
            rows: Cursor::default(),
            fresh: None,
        };
        walk.seek(at);
        walk
    }

    pub fn line(&self) -> &Line {
        &self.line
    }

    /// The line under the hand.
    pub fn field(&mut self) -> &mut Line {
        match &mut self.fresh {
            Some(fresh) => fresh.field(),
            None => &mut self.line,
        }
    }

    /// Something else was typed.
    pub fn ask(&mut self, at: &At<'_>) {
        self.rows = Cursor::default();
        self.seek(at);
    }

    pub fn seek(&mut self, at: &At<'_>) {
        if let Some(fresh) = &mut self.fresh {
            return fresh.seek();
        }
        self.found.clear();
        let typed = self.line.value().trim();
        if !typed.is_empty() {
            let known = self.few.find(typed).into_iter().take(MOST);
            self.found
                .extend(known.map(|row| Answer::Known(self.people[row])));
            self.found.push(Answer::New);
        }
        self.rows.fill(self.found.clone(), view::height(at));
    }

    /// From the questions about somebody new back to the list; answers whether there was such a step.
    pub fn back(&mut self) -> bool {
        self.fresh.take().is_some()
    }
}

impl Roll {
    pub(super) fn in_walk(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        let Mode::Walk(walk) = &mut self.mode else {
            return Vec::new();
        };
        if let Some(fresh) = &mut walk.fresh {
            return match action {
                Action::Go(Go::Down | Go::NextPane) => fresh.step(1),
                Action::Go(Go::Up | Go::PrevPane) => fresh.step(-1),
                Action::Roll(Do::Mark) if fresh.enter() => self.add_fresh(at).unwrap_or_default(),
                _ => Vec::new(),
            };
        }
        match action {
            Action::Roll(how @ (Do::Mark | Do::Late)) => self.take_in(how, at).unwrap_or_default(),
            action => {
                walk.rows.act(action, view::height(at));
                Vec::new()
            }
        }
    }

    fn arrival(&self, how: Do, at: &At<'_>) -> Option<Mark> {
        let training = self.training(at)?;
        Some(match how {
            Do::Late => training.late(at.desk.today(), Clock::time(at.now)),
            _ => training.arrival(at.desk.today(), Clock::time(at.now)),
        })
    }

    fn take_in(&mut self, how: Do, at: &At<'_>) -> Option<Vec<Effect>> {
        let mark = self.arrival(how, at)?;
        let Mode::Walk(walk) = &mut self.mode else {
            return None;
        };
        let person = match walk.rows.key()? {
            Answer::New => {
                walk.fresh = Some(Fresh::new(walk.line.value(), walk.area, at));
                return None;
            }
            Answer::Known(person) => *person,
        };
        self.mode = Mode::Door;
        let seated = self.people.all.iter().find(|p| p.person == person);
        Some(match seated {
            Some(there) if there.came() => already(there, at),
            Some(there) => self.mark(there.seat, Some(mark), at),
            None => {
                let name = at.desk.county().person(person);
                let name = name.map_or_else(String::new, |p| p.record.fields.name.clone());
                let id = self.id;
                self.people.send(What::WalkIn(name), Vec::new());
                submit(TrainingCommand::WalkIn { id, person, mark })
            }
        })
    }

    fn add_fresh(&mut self, at: &At<'_>) -> Option<Vec<Effect>> {
        let mark = self.arrival(Do::Mark, at)?;
        let Mode::Walk(walk) = &self.mode else {
            return None;
        };
        let (name, command) = walk.fresh.as_ref()?.command(self.id, mark)?;
        self.mode = Mode::Door;
        self.people.send(What::WalkIn(name), Vec::new());
        Some(submit(command))
    }
}
