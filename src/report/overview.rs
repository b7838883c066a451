//! The figures of one unit.

use super::table::{Cell, Kind, Page, Table, Tone, Value};
use crate::{
    desk::Desk,
    domain::{Figure, Level, List, Period, Reference, Rhythm, UnitId},
    i18n::{
        Said, Say, count, percent, person_times,
        text::{CourseText, GapText, ListText, SiteText, TableText, UnitText},
        training_stands,
    },
};

/// Shares are 0–1, or null where nothing is owed.
pub fn overview(desk: &Desk, unit: UnitId) -> Table {
    let county = desk.county();
    let figures = county.figures(unit);
    let mut page = Page::default();
    let behind = |figure| Reference::List(List::Figure(figure, unit));
    page.quiet("id", &TableText::Id, Kind::Id, Value::id(&unit));
    page.quiet(
        "level",
        &TableText::Level,
        Kind::Word,
        Value::level(desk, unit),
    );
    let place = Value::unit(desk, unit, unit);
    page.quiet("unit", &TableText::Unit, Kind::Place, place);
    let on = Value::Day(desk.today());
    page.quiet("on", &TableText::CountedOn, Kind::Day, on);
    for (key, head, level) in LEVELS {
        // A unit has none of its own level, and none above.
        match figures.units(level) {
            0 => page.quiet(key, &head, Kind::Count, Value::count(0)),
            n => page.figure(key, &head, n),
        }
    }
    page.figure("households", &UnitText::Households, figures.households);
    page.figure("people", &UnitText::People, figures.people);
    page.figure("leaders", &UnitText::Leaders, figures.leaders);
    let posts = Value::count(figures.posts.iter().sum::<u32>());
    page.quiet("posts", &TableText::Posts, Kind::Count, posts);
    page.figure(
        "posts_serving",
        &UnitText::PostsServing,
        figures.posts_serving(),
    );
    // Whoever has two posts stands in it twice.
    page.opens(behind(Figure::Leaders));
    let [sections, groups, neighborhoods] = figures.serving;
    page.figure("section_leaders", &UnitText::SectionLeader, sections);
    page.figure("group_leaders", &UnitText::GroupLeader, groups);
    page.figure(
        "neighborhood_leaders",
        &UnitText::NeighborhoodLeader,
        neighborhoods,
    );
    let party = (figures.party, neighborhoods);
    page.part("party_neighborhood_leaders", &UnitText::PartyLeaders, party);
    page.share("party_share", &TableText::PartyShare, party);
    page.alarm("vacancies", &UnitText::Vacancies, figures.vacancies());
    page.opens(behind(Figure::Vacancies));
    page.alarm("breaches", &UnitText::Breaches, figures.breaches);
    page.opens(behind(Figure::Breaches));
    let level = county.unit(unit).map(|held| held.record.level);
    if level.is_none_or(|level| desk.counts_care(level)) {
        let care = (figures.care, figures.households);
        page.part("care_households", &UnitText::Care, care);
        page.opens(behind(Figure::Care));
        page.share("care_share", &TableText::CareShare, care);
    }
    page.figure("no_phone", &UnitText::NoPhone, figures.no_phone);
    page.opens(behind(Figure::NoPhone));
    doubles(desk, unit, &mut page);
    trainings(desk, unit, &mut page);
    let sites = county.sites_below(unit);
    page.figure("demonstration_sites", &SiteText::Sites, sites);
    page.opens(Reference::List(List::Sites { unit, since: None }));
    let mut table = page.finish("overview", Reference::Unit(unit));
    // People read first how far the quarter is, then what was done in all.
    let place = |key| table.seen.iter().position(|&i| table.columns[i].key == key);
    if let (Some(times), Some(stands)) = (place("training_person_times"), place("training_covered"))
    {
        table.seen.swap(times, stands);
    }
    table
}

const LEVELS: [(&str, UnitText, Level); 5] = [
    ("townships", UnitText::Townships, Level::Township),
    ("villages", UnitText::Villages, Level::Village),
    ("sections", UnitText::Sections, Level::Section),
    ("groups", UnitText::Groups, Level::Group),
    (
        "neighborhoods",
        UnitText::Neighborhoods,
        Level::Neighborhood,
    ),
];

