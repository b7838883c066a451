//! The page of a household: who lives there, whom to call, who answers for it, where it came from.

use super::{PageLine, labelled, trained};
use crate::{
    domain::{
        Cause, Contact, Fact, Household, HouseholdId, HouseholdState, Retired, Unmask, Whereabouts,
    },
    i18n::{
        capital,
        text::{AppText, HouseholdText, UnitText},
    },
    register::Node,
    ui::{
        kit::{At, Role, text},
        registry::route::Link,
    },
};

pub fn lines(id: HouseholdId, at: &At<'_>) -> Vec<PageLine> {
    let county = at.desk.county();
    let Some(held) = county.household(id) else {
        return Vec::new();
    };
    let household = held.record;
    let mut lines = heading(&household, at);
    lines.push(PageLine::blank());
    let own = at.of(Unmask::Household(id));
    about(&household, &own, &mut lines);
    lines.push(PageLine::blank());
    contacts(&household, &own, &mut lines);
    in_the_book(&household, at, &mut lines);
    care(&household, &own, &mut lines);
    lines.push(PageLine::blank());
    belongs(&household, at, &mut lines);
    came_from(&household, at, &mut lines);
    // Whoever of this household leads something.
    let path = county.path(Node::Unit(household.neighborhood));
    let books = path.iter().map(|&unit| county.people_of(unit));
    let book = books.into_iter().find(|book| !book.is_empty());
    let people = book.into_iter().flatten();
    for person in people.filter(|p| p.record.fields.household == Some(id)) {
        let known = county.trainings().of_person(person.record.id).next();
        if known.is_some() {
            trained::lines(person.record.id, at, &mut lines);
        }
    }
    lines
}

/// Care categories and an unusual state, in a few words for lists.
pub fn short_state(household: &Household, at: &At<'_>) -> String {
    let fields = &household.fields;
    let mut words: Vec<String> = Vec::new();
    if !at.is_veiled() {
        let today = at.desk.today();
        let names = fields.care.iter().filter(|c| c.holds(today));
        words.extend(names.map(|c| at.desk.county().care_name(c.category).to_owned()));
    }
    if fields.state != HouseholdState::Normal {
        words.push(at.say(&fields.state).into_owned());
    }
    words.join(" ")
}

/// Why a household is no longer kept.
pub fn gone(retired: Retired, at: &At<'_>) -> String {
    let words = match retired.cause {
        Cause::Own => at.say(&HouseholdText::Deregistered {
            on: retired.on.to_string(),
        }),
        _ => at.say(&retired),
    };
    words.into_owned()
}

fn heading(household: &Household, at: &At<'_>) -> Vec<PageLine> {
    let fields = &household.fields;
    let number = at
        .say(&HouseholdText::NumberOf {
            n: household.number.into(),
        })
        .into_owned();
    let mut lines = vec![
        PageLine::new(fields.head.clone(), Role::Title).with(format!("  {number}"), Role::Normal),
    ];
    let path = at.desk.path_names(Node::Household(household.id));
    let crumb = format!(" {} ", at.look.glyphs().crumb);
    lines.push(PageLine::new(path.join(&crumb), Role::Dim));
    if let Some(retired) = household.retired {
        let words = gone(retired, at);
        let mut line = PageLine::new(format!("! {words}"), Role::Warn);
        if let Cause::Merged(into) = retired.cause {
            line = line.to(Link::Node(Node::Household(into)));
        }
        lines.push(line);
    }
    lines
}

fn about(household: &Household, at: &At<'_>, lines: &mut Vec<PageLine>) {
    let fields = &household.fields;
    let state_role = if fields.state == HouseholdState::Normal {
        Role::Normal
    } else {
        Role::Warn
    };
    lines.push(labelled(
        &at.say(&HouseholdText::State),
        at.say(&fields.state),
        state_role,
    ));
    let people = format!("{}  {}", fields.people, at.say(&fields.residence));
    lines.push(labelled(
        &at.say(&HouseholdText::People),
        people,
        Role::Normal,
    ));
    let none = || at.say(&UnitText::NotSet).into_owned();
    let address = fields.address.line();
    let (address, role) = if address.is_empty() {
        (none(), Role::Dim)
    } else {
        (address, Role::Normal)
    };
    lines.push(labelled(&at.say(&HouseholdText::Address), address, role));
    let card = match fields.card_issued {
        Some(day) => at
            .say(&HouseholdText::CardIssued {
                on: day.to_string(),
            })
            .into_owned(),
        None => at.say(&HouseholdText::CardMissing).into_owned(),
    };
    let chat = if fields.in_chat {
        HouseholdText::InChat
    } else {
        HouseholdText::NotInChat
    };
    lines.push(
        labelled(&at.say(&HouseholdText::Card), card, Role::Normal)
            .with(format!("  {}", at.say(&chat)), Role::Normal),
    );
    if !fields.note.is_empty() && at.is_veiled() {
        let label = at.say(&HouseholdText::Note);
        lines.push(labelled(&label, at.say(&AppText::Hidden), Role::Dim));
    } else {
        for (i, line) in fields.note.lines().enumerate() {
            let label = at.say(&HouseholdText::Note);
            let label = if i == 0 { label.as_ref() } else { "" };
            lines.push(labelled(label, line, Role::Normal));
        }
    }
}

