//! Names, codes and categories that may be there only once: every way in is tried for every rule, and a file that holds
//! doubles from earlier times can be worked on.

use proptest::prelude::*;
use sanzhang::{domain::*, store::Store};

use crate::support::{
    county::*,
    doors::*,
    script::{Dice, Script},
    users,
};

const SECOND: UnitId = NEIGHBORHOODS[1];
const HERE: UnitId = GROUPS[0];

const NAMES: &[Door] = &[
    ("add", |s| by(s, "li", add(HERE, "二邻"))),
    ("rename", |s| {
        by(s, "li", rename(s, NEIGHBORHOODS[0], "二邻"))
    }),
    ("short name", |s| {
        let short = edit(s, NEIGHBORHOODS[0], |f| "二邻".clone_into(&mut f.short));
        by(s, "li", short)
    }),
    ("move", |s| by(s, "li", shift(s, NEIGHBORHOODS[3], HERE))),
    ("move of a group", |s| {
        by(s, "li", shift(s, GROUPS[1], SECTIONS[0]))
    }),
    ("bring back", |s| {
        must(s, retire(s, SECOND));
        must(s, add(HERE, "二邻"));
        by(s, "li", restore(SECOND))
    }),
    ("bring back two at once", |s| {
        must(s, retire(s, SECOND));
        let other = must(s, add(HERE, "二邻"));
        let other = other.ids::<Unit>().next().expect("added");
        must(s, retire(s, other));
        let both = vec![restore(SECOND), restore(other)];
        by(s, "li", batch(Occasion::Restore, both))
    }),
    ("rename among what comes back together", |s| {
        must(s, retire(s, HERE));
        by(s, "li", rename(s, NEIGHBORHOODS[0], "二邻"))
    }),
    ("undo of a retirement", |s| {
        must(s, retire(s, SECOND));
        by(s, "wang", add(HERE, "二邻")).expect("free");
        undo(s, "li")
    }),
    ("undo of a rename", |s| {
        must(s, rename(s, SECOND, "三邻"));
        by(s, "wang", add(HERE, "二邻")).expect("free");
        undo(s, "li")
    }),
    ("undo of a move", |s| {
        let third = must(s, add(HERE, "三邻"));
        let third = third.ids::<Unit>().next().expect("added");
        must(s, shift(s, third, GROUPS[1]));
        by(s, "wang", add(HERE, "三邻")).expect("free");
        undo(s, "li")
    }),
    ("redo of an addition", |s| {
        must(s, add(HERE, "三邻"));
        undo(s, "li").expect("undone");
        by(s, "wang", add(HERE, "三邻")).expect("free");
        redo(s, "li")
    }),
    ("redo of a rename", |s| {
        must(s, rename(s, SECOND, "三邻"));
        undo(s, "li").expect("undone");
        by(s, "wang", add(HERE, "三邻")).expect("free");
        redo(s, "li")
    }),
    ("batch", |s| {
        let twice = vec![
            add(HERE, "三邻"),
            add_unit(1, Some(HERE), Level::Neighborhood, "三邻"),
        ];
        by(s, "li", batch(Occasion::Form, twice))
    }),
    ("import", |s| {
        by(s, "li", batch(Occasion::Import, vec![add(HERE, "二邻")]))
    }),
    ("divisions", |s| {
        let town = Some(UnitId(2));
        let twice = vec![
            add_unit(0, town, Level::Village, "竹林村委会"),
            add_unit(1, town, Level::Village, "竹林村委会"),
        ];
        by(s, "li", batch(Occasion::Divisions, twice))
    }),
];

#[test]
fn no_way_in_lets_two_of_one_name_stand_under_one_parent() {
    let named = |refusal: &Refusal| match refusal {
        Refusal::Unit(UnitRefusal::SameName { there, .. }) => {
            !there.path.is_empty() && says(refusal, &there.id.to_string())
        }
        _ => false,
    };
    closed(NAMES, stocked, named);
}

