//! One item of a rubric (指标): how it is checked, and how what was found becomes points.

use serde::{Deserialize, Serialize};

use super::{Points, Tenths};
use crate::domain::Fault;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Stable within its rubric; what people type to find it.
    pub no: u16,
    pub name: String,
    /// The most it can bring.
    pub points: Points,
    pub method: Method,
    pub scoring: Scoring,
}

/// How it is checked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Method {
    /// 听取汇报
    Hearing,
    /// 审核材料
    Papers,
    /// 实地察看
    Visit,
    /// 访问调查
    Asking,
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scoring {
    /// Points as whoever looks sees fit.
    Typed,
    /// So much for each, up to the most.
    Count {
        each: Points,
    },
    Bands(Vec<Band>),
    /// The most, less so much for each occurrence (每少一次扣1分).
    Deduct {
        each: Points,
        floor: Floor,
    },
    YesNo,
    /// From the county's own data, in percent.
    Computed {
        measure: Measure,
        curve: Curve,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Floor {
    /// Deductions end at nothing.
    Zero,
    /// 扣分不保底: they go on below nothing and make the block smaller.
    Open,
}

/// From a value up to where the next band begins. `to` is written as people write it (90–94) and looked at only to
/// see that bands don't overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    pub from: Tenths,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Tenths>,
    pub points: Points,
}

/// How a percentage becomes points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Curve {
    Bands(Vec<Band>),
    /// Nothing at `from` and below, the most at `to` and above.
    Linear {
        from: Tenths,
        to: Tenths,
    },
}

/// What the program knows by itself of a village, as a percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Measure {
    /// Neighborhoods within 5–15.
    InSize,
    /// Posts of the three leaders that are filled.
    PostsFilled,
    /// Neighborhood leaders trained in the last quarter that has ended.
    Trained,
    /// Households with a contact card (联户联系卡).
    CardsIssued,
}

/// What was entered for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Points, a count, or a percentage, as the item asks.
    Number(Tenths),
    Yes,
    No,
}

/// The next better score of an item, and what it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub to: Value,
    pub gain: Points,
    /// Of the way through the whole item, in thousandths: what is cheap has little effort for its gain.
    pub effort: u32,
}

/// More occurrences than this are a slip of the finger.
pub const MOST_COUNTED: i32 = 9999;
const FULL: Tenths = Tenths::whole(100);

impl Measure {
    pub const ALL: [Self; 4] = [
        Self::InSize,
        Self::PostsFilled,
        Self::Trained,
        Self::CardsIssued,
    ];
}

impl Method {
    pub const STANDARD: [Self; 4] = [Self::Hearing, Self::Papers, Self::Visit, Self::Asking];
}

impl Item {
    /// What a value brings; never outside [`Item::range`].
    pub fn points(&self, value: Value) -> Result<Points, Fault> {
        let number = match (&self.scoring, value) {
            (Scoring::YesNo, Value::Yes) => return Ok(self.points),
            (Scoring::YesNo, Value::No) => return Ok(Points::ZERO),
            (Scoring::YesNo, Value::Number(_)) => return Err(Fault::NotYesOrNo),
            (_, Value::Yes | Value::No) => return Err(Fault::NotANumber),
            (_, Value::Number(number)) => number,
        };
        let within = |most: Tenths| {
            if (Tenths::ZERO..=most).contains(&number) {
                Ok(number)
            } else {
                let least = Tenths::ZERO;
                Err(Fault::Beyond { least, most })
            }
        };
        let counted = || {
            let counted = within(Tenths::whole(MOST_COUNTED))?;
            let whole = counted.is_whole();
            whole.then_some(counted).ok_or(Fault::NotWhole)
        };
        Ok(match &self.scoring {
            Scoring::Typed => within(self.points)?,
            Scoring::Count { each } => each.times(counted()?).min(self.points),
            Scoring::Bands(bands) => banded(bands, within(Tenths::whole(MOST_COUNTED))?),
            Scoring::Deduct { each, floor } => {
                let left = self.points - each.times(counted()?);
                match floor {
                    Floor::Zero => left.max(Points::ZERO),
                    Floor::Open => left,
                }
            }
            Scoring::Computed { curve, .. } => curve.points(within(FULL)?, self.points),
            Scoring::YesNo => return Err(Fault::NotYesOrNo),
        })
    }

