//! Roll-ups of one unit: what stands below it, counted once.

use crate::domain::{Breach, Level, breach};

/// Counts over a unit's subtree, the unit itself included. Retired things are in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// By [`Level`], from the county down.
    units: [u32; 6],
    pub households: u32,
    pub people: u32,
    /// Households with special care (重点户).
    pub care: u32,
    /// Posts there are and posts filled, by rank: section, group, neighborhood.
    pub posts: [u32; 3],
    pub serving: [u32; 3],
    /// Persons who hold at least one of those posts.
    pub leaders: u32,
    /// Party members among the neighborhood leaders.
    pub party: u32,
    /// Neighborhoods outside 5–15.
    pub breaches: u32,
    /// Households that count and have no phone.
    pub no_phone: u32,
}

impl Figures {
    pub fn units(&self, level: Level) -> u32 {
        self.units[level as usize]
    }

    pub fn vacancies(&self) -> u32 {
        self.posts.iter().sum::<u32>() - self.serving.iter().sum::<u32>()
    }

    pub fn posts_serving(&self) -> u32 {
        self.serving.iter().sum()
    }

    /// The breach of 5–15 of one neighborhood whose figures these are.
    pub fn breach(&self) -> Option<Breach> {
        breach(self.households)
    }

    pub(super) fn count_unit(&mut self, level: Level) {
        self.units[level as usize] += 1;
    }

    /// Adds everything but `leaders`, which counts persons and is no sum.
    pub(super) fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.units.iter_mut().zip(other.units) {
            *mine += theirs;
        }
        for rank in 0..3 {
            self.posts[rank] += other.posts[rank];
            self.serving[rank] += other.serving[rank];
        }
        self.households += other.households;
        self.people += other.people;
        self.care += other.care;
        self.party += other.party;
        self.breaches += other.breaches;
        self.no_phone += other.no_phone;
    }
}
