//! A county in which every text says where it belongs: each place has a sign of its own, found nowhere else in the
//! program, and each text is that sign and a number. Whoever sees a sign sees something of that place.

use chrono::Days;
use sanzhang::{domain::*, store::Store};

use super::{
    county::*,
    restricted::sitters,
    rubric::rubric,
    users::{add, refusal, signed},
};

/// A place and how its texts are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub sign: char,
    /// How every phone of the place begins.
    pub phones: &'static str,
    /// The unit.
    pub unit: UnitId,
    pub login: &'static str,
}

impl Spot {
    /// A phone of the place that stands in full in a text. All its digits are asked for: the first few stand in the
    /// fractions of a log's seconds too.
    pub fn phone_in(self, text: &str) -> Option<String> {
        let begun = format!("{}7", self.phones);
        text.match_indices(&begun)
            .filter_map(|(at, _)| text.get(at..at + 11))
            .find(|phone| phone.bytes().all(|b| b.is_ascii_digit()))
            .map(str::to_owned)
    }
}

const fn spot(sign: char, phones: &'static str, unit: u32, login: &'static str) -> Spot {
    Spot {
        sign,
        phones,
        unit: UnitId(unit),
        login,
    }
}

pub const TOP: Spot = spot('鼐', "130", 1, "xian");
pub const NEAR: Spot = spot('犇', "131", 2, "zhen");
pub const OWN: Spot = spot('猋', "132", 3, "cun");
pub const SIBLING: Spot = spot('骉', "133", 4, "lincun");
pub const OTHER: Spot = spot('麤', "134", 5, "yuanzhen");
pub const FAR: Spot = spot('毳', "135", 6, "yuancun");

/// Households in each neighborhood of a village, of which there are two.
pub const HOUSEHOLDS: u32 = 3;

/// Puts numbers behind signs.
struct Pen<'w> {
    next: u32,
    /// Makes a text out of the sign and the number.
    write: &'w dyn Fn(Spot, u32) -> String,
}

impl Pen<'_> {
    fn word(&mut self, spot: Spot) -> String {
        self.next += 1;
        (self.write)(spot, self.next)
    }

    fn phone(&mut self, spot: Spot) -> String {
        self.next += 1;
        format!("{}{:08}", spot.phones, 70_000_000 + self.next * 1_003)
    }
}

fn below(id: u32, parent: u32, level: Level, name: &str) -> Command {
    let parent = (parent > 0).then(|| UnitId::promised(parent));
    add_unit(id, parent, level, name)
}

fn household(pen: &mut Pen<'_>, spot: Spot, id: u32, neighborhood: u32) -> Command {
    let contact = PhoneContact {
        name: pen.word(spot),
        relation: pen.word(spot),
        phone: pen.phone(spot),
        whereabouts: Whereabouts::Away(pen.word(spot)),
    };
    let care = CareEntry {
        category: CareId::promised(0),
        since: Some(today()),
        until: None,
        who: pen.word(spot),
        carer: pen.word(spot),
    };
    Command::Household(HouseholdCommand::Add {
        id: HouseholdId::promised(id),
        neighborhood: UnitId::promised(neighborhood),
        number: None,
        fields: Box::new(HouseholdFields {
            address: Address {
                text: pen.word(spot),
                estate: pen.word(spot),
                building: pen.word(spot),
                entrance: pen.word(spot),
                room: pen.word(spot),
            },
            contacts: vec![contact],
            care: vec![care],
            note: pen.word(spot),
            ..fields(&pen.word(spot))
        }),
    })
}

fn person(pen: &mut Pen<'_>, spot: Spot, id: u32) -> Command {
    Command::Person(PersonCommand::Add {
        id: PersonId::promised(id),
        village: UnitId::promised(spot.unit.0),
        fields: PersonFields {
            name: pen.word(spot),
            phone: pen.phone(spot),
            standing: Standing {
                cadre: pen.word(spot),
                ..Standing::default()
            },
            ..PersonFields::default()
        },
    })
}

fn session(pen: &mut Pen<'_>, spot: Spot, id: u32, hour: u16) -> Command {
    let time = |hour| TimeOfDay::new(hour, 0).expect("a time");
    Command::Training(TrainingCommand::Plan {
        id: TrainingId::promised(id),
        host: UnitId::promised(spot.unit.0),
        fields: Box::new(TrainingFields {
            title: pen.word(spot),
            topics: vec![Topic::Other(pen.word(spot))],
            slots: vec![Slot {
                date: today(),
                from: time(hour),
                to: time(hour + 1),
            }],
            place: pen.word(spot),
            lecturer: pen.word(spot),
            capacity: None,
            audience: Vec::new(),
            note: pen.word(spot),
        }),
    })
}

