//! What there is to say of a pasted roster: what it would do, what does not come in, what calls for a second look.

use super::{Import, MOST};
use crate::{
    i18n::{spots::Spots, text::ImportText},
    ui::kit::{At, Role},
};

impl Import {
    pub(super) fn changes_any(&self) -> bool {
        let plan = self.plan.as_ref();
        plan.is_some_and(|plan| !plan.differences.is_empty())
    }

    /// What the row under the cursor changes of its household.
    pub(super) fn change_here(&self, at: &At<'_>) -> Option<String> {
        let row = self.rows.cursor.checked_sub(self.told.len())?;
        let line = self.table.as_ref()?.rows.get(row)?.line;
        let all = self.plan.as_ref()?.differences.iter();
        let words = all.filter(|difference| difference.line == line).map(|d| {
            let field = at.say(&d.field);
            format!("{field} {} → {}", d.from, d.to)
        });
        let words = words.collect::<Vec<_>>().join("  ");
        let what = Some(words).filter(|words| !words.is_empty())?;
        let on = at.say(&Spots::row(line)).into_owned();
        Some(at.say(&ImportText::AtLine { on, what }).into_owned())
    }

    pub(super) fn summary(&self, at: &At<'_>) -> (String, Role) {
        if self.pasted.is_empty() {
            return (at.say(&ImportText::PasteHere).into_owned(), Role::Normal);
        }
        let (words, role) = match &self.plan {
            None if self.is_too_long() => {
                let words = at.say(&ImportText::TooManyRows { most: MOST.into() });
                (words, Role::Error)
            }
            None => {
                let n = self.faults.len().into();
                (at.say(&ImportText::PasteFaults { n }), Role::Error)
            }
            Some(plan) if plan.command.is_none() => (at.say(&ImportText::NothingToDo), Role::Good),
            Some(plan) => (at.say(plan), Role::Good),
        };
        let mut all = vec![words.into_owned()];
        all.extend(self.remarks(at));
        (all.join("  "), role)
    }

    /// What does not come in, what is guessed, and what calls for a second look.
    pub(super) fn remarks(&self, at: &At<'_>) -> Vec<String> {
        let guessed = self.plan.as_ref().and_then(|plan| plan.remark(at.lang()));
        let remarks = self.roster.remarks(at.lang()).into_iter();
        let heeds = self.plan.as_ref().map_or(&[][..], |plan| &plan.cautions);
        let told = self.heeded.iter();
        let told = told.map(|one| one.shown(heeds, at.lang()).into_owned());
        remarks.chain(guessed).chain(told).collect()
    }
}
