//! The list of care categories.

use super::*;
use crate::domain::{
    CareCategory, CareCommand, Fault, Field, LONGEST_NAME,
    text::{self, Breaks},
};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn care(&mut self, command: CareCommand) -> Outcome<L, Deed> {
        let (act, category) = match command {
            CareCommand::Add { id, name } => {
                let name = care_name(name)?;
                let id = self.fresh::<CareCategory>(id)?;
                (
                    Act::AddCare,
                    CareCategory {
                        id,
                        name,
                        closed: false,
                    },
                )
            }
            CareCommand::Rename { id, base, name } => {
                let mut category = self.category(id, base)?;
                category.name = care_name(name)?;
                (Act::EditCare, category)
            }
            CareCommand::Close { id, base, closed } => {
                let mut category = self.category(id, base)?;
                category.closed = closed;
                (Act::EditCare, category)
            }
        };
        let subject = category.name.clone();
        self.put(category)?;
        Self::deed(act, subject, 1)
    }

    fn category(&mut self, id: crate::domain::CareId, base: Seq) -> Outcome<L, CareCategory> {
        let missing = Refusal::Invalid(vec![Issue::new(Field::CareName, Fault::Empty)]);
        let held = self.get::<CareCategory>(id, missing)?;
        self.current(&held, base)?;
        Ok(held.record)
    }
}

fn care_name<E>(mut name: String) -> Result<String, Stop<E>> {
    text::keep(&mut name, LONGEST_NAME, Breaks::Line);
    let mut issues = Vec::new();
    if name.is_empty() {
        issues.push(Issue::new(Field::CareName, Fault::Empty));
    }
    Issue::text(&mut issues, Field::CareName, &name, LONGEST_NAME);
    valid(issues)?;
    Ok(name)
}