/// The site of a village, linked to another one.
fn site(pen: &mut Pen<'_>, spot: Spot, id: u32, linked: Spot) -> Command {
    Command::Site(SiteCommand::Add {
        id: SiteId::promised(id),
        village: UnitId::promised(spot.unit.0),
        fields: Box::new(SiteFields {
            feature: pen.word(spot),
            stages: vec![Reached {
                stage: StageId(1),
                on: today() - Days::new(20),
            }],
            village_lead: pen.word(spot),
            township_lead: pen.word(spot),
            official: Some(OfficialId::promised(id)),
            projects: vec![Project {
                name: pen.word(spot),
                source: pen.word(spot),
                amount: 10,
                spent: 1,
                state: ProjectState::Running,
            }],
            target: Some(today() + Days::new(50)),
            milestones: vec![Milestone {
                name: pen.word(spot),
                due: today() + Days::new(5),
                done: None,
            }],
            links: vec![Link {
                village: UnitId::promised(linked.unit.0),
                kind: LinkKind::Line,
                name: pen.word(spot),
                since: today(),
            }],
            adoptions: vec![Adoption {
                village: UnitId::promised(linked.unit.0),
                on: today(),
                what: pen.word(spot),
                checked_by: pen.word(spot),
            }],
            note: pen.word(spot),
        }),
    })
}

/// What was found at a site and what is to be put right.
fn findings(pen: &mut Pen<'_>, spot: Spot, id: u32) -> Vec<Command> {
    let score = InspectionCommand::Score {
        id: ScoreId::promised(id),
        inspection: InspectionId::promised(id),
        item: 1,
        base: None,
        fields: ScoreFields {
            value: Some(Value::Number(Points::whole(1))),
            note: pen.word(spot),
            evidence: pen.word(spot),
        },
    };
    let begin = InspectionCommand::Begin {
        id: InspectionId::promised(id),
        site: SiteId::promised(id),
        rubric: RubricId(1),
        by: By::Verifier,
        fields: InspectionFields {
            on: today(),
            name: pen.word(spot),
            inspectors: pen.word(spot),
        },
    };
    let raise = RectificationCommand::Raise {
        id: RectificationId::promised(id),
        site: SiteId::promised(id),
        inspection: Some(InspectionId::promised(id)),
        item: Some(1),
        fields: RectificationFields {
            what: pen.word(spot),
            owner: pen.word(spot),
            since: today(),
            due: today() + Days::new(9),
        },
    };
    vec![
        Command::Site(SiteCommand::Inspection(begin)),
        Command::Site(SiteCommand::Inspection(score)),
        Command::Site(SiteCommand::Rectification(raise)),
    ]
}

/// Puts the county into an empty store: two townships, three villages, everything in each of them, one user for every
/// place and a viewer of the near township.
pub fn fill(store: &Store) {
    fill_with(store, &|spot, n| format!("{}{n:03}", spot.sign)).expect("a county");
}

