//! The households of one village: who lives beside whom, at which number, in which house.

use super::{
    dice::Dice,
    home::{Fate, Home, Maker},
    layout::{Group, Layout, Site},
    quota::Quota,
    words::ESTATES,
};
use crate::domain::Address;

pub(super) struct Census {
    /// Neighborhood after neighborhood.
    pub homes: Vec<Home>,
    /// Names of the neighborhoods; some are named for a building.
    pub names: Vec<String>,
    /// Where the homes of each neighborhood begin; one more at the end.
    pub begins: Vec<usize>,
}

impl Census {
    pub fn take(layout: &Layout, quota: &Quota, maker: &mut Maker<'_>) -> Self {
        let mut census = Self {
            homes: Vec::with_capacity(quota.households * 21 / 20),
            names: Vec::with_capacity(quota.neighborhoods),
            begins: Vec::with_capacity(quota.neighborhoods + 1),
        };
        let mut streets = Streets::default();
        let mut within = 0;
        for (n, neighborhood) in layout.neighborhoods.iter().enumerate() {
            let group = neighborhood.group;
            within = match n.checked_sub(1) {
                Some(before) if layout.neighborhoods[before].group == group => within + 1,
                _ => 1,
            };
            census.begins.push(census.homes.len());
            for fate in fates(neighborhood.target, &mut maker.dice) {
                census.settle(n, group, fate, maker);
            }
            let first = census.begins[n];
            let name = streets.house(
                &layout.groups[group],
                &mut census.homes[first..],
                &mut maker.dice,
            );
            census
                .names
                .push(name.unwrap_or_else(|| format!("第{within}邻")));
        }
        census.begins.push(census.homes.len());
        census.enter_twice(quota.doubles, &mut maker.dice);
        census
    }

    fn settle(&mut self, neighborhood: usize, group: usize, fate: Fate, maker: &mut Maker<'_>) {
        let namesake = maker.register.wants_namesake(&mut maker.dice);
        let model = namesake.then(|| maker.dice.below(self.homes.len()));
        let model = model.map(|at| &self.homes[at]);
        let model = model.filter(|m| maker.register.lends(&m.fields.head, &mut maker.dice));
        let home = maker.home(neighborhood, group, fate, model);
        self.homes.push(home);
    }

    /// Likely doubles: the same head with the same phone in another neighborhood.
    fn enter_twice(&mut self, times: usize, dice: &mut Dice) {
        let mut left = times;
        while left > 0 {
            let (from, to) = (dice.below(self.homes.len()), dice.below(self.homes.len()));
            let (model, double) = (&self.homes[from], &self.homes[to]);
            let apart = model.neighborhood != double.neighborhood;
            let quiet = model.fate == Fate::Stays && double.fate == Fate::Stays;
            if !apart || !quiet || double.fields.contacts.is_empty() {
                continue;
            }
            let Some(contact) = model.fields.contacts.first().cloned() else {
                continue;
            };
            let (sex, born, surname) = (model.sex, model.born, model.surname);
            let double = &mut self.homes[to];
            double.fields.head.clone_from(&contact.name);
            double.fields.contacts[0] = contact;
            (double.sex, double.born, double.surname) = (sex, born, surname);
            double.fields.care.clear();
            left -= 1;
        }
    }
}

/// One fate per household, so that `target` of them count after everything has happened.
fn fates(target: usize, dice: &mut Dice) -> Vec<Fate> {
    let mut fates = vec![Fate::Stays; target];
    for _ in 0..dice.weighted(&[(0, 86), (1, 12), (2, 2)]) {
        fates.insert(dice.below(fates.len()), Fate::Stands);
    }
    if dice.hits(32) {
        fates.insert(dice.below(fates.len()), Fate::Leaves);
    }
    if dice.hits(24) {
        let at = dice.below(fates.len());
        if fates[at] == Fate::Stays {
            fates[at] = Fate::ChangesHead;
        }
    }
    // A split adds one that counts, a merger takes away one that was too many.
    match dice.below(1000) {
        0..8 => {
            fates.remove(staying(&fates));
            let at = staying(&fates);
            fates[at] = Fate::Splits;
        }
        8..14 => {
            let at = staying(&fates);
            fates[at] = Fate::Receives;
            fates.insert(at + 1, Fate::Merges);
        }
        _ => {}
    }
    fates
}

fn staying(fates: &[Fate]) -> usize {
    let at = fates.iter().position(|&fate| fate == Fate::Stays);
    at.expect("the smallest neighborhood has three households")
}

/// House numbers given so far along hamlets and streets, and entrances in estates.
#[derive(Default)]
struct Streets {
    rows: Vec<(String, usize)>,
    estates: Vec<(usize, usize)>,
}

/// Entrances of one building.
const ENTRANCES: usize = 4;

impl Streets {
    /// Gives every home its address and number; the neighborhood's own name if it has a building's.
    fn house(&mut self, group: &Group, homes: &mut [Home], dice: &mut Dice) -> Option<String> {
        let mut number = 0;
        for home in homes.iter_mut() {
            // A household that left in an earlier year has taken its number along.
            number += if dice.hits(15) { 2 } else { 1 };
            home.number = number;
        }
        match &group.site {
            Site::Row(row) => {
                let next = counter(&mut self.rows, row);
                for home in homes {
                    *next += dice.weighted(&[(1, 80), (2, 15), (3, 5)]);
                    home.fields.address.text = format!("{row}{next}号");
                }
                None
            }
            Site::Estate(estate) => Some(into_building(
                *estate,
                counter(&mut self.estates, estate),
                homes,
            )),
        }
    }
}

fn counter<'a, K: PartialEq + Clone>(counters: &'a mut Vec<(K, usize)>, key: &K) -> &'a mut usize {
    let at = counters.iter().position(|(k, _)| k == key);
    let at = at.unwrap_or_else(|| {
        counters.push((key.clone(), 0));
        counters.len() - 1
    });
    &mut counters[at].1
}

/// Two flats on a floor, one entrance or two side by side in the same building.
fn into_building(estate: usize, next: &mut usize, homes: &mut [Home]) -> String {
    let entrances = if homes.len() > 10 { 2 } else { 1 };
    if *next % ENTRANCES + entrances > ENTRANCES {
        *next += ENTRANCES - *next % ENTRANCES;
    }
    let (building, first) = (*next / ENTRANCES + 1, *next % ENTRANCES + 1);
    *next += entrances;
    let per_entrance = homes.len().div_ceil(entrances);
    for (i, home) in homes.iter_mut().enumerate() {
        let (entrance, flat) = (first + i / per_entrance, i % per_entrance);
        home.fields.address = Address {
            estate: ESTATES[estate].to_owned(),
            building: building.to_string(),
            entrance: entrance.to_string(),
            room: ((flat / 2 + 1) * 100 + flat % 2 + 1).to_string(),
            ..Address::default()
        };
    }
    let estate = ESTATES[estate];
    if entrances == 1 {
        format!("{estate}{building}栋{first}单元")
    } else {
        format!("{estate}{building}栋{first}-{}单元", first + 1)
    }
}
