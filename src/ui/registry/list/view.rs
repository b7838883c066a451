//! The picture of a list: columns that share the width, counts in the frame.

use super::List;
use crate::{
    domain::{self, Figure, Right},
    i18n::{Words, text::ListText},
    report,
    ui::kit::{At, Pen, Position},
};

pub fn view(list: &List, pen: &mut Pen<'_>) -> Option<Position> {
    let (at, area) = (pen.at, pen.at.size.body());
    let inner = pen.frame(area, &list.title(), true);
    let counts = list.table.counts_with(counted(list, at), at);
    pen.corner(area, &counts);
    list.table.view(&at.say(&list.empty(at)), pen, inner)
}

/// The rows are of another kind than what is counted elsewhere.
fn counted(list: &List, at: &At<'_>) -> Option<Words> {
    let (county, rows) = (at.desk.county(), list.table.whole().into());
    let count = match list.kind {
        Figure::Doubles => ListText::DoublesCount {
            groups: county.doubles(list.root).len().into(),
            households: rows,
        },
        Figure::Leaders => ListText::LeadersCount {
            leaders: county.figures(list.root).leaders.into(),
            posts: rows,
        },
        _ => return None,
    };
    Some(at.say(&count))
}

impl List {
    pub(super) fn title(&self) -> ListText {
        match self.kind {
            Figure::Breaches => ListText::Breaches,
            Figure::Vacancies => ListText::Vacancies,
            Figure::NoPhone => ListText::NoPhone,
            Figure::Doubles => ListText::Doubles,
            Figure::Care => ListText::Care,
            Figure::Leaders => ListText::Leaders,
            Figure::Retired => ListText::Retired,
            Figure::Contacts => ListText::Contacts,
        }
    }

    pub(super) fn empty(&self, at: &At<'_>) -> Words {
        if self.kind == Figure::Care && at.desk.may(Right::ReadWhole) && at.is_veiled() {
            return at.say(&ListText::CareVeiled);
        }
        at.say(&report::silence(
            at.desk,
            domain::List::Figure(self.kind, self.root),
        ))
    }
}
