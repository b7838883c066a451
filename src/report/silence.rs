//! What it means that a list holds nothing, and what puts something into it. The screen and the command line say the same.

use crate::{
    desk::Desk,
    domain::{Asked, Bounds, Fate, Figure, Level, List, Right, UnitId},
    i18n::{
        Lang, Said, Say,
        text::{
            CliText, GapText, ListText, NextText, OpeningText, PresentText, SettingsText, SiteText,
            TrainingText, UserText,
        },
    },
};

/// The sentence; with the command, to whoever may give it.
pub fn silence(desk: &Desk, list: List) -> Said {
    let (words, next) = told(desk, list);
    let Some(next) = next.filter(|next| desk.may(right(next))) else {
        return words;
    };
    Said::by(|lang| {
        let between = match lang {
            Lang::Zh => "",
            Lang::En => " ",
        };
        format!("{}{between}{}", words.say(lang), next.say(lang))
    })
}

/// What puts something into an empty list; none where it is empty because all is well.
pub fn next(desk: &Desk, list: List) -> Option<NextText> {
    told(desk, list).1
}

const fn right(next: &NextText) -> Right {
    match next {
        NextText::Unit => Right::Divisions,
        NextText::Contact => Right::Contacts,
        NextText::Import => Right::Import,
        NextText::Appoint | NextText::Care => Right::Registry,
        NextText::Plan | NextText::Assign => Right::Trainings,
        NextText::Categories | NextText::Rules | NextText::Stage | NextText::Official => {
            Right::Rules
        }
        NextText::Site => Right::Sites,
        NextText::Rectify => Right::VerifiedScore,
    }
}

fn told(desk: &Desk, list: List) -> (Said, Option<NextText>) {
    match list {
        List::Figure(figure, root) => no_figure(desk, figure, root),
        List::Coverage { unit, asked, .. }
        | List::Duties { unit, asked, .. }
        | List::HeldSessions { unit, asked }
        | List::MissingSessions { unit, asked } => no_training(desk, list, (unit, asked)),
        List::Sessions { .. } => (Said::of(&TrainingText::None), Some(NextText::Plan)),
        List::Sites { .. } => (Said::of(&SiteText::None), Some(NextText::Site)),
        List::Rectifications { .. } => {
            (Said::of(&SiteText::NothingToMend), Some(NextText::Rectify))
        }
        List::Stages => (Said::of(&SettingsText::StagesNone), Some(NextText::Stage)),
        List::Officials => (
            Said::of(&SettingsText::OfficialsNone),
            Some(NextText::Official),
        ),
        List::Categories => (
            Said::of(&SettingsText::CareNone),
            Some(NextText::Categories),
        ),
        List::Users => (Said::of(&UserText::Nobody), None),
        List::Sitters => (Said::of(&PresentText::Nobody), None),
        List::Opening => (Said::of(&OpeningText::Nothing), None),
        List::Journal(_) => (Said::of(&ListText::NoJournal), None),
        List::Overview(_) | List::Rules(_) | List::Roles => (Said::of(&CliText::Nothing), None),
    }
}

/// Of the lists behind the figures of a unit. Of nothing everything is true: that comes first.
fn no_figure(desk: &Desk, figure: Figure, root: UnitId) -> (Said, Option<NextText>) {
    let figures = desk.county().figures(root);
    let homeless = figures.households == 0;
    let (words, next) = match figure {
        Figure::Care if !desk.may(Right::ReadWhole) => (ListText::CareNotYours, None),
        Figure::Breaches if figures.units(Level::Neighborhood) == 0 => {
            (ListText::NoneYet, Some(NextText::Import))
        }
        Figure::Vacancies | Figure::Leaders if figures.posts == [0; 3] => {
            (ListText::NoPostsYet, Some(NextText::Import))
        }
        Figure::NoPhone | Figure::Doubles | Figure::Care if homeless => {
            (ListText::NoneYet, Some(NextText::Import))
        }
        Figure::Breaches => {
            let Bounds { fewest, most } = desk.county().bounds();
            let (fewest, most) = (fewest.into(), most.into());
            (ListText::NoBreaches { fewest, most }, None)
        }
        Figure::Vacancies => (ListText::NoVacancies, None),
        Figure::NoPhone => (ListText::AllHavePhones, None),
        Figure::Doubles => (ListText::NoDoubles, None),
        Figure::Care => (ListText::NoCare, Some(NextText::Care)),
        Figure::Leaders => (ListText::NoLeaders, Some(NextText::Appoint)),
        Figure::Retired => (ListText::NoRetired, None),
        Figure::Contacts => (ListText::NoContacts, Some(NextText::Contact)),
    };
    (Said::of(&words), next)
}

fn no_training(
    desk: &Desk,
    list: List,
    (unit, asked): (UnitId, Asked),
) -> (Said, Option<NextText>) {
    let county = desk.county();
    if county.is_before_all(asked) {
        let since = county.owed_since().to_string();
        return (Said::of(&GapText::BeforeAll { since }), None);
    }
    let ahead = asked.period.first() > desk.today();
    let is_past = matches!(
        list,
        List::Duties {
            fate: Fate::Covered,
            ..
        } | List::HeldSessions { .. }
            | List::MissingSessions { .. }
    );
    if ahead && is_past {
        return (Said::of(&GapText::NotBegun), None);
    }
    let held = matches!(list, List::HeldSessions { .. });
    if !held && county.duties(unit, asked).is_empty() {
        return match county.figures(unit).posts_serving() {
            0 => no_figure(desk, Figure::Leaders, unit),
            _ => (Said::of(&GapText::NothingOwed), Some(NextText::Rules)),
        };
    }
    let (words, next) = match list {
        List::Duties { fate, .. } => match fate {
            Fate::Obliged => (GapText::NothingOwed, Some(NextText::Rules)),
            Fate::Covered => (GapText::NobodyCovered, Some(NextText::Plan)),
            Fate::Seated => (GapText::NobodySeated, Some(NextText::Assign)),
            Fate::Uncovered => (GapText::NobodyOpen, None),
        },
        List::HeldSessions { .. } => (GapText::NoneHeld, Some(NextText::Plan)),
        List::MissingSessions { .. } => (GapText::NoneMissing, None),
        _ => (GapText::NothingOwed, Some(NextText::Unit)),
    };
    (Said::of(&words), next)
}
