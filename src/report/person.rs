//! Everything about a person, and one term of theirs in a line.

use super::{
    Mask,
    table::{Kind, Page, Table, Value},
};
use crate::{
    desk::Desk,
    domain::{Person, Reference},
    i18n::{
        Said, Say,
        text::{LeaderText as T, ListText, TableText, UnitText},
    },
    register::{Node, Post},
};

pub fn person(desk: &Desk, person: &Person, mask: Mask) -> Table {
    let fields = &person.fields;
    let mut page = Page::default();
    page.quiet("id", &TableText::Id, Kind::Id, Value::id(&person.id));
    page.quiet(
        "level",
        &TableText::Level,
        Kind::Word,
        Value::level(desk, person.village),
    );
    let village = Value::unit(desk, person.village, person.village);
    page.quiet("unit", &TableText::Unit, Kind::Place, village);
    page.text("name", &T::Name, &fields.name);
    if let Some(sex) = fields.sex {
        page.push("sex", &T::Sex, Kind::Text, Value::said(&sex));
    }
    let born = fields
        .birth_year
        .map(|year| Value::Count(year.into()).told(&year.to_string()));
    page.line(
        "born",
        &T::BirthYear,
        Kind::Count,
        born.unwrap_or(Value::Nothing),
    );
    let party = Value::Flag(fields.party, Said::of(&UnitText::PartyMember));
    page.line("party", &T::Party, Kind::Flag, party);
    let phone = Value::Phone(mask.phone(desk, &fields.phone));
    page.line("phone", &T::Phone, Kind::Phone, phone);
    page.line(
        "standing",
        &T::Standing,
        Kind::Text,
        Value::said(&fields.standing),
    );
    let home = fields.household.map(|home| {
        let path = desk.path_names(Node::Household(home)).join("/");
        Value::id(&home).told(&format!("{home}  {path}"))
    });
    page.line(
        "household",
        &T::Household,
        Kind::Id,
        home.unwrap_or(Value::Nothing),
    );
    let posts = desk.county().posts(person.village).into_iter();
    let own = posts.filter(|post| post.person.record.id == person.id);
    let paths = own.map(|post| desk.path_names(Node::Unit(post.unit)).join("/"));
    page.lines("post", &ListText::Post, paths.map(Value::text));
    page.finish("person", Reference::Person(person.id))
}

/// `陈六  p5  13800000000  任期 2024-01-01 至 2024-05-03  辞职  代理  群众推荐  a12`
pub fn term(desk: &Desk, post: &Post<'_>) -> Said {
    let (term, person) = (&post.term.record, &post.person.record);
    let since = || term.fields.since.to_string();
    let span = match term.fields.until {
        Some(until) => T::TermOver {
            since: since(),
            until: until.to_string(),
        },
        None => T::Term { since: since() },
    };
    Said::by(|lang| {
        let acting = term.fields.acting.then(|| T::Acting.say(lang).into_owned());
        let cells = [
            Some(person.fields.name.clone()),
            Some(person.id.to_string()),
            Some(desk.phone(&person.fields.phone)).filter(|phone| !phone.is_empty()),
            acting,
            Some(span.say(lang).into_owned()),
            term.ending.map(|ending| ending.say(lang).into_owned()),
            Some(term.fields.origin.say(lang).into_owned()),
            Some(term.id.to_string()),
        ];
        cells.into_iter().flatten().collect::<Vec<_>>().join("  ")
    })
}
