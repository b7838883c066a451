//! Appointments: one serving leader per post; appointing over one ends that term the day before.

use chrono::{Days, NaiveDate};

use super::*;
use crate::domain::{
    Appointment, AppointmentFields, AppointmentId, Edit, Ending, Fault, Field, LeaderCommand,
    LeaderField, LeaderRefusal, NamedPost, Person, PersonId, PersonRefusal,
};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn leader(&mut self, command: LeaderCommand) -> Outcome<L, Deed> {
        match command {
            LeaderCommand::Appoint {
                id,
                unit,
                person,
                fields,
            } => self.appoint(id, unit, person, fields),
            LeaderCommand::Replace {
                id,
                base,
                person,
                fields,
            } => self.replace(id, base, person, fields),
            LeaderCommand::Edit {
                id,
                base,
                fields,
                ending,
            } => self.edit_term(id, base, fields, ending),
            LeaderCommand::End {
                id,
                base,
                until,
                ending,
            } => self.end_term(id, base, until, ending),
        }
    }

    fn appoint(
        &mut self,
        promised: AppointmentId,
        unit: UnitId,
        person: PersonId,
        fields: AppointmentFields,
    ) -> Outcome<L, Deed> {
        let unit = self.live_unit(unit)?.record;
        if unit.level.post().is_none() {
            let (name, level) = (unit.fields.short, unit.level);
            return refuse(LeaderRefusal::NoPost { name, level });
        }
        let person = self.get::<Person>(person, PersonRefusal::NotFound)?.record;
        self.check_span(&fields)?;
        for id in self.ledger.terms_in(unit.id).map_err(Stop::Broke)? {
            let term = self.term(id)?.record;
            if term.overlaps(fields.since, fields.until) {
                self.make_way(term, person.id, &fields)?;
            }
        }
        let id = self.fresh::<Appointment>(promised)?;
        let subject = person.fields.name;
        self.put(Appointment {
            id,
            unit: unit.id,
            person: person.id,
            fields,
            ending: None,
        })?;
        self.deed_in(Act::Appoint, subject, unit.id)
    }

    /// Only of a term that goes on: of one that ended somebody may have been told.
    fn replace(
        &mut self,
        id: AppointmentId,
        base: Seq,
        person: PersonId,
        fields: AppointmentFields,
    ) -> Outcome<L, Deed> {
        let held = self.term(id)?;
        self.current(&held, base)?;
        let mut term = held.record;
        if let Some(until) = term.fields.until {
            return refuse(LeaderRefusal::AlreadyEnded { until });
        }
        let person = self.get::<Person>(person, PersonRefusal::NotFound)?.record;
        let subject = person.fields.name;
        if person.id == term.person {
            return refuse(LeaderRefusal::AlreadyServes { name: subject });
        }
        self.check_span(&fields)?;
        for other in self.ledger.terms_in(term.unit).map_err(Stop::Broke)? {
            let other = self.term(other)?.record;
            if other.id != term.id && other.overlaps(fields.since, fields.until) {
                self.make_way(other, person.id, &fields)?;
            }
        }
        let from = Some(self.name_of(term.person)?);
        (term.person, term.fields) = (person.id, fields);
        let unit = term.unit;
        self.put(term)?;
        let deed = self.deed_in(Act::Replace, subject, unit)?;
        Ok(Deed { from, ..deed })
    }

    /// Ends a term that reaches into the new one the day before it; one that begins inside is a refusal.
    fn make_way(
        &mut self,
        mut term: Appointment,
        newcomer: PersonId,
        fields: &AppointmentFields,
    ) -> Outcome<L, ()> {
        let name = self
            .get::<Person>(term.person, PersonRefusal::NotFound)?
            .record
            .fields
            .name;
        let (since, until) = (term.fields.since, term.fields.until);
        if since >= fields.since {
            return refuse(if until.is_none() {
                LeaderRefusal::SameDay { name, since }
            } else {
                LeaderRefusal::Overlap { name, since, until }
            });
        }
        if term.person == newcomer && until.is_none() {
            return refuse(LeaderRefusal::AlreadyServes { name });
        }
        term.fields.until = fields.since.checked_sub_days(Days::new(1));
        term.ending.get_or_insert(Ending::Succeeded);
        self.put(term)
    }

    fn edit_term(
        &mut self,
        id: AppointmentId,
        base: Seq,
        fields: AppointmentFields,
        ending: Option<Ending>,
    ) -> Outcome<L, Deed> {
        let held = self.term(id)?;
        self.current(&held, base)?;
        let mut term = held.record;
        self.check_span(&fields)?;
        if (term.fields, term.ending) == (fields, ending) {
            return refuse(EditRefusal::Nothing);
        }
        let before = term.clone();
        (term.fields, term.ending) = (fields, ending);
        let edits = Edit::between(&before, &term, term.differences(&before));
        let (subject, unit) = (self.name_of(term.person)?, term.unit);
        self.put(term)?;
        let deed = self.deed_in(Act::EditTerm, subject, unit)?;
        Ok(Deed { edits, ..deed })
    }

    fn end_term(
        &mut self,
        id: AppointmentId,
        base: Seq,
        until: NaiveDate,
        ending: Ending,
    ) -> Outcome<L, Deed> {
        let held = self.term(id)?;
        self.current(&held, base)?;
        let mut term = held.record;
        if let Some(over) = term.fields.until.filter(|&u| u < self.today) {
            return refuse(LeaderRefusal::AlreadyEnded { until: over });
        }
        term.fields.until = Some(until);
        term.ending = Some(ending);
        let fields = term.fields;
        self.check_span(&fields)?;
        let (subject, unit) = (self.name_of(term.person)?, term.unit);
        self.put(term)?;
        self.deed_in(Act::EndTerm, subject, unit)
    }

    /// A deed about a post, or about what lies in a place or came to it.
    pub(super) fn deed_in(&mut self, act: Act, subject: String, unit: UnitId) -> Outcome<L, Deed> {
        if self.is_list {
            // Its steps are told as one.
            return Self::deed(act, subject, 1);
        }
        let unit = self.unit_of(unit)?.record;
        let (level, unit) = (unit.level, self.full_name(&unit)?);
        let deed = Self::deed(act, subject, 1)?;
        Ok(Deed {
            office: Some(NamedPost { unit, level }),
            ..deed
        })
    }

    /// Ends a term that would go on, because its unit is retired. An ending that was announced stays its reason.
    pub(super) fn close_term(&mut self, id: AppointmentId, on: NaiveDate) -> Outcome<L, ()> {
        let mut term = self.term(id)?.record;
        if term.goes_on(on) {
            term.fields.until = Some(on.max(term.fields.since));
            term.ending.get_or_insert(Ending::TermOver);
            self.put(term)?;
        }
        Ok(())
    }

    fn term(&mut self, id: AppointmentId) -> Outcome<L, Held<Appointment>> {
        self.get::<Appointment>(id, LeaderRefusal::NotFound)
    }

    fn name_of(&mut self, person: PersonId) -> Outcome<L, String> {
        Ok(self
            .get::<Person>(person, PersonRefusal::NotFound)?
            .record
            .fields
            .name)
    }

    fn check_span(&self, fields: &AppointmentFields) -> Outcome<L, ()> {
        let mut issues = Vec::new();
        if fields.until.is_some_and(|u| u < fields.since) {
            let field = Field::Leader(LeaderField::Until);
            issues.push(Issue::new(field, Fault::EndsBeforeItBegins));
        }
        // An appointment may be prepared, but not for another generation.
        if fields.since
            > self
                .today
                .checked_add_days(Days::new(400))
                .unwrap_or(NaiveDate::MAX)
        {
            issues.push(Issue::new(
                Field::Leader(LeaderField::Since),
                Fault::InFuture,
            ));
        }
        valid(issues)
    }
}
