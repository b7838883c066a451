//! The figures of one unit, flat.

use serde::Serialize;

use crate::{
    desk::Desk,
    domain::{Level, Period, Rhythm, UnitId},
    i18n::{
        Lang, Say, count, percent, person_times,
        text::{CourseText, ListText, SiteText, UnitText},
        training_stands,
    },
    register::Node,
};

/// Shares are 0–1, or null where nothing is owed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Overview {
    pub id: String,
    pub level: &'static str,
    /// Path from the township down; the county's own name for the county.
    pub unit: String,
    /// The day for which it is counted.
    pub on: chrono::NaiveDate,
    pub townships: u32,
    pub villages: u32,
    pub sections: u32,
    pub groups: u32,
    pub neighborhoods: u32,
    pub households: u32,
    pub people: u32,
    /// Persons who hold at least one post.
    pub leaders: u32,
    pub posts: u32,
    pub posts_serving: u32,
    pub section_leaders: u32,
    pub group_leaders: u32,
    pub neighborhood_leaders: u32,
    pub party_neighborhood_leaders: u32,
    pub party_share: Option<f64>,
    pub vacancies: u32,
    pub breaches: u32,
    pub care_households: u32,
    pub care_share: Option<f64>,
    pub no_phone: u32,
    /// Groups of households that are likely the same.
    pub doubles: u32,
    /// The households in them.
    pub doubles_households: u32,
    /// Marks present or late at sessions hosted by the unit or below it, of all time.
    pub training_person_times: u32,
    /// Of these, at sessions which the unit held itself; the rest is of the units below it.
    pub training_person_times_own: u32,
    /// The quarter whose training is told: the running one, or the one before while nothing has come of it.
    pub training_quarter: String,
    pub training_obliged: u32,
    pub training_covered: u32,
    /// In the running quarter: not trained, with a seat in a session to come.
    pub training_seated: u32,
    /// Not replaced ones.
    pub demonstration_sites: u32,
    #[serde(skip)]
    told: Period,
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

impl Overview {
    pub fn of(desk: &Desk, unit: UnitId) -> Self {
        let county = desk.county();
        let figures = county.figures(unit);
        let doubles = county.doubles(unit);
        let told = county.quarter_shown().period;
        let trained = county.trained(unit).unwrap_or_default();
        let [section_leaders, group_leaders, neighborhood_leaders] = figures.serving;
        Self {
            id: unit.to_string(),
            level: county
                .unit(unit)
                .map_or("", |held| held.record.level.name()),
            unit: desk.path_names(Node::Unit(unit)).join("/"),
            on: desk.today(),
            townships: figures.units(Level::Township),
            villages: figures.units(Level::Village),
            sections: figures.units(Level::Section),
            groups: figures.units(Level::Group),
            neighborhoods: figures.units(Level::Neighborhood),
            households: figures.households,
            people: figures.people,
            leaders: figures.leaders,
            posts: figures.posts.iter().sum(),
            posts_serving: figures.posts_serving(),
            section_leaders,
            group_leaders,
            neighborhood_leaders,
            party_neighborhood_leaders: figures.party,
            party_share: share(figures.party, neighborhood_leaders),
            vacancies: figures.vacancies(),
            breaches: figures.breaches,
            care_households: figures.care,
            care_share: share(figures.care, figures.households),
            no_phone: figures.no_phone,
            doubles: doubles.len() as u32,
            doubles_households: doubles
                .iter()
                .map(|twin| twin.households.len() as u32)
                .sum(),
            training_person_times: county.person_times(unit),
            training_person_times_own: county.own_person_times(unit),
            training_quarter: told.to_string(),
            training_obliged: trained.obliged,
            training_covered: trained.covered,
            training_seated: county.seated_now(unit),
            demonstration_sites: county.sites_below(unit),
            told,
        }
    }

    /// Label and figure, as people read them.
    pub fn rows(&self, lang: Lang) -> Vec<(String, String)> {
        let row = |label: UnitText, figure: u32| (label.say(lang).into_owned(), count(figure));
        let mut rows = vec![
            row(UnitText::Townships, self.townships),
            row(UnitText::Villages, self.villages),
            row(UnitText::Sections, self.sections),
            row(UnitText::Groups, self.groups),
            row(UnitText::Neighborhoods, self.neighborhoods),
        ];
        rows.retain(|(_, figure)| figure != "0");
        rows.extend([
            row(UnitText::Households, self.households),
            row(UnitText::People, self.people),
            row(UnitText::Leaders, self.leaders),
            row(UnitText::PostsServing, self.posts_serving),
            row(UnitText::SectionLeader, self.section_leaders),
            row(UnitText::GroupLeader, self.group_leaders),
            row(UnitText::NeighborhoodLeader, self.neighborhood_leaders),
        ]);
        let shared = |label: UnitText, figure: u32, whole: u32| {
            let figure = format!("{} ({})", count(figure), percent(figure, whole));
            (label.say(lang).into_owned(), figure)
        };
        rows.extend([
            shared(
                UnitText::PartyLeaders,
                self.party_neighborhood_leaders,
                self.neighborhood_leaders,
            ),
            row(UnitText::Vacancies, self.vacancies),
            row(UnitText::Breaches, self.breaches),
            shared(UnitText::Care, self.care_households, self.households),
            row(UnitText::NoPhone, self.no_phone),
        ]);
        let doubles = ListText::DoublesCount {
            groups: self.doubles.into(),
            households: self.doubles_households.into(),
        };
        let label = UnitText::Doubles.say(lang).into_owned();
        rows.push((label, doubles.say(lang).into_owned()));
        if self.training_obliged > 0 {
            let label = CourseText::Stands.say(lang).into_owned();
            let share = (self.training_covered, self.training_obliged);
            let now = Period::of(Rhythm::Quarterly, self.on);
            let words = training_stands(self.told, now, share, self.training_seated, lang);
            rows.push((label, words.into_owned()));
        }
        let label = CourseText::PersonTimes.say(lang).into_owned();
        let (all, own) = (self.training_person_times, self.training_person_times_own);
        rows.push((label, person_times(all, own, lang)));
        let label = SiteText::Sites.say(lang).into_owned();
        rows.push((label, count(self.demonstration_sites)));
        rows
    }
}