/// The same with other texts; answers how many there are.
pub fn fill_with(store: &Store, write: &dyn Fn(Spot, u32) -> String) -> Result<u32, Refusal> {
    let mut pen = Pen { next: 0, write };
    must(store, batch(Occasion::Form, StageCommand::examples()));
    let (id, fields) = (RubricId::promised(0), Box::new(rubric()));
    must(store, Command::Rubric(RubricCommand::Add { id, fields }));
    let mut steps = vec![Command::Care(CareCommand::Add {
        id: CareId::promised(0),
        name: "独居老人".to_owned(),
    })];
    for (spot, parent, level) in [
        (TOP, 0, Level::County),
        (NEAR, 1, Level::Township),
        (OWN, 2, Level::Village),
        (SIBLING, 2, Level::Village),
        (OTHER, 1, Level::Township),
        (FAR, 5, Level::Village),
    ] {
        steps.push(below(spot.unit.0, parent, level, &pen.word(spot)));
    }
    let mut next = 6;
    for (village, (n, spot)) in (0_u32..).zip([OWN, SIBLING, FAR]).map(|(n, s)| (n, (n, s))) {
        let section = next + 1;
        next += 4;
        let names = [Level::Section, Level::Group, Level::Neighborhood];
        let mut parent = spot.unit.0;
        for (step, level) in (0..).zip(names) {
            steps.push(below(section + step, parent, level, &pen.word(spot)));
            parent = section + step;
        }
        let (group, last) = (section + 1, section + 3);
        steps.push(below(last, group, Level::Neighborhood, &pen.word(spot)));
        for (place, neighborhood) in (0..).zip([section + 2, last]) {
            for h in 0..HOUSEHOLDS {
                let id = (village * 2 + place) * HOUSEHOLDS + h;
                steps.push(household(&mut pen, spot, id, neighborhood));
            }
        }
        steps.push(person(&mut pen, spot, 2 * n));
        steps.push(person(&mut pen, spot, 2 * n + 1));
        let post = UnitId::promised(section + 2);
        steps.push(appoint(2 * n, post, PersonId::promised(2 * n), today()));
    }
    for id in 0..2 {
        // Leaders of the county, whom every township may ask for.
        let fields = OfficialFields {
            name: pen.word(TOP),
            post: pen.word(TOP),
            phone: pen.phone(TOP),
            closed: false,
        };
        let id = OfficialId::promised(id);
        let add = OfficialCommand::Add { id, fields };
        steps.push(Command::Site(SiteCommand::Official(add)));
    }
    steps.push(site(&mut pen, OWN, 0, FAR));
    steps.push(site(&mut pen, FAR, 1, OWN));
    steps.extend(findings(&mut pen, OWN, 0));
    steps.extend(findings(&mut pen, FAR, 1));
    for (id, spot) in (0..).zip([TOP, NEAR, OWN, SIBLING, OTHER, FAR]) {
        steps.push(session(&mut pen, spot, id, 8 + id as u16));
        let people: Vec<PersonId> = match spot {
            TOP => vec![0, 2, 4],
            NEAR => vec![0, 2],
            OWN => vec![0, 1],
            SIBLING => vec![2, 3],
            _ => vec![4, 5],
        }
        .into_iter()
        .map(PersonId::promised)
        .collect();
        let id = TrainingId::promised(id);
        steps.push(Command::Training(TrainingCommand::Assign { id, people }));
    }
    tried(store, batch(Occasion::Rehearsal, steps))?;
    marked(store, &mut pen)?;
    changed(store, &mut pen)?;
    must(store, add("guan", Role::Administrator, None));
    let boss = signed(1, Role::Administrator);
    for (spot, role) in [
        (TOP, Role::County),
        (NEAR, Role::Township),
        (OWN, Role::Village),
        (SIBLING, Role::Village),
        (OTHER, Role::Township),
        (FAR, Role::Village),
    ] {
        let area = (role != Role::County).then_some(spot.unit);
        let n = store.head().expect("head").0 + 1;
        let add = add(spot.login, role, area);
        store
            .apply(op(n), &boss, now(), today(), add)
            .expect("added");
    }
    let n = store.head().expect("head").0 + 1;
    let viewer = add("kan", Role::Viewer, Some(NEAR.unit));
    store
        .apply(op(n), &boss, now(), today(), viewer)
        .expect("added");
    for (user, role, area) in sitters().filter(|(user, ..)| *user > 8) {
        let new = add(role.word(), role, area.map(|spot| spot.unit));
        let done = store.apply(op(1000 + u64::from(user)), &boss, now(), today(), new);
        done.expect("added");
    }
    Ok(pen.next)
}

fn tried(store: &Store, command: Command) -> Result<(), Refusal> {
    apply(store, "li", command).map(|_| ()).map_err(refusal)
}

/// Everybody on every roster is excused, for a reason of their own.
fn marked(store: &Store, pen: &mut Pen<'_>) -> Result<(), Refusal> {
    for id in 1..=6 {
        let reading = store.read().expect("read");
        let seats = reading.seats(TrainingId(id), |_| true).expect("read");
        let marks = seats.iter().map(|seat| {
            let spot = [OWN, OWN, SIBLING, SIBLING, FAR, FAR][seat.record.person.0 as usize - 1];
            let reason = pen.word(spot);
            (seat.record.id, Some(Mark::Excused { reason }))
        });
        let marks = marks.collect();
        let id = TrainingId(id);
        let mark = TrainingCommand::Mark {
            id,
            marks,
            over: Vec::new(),
        };
        tried(store, Command::Training(mark))?;
    }
    Ok(())
}

/// So that there is something in every history: one household of each village gets another head and note.
fn changed(store: &Store, pen: &mut Pen<'_>) -> Result<(), Refusal> {
    for (spot, first) in [(OWN, 1), (SIBLING, 7), (FAR, 13)] {
        let id = HouseholdId(first);
        let held = store.read().expect("read").get::<Household>(id);
        let held = held.expect("read").expect("there");
        let fields = HouseholdFields {
            head: pen.word(spot),
            note: pen.word(spot),
            ..held.record.fields
        };
        let (base, fields) = (held.version, Box::new(fields));
        let edit = HouseholdCommand::Edit { id, base, fields };
        tried(store, Command::Household(edit))?;
    }
    Ok(())
}
