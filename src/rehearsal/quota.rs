//! Shares the county's published totals out among its villages, to the unit. Always for the whole county,
//! so that a cut has the figures that part has in the county.

use super::{
    dice::Dice,
    pilots::Pilot,
    places::{County, Township, Upland, Village, VillageKind},
    turnout::{QUARTERS, share_out},
};

const NEIGHBORHOODS: usize = 8328;
const HOUSEHOLDS: usize = 102_700;
const PARTY_MEMBERS: usize = 3333;
/// No totals of these were published; about 4.3 and 12.7 a village carry the more than 12,000 leaders.
const SECTIONS: usize = 950;
const GROUPS: usize = 2830;
const VACANCIES: usize = 64;
const SECOND_POSTS: usize = 36;
const TOO_MANY: usize = 25;
const TOO_FEW: usize = 11;
const DOUBLES: usize = 42;
/// 劝辞 and 罢免, each followed by a by-election: the part of the 138 adjustments that shows in terms.
const REPLACED: usize = 47;

/// Contact cards of a thousand households, elsewhere and at the demonstration sites.
const CARDS: usize = 930;
const CARDS_OF_SITES: usize = 990;

/// What one village has to hold.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quota {
    pub neighborhoods: usize,
    pub households: usize,
    pub sections: usize,
    pub groups: usize,
    /// Party members among the neighborhood leaders.
    pub party: usize,
    /// Posts of section and group leaders that nobody fills.
    pub vacancies: usize,
    /// Posts filled by somebody who has one already.
    pub second_posts: usize,
    pub too_many: usize,
    pub too_few: usize,
    /// Households that look like another one in the village, entered twice.
    pub doubles: usize,
    /// Neighborhood leaders persuaded to go or dismissed, with one elected in their place.
    pub replaced: usize,
    /// Of a thousand households, so many have a contact card.
    pub cards: usize,
    /// Attendances at trainings of each quarter.
    pub turnout: [usize; QUARTERS],
}

/// One quota per village, in the order of the list.
pub(super) fn quotas(county: &County) -> Vec<Quota> {
    let code = county.place.code;
    let mut dice = Dice::of(code, "quotas");
    let sizes: Vec<usize> = county
        .villages()
        .map(|(township, village)| size(township, village) * dice.between(60, 140))
        .collect();
    let neighborhoods = share(NEIGHBORHOODS, 9, &sizes);
    let mut uneven = |least: usize, most: usize| -> Vec<usize> {
        let by = |n: &usize| n * dice.between(least, most);
        neighborhoods.iter().map(by).collect()
    };
    let (wide, red) = (uneven(50, 150), uneven(60, 140));
    // Eleven households to every neighborhood first; what is left makes the villages differ.
    let more = share(HOUSEHOLDS - 11 * NEIGHBORHOODS, 0, &wide);
    let party = share(PARTY_MEMBERS, 0, &red);
    let sections = share(SECTIONS, 2, &neighborhoods);
    let groups = share(GROUPS, 4, &neighborhoods);
    let mut quotas: Vec<Quota> = (0..neighborhoods.len())
        .map(|i| Quota {
            neighborhoods: neighborhoods[i],
            households: 11 * neighborhoods[i] + more[i],
            sections: sections[i],
            groups: groups[i],
            party: party[i],
            cards: CARDS,
            ..Quota::default()
        })
        .collect();
    let mut scatter = |purpose, times, field: fn(&mut Quota) -> &mut usize| {
        let mut dice = Dice::of(code, purpose);
        for _ in 0..times {
            let at = dice.below(quotas.len());
            *field(&mut quotas[at]) += 1;
        }
    };
    scatter("vacancies", VACANCIES, |q| &mut q.vacancies);
    scatter("second posts", SECOND_POSTS, |q| &mut q.second_posts);
    scatter("too many", TOO_MANY, |q| &mut q.too_many);
    scatter("too few", TOO_FEW, |q| &mut q.too_few);
    scatter("doubles", DOUBLES, |q| &mut q.doubles);
    scatter("replaced", REPLACED, |q| &mut q.replaced);
    share_out(county, &mut quotas);
    for (quota, (township, village)) in quotas.iter_mut().zip(county.villages()) {
        if Pilot::of(township.place.name).is_some_and(|p| p.village == village.place.name) {
            quota.cards = CARDS_OF_SITES;
        }
    }
    quotas
}

/// How large villages of its kind are, in hundredths of the usual one.
fn size(township: &Township, village: &Village) -> usize {
    let seat = township.place.name == "塔峰镇";
    match (village.kind, village.upland) {
        (_, Upland::Yao) => 52,
        (VillageKind::Community, _) if seat => 170,
        (VillageKind::Community, _) => 130,
        (VillageKind::Rural, _) if seat => 104,
        (VillageKind::Rural, _) => 96,
    }
}

/// `total` in whole parts: `least` to everybody, the rest by weight, largest remainders first.
pub(super) fn share(total: usize, least: usize, weights: &[usize]) -> Vec<usize> {
    let rest = total - least * weights.len();
    let sum: usize = weights.iter().sum();
    let mut parts: Vec<usize> = weights.iter().map(|w| least + rest * w / sum).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(rest * weights[i] % sum));
    let missing = total - parts.iter().sum::<usize>();
    for &i in &order[..missing] {
        parts[i] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_and_nobody_gets_less_than_the_least() {
        let parts = share(100, 3, &[1, 1, 1, 50, 7]);
        assert_eq!(parts.iter().sum::<usize>(), 100);
        assert!(parts.iter().all(|&p| p >= 3));
        assert!(parts[3] > parts[4]);
    }

    #[test]
    fn every_village_can_hold_its_quota() {
        for q in quotas(&County::read()) {
            assert!(
                q.sections <= q.groups && q.groups <= q.neighborhoods,
                "{q:?}"
            );
            assert!(q.party <= q.neighborhoods, "{q:?}");
            let (few, most) = (11 * q.neighborhoods, 14 * q.neighborhoods);
            assert!((few..=most).contains(&q.households), "{q:?}");
            let marked = q.too_many + q.too_few + q.replaced + q.second_posts;
            assert!(marked * 2 < q.neighborhoods, "{q:?}");
            assert!(q.vacancies + q.second_posts < q.groups, "{q:?}");
        }
    }
}
