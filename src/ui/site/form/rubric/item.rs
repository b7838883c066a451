//! The fields of one item: what it brings, how it is checked, how what was found becomes points.

use super::tenths;
use crate::ui::{
    kit::form::{Check, FormField, Key, Kind, Mark, Pick, Way, When},
    site::form::site::key,
};
use crate::{
    domain::{
        Band, Curve, Floor, Item, Measure, Method, Points, Scoring, SiteField as F, Tenths,
        read_bands, write_bands,
    },
    i18n::text::RubricText,
};

/// The pick after the usual ways to check.
const OTHER: Pick = Pick::Method(Method::STANDARD.len() as u8);
const WAYS: [Way; 8] = [
    Way::Typed,
    Way::YesNo,
    Way::Count,
    Way::Deduct,
    Way::DeductOpen,
    Way::Bands,
    Way::Computed,
    Way::OnLine,
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
        FormField::text(key(F::Name), &item.name).required(),
        tenths(Mark::Points, points).required(),
        FormField::choice(Key::Mark(Mark::Method), methods.collect(), method),
        FormField::text(Key::Mark(Mark::OtherMethod), other)
            .required()
            .when(When::Is(Key::Mark(Mark::Method), OTHER)),
    ];
    fields.extend(scoring_fields(&item.scoring));
    fields
}

/// All that a way to score may ask for; what the chosen one does not ask is hidden.
fn scoring_fields(scoring: &Scoring) -> Vec<FormField> {
    let key = |mark| Key::Mark(mark);
    let shown = |ways: &[Way]| {
        let ways = ways.iter().map(|way| Pick::Way(*way));
        When::OneOf(Key::Mark(Mark::Way), ways.collect())
    };
    let now = Now::of(scoring);
    let ways = WAYS.map(Pick::Way).to_vec();
    let measures = Measure::ALL.map(Pick::Measure).to_vec();
    vec![
        FormField::choice(key(Mark::Way), ways, Pick::Way(now.way)),
        tenths(Mark::Each, now.each).required().when(shown(&[
            Way::Count,
            Way::Deduct,
            Way::DeductOpen,
        ])),
        FormField::choice(key(Mark::Measure), measures, Pick::Measure(now.measure))
            .when(shown(&[Way::Computed, Way::OnLine])),
        FormField::line(key(Mark::Bands), Kind::Bands, &write_bands(now.bands))
            .hint(RubricText::BandsHint)
            .required()
            .when(shown(&[Way::Bands, Way::Computed])),
        tenths(Mark::From, now.line.map(|(from, _)| from))
            .required()
            .when(shown(&[Way::OnLine])),
        tenths(Mark::To, now.line.map(|(_, to)| to))
            .required()
            .when(shown(&[Way::OnLine])),
    ]
}

/// A way to score, with what was said for it; nothing where nothing was.
struct Now<'a> {
    way: Way,
    each: Option<Points>,
    measure: Measure,
    bands: &'a [Band],
    line: Option<(Tenths, Tenths)>,
}

impl<'a> Now<'a> {
    fn of(scoring: &'a Scoring) -> Self {
        let mut now = Self {
            way: Way::Typed,
            each: None,
            measure: Measure::ALL[0],
            bands: &[],
            line: None,
        };
        match scoring {
            Scoring::Typed => {}
            Scoring::YesNo => now.way = Way::YesNo,
            Scoring::Count { each } => (now.way, now.each) = (Way::Count, Some(*each)),
            Scoring::Deduct { each, floor } => {
                now.each = Some(*each);
                now.way = match floor {
                    Floor::Zero => Way::Deduct,
                    Floor::Open => Way::DeductOpen,
                };
            }
            Scoring::Bands(bands) => (now.way, now.bands) = (Way::Bands, bands),
            Scoring::Computed { measure, curve } => {
                now.measure = *measure;
                match curve {
                    Curve::Bands(bands) => (now.way, now.bands) = (Way::Computed, bands),
                    Curve::Linear { from, to } => {
                        (now.way, now.line) = (Way::OnLine, Some((*from, *to)));
                    }
                }
            }
        }
        now
    }
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
    item.scoring = scoring(check)?;
    Some(())
}

fn scoring(check: &Check<'_>) -> Option<Scoring> {
    let read = |mark| check.text(Key::Mark(mark)).parse::<Tenths>().ok();
    let bands = || read_bands(&check.text(Key::Mark(Mark::Bands))).ok();
    let deduct = |floor| {
        let each = read(Mark::Each)?;
        Some(Scoring::Deduct { each, floor })
    };
    let computed = |curve| match check.pick(Key::Mark(Mark::Measure)) {
        Pick::Measure(measure) => Some(Scoring::Computed { measure, curve }),
        _ => None,
    };
    let Pick::Way(way) = check.pick(Key::Mark(Mark::Way)) else {
        return None;
    };
    match way {
        Way::Typed => Some(Scoring::Typed),
        Way::YesNo => Some(Scoring::YesNo),
        Way::Count => Some(Scoring::Count {
            each: read(Mark::Each)?,
        }),
        Way::Deduct => deduct(Floor::Zero),
        Way::DeductOpen => deduct(Floor::Open),
        Way::Bands => Some(Scoring::Bands(bands()?)),
        Way::Computed => computed(Curve::Bands(bands()?)),
        Way::OnLine => computed(Curve::Linear {
            from: read(Mark::From)?,
            to: read(Mark::To)?,
        }),
    }
}
