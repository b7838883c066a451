//! What is left to do until a county is open. Each line is ticked by how the county stands: nobody keeps the list, and what
//! comes undone stands there again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::table::{Cell, Column, Kind, Row, Table, Tone, Value};
use crate::{
    desk::{Book, Desk},
    domain::{Bounds, Figure, Level, List, Rank, Reference, Right, Tier, UnitId},
    i18n::{Said, text::OpeningText},
};

/// Days after which the newest copy is an old one.
pub const FRESH: i64 = 7;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    Divisions,
    Households,
    Leaders,
    Sizes,
    Chats,
    Cards,
    Rules,
    Users,
    Backup,
}

/// How it stands with one of them: it is done when so many of so many are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stood {
    pub step: Step,
    pub n: u32,
    pub of: u32,
    pub says: Said,
    /// Where one sees to it.
    pub opens: Option<Reference>,
}

impl Step {
    const ALL: [Self; 9] = [
        Self::Divisions,
        Self::Households,
        Self::Leaders,
        Self::Sizes,
        Self::Chats,
        Self::Cards,
        Self::Rules,
        Self::Users,
        Self::Backup,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Divisions => "divisions",
            Self::Households => "households",
            Self::Leaders => "leaders",
            Self::Sizes => "sizes",
            Self::Chats => "chats",
            Self::Cards => "cards",
            Self::Rules => "rules",
            Self::Users => "users",
            Self::Backup => "backup",
        }
    }

    /// Without it there is nothing to do about it.
    const fn right(self) -> Right {
        match self {
            Self::Divisions => Right::Divisions,
            Self::Households | Self::Leaders | Self::Sizes | Self::Chats | Self::Cards => {
                Right::Registry
            }
            Self::Rules => Right::Rules,
            Self::Users => Right::Users,
            Self::Backup => Right::Keep,
        }
    }

    pub fn title(self, Bounds { fewest, most }: Bounds) -> OpeningText {
        match self {
            Self::Divisions => OpeningText::Divisions,
            Self::Households => OpeningText::Households,
            Self::Leaders => OpeningText::Leaders,
            Self::Sizes => OpeningText::Sizes {
                fewest: fewest.into(),
                most: most.into(),
            },
            Self::Chats => OpeningText::Chats,
            Self::Cards => OpeningText::Cards,
            Self::Rules => OpeningText::Rules,
            Self::Users => OpeningText::Users,
            Self::Backup => OpeningText::Backup,
        }
    }

    pub const fn next(self) -> OpeningText {
        match self {
            Self::Divisions => OpeningText::DivisionsNext,
            Self::Households => OpeningText::HouseholdsNext,
            Self::Leaders => OpeningText::LeadersNext,
            Self::Sizes => OpeningText::SizesNext,
            Self::Chats => OpeningText::ChatsNext,
            Self::Cards => OpeningText::CardsNext,
            Self::Rules => OpeningText::RulesNext,
            Self::Users => OpeningText::UsersNext,
            Self::Backup => OpeningText::BackupNext,
        }
    }
}

impl Stood {
    pub const fn is_done(&self) -> bool {
        self.n == self.of && self.of > 0
    }
}

/// All that this person can do something about. None in the rehearsal county, which is open, and as long as not all of
/// the county is read.
pub fn steps(desk: &Desk) -> Vec<Stood> {
    let known = desk.book() == Book::Real && desk.county().is_whole();
    let Some(root) = desk.root().filter(|_| known) else {
        return Vec::new();
    };
    let level = desk.county().unit(root).map(|held| held.record.level);
    let divided = level.is_some_and(|level| level < Level::Village);
    let steps = Step::ALL.into_iter();
    steps
        .filter(|step| desk.may(step.right()) && (divided || *step != Step::Divisions))
        .map(|step| stood(desk, root, step))
        .collect()
}

