//! What is wrong with a rubric, and where: found once here, for the page on which it is edited and for files.

use super::{Band, Curve, Item, Method, Points, RubricBlock, RubricFields, Scoring, Tenths};
use crate::domain::{
    LONGEST_NAME, LONGEST_NOTE, holds_id_number,
    text::{self, Breaks},
};

/// Blocks and items are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RubricFault {
    pub block: Option<usize>,
    pub item: Option<usize>,
    pub wrong: RubricWrong,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RubricWrong {
    NoName,
    /// A text holds the number of an ID card.
    IdNumber,
    TooLong {
        most: usize,
    },
    NoBlocks,
    NoItems,
    TooMany {
        most: usize,
    },
    /// Nothing, less than nothing, or more than anybody gives.
    Points(Points),
    /// The items of a block don't add up to what it declares.
    BlockSum {
        declared: Points,
        sum: Points,
    },
    /// The blocks don't add up to what the rubric declares.
    Total {
        declared: Points,
        sum: Points,
    },
    /// A pass line above the block's points.
    PassLine {
        pass: Points,
        points: Points,
    },
    NoNumber,
    SameNumber {
        no: u16,
    },
    NoBands,
    /// Two bands hold the same value.
    BandsOverlap {
        at: Tenths,
    },
    /// Values between two bands belong to neither.
    BandsGap {
        from: Tenths,
        to: Tenths,
    },
    BandBackwards {
        from: Tenths,
        to: Tenths,
    },
    /// A band brings more than the item.
    BandBeyond {
        points: Points,
        most: Points,
    },
    /// No band brings all the item's points.
    BandsShort {
        best: Points,
        most: Points,
    },
    /// Each must bring or cost something.
    Each(Points),
    /// The first occurrence would already end below the floor.
    BelowFloor {
        each: Points,
        points: Points,
    },
    /// A line that doesn't rise within 0–100.
    Slope {
        from: Tenths,
        to: Tenths,
    },
}

const MOST_BLOCKS: usize = 12;
const MOST_ITEMS: usize = 200;
const MOST_BANDS: usize = 20;
const MOST_POINTS: Points = Points::whole(10_000);
const LONGEST_ITEM: usize = 200;

struct Look {
    faults: Vec<RubricFault>,
    block: Option<usize>,
    item: Option<usize>,
}

impl RubricFields {
    /// Cleans the texts and says everything that is wrong.
    pub fn check(&mut self) -> Vec<RubricFault> {
        let mut look = Look {
            faults: Vec::new(),
            block: None,
            item: None,
        };
        look.name(&mut self.title, LONGEST_NAME);
        text::keep(&mut self.note, LONGEST_NOTE, Breaks::Note);
        look.length(&self.note, LONGEST_NOTE);
        if self.blocks.is_empty() {
            look.fault(RubricWrong::NoBlocks);
        } else if self.blocks.len() > MOST_BLOCKS {
            // What is in so many is not worth a look.
            look.fault(RubricWrong::TooMany { most: MOST_BLOCKS });
            return look.faults;
        } else if self.items().count() > MOST_ITEMS {
            look.fault(RubricWrong::TooMany { most: MOST_ITEMS });
            return look.faults;
        }
        let mut numbers = Vec::new();
        for (n, block) in self.blocks.iter_mut().enumerate() {
            look.block = Some(n);
            look.block(block, &mut numbers);
        }
        look.block = None;
        let (declared, sum) = (self.total, self.blocks.iter().map(|b| b.points).sum());
        if declared != sum {
            look.fault(RubricWrong::Total { declared, sum });
        }
        look.faults
    }
}

impl Look {
    fn fault(&mut self, wrong: RubricWrong) {
        let (block, item) = (self.block, self.item);
        self.faults.push(RubricFault { block, item, wrong });
    }

    fn name(&mut self, name: &mut String, most: usize) {
        text::keep(name, most, Breaks::Line);
        if name.is_empty() {
            self.fault(RubricWrong::NoName);
        }
        self.length(name, most);
    }

