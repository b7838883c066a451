//! Ties of demonstration sites: stages, county leaders, rubrics, sites, and what is found at them.

use chrono::{Datelike, NaiveDate};

use super::{
    Change, Found, Known, Listed, Roll, Stands, Tied, Which, first, listed, missing, twin, unit,
};
use crate::domain::{
    By, Home, Inspection, Kind, Ledger, Level, Official, Pending, Rectification,
    RectificationState, Right, Rubric, Score, Site, SiteId, Stage,
};

/// Days are counted from the beginning of the era, so that lists are in order of time.
fn day(date: NaiveDate) -> u32 {
    u32::try_from(date.num_days_from_ce()).unwrap_or(0)
}

/// In the file of a site.
const fn filed(site: SiteId) -> Stands {
    Stands::With((Kind::Site, site.0), Home::Site(site))
}

const fn scoring(verified: bool) -> Right {
    if verified {
        Right::VerifiedScore
    } else {
        Right::SelfScore
    }
}

impl Tied for Stage {
    const RIGHT: Right = Right::Rules;

    fn stands(&self) -> Stands {
        Stands::County
    }

    fn rolls(&self) -> Vec<Listed> {
        listed(Roll::Owned(Kind::Stage), 0, self.fields.order.into())
    }
}

impl Tied for Official {
    const RIGHT: Right = Right::Rules;

    fn stands(&self) -> Stands {
        Stands::County
    }

    fn rolls(&self) -> Vec<Listed> {
        listed(Roll::Owned(Kind::Official), 0, 0)
    }
}

impl Tied for Rubric {
    const RIGHT: Right = Right::Rubrics;

    fn stands(&self) -> Stands {
        Stands::County
    }

    fn rolls(&self) -> Vec<Listed> {
        listed(Roll::Owned(Kind::Rubric), 0, 0)
    }

    fn names(&self) -> Vec<Which> {
        let replaced = self.replaces.map(|id| (Kind::Rubric, id.0));
        replaced.into_iter().collect()
    }
}

impl Tied for Site {
    const RIGHT: Right = Right::Sites;

    fn stands(&self) -> Stands {
        Stands::At(self.village, Home::Site(self.id))
    }

    fn rolls(&self) -> Vec<Listed> {
        listed(Roll::Owned(Kind::Site), 0, self.village.0)
    }

    fn names(&self) -> Vec<Which> {
        let fields = &self.fields;
        let villages = fields.villages().chain([self.village]).map(unit);
        let stages = fields.stages.iter().map(|r| (Kind::Stage, r.stage.0));
        let official = fields.official.map(|id| (Kind::Official, id.0));
        villages.chain(stages).chain(official).collect()
    }

    fn hangs<K: Known>(&self, known: &K) -> Result<bool, K::Error> {
        Ok(known.level(self.village) == Some(Level::Village))
    }

    fn left_behind<L: Ledger>(key: u32, ledger: &mut L) -> Found<L> {
        match first::<Inspection, L>(ledger, key)? {
            None => first::<Rectification, L>(ledger, key),
            left => Ok(left),
        }
    }
}

impl Tied for Inspection {
    const RIGHT: Right = Right::SelfScore;

    fn stands(&self) -> Stands {
        filed(self.site)
    }

    fn rolls(&self) -> Vec<Listed> {
        let roll = Roll::Owned(Kind::Inspection);
        listed(roll, self.site.0, day(self.fields.on))
    }

    fn names(&self) -> Vec<Which> {
        vec![(Kind::Rubric, self.rubric.0)]
    }

    fn hangs<K: Known>(&self, known: &K) -> Result<bool, K::Error> {
        known.has((Kind::Site, self.site.0))
    }

    fn misfit<L: Ledger>(&self, ledger: &mut L) -> Found<L> {
        missing::<Site, L>(ledger, self.site)
    }

    fn left_behind<L: Ledger>(key: u32, ledger: &mut L) -> Found<L> {
        first::<Score, L>(ledger, key)
    }

    fn right<P: Pending>(key: u32, pending: &mut P) -> Result<Right, P::Error> {
        let change = Change::<Self>::of(pending, key)?;
        Ok(scoring(
            change.any(|inspection| inspection.by == By::Verifier),
        ))
    }
}

impl Tied for Score {
    const RIGHT: Right = Right::SelfScore;

    fn stands(&self) -> Stands {
        filed(self.site)
    }

    fn rolls(&self) -> Vec<Listed> {
        let roll = Roll::Owned(Kind::Score);
        listed(roll, self.inspection.0, self.item.into())
    }

    fn hangs<K: Known>(&self, known: &K) -> Result<bool, K::Error> {
        Ok(known.has((Kind::Site, self.site.0))?
            && known.has((Kind::Inspection, self.inspection.0))?)
    }

    fn misfit<L: Ledger>(&self, ledger: &mut L) -> Found<L> {
        let own = (self.item.into(), self.id.0);
        match twin::<Self, L>(ledger, self.inspection.0, own)? {
            None => missing::<Inspection, L>(ledger, self.inspection),
            twin => Ok(twin),
        }
    }

    fn right<P: Pending>(key: u32, pending: &mut P) -> Result<Right, P::Error> {
        let change = Change::<Self>::of(pending, key)?;
        match change.after.or(change.before) {
            Some(score) => Inspection::right(score.inspection.0, pending),
            None => Ok(Self::RIGHT),
        }
    }
}

impl Tied for Rectification {
    const RIGHT: Right = Right::SelfScore;

    fn stands(&self) -> Stands {
        filed(self.site)
    }

    fn rolls(&self) -> Vec<Listed> {
        let roll = Roll::Owned(Kind::Rectification);
        listed(roll, self.site.0, day(self.fields.due))
    }

    fn names(&self) -> Vec<Which> {
        let inspection = self.inspection.map(|id| (Kind::Inspection, id.0));
        inspection.into_iter().collect()
    }

    fn hangs<K: Known>(&self, known: &K) -> Result<bool, K::Error> {
        known.has((Kind::Site, self.site.0))
    }

    fn misfit<L: Ledger>(&self, ledger: &mut L) -> Found<L> {
        missing::<Site, L>(ledger, self.site)
    }

    fn right<P: Pending>(key: u32, pending: &mut P) -> Result<Right, P::Error> {
        let change = Change::<Self>::of(pending, key)?;
        let confirmed = change.any(|r| matches!(r.state, RectificationState::Confirmed { .. }));
        // The village says that it is done; whoever found it confirms.
        let told = change.only(|r| r.state = RectificationState::Open);
        Ok(scoring(confirmed || !told))
    }
}
