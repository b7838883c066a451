//! The leaders of one village at trainings: who was there when, so that their attendances add up to the quota.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use super::{
    TODAY,
    course::{EVENING, Lesson, at, quarter_of},
    dice::Dice,
    lessons::{ABSENCES, EXCUSES, VILLAGE_ROOMS},
    places::Village,
    turnout::QUARTERS,
};
use crate::domain::{
    Level, Mark, Period, PersonId, Rank, Rhythm, Slot, TimeOfDay, Topic, TrainingFields, UnitId,
    short_name,
};

/// Somebody who leads or led a neighborhood.
pub(super) struct Tenure {
    pub neighborhood: usize,
    pub person: PersonId,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
}

pub(super) type Marks = Vec<(PersonId, Mark)>;

/// One village at its trainings.
pub(super) struct Class {
    pub code: &'static str,
    pub unit: UnitId,
    /// What its people were marked as at the township's session of each quarter, if there was one.
    pub township: [Marks; QUARTERS],
    pub walk_ins: [Marks; QUARTERS],
    /// What the village held itself.
    pub own: Vec<(TrainingFields, Marks)>,
    /// At the county's sessions.
    pub county: [Marks; 2],
    /// Whoever serves today, those first who come most.
    pub serving: Vec<PersonId>,
    /// Whoever stayed away in the last quarter.
    pub missed: Vec<PersonId>,
}

/// The quarters of the county's sessions.
pub(super) const COUNTY: [usize; 2] = [0, 2];

impl Class {
    /// `turnout` attendances a quarter; what a quarter's people cannot fill is made up for in a later one.
    pub fn taught(
        village: &Village,
        unit: UnitId,
        turnout: [usize; QUARTERS],
        tenures: &[Tenure],
        (lessons, county): (&[Lesson], &[NaiveDate; 2]),
    ) -> Self {
        let code = village.place.code;
        let mut class = Self {
            code,
            unit,
            township: Default::default(),
            walk_ins: Default::default(),
            own: Vec::new(),
            county: Default::default(),
            serving: Vec::new(),
            missed: Vec::new(),
        };
        let mut people = People::of(tenures, code);
        let mut left = 0;
        let last = turnout.iter().rposition(|&came| came > 0);
        for (quarter, &came) in turnout.iter().enumerate() {
            let own = |l: &&Lesson| l.quarter == quarter && l.villages.contains(&code);
            let Some(lesson) = lessons.iter().find(own).filter(|_| came > 0) else {
                continue;
            };
            left += came;
            for (n, &on) in county
                .iter()
                .enumerate()
                .filter(|(n, _)| COUNTY[*n] == quarter)
            {
                class.county[n] = people.sent(on, n);
                left -= class.county[n]
                    .iter()
                    .filter(|(_, m)| m.attended())
                    .count()
                    .min(left);
            }
            let make_up = people.dice.hits(330).then(|| (left / 8).max(3).min(left));
            let slot = lesson.fields.slots[0];
            let (mut marks, away) = people.roll(slot, left - make_up.unwrap_or(0));
            left -= marks.iter().filter(|(_, m)| m.attended()).count();
            class.walk_ins[quarter] = people.walk_ins(&mut marks);
            class.township[quarter] = marks;
            class.missed.clone_from(&away);
            if let Some(wanted) = make_up {
                let slot = people.soon(slot.date);
                let marks = people.among(away, slot, wanted);
                left -= marks.iter().filter(|(_, m)| m.attended()).count();
                class.own.push((people.make_up(village, slot), marks));
            }
            // Nothing may be left over: whoever serves is called together once more.
            while last == Some(quarter) && left > 0 {
                let slot = people.soon(slot.date);
                let (marks, _) = people.roll(slot, left);
                left -= marks.iter().filter(|(_, m)| m.attended()).count();
                class.own.push((people.drill(village, slot), marks));
            }
        }
        class.serving = people.keen(TODAY);
        class
    }
}

struct People<'a> {
    tenures: &'a [Tenure],
    /// How gladly each neighborhood's leader comes, by its place.
    zeal: Vec<usize>,
    dice: Dice,
}

impl<'a> People<'a> {
    fn of(tenures: &'a [Tenure], code: &str) -> Self {
        let mut dice = Dice::of(code, "trainings");
        let most = tenures.iter().map(|t| t.neighborhood + 1).max();
        let zeal = (0..most.unwrap_or(0)).map(|_| dice.below(1000)).collect();
        Self {
            tenures,
            zeal,
            dice,
        }
    }

