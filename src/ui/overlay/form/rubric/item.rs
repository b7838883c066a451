//! The fields of one item: what it brings, how it is checked, how what was found becomes points.

use super::{
    super::{
        check::Check,
        field::{FormField, Kind, When},
        key::{Key, Mark, Pick, Way},
        site::{key, line},
    },
    tenths,
};
use crate::domain::{Floor, Item, Method, Points, Scoring, SiteField as F};

/// The pick after the usual ways to check.
const OTHER: Pick = Pick::Method(Method::STANDARD.len() as u8);
const WAYS: [Way; 5] = [
    Way::Typed,
    Way::YesNo,
    Way::Count,
    Way::Deduct,
    Way::DeductOpen,
];

/// As a new one begins.
pub fn fresh(no: u16) -> Item {
    Item {
        no,
        name: String::new(),
        points: Points::ZERO,
        method: Method::STANDARD[0].clone(),
        scoring: Scoring::Typed,
    }
}

/// An item that brings nothing yet has its points still to be typed.
pub fn fields(item: &Item) -> Vec<FormField> {
    let usual = Method::STANDARD.iter().position(|m| *m == item.method);
    let method = usual.map_or(OTHER, |n| Pick::Method(n as u8));
    let other = match &item.method {
        Method::Other(other) => other,
        _ => "",
    };
    let methods = (0..=Method::STANDARD.len()).map(|n| Pick::Method(n as u8));
    let points = Some(item.points).filter(|points| *points != Points::ZERO);
    let mut fields = vec![
        line(F::Name, &item.name).required(),
        tenths(Mark::Points, points).required(),
        FormField::choice(Key::Mark(Mark::Method), methods.collect(), method),
        FormField::line(Key::Mark(Mark::OtherMethod), Kind::Text, other)
            .required()
            .when(When::Is(Key::Mark(Mark::Method), OTHER)),
    ];
    if let Some((way, each)) = way(&item.scoring) {
        let each_of = [Way::Count, Way::Deduct, Way::DeductOpen].map(Pick::Way);
        let shown = When::OneOf(Key::Mark(Mark::Way), each_of.to_vec());
        let ways = WAYS.map(Pick::Way).to_vec();
        fields.push(FormField::choice(
            Key::Mark(Mark::Way),
            ways,
            Pick::Way(way),
        ));
        fields.push(tenths(Mark::Each, each).required().when(shown));
    }
    fields
}

/// None where one number does not say all.
fn way(scoring: &Scoring) -> Option<(Way, Option<Points>)> {
    Some(match scoring {
        Scoring::Typed => (Way::Typed, None),
        Scoring::YesNo => (Way::YesNo, None),
        Scoring::Count { each } => (Way::Count, Some(*each)),
        Scoring::Deduct { each, floor } => match floor {
            Floor::Zero => (Way::Deduct, Some(*each)),
            Floor::Open => (Way::DeductOpen, Some(*each)),
        },
        Scoring::Bands(_) | Scoring::Computed { .. } => return None,
    })
}

/// None where something stands that cannot be read; that is noted already.
pub fn read(item: &mut Item, check: &Check<'_>) -> Option<()> {
    let read = |mark| check.text(Key::Mark(mark)).parse::<Points>().ok();
    item.name = check.text(key(F::Name));
    item.points = read(Mark::Points)?;
    if let Pick::Method(n) = check.pick(Key::Mark(Mark::Method)) {
        let other = || Method::Other(check.text(Key::Mark(Mark::OtherMethod)));
        let usual = Method::STANDARD.get(usize::from(n));
        item.method = usual.cloned().unwrap_or_else(other);
    }
    let each = || read(Mark::Each);
    item.scoring = match check.pick(Key::Mark(Mark::Way)) {
        Pick::Way(Way::Typed) => Scoring::Typed,
        Pick::Way(Way::YesNo) => Scoring::YesNo,
        Pick::Way(Way::Count) => Scoring::Count { each: each()? },
        Pick::Way(Way::Deduct) => Scoring::Deduct {
            each: each()?,
            floor: Floor::Zero,
        },
        Pick::Way(Way::DeductOpen) => Scoring::Deduct {
            each: each()?,
            floor: Floor::Open,
        },
        _ => return Some(()),
    };
    Some(())
}
