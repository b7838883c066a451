//! A signed sheet entered whole, after the session: everybody on it gets a seat and a mark.

use std::collections::HashMap;

use super::{
    training::{kept, train},
    *,
};
use crate::domain::{
    Mark, Person, PersonId, TrainingAct, TrainingId, TrainingRefusal, TrainingState,
};

impl<L: Ledger> Clerk<'_, L> {
    /// Seats do not bound who came, so none is refused here.
    pub(super) fn record(
        &mut self,
        id: TrainingId,
        marks: Vec<(PersonId, Mark)>,
    ) -> Outcome<L, Deed> {
        let mut training = self.begun_session(id)?;
        let title = training.fields.title.clone();
        if training.state == TrainingState::Held {
            return refuse(TrainingRefusal::NotPlanned { title });
        }
        let mut seats = self.seats(training.id)?;
        let last = seats.iter().map(|s| s.no).max().unwrap_or(0);
        let mut numbers = last.saturating_add(1)..=u16::MAX;
        let mut places: HashMap<PersonId, usize> =
            seats.iter().map(|s| s.person).zip(0..).collect();
        let count = marks.len() as u32;
        for (person, mark) in marks {
            let person = self.real::<Person>(person);
            let at = if let Some(&at) = places.get(&person) {
                at
            } else {
                let (capacity, asked) = (u16::MAX, u32::MAX);
                let full = TrainingRefusal::Full { capacity, asked };
                let no = numbers.next().ok_or(Stop::Refused(full.into()))?;
                seats.push(self.new_seat(&training, person, no)?);
                places.insert(person, seats.len() - 1);
                seats.len() - 1
            };
            seats[at].dropped = false;
            seats[at].mark = Some(kept(mark)?);
        }
        for mut seat in seats {
            if !seat.dropped {
                seat.mark.get_or_insert_with(|| Mark::Absent {
                    reason: String::new(),
                });
                self.put(seat)?;
            }
        }
        training.state = TrainingState::Held;
        self.put(training)?;
        train(TrainingAct::Mark, title, count)
    }
}
