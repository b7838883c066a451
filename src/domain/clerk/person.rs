//! People added and edited.

use super::*;
use crate::domain::{Edit, Person, PersonCommand, PersonFields, PersonId, PersonRefusal};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn person(&mut self, command: PersonCommand) -> Outcome<L, Deed> {
        match command {
            PersonCommand::Add {
                id,
                village,
                fields,
            } => self.add_person(id, village, fields),
            PersonCommand::Edit { id, base, fields } => self.edit_person(id, base, fields),
        }
    }

    fn add_person(
        &mut self,
        promised: PersonId,
        village: UnitId,
        fields: PersonFields,
    ) -> Outcome<L, Deed> {
        let fields = self.person_fields(fields)?;
        let village = self.live_unit(village)?.record;
        if village.level != Level::Village {
            return refuse(PersonRefusal::NotAVillage {
                name: village.fields.short,
            });
        }
        let id = self.fresh::<Person>(promised)?;
        let subject = fields.name.clone();
        self.put(Person {
            id,
            village: village.id,
            fields,
        })?;
        Self::deed(Act::AddPerson, subject, 1)
    }

    fn edit_person(&mut self, id: PersonId, base: Seq, fields: PersonFields) -> Outcome<L, Deed> {
        let held = self.get::<Person>(id, PersonRefusal::NotFound)?;
        self.current(&held, base)?;
        let mut person = held.record;
        let fields = self.person_fields(fields)?;
        if fields == person.fields {
            return refuse(EditRefusal::Nothing);
        }
        let was = person.clone();
        let before = std::mem::replace(&mut person.fields, fields);
        let subject = person.fields.name.clone();
        self.take_home_along(&before, &person)?;
        let edits = Edit::between(&before, &person.fields, person.differences(&was));
        self.put(person)?;
        let deed = Self::deed(Act::EditPerson, subject, 1)?;
        Ok(Deed { edits, ..deed })
    }

    /// The household that they head says the same after the change as it did before.
    fn take_home_along(&mut self, before: &PersonFields, person: &Person) -> Outcome<L, ()> {
        let Some(home) = before
            .household
            .filter(|_| self.second_record == SecondRecord::Follows)
        else {
            return Ok(());
        };
        let mut home = self.household_of(home)?.record;
        if home.fields.head_person == Some(person.id)
            && home.retired.is_none()
            && self.is_of_village(person, &home)?
            && let Some(fields) = person.fields.taking_along(before, &home.fields)
        {
            home.fields = fields;
            valid(home.fields.issues(self.today))?;
            self.put(home)?;
        }
        Ok(())
    }

    fn person_fields(&mut self, fields: PersonFields) -> Outcome<L, PersonFields> {
        let mut fields = fields.cleaned();
        fields.household = fields.household.map(|h| self.real::<Household>(h));
        valid(fields.issues(self.today))?;
        if let Some(home) = fields.household {
            self.household_of(home)?;
        }
        Ok(fields)
    }
}
