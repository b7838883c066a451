//! The stages a site goes through: an editable list, because no county published one.

use serde::{Deserialize, Serialize};

use super::{Look, SiteCommand, SiteField};
use crate::domain::{Claim, Command, Fault, Field, Issue, Kind, Name, Need, Record, Seq, StageId};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    pub id: StageId,
    #[serde(rename = "f")]
    pub fields: StageFields,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageFields {
    pub name: String,
    /// Its place in the row, no other's; what comes after is nearer to the end.
    pub order: u16,
    #[serde(default)]
    pub demand: Demand,
    /// No longer offered; sites that went through it stay readable.
    #[serde(default)]
    pub closed: bool,
}

/// What must be reached at a verification before a site enters the stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    /// Least verified score, in percent of all points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<u8>,
    /// Every block at its pass line.
    #[serde(default)]
    pub pass_lines: bool,
}

/// The list a new county starts with; an example, not the county's standard.
pub const EXAMPLE_STAGES: [(&str, Demand); 7] = {
    const FREE: Demand = Demand {
        least: None,
        pass_lines: false,
    };
    [
        ("选点", FREE),
        ("制定方案", FREE),
        ("创建中", FREE),
        ("自查", FREE),
        ("县级验收", FREE),
        (
            "达标命名",
            Demand {
                least: Some(85),
                pass_lines: true,
            },
        ),
        (
            "巩固提升",
            Demand {
                least: Some(85),
                pass_lines: true,
            },
        ),
    ]
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StageCommand {
    Add {
        id: StageId,
        fields: StageFields,
    },
    Edit {
        id: StageId,
        base: Seq,
        fields: StageFields,
    },
}

impl StageCommand {
    /// Adds the whole example list; the nth gets the nth promised id.
    pub fn examples() -> Vec<Command> {
        let fields = (0..EXAMPLE_STAGES.len()).filter_map(StageFields::example);
        let add = fields.zip(0..).map(|(fields, n)| {
            let id = StageId::promised(n);
            Command::Site(SiteCommand::Stage(Self::Add { id, fields }))
        });
        add.collect()
    }
}

impl Demand {
    pub const fn is_free(&self) -> bool {
        self.least.is_none() && !self.pass_lines
    }
}

impl StageFields {
    /// Between two places there is room for more stages.
    const GAP: u16 = 10;

    /// The place of one that comes after the last.
    pub const fn after(last: u16) -> u16 {
        last.saturating_add(Self::GAP)
    }

    /// The nth of the example list, counted from 0.
    pub fn example(n: usize) -> Option<Self> {
        let (name, demand) = EXAMPLE_STAGES.get(n)?;
        Some(Self {
            name: (*name).to_owned(),
            order: Self::after((n as u16) * Self::GAP),
            demand: *demand,
            closed: false,
        })
    }

    pub fn check(&mut self) -> Vec<Issue> {
        let mut look = Look::new(chrono::NaiveDate::MAX);
        look.line(SiteField::Name, &mut self.name, Need::Required);
        if self
            .demand
            .least
            .is_some_and(|least| !(1..=100).contains(&least))
        {
            let (least, most) = (1, 100);
            look.fault(SiteField::Demand, Fault::OutOf { least, most });
        }
        look.issues
    }
}

impl Record for Stage {
    type Id = StageId;
    type Ties = Self;
    const KIND: Kind = Kind::Stage;
    const CLAIMS: bool = true;

    fn id(&self) -> StageId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::words(&self.fields.name)]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let (a, b) = (&self.fields, &other.fields);
        SiteField::differing([
            (SiteField::Name, a.name == b.name),
            (SiteField::Order, a.order == b.order),
            (SiteField::Demand, a.demand == b.demand),
            (SiteField::State, a.closed == b.closed),
        ])
    }

    fn claims(&self) -> Vec<Claim> {
        let StageFields { name, order, .. } = &self.fields;
        vec![Claim::Stage(name.clone()), Claim::StagePlace(*order)]
    }
}
