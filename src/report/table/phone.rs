//! A phone, and whose it is: masked in every form until eyes that may read it have looked.

use crate::{
    desk::Desk,
    domain::{HouseholdId, Person, UnitContact, UnitId, Unmask, mask_phone},
    report::Eyes,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    number: String,
    /// It stands on a public card: somebody who serves, or whom a unit names to be called.
    pub(in crate::report) on_card: bool,
    /// What is asked for where it is to be read in full.
    pub(in crate::report) record: Option<Unmask>,
    is_read: bool,
}

impl Phone {
    fn new(number: &str, on_card: bool, record: Option<Unmask>) -> Self {
        Self {
            number: number.to_owned(),
            on_card,
            record,
            is_read: false,
        }
    }

    /// Of whoever serves, or served: the card is that of the post. `post` is where they are looked for first.
    pub fn of_person(desk: &Desk, person: &Person, post: Option<UnitId>) -> Self {
        let serving = post.and_then(|unit| desk.county().serving(unit));
        let serves = serving.is_some_and(|post| post.person.record.id == person.id)
            || desk.post_of(person).is_some();
        Self::new(
            &person.fields.phone,
            serves,
            Some(Unmask::Person(person.id)),
        )
    }

    /// A number of a household stays the household's, whoever else has it.
    pub fn of_household(id: HouseholdId, number: &str) -> Self {
        Self::new(number, false, Some(Unmask::Household(id)))
    }

    pub fn of_contact(contact: &UnitContact) -> Self {
        Self::new(&contact.phone, true, None)
    }

    /// Of somebody who is on no card.
    pub fn private(number: &str) -> Self {
        Self::new(number, false, None)
    }

    /// As these eyes see it.
    pub fn read_by(&self, eyes: &Eyes<'_>) -> Self {
        Self {
            is_read: eyes.reads(self),
            ..self.clone()
        }
    }

    /// What would have to be asked for, where it is masked.
    pub fn masked(&self) -> Option<Unmask> {
        self.record.filter(|_| !self.is_read && !self.is_empty())
    }

    pub const fn is_empty(&self) -> bool {
        self.number.is_empty()
    }

    /// As it may be read.
    pub fn words(&self) -> String {
        if self.is_read {
            self.number.clone()
        } else {
            mask_phone(&self.number)
        }
    }
}
