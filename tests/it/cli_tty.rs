//! The binary at a real pseudo-terminal: how it reads there, and the status it leaves with.

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use crate::support::pty::Seat;

/// In a home of its own, which goes with the test.
fn seat(words: &str) -> (Seat, tempfile::TempDir) {
    seat_in("zh_CN.UTF-8", words)
}

fn seat_in(locale: &str, words: &str) -> (Seat, tempfile::TempDir) {
    let home = tempfile::tempdir().expect("a folder for one test");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sanzhang"));
    command.env_clear();
    command.env("HOME", home.path());
    command.env("LANG", locale);
    command.env("TERM", "xterm-256color");
    command.args(words.split_whitespace());
    (Seat::open(command, (100, 30), None), home)
}

#[test]
fn whom_the_system_tells_to_leave_ends_with_that_signals_status() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let (mut seat, _home) = seat("demo --size village");
        seat.see("沙坪村");
        seat.kill(signal);
        assert_eq!(seat.ends(), status, "{signal:?}");
    }
}

#[test]
fn where_nobody_said_which_language_the_first_screen_says_how_to_change_it() {
    let (mut seat, _home) = seat_in("C.UTF-8", "demo --size village");
    seat.see("沙坪村");
    seat.see("on the screen press F7");
    seat.kill(Signal::TERM);
    assert_eq!(seat.ends(), 143);
}

#[test]
fn at_a_terminal_the_keys_are_a_table_of_columns() {
    let (mut seat, _home) = seat("keys list");
    seat.see("app.quit");
    assert_eq!(seat.ends(), 0);
    let said = String::from_utf8_lossy(&seat.heard);
    assert!(!said.contains("| `"), "{said}");
    let piped = super::support::shell::Shell::default()
        .run("keys list --format table")
        .ok()
        .out;
    assert!(
        piped.contains("app.quit") && !piped.contains('`'),
        "{piped}"
    );
}
