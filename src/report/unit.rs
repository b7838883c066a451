//! Everything about a unit beside its figures: its names, who leads and led it, and what stands directly below.

use super::{
    Mask,
    figures::state,
    household::gone,
    opening::steps,
    past,
    person::{differs, term, trained},
    table::{Cell, Column, Kind, Page, Phone, Row, Table, Tone, Value},
};
use crate::{
    desk::Desk,
    domain::{
        Breach, Closed, Household, Level, List, Rank, Reference, Unfit, Unit, UnitContact, UnitId,
    },
    i18n::{
        Said, Say, capital,
        text::{
            HouseholdText, LeaderText, ListText, OpeningText, SiteText, TableText, TreeText,
            UnitText as T,
        },
        trained_in,
    },
    register::{Node, Post},
};

/// None where there is none.
pub fn unit(desk: &Desk, id: UnitId) -> Option<Table> {
    let county = desk.county();
    let record = &county.unit(id)?.record;
    let mut page = Page::default();
    heading(desk, record, &mut page);
    page.gap();
    if record.level.post().is_some() {
        leader(desk, record, &mut page);
        village_contact(desk, Node::Unit(id), &mut page);
        page.gap();
    }
    for (contact, n) in record.fields.contacts.iter().zip(1..) {
        let words = self::contact(contact);
        page.push(format!("contact_{n}"), &T::Contacts, Kind::Text, words);
    }
    closed(desk, id, &mut page);
    let steps = steps(desk);
    let done = steps.iter().filter(|stood| stood.is_done()).count();
    if desk.root() == Some(id) && done < steps.len() {
        let (done, of) = (done.into(), steps.len().into());
        let words = Value::said(&OpeningText::Count { done, of });
        let words = Cell::from(words).tone(Tone::Notice);
        let words = words.opens(Reference::List(List::Opening));
        page.gap();
        page.push("opening", &OpeningText::Short, Kind::Text, words);
    }
    Some(page.finish("unit", Reference::Unit(id)))
}

fn heading(desk: &Desk, unit: &Unit, page: &mut Page) {
    let (id, fields) = (unit.id, &unit.fields);
    page.quiet("id", &TableText::Id, Kind::Id, Value::id(&id));
    let place = Value::unit(desk, id, id);
    page.quiet("unit", &TableText::Unit, Kind::Place, place);
    let short = Value::text(fields.short.clone());
    page.title("short", &T::Short, Kind::Text, short);
    let level = Value::level(desk, id);
    match fields.kind {
        Some(kind) => {
            page.quiet("level", &TableText::Level, Kind::Word, level);
            page.title("kind", &T::Kind, Kind::Text, Value::said(&kind));
        }
        None => page.title("level", &TableText::Level, Kind::Word, level),
    }
    let name = Value::text(fields.name.clone());
    if fields.name == fields.short {
        page.quiet("name", &T::Name, Kind::Text, name);
    } else {
        page.line("name", &T::Name, Kind::Text, name);
    }
    page.text("code", &T::Code, &fields.code);
    if let Some(retired) = unit.retired {
        let words = Cell::from(Value::said(&retired)).tone(Tone::Warn);
        page.push("retired", &ListText::Cause, Kind::Text, words);
    }
    let since = unit.past().life.first();
    past::told(since, past::of_unit(desk, unit), page);
}

/// Who leads it: whom to call, or that nobody is there.
pub(super) fn led(desk: &Desk, unit: UnitId) -> Cell {
    let Some(post) = desk.county().serving(unit) else {
        let vacant = Cell::from(Value::said(&T::Vacancy)).tone(Tone::Alarm);
        return vacant.opens(Reference::Post(unit));
    };
    let person = &post.person.record;
    let phone = Value::Phone(Phone::of_person(desk, person, Some(unit)));
    let name = Value::Name(person.fields.name.clone());
    let line = Value::parts([name.into(), Cell::from(phone).tone(Tone::Notice)]);
    Cell::from(line).opens(Reference::Unit(unit))
}

