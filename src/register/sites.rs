//! All demonstration sites in memory, each with its file behind an `Arc`: a score rebuilds one file.

use std::{iter, sync::Arc};

use chrono::NaiveDate;

use super::County;
use crate::{
    domain::{
        By, Held, Home, Inspection, InspectionId, Official, OfficialId, Progress, Rectification,
        RectificationId, Rubric, RubricFields, RubricId, Score, Sight, Site, SiteId, Stage,
        StageId, UnitId,
    },
    store::{Reading, SiteLists, SiteRecords, StoreError},
};

/// A site and everything recorded of it.
pub struct SiteFile {
    pub site: Held<Site>,
    /// By date.
    pub inspections: Vec<Sitting>,
    /// By deadline.
    pub rectifications: Vec<Held<Rectification>>,
}

/// An inspection and its scores, by item.
pub struct Sitting {
    pub inspection: Held<Inspection>,
    pub scores: Vec<Held<Score>>,
}

impl SiteFile {
    fn new(records: SiteRecords, sight: Sight) -> Self {
        let SiteRecords {
            mut site,
            mut inspections,
            mut scores,
            mut rectifications,
        } = records;
        sight.see(&mut site.record);
        let inspected = inspections.iter_mut().map(|held| &mut held.record);
        inspected.for_each(|record| sight.see(record));
        let scored = scores.iter_mut().map(|held| &mut held.record);
        scored.for_each(|record| sight.see(record));
        let found = rectifications.iter_mut().map(|held| &mut held.record);
        found.for_each(|record| sight.see(record));
        scores.sort_unstable_by_key(|s| (s.record.inspection, s.record.item));
        let mut sittings: Vec<Sitting> = inspections
            .into_iter()
            .map(|inspection| {
                let own = |s: &&Held<Score>| s.record.inspection == inspection.record.id;
                let scores = scores.iter().filter(own).cloned().collect();
                Sitting { inspection, scores }
            })
            .collect();
        sittings.sort_unstable_by_key(|sitting| (sitting.on(), sitting.id()));
        rectifications.sort_unstable_by_key(|r| (r.record.fields.due, r.record.id));
        Self {
            site,
            inspections: sittings,
            rectifications,
        }
    }

    pub fn id(&self) -> SiteId {
        self.site.record.id
    }

    pub fn village(&self) -> UnitId {
        self.site.record.village
    }

    /// Not replaced by another.
    pub fn is_current(&self) -> bool {
        self.site.record.closed.is_none()
    }

    pub fn sitting(&self, id: InspectionId) -> Option<&Sitting> {
        self.inspections.iter().find(|sitting| sitting.id() == id)
    }

    /// The one of a kind that was left and can be resumed.
    pub fn open(&self, by: By) -> Option<&Sitting> {
        self.inspections.iter().rev().find(|sitting| {
            let inspection = &sitting.inspection.record;
            inspection.by == by && inspection.progress == Progress::Open
        })
    }

    /// Open, overdue, and waiting for somebody to look.
    pub fn rectified(&self, today: NaiveDate) -> Rectified {
        let mut tally = Rectified::default();
        for held in &self.rectifications {
            tally.open += u32::from(held.record.is_open());
            tally.overdue += u32::from(held.record.is_overdue(today));
            tally.waiting += u32::from(held.record.waits());
        }
        tally
    }
}

/// How the rectifications of a site stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rectified {
    /// Nobody said that they are done.
    pub open: u32,
    /// Of those, the ones after their day.
    pub overdue: u32,
    /// Done, and nobody has looked yet.
    pub waiting: u32,
}

impl Sitting {
    pub fn id(&self) -> InspectionId {
        self.inspection.record.id
    }

    pub fn on(&self) -> NaiveDate {
        self.inspection.record.fields.on
    }

    pub fn by(&self) -> By {
        self.inspection.record.by
    }

    pub fn rubric(&self) -> RubricId {
        self.inspection.record.rubric
    }

    pub fn score(&self, item: u16) -> Option<&Held<Score>> {
        self.scores.iter().find(|held| held.record.item == item)
    }

    pub fn is_scored(&self) -> bool {
        self.scored() > 0
    }

    /// How many items have a score.
    pub fn scored(&self) -> u32 {
        let scored = self.scores.iter();
        scored.filter(|held| held.record.points.is_some()).count() as u32
    }

    pub fn is_closed(&self) -> bool {
        self.inspection.record.progress == Progress::Closed
    }
}

/// None where the site lies outside the area.
fn read(
    reading: &Reading,
    id: SiteId,
    county: &County,
) -> Result<Option<Arc<SiteFile>>, StoreError> {
    let records = reading.site(id)?;
    let own = records.filter(|r| county.is_in_area(r.site.record.village));
    Ok(own.map(|records| Arc::new(SiteFile::new(records, county.sight))))
}

#[derive(Default)]
pub struct Sites {
    /// By id.
    files: Vec<Arc<SiteFile>>,
    lists: Arc<SiteLists>,
    pub(super) read: bool,
}

