//! One household: its head, its people, whom to call, where it stands. It must not know its neighbors.

use super::{
    care::{self, Need},
    day,
    dice::Dice,
    names::{Era, Register},
    places::VillageKind,
    words::{AWAY, NOTES},
};
use crate::domain::{
    CareId, Contact, HouseholdFields, HouseholdState, Residence, Sex, Whereabouts,
};

pub(super) struct Home {
    pub neighborhood: usize,
    pub number: u16,
    pub fields: HouseholdFields,
    pub sex: Sex,
    pub born: i32,
    pub surname: &'static str,
    pub fate: Fate,
    /// The head as a leader, by place in the list of people.
    pub person: Option<usize>,
    /// Who becomes head after 换户主 or leads what is split off.
    pub heir: String,
}

/// What happens to a household after everything was entered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Stays,
    /// 销户
    Leaves,
    /// 分户
    Splits,
    /// 并户, into the one before it, which receives.
    Merges,
    Receives,
    /// 换户主
    ChangesHead,
    /// Empty or moved away: it never counted.
    Stands,
}

impl Home {
    /// What is split off: a grown child with a household of their own, beside the old one.
    pub fn split(&self) -> HouseholdFields {
        HouseholdFields {
            head: self.heir.clone(),
            people: self.fields.people / 2,
            address: self.fields.address.clone(),
            residence: self.fields.residence,
            ..HouseholdFields::default()
        }
    }
}

const PEOPLE: [(u16, usize); 9] = [
    (1, 100),
    (2, 180),
    (3, 210),
    (4, 220),
    (5, 150),
    (6, 80),
    (7, 38),
    (8, 15),
    (9, 7),
];

/// Chance over a household, with what its village has in common.
pub(super) struct Maker<'a> {
    pub kind: VillageKind,
    pub categories: &'a [CareId],
    pub register: Register<'a>,
    pub dice: Dice,
}

impl Maker<'_> {
    /// `group` is the one whose clan lives there; `model` a head who lends the name, if there is to be a namesake.
    pub fn home(
        &mut self,
        neighborhood: usize,
        group: usize,
        fate: Fate,
        model: Option<&Home>,
    ) -> Home {
        let (sex, born, surname, head) = self.head(group, model);
        self.register.enter(&head);
        let need = match fate {
            Fate::Stands => None,
            _ => Need::draw(born, &mut self.dice),
        };
        let mut fields = HouseholdFields {
            people: self.people(need, fate),
            state: self.state(need, fate),
            residence: self.residence(),
            ..HouseholdFields::default()
        };
        fields.contacts = self.contacts(&head, surname, sex, born, fields.state);
        let dice = &mut self.dice;
        let of = care::Head {
            name: &head,
            surname,
            born,
        };
        fields.care = care::entries(need, &of, self.categories, &self.register, dice);
        fields.in_chat = !fields.contacts.is_empty() && dice.hits(745);
        if dice.hits(930) {
            fields.card_issued = Some(dice.day(day(2023, 7, 5), day(2024, 3, 29)));
        }
        if dice.hits(28) {
            dice.pick(&NOTES).clone_into(&mut fields.note);
        }
        let heir = match fate {
            Fate::ChangesHead | Fate::Splits => {
                let born = (born + 25).min(2004);
                self.register.full(surname, Sex::Male, born, dice)
            }
            _ => String::new(),
        };
        fields.head = head;
        Home {
            neighborhood,
            number: 0,
            fields,
            sex,
            born,
            surname,
            fate,
            person: None,
            heir,
        }
    }

    fn head(&mut self, group: usize, model: Option<&Home>) -> (Sex, i32, &'static str, String) {
        if let Some(model) = model {
            return (
                model.sex,
                model.born,
                model.surname,
                model.fields.head.clone(),
            );
        }
        let dice = &mut self.dice;
        let sex = dice.weighted(&[(Sex::Male, 82), (Sex::Female, 18)]);
        let (first, last) =
            dice.weighted(&[((1936, 1959), 29), ((1960, 1979), 49), ((1980, 1999), 22)]);
        let born = dice.between(first, last) as i32;
        let surname = self.register.surname(group, dice);
        let name = self.register.head(surname, sex, born, dice);
        (sex, born, surname, name)
    }

    fn people(&mut self, need: Option<Need>, fate: Fate) -> u16 {
        let people = self.dice.weighted(&PEOPLE);
        match (need, fate) {
            (Some(Need::Alone | Need::Destitute), _) => 1,
            (Some(Need::LeftBehind), _) => people.max(3),
            (_, Fate::Splits) => people.max(4),
            (_, Fate::Merges | Fate::Receives) => people.min(4),
            _ => people,
        }
    }

    fn state(&mut self, need: Option<Need>, fate: Fate) -> HouseholdState {
        let dice = &mut self.dice;
        if fate == Fate::Stands {
            return dice.weighted(&[(HouseholdState::Empty, 60), (HouseholdState::MovedAway, 40)]);
        }
        if need.is_some() || !dice.hits(210) {
            return if dice.hits(5) {
                HouseholdState::Refused
            } else {
                HouseholdState::Normal
            };
        }
        let back = dice.hits(450);
        // Most come home for a harvest or for the Spring Festival of 2025.
        let until = dice.weighted(&[
            ((day(2024, 4, 20), day(2024, 10, 8)), 30),
            ((day(2025, 1, 12), day(2025, 1, 27)), 70),
        ]);
        HouseholdState::Away(back.then(|| dice.day(until.0, until.1)))
    }

    fn residence(&mut self) -> Residence {
        let (registered, resident, renting) = match self.kind {
            VillageKind::Rural => (930, 50, 20),
            VillageKind::Community => (500, 280, 220),
        };
        self.dice.weighted(&[
            (Residence::Registered, registered),
            (Residence::Resident, resident),
            (Residence::Renting, renting),
        ])
    }

    fn contacts(
        &mut self,
        head: &str,
        surname: &'static str,
        sex: Sex,
        born: i32,
        state: HouseholdState,
    ) -> Vec<Contact> {
        // Old people without a phone are found by whoever looks after them, or by going there.
        if self.dice.hits(if born < 1950 { 130 } else { 45 }) {
            return Vec::new();
        }
        let away = matches!(state, HouseholdState::Away(_) | HouseholdState::MovedAway);
        let mut contacts = vec![Contact {
            name: head.to_owned(),
            relation: "户主".to_owned(),
            phone: phone(&mut self.dice),
            whereabouts: whereabouts(if away { 1000 } else { 60 }, &mut self.dice),
        }];
        for _ in 0..self.dice.weighted(&[(0, 52), (1, 40), (2, 8)]) {
            let kin = self.kin(surname, sex, born);
            if contacts.iter().all(|c| c.name != kin.name) {
                contacts.push(kin);
            }
        }
        contacts
    }

    /// A relative with a phone of their own, by name or as the family calls them.
    fn kin(&mut self, surname: &'static str, sex: Sex, born: i32) -> Contact {
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
        Contact {
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
