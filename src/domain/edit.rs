//! What an edit changed, field by field, as the journal tells it: old and new where they are few, and nothing that is not
//! for every reader.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Answer, Field, Fields, Holds, HouseholdField, HouseholdFields, HouseholdState, mask_phone,
};

/// A field that is another now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub field: Field,
    /// None where many changed, or where it is a note or looked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<(Told, Told)>,
}

/// What stood in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    Nothing,
    Text(String),
    Count(u64),
    Flag(bool),
    Day(NaiveDate),
    State(HouseholdState),
    Answer(Answer),
}

/// With more than these no value is told.
const FEW: usize = 2;

impl Field {
    /// That special care came or went says as much as the category.
    pub const fn is_of_care(self) -> bool {
        use HouseholdField as H;
        matches!(self, Self::Household(H::Care | H::CareSince | H::CareUntil))
    }
}

impl Edit {
    /// Of one field, old and new.
    pub const fn of(field: Field, before: Told, after: Told) -> Self {
        let values = Some((before, after));
        Self { field, values }
    }

    /// Of fields that differ, those that everybody may know.
    pub fn between<R: Stated>(before: &R, after: &R, mut fields: Vec<Field>) -> Vec<Self> {
        fields.retain(|field| !field.is_of_care());
        let few = fields.len() <= FEW;
        let edit = |field| Self {
            field,
            values: before
                .stated(field)
                .zip(after.stated(field))
                .filter(|_| few),
        };
        fields.into_iter().map(edit).collect()
    }
}

/// A record that can say what stands in its fields.
pub trait Stated: Fields {
    /// None where it is not told at all.
    fn stated(&self, field: Field) -> Option<Told> {
        described(self, field)
    }
}

fn described<R: Fields>(record: &R, field: Field) -> Option<Told> {
    let described = R::ALL.iter().find(|one| one.field == field)?;
    let mut record = record.clone();
    Some(match described.slot(&mut record) {
        Holds::Text(text) => told(text),
        Holds::Phone(phone) => told(&mask_phone(phone)),
        Holds::Flag(flag) => Told::Flag(*flag),
        Holds::Day(day, _) => day.map_or(Told::Nothing, Told::Day),
        Holds::Due(day, _) => Told::Day(*day),
        Holds::Count(count) => count
            .count()
            .map_or(Told::Nothing, |n| Told::Count(n.into())),
        Holds::Yuan(yuan) => Told::Count(*yuan),
        Holds::One(choice) => choice.answer().map_or(Told::Nothing, Told::Answer),
        Holds::Note(_) | Holds::Ranks(_) | Holds::Counts(_) | Holds::Own => return None,
    })
}

fn told(text: &str) -> Told {
    if text.is_empty() {
        Told::Nothing
    } else {
        Told::Text(text.to_owned())
    }
}

impl Stated for super::UnitFields {}

impl Stated for super::PersonFields {}

impl Stated for super::Appointment {}

/// Beside the fields that it describes, what it is made of.
impl Stated for HouseholdFields {
    fn stated(&self, field: Field) -> Option<Told> {
        use HouseholdField as H;
        let Field::Household(of) = field else {
            return None;
        };
        let contact = |n: u8| self.contacts.get(usize::from(n));
        match of {
            H::State => Some(Told::State(self.state)),
            H::ContactName(n) => Some(contact(n).map_or(Told::Nothing, |one| told(&one.name))),
            H::ContactPhone(n) => {
                Some(contact(n).map_or(Told::Nothing, |one| told(&mask_phone(&one.phone))))
            }
            _ => described(self, field),
        }
    }
}
