//! Which values of an item bring all of its points and which bring none: what whoever scores asks first.

use super::{Band, Curve, Floor, Item, Scoring, Tenths, Value};

/// Values that bring the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    Just(Value),
    From(Tenths),
    UpTo(Tenths),
    Below(Tenths),
    Between(Tenths, Tenths),
}

impl Item {
    /// What brings all; none where no value does.
    pub fn full(&self) -> Option<Extent> {
        Some(match &self.scoring {
            Scoring::Typed => just(self.points),
            Scoring::Count { each } => Extent::From(self.times(*each)),
            Scoring::Deduct { .. } => just(Tenths::ZERO),
            Scoring::YesNo => Extent::Just(Value::Yes),
            Scoring::Bands(bands)
            | Scoring::Computed {
                curve: Curve::Bands(bands),
                ..
            } => return worth(bands, self.points),
            Scoring::Computed {
                curve: Curve::Linear { to, .. },
                ..
            } => Extent::From(*to),
        })
    }

    /// What brings nothing, or less where deductions have no floor; none where everything brings something.
    pub fn nothing(&self) -> Option<Extent> {
        Some(match &self.scoring {
            Scoring::Typed | Scoring::Count { .. } => just(Tenths::ZERO),
            Scoring::Deduct { each, .. } => Extent::From(self.times(*each)),
            Scoring::YesNo => Extent::Just(Value::No),
            Scoring::Bands(bands)
            | Scoring::Computed {
                curve: Curve::Bands(bands),
                ..
            } => {
                let lowest = bands.iter().map(|band| band.from).min()?;
                let under = (lowest > Tenths::ZERO).then_some(Extent::Below(lowest));
                return worth(bands, Tenths::ZERO).or(under);
            }
            Scoring::Computed {
                curve: Curve::Linear { from, .. },
                ..
            } => Extent::UpTo(*from),
        })
    }

    /// Whether it goes on below nothing.
    pub const fn has_no_floor(&self) -> bool {
        matches!(
            self.scoring,
            Scoring::Deduct {
                floor: Floor::Open,
                ..
            }
        )
    }

    /// How many times so much make up the item.
    fn times(&self, each: Tenths) -> Tenths {
        let each = each.0.max(1);
        Tenths::whole((self.points.0 + each - 1) / each)
    }
}

const fn just(number: Tenths) -> Extent {
    Extent::Just(Value::Number(number))
}

/// The band that brings so much: up to where people wrote that it ends, else to just below the next.
fn worth(bands: &[Band], points: Tenths) -> Option<Extent> {
    let band = bands.iter().find(|band| band.points == points)?;
    let next = bands.iter().map(|other| other.from);
    let next = next.filter(|&from| from > band.from).min();
    Some(match (next, band.to) {
        (None, _) => Extent::From(band.from),
        (Some(_), Some(to)) => Extent::Between(band.from, to),
        (Some(next), None) => Extent::Between(band.from, Tenths(next.0 - 1)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Measure, Method, read_bands};

    fn ends(points: i32, scoring: Scoring) -> (Option<Extent>, Option<Extent>) {
        let item = Item {
            no: 1,
            name: "指标".to_owned(),
            points: Tenths::whole(points),
            method: Method::Papers,
            scoring,
        };
        // What it says is what the points come to.
        for (extent, brings) in [(item.full(), item.points), (item.nothing(), Tenths::ZERO)] {
            let value = match extent {
                Some(Extent::Just(value)) => value,
                Some(Extent::From(n) | Extent::UpTo(n) | Extent::Between(n, _)) => Value::Number(n),
                Some(Extent::Below(n)) => Value::Number(Tenths(n.0 - 1)),
                None => continue,
            };
            let got = item.points(value).expect("a value of the item");
            assert!(
                got == brings || got < brings && item.has_no_floor(),
                "{item:?} {extent:?}"
            );
        }
        (item.full(), item.nothing())
    }

    #[test]
    fn what_brings_all_and_what_brings_nothing() {
        let n = Tenths::whole;
        let bands = |text: &str| Scoring::Bands(read_bands(text).expect("bands"));
        assert_eq!(
            ends(5, bands("95:5 90-94:3 0-89:0")),
            (
                Some(Extent::From(n(95))),
                Some(Extent::Between(n(0), n(89)))
            )
        );
        // Fewer may be better.
        assert_eq!(
            ends(5, bands("0:5 3:2 6:0")),
            (
                Some(Extent::Between(n(0), Tenths(29))),
                Some(Extent::From(n(6)))
            )
        );
        assert_eq!(ends(10, bands("60:5 80:10")).1, Some(Extent::Below(n(60))));
        assert_eq!(ends(10, bands("0:5 80:10")).1, None);
        let each = Tenths(15);
        let deduct = |floor| Scoring::Deduct { each, floor };
        for floor in [Floor::Zero, Floor::Open] {
            assert_eq!(
                ends(4, deduct(floor)),
                (Some(just(n(0))), Some(Extent::From(n(3))))
            );
        }
        assert_eq!(
            ends(4, Scoring::Count { each: n(1) }),
            (Some(Extent::From(n(4))), Some(just(n(0))))
        );
        ends(4, Scoring::Typed);
        ends(4, Scoring::YesNo);
        let curve = Curve::Linear {
            from: n(60),
            to: n(100),
        };
        let measure = Measure::Trained;
        assert_eq!(
            ends(4, Scoring::Computed { measure, curve }),
            (Some(Extent::From(n(100))), Some(Extent::UpTo(n(60))))
        );
    }
}
