//! Fields of households, units, people and their terms.

use super::{Described, Fields, Holds};
use crate::domain::{
    Appointment, Field, HouseholdField, HouseholdFields, LeaderField, PersonField, PersonFields,
    UnitField, UnitFields, grammar::Exact,
};

impl Fields for HouseholdFields {
    const ALL: &'static [Described<Self>] = {
        use HouseholdField as F;
        const fn said(
            field: F,
            slot: fn(&mut HouseholdFields) -> Holds<'_>,
        ) -> Described<HouseholdFields> {
            Described::new(Field::Household(field), slot)
        }
        const fn own(field: F) -> Described<HouseholdFields> {
            said(field, |_| Holds::Own)
        }
        &[
            said(F::Head, |h| Holds::Text(&mut h.head)).required(),
            said(F::People, |h| Holds::Count(&mut h.people)).required(),
            own(F::ContactName(0)),
            own(F::ContactPhone(0)),
            own(F::Care),
            own(F::ContactName(1)),
            own(F::ContactPhone(1)),
            own(F::ContactName(2)),
            own(F::ContactPhone(2)),
            own(F::State),
            said(F::Residence, |h| Holds::One(&mut h.residence)),
            said(F::AddressText, |h| Holds::Text(&mut h.address.text)),
            said(F::Estate, |h| Holds::Text(&mut h.address.estate)),
            said(F::Building, |h| Holds::Text(&mut h.address.building)),
            said(F::Entrance, |h| Holds::Text(&mut h.address.entrance)),
            said(F::Room, |h| Holds::Text(&mut h.address.room)),
            said(F::CardIssued, |h| {
                Holds::Day(&mut h.card_issued, Exact::Day)
            }),
            said(F::InChat, |h| Holds::Flag(&mut h.in_chat)),
            own(F::HeadPerson),
            said(F::Note, |h| Holds::Note(&mut h.note)),
        ]
    };
}

impl Fields for UnitFields {
    const ALL: &'static [Described<Self>] = {
        use UnitField as F;
        const fn said(field: F, slot: fn(&mut UnitFields) -> Holds<'_>) -> Described<UnitFields> {
            Described::new(Field::Unit(field), slot)
        }
        &[
            said(F::Name, |u| Holds::Text(&mut u.name)).required(),
            said(F::Kind, |u| Holds::One(&mut u.kind)),
            said(F::Short, |u| Holds::Text(&mut u.short)),
            said(F::Code, |u| Holds::Text(&mut u.code)),
            said(F::ContactRole(0), |u| Holds::Text(&mut u.contact(0).role)),
            said(F::ContactName(0), |u| Holds::Text(&mut u.contact(0).name)),
            said(F::ContactPhone(0), |u| {
                Holds::Phone(&mut u.contact(0).phone)
            }),
            said(F::ContactRole(1), |u| Holds::Text(&mut u.contact(1).role)),
            said(F::ContactName(1), |u| Holds::Text(&mut u.contact(1).name)),
            said(F::ContactPhone(1), |u| {
                Holds::Phone(&mut u.contact(1).phone)
            }),
            said(F::ContactRole(2), |u| Holds::Text(&mut u.contact(2).role)),
            said(F::ContactName(2), |u| Holds::Text(&mut u.contact(2).name)),
            said(F::ContactPhone(2), |u| {
                Holds::Phone(&mut u.contact(2).phone)
            }),
        ]
    };
}

impl Fields for PersonFields {
    const ALL: &'static [Described<Self>] = {
        use PersonField as F;
        const fn said(
            field: F,
            slot: fn(&mut PersonFields) -> Holds<'_>,
        ) -> Described<PersonFields> {
            Described::new(Field::Person(field), slot)
        }
        &[
            said(F::Name, |p| Holds::Text(&mut p.name)).required(),
            said(F::Sex, |p| Holds::One(&mut p.sex)),
            said(F::BirthYear, |p| Holds::Count(&mut p.birth_year)),
            said(F::Party, |p| Holds::Flag(&mut p.party)),
            said(F::Phone, |p| Holds::Phone(&mut p.phone)),
            said(F::Delegate, |p| Holds::Flag(&mut p.standing.delegate)),
            said(F::GroupHead, |p| Holds::Flag(&mut p.standing.group_head)),
            said(F::GridWorker, |p| Holds::Flag(&mut p.standing.grid_worker)),
            said(F::Cadre, |p| Holds::Text(&mut p.standing.cadre)),
            said(F::Household, |_| Holds::Own),
        ]
    };
}

impl Fields for Appointment {
    const ALL: &'static [Described<Self>] = {
        use LeaderField as F;
        const fn said(field: F, slot: fn(&mut Appointment) -> Holds<'_>) -> Described<Appointment> {
            Described::new(Field::Leader(field), slot)
        }
        &[
            said(F::Since, |t| Holds::Due(&mut t.fields.since, Exact::Month)).required(),
            said(F::Origin, |t| Holds::One(&mut t.fields.origin)),
            said(F::Acting, |t| Holds::Flag(&mut t.fields.acting)),
            said(F::Until, |t| Holds::Day(&mut t.fields.until, Exact::Day)),
            said(F::Ending, |t| Holds::One(&mut t.ending)),
        ]
    };
}
