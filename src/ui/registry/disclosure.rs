//! What of a record is shown, opened and copied: a copy holds what the screen shows.

use crate::{
    domain::Unmask,
    i18n::text::AppText,
    register::Node,
    report::Phone,
    ui::kit::{At, Effect, Role, tell},
};

/// What of the node may be masked: a household, or who leads a unit.
pub fn record(node: Node, at: &At<'_>) -> Option<Unmask> {
    Some(match node {
        Node::Household(id) => Unmask::Household(id),
        Node::Unit(unit) => Unmask::Person(at.desk.leader(unit)?),
    })
}

/// Those of the nodes whose phones a list masks.
pub fn masked(nodes: &[Node], at: &At<'_>) -> Vec<Unmask> {
    let hidden = nodes.iter().filter(|node| is_hidden(**node, at));
    let records = hidden.filter_map(|node| record(*node, at));
    records.filter(|record| !at.bare.contains(record)).collect()
}

/// Those of them that somebody can be called by.
pub fn called(nodes: &[Node], at: &At<'_>) -> Vec<Unmask> {
    let with_phone = nodes.iter().filter(|node| phone(**node, at).is_some());
    masked(&with_phone.copied().collect::<Vec<_>>(), at)
}

fn is_hidden(node: Node, at: &At<'_>) -> bool {
    phone(node, at).is_none_or(|phone| !at.eyes().reads(&phone))
}

/// Whom a list says to call: the first of a household, or who leads a unit.
fn phone(node: Node, at: &At<'_>) -> Option<Phone> {
    let county = at.desk.county();
    Some(match node {
        Node::Household(id) => {
            let fields = county.household(id)?.record.fields;
            Phone::of_household(id, fields.phones().next()?)
        }
        Node::Unit(unit) => {
            let post = county.serving(unit)?;
            Phone::of_person(at.desk, &post.person.record, Some(unit))
        }
    })
}

/// Reads the records in full, after the journal has it.
pub fn unmask(records: Vec<Unmask>, at: &At<'_>) -> Vec<Effect> {
    if records.is_empty() {
        return tell(&AppText::NothingMasked, Role::Dim, at);
    }
    vec![Effect::Unmask(records)]
}

/// Where what is copied stands on the screen: what is masked there is masked in the copy.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum From {
    List,
    Page,
}

/// Name, path and phone, a line each, as a spreadsheet takes them.
pub fn copy(nodes: &[Node], from: From, at: &At<'_>) -> Vec<Effect> {
    let lines = nodes.iter().filter_map(|node| line(*node, from, at));
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return tell(&AppText::NothingHere, Role::Warn, at);
    }
    vec![Effect::CopyInFull(lines.join("\n"))]
}

fn line(node: Node, from: From, at: &At<'_>) -> Option<String> {
    let county = at.desk.county();
    let eyes = match (from, record(node, at)) {
        (From::Page, Some(record)) => at.of(record).eyes().on_page(),
        _ => at.eyes(),
    };
    let phone = phone(node, at).map(|phone| eyes.phone(&phone));
    let phone = phone.unwrap_or_default();
    let (name, phone) = match node {
        Node::Unit(id) => {
            let leader = county.serving(id).map(|post| {
                let name = eyes.words(&post.person.record.fields.name);
                format!("{name}\t{phone}")
            });
            (at.desk.short(id), leader.unwrap_or_default())
        }
        Node::Household(id) => {
            let head = county.household(id)?.record.fields.head;
            (eyes.words(&head), phone)
        }
    };
    let path = at.desk.path_names(node).join("/");
    Some([name, path, phone].join("\t").trim_end().to_owned())
}
