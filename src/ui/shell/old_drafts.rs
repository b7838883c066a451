//! What drafts of earlier versions are of: their names were a word and ids, set apart by hyphens.

use std::str::FromStr;

use crate::{
    domain::{By, HouseholdFields, HouseholdId, RubricPart, SiteList as List, Tier},
    register::Node,
    ui::{
        kit::Route,
        registry::{meant::Meant, route::Registry as R},
        site::route::{RubricTask, Site as S},
        training::route::Training as T,
    },
};

/// None for a name that no version gave.
pub fn route(name: &str) -> Option<Route> {
    match name {
        "add-county" => return Some(R::AddUnit(None).into()),
        "add-site-new" => return Some(S::Add { near: None }.into()),
        "import" => return Some(R::Import.into()),
        _ => {}
    }
    let (kind, id) = name.rsplit_once('-')?;
    Some(match kind {
        "add-unit" => R::AddUnit(Some(of(id)?)).into(),
        "add-household" => {
            let like = Box::<HouseholdFields>::default();
            let neighborhood = of(id)?;
            R::AddHousehold { neighborhood, like }.into()
        }
        "add-person" => {
            let (village, home) = (of(id)?, None);
            R::AddPerson { village, home }.into()
        }
        "edit" => {
            let unit = of(id).map(R::EditUnit);
            let household = || of(id).map(R::EditHousehold);
            let person = || of(id).map(R::EditPerson);
            unit.or_else(household).or_else(person)?.into()
        }
        "appoint" => R::Appoint(of(id)?).into(),
        "split" => R::Split(of(id)?).into(),
        "merge" => R::Merge(of(id)?).into(),
        "new-head" => R::NewHead(of(id)?).into(),
        "renumber" => R::Renumber(of(id)?).into(),
        "batch" => {
            let ids = id.split('+').map(of::<HouseholdId>);
            let nodes = ids.map(|id| id.map(Node::Household)).collect::<Option<_>>();
            let (nodes, hidden) = (nodes?, 0);
            R::Batch(Meant { nodes, hidden }).into()
        }
        "care" => R::Care(of(id)).into(),
        "roll" => T::Roll(of(id)?).into(),
        "plan-training" => {
            let (host, day, people) = (of(id)?, None, Vec::new());
            T::Plan { host, day, people }.into()
        }
        "edit-training" => T::Edit(of(id)?).into(),
        "cancel-training" => T::Cancel(of(id)?).into(),
        "oblige" => {
            let mut tiers = Tier::ALL.into_iter();
            T::Oblige(tiers.find(|tier| (*tier as u8).to_string() == id)?).into()
        }
        "score" => S::Score(of(id)?, By::Verifier).into(),
        "assess" => S::Score(of(id)?, By::Village).into(),
        "edit-site" => S::Edit(of(id)?).into(),
        "replace-site" => S::Replace(of(id)?).into(),
        "reach-site" => S::Reach(of(id)?).into(),
        "edit-rectification" => S::EditRectification(of(id)?).into(),
        "put-right" => S::PutRight(of(id)?).into(),
        "stage" => S::Stage(of(id)).into(),
        "official" => S::Official(of(id)).into(),
        "site-entry" => {
            let mut parts = id.split('+');
            let (site, list) = (of(parts.next()?)?, list(parts.next()?)?);
            S::Entry(site, list, parts.next().and_then(of)).into()
        }
        "edit-rubric" => {
            let mut parts = id.split('+');
            let (rubric, what) = (of(parts.next()?)?, parts.next()?);
            let task = match (what, parts.next().and_then(of)) {
                ("whole", None) => RubricTask::Edit(RubricPart::Whole),
                ("block", Some(no)) => RubricTask::Edit(RubricPart::Block(no)),
                ("item", Some(no)) => RubricTask::Edit(RubricPart::Item(no)),
                ("new", Some(no)) => RubricTask::NewItem(no),
                ("new", None) => RubricTask::NewBlock,
                _ => return None,
            };
            S::EditRubric(rubric, task).into()
        }
        "rectify" => {
            let mut parts = id.split('+');
            let site = of(parts.next()?)?;
            let found = parts.next().and_then(of).zip(parts.next().and_then(of));
            S::Rectify(site, found).into()
        }
        kind => {
            let (kind, unit) = kind.rsplit_once('-')?;
            match kind {
                "end" => R::EndTerm(of(unit)?, of(id)?).into(),
                "term" => R::CorrectTerm(of(unit)?, of(id)?).into(),
                _ => return None,
            }
        }
    })
}

fn list(name: &str) -> Option<List> {
    Some(match name {
        "people" => List::People,
        "milestones" => List::Milestones,
        "projects" => List::Projects,
        "links" => List::Links,
        "adoptions" => List::Adoptions,
        _ => return None,
    })
}

fn of<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}
