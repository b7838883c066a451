//! Sites, stages, inspections, posts and what is owed: each once, by whatever way in.

use chrono::Days;
use sanzhang::{domain::*, store::Store};

use crate::support::{
    county::*,
    doors::*,
    sites::{Office, SITE, ago},
};

const SECOND: UnitId = NEIGHBORHOODS[1];

fn with_a_site() -> Store {
    Office::new().0.store().clone()
}

fn site(village: UnitId) -> Command {
    Command::Site(SiteCommand::Add {
        id: SiteId::promised(0),
        village,
        fields: Box::new(SiteFields {
            stages: vec![Reached {
                stage: StageId(1),
                on: today(),
            }],
            ..SiteFields::default()
        }),
    })
}

fn withdraw(s: &Store, id: SiteId) -> Command {
    Command::Site(SiteCommand::Close {
        id,
        base: held::<Site>(s, id).version,
        on: today(),
        reason: "撤并".to_owned(),
    })
}

/// Another town with one village, which has a site.
fn far(s: &Store) -> UnitId {
    let town = must(s, add_unit(0, Some(COUNTY), Level::Township, "远镇"));
    let town = town.ids::<Unit>().next().expect("added");
    let village = must(s, add_unit(0, Some(town), Level::Village, "远村村委会"));
    let village = village.ids::<Unit>().next().expect("added");
    must(s, site(village));
    village
}

const SITES: &[Door] = &[
    ("add", |s| by(s, "li", site(VILLAGES[1]))),
    ("take up again", |s| {
        must(s, withdraw(s, SITE));
        must(s, site(VILLAGES[1]));
        let base = held::<Site>(s, SITE).version;
        by(
            s,
            "li",
            Command::Site(SiteCommand::Reopen { id: SITE, base }),
        )
    }),
    ("move of a village", |s| {
        let village = far(s);
        by(s, "li", shift(s, village, UnitId(2)))
    }),
    ("undo of closing", |s| {
        must(s, withdraw(s, SITE));
        by(s, "wang", site(VILLAGES[1])).expect("free");
        undo(s, "li")
    }),
    ("undo of a move", |s| {
        let town = must(s, add_unit(0, Some(COUNTY), Level::Township, "远镇"));
        let town = town.ids::<Unit>().next().expect("added");
        must(s, shift(s, VILLAGES[0], town));
        by(s, "wang", site(VILLAGES[1])).expect("free");
        undo(s, "li")
    }),
    ("batch", |s| {
        must(s, withdraw(s, SITE));
        let both = vec![site(VILLAGES[0]), site(VILLAGES[1])];
        by(s, "li", batch(Occasion::Form, both))
    }),
];

#[test]
fn no_way_in_lets_a_township_have_two_sites() {
    let right = |refusal: &Refusal| {
        let taken = Refusal::Site(SiteRefusal::Taken {
            township: "样镇".to_owned(),
            village: String::new(),
        });
        std::mem::discriminant(refusal) == std::mem::discriminant(&taken)
            || matches!(refusal, Refusal::Undo(UndoRefusal::ChangedSince { .. }))
    };
    closed(SITES, with_a_site, right);
}

fn stage(name: &str, order: u16) -> Command {
    let fields = StageFields {
        name: name.to_owned(),
        order,
        ..StageFields::default()
    };
    let id = StageId::promised(0);
    Command::Site(SiteCommand::Stage(StageCommand::Add { id, fields }))
}

fn restage(s: &Store, id: u32, change: impl FnOnce(&mut StageFields)) -> Command {
    let Held { record, version } = held::<Stage>(s, StageId(id));
    let (base, mut fields) = (version, record.fields);
    change(&mut fields);
    let id = StageId(id);
    Command::Site(SiteCommand::Stage(StageCommand::Edit { id, base, fields }))
}

const STAGES: &[Door] = &[
    ("add", |s| by(s, "li", stage("自查", 900))),
    ("rename", |s| {
        by(s, "li", restage(s, 1, |f| "自查".clone_into(&mut f.name)))
    }),
    ("place", |s| {
        let order = held::<Stage>(s, StageId(2)).record.fields.order;
        by(s, "li", restage(s, 1, |f| f.order = order))
    }),
    ("undo of a rename", |s| {
        must(s, restage(s, 1, |f| "初选".clone_into(&mut f.name)));
        by(s, "wang", stage("选点", 900)).expect("free");
        undo(s, "li")
    }),
    ("undo of another place", |s| {
        let order = held::<Stage>(s, StageId(1)).record.fields.order;
        must(s, restage(s, 1, |f| f.order = 901));
        by(s, "wang", stage("初选", order)).expect("free");
        undo(s, "li")
    }),
    ("redo", |s| {
        must(s, stage("初查", 900));
        undo(s, "li").expect("undone");
        by(s, "wang", stage("初查", 901)).expect("free");
        redo(s, "li")
    }),
    ("batch", |s| {
        by(
            s,
            "li",
            batch(Occasion::Form, vec![stage("初查", 900), stage("初查", 901)]),
        )
    }),
];

