//! Finding a row of the tree that is unfolded already, by part of a name or its letters; next and previous.

use super::{Tree, height};
use crate::{
    i18n::text::TreeText,
    keymap::Find,
    register::{Node, search::Hearing},
    ui::kit::{At, Effect, Role, dialog::route::Kit, open, tell},
};

pub fn find(tree: &mut Tree, find: Find, at: &At<'_>) -> Vec<Effect> {
    let step = match find {
        Find::Next => 1,
        Find::Prev => -1,
        _ => {
            return open(Kit::Find(tree.filter.clone()));
        }
    };
    if !tree.filter.is_empty() && tree.finds.is_empty() {
        let words = tree.filter.clone();
        return tell(&TreeText::NotFound { words }, Role::Warn, at);
    }
    walk(tree, step, at);
    Vec::new()
}

/// Goes to the next find in that direction, round the end.
fn walk(tree: &mut Tree, step: isize, at: &At<'_>) {
    let here = tree.at.place();
    // Between the rows it stands in front of the one below.
    let below = tree.at.row().map_or(here, |row| row + 1);
    let mut finds = tree.finds.iter().copied();
    let next = if step > 0 {
        finds
            .find(|row| *row >= below)
            .or(tree.finds.first().copied())
    } else {
        finds
            .rfind(|row| *row < here)
            .or(tree.finds.last().copied())
    };
    if let Some(row) = next {
        tree.go_to(row, at);
    }
}

/// The find line writes here as it is typed: the cursor goes to the first match from where it is.
pub fn type_ahead(tree: &mut Tree, text: &str, at: &At<'_>) {
    text.trim().clone_into(&mut tree.filter);
    look(tree, at);
    if tree.found() == Some(0) {
        walk(tree, 1, at);
    }
    // The line one types on lies over the last rows.
    let height = height(at.size);
    if let Some(row) = tree.at.row()
        && row + PROMPT > tree.at.top() + height
    {
        tree.at.show_from(row.saturating_sub(height / 2), height);
    }
}

/// Rows under the prompt and below it.
const PROMPT: usize = 6;

/// Looks again through the rows that are unfolded by now.
pub fn look(tree: &mut Tree, at: &At<'_>) {
    let wanted = tree.filter.to_lowercase();
    tree.finds.clear();
    if wanted.is_empty() {
        return;
    }
    let mut ear = Hearing::of(&wanted);
    let mut holds = |node| {
        let name = name(node, at);
        name.to_lowercase().contains(&wanted) || ear.as_mut().is_some_and(|ear| ear.hears(&name))
    };
    let rows = tree.rows.iter().enumerate();
    let held = rows.filter(|(_, row)| holds(row.node));
    tree.finds = held.map(|(i, _)| i).collect();
}

pub fn forget(tree: &mut Tree) {
    tree.filter.clear();
    tree.finds.clear();
}

fn name(node: Node, at: &At<'_>) -> String {
    match node {
        Node::Unit(unit) => at.desk.short(unit),
        Node::Household(id) => {
            let held = at.desk.county().household(id);
            held.map_or_else(String::new, |held| held.record.fields.head)
        }
    }
}
