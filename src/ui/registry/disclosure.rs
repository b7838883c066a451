//! What of a record is shown, opened and copied: a copy holds what the screen shows.

use crate::{
    domain::{Unmask, mask_phone, mask_phones},
    i18n::text::AppText,
    register::Node,
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
    let records = nodes.iter().filter_map(|node| record(*node, at));
    records.filter(|record| !at.bare.contains(record)).collect()
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
    let record = record(node, at);
    let whole = record.is_some_and(|record| match from {
        From::List => at.bare.contains(&record),
        From::Page => !at.of(record).is_veiled(),
    });
    // A list shows the phone that was opened, and names as before.
    let text = |text: &str| {
        if whole && from == From::Page {
            text.to_owned()
        } else {
            mask_phones(text).into_owned()
        }
    };
    let phone = |phone: &str| {
        if whole {
            phone.to_owned()
        } else {
            mask_phone(phone)
        }
    };
    let (name, phone) = match node {
        Node::Unit(id) => {
            let phone = county.serving(id).map(|post| {
                let fields = &post.person.record.fields;
                format!("{}\t{}", text(&fields.name), phone(&fields.phone))
            });
            (at.desk.short(id), phone.unwrap_or_default())
        }
        Node::Household(id) => {
            let fields = county.household(id)?.record.fields;
            let phone = fields.phones().next().map(phone).unwrap_or_default();
            (text(&fields.head), phone)
        }
    };
    let path = at.desk.path_names(node).join("/");
    Some([name, path, phone].join("\t").trim_end().to_owned())
}
