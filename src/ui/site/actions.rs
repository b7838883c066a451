//! What the board and a site's page offer to do to a site.

use super::route::Site;
use crate::{
    domain::{By, SiteId, UnitId},
    keymap::{Change, Site as Do},
    ui::kit::Offers,
};

/// To this site, if there is one; `near` is offered as a new one.
pub fn offered(offers: Offers, site: Option<SiteId>, near: Option<UnitId>) -> Offers {
    offers
        .leads(Change::Add, Some(Site::Add { near }))
        .leads(Change::Edit, site.map(Site::Edit))
        .leads(Do::Score, site.map(|site| Site::Score(site, By::Verifier)))
        .leads(Do::Assess, site.map(|site| Site::Score(site, By::Village)))
        .leads(Do::NextStage, site.map(Site::Reach))
        .leads(Do::Rectify, site.map(|site| Site::Rectify(site, None)))
        .leads(Do::Replace, site.map(Site::AskReplace))
        // Sites are scored by it before there is one.
        .leads(Do::Rubric, Some(Site::rubric(None)))
}
