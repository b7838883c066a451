//! The fields of one item: what it brings, how it is checked, how what was found becomes points.

use super::tenths;
use crate::ui::{
    kit::form::{Check, FormField, Key, Kind, Mark, Pick, When},
    site::form::site::key,
};
use crate::{
    domain::{
        Answer, Item, Measure, Method, Points, Scoring, ScoringParts, ScoringWay as Way,
        SiteField as F, Tenths, read_bands, write_bands,
    },
    i18n::text::RubricText,
};

/// The pick after the usual ways to check.
const OTHER: Pick = Pick::Method(Method::STANDARD.len() as u8);

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
        let ways = ways.iter().map(|way| Pick::Of((*way).into()));
        When::OneOf(Key::Mark(Mark::Way), ways.collect())
    };
    let now = ScoringParts::from(scoring);
    let ways = Way::ALL.map(|way| Pick::Of(way.into())).to_vec();
    let measures = Measure::ALL.map(|one| Pick::Of(one.into())).to_vec();
    let measure = now.measure.unwrap_or(Measure::ALL[0]);
    let bands = write_bands(&now.bands.unwrap_or_default());
    let counted = [Way::Count, Way::Deduct, Way::DeductOpen];
    vec![
        FormField::choice(key(Mark::Way), ways, Pick::Of(now.way.into())),
        tenths(Mark::Each, now.each)
            .required()
            .when(shown(&counted)),
        FormField::choice(key(Mark::Measure), measures, Pick::Of(measure.into()))
            .when(shown(&[Way::Computed, Way::OnLine])),
        FormField::line(key(Mark::Bands), Kind::Bands, &bands)
            .hint(RubricText::BandsHint)
            .required()
            .when(shown(&[Way::Bands, Way::Computed])),
        tenths(Mark::From, now.from)
            .required()
            .when(shown(&[Way::OnLine])),
        tenths(Mark::To, now.to)
            .required()
            .when(shown(&[Way::OnLine])),
    ]
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
    let Pick::Of(Answer::Way(way)) = check.pick(Key::Mark(Mark::Way)) else {
        return None;
    };
    let parts = ScoringParts {
        way,
        each: read(Mark::Each),
        measure: match check.pick(Key::Mark(Mark::Measure)) {
            Pick::Of(Answer::Measure(measure)) => Some(measure),
            _ => None,
        },
        bands: read_bands(&check.text(Key::Mark(Mark::Bands))).ok(),
        from: read(Mark::From),
        to: read(Mark::To),
    };
    parts.scoring()
}
