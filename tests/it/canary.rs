//! Nobody learns of what lies outside their area. A robot walks every screen and every output of restricted users over
//! a county in which each text carries the sign of its place, and looks for signs of other places.

use std::{collections::BTreeSet, fmt::Write as _};

use sanzhang::{
    domain::{Hand, Pass, Role, SittingId, UserId},
    keymap::{Action, App, Context, Go, Show},
    store::{Cache, Store},
    ui::Effect,
};

use crate::support::{
    canary::{FAR, HOUSEHOLDS, NEAR, OTHER, OWN, SIBLING, Spot, TOP, fill, leak},
    shell::Shell,
    stage::Stage,
};

/// Somebody with an area, and what must stay hidden from them.
#[derive(Clone, Copy)]
struct Case {
    user: u32,
    login: &'static str,
    role: Role,
    area: Spot,
    hidden: &'static [Spot],
    seen: &'static [Spot],
}

const CASES: [Case; 4] = [
    Case {
        user: 4,
        login: "cun",
        role: Role::Village,
        area: OWN,
        hidden: &[SIBLING, OTHER, FAR],
        seen: &[OWN],
    },
    Case {
        user: 3,
        login: "zhen",
        role: Role::Township,
        area: NEAR,
        hidden: &[OTHER, FAR],
        seen: &[OWN, SIBLING],
    },
    Case {
        user: 8,
        login: "kan",
        role: Role::Viewer,
        area: NEAR,
        hidden: &[OTHER, FAR],
        seen: &[OWN, SIBLING],
    },
    Case {
        user: 7,
        login: "yuancun",
        role: Role::Village,
        area: FAR,
        hidden: &[NEAR, OWN, SIBLING],
        seen: &[FAR],
    },
];

impl Case {
    fn hand(&self) -> Hand {
        Hand {
            who: format!("{}先生", self.login),
            sitting: SittingId(self.user.into()),
            area: Some(self.area.unit),
            pass: Some(Pass {
                user: UserId(self.user),
                role: self.role,
            }),
        }
    }

    #[track_caller]
    fn look(&self, text: &str, after: &str) {
        if let Some(sign) = leak(text, self.hidden) {
            panic!("{} sees {sign} after {after}:\n{text}", self.login);
        }
    }

    /// A viewer reads no phone in full, wherever it belongs.
    #[track_caller]
    fn phones(&self, text: &str, after: &str) {
        for spot in [TOP, NEAR, OWN, SIBLING, OTHER, FAR] {
            let whole = text.contains(&format!("{}70", spot.phones));
            assert!(self.role != Role::Viewer || !whole, "{after}:\n{text}");
        }
    }
}

/// A stream of numbers that looks like chance and is the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// What is typed where something is asked for: ids of every record, pinyin of every sign, numbers behind the signs, the
/// tails of phones.
fn typed(dice: &mut Dice) -> String {
    let n = dice.below(40) + 1;
    match dice.below(7) {
        0 => format!("u{n}"),
        1 => format!("h{n}"),
        2 => format!("p{n}"),
        3 => (*dice.one(&[&"nai", &"ben", &"biao", &"cu", &"cui"])).to_owned(),
        4 => format!("{:03}", dice.below(300)),
        5 => format!("{:04}", dice.below(10_000)),
        _ => "3570".to_owned(),
    }
}

/// Presses of a walk by chance; each case has its own.
const STEPS: usize = 120;

/// A robot at one person's screen.
struct Robot {
    case: Case,
    stage: Stage,
    trace: String,
    /// Texts of places that may be seen, as far as they were.
    met: BTreeSet<String>,
}

impl Robot {
    fn new(case: Case) -> Self {
        let store = Store::in_memory();
        fill(&store);
        let mut stage = Stage::signed(&store, case.hand());
        stage.sized(120, 40);
        Self {
            case,
            stage,
            trace: String::new(),
            met: BTreeSet::new(),
        }
    }

