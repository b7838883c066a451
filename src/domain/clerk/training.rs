//! Training sessions: planning, rosters, roll calls, and what is owed.

use std::collections::{HashMap, HashSet};

use super::*;
use crate::domain::{
    Appointment, Fault, Field, LONGEST_NAME, Mark, Obligation, ObligationFields, ObligationId,
    Person, PersonId, PersonRefusal, Seat, Tier, Training, TrainingAct, TrainingCommand,
    TrainingField, TrainingFields, TrainingId, TrainingRefusal, TrainingState,
    text::{self, Breaks},
};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn training(&mut self, command: TrainingCommand) -> Outcome<L, Deed> {
        use TrainingCommand as C;
        match command {
            C::Plan { id, host, fields } => self.plan(id, host, *fields),
            C::Edit { id, base, fields } => self.edit_training(id, base, *fields),
            C::Cancel { id, base, reason } => self.cancel(id, base, reason),
            C::Reopen { id, base } => self.reopen(id, base),
            C::Assign { id, people } => self.assign(id, people),
            C::Unassign { id, people } => self.unassign(id, &people),
            C::Mark { id, marks, over } => self.mark(id, marks, &over),
            C::WalkIn { id, person, mark } => self.walk_in(id, person, mark),
            C::Close { id } => self.close_roll(id),
            C::Record { id, marks } => self.record(id, marks),
            C::Oblige {
                id,
                base,
                tier,
                fields,
            } => self.oblige(id, base, tier, fields),
        }
    }

    fn plan(
        &mut self,
        promised: TrainingId,
        host: UnitId,
        mut fields: TrainingFields,
    ) -> Outcome<L, Deed> {
        let host = self.live_unit(host)?.record;
        let Some(tier) = Tier::of(host.level) else {
            let (name, level) = (host.fields.short, host.level);
            return refuse(TrainingRefusal::NoHost { name, level });
        };
        valid(fields.check(self.today))?;
        let id = self.fresh::<Training>(promised)?;
        let title = fields.title.clone();
        self.put(Training {
            id,
            tier,
            host: host.id,
            fields,
            state: TrainingState::Planned,
        })?;
        train(TrainingAct::Plan, title, 1)
    }

    fn edit_training(
        &mut self,
        id: TrainingId,
        base: Seq,
        mut fields: TrainingFields,
    ) -> Outcome<L, Deed> {
        let held = self.session(id)?;
        self.current(&held, base)?;
        let mut training = held.record;
        valid(fields.check(self.today))?;
        if let Some(capacity) = fields.capacity {
            let seats = self.seats(training.id)?;
            let taken = seats.iter().filter(|s| !s.dropped && !s.walk_in).count();
            if taken > usize::from(capacity) && fields.capacity != training.fields.capacity {
                let taken = taken as u32;
                return refuse(TrainingRefusal::FewerSeatsThanPeople { capacity, taken });
            }
        }
        if training.fields == fields {
            return refuse(EditRefusal::Nothing);
        }
        training.fields = fields;
        let title = training.fields.title.clone();
        self.put(training)?;
        train(TrainingAct::Edit, title, 1)
    }

    fn cancel(&mut self, id: TrainingId, base: Seq, mut reason: String) -> Outcome<L, Deed> {
        let held = self.session(id)?;
        self.current(&held, base)?;
        let mut training = held.record;
        let title = training.fields.title.clone();
        if training.state != TrainingState::Planned {
            return refuse(TrainingRefusal::NotPlanned { title });
        }
        if self.seats(training.id)?.iter().any(Seat::attended) {
            return refuse(TrainingRefusal::SomebodyCame { title });
        }
        let field = Field::Training(TrainingField::Reason);
        text::keep(&mut reason, LONGEST_NAME, Breaks::Line);
        let mut issues = Vec::new();
        if reason.is_empty() {
            issues.push(Issue::new(field, Fault::Empty));
        }
        Issue::text(&mut issues, field, &reason, LONGEST_NAME);
        valid(issues)?;
        training.state = TrainingState::Cancelled { reason };
        self.put(training)?;
        train(TrainingAct::Cancel, title, 1)
    }

    fn reopen(&mut self, id: TrainingId, base: Seq) -> Outcome<L, Deed> {
        let held = self.session(id)?;
        self.current(&held, base)?;
        let mut training = held.record;
        if training.state == TrainingState::Planned {
            return refuse(EditRefusal::Nothing);
        }
        training.state = TrainingState::Planned;
        let title = training.fields.title.clone();
        self.put(training)?;
        train(TrainingAct::Reopen, title, 1)
    }

    fn assign(&mut self, id: TrainingId, people: Vec<PersonId>) -> Outcome<L, Deed> {
        let training = self.open_session(id)?;
        let mut seats = self.seats(training.id)?;
        let asked = (seats.len() + people.len()) as u32;
        // Thousands may be assigned at once, while everybody waits.
        let places = seats.iter().enumerate().map(|(at, s)| (s.person, at));
        let mut places: HashMap<PersonId, usize> = places.collect();
        let mut next = seats.iter().map(|s| s.no).max().unwrap_or(0);
        let mut added = 0_u32;
        for person in people {
            let person = self.real::<Person>(person);
            match places.get(&person).and_then(|&at| seats.get_mut(at)) {
                Some(seat) if seat.dropped => {
                    seat.dropped = false;
                    let seat = seat.clone();
                    self.put(seat)?;
                }
                Some(_) => continue,
                None => {
                    let capacity = u16::MAX;
                    let full = TrainingRefusal::Full { capacity, asked };
                    next = next.checked_add(1).ok_or(Stop::Refused(full.into()))?;
                    let seat = self.new_seat(&training, person, next)?;
                    self.put(seat.clone())?;
                    places.insert(person, seats.len());
                    seats.push(seat);
                }
            }
            added += 1;
        }
        if added == 0 {
            return refuse(EditRefusal::Nothing);
        }
        let taken = seats.iter().filter(|s| !s.dropped && !s.walk_in).count() as u32;
        if let Some(capacity) = training.fields.capacity
            && taken > u32::from(capacity)
        {
            let asked = taken;
            return refuse(TrainingRefusal::Full { capacity, asked });
        }
        train(TrainingAct::Assign, training.fields.title, added)
    }

    /// For a session that is over, the post is the one held then.
    pub(super) fn new_seat(
        &mut self,
        training: &Training,
        person: PersonId,
        no: u16,
    ) -> Outcome<L, Seat> {
        self.get::<Person>(person, PersonRefusal::NotFound)?;
        let day = training.on().min(self.today);
        let mut post = None;
        for id in self.ledger.terms_of(person).map_err(Stop::Broke)? {
            let term = self.get::<Appointment>(id, PersonRefusal::NotFound)?.record;
            if term.serves(day) {
                post = Some(term.unit);
            }
        }
        let id = self.ledger.fresh::<Seat>().map_err(Stop::Broke)?;
        Ok(Seat {
            id,
            training: training.id,
            person,
            no,
            post,
            walk_in: false,
            mark: None,
            dropped: false,
        })
    }

    fn unassign(&mut self, id: TrainingId, people: &[PersonId]) -> Outcome<L, Deed> {
        let training = self.open_session(id)?;
        let people: HashSet<&PersonId> = people.iter().collect();
        let mut gone = 0;
        for mut seat in self.seats(training.id)? {
            if seat.dropped || !people.contains(&seat.person) {
                continue;
            }
            if seat.mark.is_some() {
                let name = self.person_name(seat.person)?;
                return refuse(TrainingRefusal::Marked { name });
            }
            seat.dropped = true;
            self.put(seat)?;
            gone += 1;
        }
        if gone == 0 {
            return refuse(TrainingRefusal::NotOnRoster {
                title: training.fields.title,
            });
        }
        train(TrainingAct::Unassign, training.fields.title, gone)
    }

    fn walk_in(&mut self, id: TrainingId, person: PersonId, mark: Mark) -> Outcome<L, Deed> {
        let training = self.begun_session(id)?;
        let person = self.real::<Person>(person);
        let seats = self.seats(training.id)?;
        let mut seat = match seats.iter().find(|s| s.person == person) {
            Some(seat) if !seat.dropped => {
                let name = self.person_name(person)?;
                return refuse(TrainingRefusal::OnRoster { name, no: seat.no });
            }
            Some(seat) => Seat {
                dropped: false,
                ..seat.clone()
            },
            None => {
                let last = seats.iter().map(|s| s.no).max().unwrap_or(0);
                self.new_seat(&training, person, last.saturating_add(1))?
            }
        };
        seat.walk_in = true;
        seat.mark = Some(kept(mark)?);
        let name = self.person_name(person)?;
        self.put(seat)?;
        train(TrainingAct::WalkIn, name, 1)
    }

    fn close_roll(&mut self, id: TrainingId) -> Outcome<L, Deed> {
        let mut training = self.begun_session(id)?;
        if training.state == TrainingState::Held {
            return refuse(EditRefusal::Nothing);
        }
        let mut absent = 0;
        for mut seat in self.seats(training.id)? {
            if seat.dropped {
                continue;
            }
            absent += u32::from(matches!(seat.mark, None | Some(Mark::Absent { .. })));
            if seat.mark.is_none() {
                seat.mark = Some(Mark::Absent {
                    reason: String::new(),
                });
                self.put(seat)?;
            }
        }
        training.state = TrainingState::Held;
        let title = training.fields.title.clone();
        self.put(training)?;
        train(TrainingAct::Close, title, absent)
    }

    fn oblige(
        &mut self,
        id: ObligationId,
        base: Seq,
        tier: Tier,
        mut fields: ObligationFields,
    ) -> Outcome<L, Deed> {
        fields.ranks.sort_unstable();
        fields.ranks.dedup();
        if fields.ranks.is_empty() {
            let field = Field::Training(TrainingField::Audience);
            return refuse(Refusal::Invalid(vec![Issue::new(field, Fault::Empty)]));
        }
        let owned = self.ledger.owned::<Obligation>(0).map_err(Stop::Broke)?;
        let there = owned.into_iter().find(|&(n, _)| n == tier as u32);
        let id = match there {
            Some((_, id)) => {
                let held = self.get::<Obligation>(id, TrainingRefusal::NotFound)?;
                self.current(&held, base)?;
                if held.record.fields == fields {
                    return refuse(EditRefusal::Nothing);
                }
                id
            }
            None => self.fresh::<Obligation>(id)?,
        };
        self.put(Obligation { id, tier, fields })?;
        train(TrainingAct::Oblige, String::new(), 1)
    }

    fn session(&mut self, id: TrainingId) -> Outcome<L, Held<Training>> {
        self.get::<Training>(id, TrainingRefusal::NotFound)
    }

    /// One whose roster may change.
    fn open_session(&mut self, id: TrainingId) -> Outcome<L, Training> {
        let training = self.session(id)?.record;
        if training.state == TrainingState::Planned {
            return Ok(training);
        }
        let title = training.fields.title;
        refuse(TrainingRefusal::NotPlanned { title })
    }

    /// One at which somebody can have been.
    pub(super) fn begun_session(&mut self, id: TrainingId) -> Outcome<L, Training> {
        let training = self.session(id)?.record;
        let (title, on) = (training.fields.title.clone(), training.on());
        if training.is_cancelled() {
            return refuse(TrainingRefusal::NotPlanned { title });
        }
        if on > self.today {
            return refuse(TrainingRefusal::NotYet { title, on });
        }
        Ok(training)
    }

    pub(super) fn seats(&mut self, training: TrainingId) -> Outcome<L, Vec<Seat>> {
        let owned = self.ledger.owned::<Seat>(training.0).map_err(Stop::Broke)?;
        let mut seats = Vec::with_capacity(owned.len());
        for (_, id) in owned {
            seats.push(self.get::<Seat>(id, TrainingRefusal::NotFound)?.record);
        }
        Ok(seats)
    }

    pub(super) fn person_name(&mut self, id: PersonId) -> Outcome<L, String> {
        let person = self.get::<Person>(id, PersonRefusal::NotFound)?;
        Ok(person.record.fields.name)
    }
}

/// A mark with its reason cleaned.
pub(super) fn kept<E>(mut mark: Mark) -> Result<Mark, Stop<E>> {
    if let Mark::Excused { reason } | Mark::Absent { reason } = &mut mark {
        text::keep(reason, LONGEST_NAME, Breaks::Line);
        let mut issues = Vec::new();
        let field = Field::Training(TrainingField::Reason);
        Issue::text(&mut issues, field, reason, LONGEST_NAME);
        valid(issues)?;
    }
    Ok(mark)
}

#[expect(clippy::unnecessary_wraps, reason = "the last word of every command")]
pub(super) fn train<E>(act: TrainingAct, subject: String, count: u32) -> Result<Deed, Stop<E>> {
    Ok(Deed::of(Act::Training(act), subject, count))
}
