//! Everything about a household.

use super::{
    Mask, past,
    table::{Kind, Page, Phone, Table, Value},
};
use crate::{
    desk::Desk,
    domain::{CareEntry, Household, HouseholdId, Reference},
    i18n::{
        Said, Say,
        text::{AppText, HouseholdText as T, ListText, TableText, UnitText},
    },
};

/// None where there is none.
pub fn household(desk: &Desk, id: HouseholdId, mask: Mask) -> Option<Table> {
    let record = desk.county().household(id)?.record;
    let (here, so) = (record.here_since(), record.state_since());
    let before = past::of_household(desk, &record);
    let Household {
        number,
        fields,
        retired,
        neighborhood,
        ..
    } = record;
    let mut page = Page::default();
    page.quiet("id", &TableText::Id, Kind::Id, Value::id(&id));
    let level = Value::word("household", &TableText::Household);
    page.quiet("level", &TableText::Level, Kind::Word, level);
    page.text("head", &T::Head, &fields.head);
    let n = number.into();
    let number = Value::count(number).told(&T::NumberOf { n });
    page.push("number", &T::Number, Kind::Count, number);
    let place = Value::unit(desk, neighborhood, neighborhood);
    page.push("unit", &T::Neighborhood, Kind::Place, place);
    let since = here.map_or(Value::Nothing, Value::Day);
    page.line("since", &UnitText::From, Kind::Day, since);
    let people = Value::count(fields.people);
    page.push("people", &T::People, Kind::Count, people);
    page.text("address", &T::Address, &fields.address.line());
    page.push(
        "residence",
        &T::Residence,
        Kind::Text,
        Value::said(&fields.residence),
    );
    page.push("state", &T::State, Kind::Text, Value::said(&fields.state));
    let since = so.map_or(Value::Nothing, Value::Day);
    page.quiet("state_since", &T::StateSince, Kind::Day, since);
    for (n, contact) in fields.contacts.iter().enumerate() {
        let parts = vec![
            Value::Name(contact.name.clone()),
            Value::text(contact.relation.clone()),
            Value::Phone(Phone::of_household(id, &contact.phone)),
            Value::said(&contact.whereabouts),
        ];
        let head = T::PhoneContact { n: (n + 1).into() };
        page.push(
            format!("contact_{}", n + 1),
            &head,
            Kind::Text,
            Value::Parts(parts),
        );
    }
    if !mask.hides(desk) {
        page.lines(
            "care",
            &T::Care,
            fields.care.iter().map(|entry| care(desk, entry)),
        );
    }
    let card = fields
        .card_issued
        .map_or(T::CardMissing, |on| T::CardIssued { on: on.to_string() });
    page.push("card", &T::Card, Kind::Text, Value::said(&card));
    let chat = if fields.in_chat {
        T::InChat
    } else {
        T::NotInChat
    };
    page.push("chat", &T::Chat, Kind::Text, Value::said(&chat));
    if fields.note.is_empty() || !mask.hides(desk) {
        page.text("note", &T::Note, &fields.note);
    } else {
        page.push("note", &T::Note, Kind::Text, Value::said(&AppText::Hidden));
    }
    if let Some(retired) = retired {
        page.push(
            "retired",
            &ListText::Cause,
            Kind::Text,
            Value::said(&retired),
        );
    }
    page.lines("before", &UnitText::Earlier, before);
    Some(page.finish("household", Reference::Household(id)))
}

fn care(desk: &Desk, entry: &CareEntry) -> Value {
    let name = desk.county().care_name(entry.category);
    let since = entry.since.map(|on| T::SinceOn { on: on.to_string() });
    let until = entry.until.map(|on| T::CareOver { on: on.to_string() });
    let dates: Vec<T> = since.into_iter().chain(until).collect();
    Value::Said(Said::by(|lang| {
        let dates: Vec<_> = dates.iter().map(|date| date.say(lang)).collect();
        format!("{name} {}", dates.join(" "))
    }))
}