    fn look(&mut self) {
        let screen = self.stage.screen();
        self.case.look(&screen, &self.trace);
        for spot in self.case.seen {
            let words = screen.split(|c: char| !(c == spot.sign || c.is_ascii_digit()));
            let words = words.filter(|w| w.contains(spot.sign) && w.chars().count() == 4);
            self.met.extend(words.map(str::to_owned));
        }
    }

    fn act(&mut self, action: Action) {
        let _ = write!(self.trace, " {}", action.name());
        self.stage.open(move |_| vec![Effect::Act(action)]);
        self.look();
    }

    fn press(&mut self, keys: &str) {
        let _ = write!(self.trace, " {keys}");
        self.stage.press(keys);
        self.look();
    }

    /// Out of whatever was left open.
    fn home(&mut self) {
        for _ in 0..4 {
            self.stage.press("esc");
            if self.stage.model().context() == Context::Confirm {
                self.stage.press("y");
            }
        }
        self.stage.open(|_| vec![Effect::Act(Show::Tree.into())]);
        self.trace.clear();
        self.look();
    }

    /// Every screen, and what every row of it leads to.
    fn walk(&mut self) {
        self.act(Go::ExpandAll.into());
        for _ in 0..30 {
            self.press("j");
            self.press("tab");
            self.press("tab");
        }
        for show in Show::ALL.iter().copied() {
            self.home();
            self.act(show.into());
            self.act(App::Menu.into());
            self.press("esc");
            for row in 0..6 {
                self.press("g g");
                for _ in 0..row {
                    self.stage.press("j");
                }
                self.press("enter");
                self.press("pgdn");
                self.press("tab");
                self.press("esc");
                if row % 3 == 2 {
                    self.home();
                    self.act(show.into());
                }
            }
        }
        self.home();
    }

    fn wander(&mut self, steps: usize) {
        let actions: Vec<Action> = Action::all().collect();
        let mut dice = Dice(0x9e37_79b9 + u64::from(self.case.user));
        for step in 0..steps {
            let action = dice.one(&actions);
            match dice.below(8) {
                0 if self.stage.model().is_typing() => {
                    let text = typed(&mut dice);
                    let _ = write!(self.trace, " \"{text}\"");
                    self.stage.type_(&text);
                    self.look();
                }
                0 | 1 => self.press("enter"),
                2 => self.press(dice.one(&["j", "down", "tab", "esc", "l"])),
                _ if leaves(action) => {}
                _ => self.act(action),
            }
            if step % 40 == 39 {
                self.home();
            }
        }
    }
}

#[test]
fn no_screen_of_a_restricted_user_shows_what_lies_outside() {
    for case in CASES {
        let (login, households) = (case.login, case.seen.len() as u32 * 2 * HOUSEHOLDS);
        let mut robot = Robot::new(case);
        robot.walk();
        robot.wander(STEPS);
        // Where the robot looked there was something to be seen.
        let met = robot.met.len() as u32;
        assert!(met > 3 * households, "{login}: {:?}", robot.met);
    }
}

fn leaves(action: Action) -> bool {
    matches!(
        action.name(),
        "app.quit" | "app.suspend" | "app.mask" | "app.unmask"
    )
}

