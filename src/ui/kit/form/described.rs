//! The fields of a form as its record describes them, and what was typed back into the record.

use super::{
    check::Check,
    field::{FormField, Kind},
    key::{Key, Pick},
};
use crate::{
    domain::{
        Answer, Choice, Counting, Described, Field, Fields, Holds, Rank,
        grammar::{self, Exact},
    },
    i18n::heard::field::Named,
};

/// All fields of a record; those that are looked up or made of several are its noun's own.
pub fn fields<R: Named>(
    record: &R,
    mut own: impl FnMut(Field) -> Vec<FormField>,
) -> Vec<FormField> {
    let all = R::ALL
        .iter()
        .flat_map(|described| match field(described, record) {
            Some(field) => vec![field],
            None => own(described.field)
                .into_iter()
                .map(|field| {
                    if field.key == Key::of(described.field) {
                        named(field, described)
                    } else {
                        field
                    }
                })
                .collect(),
        });
    all.collect()
}

/// One of them, as it stands in the record.
pub fn one<R: Named>(of: Field, record: &R) -> Option<FormField> {
    let described = R::ALL.iter().find(|described| described.field == of)?;
    field(described, record)
}

fn field<R: Named>(described: &Described<R>, record: &R) -> Option<FormField> {
    let key = Key::of(described.field);
    let line = |kind, value: &str| FormField::line(key, kind, value);
    let day = |exact, value: &str| match exact {
        Exact::Day => line(Kind::Day, value),
        Exact::Month => line(Kind::Month, value),
    };
    let mut record = record.clone();
    let made = match described.slot(&mut record) {
        Holds::Text(text) => line(Kind::Text, text),
        Holds::Phone(text) => line(Kind::Phone, text),
        Holds::Note(text) => FormField::note(key, text),
        Holds::Flag(flag) => FormField::flag(key, *flag),
        Holds::Day(value, exact) => day(exact, &value.map(|d| d.to_string()).unwrap_or_default()),
        Holds::Due(value, exact) => day(exact, &value.to_string()),
        Holds::Count(count) => {
            let value = count.count().map(|n| n.to_string());
            line(Kind::Number, &value.unwrap_or_default())
        }
        Holds::Yuan(yuan) => line(Kind::Yuan, &yuan.to_string()),
        Holds::One(choice) => choose(key, choice),
        Holds::Ranks(ranks) => {
            let on = ranks
                .iter()
                .copied()
                .map(|rank| Pick::Of(rank.into()))
                .collect();
            let all = Rank::ALL.map(|rank| Pick::Of(rank.into())).to_vec();
            FormField::several(key, all, on)
        }
        Holds::Counts(counts) => FormField::flag(key, *counts == Counting::Counts),
        Holds::Own => return None,
    };
    Some(named(made, described))
}

/// With what is said of it, and whether it must be filled in.
fn named<R: Named>(field: FormField, described: &Described<R>) -> FormField {
    FormField {
        need: field.need.max(described.need),
        label: field.label.or_else(|| R::called(described.field)),
        hint: field.hint.or_else(|| R::hint(described.field)),
        ..field
    }
}

fn choose(key: Key, choice: &dyn Choice) -> FormField {
    let pick = |answer: Option<_>| answer.map_or(Pick::None, Pick::Of);
    let options = choice.all().into_iter().map(pick).collect();
    FormField::choice(key, options, pick(choice.answer()))
}

