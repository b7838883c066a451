//! Carries out a command against a ledger: every rule that can refuse is asked here and nowhere else.

mod care;
mod errand;
mod family;
mod household;
mod leader;
mod marks;
mod person;
mod round;
mod rubric;
mod sheet;
mod since;
mod site;
mod training;
mod unit;
mod user;

use std::collections::HashMap;

use chrono::NaiveDate;

pub(super) use errand::Errand;

use super::{
    Act, Command, Deed, EditRefusal, Held, Household, HouseholdCommand, HouseholdRefusal,
    HouseholdState, Issue, Kind, Ledger, Level, Occasion, Person, PersonRefusal, Record, Refusal,
    Seq, SiteAct, Stop, Unit, UnitId, UnitRefusal, Unmask, UserRefusal, of_subject,
};

/// The day by which rules ask, and the day on which what is done happens: another where the owner names a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub today: NaiveDate,
    pub on: NaiveDate,
}

impl From<NaiveDate> for Days {
    fn from(today: NaiveDate) -> Self {
        Self { today, on: today }
    }
}

/// Either everything the command says is put into the ledger, or the ledger must be thrown away.
pub fn carry_out<L: Ledger>(
    ledger: &mut L,
    command: Command,
    days: impl Into<Days>,
) -> Result<Deed, Stop<L::Error>> {
    let Days { today, on } = days.into();
    Clerk {
        ledger,
        today,
        on,
        named: None,
        is_dated: false,
        is_list: false,
        kept: HashMap::new(),
        lowest: HashMap::new(),
        second_record: SecondRecord::Follows,
    }
    .carry(command)
}

pub(super) struct Clerk<'a, L: Ledger> {
    ledger: &'a mut L,
    today: NaiveDate,
    /// What ends or begins by the command ends or begins on this day.
    on: NaiveDate,
    /// The day that was named in its place.
    named: Option<NaiveDate>,
    /// Whether something bears that day.
    is_dated: bool,
    /// Whether it comes in a list that says what is there.
    is_list: bool,
    /// What the promised ids of this command became.
    kept: HashMap<(Kind, u32), u32>,
    /// Below it no number of the neighborhood is free.
    lowest: HashMap<UnitId, u16>,
    second_record: SecondRecord,
}

/// Whether the second record of one person is changed along.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SecondRecord {
    Follows,
    Stays,
}

/// Records that one deed may open: what somebody reads, and not a copy of the county.
pub const MOST_UNMASKED: usize = 200;

/// Phones that one deed may open to be called: as many as an office calls, and not a county.
pub const MOST_CALLED: usize = 2_000;

pub(super) type Outcome<L, T> = Result<T, Stop<<L as Ledger>::Error>>;