/// Who leads it and who did; what does not meet the rule; what they were trained in.
fn leader(desk: &Desk, unit: &Unit, page: &mut Page) {
    let county = desk.county();
    let Some(rank) = unit.level.post() else {
        return;
    };
    let label = match rank {
        Rank::Section => T::LedSection,
        Rank::Group => T::LedGroup,
        Rank::Neighborhood => T::LedNeighborhood,
    };
    let serving = county.serving(unit.id);
    if let Some(post) = &serving {
        let line = Cell::from(term(desk, post));
        let line = line.opens(Reference::Person(post.person.record.id));
        page.lines("term", &label, [line]);
        let unfit = unfit(desk, post, unit).into_iter();
        page.lines("unfit", &LeaderText::Warning, unfit);
        at_home(desk, post, page);
        trained(desk, post.person.record.id, page);
    } else if unit.retired.is_none() {
        page.push("vacancy", &label, Kind::Text, led(desk, unit.id));
    }
    let serving = serving.map(|post| post.term.record.id);
    let terms = county.terms(unit.id);
    let others = terms
        .iter()
        .filter(|post| Some(post.term.record.id) != serving);
    for post in others {
        let term = &post.term.record;
        let label = if term.fields.since > desk.today() {
            LeaderText::ToCome
        } else {
            LeaderText::Former
        };
        let line = Cell::from(self::term(desk, post));
        page.lines("term", &label, [line.tone(Tone::Quiet)]);
    }
}

/// What does not meet the rule, as it stands: where somebody lives who lives elsewhere.
fn unfit(desk: &Desk, post: &Post<'_>, unit: &Unit) -> Vec<Cell> {
    let fields = &post.person.record.fields;
    let county = desk.county();
    let home = desk.home_of(fields);
    let told = |unfit: Unfit| match home.filter(|_| unfit == Unfit::LivesElsewhere) {
        Some((home, neighborhood)) => {
            let number = county.household_row(home).map_or(0, |row| row.number);
            let place = county.path(Node::Unit(neighborhood));
            let near = place.iter().skip(place.len().saturating_sub(2));
            let place: String = near.map(|&unit| desk.short(unit)).collect();
            let number = number.into();
            let words = Value::said(&LeaderText::LivesAt { place, number });
            Cell::from(words).opens(Reference::Household(home))
        }
        None => Value::said(&unfit).into(),
    };
    let all = Unfit::of(fields, unit.level, unit.id, home).into_iter();
    all.map(|unfit| told(unfit).tone(Tone::Alarm)).collect()
}

/// The household they head says something else of them.
fn at_home(desk: &Desk, post: &Post<'_>, page: &mut Page) {
    let person = &post.person.record;
    let Some(home) = desk.headed_by(person) else {
        return;
    };
    let apart = person.fields.apart(&home.fields).into_iter();
    let lines = apart.map(|(fact, theirs, _)| {
        let phone = || Phone::of_household(home.id, &theirs);
        let words = differs(fact, &theirs, phone, |what| {
            let (head, value) = (home.fields.head.clone(), String::new());
            LeaderText::HomeSays { head, what, value }
        });
        words.opens(Reference::Household(home.id))
    });
    page.lines("apart", &HouseholdText::Apart, lines);
}

/// Whom to call in the village, where whoever answers for it is not reached.
pub(super) fn village_contact(desk: &Desk, node: Node, page: &mut Page) {
    let village = desk.village_of(node);
    let Some(held) = village.and_then(|unit| desk.county().unit(unit)) else {
        return;
    };
    if let Some(contact) = held.record.fields.contacts.first() {
        let words = self::contact(contact);
        let words = Cell::from(words).opens(Reference::Unit(held.record.id));
        page.push("village_contact", &T::VillageContact, Kind::Text, words);
    }
}

/// Former demonstration sites there.
fn closed(desk: &Desk, unit: UnitId, page: &mut Page) {
    let former = desk.county().sites().all().iter();
    let former = former.filter(|file| !file.is_current() && file.village() == unit);
    let lines = former.filter_map(|file| {
        let Closed { on, reason } = file.site.record.closed.as_ref()?;
        let (on, reason) = (on.to_string(), reason.clone());
        let words = Value::said(&SiteText::ClosedOn { on, reason });
        let words = Cell::from(words).tone(Tone::Quiet);
        Some(words.opens(Reference::Site(file.id())))
    });
    page.lines("former_site", &SiteText::Former, lines);
}

/// `支书  陈六  13800000000`
pub fn contact(contact: &UnitContact) -> Value {
    let parts = [
        Value::text(contact.role.clone()),
        Value::Name(contact.name.clone()),
        Value::Phone(Phone::of_contact(contact)),
    ];
    Value::parts(parts.map(Cell::from))
}

