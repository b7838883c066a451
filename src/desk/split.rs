//! More people than seats: the same session several times, by village, one after the other. Plans only; whoever shows
//! the plan submits it.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::{
    domain::{
        Command, Held, Level, Occasion, PersonId, Slot, Training, TrainingCommand, TrainingFields,
        TrainingId, UnitId, calendar::working_day_after,
    },
    register::County,
};

/// Sessions in order of time, none with more people than seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    pub sessions: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub fields: TrainingFields,
    pub people: Vec<PersonId>,
    /// In tree order. A village is in two parts only if it alone has more people than there are seats.
    pub villages: Vec<UnitId>,
}

/// People of one village who sit together.
struct Bench {
    village: UnitId,
    people: Vec<PersonId>,
}

impl Split {
    /// `fields` are those of the first session; `first` are the seats it has left, `seats` what each further one has.
    /// `titled` gives the nth its title, counted from 1; a single session keeps its own.
    pub fn of(
        county: &County,
        fields: &TrainingFields,
        (first, seats): (u16, u16),
        people: &[PersonId],
        titled: impl Fn(&str, usize) -> String,
    ) -> Self {
        let seats = usize::from(seats.max(1));
        let mut parts: Vec<(usize, Vec<Bench>)> = vec![(usize::from(first), Vec::new())];
        for bench in benches(county, people, seats) {
            let at = parts
                .iter()
                .position(|(free, _)| bench.people.len() <= *free);
            let at = at.unwrap_or_else(|| {
                parts.push((seats, Vec::new()));
                parts.len() - 1
            });
            parts[at].0 -= bench.people.len();
            parts[at].1.push(bench);
        }
        let several = parts.len() > 1;
        let mut next = fields.clone();
        let sessions = parts.into_iter().zip(1..).map(|((_, benches), nth)| {
            if nth > 1 {
                next.slots = later(&next.slots);
            }
            if several {
                next.title = titled(&fields.title, nth);
            }
            let mut villages: Vec<UnitId> = benches.iter().map(|b| b.village).collect();
            villages.dedup();
            Part {
                fields: next.clone(),
                people: benches.into_iter().flat_map(|b| b.people).collect(),
                villages,
            }
        });
        Self {
            sessions: sessions.collect(),
        }
    }

    /// Plans and fills all of them in one step.
    pub fn plan(&self, host: UnitId) -> Command {
        let steps = self.sessions.iter().zip(0..);
        batch(steps.flat_map(|(part, n)| planned(part, host, n)).collect())
    }

    /// The first one is there already: it gets its people and its number, the others are planned.
    pub fn extend(&self, session: &Held<Training>) -> Command {
        let Training { id, host, .. } = session.record;
        let mut steps = Vec::new();
        for (part, n) in self.sessions.iter().zip(0..) {
            if n > 0 {
                steps.extend(planned(part, host, n));
                continue;
            }
            if part.fields != session.record.fields {
                steps.push(TrainingCommand::Edit {
                    id,
                    base: session.version,
                    fields: Box::new(part.fields.clone()),
                });
            }
            if !part.people.is_empty() {
                let people = part.people.clone();
                steps.push(TrainingCommand::Assign { id, people });
            }
        }
        batch(steps)
    }
}

fn planned(part: &Part, host: UnitId, n: u32) -> Vec<TrainingCommand> {
    let id = TrainingId::promised(n);
    let plan = TrainingCommand::Plan {
        id,
        host,
        fields: Box::new(part.fields.clone()),
    };
    let people = part.people.clone();
    let assign = TrainingCommand::Assign { id, people };
    let nobody = part.people.is_empty();
    [plan]
        .into_iter()
        .chain((!nobody).then_some(assign))
        .collect()
}

fn batch(steps: Vec<TrainingCommand>) -> Command {
    Command::Batch {
        occasion: Occasion::Training,
        steps: steps.into_iter().map(Command::Training).collect(),
    }
}

/// By village in tree order, people as they were given; a village too large for one session fills several first.
fn benches(county: &County, people: &[PersonId], seats: usize) -> Vec<Bench> {
    let mut seen = HashSet::new();
    let mut benches: Vec<Bench> = Vec::new();
    for &person in people {
        let Some(held) = county.person(person).filter(|_| seen.insert(person)) else {
            continue;
        };
        let village = held.record.village;
        match benches.iter_mut().find(|bench| bench.village == village) {
            Some(bench) => bench.people.push(person),
            None => benches.push(Bench {
                village,
                people: vec![person],
            }),
        }
    }
    let root = county.root();
    let order = root
        .map(|root| county.live_units(root, Level::Village))
        .unwrap_or_default();
    benches.sort_by_key(|bench| order.iter().position(|&v| v == bench.village));
    let cut = |bench: Bench| {
        let village = bench.village;
        let chunks: Vec<Bench> = bench
            .people
            .chunks(seats)
            .map(|people| Bench {
                village,
                people: people.to_vec(),
            })
            .collect();
        chunks
    };
    benches.into_iter().flat_map(cut).collect()
}

/// The same times on the working days that follow.
fn later(slots: &[Slot]) -> Vec<Slot> {
    let mut days: Vec<NaiveDate> = slots.iter().map(|slot| slot.date).collect();
    days.dedup();
    let mut after = days.last().copied().unwrap_or(NaiveDate::MIN);
    let moved: Vec<NaiveDate> = days
        .iter()
        .map(|_| {
            after = working_day_after(after);
            after
        })
        .collect();
    let day = |slot: &Slot| {
        let at = days.iter().position(|&day| day == slot.date);
        at.map_or(slot.date, |at| moved[at])
    };
    slots
        .iter()
        .map(|slot| Slot {
            date: day(slot),
            ..*slot
        })
        .collect()
}
