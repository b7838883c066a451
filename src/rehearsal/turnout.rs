//! Shares the county's attendances out among its villages and quarters, to the unit. Always for the whole county,
//! so that a cut has what that part has in the county.

use super::{
    dice::Dice,
    places::{County, Township},
    quota::{Quota, share},
};

/// Marks present or late, since the first quarter below.
const ATTENDANCES: usize = 17_000;

/// 2023Q3, 2023Q4, 2024Q1: the quarters in which trainings were held.
pub(super) const QUARTERS: usize = 3;

/// Townships that held no session in a quarter.
const GAPS: [(&str, usize); 4] = [
    ("湘江源瑶族乡", 1),
    ("祠堂圩镇", 2),
    ("大桥瑶族乡", 2),
    ("荆竹瑶族乡", 2),
];

pub(super) fn holds(township: &Township, quarter: usize) -> bool {
    !GAPS.contains(&(township.place.name, quarter))
}

pub(super) fn share_out(county: &County, quotas: &mut [Quota]) {
    let mut dice = Dice::of(county.place.code, "turnout");
    let mut weights = Vec::with_capacity(quotas.len() * QUARTERS);
    let mut next = quotas.iter();
    for township in &county.townships {
        // How many of a hundred came, quarter by quarter.
        let came: [usize; QUARTERS] = [
            dice.between(58, 84),
            dice.between(60, 86),
            dice.between(54, 88),
        ];
        for quota in next.by_ref().take(township.villages.len()) {
            for (quarter, came) in came.into_iter().enumerate() {
                let held = usize::from(holds(township, quarter));
                weights.push(held * quota.neighborhoods * came * dice.between(92, 108));
            }
        }
    }
    let shares = share(ATTENDANCES, 0, &weights);
    for (quota, came) in quotas.iter_mut().zip(shares.chunks_exact(QUARTERS)) {
        quota.turnout.copy_from_slice(came);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rehearsal::quota::quotas;

    #[test]
    fn no_village_has_more_attendances_than_leaders() {
        let quotas = quotas(&County::read());
        let all: usize = quotas.iter().flat_map(|q| q.turnout).sum();
        assert_eq!(all, ATTENDANCES);
        for quota in quotas {
            assert!(quota.turnout.iter().all(|&n| n <= quota.neighborhoods));
        }
    }
}
