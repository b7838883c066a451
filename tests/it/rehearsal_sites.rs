//! The demonstration sites of the rehearsal county: one a township, far apart on their way, with work left to do.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use sanzhang::{
    desk::Clock,
    domain::{
        By, Inspection, InspectionId, Level, Official, Points, Progress, ProjectState,
        Rectification, Score, Site, SiteId, Stage, StageId,
    },
    exchange::example_rubric,
    keymap::Context,
    rehearsal::{self, Size, TODAY},
};

use crate::support::{field::Field, indexed_ledger::IndexedLedger, stage::Stage as Screen};

pub fn sites(ledger: &IndexedLedger, field: &Field) {
    let all: Vec<Site> = ledger.all();
    assert_eq!(all.len(), 14);
    let townships: BTreeSet<_> = all.iter().map(|s| field.units[&s.village].parent).collect();
    assert_eq!(townships.len(), 14, "one in each township");
    stages(ledger, &all);
    years(ledger);
    to_put_right(ledger);
    around(&all, field);
}

fn stages(ledger: &IndexedLedger, all: &[Site]) {
    assert_eq!(ledger.all::<Stage>().len(), 7);
    let now: BTreeSet<StageId> = all.iter().filter_map(Site::stage).collect();
    assert_eq!(now.len(), 7, "somebody stands at each stage");
    let begun = all.iter().filter_map(Site::since).min();
    assert!(
        begun <= Some(TODAY - Days::new(360)),
        "a year ago: {begun:?}"
    );
    let officials = ledger.all::<Official>();
    let named: BTreeSet<_> = all.iter().filter_map(|s| s.fields.official).collect();
    assert_eq!(named.len(), officials.len(), "nobody idle among them");
    for site in all {
        let fields = &site.fields;
        assert!(!fields.feature.is_empty() && !fields.township_lead.is_empty());
        assert!(!fields.village_lead.is_empty(), "{}", fields.feature);
        assert!(fields.target > Some(TODAY));
        assert_eq!(fields.milestones.len(), 5);
    }
    let late = |s: &&Site| {
        let mut milestones = s.fields.milestones.iter();
        milestones.any(|m| m.done.is_none() && m.due < TODAY)
    };
    let late = all.iter().filter(late).count();
    assert!((1..8).contains(&late), "{late} sites late");
}

/// What each verification of a site added up to, in order of time.
fn verified(ledger: &IndexedLedger) -> BTreeMap<SiteId, Vec<(NaiveDate, Points)>> {
    let mut points: BTreeMap<InspectionId, Points> = BTreeMap::new();
    for score in ledger.all::<Score>() {
        *points.entry(score.inspection).or_default() += score.points.unwrap_or_default();
    }
    let mut years: BTreeMap<SiteId, Vec<(NaiveDate, Points)>> = BTreeMap::new();
    for inspection in ledger.all::<Inspection>() {
        if inspection.by == By::Verifier && inspection.progress == Progress::Closed {
            let moment = (inspection.fields.on, points[&inspection.id]);
            years.entry(inspection.site).or_default().push(moment);
        }
    }
    for year in years.values_mut() {
        year.sort();
    }
    years
}

fn years(ledger: &IndexedLedger) {
    let years = verified(ledger);
    assert_eq!(years.len(), 13, "the youngest was not looked at yet");
    let falls: Vec<_> = years
        .values()
        .filter(|year| !year.is_sorted_by_key(|&(_, points)| points))
        .collect();
    assert_eq!(falls.len(), 1, "one falls back");
    let year = falls[0];
    assert!(year[..year.len() - 1].is_sorted_by_key(|&(_, points)| points));
    let last: BTreeSet<Points> = years.values().map(|year| year[year.len() - 1].1).collect();
    assert!(last.first() < Some(&Points::whole(50)) && last.last() > Some(&Points::whole(90)));
    let open = ledger.all::<Inspection>().into_iter();
    let open: Vec<_> = open.filter(|i| i.progress == Progress::Open).collect();
    assert_eq!(open.len(), 1, "one sitting was left");
    let scored = ledger.all::<Score>().into_iter();
    let scored = scored.filter(|s| s.inspection == open[0].id).count();
    assert!(scored > 0 && scored < example_rubric().items().count());
    let own = |i: &&Inspection| i.by == By::Village;
    assert!(ledger.all::<Inspection>().iter().filter(own).count() > 40);
}

