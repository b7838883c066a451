//! How terms end or are corrected.

use crate::{
    domain::{
        Answer, Appointment, AppointmentId, Command, Ending, Fault, Held, LeaderCommand,
        LeaderField as F, Origin, Seq, UnitId,
    },
    i18n::{
        Words,
        text::{FormText, LeaderText},
    },
    ui::kit::{
        At,
        form::{Check, FormField, Notes, Pick, Purpose, Standing, described, fresh, leader as key},
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

pub fn term(check: &mut Check<'_>) -> Appointment {
    let mut term = Appointment::begun(check.today, Origin::Recommended);
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
    fn is_looked_at_twice(&self) -> bool {
        true
    }

    fn title(&self, at: &At<'_>) -> Words {
        let who = self.0.who(at);
        at.say(&LeaderText::EndTitle { who })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let pick = |ending: Ending| Pick::Of(ending.into());
        let endings = Ending::ALL.map(pick).to_vec();
        let until = FormField::day(key(F::Until), Some(at.desk.today())).required();
        fresh(vec![
            FormField::choice(key(F::Ending), endings, pick(Ending::TermOver)),
            until.called(LeaderText::LastDay).hint(FormText::DateHint),
        ])
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

    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        let until = notes.check.day(key(F::Until));
        if let Some(until) = until.filter(|day| *day >= notes.check.today) {
            let (who, on) = (self.0.who(at), until.to_string());
            notes.say(key(F::Until), &FormText::TermStays { who, on });
        }
    }
}

impl Purpose for CorrectTerm {
    fn title(&self, at: &At<'_>) -> Words {
        let who = self.0.who(at);
        at.say(&LeaderText::CorrectTitle { who })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let (held, _) = self.0.held(at)?;
        let fields = described::fields(&held.record, |_| Vec::new());
        Some((held.version, fields))
    }

    /// Whoever serves now and is to begin later leaves the post vacant until then.
    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        let serving = at.desk.county().serving(self.0.unit);
        let serves = serving.is_some_and(|post| post.term.record.id == self.0.id);
        let since = notes.check.day(key(F::Since));
        if let Some(on) = since.filter(|on| serves && *on > notes.check.today) {
            let on = on.to_string();
            notes.say(key(F::Since), &LeaderText::VacantBefore { on });
        }
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
