//! From which day a change holds: the day that was named, else the day on which it is done.

use chrono::NaiveDate;

use super::*;
use crate::domain::{Called, Cause, Fault, Field, Retired, Spot};

impl<L: Ledger> Clerk<'_, L> {
    /// Nothing begins in the future, and a day named for what bears none would be forgotten.
    pub(super) fn since(&mut self, day: NaiveDate, command: Command) -> Outcome<L, Deed> {
        if day > self.today.max(self.on) {
            valid(vec![Issue::new(Field::Since, Fault::InFuture)])?;
        }
        let outer = (self.named.replace(day), std::mem::take(&mut self.is_dated));
        let deed = self.within(command)?;
        if !self.is_dated {
            return refuse(EditRefusal::Undated);
        }
        (self.named, self.is_dated) = outer;
        Ok(deed)
    }

    /// The day from which something is another: not before it began to be what it is. Where no day was named, the clock
    /// may go wrong and nobody is kept from working.
    pub(super) fn from(&mut self, begun: Option<NaiveDate>, name: &str) -> Outcome<L, NaiveDate> {
        self.is_dated = true;
        self.not_before(begun, name)?;
        let day = self.named.unwrap_or(self.on);
        Ok(begun.map_or(day, |begun| begun.max(day)))
    }

    /// Nothing stands in what is not there yet, which is named.
    pub(super) fn not_before(&self, begun: Option<NaiveDate>, name: &str) -> Outcome<L, ()> {
        match (begun, self.named) {
            (Some(begun), Some(day)) if day < begun => {
                let name = name.to_owned();
                refuse(EditRefusal::Before { name, begun })
            }
            _ => Ok(()),
        }
    }

    /// The first day of something new. A list says what is there and not since when: what comes with it was always
    /// there, or as long as what it stands in.
    pub(super) fn first(
        &mut self,
        begun: Option<NaiveDate>,
        name: &str,
    ) -> Outcome<L, Option<NaiveDate>> {
        if self.is_list && self.named.is_none() {
            return Ok(begun);
        }
        self.from(begun, name).map(Some)
    }

    /// The household stands elsewhere or under another number.
    pub(super) fn put_at(
        &mut self,
        household: &mut Household,
        spot: Spot,
        floor: Option<NaiveDate>,
    ) -> Outcome<L, ()> {
        let begun = household.here_since().max(floor);
        let since = self.from(begun, &household.fields.head)?;
        let before = household.spot();
        (household.neighborhood, household.number) = (spot.neighborhood, spot.number);
        let past = &mut household.past;
        past.place.change(before, &spot, since, past.life.first());
        Ok(())
    }

    /// What follows from new fields: the day of a new state.
    pub(super) fn date_state(
        &mut self,
        household: &mut Household,
        before: HouseholdState,
    ) -> Outcome<L, ()> {
        let state = household.fields.state;
        if state != before {
            let since = self.from(household.state_since(), &household.fields.head)?;
            let past = &mut household.past;
            past.state.change(before, &state, since, past.life.first());
        }
        Ok(())
    }

    pub(super) fn retire_household(
        &mut self,
        household: &mut Household,
        cause: Cause,
        floor: Option<NaiveDate>,
    ) -> Outcome<L, ()> {
        let begun = household.here_since().max(household.state_since());
        let since = self.from(begun.max(floor), &household.fields.head)?;
        let on = household.past.life.retire(since);
        household.retired = Some(Retired { on, cause });
        Ok(())
    }

    /// From which day it is kept again.
    pub(super) fn revive_household(
        &mut self,
        household: &mut Household,
        floor: Option<NaiveDate>,
    ) -> Outcome<L, ()> {
        if let Some(Retired { on, .. }) = household.retired.take() {
            let since = self.from(Some(on).max(floor), &household.fields.head)?;
            household.past.life.restore(on, since);
        }
        Ok(())
    }

    pub(super) fn date_names(&mut self, unit: &mut Unit, before: Called) -> Outcome<L, ()> {
        let now = unit.called();
        if now != before {
            let past = unit.past();
            let begun = past.called.begun().max(past.life.begun());
            let since = self.from(begun, &before.short)?;
            unit.change_past(|past| past.called.change(before, &now, since, past.life.first()));
        }
        Ok(())
    }

    /// The unit stands below another.
    pub(super) fn put_below(&mut self, unit: &mut Unit, parent: &Unit) -> Outcome<L, ()> {
        let Some(before) = unit
            .parent
            .replace(parent.id)
            .filter(|old| *old != parent.id)
        else {
            return Ok(());
        };
        let past = unit.past();
        let begun = past.stood.begun().max(past.life.begun());
        let floor = parent.past().life.begun();
        self.not_before(floor, &parent.fields.short)?;
        let since = self.from(begun.max(floor), &unit.fields.short)?;
        let now = parent.id;
        unit.change_past(|past| past.stood.change(before, &now, since, past.life.first()));
        Ok(())
    }

    pub(super) fn retire_alone(&mut self, unit: &mut Unit, cause: Cause) -> Outcome<L, NaiveDate> {
        let past = unit.past();
        let begun = past.stood.begun().max(past.called.begun());
        let begun = begun.max(past.life.begun());
        let mut on = self.from(begun, &unit.fields.short)?;
        unit.change_past(|past| on = past.life.retire(on));
        unit.retired = Some(Retired { on, cause });
        Ok(on)
    }

    pub(super) fn revive_alone(
        &mut self,
        unit: &mut Unit,
        floor: Option<NaiveDate>,
    ) -> Outcome<L, ()> {
        if let Some(Retired { on, .. }) = unit.retired.take() {
            let since = self.from(Some(on).max(floor), &unit.fields.short)?;
            unit.change_past(|past| past.life.restore(on, since));
        }
        Ok(())
    }
}
