//! What happens to households as such: one splits, two become one, another heads it, another number.

use super::{home, household};
use crate::{
    domain::{
        Command, Fault, Held, Household, HouseholdCommand, HouseholdField as F, HouseholdFields,
        HouseholdId, LONGEST_NAME, Seq,
    },
    i18n::{
        Words,
        text::{ConfirmText, FormText, HouseholdText},
    },
    register::Node,
    store::Receipt,
    ui::kit::{
        At,
        form::{
            After, Among, Check, FormField, Key, Kind, Lookup, Notes, Purpose, Standing,
            household as key,
        },
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
    fn is_looked_at_twice(&self) -> bool {
        true
    }

    fn title(&self, at: &At<'_>) -> Words {
        let head = head(self.0, at);
        at.say(&FormText::Split { head })
    }

    /// The new household begins where the old one lives.
    fn standing(&self, at: &At<'_>) -> Standing {
        let Held { record, version } = held(self.0, at)?;
        let new = HouseholdFields {
            people: 1,
            address: record.fields.address,
            residence: record.fields.residence,
            ..HouseholdFields::default()
        };
        let fields = home::fields(&new, record.neighborhood, at);
        let fields = home::with_since(fields, at).into_iter();
        let fields = fields.map(|field| match field.key {
            k if k == key(F::Head) => field.called(HouseholdText::NewHead),
            k if k == key(F::People) => field.called(HouseholdText::SplitPeople),
            _ => field,
        });
        Some((version, fields.collect()))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let people = held(self.0, at)?.record.fields.people;
        let fields = Box::new(home::read(check));
        if fields.people >= people {
            let most = i64::from(people.saturating_sub(1));
            check.fault(key(F::People), Fault::OutOf { least: 1, most });
        }
        Some(Command::Household(HouseholdCommand::Split {
            id: self.0,
            base,
            new: HouseholdId::promised(0),
            fields,
        }))
    }

    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        let Some(Held { record: old, .. }) = held(self.0, at) else {
            return;
        };
        household::offer(old.neighborhood, notes, at);
        let leaving = notes.check.text(key(F::People));
        let leaving = leaving.parse::<u16>().unwrap_or(0);
        let left = old.fields.people.saturating_sub(leaving);
        if left > 0 && leaving > 0 {
            let (head, left) = (old.fields.head, left.into());
            notes.say(key(F::People), &FormText::SplitOff { head, left });
        }
    }

    fn after(&self, receipt: &Receipt) -> After {
        let new = receipt.ids::<Household>().next();
        new.map_or(After::Stay, |id| After::Jump(Node::Household(id)))
    }
}

impl Purpose for Merge {
    fn is_looked_at_twice(&self) -> bool {
        true
    }

    fn title(&self, at: &At<'_>) -> Words {
        let head = head(self.0, at);
        at.say(&FormText::Merge { head })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let Held { record, version } = held(self.0, at)?;
        let among = Among::Households {
            unit: record.neighborhood,
            except: Some(self.0),
        };
        let into = FormField::lookup(Key::Into, Lookup::new(among));
        let into = into.required().hint(FormText::LookupHint);
        Some((version, vec![into, home::since(at)]))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let into = check.household(Key::Into)?;
        Some(Command::Household(HouseholdCommand::Merge {
            id: self.0,
            base,
            into,
            into_base: held(into, at).map(|h| h.version).unwrap_or_default(),
        }))
    }

    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        if let Some(into) = notes.check.household(Key::Into) {
            let (head, into) = (head(self.0, at), head(into, at));
            notes.say(Key::Into, &ConfirmText::MergeInto { head, into });
        }
    }
}

impl Purpose for NewHead {
    fn title(&self, at: &At<'_>) -> Words {
        let head = head(self.0, at);
        at.say(&FormText::NewHead { head })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let version = held(self.0, at)?.version;
        let new = FormField::text(key(F::Head), "");
        let mut fields = vec![new.required().called(HouseholdText::NewHead)];
        let village = at.desk.village_of(Node::Household(self.0));
        fields.extend(village.map(|village| home::head_person(None, village, at)));
        Some((version, fields))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let head = check.text(key(F::Head));
        let (most, has) = (LONGEST_NAME, head.chars().count());
        if has > most {
            check.fault(key(F::Head), Fault::TooLong { most, has });
        }
        Some(Command::Household(HouseholdCommand::NewHead {
            id: self.0,
            base,
            head,
            person: check.person(key(F::HeadPerson)),
        }))
    }

    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        if let Some(unit) = at.desk.county().neighborhood_of(self.0) {
            household::offer(unit, notes, at);
        }
    }
}

impl Purpose for Renumber {
    fn title(&self, at: &At<'_>) -> Words {
        let head = head(self.0, at);
        at.say(&FormText::Renumber { head })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let Held { record, version } = held(self.0, at)?;
        let number = record.number.to_string();
        let number = FormField::line(key(F::Number), Kind::Number, &number);
        Some((version, vec![number.required(), home::since(at)]))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        Some(Command::Household(HouseholdCommand::Renumber {
            id: self.0,
            base,
            number: check.number(key(F::Number))?,
        }))
    }
}
