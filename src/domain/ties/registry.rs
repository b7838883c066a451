//! Ties of units, people, terms, special care and rounds.

use super::{Change, Found, Known, Listed, Roll, Stands, Tied, Which, listed, missing, unit};
use crate::domain::{
    Appointment, CareCategory, Cause, Home, Household, Kind, Ledger, Level, Month, Pending, Person,
    PersonId, Retired, Right, Round, Unit, UnitId,
};

/// With what it was retired, or into what it was merged.
pub(super) fn cause(retired: Option<Retired>) -> Option<Which> {
    match retired?.cause {
        Cause::Own => None,
        Cause::With(with) => Some(unit(with)),
        Cause::Merged(into) => Some((Kind::Household, into.0)),
    }
}

impl Tied for Unit {
    const RIGHT: Right = Right::Registry;

    fn stands(&self) -> Stands {
        Stands::Unit {
            id: self.id,
            parent: self.parent,
            level: self.level,
        }
    }

    fn rolls(&self) -> Vec<Listed> {
        listed(Roll::Children, self.parent.map_or(0, |p| p.0), self.order)
    }

    fn names(&self) -> Vec<Which> {
        let stood = self.past().stood.values().map(|&parent| unit(parent));
        let named = stood.chain(cause(self.retired));
        named.filter(|&named| named != unit(self.id)).collect()
    }

    fn hangs<K: Known>(&self, known: &K) -> Result<bool, K::Error> {
        let above = self.parent.and_then(|parent| known.level(parent));
        let level = above.and_then(Level::below).unwrap_or(Level::County);
        Ok(level == self.level)
    }

    fn misfit<L: Ledger>(&self, ledger: &mut L) -> Found<L> {
        let Some(parent) = self.parent else {
            return Ok(None);
        };
        let stands = ledger.get::<Self>(parent)?.is_some_and(|p| {
            p.record.level.below() == Some(self.level)
                && (p.record.retired.is_none() || self.retired.is_some())
        });
        if !stands {
            return Ok(Some(unit(parent)));
        }
        match self.retired {
            Some(_) => live_below(self.id, ledger),
            None => Ok(None),
        }
    }

    fn left_behind<L: Ledger>(key: u32, ledger: &mut L) -> Found<L> {
        let id = UnitId(key);
        if let Some(&child) = ledger.children(Some(id))?.first() {
            return Ok(Some(unit(child)));
        }
        if let Some(household) = ledger.households(id)?.first() {
            return Ok(Some((Kind::Household, household.0)));
        }
        let terms = ledger.terms_in(id)?;
        Ok(terms.first().map(|id| (Kind::Appointment, id.0)))
    }

    /// Villages, and what stands above them, are the county's to change; whom to call there they say themselves.
    fn right<P: Pending>(key: u32, pending: &mut P) -> Result<Right, P::Error> {
        let rights = |unit: &Self| Right::of_unit(unit.level) == Right::Divisions;
        let above = Change::<Self>::of(pending, key)?.any(rights);
        if !above {
            return Ok(Self::RIGHT);
        }
        let called = Change::<Self>::of(pending, key)?.only(|unit| unit.fields.contacts.clear());
        Ok(if called {
            Right::Contacts
        } else {
            Right::Divisions
        })
    }
}

fn live_below<L: Ledger>(id: UnitId, ledger: &mut L) -> Found<L> {
    for child in ledger.children(Some(id))? {
        let held = ledger.get::<Unit>(child)?;
        if held.is_some_and(|held| held.record.retired.is_none()) {
            return Ok(Some(unit(child)));
        }
    }
    for household in ledger.households(id)? {
        let held = ledger.get::<Household>(household)?;
        if held.is_some_and(|held| held.record.retired.is_none()) {
            return Ok(Some((Kind::Household, household.0)));
        }
    }
    Ok(None)
}

impl Tied for Person {
    const RIGHT: Right = Right::Registry;

    fn stands(&self) -> Stands {
        Stands::In(self.village)
    }

    fn names(&self) -> Vec<Which> {
        let home = self.fields.household.map(|id| (Kind::Household, id.0));
        home.into_iter().chain([unit(self.village)]).collect()
    }

    fn hangs<K: Known>(&self, known: &K) -> Result<bool, K::Error> {
        Ok(known.level(self.village) == Some(Level::Village))
    }

    fn left_behind<L: Ledger>(key: u32, ledger: &mut L) -> Found<L> {
        let terms = ledger.terms_of(PersonId(key))?;
        Ok(terms.first().map(|id| (Kind::Appointment, id.0)))
    }
}

impl Tied for Appointment {
    const RIGHT: Right = Right::Registry;

    fn stands(&self) -> Stands {
        Stands::In(self.unit)
    }

    fn rolls(&self) -> Vec<Listed> {
        let mut rolls = listed(Roll::TermsIn, self.unit.0, 0);
        rolls.append(&mut listed(Roll::TermsOf, self.person.0, 0));
        rolls
    }

    fn hangs<K: Known>(&self, known: &K) -> Result<bool, K::Error> {
        let post = known.level(self.unit).and_then(Level::post);
        Ok(post.is_some() && known.has((Kind::Person, self.person.0))?)
    }

    fn misfit<L: Ledger>(&self, ledger: &mut L) -> Found<L> {
        missing::<Person, L>(ledger, self.person)
    }
}

impl Tied for CareCategory {
    const RIGHT: Right = Right::Rules;

    fn stands(&self) -> Stands {
        Stands::County
    }
}

impl Tied for Round {
    const RIGHT: Right = Right::Registry;

    fn stands(&self) -> Stands {
        let home = Home::Month(self.village, Month::of(self.on));
        Stands::At(self.village, home)
    }

    fn names(&self) -> Vec<Which> {
        let homes = self.fields.households().map(|id| (Kind::Household, id.0));
        let by = self.fields.by.map(|id| (Kind::Person, id.0));
        let places = [unit(self.neighborhood), unit(self.village)];
        homes.chain(by).chain(places).collect()
    }

    fn hangs<K: Known>(&self, known: &K) -> Result<bool, K::Error> {
        Ok(known.level(self.village) == Some(Level::Village)
            && known.level(self.neighborhood) == Some(Level::Neighborhood))
    }
}
