//! What was true on a day: random changes with and without a day, and their undoing, against a calendar that is painted
//! day by day.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use sanzhang::{
    domain::*,
    store::{Rejected, Store, Which},
};

use crate::support::{county::*, users::refusal};

/// Days of the calendar; the changes begin on the fortieth and end before the last.
const DAYS: usize = 200;
const BEGIN: usize = 40;

fn day(at: usize) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2024, 2, 1).expect("a day");
    first + Days::new(at as u64)
}

/// One value for each day.
#[derive(Clone, Debug)]
struct Calendar<T>(Vec<T>);

impl<T: Clone + PartialEq> Calendar<T> {
    fn of(value: T) -> Self {
        Self(vec![value; DAYS])
    }

    fn paint(&mut self, since: usize, value: &T) {
        for at in since..DAYS {
            self.0[at] = value.clone();
        }
    }

    fn now(&self) -> &T {
        &self.0[DAYS - 1]
    }

    /// The first day of what is so at the end; 0 where it was never otherwise.
    fn begun(&self) -> usize {
        let other = self.0.iter().rposition(|value| value != self.now());
        other.map_or(0, |at| at + 1)
    }
}

/// A thing with two properties that change by themselves, which is there or not.
#[derive(Clone, Debug)]
struct Model<A, B> {
    one: Calendar<A>,
    other: Calendar<B>,
    kept: Calendar<bool>,
    /// The first day on which it is no longer there.
    gone: usize,
}

impl<A: Clone + PartialEq, B: Clone + PartialEq> Model<A, B> {
    fn of(one: A, other: B, first: usize) -> Self {
        let mut kept = Calendar::of(false);
        kept.paint(first, &true);
        Self {
            one: Calendar::of(one),
            other: Calendar::of(other),
            kept,
            gone: 0,
        }
    }

    /// The earliest day that may be named for a change.
    fn floor(&self, deed: Deed) -> usize {
        let last = self.kept.0.iter().rposition(|kept| *kept).unwrap_or(0);
        let gap = self.kept.0[..last].iter().rposition(|kept| !kept);
        let begun = gap.map_or(0, |gap| gap + 1);
        match deed {
            Deed::One(_) => self.one.begun().max(begun),
            Deed::Other(_) => self.other.begun().max(begun),
            Deed::Retire => self.one.begun().max(self.other.begun()).max(begun),
            Deed::Restore => self.gone,
        }
    }

    fn retire(&mut self, since: usize) {
        self.kept.paint(since, &false);
        self.gone = match self.kept.begun() {
            0 => since,
            first => first,
        };
    }
}

#[derive(Clone, Copy, Debug)]
enum Deed {
    One(u32),
    Other(u32),
    Retire,
    Restore,
}

#[derive(Clone, Copy, Debug)]
enum Dice {
    /// After so many days, a deed, dated so many days back if at all.
    Do(usize, Deed, Option<usize>),
    Undo,
}

fn dice() -> impl Strategy<Value = Vec<Dice>> {
    let deed = prop_oneof![
        4 => (0..4_u32).prop_map(Deed::One),
        4 => (0..4_u32).prop_map(Deed::Other),
        2 => Just(Deed::Retire),
        3 => Just(Deed::Restore),
    ];
    let change = (0..4_usize, deed, prop::option::of(0..9_usize));
    let one = prop_oneof![
        6 => change.prop_map(|(pass, deed, back)| Dice::Do(pass, deed, back)),
        1 => Just(Dice::Undo),
    ];
    prop::collection::vec(one, 1..30)
}

struct Sitting {
    store: Store,
    today: usize,
}

impl Sitting {
    fn new() -> Self {
        let (store, today) = (stocked(), BEGIN);
        Self { store, today }
    }

    fn submit(&self, command: Command) -> Result<(), Refusal> {
        let op = op(self.store.head().expect("head").0 + 1);
        let done = self
            .store
            .apply(op, &hand("li"), now(), day(self.today), command);
        done.map(drop).map_err(refusal)
    }

