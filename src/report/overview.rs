//! The figures of one unit.

use super::table::{Cell, Kind, Page, Table, Tone, Value};
use crate::{
    desk::Desk,
    domain::{Figure, Level, List, Period, Points, Reference, Rhythm, UnitId},
    i18n::{
        Said, Say, count, percent, person_times,
        text::{CourseText, GapText, ListText, SiteText, TableText, UnitText},
        training_stands,
    },
    register::Figures as Rolled,
};

/// Shares are 0–1, or null where nothing is owed.
pub fn overview(desk: &Desk, unit: UnitId) -> Table {
    let mut page = figures(desk, unit);
    doubles(desk, unit, &mut page);
    page.finish("overview", Reference::Unit(unit))
}

/// The same for a page beside other things: likely doubles are not counted for it, which takes longer than a page may.
pub fn beside(desk: &Desk, unit: UnitId) -> Table {
    let mut page = figures(desk, unit);
    page.push(
        "doubles",
        &UnitText::Doubles,
        Kind::Text,
        Value::said(&UnitText::SeeList),
    );
    page.opens(Reference::List(List::Figure(Figure::Doubles, unit)));
    page.finish("overview", Reference::Unit(unit))
}

/// One goal, three mechanisms, three actions, as far as there are figures for them; then what is to be looked into.
fn figures(desk: &Desk, unit: UnitId) -> Page {
    let county = desk.county();
    let figures = county.figures(unit);
    let whole = desk.root().map_or(figures, |root| county.figures(root));
    let level = county.unit(unit).map(|held| held.record.level);
    let smallest = level == Some(Level::Neighborhood);
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
    // Below the village nobody keeps the county's method as a whole.
    let high = level.is_none_or(|level| level <= Level::Village);
    if high {
        page.head("goal", &UnitText::Goal, &UnitText::GoalIs);
    }
    under(&figures, level, &mut page);
    let households = Value::count(figures.households);
    let size = desk.county().breach(unit).filter(|_| smallest);
    let households = match &size {
        Some(breach) => Cell::from(households.told(breach)).tone(Tone::Alarm),
        None => households.into(),
    };
    page.push("households", &UnitText::Households, Kind::Count, households);
    page.figure("people", &UnitText::People, figures.people);
    if level.is_none_or(|level| desk.counts_care(level)) {
        let care = (figures.care, figures.households);
        page.part("care_households", &UnitText::Care, care);
        page.opens(behind(Figure::Care));
        page.share("care_share", &TableText::CareShare, care);
    }
    let led = figures.households - figures.unled;
    if smallest {
        let led = Value::count(led);
        page.quiet("households_led", &UnitText::Led, Kind::Count, led);
    } else {
        let (of, n) = (figures.households.into(), led.into());
        let words = UnitText::LedOf { led: n, of };
        let led = Value::count(led).told(&words);
        page.push("households_led", &UnitText::Led, Kind::Count, led);
    }
    leaders(&figures, &whole, (unit, smallest), &mut page);
    if high {
        page.head(
            "mechanisms",
            &UnitText::Mechanisms,
            &UnitText::MechanismsAre,
        );
        let of = figures.households;
        page.part(
            "households_with_card",
            &UnitText::Cards,
            (figures.cards, of),
        );
        page.part("households_in_chat", &UnitText::Chats, (figures.chats, of));
        page.head("actions", &UnitText::Actions, &UnitText::ActionsAre);
    }
    sites(desk, unit, &mut page);
    trainings(desk, unit, high, &mut page);
    if smallest {
        let breaches = Value::count(figures.breaches);
        page.quiet("breaches", &UnitText::Breaches, Kind::Count, breaches);
    } else {
        page.head("problems", &UnitText::Problems, &UnitText::ProblemsAre);
        let bounds = desk.county().bounds();
        let words = UnitText::BreachesOf {
            n: figures.breaches.into(),
            over: figures.too_large.into(),
            most: bounds.most.into(),
            under: (figures.breaches - figures.too_large).into(),
            fewest: bounds.fewest.into(),
        };
        let breaches = Value::count(figures.breaches);
        let breaches = match figures.breaches {
            0 => breaches,
            _ => breaches.told(&words),
        };
        let worst = figures.is_worst_in_breaches(&whole);
        page.alarm("breaches", &UnitText::Breaches, breaches, worst);
        page.opens(behind(Figure::Breaches));
    }
    page.figure("no_phone", &UnitText::NoPhone, figures.no_phone);
    page.opens(behind(Figure::NoPhone));
    page
}

/// How many of each level stand below; that it is one itself is not told.
fn under(figures: &Rolled, own: Option<Level>, page: &mut Page) {
    let mut below = Vec::new();
    for (key, head, level) in LEVELS {
        let n = figures.units(level);
        page.quiet(key, &head, Kind::Count, Value::count(n));
        if n > 0 && own < Some(level) {
            below.push(match level {
                Level::County | Level::Township => UnitText::UnderTownships { n: n.into() },
                Level::Village => UnitText::UnderVillages { n: n.into() },
                Level::Section => UnitText::UnderSections { n: n.into() },
                Level::Group => UnitText::UnderGroups { n: n.into() },
                Level::Neighborhood => UnitText::UnderNeighborhoods { n: n.into() },
            });
        }
    }
    let words = Said::by(|lang| {
        let parts = below.iter().map(|part| part.say(lang).into_owned());
        parts.collect::<Vec<_>>().join("  ")
    });
    if below.len() > 1 {
        page.told("below", &UnitText::Under, &words);
    }
}

