//! Back to a form that was left: from the name of its draft to what it was for, and its values put back in.

use super::{
    Form,
    ask::Fit,
    batch::Batch,
    family::{Merge, NewHead, Renumber, Split},
    household::{AddHousehold, EditHousehold},
    leader::Appoint,
    obligation::Oblige,
    open::tell,
    person::{AddPerson, EditPerson},
    purpose::Purpose,
    term::{CorrectTerm, EndTerm, Term},
    training::{CancelTraining, EditTraining, PlanTraining},
    unit::{AddUnit, EditUnit},
};
use crate::{
    domain::{HouseholdFields, HouseholdId, Level, PersonId, Tier, UnitId},
    i18n::text::FormText,
    ui::{At, Draft, Effect, overlay::Overlay},
};

/// Opens the form of a draft with what was typed; nothing is asked, because somebody just chose it.
pub fn resume(draft: &Draft, at: &At<'_>) -> Vec<Effect> {
    let form = purpose(&draft.name, at).map(|purpose| Form::new(purpose, at));
    let Some(mut form) = form.filter(|form| !form.fields.is_empty()) else {
        return tell(&FormText::DraftOrphaned, at);
    };
    form.take_up(draft);
    form.look(at);
    vec![Effect::Open(Box::new(Overlay::Form(Box::new(form))))]
}

/// What a draft is of, as its form's title says it.
pub fn title(draft: &Draft, at: &At<'_>) -> String {
    let purpose = purpose(&draft.name, at).filter(|p| !p.fields(at).is_empty());
    purpose.map_or_else(
        || at.say(&FormText::DraftOrphaned).into_owned(),
        |purpose| purpose.title(at),
    )
}

/// The words of the draft that were typed, without what was picked.
pub fn gist(draft: &Draft) -> String {
    let values = draft.values.iter().filter_map(|(_, value)| {
        let (value, _) = serde_json::from_str::<(String, String)>(value).ok()?;
        let picked = value.starts_with(['"', '{', '[']);
        (!picked && !value.trim().is_empty()).then_some(value)
    });
    values.collect::<Vec<_>>().join(" ")
}

impl Form {
    /// Puts back what a draft holds, compared with the record as it is now.
    pub(super) fn take_up(&mut self, draft: &Draft) {
        self.name.clone_from(&draft.name);
        let fit = self.fit_of(draft);
        self.wait = super::Wait::Nothing;
        self.restore(draft, fit);
    }

    pub(super) fn fit_of(&self, draft: &Draft) -> Fit {
        if draft.base == self.base {
            Fit::Same
        } else {
            Fit::Stale
        }
    }
}

/// The names are those that `Purpose::draft` gives.
fn purpose(name: &str, at: &At<'_>) -> Option<Box<dyn Purpose>> {
    let name = name.trim_end_matches(super::APART);
    if name == "add-county" {
        let (parent, level) = (None, Level::County);
        return Some(Box::new(AddUnit { parent, level }));
    }
    let (kind, id) = name.rsplit_once('-')?;
    if let Some(purpose) = super::open_site::purpose(kind, id, at) {
        return Some(purpose);
    }
    let unit = || id.parse::<UnitId>().ok();
    let home = || id.parse::<HouseholdId>().ok();
    Some(match kind {
        "add-unit" => {
            let parent = unit()?;
            let level = at.desk.county().unit(parent)?.record.level.below()?;
            let parent = Some(parent);
            Box::new(AddUnit { parent, level })
        }
        "add-household" => Box::new(AddHousehold {
            neighborhood: unit()?,
            like: HouseholdFields::default(),
        }),
        "add-person" => Box::new(AddPerson {
            village: unit()?,
            home: None,
        }),
        "edit" => {
            if let Some(id) = unit() {
                Box::new(EditUnit { id })
            } else if let Some(id) = home() {
                Box::new(EditHousehold { id })
            } else {
                let id = id.parse::<PersonId>().ok()?;
                Box::new(EditPerson { id })
            }
        }
        "plan-training" => Box::new(PlanTraining {
            host: unit()?,
            day: None,
            people: Vec::new(),
        }),
        "edit-training" => Box::new(EditTraining(id.parse().ok()?)),
        "cancel-training" => Box::new(CancelTraining(id.parse().ok()?)),
        "oblige" => {
            let tier = Tier::ALL
                .into_iter()
                .find(|t| (*t as u8).to_string() == id)?;
            Box::new(Oblige(tier))
        }
        "split" => Box::new(Split(home()?)),
        "merge" => Box::new(Merge(home()?)),
        "new-head" => Box::new(NewHead(home()?)),
        "renumber" => Box::new(Renumber(home()?)),
        "appoint" => Box::new(Appoint { unit: unit()? }),
        "batch" => {
            let ids = id.split('+').map(str::parse);
            let households = ids.collect::<Result<Vec<HouseholdId>, _>>().ok()?;
            Box::new(Batch {
                households,
                remarks: Vec::new(),
            })
        }
        kind => {
            let (kind, unit) = kind.rsplit_once('-')?;
            let (unit, id) = (unit.parse().ok()?, id.parse().ok()?);
            match kind {
                "end" => Box::new(EndTerm(Term { unit, id })),
                "term" => Box::new(CorrectTerm(Term { unit, id })),
                _ => return None,
            }
        }
    })
}
