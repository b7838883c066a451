//! Households added, edited, moved, split, merged, deregistered, restored.

use chrono::Datelike;

use super::*;
use crate::domain::{
    CareCategory, Cause, Edit, Field, FormerHead, HouseholdField, HouseholdFields, HouseholdId,
    HouseholdPast, Life, PersonId, Spot, Told,
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
                let (_, head) = self.add_household(id, neighborhood, number, *fields, None)?;
                self.deed_in(Act::AddHousehold, head, neighborhood)
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

    pub(super) fn live_household(&mut self, id: HouseholdId, base: Seq) -> Outcome<L, Household> {
        let held = self.household_of(id)?;
        if held.record.retired.is_some() {
            return refuse(HouseholdRefusal::Retired {
                head: held.record.fields.head,
            });
        }
        self.current(&held, base)?;
        Ok(held.record)
    }

    /// `floor` is the first day on which it can have been there.
    pub(super) fn add_household(
        &mut self,
        promised: HouseholdId,
        neighborhood: UnitId,
        number: Option<u16>,
        fields: HouseholdFields,
        floor: Option<NaiveDate>,
    ) -> Outcome<L, (HouseholdId, String)> {
        let fields = self.settled(fields);
        valid(fields.issues(self.today))?;
        let unit = self.live_neighborhood(neighborhood)?;
        let number = self.number_in(&unit, number)?;
        let begun = unit.past().life.begun();
        self.not_before(begun, &unit.fields.short)?;
        let begun = begun.max(floor);
        let first = self.first(begun, &fields.head)?;
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
            past: HouseholdPast {
                life: Life::since(first),
                ..HouseholdPast::default()
            },
        };
        self.headed(&household)?;
        self.put(household)?;
        Ok((id, head))
    }

    /// The number asked for if it is free, else the next one.
    fn number_in(&mut self, unit: &Unit, wanted: Option<u16>) -> Outcome<L, u16> {
        let year = self.named.unwrap_or(self.on).min(self.on).year();
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
            .any(|f| f.number == number && f.year >= year)
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
        let (head, home) = (household.fields.head.clone(), household.neighborhood);
        let fields = household.fields.differences(&before);
        let edits = Edit::between(&before, &household.fields, fields);
        self.date_state(&mut household, before.state)?;
        // Care bears days of its own.
        self.is_dated |= before.care != household.fields.care;
        self.take_person_along(&before, &household)?;
        if before.head_person != household.fields.head_person {
            self.headed(&household)?;
        }
        self.put(household)?;
        let deed = self.deed_in(Act::EditHousehold, head, home)?;
        Ok(Deed { edits, ..deed })
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

    pub(super) fn village_of(&mut self, mut unit: UnitId) -> Outcome<L, Option<UnitId>> {
        loop {
            let here = self.unit_of(unit)?.record;
            match here.parent {
                _ if here.level == Level::Village => return Ok(Some(here.id)),
                Some(parent) => unit = parent,
                None => return Ok(None),
            }
        }
    }

    pub(super) fn move_household(
        &mut self,
        id: HouseholdId,
        base: Seq,
        to: UnitId,
    ) -> Outcome<L, Deed> {
        let mut household = self.live_household(id, base)?;
        let to = self.live_neighborhood(to)?;
        let head = household.fields.head.clone();
        if to.id == household.neighborhood {
            return refuse(HouseholdRefusal::SameNeighborhood { head });
        }
        let left = self.unit_of(household.neighborhood)?.record;
        let from = self.left_name(&left, &to)?;
        self.leave_number(&household)?;
        let spot = Spot {
            neighborhood: to.id,
            number: self.number_in(&to, None)?,
        };
        let begun = to.past().life.begun();
        self.not_before(begun, &to.fields.short)?;
        self.put_at(&mut household, spot, begun)?;
        self.put(household)?;
        let deed = self.deed_in(Act::MoveHousehold, head, to.id)?;
        Ok(Deed { from, ..deed })
    }

    pub(super) fn leave_number(&mut self, household: &Household) -> Outcome<L, ()> {
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
        let before = household.number;
        let spot = Spot {
            number,
            ..household.spot()
        };
        self.put_at(&mut household, spot, None)?;
        let (head, home) = (household.fields.head.clone(), household.neighborhood);
        self.put(household)?;
        let count = |n: u16| Told::Count(n.into());
        let field = Field::Household(HouseholdField::Number);
        let edits = vec![Edit::of(field, count(before), count(number))];
        let deed = self.deed_in(Act::Renumber, head, home)?;
        Ok(Deed { edits, ..deed })
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
                    let (head, home) = (household.fields.head.clone(), household.neighborhood);
                    self.headed(&household)?;
                    self.put(household)?;
                    self.deed_in(Act::EditHousehold, head, home)
                }
                _ => refuse(EditRefusal::Nothing),
            };
        }
        let former = std::mem::replace(&mut household.fields, fields).head;
        self.headed(&household)?;
        household.former_heads.push(FormerHead {
            name: former.clone(),
            until: self.on,
        });
        let (head, home) = (household.fields.head.clone(), household.neighborhood);
        self.put(household)?;
        let deed = self.deed_in(Act::NewHead, head, home)?;
        Ok(Deed {
            from: Some(former),
            ..deed
        })
    }

    fn deregister(&mut self, id: HouseholdId, base: Seq) -> Outcome<L, Deed> {
        let mut household = self.live_household(id, base)?;
        self.leave_number(&household)?;
        self.retire_household(&mut household, Cause::Own, None)?;
        let (head, home) = (household.fields.head.clone(), household.neighborhood);
        self.put(household)?;
        self.deed_in(Act::Deregister, head, home)
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
        let begun = unit.past().life.begun();
        self.not_before(begun, &unit.fields.short)?;
        self.revive_household(&mut household, begun)?;
        // Coming back, it may have its own resting number again, unless another holds it.
        let holders = self.ledger.holders(unit.id, household.number);
        let holders = holders.map_err(Stop::Broke)?;
        if holders.iter().any(|&holder| holder != household.id) {
            let spot = Spot {
                number: self.number_in(&unit, None)?,
                ..household.spot()
            };
            self.put_at(&mut household, spot, None)?;
        } else {
            unit.freed.retain(|f| f.number != household.number);
            self.put(unit)?;
        }
        let home = household.neighborhood;
        self.put(household)?;
        self.deed_in(Act::RestoreHousehold, head, home)
    }
}
