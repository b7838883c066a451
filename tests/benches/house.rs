//! What a supervisor feels: keys to frames, bytes on the wire, commits, start, memory. On the rehearsal county.
//!
//! `cargo bench --bench house`; figures are of this machine and this run, so compare ratios, not days.

mod keeping;
mod memory;
mod others;
mod trainings;

use std::{
    env, fs,
    io::{self, Write},
    path::Path,
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

use ratatui::Terminal;
use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::{
        Command as Change, Hand, HouseholdCommand, Level, Mark, Rank, SittingId, Slot, Tier,
        TimeOfDay, Training, TrainingCommand, TrainingFields, TrainingId,
    },
    exchange::example_rubric,
    keymap::{Context, Keymap, Keys},
    register::{Asked, Node},
    rehearsal::{self, Plan, Size, TODAY},
    session::{Counter, Errand, Session},
    store::{Cache, Store},
    terminal::{Painter, SizeSlot},
    ui::{Event, Look, Model, Width},
};

const COLS: u16 = 120;
const ROWS: u16 = 40;

/// Counts what would go to the terminal.
#[derive(Debug, Default)]
struct Wire(usize);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Desk {
    session: Session<Painter<Wire>>,
    counter: Counter,
}

impl Desk {
    fn new(registrar: Registrar) -> Self {
        let clock = registrar.clock().clone();
        let look = Look {
            width: Width::Narrow,
            ..Look::default()
        };
        let model = Model::new(
            registrar.desk(),
            look,
            Arc::new(Keymap::default()),
            clock.now(),
        );
        let painter = Painter::new(Wire::default(), SizeSlot::new(COLS, ROWS), Width::Narrow);
        let terminal = Terminal::new(painter).expect("a terminal");
        let session = Session::new(model, terminal, clock);
        let mut desk = Self {
            session,
            counter: Counter::new(registrar),
        };
        desk.serve();
        desk
    }

    fn serve(&mut self) {
        loop {
            let errands = self.session.errands();
            if errands.is_empty() {
                break;
            }
            for event in errands
                .into_iter()
                .flat_map(|e| self.counter.serve(e))
                .collect::<Vec<_>>()
            {
                self.session.step(event, Duration::ZERO);
            }
        }
        self.session.draw().expect("drawn");
    }

    /// Presses one key; how long until the frame was finished, and how many bytes it took. What the file tells later is
    /// drawn outside the measure.
    fn press(&mut self, key: &str) -> (Duration, usize) {
        let chords: Keys = key.parse().expect("a key");
        let before = self.session.backend().writer().0;
        let begun = Instant::now();
        for chord in chords.iter() {
            self.session.step(Event::Key(*chord), Duration::ZERO);
        }
        self.session.draw().expect("drawn");
        let took = begun.elapsed();
        let bytes = self.session.backend().writer().0 - before;
        self.serve();
        (took, bytes)
    }

    fn run(&mut self, keys: &[&str], times: usize) -> Measured {
        let mut measured = Measured::default();
        for _ in 0..times {
            for key in keys {
                let (took, bytes) = self.press(key);
                measured.times.push(took);
                measured.bytes.push(bytes);
            }
        }
        measured
    }
}

#[derive(Default)]
struct Measured {
    times: Vec<Duration>,
    bytes: Vec<usize>,
}

impl Measured {
    fn took(&mut self, begun: Instant) {
        self.times.push(begun.elapsed());
        self.bytes.push(0);
    }

    fn say(mut self, what: &str) {
        self.times.sort_unstable();
        self.bytes.sort_unstable();
        let at = |share: f64| (self.times.len() as f64 * share) as usize;
        let time = |share| self.times[at(share).min(self.times.len() - 1)].as_secs_f64() * 1e3;
        let bytes = self.bytes[self.bytes.len() / 2];
        let most = self.bytes.last().copied().unwrap_or_default();
        println!(
            "{what:<44} p50 {:>7.3} ms  p99 {:>7.3} ms  bytes p50 {bytes:>6} max {most:>6}  n {}",
            time(0.5),
            time(0.99),
            self.times.len()
        );
    }
}

fn main() {
    if let Ok(path) = env::var("SANZHANG_BENCH_START") {
        return start(Path::new(&path));
    }
    if let Ok(path) = env::var("SANZHANG_BENCH_CRASH") {
        return keeping::crash(Path::new(&path));
    }
    let begun = Instant::now();
    let clock = Clock::On(TODAY);
    let registrar =
        rehearsal::open(Size::County, example_rubric(), clock, |_, _| {}).expect("the county");
    let mut desk = Desk::new(registrar);
    println!(
        "rehearsal county to first frame: {:.2} s",
        begun.elapsed().as_secs_f64()
    );
    trainings::gaps(&desk.counter.registrar().desk());
    frames(&mut desk);
    searches(&mut desk);
    others::changes(&mut desk);
    println!("memory of this process: {}", held());
    drop(desk);
    files();
}

