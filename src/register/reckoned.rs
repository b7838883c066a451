//! Figures of training that were asked of a snapshot: they stand until somebody owes or has settled something else, and a
//! screen that is drawn again after another's change need not count 12,000 posts anew.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::{Asked, County, Coverage};
use crate::domain::{Level, UnitId};

/// One unit, or each of a level below it.
type Question = (UnitId, Option<Level>, Asked);
type Answer = Vec<(UnitId, Coverage)>;

struct Known {
    answer: Answer,
    /// Of the snapshot at hand, not only of one before it.
    asked: bool,
}

/// Who turns through many periods asks many times; what was asked first is counted again.
const MOST: usize = 32;

#[derive(Default)]
pub(super) struct Reckoned(Mutex<BTreeMap<Question, Known>>);

impl Reckoned {
    fn answer(&self, question: Question, count: impl FnOnce() -> Answer) -> Answer {
        if let Some(known) = self.all().get_mut(&question) {
            known.asked = true;
            return known.answer.clone();
        }
        let answer = count();
        self.keep(question, answer.clone(), true);
        answer
    }

    fn keep(&self, question: Question, answer: Answer, asked: bool) {
        let mut all = self.all();
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(question, Known { answer, asked });
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<Question, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl County {
    pub fn coverage(&self, root: UnitId, asked: Asked) -> Coverage {
        let answer = self.reckoned((root, None, asked));
        answer.first().map(|(_, own)| *own).unwrap_or_default()
    }

    /// The same for each of several units, none below another.
    pub fn coverages(&self, root: UnitId, level: Level, asked: Asked) -> Vec<(UnitId, Coverage)> {
        self.reckoned((root, Some(level), asked))
    }

    fn reckoned(&self, question: Question) -> Answer {
        self.reckoned.answer(question, || self.reckon(question))
    }

    fn reckon(&self, (root, level, asked): Question) -> Answer {
        match level {
            Some(level) => self.count_coverages(root, level, asked),
            None => vec![(root, self.count_coverage(root, asked))],
        }
    }

    /// Nobody owes or has settled anything else than in the snapshot before.
    pub(super) fn reckoned_as(&mut self, before: &Self) {
        for (question, known) in before.reckoned.all().iter() {
            self.reckoned.keep(*question, known.answer.clone(), false);
        }
    }

    /// What the snapshot before was asked is counted before anybody sees this one.
    pub(super) fn reckon_anew(&self, before: &Self) {
        let all = before.reckoned.all();
        let asked: Vec<Question> = all
            .iter()
            .filter_map(|(q, known)| known.asked.then_some(*q))
            .collect();
        drop(all);
        for question in asked {
            self.reckoned.keep(question, self.reckon(question), false);
        }
    }
}
