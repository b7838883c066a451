//! Users at the file: who may change what, where, and who lets them in. Asked of the store itself, past every screen.

use sanzhang::{domain::*, store::Which};

use crate::support::{county::*, users::*};

const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKYLVlZ0eX3bh6SzxvSbLbB8uVCVzKXqLO5QwEYV9zZp";

#[test]
fn every_role_may_what_the_table_says_in_its_area_and_nothing_else() {
    let mut cells = 0;
    for role in Role::ALL {
        let hand = hand_of(role);
        for right in Right::ALL {
            for (place, inside) in [(HERE, true), (FAR, false)] {
                let store = staffed();
                let Some(command) = change(&store, right, place) else {
                    continue;
                };
                let whole = hand.area.is_none();
                let wanted = match (role.has(right), inside || whole) {
                    (false, _) => user(UserRefusal::NoRight { role, right }),
                    (true, false) => Err(EditRefusal::OutOfArea.into()),
                    (true, true) => Ok(()),
                };
                let before = store.head().expect("head");
                let done = nothing(apply_as(&store, &hand, command));
                assert_eq!(done, wanted, "{role:?} {right:?} {place:?}");
                let after = store.head().expect("head");
                assert_eq!(after > before, done.is_ok(), "{role:?} {right:?}");
                cells += 1;
            }
        }
    }
    assert_eq!(cells, Role::ALL.len() * 14 * 2);
}

#[test]
fn a_command_asks_at_the_least_for_what_the_file_will_ask() {
    let store = staffed();
    for right in Right::ALL {
        let Some(command) = change(&store, right, HERE) else {
            continue;
        };
        // Of these only whoever has none is told so before the rules are asked.
        assert!(command.least().contains(&right), "{command:?}");
    }
}

#[test]
fn taking_back_needs_the_same_right_as_doing() {
    let store = staffed();
    let boss = signed(4, Role::County);
    let rule = change(&store, Right::Rules, HERE).expect("a change");
    let done = apply_as(&store, &boss, rule).expect("done");
    let number = Which::Number(done.entry.number);
    let take = |hand: &Hand, n: u64| {
        let taken = store.undo(op(n), hand, now(), number);
        taken.map(|_| ()).map_err(refusal)
    };
    let (role, right) = (Role::Township, Right::Rules);
    assert_eq!(
        take(&signed(3, role), 900),
        user(UserRefusal::NoRight { role, right })
    );
    let far = add_household(0, FAR.neighborhood, "新户");
    let done = apply_as(&store, &boss, far).expect("done");
    let number = Which::Number(done.entry.number);
    let taken = store.undo(op(901), &signed(3, role), now(), number);
    assert_eq!(
        taken.map(|_| ()).map_err(refusal),
        Err(EditRefusal::OutOfArea.into())
    );
    assert!(store.undo(op(902), &boss, now(), number).is_ok());
}

/// A session with its seats, or a unit with its households, goes as it came: what they lay in goes with them.
#[test]
fn whoever_made_things_together_takes_them_back_together() {
    let store = staffed();
    let township = signed(3, Role::Township);
    let (id, people) = (TrainingId::promised(0), vec![HERE.person]);
    let assign = Command::Training(TrainingCommand::Assign { id, people });
    let group = store.read().expect("read").get::<Unit>(HERE.neighborhood);
    let group = group.expect("read").expect("there").record.parent;
    let unit = add_unit(0, group, Level::Neighborhood, "新邻");
    let household = add_household(0, UnitId::promised(0), "新户");
    for steps in [vec![plan(HERE.village), assign], vec![unit, household]] {
        let done = apply_as(&store, &township, batch(Occasion::Form, steps));
        let number = done.expect("done").entry.number;
        let taken = store.undo(op(950 + number.0), &township, now(), Which::Number(number));
        assert_eq!(taken.map(|_| ()).map_err(refusal), Ok(()));
    }
    // Not what was made elsewhere.
    let (id, people) = (TrainingId::promised(0), vec![FAR.person]);
    let assign = Command::Training(TrainingCommand::Assign { id, people });
    let steps = batch(Occasion::Form, vec![plan(FAR.village), assign]);
    let done = apply_as(&store, &signed(4, Role::County), steps).expect("done");
    let number = Which::Number(done.entry.number);
    assert_eq!(
        store
            .undo(op(990), &township, now(), number)
            .map(|_| ())
            .map_err(refusal),
        Err(EditRefusal::OutOfArea.into())
    );
}

