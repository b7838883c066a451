//! Everything about one thing: a unit, a household, a person.

use anyhow::Result;

use super::{
    args::Sheet,
    elsewhere::{self, Met},
    name::Thing,
    open::Setting,
    out::{Grid, Out},
    term,
    view::{heading, number, pair, print_overview},
};
use crate::{
    desk::Desk,
    domain::{Command, Household, HouseholdId, Kind, Person, Right, UnitId, Unmask},
    i18n::{
        N, Say, count,
        text::{CliText, HouseholdText, LeaderText, ListText, UnitText},
    },
    register::Node,
};

/// Entries of a household's history that are shown.
const HISTORY: usize = 20;

/// Whether what the role may not read stays masked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mask {
    AsRole,
    Lifted,
}

impl Mask {
    pub const fn of(lifted: bool) -> Self {
        if lifted { Self::Lifted } else { Self::AsRole }
    }

    fn hides(self, desk: &Desk) -> bool {
        self == Self::AsRole && !desk.may(Right::ReadWhole)
    }

    fn phone(self, desk: &Desk, phone: &str) -> String {
        match self {
            Self::AsRole => desk.phone(phone),
            Self::Lifted => phone.to_owned(),
        }
    }
}

pub fn show(setting: &Setting, what: &str, mask: Mask, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let thing = match elsewhere::show(setting, &registrar, what, out)? {
        Met::Shown => return Ok(()),
        Met::On(thing) => thing,
        Met::Not => setting.thing_or_retired(&desk, what)?,
    };
    if mask == Mask::Lifted && Mask::AsRole.hides(&desk) {
        let record = match thing {
            Thing::Unit(_) => None,
            Thing::Household(id) => Some(Unmask::Household(id)),
            Thing::Person(id) => Some(Unmask::Person(id)),
        };
        // Nothing is shown before the journal has it.
        if let Some(record) = record {
            let noted = registrar.submit(Command::Unmask(vec![record]));
            noted.map_err(|rejected| setting.rejected(&rejected, desk.file()))?;
        }
    }
    heading(setting, &desk, out)?;
    if !mask.hides(&desk) {
        out.in_full();
    }
    match thing {
        Thing::Unit(unit) => show_unit(setting, &desk, unit, out),
        Thing::Household(id) => {
            show_household(setting, &desk, id, mask, out)?;
            let history = registrar.history(Kind::Household, id.0, HISTORY);
            let history = history.map_err(|error| setting.trouble(&error, desk.file().as_ref()))?;
            for (entry, _) in history {
                out.line(setting.say(&entry))?;
            }
            Ok(())
        }
        Thing::Person(id) => match desk.county().person(id) {
            Some(held) => show_person(setting, &desk, &held.record, mask, out),
            None => Err(setting.refused(&CliText::Nothing)),
        },
    }
}

fn show_unit(setting: &Setting, desk: &Desk, unit: UnitId, out: &mut Out) -> Result<()> {
    let county = desk.county();
    let Some(held) = county.unit(unit) else {
        return Err(setting.refused(&CliText::Nothing));
    };
    let fields = &held.record.fields;
    let mut grid = Grid::default();
    pair(&mut grid, setting, &UnitText::Name, &fields.name);
    pair(&mut grid, setting, &UnitText::Short, &fields.short);
    pair(&mut grid, setting, &UnitText::Code, &fields.code);
    if let Some(kind) = fields.kind {
        pair(&mut grid, setting, &UnitText::Kind, setting.say(&kind));
    }
    if let Some(retired) = held.record.retired {
        pair(&mut grid, setting, &ListText::Cause, setting.say(&retired));
    }
    let rank = held.record.level.post();
    let rank = rank.map_or_else(String::new, |rank| setting.say(&rank));
    for post in county.terms(unit) {
        let term = &post.term.record;
        let label = if term.serves(desk.today()) {
            rank.clone()
        } else if term.fields.since > desk.today() {
            setting.say(&LeaderText::ToCome)
        } else {
            setting.say(&LeaderText::Former)
        };
        grid.row([label, term::line(setting, desk, &post)]);
    }
    grid.print(out)?;
    // What is retired counts nowhere, so it has no figures of its own.
    if county.is_live(unit) {
        print_overview(setting, desk, unit, Sheet::Table, out)?;
    }
    let mut below = Grid::default();
    for child in county
        .children(unit)
        .into_iter()
        .filter(|&child| county.is_live(child))
    {
        let figures = county.figures(child);
        let leader = county
            .serving(child)
            .map(|post| post.person.record.fields.name.clone());
        below.row([
            child.to_string(),
            desk.short(child),
            count(figures.households),
            leader.unwrap_or_default(),
        ]);
    }
    for row in county.households_of(unit) {
        if let Some(held) = county.household(row.id) {
            let Household {
                fields, retired, ..
            } = held.record;
            let retired = retired.map_or_else(String::new, |retired| setting.say(&retired));
            let people = setting.say(&HouseholdText::PeopleOf {
                n: N::from(fields.people),
            });
            below.row([
                row.id.to_string(),
                number(setting, row.number),
                fields.head,
                people,
                retired,
            ]);
        }
    }
    Ok(below.print(out)?)
}

