//! Power cuts: whatever was acknowledged is there afterwards, whatever was not is there whole or not at all.

use sanzhang::{
    domain::*,
    store::{Store, StoreError},
};

use crate::support::{
    county::*,
    disk::{Disk, Random, Trouble},
};

const CUTS: u32 = 5_000;
/// After so many cuts a fresh county is begun, because the journal grows.
const ROUND: u32 = 100;

/// A county, the same one in memory, and the operation that comes next.
struct World {
    image: Vec<u8>,
    model: Store,
    state: Digest,
    next: u64,
}

fn open(disk: &Disk) -> Result<Store, StoreError> {
    let disk = disk.clone();
    Store::with_backend(move || Ok(disk.plug()))
}

fn change(n: u64) -> Command {
    let household = HouseholdId((n % 24) as u32 + 1);
    match n % 4 {
        0 => add_person(0, VILLAGES[n as usize / 4 % 2], &format!("张{n}")),
        1 => add_household(0, NEIGHBORHOODS[n as usize / 4 % 4], &format!("赵{n}")),
        2 => Command::Household(HouseholdCommand::NewHead {
            id: household,
            base: Seq(0),
            head: format!("孙{n}"),
            person: None,
        }),
        _ => batch(
            Occasion::Import,
            (0..5)
                .map(|i| add_household(i, NEIGHBORHOODS[i as usize % 4], &format!("周{n}")))
                .collect(),
        ),
    }
}

/// The command with the version that the record has now.
fn current(store: &Store, n: u64) -> Result<Command, StoreError> {
    let mut command = change(n);
    if let Command::Household(HouseholdCommand::NewHead { id, base, .. }) = &mut command {
        let held = store.read()?.get::<Household>(*id)?;
        *base = held.map_or(Seq(0), |held| held.version);
    }
    Ok(command)
}

fn attempt(store: &Store, n: u64) -> bool {
    let Ok(command) = current(store, n) else {
        return false;
    };
    let done = store.apply(op(n), &hand("li"), now(), today(), command);
    done.is_ok()
}

impl World {
    fn new() -> Self {
        let disk = Disk::default();
        let store = open(&disk).expect("a sound disk");
        must(&store, small());
        drop(store);
        let model = stocked();
        Self {
            image: disk.image(),
            state: digest(&model),
            model,
            next: 2,
        }
    }

    /// Works until the power goes; what came back must be what was acknowledged, or one more.
    fn cut(&mut self, random: &mut Random, trouble: Trouble) -> Result<(), String> {
        let disk = Disk::holding(std::mem::take(&mut self.image));
        disk.trouble(trouble);
        let mut acknowledged = Vec::new();
        if let Ok(store) = open(&disk) {
            while attempt(&store, self.next + acknowledged.len() as u64) {
                acknowledged.push(self.next + acknowledged.len() as u64);
            }
        }
        self.image = disk.after_cut(random);
        let disk = Disk::holding(self.image.clone());
        let store = open(&disk).map_err(|error| format!("does not open: {error}"))?;
        for n in acknowledged {
            assert!(attempt(&self.model, n), "the model does what the store did");
            self.next = n + 1;
            self.state.clear();
        }
        let asked = store.looked_up(op(self.next)).map_err(|e| e.to_string())?;
        if asked.is_some() {
            assert!(attempt(&self.model, self.next), "the model as well");
            self.next += 1;
            self.state.clear();
        }
        if self.state.is_empty() {
            self.state = digest(&self.model);
        }
        let state = try_digest(&store).map_err(|error| error.to_string())?;
        if state != self.state || store.head().ok() != self.model.head().ok() {
            return Err(format!("something is lost before operation {}", self.next));
        }
        Ok(())
    }
}

fn cuts(seed: u64, rounds: u32) {
    let mut random = Random(seed);
    for round in 0..rounds {
        let mut world = World::new();
        for cut in 0..ROUND {
            // Short ones fall into opening and recovery, long ones into the work.
            let most = [40, 200, 600][random.below(3) as usize];
            let at = 1 + random.below(most);
            let cut_short = world.cut(&mut random, Trouble::CutAt(at));
            cut_short.unwrap_or_else(|why| panic!("seed {seed}, round {round}, cut {cut}: {why}"));
        }
        let disk = Disk::holding(world.image);
        let found = open(&disk).and_then(|store| store.check());
        assert_eq!(found.expect("checked"), [], "seed {seed}, round {round}");
        assert!(world.next > 50, "little work was done: {}", world.next);
    }
}

#[test]
fn no_power_cut_loses_what_was_acknowledged_1() {
    cuts(1, CUTS / ROUND / 2);
}

#[test]
fn no_power_cut_loses_what_was_acknowledged_2() {
    cuts(2, CUTS / ROUND / 2);
}

/// The harness must be able to fail: a disk that lies about fsync loses work.
#[test]
fn a_lying_disk_is_caught() {
    let mut random = Random(3);
    let caught = (0..40).any(|_| {
        let at = 400 + random.below(400);
        World::new()
            .cut(&mut random, Trouble::LieUntil(at))
            .is_err()
    });
    assert!(caught);
}
