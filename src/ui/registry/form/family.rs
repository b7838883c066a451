//! What happens to households as such: one splits, two become one, another heads it, another number.

use super::{home, household};
use crate::{
    domain::{
        Caution, Command, Fault, Held, Household, HouseholdCommand, HouseholdField as F,
        HouseholdFields, HouseholdId, Seq,
    },
    i18n::{
        Words,
        text::{ConfirmText, FormText, HouseholdText},
    },
    register::Node,
    store::Receipt,
    ui::{
        kit::{
            At, Route,
            form::{
                check::Check,
                field::{FormField, Kind},
                key::{Key, household as key},
                lookup::{Among, Lookup},
                purpose::{After, Purpose, second_look},
                values::Values,
            },
        },
        registry::route::Registry,
    },
};

pub struct Split(pub HouseholdId);

pub struct Merge(pub HouseholdId);

pub struct NewHead(pub HouseholdId);

pub struct Renumber(pub HouseholdId);

fn held(id: HouseholdId, at: &At<'_>) -> Option<Held<Household>> {
    at.desk.county().household(id)
}

fn head(id: HouseholdId, at: &At<'_>) -> String {
    held(id, at).map_or_else(String::new, |h| h.record.fields.head)
}

impl Purpose for Split {
    fn cautions(&self, values: Values<'_>, at: &At<'_>) -> Vec<Caution> {
        second_look(self, values, at)
    }

    fn title(&self, at: &At<'_>) -> Words {
        at.say(&FormText::Split {
            head: head(self.0, at),
        })
    }

    fn route(&self) -> Route {
        Registry::Split(self.0).into()
    }

    /// The new household begins where the old one lives.
    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let Some(Held { record: old, .. }) = held(self.0, at) else {
            return Vec::new();
        };
        let new = HouseholdFields {
            people: 1,
            address: old.fields.address.clone(),
            residence: old.fields.residence,
            ..HouseholdFields::default()
        };
        let fields = home::fields(&new, old.neighborhood, at);
        let fields = home::with_since(fields, at).into_iter();
        fields
            .map(|field| match field.key {
                k if k == key(F::Head) => field.called(HouseholdText::NewHead),
                k if k == key(F::People) => field.called(HouseholdText::SplitPeople),
                _ => field,
            })
            .collect()
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        Some(held(self.0, at)?.version)
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let people = held(self.0, at)?.record.fields.people;
        let fields = Box::new(home::read(check));
        if fields.people >= people {
            let most = i64::from(people.saturating_sub(1));
            check.fault(key(F::People), Fault::OutOf { least: 1, most });
        }
        let new = HouseholdId::promised(0);
        let split = Command::Household(HouseholdCommand::Split {
            id: self.0,
            base,
            new,
            fields,
        });
        Some(split.since(check.since()))
    }

    fn notes(&self, values: Values<'_>, at: &At<'_>) -> Vec<(Key, String)> {
        let Some(Held { record: old, .. }) = held(self.0, at) else {
            return Vec::new();
        };
        let offered = household::offer(old.neighborhood, values, at);
        let mut notes: Vec<(Key, String)> = offered.into_iter().collect();
        let leaving = values.text(key(F::People)).parse::<u16>().unwrap_or(0);
        if let Some(left) = old
            .fields
            .people
            .checked_sub(leaving)
            .filter(|left| *left > 0 && leaving > 0)
        {
            let words = FormText::SplitOff {
                head: old.fields.head,
                left: left.into(),
            };
            notes.push((key(F::People), at.say(&words).into_owned()));
        }
        notes
    }

    fn after(&self, receipt: &Receipt) -> After {
        let new = receipt.ids::<Household>().next();
        new.map_or(After::Stay, |id| After::Jump(Node::Household(id)))
    }
}

impl Purpose for Merge {
    fn cautions(&self, values: Values<'_>, at: &At<'_>) -> Vec<Caution> {
        second_look(self, values, at)
    }

    fn title(&self, at: &At<'_>) -> Words {
        at.say(&FormText::Merge {
            head: head(self.0, at),
        })
    }

    fn route(&self) -> Route {
        Registry::Merge(self.0).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let Some(unit) = at.desk.county().neighborhood_of(self.0) else {
            return Vec::new();
        };
        let among = Among::Households {
            unit,
            except: Some(self.0),
        };
        let into = FormField::lookup(Key::Into, Lookup::new(among));
        let into = into.required().hint(FormText::LookupHint);
        vec![into, home::since(at)]
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        Some(held(self.0, at)?.version)
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let into = check.household(Key::Into)?;
        let into_base = held(into, at).map(|h| h.version).unwrap_or_default();
        let merge = Command::Household(HouseholdCommand::Merge {
            id: self.0,
            base,
            into,
            into_base,
        });
        Some(merge.since(check.since()))
    }

    fn notes(&self, values: Values<'_>, at: &At<'_>) -> Vec<(Key, String)> {
        let Some(into) = values.lookup(Key::Into).and_then(Lookup::household) else {
            return Vec::new();
        };
        let words = ConfirmText::MergeInto {
            head: head(self.0, at),
            into: head(into, at),
        };
        vec![(Key::Into, at.say(&words).into_owned())]
    }
}

impl Purpose for NewHead {
    fn title(&self, at: &At<'_>) -> Words {
        at.say(&FormText::NewHead {
            head: head(self.0, at),
        })
    }

    fn route(&self) -> Route {
        Registry::NewHead(self.0).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let new = FormField::line(key(F::Head), Kind::Text, "");
        let mut fields = vec![new.required().called(HouseholdText::NewHead)];
        let village = at.desk.village_of(Node::Household(self.0));
        fields.extend(village.map(|village| home::head_person(None, village, at)));
        fields
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        Some(held(self.0, at)?.version)
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let head = check.text(key(F::Head));
        let long = head.chars().count();
        if long > crate::domain::LONGEST_NAME {
            let most = crate::domain::LONGEST_NAME;
            check.fault(key(F::Head), Fault::TooLong { most, has: long });
        }
        let person = check.person(key(F::HeadPerson));
        Some(Command::Household(HouseholdCommand::NewHead {
            id: self.0,
            base,
            head,
            person,
        }))
    }

    fn notes(&self, values: Values<'_>, at: &At<'_>) -> Vec<(Key, String)> {
        let unit = at.desk.county().neighborhood_of(self.0);
        unit.and_then(|unit| household::offer(unit, values, at))
            .into_iter()
            .collect()
    }
}

impl Purpose for Renumber {
    fn title(&self, at: &At<'_>) -> Words {
        at.say(&FormText::Renumber {
            head: head(self.0, at),
        })
    }

    fn route(&self) -> Route {
        Registry::Renumber(self.0).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let number = held(self.0, at).map_or_else(String::new, |h| h.record.number.to_string());
        let number = FormField::line(key(F::Number), Kind::Number, &number);
        vec![number.required(), home::since(at)]
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        Some(held(self.0, at)?.version)
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let number = check.number(key(F::Number))?;
        let renumber = Command::Household(HouseholdCommand::Renumber {
            id: self.0,
            base,
            number,
        });
        Some(renumber.since(check.since()))
    }
}
