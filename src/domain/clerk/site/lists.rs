//! The lists that all sites share: the stages they go through, the county leaders linked to them.

use super::{Clerk, Outcome, refuse, sited, valid};
use crate::domain::{
    Deed, Fault, Field, Issue, Ledger, Official, OfficialCommand, Refusal, SiteAct, SiteField,
    SiteRefusal, Stage, StageCommand, StageFields, StageId, Stop,
};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn stage(&mut self, command: StageCommand) -> Outcome<L, Deed> {
        let (act, id, mut fields) = match command {
            StageCommand::Add { id, fields } => {
                let id = self.fresh::<Stage>(id)?;
                (SiteAct::AddStage, id, fields)
            }
            StageCommand::Edit { id, base, fields } => {
                let held = self.get::<Stage>(id, SiteRefusal::NoStage)?;
                self.current(&held, base)?;
                (SiteAct::EditStage, held.record.id, fields)
            }
        };
        valid(fields.check())?;
        self.only_one(id, &fields)?;
        let name = fields.name.clone();
        self.put(Stage { id, fields })?;
        sited(act, name)
    }

    /// Neither its name nor its place is another's, closed ones included: they can be taken up again.
    fn only_one(&mut self, id: StageId, fields: &StageFields) -> Outcome<L, ()> {
        for (_, other) in self.ledger.owned::<Stage>(0).map_err(Stop::Broke)? {
            if other == id {
                continue;
            }
            let other = self
                .get::<Stage>(other, SiteRefusal::NoStage)?
                .record
                .fields;
            let name = other.name;
            if name == fields.name {
                return refuse(SiteRefusal::SameStage { name });
            }
            if other.order == fields.order {
                let taken = Issue::new(Field::Site(SiteField::Order), Fault::Taken(name));
                return refuse(Refusal::Invalid(vec![taken]));
            }
        }
        Ok(())
    }

    pub(super) fn official(&mut self, command: OfficialCommand) -> Outcome<L, Deed> {
        let (act, id, mut fields) = match command {
            OfficialCommand::Add { id, fields } => {
                let id = self.fresh::<Official>(id)?;
                (SiteAct::AddOfficial, id, fields)
            }
            OfficialCommand::Edit { id, base, fields } => {
                let held = self.get::<Official>(id, SiteRefusal::NoOfficial)?;
                self.current(&held, base)?;
                (SiteAct::EditOfficial, held.record.id, fields)
            }
        };
        valid(fields.check())?;
        let name = fields.name.clone();
        self.put(Official { id, fields })?;
        sited(act, name)
    }
}
