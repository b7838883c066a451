//! Fields of sites, and of the stages they go through.

use anyhow::Result;

use super::Pair;
use crate::{
    cli::open::Setting,
    domain::{
        Field, Issue, OfficialId, SiteField as F, SiteFields,
        grammar::{self, Exact, Lean},
    },
};

impl Setting {
    pub fn set_site(
        &self,
        fields: &mut SiteFields,
        pairs: &[Pair],
        official: Option<OfficialId>,
    ) -> Result<()> {
        let today = self.clock().today();
        self.fill(fields, pairs, |site, field, value| match field {
            Field::Site(F::Official) => {
                site.official = official;
                Some(Ok(()))
            }
            // What is planned lies ahead.
            Field::Site(F::Target) if !value.is_empty() => {
                let day = grammar::day(value, today, Exact::Day, Lean::Coming);
                let target = day.map(|day| site.target = Some(day));
                Some(target.map_err(|fault| Issue::new(field, fault)))
            }
            _ => None,
        })
    }
}
