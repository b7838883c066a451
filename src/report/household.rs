//! Everything about a household: who lives there, whom to call, who answers for it, where it came from.

use super::{
    Mask, past,
    person::{differs, trained},
    table::{Cell, Kind, Page, Phone, Table, Tone, Value},
    unit::{led, village_contact},
};
use crate::{
    desk::Desk,
    domain::{
        CareEntry, Cause, Household, HouseholdFields, HouseholdId, HouseholdState, Level,
        PhoneContact, Reference, Retired,
    },
    i18n::{
        Said, Say, capital,
        text::{AppText, HouseholdText as T, ListText, TableText, UnitText},
    },
    register::Node,
};

/// None where there is none.
pub fn household(desk: &Desk, id: HouseholdId, mask: Mask) -> Option<Table> {
    let record = desk.county().household(id)?.record;
    let mut page = Page::default();
    heading(desk, &record, &mut page);
    page.gap();
    about(desk, &record, mask, &mut page);
    page.gap();
    contacts(&record, &mut page);
    in_the_book(desk, &record, &mut page);
    let cared = record.fields.care.iter();
    page.lines("care", &T::Care, cared.map(|entry| care(desk, entry, mask)));
    page.gap();
    belongs(desk, &record, &mut page);
    came_from(desk, &record, &mut page);
    // Whoever of this household leads something.
    let path = desk.county().path(Node::Unit(record.neighborhood));
    let mut books = path.iter().map(|&unit| desk.county().people_of(unit));
    let book = books.find(|book| !book.is_empty()).into_iter().flatten();
    for person in book.filter(|person| person.record.fields.household == Some(id)) {
        let person = person.record.id;
        if desk.county().trainings().of_person(person).next().is_some() {
            trained(desk, person, &mut page);
        }
    }
    Some(page.finish("household", Reference::Household(id)))
}

fn heading(desk: &Desk, household: &Household, page: &mut Page) {
    page.quiet("id", &TableText::Id, Kind::Id, Value::id(&household.id));
    let level = Value::word("household", &TableText::Household);
    page.quiet("level", &TableText::Level, Kind::Word, level);
    let head = Value::text(household.fields.head.clone());
    page.title("head", &T::Head, Kind::Text, head);
    let n = household.number.into();
    let number = Value::count(household.number).told(&T::NumberOf { n });
    page.title("number", &T::Number, Kind::Count, number);
    let unit = household.neighborhood;
    let place = Value::unit(desk, unit, unit);
    page.title("unit", &ListText::Place, Kind::Place, place);
    if let Some(retired) = household.retired {
        let words = Cell::from(Value::Said(gone(retired))).tone(Tone::Alarm);
        let words = match retired.cause {
            Cause::Merged(into) => words.opens(Reference::Household(into)),
            _ => words,
        };
        page.push("retired", &ListText::Cause, Kind::Text, words);
    }
}

/// Why it is no longer kept.
pub fn gone(retired: Retired) -> Said {
    match retired.cause {
        Cause::Own => Said::of(&T::Deregistered {
            on: retired.on.to_string(),
        }),
        _ => Said::of(&retired),
    }
}

fn about(desk: &Desk, household: &Household, mask: Mask, page: &mut Page) {
    let HouseholdFields {
        state,
        people,
        residence,
        ..
    } = &household.fields;
    let tone = match state {
        HouseholdState::Normal => Tone::Plain,
        _ => Tone::Warn,
    };
    let words = Cell::from(Value::said(state)).tone(tone);
    page.push("state", &T::State, Kind::Text, words);
    let since = household.state_since().map(Value::Day);
    let since = since.unwrap_or(Value::Nothing);
    page.quiet("state_since", &T::StateSince, Kind::Day, since);
    let words = Said::by(|lang| format!("{people}  {}", residence.say(lang)));
    let lives = Value::count(*people).told(&words);
    page.push("people", &T::People, Kind::Count, lives);
    let residence = Value::said(residence);
    page.quiet("residence", &T::Residence, Kind::Text, residence);
    let address = match household.fields.address.line() {
        none if none.is_empty() => {
            Cell::from(Value::text(none).told(&UnitText::NotSet)).tone(Tone::Quiet)
        }
        address => Value::text(address).into(),
    };
    page.push("address", &T::Address, Kind::Text, address);
    let given = household.fields.card_issued;
    let given = given.map_or(T::CardMissing, |on| T::CardIssued { on: on.to_string() });
    let in_chat = household.fields.in_chat;
    let chat = if in_chat { T::InChat } else { T::NotInChat };
    let words = Said::by(|lang| format!("{}  {}", given.say(lang), chat.say(lang)));
    let card = Value::said(&given).told(&words);
    page.push("card", &T::Card, Kind::Text, card);
    page.quiet("chat", &T::Chat, Kind::Text, Value::said(&chat));
    match &household.fields.note {
        note if !note.is_empty() && mask.hides(desk) => {
            page.push("note", &T::Note, Kind::Text, lacking(&AppText::Hidden));
        }
        note => page.text("note", &T::Note, note),
    }
}

