//! The roster as the door sees it: who answers to what was typed, and how each stands once what is on its way to the
//! file has arrived there.

use std::collections::VecDeque;

use crate::{
    domain::{MOST_SEATS, Mark, PersonId, SeatId, UnitId, mask_phones},
    register::{Roster, search::Few},
    ui::kit::At,
};

#[derive(Clone, Debug)]
pub struct Person {
    pub seat: SeatId,
    pub person: PersonId,
    /// On the printed sheet.
    pub no: u16,
    pub name: String,
    pub post: Option<UnitId>,
    pub walk_in: bool,
    /// What the file says.
    saved: Option<Mark>,
    /// What it will say.
    pub mark: Option<Mark>,
    /// On its way to the file.
    pub waiting: bool,
}

impl Person {
    pub fn came(&self) -> bool {
        self.mark.as_ref().is_some_and(Mark::attended)
    }

    /// Neither there nor excused.
    fn is_out(&self) -> bool {
        matches!(self.mark, None | Some(Mark::Absent { .. }))
    }
}

/// Which of the roster is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    #[default]
    All,
    /// Not there yet, and not excused.
    Out,
}

/// What was handed in and not answered yet, the oldest first: answers come in this order.
#[derive(Debug)]
pub struct Sent {
    pub what: What,
    pub marks: Vec<(SeatId, Option<Mark>)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Marks,
    /// With its line.
    Sheet(String),
    /// By name: the seat is not known yet.
    WalkIn(String),
    Close,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    Here,
    Elsewhere,
}

#[derive(Default)]
pub struct People {
    pub all: Vec<Person>,
    few: Option<Few>,
    sent: VecDeque<Sent>,
    /// Who was marked lately, and where.
    recent: VecDeque<(SeatId, Door)>,
    /// The marks as they stood on the screen when the last key was pressed.
    seen: Vec<(SeatId, Mark)>,
}

/// How the roll stands, what is on its way included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub all: usize,
    pub came: usize,
    pub excused: usize,
    pub absent: usize,
}

impl Count {
    pub const fn open(self) -> usize {
        self.all - self.came - self.excused - self.absent
    }
}

/// As many as a line shows, with some to spare.
const REMEMBERED: usize = 12;

impl People {
    /// Reads the roster again; marks that came from elsewhere are remembered as such.
    pub fn gather(&mut self, roster: &Roster, at: &At<'_>) {
        let before = std::mem::take(&mut self.all);
        let county = at.desk.county();
        self.all = roster
            .live()
            .map(|held| {
                let seat = &held.record;
                let person = county.person(seat.person);
                Person {
                    seat: seat.id,
                    person: seat.person,
                    no: seat.no,
                    name: person.map_or_else(String::new, |p| {
                        mask_phones(&p.record.fields.name).into_owned()
                    }),
                    post: seat.post,
                    walk_in: seat.walk_in,
                    saved: seat.mark.clone(),
                    mark: None,
                    waiting: false,
                }
            })
            .collect();
        let same = before.len() == self.all.len()
            && before.iter().zip(&self.all).all(|(a, b)| {
                (a.seat, a.person, a.name.as_str()) == (b.seat, b.person, b.name.as_str())
            });
        if !same || self.few.is_none() {
            let rows = self.all.iter().map(|person| {
                let phone = county.person(person.person);
                let phone = phone.map_or("", |p| p.record.fields.phone.as_str());
                (person.name.as_str(), vec![phone])
            });
            let first = self.few.is_none();
            self.few = Some(Few::new(rows));
            if first {
                return self.settle();
            }
        }
        self.notice(&before);
        self.settle();
    }

    /// Remembers whom somebody else marked since `before`.
    fn notice(&mut self, before: &[Person]) {
        for i in 0..self.all.len() {
            let person = &self.all[i];
            let known = before.iter().find(|old| old.seat == person.seat);
            let expected = known.is_some_and(|old| old.mark == person.saved);
            if person.saved.is_none() || expected {
                continue;
            }
            let named = What::WalkIn(person.name.clone());
            let mine = known.is_none() && self.sent.iter().any(|sent| sent.what == named);
            let door = if mine { Door::Here } else { Door::Elsewhere };
            self.remember(person.seat, door);
        }
    }

    fn remember(&mut self, seat: SeatId, door: Door) {
        self.recent.retain(|(one, _)| *one != seat);
        self.recent.push_front((seat, door));
        self.recent.truncate(REMEMBERED);
    }

