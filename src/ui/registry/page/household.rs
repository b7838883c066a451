//! The page of a household: who lives there, whom to call, who answers for it, where it came from.

use super::{Line, Lines, trained};
use crate::{
    domain::{
        Cause, Fact, Household, HouseholdId, HouseholdState, PhoneContact, Reference, Retired,
        Unmask, Whereabouts,
    },
    i18n::{
        capital,
        text::{AppText, HouseholdText as T, UnitText},
    },
    register::Node,
    report::{self, Phone},
    ui::{
        kit::{At, Role, text},
        registry::route::Link,
    },
};

pub fn lines(id: HouseholdId, at: &At<'_>) -> Vec<Line> {
    let county = at.desk.county();
    let Some(held) = county.household(id) else {
        return Vec::new();
    };
    let household = held.record;
    let own = at.of(Unmask::Household(id));
    let mut page = Lines::new(at);
    heading(&household, &mut page);
    page.blank();
    about(&household, &own, &mut page);
    page.blank();
    contacts(&household, at, &mut page);
    in_the_book(&household, &mut page);
    care(&household, &own, &mut page);
    page.blank();
    belongs(&household, &mut page);
    super::unit::village(Node::Household(id), &mut page);
    came_from(&household, &mut page);
    // Whoever of this household leads something.
    let path = county.path(Node::Unit(household.neighborhood));
    let books = path.iter().map(|&unit| county.people_of(unit));
    let book = books.into_iter().find(|book| !book.is_empty());
    let people = book.into_iter().flatten();
    for person in people.filter(|p| p.record.fields.household == Some(id)) {
        let known = county.trainings().of_person(person.record.id).next();
        if known.is_some() {
            trained::lines(person.record.id, &mut page);
        }
    }
    page.said()
}

/// Care categories and an unusual state, in a few words for lists.
pub fn short_state(household: &Household, at: &At<'_>) -> String {
    let state = report::state(at.desk, &household.fields, at.mask());
    at.say(&state).into_owned()
}

/// Why a household is no longer kept.
pub fn gone(retired: Retired, at: &At<'_>) -> String {
    let words = match retired.cause {
        Cause::Own => at.say(&T::Deregistered {
            on: retired.on.to_string(),
        }),
        _ => at.say(&retired),
    };
    words.into_owned()
}

fn heading(household: &Household, page: &mut Lines<'_>) {
    let at = page.at;
    let n = household.number.into();
    let number = format!("  {}", at.say(&T::NumberOf { n }));
    page.line(household.fields.head.clone(), Role::Title)
        .with(number, Role::Normal);
    let path = at.desk.path_names(Node::Household(household.id));
    let crumb = format!(" {} ", at.look.glyphs().crumb);
    page.line(path.join(&crumb), Role::Dim);
    if let Some(retired) = household.retired {
        let into = match retired.cause {
            Cause::Merged(into) => Some(Link::Behind(Reference::Household(into))),
            _ => None,
        };
        let words = format!("! {}", gone(retired, at));
        page.line(words, Role::Warn).to(into);
    }
}

fn about(household: &Household, at: &At<'_>, page: &mut Lines<'_>) {
    let fields = &household.fields;
    let normal = fields.state == HouseholdState::Normal;
    let role = if normal { Role::Normal } else { Role::Warn };
    page.add(&T::State, at.say(&fields.state), role);
    let people = format!("{}  {}", fields.people, at.say(&fields.residence));
    page.add(&T::People, people, Role::Normal);
    match fields.address.line() {
        none if none.is_empty() => page.add(&T::Address, at.say(&UnitText::NotSet), Role::Dim),
        address => page.add(&T::Address, address, Role::Normal),
    };
    let card = fields
        .card_issued
        .map_or(T::CardMissing, |on| T::CardIssued { on: on.to_string() });
    let chat = if fields.in_chat {
        T::InChat
    } else {
        T::NotInChat
    };
    page.add(&T::Card, at.say(&card), Role::Normal)
        .with(format!("  {}", at.say(&chat)), Role::Normal);
    if !fields.note.is_empty() && at.is_veiled() {
        page.add(&T::Note, at.say(&AppText::Hidden), Role::Dim);
    } else {
        for line in fields.note.lines() {
            page.add(&T::Note, line, Role::Normal);
        }
    }
}

fn contacts(household: &Household, at: &At<'_>, page: &mut Lines<'_>) {
    if household.fields.contacts.is_empty() {
        page.add(&T::Contacts, at.say(&T::NoContacts), Role::Warn);
    }
    for contact in &household.fields.contacts {
        contact_line(household.id, contact, at, page);
    }
}

