//! What a change is asked for: the nodes meant, and what of them a person does not see or would not get.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    domain::{HouseholdId, Kind, Level, UnitId},
    i18n::text::ConfirmText,
    register::Node,
    store::Receipt,
    ui::kit::{At, table::Selection},
};

/// Whether something that is meant was changed, or something that stands below it.
pub fn is_about(receipt: &Receipt, meant: impl Iterator<Item = Node>, at: &At<'_>) -> bool {
    let meant: BTreeSet<Node> = meant.collect();
    let county = at.desk.county();
    let changed = receipt.changed.iter().filter_map(|&(kind, id)| match kind {
        Kind::Unit => Some(Node::Unit(UnitId(id))),
        Kind::Household => Some(Node::Household(HouseholdId(id))),
        _ => None,
    });
    let above = |node| county.path(node).into_iter().map(Node::Unit).chain([node]);
    !meant.is_empty() && changed.flat_map(above).any(|node| meant.contains(&node))
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meant {
    pub nodes: Vec<Node>,
    /// Those among them that no row shows.
    pub hidden: usize,
}

impl Meant {
    pub fn one(node: Node) -> Self {
        Self {
            nodes: vec![node],
            hidden: 0,
        }
    }

    /// What is selected, whether a row shows it or not, else what the cursor stands on.
    pub fn of<K: Ord + Copy>(
        marked: &Selection<K>,
        here: Option<K>,
        shown: &[K],
        node: impl Fn(K) -> Node,
    ) -> Self {
        if marked.is_empty() {
            return Self {
                nodes: here.into_iter().map(node).collect(),
                hidden: 0,
            };
        }
        let mut seen = BTreeSet::new();
        let fresh = |one: &K| marked.has(*one) && seen.insert(*one);
        let mut meant: Vec<K> = shown.iter().copied().filter(fresh).collect();
        meant.extend(marked.iter().filter(|one| !seen.contains(one)));
        Self {
            hidden: meant.len() - seen.len(),
            nodes: meant.into_iter().map(node).collect(),
        }
    }

    /// What stands beside the question or the form: what of it is not seen, and what it leaves out although it is
    /// selected: only neighborhoods stand for their households.
    pub fn remarks(&self, at: &At<'_>) -> Vec<ConfirmText> {
        let mut remarks = Vec::new();
        if self.hidden > 0 {
            let n = self.hidden.into();
            remarks.push(ConfirmText::Hidden { n });
        }
        let of = |wanted: fn(Level) -> bool| {
            let units = self.nodes.iter().filter_map(|node| node.unit());
            let levels = units.filter_map(|id| at.desk.county().unit(id));
            let n = levels.filter(|held| wanted(held.record.level)).count();
            (n > 0).then(|| n.into())
        };
        let sections = of(|level| level == Level::Section);
        remarks.extend(sections.map(|n| ConfirmText::SectionsOut { n }));
        let groups = of(|level| level == Level::Group);
        remarks.extend(groups.map(|n| ConfirmText::GroupsOut { n }));
        let above = of(|level| level < Level::Section);
        remarks.extend(above.map(|n| ConfirmText::UnitsOut { n }));
        remarks
    }
}
