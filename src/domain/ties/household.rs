//! The fields of a household that tell where it stands and whom it names; the others are passed over, which halves an
//! import.

use serde::Deserialize;

use super::{Found, Known, Listed, Roll, Stands, Tied, Which, listed, registry::cause, unit};
use crate::domain::{
    CareId, HouseholdId, Kind, Ledger, Level, Past, PersonId, Retired, Right, Spot, Unit, UnitId,
};

#[derive(Deserialize)]
pub struct HouseholdTies {
    id: HouseholdId,
    #[serde(rename = "nb")]
    neighborhood: UnitId,
    #[serde(rename = "no")]
    number: u16,
    #[serde(rename = "f")]
    fields: Fields,
    #[serde(default)]
    retired: Option<Retired>,
    #[serde(default)]
    split_from: Option<HouseholdId>,
    #[serde(default)]
    past: Before,
}

#[derive(Default, Deserialize)]
struct Before {
    #[serde(rename = "p", default)]
    places: Past<Spot>,
}

#[derive(Deserialize)]
struct Fields {
    #[serde(rename = "hp", default)]
    head: Option<PersonId>,
    #[serde(rename = "s", default)]
    care: Vec<Care>,
}

#[derive(Deserialize)]
struct Care {
    #[serde(rename = "c")]
    category: CareId,
}

impl Tied for HouseholdTies {
    const RIGHT: Right = Right::Registry;

    fn stands(&self) -> Stands {
        Stands::In(self.neighborhood)
    }

    fn rolls(&self) -> Vec<Listed> {
        let order = match self.retired {
            None => u32::from(self.number) + 1,
            Some(_) => 0,
        };
        listed(Roll::Households, self.neighborhood.0, order)
    }

    fn names(&self) -> Vec<Which> {
        let head = self.fields.head.map(|id| (Kind::Person, id.0));
        let care = self.fields.care.iter();
        let care = care.map(|entry| (Kind::Care, entry.category.0));
        let from = self.split_from.map(|id| (Kind::Household, id.0));
        let stood = self
            .past
            .places
            .values()
            .map(|spot| unit(spot.neighborhood));
        let named = head.into_iter().chain(care).chain(from).chain(stood);
        named.chain(cause(self.retired)).collect()
    }

    fn hangs<K: Known>(&self, known: &K) -> Result<bool, K::Error> {
        Ok(known.level(self.neighborhood) == Some(Level::Neighborhood))
    }

    fn misfit<L: Ledger>(&self, ledger: &mut L) -> Found<L> {
        let home = self.neighborhood;
        let stands = ledger
            .get::<Unit>(home)?
            .is_some_and(|u| u.record.retired.is_none() || self.retired.is_some());
        if !stands {
            return Ok(Some((Kind::Unit, home.0)));
        }
        if self.retired.is_some() {
            return Ok(None);
        }
        let mut holders = ledger.holders(home, self.number)?.into_iter();
        let twin = holders.find(|&id| id != self.id);
        Ok(twin.map(|id| (Kind::Household, id.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cause, Household, HouseholdFields, HouseholdPast};

    #[test]
    fn a_household_stands_where_its_record_says() {
        let mut household = Household {
            id: HouseholdId(3),
            neighborhood: UnitId(5),
            number: 7,
            fields: HouseholdFields::default(),
            retired: None,
            split_from: None,
            former_heads: Vec::new(),
            past: HouseholdPast::default(),
        };
        let ties = |h: &Household| -> HouseholdTies {
            let text = serde_json::to_string(h).expect("plain data");
            serde_json::from_str(&text).expect("readable")
        };
        assert_eq!(ties(&household).stands(), Stands::In(UnitId(5)));
        assert_eq!(ties(&household).rolls(), listed(Roll::Households, 5, 8));
        household.retired = Some(Retired {
            on: chrono::NaiveDate::MIN,
            cause: Cause::Own,
        });
        assert_eq!(ties(&household).rolls(), listed(Roll::Households, 5, 0));
        // Where it stood once is named, so that nobody takes that away.
        let (before, day) = (household.spot(), chrono::NaiveDate::MAX);
        household.neighborhood = UnitId(6);
        let now = household.spot();
        household.past.place.change(before, &now, day, None);
        assert!(ties(&household).names().contains(&unit(UnitId(5))));
    }
}
