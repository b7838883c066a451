//! Who else has what a change claims. Others are looked for where they can be, each place once.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    mem::discriminant,
};

use super::{Claim, Clash, Pending};
use crate::domain::{Inspection, Kind, Record, Site, SiteId, Unit, UnitId, of_kind};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Scope {
    Children(Option<UnitId>),
    Inspections(SiteId),
    Terms(UnitId),
    All(Kind),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Before,
    After,
}

type Place = (Kind, u32);

struct Census<'a, L: Pending> {
    ledger: &'a mut L,
    held: HashMap<Scope, Vec<(Claim, Place)>>,
    /// The same by claim, where only equal ones meet.
    equal: HashMap<Claim, Vec<Place>>,
}

/// The first claim that this change makes and another record has. What two records shared before it is no fault of it:
/// a file that holds doubles from earlier times can be worked on.
pub fn clash<L: Pending>(ledger: &mut L) -> Result<Option<Clash>, L::Error> {
    let mut touched = ledger.touched();
    sites_of_moved(ledger, &mut touched)?;
    let mut census = Census {
        ledger,
        held: HashMap::new(),
        equal: HashMap::new(),
    };
    for place in touched {
        if !claims_at_all(place.0) {
            continue;
        }
        let before = census.claims(place, When::Before)?;
        let after = census.claims(place, When::After)?;
        for claim in after.into_iter().filter(|claim| !before.contains(claim)) {
            if let Some(holder) = census.holder(&claim, place, &before)? {
                return Ok(Some(Clash { claim, holder }));
            }
        }
    }
    Ok(None)
}

/// Numbers are given and kept apart where they are given, and the others' names identify nobody.
fn claims_at_all(kind: Kind) -> bool {
    of_kind!(kind, R => <R as Record>::CLAIMS)
}

/// A site claims the township in which its village stands, so it moves with the village.
fn sites_of_moved<L: Pending>(ledger: &mut L, touched: &mut Vec<Place>) -> Result<(), L::Error> {
    let mut moved = HashSet::new();
    for &(_, key) in touched.iter().filter(|(kind, _)| *kind == Kind::Unit) {
        let id = UnitId(key);
        if let (Some(before), Some(after)) = (ledger.before::<Unit>(id)?, ledger.get::<Unit>(id)?)
            && before.parent != after.record.parent
        {
            moved.insert(id);
        }
    }
    if !moved.is_empty() {
        let mut sites = Vec::new();
        ledger.all::<Site>(|site| {
            if moved.contains(&site.village) {
                sites.push((Kind::Site, site.id.0));
            }
        })?;
        sites.retain(|site| !touched.contains(site));
        touched.append(&mut sites);
    }
    Ok(())
}

impl<L: Pending> Census<'_, L> {
    fn record<R: Record>(&mut self, id: R::Id, when: When) -> Result<Option<R>, L::Error> {
        match when {
            When::Before => self.ledger.before::<R>(id),
            When::After => Ok(self.ledger.get::<R>(id)?.map(|held| held.record)),
        }
    }

    fn claims(&mut self, (kind, key): Place, when: When) -> Result<Vec<Claim>, L::Error> {
        let claims = of_kind!(kind, R => {
            let record = self.record::<R>(<R as Record>::from_key(key), when)?;
            record.map_or_else(Vec::new, |record| record.claims())
        });
        self.settled(claims, when)
    }

    /// A site's claim goes by the township of its village.
    fn settled(&mut self, mut claims: Vec<Claim>, when: When) -> Result<Vec<Claim>, L::Error> {
        for claim in &mut claims {
            if let Claim::Site(unit) = claim {
                let village = self.record::<Unit>(*unit, when)?;
                *unit = village.and_then(|village| village.parent).unwrap_or(*unit);
            }
        }
        Ok(claims)
    }

    /// Another that has it, unless the two met before.
    fn holder(
        &mut self,
        claim: &Claim,
        own: Place,
        before: &[Claim],
    ) -> Result<Option<Place>, L::Error> {
        self.gather(claim.scope())?;
        let others = match claim {
            Claim::Post { .. } => {
                let held = self.held.get(&claim.scope()).into_iter().flatten();
                let meeting = held.filter(|(there, _)| there.meets(claim));
                meeting.map(|&(_, place)| place).collect()
            }
            claim => self.equal.get(claim).cloned().unwrap_or_default(),
        };
        let alike = |was: &&Claim| discriminant(*was) == discriminant(claim);
        let mine: Vec<&Claim> = before.iter().filter(alike).collect();
        for other in others.into_iter().filter(|&other| other != own) {
            let theirs = self.claims(other, When::Before)?;
            let met = mine
                .iter()
                .any(|mine| theirs.iter().any(|theirs| mine.meets(theirs)));
            if !met {
                return Ok(Some(other));
            }
        }
        Ok(None)
    }

    fn gather(&mut self, scope: Scope) -> Result<(), L::Error> {
        if self.held.contains_key(&scope) {
            return Ok(());
        }
        let mut held: Vec<(Claim, Place)> = Vec::new();
        let mut take = |claims: Vec<Claim>, place: Place| {
            let here = claims.into_iter().filter(|claim| claim.scope() == scope);
            held.extend(here.map(|claim| (claim, place)));
        };
        match scope {
            Scope::Children(parent) => {
                for id in self.ledger.children(parent)? {
                    take(
                        self.claims((Kind::Unit, id.0), When::After)?,
                        (Kind::Unit, id.0),
                    );
                }
            }
            Scope::Inspections(site) => {
                for (_, id) in self.ledger.owned::<Inspection>(site.0)? {
                    let place = (Kind::Inspection, id.0);
                    take(self.claims(place, When::After)?, place);
                }
            }
            Scope::Terms(unit) => {
                for id in self.ledger.terms_in(unit)? {
                    let place = (Kind::Appointment, id.0);
                    take(self.claims(place, When::After)?, place);
                }
            }
            Scope::All(kind) => {
                let mut all = Vec::new();
                of_kind!(kind, R => self.ledger.all::<R>(|record| {
                    all.push((record.claims(), (kind, R::key(record.id()))));
                })?);
                for (claims, place) in all {
                    take(self.settled(claims, When::After)?, place);
                }
            }
        }
        for (claim, place) in &held {
            let equal = self.equal.entry(claim.clone()).or_default();
            equal.push(*place);
        }
        self.held.insert(scope, held);
        Ok(())
    }
}

/// Every claim that several records have, with those that have it: what came into a file before the rule was asked at
/// each door.
pub fn shared<L: Pending>(ledger: &mut L) -> Result<Vec<(Claim, Vec<Place>)>, L::Error> {
    let mut census = Census {
        ledger,
        held: HashMap::new(),
        equal: HashMap::new(),
    };
    let mut all: BTreeMap<Place, Vec<Claim>> = BTreeMap::new();
    for kind in Kind::ALL.into_iter().filter(|&kind| claims_at_all(kind)) {
        of_kind!(kind, R => census.ledger.all::<R>(|record| {
            all.insert((kind, R::key(record.id())), record.claims());
        })?);
    }
    let mut holders: HashMap<Claim, Vec<Place>> = HashMap::new();
    for (place, claims) in all {
        for claim in census.settled(claims, When::After)? {
            holders.entry(claim).or_default().push(place);
        }
    }
    let mut shared: Vec<_> = holders.into_iter().filter(|(_, of)| of.len() > 1).collect();
    shared.sort_by_key(|(_, of)| of.clone());
    Ok(shared)
}
