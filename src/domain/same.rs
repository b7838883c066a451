//! One person in two records: the head of a household, and somebody in the book of people who may lead a neighborhood.
//! The link is the household's `head_person`. What both records say is changed in one step, so that nobody is called
//! under a number that was put right elsewhere.

use serde::{Deserialize, Serialize};

use super::{
    HouseholdFields, HouseholdId, MAX_CONTACTS, PersonFields, PersonId, PhoneContact, Rank,
};

/// What both records say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Fact {
    Name,
    Phone,
}

/// The other record of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Second {
    /// In the book of people.
    Person(PersonId),
    /// The household they head.
    Household(HouseholdId),
}

/// A second record that a change takes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alongside {
    pub of: Second,
    pub name: String,
    /// What they serve as.
    pub post: Option<Rank>,
    /// With what stood there before and what will.
    pub facts: Vec<(Fact, String, String)>,
}

impl HouseholdFields {
    /// The head's own number; empty where none is known.
    pub fn head_phone(&self) -> &str {
        let own = self.contacts.iter().find(|c| c.name == self.head);
        own.map_or("", |contact| contact.phone.as_str())
    }

    /// A contact that is the head keeps being the head when the name is put right.
    pub fn following(mut self, before: &Self) -> Self {
        if self.head != before.head && self.head_person == before.head_person {
            for (contact, was) in self.contacts.iter_mut().zip(&before.contacts) {
                if contact.name == before.head && was.name == before.head {
                    contact.name.clone_from(&self.head);
                }
            }
        }
        self
    }

    /// What the person would be called and called under after this change of the household that they head: what agreed
    /// before agrees again. None where nothing follows.
    pub fn taking_along(&self, before: &Self, person: &PersonFields) -> Option<PersonFields> {
        let mut next = person.clone();
        if person.name == before.head {
            next.name.clone_from(&self.head);
        }
        let new = self.head_phone();
        if person.phone == before.head_phone() && !new.is_empty() {
            new.clone_into(&mut next.phone);
        }
        (next != *person).then_some(next)
    }
}

impl PersonFields {
    /// The household that they head after this change of theirs, where something follows.
    pub fn taking_along(&self, before: &Self, home: &HouseholdFields) -> Option<HouseholdFields> {
        let mut next = home.clone();
        if home.head == before.name && self.name != before.name {
            next.head.clone_from(&self.name);
            next = next.following(home);
        }
        if home.head_phone() == before.phone && !self.phone.is_empty() {
            let head = next.head.clone();
            if let Some(own) = next.contacts.iter_mut().find(|c| c.name == head) {
                own.phone.clone_from(&self.phone);
            } else if next.contacts.len() < MAX_CONTACTS {
                let own = PhoneContact {
                    name: head,
                    phone: self.phone.clone(),
                    ..PhoneContact::default()
                };
                next.contacts.insert(0, own);
            }
        }
        (next != *home).then_some(next)
    }

    /// Where the household they head says something else: what it says, what this record says. A phone that only one of
    /// them has is no contradiction.
    pub fn apart(&self, home: &HouseholdFields) -> Vec<(Fact, String, String)> {
        let mut apart = Vec::new();
        if home.head != self.name {
            apart.push((Fact::Name, home.head.clone(), self.name.clone()));
        }
        let phone = home.head_phone();
        if phone != self.phone && !phone.is_empty() && !self.phone.is_empty() {
            apart.push((Fact::Phone, phone.to_owned(), self.phone.clone()));
        }
        apart
    }
}