    /// What the file says, and on top of it what it will say.
    fn settle(&mut self) {
        for person in &mut self.all {
            person.mark.clone_from(&person.saved);
            person.waiting = false;
        }
        for sent in &self.sent {
            for (seat, mark) in &sent.marks {
                if let Some(person) = self.all.iter_mut().find(|p| p.seat == *seat) {
                    person.mark.clone_from(mark);
                    person.waiting = true;
                }
            }
        }
    }

    /// A key was pressed here, or nobody types: the marks are on the screen as they stand.
    pub fn see(&mut self) {
        let marked = self.all.iter();
        let seen = marked.filter_map(|person| Some((person.seat, person.mark.clone()?)));
        self.seen = seen.collect();
    }

    /// These were told of.
    pub fn learn(&mut self, marks: &[(SeatId, Mark)]) {
        self.seen
            .retain(|(seat, _)| !marks.iter().any(|(other, _)| other == seat));
        self.seen.extend_from_slice(marks);
    }

    pub fn seen(&self, seat: SeatId) -> Option<&Mark> {
        let there = self.seen.iter().find(|(one, _)| *one == seat)?;
        Some(&there.1)
    }

    pub fn all_seen(&self) -> &[(SeatId, Mark)] {
        &self.seen
    }

    /// The marks that these would replace, as they were seen here.
    pub fn over(&self, marks: &[(SeatId, Option<Mark>)]) -> Vec<(SeatId, Mark)> {
        let there = marks.iter().filter_map(|(seat, mark)| {
            let there = self
                .seen(*seat)
                .filter(|there| Some(*there) != mark.as_ref());
            Some((*seat, there?.clone()))
        });
        there.collect()
    }

    pub fn send(&mut self, what: What, marks: Vec<(SeatId, Option<Mark>)>) {
        if what == What::Marks {
            for &(seat, _) in &marks {
                self.remember(seat, Door::Here);
            }
        }
        // Who was marked elsewhere, and otherwise here, is marked here.
        for (recent, door) in &mut self.recent {
            let stands = self.all.iter().find(|p| p.seat == *recent);
            let stands = stands.and_then(|person| person.mark.as_ref());
            let mut given = marks.iter().filter(|(seat, _)| seat == recent);
            if given.any(|(_, mark)| mark.as_ref() != stands) {
                *door = Door::Here;
            }
        }
        self.sent.push_back(Sent { what, marks });
        self.settle();
    }

    /// The oldest of what was sent was answered.
    pub fn answered(&mut self) -> Option<Sent> {
        let sent = self.sent.pop_front();
        self.settle();
        sent
    }

    pub fn waits(&self) -> bool {
        !self.sent.is_empty()
    }

    /// Walk-ins whose seat is not known yet.
    pub fn coming(&self) -> impl Iterator<Item = &str> {
        self.sent.iter().filter_map(|sent| match &sent.what {
            What::WalkIn(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The last marked, the latest first; what was taken back is left out.
    pub fn recent(&self) -> impl Iterator<Item = (&Person, Door)> {
        self.recent.iter().filter_map(|(seat, door)| {
            let person = self.all.iter().find(|p| p.seat == *seat)?;
            person.mark.is_some().then_some((person, *door))
        })
    }

    pub fn count(&self) -> Count {
        let mut count = Count {
            all: self.all.len(),
            ..Count::default()
        };
        for person in &self.all {
            match &person.mark {
                Some(Mark::Present | Mark::Late { .. }) => count.came += 1,
                Some(Mark::Excused { .. }) => count.excused += 1,
                Some(Mark::Absent { .. }) => count.absent += 1,
                None => {}
            }
        }
        count
    }

    /// Places in `all` of those who answer to what was typed: whoever is not marked yet first, among them the number
    /// on the sheet, then the best match. Mere likeness is no answer: Enter would mark a stranger.
    pub fn find(&self, typed: &str, part: Shown) -> Vec<usize> {
        let typed = typed.trim();
        let number = typed.parse::<u16>().ok().filter(|no| *no <= MOST_SEATS);
        let mut found = match number {
            // The end of some phone is no answer to a number on the sheet.
            Some(no) => {
                let mut all = self.all.iter();
                all.position(|p| p.no == no).into_iter().collect()
            }
            None => self.few.as_ref().map_or_else(Vec::new, |f| f.exact(typed)),
        };
        if part == Shown::Out {
            found.retain(|&i| self.all[i].is_out());
        }
        if !typed.is_empty() {
            found.sort_by_key(|&i| self.all[i].mark.is_some());
        }
        found
    }
}
