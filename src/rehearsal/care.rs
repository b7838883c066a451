//! Which households need special care, whom it concerns and who looks after them. All of it invented.

use chrono::NaiveDate;

use super::{
    day,
    dice::Dice,
    names::{Era, Register},
};
use crate::domain::{CareEntry, CareId, Sex};

/// Households in a thousand with special care.
const SHARE: usize = 118;

/// Places in the example list of categories, which the county is given in that order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    LeftBehind = 0,
    Alone = 1,
    Destitute = 2,
    LowIncome = 3,
    Monitored = 4,
    Disabled = 5,
    Ill = 6,
    Other = 7,
}

const OF_THE_OLD: [(Need, usize); 8] = [
    (Need::Alone, 40),
    (Need::LowIncome, 18),
    (Need::Destitute, 12),
    (Need::LeftBehind, 12),
    (Need::Disabled, 12),
    (Need::Ill, 10),
    (Need::Monitored, 5),
    (Need::Other, 3),
];
const OF_OTHERS: [(Need, usize); 6] = [
    (Need::LeftBehind, 45),
    (Need::LowIncome, 20),
    (Need::Monitored, 12),
    (Need::Disabled, 10),
    (Need::Ill, 9),
    (Need::Other, 4),
];

impl Need {
    pub fn draw(born: i32, dice: &mut Dice) -> Option<Self> {
        dice.hits(SHARE).then(|| match Era::of(born) {
            Era::Old => dice.weighted(&OF_THE_OLD),
            _ => dice.weighted(&OF_OTHERS),
        })
    }
}

/// Whose household it is, as far as care must know.
pub(super) struct Head<'a> {
    pub name: &'a str,
    pub surname: &'static str,
    pub born: i32,
}

/// The entries of one household; some need two, and some did need care once.
pub(super) fn entries(
    need: Option<Need>,
    head: &Head<'_>,
    categories: &[CareId],
    register: &Register<'_>,
    dice: &mut Dice,
) -> Vec<CareEntry> {
    let mut entries = Vec::new();
    if let Some(need) = need {
        let (who, carer) = people(need, head, register, dice);
        let since = dice.day(day(2020, 1, 6), day(2024, 3, 25));
        entries.push(entry(categories, need, since, who, carer));
        if dice.hits(120) && !matches!(need, Need::LowIncome | Need::Destitute) {
            let since = dice.day(day(2019, 1, 7), day(2023, 12, 20));
            let who = head.name.to_owned();
            entries.push(entry(
                categories,
                Need::LowIncome,
                since,
                who,
                String::new(),
            ));
        }
    } else if dice.hits(12) {
        let since = dice.day(day(2019, 1, 7), day(2021, 12, 20));
        let who = head.name.to_owned();
        let mut past = entry(categories, Need::Monitored, since, who, String::new());
        past.until = Some(dice.day(day(2022, 6, 30), day(2024, 2, 29)));
        entries.push(past);
    }
    entries
}

fn entry(
    categories: &[CareId],
    need: Need,
    since: NaiveDate,
    who: String,
    carer: String,
) -> CareEntry {
    CareEntry {
        category: categories[need as usize],
        since: Some(since),
        until: None,
        who,
        carer,
    }
}

/// Whom it concerns and who looks after them.
fn people(
    need: Need,
    head: &Head<'_>,
    register: &Register<'_>,
    dice: &mut Dice,
) -> (String, String) {
    let own = || head.name.to_owned();
    match need {
        Need::LeftBehind => {
            let sex = dice.pick(&[Sex::Female, Sex::Male]);
            let child = register.full(head.surname, sex, 2005, dice);
            let carer = if Era::of(head.born) == Era::Old {
                own()
            } else {
                dice.pick(&["奶奶", "爷爷", "外婆", "姑姑"]).to_owned()
            };
            (child, carer)
        }
        Need::Alone | Need::Destitute => {
            let carer = dice.pick(&["侄子", "女儿", "儿子", "邻居", "", "村医"]);
            (own(), carer.to_owned())
        }
        Need::Disabled | Need::Ill if dice.hits(500) => {
            let spouse = register.other_surname(head.surname, dice);
            let who = register.full(spouse, Sex::Female, head.born, dice);
            (who, own())
        }
        _ => (own(), String::new()),
    }
}
