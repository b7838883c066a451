//! How terms end or are corrected.

use chrono::NaiveDate;

use crate::{
    domain::{
        Answer, Appointment, AppointmentFields, AppointmentId, Caution, Command, Ending, Fault,
        Held, LeaderCommand, LeaderField as F, Origin, PersonId, Seq, UnitId,
    },
    i18n::{
        Words,
        text::{FormText, LeaderText},
    },
    ui::{
        kit::{
            At, Route,
            form::{
                check::Check,
                described,
                field::{FormField, Kind},
                key::{Key, Pick, leader as key},
                purpose::{Purpose, second_look},
                values::Values,
            },
        },
        registry::route::Registry,
    },
};

/// One term in the unit's post.
#[derive(Clone, Copy)]
pub struct Term {
    pub unit: UnitId,
    pub id: AppointmentId,
}

pub struct EndTerm(pub Term);

pub struct CorrectTerm(pub Term);

/// As a new one begins.
pub fn fresh(since: NaiveDate, origin: Origin) -> Appointment {
    Appointment {
        id: AppointmentId::promised(0),
        unit: UnitId::promised(0),
        person: PersonId::promised(0),
        fields: AppointmentFields {
            since,
            until: None,
            origin,
            acting: false,
        },
        ending: None,
    }
}

pub fn term(check: &mut Check<'_>) -> Appointment {
    let mut term = fresh(check.today, Origin::Recommended);
    check.fill(&mut term);
    let since = check.day(key(F::Since));
    let until = term.fields.until;
    if since.zip(until).is_some_and(|(since, until)| until < since) {
        check.fault(key(F::Until), Fault::EndsBeforeItBegins);
    }
    term
}

impl Term {
    fn held(self, at: &At<'_>) -> Option<(Held<Appointment>, String)> {
        let posts = at.desk.county().terms(self.unit);
        let post = posts.iter().find(|post| post.term.record.id == self.id)?;
        Some((post.term.clone(), post.person.record.fields.name.clone()))
    }

    fn who(self, at: &At<'_>) -> String {
        self.held(at).map_or_else(String::new, |(_, who)| who)
    }
}

impl Purpose for EndTerm {
    fn cautions(&self, values: Values<'_>, at: &At<'_>) -> Vec<Caution> {
        second_look(self, values, at)
    }

    fn title(&self, at: &At<'_>) -> Words {
        at.say(&LeaderText::EndTitle {
            who: self.0.who(at),
        })
    }

    fn route(&self) -> Route {
        Registry::EndTerm(self.0.unit, self.0.id).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let pick = |ending: Ending| Pick::Of(ending.into());
        let endings = Ending::ALL.map(pick).to_vec();
        let today = at.desk.today().to_string();
        vec![
            FormField::choice(key(F::Ending), endings, pick(Ending::TermOver)),
            FormField::line(key(F::Until), Kind::Day, &today)
                .required()
                .called(LeaderText::LastDay)
                .hint(FormText::DateHint),
        ]
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let (held, _) = self.0.held(at)?;
        let until = check.day(key(F::Until))?;
        if until < held.record.fields.since {
            check.fault(key(F::Until), Fault::EndsBeforeItBegins);
        }
        let Pick::Of(Answer::Ending(ending)) = check.pick(key(F::Ending)) else {
            return None;
        };
        let (id, base) = (self.0.id, held.version);
        Some(Command::Leader(LeaderCommand::End {
            id,
            base,
            until,
            ending,
        }))
    }

    fn notes(&self, values: Values<'_>, at: &At<'_>) -> Vec<(Key, String)> {
        let check = Check {
            values,
            today: at.desk.today(),
            issues: Vec::new(),
        };
        let Some(until) = check.day(key(F::Until)).filter(|d| *d >= check.today) else {
            return Vec::new();
        };
        let (who, on) = (self.0.who(at), until.to_string());
        vec![(
            key(F::Until),
            at.say(&FormText::TermStays { who, on }).into_owned(),
        )]
    }
}

impl Purpose for CorrectTerm {
    fn title(&self, at: &At<'_>) -> Words {
        at.say(&LeaderText::CorrectTitle {
            who: self.0.who(at),
        })
    }

    fn route(&self) -> Route {
        Registry::CorrectTerm(self.0.unit, self.0.id).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let held = self.0.held(at);
        held.map_or_else(Vec::new, |(held, _)| {
            described::fields(&held.record, |_| Vec::new())
        })
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        Some(self.0.held(at)?.0.version)
    }

    /// Whoever serves now and is to begin later leaves the post vacant until then.
    fn notes(&self, values: Values<'_>, at: &At<'_>) -> Vec<(Key, String)> {
        let check = Check {
            values,
            today: at.desk.today(),
            issues: Vec::new(),
        };
        let later = check.day(key(F::Since)).filter(|on| *on > check.today);
        let serving = at.desk.county().serving(self.0.unit);
        let Some(on) =
            later.filter(|_| serving.is_some_and(|post| post.term.record.id == self.0.id))
        else {
            return Vec::new();
        };
        let on = on.to_string();
        let words = at.say(&LeaderText::VacantBefore { on });
        vec![(key(F::Since), words.into_owned())]
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let Appointment { fields, ending, .. } = term(check);
        Some(Command::Leader(LeaderCommand::Edit {
            id: self.0.id,
            base,
            fields,
            ending,
        }))
    }
}
