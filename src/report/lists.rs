//! The short lists that the county keeps: stages and county leaders of the sites, categories of care, training rules.

use super::table::{Cell, Column, Kind, Phone, Row, Table, Tone, Value};
use crate::{
    desk::Desk,
    domain::{Counting, Obligation, ObligationId, Reference, Tier},
    i18n::{
        Said, Say,
        text::{CourseText, SettingsText, SiteText, TableText},
    },
};

pub fn stages(desk: &Desk) -> Table {
    let columns = vec![
        Column::id(),
        Column::new("order", &TableText::Order, Kind::Count),
        Column::new("name", &TableText::Name, Kind::Name),
        Column::new("sites", &SiteText::Sites, Kind::Count),
        Column::new("demand", &SiteText::Demand, Kind::Text).for_people_only(),
        Column::new("least_percent", &TableText::Least, Kind::Count).for_programs_only(),
        Column::new("pass_lines", &TableText::PassLines, Kind::Flag).for_programs_only(),
        Column::new("closed", &TableText::State, Kind::Flag),
    ];
    let sites = desk.county().sites();
    let rows = sites.stages().iter().map(|held| {
        let (id, stage) = (held.record.id, &held.record.fields);
        let here = sites
            .current()
            .filter(|file| file.site.record.stage() == Some(id));
        let n = here.count() as u32;
        let cells = vec![
            Value::id(&id).into(),
            Value::count(stage.order).into(),
            Value::Name(stage.name.clone()).into(),
            Value::count(n)
                .told(&SiteText::SitesHere { n: n.into() })
                .into(),
            Value::Said(Said::of(&stage.demand)).into(),
            stage
                .demand
                .least
                .map_or(Value::Nothing, Value::count)
                .into(),
            Value::Flag(stage.demand.pass_lines, Said::of(&TableText::PassLines)).into(),
            closed(stage.closed, &SiteText::NotOffered),
        ];
        Row::of(Reference::Stage(id), cells)
    });
    Table::new("stages", columns).in_lines().with(rows)
}

pub fn officials(desk: &Desk) -> Table {
    let columns = vec![
        Column::id(),
        Column::new("name", &SiteText::OfficialName, Kind::Name),
        Column::new("post", &TableText::Post, Kind::Text),
        Column::new("phone", &TableText::Phone, Kind::Phone),
        Column::new("sites", &SiteText::Sites, Kind::Place),
        Column::new("closed", &TableText::State, Kind::Flag),
    ];
    let sites = desk.county().sites();
    let rows = sites.officials().iter().map(|held| {
        let (id, official) = (held.record.id, &held.record.fields);
        let linked = sites
            .current()
            .filter(|file| file.site.record.fields.official == Some(id));
        let villages: Vec<String> = linked.map(|file| desk.short(file.village())).collect();
        let words = villages.join(" ");
        let cells = vec![
            Value::id(&id).into(),
            Value::Name(official.name.clone()).into(),
            Value::text(official.post.clone()).into(),
            Value::Phone(Phone::private(&official.phone)).into(),
            Value::Path(villages).told(&words).into(),
            closed(official.closed, &SiteText::NotOffered),
        ];
        Row::of(Reference::Official(id), cells)
    });
    Table::new("officials", columns).in_lines().with(rows)
}

pub fn categories(desk: &Desk) -> Table {
    let columns = vec![
        Column::id(),
        Column::new("name", &TableText::Name, Kind::Name),
        Column::new("closed", &TableText::State, Kind::Flag),
    ];
    let rows = desk.county().care().iter().map(|held| {
        let category = &held.record;
        let cells = vec![
            Value::id(&category.id).into(),
            Value::Name(category.name.clone()).into(),
            closed(category.closed, &SettingsText::Closed),
        ];
        Row::of(Reference::Care(category.id), cells)
    });
    Table::new("categories", columns).in_lines().with(rows)
}

/// No longer offered.
fn closed(closed: bool, words: &impl Say) -> Cell {
    Cell::from(Value::Flag(closed, Said::of(words))).tone(Tone::Quiet)
}

/// What each level owes, or one of them.
pub fn rules(desk: &Desk, only: Option<Tier>) -> Table {
    let columns = vec![
        Column::new("tier", &TableText::Level, Kind::Word),
        Column::new("rule", &TableText::Rule, Kind::Text),
        Column::new("higher_counts", &CourseText::Higher, Kind::Flag),
        Column::new("make_up_counts", &CourseText::MakeUp, Kind::Flag),
    ];
    let tiers = Tier::ALL.into_iter();
    let tiers = tiers.filter(|&tier| only.is_none_or(|one| one == tier));
    let rows = tiers.map(|tier| {
        let (known, fields) = desk.county().trainings().obligation(tier);
        let id = known.map_or(ObligationId(0), |(id, _)| id);
        let (higher, make_up) = (fields.higher_counts, fields.make_up_counts);
        let says = |head: &CourseText, how: Counting| {
            let words = Said::by(|lang| format!("{} {}", head.say(lang), how.say(lang)));
            Value::Flag(how == Counting::Counts, words.clone()).told(&words)
        };
        let rule = Said::of(&Obligation { id, tier, fields });
        let cells = vec![
            Value::word(tier.level().name(), &tier).into(),
            Value::Said(rule).into(),
            says(&CourseText::Higher, higher).into(),
            says(&CourseText::MakeUp, make_up).into(),
        ];
        Row::bare(cells)
    });
    Table::new("rules", columns).in_lines().with(rows)
}
