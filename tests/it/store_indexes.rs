//! Laws of what is kept beside the records and the journal: it says what a walk through all of them would find.

use std::collections::HashSet;

use proptest::prelude::*;
use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::*,
    store::{Receipt, Rejected, Store, Which},
};

use crate::support::{
    county::*,
    script::{Dice, Script},
    users::{self, apply_as, signed, staffed},
};

/// What is done next, by whom.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Do(Dice),
    /// A round of some neighborhood, some days ago, of households from one on.
    Round(u32, u64, u32),
    Undo(Which),
    Redo,
}

fn deeds() -> impl Strategy<Value = Vec<(bool, Deed)>> {
    let dice = (any::<u8>(), 0..64_u32, 0..64_u32, 0..64_u32);
    let number = (1..30_u64).prop_map(|n| Deed::Undo(Which::Number(Seq(n))));
    let deed = prop_oneof![
        4 => dice.prop_map(Deed::Do),
        2 => (0..4_u32, 0..70_u64, 1..24_u32).prop_map(|(at, ago, of)| Deed::Round(at, ago, of)),
        2 => Just(Deed::Undo(Which::Sitting)),
        1 => Just(Deed::Undo(Which::Newest)),
        1 => number,
        2 => Just(Deed::Redo),
    ];
    prop::collection::vec((any::<bool>(), deed), 1..40)
}

/// Newest first, with whether what an entry did is still done.
fn walked(store: &Store) -> Vec<(Entry, bool)> {
    let mut reversed = HashSet::new();
    let entries = store.entries(None, usize::MAX).expect("read");
    let with_effect = entries.into_iter().map(|entry| {
        let stands = !reversed.contains(&entry.number);
        if stands {
            reversed.extend(entry.reverses);
        }
        (entry, stands)
    });
    with_effect.collect()
}

/// What an undo takes back, as a walk through everything finds it.
fn undoable(store: &Store, hand: &Hand, which: Which) -> Option<Seq> {
    let all = walked(store);
    let mut standing = all.iter().filter(|(_, stands)| *stands);
    let found = match which {
        Which::Number(number) => standing.find(|(entry, _)| entry.number == number),
        _ => standing.find(|(entry, _)| {
            let mine = entry.who == hand.who;
            let here = which == Which::Newest || entry.sitting == hand.sitting;
            mine && here && entry.reverses.is_none()
        }),
    };
    found.map(|(entry, _)| entry.number)
}

fn redoable(store: &Store, hand: &Hand) -> Option<Seq> {
    let own = walked(store).into_iter().filter(|(entry, stands)| {
        *stands && entry.who == hand.who && !matches!(entry.deed.act, Act::Redo(_))
    });
    let newest = own.map(|(entry, _)| entry).next()?;
    matches!(newest.deed.act, Act::Undo(_)).then_some(newest.number)
}

/// The one that was wanted, or a refusal that has another reason than that nothing is there.
fn is_right(done: &Result<Receipt, Rejected>, wanted: Option<Seq>) -> bool {
    match (done, wanted) {
        (Ok(receipt), wanted) => receipt.entry.reverses == wanted,
        (Err(Rejected::Refused(Refusal::Undo(refusal))), None) => {
            !matches!(refusal, UndoRefusal::ChangedSince { .. })
        }
        (Err(Rejected::Refused(Refusal::Undo(refusal))), Some(_)) => {
            matches!(refusal, UndoRefusal::ChangedSince { .. })
        }
        (Err(Rejected::Refused(_)), Some(_)) => true,
        _ => false,
    }
}

fn play(store: &Store, who: &str, deed: Deed) -> bool {
    let number = store.head().expect("head").0 + 1;
    let (op, hand) = (op(number), hand(who));
    match deed {
        Deed::Do(dice) => {
            let reading = store.read().expect("read");
            let version = |kind, key| of_version(&reading, kind, key);
            let given = |kind| {
                let counts = reading.counts().expect("counts");
                counts.iter().map(|(_, counts)| counts.of(kind)).sum()
            };
            let script = Script {
                version: &version,
                given: &given,
            };
            let command = script.command(dice);
            !matches!(
                store.apply(op, &hand, now(), today(), command),
                Err(Rejected::Broke(_))
            )
        }
        Deed::Round(at, ago, of) => {
            let fields = RoundFields {
                way: Some(Way::Visit),
                reached: (of..of + 3).map(HouseholdId).collect(),
                ..RoundFields::default()
            };
            let command = RoundCommand::Enter {
                id: RoundId::promised(0),
                neighborhood: NEIGHBORHOODS[at as usize],
                on: today() - chrono::Days::new(ago),
                again: Again::Apart,
                fields: Box::new(fields),
            };
            let done = store.apply(op, &hand, now(), today(), Command::Round(command));
            !matches!(done, Err(Rejected::Broke(_)))
        }
        Deed::Undo(which) => {
            let wanted = undoable(store, &hand, which);
            is_right(&store.undo(op, &hand, now(), which), wanted)
        }
        Deed::Redo => {
            let wanted = redoable(store, &hand);
            is_right(&store.redo(op, &hand, now()), wanted)
        }
    }
}

fn of_version(reading: &sanzhang::store::Reading, kind: Kind, key: u32) -> Seq {
    of_kind!(kind, R => {
        let held = reading.get::<R>(<R as Record>::from_key(key)).expect("read");
        held.map_or(Seq(0), |held| held.version)
    })
}

