//! Everything about one site: people, money, plan, scores, what is to be put right, and the cheapest points left.

use anyhow::Result;

use super::named;
use crate::{
    cli::{args::Format, open::Setting, out::Out},
    domain::Due,
    i18n::text::SiteText,
    report,
};

pub fn show(setting: &Setting, name: &str, out: &mut Out) -> Result<()> {
    let desk = setting.registrar()?.desk();
    let file = named(setting, &desk, name)?;
    let tables = [
        report::site(&desk, &file),
        report::inspections(&desk, &file),
        report::rectifications(&desk, Some(file.id()), Due::All),
        report::remarks(&file),
    ];
    for table in &tables {
        out.table(table, Format::Table, setting.lang)?;
    }
    if let Some(chances) = report::chances(&desk, &file) {
        out.line(setting.say(&SiteText::Chances))?;
        out.table(&chances, Format::Table, setting.lang)?;
    }
    Ok(())
}
