//! Invented names: clans by village, given names by generation and sex. No name here belongs to anybody.

use std::collections::HashMap;

use super::{
    dice::Dice,
    places::{Upland, Village, VillageKind},
};
use crate::domain::Sex;

const SURNAMES: &str = include_str!("../../demo_data/surnames.csv");
const GIVEN: &str = include_str!("../../demo_data/given_chars.csv");

/// One head in five shares the full name with another of the village; kept by steering, in thousandths.
const NAMESAKES: usize = 200;

type Weighted = Vec<(&'static str, usize)>;

/// The lists that are compiled in, read once for a county.
pub(super) struct Names {
    lowland: Weighted,
    /// The same surnames, those of the Yao many times heavier.
    upland: Weighted,
    /// By sex and era, then single, first and second character.
    given: [[[Weighted; 3]; 3]; 2],
    /// 字辈: the character that the men of one generation of a clan share.
    generation: Weighted,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    Old,
    Middle,
    Young,
}

impl Era {
    pub fn of(born: i32) -> Self {
        match born {
            ..1960 => Self::Old,
            1960..1980 => Self::Middle,
            _ => Self::Young,
        }
    }
}

impl Names {
    pub fn read() -> Self {
        let mut names = Self {
            lowland: Vec::new(),
            upland: Vec::new(),
            given: Default::default(),
            generation: Vec::new(),
        };
        for row in SURNAMES.lines().skip(1) {
            let cells: Vec<&str> = row.split(',').collect();
            let weight: usize = number(cells[2]);
            let yao = cells[3].split('+').any(|tag| tag == "yao");
            names.lowland.push((cells[0], weight));
            names
                .upland
                .push((cells[0], if yao { weight * 8 } else { weight }));
        }
        for row in GIVEN.lines().skip(1) {
            let cells: Vec<&str> = row.split(',').collect();
            let entry = (cells[0], number(cells[5]));
            let slot = match cells[4] {
                "single" => 0,
                "first" => 1,
                "second" => 2,
                _ => {
                    names.generation.push(entry);
                    continue;
                }
            };
            let era = match cells[3] {
                "1930-1959" => Era::Old,
                "1960-1979" => Era::Middle,
                _ => Era::Young,
            };
            let sex = usize::from(cells[2] == "m");
            names.given[sex][era as usize][slot].push(entry);
        }
        names
    }
}

fn number(cell: &str) -> usize {
    cell.parse().expect("a weight in a compiled-in list")
}

struct Clan {
    surname: &'static str,
    generations: [&'static str; 3],
}

/// The names of one village.
pub(super) struct Register<'a> {
    names: &'a Names,
    surnames: &'a Weighted,
    clans: Vec<Clan>,
    /// Share of the clans among the families, in thousandths.
    clannish: usize,
    /// How many heads bear a name. Asked, never walked: its order is nobody's business.
    borne: HashMap<String, usize>,
    heads: usize,
    sharing: usize,
}

impl<'a> Register<'a> {
    pub fn of(village: &Village, names: &'a Names, dice: &mut Dice) -> Self {
        let surnames = match village.upland {
            Upland::Yao => &names.upland,
            Upland::No => &names.lowland,
        };
        let (number, clannish) = match village.kind {
            VillageKind::Rural => (dice.between(2, 4), dice.between(620, 860)),
            VillageKind::Community => (4, 250),
        };
        let mut clans: Vec<Clan> = Vec::with_capacity(number);
        while clans.len() < number {
            let surname = dice.weighted(surnames);
            if clans.iter().all(|c| c.surname != surname) {
                let generations = std::array::from_fn(|_| dice.weighted(&names.generation));
                clans.push(Clan {
                    surname,
                    generations,
                });
            }
        }
        Self {
            names,
            surnames,
            clans,
            clannish,
            borne: HashMap::new(),
            heads: 0,
            sharing: 0,
        }
    }

    /// A family's surname; clans live together, so the group's clan comes first.
    pub fn surname(&self, group: usize, dice: &mut Dice) -> &'static str {
        if !dice.hits(self.clannish) {
            return dice.weighted(self.surnames);
        }
        let own = if dice.hits(650) {
            group % self.clans.len()
        } else {
            dice.below(self.clans.len())
        };
        self.clans[own].surname
    }

    /// Somebody who marries in or moves here.
    pub fn other_surname(&self, not: &str, dice: &mut Dice) -> &'static str {
        loop {
            let surname = dice.weighted(self.surnames);
            if surname != not {
                return surname;
            }
        }
    }

    pub fn full(&self, surname: &str, sex: Sex, born: i32, dice: &mut Dice) -> String {
        let era = Era::of(born);
        let sex_row = usize::from(sex == Sex::Male);
        let [single, first, second] = &self.names.given[sex_row][era as usize];
        let mut name = String::with_capacity(12);
        name.push_str(surname);
        let clan = self.clans.iter().find(|c| c.surname == surname);
        match clan {
            Some(clan) if sex == Sex::Male && dice.hits(400) => {
                name.push_str(clan.generations[era as usize]);
                name.push_str(dice.weighted(second));
            }
            _ if !single.is_empty() && dice.hits(250) => name.push_str(dice.weighted(single)),
            _ => {
                let one = dice.weighted(first);
                let mut two = dice.weighted(second);
                while two == one {
                    two = dice.weighted(second);
                }
                name.push_str(one);
                name.push_str(two);
            }
        }
        name
    }

    /// Whether the next head had better be a namesake, so that the village keeps its share of them.
    pub fn wants_namesake(&self, dice: &mut Dice) -> bool {
        self.heads > 60 && self.sharing * 1000 < NAMESAKES * self.heads && dice.hits(600)
    }

    /// Three of one name are rare, so a name that two bear is seldom lent again.
    pub fn lends(&self, name: &str, dice: &mut Dice) -> bool {
        self.borne.get(name) == Some(&1) || dice.hits(100)
    }

    /// A head's name: drawn again while it would make namesakes where there are enough.
    pub fn head(&self, surname: &str, sex: Sex, born: i32, dice: &mut Dice) -> String {
        let mut name = self.full(surname, sex, born, dice);
        for _ in 0..6 {
            let enough = self.sharing * 1000 >= NAMESAKES * (self.heads + 1);
            if !enough || !self.borne.contains_key(&name) {
                break;
            }
            name = self.full(surname, sex, born, dice);
        }
        name
    }

    /// Counts a head who lives here.
    pub fn enter(&mut self, name: &str) {
        self.heads += 1;
        let borne = self.borne.entry(name.to_owned()).or_default();
        *borne += 1;
        self.sharing += match *borne {
            1 => 0,
            2 => 2,
            _ => 1,
        };
    }
}
