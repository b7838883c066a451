//! The lists that all sites share: the stages they go through, the county leaders linked to them.

use super::{Clerk, Outcome, sited, valid};
use crate::domain::{
    Deed, Ledger, Official, OfficialCommand, SiteAct, SiteRefusal, Stage, StageCommand,
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
        let name = fields.name.clone();
        self.put(Stage { id, fields })?;
        sited(act, name)
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
