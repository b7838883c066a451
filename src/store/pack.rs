//! Records as bytes: MessagePack with named fields, so that a field can be added without rewriting the file.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::{StoreError, named::facts, table::Roll};
use crate::domain::{
    Appointment, AppointmentId, Home, HouseholdId, Inspection, InspectionId, Kind, Level, Month,
    Obligation, ObligationId, OfficialId, Person, PersonId, Record, Rectification, RectificationId,
    Round, RoundId, RubricId, Score, ScoreId, Seat, SeatId, Site, SiteId, Stage, StageId, Training,
    TrainingId, Unit, UnitId, UserId,
};

/// A record packed, as [`super::PackedHousehold`] and the journal hold it.
pub fn unpack<R: Record>(bytes: &[u8]) -> Result<R, StoreError> {
    rmp_serde::from_slice(bytes).map_err(|error| {
        StoreError::damaged(format!(
            "a record of kind {:?} is unreadable: {error}",
            R::KIND
        ))
    })
}

pub(super) fn pack<R: Record>(record: &R) -> Vec<u8> {
    rmp_serde::to_vec_named(record).expect("records are plain data")
}

/// Whether this program can write the record back without losing what a newer one put there.
pub(super) fn knows<R: Record>(bytes: &[u8], record: &R) -> bool {
    let again = pack(record);
    if again == bytes {
        return true;
    }
    let tree = |bytes: &[u8]| rmp_serde::from_slice::<Value>(bytes);
    match (tree(bytes), tree(&again)) {
        (Ok(old), Ok(new)) => contained(&old, &new),
        _ => false,
    }
}

/// Whether every field of `old` exists in `new`.
fn contained(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => old
            .iter()
            .all(|(name, value)| new.get(name).is_some_and(|new| contained(value, new))),
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| contained(old, new))
        }
        _ => true,
    }
}

/// What a record hangs on: from this follow its home and the rolls it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Links {
    Unit {
        id: UnitId,
        parent: Option<UnitId>,
        order: u32,
        village: Place,
    },
    Household {
        id: HouseholdId,
        neighborhood: UnitId,
        /// While it is kept.
        number: Option<u16>,
    },
    Person {
        village: UnitId,
    },
    Term {
        id: AppointmentId,
        unit: UnitId,
        person: PersonId,
    },
    Care,
    Obligation {
        id: ObligationId,
        tier: u32,
    },
    Training {
        id: TrainingId,
        host: UnitId,
    },
    Seat {
        id: SeatId,
        training: TrainingId,
        no: u16,
        person: PersonId,
    },
    Stage {
        id: StageId,
        order: u16,
    },
    Official {
        id: OfficialId,
    },
    Rubric {
        id: RubricId,
    },
    Site {
        id: SiteId,
        village: UnitId,
    },
    Inspection {
        id: InspectionId,
        site: SiteId,
        rubric: RubricId,
        day: u32,
    },
    Score {
        id: ScoreId,
        site: SiteId,
        inspection: InspectionId,
        item: u16,
    },
    Rectification {
        id: RectificationId,
        site: SiteId,
        inspection: Option<InspectionId>,
        due: u32,
    },
    User {
        id: UserId,
    },
    Round {
        id: RoundId,
        village: UnitId,
        neighborhood: UnitId,
        on: NaiveDate,
    },
}

/// Days are counted from the beginning of the era, so that lists are in order of time.
fn day(date: NaiveDate) -> u32 {
    u32::try_from(date.num_days_from_ce()).unwrap_or(0)
}

/// Where a unit stands to its village.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Above,
    Village,
    Below,
}