fn show_household(
    setting: &Setting,
    desk: &Desk,
    id: HouseholdId,
    mask: Mask,
    out: &mut Out,
) -> Result<()> {
    let Some(held) = desk.county().household(id) else {
        let name = id.to_string();
        return Err(setting.refused(&CliText::NoSuchHousehold { name }));
    };
    let Household {
        number: n,
        fields,
        retired,
        ..
    } = held.record;
    let mut grid = Grid::default();
    pair(&mut grid, setting, &HouseholdText::Head, &fields.head);
    pair(
        &mut grid,
        setting,
        &HouseholdText::Number,
        number(setting, n),
    );
    let path = desk.path_names(Node::Household(id)).join("/");
    pair(&mut grid, setting, &HouseholdText::Neighborhood, path);
    pair(
        &mut grid,
        setting,
        &HouseholdText::People,
        fields.people.to_string(),
    );
    pair(
        &mut grid,
        setting,
        &HouseholdText::Address,
        fields.address.line(),
    );
    pair(
        &mut grid,
        setting,
        &HouseholdText::Residence,
        setting.say(&fields.residence),
    );
    pair(
        &mut grid,
        setting,
        &HouseholdText::State,
        setting.say(&fields.state),
    );
    for (n, contact) in fields.contacts.iter().enumerate() {
        let label = HouseholdText::Contact { n: N::from(n + 1) };
        let cells = [
            contact.name.clone(),
            contact.relation.clone(),
            mask.phone(desk, &contact.phone),
            setting.say(&contact.whereabouts),
        ];
        let cells: Vec<String> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
        pair(&mut grid, setting, &label, cells.join("  "));
    }
    for entry in fields.care.iter().filter(|_| !mask.hides(desk)) {
        let name = desk.county().care_name(entry.category);
        let since = entry
            .since
            .map(|on| HouseholdText::SinceOn { on: on.to_string() });
        let until = entry
            .until
            .map(|on| HouseholdText::CareOver { on: on.to_string() });
        let dates: Vec<String> = since
            .into_iter()
            .chain(until)
            .map(|text| setting.say(&text))
            .collect();
        pair(
            &mut grid,
            setting,
            &HouseholdText::Care,
            format!("{name} {}", dates.join(" ")),
        );
    }
    let card = fields
        .card_issued
        .map(|on| HouseholdText::CardIssued { on: on.to_string() });
    let card = card.unwrap_or(HouseholdText::CardMissing);
    pair(&mut grid, setting, &HouseholdText::Card, setting.say(&card));
    let chat = if fields.in_chat {
        HouseholdText::InChat
    } else {
        HouseholdText::NotInChat
    };
    pair(&mut grid, setting, &HouseholdText::Chat, setting.say(&chat));
    pair(&mut grid, setting, &HouseholdText::Note, &fields.note);
    if let Some(retired) = retired {
        pair(&mut grid, setting, &ListText::Cause, setting.say(&retired));
    }
    Ok(grid.print(out)?)
}

fn show_person(
    setting: &Setting,
    desk: &Desk,
    person: &Person,
    mask: Mask,
    out: &mut Out,
) -> Result<()> {
    let fields = &person.fields;
    let mut grid = Grid::default();
    pair(&mut grid, setting, &LeaderText::Name, &fields.name);
    if let Some(sex) = fields.sex {
        pair(&mut grid, setting, &LeaderText::Sex, setting.say(&sex));
    }
    let born = fields
        .birth_year
        .map_or_else(String::new, |year| year.to_string());
    pair(&mut grid, setting, &LeaderText::BirthYear, born);
    if fields.party {
        pair(
            &mut grid,
            setting,
            &LeaderText::Party,
            setting.say(&UnitText::PartyMember),
        );
    }
    pair(
        &mut grid,
        setting,
        &LeaderText::Phone,
        mask.phone(desk, &fields.phone),
    );
    pair(
        &mut grid,
        setting,
        &LeaderText::Standing,
        fields.standing.say(setting.lang),
    );
    if let Some(home) = fields.household {
        let path = desk.path_names(Node::Household(home)).join("/");
        pair(
            &mut grid,
            setting,
            &LeaderText::Household,
            format!("{home}  {path}"),
        );
    }
    for post in desk.county().posts(person.village) {
        if post.person.record.id == person.id {
            let path = desk.path_names(Node::Unit(post.unit)).join("/");
            pair(&mut grid, setting, &ListText::Post, path);
        }
    }
    Ok(grid.print(out)?)
}
