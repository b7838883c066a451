//! How the forms of demonstration sites are opened, and found again from the names of their drafts.

use super::{
    Form,
    entry::{Entry, List},
    mend::{EditRectification, PutRight, Reach, Rectify},
    purpose::Purpose,
    register::{OneCare, OneOfficial, OneStage},
    rubric::{EditRubric, Task},
    site::{AddSite, EditSite, ReplaceSite, village},
};
use crate::{
    domain::{
        CareId, InspectionId, OfficialId, RectificationId, RubricId, SiteId, StageId, UnitId,
    },
    i18n::text::SiteText,
    ui::{
        At, Effect,
        overlay::{
            Overlay,
            confirm::{Confirm, Sentence},
        },
    },
};

fn open(purpose: impl Purpose + 'static, at: &At<'_>) -> Vec<Effect> {
    Form::open(Box::new(purpose), at)
}

pub fn add_site(near: Option<UnitId>, at: &At<'_>) -> Vec<Effect> {
    open(AddSite { near }, at)
}

pub fn edit_site(id: SiteId, at: &At<'_>) -> Vec<Effect> {
    open(EditSite(id), at)
}

/// Asks first: the file of the one replaced is kept, and no longer counted.
pub fn replace_site(id: SiteId, at: &At<'_>) -> Vec<Effect> {
    let village = village(id, at);
    let question = vec![Sentence::new(SiteText::ReplaceAsk { village })];
    let then = open(ReplaceSite(id), at);
    let confirm = Confirm::new(question, SiteText::ReplaceYes, then);
    vec![Effect::Open(Box::new(Overlay::Confirm(Box::new(confirm))))]
}

pub fn reach(id: SiteId, at: &At<'_>) -> Vec<Effect> {
    open(Reach(id), at)
}

/// One entry of a list on the site's page; the one after the last is a new one.
pub fn edit_entry(site: SiteId, list: List, row: Option<usize>, at: &At<'_>) -> Vec<Effect> {
    open(Entry::new(site, list, row, at), at)
}

pub fn rectify(site: SiteId, found: Option<(InspectionId, u16)>, at: &At<'_>) -> Vec<Effect> {
    open(Rectify { site, found }, at)
}

pub fn edit_rectification(id: RectificationId, at: &At<'_>) -> Vec<Effect> {
    open(EditRectification(id), at)
}

pub fn put_right(id: RectificationId, at: &At<'_>) -> Vec<Effect> {
    open(PutRight(id), at)
}

pub fn edit_rubric(id: RubricId, task: Task, at: &At<'_>) -> Vec<Effect> {
    open(EditRubric { id, task }, at)
}

/// None is a new one.
pub fn care(id: Option<CareId>, at: &At<'_>) -> Vec<Effect> {
    open(OneCare(id), at)
}

/// None is a new one.
pub fn stage(id: Option<StageId>, at: &At<'_>) -> Vec<Effect> {
    open(OneStage(id), at)
}

/// None is a new one.
pub fn official(id: Option<OfficialId>, at: &At<'_>) -> Vec<Effect> {
    open(OneOfficial(id), at)
}

/// The names are those that `Purpose::draft` gives.
pub(super) fn purpose(kind: &str, id: &str, at: &At<'_>) -> Option<Box<dyn Purpose>> {
    Some(match kind {
        "site-entry" => {
            let mut parts = id.split('+');
            let site = parts.next()?.parse().ok()?;
            let list = List::named(parts.next()?)?;
            let row = parts.next().and_then(|row| row.parse().ok());
            Box::new(Entry::new(site, list, row, at))
        }
        "edit-rubric" => Box::new(EditRubric::named(id)?),
        "add-site" => Box::new(AddSite { near: None }),
        "edit-site" => Box::new(EditSite(id.parse().ok()?)),
        "replace-site" => Box::new(ReplaceSite(id.parse().ok()?)),
        "reach-site" => Box::new(Reach(id.parse().ok()?)),
        "edit-rectification" => Box::new(EditRectification(id.parse().ok()?)),
        "care" => Box::new(OneCare(id.parse().ok())),
        "stage" => Box::new(OneStage(id.parse().ok())),
        "official" => Box::new(OneOfficial(id.parse().ok())),
        "put-right" => Box::new(PutRight(id.parse().ok()?)),
        "rectify" => {
            let (site, found) = match id.split_once('+') {
                Some((site, found)) => {
                    let (inspection, item) = found.split_once('+')?;
                    (site, Some((inspection.parse().ok()?, item.parse().ok()?)))
                }
                None => (id, None),
            };
            let site = site.parse().ok()?;
            Box::new(Rectify { site, found })
        }
        _ => return None,
    })
}
