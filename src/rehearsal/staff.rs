//! The leaders of one village: who they are, where they live, and what makes them fit.

use std::ops::Range;

use super::{
    census::Census,
    home::{Fate, Home, Maker},
    kin::phone,
    layout::Layout,
    places::VillageKind,
    posts::{Filled, Posts},
    quota::Quota,
    terms::{Post, Terms},
    words::{CADRES, COMMUNITY_CADRES},
};
use crate::domain::{PersonFields, Sex, Standing};

/// Nobody born outside these years was asked to lead.
const BORN: std::ops::RangeInclusive<i32> = 1951..=1998;

pub(super) struct Person {
    pub fields: PersonFields,
    /// The household they live in, by place in the census.
    pub home: Option<usize>,
}

pub(super) struct Staff {
    pub people: Vec<Person>,
    pub terms: Terms,
}

impl Staff {
    pub fn elect(
        layout: &Layout,
        quota: &Quota,
        census: &mut Census,
        maker: &mut Maker<'_>,
    ) -> Self {
        let posts = Posts::deal(layout, quota, &mut maker.dice);
        let mut election = Election {
            people: Vec::with_capacity(layout.neighborhoods.len() * 3 / 2),
            terms: Terms::default(),
            census,
            maker,
        };
        let neighbors = election.neighborhoods(layout, quota);
        let cadres = election.sections(layout, &posts, &neighbors);
        election.groups(layout, &posts, &neighbors, &cadres);
        Self {
            people: election.people,
            terms: election.terms,
        }
    }
}

struct Election<'a, 'b> {
    people: Vec<Person>,
    terms: Terms,
    census: &'a mut Census,
    maker: &'a mut Maker<'b>,
}

impl Election<'_, '_> {
    fn neighborhoods(&mut self, layout: &Layout, quota: &Quota) -> Vec<usize> {
        let count = layout.neighborhoods.len();
        let mut order: Vec<usize> = (0..count).collect();
        self.maker.dice.shuffle(&mut order);
        let mut leaders = Vec::with_capacity(count);
        for (n, &lot) in order.iter().enumerate() {
            let near = self.census.begins[n]..self.census.begins[n + 1];
            let leader = self.person(near.clone(), [720, 190, 60]);
            let standing = &mut self.people[leader].fields.standing;
            standing.delegate = self.maker.dice.hits(945);
            leaders.push(leader);
            // The lowest lots are those elected after somebody was made to go.
            let post = Post::Neighborhood(n);
            if lot < quota.replaced {
                let before = self.former(near);
                let dice = &mut self.maker.dice;
                self.terms.replaced(post, before, leader, dice);
            } else if self.maker.dice.hits(42) {
                let before = self.former(near);
                let dice = &mut self.maker.dice;
                self.terms.succeeded(post, before, leader, dice);
            } else if self.maker.dice.hits(13) {
                let next = self.maker.dice.hits(350).then(|| self.former(near));
                let dice = &mut self.maker.dice;
                self.terms.announced(post, leader, next, dice);
            } else {
                self.terms.serving(post, leader, &mut self.maker.dice);
            }
        }
        self.maker.dice.shuffle(&mut order);
        for &n in &order[..quota.party] {
            self.people[leaders[n]].fields.party = true;
        }
        leaders
    }

    /// A delegate who led before or will lead next.
    fn former(&mut self, near: Range<usize>) -> usize {
        let person = self.person(near, [500, 350, 100]);
        self.people[person].fields.standing.delegate = true;
        person
    }

    fn sections(&mut self, layout: &Layout, posts: &Posts, neighbors: &[usize]) -> Vec<usize> {
        let everywhere = 0..self.census.homes.len();
        let titles: &[&str] = match self.maker.kind {
            VillageKind::Rural => &CADRES,
            VillageKind::Community => &COMMUNITY_CADRES,
        };
        let mut leaders = Vec::with_capacity(layout.sections.len());
        for (s, &filled) in posts.sections.iter().enumerate() {
            let leader = match filled {
                Filled::ByNeighborhood(n) => neighbors[n],
                _ => self.person(everywhere.clone(), [480, 330, 60]),
            };
            let dice = &mut self.maker.dice;
            let fields = &mut self.people[leader].fields;
            if dice.hits(970) {
                titles[s % titles.len()].clone_into(&mut fields.standing.cadre);
            }
            // Of neighborhood leaders exactly so many are members; here it is chance.
            fields.party |= filled == Filled::Own && dice.hits(780);
            leaders.push(leader);
            self.fill(Post::Section(s), filled, leader);
        }
        leaders
    }