    /// The least, if there is one, and the most it can bring.
    pub fn range(&self) -> (Option<Points>, Points) {
        match self.scoring {
            Scoring::Deduct {
                floor: Floor::Open, ..
            } => (None, self.points),
            _ => (Some(Points::ZERO), self.points),
        }
    }

    /// The program's own measure behind the item, if it has one.
    pub const fn measure(&self) -> Option<Measure> {
        match self.scoring {
            Scoring::Computed { measure, .. } => Some(measure),
            _ => None,
        }
    }

    /// What would bring more, from what was entered last; none at the most.
    pub fn step(&self, value: Option<Value>) -> Option<Step> {
        let at = match value {
            Some(Value::Number(number)) => number,
            _ => Tenths::ZERO,
        };
        let value = value.unwrap_or(match self.scoring {
            Scoring::YesNo => Value::No,
            _ => Value::Number(Tenths::ZERO),
        });
        let have = self.points(value).ok()?;
        if have >= self.points {
            return None;
        }
        let (to, whole) = match &self.scoring {
            Scoring::YesNo => (Value::Yes, 1),
            Scoring::Typed => (Value::Number(self.points), self.points.0),
            Scoring::Count { each } => {
                let next = Tenths(at.0 + 10);
                (Value::Number(next), self.points.part(10, each.0).0.max(10))
            }
            Scoring::Deduct { each, .. } => {
                // Beyond the floor one occurrence fewer wins nothing.
                let lost = (self.points - have).0;
                let fewer = (lost + each.0 - 1) / each.0 - 1;
                (Value::Number(Tenths::whole(fewer)), at.0)
            }
            Scoring::Bands(bands) => better(bands, at, have)?,
            Scoring::Computed { curve, .. } => match curve {
                Curve::Bands(bands) => better(bands, at, have)?,
                Curve::Linear { to, .. } => (Value::Number(*to), to.0),
            },
        };
        let way = match to {
            Value::Number(to) => (to.0 - at.0).unsigned_abs(),
            _ => 1,
        };
        let effort = u64::from(way) * 1000 / u64::from(whole.unsigned_abs().max(1));
        Some(Step {
            to,
            gain: self.points(to).ok()? - have,
            effort: effort.clamp(1, 1000) as u32,
        })
    }
}

impl Curve {
    fn points(&self, percent: Tenths, most: Points) -> Points {
        match self {
            Self::Bands(bands) => banded(bands, percent),
            Self::Linear { from, to } => {
                let way = (percent.0 - from.0).clamp(0, to.0 - from.0);
                most.part(way, to.0 - from.0)
            }
        }
    }
}

/// Below the lowest band there is nothing.
fn banded(bands: &[Band], value: Tenths) -> Points {
    let reached = bands.iter().filter(|band| band.from <= value);
    reached
        .max_by_key(|band| band.from)
        .map_or(Points::ZERO, |band| band.points)
}

/// The nearest band that brings more, and the length of the way that counts as whole.
fn better(bands: &[Band], at: Tenths, have: Points) -> Option<(Value, i32)> {
    let end = |band: &Band| {
        // Where fewer is better, a band is entered from above: just under the next one.
        let next = bands
            .iter()
            .map(|b| b.from)
            .filter(|&from| from > band.from);
        next.min().map_or(band.from, |next| match band.to {
            Some(to) => to,
            None => Tenths(next.0 - 1),
        })
    };
    let enter = |band: &Band| {
        if band.from > at { band.from } else { end(band) }
    };
    let more = bands.iter().filter(|band| band.points > have);
    let to = more.map(enter).min_by_key(|to| (to.0 - at.0).abs())?;
    let highest = bands.iter().map(|band| band.from.0).max()?;
    Some((Value::Number(to), highest.max(at.0)))
}