impl Links {
    pub(super) fn of(kind: Kind, bytes: &[u8]) -> Result<Self, StoreError> {
        Ok(match kind {
            Kind::Unit => {
                let unit: Unit = unpack(bytes)?;
                let village = match unit.level {
                    Level::County | Level::Township => Place::Above,
                    Level::Village => Place::Village,
                    _ => Place::Below,
                };
                Self::Unit {
                    id: unit.id,
                    parent: unit.parent,
                    order: unit.order,
                    village,
                }
            }
            Kind::Household => facts(kind, bytes)?.0,
            Kind::Person => Self::Person {
                village: unpack::<Person>(bytes)?.village,
            },
            Kind::Appointment => {
                let term: Appointment = unpack(bytes)?;
                Self::Term {
                    id: term.id,
                    unit: term.unit,
                    person: term.person,
                }
            }
            Kind::Care => Self::Care,
            Kind::Obligation => {
                let obligation: Obligation = unpack(bytes)?;
                Self::Obligation {
                    id: obligation.id,
                    tier: obligation.tier as u32,
                }
            }
            Kind::Training => {
                let training: Training = unpack(bytes)?;
                Self::Training {
                    id: training.id,
                    host: training.host,
                }
            }
            Kind::Seat => {
                let seat: Seat = unpack(bytes)?;
                Self::Seat {
                    id: seat.id,
                    training: seat.training,
                    no: seat.no,
                    person: seat.person,
                }
            }
            Kind::Stage => {
                let stage: Stage = unpack(bytes)?;
                Self::Stage {
                    id: stage.id,
                    order: stage.fields.order,
                }
            }
            Kind::Official => Self::Official {
                id: unpack::<crate::domain::Official>(bytes)?.id,
            },
            Kind::Rubric => Self::Rubric {
                id: unpack::<crate::domain::Rubric>(bytes)?.id,
            },
            Kind::Site => {
                let site: Site = unpack(bytes)?;
                Self::Site {
                    id: site.id,
                    village: site.village,
                }
            }
            Kind::Inspection => {
                let inspection: Inspection = unpack(bytes)?;
                Self::Inspection {
                    id: inspection.id,
                    site: inspection.site,
                    rubric: inspection.rubric,
                    day: day(inspection.fields.on),
                }
            }
            Kind::Score => {
                let score: Score = unpack(bytes)?;
                Self::Score {
                    id: score.id,
                    site: score.site,
                    inspection: score.inspection,
                    item: score.item,
                }
            }
            Kind::Rectification => {
                let found: Rectification = unpack(bytes)?;
                Self::Rectification {
                    id: found.id,
                    site: found.site,
                    inspection: found.inspection,
                    due: day(found.fields.due),
                }
            }
            Kind::User => Self::User {
                id: unpack::<crate::domain::User>(bytes)?.id,
            },
            Kind::Round => {
                let round: Round = unpack(bytes)?;
                Self::Round {
                    id: round.id,
                    village: round.village,
                    neighborhood: round.neighborhood,
                    on: round.on,
                }
            }
        })
    }

    /// The unit whose place in the tree decides the record's own.
    pub(super) const fn anchor(&self) -> Option<UnitId> {
        match *self {
            Self::Unit { id, .. } => Some(id),
            Self::Household { neighborhood, .. } => Some(neighborhood),
            Self::Person { village } | Self::Site { village, .. } | Self::Round { village, .. } => {
                Some(village)
            }
            Self::Term { unit, .. } => Some(unit),
            Self::Training { host, .. } => Some(host),
            Self::Care
            | Self::Obligation { .. }
            | Self::Seat { .. }
            | Self::Stage { .. }
            | Self::Official { .. }
            | Self::Rubric { .. }
            | Self::Inspection { .. }
            | Self::Score { .. }
            | Self::Rectification { .. }
            | Self::User { .. } => None,
        }
    }

