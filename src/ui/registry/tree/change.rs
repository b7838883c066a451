//! Changes from the tree: what is meant is what is selected, and what was taken up is put down where the cursor stands.

use super::Tree;
use crate::{
    domain::{
        Command, HouseholdCommand, HouseholdId, Level, Occasion, Reference, UnitCommand, UnitId,
    },
    i18n::text::{AppText, ConfirmText},
    keymap::Change,
    register::Node,
    ui::{
        kit::{
            At, Effect, Role,
            dialog::confirm::{Confirm, Sentence},
            open, submit, tell,
        },
        registry::{
            changes::{Asked, second_look},
            disclosure::{self, From},
            route::{Pane, Registry},
        },
    },
};

/// With several selected, editing means one field of all of them; on the page's line of somebody it means them.
pub fn meant(tree: &Tree, change: Change) -> Change {
    let about = tree.page.as_ref().and_then(|page| page.about());
    match (change, tree.pane, about) {
        (Change::Edit, Pane::Page, Some(Reference::Person(_))) => Change::EditPerson,
        _ => change,
    }
}

pub fn change(tree: &Tree, change: Change) -> Vec<Effect> {
    open(Registry::Change(meant(tree, change), tree.meant()))
}

pub fn copy(tree: &mut Tree, at: &At<'_>) -> Vec<Effect> {
    let one = tree.marked.is_empty();
    let from = if one { From::Page } else { From::List };
    disclosure::copy(&tree.meant().nodes, from, at)
}

/// Households go into a neighborhood, units under a unit of the level above, or in front of one of their own level.
pub fn put_down(tree: &mut Tree, at: &At<'_>) -> Vec<Effect> {
    let Some(target) = tree.node() else {
        return tell(&AppText::NothingHere, Role::Warn, at);
    };
    open(Registry::Move(tree.taken.clone(), target))
}

/// The question whether all that was taken up goes there.
pub fn moved(taken: &[Node], target: Node, at: &At<'_>) -> Asked {
    let nodes = || taken.iter().copied();
    let units: Vec<UnitId> = nodes().filter_map(Node::unit).collect();
    let households: Vec<HouseholdId> = nodes().filter_map(Node::household).collect();
    let moved = match (units.is_empty(), households.is_empty()) {
        (true, true) => return Err(tell(&ConfirmText::NothingTaken, Role::Warn, at)),
        (true, false) => move_households(&households, target, at),
        (false, true) => move_units(&units, target, at),
        (false, false) => None,
    };
    moved.ok_or_else(|| tell(&ConfirmText::DoesNotFit, Role::Warn, at))
}

fn move_households(ids: &[HouseholdId], target: Node, at: &At<'_>) -> Option<Confirm> {
    let county = at.desk.county();
    let to = county.unit_at(target)?;
    if county.unit(to)?.record.level != Level::Neighborhood || !county.is_live(to) {
        return None;
    }
    let stays = |id: &&HouseholdId| county.neighborhood_of(**id) != Some(to);
    let moving: Vec<HouseholdId> = ids.iter().filter(stays).copied().collect();
    let name = at.desk.short(to);
    let question = match moving.as_slice() {
        [] => return None,
        [one] => {
            let head = county.household(*one)?.record.fields.head;
            ConfirmText::MoveHousehold {
                head,
                to: name.clone(),
            }
        }
        many => ConfirmText::MoveHouseholds {
            n: many.len().into(),
            to: name,
        },
    };
    let steps = moving.iter().filter_map(|&id| {
        let base = county.household_row(id)?.version;
        Some(Command::Household(HouseholdCommand::Move { id, base, to }))
    });
    let command = Command::together(Occasion::Move, steps.collect())?;
    let sentences = second_look(question, &command, at);
    Some(Confirm::new(sentences, ConfirmText::Move, submit(command)))
}

fn move_units(ids: &[UnitId], target: Node, at: &At<'_>) -> Option<Confirm> {
    let county = at.desk.county();
    let target = county.unit(target.unit()?)?;
    let levels = ids
        .iter()
        .map(|id| county.unit(*id).map(|u| u.record.level));
    let level = levels
        .collect::<Option<Vec<_>>>()
        .filter(|all| all.iter().all(|l| *l == all[0]))?[0];
    let (parent, before) = match target.record.level {
        above if above.below() == Some(level) => (target.record.id, None),
        same if same == level && !ids.contains(&target.record.id) => {
            (target.record.parent?, Some(target.record.id))
        }
        _ => return None,
    };
    if !county.is_live(parent) {
        return None;
    }
    let to = at.desk.short(parent);
    let question = match ids {
        [one] => ConfirmText::MoveUnit {
            name: at.desk.short(*one),
            to,
        },
        many => ConfirmText::MoveUnits {
            n: many.len().into(),
            to,
        },
    };
    let mut sentences = vec![Sentence::new(question)];
    if let Some(before) = before {
        let name = at.desk.short(before);
        sentences.push(Sentence::new(crate::i18n::text::UnitText::Before { name }));
    }
    let steps = ids.iter().filter_map(|&id| {
        let base = county.unit(id)?.version;
        Some(Command::Unit(UnitCommand::Move {
            id,
            base,
            parent,
            before,
        }))
    });
    let command = Command::together(Occasion::Move, steps.collect())?;
    Some(Confirm::new(sentences, ConfirmText::Move, submit(command)))
}
