//! How a site is scored, on its page: what it has, how it came to it, and what can still be won.

use super::lines::Lines;
use crate::{
    domain::{By, Points},
    i18n::text::SiteText,
    register::{SiteFile, Standing, Unfinished},
    report,
    ui::{
        kit::{At, Role},
        site::board::rows::{heat, signed, warmth},
    },
};

/// Chances that are shown of a site.
const CHANCES: usize = 5;

fn not_closed(unfinished: Option<Unfinished>, at: &At<'_>) -> String {
    unfinished.map_or_else(String::new, |Unfinished { scored, items }| {
        let (scored, items) = (scored.into(), items.into());
        format!("  {}", at.say(&SiteText::NotClosed { scored, items }))
    })
}

pub fn scores(
    label: &SiteText,
    standing: &Standing,
    unfinished: Option<Unfinished>,
    page: &mut Lines<'_>,
) {
    let open = not_closed(unfinished, page.at);
    let total = format!("{}/{}{open}", standing.total, standing.most);
    page.add(label, total, heat(standing.total, standing.most));
    for block in &standing.blocks {
        let pass = block.pass.map(|pass| {
            let points = pass.to_string();
            format!("  {}", page.at.say(&SiteText::Pass { points }))
        });
        let under = block.passes() == Some(false);
        let mark = if under { "!" } else { "" };
        let words = format!(
            "{mark}{}/{}{}",
            block.points,
            block.most,
            pass.unwrap_or_default()
        );
        let role = warmth(block);
        page.add(&format!("  {}", block.name), words, role);
    }
}

/// Every inspection with its sum, what it changed, and what was planned by then.
pub fn series(file: &SiteFile, page: &mut Lines<'_>) {
    let (at, sites) = (page.at, page.at.desk.county().sites());
    let plan = at.desk.county().board_row(file).plan;
    let mut lines = Vec::new();
    for by in By::ALL {
        let mut before: Option<Points> = None;
        for moment in sites.series(file, by) {
            let moved = before.map(|b| signed(moment.total - b, Role::Normal).words);
            before = Some(moment.total);
            let planned = plan.map(|plan| report::planned(&plan, moment.on).words(at.lang()));
            let round = file
                .sitting(moment.inspection)
                .map(|s| &s.inspection.record.fields.name);
            let words = format!(
                "{} {:>5}/{} {:>5}  {}  {}{}",
                at.say(&by),
                moment.total.to_string(),
                moment.most,
                moved.unwrap_or_default(),
                planned.unwrap_or_default(),
                round.map_or("", |round| round),
                not_closed(moment.unfinished, at),
            );
            lines.push((moment.on, words));
        }
    }
    if lines.is_empty() {
        return;
    }
    lines.sort_by_key(|(on, _)| *on);
    page.head(&SiteText::History);
    for (on, words) in lines {
        page.add(&on.to_string(), words.trim_end(), Role::Normal);
    }
}

pub fn chances(standing: &Standing, page: &mut Lines<'_>) {
    let Some(rubric) = page.at.desk.county().sites().rubric(standing.rubric) else {
        return;
    };
    let chances = standing.chances(rubric);
    if chances.is_empty() {
        return;
    }
    page.head(&SiteText::Chances);
    for chance in chances.into_iter().take(CHANCES) {
        let points = chance.step.gain.to_string();
        let to = page.at.say(&chance.step.to).into_owned();
        let gain = page.at.say(&SiteText::Gain { points, to });
        let name = rubric.item(chance.no).map_or("", |item| &item.name);
        let words = format!("{gain}  {name}");
        page.add(&chance.no.to_string(), words, Role::Normal);
    }
}
