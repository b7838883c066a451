//! Assigning among the screens: how it begins, how it stands when it is left, and stands again.

use std::collections::BTreeSet;

use super::{Assign, LAY, view};
use crate::{
    domain::{PersonId, Seat, SeatId, TrainingId, TrainingState, UnitId},
    i18n::text::TrainingText,
    register::Coverage,
    report::{self, Who},
    store::Receipt,
    ui::{
        kit::{
            Arrange, At, Built, Layer as _, Route, Screen,
            table::{Sheet, view::View},
        },
        training::{
            route::{AssignView, Training},
            session::closed,
        },
    },
};

impl Assign {
    /// Without anybody brought whoever is not trained yet is offered.
    pub fn built(
        id: TrainingId,
        brought: Vec<PersonId>,
        view: Option<AssignView>,
        at: &At<'_>,
    ) -> Built {
        let Some(roster) = at.desk.county().trainings().get(id) else {
            return Built::Instead(Vec::new());
        };
        if view.is_none() && roster.training.record.state != TrainingState::Planned {
            return Built::Instead(closed(id, at));
        }
        let home = roster.training.record.host;
        let fresh = view.is_none();
        let (none, some) = (Who::Uncovered, Who::Brought);
        let view = view.unwrap_or_else(|| AssignView {
            root: home,
            who: if brought.is_empty() { none } else { some },
            rank: Some(at.desk.county().asked_of(roster).rank),
            people: View::default(),
        });
        let mut assign = Self {
            id,
            root: view.root,
            home,
            who: view.who,
            rank: view.rank,
            brought,
            people: Sheet::of(&report::candidate_columns(), LAY).with(view.people),
            open: BTreeSet::new(),
            waiting: 0,
            coverage: Coverage::default(),
            seated: 0,
        };
        assign.refresh(at);
        if fresh && assign.who.is_brought() {
            // Where all have a seat already, they were asked for by name.
            if assign.people.is_empty() {
                assign.who = Who::BroughtAll;
                assign.refresh(at);
            }
            assign.mark_all(at);
        }
        Built::screen(assign)
    }
}

impl Screen for Assign {
    fn route(&self) -> Route {
        let view = AssignView {
            root: self.root,
            who: self.who,
            rank: self.rank,
            people: self.people.stand(),
        };
        Training::Assign {
            id: self.id,
            brought: self.brought.clone(),
            view: Some(Box::new(view)),
        }
        .into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let mut names = vec![at.say(&TrainingText::AssignTitle).into_owned()];
        if let Some(roster) = self.roster(at) {
            names.insert(0, roster.training.record.fields.title.clone());
        }
        names
    }

    fn scope(&self, _at: &At<'_>) -> Option<UnitId> {
        Some(self.root)
    }

    fn settled(&mut self, receipt: &Receipt, at: &At<'_>) {
        let fresh: BTreeSet<SeatId> = receipt.ids::<Seat>().collect();
        let rosters = at.desk.county().trainings().all().iter();
        let seats = rosters.flat_map(|roster| roster.live());
        let seated = seats.filter(|held| fresh.contains(&held.record.id));
        let seated: BTreeSet<PersonId> = seated.map(|held| held.record.person).collect();
        self.people
            .marked
            .retain(|person| !seated.contains(&person));
    }

    fn arrange(&mut self, how: &Arrange, at: &At<'_>) {
        self.people.arrange(how, view::height(at), at);
    }
}
