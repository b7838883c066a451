//! Roll-ups of one unit: what stands below it, counted once.

use crate::domain::{Bounds, Breach, Level, stands_out};

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
    /// Neighborhoods outside the bounds of the county.
    pub breaches: u32,
    /// Of those, the ones with more.
    pub too_large: u32,
    /// Households whose neighborhood has no leader.
    pub unled: u32,
    /// Households that have the contact card, and those in the chat group.
    pub cards: u32,
    pub chats: u32,
    /// Households that count and have no phone.
    pub no_phone: u32,
}

impl Figures {
    pub fn units(&self, level: Level) -> u32 {
        self.units[level as usize]
    }

    pub fn all_posts(&self) -> u32 {
        self.posts.iter().sum()
    }

    pub fn vacancies(&self) -> u32 {
        self.all_posts() - self.posts_serving()
    }

    /// Whether vacancies are so common here that it stands out from the whole it belongs to.
    pub fn is_worst_in_vacancies(&self, whole: &Self) -> bool {
        stands_out(
            (self.vacancies(), self.all_posts()),
            (whole.vacancies(), whole.all_posts()),
        )
    }

    /// The same of neighborhoods outside 5–15.
    pub fn is_worst_in_breaches(&self, whole: &Self) -> bool {
        let of = |figures: &Self| (figures.breaches, figures.units(Level::Neighborhood));
        stands_out(of(self), of(whole))
    }

    pub fn posts_serving(&self) -> u32 {
        self.serving.iter().sum()
    }

    pub(super) fn count_unit(&mut self, level: Level) {
        self.units[level as usize] += 1;
    }

    /// What its households come to, of one neighborhood.
    pub(super) fn count_neighborhood(&mut self, is_led: bool, bounds: Bounds) {
        let breach = bounds.breach(self.households);
        self.breaches = u32::from(breach.is_some());
        self.too_large = u32::from(matches!(breach, Some(Breach::TooMany { .. })));
        self.unled = if is_led { 0 } else { self.households };
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
        self.too_large += other.too_large;
        self.unled += other.unled;
        self.cards += other.cards;
        self.chats += other.chats;
        self.no_phone += other.no_phone;
    }
}
