//! The trainings on the screen: sessions, who sits in them, the roll call, what is owed.

pub mod assign;
pub mod choose;
pub mod form;
pub mod gap;
pub mod roll;
pub mod route;
pub mod session;
pub mod sessions;
pub mod too_many;
pub mod what_if;

use crate::ui::kit::{At, Built, form::form};
use assign::Assign;
use choose::Choose;
use form::{
    obligation::Oblige,
    session::{CancelTraining, EditTraining, PlanTraining},
};
use gap::Gap;
use roll::Roll;
use route::Training;
use session::Session;
use sessions::Trainings;
use too_many::Crowd;
use what_if::WhatIf;

pub fn built(route: Training, at: &At<'_>) -> Built {
    // One draft is kept whatever the form begins with.
    let of = match &route {
        Training::Plan { host, .. } => Training::plan(*host, None),
        other => other.clone(),
    };
    match route {
        Training::Sessions(unit) => Built::screen(Trainings::new(unit, at)),
        Training::Within {
            root,
            span,
            tier,
            standing,
            cursor,
        } => {
            let trainings = Trainings::within(root, span, at);
            Built::screen(trainings.narrowed(tier, standing, cursor, at))
        }
        Training::Left(view) => Built::screen(Trainings::left_as(*view, at)),
        Training::Session { id, trade, view } => Built::screen(Session::new(id, trade, *view, at)),
        Training::Assign { id, brought, view } => {
            Assign::built(id, brought, view.map(|view| *view), at)
        }
        Training::Gap(root) => Built::screen(Gap::new(root, at)),
        Training::Behind {
            root,
            asked,
            sight,
            view,
        } => Built::screen(Gap::of(root, asked, sight, *view, at)),
        Training::Roll(id) => Built::dialog(Roll::new(id, at)),
        Training::Below(nodes) => Built::Instead(Assign::below(&nodes, at)),
        Training::Bring(people, nodes) => Built::Instead(Assign::of(people, &nodes, at)),
        Training::Choose(what, people) => Choose::built(what, people, at),
        Training::Crowd { id, people, way } => Built::dialog(Crowd::new(id, people, way, at)),
        Training::WhatIf(unit, asked) => Built::dialog(WhatIf::new(unit, asked, at)),
        Training::Plan { host, day, people } => form(of, PlanTraining { host, day, people }, at),
        Training::Edit(id) => form(of, EditTraining(id), at),
        Training::Cancel(id) => form(of, CancelTraining(id), at),
        Training::Oblige(tier) => form(of, Oblige(tier), at),
    }
}
