//! Sessions of training planned, edited, cancelled; what a level owes.

use chrono::NaiveDate;

use crate::{
    domain::{
        Command, Field, Period, Seq, Slot, TimeOfDay, Topic, Training, TrainingCommand,
        TrainingField as F, TrainingFields, TrainingId, UnitId,
        calendar::{rest, working_day_after},
        grammar,
    },
    i18n::{
        Words, proposed_title,
        text::{FormText, TrainingText},
    },
    register::Roster,
    store::Receipt,
    ui::{
        kit::{
            At,
            form::{
                After, Check, FormField, Key, Kind, Notes, Pick, Purpose, Standing, Values,
                described, fresh,
            },
        },
        training::route::Training as Sessions,
    },
};

pub const fn key(field: F) -> Key {
    Key::Of(Field::Training(field))
}

pub struct PlanTraining {
    pub host: UnitId,
    pub day: Option<NaiveDate>,
    /// Who shall sit in it, asked for once it is there.
    pub people: Vec<crate::domain::PersonId>,
}

pub struct EditTraining(pub TrainingId);

pub struct CancelTraining(pub TrainingId);

/// The title a session of this host on this day would have.
fn title(host: UnitId, day: NaiveDate, at: &At<'_>) -> String {
    let owed = at.desk.owed(host);
    let period = Period::of(owed.rhythm, day);
    proposed_title(&at.desk.short(host), period, owed.whom, at.lang()).into_owned()
}

fn fields(training: &TrainingFields, at: &At<'_>) -> Vec<FormField> {
    let picks = |topics: &[Topic]| {
        let standard = Topic::STANDARD.iter().zip(0_u8..);
        let on = standard.filter(|(topic, _)| topics.contains(topic));
        on.map(|(_, n)| Pick::Topic(n)).collect::<Vec<_>>()
    };
    let own = training.topics.iter().filter_map(|topic| match topic {
        Topic::Other(name) => Some(name.as_str()),
        _ => None,
    });
    let own = own.collect::<Vec<_>>().join("、");
    let times = grammar::written(&training.slots, at.desk.today());
    described::fields(training, |field| match field {
        Field::Training(F::Slots) => vec![FormField::line(key(F::Slots), Kind::Times, &times)],
        Field::Training(F::Topics) => vec![
            FormField::several(key(F::Topics), topics(), picks(&training.topics)),
            FormField::text(Key::OtherTopics, &own).hint(TrainingText::OtherHint),
        ],
        _ => Vec::new(),
    })
}

fn topics() -> Vec<Pick> {
    let n = Topic::STANDARD.len() as u8;
    (0..n).map(Pick::Topic).collect()
}

fn read(check: &mut Check<'_>) -> TrainingFields {
    let standard = check.values.several(key(F::Topics));
    let mut topics: Vec<Topic> = standard
        .iter()
        .filter_map(|pick| match pick {
            Pick::Topic(n) => Topic::STANDARD.get(usize::from(*n)).cloned(),
            _ => None,
        })
        .collect();
    let own = check.text(Key::OtherTopics);
    let own = own.split(['、', ',', '，', ';', '；']).map(str::trim);
    topics.extend(
        own.filter(|name| !name.is_empty())
            .map(|name| Topic::Other(name.to_owned())),
    );
    let mut fields = TrainingFields {
        topics,
        slots: grammar::slots(&check.text(key(F::Slots)), check.today).unwrap_or_default(),
        ..TrainingFields::default()
    };
    check.fill(&mut fields);
    check.rules(fields.check(check.today));
    fields
}

/// The days typed so far.
fn slots(values: Values<'_>, at: &At<'_>) -> Vec<Slot> {
    grammar::slots(&values.text(key(F::Slots)), at.desk.today()).unwrap_or_default()
}

/// Rest days, and days that are over.
fn note_rest(notes: &mut Notes<'_>, at: &At<'_>) {
    let slots = slots(notes.check.values, at).into_iter();
    let mut days: Vec<NaiveDate> = slots.map(|slot| slot.date).collect();
    days.dedup();
    for (day, rest) in days.into_iter().filter_map(|day| Some((day, rest(day)?))) {
        let why = at.say(&rest).into_owned();
        let day = crate::i18n::day(day, at.lang()).into_owned();
        notes.say(key(F::Slots), &TrainingText::RestOn { day, why });
    }
}

