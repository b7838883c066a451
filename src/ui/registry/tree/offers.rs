//! What the tree offers for the row under its cursor: which actions apply, and which of them matter most.

use super::{Tree, change};
use crate::{
    domain::{Reference, Unmask},
    keymap::{Action, App, Change, Find, Go, Pick, Show, Train, actions},
    register::Node,
    ui::{
        kit::{At, Layer as _, Offers},
        registry::{applies, disclosure, route::Pane},
    },
};

pub fn offers(tree: &Tree, at: &At<'_>) -> Offers {
    let mut offers = Offers::of(tree.context());
    if !tree.taken.is_empty() {
        offers = offers.foot(actions![Pick::PutDown, App::Cancel]);
    }
    if !tree.marked.is_empty() {
        offers = offers.foot(actions![Change::Batch, Pick::Take, Pick::Clear]);
    }
    offers = match (tree.pane, tree.node()) {
        (Pane::Page, _) => offers.foot(actions![Go::Open, Go::NextPane, Change::Edit]),
        (_, Some(Node::Household(_))) => offers.foot(actions![
            Change::Edit,
            Change::Add,
            App::Unmask,
            Go::NextPane,
            Pick::Take
        ]),
        (_, node) => offers
            .foot(node.and_then(|node| too_large(node, at)))
            .foot(actions![
                Go::Right,
                Change::Add,
                Change::Edit,
                Change::Appoint
            ]),
    };
    let nodes = tree.meant().nodes;
    let below = tree
        .node()
        .is_some_and(|n| at.desk.county().parent(n).is_some());
    let held = !tree.marked.is_empty() || !tree.taken.is_empty();
    let offers = offers
        .foot(actions![
            Find::Search,
            Change::Undo,
            Show::Overview,
            App::Menu,
            App::Quit
        ])
        .with(Go::ALL.iter().copied())
        .with(actions![
            Find::Filter,
            Find::WithRetired,
            Train::Assign,
            App::Copy
        ])
        .when(below, [Pick::Mark, Pick::Range, Pick::Invert, Pick::Take])
        .when(!tree.taken.is_empty(), [Pick::PutDown])
        .when(held, [Pick::Clear])
        .when(!tree.filter.is_empty(), [Find::Next, Find::Prev])
        .when(!masked(tree, at).is_empty(), [App::Unmask])
        // One is there.
        .when(false, [Show::Tree]);
    let offers = applies::offered(offers, &nodes, at, |change| change::meant(tree, change));
    let about = tree.node().map(|node| match node {
        Node::Unit(id) => Reference::Unit(id),
        Node::Household(id) => Reference::Household(id),
    });
    applies::of_divisions(offers, Pick::PutDown, &tree.taken, at).leaves(about, "")
}

/// A neighborhood beyond the rule may be divided.
pub fn too_large(node: Node, at: &At<'_>) -> Option<Action> {
    let too_large = at.desk.is_too_large(node.unit()?);
    too_large.then_some(Change::Split.into())
}

/// The record under the cursor that holds what may be masked.
pub fn record(tree: &Tree, at: &At<'_>) -> Option<Unmask> {
    disclosure::record(tree.node()?, at)
}

/// What is meant by the key, while it is masked: of several selected ones every phone, since no page shows them all.
pub fn masked(tree: &Tree, at: &At<'_>) -> Vec<Unmask> {
    let nodes = tree.meant().nodes;
    if nodes.len() > 1 {
        return disclosure::masked(&nodes, at);
    }
    let records = nodes
        .into_iter()
        .filter_map(|node| disclosure::record(node, at));
    let masked = |record: &Unmask| !at.bare.contains(record) && at.is_veiled();
    records.filter(masked).collect()
}