const CODES: &[Door] = &[
    ("add", |s| {
        must(s, code(s, SECOND, "A1"));
        let mut third = add(HERE, "三邻");
        if let Command::Unit(UnitCommand::Add { fields, .. }) = &mut third {
            "A1".clone_into(&mut fields.code);
        }
        by(s, "li", third)
    }),
    ("edit", |s| {
        must(s, code(s, SECOND, "A1"));
        by(s, "li", code(s, NEIGHBORHOODS[3], "A1"))
    }),
    ("bring back", |s| {
        must(s, code(s, SECOND, "A1"));
        must(s, retire(s, SECOND));
        must(s, code(s, NEIGHBORHOODS[3], "A1"));
        by(s, "li", restore(SECOND))
    }),
    ("undo of a retirement", |s| {
        must(s, code(s, SECOND, "A1"));
        must(s, retire(s, SECOND));
        by(s, "wang", code(s, NEIGHBORHOODS[3], "A1")).expect("free");
        undo(s, "li")
    }),
    ("undo of an edit", |s| {
        must(s, code(s, SECOND, "A1"));
        must(s, code(s, SECOND, "A2"));
        by(s, "wang", code(s, NEIGHBORHOODS[3], "A1")).expect("free");
        undo(s, "li")
    }),
    ("redo", |s| {
        must(s, code(s, SECOND, "A1"));
        undo(s, "li").expect("undone");
        by(s, "wang", code(s, NEIGHBORHOODS[3], "A1")).expect("free");
        redo(s, "li")
    }),
    ("batch", |s| {
        let both = vec![code(s, SECOND, "A1"), code(s, NEIGHBORHOODS[3], "A1")];
        by(s, "li", batch(Occasion::Edit, both))
    }),
];

#[test]
fn no_way_in_lets_two_kept_units_have_one_code() {
    let right = |refusal: &Refusal| {
        matches!(refusal, Refusal::Invalid(issues)
            if issues[0].field == Field::Unit(UnitField::Code) && matches!(issues[0].fault, Fault::Taken(_)))
    };
    closed(CODES, stocked, right);
}

fn category(name: &str) -> Command {
    Command::Care(CareCommand::Add {
        id: CareId::promised(0),
        name: name.to_owned(),
    })
}

fn call(s: &Store, id: CareId, name: &str) -> Command {
    let base = held::<CareCategory>(s, id).version;
    let name = name.to_owned();
    Command::Care(CareCommand::Rename { id, base, name })
}

fn close(s: &Store, id: CareId, closed: bool) -> Command {
    let base = held::<CareCategory>(s, id).version;
    Command::Care(CareCommand::Close { id, base, closed })
}

/// The one category of the small county.
const ALONE: CareId = CareId(1);

const CATEGORIES: &[Door] = &[
    ("add", |s| by(s, "li", category("独居老人"))),
    ("rename", |s| {
        must(s, category("低保"));
        by(s, "li", call(s, CareId(2), "独居老人"))
    }),
    ("take up again", |s| {
        must(s, close(s, ALONE, true));
        must(s, category("独居老人"));
        by(s, "li", close(s, ALONE, false))
    }),
    ("undo of closing", |s| {
        must(s, close(s, ALONE, true));
        by(s, "wang", category("独居老人")).expect("free");
        undo(s, "li")
    }),
    ("undo of a rename", |s| {
        must(s, call(s, ALONE, "孤寡老人"));
        by(s, "wang", category("独居老人")).expect("free");
        undo(s, "li")
    }),
    ("redo", |s| {
        must(s, category("低保"));
        undo(s, "li").expect("undone");
        by(s, "wang", category("低保")).expect("free");
        redo(s, "li")
    }),
    ("batch", |s| {
        let both = vec![category("低保"), category("低保")];
        by(s, "li", batch(Occasion::Form, both))
    }),
];

#[test]
fn no_way_in_lets_two_categories_of_one_name_be_offered() {
    let right = |refusal: &Refusal| match refusal {
        Refusal::Care(CareRefusal::SameName { id, .. }) => says(refusal, &id.to_string()),
        _ => false,
    };
    closed(CATEGORIES, stocked, right);
}

#[test]
fn names_change_hands_within_one_step() {
    let store = stocked();
    let swap = vec![
        rename(&store, NEIGHBORHOODS[0], "二邻"),
        rename(&store, SECOND, "一邻"),
    ];
    must(&store, batch(Occasion::Edit, swap));
    assert_eq!(held::<Unit>(&store, SECOND).record.fields.short, "一邻");
    undo(&store, "li").expect("undone");
    assert_eq!(held::<Unit>(&store, SECOND).record.fields.short, "二邻");
}