/// Every task of the command line that a session takes, with whatever could be named.
fn calls() -> Vec<String> {
    let mut calls: Vec<String> = [
        "tree",
        "tree --format json",
        "report overview",
        "report overview --format json",
        "report overview --format csv",
        "report training",
        "report training --format json",
        "report sites",
        "report sites --format json",
        "report sites --format csv",
        "site list",
        "site list --format json",
        "site stages",
        "site officials",
        "training list",
        "training list --format json",
        "training rules",
        "rubric list",
        "rubric export r1",
        "care",
        "who",
        "who --format json",
        "user list",
        "user list --format json",
        "user roles",
        "journal",
        "journal --limit 500",
        "undo",
        "check",
        "doctor",
        "backup -",
        "compact",
        "keys list",
        "import households - --dry-run",
    ]
    .map(str::to_owned)
    .to_vec();
    for n in 1..=20 {
        calls.push(format!("show u{n}"));
        calls.push(format!("show h{n}"));
    }
    for n in 1..=7 {
        calls.push(format!("show p{n}"));
        calls.push(format!("training show t{n}"));
        calls.push(format!("edit a{n} since=2022-03-01"));
        calls.push(format!("undo {n}"));
    }
    for n in 1..=2 {
        calls.push(format!("site show s{n}"));
        calls.push(format!("site rectifications s{n}"));
        calls.push(format!("site done z{n} --on 2024-04-08"));
    }
    for sign in [
        "nai", "ben", "biao", "cu", "cui", "鼐", "犇", "猋", "骉", "麤", "毳",
    ] {
        calls.push(format!("search {sign} --limit 200"));
        calls.push(format!("search {sign} --limit 200 --retired --format json"));
    }
    for tail in ["1313", "2316", "3570", "13570", "135"] {
        calls.push(format!("search {tail}"));
    }
    // Changes of what lies elsewhere, and to there.
    for (what, to) in [
        ("h1", "u22"),
        ("h13", "u9"),
        ("h7", "u9"),
        ("u19", "u7"),
        ("u9", "u20"),
    ] {
        calls.push(format!("move {what} --to {to}"));
        calls.push(format!("merge {what} --into h14"));
        calls.push(format!("edit {what} note=x"));
        calls.push(format!("retire {what}"));
        calls.push(format!("reinstate {what}"));
        calls.push(format!("renumber {what} 2"));
        calls.push(format!("head {what} p5"));
        calls.push(format!("appoint {to} p5"));
        calls.push(format!("add household {to} head=x"));
        calls.push(format!("show {what} --unmask"));
    }
    calls.push("training assign t6 p1".to_owned());
    calls.push("training assign t1 p5".to_owned());
    calls.push("training attend t6 p5".to_owned());
    calls.push("site add u4 --stage 选点".to_owned());
    calls.push("site link s2 u3 --line x".to_owned());
    calls
}

#[test]
fn no_output_of_a_restricted_user_tells_what_lies_outside() {
    let shell = Shell::default();
    let path = shell.store();
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fill(&Store::create(&path, Cache::Village).expect("created"));
    for case in CASES {
        let mut met = BTreeSet::new();
        // One is asked everything, the others a part of it: every call is a process.
        let few = match case.login {
            "cun" => 1,
            "kan" => 2,
            _ => 5,
        };
        for call in calls().into_iter().step_by(few) {
            let ended = shell.asked(case.login, &call);
            let said = format!("{}\n{}", ended.out, ended.err);
            // What was asked for may be named again.
            let said = calls_sign(&call).map_or(said.clone(), |sign| said.replace(sign, ""));
            case.look(&said, &call);
            if !call.ends_with("--unmask") {
                case.phones(&said, &call);
            }
            for spot in case.seen {
                met.extend(
                    said.split(|c: char| !(c == spot.sign || c.is_ascii_digit()))
                        .filter(|w| w.contains(spot.sign))
                        .map(str::to_owned),
                );
            }
        }
        let households = case.seen.len() * 2 * HOUSEHOLDS as usize;
        assert!(met.len() > households, "{}: {met:?}", case.login);
    }
    // Nothing of it came into the log either.
    let logs = shell.path(".local/state/sanzhang");
    for file in std::fs::read_dir(logs).into_iter().flatten().flatten() {
        let text = std::fs::read_to_string(file.path()).expect("a log");
        assert_eq!(leak(&text, &[TOP, NEAR, OWN, SIBLING, OTHER, FAR]), None);
    }
}

/// The sign that a call itself spelled.
fn calls_sign(call: &str) -> Option<char> {
    call.chars().find(|c| "鼐犇猋骉麤毳".contains(*c))
}
