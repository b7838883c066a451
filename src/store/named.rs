//! What a record names besides what it hangs on, and who names a record: kept beside the records, so that an undo need not
//! look through all of them.

use std::collections::BTreeSet;

use redb::{ReadableTable, WriteTransaction};
use serde::Deserialize;

use super::{
    StoreError,
    pack::{Links, unpack},
    table::{NAMED, kind_of},
    work::Work,
};
use crate::domain::{
    CareId, Cause, Home, HouseholdId, Inspection, Kind, Past, Person, PersonId, Rectification,
    Retired, Round, Rubric, Seat, Site, Spot, Training, Unit, UnitId, User,
};

/// A record that is named, and the one that names it.
pub(super) type Naming = (Kind, u32, Kind, u32);

pub(super) type Names = BTreeSet<(Kind, u32)>;

/// The fields of a household that tell where it stands and whom it names; the others are passed over, which halves an
/// import.
#[derive(Deserialize)]
struct Standing {
    id: HouseholdId,
    nb: UnitId,
    no: u16,
    f: Fields,
    #[serde(default)]
    retired: Option<Retired>,
    #[serde(default)]
    split_from: Option<HouseholdId>,
    #[serde(default)]
    past: Before,
}

#[derive(Default, Deserialize)]
struct Before {
    #[serde(default)]
    p: Past<Spot>,
}

#[derive(Deserialize)]
struct Fields {
    #[serde(default)]
    hp: Option<PersonId>,
    #[serde(default)]
    s: Vec<Care>,
}

#[derive(Deserialize)]
struct Care {
    c: CareId,
}

/// What a packed record hangs on and what it names, read at once.
pub(super) fn facts(kind: Kind, bytes: &[u8]) -> Result<(Links, Names), StoreError> {
    if kind == Kind::Household {
        let standing: Standing = rmp_serde::from_slice(bytes)
            .map_err(|error| StoreError::damaged(format!("a household: {error}")))?;
        return Ok((standing.links(), standing.names()));
    }
    Ok((Links::of(kind, bytes)?, of_others(kind, bytes)?))
}

pub(super) fn names(kind: Kind, bytes: &[u8]) -> Result<Names, StoreError> {
    Ok(facts(kind, bytes)?.1)
}

impl Standing {
    const fn links(&self) -> Links {
        Links::Household {
            id: self.id,
            neighborhood: self.nb,
            number: match self.retired {
                None => Some(self.no),
                Some(_) => None,
            },
        }
    }

    fn names(&self) -> Names {
        let head = self.f.hp.map(|id| (Kind::Person, id.0));
        let care = self.f.s.iter().map(|entry| (Kind::Care, entry.c.0));
        let from = self.split_from.map(|id| (Kind::Household, id.0));
        let stood = self.past.p.values().map(|spot| spot.neighborhood);
        let stood = stood.map(|unit| (Kind::Unit, unit.0));
        let named = head.into_iter().chain(care).chain(from).chain(stood);
        named.chain(cause(self.retired)).collect()
    }
}

/// With what it was retired, or into what it was merged.
fn cause(retired: Option<Retired>) -> Option<(Kind, u32)> {
    match retired?.cause {
        Cause::Own => None,
        Cause::With(unit) => Some((Kind::Unit, unit.0)),
        Cause::Merged(into) => Some((Kind::Household, into.0)),
    }
}

