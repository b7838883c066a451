//! Demonstration sites through the store: one a township, scores that don't clash, rubrics that keep old scores.

use chrono::{Days, NaiveDate};
use sanzhang::{
    domain::*,
    store::{Receipt, Rejected, Store, Which},
};

use crate::support::{county::*, rubric::rubric};

const SITE: SiteId = SiteId(1);
const INSPECTION: InspectionId = InspectionId(1);
const RUBRIC: RubricId = RubricId(1);

fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

pub fn site_fields() -> SiteFields {
    SiteFields {
        feature: "党建引领".to_owned(),
        stages: vec![Reached {
            stage: StageId(1),
            on: ago(300),
        }],
        ..SiteFields::default()
    }
}

fn add_site(village: UnitId) -> SiteCommand {
    SiteCommand::Add {
        id: SiteId::promised(0),
        village,
        fields: Box::new(site_fields()),
    }
}

fn begin(by: By, days: u64) -> SiteCommand {
    SiteCommand::Inspection(InspectionCommand::Begin {
        id: InspectionId::promised(0),
        site: SITE,
        rubric: RUBRIC,
        by,
        fields: InspectionFields {
            on: ago(days),
            name: "第1次检查".to_owned(),
            inspectors: String::new(),
        },
    })
}

fn score(item: u16, base: Option<Seq>, tenths: i32) -> SiteCommand {
    SiteCommand::Inspection(InspectionCommand::Score {
        id: ScoreId::promised(0),
        inspection: INSPECTION,
        item,
        base,
        fields: ScoreFields {
            value: Some(Value::Number(Tenths(tenths))),
            ..ScoreFields::default()
        },
    })
}

/// The small county with stages, a rubric, a site in its first village and an open verification.
fn county() -> Store {
    let store = stocked();
    for n in 0..EXAMPLE_STAGES.len() {
        let fields = StageFields::example(n).expect("a stage");
        let id = StageId::promised(0);
        site(&store, SiteCommand::Stage(StageCommand::Add { id, fields })).expect("a stage");
    }
    let fields = Box::new(rubric());
    let id = RubricId::promised(0);
    must(&store, Command::Rubric(RubricCommand::Add { id, fields }));
    site(&store, add_site(VILLAGES[0])).expect("a site");
    site(&store, begin(By::Verifier, 10)).expect("begun");
    store
}

fn by(store: &Store, who: &str, command: Command) -> Result<Receipt, Refusal> {
    match apply(store, who, command) {
        Ok(receipt) => Ok(receipt),
        Err(Rejected::Refused(refusal)) => Err(refusal),
        Err(Rejected::Broke(error)) => panic!("{error}"),
    }
}

fn site(store: &Store, command: SiteCommand) -> Result<Receipt, Refusal> {
    by(store, "li", Command::Site(command))
}

fn undo(store: &Store, who: &str, which: Which) -> Result<Receipt, Refusal> {
    let number = store.head().expect("head").0 + 1;
    match store.undo(op(number), &hand(who), now(), which) {
        Ok(receipt) => Ok(receipt),
        Err(Rejected::Refused(refusal)) => Err(refusal),
        Err(Rejected::Broke(error)) => panic!("{error}"),
    }
}

fn version<R: Record>(store: &Store, id: R::Id) -> Seq {
    let held = store.read().expect("read").get::<R>(id).expect("read");
    held.expect("there").version
}

#[test]
fn no_two_stages_share_a_name_or_a_place() {
    let store = county();
    let add = |fields: StageFields| {
        let id = StageId::promised(0);
        site(&store, SiteCommand::Stage(StageCommand::Add { id, fields })).map(|_| ())
    };
    let example = StageFields::example(3).expect("a stage");
    let (name, id) = ("自查".to_owned(), StageId(4));
    let same = SiteRefusal::SameStage { name, id };
    let name = StageFields {
        order: 900,
        closed: true,
        ..example.clone()
    };
    assert_eq!(add(name), Err(same.into()));
    let place = StageFields {
        name: "初查".to_owned(),
        ..example.clone()
    };
    let taken = Issue::new(
        Field::Site(SiteField::Order),
        Fault::Taken("自查".to_owned()),
    );
    assert_eq!(add(place.clone()), Err(Refusal::Invalid(vec![taken])));
    let free = StageFields {
        order: place.order + 1,
        ..place
    };
    assert_eq!(add(free), Ok(()));
}

