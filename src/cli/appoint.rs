//! Appointing leaders and ending terms; who does not fit the rule is a warning, never a wall.

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;

use super::{
    args::{Source, Why},
    change::submit,
    name::{head_in_book, is_household, village},
    open::Setting,
    out::Out,
};
use crate::{
    desk::Desk,
    domain::{
        AppointmentFields, AppointmentId, Command, Ending, HouseholdCommand, HouseholdFields,
        HouseholdId, LeaderCommand, LeaderRefusal, Occasion, Origin, PersonCommand, PersonFields,
        PersonId, Unfit, UnitId, grammar::Lean,
    },
    i18n::{
        heard::mark,
        text::{CliText, LeaderText},
    },
};

#[derive(Debug, Args)]
pub struct Appoint {
    pub unit: String,
    #[arg(required_unless_present = "end")]
    pub person: Vec<String>,
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    #[arg(long, value_enum)]
    pub origin: Option<Source>,
    #[arg(long)]
    pub acting: bool,
    #[arg(long)]
    pub instead: bool,
    #[arg(long, value_enum, conflicts_with_all = ["person", "since", "acting", "instead"], value_name = "WHY")]
    pub end: Option<Why>,
}

impl From<Source> for Origin {
    fn from(source: Source) -> Self {
        match source {
            Source::SelfNominated => Self::SelfNominated,
            Source::Recommended => Self::Recommended,
            Source::Office => Self::ByOffice,
            Source::ByElection => Self::ByElection,
        }
    }
}

impl From<Why> for Ending {
    fn from(why: Why) -> Self {
        match why {
            Why::TermOver => Self::TermOver,
            Why::Resigned => Self::Resigned,
            Why::Persuaded => Self::Persuaded,
            Why::Dismissed => Self::Dismissed,
            Why::MovedAway => Self::MovedAway,
            Why::Away => Self::Away,
            Why::Died => Self::Died,
        }
    }
}

pub fn appoint(setting: &Setting, task: &Appoint, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let unit = setting.unit(&desk, &task.unit)?;
    let day = |text: &Option<String>| {
        text.as_deref()
            .map(|text| setting.date(text, Lean::Near))
            .transpose()
    };
    let (since, until) = (day(&task.since)?, day(&task.until)?);
    if let Some(why) = task.end {
        let Some(post) = desk.county().serving(unit) else {
            return Err(setting.refused(&LeaderRefusal::NotFound));
        };
        let command = LeaderCommand::End {
            id: post.term.record.id,
            base: post.term.version,
            until: until.unwrap_or_else(|| desk.today()),
            ending: why.into(),
        };
        submit(setting, &mut registrar, Command::Leader(command), out)?;
        return Ok(());
    }
    let level = desk.county().unit(unit).map(|held| held.record.level);
    let usual = || level.map_or(Origin::Recommended, Origin::usual);
    let wrong = task.instead.then(|| desk.correctable(unit)).flatten();
    if task.instead && wrong.is_none() {
        return Err(setting.refused(&CliText::NotCorrectable));
    }
    let begun = wrong.map_or(desk.today(), |wrong| wrong.record.fields.since);
    let fields = AppointmentFields {
        since: since.unwrap_or(begun),
        until,
        origin: task.origin.map_or_else(usual, Into::into),
        acting: task.acting,
    };
    let (command, person) = command(setting, &desk, unit, task, fields)?;
    let home = desk.home_of(&person);
    let unfit = level.map(|level| Unfit::of(&person, level, unit, home));
    let over = match wrong {
        Some(_) => Vec::new(),
        None => ended_by(&desk, unit, &fields),
    };
    submit(setting, &mut registrar, command, out)?;
    for (who, on) in over {
        let on = on.to_string();
        out.line(setting.say(&LeaderText::Ended { who, on }))?;
    }
    for reason in unfit.unwrap_or_default() {
        out.line(format!(
            "{}  {}{}",
            setting.say(&LeaderText::Warning),
            setting.say(&reason),
            setting.say(&LeaderText::MayStill)
        ))?;
    }
    Ok(())
}

