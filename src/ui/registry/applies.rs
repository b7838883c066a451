//! Which changes make sense for the nodes at hand: menus offer no others, and whoever presses the key is told where.

use super::changes::{Way, people, way};
use crate::{
    domain::{HouseholdRefusal, Level, Right, UnitRefusal},
    i18n::text::{ApplyText, ConfirmText, UnitText},
    keymap::{Action, Change, Context, Go, Pick},
    register::Node,
    ui::kit::{At, Effect, Offers, Role, tell},
};

/// What can be done to the nodes; `meant` is what a change is where it is asked.
pub fn offered(
    offers: Offers,
    nodes: &[Node],
    at: &At<'_>,
    meant: impl Fn(Change) -> Change,
) -> Offers {
    let offers = of_divisions(offers, Pick::Take, nodes, at);
    let program = |change: &Change| matches!(change, Change::Undo | Change::Redo);
    let changes = Change::ALL.iter().copied();
    let changes = changes.filter(|change| !program(change));
    changes.fold(offers, |offers, change| {
        let way = way(meant(change), nodes, at);
        let offers = of_divisions(offers.when(way.is_some(), [change]), change, nodes, at);
        match way {
            Some(Way::Now(effects)) => offers.gives(change, effects),
            _ => offers,
        }
    })
}

/// Townships and villages are no part of the registry: changing them asks another right.
pub fn of_divisions(
    offers: Offers,
    action: impl Into<Action>,
    nodes: &[Node],
    at: &At<'_>,
) -> Offers {
    let action = action.into();
    let level = |node: &Node| Some(at.desk.county().unit(node.unit()?)?.record.level);
    let touched = |node: &Node| match action {
        Action::Change(Change::Add) => level(node)?.below(),
        // Of several, their households are edited.
        Action::Change(Change::Edit) if nodes.len() > 1 => None,
        Action::Change(
            Change::Edit | Change::Remove | Change::Restore | Change::MoveUp | Change::MoveDown,
        )
        | Action::Pick(Pick::Take | Pick::PutDown) => level(node),
        _ => None,
    };
    let mut rights = nodes.iter().filter_map(touched).map(Right::of_unit);
    if rights.any(|right| right == Right::Divisions) {
        let asked: &[Right] = match action {
            Action::Change(Change::Edit) => &[Right::Divisions, Right::Contacts],
            _ => &[Right::Divisions],
        };
        offers.asks(asked, [action])
    } else {
        offers
    }
}

/// Says that it is done to one of those selected at a time.
pub fn refuse_several(change: Change, at: &At<'_>) -> Vec<Effect> {
    let what = Action::Change(change).title(at.lang()).to_owned();
    let key = at.key(Context::List, Pick::Clear);
    tell(&ApplyText::OneOfThem { what, key }, Role::Warn, at)
}

/// Says why a list of people does not take the change.
pub fn refuse_people(change: Change, at: &At<'_>) -> Vec<Effect> {
    let what = Action::Change(change).title(at.lang()).to_owned();
    let key = |change: Change| at.key(Context::List, change);
    let (end, open) = (key(Change::EndTerm), at.key(Context::List, Go::Open));
    tell(&ApplyText::People { what, end, open }, Role::Warn, at)
}

/// Says where the change could be made.
pub fn refuse(change: Change, nodes: &[Node], at: &At<'_>) -> Vec<Effect> {
    let what = Action::Change(change).title(at.lang()).to_owned();
    let on_unit = matches!(nodes, [Node::Unit(_)]);
    if nodes.len() > 1 {
        if change == Change::Remove {
            return tell(&ConfirmText::OneAtATime, Role::Warn, at);
        }
        if nodes.iter().any(|node| way(change, &[*node], at).is_some()) {
            return refuse_several(change, at);
        }
    }
    if let [one] = nodes
        && let Some(told) = lacks(change, *one, at)
    {
        return told;
    }
    let key = |action: Action| at.key(Context::Browse, action);
    let words = match change {
        Change::Split => ApplyText::SplitUnit { what },
        Change::Merge if on_unit => ApplyText::MergeUnits {
            mark: key(Pick::Mark.into()),
            take: key(Pick::Take.into()),
            put: key(Pick::PutDown.into()),
            retire: key(Change::Remove.into()),
        },
        Change::Merge | Change::NewHead | Change::Renumber => ApplyText::OneHousehold { what },
        Change::Appoint | Change::EndTerm | Change::EditPerson | Change::CorrectTerm => {
            ApplyText::OnePost { what }
        }
        Change::MoveUp | Change::MoveDown => ApplyText::AmongSiblings { what },
        Change::Batch | Change::Edit | Change::CardIssued | Change::InChat => {
            let key = key(Pick::Mark.into());
            ApplyText::Households { what, key }
        }
        Change::Restore => ApplyText::NothingRetired { what },
        Change::AddPerson => ApplyText::Village { what },
        _ => ApplyText::NotHere { what },
    };
    tell(&words, Role::Warn, at)
}

/// What the one lacks that the change is done to.
fn lacks(change: Change, node: Node, at: &At<'_>) -> Option<Vec<Effect>> {
    let county = at.desk.county();
    let live = at.desk.is_live(node);
    match (change, node) {
        (
            Change::Edit | Change::Split | Change::Merge | Change::NewHead | Change::Renumber,
            Node::Household(id),
        ) => {
            let head = county.household(id)?.record.fields.head;
            let people = people(id, at);
            let few = || tell(&HouseholdRefusal::TooFewPeople { people }, Role::Warn, at);
            let retired = tell(&HouseholdRefusal::Retired { head }, Role::Warn, at);
            Some(if live { few() } else { retired })
        }
        (Change::Split, Node::Unit(id)) => {
            let held = county.unit(id)?;
            let name = held.record.fields.short.clone();
            let told = if live {
                tell(&ApplyText::TooFewToDivide { name }, Role::Warn, at)
            } else {
                tell(&UnitRefusal::Retired { name }, Role::Warn, at)
            };
            (held.record.level == Level::Neighborhood).then_some(told)
        }
        (Change::Add | Change::Appoint, node) => {
            let held = county.unit(county.unit_at(node)?)?;
            let name = held.record.fields.short.clone();
            let retired = !county.is_live(held.record.id);
            retired.then(|| tell(&UnitRefusal::Retired { name }, Role::Warn, at))
        }
        (Change::EndTerm | Change::EditPerson | Change::CorrectTerm, node) => at
            .desk
            .led(node)
            .map(|_| tell(&UnitText::NoLeader, Role::Warn, at)),
        _ => None,
    }
}
