//! What a level owes in training, as data: no official table is published beyond the county's own account
//! (county yearly, township quarterly for everybody, village from time to time).

use serde::{Deserialize, Serialize};

use super::{Field, Kind, Name, ObligationId, Record, Tier, TrainingField};
use crate::domain::{Claim, Rank, Rhythm};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    pub id: ObligationId,
    pub tier: Tier,
    #[serde(rename = "f")]
    pub fields: ObligationFields,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObligationFields {
    pub rhythm: Rhythm,
    pub whom: Whom,
    /// Whose trainings are owed; each is reported apart.
    pub ranks: Vec<Rank>,
    /// Whether a session of a higher level settles it too, in the same period.
    pub higher_counts: Counting,
    /// Whether a make-up session of a lower level settles it (兜底).
    pub make_up_counts: Counting,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Counting {
    Counts,
    CountsNot,
}

/// To whom a level owes training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Whom {
    /// Everybody who serves.
    Serving,
    /// Those who were put on a roster.
    Picked,
    /// Those whom the level above did not reach.
    Missed,
}

impl Whom {
    pub const ALL: [Self; 3] = [Self::Serving, Self::Picked, Self::Missed];
}

impl ObligationFields {
    /// What holds until a county says otherwise.
    pub fn example(tier: Tier) -> Self {
        let (rhythm, whom) = match tier {
            Tier::County => (Rhythm::Yearly, Whom::Picked),
            Tier::Township => (Rhythm::Quarterly, Whom::Serving),
            Tier::Village => (Rhythm::AsNeeded, Whom::Missed),
        };
        Self {
            rhythm,
            whom,
            ranks: vec![Rank::Neighborhood],
            higher_counts: Counting::Counts,
            make_up_counts: Counting::Counts,
        }
    }

    /// Whose figures come first where nobody says whose; the others stand beside them.
    pub fn main_rank(&self) -> Rank {
        let neighborhood = Rank::Neighborhood;
        if self.ranks.contains(&neighborhood) {
            return neighborhood;
        }
        self.ranks.first().copied().unwrap_or(neighborhood)
    }

    /// Owed as well and reported apart from a rank.
    pub fn apart_from(&self, rank: Rank) -> impl Iterator<Item = Rank> {
        self.ranks.iter().copied().filter(move |one| *one != rank)
    }

    /// Whether a session of a tier settles what `owed` owes.
    pub fn settled_by(&self, owed: Tier, held: Tier) -> bool {
        match held.cmp(&owed) {
            std::cmp::Ordering::Equal => true,
            // The county comes first in the order.
            std::cmp::Ordering::Less => self.higher_counts == Counting::Counts,
            std::cmp::Ordering::Greater => self.make_up_counts == Counting::Counts,
        }
    }
}

impl Record for Obligation {
    type Id = ObligationId;
    type Ties = Self;
    const KIND: Kind = Kind::Obligation;
    const CLAIMS: bool = true;

    fn id(&self) -> ObligationId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::Tier(self.tier)]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let (a, b) = (&self.fields, &other.fields);
        let counting = (a.higher_counts, a.make_up_counts) == (b.higher_counts, b.make_up_counts);
        let pairs = [
            (TrainingField::Rhythm, a.rhythm == b.rhythm),
            (TrainingField::Whom, a.whom == b.whom),
            (TrainingField::Audience, a.ranks == b.ranks),
            (TrainingField::Counting, counting),
        ];
        let differing = pairs.into_iter().filter(|(_, same)| !same);
        differing.map(|(field, _)| Field::Training(field)).collect()
    }

    fn claims(&self) -> Vec<Claim> {
        vec![Claim::Tier(self.tier)]
    }
}
