//! Finding by what was typed: every village's rows for the search engine, and its answers as things of the county.

use super::{
    Block, County, Mark, Node,
    search::{
        Block as Segment, Entry, Index, Kind, Manner, Marks, Query, Searcher, Spot, State, View,
    },
};
use crate::domain::{Held, Household, HouseholdId, Unit, UnitId};

/// The best hits, and how many there are in all.
#[derive(Debug, Default)]
pub struct Found {
    pub total: usize,
    pub manner: Manner,
    pub hits: Vec<Finding>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub thing: Thing,
    /// Matched characters of its name.
    pub marks: Marks,
    /// What matched beside the name.
    pub also: Option<Spot>,
    /// Comparable within one answer only.
    pub score: u32,
}

impl Finding {
    /// A thing that was not searched for.
    pub fn of(node: Node) -> Self {
        let thing = match node {
            Node::Unit(unit) => Thing::Unit(unit),
            Node::Household(household) => Thing::Household(household),
        };
        Self {
            thing,
            marks: Marks::default(),
            also: None,
            score: 0,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    Unit(UnitId),
    Household(HouseholdId),
    /// Whoever serves in the unit's post.
    Leader(UnitId),
}

impl Thing {
    /// Where one goes to see it.
    pub fn node(self) -> Node {
        match self {
            Self::Unit(unit) | Self::Leader(unit) => Node::Unit(unit),
            Self::Household(household) => Node::Household(household),
        }
    }
}

/// A village's rows, and where each of its units begins among them; the village itself is a row of the heads.
#[derive(Default)]
pub(super) struct Shelf {
    pub index: Index,
    starts: Vec<u32>,
}

impl Shelf {
    /// `households` stand in the order of `block.households`.
    pub fn of(block: &Block, households: &[Household]) -> Self {
        let mut builder = Index::builder();
        if let Some(village) = block.units.first() {
            builder.within(&village.unit.record.fields.short);
        }
        let mut starts = Vec::with_capacity(block.units.len() + 1);
        // Row of the unit at each depth above the current one.
        let mut path: Vec<u32> = Vec::new();
        let (mut row, mut next) = (0, 0);
        for (at, unit) in block.units.iter().enumerate() {
            starts.push(row);
            let depth = usize::from(unit.depth);
            path.truncate(depth.saturating_sub(1));
            let place = path.last().copied();
            let state = if unit.live {
                State::Live
            } else {
                State::Retired
            };
            if at > 0 {
                builder.push(&Entry {
                    place,
                    state,
                    ..unit_entry(&unit.unit, &[unit.unit.record.fields.name.as_str()])
                });
                path.push(row);
                row += 1;
            }
            let place = path.last().copied();
            if let Some(term) = block.serving(at)
                && let Some(person) = block.person(term.record.person)
            {
                let fields = &person.record.fields;
                let key = unit.unit.record.id.0;
                builder.push(&Entry {
                    phones: &[fields.phone.as_str()],
                    place,
                    ..Entry::new(Kind::Leader, key, &fields.name)
                });
                row += 1;
            }
            while block
                .households
                .get(next)
                .is_some_and(|h| usize::from(h.unit) == at)
            {
                let own = block.households[next].has(Mark::Retired);
                let state = if own { State::Retired } else { state };
                push_household(&mut builder, &households[next], place, state);
                next += 1;
                row += 1;
            }
        }
        starts.push(row);
        Self {
            index: builder.finish(),
            starts,
        }
    }
}

fn unit_entry<'a>(held: &'a Held<Unit>, aliases: &'a [&'a str]) -> Entry<'a> {
    let unit = &held.record;
    Entry {
        aliases,
        ..Entry::new(Kind::of(unit.level), unit.id.0, &unit.fields.short)
    }
}

fn push_household(
    builder: &mut super::search::Builder,
    household: &Household,
    place: Option<u32>,
    state: State,
) {
    let fields = &household.fields;
    let aliases: Vec<&str> = fields.contacts.iter().map(|c| c.name.as_str()).collect();
    let phones: Vec<&str> = fields.phones().collect();
    let house = match fields.address.house() {
        house if house.is_empty() => household.number.to_string(),
        house => house,
    };
    builder.push(&Entry {
        aliases: &aliases,
        phones: &phones,
        house: &house,
        address: &fields.address.line(),
        place,
        state,
        ..Entry::new(Kind::Household, household.id.0, &fields.head)
    });
}

/// The rows of the units above the villages and of the villages, in the order given.
pub(super) fn heads<'a>(
    units: impl Iterator<Item = (&'a Held<Unit>, Option<u32>, State)>,
) -> Index {
    let mut builder = Index::builder();
    for (held, place, state) in units {
        let aliases = [held.record.fields.name.as_str()];
        builder.push(&Entry {
            place,
            state,
            ..unit_entry(held, &aliases)
        });
    }
    builder.finish()
}

impl County {
    /// What is found when the names of villages and townships are set apart from what follows them.
    fn written_together(
        &self,
        view: &View<'_>,
        query: &Query,
        limit: usize,
    ) -> Option<super::search::Found> {
        let heads = View {
            heads: Segment {
                index: self.heads(),
                under: None,
                rows: 0..self.heads().len() as u32,
            },
            blocks: &[],
        };
        let mut searcher = Searcher::default();
        let mut is_unit = |unit: &Query| {
            let found = searcher.search(&heads, unit, 1);
            found.total > 0 && found.manner == Manner::Exact
        };
        let mut apart = query.apart(&mut is_unit)?;
        loop {
            let found = Searcher::default().search(view, &apart, limit);
            if found.total > 0 && found.manner == Manner::Exact {
                return Some(found);
            }
            apart = apart.apart(&mut is_unit)?;
        }
    }

    /// Everything in the subtree of `scope` that answers to the query, the best `limit` of it.
    /// The same searcher must be asked again as a person types: it looks only at what matched before.
    pub fn search(
        &self,
        searcher: &mut Searcher,
        query: &Query,
        scope: UnitId,
        limit: usize,
    ) -> Found {
        let mut segments = Vec::new();
        for (block, at, under) in self.shelves_below(scope) {
            let end = block.units[at].end as usize;
            let rows = block.shelf.starts[at]..block.shelf.starts[end];
            segments.push(Segment {
                index: &block.shelf.index,
                under: Some(under),
                rows,
            });
        }
        let view = View {
            heads: Segment {
                index: self.heads(),
                under: None,
                rows: self.head_rows(scope),
            },
            blocks: &segments,
        };
        let mut found = searcher.search(&view, query, limit);
        if found.total == 0 {
            found = self.written_together(&view, query, limit).unwrap_or(found);
        } else if let Some(word) = query.together() {
            // Whoever is called by all of it comes before those who are called by a part each.
            let first = Searcher::default().search(&view, &word, limit);
            if found.manner == Manner::Exact && first.manner == Manner::Exact {
                found.lead(first.hits, limit);
            }
        }
        let hits = found.hits.into_iter().map(|hit| Finding {
            thing: match hit.kind {
                Kind::Household => Thing::Household(HouseholdId(hit.key)),
                Kind::Leader => Thing::Leader(UnitId(hit.key)),
                _ => Thing::Unit(UnitId(hit.key)),
            },
            marks: hit.marks,
            also: hit.also,
            score: hit.score,
        });
        Found {
            total: found.total,
            manner: found.manner,
            hits: hits.collect(),
        }
    }
}
