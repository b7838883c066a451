//! How a village is cut into sections, groups and neighborhoods, what they are called, and how many households each gets.

use super::{
    dice::Dice,
    places::{Village, VillageKind},
    quota::{Quota, share},
    words::{ESTATES, HAMLET_BACK, HAMLET_FRONT, STREETS},
};
use crate::domain::Bounds;

pub(super) struct Layout {
    /// Sections by name.
    pub sections: Vec<String>,
    pub groups: Vec<Group>,
    pub neighborhoods: Vec<Neighborhood>,
}

pub(super) struct Group {
    pub section: usize,
    pub name: String,
    pub site: Site,
}

/// Where the houses of a group stand.
#[derive(Clone)]
pub(super) enum Site {
    /// House numbers count through the hamlet or the street.
    Row(String),
    /// Entrances of buildings count through the estate.
    Estate(usize),
}

pub(super) struct Neighborhood {
    pub group: usize,
    /// Households that count once everything has happened.
    pub target: usize,
}

impl Layout {
    pub fn of(village: &Village, quota: &Quota, dice: &mut Dice) -> Self {
        let per_section = uneven(quota.groups, quota.sections, dice);
        let per_group = uneven(quota.neighborhoods, quota.groups, dice);
        let style = Style::of(village, dice);
        let mut hamlets = Hamlets::default();
        let sections = (1..=quota.sections)
            .map(|n| match style {
                Style::Hamlets => format!("{}片", hamlets.next(dice)),
                _ => format!("第{n}片"),
            })
            .collect();
        let mut groups = Vec::with_capacity(quota.groups);
        for (section, &count) in per_section.iter().enumerate() {
            for _ in 0..count {
                let n = groups.len() + 1;
                groups.push(style.group(section, n, &mut hamlets, dice));
            }
        }
        let targets = targets(quota, dice);
        let of_group = per_group
            .iter()
            .enumerate()
            .flat_map(|(group, &count)| std::iter::repeat_n(group, count));
        let neighborhoods = of_group
            .zip(targets)
            .map(|(group, target)| Neighborhood { group, target })
            .collect();
        Self {
            sections,
            groups,
            neighborhoods,
        }
    }
}

/// Whole parts of about the same size, none of them empty.
fn uneven(total: usize, parts: usize, dice: &mut Dice) -> Vec<usize> {
    let weights: Vec<usize> = (0..parts).map(|_| dice.between(60, 140)).collect();
    share(total, 1, &weights)
}

/// Households per neighborhood: within the rule, except for the breaches that are there to be found.
fn targets(quota: &Quota, dice: &mut Dice) -> Vec<usize> {
    let Bounds { fewest, most } = Bounds::ARTICLE;
    let (few, most) = (fewest as usize, most as usize);
    let mut targets: Vec<usize> = (0..quota.neighborhoods)
        .map(|i| {
            if i < quota.too_many {
                dice.between(most + 1, most + 3)
            } else if i < quota.too_many + quota.too_few {
                dice.between(few - 2, few - 1)
            } else if dice.hits(60) {
                dice.between(few, 8)
            } else {
                dice.between(9, most)
            }
        })
        .collect();
    let breaches = quota.too_many + quota.too_few;
    let mut sum: usize = targets.iter().sum();
    while sum != quota.households {
        let at = dice.between(breaches, targets.len() - 1);
        if sum < quota.households && targets[at] < most {
            targets[at] += 1;
            sum += 1;
        } else if sum > quota.households && targets[at] > few {
            targets[at] -= 1;
            sum -= 1;
        }
    }
    dice.shuffle(&mut targets);
    targets
}

/// How the units of a village are named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Numbers,
    Hamlets,
    /// The first of the estates and streets that this community is made of.
    Grids(usize),
}

/// Estates or streets of one community.
const SITES: usize = 4;

impl Style {
    fn of(village: &Village, dice: &mut Dice) -> Self {
        match village.kind {
            VillageKind::Community => Self::Grids(dice.below(ESTATES.len())),
            VillageKind::Rural if dice.hits(280) => Self::Hamlets,
            VillageKind::Rural => Self::Numbers,
        }
    }

    fn group(self, section: usize, n: usize, hamlets: &mut Hamlets, dice: &mut Dice) -> Group {
        let (name, site) = match self {
            Self::Numbers => (format!("{n}组"), Site::Row(hamlets.next(dice))),
            Self::Hamlets => {
                let hamlet = hamlets.next(dice);
                (format!("{hamlet}组"), Site::Row(hamlet))
            }
            Self::Grids(first) => {
                let at = first + dice.below(SITES);
                let site = if dice.hits(350) {
                    Site::Row(STREETS[at % STREETS.len()].to_owned())
                } else {
                    Site::Estate(at % ESTATES.len())
                };
                (format!("第{n}网格"), site)
            }
        };
        Group {
            section,
            name,
            site,
        }
    }
}

/// Gives every name once in a village.
#[derive(Default)]
struct Hamlets(Vec<(usize, usize)>);

impl Hamlets {
    fn next(&mut self, dice: &mut Dice) -> String {
        loop {
            let pair = (
                dice.below(HAMLET_FRONT.len()),
                dice.below(HAMLET_BACK.len()),
            );
            if !self.0.contains(&pair) {
                self.0.push(pair);
                return format!("{}{}", HAMLET_FRONT[pair.0], HAMLET_BACK[pair.1]);
            }
        }
    }
}
