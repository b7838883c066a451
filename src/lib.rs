//! sanzhang (三长): the map of the house.
//!
//! A room opens doors only to rooms above it in this list; `tests/it/architecture.rs` is the wall.
//!
//! ```text
//! domain     what is true in the field: units, households, leaders, trainings, sites, rubrics, rules, commands; pure
//! i18n       words: every sentence in Chinese and English, and every word that is understood
//! store      the county on disk: one write path, journal, undo; the only room that says redb
//! register   the living county in memory: tree order, roll-ups, lists, search, training gaps, the board of sites
//! desk       what one person may ask (Desk) and do (Registrar)
//! report     every table as a value: columns said once, typed cells, what each opens
//! exchange   files in and out: divisions, rosters, rubrics; tables as csv, json, text
//! rehearsal  the rehearsal county (演示县): real places, invented people
//! keymap     keys to actions, from TOML
//! guide      the guide inside: what to do, page by page, with the keys in force
//! ui         the model of the screen and its picture: kit <- registry, training, site <- shell
//! session    one person at one screen: step, perform, draw
//! terminal   the real terminal: modes, signals, giving everything back
//! cli        the command line; every task of the screen has a twin here
//! ```
//!
//! The way of one key press:
//!
//! ```text
//! terminal  bytes -> Event::Key(Chord)            one queue, so the order of all events is total
//! session   step: Model::take(event)
//! keymap    resolve(context, chords) -> Action    what the key means where the focus is
//! ui        Layer::act(action, &At) -> Effects    reads are plain calls on the desk's snapshot
//! session   navigation stays in the model; the rest becomes an Errand for the counter's thread
//! desk      Registrar::submit(Command)
//! store     apply: rules, records, rolls, journal entry in one transaction -> Receipt
//! register  the villages the entry names are read again -> a new snapshot
//! session   Event::Changed, Event::Done
//! ui        view(&Model, buffer)                  draws and changes nothing
//! ```
//!
//! The words between rooms: an `Action` is what a key means, an `Event` what happened, an `Effect` what should happen
//! next, a `Command` one change to the data, a `Refusal` why it was not done, an `Issue` what is wrong with one field.

#[cfg(not(unix))]
compile_error!("sanzhang runs on Linux, macOS and WSL; on Windows please build it inside WSL.");

pub mod cli;
pub mod desk;
pub mod domain;
pub mod exchange;
pub mod guide;
pub mod i18n;
pub mod keymap;
pub mod register;
pub mod rehearsal;
pub mod report;
pub mod session;
pub mod store;
pub mod terminal;
pub mod ui;
