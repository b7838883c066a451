//! Marks at a roll call. None is replaced that whoever replaces it has not seen.

use super::{
    training::{kept, train},
    *,
};
use crate::domain::{Mark, Seat, SeatId, TrainingAct, TrainingId, TrainingRefusal};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn mark(
        &mut self,
        id: TrainingId,
        marks: Vec<(SeatId, Option<Mark>)>,
        over: &[(SeatId, Mark)],
    ) -> Outcome<L, Deed> {
        let training = self.begun_session(id)?;
        let over: HashMap<SeatId, &Mark> = over.iter().map(|(id, mark)| (*id, mark)).collect();
        let (mut differing, mut unseen) = (Vec::new(), Vec::new());
        for (seat, mark) in marks {
            let title = || TrainingRefusal::NotOnRoster {
                title: training.fields.title.clone(),
            };
            let held = self.get::<Seat>(seat, title())?;
            let seat = &held.record;
            if seat.training != training.id || seat.dropped {
                return refuse(title());
            }
            let mark = mark.map(kept).transpose()?;
            if seat.mark != mark {
                let seen = |there: &Mark| over.get(&seat.id).is_some_and(|mark| *mark == there);
                if seat.mark.as_ref().is_some_and(|there| !seen(there)) {
                    unseen.push(held.clone());
                }
                differing.push((held.record, mark));
            }
        }
        if let Some(first) = unseen.first() {
            return Err(self.marked_as(first, &unseen)?);
        }
        let (mut changed, mut named) = (0, None);
        for (mut seat, mark) in differing {
            named = Some(seat.person);
            seat.mark = mark;
            self.put(seat)?;
            changed += 1;
        }
        let Some(person) = named else {
            return refuse(EditRefusal::Nothing);
        };
        if changed == 1 {
            let name = self.person_name(person)?;
            return train(TrainingAct::MarkOne, name, 1);
        }
        train(TrainingAct::Mark, training.fields.title, changed)
    }

    /// Who marked the first of them, and how all stand now.
    fn marked_as(&mut self, first: &Held<Seat>, all: &[Held<Seat>]) -> Outcome<L, Stop<L::Error>> {
        let (seat, before) = (&first.record, Seq(first.version.0.saturating_sub(1)));
        let changed = self.ledger.changed_since::<Seat>(seat.id, before);
        let by = changed.map_err(Stop::Broke)?.by;
        let mark = |held: &Held<Seat>| Some((held.record.id, held.record.mark.clone()?));
        let refusal = TrainingRefusal::MarkedAs {
            name: self.person_name(seat.person)?,
            mark: seat.mark.clone().unwrap_or(Mark::Present),
            by,
            all: all.iter().filter_map(mark).collect(),
        };
        Ok(Stop::Refused(refusal.into()))
    }
}
