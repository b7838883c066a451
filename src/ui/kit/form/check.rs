//! Reads the fields of a form into values, noting all faults at once.

use chrono::NaiveDate;

use super::{
    field::{FormField, Input, Kind},
    key::{self, Key, Mark, Office, Pick},
    lookup::Picked,
    values::Values,
};
use crate::{
    domain::{
        Caution, Fault, Field, HouseholdId, Issue, LeaderField, Need, PersonId, Refusal,
        RubricFault, RubricRefusal, RubricWrong, SiteField, Tenths, TrainingField, UnitId,
        grammar::{self, Exact, Lean},
        holds_id_number, phone, read_bands, write_bands,
    },
    i18n::month,
    ui::kit::At,
};

pub struct Check<'a> {
    pub values: Values<'a>,
    pub today: NaiveDate,
    pub issues: Vec<(Key, Issue)>,
}

impl<'a> Check<'a> {
    /// Required fields that stand empty are faults already.
    pub fn new(values: Values<'a>, at: &At<'_>) -> Self {
        let mut check = Self::calm(values, at);
        for field in values.0.iter().filter(|f| values.is_shown(f)) {
            if field.need == Need::Required && field.is_empty() {
                check.fault(field.key, Fault::Empty);
            } else if let Some(fault) = fault(field, check.today) {
                check.fault(field.key, fault);
            }
        }
        check
    }

    /// Without a look at each field: only what is read is wanted.
    pub fn calm(values: Values<'a>, at: &At<'_>) -> Self {
        Self {
            values,
            today: at.desk.today(),
            issues: Vec::new(),
        }
    }

    /// One fault a field: the first says what to do.
    pub fn fault(&mut self, key: Key, fault: Fault) {
        if self.issues.iter().all(|(k, _)| *k != key) {
            self.issues.push((key, Issue::new(field_of(key), fault)));
        }
    }

    /// Takes in what the rules say of the record as a whole.
    pub fn rules(&mut self, issues: Vec<Issue>) {
        for issue in issues {
            self.fault(Key::of(issue.field), issue.fault);
        }
    }

    /// The same, where the form asks only some of the record's fields.
    pub fn rules_of_asked(&mut self, mut issues: Vec<Issue>) {
        issues.retain(|issue| self.values.field(Key::of(issue.field)).is_some());
        self.rules(issues);
    }

    pub fn text(&self, key: Key) -> String {
        self.values.text(key)
    }

    pub fn pick(&self, key: Key) -> Pick {
        self.values.pick(key)
    }

    pub fn is_yes(&self, key: Key) -> bool {
        self.pick(key).is_yes()
    }

    /// None where nothing or no day stands; the latter is noted already.
    pub fn day(&self, key: Key) -> Option<NaiveDate> {
        let exact = match self.values.field(key)?.input {
            Input::Line(_, Kind::Month) => Exact::Month,
            _ => Exact::Day,
        };
        grammar::day(&self.text(key), self.today, exact, Lean::Near).ok()
    }

    /// The day from which on a change holds, where it is not today's.
    pub fn since(&mut self) -> Option<NaiveDate> {
        let key = Key::Of(Field::Since);
        let day = self.day(key).filter(|day| *day != self.today)?;
        if day > self.today {
            self.fault(key, Fault::InFuture);
        }
        Some(day)
    }

    pub fn number(&self, key: Key) -> Option<u16> {
        number(key, &self.text(key)).ok()
    }

    pub fn person(&self, key: Key) -> Option<PersonId> {
        self.values.lookup(key)?.person()
    }

    pub fn unit(&self, key: Key) -> Option<UnitId> {
        self.values.lookup(key)?.unit()
    }

    pub fn household(&self, key: Key) -> Option<HouseholdId> {
        self.values.lookup(key)?.household()
    }
}

/// What is wrong with what stands in one field, without looking at others.
pub fn fault(field: &FormField, today: NaiveDate) -> Option<Fault> {
    if field.is_empty() {
        return None;
    }
    match &field.input {
        Input::Line(line, kind) => tidied(field.key, *kind, line.value(), today).err(),
        Input::Note(note) if holds_id_number(&note.value()) => Some(Fault::IdNumber),
        Input::Lookup(lookup) if lookup.picked.is_none() => {
            let text = lookup.line.value().trim().to_owned();
            let known = lookup.found.iter().filter(|f| f.picked != Picked::Fresh);
            let names: Vec<String> = known.map(|f| format!("{} {}", f.name, f.more)).collect();
            Some(if names.is_empty() || !lookup.sure {
                Fault::Unknown(text)
            } else {
                Fault::Ambiguous(names)
            })
        }
        _ => None,
    }
}

/// What was typed, as the program writes it.
pub fn tidied(key: Key, kind: Kind, text: &str, today: NaiveDate) -> Result<String, Fault> {
    let text = text.trim();
    let day = |exact| grammar::day(text, today, exact, Lean::Near);
    match kind {
        _ if text.is_empty() => Ok(String::new()),
        Kind::Text if holds_id_number(text) => Err(Fault::IdNumber),
        Kind::Text => Ok(text.to_owned()),
        Kind::Number => number(key, text).map(|n| n.to_string()),
        Kind::Tenths => match text.parse::<Tenths>() {
            Ok(tenths) => Ok(tenths.to_string()),
            Err(_) => Err(Fault::NotANumber),
        },
        Kind::Yuan => grammar::yuan(text).map_or(Err(Fault::NotANumber), |n| Ok(n.to_string())),
        Kind::Phone => phone(text),
        Kind::Day => day(Exact::Day).map(|day| day.to_string()),
        // A month stays a month on the screen.
        Kind::Month => match day(Exact::Day) {
            Ok(day) => Ok(day.to_string()),
            Err(_) => day(Exact::Month).map(month),
        },
        Kind::Bands => match read_bands(text) {
            Ok(bands) => Ok(write_bands(&bands)),
            Err(fault) => Err(Fault::NotBands(fault)),
        },
        Kind::Times => grammar::slots(text, today).map(|slots| grammar::written(&slots, today)),
    }
}

