//! Ten years of rounds in one file: what an undo, an area's journal, a start and a look through everything cost then.
//!
//! `cargo bench --bench rounds`; 2 million rounds, or as many as `SANZHANG_BENCH_ROUNDS` says, a thousand a transaction.

use std::{
    collections::BTreeMap,
    env, fs,
    time::{Duration, Instant},
};

use chrono::{Days, NaiveDate};
use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::*,
    exchange::example_rubric,
    rehearsal::{self, Plan, Size, TODAY},
    store::{Cache, Store, Which, unpack},
};

mod memory;

const A_TRANSACTION: usize = 1_000;
/// So many changes are made one by one at the end, as on a working day.
const SINGLE: u32 = 600;
const LINES: usize = 500;
const TIMES: usize = 20;

/// A neighborhood with its households.
type Places = Vec<(UnitId, Vec<HouseholdId>)>;

struct Office {
    store: Store,
    hand: Hand,
    ops: u64,
}

impl Office {
    fn op(&mut self) -> OpId {
        self.ops += 1;
        let mut id = [7; 16];
        id[..8].copy_from_slice(&self.ops.to_be_bytes());
        OpId(id)
    }

    fn submit(&mut self, command: Command) {
        let op = self.op();
        let (now, hand) = (Clock::On(TODAY).now(), self.hand.clone());
        let done = self.store.apply(op, &hand, now, TODAY, command);
        done.expect("nothing speaks against it");
    }

    fn undo(&mut self) {
        let (op, now) = (self.op(), Clock::On(TODAY).now());
        let undone = self.store.undo(op, &self.hand, now, Which::Sitting);
        undone.expect("nothing came in between");
    }
}

fn places(store: &Store, village: UnitId) -> Places {
    let block = store.read().expect("read").block(village).expect("read");
    let mut places: BTreeMap<UnitId, Vec<HouseholdId>> = BTreeMap::new();
    for packed in &block.households {
        let household: Household = unpack(&packed.bytes).expect("a household");
        if household.counts() {
            let of = places.entry(household.neighborhood).or_default();
            of.push(household.id);
        }
    }
    places.into_iter().collect()
}

fn round(
    n: usize,
    (neighborhood, households): &(UnitId, Vec<HouseholdId>),
    on: NaiveDate,
) -> Command {
    let (reached, rest) = households.split_at(households.len() * 9 / 10);
    let lines = rest.iter().map(|&household| RoundLine {
        household,
        sign: Some(Sign::Away),
        services: Vec::new(),
        note: String::new(),
        matter: String::new(),
    });
    Command::Round(RoundCommand::Enter {
        id: RoundId::promised(n as u32),
        neighborhood: *neighborhood,
        on,
        again: Again::Apart,
        fields: Box::new(RoundFields {
            way: Some(Way::Visit),
            reached: reached.to_vec(),
            lines: lines.collect(),
            ..RoundFields::default()
        }),
    })
}

fn measured(what: &str, mut work: impl FnMut()) {
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..TIMES {
        let begun = Instant::now();
        work();
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    let at = |n: usize| times[n].as_secs_f64() * 1e3;
    println!(
        "{what:<44} p50 {:>8.3} ms  most {:>8.3} ms",
        at(TIMES / 2),
        at(TIMES - 1)
    );
}

fn main() {
    let wanted = env::var("SANZHANG_BENCH_ROUNDS").ok();
    let wanted = wanted.and_then(|n| n.parse().ok()).unwrap_or(2_000_000);
    let folder = env::temp_dir().join(format!("sanzhang-rounds-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("county.sanzhang");
    let store = Store::create(&path, Cache::County).expect("a store");
    let plan = Plan::new(Size::County, example_rubric());
    rehearsal::pour(&plan, &store, &Clock::On(TODAY), |_, _| {}).expect("filled");
    let hand = Hand {
        who: "bench".to_owned(),
        sitting: SittingId(1),
        area: None,
        pass: None,
    };
    let ops = 1 << 32;
    let mut office = Office { store, hand, ops };
    let above = office
        .store
        .read()
        .expect("read")
        .units_above()
        .expect("read");
    let villages = above.iter().map(|held| &held.record);
    let villages: Vec<&Unit> = villages
        .filter(|unit| unit.level == Level::Village)
        .collect();
    let of: Vec<Places> = villages
        .iter()
        .map(|unit| places(&office.store, unit.id))
        .collect();

    let begun = Instant::now();
    let mut entered = 0;
    // Every neighborhood once, then all of them again some days later, so that each transaction is of one village.
    let mut ago = 3_650_u64;
    while entered < wanted {
        for places in of.iter().filter(|places| !places.is_empty()) {
            let here = A_TRANSACTION.min(wanted - entered);
            let steps = (0..here).map(|n| {
                let later = (n / places.len()) as u64;
                round(
                    n,
                    &places[n % places.len()],
                    TODAY - Days::new(ago.saturating_sub(later)),
                )
            });
            office.submit(Command::Batch {
                occasion: Occasion::Rounds,
                steps: steps.collect(),
            });
            entered += here;
            if entered == wanted {
                break;
            }
        }
        ago = ago.saturating_sub(A_TRANSACTION as u64 / 5);
    }
    println!(
        "{entered} rounds entered in {:.0} s, file {} MiB",
        begun.elapsed().as_secs_f64(),
        fs::metadata(&path).map_or(0, |file| file.len() >> 20)
    );
    measured("a transaction of a thousand rounds", || {
        let steps = (0..A_TRANSACTION).map(|n| round(n, &of[0][n % of[0].len()], TODAY));
        office.submit(Command::Batch {
            occasion: Occasion::Rounds,
            steps: steps.collect(),
        });
    });
    measured("its undo", || office.undo());
    for n in 0..SINGLE {
        office.submit(round(0, &of[0][n as usize % of[0].len()], TODAY));
    }
    measured("one round", || office.submit(round(0, &of[0][0], TODAY)));
    measured("its undo", || office.undo());
    office.hand.sitting = SittingId(2);
    for area in [Some(villages[0].id), villages[0].parent] {
        let hand = Hand {
            area,
            ..office.hand.clone()
        };
        let clock = Clock::On(TODAY);
        let registrar = Registrar::whole(office.store.clone(), hand, Book::Real, clock);
        let registrar = registrar.expect("read");
        let level = if area == villages[0].parent {
            "township"
        } else {
            "village"
        };
        measured(&format!("the newest {LINES} lines of a {level}"), || {
            let lines = registrar.journal(LINES).expect("read").len();
            assert!(lines >= LINES, "{lines} lines");
        });
    }
    let hand = office.hand.clone();
    drop(office);
    measured("start: outline", || {
        let store = Store::open(&path, Cache::County).expect("opens");
        let registrar = Registrar::new(store, hand.clone(), Book::Real, Clock::On(TODAY));
        registrar.expect("read");
    });
    let store = Store::open(&path, Cache::County).expect("opens");
    let begun = Instant::now();
    assert_eq!(store.check().expect("checked"), []);
    println!(
        "looked through in {:.0} s, {} MiB at most",
        begun.elapsed().as_secs_f64(),
        memory::kib("self", "VmHWM") / 1024
    );
    drop(store);
    let _ = fs::remove_dir_all(&folder);
}
