//! Changes from the tree: what is meant is what is selected, and what was taken up is put down where the cursor stands.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    changes::{self, tell, together},
    tree::{Pane, Tree},
};
use crate::{
    domain::{
        Command, HouseholdCommand, HouseholdId, Level, Occasion, UnitCommand, UnitId, breach,
    },
    i18n::text::{AppText, ConfirmText},
    keymap::Change,
    register::{Mark, Node},
    ui::{
        At, Effect,
        overlay::confirm::{About, Confirm, Sentence},
        page::{Link, Page},
    },
};

/// With several selected, editing means one field of all of them; on the page's line of somebody it means them.
pub fn change(tree: &mut Tree, change: Change, at: &At<'_>) -> Vec<Effect> {
    let change = match (change, tree.pane, tree.page.as_ref().and_then(Page::link)) {
        (Change::Edit, Pane::Page, Some(Link::Leader(_))) => Change::EditPerson,
        _ => change,
    };
    changes::apply(change, &tree.meant(), at)
}

pub fn copy(tree: &mut Tree, at: &At<'_>) -> Vec<Effect> {
    changes::copy(&tree.meant().nodes, at)
}

/// Households go into a neighborhood, units under a unit of the level above, or in front of one of their own level.
pub fn put_down(tree: &mut Tree, at: &At<'_>) -> Vec<Effect> {
    let Some(target) = tree.node() else {
        return tell(&AppText::NothingHere, at);
    };
    moved(&tree.taken, target, at)
}

/// The question whether all that was taken up goes there.
pub fn moved(taken: &[Node], target: Node, at: &At<'_>) -> Vec<Effect> {
    let nodes = || taken.iter().copied();
    let units: Vec<UnitId> = nodes().filter_map(as_unit).collect();
    let households: Vec<HouseholdId> = nodes().filter_map(as_household).collect();
    let moved = match (units.is_empty(), households.is_empty()) {
        (true, true) => return tell(&ConfirmText::NothingTaken, at),
        (true, false) => move_households(&households, target, at),
        (false, true) => move_units(&units, target, at),
        (false, false) => None,
    };
    let effects = moved.unwrap_or_else(|| tell(&ConfirmText::DoesNotFit, at));
    Confirm::asked(effects, &About::Move(taken.to_vec(), target))
}

const fn as_unit(node: Node) -> Option<UnitId> {
    match node {
        Node::Unit(id) => Some(id),
        Node::Household(_) => None,
    }
}

const fn as_household(node: Node) -> Option<HouseholdId> {
    match node {
        Node::Household(id) => Some(id),
        Node::Unit(_) => None,
    }
}

fn move_households(ids: &[HouseholdId], target: Node, at: &At<'_>) -> Option<Vec<Effect>> {
    let county = at.desk.county();
    let to = match target {
        Node::Unit(unit) => unit,
        Node::Household(id) => county.neighborhood_of(id)?,
    };
    let fits = county
        .unit(to)
        .is_some_and(|u| u.record.level == Level::Neighborhood);
    if !fits || !county.is_live(to) {
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
            to: name.clone(),
        },
    };
    let mut sentences = vec![Sentence::new(question)];
    sentences.extend(leaving(&moving, at));
    let joining = counting(&moving, at);
    let before = county.figures(to).households;
    sentences.push(side(name, before, before + joining));
    let steps = moving.iter().filter_map(|&id| {
        let base = county.household_row(id)?.version;
        Some(Command::Household(HouseholdCommand::Move { id, base, to }))
    });
    let then = together(Occasion::Move, steps.collect())?;
    Some(Confirm::new(sentences, ConfirmText::Move, vec![then]).ask())
}

/// Those of them that count in 5–15.
fn counting(ids: &[HouseholdId], at: &At<'_>) -> u32 {
    let county = at.desk.county();
    let counts = |id: &&HouseholdId| {
        county
            .household_row(**id)
            .is_some_and(|r| r.has(Mark::Counts))
    };
    ids.iter().filter(counts).count() as u32
}

/// How the neighborhoods they leave stand before and after, with the rule of 5–15.
pub fn leaving(ids: &[HouseholdId], at: &At<'_>) -> Vec<Sentence> {
    let county = at.desk.county();
    let mut from: BTreeMap<UnitId, Vec<HouseholdId>> = BTreeMap::new();
    for &id in ids {
        if let Some(unit) = county.neighborhood_of(id) {
            from.entry(unit).or_default().push(id);
        }
    }
    let sides = from.into_iter().map(|(unit, ids)| {
        let before = county.figures(unit).households;
        let after = before.saturating_sub(counting(&ids, at));
        side(at.desk.short(unit), before, after)
    });
    sides.collect()
}

/// Leaders who live there: their terms go on when the household is gone.
pub fn serving(ids: &[HouseholdId], at: &At<'_>) -> Vec<Sentence> {
    let county = at.desk.county();
    let villages: BTreeSet<UnitId> = ids
        .iter()
        .filter_map(|&id| county.path(Node::Household(id)).get(2).copied())
        .collect();
    let posts = villages
        .into_iter()
        .flat_map(|village| county.posts(village));
    let here = posts.filter(|post| {
        let home = post.person.record.fields.household;
        home.is_some_and(|home| ids.contains(&home))
    });
    let told = here.filter_map(|post| {
        let rank = county.unit(post.unit)?.record.level.post()?;
        Some(Sentence::new(ConfirmText::StillServes {
            who: post.person.record.fields.name.clone(),
            post: format!("{}{}", at.desk.short(post.unit), at.say(&rank)),
        }))
    });
    told.collect()
}

fn side(from: String, before: u32, after: u32) -> Sentence {
    let text = ConfirmText::BothSides {
        from,
        before: before.into(),
        after: after.into(),
    };
    Sentence::with(text, breach(after))
}

fn move_units(ids: &[UnitId], target: Node, at: &At<'_>) -> Option<Vec<Effect>> {
    let county = at.desk.county();
    let target = county.unit(as_unit(target)?)?;
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
    let then = together(Occasion::Move, steps.collect())?;
    Some(Confirm::new(sentences, ConfirmText::Move, vec![then]).ask())
}