/// Whose terms the new one ends, and on which day.
fn ended_by(desk: &Desk, unit: UnitId, fields: &AppointmentFields) -> Vec<(String, NaiveDate)> {
    let Some(on) = fields.since.pred_opt() else {
        return Vec::new();
    };
    let terms = desk.county().terms(unit).into_iter();
    terms
        .filter(|post| post.term.record.overlaps(fields.since, fields.until))
        .map(|post| (post.person.record.fields.name.clone(), on))
        .collect()
}

/// Somebody new is entered in the village's book in the same step.
fn command(
    setting: &Setting,
    desk: &Desk,
    unit: UnitId,
    task: &Appoint,
    fields: AppointmentFields,
) -> Result<(Command, PersonFields)> {
    let wrong = task.instead.then(|| desk.correctable(unit)).flatten();
    let appoint = |person| {
        Command::Leader(match wrong {
            Some(wrong) => LeaderCommand::Replace {
                id: wrong.record.id,
                base: wrong.version,
                person,
                fields,
            },
            None => LeaderCommand::Appoint {
                id: AppointmentId::promised(0),
                unit,
                person,
                fields,
            },
        })
    };
    let is_pair = |word: &str| word.contains(mark::EQUALS);
    if let [name] = &task.person[..]
        && !is_pair(name)
        && !is_household(name)
    {
        let person = setting.person(desk, unit, name)?;
        let known = desk
            .county()
            .person(person)
            .map(|held| held.record.fields.clone());
        return Ok((appoint(person), known.unwrap_or_default()));
    }
    let Some(village) = village(desk, unit) else {
        let level = desk.county().unit(unit).map(|held| held.record.level);
        return Err(match level {
            Some(level) => setting.refused(&LeaderRefusal::NoPost {
                name: desk.short(unit),
                level,
            }),
            None => setting.refused(&CliText::NoCounty),
        });
    };
    let (mut person, typed) = match task.person.split_first() {
        Some((home, rest)) if !is_pair(home) && is_household(home) => {
            let home = setting.household(desk, home)?;
            let held = desk.county().household(home);
            let fields = held.map(|held| held.record.fields).unwrap_or_default();
            if let Some(head) = head_in_book(desk, home).filter(|_| rest.is_empty()) {
                let known = desk.county().person(head);
                let known = known.map(|held| held.record.fields.clone());
                return Ok((appoint(head), known.unwrap_or_default()));
            }
            (of_head(home, &fields), rest)
        }
        _ => (PersonFields::default(), &task.person[..]),
    };
    setting.set_person(&mut person, &setting.pairs(typed)?, desk)?;
    let id = PersonId::promised(0);
    let add = Command::Person(PersonCommand::Add {
        id,
        village,
        fields: person.clone(),
    });
    let mut steps = vec![add];
    steps.extend(link(desk, id, &person));
    steps.push(appoint(id));
    Ok((
        Command::Batch {
            occasion: Occasion::Form,
            steps,
        },
        person,
    ))
}

/// The head with the own phone, as somebody of the household.
fn of_head(home: HouseholdId, fields: &HouseholdFields) -> PersonFields {
    PersonFields {
        name: fields.head.clone(),
        phone: fields.head_phone().to_owned(),
        household: Some(home),
        ..PersonFields::default()
    }
}

/// The head of the household is this person from now on, so that nobody is typed twice.
fn link(desk: &Desk, person: PersonId, fields: &PersonFields) -> Option<Command> {
    let id = fields.household?;
    let held = desk.county().household(id)?;
    let mut home = held.record.fields;
    if home.head != fields.name || home.head_person.is_some() {
        return None;
    }
    home.head_person = Some(person);
    Some(Command::Household(HouseholdCommand::Edit {
        id,
        base: held.version,
        fields: Box::new(home),
    }))
}
