//! Ids of what is no unit, household or person: shown by themselves, or on the page they belong to.

use anyhow::Result;

use super::{name::Thing, open::Setting};
use crate::{
    desk::{Desk, Registrar},
    domain::{
        AppointmentId, CareId, Home, Kind, List, ObligationId, OfficialId, Reference, Right,
        RubricId, SeatId, Seq, SiteId, StageId, Stands, Tier, TrainingId, UnitId, UserId, Which,
    },
    i18n::text::CliText,
    report::{self, Document, Eyes, Mask, Table},
    store::{self, StoreError},
};

/// What became of an id.
pub enum Met {
    /// It has pages of its own, or stands on these.
    Shown(Document),
    /// It stands on the page of this, where it reads so.
    On(String, Thing),
    /// It is no such id.
    Not,
}

/// Where it is to be seen.
enum Page {
    Site(SiteId),
    Session(TrainingId),
    Unit(UnitId),
    /// A table of its own.
    Own(Table),
    /// A row of a list.
    Row(Reference, List),
}

pub fn find(setting: &Setting, registrar: &Registrar, what: &str) -> Result<Met> {
    let (desk, what) = (registrar.desk(), what.trim());
    let eyes = Eyes::of(&desk, Mask::AsRole);
    let trouble = |error: StoreError| setting.trouble(&error, desk.file().as_ref());
    let own_page = |kind| matches!(kind, Kind::Unit | Kind::Household | Kind::Person);
    let Some((kind, key)) = Kind::of_id(what).filter(|&(kind, _)| !own_page(kind)) else {
        // A unit may be called by a figure.
        return match what.parse() {
            Ok(number) if setting.is_nobody(&desk, what) => {
                entry(setting, registrar, Seq(number)).map(Met::Shown)
            }
            _ => Ok(Met::Not),
        };
    };
    let reading = registrar.store().read();
    let found = reading.and_then(|reading| reading.packed((kind, key)));
    let found = found.map_err(trouble)?;
    let page = found.and_then(|(stands, _)| page(&desk, (kind, key), stands));
    let (id, of_kind) = (what.to_owned(), setting.say(&kind));
    let none = || {
        let (id, what) = (id.clone(), of_kind.clone());
        setting.refused(&CliText::NoSuchId { id, what })
    };
    let belongs = |of: String| {
        let (id, what) = (id.clone(), of_kind.clone());
        setting.say(&CliText::BelongsTo { id, what, of })
    };
    let (own, of, about) = match page.ok_or_else(none)? {
        Page::Site(id) => (Kind::Site, id.to_string(), Reference::Site(id)),
        Page::Session(id) => (Kind::Training, id.to_string(), Reference::Training(id)),
        Page::Unit(unit) => {
            let terms = desk.county().terms(unit);
            let mut terms = terms.iter();
            let term = AppointmentId(key);
            let term = terms.find(|post| kind == Kind::Appointment && post.term.record.id == term);
            let line = term.map_or_else(
                || belongs(unit.to_string()),
                |post| report::term(&desk, post).words(setting.lang),
            );
            return Ok(Met::On(line, Thing::Unit(unit)));
        }
        Page::Own(table) => return Ok(Met::Shown(vec![eyes.table(table)].into())),
        Page::Row(about, list) => {
            let table = report::table(registrar, list).map_err(trouble)?;
            let row = table.page_of(about).ok_or_else(none)?;
            return Ok(Met::Shown(vec![eyes.table(row)].into()));
        }
    };
    let mut page = setting.document(registrar, about, Mask::AsRole)?;
    page.over.extend((kind != own).then(|| belongs(of)));
    Ok(Met::Shown(page))
}

/// None where this person may not know of it.
fn page(desk: &Desk, (kind, key): Which, stands: Stands) -> Option<Page> {
    let county = desk.county();
    match stands {
        Stands::County => of_county(desk, (kind, key)),
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

/// What belongs to the whole county. Those who keep no users are told of nobody else.
fn of_county(desk: &Desk, (kind, key): Which) -> Option<Page> {
    let myself = desk.hand().user() == Some(UserId(key));
    let county = desk.county();
    Some(match kind {
        Kind::Care => Page::Row(Reference::Care(CareId(key)), List::Categories),
        Kind::Stage => Page::Row(Reference::Stage(StageId(key)), List::Stages),
        Kind::Official => Page::Row(Reference::Official(OfficialId(key)), List::Officials),
        Kind::Rubric => Page::Own(report::rubric(county.sites().rubric(RubricId(key))?)),
        Kind::Obligation => {
            let id = |tier: &Tier| county.trainings().obligation(*tier).0.map(|(id, _)| id);
            let tier = Tier::ALL
                .into_iter()
                .find(|t| id(t) == Some(ObligationId(key)))?;
            Page::Own(report::rules(desk, Some(tier)))
        }
        Kind::User if myself || desk.may(Right::Users) => {
            Page::Row(Reference::User(UserId(key)), List::Users)
        }
        _ => return None,
    })
}

/// An entry of the journal, with what it touched.
fn entry(setting: &Setting, registrar: &Registrar, number: Seq) -> Result<Document> {
    let desk = registrar.desk();
    let trouble = |error: StoreError| setting.trouble(&error, desk.file().as_ref());
    let entry = registrar.undoable(store::Which::Number(number));
    let entry = entry.map_err(trouble)?.ok_or_else(|| {
        let number = number.to_string();
        setting.refused(&CliText::NoSuchEntry { number })
    })?;
    let touched = registrar.touched(number).map_err(trouble)?;
    let tables = [report::journal(&[entry], 1), report::touched(&touched)];
    Ok(Document::from(Vec::from(
        tables.map(|table| Eyes::anybody().table(table)),
    )))
}
