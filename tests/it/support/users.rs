//! The small county with a second town, sites, sessions, and one user of every role.

use sanzhang::{
    domain::*,
    exchange::example_rubric,
    store::{Receipt, Rejected, Store},
};

use super::{county::*, sites::Office};

pub fn user_fields(login: &str, role: Role, area: Option<UnitId>) -> UserFields {
    UserFields {
        login: login.to_owned(),
        name: format!("{login}先生"),
        role,
        area,
        phone: String::new(),
        lang: None,
        keymap: None,
        theme: None,
    }
}

pub fn add(login: &str, role: Role, area: Option<UnitId>) -> Command {
    Command::User(UserCommand::Add {
        id: UserId::promised(0),
        fields: user_fields(login, role, area),
        keys: Vec::new(),
    })
}

pub fn edit(id: UserId, base: Seq, fields: UserFields) -> Command {
    Command::User(UserCommand::Edit { id, base, fields })
}

pub fn signed(user: u32, role: Role) -> Hand {
    Hand {
        pass: Some(Pass {
            user: UserId(user),
            role,
        }),
        ..hand("wang")
    }
}

pub fn apply_as(store: &Store, hand: &Hand, command: Command) -> Result<Receipt, Refusal> {
    let n = store.head().expect("head").0 + 1;
    let done = store.apply(op(n), hand, now(), today(), command);
    done.map_err(refusal)
}

pub fn refusal(rejected: Rejected) -> Refusal {
    match rejected {
        Rejected::Refused(refusal) => refusal,
        Rejected::Broke(error) => panic!("{error}"),
    }
}

pub fn user(refusal: UserRefusal) -> Result<(), Refusal> {
    Err(Refusal::User(refusal))
}

pub fn nothing(done: Result<Receipt, Refusal>) -> Result<(), Refusal> {
    done.map(|_| ())
}

/// The users of the staffed county in the order in which they are let in: one of every role, in the town where that can
/// be, else in its village, else in the whole county.
fn staff() -> impl Iterator<Item = (&'static str, Role, Option<UnitId>)> {
    let known = [
        ("guan", Role::Administrator),
        ("cun", Role::Village),
        ("zhen", Role::Township),
        ("xian", Role::County),
        ("kan", Role::Viewer),
        ("lian", Role::Trainee),
    ];
    let more = Role::ALL.into_iter();
    let more = more.filter(move |role| known.iter().all(|(_, known)| known != role));
    let all = known
        .into_iter()
        .chain(more.map(|role| (role.word(), role)));
    all.map(|(login, role)| {
        let places = [(Level::Township, UnitId(2)), (Level::Village, HERE.village)];
        let area = places
            .into_iter()
            .find(|&(level, _)| role.fits(Some(level)));
        (login, role, area.map(|(_, unit)| unit))
    })
}

/// Whoever has the role in the staffed county.
pub fn hand_of(role: Role) -> Hand {
    let mut staff = (1..).zip(staff());
    let (user, (_, _, area)) = staff
        .find(|(_, (_, one, _))| *one == role)
        .expect("every role");
    Hand {
        area,
        ..signed(user, role)
    }
}

/// The small county with sites and sessions, a second town, and one user of every role.
pub fn staffed() -> Store {
    let store = Store::in_memory();
    let mut office = Office::at(store.clone());
    let far = |n: u32| Some(UnitId::promised(n));
    let other = batch(
        Occasion::Divisions,
        vec![
            add_unit(0, Some(COUNTY), Level::Township, "远镇"),
            add_unit(1, far(0), Level::Village, "远村村委会"),
            add_unit(2, far(1), Level::Section, "一片"),
            add_unit(3, far(2), Level::Group, "一组"),
            add_unit(4, far(3), Level::Neighborhood, "一邻"),
            add_household(0, UnitId::promised(4), "周远"),
            add_person(0, UnitId::promised(1), "周某"),
        ],
    );
    must(&store, other);
    office
        .submit(SiteCommand::Add {
            id: SiteId::promised(0),
            village: FAR.village,
            fields: Box::new(SiteFields {
                stages: vec![Reached {
                    stage: StageId(1),
                    on: today(),
                }],
                ..SiteFields::default()
            }),
        })
        .expect("a second site");
    for place in [HERE, FAR] {
        must(&store, plan(place.village));
    }
    for (n, place) in [(1, HERE), (2, FAR)] {
        let people = vec![place.person];
        let id = TrainingId(n);
        must(
            &store,
            Command::Training(TrainingCommand::Assign { id, people }),
        );
    }
    let mut staff = staff();
    let (login, role, area) = staff.next().expect("an administrator");
    must(&store, add(login, role, area));
    let boss = hand_of(role);
    for (login, role, area) in staff {
        let done = apply_as(&store, &boss, add(login, role, area));
        done.unwrap_or_else(|refusal| panic!("{login}: {refusal:?}"));
    }
    store
}

