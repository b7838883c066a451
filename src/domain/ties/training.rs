//! Ties of trainings: what is owed, sessions and seats.

use super::{
    Change, Found, Known, Listed, Roll, Stands, Tied, Which, first, listed, missing, twin, unit,
};
use crate::domain::{
    Home, Kind, Ledger, Obligation, Pending, Right, Seat, Tier, Training, TrainingState,
};

impl Tied for Obligation {
    const RIGHT: Right = Right::Rules;

    fn stands(&self) -> Stands {
        Stands::County
    }

    fn rolls(&self) -> Vec<Listed> {
        listed(Roll::Owned(Kind::Obligation), 0, self.tier as u32)
    }
}

impl Tied for Training {
    const RIGHT: Right = Right::Trainings;

    fn stands(&self) -> Stands {
        Stands::At(self.host, Home::Roster(self.id))
    }

    fn names(&self) -> Vec<Which> {
        vec![unit(self.host)]
    }

    fn hangs<K: Known>(&self, known: &K) -> Result<bool, K::Error> {
        Ok(known.level(self.host).is_some())
    }

    fn left_behind<L: Ledger>(key: u32, ledger: &mut L) -> Found<L> {
        first::<Seat, L>(ledger, key)
    }

    fn right<P: Pending>(key: u32, pending: &mut P) -> Result<Right, P::Error> {
        let change = Change::<Self>::of(pending, key)?;
        let county = change.any(is_countys);
        let called_off = change.any(|t| matches!(t.state, TrainingState::Cancelled { .. }));
        // Closing a roll ends the session.
        if !called_off && change.only(|training| training.state = TrainingState::Planned) {
            return Ok(Right::RollCall);
        }
        Ok(planning(county))
    }
}

fn is_countys(training: &Training) -> bool {
    training.tier == Tier::County
}

const fn planning(county: bool) -> Right {
    if county {
        Right::CountyTrainings
    } else {
        Training::RIGHT
    }
}

impl Tied for Seat {
    const RIGHT: Right = Right::RollCall;

    fn stands(&self) -> Stands {
        let training = (Kind::Training, self.training.0);
        Stands::With(training, Home::Roster(self.training))
    }

    fn rolls(&self) -> Vec<Listed> {
        listed(Roll::Owned(Kind::Seat), self.training.0, self.no.into())
    }

    fn names(&self) -> Vec<Which> {
        let person = [(Kind::Person, self.person.0)];
        person.into_iter().chain(self.post.map(unit)).collect()
    }

    fn hangs<K: Known>(&self, known: &K) -> Result<bool, K::Error> {
        known.has((Kind::Training, self.training.0))
    }

    fn misfit<L: Ledger>(&self, ledger: &mut L) -> Found<L> {
        let own = (self.no.into(), self.id.0);
        match twin::<Self, L>(ledger, self.training.0, own)? {
            None => missing::<Training, L>(ledger, self.training),
            twin => Ok(twin),
        }
    }

    fn right<P: Pending>(key: u32, pending: &mut P) -> Result<Right, P::Error> {
        let change = Change::<Self>::of(pending, key)?;
        if change.any(|seat| seat.walk_in) {
            return Ok(Self::RIGHT);
        }
        let seat = change.after.as_ref().or(change.before.as_ref());
        let training = seat.map(|seat| seat.training.0);
        if change.only(|seat| seat.mark = None) {
            return Ok(Self::RIGHT);
        }
        let training = training.map(|key| Change::<Training>::of(pending, key));
        let county = training.transpose()?.is_some_and(|t| t.any(is_countys));
        Ok(planning(county))
    }
}
