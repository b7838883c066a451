//! Which posts of a village are filled by whom: most by somebody of their own, some by a leader of another post, some by nobody.

use super::{dice::Dice, layout::Layout, quota::Quota};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filled {
    Own,
    Vacant,
    /// By the leader of that neighborhood, who lives there.
    ByNeighborhood(usize),
    /// By the leader of the section above.
    BySection,
}

/// The posts of sections and groups. Every neighborhood has a leader of its own.
pub(super) struct Posts {
    pub sections: Vec<Filled>,
    pub groups: Vec<Filled>,
}

impl Posts {
    pub fn deal(layout: &Layout, quota: &Quota, dice: &mut Dice) -> Self {
        let mut posts = Self {
            sections: vec![Filled::Own; layout.sections.len()],
            groups: vec![Filled::Own; layout.groups.len()],
        };
        for _ in 0..quota.vacancies {
            posts.vacate(dice);
        }
        let mut left = quota.second_posts;
        while left > 0 {
            left -= posts.share_one(layout, left, dice);
        }
        posts
    }

    /// Sections are led by cadres, who are there; what is vacant is mostly a group.
    fn vacate(&mut self, dice: &mut Dice) {
        let posts = if dice.hits(120) {
            &mut self.sections
        } else {
            &mut self.groups
        };
        let at = dice.below(posts.len());
        if posts[at] == Filled::Own {
            posts[at] = Filled::Vacant;
        } else {
            self.vacate(dice);
        }
    }

    /// Gives one or two posts to somebody who has one already; tells how many.
    fn share_one(&mut self, layout: &Layout, left: usize, dice: &mut Dice) -> usize {
        let group = dice.below(self.groups.len());
        if self.groups[group] != Filled::Own {
            return 0;
        }
        let section = layout.groups[group].section;
        let mut neighborhoods = layout.neighborhoods.iter();
        let first = neighborhoods.position(|n| n.group == group);
        let neighbor = Filled::ByNeighborhood(first.expect("no group is empty"));
        let cadre = self.sections[section] == Filled::Own;
        if cadre && left >= 2 && dice.hits(400) {
            // 片长兼组长兼邻长
            self.sections[section] = neighbor;
            self.groups[group] = neighbor;
            return 2;
        }
        self.groups[group] = if cadre && dice.hits(400) {
            Filled::BySection
        } else {
            neighbor
        };
        1
    }
}