#[test]
fn a_township_has_one_site_at_a_time() {
    let store = county();
    let second = site(&store, add_site(VILLAGES[1])).map(|_| ());
    let taken = SiteRefusal::Taken {
        township: "样镇".to_owned(),
        village: "上村".to_owned(),
    };
    assert_eq!(second, Err(taken.into()));
    let not_a_village = site(&store, add_site(SECTIONS[0]));
    assert!(matches!(
        not_a_village,
        Err(Refusal::Site(SiteRefusal::NotAVillage { .. }))
    ));
    let replace = SiteCommand::Replace {
        id: SITE,
        base: version::<Site>(&store, SITE),
        on: today(),
        reason: "撤并".to_owned(),
        new: SiteId::promised(0),
        village: VILLAGES[1],
        fields: Box::new(site_fields()),
    };
    let replaced = site(&store, replace).expect("replaced in one step");
    assert_eq!(replaced.entry.deed.subject, "下村");
    let reading = store.read().expect("read");
    let kept = reading.site(SITE).expect("read").expect("its file is kept");
    assert_eq!(kept.inspections.len(), 1);
    assert_eq!(
        kept.site.record.closed.map(|c| c.reason).as_deref(),
        Some("撤并")
    );
    assert_eq!(reading.sites().expect("read").len(), 2);
    drop(reading);
    let reopen = SiteCommand::Reopen {
        id: SITE,
        base: version::<Site>(&store, SITE),
    };
    assert!(matches!(
        site(&store, reopen),
        Err(Refusal::Site(SiteRefusal::Taken { .. }))
    ));
    undo(&store, "li", Which::Sitting).expect("undone");
    assert!(
        store
            .read()
            .expect("read")
            .site(SiteId(2))
            .expect("read")
            .is_none()
    );
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn an_undo_never_gives_a_township_two_sites() {
    let store = county();
    let close = SiteCommand::Close {
        id: SITE,
        base: version::<Site>(&store, SITE),
        on: today(),
        reason: "更换".to_owned(),
    };
    let closed = site(&store, close).expect("closed").entry.number;
    by(&store, "wang", Command::Site(add_site(VILLAGES[1]))).expect("another");
    assert_eq!(
        undo(&store, "li", Which::Number(closed)).map(|_| ()),
        Err(Refusal::Undo(UndoRefusal::ChangedSince {
            by: "wang".to_owned(),
            at: now()
        }))
    );
}

#[test]
fn two_people_at_different_items_never_clash() {
    let store = county();
    site(&store, score(1, None, 15)).expect("li scores one item");
    by(&store, "wang", Command::Site(score(2, None, 10))).expect("wang another");
    let stale = by(&store, "wang", Command::Site(score(1, None, 20)));
    let Err(Refusal::Edit(EditRefusal::Changed(changed))) = stale else {
        panic!("{stale:?}");
    };
    assert_eq!(changed.by, "li", "who was faster is named");
    let base = version::<Score>(&store, ScoreId(1));
    by(&store, "wang", Command::Site(score(1, Some(base), 20))).expect("seen and changed");
    let above = site(&store, score(1, Some(base.next()), 25)).map(|_| ());
    assert!(above.is_err());
    let file = store.read().expect("read").site(SITE).expect("read");
    let points: Vec<_> = file
        .expect("a site")
        .scores
        .iter()
        .map(|s| s.record.points)
        .collect();
    assert_eq!(points, [Some(Tenths(20)), Some(Tenths(20))]);
}

#[test]
fn a_score_has_its_sentences() {
    use SiteRefusal as R;
    let store = county();
    let refused = |command| site(&store, command).map(|_| ()).expect_err("refused");
    let fault = Fault::Beyond {
        least: Tenths::ZERO,
        most: Tenths::whole(2),
    };
    assert_eq!(
        refused(score(1, None, 25)),
        R::Score { no: 1, fault }.into()
    );
    assert_eq!(refused(score(99, None, 5)), R::NoItem { no: 99 }.into());
    let inspection = "第1次检查".to_owned();
    assert_eq!(
        refused(begin(By::Verifier, 0)),
        R::InspectionOpen { inspection }.into()
    );
    site(&store, begin(By::Village, 0)).expect("the village looks for itself meanwhile");
    let close = SiteCommand::Inspection(InspectionCommand::Close {
        id: INSPECTION,
        base: version::<Inspection>(&store, INSPECTION),
    });
    site(&store, close).expect("closed");
    let inspection = "第1次检查".to_owned();
    assert_eq!(
        refused(score(1, None, 5)),
        R::InspectionClosed { inspection }.into()
    );
}

#[test]
fn a_rubric_with_scores_under_it_is_replaced_and_not_changed() {
    let store = county();
    let edit = |id: RubricId, title: &str| {
        let mut fields = rubric();
        fields.title = title.to_owned();
        Command::Rubric(RubricCommand::Edit {
            id,
            base: version::<Rubric>(&store, id),
            new: RubricId::promised(0),
            fields: Box::new(fields),
        })
    };
    let changed = must(&store, edit(RUBRIC, "细则甲"));
    assert_eq!(
        changed.added,
        [],
        "nothing was scored, so it is changed in place"
    );
    site(&store, score(1, None, 15)).expect("scored");
    let replaced = must(&store, edit(RUBRIC, "细则乙"));
    assert_eq!(replaced.entry.deed.act, Act::Rubric(RubricAct::Replace));
    let lists = store.read().expect("read").site_lists().expect("lists");
    let [old, new] = &lists.rubrics[..] else {
        panic!("{:?}", lists.rubrics);
    };
    assert_eq!(
        (old.record.fields.title.as_str(), old.record.closed),
        ("细则甲", true)
    );
    assert_eq!(new.record.replaces, Some(RUBRIC));
    site(&store, score(2, None, 10)).expect("what was begun goes on under the old one");
    let begun = site(&store, begin(By::Village, 0)).map(|_| ());
    assert!(matches!(
        begun,
        Err(Refusal::Rubric(RubricRefusal::Closed { .. }))
    ));
    let mut faulty = rubric();
    faulty.total = Tenths::whole(24);
    let fields = Box::new(faulty);
    let id = RubricId::promised(0);
    let refused = by(
        &store,
        "li",
        Command::Rubric(RubricCommand::Add { id, fields }),
    );
    assert!(matches!(refused, Err(Refusal::Rubric(RubricRefusal::Faults(f))) if f.len() == 1));
}

#[test]
fn what_is_wrong_is_put_right_and_looked_at() {
    use RectificationCommand as C;
    let store = county();
    let found = RectificationId(1);
    let do_it = |command| site(&store, SiteCommand::Rectification(command)).map(|_| ());
    let raise = |due: NaiveDate| C::Raise {
        id: RectificationId::promised(0),
        site: SITE,
        inspection: Some(INSPECTION),
        item: Some(2),
        fields: RectificationFields {
            what: "台账不全".to_owned(),
            owner: "村支书".to_owned(),
            since: ago(10),
            due,
        },
    };
    let backwards = do_it(raise(ago(11)));
    assert!(
        matches!(backwards, Err(Refusal::Invalid(_))),
        "{backwards:?}"
    );
    do_it(raise(ago(1))).expect("raised");
    let base = || version::<Rectification>(&store, found);
    let confirm = |base| C::Confirm {
        id: found,
        base,
        on: today(),
        note: String::new(),
    };
    let early = do_it(confirm(base()));
    assert!(matches!(
        early,
        Err(Refusal::Site(SiteRefusal::NotDone { .. }))
    ));
    let record = store.read().expect("read").get::<Rectification>(found);
    let record = record.expect("read").expect("raised").record;
    assert!(record.is_overdue(today()) && !record.is_overdue(ago(1)));
    let note = "已补齐".to_owned();
    let (id, on) = (found, today());
    do_it(C::Done {
        id,
        base: base(),
        on,
        note,
    })
    .expect("done");
    do_it(confirm(base())).expect("confirmed");
    do_it(C::Reopen { id, base: base() }).expect("not after all");
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn what_others_name_stays_when_it_is_taken_back() {
    let store = county();
    let base = version::<Site>(&store, SITE);
    let entry = |kind, key| {
        let history = store.history(kind, key, 1).expect("history");
        history[0].0.number
    };
    let stage = entry(Kind::Stage, 2);
    let (id, on) = (SITE, today());
    let reach = SiteCommand::Reach {
        id,
        base,
        stage: StageId(2),
        on,
    };
    by(&store, "wang", Command::Site(reach)).expect("a stage on");
    for number in [stage, entry(Kind::Rubric, 1), entry(Kind::Inspection, 1)] {
        if number == entry(Kind::Inspection, 1) {
            by(&store, "wang", Command::Site(score(1, None, 5))).expect("scored");
        }
        let undone = undo(&store, "li", Which::Number(number)).map(|_| ());
        assert!(
            matches!(undone, Err(Refusal::Undo(_))),
            "{number} {undone:?}"
        );
    }
    assert_eq!(store.check().expect("checked"), []);
}
