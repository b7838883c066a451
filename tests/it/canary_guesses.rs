//! Nobody learns of what lies outside their area by guessing ids and reading why they are refused.

use sanzhang::{domain::*, store::Store};

use crate::support::{canary::fill, county::*, restricted::CASES, users::apply_as};

/// Put to the file itself, past every screen and every name.
fn guesses() -> Vec<Command> {
    let mut guesses = Vec::new();
    let base = Seq(1);
    for n in 1..=40 {
        let (unit, household, person) = (UnitId(n), HouseholdId(n), PersonId(n));
        let (training, site, appointment) = (TrainingId(n), SiteId(n), AppointmentId(n));
        let m = n % 12 + 1;
        guesses.extend([
            add_unit(0, Some(unit), Level::Neighborhood, "x"),
            Command::Unit(UnitCommand::Edit {
                id: unit,
                base,
                fields: UnitFields::default(),
            }),
            Command::Unit(UnitCommand::Move {
                id: unit,
                base,
                parent: UnitId(m),
                before: None,
            }),
            Command::Unit(UnitCommand::Retire { id: unit, base }),
            Command::Unit(UnitCommand::Restore { id: unit }),
        ]);
        let fields = Box::new(fields("x"));
        let (to, into) = (UnitId(m), HouseholdId(m));
        guesses.extend(
            [
                HouseholdCommand::Edit {
                    id: household,
                    base,
                    fields,
                },
                HouseholdCommand::Move {
                    id: household,
                    base,
                    to,
                },
                HouseholdCommand::Renumber {
                    id: household,
                    base,
                    number: 1,
                },
                HouseholdCommand::Merge {
                    id: household,
                    base,
                    into,
                    into_base: base,
                },
                HouseholdCommand::NewHead {
                    id: household,
                    base,
                    head: "x".to_owned(),
                    person: Some(PersonId(m)),
                },
                HouseholdCommand::Deregister {
                    id: household,
                    base,
                },
                HouseholdCommand::Restore { id: household },
            ]
            .map(Command::Household),
        );
        guesses.push(Command::Person(PersonCommand::Edit {
            id: person,
            base,
            fields: PersonFields::default(),
        }));
        guesses.extend([
            Command::Unmask(vec![Unmask::Household(household)]),
            Command::Unmask(vec![Unmask::Person(person)]),
        ]);
        for unit in 1..=14 {
            guesses.push(appoint(0, UnitId(unit), PersonId(n % 14 + 1), today()));
        }
        guesses.push(Command::Leader(LeaderCommand::End {
            id: appointment,
            base,
            until: today(),
            ending: Ending::Resigned,
        }));
        guesses.extend(
            [
                TrainingCommand::Cancel {
                    id: training,
                    base,
                    reason: "x".to_owned(),
                },
                TrainingCommand::Assign {
                    id: training,
                    people: (1..=6).map(PersonId).collect(),
                },
                TrainingCommand::Mark {
                    id: training,
                    marks: (1..=40).map(|seat| (SeatId(seat), None)).collect(),
                    over: Vec::new(),
                },
                TrainingCommand::WalkIn {
                    id: training,
                    person: PersonId(m),
                    mark: Mark::Present,
                },
                TrainingCommand::Close { id: training },
            ]
            .map(Command::Training),
        );
        guesses.extend(
            [
                SiteCommand::Close {
                    id: site,
                    base,
                    on: today(),
                    reason: "x".to_owned(),
                },
                SiteCommand::Reopen { id: site, base },
                SiteCommand::Add {
                    id: SiteId::promised(0),
                    village: unit,
                    fields: Box::default(),
                },
                SiteCommand::Inspection(InspectionCommand::Close {
                    id: InspectionId(n),
                    base,
                }),
                SiteCommand::Rectification(RectificationCommand::Reopen {
                    id: RectificationId(n),
                    base,
                }),
            ]
            .map(Command::Site),
        );
    }
    guesses
}

#[test]
fn no_refusal_of_the_file_names_what_lies_outside() {
    for case in CASES {
        let store = Store::in_memory();
        fill(&store);
        let mut named = 0;
        for guess in guesses() {
            let asked = format!("{guess:?}");
            let Err(refusal) = apply_as(&store, &case.hand(), guess) else {
                continue;
            };
            let told = format!("{refusal:?}");
            case.look(&told, &asked);
            named += usize::from(case.seen.iter().any(|spot| told.contains(spot.sign)));
        }
        // Where it lies inside, refusals do name things.
        assert!(named > 0 || case.role == Role::Viewer, "{}", case.login);
    }
}