/// Kept units directly below, with what is told beside a unit wherever units stand under each other.
pub fn below(desk: &Desk, unit: UnitId) -> Table {
    let county = desk.county();
    let level = county.unit(unit).and_then(|held| held.record.level.below());
    let level = level.unwrap_or(Level::Neighborhood);
    let name = Said::by(|lang| capital(&level.say(lang)));
    let quarter = county.quarter_shown().period;
    let trained = Said::by(|lang| trained_in(quarter, lang));
    let columns = vec![
        Column::id(),
        Column::level(),
        Column::unit().for_programs_only(),
        Column::new("name", &name, Kind::Name),
        Column::new("households", &TreeText::Households, Kind::Count),
        Column::new("breaches", &TreeText::Breaches, Kind::Count),
        Column::new("vacancies", &TreeText::Vacancies, Kind::Count),
        Column::new("trained", &trained, Kind::Share).rank(2),
        // Above the village nobody leads.
        match level.post() {
            Some(_) => Column::new("leader", &T::Leaders, Kind::Name).rank(1),
            None => Column::new("leader", &T::Leaders, Kind::Name).for_programs_only(),
        },
    ];
    let units = county.children(unit).into_iter();
    let units = units.filter(|&child| county.is_live(child)).map(|child| {
        let leader = county.serving(child);
        let leader = leader.map(|post| Value::Name(post.person.record.fields.name.clone()));
        let named = [
            Value::id(&child),
            Value::level(desk, child),
            Value::unit(desk, child, unit),
            Value::Name(desk.short(child)),
        ];
        let named = named.into_iter().map(Cell::from);
        let cells = named.chain(standing(desk, child));
        let leader = Cell::from(leader.unwrap_or(Value::Nothing)).tone(Tone::Quiet);
        Row::of(Reference::Unit(child), cells.chain([leader]).collect())
    });
    Table::new("units_below", columns).with(units)
}

/// How a unit stands: households, breaches, vacancies, and how far the quarter's training has come.
pub fn standing(desk: &Desk, unit: UnitId) -> [Cell; 4] {
    let county = desk.county();
    let all = county.figures(unit);
    let whole = desk.root().map_or(all, |root| county.figures(root));
    let alarm = |n: u32, worst: bool| {
        let tone = match n {
            0 => Tone::Quiet,
            _ if worst => Tone::Alarm,
            _ => Tone::Plain,
        };
        Cell::from(Value::count(n)).tone(tone)
    };
    // Of one neighborhood it is said how it breaks the rule: how many it has stands beside it.
    let held = county.unit(unit);
    let smallest = held.is_some_and(|held| held.record.level == Level::Neighborhood);
    let breach = county.breach(unit).filter(|_| smallest);
    let breaches = match breach {
        Some(breach) => {
            let words = match breach {
                Breach::TooMany { .. } => T::TooLarge,
                Breach::TooFew { .. } => T::TooSmall,
            };
            Cell::from(Value::count(all.breaches).told(&words)).tone(Tone::Alarm)
        }
        None => alarm(all.breaches, all.is_worst_in_breaches(&whole)),
    };
    let trained = county.trained(unit);
    let share = trained.map_or(Value::Nothing, |trained| Value::Share {
        part: trained.covered,
        whole: trained.obliged,
    });
    let some = trained.is_some_and(|trained| trained.covered > 0);
    let tone = if some { Tone::Plain } else { Tone::Quiet };
    [
        Value::count(all.households).into(),
        breaches,
        alarm(all.vacancies(), all.is_worst_in_vacancies(&whole)),
        Cell::from(share).tone(tone),
    ]
}

/// The households of a neighborhood, retired ones too.
pub fn households(desk: &Desk, unit: UnitId, mask: Mask) -> Table {
    let county = desk.county();
    let columns = vec![
        Column::id(),
        Column::level(),
        Column::unit().for_programs_only(),
        Column::new("number", &ListText::Number, Kind::Count),
        Column::new("head", &HouseholdText::Head, Kind::Name),
        Column::new("people", &T::People, Kind::Count),
        Column::new("retired", &ListText::Cause, Kind::Text).for_programs_only(),
        Column::new("state", &ListText::State, Kind::Text),
    ];
    let rows = county.households_of(unit).iter().filter_map(|row| {
        let Household {
            fields, retired, ..
        } = county.household(row.id)?.record;
        let state = retired.map_or_else(|| state(desk, &fields, mask), gone);
        let cells: Vec<Cell> = vec![
            Value::id(&row.id).into(),
            Value::word("household", &TableText::Household).into(),
            Value::unit(desk, unit, unit).into(),
            Value::count(row.number).into(),
            Value::Name(fields.head).into(),
            Value::count(fields.people).into(),
            retired
                .map_or(Value::Nothing, |retired| Value::said(&retired))
                .into(),
            Cell::from(Value::Said(state)).tone(Tone::Warn),
        ];
        Some(Row::of(Reference::Household(row.id), cells))
    });
    Table::new("households", columns).with(rows)
}
