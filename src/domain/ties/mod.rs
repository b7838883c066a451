//! What ties a record to others: where it stands, what must be there for it, whom it names, and which right asks for a
//! change of it. Each noun says it once; the file, an undo, the look through a file and the rights all go by it.

mod household;
mod registry;
mod site;
mod training;
mod user;

use serde::de::DeserializeOwned;

pub use household::HouseholdTies;

use super::{Home, Kind, Ledger, Level, Pending, Record, Right, UnitId};

/// Any record, by kind and id.
pub type Which = (Kind, u32);

/// What an answer about others is, or why there is none.
type Found<L> = Result<Option<Which>, <L as Ledger>::Error>;

/// Where a record stands: from this follow its shelf and whose part of the county it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Among the lists of the county.
    County,
    /// As a unit of the tree.
    Unit {
        id: UnitId,
        parent: Option<UnitId>,
        level: Level,
    },
    /// Below a unit, on the shelf of its village.
    In(UnitId),
    /// Where a unit stands, on a shelf of its own.
    At(UnitId, Home),
    /// On the shelf of another record, and where that one stands.
    With(Which, Home),
}

/// Where a record lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    Of(Home),
    /// That of the village which the unit is, or stands in.
    OfVillage(UnitId),
}

impl Stands {
    pub fn shelf(self) -> Shelf {
        match self {
            Self::County => Shelf::Of(Home::ABOVE),
            Self::Unit { level, .. } if level <= Level::Village => Shelf::Of(Home::ABOVE),
            Self::Unit { id: unit, .. } | Self::In(unit) => Shelf::OfVillage(unit),
            Self::At(_, home) | Self::With(_, home) => Shelf::Of(home),
        }
    }
}

/// A relation kept as one short row per owner, so that adding a dozen households writes one row and not a dozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Roll {
    /// Units below a unit, in their order; owner 0 is the top.
    Children,
    /// Households of a neighborhood by number + 1, 0 for those that hold none.
    Households,
    /// Terms in the post of a unit.
    TermsIn,
    TermsOf,
    /// Records of a kind that belong to one owner; owner 0 is the county.
    Owned(Kind),
}

impl Roll {
    /// Part of the file format.
    pub const fn code(self) -> u8 {
        match self {
            Self::Children => 1,
            Self::Households => 2,
            Self::TermsIn => 3,
            Self::TermsOf => 4,
            Self::Owned(kind) => 128 + kind as u8,
        }
    }
}

/// A roll in which a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    pub roll: Roll,
    pub owner: u32,
    pub order: u32,
}

/// What a look through the file knows of others.
pub trait Known {
    type Error;

    fn level(&self, unit: UnitId) -> Option<Level>;
    fn has(&self, which: Which) -> Result<bool, Self::Error>;
}

/// What a record says of its ties.
pub trait Tied: DeserializeOwned {
    /// Asked for a change, where nothing else is said.
    const RIGHT: Right;

    fn stands(&self) -> Stands;

    fn rolls(&self) -> Vec<Listed> {
        Vec::new()
    }

    /// What it names besides what it hangs on.
    fn names(&self) -> Vec<Which> {
        Vec::new()
    }

    /// Whether what it hangs on is there, and of the right level.
    fn hangs<K: Known>(&self, _known: &K) -> Result<bool, K::Error> {
        Ok(true)
    }

    /// Another record that contradicts it.
    fn misfit<L: Ledger>(&self, _ledger: &mut L) -> Found<L> {
        Ok(None)
    }

    /// What hangs on it, and would be left behind if it went.
    fn left_behind<L: Ledger>(_key: u32, _ledger: &mut L) -> Found<L> {
        Ok(None)
    }

    fn right<P: Pending>(_key: u32, _pending: &mut P) -> Result<Right, P::Error> {
        Ok(Self::RIGHT)
    }
}

fn listed(roll: Roll, owner: u32, order: u32) -> Vec<Listed> {
    vec![Listed { roll, owner, order }]
}

const fn unit(id: UnitId) -> Which {
    (Kind::Unit, id.0)
}

/// The first record of a kind that an owner has.
fn first<R: Record, L: Ledger>(ledger: &mut L, owner: u32) -> Found<L> {
    let owned = ledger.owned::<R>(owner)?;
    Ok(owned.first().map(|&(_, id)| (R::KIND, R::key(id))))
}

fn missing<R: Record, L: Ledger>(ledger: &mut L, id: R::Id) -> Found<L> {
    let there = ledger.get::<R>(id)?.is_some();
    Ok((!there).then(|| (R::KIND, R::key(id))))
}

/// Another record of an owner in the same place.
fn twin<R: Record, L: Ledger>(ledger: &mut L, owner: u32, (order, own): (u32, u32)) -> Found<L> {
    let owned = ledger.owned::<R>(owner)?.into_iter();
    let mut others = owned.map(|(there, id)| (there, R::key(id)));
    let twin = others.find(|&(there, key)| there == order && key != own);
    Ok(twin.map(|(_, key)| (R::KIND, key)))
}

/// A record before and after a change.
struct Change<R> {
    before: Option<R>,
    after: Option<R>,
}

impl<R: Record> Change<R> {
    fn of<P: Pending>(pending: &mut P, key: u32) -> Result<Self, P::Error> {
        let id = R::from_key(key);
        let before = pending.before::<R>(id)?;
        let after = pending.get::<R>(id)?.map(|held| held.record);
        Ok(Self { before, after })
    }

    fn any(&self, is: impl Fn(&R) -> bool) -> bool {
        self.before.iter().chain(&self.after).any(is)
    }

    /// It was there and stays, and is the same but for what `leave` puts aside.
    fn only(self, leave: impl Fn(&mut R)) -> bool {
        match (self.before, self.after) {
            (Some(mut before), Some(mut after)) => {
                leave(&mut before);
                leave(&mut after);
                before == after
            }
            _ => false,
        }
    }
}