impl Check<'_> {
    /// Puts what was typed into the record. What the form does not ask stays as it is, and so does what cannot be read,
    /// which is noted already.
    pub fn fill<R: Fields>(&self, record: &mut R) {
        for described in R::ALL {
            let key = Key::of(described.field);
            if self.values.field(key).is_none() {
                continue;
            }
            match described.slot(record) {
                Holds::Text(text) | Holds::Note(text) | Holds::Phone(text) => {
                    *text = self.text(key);
                }
                Holds::Flag(flag) => *flag = self.is_yes(key),
                Holds::Day(day, _) => *day = self.day(key),
                Holds::Due(day, _) => *day = self.day(key).unwrap_or(*day),
                Holds::Count(count) => count.put(self.number(key)),
                Holds::Yuan(yuan) => *yuan = grammar::yuan(&self.text(key)).unwrap_or_default(),
                Holds::One(choice) => choice.put(match self.pick(key) {
                    Pick::Of(answer) => Some(answer),
                    _ => None,
                }),
                Holds::Ranks(ranks) => {
                    let rank = |pick| match pick {
                        Pick::Of(Answer::Rank(rank)) => Some(rank),
                        _ => None,
                    };
                    *ranks = self
                        .values
                        .several(key)
                        .into_iter()
                        .filter_map(rank)
                        .collect();
                }
                Holds::Counts(counts) if self.is_yes(key) => *counts = Counting::Counts,
                Holds::Counts(counts) => *counts = Counting::CountsNot,
                Holds::Own => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use chrono::NaiveDate;

    use super::*;
    use crate::{
        domain::{
            Appointment, AppointmentFields, AppointmentId, Ending, HouseholdFields, Milestone,
            ObligationFields, Origin, PersonFields, PersonId, Project, Sex, StageFields, Standing,
            Tier, TrainingFields, UnitId,
        },
        ui::kit::form::{check::field_of, values::Values},
    };

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, n).expect("a day")
    }

    /// A form that nobody typed into gives its record back, and every field stands under its own key.
    fn comes_back<R: Named + PartialEq + Debug>(record: &R, mut empty: R) {
        let fields = fields(record, |_| Vec::new());
        for described in R::ALL {
            assert_eq!(field_of(Key::of(described.field)), described.field);
        }
        let check = Check {
            values: Values(&fields),
            today: day(1),
            issues: Vec::new(),
        };
        check.fill(&mut empty);
        assert_eq!(&empty, record);
    }

    #[test]
    fn what_is_shown_of_a_record_is_read_back_into_it() {
        let person = PersonFields {
            name: "黄大山".to_owned(),
            sex: Some(Sex::Male),
            birth_year: Some(1970),
            party: true,
            phone: "13800000000".to_owned(),
            standing: Standing {
                cadre: "村主任".to_owned(),
                group_head: true,
                grid_worker: false,
                delegate: true,
            },
            household: None,
        };
        comes_back(&person, PersonFields::default());
        let household = HouseholdFields {
            head: "黄大山".to_owned(),
            people: 4,
            card_issued: Some(day(2)),
            in_chat: true,
            note: "一\n二".to_owned(),
            ..HouseholdFields::default()
        };
        comes_back(&household, HouseholdFields::default());
        let term = |since, origin, ending: Option<Ending>| Appointment {
            id: AppointmentId::promised(0),
            unit: UnitId::promised(0),
            person: PersonId::promised(0),
            fields: AppointmentFields {
                since,
                until: ending.map(|_| day(9)),
                origin,
                acting: false,
            },
            ending,
        };
        let ended = term(day(3), Origin::ByElection, Some(Ending::Died));
        comes_back(&ended, term(day(1), Origin::ByOffice, None));
        let mut project = Project::fresh("修路".to_owned());
        (project.amount, project.spent) = (360_000, 0);
        comes_back(&project, Project::fresh(String::new()));
        let mut milestone = Milestone::fresh("动工".to_owned());
        (milestone.due, milestone.done) = (day(4), Some(day(5)));
        comes_back(&milestone, Milestone::fresh(String::new()));
        let stage = StageFields::example(5).expect("one of the list");
        comes_back(&stage, StageFields::default());
        let session = TrainingFields {
            title: "培训".to_owned(),
            capacity: Some(80),
            audience: vec![Rank::Neighborhood],
            ..TrainingFields::default()
        };
        comes_back(&session, TrainingFields::default());
        let [county, _, village] = Tier::ALL.map(ObligationFields::example);
        comes_back(&county, village);
    }

    #[test]
    fn drafts_name_fields_and_answers_as_they_always_did() {
        let cadre = Key::of(Field::Person(crate::domain::PersonField::Cadre));
        let written = serde_json::to_string(&cadre).expect("plain data");
        assert_eq!(written, r#"{"Office":"Cadre"}"#);
        for (kept, pick) in [
            (r#"{"Sex":"Female"}"#, Pick::Of(Answer::Sex(Sex::Female))),
            (r#"{"Rank":"group"}"#, Pick::Of(Answer::Rank(Rank::Group))),
            (r#""None""#, Pick::None),
        ] {
            assert_eq!(serde_json::from_str::<Pick>(kept).ok(), Some(pick));
            assert_eq!(serde_json::to_string(&pick).ok().as_deref(), Some(kept));
        }
    }
}
