//! Appointments. Who does not fit is said, never refused.

use chrono::Days;

use super::{person, term};
use crate::{
    domain::{
        Appointment, AppointmentId, Command, Field, Held, HouseholdFields, HouseholdId,
        LeaderCommand, LeaderField as F, Level, Occasion, Origin, PersonCommand, PersonField,
        PersonFields, PersonId, Seq, Unfit, UnitId,
    },
    i18n::{Words, text::LeaderText},
    register::Node,
    ui::kit::{
        At,
        form::{
            Among, Check, FormField, Key, Lookup, Notes, Picked, Purpose, Standing, Values, When,
            described, fresh, leader as key, person as person_key,
        },
    },
};

pub struct Appoint {
    pub unit: UnitId,
}

impl Appoint {
    fn level(&self, at: &At<'_>) -> Option<Level> {
        at.desk.county().unit(self.unit).map(|h| h.record.level)
    }

    /// Who is meant, known or new.
    fn person(check: &Check<'_>, at: &At<'_>) -> Option<PersonFields> {
        match check.values.picked(key(F::Person))? {
            Picked::Person(id) => at.desk.county().person(id).map(|p| p.record.fields.clone()),
            Picked::Fresh | Picked::Household(_) => Some(person::values(check)),
            Picked::Unit(_) => None,
        }
    }

    /// The term that was written down for somebody else.
    fn wrong(unit: UnitId, check: &Check<'_>, at: &At<'_>) -> Option<Held<Appointment>> {
        let wrong = at.desk.correctable(unit);
        wrong.filter(|_| check.is_yes(Key::Instead)).cloned()
    }

    fn other_posts(&self, id: PersonId, at: &At<'_>) -> Option<String> {
        let village = at.desk.village_of(Node::Unit(self.unit))?;
        let posts = at.desk.county().posts(village);
        let words: Vec<String> = posts
            .iter()
            .filter(|post| post.person.record.id == id && post.unit != self.unit)
            .filter_map(|post| {
                let rank = at.desk.county().unit(post.unit)?.record.level.post()?;
                Some(format!("{} {}", at.desk.short(post.unit), at.say(&rank)))
            })
            .collect();
        (!words.is_empty()).then(|| words.join(", "))
    }
}

impl Purpose for Appoint {
    fn is_looked_at_twice(&self) -> bool {
        true
    }

