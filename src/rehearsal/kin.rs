//! Whom to call about a household, and where they are: the head, a relative or two, with invented numbers.

use super::{dice::Dice, home::Maker, names::Era, words::AWAY};
use crate::domain::{HouseholdFields, HouseholdState, PhoneContact, Sex, Whereabouts};

impl Maker<'_> {
    pub(super) fn contacts(
        &mut self,
        head: &str,
        surname: &'static str,
        sex: Sex,
        born: i32,
        fields: &HouseholdFields,
    ) -> Vec<PhoneContact> {
        // Old people without a phone are found by whoever looks after them, or by going there.
        if self.dice.hits(if born < 1950 { 130 } else { 45 }) {
            return Vec::new();
        }
        let away = matches!(
            fields.state,
            HouseholdState::Away(_) | HouseholdState::MovedAway
        );
        let mut contacts = vec![PhoneContact {
            name: head.to_owned(),
            relation: "户主".to_owned(),
            phone: phone(&mut self.dice),
            whereabouts: whereabouts(if away { 1000 } else { 60 }, &mut self.dice),
        }];
        for _ in 0..self.dice.weighted(&[(0, 52), (1, 40), (2, 8)]) {
            let kin = self.kin(surname, sex, born);
            // Whoever lives alone has no wife or husband at home; and nobody has two mothers.
            let fits = fields.people > 1 || !matches!(kin.relation.as_str(), "妻子" | "丈夫");
            if fits && contacts.iter().all(|c| c.relation != kin.relation) {
                contacts.push(kin);
            }
        }
        contacts
    }

    /// A relative with a phone of their own, by name or as the family calls them.
    fn kin(&mut self, surname: &'static str, sex: Sex, born: i32) -> PhoneContact {
        let dice = &mut self.dice;
        let spouse = match sex {
            Sex::Male => ("妻子", "妻子", Sex::Female, 0),
            Sex::Female => ("丈夫", "丈夫", Sex::Male, 0),
        };
        let choices = match Era::of(born) {
            Era::Old => [
                ("大儿子", "儿子", Sex::Male, 26),
                ("小儿子", "儿子", Sex::Male, 30),
                ("女儿", "女儿", Sex::Female, 28),
                ("儿媳", "儿媳", Sex::Female, 27),
            ],
            Era::Middle => [
                spouse,
                ("儿子", "儿子", Sex::Male, 25),
                ("女儿", "女儿", Sex::Female, 24),
                ("弟弟", "兄弟", Sex::Male, 4),
            ],
            Era::Young => [
                spouse,
                ("父亲", "父亲", Sex::Male, -26),
                ("母亲", "母亲", Sex::Female, -24),
                ("哥哥", "兄弟", Sex::Male, -3),
            ],
        };
        let (called, relation, kin_sex, younger) = dice.pick(&choices);
        let by_marriage = matches!(relation, "妻子" | "丈夫" | "儿媳" | "母亲");
        let name = if dice.hits(450) {
            called.to_owned()
        } else if by_marriage || (sex == Sex::Female && younger > 20) {
            let other = self.register.other_surname(surname, dice);
            self.register.full(other, kin_sex, born + younger, dice)
        } else {
            self.register.full(surname, kin_sex, born + younger, dice)
        };
        PhoneContact {
            name,
            relation: relation.to_owned(),
            phone: phone(dice),
            whereabouts: whereabouts(if younger > 20 { 640 } else { 280 }, dice),
        }
    }
}

fn whereabouts(away: usize, dice: &mut Dice) -> Whereabouts {
    if dice.hits(away) {
        Whereabouts::Away(dice.weighted(&AWAY).to_owned())
    } else {
        Whereabouts::Home
    }
}

/// An invented number: it looks like a mobile one, and 00 after its prefix marks it as made up.
pub(super) fn phone(dice: &mut Dice) -> String {
    let mut phone = String::with_capacity(11);
    phone.push_str(dice.pick(&["13", "15", "18"]));
    let mut rest = dice.below(10_000_000);
    for place in 0..9 {
        if place == 1 || place == 2 {
            phone.push('0');
        } else {
            phone.push(char::from(b'0' + (rest % 10) as u8));
            rest /= 10;
        }
    }
    phone
}
