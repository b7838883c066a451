//! Rounds entered, merged, amended, voided. None is taken away: what was untrue stays readable.

use chrono::NaiveDate;

use super::*;
use crate::domain::{
    Again, Appointment, Fault, Field, LONGEST_NAME, LeaderRefusal, PersonId, Round, RoundAct,
    RoundCommand, RoundField, RoundFields, RoundId, RoundRefusal, Voided,
    text::{self, Breaks},
};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn round(&mut self, command: RoundCommand) -> Outcome<L, Deed> {
        match command {
            RoundCommand::Enter {
                id,
                neighborhood,
                on,
                again,
                fields,
            } => self.enter(id, neighborhood, on, again, *fields),
            RoundCommand::Merge { id, base, fields } => {
                let round = self.standing_round(id, base)?;
                let merged = round.fields.clone().merged(*fields);
                self.amend(round, merged, RoundAct::Merge)
            }
            RoundCommand::Amend { id, base, fields } => {
                let round = self.standing_round(id, base)?;
                self.amend(round, *fields, RoundAct::Amend)
            }
            RoundCommand::Void { id, base, reason } => self.void(id, base, reason),
        }
    }

    fn enter(
        &mut self,
        promised: RoundId,
        neighborhood: UnitId,
        on: NaiveDate,
        again: Again,
        fields: RoundFields,
    ) -> Outcome<L, Deed> {
        if on > self.today {
            return refuse(RoundRefusal::InFuture { on });
        }
        let unit = self.unit_of(neighborhood)?.record;
        let name = unit.fields.short.clone();
        if unit.level != Level::Neighborhood {
            let level = unit.level;
            return refuse(RoundRefusal::NotANeighborhood { name, level });
        }
        if unit.was_gone(on) {
            return refuse(UnitRefusal::Retired { name });
        }
        let called = self.full_name(&unit)?;
        let village = self.village_above(&unit)?;
        if again == Again::Ask
            && let Some(id) = self.round_on(village, unit.id, on)?
        {
            return refuse(RoundRefusal::Again { id, name, on });
        }
        let mut fields = self.told(unit.id, on, fields)?;
        if fields.by.is_none() {
            fields.by = self.serving(unit.id, on)?;
        }
        let count = fields.spoken_with();
        let id = self.fresh::<Round>(promised)?;
        self.put(Round {
            id,
            village,
            neighborhood: unit.id,
            on,
            fields,
            voided: None,
        })?;
        Self::deed(Act::Round(RoundAct::Enter), called, count)
    }

    /// One that is not voided.
    fn standing_round(&mut self, id: RoundId, base: Seq) -> Outcome<L, Round> {
        let held = self.get::<Round>(id, RoundRefusal::NotFound)?;
        self.current(&held, base)?;
        match held.record.voided {
            None => Ok(held.record),
            Some(Voided { on, .. }) => refuse(RoundRefusal::Voided { on }),
        }
    }

    fn amend(&mut self, mut round: Round, fields: RoundFields, act: RoundAct) -> Outcome<L, Deed> {
        let fields = self.told(round.neighborhood, round.on, fields)?;
        if fields == round.fields {
            return refuse(EditRefusal::Nothing);
        }
        round.fields = fields;
        let unit = self.unit_of(round.neighborhood)?.record;
        let name = self.full_name(&unit)?;
        let count = round.fields.spoken_with();
        self.put(round)?;
        Self::deed(Act::Round(act), name, count)
    }

    fn void(&mut self, id: RoundId, base: Seq, mut reason: String) -> Outcome<L, Deed> {
        let mut round = self.standing_round(id, base)?;
        let field = Field::Round(RoundField::Reason);
        text::keep(&mut reason, LONGEST_NAME, Breaks::Line);
        let mut issues = Vec::new();
        if reason.is_empty() {
            issues.push(Issue::new(field, Fault::Empty));
        }
        Issue::text(&mut issues, field, &reason, LONGEST_NAME);
        valid(issues)?;
        round.voided = Some(Voided {
            on: self.on,
            reason,
        });
        let unit = self.unit_of(round.neighborhood)?.record;
        let name = self.full_name(&unit)?;
        self.put(round)?;
        Self::deed(Act::Round(RoundAct::Void), name, 1)
    }

    /// What was told, as the store keeps it: with real ids, each household once and of this neighborhood.
    fn told(
        &mut self,
        neighborhood: UnitId,
        on: NaiveDate,
        mut fields: RoundFields,
    ) -> Outcome<L, RoundFields> {
        fields.by = fields.by.map(|id| self.real::<Person>(id));
        for id in &mut fields.reached {
            *id = self.real::<Household>(*id);
        }
        for line in &mut fields.lines {
            line.household = self.real::<Household>(line.household);
        }
        let fields = fields.cleaned();
        valid(fields.issues())?;
        if fields.is_empty() {
            return refuse(RoundRefusal::Empty);
        }
        if fields.way.is_none() && !fields.reached.is_empty() {
            return refuse(RoundRefusal::NoWay);
        }
        if let Some(by) = fields.by {
            self.get::<Person>(by, PersonRefusal::NotFound)?;
        }
        let mut seen = std::collections::HashSet::new();
        for id in fields.households() {
            let household = self.household_of(id)?.record;
            let there = household.was_met_in(neighborhood, on);
            let head = household.fields.head;
            if !seen.insert(id) {
                return refuse(RoundRefusal::Twice { head });
            }
            if !there {
                return refuse(RoundRefusal::Elsewhere { head, on });
            }
        }
        for line in &fields.lines {
            let reached = line.sign.is_some_and(crate::domain::Sign::is_reached);
            if !line.services.is_empty() && !reached {
                let head = self.household_of(line.household)?.record.fields.head;
                return refuse(RoundRefusal::NobodyReached { head });
            }
        }
        Ok(fields)
    }

    /// Another of that day that is not voided.
    fn round_on(
        &mut self,
        village: UnitId,
        neighborhood: UnitId,
        on: NaiveDate,
    ) -> Outcome<L, Option<RoundId>> {
        let rounds = self.ledger.rounds_on(village, neighborhood, on);
        for id in rounds.map_err(Stop::Broke)? {
            let round = self.get::<Round>(id, RoundRefusal::NotFound)?.record;
            if round.voided.is_none() {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    fn serving(&mut self, unit: UnitId, on: NaiveDate) -> Outcome<L, Option<PersonId>> {
        for id in self.ledger.terms_in(unit).map_err(Stop::Broke)? {
            let term = self.get::<Appointment>(id, LeaderRefusal::NotFound)?;
            if term.record.serves(on) {
                return Ok(Some(term.record.person));
            }
        }
        Ok(None)
    }
}
