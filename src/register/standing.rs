//! How sites stand: item by item the latest score, what it adds up to, how it moved, and what is left to win.
//! One definition for the board, the page and the report.

use chrono::NaiveDate;

use super::{SiteFile, Sites, Sitting};
use crate::domain::{By, InspectionId, Points, RubricFields, RubricId, ScoreFields, Step};

/// What a site has under one rubric by one pair of eyes: of each item the latest score.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub rubric: RubricId,
    pub blocks: Vec<BlockStanding>,
    pub total: Points,
    pub most: Points,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BlockStanding {
    pub name: String,
    /// The sum as it is: open deductions may make it negative.
    pub points: Points,
    pub most: Points,
    pub pass: Option<Points>,
    pub items: Vec<ItemStanding>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ItemStanding {
    pub no: u16,
    pub most: Points,
    /// None while nobody scored it.
    pub points: Option<Points>,
    /// What was entered then, and at which inspection.
    pub entered: Option<(InspectionId, ScoreFields)>,
}

/// A site's score after one inspection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub inspection: InspectionId,
    pub on: NaiveDate,
    pub by: By,
    pub total: Points,
    pub most: Points,
    pub unfinished: Option<Unfinished>,
}

/// An inspection that was begun and not closed: what it gave so far counts, and the rest is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfinished {
    pub scored: u32,
    pub items: u32,
}

/// Points that can be won at one item, and what it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance {
    pub no: u16,
    pub step: Step,
    /// All that is missing at the item.
    pub missing: Points,
}

impl BlockStanding {
    /// None where the block has no pass line.
    pub fn passes(&self) -> Option<bool> {
        self.pass.map(|pass| self.points >= pass)
    }
}

impl Standing {
    /// Of the first inspections in order of time; none where no item has a score.
    fn of(
        rubric: (RubricId, &RubricFields),
        sittings: &[Sitting],
        by: By,
        until: Option<NaiveDate>,
    ) -> Option<Self> {
        let (id, fields) = rubric;
        let seen: Vec<&Sitting> = sittings
            .iter()
            .filter(|s| s.by() == by && s.rubric() == id && until.is_none_or(|day| s.on() <= day))
            .collect();
        if !seen.iter().any(|sitting| sitting.is_scored()) {
            return None;
        }
        let blocks = fields.blocks.iter().map(|block| {
            let items: Vec<ItemStanding> = block
                .items
                .iter()
                .map(|item| {
                    let latest = seen.iter().rev().find_map(|sitting| {
                        let score = &sitting.score(item.no)?.record;
                        Some((sitting.id(), score, score.points?))
                    });
                    ItemStanding {
                        no: item.no,
                        most: item.points,
                        points: latest.map(|(_, _, points)| points),
                        entered: latest.map(|(id, score, _)| (id, score.fields.clone())),
                    }
                })
                .collect();
            BlockStanding {
                name: block.name.clone(),
                points: items.iter().filter_map(|item| item.points).sum(),
                most: block.points,
                pass: block.pass,
                items,
            }
        });
        let blocks: Vec<BlockStanding> = blocks.collect();
        Some(Self {
            rubric: id,
            total: blocks.iter().map(|block| block.points).sum(),
            blocks,
            most: fields.total,
        })
    }

    pub fn item(&self, no: u16) -> Option<&ItemStanding> {
        let mut items = self.blocks.iter().flat_map(|block| &block.items);
        items.find(|item| item.no == no)
    }

    /// Whether every block that has a pass line reaches it.
    pub fn passes(&self) -> bool {
        self.blocks
            .iter()
            .all(|block| block.passes() != Some(false))
    }

    /// Whether the share of all points is at least so many percent.
    pub fn reaches(&self, percent: u8) -> bool {
        i64::from(self.total.0) * 100 >= i64::from(self.most.0) * i64::from(percent)
    }

