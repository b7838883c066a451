//! Inspections and the scores of their items.

use super::{Clerk, Outcome, refuse, sited, valid};
use crate::domain::{
    Deed, EditRefusal, Fault, Held, Inspection, InspectionCommand, InspectionId, Ledger, Progress,
    Rubric, RubricRefusal, Score, ScoreFields, ScoreId, Seq, SiteAct, SiteId, SiteRefusal, Stop,
};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn inspection(&mut self, command: InspectionCommand) -> Outcome<L, Deed> {
        use InspectionCommand as C;
        match command {
            C::Begin {
                id,
                site,
                rubric,
                by,
                mut fields,
            } => {
                let site = self.open_site(site)?.record;
                let rubric = self.get::<Rubric>(rubric, RubricRefusal::NotFound)?.record;
                if rubric.closed {
                    let title = rubric.fields.title;
                    return refuse(RubricRefusal::Closed { title });
                }
                valid(fields.check(self.today))?;
                let id = self.fresh::<Inspection>(id)?;
                self.put(Inspection {
                    id,
                    site: site.id,
                    rubric: rubric.id,
                    by,
                    fields,
                    progress: Progress::Open,
                })?;
                self.inspected(site.id, SiteAct::Begin)
            }
            C::Edit {
                id,
                base,
                mut fields,
            } => {
                let mut inspection = self.known_inspection(id, base)?;
                valid(fields.check(self.today))?;
                if inspection.fields == fields {
                    return refuse(EditRefusal::Nothing);
                }
                inspection.fields = fields;
                self.put_inspection(inspection, SiteAct::EditInspection)
            }
            C::Score {
                id,
                inspection,
                item,
                base,
                fields,
            } => self.score(id, inspection, item, base, fields),
            C::Close { id, base } => {
                let mut inspection = self.known_inspection(id, base)?;
                still_open(&inspection)?;
                inspection.progress = Progress::Closed;
                self.put_inspection(inspection, SiteAct::CloseInspection)
            }
            C::Reopen { id, base } => {
                let mut inspection = self.known_inspection(id, base)?;
                if inspection.progress == Progress::Open {
                    let name = inspection.fields.name;
                    return refuse(SiteRefusal::InspectionNotClosed { inspection: name });
                }
                inspection.progress = Progress::Open;
                self.put_inspection(inspection, SiteAct::ReopenInspection)
            }
        }
    }

    fn score(
        &mut self,
        promised: ScoreId,
        inspection: InspectionId,
        item: u16,
        base: Option<Seq>,
        mut fields: ScoreFields,
    ) -> Outcome<L, Deed> {
        let inspection = self.inspection_of(inspection)?.record;
        still_open(&inspection)?;
        let rubric = self.get::<Rubric>(inspection.rubric, RubricRefusal::NotFound)?;
        let Some(known) = rubric.record.fields.item(item) else {
            return refuse(SiteRefusal::NoItem { no: item });
        };
        let cannot = |fault: Fault| Stop::Refused(SiteRefusal::Score { no: item, fault }.into());
        let points = fields.value.map(|value| known.points(value));
        let points = points.transpose().map_err(cannot)?;
        valid(fields.check(self.today))?;
        let owned = self.ledger.owned::<Score>(inspection.id.0);
        let owned = owned.map_err(Stop::Broke)?;
        let there = owned.iter().find(|&&(no, _)| no == u32::from(item));
        let score = match there {
            Some(&(_, id)) => {
                let held = self.get::<Score>(id, SiteRefusal::NoItem { no: item })?;
                // Somebody else scored it since, perhaps for the first time.
                self.current(&held, base.unwrap_or_default())?;
                if held.record.fields == fields {
                    return refuse(EditRefusal::Nothing);
                }
                Score {
                    fields,
                    points,
                    ..held.record
                }
            }
            None if fields == ScoreFields::default() => return refuse(EditRefusal::Nothing),
            None => Score {
                id: self.fresh::<Score>(promised)?,
                inspection: inspection.id,
                site: inspection.site,
                item,
                fields,
                points,
            },
        };
        self.put(score)?;
        let deed = self.inspected(inspection.site, SiteAct::Score)?;
        let count = u32::from(item);
        Ok(Deed { count, ..deed })
    }

    pub(super) fn inspection_of(&mut self, id: InspectionId) -> Outcome<L, Held<Inspection>> {
        self.get::<Inspection>(id, SiteRefusal::NoInspection)
    }

    fn known_inspection(&mut self, id: InspectionId, base: Seq) -> Outcome<L, Inspection> {
        let held = self.inspection_of(id)?;
        self.current(&held, base)?;
        Ok(held.record)
    }

    fn put_inspection(&mut self, inspection: Inspection, act: SiteAct) -> Outcome<L, Deed> {
        let site = inspection.site;
        self.put(inspection)?;
        self.inspected(site, act)
    }

    pub(super) fn inspected(&mut self, site: SiteId, act: SiteAct) -> Outcome<L, Deed> {
        let village = self.site_of(site)?.record.village;
        let name = self.village_name(village)?;
        sited(act, name)
    }
}

fn still_open<E>(inspection: &Inspection) -> Result<(), Stop<E>> {
    if inspection.progress == Progress::Open {
        return Ok(());
    }
    let name = inspection.fields.name.clone();
    refuse(SiteRefusal::InspectionClosed { inspection: name })
}
