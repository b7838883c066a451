//! The days that a change sets, with their years: one typed without it was read as the nearest, the last or the next.

use chrono::NaiveDate;

use crate::{
    desk::Desk,
    domain::{
        Appointment, AppointmentFields, Command, Field, Holds, HouseholdCommand, HouseholdField,
        HouseholdFields, HouseholdState, InspectionCommand, LeaderCommand, LeaderField,
        RectificationCommand, SiteCommand, SiteField, SiteFields, Slot, TrainingCommand,
        TrainingField, TrainingFields,
    },
    i18n::{Lang, Say, heard::field::Named},
};

/// A line for each of them. Of what is written anew as a whole, those that it had already are left out.
pub fn days(desk: &Desk, command: &Command, lang: Lang) -> Vec<String> {
    let told = |field: Field, day: NaiveDate| vec![line(&field.say(lang), day)];
    match command {
        Command::Batch { steps, .. } => {
            let steps = steps.iter();
            steps.flat_map(|step| days(desk, step, lang)).collect()
        }
        Command::Alone(command) => days(desk, command, lang),
        Command::Since(day, command) => {
            let mut all = told(Field::Since, *day);
            all.extend(days(desk, command, lang));
            all
        }
        Command::Household(command) => of_household(desk, command, lang),
        Command::Leader(
            LeaderCommand::Appoint { fields, .. }
            | LeaderCommand::Replace { fields, .. }
            | LeaderCommand::Edit { fields, .. },
        ) => of_term(*fields, lang),
        Command::Leader(LeaderCommand::End { until, .. }) => {
            told(Field::Leader(LeaderField::Until), *until)
        }
        Command::Training(
            TrainingCommand::Plan { fields, .. } | TrainingCommand::Edit { fields, .. },
        ) => of_session(fields, lang),
        Command::Site(command) => of_site(desk, command, lang),
        // They set no day, or none that was typed.
        Command::Training(_)
        | Command::Unit(_)
        | Command::Person(_)
        | Command::Care(_)
        | Command::Rubric(_)
        | Command::Round(_)
        | Command::User(_)
        | Command::Unmask(_)
        | Command::Call(_) => Vec::new(),
    }
}

fn of_household(desk: &Desk, command: &HouseholdCommand, lang: Lang) -> Vec<String> {
    let (before, fields) = match command {
        HouseholdCommand::Edit { id, fields, .. } => (desk.county().household(*id), fields),
        HouseholdCommand::Add { fields, .. } | HouseholdCommand::Split { fields, .. } => {
            (None, fields)
        }
        _ => return Vec::new(),
    };
    let back = |home: &HouseholdFields| match home.state {
        HouseholdState::Away(Some(day)) => {
            let back = Field::Household(HouseholdField::AwayUntil);
            vec![line(&back.say(lang), day)]
        }
        _ => Vec::new(),
    };
    let all = |home: &HouseholdFields| [described(home, lang), back(home)].concat();
    let known = before.map_or_else(Vec::new, |held| all(&held.record.fields));
    fresh(all(fields), &known)
}

fn of_term(fields: AppointmentFields, lang: Lang) -> Vec<String> {
    let line = |field, day| line(&Appointment::label(Field::Leader(field), lang), day);
    let mut all = vec![line(LeaderField::Since, fields.since)];
    all.extend(fields.until.map(|day| line(LeaderField::Until, day)));
    all
}

fn of_session(fields: &TrainingFields, lang: Lang) -> Vec<String> {
    let label = TrainingFields::label(Field::Training(TrainingField::Slots), lang);
    let told = |slot: &Slot| format!("{label}  {} {}-{}", slot.date, slot.from, slot.to);
    fields.slots.iter().map(told).collect()
}

fn of_site(desk: &Desk, command: &SiteCommand, lang: Lang) -> Vec<String> {
    let on = |day: NaiveDate| vec![line(&Field::Site(SiteField::Date).say(lang), day)];
    match command {
        SiteCommand::Add { fields, .. } => of_file(&SiteFields::default(), fields, lang),
        SiteCommand::Edit { id, fields, .. } => {
            let file = desk.county().sites().get(*id);
            let before = file.map(|file| file.site.record.fields.clone());
            of_file(&before.unwrap_or_default(), fields, lang)
        }
        SiteCommand::Reach { on: day, .. }
        | SiteCommand::Close { on: day, .. }
        | SiteCommand::Replace { on: day, .. }
        | SiteCommand::Rectification(
            RectificationCommand::Done { on: day, .. }
            | RectificationCommand::Confirm { on: day, .. },
        ) => on(*day),
        SiteCommand::Rectification(
            RectificationCommand::Raise { fields, .. } | RectificationCommand::Edit { fields, .. },
        ) => described(fields, lang),
        SiteCommand::Inspection(
            InspectionCommand::Begin { fields, .. } | InspectionCommand::Edit { fields, .. },
        ) => on(fields.on),
        _ => Vec::new(),
    }
}

/// Of its lists what is new or another than it was.
fn of_file(before: &SiteFields, after: &SiteFields, lang: Lang) -> Vec<String> {
    let mut all = fresh(described(after, lang), &described(before, lang));
    all.extend(of_list(&before.milestones, &after.milestones, lang));
    all.extend(of_list(&before.links, &after.links, lang));
    all.extend(of_list(&before.adoptions, &after.adoptions, lang));
    all
}

fn of_list<T: Named + PartialEq>(before: &[T], after: &[T], lang: Lang) -> Vec<String> {
    let after = after.iter().filter(|one| !before.contains(one));
    after.flat_map(|one| described(one, lang)).collect()
}

/// The days that stand in a record.
fn described<T: Named>(record: &T, lang: Lang) -> Vec<String> {
    let mut record = record.clone();
    let days = T::ALL.iter().filter_map(|field| {
        let day = match field.slot(&mut record) {
            Holds::Day(day, _) => *day,
            Holds::Due(day, _) => Some(*day),
            _ => None,
        };
        Some(line(&T::label(field.field, lang), day?))
    });
    days.collect()
}

fn line(label: &str, day: NaiveDate) -> String {
    format!("{label}  {day}")
}

fn fresh(mut lines: Vec<String>, known: &[String]) -> Vec<String> {
    lines.retain(|line| !known.contains(line));
    lines
}
