//! Ways in: each is tried for a rule, and must refuse and leave everything as it was.

use sanzhang::{
    domain::*,
    i18n::{Lang, Say},
    store::{Receipt, Rejected, Store, Which},
};

use super::county::*;

pub type Done = Result<Receipt, Refusal>;

pub fn done(outcome: Result<Receipt, Rejected>) -> Done {
    outcome.map_err(|rejected| match rejected {
        // A step of a batch says the same.
        Rejected::Refused(Refusal::Step(_, inner)) => *inner,
        Rejected::Refused(refusal) => refusal,
        Rejected::Broke(error) => panic!("{error}"),
    })
}

pub fn undo(store: &Store, who: &str) -> Done {
    let n = store.head().expect("head").0 + 1;
    done(store.undo(op(n), &hand(who), now(), Which::Sitting))
}

pub fn redo(store: &Store, who: &str) -> Done {
    let n = store.head().expect("head").0 + 1;
    done(store.redo(op(n), &hand(who), now()))
}

pub fn by(store: &Store, who: &str, command: Command) -> Done {
    done(apply(store, who, command))
}

pub fn held<R: Record>(store: &Store, id: R::Id) -> Held<R> {
    let reading = store.read().expect("read");
    reading.get::<R>(id).expect("get").expect("there")
}

pub fn add(parent: UnitId, name: &str) -> Command {
    add_unit(0, Some(parent), Level::Neighborhood, name)
}

pub fn rename(store: &Store, id: UnitId, name: &str) -> Command {
    edit(store, id, |fields| {
        name.clone_into(&mut fields.name);
        fields.short.clear();
    })
}

pub fn edit(store: &Store, id: UnitId, change: impl FnOnce(&mut UnitFields)) -> Command {
    let Held { record, version } = held::<Unit>(store, id);
    let (base, mut fields) = (version, record.fields);
    change(&mut fields);
    Command::Unit(UnitCommand::Edit { id, base, fields })
}

pub fn code(store: &Store, id: UnitId, code: &str) -> Command {
    edit(store, id, |fields| code.clone_into(&mut fields.code))
}

pub fn shift(store: &Store, id: UnitId, parent: UnitId) -> Command {
    let base = held::<Unit>(store, id).version;
    let before = None;
    Command::Unit(UnitCommand::Move {
        id,
        base,
        parent,
        before,
    })
}

pub fn retire(store: &Store, id: UnitId) -> Command {
    let base = held::<Unit>(store, id).version;
    Command::Unit(UnitCommand::Retire { id, base })
}

pub fn restore(id: UnitId) -> Command {
    Command::Unit(UnitCommand::Restore { id })
}

/// A way in, by its name: what is tried last must be refused.
pub type Door = (&'static str, fn(&Store) -> Done);

/// Everybody who stands beside another of the same name, of all that is kept.
pub fn doubles(store: &Store) -> Vec<String> {
    let alike = store.alike().expect("read").into_iter();
    alike
        .map(|(kind, key, _)| format!("{kind:?} {key}"))
        .collect()
}

/// Every door refuses as `right` says, and leaves everything as it was.
#[track_caller]
pub fn closed(doors: &[Door], stocked: fn() -> Store, right: fn(&Refusal) -> bool) {
    for (name, door) in doors {
        let store = stocked();
        match door(&store) {
            Err(refusal) => assert!(right(&refusal), "{name}: {refusal:?}"),
            Ok(done) => panic!("{name} was open: {:?}", done.entry.deed),
        }
        assert_eq!(doubles(&store), [""; 0], "{name}");
        assert_eq!(store.check().expect("checked"), [], "{name}");
    }
}

/// Whether the sentence names the other in both languages, and how to mend it.
pub fn says(refusal: &Refusal, id: &str) -> bool {
    let (zh, en) = (refusal.say(Lang::Zh), refusal.say(Lang::En));
    zh.contains(id) && en.contains(id) && zh.contains("改名") && en.contains("rename")
}
