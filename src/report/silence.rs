//! What it means that a list holds nothing.

use crate::{
    desk::Desk,
    domain::{Bounds, Figure, Level, List, Right, UnitId},
    i18n::{
        Said,
        text::{CliText, GapText, ListText, OpeningText, PresentText, SiteText, UserText},
    },
};

pub fn silence(desk: &Desk, list: List) -> Said {
    match list {
        List::Figure(figure, root) => Said::of(&no_figure(desk, figure, root)),
        List::MissingSessions { .. } => Said::of(&GapText::NoneMissing),
        List::Sites { .. } => Said::of(&SiteText::None),
        List::Rectifications { .. } => Said::of(&SiteText::NothingToMend),
        List::Users => Said::of(&UserText::Nobody),
        List::Sitters => Said::of(&PresentText::Nobody),
        List::Opening => Said::of(&OpeningText::Nothing),
        List::Journal(_) => Said::of(&ListText::NoJournal),
        List::Overview(_)
        | List::Coverage { .. }
        | List::Duties { .. }
        | List::HeldSessions { .. }
        | List::Sessions { .. }
        | List::Rules(_)
        | List::Stages
        | List::Officials
        | List::Categories
        | List::Roles => Said::of(&CliText::Nothing),
    }
}

/// The same of the lists behind the figures of a unit.
pub fn no_figure(desk: &Desk, figure: Figure, root: UnitId) -> ListText {
    let figures = desk.county().figures(root);
    match figure {
        Figure::Care if !desk.may(Right::ReadWhole) => ListText::CareNotYours,
        // Of nothing everything is true.
        Figure::Breaches if figures.units(Level::Neighborhood) == 0 => ListText::NoneYet,
        Figure::Vacancies if figures.posts == [0; 3] => ListText::NoPostsYet,
        Figure::NoPhone | Figure::Doubles | Figure::Care if figures.households == 0 => {
            ListText::NoneYet
        }
        Figure::Breaches => {
            let Bounds { fewest, most } = desk.county().bounds();
            let (fewest, most) = (fewest.into(), most.into());
            ListText::NoBreaches { fewest, most }
        }
        Figure::Vacancies => ListText::NoVacancies,
        Figure::NoPhone => ListText::AllHavePhones,
        Figure::Doubles => ListText::NoDoubles,
        Figure::Care => ListText::NoCare,
        Figure::Leaders => ListText::NoLeaders,
        Figure::Retired => ListText::NoRetired,
    }
}
