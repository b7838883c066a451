//! One household: its head, its people, whom to call, where it stands. It must not know its neighbors.

use chrono::NaiveDate;

use super::{
    care::{self, Need},
    day,
    dice::Dice,
    names::Register,
    places::VillageKind,
    words::{NOTES, NOTES_ANYWHERE},
};
use crate::domain::{
    CareId, HouseholdFields, HouseholdState, PhoneContact, Residence, Sex, Whereabouts,
};

/// Contact cards (联户联系卡) are given out between these days.
pub(super) const CARDS_GIVEN: (NaiveDate, NaiveDate) = (day(2023, 7, 5), day(2024, 3, 29));

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
    /// Whether the head can be met there.
    pub fn is_lived_in(&self) -> bool {
        let away = |c: &PhoneContact| c.whereabouts != Whereabouts::Home;
        self.fields.state == HouseholdState::Normal
            && !self.fields.contacts.first().is_some_and(away)
    }

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
    /// Of a thousand households, so many get a contact card.
    pub cards: usize,
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
            Fate::Stands | Fate::Splits | Fate::Merges | Fate::Receives => None,
            _ => Need::draw(born, &mut self.dice),
        };
        let mut fields = HouseholdFields {
            people: self.people(need, fate),
            state: self.state(need, fate),
            residence: self.residence(),
            ..HouseholdFields::default()
        };
        fields.contacts = self.contacts(&head, surname, sex, born, &fields);
        let dice = &mut self.dice;
        let of = care::Head {
            name: &head,
            surname,
            born,
        };
        fields.care = care::entries(need, &of, self.categories, &self.register, dice);
        fields.in_chat = !fields.contacts.is_empty() && dice.hits(745);
        if dice.hits(self.cards) {
            fields.card_issued = Some(dice.day(CARDS_GIVEN.0, CARDS_GIVEN.1));
        }
        if dice.hits(28) {
            let notes: &[&str] = match self.kind {
                VillageKind::Rural => &NOTES,
                VillageKind::Community => &NOTES[..NOTES_ANYWHERE],
            };
            dice.pick(notes).clone_into(&mut fields.note);
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
}