impl<L: Ledger> Clerk<'_, L> {
    fn carry(&mut self, command: Command) -> Outcome<L, Deed> {
        of_subject!(Command, command, command => command.carry(self), {
            Command::Unmask(records) if records.len() > MOST_UNMASKED => {
                let (n, most) = (records.len(), MOST_UNMASKED);
                refuse(EditRefusal::TooManyUnmasked { n, most })
            }
            Command::Unmask(records) => {
                let mut names = Vec::with_capacity(records.len());
                for record in records {
                    names.push(self.named(record)?);
                }
                let count = names.len() as u32;
                let Some(first) = names.into_iter().next() else {
                    return refuse(EditRefusal::Nothing);
                };
                Self::deed(Act::Unmask, first, count)
            }
            Command::Call(call) => self.call(call),
            Command::Batch { occasion, steps } => self.batch(occasion, steps),
            Command::Since(day, command) => self.since(day, *command),
            Command::Alone(command) => {
                let before = std::mem::replace(&mut self.second_record, SecondRecord::Stays);
                let done = self.within(*command);
                self.second_record = before;
                done
            }
        })
    }

    /// What is done to users and what is read stands alone in its entry already.
    fn within(&mut self, command: Command) -> Outcome<L, Deed> {
        match command {
            Command::User(_) => refuse(UserRefusal::Alone),
            Command::Unmask(_) | Command::Call(_) => refuse(EditRefusal::Nothing),
            command => self.carry(command),
        }
    }

    fn named(&mut self, record: Unmask) -> Outcome<L, String> {
        Ok(match record {
            Unmask::Household(id) => {
                let held = self.get::<Household>(id, HouseholdRefusal::NotFound)?;
                held.record.fields.head
            }
            Unmask::Person(id) => {
                let held = self.get::<Person>(id, PersonRefusal::NotFound)?;
                held.record.fields.name
            }
        })
    }

    fn batch(&mut self, occasion: Occasion, steps: Vec<Command>) -> Outcome<L, Deed> {
        let counts = |step: &&Command| {
            // The lists that come with a new county are no units.
            occasion != Occasion::Divisions || matches!(step, Command::Unit(_))
        };
        self.is_list = matches!(
            occasion,
            Occasion::Import | Occasion::Divisions | Occasion::Rehearsal
        );
        let count = steps.iter().filter(counts).count() as u32;
        let (mut first, mut last) = (None, None);
        for (n, step) in steps.into_iter().enumerate() {
            let together = occasion == Occasion::Users
                && matches!(&step, Command::User(command) if command.only_lets_in());
            let reads = !step.read_in_full().is_empty();
            let alone = !together && (reads || matches!(step, Command::User(_)));
            let done = if together {
                self.carry(step)
            } else {
                self.within(step)
            };
            if alone {
                return done;
            }
            let deed = done.map_err(|stop| match stop {
                Stop::Refused(r) => Stop::Refused(Refusal::Step(n + 1, Box::new(r))),
                broke @ Stop::Broke(_) => broke,
            })?;
            first.get_or_insert_with(|| deed.subject.clone());
            last = Some(deed);
        }
        // Whatever a form adds before it appoints, or makes a site, only makes what that needs.
        let told = |deed: &Deed| {
            matches!(
                deed.act,
                Act::Appoint | Act::Replace | Act::Site(SiteAct::Add)
            )
        };
        if occasion == Occasion::Form
            && let Some(deed) = last.filter(told)
        {
            return Ok(deed);
        }
        Self::deed(Act::Batch(occasion), first.unwrap_or_default(), count)
    }

    /// The real id behind a promised one.
    fn real<R: Record>(&self, id: R::Id) -> R::Id {
        let key = R::key(id);
        self.kept
            .get(&(R::KIND, key))
            .map_or(id, |&real| R::from_key(real))
    }

    /// A fresh id; from now on the promised one stands for it.
    fn fresh<R: Record>(&mut self, promised: R::Id) -> Outcome<L, R::Id> {
        let id = self.ledger.fresh::<R>().map_err(Stop::Broke)?;
        self.kept.insert((R::KIND, R::key(promised)), R::key(id));
        Ok(id)
    }

    fn get<R: Record>(&mut self, id: R::Id, missing: impl Into<Refusal>) -> Outcome<L, Held<R>> {
        let id = self.real::<R>(id);
        self.ledger
            .get::<R>(id)
            .map_err(Stop::Broke)?
            .ok_or_else(|| Stop::Refused(missing.into()))
    }

    fn put<R: Record>(&mut self, record: R) -> Outcome<L, ()> {
        self.ledger.put(record).map_err(Stop::Broke)
    }

    /// Refuses an edit that began from an older state, naming who changed what.
    fn current<R: Record>(&mut self, held: &Held<R>, base: Seq) -> Outcome<L, ()> {
        if held.version == base {
            return Ok(());
        }
        let changed = self
            .ledger
            .changed_since::<R>(held.record.id(), base)
            .map_err(Stop::Broke)?;
        Err(Stop::Refused(EditRefusal::Changed(changed).into()))
    }

    fn unit_of(&mut self, id: UnitId) -> Outcome<L, Held<Unit>> {
        self.get::<Unit>(id, UnitRefusal::NotFound)
    }

    /// What a deed calls a unit: by every name from the village down, because each village has a first section, each
    /// section a first group, each group a first neighborhood.
    fn full_name(&mut self, unit: &Unit) -> Outcome<L, String> {
        let path = self.named_path(unit)?;
        Ok(path.into_iter().map(|(_, name)| name).collect())
    }

    /// The unit and those above it, up to the village, from there down.
    fn named_path(&mut self, unit: &Unit) -> Outcome<L, Vec<(UnitId, String)>> {
        let mut path = vec![(unit.id, unit.fields.short.clone())];
        let (mut level, mut above) = (unit.level, unit.parent);
        while let Some(parent) = above.filter(|_| level > Level::Village) {
            let unit = self.unit_of(parent)?.record;
            path.insert(0, (unit.id, unit.fields.short));
            (level, above) = (unit.level, unit.parent);
        }
        Ok(path)
    }

    /// What a deed calls the unit from which something went to another: the names that the two do not share. Out of
    /// another village nothing is told: whoever works in this one reads nothing of that.
    fn left_name(&mut self, from: &Unit, to: &Unit) -> Outcome<L, Option<String>> {
        let (from, to) = (self.named_path(from)?, self.named_path(to)?);
        let shared = from
            .iter()
            .zip(&to)
            .take_while(|(one, other)| one.0 == other.0);
        let shared = shared.count();
        let names = from.into_iter().skip(shared).map(|(_, name)| name);
        Ok(Some(names.collect()).filter(|names: &String| shared > 0 && !names.is_empty()))
    }

    /// The village it lies in.
    fn village_above(&mut self, unit: &Unit) -> Outcome<L, UnitId> {
        let mut at = unit.parent;
        while let Some(id) = at {
            let above = self.unit_of(id)?.record;
            if above.level == Level::Village {
                return Ok(above.id);
            }
            at = above.parent;
        }
        refuse(UnitRefusal::NotFound)
    }

    /// A unit that is still kept.
    fn live_unit(&mut self, id: UnitId) -> Outcome<L, Held<Unit>> {
        let held = self.unit_of(id)?;
        if held.record.retired.is_some() {
            return refuse(UnitRefusal::Retired {
                name: held.record.fields.short,
            });
        }
        Ok(held)
    }

    fn live_neighborhood(&mut self, id: UnitId) -> Outcome<L, Unit> {
        let unit = self.live_unit(id)?.record;
        if unit.level == Level::Neighborhood {
            Ok(unit)
        } else {
            refuse(HouseholdRefusal::NotANeighborhood {
                name: unit.fields.short,
                level: unit.level,
            })
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "the last word of every command")]
    fn deed(act: Act, subject: String, count: u32) -> Outcome<L, Deed> {
        Ok(Deed::of(act, subject, count))
    }
}

