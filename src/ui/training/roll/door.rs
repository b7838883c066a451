//! Marking one by one: what Enter and the letters do to whoever was typed or stands under the cursor.

use super::{
    Focus, Roll,
    people::{Door, Person, What},
    view,
};
use crate::{
    desk::Clock,
    domain::{Mark, SeatId, Training, TrainingCommand},
    i18n::text::RollText,
    keymap::{Action, App, Context, Go, Roll as Do},
    ui::kit::{At, Effect, Line, Role, submit, tell},
};

impl Roll {
    pub(super) fn at_door(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match (action, self.focus) {
            (Action::Roll(Do::Mark), _) => self.enter(at),
            (Action::Roll(Do::Late), _) => self.late(at),
            (Action::Roll(Do::Excused), _) => self.ask_reason(),
            (Action::Roll(Do::Correct), _) => self.correct(at),
            (Action::Go(Go::Down | Go::NextPane | Go::PageDown), Focus::Field) => {
                self.enter_list(at);
                Vec::new()
            }
            (Action::Go(Go::Up), Focus::Seats) if self.rows.is_on(0) => self.leave_list(at),
            (Action::Go(Go::NextPane | Go::PrevPane), Focus::Seats) => self.leave_list(at),
            (Action::App(App::Copy), Focus::Seats) => vec![Effect::Copy(self.names())],
            (_, Focus::Seats) => {
                self.rows.act(action, view::height(at));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn leave_list(&mut self, at: &At<'_>) -> Vec<Effect> {
        self.focus = Focus::Field;
        self.rows.go_to(0, view::height(at));
        Vec::new()
    }

    fn enter_list(&mut self, at: &At<'_>) {
        if self.found.is_empty() {
            return;
        }
        self.focus = Focus::Seats;
        self.rows.go_to(self.first(), view::height(at));
    }

    /// With something typed the first one is under the hand already: down means the second.
    pub(super) fn first(&self) -> usize {
        let row = usize::from(!self.line.is_empty());
        row.min(self.found.len().saturating_sub(1))
    }

    /// Whoever is meant: the row under the cursor, or the first that answers to what was typed.
    pub(super) fn meant(&self) -> Option<&Person> {
        if self.focus == Focus::Field && self.line.is_empty() {
            return None;
        }
        let place = self.found.get(self.rows.row()?)?;
        self.people.all.get(*place)
    }

    pub(super) fn training<'a>(&self, at: &At<'a>) -> Option<&'a Training> {
        let roster = at.desk.county().trainings().get(self.id)?;
        Some(&roster.training.record)
    }

    fn enter(&mut self, at: &At<'_>) -> Vec<Effect> {
        let Some(training) = self.training(at) else {
            return Vec::new();
        };
        match self.meant() {
            Some(person) if person.came() => {
                let told = already(person, at);
                self.next(at);
                told
            }
            Some(person) => {
                let seat = person.seat;
                self.mark(
                    seat,
                    Some(training.arrival(at.desk.today(), Clock::time(at.now))),
                    at,
                )
            }
            None if self.line.is_empty() => tell(&RollText::Placeholder, Role::Dim, at),
            None => {
                let typed = self.line.value().trim().to_owned();
                let key = at.key(Context::Roll, Do::WalkIn);
                tell(&RollText::NoOne { typed, key }, Role::Warn, at)
            }
        }
    }

    fn late(&mut self, at: &At<'_>) -> Vec<Effect> {
        let (Some(training), Some(person)) = (self.training(at), self.meant()) else {
            return Vec::new();
        };
        let seat = person.seat;
        self.mark(
            seat,
            Some(training.late(at.desk.today(), Clock::time(at.now))),
            at,
        )
    }

    /// Takes a mark back: of whoever is meant, else the last one made here.
    fn correct(&mut self, at: &At<'_>) -> Vec<Effect> {
        let here = |(_, door): &(&Person, Door)| *door == Door::Here;
        let last = || self.people.recent().find(here).map(|(person, _)| person);
        let Some(person) = self.meant().or_else(last) else {
            return tell(&RollText::NothingToCorrect, Role::Dim, at);
        };
        let (seat, name) = (person.seat, person.name.clone());
        if person.mark.is_none() {
            return tell(&RollText::NotMarked { name }, Role::Dim, at);
        }
        let mut effects = self.mark(seat, None, at);
        effects.extend(tell(&RollText::TakenBack { name }, Role::Notice, at));
        effects
    }

    /// One mark is one command; the screen does not wait for it.
    pub(super) fn mark(&mut self, seat: SeatId, mark: Option<Mark>, at: &At<'_>) -> Vec<Effect> {
        let over = self.people.over(&[(seat, mark.clone())]);
        self.mark_over(seat, mark, over, at)
    }

    /// The same, where a mark was seen before and the screen may show another by now.
    pub(super) fn mark_over(
        &mut self,
        seat: SeatId,
        mark: Option<Mark>,
        over: Vec<(SeatId, Mark)>,
        at: &At<'_>,
    ) -> Vec<Effect> {
        // Whatever is marked now, no reason for another mark is left over.
        self.reasons.give_up(seat);
        let marks = vec![(seat, mark)];
        self.people.send(What::Marks, marks.clone());
        self.next(at);
        let id = self.id;
        submit(TrainingCommand::Mark { id, marks, over })
    }

    /// Ready for the next one: the field is empty; going down the list, the cursor goes on.
    fn next(&mut self, at: &At<'_>) {
        if !self.line.is_empty() {
            self.line = Line::default();
            return self.ask(at);
        }
        self.seek(at);
        self.rows.act(Go::Down.into(), view::height(at));
    }

    /// What the list shows, for the clipboard.
    fn names(&self) -> String {
        let people = self.found.iter().filter_map(|&i| self.people.all.get(i));
        let names: Vec<String> = people
            .map(|person| format!("{}\t{}", person.no, person.name))
            .collect();
        names.join("\n")
    }
}

/// Whoever is marked is not marked again.
pub(super) fn already(person: &Person, at: &At<'_>) -> Vec<Effect> {
    let mark = person.mark.as_ref().map(|mark| at.say(mark).into_owned());
    let (name, mark) = (person.name.clone(), mark.unwrap_or_default());
    tell(&RollText::AlreadyMarked { name, mark }, Role::Notice, at)
}
