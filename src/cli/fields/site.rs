//! Fields of sites, of what stands on their pages, and of the lists they share.

use anyhow::Result;
use chrono::NaiveDate;

use super::{Pair, Typed, number, number_or_none, word};
use crate::{
    cli::open::Setting,
    domain::{
        Fault, Field, Issue, Milestone, OfficialFields, OfficialId, Project, RectificationFields,
        SiteField as F, SiteFields, StageFields,
        grammar::{self, Exact, Lean},
    },
    i18n::heard::{field, mark},
};

const fn of(field: F) -> Field {
    Field::Site(field)
}

/// Today, and the county leader that was named.
struct Led {
    today: NaiveDate,
    official: Option<OfficialId>,
}

const SITE: &[Typed<SiteFields, Led>] = {
    use field::site as name;
    &[
        Typed::text(name::FEATURE, |s| &mut s.feature),
        Typed::text(name::VILLAGE_LEAD, |s| &mut s.village_lead),
        Typed::text(name::TOWNSHIP_LEAD, |s| &mut s.township_lead),
        Typed::value(name::LEADER, |s, _, found| {
            s.official = found.official;
            Ok(())
        }),
        Typed::value(name::TARGET, |s, value, found| {
            let day = || grammar::day(value, found.today, Exact::Day, Lean::Coming);
            let target = (!value.is_empty()).then(day).transpose();
            s.target = target.map_err(|fault| Issue::new(of(F::Target), fault))?;
            Ok(())
        }),
        Typed::text(name::NOTE, |s| &mut s.note),
    ]
};

const STAGE: &[Typed<StageFields>] = {
    use field::stage as name;
    &[
        Typed::text(name::NAME, |s| &mut s.name),
        Typed::value(name::ORDER, |s, value, ()| {
            s.order = number(value, of(F::Order))?;
            Ok(())
        }),
        Typed::value(name::DEMAND, |s, value, ()| {
            let least = value.trim_end_matches(mark::PERCENT);
            let least = number_or_none(least, of(F::Demand))?;
            s.demand.least = least.map(|percent| percent as u8);
            Ok(())
        }),
        Typed::flag(name::PASS_LINES, of(F::Demand), |s| {
            &mut s.demand.pass_lines
        }),
        Typed::flag(name::CLOSED, of(F::State), |s| &mut s.closed),
    ]
};

const OFFICIAL: &[Typed<OfficialFields>] = {
    use field::official as name;
    &[
        Typed::text(name::NAME, |o| &mut o.name),
        Typed::text(name::POST, |o| &mut o.post),
        Typed::text(name::PHONE, |o| &mut o.phone),
        Typed::flag(name::CLOSED, of(F::State), |o| &mut o.closed),
    ]
};

const PROJECT: &[Typed<Project>] = {
    use field::project as name;
    &[
        Typed::text(name::NAME, |p| &mut p.name),
        Typed::text(name::SOURCE, |p| &mut p.source),
        Typed::value(name::AMOUNT, |p, value, ()| {
            p.amount = yuan(value, F::Amount)?;
            Ok(())
        }),
        Typed::value(name::SPENT, |p, value, ()| {
            p.spent = yuan(value, F::Spent)?;
            Ok(())
        }),
        Typed::value(name::STATE, |p, value, ()| {
            p.state = word(value, of(F::State))?;
            Ok(())
        }),
    ]
};

const MILESTONE: &[Typed<Milestone>] = {
    use field::milestone as name;
    &[
        Typed::text(name::NAME, |m| &mut m.name),
        Typed::due(name::DUE, of(F::Milestones), |m| &mut m.due),
        Typed::day(name::DONE, of(F::Milestones), |m| &mut m.done),
    ]
};

const RECTIFICATION: &[Typed<RectificationFields>] = {
    use field::rectification as name;
    &[
        Typed::text(name::WHAT, |r| &mut r.what),
        Typed::text(name::OWNER, |r| &mut r.owner),
        Typed::due(name::DUE, of(F::Deadline), |r| &mut r.due),
        Typed::due(name::SINCE, of(F::Date), |r| &mut r.since),
    ]
};

fn yuan(value: &str, field: F) -> Result<u64, Issue> {
    grammar::yuan(value).ok_or_else(|| Issue::new(of(field), Fault::NotANumber))
}

/// What is typed of a thing without looking anything up.
pub trait Listed: Sized + 'static {
    const FIELDS: &'static [Typed<Self>];
}

impl Listed for StageFields {
    const FIELDS: &'static [Typed<Self>] = STAGE;
}

impl Listed for OfficialFields {
    const FIELDS: &'static [Typed<Self>] = OFFICIAL;
}

impl Listed for Project {
    const FIELDS: &'static [Typed<Self>] = PROJECT;
}

impl Listed for Milestone {
    const FIELDS: &'static [Typed<Self>] = MILESTONE;
}

impl Listed for RectificationFields {
    const FIELDS: &'static [Typed<Self>] = RECTIFICATION;
}

impl Setting {
    pub fn set<T: Listed>(&self, record: &mut T, pairs: &[Pair]) -> Result<()> {
        self.fill(record, pairs, T::FIELDS, &())
    }

    pub fn set_site(
        &self,
        fields: &mut SiteFields,
        pairs: &[Pair],
        official: Option<OfficialId>,
    ) -> Result<()> {
        let today = self.clock().today();
        self.fill(fields, pairs, SITE, &Led { today, official })
    }
}