    fn undo(&self) -> bool {
        let op = op(self.store.head().expect("head").0 + 1);
        match self.store.undo(op, &hand("li"), now(), Which::Sitting) {
            Ok(_) => true,
            Err(Rejected::Refused(_)) => false,
            Err(broken) => panic!("{broken:?}"),
        }
    }

    fn get<R: Record>(&self, id: R::Id) -> Held<R> {
        let held = self.store.read().expect("read").get::<R>(id);
        held.expect("read").expect("there")
    }
}

fn dated(command: Command, since: Option<NaiveDate>) -> Command {
    match since {
        Some(day) => Command::Since(day, Box::new(command)),
        None => command,
    }
}

/// What the two records have in common.
trait Subject<A, B> {
    fn command(&self, sitting: &Sitting, deed: Deed) -> Command;
    /// The value that a deed gives, once it is done.
    fn now(&self, sitting: &Sitting) -> (A, B);
    /// What stands there of each day.
    fn on(&self, sitting: &Sitting) -> Vec<Option<(A, B)>>;
    fn holds(&self, sitting: &Sitting) -> bool;
}

fn run<A, B>(
    subject: &impl Subject<A, B>,
    mut model: Model<A, B>,
    mut sitting: Sitting,
    all: Vec<Dice>,
) where
    A: Clone + PartialEq + std::fmt::Debug,
    B: Clone + PartialEq + std::fmt::Debug,
{
    let mut before = Vec::new();
    for dice in all {
        match dice {
            Dice::Undo => {
                if let Some(old) = before.pop() {
                    assert!(sitting.undo());
                    model = old;
                }
            }
            Dice::Do(pass, deed, back) => {
                sitting.today += pass;
                let named = back.map(|back| sitting.today - back);
                let command = dated(subject.command(&sitting, deed), named.map(day));
                let floor = model.floor(deed);
                let done = sitting.submit(command);
                let since = named.unwrap_or(sitting.today);
                match done {
                    Ok(()) => {
                        assert!(since >= floor, "{deed:?} {since} before {floor}");
                        before.push(model.clone());
                        let (one, other) = subject.now(&sitting);
                        match deed {
                            Deed::One(_) => model.one.paint(since, &one),
                            Deed::Other(_) => model.other.paint(since, &other),
                            Deed::Retire => model.retire(since),
                            Deed::Restore => {
                                model.kept.paint(since, &true);
                                // Whoever comes back may have another number.
                                model.one.paint(since, &one);
                            }
                        }
                    }
                    Err(Refusal::Edit(EditRefusal::Before { begun, .. })) => {
                        assert!(named.is_some() && since < floor, "{deed:?} {since} {floor}");
                        assert_eq!(begun, day(floor), "{deed:?}");
                    }
                    // It is as it was, or not there, or there already.
                    Err(_) => {}
                }
            }
        }
        assert!(subject.holds(&sitting), "{dice:?}");
        for (at, is) in subject.on(&sitting).into_iter().enumerate() {
            let expected = (model.one.0[at].clone(), model.other.0[at].clone());
            let expected = model.kept.0[at].then_some(expected);
            assert_eq!(is, expected, "{dice:?} on {}", day(at));
        }
    }
    assert_eq!(sitting.store.check().expect("checked"), []);
}

struct Home(HouseholdId);

impl Subject<Spot, HouseholdState> for Home {
    fn command(&self, sitting: &Sitting, deed: Deed) -> Command {
        let id = self.0;
        let Held {
            record,
            version: base,
        } = sitting.get::<Household>(id);
        let states = [
            HouseholdState::Normal,
            HouseholdState::Away(None),
            HouseholdState::Empty,
            HouseholdState::MovedAway,
        ];
        Command::Household(match deed {
            Deed::One(3) => HouseholdCommand::Renumber {
                id,
                base,
                number: record.number + 20,
            },
            Deed::One(n) => HouseholdCommand::Move {
                id,
                base,
                to: NEIGHBORHOODS[n as usize],
            },
            Deed::Other(n) => HouseholdCommand::Edit {
                id,
                base,
                fields: Box::new(HouseholdFields {
                    state: states[n as usize],
                    ..record.fields
                }),
            },
            Deed::Retire => HouseholdCommand::Deregister { id, base },
            Deed::Restore => HouseholdCommand::Restore { id },
        })
    }

