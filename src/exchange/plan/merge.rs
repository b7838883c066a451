//! A household as a row would leave it. An empty cell says nothing; care that the row does not name stays, and a note
//! joins the one that is there.

use std::collections::HashMap;

use super::{super::category::nearest_category, RosterRow, Wrong};
use crate::{
    desk::Desk,
    domain::{CareEntry, CareId, Household, HouseholdField, HouseholdFields, PhoneContact},
    i18n::{Lang, list},
};

pub struct Merger<'d> {
    desk: &'d Desk,
    /// Offered categories by name and by id.
    categories: HashMap<String, Vec<CareId>>,
}

pub struct Merged {
    pub fields: HouseholdFields,
    /// Field, from, to.
    pub changes: Vec<(HouseholdField, String, String)>,
}

impl<'d> Merger<'d> {
    pub fn new(desk: &'d Desk) -> Self {
        let mut categories: HashMap<String, Vec<CareId>> = HashMap::new();
        let care = desk.county().care().iter().map(|held| &held.record);
        for category in care.filter(|category| !category.closed) {
            let (name, id) = (category.name.clone(), category.id);
            categories.entry(name).or_default().push(id);
            categories.entry(id.to_string()).or_default().push(id);
        }
        Self { desk, categories }
    }

    /// What is wrong with the row's categories, one fault for each that is not one of those offered.
    pub fn unknown(&self, row: &RosterRow) -> Vec<Wrong> {
        let names = row.categories.iter();
        names.filter_map(|name| self.wrong(name)).collect()
    }

    fn wrong(&self, name: &str) -> Option<Wrong> {
        let (care, text) = (self.desk.county().care(), name.to_owned());
        match self.categories.get(name).map(Vec::as_slice) {
            Some([_]) => None,
            Some(several) => Some(Wrong::SeveralCategories {
                name: text,
                ids: several.iter().map(CareId::to_string).collect(),
            }),
            None => {
                let mut all = care.iter().map(|held| &held.record);
                let closed = all.find(|c| c.closed && c.name == name);
                if let Some(closed) = closed {
                    let (name, id) = (text, closed.id.to_string());
                    return Some(Wrong::ClosedCategory { name, id });
                }
                let open = care.iter().filter(|held| !held.record.closed);
                let known: Vec<String> = open.map(|h| h.record.name.clone()).collect();
                let near = nearest_category(&text, &known);
                Some(Wrong::NoCategory { text, near, known })
            }
        }
    }

    /// Categories that are not known have been told as faults.
    pub fn care(&self, names: &[String]) -> Vec<CareEntry> {
        let mut entries: Vec<CareEntry> = Vec::new();
        let found = names.iter().filter_map(|n| self.categories.get(n.as_str()));
        for &category in found.filter_map(|all| all.first()) {
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
        entries
    }

    pub fn merged(&self, row: &RosterRow, household: &Household) -> Merged {
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
            let line = |fields: &HouseholdFields| {
                let phones: Vec<String> = fields.phones().map(str::to_owned).collect();
                list(&phones, Lang::Zh)
            };
            change(HouseholdField::ContactPhone(0), line(before), line(fields));
        }
        if !before.note.contains(&row.note) {
            let own = Some(before.note.as_str()).filter(|note| !note.is_empty());
            fields.note = own
                .into_iter()
                .chain([row.note.as_str()])
                .collect::<Vec<_>>()
                .join("\n");
            change(
                HouseholdField::Note,
                before.note.clone(),
                fields.note.clone(),
            );
        }
        let today = self.desk.today();
        let mut entries = self.care(&row.categories);
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
                let names: Vec<String> = names.map(str::to_owned).collect();
                list(&names, Lang::Zh)
            };
            change(HouseholdField::Care, line(before), line(fields));
        }
        merged
    }
}

/// Phones that are not there yet take the place of those of the head that the row no longer has, then join them. Another
/// contact's phone is never touched; more contacts than there may be are an issue of the fields.
fn bring_phones(fields: &mut HouseholdFields, row: &RosterRow) -> bool {
    let held = |phone: &String| fields.contacts.iter().any(|c| c.phone == *phone);
    let missing: Vec<&String> = row.phones.iter().filter(|phone| !held(phone)).collect();
    for phone in &missing {
        let mut own = fields.contacts.iter_mut().filter(|c| c.name == row.head);
        if let Some(contact) = own.find(|c| !row.phones.contains(&c.phone)) {
            contact.phone.clone_from(phone);
        } else {
            let name = row.head.clone();
            let phone = (*phone).clone();
            fields.contacts.push(PhoneContact {
                name,
                phone,
                ..PhoneContact::default()
            });
        }
    }
    !missing.is_empty()
}
