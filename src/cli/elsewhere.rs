//! Ids of what is no unit, household or person: shown on the page they belong to, or told where they are seen.

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
        AppointmentId, Home, Kind, Right, SeatId, SiteId, Stands, TrainingId, UnitId, UserId, Which,
    },
    i18n::text::CliText,
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

/// Where it is to be seen.
enum Page {
    Site(SiteId),
    Session(TrainingId),
    Unit(UnitId),
    /// Among those that a command lists.
    List(&'static str),
}

pub fn show(setting: &Setting, registrar: &Registrar, what: &str, out: &mut Out) -> Result<Met> {
    let (desk, what) = (registrar.desk(), what.trim());
    let own_page = |kind| matches!(kind, Kind::Unit | Kind::Household | Kind::Person);
    let Some((kind, key)) = Kind::of_id(what).filter(|&(kind, _)| !own_page(kind)) else {
        return Ok(Met::Not);
    };
    let reading = registrar.store().read();
    let found = reading.and_then(|reading| reading.packed((kind, key)));
    let found = found.map_err(|error| setting.trouble(&error, desk.file().as_ref()))?;
    let seen = found.and_then(|(stands, packed)| {
        let page = page(&desk, (kind, key), stands)?;
        Some((page, report::called(&desk, kind, &packed, setting.lang)))
    });
    let (id, of_kind) = (what.to_owned(), setting.say(&kind));
    let Some((page, name)) = seen else {
        let what = of_kind;
        return Err(setting.refused(&CliText::NoSuchId { id, what }));
    };
    let belongs = |out: &mut Out, of: String| {
        let (id, what) = (id.clone(), of_kind.clone());
        out.line(setting.say(&CliText::BelongsTo { id, what, of }))
    };
    match page {
        Page::Site(id) => {
            let site = id.to_string();
            if kind != Kind::Site {
                belongs(out, site.clone())?;
            }
            site::site(setting, &Site::Show { site }, out)?;
        }
        Page::Session(id) => {
            let (training, sheet) = (id.to_string(), false);
            if kind != Kind::Training {
                belongs(out, training.clone())?;
            }
            trainings::training(setting, &Training::Show { training, sheet }, out)?;
        }
        Page::Unit(unit) => {
            let terms = desk.county().terms(unit);
            let mut terms = terms.iter();
            let term = AppointmentId(key);
            let term = terms.find(|post| kind == Kind::Appointment && post.term.record.id == term);
            match term {
                Some(post) => out.line(setting.say(&report::term(&desk, post)))?,
                None => belongs(out, unit.to_string())?,
            }
            return Ok(Met::On(Thing::Unit(unit)));
        }
        Page::List(see) => {
            let (what, see) = (of_kind, see.to_owned());
            out.line(setting.say(&CliText::SeenBy {
                id,
                what,
                name,
                see,
            }))?;
        }
    }
    Ok(Met::Shown)
}

/// None where this person may not know of it.
fn page(desk: &Desk, (kind, key): Which, stands: Stands) -> Option<Page> {
    let county = desk.county();
    match stands {
        Stands::County => listed(desk, (kind, key)).map(Page::List),
        Stands::At(_, Home::Site(id)) | Stands::With(_, Home::Site(id)) => {
            county.sites().get(id).map(|_| Page::Site(id))
        }
        Stands::At(_, Home::Roster(id)) | Stands::With(_, Home::Roster(id)) => {
            let roster = county.trainings().get(id)?;
            // Of a session above the area only one's own people are seen.
            let seen = kind != Kind::Seat || roster.seat(SeatId(key)).is_some();
            seen.then_some(Page::Session(id))
        }
        Stands::In(unit)
        | Stands::At(unit, _)
        | Stands::With(_, Home::Unit(unit) | Home::Month(unit, _)) => {
            county.is_in_area(unit).then_some(Page::Unit(unit))
        }
        Stands::Unit { id, .. } => Some(Page::Unit(id)),
    }
}

/// The command that lists what belongs to the whole county. Those who keep no users are told of nobody else.
fn listed(desk: &Desk, (kind, key): Which) -> Option<&'static str> {
    let myself = desk.hand().user() == Some(UserId(key));
    Some(match kind {
        Kind::Care => "sanzhang care list",
        Kind::Stage => "sanzhang site stages",
        Kind::Official => "sanzhang site officials",
        Kind::Rubric => "sanzhang rubric export -",
        Kind::Obligation => "sanzhang training rules",
        Kind::User if myself || desk.may(Right::Users) => "sanzhang user list",
        _ => return None,
    })
}
