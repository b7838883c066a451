//! The signed sheet: one line says everybody, then the exceptions by number; shown as it would be saved.

use std::collections::HashMap;

use super::{
    Roll,
    people::{People, What},
};
use crate::{
    domain::{Mark, SeatId, SheetFault, TrainingCommand, read_sheet},
    i18n::text::RollText,
    ui::kit::{At, Effect, Line, Role, submit, tell},
};

#[derive(Default)]
pub struct Sheet {
    pub line: Line,
    /// What would be saved.
    pub marks: Vec<(SeatId, Option<Mark>)>,
    pub faults: Vec<SheetFault>,
}

impl Sheet {
    /// Reads the line against the roster as it stands now.
    pub fn read(&mut self, roll: super::TrainingId, at: &At<'_>) {
        self.marks.clear();
        self.faults.clear();
        if self.line.value().trim().is_empty() {
            return;
        }
        let Some(roster) = at.desk.county().trainings().get(roll) else {
            return;
        };
        let seats = roster.live().map(|held| &held.record);
        match read_sheet(self.line.value(), seats) {
            Ok(marks) => self.marks = marks,
            Err(faults) => self.faults = faults,
        }
    }

    /// Whose marks that stand already it would change, by name.
    pub fn changes<'p>(&self, people: &'p People) -> Vec<&'p str> {
        let by_seat: HashMap<_, _> = people.all.iter().map(|p| (p.seat, p)).collect();
        let changed = self.marks.iter().filter_map(|(seat, mark)| {
            let person = by_seat.get(seat)?;
            (person.mark.is_some() && person.mark != *mark).then_some(person.name.as_str())
        });
        changed.collect()
    }
}

impl Roll {
    /// The whole sheet is one command: one entry, one undo.
    pub(super) fn save_sheet(&mut self, at: &At<'_>) -> Vec<Effect> {
        if self.sheet.marks.is_empty() {
            let (words, role) = match self.sheet.faults.as_slice() {
                [] => (RollText::SheetExample, Role::Dim),
                _ => (RollText::SheetFaults, Role::Error),
            };
            return tell(&words, role, at);
        }
        let (id, marks) = (self.id, self.sheet.marks.clone());
        let over = self.people.all_seen().to_vec();
        let line = self.sheet.line.value().to_owned();
        self.people.send(What::Sheet(line), marks.clone());
        submit(TrainingCommand::Mark { id, marks, over })
    }
}
