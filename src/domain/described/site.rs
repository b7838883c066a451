//! Fields of sites, of what stands on their pages, and of the lists they share.

use super::{Described, Fields, Holds};
use crate::domain::{
    Adoption, Field, Link, Milestone, OfficialFields, Project, RectificationFields, SiteField as F,
    SiteFields, StageFields, grammar::Exact,
};

const fn said<R>(field: F, slot: fn(&mut R) -> Holds<'_>) -> Described<R> {
    Described::new(Field::Site(field), slot)
}

impl Fields for SiteFields {
    const ALL: &'static [Described<Self>] = &[
        said(F::Feature, |s: &mut Self| Holds::Text(&mut s.feature)),
        said(F::VillageLead, |s| Holds::Text(&mut s.village_lead)),
        said(F::TownshipLead, |s| Holds::Text(&mut s.township_lead)),
        said(F::Official, |_| Holds::Own),
        said(F::Target, |s| Holds::Day(&mut s.target, Exact::Day)),
        said(F::Note, |s| Holds::Note(&mut s.note)),
    ];
}

impl Fields for StageFields {
    const ALL: &'static [Described<Self>] = &[
        said(F::Name, |s: &mut Self| Holds::Text(&mut s.name)).required(),
        said(F::Demand, |s: &mut Self| Holds::Count(&mut s.demand.least)),
        said(F::PassLines, |s| Holds::Flag(&mut s.demand.pass_lines)),
        said(F::Order, |s: &mut Self| Holds::Count(&mut s.order)).required(),
        said(F::State, |s| Holds::Flag(&mut s.closed)),
    ];
}

impl Fields for OfficialFields {
    const ALL: &'static [Described<Self>] = &[
        said(F::Name, |o: &mut Self| Holds::Text(&mut o.name)).required(),
        said(F::Post, |o| Holds::Text(&mut o.post)),
        said(F::Phone, |o| Holds::Phone(&mut o.phone)),
        said(F::State, |o| Holds::Flag(&mut o.closed)),
    ];
}

impl Fields for Project {
    const ALL: &'static [Described<Self>] = &[
        said(F::Name, |p: &mut Self| Holds::Text(&mut p.name)).required(),
        said(F::Source, |p| Holds::Text(&mut p.source)),
        said(F::Amount, |p: &mut Self| Holds::Yuan(&mut p.amount)).required(),
        said(F::Spent, |p| Holds::Yuan(&mut p.spent)),
        said(F::State, |p| Holds::One(&mut p.state)),
    ];
}

impl Fields for Milestone {
    const ALL: &'static [Described<Self>] = &[
        said(F::Name, |m: &mut Self| Holds::Text(&mut m.name)).required(),
        said(F::Deadline, |m: &mut Self| {
            Holds::Due(&mut m.due, Exact::Day)
        })
        .required(),
        said(F::Date, |m| Holds::Day(&mut m.done, Exact::Day)),
    ];
}

impl Fields for Link {
    const ALL: &'static [Described<Self>] = &[
        said(F::Village, |_| Holds::Own),
        said(F::State, |l| Holds::One(&mut l.kind)),
        said(F::Name, |l: &mut Self| Holds::Text(&mut l.name)).required(),
        said(F::Date, |l: &mut Self| Holds::Due(&mut l.since, Exact::Day)).required(),
    ];
}

impl Fields for Adoption {
    const ALL: &'static [Described<Self>] = &[
        said(F::Village, |_| Holds::Own),
        said(F::Date, |a: &mut Self| Holds::Due(&mut a.on, Exact::Day)).required(),
        said(F::What, |a: &mut Self| Holds::Text(&mut a.what)).required(),
        said(F::Inspectors, |a| Holds::Text(&mut a.checked_by)),
    ];
}

impl Fields for RectificationFields {
    const ALL: &'static [Described<Self>] = &[
        said(F::What, |r: &mut Self| Holds::Text(&mut r.what)).required(),
        said(F::Owner, |r| Holds::Text(&mut r.owner)),
        said(F::Deadline, |r: &mut Self| {
            Holds::Due(&mut r.due, Exact::Day)
        })
        .required(),
        said(F::Date, |r: &mut Self| Holds::Due(&mut r.since, Exact::Day)).required(),
    ];
}
