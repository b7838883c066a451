//! Everything about a person, and one term of theirs in a line.

use super::table::{Kind, Page, Phone, Table, Value};
use crate::{
    desk::Desk,
    domain::{Person, Reference},
    i18n::{
        Said,
        text::{LeaderText as T, ListText, TableText, UnitText},
    },
    register::{Node, Post},
};

pub fn person(desk: &Desk, person: &Person) -> Table {
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
    let phone = Value::Phone(Phone::of_person(desk, person, None));
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
pub fn term(desk: &Desk, post: &Post<'_>) -> Value {
    let (term, person) = (&post.term.record, &post.person.record);
    let since = || term.fields.since.to_string();
    let span = match term.fields.until {
        Some(until) => T::TermOver {
            since: since(),
            until: until.to_string(),
        },
        None => T::Term { since: since() },
    };
    let acting = term.fields.acting.then(|| Value::said(&T::Acting));
    let cells = [
        Some(Value::Name(person.fields.name.clone())),
        Some(Value::id(&person.id)),
        Some(Value::Phone(Phone::of_person(
            desk,
            person,
            Some(post.unit),
        ))),
        acting,
        Some(Value::said(&span)),
        term.ending.map(|ending| Value::said(&ending)),
        Some(Value::said(&term.fields.origin)),
        Some(Value::id(&term.id)),
    ];
    Value::Parts(cells.into_iter().flatten().collect())
}
