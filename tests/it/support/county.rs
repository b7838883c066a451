//! A small invented county, made by commands like any other.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sanzhang::{
    domain::*,
    store::{Receipt, Rejected, Store, StoreError, unpack},
};

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 4, 7).expect("a day")
}

pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_712_448_000, 0).expect("a moment")
}

pub fn op(n: u64) -> OpId {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&n.to_be_bytes());
    OpId(bytes)
}

pub fn hand(who: &str) -> Hand {
    Hand {
        who: who.to_owned(),
        sitting: SittingId(u64::from(who.as_bytes()[0])),
        area: None,
        pass: None,
    }
}

/// Applies with an operation id of its own.
pub fn apply(store: &Store, who: &str, command: Command) -> Result<Receipt, Rejected> {
    let n = store.head().expect("head").0 + 1;
    store.apply(op(n), &hand(who), now(), today(), command)
}

pub fn must(store: &Store, command: Command) -> Receipt {
    apply(store, "li", command).expect("nothing speaks against it")
}

pub fn add_unit(id: u32, parent: Option<UnitId>, level: Level, name: &str) -> Command {
    Command::Unit(UnitCommand::Add {
        id: UnitId::promised(id),
        parent,
        level,
        before: None,
        fields: UnitFields {
            name: name.to_owned(),
            ..UnitFields::default()
        },
    })
}

pub fn fields(head: &str) -> HouseholdFields {
    HouseholdFields {
        head: head.to_owned(),
        people: 4,
        ..HouseholdFields::default()
    }
}

pub fn add_household(id: u32, neighborhood: UnitId, head: &str) -> Command {
    Command::Household(HouseholdCommand::Add {
        id: HouseholdId::promised(id),
        neighborhood,
        number: None,
        fields: Box::new(fields(head)),
    })
}

pub fn add_person(id: u32, village: UnitId, name: &str) -> Command {
    Command::Person(PersonCommand::Add {
        id: PersonId::promised(id),
        village,
        fields: PersonFields {
            name: name.to_owned(),
            ..PersonFields::default()
        },
    })
}

pub fn appoint(id: u32, unit: UnitId, person: PersonId, since: NaiveDate) -> Command {
    Command::Leader(LeaderCommand::Appoint {
        id: AppointmentId::promised(id),
        unit,
        person,
        fields: AppointmentFields {
            since,
            until: None,
            origin: Origin::Recommended,
            acting: false,
        },
    })
}

pub fn batch(occasion: Occasion, steps: Vec<Command>) -> Command {
    Command::Batch { occasion, steps }
}

/// Ids of the county below in the order of [`small`].
pub const COUNTY: UnitId = UnitId(1);
pub const VILLAGES: [UnitId; 2] = [UnitId(3), UnitId(8)];
pub const SECTIONS: [UnitId; 2] = [UnitId(4), UnitId(9)];
pub const GROUPS: [UnitId; 2] = [UnitId(5), UnitId(10)];
/// Two in each village.
pub const NEIGHBORHOODS: [UnitId; 4] = [UnitId(6), UnitId(7), UnitId(11), UnitId(12)];

/// One town, two villages, two neighborhoods in each with six households, and a person in each village.
pub fn small() -> Command {
    let mut steps = vec![
        Command::Care(CareCommand::Add {
            id: CareId::promised(0),
            name: "独居老人".to_owned(),
        }),
        add_unit(1, None, Level::County, "样县"),
        add_unit(2, Some(UnitId::promised(1)), Level::Township, "样镇"),
    ];
    let mut household = 0;
    for (at, name) in ["上村村委会", "下村村委会"].into_iter().enumerate() {
        let base = 3 + 5 * at as u32;
        let up = |n: u32| Some(UnitId::promised(n));
        steps.extend([
            add_unit(base, up(2), Level::Village, name),
            add_unit(base + 1, up(base), Level::Section, "一片"),
            add_unit(base + 2, up(base + 1), Level::Group, "一组"),
            add_unit(base + 3, up(base + 2), Level::Neighborhood, "一邻"),
            add_unit(base + 4, up(base + 2), Level::Neighborhood, "二邻"),
            add_person(at as u32, UnitId::promised(base), "王某"),
        ]);
        for neighborhood in [base + 3, base + 4] {
            for _ in 0..6 {
                let head = format!("李{household}");
                steps.push(add_household(
                    household,
                    UnitId::promised(neighborhood),
                    &head,
                ));
                household += 1;
            }
        }
    }
    batch(Occasion::Rehearsal, steps)
}

/// A store in memory with [`small`] in it.
pub fn stocked() -> Store {
    let store = Store::in_memory();
    must(&store, small());
    store
}

/// Everything the store says about records, versions left out.
pub type Digest = BTreeMap<(Kind, u32), String>;

pub fn digest(store: &Store) -> Digest {
    try_digest(store).expect("all can be read")
}

pub fn try_digest(store: &Store) -> Result<Digest, StoreError> {
    let mut digest = Digest::new();
    let reading = store.read()?;
    let above = reading.units_above()?;
    note(&mut digest, &above);
    note(&mut digest, &reading.care()?);
    for village in above.iter().filter(|u| u.record.level == Level::Village) {
        let block = reading.block(village.record.id)?;
        note(&mut digest, &block.units);
        note(&mut digest, &block.people);
        note(&mut digest, &block.appointments);
        for packed in &block.households {
            let household: Household = unpack(&packed.bytes)?;
            digest.insert((Kind::Household, packed.id.0), format!("{household:?}"));
        }
    }
    Ok(digest)
}

fn note<R: Record + std::fmt::Debug>(digest: &mut Digest, all: &[Held<R>]) {
    for held in all {
        let key = R::key(held.record.id());
        digest.insert((R::KIND, key), format!("{:?}", held.record));
    }
}
