//! A robot at one person's screen: it goes everywhere in order, then wherever chance leads, and an eye looks at every
//! picture.

use std::fmt::Write as _;

use sanzhang::{
    keymap::{Action, App, Context, Go, Show},
    ui::Effect,
};

use super::stage::Stage;

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

pub struct Robot<E> {
    pub stage: Stage,
    trace: String,
    eye: E,
}

impl<E: FnMut(&Stage, &str)> Robot<E> {
    /// `eye` is shown every picture and what led to it.
    pub fn new(mut stage: Stage, eye: E) -> Self {
        stage.sized(120, 40);
        let trace = String::new();
        Self { stage, trace, eye }
    }

    fn look(&mut self) {
        (self.eye)(&self.stage, &self.trace);
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
    pub fn walk(&mut self) {
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

    pub fn wander(&mut self, steps: usize, seed: u32) {
        let actions: Vec<Action> = Action::all().collect();
        let mut dice = Dice(0x9e37_79b9 + u64::from(seed));
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

fn leaves(action: Action) -> bool {
    let leaving = ["app.quit", "app.suspend", "app.mask", "app.unmask"];
    leaving.contains(&action.name())
}
