//! A household (户) and the commands that change it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Address, CareEntry, Fault, Field, HouseholdId, HouseholdPast, Issue, Kind, LONGEST_NAME,
    LONGEST_NOTE, MAX_CONTACTS, Name, PersonId, PhoneContact, Record, Retired, Seq, UnitId,
    rules::{MOST_PEOPLE, phone},
    text::{self, Breaks},
    ties::HouseholdTies,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Household {
    pub id: HouseholdId,
    #[serde(rename = "nb")]
    pub neighborhood: UnitId,
    /// 户序号: unique within the neighborhood, stays when others leave, printed on every sheet.
    #[serde(rename = "no")]
    pub number: u16,
    #[serde(rename = "f")]
    pub fields: HouseholdFields,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Retired>,
    /// 分户: the household it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<HouseholdId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_heads: Vec<FormerHead>,
    #[serde(default, skip_serializing_if = "HouseholdPast::is_empty")]
    pub past: HouseholdPast,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerHead {
    pub name: String,
    /// The day on which another became head.
    pub until: NaiveDate,
}

/// What a person may write about a household. Short names keep the packed record small.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdFields {
    #[serde(rename = "h")]
    pub head: String,
    /// The head as a person, when known as one, so that nobody is typed twice.
    #[serde(rename = "hp", default, skip_serializing_if = "Option::is_none")]
    pub head_person: Option<PersonId>,
    #[serde(rename = "n")]
    pub people: u16,
    #[serde(rename = "a", default, skip_serializing_if = "Address::is_empty")]
    pub address: Address,
    #[serde(rename = "r", default, skip_serializing_if = "Residence::is_default")]
    pub residence: Residence,
    #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<PhoneContact>,
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub care: Vec<CareEntry>,
    #[serde(
        rename = "st",
        default,
        skip_serializing_if = "HouseholdState::is_default"
    )]
    pub state: HouseholdState,
    #[serde(rename = "t", default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Day on which the contact card (联户联系卡) was handed over.
    #[serde(rename = "cd", default, skip_serializing_if = "Option::is_none")]
    pub card_issued: Option<NaiveDate>,
    /// In the 邻—户 WeChat group.
    #[serde(rename = "w", default, skip_serializing_if = "is_false")]
    pub in_chat: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Residence {
    /// 户籍
    #[default]
    Registered,
    /// 常住
    Resident,
    /// 租住
    Renting,
}

/// Being away ends no duty; only `Empty`, `MovedAway` and a deregistered household don't count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum HouseholdState {
    #[default]
    Normal,
    /// 外出, until a day if known.
    Away(Option<NaiveDate>),
    /// 空户: nobody lives there.
    Empty,
    /// 已迁出 for good.
    MovedAway,
    /// 拒绝联系.
    Refused,
}

/// Columns of [`HouseholdFields`] that a form or an import can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum HouseholdField {
    Head,
    HeadPerson,
    People,
    AddressText,
    Estate,
    Building,
    Entrance,
    Room,
    Residence,
    /// 0, 1 or 2.
    ContactName(u8),
    ContactRelation(u8),
    ContactPhone(u8),
    ContactAway(u8),
    Care,
    CareSince,
    CareUntil,
    State,
    AwayUntil,
    Note,
    CardIssued,
    InChat,
    Number,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HouseholdCommand {
    /// Without a number the lowest one free this year is given.
    Add {
        id: HouseholdId,
        neighborhood: UnitId,
        number: Option<u16>,
        fields: Box<HouseholdFields>,
    },
    Edit {
        id: HouseholdId,
        base: Seq,
        fields: Box<HouseholdFields>,
    },
    /// To another neighborhood, where it gets a number of that one.
    Move {
        id: HouseholdId,
        base: Seq,
        to: UnitId,
    },
    /// 重编户序号.
    Renumber {
        id: HouseholdId,
        base: Seq,
        number: u16,
    },
    /// 分户: `people` leave with the new head; `new` is added beside it.
    Split {
        id: HouseholdId,
        base: Seq,
        new: HouseholdId,
        fields: Box<HouseholdFields>,
    },
    /// 并户: people, contacts and care of the first go to the second, the first is retired into it.
    Merge {
        id: HouseholdId,
        base: Seq,
        into: HouseholdId,
        into_base: Seq,
    },
    /// 换户主.
    NewHead {
        id: HouseholdId,
        base: Seq,
        head: String,
        person: Option<PersonId>,
    },
    /// 销户.
    Deregister {
        id: HouseholdId,
        base: Seq,
    },
    Restore {
        id: HouseholdId,
    },
}

impl Household {
    /// Whether it counts in `households` and in the rule of 5–15.
    pub fn counts(&self) -> bool {
        self.retired.is_none() && self.fields.state.counts()
    }
}

impl HouseholdFields {
    /// Whether some care entry holds on the day, so that weekly contact is owed.
    pub fn needs_care(&self, day: NaiveDate) -> bool {
        self.care.iter().any(|c| c.holds(day))
    }

    pub fn phones(&self) -> impl Iterator<Item = &str> {
        self.contacts
            .iter()
            .map(|c| c.phone.as_str())
            .filter(|p| !p.is_empty())
    }

