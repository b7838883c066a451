//! The inspections of a site: by the village itself, then by whoever verifies, and what each item was found to be.

use chrono::{Days, NaiveDate};

use super::{
    day,
    dice::Dice,
    findings::{BOX, finding},
    home::CARDS_GIVEN,
    pilots::Pilot,
    quota::Quota,
};
use crate::domain::{
    By, InspectionFields, Item, Measure, Method, Points, Progress, RubricFields, ScoreFields,
    Scoring, Tenths, Value, calendar::working_day_after,
};

/// First days of the village's own look and of the verification after it.
pub(super) const ROUNDS: [(NaiveDate, NaiveDate); 4] = [
    (day(2023, 7, 3), day(2023, 7, 18)),
    (day(2023, 9, 18), day(2023, 10, 16)),
    (day(2023, 12, 11), day(2024, 1, 4)),
    (day(2024, 3, 4), day(2024, 3, 20)),
];

/// A verification that was left in the middle.
const LEFT: (&str, NaiveDate) = ("所城镇", day(2024, 4, 2));
/// So many blocks were scored before they left.
const LEFT_AFTER: usize = 2;

/// How far the lagging block is behind, and how much higher the village sees itself at most.
const LAG: usize = 90;
const PRIDE: usize = 90;

pub(super) struct Sitting {
    pub by: By,
    pub fields: InspectionFields,
    pub progress: Progress,
    pub scores: Vec<(u16, ScoreFields)>,
    /// What is short of its points by a good deal, the worst first.
    pub poor: Vec<u16>,
}

/// The year of one site, in order of time.
pub(super) fn sittings(pilot: &Pilot, quota: &Quota, rubric: &RubricFields) -> Vec<Sitting> {
    let mut dice = Dice::of(pilot.village, "inspections");
    let looks: Vec<Look> = rubric.items().map(|_| Look::draw(&mut dice)).collect();
    let jury = Jury {
        pilot,
        quota,
        rubric,
        looks,
    };
    let mut all = Vec::new();
    let late = ROUNDS.len() - pilot.found.len();
    for (nth, (&found, &(own, verified))) in pilot.found.iter().zip(&ROUNDS[late..]).enumerate() {
        let mut on = |first: NaiveDate| working_day_after(first + Days::new(dice.below(5) as u64));
        let (own, verified) = (on(own), on(verified));
        all.push(jury.sits(By::Village, own, nth, found));
        all.push(jury.sits(By::Verifier, verified, nth, found));
    }
    if let (true, Some(&found)) = (pilot.township == LEFT.0, pilot.found.last()) {
        let mut left = jury.sits(By::Verifier, LEFT.1, pilot.found.len(), found + 30);
        let blocks = rubric.blocks.iter().take(LEFT_AFTER);
        left.scores
            .truncate(blocks.map(|block| block.items.len()).sum());
        left.progress = Progress::Open;
        left.poor.clear();
        all.push(left);
    }
    all
}

/// How one item is seen at this site, all year: so the year is a way and no noise.
struct Look {
    /// Better or worse than the whole; 60 is just as the whole.
    lean: usize,
    pride: usize,
}

impl Look {
    fn draw(dice: &mut Dice) -> Self {
        Self {
            lean: dice.below(121),
            pride: dice.below(PRIDE),
        }
    }
}

struct Jury<'a> {
    pilot: &'a Pilot,
    quota: &'a Quota,
    rubric: &'a RubricFields,
    looks: Vec<Look>,
}