#[test]
fn a_move_needs_the_right_at_both_places() {
    let store = staffed();
    let to = |to: UnitId| {
        Command::Household(HouseholdCommand::Move {
            id: HouseholdId(1),
            base: store
                .read()
                .expect("read")
                .get::<Household>(HouseholdId(1))
                .expect("read")
                .expect("there")
                .version,
            to,
        })
    };
    let township = signed(3, Role::Township);
    let out = Err(EditRefusal::OutOfArea.into());
    assert_eq!(
        nothing(apply_as(&store, &township, to(FAR.neighborhood))),
        out
    );
    assert_eq!(
        nothing(apply_as(
            &store,
            &signed(2, Role::Village),
            to(NEIGHBORHOODS[2])
        )),
        out
    );
    assert_eq!(
        nothing(apply_as(&store, &township, to(NEIGHBORHOODS[2]))),
        Ok(())
    );
}

#[test]
fn the_file_is_its_owners_until_there_is_a_user_and_rescue_is_written_down() {
    let store = stocked();
    let owner = hand("li");
    let first = add("cun", Role::Village, Some(VILLAGES[0]));
    assert_eq!(
        nothing(apply_as(&store, &owner, first)),
        user(UserRefusal::FirstAdministrator)
    );
    must(&store, add("guan", Role::Administrator, None));
    let household = add_household(0, NEIGHBORHOODS[0], "新户");
    assert_eq!(
        nothing(apply_as(&store, &owner, household)),
        user(UserRefusal::SignIn)
    );
    let second = add("guan2", Role::Administrator, None);
    assert_eq!(
        nothing(apply_as(&store, &owner, second)),
        user(UserRefusal::SignIn)
    );
    let rescue = |role| {
        Command::User(UserCommand::Rescue {
            id: UserId::promised(0),
            fields: user_fields("jiu", role, None),
            keys: Vec::new(),
        })
    };
    let weak = apply_as(&store, &owner, rescue(Role::County));
    assert_eq!(nothing(weak), user(UserRefusal::FirstAdministrator));
    let done = apply_as(&store, &owner, rescue(Role::Administrator)).expect("done");
    assert_eq!(done.entry.deed.act, Act::User(UserAct::Rescue));
    assert_eq!(store.read().expect("read").users().expect("read").len(), 2);
}

#[test]
fn the_last_administrator_stays_and_a_disabled_user_changes_nothing() {
    let store = staffed();
    let boss = signed(1, Role::Administrator);
    let disable = |n| Command::User(UserCommand::Disable { id: UserId(n) });
    let last = user(UserRefusal::LastAdministrator);
    assert_eq!(nothing(apply_as(&store, &boss, disable(1))), last);
    let users = store.read().expect("read").users().expect("read");
    let held = users
        .iter()
        .find(|held| held.record.id == UserId(1))
        .expect("there");
    let less = UserFields {
        role: Role::County,
        ..held.record.fields.clone()
    };
    assert_eq!(
        nothing(apply_as(&store, &boss, edit(UserId(1), held.version, less))),
        last
    );
    let village = signed(2, Role::Village);
    let household = |head| add_household(0, HERE.neighborhood, head);
    assert!(apply_as(&store, &village, household("甲")).is_ok());
    apply_as(&store, &boss, disable(2)).expect("disabled");
    assert_eq!(
        nothing(apply_as(&store, &village, household("乙"))),
        user(UserRefusal::Disabled)
    );
    let enable = Command::User(UserCommand::Enable { id: UserId(2) });
    apply_as(&store, &boss, enable).expect("enabled");
    assert!(apply_as(&store, &village, household("乙")).is_ok());
    // What a hand says of its role is not believed.
    let liar = Hand {
        pass: Some(Pass {
            user: UserId(2),
            role: Role::Administrator,
        }),
        ..hand("wang")
    };
    let (role, right) = (Role::Village, Right::Users);
    assert_eq!(
        nothing(apply_as(&store, &liar, disable(3))),
        user(UserRefusal::NoRight { role, right })
    );
}

#[test]
fn users_are_not_taken_back_nor_changed_in_a_batch() {
    let store = staffed();
    let boss = signed(1, Role::Administrator);
    let entry = apply_as(&store, &boss, add("xin", Role::County, None))
        .expect("done")
        .entry;
    let number = store.undo(op(900), &boss, now(), Which::Number(entry.number));
    assert_eq!(
        number.map(|_| ()).map_err(refusal),
        Err(UndoRefusal::Users.into())
    );
    let newest = store.undo(op(901), &boss, now(), Which::Newest);
    assert_eq!(
        newest.map(|_| ()).map_err(refusal),
        Err(UndoRefusal::NothingToUndo.into())
    );
    let all = batch(Occasion::Form, vec![add("er", Role::County, None)]);
    assert_eq!(
        nothing(apply_as(&store, &boss, all)),
        user(UserRefusal::Alone)
    );
}

