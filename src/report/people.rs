//! Those who use the file: who may sign in, what each role may, who is there now.

use super::table::{Cell, Column, Kind, Phone, Row, Table, Tone, Value};
use crate::{
    desk::{Desk, Member, Sitter, Whereabouts},
    domain::{Level, Reference, Right, Role, User},
    i18n::{
        Said,
        text::{PresentText, TableText, UserText},
    },
    register::Node,
};

pub fn users(desk: &Desk, users: &[Member]) -> Table {
    let rows = users.iter().map(|member| user(desk, member));
    Table::new("users", user_columns()).with(rows)
}

pub fn user_columns() -> Vec<Column> {
    vec![
        Column::id().for_programs_only(),
        Column::new("login", &UserText::Login, Kind::Text),
        Column::new("name", &UserText::Name, Kind::Name),
        Column::new("role", &UserText::Role, Kind::Word),
        Column::new("area", &UserText::Area, Kind::Id),
        Column::new("phone", &UserText::Phone, Kind::Phone),
        Column::new("keys", &UserText::Keys, Kind::Count),
        Column::new("last", &UserText::Last, Kind::Moment),
        Column::new("disabled", &UserText::State, Kind::Day),
        Column::level(),
        Column::unit().for_programs_only(),
    ]
}

pub fn user(desk: &Desk, member: &Member) -> Row {
    let user = &member.user.record;
    let fields = &user.fields;
    let (area, level, unit) = match fields.area {
        Some(id) => {
            let name = desk.short(id);
            let area = Value::id(&id);
            let area = if desk.county().is_live(id) {
                area.told(&name)
            } else {
                area.told(&UserText::AreaRetired { name })
            };
            let cell = Cell::from(area).opens(Reference::Unit(id));
            (cell, Value::level(desk, id), Value::unit(desk, id, id))
        }
        None => (
            Value::Lacking(Said::of(&UserText::Whole)).into(),
            Value::word(Level::County.name(), &Level::County),
            Value::Nothing,
        ),
    };
    let disabled = user.disabled.map(|day| {
        let on = day.to_string();
        Value::Day(day).told(&UserText::Disabled { on })
    });
    let phone = match fields.phone.as_str() {
        "" => Value::Nothing,
        phone => Value::Phone(Phone::private(phone)),
    };
    let last = match member.last {
        Some(at) => Value::Moment(at).into(),
        None => Cell::from(Value::Lacking(Said::of(&UserText::Never))).tone(Tone::Notice),
    };
    let cells = vec![
        Value::id(&user.id).into(),
        Value::text(fields.login.clone()).into(),
        Value::Name(fields.name.clone()).into(),
        Value::word(fields.role.word(), &fields.role).into(),
        area,
        phone.into(),
        Value::count(user.keys.len() as u32).into(),
        last,
        Cell::from(disabled.unwrap_or(Value::Nothing)).tone(Tone::Warn),
        level.into(),
        unit.into(),
    ];
    Row::of(Reference::User(user.id), cells)
}

/// The keys of one of them, by the number a change names.
pub fn keys(user: &User) -> Table {
    let columns = vec![
        Column::new("number", &TableText::Order, Kind::Count),
        Column::new("type", &TableText::KeyKind, Kind::Text),
        Column::new("fingerprint", &TableText::Fingerprint, Kind::Text),
        Column::new("remark", &TableText::Remark, Kind::Text),
    ];
    let rows = user.keys.iter().zip(1_u32..).map(|(key, n)| {
        let print = key.fingerprint().map(Value::text);
        let unread = || {
            let (login, number) = (user.fields.login.clone(), n.to_string());
            Value::Lacking(Said::of(&UserText::KeyUnreadable { login, number }))
        };
        let cells = [
            Value::count(n),
            Value::text(key.kind().to_owned()),
            print.unwrap_or_else(unread),
            Value::text(key.remark().to_owned()),
        ];
        Row::bare(cells.map(Into::into).into())
    });
    Table::new("keys", columns).in_lines().with(rows)
}

/// The table that the store asks.
pub fn roles() -> Table {
    let mut columns = vec![Column::new("right", &UserText::Right, Kind::Text)];
    columns.extend(Role::ALL.map(|role| {
        let word = role.word();
        Column::new(word, &word.to_owned(), Kind::Flag)
    }));
    let rows = Right::ALL.map(|right| {
        let mut cells = vec![Value::Said(Said::of(&right)).into()];
        cells.extend(Role::ALL.map(|role| {
            let has = role.has(right);
            let mark = if has { "x" } else { "-" };
            Cell::from(Value::Flag(has, Said::of(&mark.to_owned())).told(&mark.to_owned()))
        }));
        Row::bare(cells)
    });
    Table::new("roles", columns).with(rows)
}

pub fn sitters(desk: &Desk, sitters: &[Sitter]) -> Table {
    let rows = sitters.iter().map(|one| sitter(desk, one));
    Table::new("sitters", sitter_columns()).with(rows)
}

pub fn sitter_columns() -> Vec<Column> {
    vec![
        Column::new("name", &PresentText::Name, Kind::Name),
        Column::new("role", &PresentText::Role, Kind::Word),
        Column::new("since", &TableText::Since, Kind::Moment).for_programs_only(),
        Column::new("idle_minutes", &PresentText::Doing, Kind::Count),
        Column::new("place", &PresentText::Place, Kind::Place),
        Column::new("pid", &PresentText::Pid, Kind::Count),
    ]
}

pub fn sitter(desk: &Desk, sitter: &Sitter) -> Row {
    let idle = match sitter.idle {
        0 => PresentText::Working,
        n => PresentText::Idle {
            n: n.unsigned_abs().into(),
        },
    };
    let name = sitter.name().map(|name| Value::Name(name.to_owned()));
    let role = sitter.role.map(|role| Value::word(role.word(), &role));
    let pid = sitter.name().map(|_| {
        let pid = sitter.present.pid;
        Value::count(pid).told(&pid.to_string())
    });
    let place = match sitter.whereabouts {
        Whereabouts::At(unit) => {
            let names = desk.path_names(Node::Unit(unit)).join(" › ");
            Cell::from(Value::text(names)).opens(Reference::Unit(unit))
        }
        Whereabouts::Elsewhere => Value::Lacking(Said::of(&PresentText::Elsewhere)).into(),
        Whereabouts::Nowhere => Value::Nothing.into(),
    };
    let quiet = |value| Cell::from(value).tone(Tone::Quiet);
    let cells = vec![
        name.unwrap_or_else(|| Value::Lacking(Said::of(&PresentText::Other)))
            .into(),
        quiet(role.unwrap_or(Value::Nothing)),
        Value::Moment(sitter.present.since).into(),
        quiet(Value::Count(sitter.idle).told(&idle)),
        place,
        pid.unwrap_or(Value::Nothing).into(),
    ];
    Row::bare(cells)
}
