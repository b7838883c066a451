//! What leaves the program as text, whoever asks for it: a list, or everything about one thing.

use std::collections::BTreeSet;

use super::{
    Eyes, Mask, Seen, called, chances, household, inspections, journal, list_of, list_word,
    overview, person, pictures, rectifications, remarks, roster, rubric, session, silence, site,
    table::Table,
    unit::{below, households, unit},
};
use crate::{
    desk::{Desk, Member, Registrar, Sitter},
    domain::{Due, Entry, HouseholdId, Kind, List, Reference, TrainingId, UnitId, Unmask},
    i18n::{
        Lang, Said, Say,
        text::{CliText, HouseholdText, ListText, SiteText},
        usage,
    },
    register::{
        Node,
        search::{Hearing, meets},
    },
    store::StoreError,
};

/// Entries of a household's history that are told.
const HISTORY: usize = 20;

/// Tables under each other, what is said above them all, and above one of them.
pub struct Document {
    pub over: Vec<String>,
    pub tables: Vec<Seen>,
    pub title: Option<(&'static str, Said)>,
    /// What it means that there is nothing.
    pub silence: Option<Said>,
}

/// What of it only the file knows.
#[derive(Default)]
pub struct Filed {
    pub entries: Vec<Entry>,
    pub sitters: Vec<Sitter>,
    pub users: Vec<Member>,
    /// Records that were read in full, as the journal has it.
    pub opened: BTreeSet<Unmask>,
}

impl From<Vec<Seen>> for Document {
    fn from(tables: Vec<Seen>) -> Self {
        Self {
            over: Vec::new(),
            tables,
            title: None,
            silence: None,
        }
    }
}

impl Filed {
    pub fn of(registrar: &Registrar, about: Reference) -> Result<Self, StoreError> {
        let mut filed = Self::default();
        match about {
            Reference::List(List::Users) => filed.users = registrar.members()?,
            Reference::List(List::Sitters) => filed.sitters = registrar.sitters()?,
            Reference::List(List::Journal(lines)) => {
                filed.entries = super::journal_lines(registrar, lines)?;
            }
            Reference::Household(HouseholdId(id)) => {
                let past = registrar.history(Kind::Household, id, HISTORY)?;
                filed.entries = past.into_iter().map(|(entry, _)| entry).collect();
            }
            _ => {}
        }
        Ok(filed)
    }
}

impl Document {
    /// None of what is not there, or has no page of its own.
    pub fn of(desk: &Desk, about: Reference, mask: Mask, filed: &Filed) -> Option<Self> {
        let county = desk.county();
        let record = match about {
            Reference::Household(id) => Some(Unmask::Household(id)),
            Reference::Person(id) => Some(Unmask::Person(id)),
            _ => None,
        };
        let mut asked = filed.opened.clone();
        asked.extend(record.filter(|_| mask == Mask::Lifted));
        let eyes = Eyes::of(desk, mask).with(&asked);
        let seen = |eyes: Eyes<'_>, tables: Vec<Table>| -> Self {
            let tables = tables.into_iter().map(|table| eyes.table(table));
            tables.collect::<Vec<_>>().into()
        };
        let in_list = |tables| seen(eyes, tables);
        let of_record = |tables| seen(eyes.on_page(), tables);
        Some(match about {
            Reference::List(list) => Self {
                silence: Some(silence(desk, list)),
                ..in_list(vec![list_of(desk, list, mask, filed)])
            },
            Reference::Unit(id) => Self {
                title: Some(("overview", overview_title(desk, id))),
                ..of_record(of_unit(desk, id, mask)?)
            },
            Reference::Household(id) => {
                let past = &filed.entries[..filed.entries.len().min(HISTORY)];
                of_record(vec![household(desk, id, mask)?, journal(past, HISTORY)])
            }
            Reference::Person(id) => of_record(vec![person(desk, &county.person(id)?.record)]),
            Reference::Training(id) => in_list(of_session(desk, id)?),
            Reference::Site(id) => {
                let file = county.sites().get(id)?;
                let mut tables = vec![
                    site(desk, file),
                    inspections(desk, file),
                    rectifications(desk, Some(id), Due::All),
                    remarks(file),
                ];
                tables.extend(chances(desk, file));
                Self {
                    title: Some(("chances", Said::of(&SiteText::Chances))),
                    ..in_list(tables)
                }
            }
            Reference::Rubric(id) => in_list(vec![rubric(county.sites().rubric(id)?)]),
            _ => return None,
        })
    }