    fn groups(&mut self, layout: &Layout, posts: &Posts, neighbors: &[usize], cadres: &[usize]) {
        for (g, group) in layout.groups.iter().enumerate() {
            let filled = posts.groups[g];
            let leader = match filled {
                Filled::ByNeighborhood(n) => neighbors[n],
                Filled::BySection => cadres[group.section],
                _ => self.person(self.homes_of(layout, g), [600, 300, 60]),
            };
            let kind = self.maker.kind;
            let dice = &mut self.maker.dice;
            let fields = &mut self.people[leader].fields;
            if dice.hits(960) {
                match kind {
                    VillageKind::Rural => fields.standing.group_head = true,
                    VillageKind::Community => fields.standing.grid_worker = true,
                }
            }
            fields.party |= filled == Filled::Own && dice.hits(340);
            self.fill(Post::Group(g), filled, leader);
        }
    }

    fn fill(&mut self, post: Post, filled: Filled, leader: usize) {
        let dice = &mut self.maker.dice;
        if filled == Filled::Vacant {
            self.terms.vacant(post, leader, dice);
        } else if filled == Filled::Own && dice.hits(30) {
            let everywhere = 0..self.census.homes.len();
            let before = self.person(everywhere, [500, 350, 100]);
            self.terms
                .succeeded(post, before, leader, &mut self.maker.dice);
        } else {
            self.terms.serving(post, leader, dice);
        }
    }

    fn homes_of(&self, layout: &Layout, group: usize) -> Range<usize> {
        let all = &layout.neighborhoods;
        let first = all.partition_point(|n| n.group < group);
        let end = all.partition_point(|n| n.group <= group);
        self.census.begins[first]..self.census.begins[end]
    }

    /// Somebody new. In thousandths: a head who lives near, a relative there, a head from elsewhere;
    /// of the others no household is known.
    fn person(&mut self, near: Range<usize>, [head, relative, elsewhere]: [usize; 3]) -> usize {
        let roll = self.maker.dice.below(1000);
        let found = if roll < head {
            self.head(near.clone())
        } else if roll >= head + relative && roll < head + relative + elsewhere {
            self.head(0..self.census.homes.len())
        } else {
            None
        };
        let (home, fields) = if let Some(home) = found {
            let (next, home_of) = (self.people.len(), &mut self.census.homes[home]);
            home_of.person = Some(next);
            (Some(home), head_fields(home_of))
        } else {
            let home = self.maker.dice.between(near.start, near.end - 1);
            let fields = self.relative(home);
            let lives = self.census.homes[home].fate == Fate::Stays;
            ((lives && roll < head + relative).then_some(home), fields)
        };
        self.people.push(Person { fields, home });
        self.people.len() - 1
    }

    /// A head who is at home, of an age to lead, and has no post yet.
    fn head(&mut self, range: Range<usize>) -> Option<usize> {
        let homes = &self.census.homes;
        let dice = &mut self.maker.dice;
        (0..range.len().min(12)).find_map(|_| {
            let at = dice.between(range.start, range.end - 1);
            let home = &homes[at];
            let free = home.fate == Fate::Stays && home.person.is_none();
            (free && home.is_lived_in() && BORN.contains(&home.born)).then_some(at)
        })
    }

    /// Wife, husband or grown child.
    fn relative(&mut self, home: usize) -> PersonFields {
        let (
            Home {
                born, surname, sex, ..
            },
            dice,
        ) = (&self.census.homes[home], &mut self.maker.dice);
        let register = &self.maker.register;
        let (surname, sex, born) = if born + 26 <= *BORN.end() && dice.hits(450) {
            let sex = dice.weighted(&[(Sex::Male, 70), (Sex::Female, 30)]);
            (*surname, sex, born + 26)
        } else {
            let other = match sex {
                Sex::Male => Sex::Female,
                Sex::Female => Sex::Male,
            };
            (register.other_surname(surname, dice), other, born + 2)
        };
        let born = born.clamp(*BORN.start(), *BORN.end());
        PersonFields {
            name: register.full(surname, sex, born, dice),
            sex: Some(sex),
            birth_year: Some(born),
            phone: phone(dice),
            ..PersonFields::default()
        }
    }
}

fn head_fields(home: &Home) -> PersonFields {
    PersonFields {
        name: home.fields.head.clone(),
        sex: Some(home.sex),
        birth_year: Some(home.born),
        party: false,
        phone: home.fields.phones().next().unwrap_or_default().to_owned(),
        standing: Standing::default(),
        household: None,
    }
}
