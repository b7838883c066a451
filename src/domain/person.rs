//! A person known by name: leaders, and whoever may become one.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    Fault, Field, HouseholdId, Issue, Kind, LONGEST_NAME, Name, PersonId, Record, Seq, UnitId,
    rules::phone,
    text::{self, Breaks},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    /// The village whose book they are in.
    pub village: UnitId,
    pub fields: PersonFields,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFields {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    #[serde(rename = "born", default, skip_serializing_if = "Option::is_none")]
    pub birth_year: Option<i32>,
    /// Member of the party (中共党员).
    #[serde(default)]
    pub party: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    #[serde(default)]
    pub standing: Standing,
    #[serde(rename = "home", default, skip_serializing_if = "Option::is_none")]
    pub household: Option<HouseholdId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sex {
    Female,
    Male,
}

impl Sex {
    pub const ALL: [Self; 2] = [Self::Female, Self::Male];
}

/// What makes a person fit for a post by the article's rule. Several may hold at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// 村(社区)干部, with the post; empty means none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cadre: String,
    /// 村民小组长
    #[serde(rename = "head", default)]
    pub group_head: bool,
    /// 网格员
    #[serde(rename = "grid", default)]
    pub grid_worker: bool,
    /// 村(居)民代表
    #[serde(rename = "dele", default)]
    pub delegate: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PersonField {
    Name,
    Sex,
    BirthYear,
    Party,
    Phone,
    /// All of it, where what differs is told.
    Standing,
    Cadre,
    GroupHead,
    GridWorker,
    Delegate,
    Household,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PersonCommand {
    Add {
        id: PersonId,
        village: UnitId,
        fields: PersonFields,
    },
    Edit {
        id: PersonId,
        base: Seq,
        fields: PersonFields,
    },
}

/// Nobody older serves, nobody younger may.
const OLDEST: i32 = 120;
const YOUNGEST: i32 = 16;

impl PersonFields {
    pub fn cleaned(mut self) -> Self {
        text::keep(&mut self.name, LONGEST_NAME, Breaks::Line);
        text::keep(&mut self.standing.cadre, LONGEST_NAME, Breaks::Line);
        text::keep(&mut self.phone, LONGEST_NAME, Breaks::Line);
        if let Ok(digits) = phone(&self.phone) {
            self.phone = digits;
        }
        self
    }

    pub fn issues(&self, today: NaiveDate) -> Vec<Issue> {
        let mut issues = Vec::new();
        let mut fault = |field, fault| issues.push(Issue::new(Field::Person(field), fault));
        if self.name.trim().is_empty() {
            fault(PersonField::Name, Fault::Empty);
        }
        if let Some(year) = self.birth_year {
            if year > today.year() {
                fault(PersonField::BirthYear, Fault::InFuture);
            } else if year < today.year() - OLDEST || year > today.year() - YOUNGEST {
                let (least, most) = (today.year() - OLDEST, today.year() - YOUNGEST);
                fault(
                    PersonField::BirthYear,
                    Fault::OutOf {
                        least: i64::from(least),
                        most: i64::from(most),
                    },
                );
            }
        }
        if let Err(bad) = phone(&self.phone) {
            fault(PersonField::Phone, bad);
        }
        for (field, value) in [
            (PersonField::Name, &self.name),
            (PersonField::Cadre, &self.standing.cadre),
        ] {
            Issue::text(&mut issues, Field::Person(field), value, LONGEST_NAME);
        }
        issues
    }
}

impl Record for Person {
    type Id = PersonId;
    type Ties = Self;
    const KIND: Kind = Kind::Person;

    fn id(&self) -> PersonId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::words(&self.fields.name), Name::Unit(self.village)]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let (a, b) = (&self.fields, &other.fields);
        let pairs = [
            (PersonField::Name, a.name == b.name),
            (PersonField::Sex, a.sex == b.sex),
            (PersonField::BirthYear, a.birth_year == b.birth_year),
            (PersonField::Party, a.party == b.party),
            (PersonField::Phone, a.phone == b.phone),
            (PersonField::Standing, a.standing == b.standing),
            (PersonField::Household, a.household == b.household),
        ];
        pairs
            .into_iter()
            .filter(|(_, same)| !same)
            .map(|(f, _)| Field::Person(f))
            .collect()
    }
}
