//! One field of many households, in one step that one undo takes back.

use chrono::NaiveDate;

use super::home::{categories, since};
use crate::{
    domain::{
        Choice as _, Command, Fault, HouseholdFields, HouseholdId, HouseholdState, Occasion,
        Residence, Seq,
    },
    i18n::{
        Words,
        text::{ConfirmText, FormText},
    },
    register::Node,
    ui::{
        kit::{
            At,
            form::{Check, FormField, Key, Notes, Pick, Purpose, Standing, Target, When, fresh},
        },
        registry::{meant::Meant, route::Registry},
    },
};

pub struct Batch {
    households: Vec<HouseholdId>,
    /// What of the selection is not seen, or left out.
    remarks: Vec<ConfirmText>,
}

impl Batch {
    pub fn of(meant: &Meant, at: &At<'_>) -> Self {
        Self {
            households: at.desk.households_of(&meant.nodes).collect(),
            remarks: meant.remarks(at),
        }
    }

    /// Those that somebody took away meanwhile are left out, and not counted.
    fn live(&self, at: &At<'_>) -> impl Iterator<Item = HouseholdId> {
        let live = |id: &HouseholdId| at.desk.is_live(Node::Household(*id));
        self.households.iter().copied().filter(live)
    }

    pub fn route(&self) -> Registry {
        let nodes = self.households.iter().copied().map(Node::Household);
        let (nodes, hidden) = (nodes.collect(), 0);
        Registry::Batch(Meant { nodes, hidden })
    }
}

impl Purpose for Batch {
    fn title(&self, at: &At<'_>) -> Words {
        at.say(&FormText::EditSelected {
            n: self.live(at).count().into(),
        })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        use Target as T;
        let targets = T::ALL.map(Pick::Target).to_vec();
        let choice = |target, options: Vec<Pick>| {
            let first = options.first().copied().unwrap_or(Pick::None);
            FormField::choice(Key::Value(target), options, first)
        };
        let today = Some(at.desk.today());
        let values = [
            choice(
                T::Residence,
                Residence::ALL.map(|one| Pick::Of(one.into())).to_vec(),
            ),
            choice(T::State, HouseholdState::ALL.map(Pick::State).to_vec()),
            FormField::flag(Key::Value(T::InChat), true),
            FormField::day(Key::Value(T::CardIssued), today).hint(FormText::DateHint),
            choice(T::AddCare, categories(None, at)).required(),
            choice(T::EndCare, categories(None, at)).required(),
            FormField::note(Key::Value(T::Note), ""),
        ];
        let dated = [T::State, T::AddCare, T::EndCare].map(Pick::Target);
        let since = since(at).when(When::OneOf(Key::Target, dated.to_vec()));
        let first = FormField::choice(Key::Target, targets, Pick::Target(T::Residence));
        let shown = |field: FormField| match field.key {
            Key::Value(target) => field.when(When::Is(Key::Target, Pick::Target(target))),
            _ => field,
        };
        let mut fields = vec![first];
        fields.extend(values.into_iter().map(shown).chain([since]));
        fresh(fields)
    }

    fn notes(&self, notes: &mut Notes<'_>, _at: &At<'_>) {
        for remark in &self.remarks {
            notes.say(Key::Target, remark);
        }
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let Pick::Target(target) = check.pick(Key::Target) else {
            return None;
        };
        let key = Key::Value(target);
        if check.day(key).is_some_and(|d| d > check.today) {
            check.fault(key, Fault::InFuture);
        }
        let day = check.since().unwrap_or(check.today);
        let edits = self.live(at).filter_map(|id| {
            let set = |fields: &mut HouseholdFields| set(fields, target, day, check);
            at.desk.editing(id, set)
        });
        let steps: Vec<Command> = edits.collect();
        let occasion = Occasion::Edit;
        (!steps.is_empty()).then_some(Command::Batch { occasion, steps })
    }
}

/// Care holds and ends from a day on.
fn set(fields: &mut HouseholdFields, target: Target, day: NaiveDate, check: &Check<'_>) {
    let key = Key::Value(target);
    match (target, check.pick(key)) {
        (Target::Residence, Pick::Of(residence)) => fields.residence.put(Some(residence)),
        (Target::State, Pick::State(state)) => fields.state = state,
        (Target::InChat, pick) => fields.in_chat = pick.is_yes(),
        (Target::CardIssued, _) => fields.card_issued = check.day(key),
        (Target::AddCare, Pick::Care(care)) => fields.begin_care(care, day),
        (Target::EndCare, Pick::Care(care)) => fields.end_care(care, day),
        (Target::Note, _) => fields.note = check.text(key),
        _ => {}
    }
}
