//! Everything about a person, and one term of theirs in a line.

use super::table::{Cell, Kind, Page, Phone, Table, Tone, Value};
use crate::{
    desk::Desk,
    domain::{Fact, Mark, Person, PersonId, Reference},
    i18n::{
        Said, Say,
        text::{LeaderText as T, ListText, TableText, TrainingText, UnitText},
        title_beside,
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
    trained(desk, person.id, &mut page);
    page.finish("person", Reference::Person(person.id))
}

/// `陈六  p5  男  1970  中共党员  13800000000  代理  任期 2024-01-01 至 2024-05-03  辞职  群众推荐  a12`
pub fn term(desk: &Desk, post: &Post<'_>) -> Value {
    let (term, person) = (&post.term.record, &post.person.record);
    let fields = &person.fields;
    let since = term.fields.since.to_string();
    let serves = term.serves(desk.today());
    let lit = |tone| if serves { tone } else { Tone::Quiet };
    let (span, tone) = match term.fields.until {
        Some(until) => {
            let until = until.to_string();
            (T::TermOver { since, until }, lit(Tone::Warn))
        }
        None => (T::Term { since }, Tone::Plain),
    };
    let phone = Value::Phone(Phone::of_person(desk, person, Some(post.unit)));
    let said = |words: Option<Said>| Cell::from(words.map_or(Value::Nothing, Value::Said));
    let born = fields.birth_year;
    Value::parts([
        Cell::from(Value::Name(fields.name.clone())).tone(lit(Tone::Notice)),
        Value::id(&person.id).into(),
        said(fields.sex.map(|sex| Said::of(&sex))),
        born.map_or(Value::Nothing, |year| Value::text(year.to_string()))
            .into(),
        said(fields.party.then(|| Said::of(&UnitText::PartyMember))),
        Cell::from(phone).tone(lit(Tone::Notice)),
        said(term.fields.acting.then(|| Said::of(&T::Acting))),
        Cell::from(Value::said(&span)).tone(tone),
        said(term.ending.map(|ending| Said::of(&ending))),
        Value::said(&term.fields.origin).into(),
        Value::id(&term.id).into(),
    ])
}

/// What the other record of somebody says instead.
pub(super) fn differs<T: Say>(
    fact: Fact,
    theirs: &str,
    phone: impl Fn() -> Phone,
    words: impl Fn(String) -> T,
) -> Cell {
    let words = Said::by(|lang| words(fact.say(lang).into_owned()).say(lang));
    let theirs = match fact {
        Fact::Name => Value::Name(theirs.to_owned()),
        Fact::Phone => Value::Phone(phone()),
    };
    let parts = Value::parts([Value::Said(words), theirs].map(Cell::from));
    Cell::from(parts).tone(Tone::Alarm)
}

/// As many trainings as tell how somebody stands.
const MOST: usize = 4;

/// What somebody was trained in, the latest first.
pub(super) fn trained(desk: &Desk, person: PersonId, page: &mut Page) {
    let sessions = desk.county().trainings().of_person(person);
    let mut sessions = sessions.filter(|(roster, _)| !roster.training.record.is_cancelled());
    let told = sessions.by_ref().take(MOST).map(|(roster, seat)| {
        let (on, title) = (roster.on(), &roster.training.record.fields.title);
        let (words, tone) = match &seat.mark {
            Some(mark @ (Mark::Present | Mark::Late { .. })) => (Said::of(mark), Tone::Good),
            Some(mark) => (Said::of(mark), Tone::Warn),
            None if roster.until() >= desk.today() => {
                (Said::of(&TrainingText::ToCome), Tone::Notice)
            }
            None => (Said::of(&TrainingText::Unrecorded), Tone::Warn),
        };
        let line = Value::parts([
            Value::text(format!("{on} {}", title_beside(title, on))).into(),
            Cell::from(Value::Said(words)).tone(tone),
        ]);
        Cell::from(line).opens(Reference::Training(roster.id()))
    });
    let told: Vec<Cell> = told.collect();
    let more = match (told.len(), sessions.count()) {
        (0, _) => Some(TrainingText::HistoryNone),
        (_, 0) => None,
        (_, n) => Some(TrainingText::HistoryMore { n: n.into() }),
    };
    let more = more.map(|words| Cell::from(Value::said(&words)).tone(Tone::Quiet));
    page.lines(
        "training",
        &TrainingText::Trainings,
        told.into_iter().chain(more),
    );
}
