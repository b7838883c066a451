//! A household as a row would leave it. An empty cell says nothing; care that the row does not name stays.

use std::collections::HashMap;

use super::{RosterRow, Wrong};
use crate::{
    desk::Desk,
    domain::{
        CareEntry, CareId, Contact, Household, HouseholdField, HouseholdFields, MAX_CONTACTS,
    },
};

pub struct Merger<'d> {
    desk: &'d Desk,
    categories: HashMap<&'d str, CareId>,
}

pub struct Merged {
    pub fields: HouseholdFields,
    /// Field, from, to.
    pub changes: Vec<(HouseholdField, String, String)>,
}

impl<'d> Merger<'d> {
    pub fn new(desk: &'d Desk) -> Self {
        let open = desk
            .county()
            .care()
            .iter()
            .filter(|held| !held.record.closed);
        let categories = open
            .map(|held| (held.record.name.as_str(), held.record.id))
            .collect();
        Self { desk, categories }
    }

    fn category(&self, name: &str) -> Result<CareId, Wrong> {
        self.categories.get(name).copied().ok_or_else(|| {
            let known = self
                .desk
                .county()
                .care()
                .iter()
                .filter(|held| !held.record.closed);
            let known = known.map(|held| held.record.name.clone()).collect();
            Wrong::NoCategory {
                text: name.to_owned(),
                known,
            }
        })
    }

    pub fn care(&self, names: &[String]) -> Result<Vec<CareEntry>, Wrong> {
        let mut entries: Vec<CareEntry> = Vec::new();
        for name in names {
            let category = self.category(name)?;
            if !entries.iter().any(|entry| entry.category == category) {
                entries.push(CareEntry {
                    category,
                    since: None,
                    until: None,
                    who: String::new(),
                    carer: String::new(),
                });
            }
        }
        Ok(entries)
    }

    pub fn merged(&self, row: &RosterRow, household: &Household) -> Result<Merged, Wrong> {
        let before = &household.fields;
        let mut merged = Merged {
            fields: before.clone(),
            changes: Vec::new(),
        };
        let fields = &mut merged.fields;
        let mut change = |field, from: String, to: String| merged.changes.push((field, from, to));
        if let Some(people) = row.people.filter(|&n| n != before.people) {
            fields.people = people;
            change(
                HouseholdField::People,
                before.people.to_string(),
                people.to_string(),
            );
        }
        if !row.address.is_empty() && row.address != before.address {
            fields.address = row.address.clone();
            change(
                HouseholdField::AddressText,
                before.address.line(),
                row.address.line(),
            );
        }
        if bring_phones(fields, row) {
            let line = |fields: &HouseholdFields| fields.phones().collect::<Vec<_>>().join("、");
            change(HouseholdField::ContactPhone(0), line(before), line(fields));
        }
        let today = self.desk.today();
        let mut entries = self.care(&row.categories)?;
        entries.retain(|new| {
            !before
                .care
                .iter()
                .any(|old| old.category == new.category && old.holds(today))
        });
        if !entries.is_empty() {
            fields.care.extend(entries);
            let line = |fields: &HouseholdFields| {
                let held = fields.care.iter().filter(|entry| entry.holds(today));
                let names = held.map(|entry| self.desk.county().care_name(entry.category));
                names.collect::<Vec<_>>().join("、")
            };
            change(HouseholdField::Care, line(before), line(fields));
        }
        Ok(merged)
    }
}

/// Phones that are not there yet take the place of those that the row no longer has, then join them.
fn bring_phones(fields: &mut HouseholdFields, row: &RosterRow) -> bool {
    let held = |phone: &String| fields.contacts.iter().any(|c| c.phone == *phone);
    let missing: Vec<&String> = row.phones.iter().filter(|phone| !held(phone)).collect();
    for phone in &missing {
        let old = fields
            .contacts
            .iter_mut()
            .find(|c| !row.phones.contains(&c.phone));
        if let Some(contact) = old {
            contact.phone.clone_from(phone);
        } else if fields.contacts.len() < MAX_CONTACTS {
            let name = row.head.clone();
            let phone = (*phone).clone();
            fields.contacts.push(Contact {
                name,
                phone,
                ..Contact::default()
            });
        }
    }
    !missing.is_empty()
}
