//! Where a household lives: free text in villages, estate, building, entrance and room in communities.

use serde::{Deserialize, Serialize};

use super::HouseholdField;

/// Either free text, or 小区, 栋, 单元, 室; the parts are found as `3-2-501`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    #[serde(rename = "t", default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(rename = "e", default, skip_serializing_if = "String::is_empty")]
    pub estate: String,
    #[serde(rename = "b", default, skip_serializing_if = "String::is_empty")]
    pub building: String,
    #[serde(rename = "s", default, skip_serializing_if = "String::is_empty")]
    pub entrance: String,
    #[serde(rename = "r", default, skip_serializing_if = "String::is_empty")]
    pub room: String,
}

impl Address {
    /// Part by part, whether it is the same.
    pub(super) fn parts(&self, other: &Self) -> [(HouseholdField, bool); 5] {
        use HouseholdField as F;
        [
            (F::AddressText, self.text == other.text),
            (F::Estate, self.estate == other.estate),
            (F::Building, self.building == other.building),
            (F::Entrance, self.entrance == other.entrance),
            (F::Room, self.room == other.room),
        ]
    }

    pub fn is_empty(&self) -> bool {
        [
            &self.text,
            &self.estate,
            &self.building,
            &self.entrance,
            &self.room,
        ]
        .iter()
        .all(|p| p.is_empty())
    }

    pub(super) fn parts_mut(&mut self) -> [&mut String; 5] {
        [
            &mut self.text,
            &mut self.estate,
            &mut self.building,
            &mut self.entrance,
            &mut self.room,
        ]
    }

    /// `3-2-501` when building and room are known, else empty.
    pub fn house(&self) -> String {
        let parts = [&self.building, &self.entrance, &self.room];
        if self.room.is_empty() && self.building.is_empty() {
            return String::new();
        }
        parts
            .iter()
            .filter(|p| !p.is_empty())
            .map(|p| p.as_str())
            .collect::<Vec<_>>()
            .join("-")
    }

    /// One line as people write it: 东苑小区 3栋2单元501室, or the free text.
    pub fn line(&self) -> String {
        let mut line = self.estate.clone();
        let mut gap = !line.is_empty();
        let rest = [
            (&self.building, "栋"),
            (&self.entrance, "单元"),
            (&self.room, "室"),
            (&self.text, ""),
        ];
        for (part, word) in rest.into_iter().filter(|(part, _)| !part.is_empty()) {
            if gap || (word.is_empty() && !line.is_empty()) {
                line.push(' ');
                gap = false;
            }
            line.push_str(part);
            line.push_str(word);
        }
        line
    }
}
