//! Rectifications: raised, done, confirmed.

use chrono::NaiveDate;

use super::{Clerk, Outcome, refuse, valid};
use crate::domain::{
    Deed, EditRefusal, Inspection, InspectionId, Ledger, Rectification, RectificationCommand,
    RectificationFields, RectificationId, RectificationState, Rubric, RubricRefusal, Seq, SiteAct,
    SiteField, SiteId, SiteRefusal, Stop, site::Look,
};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn rectification(&mut self, command: RectificationCommand) -> Outcome<L, Deed> {
        use RectificationCommand as C;
        use RectificationState as S;
        match command {
            C::Raise {
                id,
                site,
                inspection,
                item,
                fields,
            } => self.raise(id, site, inspection, item, fields),
            C::Edit {
                id,
                base,
                mut fields,
            } => {
                let mut found = self.known_rectification(id, base)?;
                valid(fields.check(self.today))?;
                if found.fields == fields {
                    return refuse(EditRefusal::Nothing);
                }
                found.fields = fields;
                self.put_rectification(found, SiteAct::EditRectification)
            }
            C::Done { id, base, on, note } => {
                let found = self.known_rectification(id, base)?;
                if !found.is_open() {
                    let what = found.fields.what;
                    return refuse(SiteRefusal::NotOpen { what });
                }
                let note = self.looked(on, note)?;
                let state = S::Done { on, note };
                self.put_rectification(Rectification { state, ..found }, SiteAct::Done)
            }
            C::Confirm { id, base, on, note } => {
                let found = self.known_rectification(id, base)?;
                if !found.waits() {
                    let what = found.fields.what;
                    return refuse(SiteRefusal::NotDone { what });
                }
                let note = self.looked(on, note)?;
                let state = S::Confirmed { on, note };
                self.put_rectification(Rectification { state, ..found }, SiteAct::Confirm)
            }
            C::Reopen { id, base } => {
                let found = self.known_rectification(id, base)?;
                if found.is_open() {
                    return refuse(EditRefusal::Nothing);
                }
                let state = S::Open;
                let found = Rectification { state, ..found };
                self.put_rectification(found, SiteAct::ReopenRectification)
            }
        }
    }

    fn raise(
        &mut self,
        promised: RectificationId,
        site: SiteId,
        inspection: Option<InspectionId>,
        item: Option<u16>,
        mut fields: RectificationFields,
    ) -> Outcome<L, Deed> {
        let site = self.open_site(site)?.record.id;
        let inspection = match inspection {
            Some(id) => Some(self.found_at(id, site, item)?),
            None => None,
        };
        valid(fields.check(self.today))?;
        let id = self.fresh::<Rectification>(promised)?;
        let state = RectificationState::Open;
        let raised = Rectification {
            id,
            site,
            inspection,
            item,
            fields,
            state,
        };
        self.put_rectification(raised, SiteAct::Raise)
    }

    /// The inspection must be the site's, and know the item.
    fn found_at(
        &mut self,
        id: InspectionId,
        site: SiteId,
        item: Option<u16>,
    ) -> Outcome<L, InspectionId> {
        let inspection: Inspection = self.inspection_of(id)?.record;
        if inspection.site != site {
            return refuse(SiteRefusal::NoInspection);
        }
        let rubric = self.get::<Rubric>(inspection.rubric, RubricRefusal::NotFound)?;
        match item.filter(|&no| rubric.record.fields.item(no).is_none()) {
            Some(no) => refuse(SiteRefusal::NoItem { no }),
            None => Ok(inspection.id),
        }
    }

    fn looked(&self, on: NaiveDate, mut note: String) -> Result<String, Stop<L::Error>> {
        let mut look = Look::new(self.today);
        look.past(SiteField::Date, on);
        look.note(SiteField::Note, &mut note);
        valid(look.issues)?;
        Ok(note)
    }

    fn known_rectification(&mut self, id: RectificationId, base: Seq) -> Outcome<L, Rectification> {
        let held = self.get::<Rectification>(id, SiteRefusal::NoRectification)?;
        self.current(&held, base)?;
        Ok(held.record)
    }

    fn put_rectification(&mut self, found: Rectification, act: SiteAct) -> Outcome<L, Deed> {
        let site = found.site;
        self.put(found)?;
        self.inspected(site, act)
    }
}
