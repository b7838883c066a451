//! Every refusal, fault and deed, listed by hand: the field's enums are not counted by a macro.

use super::{at, check, check_all, day, x};
use crate::{
    domain::*,
    i18n::{Lang, Say},
};

fn fields() -> Vec<Field> {
    use HouseholdField as H;
    let household = [
        H::Head,
        H::HeadPerson,
        H::People,
        H::AddressText,
        H::Estate,
        H::Building,
        H::Entrance,
        H::Room,
        H::Residence,
        H::ContactName(0),
        H::ContactRelation(1),
        H::ContactPhone(2),
        H::ContactAway(0),
        H::Care,
        H::CareSince,
        H::CareUntil,
        H::State,
        H::AwayUntil,
        H::Note,
        H::CardIssued,
        H::InChat,
        H::Number,
    ];
    let person = [
        PersonField::Name,
        PersonField::Sex,
        PersonField::BirthYear,
        PersonField::Party,
        PersonField::Phone,
        PersonField::Standing,
        PersonField::Cadre,
        PersonField::GroupHead,
        PersonField::GridWorker,
        PersonField::Delegate,
        PersonField::Household,
    ];
    let leader = [
        LeaderField::Person,
        LeaderField::Since,
        LeaderField::Until,
        LeaderField::Origin,
        LeaderField::Ending,
        LeaderField::Acting,
    ];
    let unit = [
        UnitField::Name,
        UnitField::Short,
        UnitField::Code,
        UnitField::Kind,
        UnitField::ContactRole(0),
        UnitField::ContactName(1),
        UnitField::ContactPhone(2),
    ];
    let mut fields = vec![Field::CareName, Field::Since, Field::Place, Field::Retired];
    fields.extend(household.map(Field::Household));
    fields.extend(person.map(Field::Person));
    fields.extend(leader.map(Field::Leader));
    fields.extend(unit.map(Field::Unit));
    fields
}

fn faults() -> Vec<Fault> {
    vec![
        Fault::Empty,
        Fault::TooLong { most: 60, has: 72 },
        Fault::TooMany { most: 3 },
        Fault::NotANumber,
        Fault::OutOf { least: 1, most: 50 },
        Fault::NotADate,
        Fault::NoSuchDay {
            year: 2026,
            month: 2,
            days: Some(28),
        },
        Fault::NoSuchDay {
            year: 2026,
            month: 13,
            days: None,
        },
        Fault::OtherWeekday { day: day() },
        Fault::NotTimes,
        Fault::InFuture,
        Fault::EndsBeforeItBegins,
        Fault::NotAPhone,
        Fault::NotACode,
        Fault::Unknown(x()),
        Fault::Ambiguous(vec![x(), x()]),
        Fault::Taken(x()),
        Fault::InUse,
    ]
}

#[test]
fn every_fault_of_every_field_says_how_to_mend_it() {
    check_all(fields());
    for field in fields() {
        for fault in faults() {
            let issue = Issue::new(field, fault);
            check(&issue, &format!("{issue:?}"));
            assert!(issue.say(Lang::Zh).ends_with('。'), "{issue:?}");
            assert!(issue.say(Lang::En).ends_with('.'), "{issue:?}");
        }
    }
}