    /// In the order of the neighborhoods, each once.
    fn serving(&self, on: NaiveDate) -> Vec<(usize, PersonId)> {
        let mut held: Vec<Option<&Tenure>> = vec![None; self.zeal.len()];
        for tenure in self.tenures.iter().filter(|t| t.since <= on) {
            let there = &mut held[tenure.neighborhood];
            if there.is_none_or(|other| other.since <= tenure.since) {
                *there = Some(tenure);
            }
        }
        let mut seen = HashSet::new();
        let held = held.into_iter().flatten();
        held.filter(|t| t.until.is_none_or(|until| until >= on) && seen.insert(t.person))
            .map(|t| (t.neighborhood, t.person))
            .collect()
    }

    fn keen(&self, on: NaiveDate) -> Vec<PersonId> {
        let mut all = self.serving(on);
        all.sort_by_key(|&(n, _)| std::cmp::Reverse(self.zeal[n]));
        all.into_iter().map(|(_, person)| person).collect()
    }

    /// Everybody's mark on a day on which so many came, and whoever did not.
    fn roll(&mut self, slot: Slot, came: usize) -> (Marks, Vec<PersonId>) {
        let all = self.serving(slot.date);
        let mut order: Vec<(usize, usize)> = all
            .iter()
            .enumerate()
            .map(|(at, &(n, _))| (self.zeal[n] + self.dice.below(700), at))
            .collect();
        order.sort_unstable_by(|a, b| b.cmp(a));
        let came: HashSet<usize> = order.iter().take(came).map(|&(_, at)| at).collect();
        let mut away = Vec::new();
        let mut marks = Marks::with_capacity(all.len());
        for (at, (_, person)) in all.into_iter().enumerate() {
            if came.contains(&at) {
                marks.push((person, self.came(slot)));
            } else {
                away.push(person);
                marks.push((person, self.stayed_away()));
            }
        }
        (marks, away)
    }

    /// So many of those called came.
    fn among(&mut self, called: Vec<PersonId>, slot: Slot, came: usize) -> Marks {
        let mark = |(at, person)| {
            let mark = if at < came {
                self.came(slot)
            } else {
                self.stayed_away()
            };
            (person, mark)
        };
        called.into_iter().enumerate().map(mark).collect()
    }

    /// Whom the village sends to the county: one, and not every village.
    fn sent(&mut self, on: NaiveDate, nth: usize) -> Marks {
        let goes = nth == 0 || self.dice.hits(500);
        let keen = self.keen(on);
        let Some(&person) = keen.get(nth).filter(|_| goes) else {
            return Marks::new();
        };
        let mark = if self.dice.hits(930) {
            Mark::Present
        } else {
            self.stayed_away()
        };
        vec![(person, mark)]
    }

    /// Now and then somebody was forgotten on the roster and came.
    fn walk_ins(&mut self, marks: &mut Marks) -> Marks {
        let at = marks.iter().position(|(_, mark)| *mark == Mark::Present);
        match at.filter(|_| self.dice.hits(300)) {
            Some(at) => vec![marks.remove(at)],
            None => Marks::new(),
        }
    }

    fn came(&mut self, slot: Slot) -> Mark {
        if !self.dice.hits(45) {
            return Mark::Present;
        }
        let at = slot.from.minutes() + self.dice.between(6, 40) as u16;
        let at = TimeOfDay::new(at / 60, at % 60);
        Mark::Late {
            at: at.filter(|_| self.dice.hits(700)),
        }
    }

    fn stayed_away(&mut self) -> Mark {
        let dice = &mut self.dice;
        if dice.hits(560) {
            let reason = dice.pick(&EXCUSES).to_owned();
            return Mark::Excused { reason };
        }
        let reason = if dice.hits(300) {
            dice.pick(&ABSENCES)
        } else {
            ""
        };
        Mark::Absent {
            reason: reason.to_owned(),
        }
    }

    /// An evening soon after a day, weekends too, in the same quarter.
    fn soon(&mut self, day: NaiveDate) -> Slot {
        let after = Days::new(self.dice.between(3, 8) as u64);
        let last = Period::of(Rhythm::Quarterly, day).last();
        at((day + after).min(last), EVENING)
    }

    fn make_up(&mut self, village: &Village, slot: Slot) -> TrainingFields {
        let name = short_name(village.place.name, Level::Village);
        TrainingFields {
            title: format!("{name}{}补训", quarter_of(slot.date)),
            topics: vec![Topic::Policy, Topic::Practice],
            ..self.evening(&name, slot)
        }
    }

    fn drill(&mut self, village: &Village, slot: Slot) -> TrainingFields {
        let name = short_name(village.place.name, Level::Village);
        TrainingFields {
            title: format!("{name}应急处突演练"),
            topics: vec![Topic::Emergency],
            ..self.evening(&name, slot)
        }
    }

    fn evening(&mut self, name: &str, slot: Slot) -> TrainingFields {
        TrainingFields {
            slots: vec![slot],
            place: format!("{name}{}", self.dice.pick(&VILLAGE_ROOMS)),
            lecturer: "村党总支书记".to_owned(),
            audience: vec![Rank::Neighborhood],
            ..TrainingFields::default()
        }
    }
}
