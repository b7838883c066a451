//! Fields of a session, and of what a level owes.

use super::{Described, Fields, Holds};
use crate::domain::{Field, ObligationFields, TrainingField as F, TrainingFields};

const fn said<R>(field: F, slot: fn(&mut R) -> Holds<'_>) -> Described<R> {
    Described::new(Field::Training(field), slot)
}

impl Fields for TrainingFields {
    const ALL: &'static [Described<Self>] = &[
        said(F::Title, |t: &mut Self| Holds::Text(&mut t.title)).required(),
        said(F::Slots, |_: &mut Self| Holds::Own).required(),
        said(F::Hours, |_| Holds::Own),
        said(F::Place, |t| Holds::Text(&mut t.place)),
        said(F::Lecturer, |t| Holds::Text(&mut t.lecturer)),
        said(F::Capacity, |t| Holds::Count(&mut t.capacity)),
        said(F::Topics, |_| Holds::Own),
        said(F::Audience, |t| Holds::Ranks(&mut t.audience)),
        said(F::Note, |t| Holds::Note(&mut t.note)),
    ];
}

impl Fields for ObligationFields {
    const ALL: &'static [Described<Self>] = &[
        said(F::Rhythm, |o: &mut Self| Holds::One(&mut o.rhythm)),
        said(F::Whom, |o| Holds::One(&mut o.whom)),
        said(F::Audience, |o: &mut Self| Holds::Ranks(&mut o.ranks)).required(),
        said(F::Counting, |o| Holds::Counts(&mut o.higher_counts)),
        said(F::MakeUp, |o| Holds::Counts(&mut o.make_up_counts)),
    ];
}