    /// Of the rows of a list those in which all of the words stand, or are how it is read.
    pub fn sift(&mut self, words: &str, lang: Lang) {
        let words = words.to_lowercase();
        let tokens = words.split_whitespace();
        let mut tokens: Vec<_> = tokens.map(|word| (word, Hearing::of(word))).collect();
        if tokens.is_empty() {
            return;
        }
        for table in &mut self.tables {
            let seen = table.seen.clone();
            table.keep(|row| {
                let said = seen.iter().map(|&i| row.cells[i].value.words(lang));
                let said: Vec<String> = said.collect();
                let mut tokens = tokens.iter_mut();
                tokens.all(|(word, ear)| said.iter().any(|words| meets(words, word, ear)))
            });
        }
        self.silence = Some(Said::of(&CliText::Nothing));
    }

    pub fn is_empty(&self) -> bool {
        self.tables.iter().all(|table| table.rows.is_empty())
    }
}

/// What is retired counts nowhere, so it has no figures of its own.
fn of_unit(desk: &Desk, id: UnitId, mask: Mask) -> Option<Vec<Table>> {
    let figures = desk.county().is_live(id).then(|| overview(desk, id));
    let below = [below(desk, id), households(desk, id, mask)];
    let page = unit(desk, id)?;
    let drawn = pictures(desk, id).into_iter().map(|bars| bars.table);
    let tables = [page].into_iter().chain(figures).chain(drawn).chain(below);
    Some(tables.collect())
}

fn of_session(desk: &Desk, id: TrainingId) -> Option<Vec<Table>> {
    let page = session(desk, desk.county().trainings().get(id)?);
    Some(vec![page, roster(desk, id)])
}

pub fn overview_title(desk: &Desk, unit: UnitId) -> Said {
    let place = desk.path_names(Node::Unit(unit)).join("/");
    let today = desk.today();
    Said::by(|lang| format!("{}  {place}  {today}", ListText::Overview.say(lang)))
}

/// What the command line is asked for the same text; none where it has no such call.
pub fn call(about: Reference, words: &str) -> Option<String> {
    let list = match about {
        Reference::List(list) => list,
        Reference::Unit(id) => return Some(format!("show {id}")),
        Reference::Household(id) => return Some(format!("show {id}")),
        Reference::Person(id) => return Some(format!("show {id}")),
        Reference::Training(id) => return Some(format!("show {id}")),
        Reference::Site(id) => return Some(format!("show {id}")),
        Reference::Rubric(id) => return Some(format!("show {id}")),
        _ => return None,
    };
    let mut call = match list {
        List::Journal(lines) => return Some(format!("journal --limit {lines}")),
        List::Sites { since: Some(_), .. } => "report sites".to_owned(),
        list => format!("list {}", list_word(list)?),
    };
    if let Some(unit) = list.unit() {
        call = format!("{call} --unit {unit}");
    }
    match list {
        List::Sessions {
            period: Some(period),
            ..
        } => call = format!("{call} --period {period}"),
        List::Sites {
            since: Some(day), ..
        } => call = format!("{call} --since {day}"),
        _ => {}
    }
    if let Some(asked) = list.asked() {
        let (tier, rank) = (asked.tier.level().name(), asked.rank.name());
        call = format!(
            "{call} --period {} --tier {tier} --rank {rank}",
            asked.period
        );
    }
    Some([call.as_str(), words].join(" ").trim_end().to_owned())
}

/// What its file is called unless somebody types another name.
pub fn file_name(desk: &Desk, about: Reference, lang: Lang) -> String {
    let county = desk.county();
    let place = |node| desk.path_names(node).pop().unwrap_or_default();
    let mut parts = match about {
        Reference::List(list) => {
            let kind = list_word(list).and_then(usage::Kind::of);
            let kind = kind.map_or_else(String::new, |kind| kind.say(lang).into_owned());
            let unit = list.unit().map(|unit| desk.short(unit));
            [Some(kind), unit].into_iter().flatten().collect()
        }
        Reference::Unit(id) => vec![place(Node::Unit(id))],
        Reference::Household(id) => {
            let n = county.household_row(id).map_or(0, |row| row.number).into();
            let number = HouseholdText::NumberOf { n }.say(lang).into_owned();
            vec![place(Node::Household(id)), number]
        }
        Reference::Training(id) => {
            let roster = county.trainings().get(id);
            roster.map_or_else(Vec::new, |roster| {
                vec![roster.training.record.fields.title.clone()]
            })
        }
        Reference::Site(id) => {
            let file = county.sites().get(id);
            file.map_or_else(Vec::new, |file| {
                vec![called::village(desk, file.village(), lang)]
            })
        }
        _ => Vec::new(),
    };
    parts.push(desk.today().to_string());
    let name = parts.join("-");
    let name: String = name
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '-' {
                c
            } else {
                '_'
            }
        })
        .collect();
    format!("{name}.txt")
}