fn of_others(kind: Kind, bytes: &[u8]) -> Result<Names, StoreError> {
    let unit = |id: UnitId| (Kind::Unit, id.0);
    Ok(match kind {
        Kind::Unit => {
            let record: Unit = unpack(bytes)?;
            let stood = record.past().stood.values().map(|parent| unit(*parent));
            let own = (Kind::Unit, record.id.0);
            let named = stood.chain(cause(record.retired));
            named.filter(|&named| named != own).collect()
        }
        Kind::Person => {
            let person: Person = unpack(bytes)?;
            let home = person.fields.household.map(|id| (Kind::Household, id.0));
            home.into_iter().chain([unit(person.village)]).collect()
        }
        Kind::Training => [unit(unpack::<Training>(bytes)?.host)].into(),
        Kind::Seat => {
            let seat: Seat = unpack(bytes)?;
            let person = [(Kind::Person, seat.person.0)];
            person.into_iter().chain(seat.post.map(unit)).collect()
        }
        Kind::Rubric => {
            let replaces = unpack::<Rubric>(bytes)?.replaces;
            replaces
                .map(|id| (Kind::Rubric, id.0))
                .into_iter()
                .collect()
        }
        Kind::Site => {
            let site: Site = unpack(bytes)?;
            let fields = &site.fields;
            let villages = fields.villages().chain([site.village]).map(unit);
            let stages = fields.stages.iter().map(|r| (Kind::Stage, r.stage.0));
            let official = fields.official.map(|id| (Kind::Official, id.0));
            villages.chain(stages).chain(official).collect()
        }
        Kind::Inspection => [(Kind::Rubric, unpack::<Inspection>(bytes)?.rubric.0)].into(),
        Kind::Rectification => {
            let inspection = unpack::<Rectification>(bytes)?.inspection;
            let inspection = inspection.map(|id| (Kind::Inspection, id.0));
            inspection.into_iter().collect()
        }
        Kind::User => {
            let area = unpack::<User>(bytes)?.fields.area;
            area.map(unit).into_iter().collect()
        }
        Kind::Round => {
            let round: Round = unpack(bytes)?;
            let homes = round.fields.households();
            let by = round.fields.by.map(|id| (Kind::Person, id.0));
            let named = homes.map(|id| (Kind::Household, id.0)).chain(by);
            let places = [unit(round.neighborhood), unit(round.village)];
            named.chain(places).collect()
        }
        Kind::Household
        | Kind::Appointment
        | Kind::Care
        | Kind::Obligation
        | Kind::Stage
        | Kind::Official
        | Kind::Score => Names::new(),
    })
}

/// With which id a record stands among those that name others. Rounds come by the million and name a dozen households
/// each: of them is only counted how many there are.
pub(super) const fn namer(kind: Kind, key: u32) -> u32 {
    match kind {
        Kind::Round => 0,
        _ => key,
    }
}

impl Work<'_> {
    /// What a record named no longer counts, what it will name does.
    pub(super) fn rename(&mut self, (kind, key): (Kind, u32), old: &Names, new: &Names) {
        let by = namer(kind, key);
        for &(named, id) in old.difference(new) {
            *self.names.entry((named, id, kind, by)).or_default() -= 1;
        }
        for &(named, id) in new.difference(old) {
            *self.names.entry((named, id, kind, by)).or_default() += 1;
        }
    }

    /// A record that names this one once the change is made.
    pub(super) fn named_by(&self, kind: Kind, key: u32) -> Result<Option<(Kind, u32)>, StoreError> {
        let code = kind as u8;
        for row in self
            .base
            .named
            .range((code, key, 0, 0)..=(code, key, u8::MAX, u32::MAX))?
        {
            let (row, count) = row?;
            let (_, _, by, id) = row.value();
            let by = kind_of(by)?;
            let change = self.names.get(&(kind, key, by, id)).copied().unwrap_or(0);
            if i64::from(count.value()) + change > 0 {
                return match by {
                    Kind::Round => self.newest_round(kind, key).map(|id| Some((by, id))),
                    _ => Ok(Some((by, id))),
                };
            }
        }
        let first = (kind, key, Kind::ALL[0], 0);
        let new = self
            .names
            .range(first..)
            .take_while(|(naming, _)| (naming.0, naming.1) == (kind, key));
        let mut new = new.filter(|(_, change)| **change > 0);
        Ok(new.next().map(|(&(_, _, by, id), _)| (by, id)))
    }

    /// The newest round that names something of a village, 0 where it was entered in another one.
    fn newest_round(&self, kind: Kind, key: u32) -> Result<u32, StoreError> {
        let home = self.base.home(kind, key)?;
        let village = match home {
            Some(Home::Unit(UnitId(0))) if kind == Kind::Unit => UnitId(key),
            Some(Home::Unit(village)) => village,
            _ => return Ok(0),
        };
        self.base.newest_round(village, |payload| {
            Ok(names(Kind::Round, payload)?.contains(&(kind, key)))
        })
    }

    pub(super) fn write_names(&self, transaction: &WriteTransaction) -> Result<(), StoreError> {
        let mut table = transaction.open_table(NAMED)?;
        for (&(kind, key, by, id), &change) in self.names.iter().filter(|(_, change)| **change != 0)
        {
            let row = (kind as u8, key, by as u8, id);
            let count = table.get(row)?.map_or(0, |count| count.value());
            let count = u32::try_from(i64::from(count) + change);
            match count {
                Ok(0) => drop(table.remove(row)?),
                Ok(count) => drop(table.insert(row, count)?),
                Err(_) => {
                    let what = format!("how often {kind:?} {key} is named");
                    return Err(StoreError::damaged(what));
                }
            }
        }
        Ok(())
    }
}
