//! Every list that can be asked for by a word of its own.

use super::table::{Column, Kind, Row, Table, Value};
use crate::{
    domain::{Asked, Due, Fate, Figure, List, Period, Rank, Tier, UnitId},
    i18n::{Said, text::TableText, usage::Kind as Words},
};

/// By which word, and what it is where nothing more is said.
type Usual = (&'static str, fn(UnitId, Asked) -> List);

/// Lines of the journal.
const LINES: usize = 50;

const EVERY: &[Usual] = &[
    ("opening", |_, _| List::Opening),
    ("overview", |unit, _| List::Overview(unit)),
    ("breaches", |unit, _| List::Figure(Figure::Breaches, unit)),
    ("vacancies", |unit, _| List::Figure(Figure::Vacancies, unit)),
    ("no-phone", |unit, _| List::Figure(Figure::NoPhone, unit)),
    ("doubles", |unit, _| List::Figure(Figure::Doubles, unit)),
    ("care", |unit, _| List::Figure(Figure::Care, unit)),
    ("leaders", |unit, _| List::Figure(Figure::Leaders, unit)),
    ("retired", |unit, _| List::Figure(Figure::Retired, unit)),
    ("contacts", |unit, _| List::Figure(Figure::Contacts, unit)),
    ("sessions", |unit, _| List::Sessions { unit, period: None }),
    ("coverage", |unit, asked| List::Coverage {
        unit,
        level: None,
        asked,
    }),
    ("obliged", |unit, asked| duties(unit, asked, Fate::Obliged)),
    ("trained", |unit, asked| duties(unit, asked, Fate::Covered)),
    ("seated", |unit, asked| duties(unit, asked, Fate::Seated)),
    ("untrained", |unit, asked| {
        duties(unit, asked, Fate::Uncovered)
    }),
    ("held-sessions", |unit, asked| List::HeldSessions {
        unit,
        asked,
    }),
    ("missing-sessions", |unit, asked| List::MissingSessions {
        unit,
        asked,
    }),
    ("rules", |_, _| List::Rules(None)),
    ("sites", |unit, _| List::Sites { unit, since: None }),
    ("rectifications", |_, _| rectifications(Due::All)),
    ("overdue", |_, _| rectifications(Due::Overdue)),
    ("stages", |_, _| List::Stages),
    ("officials", |_, _| List::Officials),
    ("categories", |_, _| List::Categories),
    ("users", |_, _| List::Users),
    ("roles", |_, _| List::Roles),
    ("present", |_, _| List::Sitters),
    ("journal", |_, _| List::Journal(LINES)),
];

const fn duties(unit: UnitId, asked: Asked, fate: Fate) -> List {
    List::Duties { unit, asked, fate }
}

const fn rectifications(which: Due) -> List {
    List::Rectifications { site: None, which }
}

/// The words, in the order of the screens.
pub fn words() -> impl Iterator<Item = &'static str> {
    EVERY.iter().map(|(word, _)| *word)
}

/// The list of a word.
pub fn list(word: &str, unit: UnitId, asked: Asked) -> Option<List> {
    let (_, list) = EVERY.iter().find(|(own, _)| *own == word)?;
    Some(list(unit, asked))
}

/// The word of a list, whatever it is narrowed to.
pub fn word(list: List) -> Option<&'static str> {
    let wide = match list {
        List::Sessions { unit, .. } => List::Sessions { unit, period: None },
        List::Sites { unit, .. } => List::Sites { unit, since: None },
        List::Coverage { unit, asked, .. } => List::Coverage {
            unit,
            level: None,
            asked,
        },
        List::Journal(_) => List::Journal(LINES),
        other => other,
    };
    let unit = wide.unit().unwrap_or(UnitId(0));
    let asked = wide.asked().unwrap_or(Asked {
        tier: Tier::Township,
        rank: Rank::Neighborhood,
        period: Period::year(0),
    });
    let own = EVERY.iter().find(|(_, list)| list(unit, asked) == wide);
    own.map(|(word, _)| *word)
}

/// Which there are.
pub fn every() -> Table {
    let columns = vec![
        Column::new("kind", &TableText::Word, Kind::Id),
        Column::new("name", &TableText::Name, Kind::Name),
    ];
    let rows = words().map(|word| {
        let name = Words::of(word).map_or(Value::Nothing, |words| Value::Said(Said::of(words)));
        Row::bare(vec![Value::Id(word.to_owned()).into(), name.into()])
    });
    Table::new("lists", columns).in_lines().with(rows)
}