fn stood(desk: &Desk, root: UnitId, step: Step) -> Stood {
    let (county, figures) = (desk.county(), desk.county().figures(root));
    let count = |n: usize| n as u32;
    let behind = |figure| Some(Reference::List(List::Figure(figure, root)));
    let here = Some(Reference::Unit(root));
    let villages = || county.upper(root, Level::Village);
    let townships = || county.upper(root, Level::Township);
    let neighborhoods = figures.units(Level::Neighborhood);
    let (n, of, says, opens) = match step {
        Step::Divisions => {
            let filled = |unit: &UnitId| county.upper(*unit, Level::Village).next().is_some();
            let (n, of) = (townships().filter(filled).count(), townships().count());
            let says = OpeningText::DivisionsNow {
                townships: of.into(),
                villages: villages().count().into(),
            };
            (count(n), count(of), says, here)
        }
        Step::Households => {
            let filled = |village: &UnitId| county.figures(*village).households > 0;
            let (n, of) = (villages().filter(filled).count(), villages().count());
            let says = OpeningText::HouseholdsNow {
                n: n.into(),
                of: of.into(),
            };
            (count(n), count(of), says, None)
        }
        Step::Leaders => {
            let n = figures.serving[Rank::Neighborhood as usize];
            let says = OpeningText::LeadersNow {
                n: n.into(),
                of: neighborhoods.into(),
            };
            (n, neighborhoods, says, behind(Figure::Vacancies))
        }
        Step::Sizes => {
            let says = OpeningText::SizesNow {
                n: figures.breaches.into(),
                of: neighborhoods.into(),
            };
            let fit = neighborhoods - figures.breaches;
            (fit, neighborhoods, says, behind(Figure::Breaches))
        }
        Step::Chats => {
            let (n, of) = (figures.chats, figures.households);
            let says = OpeningText::ChatsNow {
                n: n.into(),
                of: of.into(),
            };
            (n, of, says, here)
        }
        Step::Cards => {
            let (n, of) = (figures.cards, figures.households);
            let says = OpeningText::CardsNow {
                n: n.into(),
                of: of.into(),
            };
            (n, of, says, here)
        }
        Step::Rules => {
            let is_set = |tier: &&Tier| county.trainings().obligation(**tier).0.is_some();
            let (n, of) = (Tier::ALL.iter().filter(is_set).count(), Tier::ALL.len());
            let says = OpeningText::RulesNow {
                n: n.into(),
                of: of.into(),
            };
            let rules = Some(Reference::List(List::Rules(None)));
            (count(n), count(of), says, rules)
        }
        Step::Users => {
            let bare = |unit: &UnitId| !county.is_staffed(*unit);
            let lacking = [
                townships().filter(bare).count(),
                villages().filter(bare).count(),
            ];
            let of = count(townships().count() + villages().count());
            let says = OpeningText::UsersNow {
                n: county.staff().into(),
                townships: lacking[0].into(),
                villages: lacking[1].into(),
            };
            let n = of - count(lacking[0] + lacking[1]);
            (n, of, says, Some(Reference::List(List::Users)))
        }
        Step::Backup => {
            let age = |on: NaiveDate| (desk.today() - on).num_days();
            let fresh = desk.copied().is_some_and(|on| age(on) <= FRESH);
            let says = match desk.copied() {
                Some(on) => OpeningText::BackupNow {
                    on: on.to_string(),
                    days: (FRESH as u32).into(),
                },
                None => OpeningText::BackupNever,
            };
            (fresh.into(), 1, says, None)
        }
    };
    Stood {
        step,
        n,
        of,
        says: Said::of(&says),
        opens,
    }
}

/// Whether there are villages in which nobody is registered: with these the work begins.
pub fn is_new(desk: &Desk) -> bool {
    let steps = steps(desk);
    let mut steps = steps.iter();
    steps.any(|stood| stood.step == Step::Households && !stood.is_done())
}

/// Whether nothing is left to do.
pub fn is_open(desk: &Desk) -> bool {
    steps(desk).iter().all(Stood::is_done)
}

/// Nothing where nothing is left to do.
pub fn opening(desk: &Desk) -> Table {
    let columns = vec![
        Column::new("done", &OpeningText::Done, Kind::Flag),
        Column::new("step", &OpeningText::Step, Kind::Word),
        Column::new("n", &OpeningText::N, Kind::Count).for_programs_only(),
        Column::new("of", &OpeningText::Of, Kind::Count).for_programs_only(),
        Column::new("stands", &OpeningText::Stands, Kind::Text),
        Column::new("next", &OpeningText::Next, Kind::Text),
    ];
    let steps = steps(desk);
    let left = steps.iter().any(|stood| !stood.is_done());
    let rows = steps.iter().filter(|_| left);
    Table::new("opening", columns).with(rows.map(|stood| stood.row(desk)))
}

impl Stood {
    pub fn row(&self, desk: &Desk) -> Row {
        let (step, done) = (self.step, self.is_done());
        let tick = if done { "x" } else { "-" };
        let title = Value::word(step.word(), &step.title(desk.county().bounds()));
        let next = if done {
            Value::Nothing
        } else {
            Value::said(&step.next())
        };
        let tone = if done { Tone::Good } else { Tone::Notice };
        let says = Cell::from(Value::Said(self.says.clone())).tone(tone);
        let cells = vec![
            Value::Flag(done, Said::of(&tick.to_owned()))
                .told(&tick.to_owned())
                .into(),
            title.into(),
            Value::count(self.n).into(),
            Value::count(self.of).into(),
            Cell {
                opens: self.opens,
                ..says
            },
            Cell::from(next).tone(Tone::Quiet),
        ];
        match self.opens {
            Some(opens) => Row::of(opens, cells),
            None => Row::bare(cells),
        }
    }
}