fn frames(desk: &mut Desk) {
    desk.press("j");
    desk.press("l");
    desk.run(&["j", "j", "j", "k", "j"], 20)
        .say("tree: move one row, page beside it");
    desk.run(&["l", "h"], 50)
        .say("tree: unfold, fold a village");
    desk.press(">");
    desk.run(&["pgdn", "pgdn", "pgup"], 50)
        .say("tree, all unfolded: page");
    desk.run(&["G", "g g"], 20)
        .say("tree, all unfolded: end, top");
    desk.press("<");
    desk.run(&["3", "H"], 10)
        .say("list of 12,000 leaders: open, back");
    desk.press("3");
    assert_eq!(desk.session.model.context(), Context::List);
    desk.run(&["j"], 200).say("list: move one row");
    desk.press("H");
    desk.run(&["?", "esc"], 20).say("help: open, close");
    desk.run(&["space", "esc"], 20).say("menu: open, close");
    let before = desk.session.backend().writer().0;
    for _ in 0..60 {
        for event in desk.counter.serve(Errand::Look) {
            desk.session.step(event, Duration::ZERO);
        }
        desk.session.tick(Duration::from_secs(60));
        desk.session.draw().expect("drawn");
    }
    println!(
        "idle minute: {} bytes",
        desk.session.backend().writer().0 - before
    );
}

fn searches(desk: &mut Desk) {
    let (mut first, mut further) = (Measured::default(), Measured::default());
    for query in [
        "dqh", "zhangmf", "lijm", "huang", "xiegz", "5678", "wangl", "panxh", "tfz", "chen",
    ] {
        desk.press("/");
        for (i, c) in query.chars().enumerate() {
            let (took, bytes) = desk.press(&c.to_string());
            let into = if i == 0 { &mut first } else { &mut further };
            into.times.push(took);
            into.bytes.push(bytes);
        }
        desk.press("esc");
    }
    first.say("search: first letter to results drawn");
    further.say("search: further letter to results drawn");
}

/// A county on a real file: durable commits, and starts measured in processes of their own.
fn files() {
    let folder = env::temp_dir().join(format!("sanzhang-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("county.sanzhang");
    let store = Store::create(&path, Cache::County).expect("a store");
    let clock = Clock::On(TODAY);
    let begun = Instant::now();
    rehearsal::pour(
        &Plan::new(Size::County, example_rubric()),
        &store,
        &clock,
        |_, _| {},
    )
    .expect("filled");
    println!(
        "filling a file with the county: {:.2} s",
        begun.elapsed().as_secs_f64()
    );
    commits(store, clock);
    trainings::rosters(&path);
    println!(
        "file: {} MiB",
        fs::metadata(&path).map_or(0, |m| m.len() / 1024 / 1024)
    );
    keeping::copies(&path, &folder);
    for _ in 0..5 {
        again("SANZHANG_BENCH_START", &path);
    }
    if env::var_os("SANZHANG_BENCH_ENDED").is_some() {
        keeping::ended(&path, &folder);
    }
    println!("the same after every process at the file died in the middle of its work:");
    for _ in 0..5 {
        again("SANZHANG_BENCH_CRASH", &path);
        again("SANZHANG_BENCH_START", &path);
    }
    let _ = fs::remove_dir_all(&folder);
}

/// This program once more, for one thing with the file.
fn again(what: &str, path: &Path) {
    let exe = env::current_exe().expect("this program");
    let _ = Command::new(exe).env(what, path).status();
}

fn hand(sitting: SittingId) -> Hand {
    Hand {
        who: "bench".to_owned(),
        sitting,
        area: None,
        pass: None,
    }
}

fn commits(store: Store, clock: Clock) {
    let mut registrar =
        Registrar::whole(store, hand(SittingId(1)), Book::Real, clock).expect("opens");
    let desk = registrar.desk();
    let root = desk.root().expect("a county");
    let ids = desk.county().households_where(root, |_| true);
    let mut measured = Measured::default();
    for &id in ids.iter().step_by(ids.len() / 200) {
        let Some(held) = registrar.desk().county().household(id) else {
            continue;
        };
        let mut fields = held.record.fields;
        fields.note.push('.');
        let edit = HouseholdCommand::Edit {
            id,
            base: held.version,
            fields: Box::new(fields),
        };
        let begun = Instant::now();
        if registrar.submit(Change::Household(edit)).is_ok() {
            measured.times.push(begun.elapsed());
            measured.bytes.push(0);
        }
    }
    measured.say("edit saved durably and taken into the register");
}

/// In a process of its own: from opening the file to the first frame, and to a county that can be searched.
fn start(path: &Path) {
    let begun = Instant::now();
    let store = Store::open(path, Cache::County).expect("opens");
    let registrar =
        Registrar::new(store, hand(SittingId(3)), Book::Real, Clock::On(TODAY)).expect("reads");
    let mut desk = Desk::new(registrar);
    let frame = begun.elapsed();
    while !desk.counter.registrar().desk().county().is_whole() {
        for event in desk.counter.serve(Errand::Load) {
            desk.session.step(event, Duration::ZERO);
        }
        desk.session.draw().expect("drawn");
    }
    let ready = begun.elapsed();
    desk.press("/");
    desk.press("d");
    let node = desk.session.model.desk.root().map(Node::Unit);
    println!(
        "start on a file: first frame {:.0} ms, all read {:.0} ms, memory {} ({} rows at the root)",
        frame.as_secs_f64() * 1e3,
        ready.as_secs_f64() * 1e3,
        held(),
        node.map_or(0, |_| desk.session.model.desk.county().packed_bytes()
            / 1024
            / 1024),
    );
}

fn held() -> String {
    let mib = |line| memory::kib("self", line) / 1024;
    format!(
        "{} MiB of its own + {} shared",
        mib("RssAnon"),
        mib("RssFile")
    )
}