    /// The shelf of a record that does not stand in the tree of units; none for those that do.
    pub(super) fn shelf(&self) -> Option<Home> {
        match *self {
            Self::Care
            | Self::Obligation { .. }
            | Self::Stage { .. }
            | Self::Official { .. }
            | Self::Rubric { .. }
            | Self::User { .. } => Some(Home::ABOVE),
            Self::Site { id, .. } => Some(Home::Site(id)),
            Self::Inspection { site, .. }
            | Self::Score { site, .. }
            | Self::Rectification { site, .. } => Some(Home::Site(site)),
            Self::Training { id, .. } => Some(Home::Roster(id)),
            Self::Seat { training, .. } => Some(Home::Roster(training)),
            Self::Round { village, on, .. } => Some(Home::Month(village, Month::of(on))),
            _ => None,
        }
    }

    /// The record whose place decides who may change this one.
    pub(super) const fn owner(&self) -> Option<(Kind, u32)> {
        match *self {
            Self::Seat { training, .. } => Some((Kind::Training, training.0)),
            Self::Inspection { site, .. }
            | Self::Score { site, .. }
            | Self::Rectification { site, .. } => Some((Kind::Site, site.0)),
            _ => None,
        }
    }

    /// The rolls in which a record stands, and as what.
    pub(super) fn places(&self) -> Vec<(Roll, u32, (u32, u32))> {
        match *self {
            Self::Unit {
                id, parent, order, ..
            } => vec![(Roll::Children, parent.map_or(0, |p| p.0), (order, id.0))],
            Self::Household {
                id,
                neighborhood,
                number,
            } => {
                let number = number.map_or(0, |n| u32::from(n) + 1);
                vec![(Roll::Households, neighborhood.0, (number, id.0))]
            }
            Self::Term { id, unit, person } => vec![
                (Roll::TermsIn, unit.0, (0, id.0)),
                (Roll::TermsOf, person.0, (0, id.0)),
            ],
            Self::Obligation { id, tier } => vec![(Roll::Owned(Kind::Obligation), 0, (tier, id.0))],
            Self::Seat {
                id, training, no, ..
            } => vec![(Roll::Owned(Kind::Seat), training.0, (u32::from(no), id.0))],
            Self::Stage { id, order } => {
                vec![(Roll::Owned(Kind::Stage), 0, (u32::from(order), id.0))]
            }
            Self::Official { id } => vec![(Roll::Owned(Kind::Official), 0, (0, id.0))],
            Self::Rubric { id } => vec![(Roll::Owned(Kind::Rubric), 0, (0, id.0))],
            Self::User { id } => vec![(Roll::Owned(Kind::User), 0, (0, id.0))],
            Self::Site { id, village } => {
                vec![(Roll::Owned(Kind::Site), 0, (village.0, id.0))]
            }
            Self::Inspection { id, site, day, .. } => {
                vec![(Roll::Owned(Kind::Inspection), site.0, (day, id.0))]
            }
            Self::Score {
                id,
                inspection,
                item,
                ..
            } => vec![(
                Roll::Owned(Kind::Score),
                inspection.0,
                (u32::from(item), id.0),
            )],
            Self::Rectification { id, site, due, .. } => {
                vec![(Roll::Owned(Kind::Rectification), site.0, (due, id.0))]
            }
            Self::Person { .. } | Self::Care | Self::Training { .. } | Self::Round { .. } => {
                Vec::new()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cause, Household, HouseholdFields, Retired};

    #[test]
    fn a_household_stands_where_its_record_says() {
        let mut household = Household {
            id: HouseholdId(3),
            neighborhood: UnitId(5),
            number: 7,
            fields: HouseholdFields::default(),
            retired: None,
            split_from: None,
            former_heads: Vec::new(),
            past: crate::domain::HouseholdPast::default(),
        };
        let links = |h: &Household| Links::of(Kind::Household, &pack(h)).expect("readable");
        let stands = |number| Links::Household {
            id: HouseholdId(3),
            neighborhood: UnitId(5),
            number,
        };
        assert_eq!(links(&household), stands(Some(7)));
        let (on, cause) = (NaiveDate::MIN, Cause::Own);
        household.retired = Some(Retired { on, cause });
        assert_eq!(links(&household), stands(None));
    }
}