#[test]
fn every_refusal_says_what_to_do() {
    let changed = |fields| Changed {
        by: x(),
        at: at(),
        fields,
    };
    let (name, head) = (x, x);
    let refusals: Vec<Refusal> = vec![
        UnitRefusal::NotFound.into(),
        UnitRefusal::WrongParent {
            child: Level::Group,
            parent: Some(Level::County),
        }
        .into(),
        UnitRefusal::WrongParent {
            child: Level::Group,
            parent: None,
        }
        .into(),
        UnitRefusal::Retired { name: name() }.into(),
        UnitRefusal::NotRetired { name: name() }.into(),
        UnitRefusal::ParentRetired { name: name() }.into(),
        UnitRefusal::County.into(),
        UnitRefusal::SecondCounty.into(),
        UnitRefusal::SameName {
            name: name(),
            there: There {
                id: UnitId(1),
                path: x(),
            },
        }
        .into(),
        CareRefusal::SameName {
            name: name(),
            id: CareId(1),
        }
        .into(),
        HouseholdRefusal::NotFound.into(),
        HouseholdRefusal::NotANeighborhood {
            name: name(),
            level: Level::Village,
        }
        .into(),
        HouseholdRefusal::NumberTaken {
            number: 3,
            head: head(),
        }
        .into(),
        HouseholdRefusal::NumberRests {
            number: 3,
            year: 2026,
        }
        .into(),
        HouseholdRefusal::Retired { head: head() }.into(),
        HouseholdRefusal::NotRetired { head: head() }.into(),
        HouseholdRefusal::SameNeighborhood { head: head() }.into(),
        HouseholdRefusal::MergeWithItself.into(),
        HouseholdRefusal::TooFewPeople { people: 2 }.into(),
        HouseholdRefusal::NeighborhoodRetired { name: name() }.into(),
        HouseholdRefusal::Full.into(),
        PersonRefusal::NotFound.into(),
        PersonRefusal::NotAVillage { name: name() }.into(),
        LeaderRefusal::NotFound.into(),
        LeaderRefusal::NoPost {
            name: name(),
            level: Level::Village,
        }
        .into(),
        LeaderRefusal::Overlap {
            name: name(),
            since: day(),
            until: Some(day()),
        }
        .into(),
        LeaderRefusal::Overlap {
            name: name(),
            since: day(),
            until: None,
        }
        .into(),
        LeaderRefusal::SameDay {
            name: name(),
            since: day(),
        }
        .into(),
        LeaderRefusal::AlreadyServes { name: name() }.into(),
        LeaderRefusal::AlreadyEnded { until: day() }.into(),
        EditRefusal::Changed(changed(fields())).into(),
        EditRefusal::Changed(changed(Vec::new())).into(),
        EditRefusal::Nothing.into(),
        EditRefusal::OutOfArea.into(),
        EditRefusal::Undated.into(),
        EditRefusal::TooManyUnmasked { n: 201, most: 200 }.into(),
        EditRefusal::Before {
            name: name(),
            begun: day(),
        }
        .into(),
        UndoRefusal::NothingToUndo.into(),
        UndoRefusal::NothingToRedo.into(),
        UndoRefusal::NotFound(Seq(7)).into(),
        UndoRefusal::ChangedSince { by: x(), at: at() }.into(),
        UndoRefusal::AlreadyUndone(Seq(7)).into(),
        Refusal::Invalid(vec![Issue::new(Field::CareName, Fault::Empty)]),
        Refusal::Step(3, Box::new(UnitRefusal::County.into())),
    ];
    for refusal in refusals {
        check(&refusal, &format!("{refusal:?}"));
        assert!(refusal.say(Lang::Zh).ends_with('。'), "{refusal:?}");
        assert!(refusal.say(Lang::En).ends_with('.'), "{refusal:?}");
    }
}

fn occasions() -> Vec<Occasion> {
    use Occasion as O;
    vec![
        O::Import,
        O::Divisions,
        O::Rehearsal,
        O::Edit,
        O::Move,
        O::Retire,
        O::Form,
    ]
}

fn acts() -> Vec<Act> {
    use Act as A;
    let mut acts = vec![
        A::AddUnit,
        A::EditUnit,
        A::MoveUnit,
        A::RetireUnit,
        A::RestoreUnit,
        A::Divide,
        A::Replace,
        A::AddHousehold,
        A::EditHousehold,
        A::MoveHousehold,
        A::Renumber,
        A::Split,
        A::Merge,
        A::NewHead,
        A::Deregister,
        A::RestoreHousehold,
        A::AddPerson,
        A::EditPerson,
        A::Appoint,
        A::EditTerm,
        A::EndTerm,
        A::AddCare,
        A::EditCare,
    ];
    acts.extend(occasions().into_iter().map(A::Batch));
    acts.push(A::Undo(Box::new(A::EditHousehold)));
    acts.push(A::Redo(Box::new(A::Undo(Box::new(A::EditHousehold)))));
    acts
}

#[test]
fn every_deed_is_told() {
    check_all(occasions());
    for act in acts() {
        check(&act, &format!("{act:?}"));
        let office = NamedPost {
            unit: x(),
            level: Level::Neighborhood,
        };
        for (count, office) in [(0, None), (1, Some(office)), (466, None)] {
            let deed = Deed {
                from: office.as_ref().map(|_| x()),
                office,
                ..Deed::of(act.clone(), x(), count)
            };
            check(&deed, &format!("{deed:?}"));
        }
    }
}
