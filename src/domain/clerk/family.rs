//! One household becomes two, two become one.

use super::*;
use crate::domain::{Cause, HouseholdFields, HouseholdId, MAX_CONTACTS};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn split(
        &mut self,
        id: HouseholdId,
        base: Seq,
        new: HouseholdId,
        fields: HouseholdFields,
    ) -> Outcome<L, Deed> {
        let mut old = self.live_household(id, base)?;
        if fields.people >= old.fields.people {
            return refuse(HouseholdRefusal::TooFewPeople {
                people: old.fields.people,
            });
        }
        old.fields.people -= fields.people;
        let (neighborhood, begun) = (old.neighborhood, old.here_since());
        let (old_id, head) = (old.id, old.fields.head.clone());
        self.put(old)?;
        let (new, _) = self.add_household(new, neighborhood, None, fields, begun)?;
        let mut new = self.household_of(new)?.record;
        new.split_from = Some(old_id);
        self.put(new)?;
        self.deed_in(Act::Split, head, neighborhood)
    }

    pub(super) fn merge(
        &mut self,
        id: HouseholdId,
        base: Seq,
        into: HouseholdId,
        into_base: Seq,
    ) -> Outcome<L, Deed> {
        if self.real::<Household>(id) == self.real::<Household>(into) {
            return refuse(HouseholdRefusal::MergeWithItself);
        }
        let mut from = self.live_household(id, base)?;
        let mut into = self.live_household(into, into_base)?;
        into.fields.people = into.fields.people.saturating_add(from.fields.people);
        for contact in &from.fields.contacts {
            if into.fields.contacts.len() < MAX_CONTACTS && !into.fields.contacts.contains(contact)
            {
                into.fields.contacts.push(contact.clone());
            }
        }
        for entry in &from.fields.care {
            if !into.fields.care.contains(entry) {
                into.fields.care.push(entry.clone());
            }
        }
        valid(into.fields.issues(self.today))?;
        self.leave_number(&from)?;
        self.move_people(&from, into.id)?;
        let begun = into.past.life.begun();
        self.not_before(begun, &into.fields.head)?;
        self.retire_household(&mut from, Cause::Merged(into.id), begun)?;
        let (head, home) = (from.fields.head.clone(), from.neighborhood);
        self.put(from)?;
        self.put(into)?;
        self.deed_in(Act::Merge, head, home)
    }

    /// Whoever is in the book as living in the one household lives in the other now.
    fn move_people(&mut self, from: &Household, into: HouseholdId) -> Outcome<L, ()> {
        let Some(village) = self.village_of(from.neighborhood)? else {
            return Ok(());
        };
        for id in self.ledger.people_of(village).map_err(Stop::Broke)? {
            let mut person = self.get::<Person>(id, PersonRefusal::NotFound)?.record;
            if person.fields.household == Some(from.id) {
                person.fields.household = Some(into);
                self.put(person)?;
            }
        }
        Ok(())
    }
}