/// Where something is done.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    pub village: UnitId,
    pub neighborhood: UnitId,
    pub person: PersonId,
    pub training: TrainingId,
    pub seat: SeatId,
    pub site: SiteId,
}

pub const HERE: Spot = Spot {
    village: VILLAGES[0],
    neighborhood: NEIGHBORHOODS[0],
    person: PersonId(1),
    training: TrainingId(1),
    seat: SeatId(1),
    site: SiteId(1),
};
/// In the other town.
pub const FAR: Spot = Spot {
    village: UnitId(14),
    neighborhood: UnitId(17),
    person: PersonId(3),
    training: TrainingId(2),
    seat: SeatId(2),
    site: SiteId(2),
};

pub fn plan(host: UnitId) -> Command {
    let time = |hour| TimeOfDay::new(hour, 0).expect("a time");
    let slot = Slot {
        date: today(),
        from: time(9),
        to: time(11),
    };
    Command::Training(TrainingCommand::Plan {
        id: TrainingId::promised(0),
        host,
        fields: Box::new(TrainingFields {
            title: "培训".to_owned(),
            slots: vec![slot],
            ..TrainingFields::default()
        }),
    })
}

pub fn begin(site: SiteId, by: By) -> Command {
    Command::Site(SiteCommand::Inspection(InspectionCommand::Begin {
        id: InspectionId::promised(0),
        site,
        rubric: RubricId(1),
        by,
        fields: InspectionFields {
            on: today(),
            ..InspectionFields::default()
        },
    }))
}

/// One change for every right that changes something; where it needs no place, it is the county's.
pub fn change(store: &Store, right: Right, at: Spot) -> Option<Command> {
    Some(match right {
        Right::Read | Right::Keep => return None,
        Right::ReadWhole => Command::Unmask(vec![Unmask::Person(at.person)]),
        Right::Registry => add_household(0, at.neighborhood, "新户"),
        Right::Contacts => {
            let held = store.read().expect("read").get::<Unit>(at.village);
            let Held { record, version } = held.expect("read").expect("a village");
            let mut fields = record.fields;
            fields.contacts = vec![UnitContact {
                name: "陈大山".to_owned(),
                ..UnitContact::default()
            }];
            let (id, base) = (at.village, version);
            Command::Unit(UnitCommand::Edit { id, base, fields })
        }
        Right::RollCall => Command::Training(TrainingCommand::Mark {
            id: at.training,
            marks: vec![(at.seat, Some(Mark::Present))],
            over: Vec::new(),
        }),
        Right::SelfScore => begin(at.site, By::Village),
        Right::Trainings => plan(at.village),
        Right::VerifiedScore => begin(at.site, By::Verifier),
        Right::Sites => {
            let held = store.read().expect("read").get::<Site>(at.site);
            let base = held.expect("read").expect("a site").version;
            Command::Site(SiteCommand::Close {
                id: at.site,
                base,
                on: today(),
                reason: "撤并".to_owned(),
            })
        }
        Right::Divisions => add_unit(0, Some(parent(at)), Level::Village, "新村村委会"),
        Right::Rules => Command::Care(CareCommand::Add {
            id: CareId::promised(0),
            name: "新类别".to_owned(),
        }),
        Right::Rubrics => Command::Rubric(RubricCommand::Add {
            id: RubricId::promised(0),
            fields: Box::new(example_rubric()),
        }),
        Right::Import => {
            let one = add_household(0, at.neighborhood, "导入户");
            batch(Occasion::Import, vec![one])
        }
        Right::CountyTrainings => plan(COUNTY),
        Right::Users => add("xin", Role::County, None),
    })
}

pub fn parent(at: Spot) -> UnitId {
    if at.village == HERE.village {
        UnitId(2)
    } else {
        UnitId(13)
    }
}