#[test]
fn no_way_in_lets_two_stages_share_a_name_or_a_place() {
    let right = |refusal: &Refusal| {
        matches!(
            refusal,
            Refusal::Site(SiteRefusal::SameStage { .. })
                | Refusal::Invalid(_)
                | Refusal::Undo(UndoRefusal::ChangedSince { .. })
        )
    };
    closed(STAGES, with_a_site, right);
}

fn begin() -> Command {
    Command::Site(SiteCommand::Inspection(InspectionCommand::Begin {
        id: InspectionId::promised(0),
        site: SITE,
        rubric: RubricId(1),
        by: By::Verifier,
        fields: InspectionFields {
            on: ago(1),
            ..InspectionFields::default()
        },
    }))
}

fn end(s: &Store) -> Command {
    let (id, base) = (
        InspectionId(1),
        held::<Inspection>(s, InspectionId(1)).version,
    );
    Command::Site(SiteCommand::Inspection(InspectionCommand::Close {
        id,
        base,
    }))
}

const INSPECTIONS: &[Door] = &[
    ("begin", |s| {
        must(s, begin());
        by(s, "li", begin())
    }),
    ("reopen", |s| {
        must(s, begin());
        must(s, end(s));
        must(s, begin());
        let (id, base) = (
            InspectionId(1),
            held::<Inspection>(s, InspectionId(1)).version,
        );
        let reopen = InspectionCommand::Reopen { id, base };
        by(s, "li", Command::Site(SiteCommand::Inspection(reopen)))
    }),
    ("undo of closing", |s| {
        by(s, "wang", begin()).expect("begun");
        must(s, end(s));
        by(s, "wang", begin()).expect("free");
        undo(s, "li")
    }),
];

#[test]
fn no_way_in_lets_two_inspections_of_one_kind_be_open() {
    let right = |refusal: &Refusal| {
        matches!(
            refusal,
            Refusal::Site(SiteRefusal::InspectionOpen { .. })
                | Refusal::Undo(UndoRefusal::ChangedSince { .. })
        )
    };
    closed(INSPECTIONS, with_a_site, right);
}

fn last_day(s: &Store, id: u32, until: chrono::NaiveDate) -> Command {
    let id = AppointmentId(id);
    Command::Leader(LeaderCommand::End {
        id,
        base: held::<Appointment>(s, id).version,
        until,
        ending: Ending::Resigned,
    })
}

const POSTS: &[Door] = &[
    ("a last day beyond the successor's first", |s| {
        must(s, appoint(0, SECOND, PersonId(1), ago(90)));
        must(s, last_day(s, 1, today() + Days::new(5)));
        must(s, appoint(0, SECOND, PersonId(2), today() + Days::new(6)));
        by(s, "li", last_day(s, 1, today() + Days::new(9)))
    }),
    ("a correction", |s| {
        must(s, appoint(0, SECOND, PersonId(1), ago(90)));
        must(s, appoint(0, SECOND, PersonId(2), ago(30)));
        let Held { record, version } = held::<Appointment>(s, AppointmentId(1));
        let (id, base, mut fields) = (record.id, version, record.fields);
        fields.until = None;
        let ending = None;
        by(
            s,
            "li",
            Command::Leader(LeaderCommand::Edit {
                id,
                base,
                fields,
                ending,
            }),
        )
    }),
    ("undo of an end", |s| {
        must(s, appoint(0, SECOND, PersonId(1), ago(90)));
        must(s, last_day(s, 1, ago(40)));
        by(s, "wang", appoint(0, SECOND, PersonId(2), ago(30))).expect("free");
        undo(s, "li")
    }),
];

#[test]
fn no_way_in_lets_two_leaders_serve_in_one_post() {
    let right = |refusal: &Refusal| {
        matches!(
            refusal,
            Refusal::Leader(LeaderRefusal::Overlap { .. })
                | Refusal::Undo(UndoRefusal::ChangedSince { .. })
        )
    };
    closed(POSTS, stocked, right);
}

#[test]
fn a_level_owes_one_thing_whoever_said_it_first() {
    let oblige = |whom| {
        let id = ObligationId::promised(0);
        let (base, tier) = (Seq(0), Tier::County);
        let fields = ObligationFields {
            whom,
            ..ObligationFields::example(tier)
        };
        Command::Training(TrainingCommand::Oblige {
            id,
            base,
            tier,
            fields,
        })
    };
    let store = stocked();
    must(&store, oblige(Whom::Serving));
    undo(&store, "li").expect("undone");
    by(&store, "wang", oblige(Whom::Missed)).expect("free");
    let again = redo(&store, "li").expect_err("said by another");
    assert!(matches!(
        again,
        Refusal::Undo(UndoRefusal::ChangedSince { .. })
    ));
    assert_eq!(doubles(&store), [""; 0]);
}