#[test]
fn whoever_is_let_in_together_leaves_together_unless_somebody_changed_them() {
    let store = staffed();
    let boss = signed(1, Role::Administrator);
    let all = |steps| batch(Occasion::Users, steps);
    let (er, san) = (
        add("er", Role::Administrator, None),
        add("san", Role::County, None),
    );
    let users = || store.read().expect("read").users().expect("users").len();
    let (before, head) = (users(), store.head().expect("head").0);
    // All of them or nobody.
    let twice = all(vec![er.clone(), add("cun", Role::County, None)]);
    assert!(apply_as(&store, &boss, twice).is_err());
    assert_eq!((users(), store.head().expect("head").0), (before, head));
    // With a key, and whoever is there already, are changed one at a time.
    let keyed = Command::User(UserCommand::Add {
        id: UserId::promised(0),
        fields: user_fields("si", Role::County, None),
        keys: vec![KEY.parse().expect("a key")],
    });
    let off = Command::User(UserCommand::Disable { id: UserId(2) });
    for step in [keyed, off] {
        let tried = nothing(apply_as(&store, &boss, all(vec![san.clone(), step])));
        let alone = Refusal::User(UserRefusal::Alone);
        assert!(tried == Err(alone), "{tried:?}");
    }
    let viewer = signed(5, Role::Viewer);
    let (role, right) = (Role::Viewer, Right::Users);
    assert_eq!(
        nothing(apply_as(&store, &viewer, all(vec![san.clone()]))),
        user(UserRefusal::NoRight { role, right })
    );
    let entry = apply_as(&store, &boss, all(vec![er, san]))
        .expect("let in")
        .entry;
    assert_eq!(
        (users(), store.head().expect("head").0),
        (before + 2, head + 1)
    );
    let number = Which::Number(entry.number);
    let take = |n| {
        let taken = store.undo(op(n), &boss, now(), number);
        taken.map(|_| ()).map_err(refusal)
    };
    assert_eq!(take(910), Ok(()));
    assert_eq!(users(), before);
    let again = store.redo(op(911), &boss, now()).expect("let in again");
    let er = store.read().expect("read").users().expect("users");
    let er = er.iter().find(|held| held.record.fields.login == "er");
    let er = er.expect("there").record.id;
    // The last who can let in others stays, whatever is taken back.
    let first = Command::User(UserCommand::Disable { id: UserId(1) });
    let second = Hand {
        pass: Some(Pass {
            user: er,
            role: Role::Administrator,
        }),
        ..signed(1, Role::Administrator)
    };
    apply_as(&store, &second, first).expect("disabled");
    let number = Which::Number(again.entry.number);
    let taken = store.undo(op(912), &second, now(), number);
    let last = user(UserRefusal::LastAdministrator);
    assert_eq!(taken.map(|_| ()).map_err(refusal), last);
    assert_eq!(users(), before + 2);
}

#[test]
fn logins_and_keys_belong_to_one_user() {
    let store = staffed();
    let boss = signed(1, Role::Administrator);
    let tried = |command| nothing(apply_as(&store, &boss, command));
    let same = UserRefusal::SameLogin {
        login: "cun".to_owned(),
    };
    assert_eq!(tried(add("cun", Role::County, None)), user(same));
    let bad = UserRefusal::BadLogin {
        login: "Li;sh".to_owned(),
    };
    assert_eq!(tried(add("Li;sh", Role::County, None)), user(bad));
    let mut twin = user_fields("xin", Role::County, None);
    "cun先生".clone_into(&mut twin.name);
    let twin = Command::User(UserCommand::Add {
        id: UserId::promised(0),
        fields: twin,
        keys: Vec::new(),
    });
    let name = "cun先生".to_owned();
    assert_eq!(tried(twin), user(UserRefusal::SameName { name }));
    for (role, area) in [
        (Role::Village, None),
        (Role::Township, Some(VILLAGES[0])),
        (Role::County, Some(UnitId(2))),
    ] {
        assert_eq!(
            tried(add("xin", role, area)),
            user(UserRefusal::AreaOf { role })
        );
    }
    let key = |id: u32, remark: &str| {
        let users = store.read().expect("read").users().expect("read");
        let held = users.iter().find(|held| held.record.id == UserId(id));
        Command::User(UserCommand::Keys {
            id: UserId(id),
            base: held.expect("there").version,
            keys: vec![format!("{KEY} {remark}").parse().expect("a key")],
        })
    };
    assert_eq!(tried(key(2, "li@laptop")), Ok(()));
    let other = UserRefusal::SameKey {
        login: "cun".to_owned(),
    };
    assert_eq!(tried(key(3, "the same")), user(other));
    assert_eq!(store.check().expect("checked"), []);
}
