//! What may be there only once. Every change is asked before it is kept, by whatever command, undo or import it was made,
//! so that no way in can forget the rule.

mod census;
mod refusal;

use chrono::NaiveDate;

pub use census::{clash, shared};

use self::census::Scope;
use super::{By, Kind, Ledger, PublicKey, Record, SiteId, Tier, UnitId};

/// A change that is not kept yet, with the records as they stood before it.
pub trait Pending: Ledger {
    /// Every record that the change adds, alters or takes away.
    fn touched(&mut self) -> Vec<(Kind, u32)>;
    fn before<R: Record>(&mut self, id: R::Id) -> Result<Option<R>, Self::Error>;
    /// Every record of a kind as the change leaves it.
    fn all<R: Record>(&mut self, look: impl FnMut(R)) -> Result<(), Self::Error>;
}

/// What a record wants for itself alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Claim {
    /// There is one county.
    County,
    /// Among what stands under one parent: two of one name could not be told apart in a path. What was retired with a
    /// unit above comes back together and is kept apart together; what was retired by itself claims nothing.
    Name {
        parent: UnitId,
        with: Option<UnitId>,
        name: String,
    },
    /// An official code means one kept unit in the county.
    Code(String),
    /// Among the categories that are offered.
    Care(String),
    /// Closed ones too: they can be taken up again.
    Stage(String),
    StagePlace(u16),
    /// A township has one open site at a time; the record says the village.
    Site(UnitId),
    /// One open inspection of a site by the same eyes.
    Open(SiteId, By),
    Tier(Tier),
    Login(String),
    /// The journal could not tell two users of one name apart.
    UserName(String),
    /// sshd could not tell two users apart by one key.
    Key(String),
    /// Days in the post of a unit.
    Post {
        unit: UnitId,
        since: NaiveDate,
        until: Option<NaiveDate>,
    },
}

/// A claim that another record has already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub claim: Claim,
    pub holder: (Kind, u32),
}

/// A unit that has a name already, so that whoever wants it knows which one to rename.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct There {
    pub id: UnitId,
    /// From the township down.
    pub path: String,
}

impl Claim {
    /// Whether two records cannot both have what they claim.
    fn meets(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Post { unit, since, until },
                Self::Post {
                    unit: there,
                    since: from,
                    until: to,
                },
            ) => {
                unit == there
                    && until.is_none_or(|until| until >= *from)
                    && to.is_none_or(|to| to >= *since)
            }
            (claim, other) => claim == other,
        }
    }

    /// Where others with the same claim are looked for.
    fn scope(&self) -> Scope {
        match self {
            Self::County => Scope::Children(None),
            Self::Name { parent, .. } => Scope::Children(Some(*parent)),
            Self::Code(_) => Scope::All(Kind::Unit),
            Self::Care(_) => Scope::All(Kind::Care),
            Self::Stage(_) | Self::StagePlace(_) => Scope::All(Kind::Stage),
            Self::Site(_) => Scope::All(Kind::Site),
            Self::Open(site, _) => Scope::Inspections(*site),
            Self::Tier(_) => Scope::All(Kind::Obligation),
            Self::Login(_) | Self::UserName(_) | Self::Key(_) => Scope::All(Kind::User),
            Self::Post { unit, .. } => Scope::Terms(*unit),
        }
    }

    pub(super) fn key(key: &PublicKey) -> Self {
        Self::Key(key.body().to_owned())
    }
}