    /// What can still be won, cheap points first: little effort for the gain, then the greater gain.
    pub fn chances(&self, rubric: &RubricFields) -> Vec<Chance> {
        let mut chances: Vec<Chance> = rubric
            .items()
            .filter_map(|item| {
                let now = self.item(item.no)?;
                let value = now.entered.as_ref().and_then(|(_, fields)| fields.value);
                Some(Chance {
                    no: item.no,
                    step: item.step(value)?,
                    missing: item.points - now.points.unwrap_or_default(),
                })
            })
            .collect();
        let price = |c: &Chance| u64::from(c.step.effort) * 1_000_000 / c.step.gain.0.max(1) as u64;
        chances.sort_by_key(|c| (price(c), std::cmp::Reverse(c.step.gain), c.no));
        chances
    }
}

impl Sites {
    /// By which the site is measured: that of its latest closed verification, else of its latest closed inspection,
    /// else of the latest with a score. So a new rubric takes over once somebody was through with it, and an open
    /// inspection under the one in use counts item by item.
    pub fn rubric_of(&self, file: &SiteFile, until: Option<NaiveDate>) -> Option<RubricId> {
        let seen = |s: &&Sitting| s.is_scored() && until.is_none_or(|day| s.on() <= day);
        let latest = |test: fn(&Sitting) -> bool| {
            let mut sittings = file.inspections.iter().rev().filter(seen);
            sittings.find(|sitting| test(sitting)).map(Sitting::rubric)
        };
        latest(|s| s.is_closed() && s.by() == By::Verifier)
            .or_else(|| latest(Sitting::is_closed))
            .or_else(|| latest(|_| true))
    }

    /// As it stands, or as it stood at the end of a day.
    pub fn standing(&self, file: &SiteFile, by: By, until: Option<NaiveDate>) -> Option<Standing> {
        let id = self.rubric_of(file, until)?;
        Standing::of((id, self.rubric(id)?), &file.inspections, by, until)
    }

    /// The standing after each inspection that has a score, under its own rubric.
    pub fn series(&self, file: &SiteFile, by: By) -> Vec<Moment> {
        let own = file.inspections.iter().enumerate();
        own.filter(|(_, s)| s.by() == by && s.is_scored())
            .filter_map(|(at, sitting)| {
                let rubric = (sitting.rubric(), self.rubric(sitting.rubric())?);
                let standing = Standing::of(rubric, &file.inspections[..=at], by, None)?;
                Some(Moment {
                    inspection: sitting.id(),
                    on: sitting.on(),
                    by,
                    total: standing.total,
                    most: standing.most,
                    unfinished: self.unfinished_of(sitting),
                })
            })
            .collect()
    }

    /// How far the latest inspection is that counts and is still open.
    pub fn unfinished(&self, file: &SiteFile, by: By) -> Option<Unfinished> {
        let id = self.rubric_of(file, None)?;
        let open = file.open(by).filter(|s| s.rubric() == id && s.is_scored());
        open.and_then(|sitting| self.unfinished_of(sitting))
    }

    fn unfinished_of(&self, sitting: &Sitting) -> Option<Unfinished> {
        let rubric = self.rubric(sitting.rubric())?;
        (!sitting.is_closed()).then(|| Unfinished {
            scored: sitting.scored(),
            items: rubric.items().count() as u32,
        })
    }

    /// What the latest verification changed; none where there is nothing before it under the same rubric.
    pub fn moved(&self, file: &SiteFile) -> Option<Points> {
        let id = self.rubric_of(file, None)?;
        let rubric = (id, self.rubric(id)?);
        let by = By::Verifier;
        let scored = |s: &Sitting| s.by() == by && s.rubric() == id && s.is_scored();
        let last = file.inspections.iter().rposition(scored)?;
        let now = Standing::of(rubric, &file.inspections, by, None)?;
        let before = Standing::of(rubric, &file.inspections[..last], by, None)?;
        Some(now.total - before.total)
    }

    /// What changed in the verified score since the end of a day, under the same rubric.
    pub fn moved_since(&self, file: &SiteFile, day: NaiveDate) -> Option<Points> {
        let now = self.standing(file, By::Verifier, None)?;
        let before = self.standing(file, By::Verifier, Some(day))?;
        (now.rubric == before.rubric).then(|| now.total - before.total)
    }
}