impl Jury<'_> {
    fn sits(&self, by: By, on: NaiveDate, nth: usize, found: usize) -> Sitting {
        let n = nth + 1;
        let (name, inspectors) = match by {
            By::Village => (format!("第{n}次自查"), "村“两委”、村务监督委员会"),
            By::Verifier => (
                format!("第{n}次检查"),
                "县委政法委、县委党校、县民政局联合检查组",
            ),
        };
        let mut scores = Vec::with_capacity(self.looks.len());
        // What is read off the county's own figures is nobody's slip: it comes last.
        let mut short: Vec<(bool, i32, u16)> = Vec::new();
        let blocks = self.rubric.blocks.iter().enumerate();
        let items = blocks.flat_map(|(b, block)| block.items.iter().map(move |item| (b, item)));
        for ((block, item), look) in items.zip(&self.looks) {
            let lag = if block == self.pilot.weak { LAG } else { 0 };
            let pride = if by == By::Village { look.pride } else { 0 };
            let good = (found + look.lean + pride).saturating_sub(60 + lag);
            let value = self.value(item, good.min(1000), on);
            let points = item.points(value).unwrap_or_default();
            let share = points.0 * 100 / item.points.0.max(1);
            let poor = by == By::Verifier && share < 75;
            if poor {
                short.push((item.measure().is_some(), share, item.no));
            }
            scores.push((item.no, written(item, value, poor)));
        }
        short.sort_unstable();
        Sitting {
            by,
            fields: InspectionFields {
                on,
                name,
                inspectors: inspectors.to_owned(),
            },
            progress: Progress::Closed,
            scores,
            poor: short.into_iter().map(|(.., no)| no).collect(),
        }
    }

    /// What somebody who finds it so good writes down for the item.
    fn value(&self, item: &Item, good: usize, on: NaiveDate) -> Value {
        let (most, good) = (item.points.0, good as i32);
        let number = match &item.scoring {
            Scoring::YesNo if good >= 640 => return Value::Yes,
            Scoring::YesNo => return Value::No,
            Scoring::Typed => Tenths((most * good / 1000 + 2) / 5 * 5),
            Scoring::Count { each } => nearest(item.points.part(good, 1000), *each),
            Scoring::Deduct { each, .. } => nearest(item.points.part(1000 - good, 1000), *each),
            Scoring::Bands(_) => Tenths::whole(50 + good / 20),
            Scoring::Computed { measure, .. } => self.measured(*measure, on),
        };
        Value::Number(number)
    }

    /// As the program would have computed it on that day.
    fn measured(&self, measure: Measure, on: NaiveDate) -> Tenths {
        let q = self.quota;
        let share = |part: usize, whole: usize| {
            Tenths::share(part.min(whole) as u32, whole as u32).unwrap_or_default()
        };
        let posts = q.sections + q.groups + q.neighborhoods;
        match measure {
            Measure::InSize => share(q.neighborhoods - q.too_many - q.too_few, q.neighborhoods),
            Measure::PostsFilled => share(posts - q.vacancies, posts),
            Measure::Trained => share(attended_before(q, on), q.neighborhoods),
            Measure::CardsIssued => {
                let (first, last) = CARDS_GIVEN;
                let gone = (on.min(last) - first).num_days().max(0) as usize;
                let all = (last - first).num_days() as usize;
                Tenths((q.cards * gone / all) as i32)
            }
        }
    }
}

/// At trainings of the quarter before the day's.
fn attended_before(quota: &Quota, on: NaiveDate) -> usize {
    let begins = [day(2023, 10, 1), day(2024, 1, 1), day(2024, 4, 1)];
    let ended = begins.iter().rposition(|&next| next <= on);
    ended.map_or(0, |quarter| quota.turnout[quarter])
}

/// How many of `each` come nearest.
fn nearest(points: Points, each: Points) -> Tenths {
    let each = each.0.max(1);
    Tenths::whole((points.0 + each / 2) / each)
}

fn written(item: &Item, value: Value, poor: bool) -> ScoreFields {
    let papers = item.method == Method::Papers && item.measure().is_none();
    ScoreFields {
        value: Some(value),
        note: if poor {
            finding(item).to_owned()
        } else {
            String::new()
        },
        evidence: if papers {
            BOX.to_owned()
        } else {
            String::new()
        },
    }
}