    fn length(&mut self, words: &str, most: usize) {
        if words.chars().count() > most {
            self.fault(RubricWrong::TooLong { most });
        }
        if holds_id_number(words) {
            self.fault(RubricWrong::IdNumber);
        }
    }

    fn points(&mut self, points: Points) {
        if points <= Points::ZERO || points > MOST_POINTS {
            self.fault(RubricWrong::Points(points));
        }
    }

    fn block(&mut self, block: &mut RubricBlock, numbers: &mut Vec<u16>) {
        self.name(&mut block.name, LONGEST_NAME);
        self.points(block.points);
        let (points, pass) = (block.points, block.pass.unwrap_or(block.points));
        if pass <= Points::ZERO && block.pass.is_some() || pass > points {
            self.fault(RubricWrong::PassLine { pass, points });
        }
        if block.items.is_empty() {
            return self.fault(RubricWrong::NoItems);
        }
        for (n, item) in block.items.iter_mut().enumerate() {
            self.item = Some(n);
            self.one(item);
            if item.no == 0 {
                self.fault(RubricWrong::NoNumber);
            } else if numbers.contains(&item.no) {
                self.fault(RubricWrong::SameNumber { no: item.no });
            }
            numbers.push(item.no);
        }
        self.item = None;
        let sum = block.items.iter().map(|item| item.points).sum();
        if points != sum {
            let declared = points;
            self.fault(RubricWrong::BlockSum { declared, sum });
        }
    }

    fn one(&mut self, item: &mut Item) {
        self.name(&mut item.name, LONGEST_ITEM);
        self.points(item.points);
        if let Method::Other(method) = &mut item.method {
            self.name(method, LONGEST_NAME);
        }
        let points = item.points;
        match &mut item.scoring {
            Scoring::Typed | Scoring::YesNo => {}
            Scoring::Count { each } => self.each(*each),
            Scoring::Deduct { each, floor } => {
                let each = *each;
                self.each(each);
                if *floor == super::Floor::Zero && each > points {
                    self.fault(RubricWrong::BelowFloor { each, points });
                }
            }
            Scoring::Bands(bands)
            | Scoring::Computed {
                curve: Curve::Bands(bands),
                ..
            } => self.bands(bands, points),
            Scoring::Computed {
                curve: Curve::Linear { from, to },
                ..
            } => {
                let (from, to) = (*from, *to);
                if from < Tenths::ZERO || to <= from || to > Tenths::whole(100) {
                    self.fault(RubricWrong::Slope { from, to });
                }
            }
        }
    }

    fn each(&mut self, each: Points) {
        if each <= Points::ZERO || each > MOST_POINTS {
            self.fault(RubricWrong::Each(each));
        }
    }

    /// Best first, as people write them.
    fn bands(&mut self, bands: &mut [Band], most: Points) {
        if bands.is_empty() {
            return self.fault(RubricWrong::NoBands);
        }
        if bands.len() > MOST_BANDS {
            return self.fault(RubricWrong::TooMany { most: MOST_BANDS });
        }
        bands.sort_by_key(|band| std::cmp::Reverse(band.from));
        for band in bands.iter() {
            let Band { from, to, points } = *band;
            if from < Tenths::ZERO {
                let to = to.unwrap_or(from);
                self.fault(RubricWrong::BandBackwards { from, to });
            }
            if let Some(to) = to.filter(|&to| to < from) {
                self.fault(RubricWrong::BandBackwards { from, to });
            }
            if points < Points::ZERO || points > most {
                self.fault(RubricWrong::BandBeyond { points, most });
            }
        }
        for pair in bands.windows(2) {
            let (above, below) = (pair[0].from, pair[1]);
            let end = below.to.unwrap_or(below.from);
            if end >= above {
                self.fault(RubricWrong::BandsOverlap { at: above });
            } else if below.to.is_some() && above - end > Tenths::whole(1) {
                self.fault(RubricWrong::BandsGap {
                    from: end,
                    to: above,
                });
            }
        }
        let best = bands.iter().map(|band| band.points).max();
        if let Some(best) = best.filter(|&best| best < most) {
            self.fault(RubricWrong::BandsShort { best, most });
        }
    }
}