/// Groups of households that are likely the same, and the households in them.
fn doubles(desk: &Desk, unit: UnitId, page: &mut Page) {
    let twins = desk.county().doubles(unit);
    let households: u32 = twins.iter().map(|twin| twin.households.len() as u32).sum();
    let words = ListText::DoublesCount {
        groups: twins.len().into(),
        households: households.into(),
    };
    let groups = Value::count(twins.len() as u32).told(&words);
    page.push("doubles", &UnitText::Doubles, Kind::Count, groups);
    page.opens(Reference::List(List::Figure(Figure::Doubles, unit)));
    let households = Value::count(households);
    page.quiet(
        "doubles_households",
        &TableText::DoublesHouseholds,
        Kind::Count,
        households,
    );
}

/// The quarter told of is the running one, or the one before while nothing has come of it.
fn trainings(desk: &Desk, unit: UnitId, page: &mut Page) {
    let county = desk.county();
    let trained = county.trained(unit).unwrap_or_default();
    let told = county.quarter_shown().period;
    let now = Period::of(Rhythm::Quarterly, desk.today());
    let seated = county.seated_now(unit);
    let (all, own) = (county.person_times(unit), county.own_person_times(unit));
    let times = Said::by(|lang| person_times(all, own, lang));
    let times = Value::count(all).told(&times);
    let share = (trained.covered, trained.obliged);
    let stands = Said::by(|lang| training_stands(told, now, share, seated, lang));
    let covered = Value::count(trained.covered).told(&stands);
    page.push(
        "training_person_times",
        &CourseText::PersonTimes,
        Kind::Count,
        times,
    );
    let own = Value::count(own);
    page.quiet(
        "training_person_times_own",
        &TableText::OwnPersonTimes,
        Kind::Count,
        own,
    );
    let quarter = Value::word(told.to_string(), &told);
    page.quiet("training_quarter", &TableText::Quarter, Kind::Word, quarter);
    let obliged = Value::count(trained.obliged);
    page.quiet("training_obliged", &GapText::Obliged, Kind::Count, obliged);
    if trained.obliged > 0 {
        page.push(
            "training_covered",
            &CourseText::Stands,
            Kind::Count,
            covered,
        );
    } else {
        page.quiet(
            "training_covered",
            &CourseText::Stands,
            Kind::Count,
            covered,
        );
    }
    let seated = Value::count(seated);
    page.quiet("training_seated", &GapText::Waiting, Kind::Count, seated);
}

/// What pages of figures tell.
trait Figures {
    fn figure(&mut self, key: &'static str, head: &impl Say, n: u32);
    /// What is against a rule where there is any.
    fn alarm(&mut self, key: &'static str, head: &impl Say, n: u32);
    /// A figure with its share of another.
    fn part(&mut self, key: &'static str, head: &impl Say, of: (u32, u32));
    fn share(&mut self, key: &'static str, head: &impl Say, of: (u32, u32));
    /// What is behind the figure just set.
    fn opens(&mut self, reference: Reference);
}

impl Figures for Page {
    fn figure(&mut self, key: &'static str, head: &impl Say, n: u32) {
        self.push(key, head, Kind::Count, Value::count(n));
    }

    fn alarm(&mut self, key: &'static str, head: &impl Say, n: u32) {
        let tone = if n == 0 { Tone::Plain } else { Tone::Alarm };
        self.push(
            key,
            head,
            Kind::Count,
            Cell::from(Value::count(n)).tone(tone),
        );
    }

    fn part(&mut self, key: &'static str, head: &impl Say, (n, of): (u32, u32)) {
        let words = format!("{} ({})", count(n), percent(n, of));
        self.push(key, head, Kind::Count, Value::count(n).told(&words));
    }

    fn share(&mut self, key: &'static str, head: &impl Say, (part, whole): (u32, u32)) {
        self.quiet(key, head, Kind::Share, Value::Share { part, whole });
    }

    fn opens(&mut self, reference: Reference) {
        if let Some(cell) = self.last() {
            cell.opens = Some(reference);
        }
    }
}
