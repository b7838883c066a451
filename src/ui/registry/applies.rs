//! Which changes make sense for the nodes at hand: menus offer no others, and whoever presses the key is told where.

use super::changes::{households, leader, unit};
use crate::{
    domain::{Level, Right, UnitId},
    i18n::text::ApplyText,
    keymap::{Action, Change, Context, Go, Pick},
    register::{Mark, Node},
    ui::kit::{At, Effect, Offers, Role, dialog::window, tell},
};

pub fn applies(change: Change, nodes: &[Node], at: &At<'_>) -> bool {
    let one = match nodes {
        [one] => Some(*one),
        _ => None,
    };
    let live = |node: &Node| is_live(*node, at);
    match change {
        Change::Undo | Change::Redo => true,
        Change::Save => false,
        Change::Restore => nodes.iter().any(|node| !live(node)),
        Change::Add if at.desk.root().is_none() => true,
        Change::Add => one.is_some_and(|node| live(&node)),
        Change::Edit if one.is_some() => true,
        Change::Edit | Change::CardIssued | Change::InChat | Change::Batch => {
            !households(nodes, at).is_empty()
        }
        Change::Remove => match one {
            Some(Node::Unit(id)) => live(&Node::Unit(id)) && level(id, at) > Some(Level::County),
            _ => !nodes.iter().copied().any(is_unit) && nodes.iter().any(live),
        },
        Change::Appoint | Change::EndTerm | Change::EditPerson | Change::CorrectTerm => {
            one.and_then(|node| unit(node, at)).is_some_and(|id| {
                let led = level(id, at).is_some_and(|level| level.post().is_some());
                let known = match change {
                    Change::Appoint => true,
                    Change::EditPerson => leader(id, at).is_some(),
                    _ => !at.desk.county().terms(id).is_empty(),
                };
                led && known && live(&Node::Unit(id))
            })
        }
        Change::AddPerson => one.is_some_and(|node| {
            let unit = unit(node, at).and_then(|id| level(id, at));
            unit >= Some(Level::Village)
        }),
        Change::Split | Change::Merge | Change::NewHead | Change::Renumber => {
            one.is_some_and(|node| !is_unit(node) && live(&node))
        }
        Change::MoveUp | Change::MoveDown => {
            matches!(one, Some(Node::Unit(id)) if super::changes::shift(change, id, at).is_some())
        }
    }
}

/// What can be done to the nodes; `meant` is what a change is where it is asked.
pub fn offered(
    offers: Offers,
    nodes: &[Node],
    at: &At<'_>,
    meant: impl Fn(Change) -> Change,
) -> Offers {
    let offers = of_divisions(offers, Pick::Take, nodes, at);
    Change::ALL.iter().fold(offers, |offers, &change| {
        let offers = offers.when(applies(meant(change), nodes, at), [change]);
        of_divisions(offers, change, nodes, at)
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
    let level = |node: &Node| match node {
        Node::Unit(id) => level(*id, at),
        Node::Household(_) => None,
    };
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
    match rights.find(|right| *right == Right::Divisions) {
        Some(divisions) => offers.asks(Some(divisions), [action]),
        None => offers,
    }
}

fn level(id: UnitId, at: &At<'_>) -> Option<Level> {
    at.desk.county().unit(id).map(|held| held.record.level)
}

const fn is_unit(node: Node) -> bool {
    matches!(node, Node::Unit(_))
}

fn is_live(node: Node, at: &At<'_>) -> bool {
    match node {
        Node::Unit(id) => at.desk.county().is_live(id),
        Node::Household(id) => at
            .desk
            .county()
            .household_row(id)
            .is_some_and(|row| !row.has(Mark::Retired)),
    }
}

/// Says that it is done to one of those selected at a time.
pub fn refuse_several(change: Change, at: &At<'_>) -> Vec<Effect> {
    let what = Action::Change(change).title(at.lang()).to_owned();
    let key = window::key(at, Context::List, Pick::Clear);
    tell(&ApplyText::OneOfThem { what, key }, Role::Warn, at)
}

/// Says why a list of people does not take the change.
pub fn refuse_people(change: Change, at: &At<'_>) -> Vec<Effect> {
    let what = Action::Change(change).title(at.lang()).to_owned();
    let key = |change: Change| window::key(at, Context::List, change);
    let (end, open) = (
        key(Change::EndTerm),
        window::key(at, Context::List, Go::Open),
    );
    tell(&ApplyText::People { what, end, open }, Role::Warn, at)
}

/// Says where the change could be made.
pub fn refuse(change: Change, nodes: &[Node], at: &At<'_>) -> Vec<Effect> {
    let what = Action::Change(change).title(at.lang()).to_owned();
    let on_unit = matches!(nodes, [Node::Unit(_)]);
    if nodes.len() > 1 && nodes.iter().any(|node| applies(change, &[*node], at)) {
        return refuse_several(change, at);
    }
    let key = |action: Action| window::key(at, Context::Browse, action);
    let words = match change {
        Change::Split if on_unit => ApplyText::SplitUnit {
            add: key(Change::Add.into()),
            mark: key(Pick::Mark.into()),
            take: key(Pick::Take.into()),
            put: key(Pick::PutDown.into()),
        },
        Change::Merge if on_unit => ApplyText::MergeUnits {
            mark: key(Pick::Mark.into()),
            take: key(Pick::Take.into()),
            put: key(Pick::PutDown.into()),
            retire: key(Change::Remove.into()),
        },
        Change::Split | Change::Merge | Change::NewHead | Change::Renumber => {
            ApplyText::OneHousehold { what }
        }
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