/// The head's own record says something else.
fn in_the_book(household: &Household, page: &mut Lines<'_>) {
    let at = page.at;
    let linked = household.fields.head_person;
    let Some(person) = linked.and_then(|id| at.desk.county().person(id)) else {
        return;
    };
    // Reading the household in full reads no other record.
    let phone = Phone::of_person(at.desk, &person.record, None);
    let fields = &person.record.fields;
    for (fact, _, theirs) in fields.apart(&household.fields) {
        let words = T::BookSays {
            who: fields.name.clone(),
            what: at.say(&fact).into_owned(),
            value: shown(fact, &theirs, &phone, at),
        };
        let post = at.desk.post_of(&person.record);
        page.more(format!("! {}", at.say(&words)), Role::Warn)
            .to(post.map(|(unit, _)| Link::Behind(Reference::Unit(unit))));
    }
}

/// As whoever looks may read it.
pub fn shown(fact: Fact, value: &str, phone: &Phone, at: &At<'_>) -> String {
    match fact {
        Fact::Name => value.to_owned(),
        Fact::Phone => at.phone(phone),
    }
}

fn contact_line(id: HouseholdId, contact: &PhoneContact, at: &At<'_>, page: &mut Lines<'_>) {
    let name = match contact.relation.as_str() {
        "" => contact.name.clone(),
        relation => format!("{} ({relation})", contact.name),
    };
    let rest = 11_usize.saturating_sub(text::width(&name).into());
    let line = page.add(&T::Contacts, format!("{name}{:rest$}  ", ""), Role::Normal);
    if !contact.phone.is_empty() {
        let phone = Phone::of_household(id, &contact.phone);
        line.with(at.phone(&phone), Role::Accent);
    }
    if let away @ Whereabouts::Away(_) = &contact.whereabouts {
        line.with(format!("  {}", at.say(away)), Role::Dim);
    }
}

fn care(household: &Household, at: &At<'_>, page: &mut Lines<'_>) {
    let today = at.desk.today();
    for (i, entry) in household.fields.care.iter().enumerate() {
        if at.is_veiled() {
            page.add(&T::Care, at.say(&AppText::Hidden), Role::Dim);
            continue;
        }
        let holds = entry.holds(today);
        let role = if holds { Role::Warn } else { Role::Dim };
        let name = at.desk.county().care_name(entry.category).to_owned();
        let line = match i {
            0 => page.add(&T::Care, name, role),
            _ => page.more(name, role),
        };
        if !entry.who.is_empty() {
            line.with(format!("  {}", entry.who), Role::Normal);
        }
        let over = entry.until.map(|on| T::CareOver { on: on.to_string() });
        let since = entry.since.map(|on| T::SinceOn { on: on.to_string() });
        let span = over.or(since).map(|span| at.say(&span));
        line.with(format!("  {}", span.unwrap_or_default()), Role::Dim);
        if !entry.carer.is_empty() {
            let who = entry.carer.clone();
            page.more(at.say(&T::CaredBy { who }), Role::Dim);
        }
    }
}

fn belongs(household: &Household, page: &mut Lines<'_>) {
    let (at, unit) = (page.at, household.neighborhood);
    let county = at.desk.county();
    let here = Link::Behind(Reference::Unit(unit));
    let words = at.say(&UnitText::CountOf {
        name: at.desk.short(unit),
        households: county.figures(unit).households.into(),
    });
    let level = capital(&at.say(&crate::domain::Level::Neighborhood));
    page.add(&level, words, Role::Normal).to(here);
    let rank = UnitText::LedNeighborhood;
    if let Some(post) = county.serving(unit) {
        let person = &post.person.record;
        let phone = at.phone(&Phone::of_person(at.desk, person, Some(unit)));
        let words = format!("{}  {phone}", person.fields.name);
        page.add(&rank, words, Role::Normal).to(here);
    } else {
        let vacant = format!("! {}", at.say(&UnitText::Vacancy));
        page.add(&rank, vacant, Role::Breach)
            .to(Link::Appoint(unit));
    }
}

fn came_from(household: &Household, page: &mut Lines<'_>) {
    let at = page.at;
    if let Some(from) = household.split_from {
        let held = at.desk.county().household(from);
        let head = held.map_or_else(String::new, |h| h.record.fields.head);
        page.add(&T::CameFrom, at.say(&T::SplitFrom { head }), Role::Normal)
            .to(Link::Behind(Reference::Household(from)));
    }
    for former in &household.former_heads {
        let words = at.say(&T::FormerHead {
            name: former.name.clone(),
            until: former.until.to_string(),
        });
        page.more(words, Role::Dim);
    }
    for before in report::past::of_household(at.desk, household) {
        page.add(&UnitText::Earlier, before.words(at.lang()), Role::Dim);
    }
}