/// Those who work for it, and their posts.
fn leaders(figures: &Rolled, whole: &Rolled, (unit, smallest): (UnitId, bool), page: &mut Page) {
    let behind = |figure| Reference::List(List::Figure(figure, unit));
    let [sections, groups, neighborhoods] = figures.serving;
    let (serving, posts) = (figures.posts_serving(), figures.all_posts());
    let party = (figures.party, neighborhoods);
    let quiet = |page: &mut Page, key, head: &UnitText, n: u32| {
        page.quiet(key, head, Kind::Count, Value::count(n));
    };
    let all = Value::count(posts);
    page.quiet("posts", &TableText::Posts, Kind::Count, all);
    quiet(page, "section_leaders", &UnitText::SectionLeader, sections);
    quiet(page, "group_leaders", &UnitText::GroupLeader, groups);
    quiet(
        page,
        "neighborhood_leaders",
        &UnitText::NeighborhoodLeader,
        neighborhoods,
    );
    page.share("party_share", &TableText::PartyShare, party);
    if smallest {
        quiet(page, "leaders", &UnitText::Leaders, figures.leaders);
        quiet(page, "posts_serving", &UnitText::PostsServing, serving);
        let key = "party_neighborhood_leaders";
        quiet(page, key, &UnitText::PartyLeaders, figures.party);
        quiet(page, "vacancies", &UnitText::Vacancies, figures.vacancies());
        return;
    }
    let n = figures.leaders.into();
    let people = Value::count(figures.leaders).told(&UnitText::LeadersOf { n });
    page.push("leaders", &UnitText::Leaders, Kind::Count, people);
    let words = UnitText::PostsOf {
        serving: serving.into(),
        posts: posts.into(),
        sections: sections.into(),
        groups: groups.into(),
        neighborhoods: neighborhoods.into(),
    };
    let filled = Value::count(serving).told(&words);
    page.push(
        "posts_serving",
        &UnitText::PostsServing,
        Kind::Count,
        filled,
    );
    // Whoever has two posts stands in it twice.
    page.opens(behind(Figure::Leaders));
    page.part("party_neighborhood_leaders", &UnitText::PartyLeaders, party);
    let vacancies = Value::count(figures.vacancies());
    let worst = figures.is_worst_in_vacancies(whole);
    page.alarm("vacancies", &UnitText::Vacancies, vacancies, worst);
    page.opens(behind(Figure::Vacancies));
}

/// Demonstration sites, and the mean of what was verified there.
fn sites(desk: &Desk, unit: UnitId, page: &mut Page) {
    let board = desk.county().board(unit);
    let n = board.len() as u32;
    let verified: Vec<_> = board
        .iter()
        .filter_map(|row| row.verified.as_ref())
        .collect();
    let sum = verified
        .iter()
        .fold(Points::ZERO, |sum, standing| sum + standing.total);
    let sites = Value::count(n);
    if n == 0 {
        page.quiet("demonstration_sites", &SiteText::Sites, Kind::Count, sites);
        return;
    }
    let of = n.into();
    let sites = match verified.len() as i32 {
        0 => sites.told(&SiteText::SitesOf { n: of }),
        scored => sites.told(&SiteText::SitesMean {
            n: of,
            mean: sum.part(1, scored).fixed(),
        }),
    };
    page.push("demonstration_sites", &SiteText::Sites, Kind::Count, sites);
    page.opens(Reference::List(List::Sites { unit, since: None }));
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
fn trainings(desk: &Desk, unit: UnitId, high: bool, page: &mut Page) {
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
    let quarter = Value::word(told.to_string(), &told);
    page.quiet("training_quarter", &TableText::Quarter, Kind::Word, quarter);
    let obliged = Value::count(trained.obliged);
    page.quiet("training_obliged", &GapText::Obliged, Kind::Count, obliged);
    let key = "training_covered";
    if trained.obliged > 0 && high {
        page.push(key, &CourseText::Stands, Kind::Count, covered);
        let asked = county.quarter_shown();
        page.opens(Reference::List(List::Coverage {
            unit,
            level: None,
            asked,
        }));
    } else {
        page.quiet(key, &CourseText::Stands, Kind::Count, covered);
    }
    let key = "training_person_times";
    if all > 0 {
        page.push(key, &CourseText::PersonTimes, Kind::Count, times);
    } else {
        page.quiet(key, &CourseText::PersonTimes, Kind::Count, times);
    }
    let own = Value::count(own);
    page.quiet(
        "training_person_times_own",
        &TableText::OwnPersonTimes,
        Kind::Count,
        own,
    );
    let seated = Value::count(seated);
    page.quiet("training_seated", &GapText::Waiting, Kind::Count, seated);
}

/// What pages of figures tell.
trait Figures {
    fn figure(&mut self, key: &'static str, head: &impl Say, n: u32);
    /// What is marked where there is far more of it than elsewhere.
    fn alarm(&mut self, key: &'static str, head: &impl Say, n: Value, worst: bool);
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

    fn alarm(&mut self, key: &'static str, head: &impl Say, n: Value, worst: bool) {
        let tone = if worst { Tone::Alarm } else { Tone::Plain };
        self.push(key, head, Kind::Count, Cell::from(n).tone(tone));
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
