//! Pours the rehearsal county into whatever carries out commands, village by village.

use super::{
    names::Names,
    places::{County, Place, Township, Village},
    quota::{Quota, quotas},
    village::Book,
};
use crate::domain::{
    CareCommand, CareId, Command, EXAMPLE_CARE, Kind, Level, Occasion, Seq, UnitCommand,
    UnitFields, UnitId,
};

/// How much of the county. A part holds what that part holds in the county.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    #[default]
    County,
    /// 毛俊镇
    Township,
    /// 沙坪村 of it
    Village,
}

/// The cuts, by official code.
const TOWNSHIP: &str = "431127102000";
const VILLAGE: &str = "沙坪村委会";

/// What the store tells of one command carried out: its journal number, and what it added, in order.
#[derive(Clone, Debug)]
pub struct Added {
    pub number: Seq,
    pub records: Vec<(Kind, u32)>,
}

impl Added {
    /// Keys of one kind, in the order of adding.
    pub(super) fn of(&self, kind: Kind) -> Vec<u32> {
        let of_kind = self.records.iter().filter(|(k, _)| *k == kind);
        of_kind.map(|&(_, key)| key).collect()
    }
}

/// What is to be made: places and shares are known, people are invented while it is filled.
pub struct Plan {
    county: Place,
    townships: Vec<(Township, Vec<Quota>)>,
}

impl Plan {
    pub fn new(size: Size) -> Self {
        let county = County::read();
        let mut quotas = quotas(&county).into_iter();
        let mut townships: Vec<(Township, Vec<Quota>)> = county
            .townships
            .into_iter()
            .map(|township| {
                let shares = quotas.by_ref().take(township.villages.len()).collect();
                (township, shares)
            })
            .collect();
        if size != Size::County {
            townships.retain(|(township, _)| township.place.code == TOWNSHIP);
        }
        if size == Size::Village {
            for (township, shares) in &mut townships {
                let at = township
                    .villages
                    .iter()
                    .position(|v| v.place.name == VILLAGE);
                let at = at.expect("the village of the small cut is on the list");
                township.villages = vec![township.villages.swap_remove(at)];
                *shares = vec![shares[at]];
            }
        }
        Self {
            county: county.place,
            townships,
        }
    }

    /// Villages to come, which is what progress counts.
    pub fn villages(&self) -> usize {
        self.townships.iter().map(|(t, _)| t.villages.len()).sum()
    }

    /// Hands every batch to `apply`, in order, into an empty store. `progress` hears of villages done and of all.
    pub fn fill<E>(
        &self,
        mut apply: impl FnMut(Command) -> Result<Added, E>,
        mut progress: impl FnMut(usize, usize),
    ) -> Result<(), E> {
        let all = self.villages();
        progress(0, all);
        let frame = apply(self.frame())?;
        let categories: Vec<CareId> = frame.of(Kind::Care).into_iter().map(CareId).collect();
        // The county and its townships come first, so the villages are the last ones added.
        let units = frame.of(Kind::Unit);
        let villages = units[units.len() - all..].iter().map(|&key| UnitId(key));
        let names = Names::read();
        for (done, ((village, quota), unit)) in self.shares().zip(villages).enumerate() {
            let mut book = Book::write(village, unit, quota, &names, &categories);
            let added = apply(book.first())?;
            apply(book.since(&added))?;
            progress(done + 1, all);
        }
        Ok(())
    }

    fn shares(&self) -> impl Iterator<Item = (&Village, &Quota)> {
        self.townships
            .iter()
            .flat_map(|(township, shares)| township.villages.iter().zip(shares))
    }

    /// The county, its townships, then all villages, and the categories of care.
    fn frame(&self) -> Command {
        let mut steps = vec![unit(0, None, Level::County, &self.county)];
        for (t, (township, _)) in self.townships.iter().enumerate() {
            let id = t as u32 + 1;
            steps.push(unit(id, Some(0), Level::Township, &township.place));
        }
        let mut next = self.townships.len() as u32 + 1;
        for (t, (township, _)) in self.townships.iter().enumerate() {
            for village in &township.villages {
                let parent = Some(t as u32 + 1);
                steps.push(unit(next, parent, Level::Village, &village.place));
                next += 1;
            }
        }
        steps.extend(EXAMPLE_CARE.iter().enumerate().map(|(n, name)| {
            Command::Care(CareCommand::Add {
                id: CareId::promised(n as u32),
                name: (*name).to_owned(),
            })
        }));
        Command::Batch {
            occasion: Occasion::Rehearsal,
            steps,
        }
    }
}

fn unit(id: u32, parent: Option<u32>, level: Level, place: &Place) -> Command {
    Command::Unit(UnitCommand::Add {
        id: UnitId::promised(id),
        parent: parent.map(UnitId::promised),
        level,
        before: None,
        fields: UnitFields {
            name: place.name.to_owned(),
            code: place.code.to_owned(),
            ..UnitFields::default()
        },
    })
}
