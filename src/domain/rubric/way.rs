//! The ways to score an item, one by one, and what is said for each: what a form asks for.

use serde::{Deserialize, Serialize};

use super::{Band, Curve, Floor, Measure, Points, Scoring, Tenths};

/// How an item is scored, without what is said for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ScoringWay {
    Typed,
    YesNo,
    Count,
    Deduct,
    DeductOpen,
    Bands,
    /// From the county's own data, by bands.
    Computed,
    /// The same, by how far it is on a line.
    OnLine,
}

/// A way with what was said for it; nothing where nothing was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoringParts {
    pub way: ScoringWay,
    pub each: Option<Points>,
    pub measure: Option<Measure>,
    pub bands: Option<Vec<Band>>,
    /// The ends of a line on which points rise.
    pub from: Option<Tenths>,
    pub to: Option<Tenths>,
}

impl ScoringWay {
    pub const ALL: [Self; 8] = [
        Self::Typed,
        Self::YesNo,
        Self::Count,
        Self::Deduct,
        Self::DeductOpen,
        Self::Bands,
        Self::Computed,
        Self::OnLine,
    ];
}

impl From<&Scoring> for ScoringParts {
    fn from(scoring: &Scoring) -> Self {
        let way = match scoring {
            Scoring::Typed => ScoringWay::Typed,
            Scoring::YesNo => ScoringWay::YesNo,
            Scoring::Count { .. } => ScoringWay::Count,
            Scoring::Deduct {
                floor: Floor::Zero, ..
            } => ScoringWay::Deduct,
            Scoring::Deduct {
                floor: Floor::Open, ..
            } => ScoringWay::DeductOpen,
            Scoring::Bands(_) => ScoringWay::Bands,
            Scoring::Computed {
                curve: Curve::Bands(_),
                ..
            } => ScoringWay::Computed,
            Scoring::Computed {
                curve: Curve::Linear { .. },
                ..
            } => ScoringWay::OnLine,
        };
        let mut parts = Self {
            way,
            each: None,
            measure: None,
            bands: None,
            from: None,
            to: None,
        };
        match scoring {
            Scoring::Typed | Scoring::YesNo => {}
            Scoring::Count { each } | Scoring::Deduct { each, .. } => parts.each = Some(*each),
            Scoring::Bands(bands) => parts.bands = Some(bands.clone()),
            Scoring::Computed { measure, curve } => {
                parts.measure = Some(*measure);
                match curve {
                    Curve::Bands(bands) => parts.bands = Some(bands.clone()),
                    Curve::Linear { from, to } => (parts.from, parts.to) = (Some(*from), Some(*to)),
                }
            }
        }
        parts
    }
}

impl ScoringParts {
    /// None where something is missing that its way asks for.
    pub fn scoring(self) -> Option<Scoring> {
        let (each, measure) = (self.each, self.measure);
        let deduct = |floor| each.map(|each| Scoring::Deduct { each, floor });
        let computed = |curve| measure.map(|measure| Scoring::Computed { measure, curve });
        match self.way {
            ScoringWay::Typed => Some(Scoring::Typed),
            ScoringWay::YesNo => Some(Scoring::YesNo),
            ScoringWay::Count => each.map(|each| Scoring::Count { each }),
            ScoringWay::Deduct => deduct(Floor::Zero),
            ScoringWay::DeductOpen => deduct(Floor::Open),
            ScoringWay::Bands => self.bands.map(Scoring::Bands),
            ScoringWay::Computed => computed(Curve::Bands(self.bands?)),
            ScoringWay::OnLine => computed(Curve::Linear {
                from: self.from?,
                to: self.to?,
            }),
        }
    }
}
