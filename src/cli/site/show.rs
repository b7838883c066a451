//! Everything about one site: people, money, plan, scores, what is to be put right, and the cheapest points left.

use crate::{
    cli::show::Pages,
    desk::Desk,
    domain::Due,
    i18n::{Said, text::SiteText},
    register::SiteFile,
    report,
};

pub fn pages(desk: &Desk, file: &SiteFile) -> Pages {
    let mut tables = vec![
        report::site(desk, file),
        report::inspections(desk, file),
        report::rectifications(desk, Some(file.id()), Due::All),
        report::remarks(file),
    ];
    tables.extend(report::chances(desk, file));
    let title = Some(("chances", Said::of(&SiteText::Chances)));
    Pages {
        title,
        ..tables.into()
    }
}
