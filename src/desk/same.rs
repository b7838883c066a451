//! The second record of one person: which changes take it along, and where the two say different things.

use super::Desk;
use crate::domain::{
    Alongside, Cause, Command, Fact, Household, HouseholdCommand, HouseholdFields, HouseholdId,
    Person, PersonCommand, PersonFields, PersonId, Rank, Second, UnitId,
};
use crate::register::{Mark, Node};

impl Desk {
    /// The household that somebody heads, as far as it is known from their own record.
    pub fn headed_by(&self, person: &Person) -> Option<Household> {
        let home = self.county().household(person.fields.household?)?.record;
        let linked = home.fields.head_person == Some(person.id) && home.retired.is_none();
        linked.then_some(home)
    }

    /// Where somebody lives, as far as the household is still kept, or what it was merged into.
    pub fn home_of(&self, person: &PersonFields) -> Option<(HouseholdId, UnitId)> {
        let mut home = person.household?;
        // No two are merged into each other: each was kept when the other went.
        while self.county().household_row(home)?.has(Mark::Retired) {
            home = match self.county().household(home)?.record.retired?.cause {
                Cause::Merged(into) => into,
                _ => return None,
            };
        }
        Some((home, self.county().neighborhood_of(home)?))
    }

    /// Whether a change of either record takes the other along: only within one village, whose own the book is.
    fn stands_in_village(&self, home: HouseholdId, person: &Person) -> bool {
        let place = self.county().neighborhood_of(home);
        place.is_some_and(|place| self.county().is_below(Node::Unit(place), person.village))
    }

    /// Every second record that the change will take along.
    pub fn alongside(&self, command: &Command) -> Vec<Alongside> {
        match command {
            Command::Household(HouseholdCommand::Edit { id, fields, .. }) => {
                self.person_along(*id, fields).into_iter().collect()
            }
            Command::Person(PersonCommand::Edit { id, fields, .. }) => {
                self.home_along(*id, fields).into_iter().collect()
            }
            Command::Batch { steps, .. } => {
                steps.iter().flat_map(|step| self.alongside(step)).collect()
            }
            Command::Since(_, command) => self.alongside(command),
            _ => Vec::new(),
        }
    }

    fn person_along(&self, id: HouseholdId, fields: &HouseholdFields) -> Option<Alongside> {
        let before = self.county().household(id)?.record.fields;
        let after = fields.clone().cleaned().following(&before);
        let linked = before
            .head_person
            .filter(|_| before.head_person == after.head_person)?;
        let held = self.county().person(linked)?;
        if !self.stands_in_village(id, &held.record) {
            return None;
        }
        let known = &held.record.fields;
        let next = after.taking_along(&before, known)?;
        let pairs = [
            (Fact::Name, known.name.clone(), next.name),
            (Fact::Phone, known.phone.clone(), next.phone),
        ];
        Some(Alongside {
            of: Second::Person(linked),
            name: known.name.clone(),
            post: self.post_of(&held.record).map(|(_, rank)| rank),
            facts: differing(pairs),
        })
    }

    fn home_along(&self, id: PersonId, fields: &PersonFields) -> Option<Alongside> {
        let held = self.county().person(id)?;
        let home = self.headed_by(&held.record)?;
        if !self.stands_in_village(home.id, &held.record) {
            return None;
        }
        let after = fields.clone().cleaned();
        let next = after.taking_along(&held.record.fields, &home.fields)?;
        let pairs = [
            (Fact::Name, home.fields.head.clone(), next.head.clone()),
            (
                Fact::Phone,
                home.fields.head_phone().to_owned(),
                next.head_phone().to_owned(),
            ),
        ];
        Some(Alongside {
            of: Second::Household(home.id),
            name: home.fields.head,
            post: None,
            facts: differing(pairs),
        })
    }

    /// What they serve as: the highest, where it is several.
    pub fn post_of(&self, person: &Person) -> Option<(UnitId, Rank)> {
        let posts = self.county().posts(person.village);
        let own = posts
            .into_iter()
            .filter(|post| post.person.record.id == person.id);
        let ranks = own.filter_map(|post| {
            let rank = self.county().unit(post.unit)?.record.level.post()?;
            Some((post.unit, rank))
        });
        ranks.min_by_key(|(_, rank)| *rank)
    }
}

fn differing(pairs: [(Fact, String, String); 2]) -> Vec<(Fact, String, String)> {
    pairs
        .into_iter()
        .filter(|(_, from, to)| from != to)
        .collect()
}
