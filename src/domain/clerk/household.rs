//! Households added, edited, moved, split, merged, deregistered, restored.

use chrono::Datelike;

use super::*;
use crate::domain::{
    CareCategory, Cause, FormerHead, HouseholdFields, HouseholdId, MAX_CONTACTS, PersonId, Retired,
};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn household(&mut self, command: HouseholdCommand) -> Outcome<L, Deed> {
        use HouseholdCommand as C;
        match command {
            C::Add {
                id,
                neighborhood,
                number,
                fields,
            } => {
                let (_, head) = self.add_household(id, neighborhood, number, *fields)?;
                Self::deed(Act::AddHousehold, head, 1)
            }
            C::Edit { id, base, fields } => self.edit_household(id, base, *fields),
            C::Move { id, base, to } => self.move_household(id, base, to),
            C::Renumber { id, base, number } => self.renumber(id, base, number),
            C::Split {
                id,
                base,
                new,
                fields,
            } => self.split(id, base, new, *fields),
            C::Merge {
                id,
                base,
                into,
                into_base,
            } => self.merge(id, base, into, into_base),
            C::NewHead {
                id,
                base,
                head,
                person,
            } => self.new_head(id, base, head, person),
            C::Deregister { id, base } => self.deregister(id, base),
            C::Restore { id } => self.restore_household(id),
        }
    }

    pub(super) fn household_of(&mut self, id: HouseholdId) -> Outcome<L, Held<Household>> {
        self.get::<Household>(id, HouseholdRefusal::NotFound)
    }

    /// As the store keeps them, with what the same batch added under its real id.
    fn settled(&self, fields: HouseholdFields) -> HouseholdFields {
        let mut fields = fields.cleaned();
        fields.head_person = fields.head_person.map(|p| self.real::<Person>(p));
        for entry in &mut fields.care {
            entry.category = self.real::<CareCategory>(entry.category);
        }
        fields
    }

    fn live_household(&mut self, id: HouseholdId, base: Seq) -> Outcome<L, Household> {
        let held = self.household_of(id)?;
        if held.record.retired.is_some() {
            return refuse(HouseholdRefusal::Retired {
                head: held.record.fields.head,
            });
        }
        self.current(&held, base)?;
        Ok(held.record)
    }

    fn add_household(
        &mut self,
        promised: HouseholdId,
        neighborhood: UnitId,
        number: Option<u16>,
        fields: HouseholdFields,
    ) -> Outcome<L, (HouseholdId, String)> {
        let fields = self.settled(fields);
        valid(fields.issues(self.today))?;
        let unit = self.live_neighborhood(neighborhood)?;
        let number = self.number_in(&unit, number)?;
        let id = self.fresh::<Household>(promised)?;
        let head = fields.head.clone();
        let household = Household {
            id,
            neighborhood: unit.id,
            number,
            fields,
            retired: None,
            split_from: None,
            former_heads: Vec::new(),
        };
        self.headed(&household)?;
        self.put(household)?;
        Ok((id, head))
    }

    /// The number asked for if it is free, else the next one.
    fn number_in(&mut self, unit: &Unit, wanted: Option<u16>) -> Outcome<L, u16> {
        let year = self.on.year();
        let Some(number) = wanted else {
            // What one command found held or resting stays so until its end.
            let from = self.lowest.get(&unit.id).copied().unwrap_or(1);
            let held = |n| Ok(!self.ledger.holders(unit.id, n)?.is_empty());
            let number = next_number(from, unit, year, held).map_err(Stop::Broke)?;
            let number = number.ok_or_else(|| Stop::Refused(HouseholdRefusal::Full.into()))?;
            self.lowest.insert(unit.id, number);
            return Ok(number);
        };
        let holders = self.ledger.holders(unit.id, number);
        if let Some(&holder) = holders.map_err(Stop::Broke)?.first() {
            let head = self.household_of(holder)?.record.fields.head;
            return refuse(HouseholdRefusal::NumberTaken { number, head });
        }
        if unit
            .freed
            .iter()
            .any(|f| f.number == number && f.year == year)
        {
            return refuse(HouseholdRefusal::NumberRests { number, year });
        }
        Ok(number)
    }

    fn edit_household(
        &mut self,
        id: HouseholdId,
        base: Seq,
        fields: HouseholdFields,
    ) -> Outcome<L, Deed> {
        let mut household = self.live_household(id, base)?;
        let fields = self.settled(fields);
        valid(fields.issues(self.today))?;
        let fields = fields.following(&household.fields);
        if fields == household.fields {
            return refuse(EditRefusal::Nothing);
        }
        let before = std::mem::replace(&mut household.fields, fields);
        let head = household.fields.head.clone();
        self.take_person_along(&before, &household)?;
        if before.head_person != household.fields.head_person {
            self.headed(&household)?;
        }
        self.put(household)?;
        Self::deed(Act::EditHousehold, head, 1)
    }

    /// The head's own record says the same after the change as it did before.
    fn take_person_along(
        &mut self,
        before: &HouseholdFields,
        household: &Household,
    ) -> Outcome<L, ()> {
        let after = &household.fields;
        let linked = after
            .head_person
            .filter(|_| before.head_person == after.head_person);
        let Some(id) = linked.filter(|_| self.second_record == SecondRecord::Follows) else {
            return Ok(());
        };
        let mut person = self.get::<Person>(id, PersonRefusal::NotFound)?.record;
        if self.is_of_village(&person, household)?
            && let Some(fields) = after.taking_along(before, &person.fields)
        {
            person.fields = fields;
            self.put(person)?;
        }
        Ok(())
    }

    /// A head who is known as a person lives in the household, so that either record leads to the other.
    fn headed(&mut self, household: &Household) -> Outcome<L, ()> {
        let Some(id) = household.fields.head_person else {
            return Ok(());
        };
        let mut person = self.get::<Person>(id, PersonRefusal::NotFound)?.record;
        let known = person.fields.household;
        let moves = known != Some(household.id) && self.is_of_village(&person, household)?;
        if known.is_none() || moves {
            person.fields.household = Some(household.id);
            self.put(person)?;
        }
        Ok(())
    }

    /// Whether both stand in one village: what is changed of the one changes nothing elsewhere.
    pub(super) fn is_of_village(
        &mut self,
        person: &Person,
        household: &Household,
    ) -> Outcome<L, bool> {
        let village = self.village_of(household.neighborhood)?;
        Ok(village == Some(person.village))
    }

    fn village_of(&mut self, mut unit: UnitId) -> Outcome<L, Option<UnitId>> {
        loop {
            let here = self.unit_of(unit)?.record;
            match here.parent {
                _ if here.level == Level::Village => return Ok(Some(here.id)),
                Some(parent) => unit = parent,
                None => return Ok(None),
            }
        }
    }

    fn move_household(&mut self, id: HouseholdId, base: Seq, to: UnitId) -> Outcome<L, Deed> {
        let mut household = self.live_household(id, base)?;
        let to = self.live_neighborhood(to)?;
        let head = household.fields.head.clone();
        if to.id == household.neighborhood {
            return refuse(HouseholdRefusal::SameNeighborhood { head });
        }
        self.leave_number(&household)?;
        household.number = self.number_in(&to, None)?;
        household.neighborhood = to.id;
        self.put(household)?;
        self.deed_in(Act::MoveHousehold, head, to.id)
    }

    fn leave_number(&mut self, household: &Household) -> Outcome<L, ()> {
        let mut unit = self.unit_of(household.neighborhood)?.record;
        free_number(&mut unit, household, self.on.year());
        self.put(unit)
    }

    fn renumber(&mut self, id: HouseholdId, base: Seq, number: u16) -> Outcome<L, Deed> {
        let mut household = self.live_household(id, base)?;
        if household.number == number {
            return refuse(EditRefusal::Nothing);
        }
        let unit = self.unit_of(household.neighborhood)?.record;
        let number = self.number_in(&unit, Some(number))?;
        self.leave_number(&household)?;
        household.number = number;
        let head = household.fields.head.clone();
        self.put(household)?;
        Self::deed(Act::Renumber, head, 1)
    }

    fn split(
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
        let neighborhood = old.neighborhood;
        let (old_id, head) = (old.id, old.fields.head.clone());
        self.put(old)?;
        let (new, _) = self.add_household(new, neighborhood, None, fields)?;
        let mut new = self.household_of(new)?.record;
        new.split_from = Some(old_id);
        self.put(new)?;
        Self::deed(Act::Split, head, 1)
    }

    fn merge(
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
        from.retired = Some(Retired {
            on: self.on,
            cause: Cause::Merged(into.id),
        });
        let head = from.fields.head.clone();
        self.put(from)?;
        self.put(into)?;
        Self::deed(Act::Merge, head, 1)
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

    fn new_head(
        &mut self,
        id: HouseholdId,
        base: Seq,
        head: String,
        person: Option<PersonId>,
    ) -> Outcome<L, Deed> {
        let mut household = self.live_household(id, base)?;
        let mut fields = household.fields.clone();
        fields.head = head;
        fields.head_person = person.map(|p| self.real::<Person>(p));
        let fields = fields.cleaned();
        valid(fields.issues(self.today))?;
        if fields.head == household.fields.head {
            // The same head, told to be somebody in the book.
            return match fields.head_person {
                Some(person) if household.fields.head_person != Some(person) => {
                    household.fields.head_person = Some(person);
                    let head = household.fields.head.clone();
                    self.headed(&household)?;
                    self.put(household)?;
                    Self::deed(Act::EditHousehold, head, 1)
                }
                _ => refuse(EditRefusal::Nothing),
            };
        }
        let former = std::mem::replace(&mut household.fields, fields).head;
        self.headed(&household)?;
        household.former_heads.push(FormerHead {
            name: former,
            until: self.on,
        });
        let head = household.fields.head.clone();
        self.put(household)?;
        Self::deed(Act::NewHead, head, 1)
    }

    fn deregister(&mut self, id: HouseholdId, base: Seq) -> Outcome<L, Deed> {
        let mut household = self.live_household(id, base)?;
        self.leave_number(&household)?;
        household.retired = Some(Retired {
            on: self.on,
            cause: Cause::Own,
        });
        let head = household.fields.head.clone();
        self.put(household)?;
        Self::deed(Act::Deregister, head, 1)
    }

    fn restore_household(&mut self, id: HouseholdId) -> Outcome<L, Deed> {
        let mut household = self.household_of(id)?.record;
        let head = household.fields.head.clone();
        if household.retired.is_none() {
            return refuse(HouseholdRefusal::NotRetired { head });
        }
        let mut unit = self.unit_of(household.neighborhood)?.record;
        if unit.retired.is_some() {
            return refuse(HouseholdRefusal::NeighborhoodRetired {
                name: unit.fields.short,
            });
        }
        // Coming back, it may have its own resting number again, unless another holds it.
        let holders = self.ledger.holders(unit.id, household.number);
        let holders = holders.map_err(Stop::Broke)?;
        if holders.iter().any(|&holder| holder != household.id) {
            household.number = self.number_in(&unit, None)?;
        } else {
            unit.freed.retain(|f| f.number != household.number);
            self.put(unit)?;
        }
        household.retired = None;
        self.put(household)?;
        Self::deed(Act::RestoreHousehold, head, 1)
    }
}
