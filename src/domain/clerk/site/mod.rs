//! Demonstration sites: one a township, its stages, and the small registers they draw on.

mod inspection;
mod lists;
mod rectification;

use chrono::NaiveDate;

use super::{Clerk, Outcome, refuse, valid};
use crate::domain::{
    Act, Closed, Deed, EditRefusal, Held, Ledger, Level, Need, Official, Reached, Seq, Site,
    SiteAct, SiteCommand, SiteField, SiteFields, SiteId, SiteRefusal, Stage, StageId, Stop, Unit,
    UnitId, site::Look,
};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn site(&mut self, command: SiteCommand) -> Outcome<L, Deed> {
        use SiteCommand as C;
        match command {
            C::Add {
                id,
                village,
                fields,
            } => self.add_site(id, village, *fields, SiteAct::Add),
            C::Edit { id, base, fields } => self.edit_site(id, base, *fields),
            C::Reach {
                id,
                base,
                stage,
                on,
            } => self.reach(id, base, stage, on),
            C::Close {
                id,
                base,
                on,
                reason,
            } => self.close_site(id, base, on, reason),
            C::Reopen { id, base } => self.reopen_site(id, base),
            C::Replace {
                id,
                base,
                on,
                reason,
                new,
                village,
                fields,
            } => {
                let old = self.site_of(id)?.record.village;
                self.same_township(old, village)?;
                self.close_site(id, base, on, reason)?;
                self.add_site(new, village, *fields, SiteAct::Replace)
            }
            C::Inspection(command) => self.inspection(command),
            C::Rectification(command) => self.rectification(command),
            C::Stage(command) => self.stage(command),
            C::Official(command) => self.official(command),
        }
    }

    fn add_site(
        &mut self,
        promised: SiteId,
        village: UnitId,
        fields: SiteFields,
        act: SiteAct,
    ) -> Outcome<L, Deed> {
        let village = self.live_village(village)?;
        let fields = self.sound(fields)?;
        let id = self.fresh::<Site>(promised)?;
        self.put(Site {
            id,
            village: village.id,
            fields,
            closed: None,
        })?;
        sited(act, village.fields.short)
    }

    fn edit_site(&mut self, id: SiteId, base: Seq, fields: SiteFields) -> Outcome<L, Deed> {
        let held = self.site_of(id)?;
        self.current(&held, base)?;
        let mut site = held.record;
        let fields = self.sound(fields)?;
        if site.fields == fields {
            return refuse(EditRefusal::Nothing);
        }
        site.fields = fields;
        self.put_site(site, SiteAct::Edit)
    }

    fn reach(&mut self, id: SiteId, base: Seq, stage: StageId, on: NaiveDate) -> Outcome<L, Deed> {
        let held = self.open_site(id)?;
        self.current(&held, base)?;
        let mut site = held.record;
        let stage = self.get::<Stage>(stage, SiteRefusal::NoStage)?.record;
        if site.stage_on(on) == Some(stage.id) {
            return refuse(EditRefusal::Nothing);
        }
        let mut fields = site.fields;
        fields.stages.push(Reached {
            stage: stage.id,
            on,
        });
        site.fields = self.sound(fields)?;
        let name = self.village_name(site.village)?;
        self.put(site)?;
        sited(SiteAct::Reach, format!("{name} → {}", stage.fields.name))
    }

    fn close_site(
        &mut self,
        id: SiteId,
        base: Seq,
        on: NaiveDate,
        mut reason: String,
    ) -> Outcome<L, Deed> {
        let held = self.open_site(id)?;
        self.current(&held, base)?;
        let mut look = Look::new(self.today);
        look.past(SiteField::Date, on);
        look.line(SiteField::Reason, &mut reason, Need::Required);
        valid(look.issues)?;
        let mut site = held.record;
        site.closed = Some(Closed { on, reason });
        self.put_site(site, SiteAct::Close)
    }

    fn reopen_site(&mut self, id: SiteId, base: Seq) -> Outcome<L, Deed> {
        let held = self.site_of(id)?;
        self.current(&held, base)?;
        let mut site = held.record;
        let village = self.live_village(site.village)?;
        if site.closed.is_none() {
            let village = village.fields.short;
            return refuse(SiteRefusal::NotClosed { village });
        }
        site.closed = None;
        self.put_site(site, SiteAct::Reopen)
    }

    /// Fields whose stages, leader and villages are there.
    fn sound(&mut self, mut fields: SiteFields) -> Outcome<L, SiteFields> {
        for reached in &mut fields.stages {
            let stage = self.get::<Stage>(reached.stage, SiteRefusal::NoStage)?;
            reached.stage = stage.record.id;
        }
        if let Some(id) = fields.official {
            let official = self.get::<Official>(id, SiteRefusal::NoOfficial)?;
            fields.official = Some(official.record.id);
        }
        for link in &mut fields.links {
            link.village = self.village(link.village)?.id;
        }
        for adoption in &mut fields.adoptions {
            adoption.village = self.village(adoption.village)?.id;
        }
        valid(fields.check(self.today))?;
        Ok(fields)
    }

    fn village(&mut self, id: UnitId) -> Outcome<L, Unit> {
        let unit = self.unit_of(id)?.record;
        if unit.level == Level::Village {
            return Ok(unit);
        }
        let (name, level) = (unit.fields.short, unit.level);
        refuse(SiteRefusal::NotAVillage { name, level })
    }

    fn live_village(&mut self, id: UnitId) -> Outcome<L, Unit> {
        self.live_unit(id)?;
        self.village(id)
    }

    fn same_township(&mut self, old: UnitId, new: UnitId) -> Outcome<L, ()> {
        let (old, new) = (self.village(old)?, self.live_village(new)?);
        if old.parent == new.parent {
            return Ok(());
        }
        let township = self.township_name(&old)?;
        let village = new.fields.short;
        refuse(SiteRefusal::OtherTownship { village, township })
    }

    fn township_name(&mut self, village: &Unit) -> Outcome<L, String> {
        match village.parent {
            Some(parent) => self.village_name(parent),
            None => Ok(String::new()),
        }
    }

    fn village_name(&mut self, unit: UnitId) -> Outcome<L, String> {
        Ok(self.unit_of(unit)?.record.fields.short)
    }

    fn site_of(&mut self, id: SiteId) -> Outcome<L, Held<Site>> {
        self.get::<Site>(id, SiteRefusal::NotFound)
    }

    fn open_site(&mut self, id: SiteId) -> Outcome<L, Held<Site>> {
        let held = self.site_of(id)?;
        if held.record.closed.is_none() {
            return Ok(held);
        }
        let village = self.village_name(held.record.village)?;
        refuse(SiteRefusal::Closed { village })
    }

    fn put_site(&mut self, site: Site, act: SiteAct) -> Outcome<L, Deed> {
        let name = self.village_name(site.village)?;
        self.put(site)?;
        sited(act, name)
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the last word of every command")]
fn sited<E>(act: SiteAct, subject: String) -> Result<Deed, Stop<E>> {
    Ok(Deed::of(Act::Site(act), subject, 1))
}
