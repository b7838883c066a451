//! Rubrics: what is scored under one stays readable under it.

use super::*;
use crate::domain::{
    Inspection, Rubric, RubricAct, RubricCommand, RubricFields, RubricId, RubricRefusal, Score,
    Site,
};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn rubric(&mut self, command: RubricCommand) -> Outcome<L, Deed> {
        match command {
            RubricCommand::Add { id, fields } => {
                let fields = faultless(*fields)?;
                self.new_rubric(id, fields, None, RubricAct::Add)
            }
            RubricCommand::Edit {
                id,
                base,
                new,
                fields,
            } => self.edit_rubric(id, base, new, *fields),
            RubricCommand::Close { id, base, closed } => {
                let mut rubric = self.known_rubric(id, base)?;
                if rubric.closed == closed {
                    return refuse(EditRefusal::Nothing);
                }
                rubric.closed = closed;
                let act = if closed {
                    RubricAct::Close
                } else {
                    RubricAct::Reopen
                };
                let title = rubric.fields.title.clone();
                self.put(rubric)?;
                Self::deed(Act::Rubric(act), title, 1)
            }
        }
    }

    fn new_rubric(
        &mut self,
        promised: RubricId,
        fields: RubricFields,
        replaces: Option<RubricId>,
        act: RubricAct,
    ) -> Outcome<L, Deed> {
        let id = self.fresh::<Rubric>(promised)?;
        let title = fields.title.clone();
        self.put(Rubric {
            id,
            fields,
            replaces,
            closed: false,
        })?;
        Self::deed(Act::Rubric(act), title, 1)
    }

    fn edit_rubric(
        &mut self,
        id: RubricId,
        base: Seq,
        new: RubricId,
        fields: RubricFields,
    ) -> Outcome<L, Deed> {
        let mut rubric = self.known_rubric(id, base)?;
        let fields = faultless(fields)?;
        if rubric.fields == fields {
            return refuse(EditRefusal::Nothing);
        }
        if self.is_scored(rubric.id)? {
            let replaces = Some(rubric.id);
            rubric.closed = true;
            self.put(rubric)?;
            return self.new_rubric(new, fields, replaces, RubricAct::Replace);
        }
        rubric.fields = fields;
        let title = rubric.fields.title.clone();
        self.put(rubric)?;
        Self::deed(Act::Rubric(RubricAct::Edit), title, 1)
    }

    fn known_rubric(&mut self, id: RubricId, base: Seq) -> Outcome<L, Rubric> {
        let held = self.get::<Rubric>(id, RubricRefusal::NotFound)?;
        self.current(&held, base)?;
        Ok(held.record)
    }

    /// A county has a few dozen inspections: they are looked through.
    fn is_scored(&mut self, rubric: RubricId) -> Outcome<L, bool> {
        for (_, site) in self.ledger.owned::<Site>(0).map_err(Stop::Broke)? {
            for (_, id) in self
                .ledger
                .owned::<Inspection>(site.0)
                .map_err(Stop::Broke)?
            {
                let inspection = self.get::<Inspection>(id, RubricRefusal::NotFound)?.record;
                let scores = self.ledger.owned::<Score>(id.0).map_err(Stop::Broke)?;
                if inspection.rubric == rubric && !scores.is_empty() {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

fn faultless<E>(mut fields: RubricFields) -> Result<RubricFields, Stop<E>> {
    let faults = fields.check();
    if faults.is_empty() {
        Ok(fields)
    } else {
        refuse(RubricRefusal::Faults(faults))
    }
}