/// The journal of one village, as whoever looks at all entries would tell it.
fn told_of(store: &Store, village: UnitId, hand: &Hand) -> Vec<Seq> {
    let entries = store.entries(None, usize::MAX).expect("read");
    let there = |home: &Home| home.listed() == Home::Unit(village);
    let own = |home: &Home| there(home) || *home == Home::ABOVE;
    let seen = entries.iter().filter(|entry| {
        if hand.did(entry) {
            entry.homes.iter().all(own)
        } else {
            !entry.homes.is_empty() && entry.homes.iter().all(there)
        }
    });
    seen.map(|entry| entry.number).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_index_says_what_a_walk_finds(all in deeds()) {
        let store = stocked();
        for (li, deed) in all {
            let who = if li { "li" } else { "wang" };
            prop_assert!(play(&store, who, deed), "{who}: {deed:?}");
        }
        prop_assert_eq!(store.check().expect("checked"), []);
        let mut hand = hand("li");
        hand.area = Some(VILLAGES[0]);
        let registrar = Registrar::whole(store.clone(), hand.clone(), Book::Real, Clock::held(today()));
        let told = told_of(&store, VILLAGES[0], &hand);
        for most in [1, 7, usize::MAX] {
            let entries = registrar.as_ref().expect("opened").journal(most).expect("read");
            let numbers: Vec<Seq> = entries.iter().map(|entry| entry.number).collect();
            let newest: Vec<Seq> = told.iter().copied().take(most).collect();
            prop_assert_eq!(numbers, newest);
        }
    }
}

fn number_of(done: Result<Receipt, Refusal>) -> Seq {
    done.expect("done").entry.number
}

/// A user keeps what they did under whatever name; whoever is called so afterwards inherits nothing.
#[test]
fn a_renamed_user_keeps_their_entries_and_nobody_inherits_them() {
    let store = staffed();
    let boss = signed(1, Role::Administrator);
    let named = |user: u32, role, name: &str, sitting| Hand {
        who: name.to_owned(),
        sitting: SittingId(sitting),
        ..signed(user, role)
    };
    let before = named(4, Role::County, "xian先生", 77);
    let mine = number_of(apply_as(
        &store,
        &before,
        add_household(0, NEIGHBORHOODS[0], "周一"),
    ));
    let rename = |id: u32, login: &str, name: &str| {
        let held = store.read().expect("read").get::<User>(UserId(id));
        let held = held.expect("read").expect("there");
        let mut fields = held.record.fields;
        assert_eq!(fields.login, login);
        name.clone_into(&mut fields.name);
        apply_as(&store, &boss, users::edit(UserId(id), held.version, fields)).expect("renamed");
    };
    rename(4, "xian", "县里的人");
    rename(3, "zhen", "xian先生");
    let heir = named(3, Role::Township, "xian先生", 78);
    let nothing = store.undo(op(900), &heir, now(), Which::Newest);
    let nothing = nothing.map(|_| ()).map_err(users::refusal);
    assert_eq!(nothing, Err(UndoRefusal::NothingToUndo.into()));
    let registrar = Registrar::whole(store.clone(), heir, Book::Real, Clock::held(today()));
    let owned = registrar.expect("opened").undoable(Which::Newest);
    assert_eq!(owned.expect("asked"), None);
    let after = named(4, Role::County, "县里的人", 79);
    let undone = store.undo(op(901), &after, now(), Which::Newest);
    assert_eq!(undone.expect("theirs").entry.reverses, Some(mine));
    assert_eq!(store.check().expect("checked"), []);
}

/// Whatever names a record keeps it from being taken back, and what is brought back finds what it names.
#[test]
fn an_undo_leaves_nothing_that_names_what_is_gone() {
    let store = staffed();
    let boss = signed(1, Role::Administrator);
    let add = add_unit(0, Some(UnitId(2)), Level::Village, "新村村委会");
    let added = apply_as(&store, &boss, add).expect("a village");
    let village = added.ids::<Unit>().next().expect("added");
    let of_village = users::add("xin", Role::Village, Some(village));
    let user = number_of(apply_as(&store, &boss, of_village));
    let undo = |n: u64, number| {
        let undone = store.undo(op(n), &boss, now(), Which::Number(number));
        undone.map(|_| ()).map_err(users::refusal)
    };
    let changed = store.entries(None, 1).expect("read")[0].clone();
    assert_eq!(changed.number, user);
    let by = UndoRefusal::ChangedSince {
        by: changed.who,
        at: changed.at,
    };
    assert_eq!(undo(900, added.entry.number), Err(by.into()));

    // A person who was head for a while is taken back; the household cannot be given back to them.
    let person = apply_as(&store, &boss, add_person(0, VILLAGES[0], "赵某")).expect("added");
    let id = person.ids::<Person>().next();
    let edit = |base, head: Option<PersonId>| {
        let mut fields = fields("李0");
        fields.head_person = head;
        Command::Household(HouseholdCommand::Edit {
            id: HouseholdId(1),
            base,
            fields: Box::new(fields),
        })
    };
    let base = |store: &Store| of_version(&store.read().expect("read"), Kind::Household, 1);
    apply_as(&store, &boss, edit(base(&store), id)).expect("named");
    let left = number_of(apply_as(&store, &boss, edit(base(&store), None)));
    let lives = of_version(
        &store.read().expect("read"),
        Kind::Person,
        id.expect("one").0,
    );
    let alone = Command::Person(PersonCommand::Edit {
        id: id.expect("one"),
        base: lives,
        fields: PersonFields {
            name: "赵某".to_owned(),
            ..PersonFields::default()
        },
    });
    if lives != person.entry.number {
        apply_as(&store, &boss, alone).expect("as they were added");
    }
    assert_eq!(undo(910, person.entry.number), Ok(()));
    // Who took the person away is told.
    let (by, at) = (boss.who.clone(), now());
    assert_eq!(
        undo(911, left),
        Err(UndoRefusal::ChangedSince { by, at }.into())
    );
    assert_eq!(store.check().expect("checked"), []);
}