fn lacking(words: &impl Say) -> Cell {
    Cell::from(Value::Lacking(Said::of(words))).tone(Tone::Quiet)
}

fn contacts(household: &Household, page: &mut Page) {
    let all = &household.fields.contacts;
    if all.is_empty() {
        let none = lacking(&T::NoContacts).tone(Tone::Warn);
        page.push("contacts", &T::Contacts, Kind::Text, none);
    }
    for (contact, n) in all.iter().zip(1_u32..) {
        let PhoneContact {
            name,
            relation,
            phone,
            whereabouts,
        } = contact;
        let phone = Value::Phone(Phone::of_household(household.id, phone));
        let line = Value::parts([
            Value::Name(name.clone()).into(),
            Value::text(relation.clone()).into(),
            Cell::from(phone).tone(Tone::Notice),
            Cell::from(Value::said(whereabouts)).tone(Tone::Quiet),
        ]);
        let head = T::PhoneContact { n: n.into() };
        page.push(format!("contact_{n}"), &head, Kind::Text, line);
    }
}

/// The head's own record says something else. Reading the household in full reads no other record.
fn in_the_book(desk: &Desk, household: &Household, page: &mut Page) {
    let linked = household.fields.head_person;
    let Some(person) = linked.and_then(|id| desk.county().person(id)) else {
        return;
    };
    let fields = &person.record.fields;
    let post = desk.post_of(&person.record);
    let apart = fields.apart(&household.fields).into_iter();
    let lines = apart.map(|(fact, _, theirs)| {
        let phone = || Phone::of_person(desk, &person.record, None);
        let words = differs(fact, &theirs, phone, |what| {
            let (who, value) = (fields.name.clone(), String::new());
            T::BookSays { who, what, value }
        });
        match post {
            Some((unit, _)) => words.opens(Reference::Unit(unit)),
            None => words,
        }
    });
    page.lines("apart", &T::Apart, lines);
}

fn care(desk: &Desk, entry: &CareEntry, mask: Mask) -> Cell {
    if mask.hides(desk) {
        return lacking(&AppText::Hidden);
    }
    let holds = entry.holds(desk.today());
    let tone = if holds { Tone::Warn } else { Tone::Quiet };
    let name = desk.county().care_name(entry.category).to_owned();
    let since = entry.since.map(|on| T::SinceOn { on: on.to_string() });
    let until = entry.until.map(|on| T::CareOver { on: on.to_string() });
    let who = entry.carer.clone();
    let carer = (!who.is_empty()).then_some(T::CaredBy { who });
    let rest = [since, until, carer].into_iter().flatten();
    let rest = rest.map(|words| Cell::from(Value::said(&words)).tone(Tone::Quiet));
    let named = [
        Cell::from(Value::text(name)).tone(tone),
        Value::text(entry.who.clone()).into(),
    ];
    Value::parts(named.into_iter().chain(rest)).into()
}

fn belongs(desk: &Desk, household: &Household, page: &mut Page) {
    let (county, unit) = (desk.county(), household.neighborhood);
    let level = Said::by(|lang| capital(&Level::Neighborhood.say(lang)));
    let words = Value::said(&UnitText::CountOf {
        name: desk.short(unit),
        households: county.figures(unit).households.into(),
    });
    let here = Reference::Unit(unit);
    page.push("home", &level, Kind::Text, Cell::from(words).opens(here));
    let leader = led(desk, unit);
    page.push("leader", &UnitText::LedNeighborhood, Kind::Text, leader);
    village_contact(desk, Node::Household(household.id), page);
}

fn came_from(desk: &Desk, household: &Household, page: &mut Page) {
    let split = household.split_from.map(|from| {
        let held = desk.county().household(from);
        let head = held.map_or_else(String::new, |held| held.record.fields.head);
        Cell::from(Value::said(&T::SplitFrom { head })).opens(Reference::Household(from))
    });
    let former = household.former_heads.iter().map(|former| {
        let words = Value::said(&T::FormerHead {
            name: former.name.clone(),
            until: former.until.to_string(),
        });
        Cell::from(words).tone(Tone::Quiet)
    });
    page.lines("came_from", &T::CameFrom, split.into_iter().chain(former));
    past::told(
        household.here_since(),
        past::of_household(desk, household),
        page,
    );
}