fn contacts(household: &Household, at: &At<'_>, lines: &mut Vec<PageLine>) {
    let label = at.say(&HouseholdText::Contacts);
    if household.fields.contacts.is_empty() {
        lines.push(labelled(
            &label,
            at.say(&HouseholdText::NoContacts),
            Role::Warn,
        ));
    }
    for (i, contact) in household.fields.contacts.iter().enumerate() {
        let label = if i == 0 { label.as_ref() } else { "" };
        lines.push(contact_line(label, contact, at));
    }
}

/// The head's own record says something else.
fn in_the_book(household: &Household, at: &At<'_>, lines: &mut Vec<PageLine>) {
    let county = at.desk.county();
    let linked = household.fields.head_person;
    let Some(person) = linked.and_then(|id| county.person(id)) else {
        return;
    };
    // Reading the household in full reads no other record.
    let at = &at.of(Unmask::Person(person.record.id));
    let fields = &person.record.fields;
    for (fact, _, theirs) in fields.apart(&household.fields) {
        let words = HouseholdText::BookSays {
            who: fields.name.clone(),
            what: at.say(&fact).into_owned(),
            value: shown(fact, &theirs, at),
        };
        let line = labelled("", format!("! {}", at.say(&words)), Role::Warn);
        let post = at.desk.post_of(&person.record);
        lines.push(match post {
            Some((unit, _)) => line.to(Link::Node(Node::Unit(unit))),
            None => line,
        });
    }
}

/// As whoever looks may read it.
pub fn shown(fact: Fact, value: &str, at: &At<'_>) -> String {
    match fact {
        Fact::Name => value.to_owned(),
        Fact::Phone => at.phone(value),
    }
}

fn contact_line(label: &str, contact: &Contact, at: &At<'_>) -> PageLine {
    let name = match contact.relation.as_str() {
        "" => contact.name.clone(),
        relation => format!("{} ({relation})", contact.name),
    };
    let mut line = labelled(
        label,
        format!(
            "{name}{:1$}  ",
            "",
            11_usize.saturating_sub(text::width(&name).into())
        ),
        Role::Normal,
    );
    if !contact.phone.is_empty() {
        line = line.with(at.phone(&contact.phone), Role::Accent);
    }
    if let Whereabouts::Away(place) = &contact.whereabouts {
        let words = at.say(&Whereabouts::Away(place.clone())).into_owned();
        line = line.with(format!("  {words}"), Role::Dim);
    }
    line
}

fn care(household: &Household, at: &At<'_>, lines: &mut Vec<PageLine>) {
    let today = at.desk.today();
    for (i, entry) in household.fields.care.iter().enumerate() {
        let label = if i == 0 {
            at.say(&HouseholdText::Care).into_owned()
        } else {
            String::new()
        };
        if at.is_veiled() {
            lines.push(labelled(&label, at.say(&AppText::Hidden), Role::Dim));
            continue;
        }
        let holds = entry.holds(today);
        let name = at.desk.county().care_name(entry.category).to_owned();
        let role = if holds { Role::Warn } else { Role::Dim };
        let mut line = labelled(&label, name, role);
        if !entry.who.is_empty() {
            line = line.with(format!("  {}", entry.who), Role::Normal);
        }
        let span = match (entry.since, entry.until) {
            (_, Some(until)) => at
                .say(&HouseholdText::CareOver {
                    on: until.to_string(),
                })
                .into_owned(),
            (Some(since), None) => at
                .say(&HouseholdText::SinceOn {
                    on: since.to_string(),
                })
                .into_owned(),
            (None, None) => String::new(),
        };
        line = line.with(format!("  {span}"), Role::Dim);
        lines.push(line);
        if !entry.carer.is_empty() {
            let words = at
                .say(&HouseholdText::CaredBy {
                    who: entry.carer.clone(),
                })
                .into_owned();
            lines.push(labelled("", words, Role::Dim));
        }
    }
}

fn belongs(household: &Household, at: &At<'_>, lines: &mut Vec<PageLine>) {
    let unit = household.neighborhood;
    let name = at.desk.short(unit);
    let county = at.desk.county();
    let households = county.figures(unit).households;
    let words = at.say(&UnitText::CountOf {
        name,
        households: households.into(),
    });
    lines.push(
        labelled(
            &capital(&at.say(&crate::domain::Level::Neighborhood)),
            words,
            Role::Normal,
        )
        .to(Link::Node(Node::Unit(unit))),
    );
    let rank = at.say(&UnitText::LedNeighborhood);
    lines.push(if let Some(post) = county.serving(unit) {
        let fields = &post.person.record.fields;
        let words = format!("{}  {}", fields.name, at.phone(&fields.phone));
        labelled(&rank, words, Role::Normal).to(Link::Node(Node::Unit(unit)))
    } else {
        let vacant = format!("! {}", at.say(&UnitText::Vacancy));
        labelled(&rank, vacant, Role::Breach).to(Link::Appoint(unit))
    });
}

fn came_from(household: &Household, at: &At<'_>, lines: &mut Vec<PageLine>) {
    if let Some(from) = household.split_from {
        let name = at
            .desk
            .county()
            .household(from)
            .map_or_else(String::new, |h| h.record.fields.head);
        let words = at
            .say(&HouseholdText::SplitFrom { head: name })
            .into_owned();
        let label = at.say(&HouseholdText::CameFrom);
        lines.push(labelled(&label, words, Role::Normal).to(Link::Node(Node::Household(from))));
    }
    for former in &household.former_heads {
        let words = at.say(&HouseholdText::FormerHead {
            name: former.name.clone(),
            until: former.until.to_string(),
        });
        lines.push(labelled("", words, Role::Dim));
    }
}