    /// Text as the store keeps it; phones in digits, empty contacts gone.
    pub fn cleaned(mut self) -> Self {
        text::keep(&mut self.head, LONGEST_NAME, Breaks::Line);
        text::keep(&mut self.note, LONGEST_NOTE, Breaks::Note);
        for part in self.address.parts_mut() {
            text::keep(part, LONGEST_NAME, Breaks::Line);
        }
        for contact in &mut self.contacts {
            contact.clean();
            contact.call(&self.head);
        }
        self.contacts.retain(|c| !c.is_empty());
        for entry in &mut self.care {
            text::keep(&mut entry.who, LONGEST_NAME, Breaks::Line);
            text::keep(&mut entry.carer, LONGEST_NAME, Breaks::Line);
        }
        self
    }

    pub fn issues(&self, today: NaiveDate) -> Vec<Issue> {
        use HouseholdField as F;
        let mut issues = Vec::new();
        let mut fault = |field, fault| issues.push(Issue::new(Field::Household(field), fault));
        if self.head.trim().is_empty() {
            fault(F::Head, Fault::Empty);
        }
        if self.people == 0 || self.people > MOST_PEOPLE {
            fault(
                F::People,
                Fault::OutOf {
                    least: 1,
                    most: i64::from(MOST_PEOPLE),
                },
            );
        }
        if self.contacts.len() > MAX_CONTACTS {
            fault(
                F::ContactName(MAX_CONTACTS as u8 - 1),
                Fault::TooMany { most: MAX_CONTACTS },
            );
        }
        for (i, contact) in self.contacts.iter().enumerate() {
            let i = i as u8;
            if let Err(bad) = phone(&contact.phone) {
                fault(F::ContactPhone(i), bad);
            }
            if contact.name.trim().is_empty()
                && contact.relation.trim().is_empty()
                && !contact.is_empty()
            {
                fault(F::ContactName(i), Fault::Empty);
            }
        }
        for entry in &self.care {
            if entry.since.is_some_and(|d| d > today) {
                fault(F::CareSince, Fault::InFuture);
            }
            if let (Some(since), Some(until)) = (entry.since, entry.until)
                && until < since
            {
                fault(F::CareUntil, Fault::EndsBeforeItBegins);
            }
        }
        if self.card_issued.is_some_and(|d| d > today) {
            fault(F::CardIssued, Fault::InFuture);
        }
        for (field, value) in [
            (F::Head, &self.head),
            (F::AddressText, &self.address.text),
            (F::Estate, &self.address.estate),
            (F::Building, &self.address.building),
            (F::Entrance, &self.address.entrance),
            (F::Room, &self.address.room),
        ] {
            Issue::text(&mut issues, Field::Household(field), value, LONGEST_NAME);
        }
        for (contact, i) in self.contacts.iter().zip(0..) {
            for (field, value) in [
                (F::ContactName(i), contact.name.as_str()),
                (F::ContactRelation(i), contact.relation.as_str()),
                (F::ContactAway(i), contact.whereabouts.place()),
            ] {
                Issue::text(&mut issues, Field::Household(field), value, LONGEST_NAME);
            }
        }
        for value in self.care.iter().flat_map(|c| [&c.who, &c.carer]) {
            Issue::text(&mut issues, Field::Household(F::Care), value, LONGEST_NAME);
        }
        Issue::text(
            &mut issues,
            Field::Household(F::Note),
            &self.note,
            LONGEST_NOTE,
        );
        issues
    }

    pub fn differences(&self, other: &Self) -> Vec<Field> {
        use HouseholdField as F;
        let before = [
            (F::Head, self.head == other.head),
            (F::HeadPerson, self.head_person == other.head_person),
            (F::People, self.people == other.people),
        ];
        let after = [
            (F::Residence, self.residence == other.residence),
            (F::Care, self.care == other.care),
            (F::State, self.state == other.state),
            (F::Note, self.note == other.note),
            (F::CardIssued, self.card_issued == other.card_issued),
            (F::InChat, self.in_chat == other.in_chat),
        ];
        let pairs = before.into_iter().chain(self.address.parts(&other.address));
        let pairs = pairs.chain(super::phone_contact::parts(&self.contacts, &other.contacts));
        let differing = pairs.chain(after).filter(|(_, same)| !same);
        differing.map(|(f, _)| Field::Household(f)).collect()
    }
}

impl Record for Household {
    type Id = HouseholdId;
    type Ties = HouseholdTies;
    const KIND: Kind = Kind::Household;

    fn id(&self) -> HouseholdId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![
            Name::words(&self.fields.head),
            Name::Unit(self.neighborhood),
        ]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let mut fields = self.fields.differences(&other.fields);
        if self.number != other.number {
            fields.push(Field::Household(HouseholdField::Number));
        }
        if self.neighborhood != other.neighborhood {
            fields.push(Field::Place);
        }
        if self.retired != other.retired {
            fields.push(Field::Retired);
        }
        fields
    }
}

impl Residence {
    pub const ALL: [Self; 3] = [Self::Registered, Self::Resident, Self::Renting];

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl HouseholdState {
    /// The day of a return is asked for apart.
    pub const ALL: [Self; 5] = [
        Self::Normal,
        Self::Away(None),
        Self::Empty,
        Self::MovedAway,
        Self::Refused,
    ];

    pub const fn counts(self) -> bool {
        !matches!(self, Self::Empty | Self::MovedAway)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
