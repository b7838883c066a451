//! What the tree offers for the row under its cursor: which actions apply, and which of them matter most.

use super::Tree;
use crate::{
    domain::{Right, Unmask},
    keymap::{Action, App, Change, Find, Go, Pick, Show},
    register::Node,
    ui::{
        kit::{At, Layer as _},
        registry::{
            applies::{self, applies},
            disclosure,
            route::Pane,
        },
    },
};

pub fn offers(tree: &Tree, action: Action, at: &At<'_>) -> bool {
    match action {
        Action::Change(change) => applies(change, &tree.meant().nodes, at),
        Action::Pick(Pick::PutDown) => !tree.taken.is_empty(),
        Action::Pick(Pick::Clear) => !tree.marked.is_empty() || !tree.taken.is_empty(),
        Action::Pick(_) => tree
            .node()
            .is_some_and(|n| at.desk.county().parent(n).is_some()),
        Action::Find(Find::Next | Find::Prev) => !tree.filter.is_empty(),
        Action::App(App::Unmask) => !masked(tree, at).is_empty(),
        Action::Show(Show::Tree) | Action::App(App::Sort) => false,
        _ => true,
    }
}

pub fn needs(tree: &Tree, action: Action, at: &At<'_>) -> Option<Right> {
    let nodes = match action {
        Action::Pick(Pick::PutDown) => &tree.taken,
        _ => &tree.meant().nodes,
    };
    applies::needs(action, nodes, tree.context(), at)
}

/// The record under the cursor that holds what may be masked.
pub fn record(tree: &Tree, at: &At<'_>) -> Option<Unmask> {
    disclosure::record(tree.node()?, at)
}

/// What is meant by the key, while it is masked: of several selected ones every phone, since no page shows them all.
pub fn masked(tree: &Tree, at: &At<'_>) -> Vec<Unmask> {
    let nodes = tree.meant().nodes;
    let several = nodes.len() > 1;
    let records = nodes
        .into_iter()
        .filter_map(|node| disclosure::record(node, at));
    let masked =
        |record: &Unmask| !at.bare.contains(record) && (several || at.of(*record).is_veiled());
    records.filter(masked).collect()
}

pub fn footer(tree: &Tree) -> Vec<Action> {
    let first: Vec<Action> = match (tree.pane, tree.node()) {
        (Pane::Page, _) => vec![Go::Open.into(), Go::NextPane.into(), Change::Edit.into()],
        (_, Some(Node::Household(_))) => {
            vec![
                Change::Edit.into(),
                Change::Add.into(),
                App::Unmask.into(),
                Go::NextPane.into(),
                Pick::Take.into(),
            ]
        }
        _ => vec![
            Go::Right.into(),
            Change::Add.into(),
            Change::Edit.into(),
            Change::Appoint.into(),
        ],
    };
    let mut footer: Vec<Action> = Vec::new();
    if !tree.taken.is_empty() {
        footer.push(Pick::PutDown.into());
        footer.push(App::Cancel.into());
    }
    if !tree.marked.is_empty() {
        footer.extend::<[Action; 3]>([Change::Batch.into(), Pick::Take.into(), Pick::Clear.into()]);
    }
    footer.extend(first);
    footer.extend::<[Action; 6]>([
        Find::Search.into(),
        Change::Undo.into(),
        Show::Overview.into(),
        App::Menu.into(),
        App::Help.into(),
        App::Quit.into(),
    ]);
    footer
}