/// A file from earlier times: two of one name stand there already.
fn planted() -> Store {
    let store = stocked();
    let mut unit = held::<Unit>(&store, NEIGHBORHOODS[0]).record;
    for text in [&mut unit.fields.name, &mut unit.fields.short] {
        "二邻".clone_into(text);
    }
    let n = store.head().expect("head").0 + 1;
    store.plant(op(n), &hand("li"), unit).expect("planted");
    store
}

#[test]
fn doubles_from_earlier_are_told_and_stop_no_other_work() {
    let store = planted();
    let alike = store.alike().expect("read");
    let [(Kind::Unit, 7, why)] = &alike[..] else {
        panic!("{alike:?}");
    };
    assert!(says(why, "u6"), "{why:?}");
    assert_eq!(store.check().expect("checked"), []);
    let code = code(&store, SECOND, "A1");
    must(&store, code);
    must(&store, shift(&store, NEIGHBORHOODS[0], HERE));
    must(&store, add_household(0, SECOND, "李甲"));
    // What went together comes back together.
    must(&store, retire(&store, HERE));
    undo(&store, "li").expect("undone");
    must(&store, retire(&store, HERE));
    must(&store, restore(HERE));
    // A third is one too many, and once mended it stays so.
    by(&store, "li", add(HERE, "二邻")).expect_err("a third");
    must(&store, rename(&store, SECOND, "三邻"));
    assert_eq!(doubles(&store), [""; 0]);
    by(&store, "li", rename(&store, SECOND, "二邻")).expect_err("mended");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever two people do, take back and bring back, with three names for all: never two of one name.
    #[test]
    fn whatever_is_done_no_two_share_a_name(all in prop::collection::vec((any::<u8>(), any::<Dice>()), 1..60)) {
        let store = stocked();
        for (turn, mut dice) in all {
            let who = if turn % 2 == 0 { "li" } else { "wang" };
            // Units are what is played with.
            if turn % 3 != 0 {
                dice.0 = 9 + dice.0 % 5;
            }
            for n in [&mut dice.1, &mut dice.2, &mut dice.3] {
                *n %= 64;
            }
            let reading = store.read().expect("read");
            let mut command = Script {
                version: &|kind, key| version(&reading, kind, key),
                given: &|kind| given(&reading, kind),
            }
            .command(dice);
            drop(reading);
            if let Command::Unit(UnitCommand::Add { fields, .. } | UnitCommand::Edit { fields, .. }) = &mut command {
                fields.name = ["一邻", "二邻", "三邻"][dice.3 as usize % 3].to_owned();
            }
            let _ = match turn % 8 {
                0 => undo(&store, who),
                1 => redo(&store, who),
                _ => by(&store, who, command),
            };
            prop_assert_eq!(doubles(&store), [""; 0]);
        }
        prop_assert_eq!(store.check().expect("checked"), []);
    }
}

fn version(reading: &sanzhang::store::Reading, kind: Kind, key: u32) -> Seq {
    of_kind!(kind, R => {
        let held = reading.get::<R>(<R as Record>::from_key(key)).expect("read");
        held.map_or(Seq(0), |held| held.version)
    })
}

fn given(reading: &sanzhang::store::Reading, kind: Kind) -> u32 {
    of_kind!(kind, R => {
        let there = |key: &u32| reading.get::<R>(<R as Record>::from_key(*key)).expect("read").is_some();
        (1..200).take_while(there).count() as u32
    })
}

#[test]
fn somebody_of_a_township_is_told_the_same_of_a_code_inside_and_outside() {
    let store = users::staffed();
    let administrator = users::signed(1, Role::Administrator);
    let give = |id, text| users::apply_as(&store, &administrator, code(&store, id, text));
    give(users::FAR.neighborhood, "FAR1").expect("free");
    give(SECOND, "NEAR1").expect("free");
    let township = users::signed(3, Role::Township);
    let ask = |text| {
        let command = code(&store, NEIGHBORHOODS[0], text);
        users::apply_as(&store, &township, command).expect_err("taken")
    };
    assert_eq!(ask("FAR1"), ask("NEAR1"));
    let words = sanzhang::i18n::zh(&ask("FAR1"));
    assert!(
        words.contains("已被使用") && words.contains("换一个"),
        "{words}"
    );
    // Whoever sees the whole county is told who has it.
    let county = users::apply_as(
        &store,
        &users::signed(4, Role::County),
        code(&store, NEIGHBORHOODS[0], "FAR1"),
    );
    let words = sanzhang::i18n::zh(&county.expect_err("taken")).into_owned();
    assert!(words.contains("远村"), "{words}");
}