fn refuse<T, E>(refusal: impl Into<Refusal>) -> Result<T, Stop<E>> {
    Err(Stop::Refused(refusal.into()))
}

fn valid<E>(issues: Vec<Issue>) -> Result<(), Stop<E>> {
    if issues.is_empty() {
        Ok(())
    } else {
        Err(Stop::Refused(Refusal::Invalid(issues)))
    }
}

/// The lowest number from a first one on that nobody holds and that was not given back in the year or later.
pub fn next_number<E>(
    from: u16,
    unit: &Unit,
    year: i32,
    mut is_held: impl FnMut(u16) -> Result<bool, E>,
) -> Result<Option<u16>, E> {
    let rests = |n: u16| unit.freed.iter().any(|f| f.number == n && f.year >= year);
    for number in from..=u16::MAX {
        if !is_held(number)? && !rests(number) {
            return Ok(Some(number));
        }
    }
    Ok(None)
}

/// Whether more households are added to one neighborhood than it has numbers: seen before anybody has to wait for it.
pub fn is_overfull(command: &Command) -> bool {
    let Command::Batch { steps, .. } = command.undated() else {
        return false;
    };
    let mut added: HashMap<UnitId, usize> = HashMap::new();
    steps.iter().any(|step| match step {
        Command::Household(HouseholdCommand::Add { neighborhood, .. }) => {
            let n = added.entry(*neighborhood).or_default();
            *n += 1;
            *n > usize::from(u16::MAX)
        }
        _ => false,
    })
}

/// Gives a number back; it rests for the year, and for what begins in that year for one more.
fn free_number(unit: &mut Unit, household: &Household, year: i32) {
    unit.freed
        .retain(|f| f.year + 1 >= year && f.number != household.number);
    unit.freed.push(super::FreedNumber {
        number: household.number,
        year,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{HouseholdFields, HouseholdId};

    #[test]
    fn more_households_than_numbers_are_seen_before_anything_is_done() {
        let add = |n: u32, neighborhood| {
            Command::Household(HouseholdCommand::Add {
                id: HouseholdId::promised(n),
                neighborhood: UnitId(neighborhood),
                number: None,
                fields: Box::new(HouseholdFields::default()),
            })
        };
        let batch = |n: u32, over: u32| Command::Batch {
            occasion: Occasion::Import,
            steps: (0..n).map(|n| add(n, 1 + n % over)).collect(),
        };
        assert!(!is_overfull(&batch(65_535, 1)));
        assert!(is_overfull(&batch(65_536, 1)));
        assert!(!is_overfull(&batch(65_536, 2)));
    }
}
