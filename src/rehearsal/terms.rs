//! When terms began, how some ended, and which ends are announced.

use chrono::{Days, NaiveDate};

use super::{TODAY, day, dice::Dice};
use crate::domain::{AppointmentFields, Ending, Origin};

/// A post by its place in the village's layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Post {
    Section(usize),
    Group(usize),
    Neighborhood(usize),
}

pub(super) struct Term {
    pub post: Post,
    /// By place in the list of people.
    pub person: usize,
    pub fields: AppointmentFields,
    pub end: End,
}

/// What becomes of a term after it was entered.
#[derive(Clone, Copy)]
pub(super) enum End {
    /// None is known, or whoever was appointed next ended it.
    Open,
    /// It was over before the next began, and for a reason of its own.
    Corrected(NaiveDate, Ending),
    /// It is ended by a command, on a day past or to come.
    Told(NaiveDate, Ending),
}

/// Terms in the order in which they are entered.
#[derive(Default)]
pub(super) struct Terms {
    pub entered: Vec<Term>,
    /// Appointments prepared for the day after an announced end.
    pub prepared: Vec<Term>,
}

const SELDOM: [(Ending, usize); 6] = [
    (Ending::TermOver, 26),
    (Ending::Resigned, 24),
    (Ending::Away, 22),
    (Ending::MovedAway, 10),
    (Ending::Died, 8),
    (Ending::Succeeded, 10),
];

impl Terms {
    pub fn serving(&mut self, post: Post, person: usize, dice: &mut Dice) {
        // Most were chosen together, when the county set the system up.
        let (first, last) = dice.weighted(&[
            ((day(2023, 6, 20), day(2023, 7, 31)), 70),
            ((day(2022, 3, 1), day(2023, 5, 31)), 18),
            ((day(2023, 8, 1), day(2024, 3, 29)), 12),
        ]);
        let since = dice.day(first, last);
        self.enter(post, person, since, origin(post, dice), dice);
    }

    /// Somebody led before, and left as people do.
    pub fn succeeded(&mut self, post: Post, before: usize, person: usize, dice: &mut Dice) {
        let ending = dice.weighted(&SELDOM);
        let since = self.before(post, before, ending, dice);
        self.enter(post, person, since, origin(post, dice), dice);
    }

    /// 劝辞 or 罢免, and 补选.
    pub fn replaced(&mut self, post: Post, before: usize, person: usize, dice: &mut Dice) {
        let ending = dice.weighted(&[(Ending::Persuaded, 78), (Ending::Dismissed, 22)]);
        let since = self.before(post, before, ending, dice);
        self.enter(post, person, since, Origin::ByElection, dice);
    }

    /// Serves, but the last day is known; somebody may be chosen for the day after.
    pub fn announced(&mut self, post: Post, person: usize, next: Option<usize>, dice: &mut Dice) {
        self.serving(post, person, dice);
        let until = dice.day(TODAY + Days::new(8), TODAY + Days::new(130));
        let ending = dice.weighted(&[
            (Ending::TermOver, 40),
            (Ending::Away, 30),
            (Ending::MovedAway, 15),
            (Ending::Resigned, 15),
        ]);
        if let Some(term) = self.entered.last_mut() {
            term.end = End::Told(until, ending);
        }
        if let Some(next) = next {
            let fields = AppointmentFields {
                since: until + Days::new(1),
                until: None,
                origin: Origin::Recommended,
                acting: false,
            };
            self.prepared.push(Term {
                post,
                person: next,
                fields,
                end: End::Open,
            });
        }
    }

    /// Whoever led is gone, and nobody came.
    pub fn vacant(&mut self, post: Post, before: usize, dice: &mut Dice) {
        self.serving(post, before, dice);
        if let Some(term) = self.entered.last_mut() {
            let first = term.fields.since.max(day(2023, 10, 1));
            let until = dice.day(first, TODAY - Days::new(3));
            let ending = dice.weighted(&SELDOM[..5]);
            term.end = End::Told(until, ending);
        }
    }

    /// Enters a former term; tells when the next one begins.
    fn before(&mut self, post: Post, person: usize, ending: Ending, dice: &mut Dice) -> NaiveDate {
        let began = dice.day(day(2021, 3, 1), day(2022, 3, 31));
        let since = dice.day(day(2022, 7, 1), day(2024, 3, 25));
        self.enter(post, person, began, origin(post, dice), dice);
        if let Some(term) = self.entered.last_mut()
            && ending != Ending::Succeeded
        {
            let until = since - Days::new(dice.between(1, 45) as u64);
            term.end = End::Corrected(until, ending);
        }
        since
    }

    fn enter(
        &mut self,
        post: Post,
        person: usize,
        since: NaiveDate,
        origin: Origin,
        dice: &mut Dice,
    ) {
        let acting = !matches!(post, Post::Neighborhood(_)) && dice.hits(15);
        self.entered.push(Term {
            post,
            person,
            fields: AppointmentFields {
                since,
                until: None,
                origin,
                acting,
            },
            end: End::Open,
        });
    }
}

fn origin(post: Post, dice: &mut Dice) -> Origin {
    match post {
        Post::Neighborhood(_) if dice.hits(280) => Origin::SelfNominated,
        Post::Neighborhood(_) => Origin::Recommended,
        _ => Origin::ByOffice,
    }
}
