//! A claim that cannot be granted, as a refusal that names who has it.

use super::{Claim, Clash, There};
use crate::domain::{
    Appointment, AppointmentId, CareId, CareRefusal, EditRefusal, Fault, Field, Inspection,
    InspectionId, Issue, LeaderRefusal, Ledger, Obligation, ObligationId, Person, Refusal, Seq,
    Site, SiteField, SiteId, SiteRefusal, Stage, StageId, Unit, UnitField, UnitId, UnitRefusal,
    User, UserId, UserRefusal,
};

impl Clash {
    /// Whether another name mends it.
    pub const fn is_about_a_name(&self) -> bool {
        matches!(
            self.claim,
            Claim::Name { .. } | Claim::Code(_) | Claim::Care(_) | Claim::Stage(_)
        )
    }

    /// In words for whoever may know who has it; `named` is false for somebody whose part of the county is not all of it.
    pub fn refusal<L: Ledger>(self, ledger: &mut L, named: bool) -> Result<Refusal, L::Error> {
        let (_, key) = self.holder;
        Ok(match self.claim {
            Claim::County => UnitRefusal::SecondCounty.into(),
            Claim::Name { name, .. } => {
                let there = there(ledger, UnitId(key))?;
                UnitRefusal::SameName { name, there }.into()
            }
            Claim::Code(_) => {
                let fault = if named {
                    Fault::Taken(there(ledger, UnitId(key))?.to_string())
                } else {
                    Fault::InUse
                };
                invalid(Field::Unit(UnitField::Code), fault)
            }
            Claim::Care(name) => {
                let id = CareId(key);
                CareRefusal::SameName { name, id }.into()
            }
            Claim::Stage(name) => {
                let id = StageId(key);
                SiteRefusal::SameStage { name, id }.into()
            }
            Claim::StagePlace(_) => {
                let held = ledger.get::<Stage>(StageId(key))?;
                let name = held.map_or_else(String::new, |held| held.record.fields.name);
                invalid(Field::Site(SiteField::Order), Fault::Taken(name))
            }
            Claim::Site(township) => {
                let village = match ledger.get::<Site>(SiteId(key))? {
                    Some(site) => short(ledger, site.record.village)?,
                    None => String::new(),
                };
                let township = short(ledger, township)?;
                SiteRefusal::Taken { township, village }.into()
            }
            Claim::Open(..) => {
                let held = ledger.get::<Inspection>(InspectionId(key))?;
                let name = held.map_or_else(String::new, |held| held.record.fields.name);
                SiteRefusal::InspectionOpen { inspection: name }.into()
            }
            Claim::Tier(_) => {
                let id = ObligationId(key);
                EditRefusal::Changed(ledger.changed_since::<Obligation>(id, Seq(0))?).into()
            }
            Claim::Login(login) => UserRefusal::SameLogin { login }.into(),
            Claim::UserName(name) => UserRefusal::SameName { name }.into(),
            Claim::Key(_) => {
                let held = ledger.get::<User>(UserId(key))?;
                let login = held.map_or_else(String::new, |held| held.record.fields.login);
                UserRefusal::SameKey { login }.into()
            }
            Claim::Post {
                unit: _,
                since,
                until,
            } => {
                let id = AppointmentId(key);
                let (mut name, mut span) = (String::new(), (since, until));
                if let Some(held) = ledger.get::<Appointment>(id)? {
                    let (person, fields) = (held.record.person, held.record.fields);
                    span = (fields.since, fields.until);
                    let person = ledger.get::<Person>(person)?;
                    name = person.map_or_else(String::new, |held| held.record.fields.name);
                }
                let (since, until) = span;
                LeaderRefusal::Overlap { name, since, until }.into()
            }
        })
    }
}

fn invalid(field: Field, fault: Fault) -> Refusal {
    Refusal::Invalid(vec![Issue::new(field, fault)])
}

fn short<L: Ledger>(ledger: &mut L, unit: UnitId) -> Result<String, L::Error> {
    let held = ledger.get::<Unit>(unit)?;
    Ok(held.map_or_else(String::new, |held| held.record.fields.short))
}

fn there<L: Ledger>(ledger: &mut L, id: UnitId) -> Result<There, L::Error> {
    let mut path = Vec::new();
    let mut at = Some(id);
    while let Some(unit) = at {
        let Some(held) = ledger.get::<Unit>(unit)? else {
            break;
        };
        at = held.record.parent;
        // The county's own name says nothing.
        if at.is_some() || path.is_empty() {
            path.push(held.record.fields.short);
        }
    }
    path.reverse();
    let path = path.join("/");
    Ok(There { id, path })
}

impl std::fmt::Display for There {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.path, self.id)
    }
}