impl Sites {
    pub(super) fn load(reading: &Reading, county: &County) -> Result<Self, StoreError> {
        let mut files = Vec::new();
        for id in reading.sites()? {
            files.extend(read(reading, id, county)?);
        }
        Ok(Self::of(files, lists(reading, county)?))
    }

    fn of(mut files: Vec<Arc<SiteFile>>, lists: Arc<SiteLists>) -> Self {
        files.sort_unstable_by_key(|file| file.id());
        Self {
            files,
            lists,
            read: true,
        }
    }

    /// Reads again what stands on the shelves named.
    pub(super) fn refreshed(
        self: &Arc<Self>,
        reading: &Reading,
        homes: &[Home],
        county: &County,
    ) -> Result<Arc<Self>, StoreError> {
        if !self.read {
            return Ok(Arc::clone(self));
        }
        let named: Vec<SiteId> = homes
            .iter()
            .filter_map(|home| match *home {
                Home::Site(id) => Some(id),
                _ => None,
            })
            .collect();
        let lists = lists(reading, county)?;
        if named.is_empty() && *lists == *self.lists {
            return Ok(Arc::clone(self));
        }
        let kept = self.files.iter().filter(|f| !named.contains(&f.id()));
        let mut files: Vec<_> = kept.cloned().collect();
        for id in named {
            files.extend(read(reading, id, county)?);
        }
        Ok(Arc::new(Self::of(files, lists)))
    }

    /// Replaced ones too, by id.
    pub fn all(&self) -> &[Arc<SiteFile>] {
        &self.files
    }

    /// Those that were not replaced.
    pub fn current(&self) -> impl Iterator<Item = &Arc<SiteFile>> {
        self.files.iter().filter(|file| file.is_current())
    }

    pub fn get(&self, id: SiteId) -> Option<&Arc<SiteFile>> {
        self.files.iter().find(|file| file.id() == id)
    }

    pub fn rectification(&self, id: RectificationId) -> Option<&Held<Rectification>> {
        let mut all = self.files.iter().flat_map(|file| &file.rectifications);
        all.find(|held| held.record.id == id)
    }

    /// The site that the village is, if it was not replaced.
    pub fn of_village(&self, village: UnitId) -> Option<&Arc<SiteFile>> {
        self.current().find(|file| file.village() == village)
    }

    /// In their order, closed ones too.
    pub fn stages(&self) -> &[Held<Stage>] {
        &self.lists.stages
    }

    /// Where a site begins: the first that is not closed.
    pub fn first_stage(&self) -> Option<StageId> {
        let open = self.stages().iter().find(|held| !held.record.fields.closed);
        open.map(|held| held.record.id)
    }

    pub fn stage(&self, id: StageId) -> Option<&Stage> {
        let held = self.stages().iter().find(|held| held.record.id == id);
        held.map(|held| &held.record)
    }

    pub fn officials(&self) -> &[Held<Official>] {
        &self.lists.officials
    }

    pub fn official(&self, id: OfficialId) -> Option<&Official> {
        let held = self.officials().iter().find(|held| held.record.id == id);
        held.map(|held| &held.record)
    }

    /// By id, closed ones too.
    pub fn rubrics(&self) -> &[Held<Rubric>] {
        &self.lists.rubrics
    }

    pub fn rubric(&self, id: RubricId) -> Option<&RubricFields> {
        let held = self.rubrics().iter().find(|held| held.record.id == id);
        held.map(|held| &held.record.fields)
    }

    /// The versions of a rubric whose place it took, one after the other.
    pub fn older(&self, rubric: &Rubric) -> Vec<RubricId> {
        let before = |id: &RubricId| {
            let held = self.rubrics().iter().find(|held| held.record.id == *id)?;
            held.record.replaces
        };
        iter::successors(rubric.replaces, before)
            .take(self.rubrics().len())
            .collect()
    }

    /// How many inspections were scored under these.
    pub fn scored_under(&self, rubrics: &[RubricId]) -> usize {
        let sittings = self.all().iter().flat_map(|file| &file.inspections);
        sittings
            .filter(|sitting| sitting.is_scored() && rubrics.contains(&sitting.rubric()))
            .count()
    }

    /// A number that no version of any rubric gave to another item: scores and rectifications name items by it.
    pub fn next_item(&self) -> u16 {
        let rubrics = self.rubrics().iter();
        let numbers = rubrics.flat_map(|held| held.record.fields.items().map(|item| item.no));
        numbers.max().unwrap_or_default().saturating_add(1)
    }

    /// The newest that is offered: what a new inspection takes.
    pub fn current_rubric(&self) -> Option<&Held<Rubric>> {
        let mut rubrics = self.rubrics().iter().rev();
        rubrics.find(|held| !held.record.closed)
    }
}

fn lists(reading: &Reading, county: &County) -> Result<Arc<SiteLists>, StoreError> {
    let mut lists = reading.site_lists()?;
    for held in &mut lists.officials {
        county.sight.see(&mut held.record);
    }
    lists
        .stages
        .sort_by_key(|held| (held.record.fields.order, held.record.id));
    Ok(Arc::new(lists))
}