    fn title(&self, at: &At<'_>) -> Words {
        let post = self.level(at).and_then(Level::post);
        let post = post.map_or_else(String::new, |rank| at.say(&rank).into_owned());
        let unit = at.desk.short(self.unit);
        at.say(&LeaderText::AppointTitle { post, unit })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let village = at.desk.village_of(Node::Unit(self.unit))?;
        let among = Among::Leaders {
            unit: self.unit,
            village,
        };
        let origin = self.level(at).map_or(Origin::ByOffice, Origin::usual);
        let new = When::Fresh(key(F::Person));
        let mut fields = vec![FormField {
            fill: Some(newcomer),
            ..FormField::lookup(key(F::Person), Lookup::new(among))
                .required()
                .hint(LeaderText::PersonHint)
        }];
        let person = PersonFields::default();
        fields.extend(person::fields(&person, village, &new, at));
        let mut term = Appointment::begun(at.desk.today(), origin);
        if let Some(wrong) = at.desk.correctable(self.unit) {
            // Nobody is succeeded on the day on which they begin.
            let now = wrong.record.fields.since >= at.desk.today();
            fields.push(FormField::flag(Key::Instead, now));
            if now {
                term.fields.since = wrong.record.fields.since;
            }
        }
        let asked = [F::Since, F::Origin, F::Until, F::Acting].into_iter();
        fields.extend(asked.filter_map(|field| described::one(Field::Leader(field), &term)));
        fresh(fields)
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let fields = term::term(check).fields;
        let picked = check.values.picked(key(F::Person));
        let fresh = matches!(picked, Some(Picked::Fresh | Picked::Household(_)));
        let new = fresh.then(|| person::read(check));
        let wrong = Self::wrong(self.unit, check, at);
        let appoint = |person| {
            Command::Leader(match &wrong {
                Some(wrong) => LeaderCommand::Replace {
                    id: wrong.record.id,
                    base: wrong.version,
                    person,
                    fields,
                },
                None => LeaderCommand::Appoint {
                    id: AppointmentId::promised(0),
                    unit: self.unit,
                    person,
                    fields,
                },
            })
        };
        let Some(new) = new else {
            return check.person(key(F::Person)).map(appoint);
        };
        let village = at.desk.village_of(Node::Unit(self.unit))?;
        let id = PersonId::promised(0);
        let link = match picked {
            Some(Picked::Household(home)) => link(home, id, &new.name, at),
            _ => None,
        };
        let add = Command::Person(PersonCommand::Add {
            id,
            village,
            fields: new,
        });
        let mut steps = vec![add];
        steps.extend(link);
        steps.push(appoint(id));
        Some(Command::Batch {
            occasion: Occasion::Form,
            steps,
        })
    }

    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        // A term that begins on the same day is not ended the day before: that is refused, and how to mend it said.
        let since = notes.check.day(key(F::Since));
        let serving = at.desk.county().serving(self.unit);
        if let Some(post) = serving
            .as_ref()
            .filter(|_| notes.check.is_yes(Key::Instead))
        {
            let who = post.person.record.fields.name.clone();
            notes.say(Key::Instead, &LeaderText::NeverServed { who });
        } else if let Some(post) = serving
            && let Some(on) = since.and_then(|day| day.checked_sub_days(Days::new(1)))
            && post.term.record.fields.since <= on
        {
            let (who, on) = (post.person.record.fields.name.clone(), on.to_string());
            notes.say(key(F::Since), &LeaderText::EndsPrevious { who, on });
        }
        if let (Some(person), Some(level)) = (Self::person(&notes.check, at), self.level(at)) {
            let home = at.desk.home_of(&person);
            for unfit in Unfit::of(&person, level, self.unit, home) {
                let words = format!("{}{}", at.say(&unfit), at.say(&LeaderText::MayStill));
                notes.tell(key(F::Person), words);
            }
        }
        let person = notes.check.person(key(F::Person));
        if let Some(posts) = person.and_then(|id| self.other_posts(id, at)) {
            notes.say(key(F::Person), &LeaderText::OtherPosts { posts });
        }
    }
}

/// A head brings name, phone and household along; whoever is new keeps the name by which nobody was found.
fn newcomer(fields: &mut [FormField], at: &At<'_>) {
    let picked = key(F::Person);
    let name = Values(fields).text(picked);
    let (phone, home) = match Values(fields).picked(picked) {
        Some(Picked::Fresh) => (String::new(), None),
        Some(Picked::Household(id)) => {
            let held = at.desk.county().household(id);
            let phone = held.map(|h| h.record.fields.head_phone().to_owned());
            (phone.unwrap_or_default(), Some(id))
        }
        _ => return,
    };
    for field in fields {
        match field.key {
            k if k == person_key(PersonField::Name) => field.set(&name),
            k if k == person_key(PersonField::Phone) => field.set(&phone),
            k if k == person_key(PersonField::Household) => {
                field.put(home.map(Picked::Household), at);
            }
            _ => {}
        }
    }
}

/// The household's head is this person from now on, so that nobody is typed twice.
fn link(home: HouseholdId, person: PersonId, name: &str, at: &At<'_>) -> Option<Command> {
    let link = |fields: &mut HouseholdFields| {
        // Unless somebody else of the household was named after all.
        if fields.head == name && fields.head_person.is_none() {
            fields.head_person = Some(person);
        }
    };
    at.desk.editing(home, link)
}
