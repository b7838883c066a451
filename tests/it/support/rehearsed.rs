//! The rehearsal county, made once in a run of the tests: every test stands before a copy of its own.

use std::sync::OnceLock;

use sanzhang::{
    desk::Clock,
    exchange::example_rubric,
    rehearsal::{self, Plan, Size, TODAY},
    store::Store,
};

use super::disk::Disk;

/// One village of it or one township, on a disk in memory.
pub fn rehearsed(size: Size) -> Store {
    store_on(Disk::holding(image(size).clone()))
}

/// What a file of it holds.
pub fn image(size: Size) -> &'static Vec<u8> {
    static VILLAGE: OnceLock<Vec<u8>> = OnceLock::new();
    static TOWNSHIP: OnceLock<Vec<u8>> = OnceLock::new();
    let made = match size {
        Size::Village => &VILLAGE,
        Size::Township => &TOWNSHIP,
        Size::County => panic!("nobody needs a second one"),
    };
    made.get_or_init(|| make(size))
}

fn make(size: Size) -> Vec<u8> {
    let disk = Disk::default();
    let store = store_on(disk.clone());
    let plan = Plan::new(size, example_rubric());
    let filled = rehearsal::pour(&plan, &store, &Clock::held(TODAY), |_, _| {});
    filled.expect("the rehearsal county");
    drop(store);
    disk.image()
}

fn store_on(disk: Disk) -> Store {
    let store = Store::with_backend(move || Ok(disk.plug()));
    store.expect("a sound disk")
}