    fn now(&self, sitting: &Sitting) -> (Spot, HouseholdState) {
        let household = sitting.get::<Household>(self.0).record;
        (household.spot(), household.fields.state)
    }

    fn on(&self, sitting: &Sitting) -> Vec<Option<(Spot, HouseholdState)>> {
        let household = sitting.get::<Household>(self.0).record;
        let on = |day| household.spot_on(day).zip(household.state_on(day));
        (0..DAYS).map(day).map(on).collect()
    }

    fn holds(&self, sitting: &Sitting) -> bool {
        sitting.get::<Household>(self.0).record.past_holds()
    }
}

struct Place(UnitId);

impl Subject<UnitId, String> for Place {
    fn command(&self, sitting: &Sitting, deed: Deed) -> Command {
        let id = self.0;
        let Held {
            record,
            version: base,
        } = sitting.get::<Unit>(id);
        Command::Unit(match deed {
            Deed::One(n) => UnitCommand::Move {
                id,
                base,
                parent: GROUPS[n as usize % 2],
                before: None,
            },
            Deed::Other(n) => UnitCommand::Edit {
                id,
                base,
                fields: UnitFields {
                    name: format!("第{n}邻"),
                    short: String::new(),
                    ..record.fields
                },
            },
            Deed::Retire => UnitCommand::Retire { id, base },
            Deed::Restore => UnitCommand::Restore { id },
        })
    }

    fn now(&self, sitting: &Sitting) -> (UnitId, String) {
        let unit = sitting.get::<Unit>(self.0).record;
        (unit.parent.expect("a parent"), unit.fields.short)
    }

    fn on(&self, sitting: &Sitting) -> Vec<Option<(UnitId, String)>> {
        let unit = sitting.get::<Unit>(self.0).record;
        let on = |day| {
            let then = unit.parent_on(day).zip(Some(unit.short_on(day)));
            then.filter(|_| unit.kept_on(day))
        };
        (0..DAYS).map(day).map(on).collect()
    }

    fn holds(&self, sitting: &Sitting) -> bool {
        let unit = sitting.get::<Unit>(self.0).record;
        // What is not dated otherwise takes no room.
        let plain = unit.past.as_deref() != Some(&UnitPast::default());
        unit.past_holds() && plain
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn where_a_household_was_and_how_is_known_for_every_day(all in dice(), by_hand: bool) {
        let sitting = Sitting::new();
        let (home, first) = if by_hand {
            let since = BEGIN - 5;
            let add = add_household(0, NEIGHBORHOODS[0], "赵甲");
            sitting.submit(dated(add, Some(day(since)))).expect("added");
            (Home(HouseholdId(25)), since)
        } else {
            (Home(HouseholdId(1)), 0)
        };
        let (spot, state) = home.now(&sitting);
        let mut model = Model::of(spot, state, first);
        if by_hand {
            // Before its first day nothing is said of it.
            model.gone = first;
        }
        run(&home, model, sitting, all);
    }

    #[test]
    fn what_a_unit_was_called_and_whose_it_was_is_known_for_every_day(all in dice()) {
        let sitting = Sitting::new();
        // Two of one name may not stand side by side.
        let unit = Place(NEIGHBORHOODS[0]);
        sitting.submit(unit.command(&sitting, Deed::Other(9))).expect("renamed");
        let (parent, called) = unit.now(&sitting);
        let mut model = Model::of(parent, "一邻".to_owned(), 0);
        model.other.paint(BEGIN, &called);
        run(&unit, model, sitting, all);
    }
}
