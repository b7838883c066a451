//! What another person's change costs whoever looks on: taking it in beside the screen, and the frame after it.

use std::time::{Duration, Instant};

use sanzhang::{
    desk::{Book, Registrar},
    domain::{Command as Change, HouseholdCommand, SittingId},
    keymap::Context,
    register::Mark,
    session::Errand,
    ui::Event,
};

use super::{Desk, Measured, hand};

const CHANGES: usize = 60;

/// Where one is while others work: how to get there, and how to leave.
const PLACES: [(&str, &[&str], Context, &[&str]); 4] = [
    (
        "tree at the county, page beside it",
        &["2", "g g"],
        Context::Browse,
        &[],
    ),
    ("list of 12,000 leaders", &["3"], Context::List, &["H"]),
    (
        "search, one letter typed",
        &["/", "z"],
        Context::Search,
        &["esc"],
    ),
    ("gap by townships", &["g n"], Context::Gap, &["H"]),
];

pub fn changes(desk: &mut Desk) {
    let own = desk.counter.registrar();
    let (store, clock) = (own.store().clone(), own.clock().clone());
    let mut other =
        Registrar::whole(store, hand(SittingId(77)), Book::Real, clock).expect("a colleague");
    let root = other.desk().root().expect("a county");
    let ids = other
        .desk()
        .county()
        .households_where(root, |row| !row.has(Mark::Retired));
    let mut ids = ids.iter().step_by(ids.len() / (CHANGES * PLACES.len()));
    for (place, there, context, back) in PLACES {
        for key in there {
            desk.press(key);
        }
        assert_eq!(desk.session.model.context(), context, "{place}");
        let (mut taken, mut frame, mut after) = (
            Measured::default(),
            Measured::default(),
            Measured::default(),
        );
        for &id in ids.by_ref().take(CHANGES) {
            let held = other.desk().county().household(id).expect("a household");
            let mut fields = held.record.fields;
            fields.note.push('.');
            let edit = HouseholdCommand::Edit {
                id,
                base: held.version,
                fields: Box::new(fields),
            };
            other.submit(Change::Household(edit)).expect("edited");
            let begun = Instant::now();
            let events = desk.counter.serve(Errand::Look);
            taken.took(begun);
            assert!(matches!(events[..], [Event::Changed { .. }]), "one change");
            let begun = Instant::now();
            for event in events {
                desk.session.step(event, Duration::ZERO);
            }
            desk.session.draw().expect("drawn");
            frame.took(begun);
            let (took, bytes) = desk.press("down");
            after.times.push(took);
            after.bytes.push(bytes);
        }
        for key in back {
            desk.press(key);
        }
        println!("another's change, {place}:");
        taken.say("  taken in, beside the screen");
        frame.say("  the frame after it");
        after.say("  the next key");
    }
}
