//! Units by their rules: one official code means one kept unit, and a derived short name follows its name.

use sanzhang::{
    domain::*,
    i18n::zh,
    store::{Rejected, Store, Which},
};

use crate::support::county::*;

fn unit(store: &Store, id: UnitId) -> Held<Unit> {
    let reading = store.read().expect("read");
    reading.get::<Unit>(id).expect("get").expect("there")
}

fn edit(store: &Store, id: UnitId, change: impl FnOnce(&mut UnitFields)) -> Command {
    let held = unit(store, id);
    let mut fields = held.record.fields;
    change(&mut fields);
    Command::Unit(UnitCommand::Edit {
        id,
        base: held.version,
        fields,
    })
}

fn code(store: &Store, id: UnitId, code: &str) -> Command {
    edit(store, id, |fields| code.clone_into(&mut fields.code))
}

fn retire(store: &Store, id: UnitId) -> Command {
    let base = unit(store, id).version;
    Command::Unit(UnitCommand::Retire { id, base })
}

fn why(rejected: Result<sanzhang::store::Receipt, Rejected>) -> String {
    match rejected {
        Err(Rejected::Refused(refusal)) => zh(&refusal).into_owned(),
        other => panic!("a refusal was wanted: {other:?}"),
    }
}

#[test]
fn a_code_means_one_kept_unit_and_whoever_has_it_is_named() {
    let store = stocked();
    let [one, two] = [VILLAGES[0], VILLAGES[1]];
    must(&store, code(&store, one, "4311-A"));
    let said = why(apply(&store, "li", code(&store, two, "4311-A")));
    let holder = unit(&store, one).record.fields.short;
    assert!(said.contains(&format!("/{holder} {one}”")), "{said}");
    // Its own code is no obstacle, and a retired unit gives its code free.
    must(&store, edit(&store, one, |f| f.name.push('甲')));
    must(&store, retire(&store, one));
    must(&store, code(&store, two, "4311-A"));
    let said = why(apply(
        &store,
        "li",
        Command::Unit(UnitCommand::Restore { id: one }),
    ));
    assert!(said.contains("编码") && said.contains("使用"), "{said}");
}

#[test]
fn a_code_changes_hands_within_one_step() {
    let store = stocked();
    let [one, two] = [VILLAGES[0], VILLAGES[1]];
    must(&store, code(&store, one, "1"));
    let steps = vec![code(&store, one, "2"), code(&store, two, "1")];
    must(&store, batch(Occasion::Edit, steps));
    assert_eq!(unit(&store, two).record.fields.code, "1");
    let steps = vec![code(&store, one, "3"), code(&store, two, "3")];
    let said = why(apply(&store, "li", batch(Occasion::Edit, steps)));
    assert!(said.contains("编码") && said.contains("使用"), "{said}");
}

#[test]
fn an_undo_that_would_double_a_code_is_refused() {
    let store = stocked();
    let [one, two] = [VILLAGES[0], VILLAGES[1]];
    must(&store, code(&store, one, "1"));
    let gone = must(&store, retire(&store, one)).entry.number;
    must(&store, code(&store, two, "1"));
    let undone = store.undo(op(900), &hand("li"), now(), Which::Number(gone));
    assert!(
        matches!(undone, Err(Rejected::Refused(Refusal::Invalid(_)))),
        "{undone:?}"
    );
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn codes_have_a_shape() {
    let fields = |code: &str| UnitFields {
        name: "甲".to_owned(),
        code: code.to_owned(),
        ..UnitFields::default()
    };
    for good in ["", "431127102000", "A-7", "01"] {
        assert_eq!(fields(good).issues(), [], "{good}");
    }
    for bad in ["4311271020001", "4311 27", "编码", "a/b", "１２"] {
        let issues = fields(bad).issues();
        assert_eq!(issues.len(), 1, "{bad}");
        assert!(zh(&issues[0]).contains("最多 12 位"), "{bad}");
    }
}

#[test]
fn a_derived_short_name_follows_its_name_and_one_by_hand_stays() {
    let store = stocked();
    let id = VILLAGES[0];
    must(
        &store,
        edit(&store, id, |f| {
            f.name = "竹林村委会".to_owned();
            f.short = "竹林村".to_owned();
        }),
    );
    must(
        &store,
        edit(&store, id, |f| f.name = "松林村委会".to_owned()),
    );
    assert_eq!(unit(&store, id).record.fields.short, "松林村");
    must(&store, edit(&store, id, |f| f.short = "老松".to_owned()));
    must(
        &store,
        edit(&store, id, |f| f.name = "柏林村委会".to_owned()),
    );
    assert_eq!(unit(&store, id).record.fields.short, "老松");
    let both = edit(&store, id, |f| {
        f.name = "杉林村委会".to_owned();
        f.short = "杉".to_owned();
    });
    must(&store, both);
    assert_eq!(unit(&store, id).record.fields.short, "杉");
}