impl PlanTraining {
    /// The next working day in the morning.
    fn slot(&self, at: &At<'_>) -> Option<Slot> {
        let today = at.desk.today();
        let date = self.day.unwrap_or_else(|| working_day_after(today));
        let (from, to) = (TimeOfDay::new(9, 0)?, TimeOfDay::new(11, 30)?);
        Some(Slot { date, from, to })
    }

    fn host(&self, values: Values<'_>) -> UnitId {
        match values.pick(key(F::Host)) {
            Pick::Unit(unit) => unit,
            _ => self.host,
        }
    }
}

impl Purpose for PlanTraining {
    fn title(&self, at: &At<'_>) -> Words {
        at.say(&TrainingText::PlanTitle)
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let slot = self.slot(at);
        let day = slot.map_or(at.desk.today(), |slot| slot.date);
        let training = TrainingFields {
            title: title(self.host, day, at),
            slots: slot.into_iter().collect(),
            audience: at.desk.owed(self.host).ranks,
            ..TrainingFields::default()
        };
        let hosts = at.desk.hosts(self.host).into_iter().map(Pick::Unit);
        let mut all = fields(&training, at);
        let host = FormField::choice(key(F::Host), hosts.collect(), Pick::Unit(self.host));
        all.insert(0, host.required());
        fresh(all)
    }

    /// The title follows host and day until somebody writes another one.
    fn follow(&self, fields: &mut [FormField], at: &At<'_>) {
        let values = Values(fields);
        let Some(first) = slots(values, at).into_iter().min() else {
            return;
        };
        let proposed = title(self.host(values), first.date, at);
        let field = fields.iter_mut().find(|f| f.key == key(F::Title));
        if let Some(field) = field.filter(|f| !f.is_changed() && f.start != proposed) {
            field.set(&proposed);
            field.offer();
            field.start = proposed;
        }
    }

    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        note_rest(notes, at);
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let host = self.host(check.values);
        let fields = Box::new(read(check));
        Some(Command::Training(TrainingCommand::Plan {
            id: TrainingId::promised(0),
            host,
            fields,
        }))
    }

    fn after(&self, receipt: &Receipt) -> After {
        let planned = receipt.ids::<Training>().next();
        planned.map_or(After::Stay, |id| {
            let route = match self.people.as_slice() {
                [] => Sessions::session(id),
                people => Sessions::assign(id, people.to_vec()),
            };
            After::Open(route.into())
        })
    }
}

fn roster<'a>(id: TrainingId, at: &At<'a>) -> Option<&'a Roster> {
    at.desk.county().trainings().get(id).map(AsRef::as_ref)
}

fn title_of(id: TrainingId, at: &At<'_>) -> String {
    let title = |roster: &Roster| roster.training.record.fields.title.clone();
    roster(id, at).map_or_else(String::new, title)
}

impl Purpose for EditTraining {
    fn title(&self, at: &At<'_>) -> Words {
        let name = title_of(self.0, at);
        at.say(&FormText::Edit { name })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let training = &roster(self.0, at)?.training;
        Some((training.version, fields(&training.record.fields, at)))
    }

    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        note_rest(notes, at);
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let (id, fields) = (self.0, Box::new(read(check)));
        let edit = TrainingCommand::Edit { id, base, fields };
        Some(Command::Training(edit))
    }
}

impl Purpose for CancelTraining {
    fn title(&self, at: &At<'_>) -> Words {
        let title = title_of(self.0, at);
        at.say(&TrainingText::CancelTitle { title })
    }

    fn standing(&self, _at: &At<'_>) -> Standing {
        let reason = FormField::text(key(F::Reason), "").required();
        let reason = reason.called(TrainingText::Reason);
        fresh(vec![reason.hint(TrainingText::ReasonHint)])
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let (id, reason) = (self.0, check.text(key(F::Reason)));
        let roster = roster(id, at);
        let base = roster.map_or_else(Seq::default, |roster| roster.training.version);
        let cancel = TrainingCommand::Cancel { id, base, reason };
        Some(Command::Training(cancel))
    }
}