fn to_put_right(ledger: &IndexedLedger) {
    let all: Vec<Rectification> = ledger.all();
    let count = |is: fn(&Rectification) -> bool| all.iter().filter(|r| is(r)).count();
    let overdue = count(|r| r.is_overdue(TODAY));
    let open = count(Rectification::is_open);
    assert!((3..12).contains(&overdue), "{overdue} overdue");
    assert!(open > overdue + 3, "{open} open");
    assert!(count(Rectification::waits) > 2);
    assert!(all.len() > open * 2, "most of {} are settled", all.len());
}

fn around(all: &[Site], field: &Field) {
    let projects = all.iter().flat_map(|s| &s.fields.projects);
    let states: BTreeSet<u8> = projects.clone().map(|p| p.state as u8).collect();
    assert_eq!(states.len(), ProjectState::ALL.len());
    assert!(projects.clone().all(|p| p.spent <= p.amount));
    let sources: BTreeSet<&str> = projects.map(|p| p.source.as_str()).collect();
    assert!(sources.contains("中央扶持壮大村级集体经济项目") && sources.contains("和美乡村建设"));
    let links = || all.iter().flat_map(|s| &s.fields.links);
    assert!(links().count() > 20);
    let lines: BTreeSet<&str> = links().map(|l| l.name.as_str()).collect();
    assert!((4..8).contains(&lines.len()), "{lines:?}");
    let points: BTreeSet<_> = all.iter().map(|s| s.village).collect();
    let adoptions = || all.iter().flat_map(|s| &s.fields.adoptions);
    for village in links()
        .map(|l| l.village)
        .chain(adoptions().map(|a| a.village))
    {
        assert_eq!(field.units[&village].level, Level::Village);
        assert!(!points.contains(&village));
    }
    let unseen = adoptions().filter(|a| a.checked_by.is_empty()).count();
    assert!(unseen > 1 && unseen * 2 < adoptions().count(), "{unseen}");
}

/// The sites and what they were found to be, told without ids; of the file what does not depend on the cut.
pub fn sites_in(ledger: &IndexedLedger, field: &Field) -> Vec<String> {
    let years = verified(ledger);
    let told = |site: &Site| {
        let fields = &site.fields;
        let name = &field.units[&site.village].fields.name;
        let villages: Vec<&str> = fields
            .villages()
            .map(|v| field.units[&v].fields.name.as_str())
            .collect();
        let (projects, lead) = (&fields.projects, &fields.village_lead);
        format!(
            "{name} {lead} {projects:?} {villages:?} {:?}",
            years.get(&site.id)
        )
    };
    ledger.all::<Site>().iter().map(told).collect()
}

#[test]
fn the_overview_counts_the_sites_and_leads_to_the_board() {
    let mut stage = Screen::township();
    stage.press("1").shows("示范创建点");
    let on_it = |stage: &mut Screen| {
        let screen = stage.screen();
        let mut here = screen.lines().filter(|line| line.contains('▸'));
        here.any(|line| line.contains("示范创建点"))
    };
    for _ in 0..40 {
        if on_it(&mut stage) {
            break;
        }
        stage.press("j");
    }
    assert!(on_it(&mut stage), "{}", stage.screen());
    stage.press("enter").shows("沙坪村").shows("考核");
    assert_eq!(stage.model().context(), Context::Board);
}

#[test]
fn the_smallest_county_as_poured_stands_the_check() {
    let clock = Clock::held(TODAY);
    let opened = rehearsal::open(Size::Village, example_rubric(), clock, |_, _| {});
    let Ok(registrar) = opened else {
        panic!("no rehearsal county");
    };
    let desk = registrar.desk();
    let sites = desk.county().sites();
    let [file] = sites.all() else {
        panic!("{} sites", sites.all().len());
    };
    assert!(!file.rectifications.is_empty(), "something to look through");
    assert!(
        file.inspections
            .iter()
            .any(|sitting| !sitting.scores.is_empty())
    );
    assert!(!desk.county().trainings().all().is_empty());
    assert_eq!(registrar.store().check().expect("read"), []);
}
