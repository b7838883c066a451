//! Ids of what is no unit, household or person: shown on the page they belong to, or told where they are seen.

use std::str::FromStr;

use anyhow::Result;

use super::{
    args::Site,
    name::Thing,
    open::Setting,
    out::Out,
    site,
    training::{self as trainings, args::Training},
};
use crate::{
    desk::{Desk, Registrar},
    domain::{
        Appointment, AppointmentId, CareId, InspectionId, Key, Kind, ObligationId, OfficialId,
        RectificationId, RubricId, ScoreId, SeatId, SiteId, StageId, TrainingId, UserId,
    },
    i18n::text::CliText,
    register::SiteFile,
    report,
};

/// What became of an id.
pub enum Met {
    /// It was shown.
    Shown,
    /// It stands on the page of this.
    On(Thing),
    /// It is no such id.
    Not,
}

/// The commands that show what has no page of its own.
const CARE: &str = "sanzhang care list";
const STAGES: &str = "sanzhang site stages";
const OFFICIALS: &str = "sanzhang site officials";
const RUBRIC: &str = "sanzhang rubric export -";
const RULES: &str = "sanzhang training rules";
const USERS: &str = "sanzhang user list";

pub fn show(setting: &Setting, registrar: &Registrar, what: &str, out: &mut Out) -> Result<Met> {
    let (desk, what) = (registrar.desk(), what.trim());
    let sites = desk.county().sites();
    if what.parse::<SiteId>().is_ok() {
        let site = what.to_owned();
        site::site(setting, &Site::Show { site }, out)?;
        return Ok(Met::Shown);
    }
    if what.parse::<TrainingId>().is_ok() {
        return session(setting, what, out);
    }
    if let Ok(id) = what.parse::<SeatId>() {
        let mut all = desk.county().trainings().all().iter();
        let roster = all.find(|roster| roster.seat(id).is_some());
        let roster = roster.ok_or_else(|| none(setting, what, Kind::Seat))?;
        let of = roster.id().to_string();
        belongs(setting, what, Kind::Seat, &of, out)?;
        return session(setting, &of, out);
    }
    if let Ok(id) = what.parse::<InspectionId>() {
        return on_site(setting, &desk, (what, Kind::Inspection), out, |file| {
            file.sitting(id).is_some()
        });
    }
    if let Ok(id) = what.parse::<ScoreId>() {
        return on_site(setting, &desk, (what, Kind::Score), out, |file| {
            let mut scores = file.inspections.iter().flat_map(|sitting| &sitting.scores);
            scores.any(|held| held.record.id == id)
        });
    }
    if let Ok(id) = what.parse::<RectificationId>() {
        return on_site(setting, &desk, (what, Kind::Rectification), out, |file| {
            file.rectifications.iter().any(|held| held.record.id == id)
        });
    }
    if let Ok(id) = what.parse::<AppointmentId>() {
        return of_unit(setting, registrar, id, out);
    }
    let care = |id: CareId| {
        let mut all = desk.county().care().iter().map(|held| &held.record);
        all.find(|category| category.id == id)
            .map(|category| category.name.clone())
    };
    let stage = |id| sites.stage(id).map(|stage| stage.fields.name.clone());
    let official = |id| {
        sites
            .official(id)
            .map(|official| official.fields.name.clone())
    };
    let rubric = |id| sites.rubric(id).map(|rubric| rubric.title.clone());
    let found = [
        (called::<CareId>(what, care), Kind::Care, CARE),
        (called::<StageId>(what, stage), Kind::Stage, STAGES),
        (
            called::<OfficialId>(what, official),
            Kind::Official,
            OFFICIALS,
        ),
        (called::<RubricId>(what, rubric), Kind::Rubric, RUBRIC),
        (
            called::<ObligationId>(what, |_| Some(String::new())),
            Kind::Obligation,
            RULES,
        ),
        (
            called::<UserId>(what, |_| Some(String::new())),
            Kind::User,
            USERS,
        ),
    ];
    for (name, kind, see) in found {
        if let Some(name) = name {
            let name = name.map_err(|id| none(setting, id, kind))?;
            let (id, what, see) = (what.to_owned(), setting.say(&kind), see.to_owned());
            out.line(setting.say(&CliText::SeenBy {
                id,
                what,
                name,
                see,
            }))?;
            return Ok(Met::Shown);
        }
    }
    Ok(Met::Not)
}

/// What such an id is called, or the id that nothing has; none where it is no such id.
fn called<I: FromStr>(
    what: &str,
    name: impl Fn(I) -> Option<String>,
) -> Option<Result<String, &str>> {
    let id = what.parse().ok()?;
    Some(name(id).ok_or(what))
}

fn none(setting: &Setting, id: &str, kind: Kind) -> anyhow::Error {
    let (id, what) = (id.to_owned(), setting.say(&kind));
    setting.refused(&CliText::NoSuchId { id, what })
}

fn belongs(setting: &Setting, id: &str, kind: Kind, of: &str, out: &mut Out) -> Result<()> {
    let (id, what, of) = (id.to_owned(), setting.say(&kind), of.to_owned());
    Ok(out.line(setting.say(&CliText::BelongsTo { id, what, of }))?)
}

fn session(setting: &Setting, id: &str, out: &mut Out) -> Result<Met> {
    let (training, sheet) = (id.to_owned(), false);
    trainings::training(setting, &Training::Show { training, sheet }, out)?;
    Ok(Met::Shown)
}

fn on_site(
    setting: &Setting,
    desk: &Desk,
    (what, kind): (&str, Kind),
    out: &mut Out,
    has: impl Fn(&SiteFile) -> bool,
) -> Result<Met> {
    let mut files = desk.county().sites().all().iter();
    let file = files.find(|file| has(file));
    let file = file.ok_or_else(|| none(setting, what, kind))?;
    let site = file.id().to_string();
    belongs(setting, what, kind, &site, out)?;
    site::site(setting, &Site::Show { site }, out)?;
    Ok(Met::Shown)
}

/// A term stands on the page of its unit.
fn of_unit(
    setting: &Setting,
    registrar: &Registrar,
    id: AppointmentId,
    out: &mut Out,
) -> Result<Met> {
    let desk = registrar.desk();
    let held = registrar
        .store()
        .read()
        .and_then(|reading| reading.get::<Appointment>(id))
        .map_err(|error| setting.trouble(&error, desk.file().as_ref()))?;
    let unit = held.map(|held| held.record.unit);
    let unit = unit.filter(|&unit| desk.county().is_in_area(unit));
    let unit = unit.ok_or_else(|| none(setting, &id.to_string(), Kind::Appointment))?;
    let terms = desk.county().terms(unit);
    if let Some(post) = terms
        .iter()
        .find(|post| post.term.record.id.key() == id.key())
    {
        out.line(setting.say(&report::term(&desk, post)))?;
    }
    Ok(Met::On(Thing::Unit(unit)))
}
