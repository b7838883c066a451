//! Finding a row of the tree that is unfolded already: by part of a name, next and previous.

use super::tree::Tree;
use crate::{
    keymap::Find,
    register::Node,
    ui::{At, Effect, overlay::Overlay, overlay::prompt::Prompt},
};

pub fn find(tree: &mut Tree, find: Find, at: &At<'_>) -> Vec<Effect> {
    match find {
        Find::Filter => {
            let prompt = Prompt::filter(at, &tree.filter);
            return vec![Effect::Open(Box::new(Overlay::Prompt(Box::new(prompt))))];
        }
        Find::Next => step(tree, 1, at),
        Find::Prev => step(tree, -1, at),
        _ => {}
    }
    Vec::new()
}

/// Goes to the next row in that direction whose name holds the text, round the end.
fn step(tree: &mut Tree, step: isize, at: &At<'_>) {
    let len = tree.rows.len() as isize;
    if tree.filter.is_empty() || len == 0 {
        return;
    }
    let here = tree.at.cursor as isize;
    let found = (1..=len)
        .map(|i| (here + i * step).rem_euclid(len) as usize)
        .find(|&row| name(tree.rows[row].node, at).contains(&tree.filter));
    if let Some(row) = found {
        tree.go_to(row, at);
    }
}

/// The filter line writes here as it is typed: the cursor goes to the first match from where it is.
pub fn type_ahead(tree: &mut Tree, text: &str, at: &At<'_>) {
    text.clone_into(&mut tree.filter);
    let here = tree.node().is_some_and(|n| name(n, at).contains(text));
    if !here {
        step(tree, 1, at);
    }
}

fn name(node: Node, at: &At<'_>) -> String {
    match node {
        Node::Unit(unit) => at.desk.short(unit),
        Node::Household(id) => at
            .desk
            .county()
            .household(id)
            .map_or_else(String::new, |h| h.record.fields.head),
    }
}