/// A count, within what its field takes.
pub fn number(key: Key, text: &str) -> Result<u16, Fault> {
    grammar::count(text, grammar::bounds(field_of(key))).map(|n| n as u16)
}

/// What i18n knows the field by; forms call most of these by a label of their own.
pub fn field_of(key: Key) -> Field {
    use crate::domain::{HouseholdField as H, PersonField as P};
    match key {
        Key::Of(field) => field,
        Key::Care(..) => Field::Household(H::Care),
        Key::Place(n) => Field::Household(H::ContactAway(n)),
        Key::Office(Office::Cadre) => Field::Person(P::Cadre),
        Key::Office(Office::GroupHead) => Field::Person(P::GroupHead),
        Key::Office(Office::Grid) => Field::Person(P::GridWorker),
        Key::Office(Office::Delegate) => Field::Person(P::Delegate),
        Key::Into => Field::Household(H::Head),
        Key::Instead => Field::Leader(LeaderField::Person),
        Key::Value(target) => target.field(),
        Key::OtherTopics => Field::Training(TrainingField::Topics),
        Key::MakeUp => Field::Training(TrainingField::MakeUp),
        Key::Mark(_) => Field::Site(SiteField::Items),
        Key::PassLines => Field::Site(SiteField::PassLines),
        Key::Target | Key::Goes(_) => Field::Place,
    }
}

/// The field beside which something worth knowing stands.
pub fn beside(caution: &Caution) -> Key {
    use crate::domain::{HouseholdField as H, LeaderField as L, PersonField as P, UnitField as U};
    match caution {
        Caution::StillServes { .. }
        | Caution::Double { .. }
        | Caution::Namesakes { .. }
        | Caution::Size { .. } => key::household(H::Head),
        Caution::InTheBook { .. } | Caution::Head { .. } => key::person(P::Name),
        Caution::Seats { .. } | Caution::SeatsOf { .. } => key::leader(L::Until),
        Caution::AreaOf { .. } | Caution::Sites { .. } | Caution::RetiredUnit { .. } => {
            Key::Of(Field::Unit(U::Name))
        }
        Caution::RetiredCare { .. } => Key::Of(Field::CareName),
    }
}

/// The field that a refusal is about.
pub fn about(refusal: &Refusal) -> Option<Key> {
    use crate::domain::{
        HouseholdField as H, HouseholdRefusal as HR, LeaderField as L, LeaderRefusal as LR,
        SiteField as SF, SiteRefusal as SR, TrainingRefusal as TR, UnitField as U,
        UnitRefusal as UR,
    };
    Some(match refusal {
        Refusal::Unit(UR::SameName { .. }) => Key::Of(Field::Unit(U::Name)),
        Refusal::Household(HR::NumberTaken { .. } | HR::NumberRests { .. } | HR::Full) => {
            key::household(H::Number)
        }
        Refusal::Household(HR::TooFewPeople { .. }) => key::household(H::People),
        Refusal::Household(HR::MergeWithItself) => Key::Into,
        Refusal::Leader(LR::SameDay { .. } | LR::Overlap { .. }) => key::leader(L::Since),
        Refusal::Leader(LR::AlreadyServes { .. }) => key::leader(L::Person),
        Refusal::Training(TR::FewerSeatsThanPeople { .. }) => {
            Key::Of(Field::Training(TrainingField::Capacity))
        }
        Refusal::Training(TR::NoHost { .. }) => Key::Of(Field::Training(TrainingField::Host)),
        Refusal::Leader(LR::AlreadyEnded { .. }) => key::leader(L::Until),
        Refusal::Site(SR::Taken { .. } | SR::NotAVillage { .. } | SR::OtherTownship { .. }) => {
            Key::Of(Field::Site(SF::Village))
        }
        Refusal::Site(SR::SameStage { .. }) => Key::Of(Field::Site(SF::Name)),
        Refusal::Rubric(RubricRefusal::Faults(faults)) => of_rubric(faults.first()?),
        _ => return None,
    })
}

/// The field that a fault is about; sums are put right by letting them follow.
fn of_rubric(fault: &RubricFault) -> Key {
    let names = match (fault.block, fault.item) {
        (None, _) => Key::Of(Field::Site(SiteField::Title)),
        (_, None) => Key::Mark(Mark::BlockName),
        _ => Key::Of(Field::Site(SiteField::Name)),
    };
    match fault.wrong {
        RubricWrong::NoName | RubricWrong::IdNumber | RubricWrong::TooLong { .. } => names,
        RubricWrong::BlockSum { .. } | RubricWrong::Total { .. } => Key::Mark(Mark::Follow),
        RubricWrong::NoBands
        | RubricWrong::BandsOverlap { .. }
        | RubricWrong::BandsGap { .. }
        | RubricWrong::BandBackwards { .. }
        | RubricWrong::BandBeyond { .. }
        | RubricWrong::BandsShort { .. } => Key::Mark(Mark::Bands),
        RubricWrong::TooMany { .. } if fault.item.is_some() => Key::Mark(Mark::Bands),
        RubricWrong::Slope { .. } => Key::Mark(Mark::From),
        RubricWrong::PassLine { .. } => Key::Mark(Mark::Pass),
        RubricWrong::Each(_) | RubricWrong::BelowFloor { .. } => Key::Mark(Mark::Each),
        _ => Key::Mark(Mark::Points),
    }
}
