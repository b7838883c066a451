//! Real pseudo-terminals: whatever ends a sitting, the terminal is given back.

use std::env;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use rustix::process::{Pid, Signal, kill_process};

use crate::support::pty::{PATIENCE, Seat};
use crate::terminal_parts::{CHILD, PART, wait_until};

/// `until`: the reader lets go of the terminal when it has seen this.
fn seat(part: &str, until: Option<&'static str>) -> Seat {
    let mut command = CommandBuilder::new(env::current_exe().expect("a path"));
    command.args(["--exact", CHILD, "--nocapture"]);
    command.env(PART, part);
    command.env("RUST_BACKTRACE", "0");
    Seat::open(command, (80, 24), until)
}

fn sitting_ends(end: impl FnOnce(&mut Seat), code: u32) -> Seat {
    let mut seat = seat("sitting", None);
    seat.see("READY 三长");
    seat.assert_taken();
    end(&mut seat);
    seat.see(&format!("GIVEN BACK {code}"));
    assert_eq!(seat.ends(), code);
    seat.assert_given_back();
    seat
}

#[test]
fn quitting_gives_the_terminal_back() {
    sitting_ends(|seat| seat.type_("q"), 0);
}

#[test]
fn term_int_and_hup_give_the_terminal_back() {
    sitting_ends(|seat| seat.kill(Signal::TERM), 143);
    sitting_ends(|seat| seat.kill(Signal::INT), 143);
    sitting_ends(|seat| seat.kill(Signal::HUP), 129);
}

#[test]
fn a_panic_is_told_after_the_terminal_is_given_back() {
    let seat = sitting_ends(|seat| seat.type_("p"), 70);
    let contents = seat.screen.screen().contents();
    assert!(contents.contains("broken on purpose"), "{contents}");
}

#[test]
fn a_panic_elsewhere_leaves_the_screen_alone() {
    let seat = sitting_ends(
        |seat| {
            seat.type_("w");
            seat.see("STILL HERE true");
            seat.assert_taken();
            seat.type_("q");
        },
        0,
    );
    assert!(seat.screen.screen().contents().contains("broken elsewhere"));
}

#[test]
fn a_sitting_that_hangs_is_ended_and_the_terminal_given_back() {
    let mut seat = seat("sitting", None);
    seat.see("READY 三长");
    seat.type_("d");
    let told = Instant::now();
    seat.kill(Signal::TERM);
    assert_eq!(seat.ends(), 143);
    assert!(
        told.elapsed() < Duration::from_secs(4),
        "{:?}",
        told.elapsed()
    );
    while let Ok(bytes) = seat.chunks.recv_timeout(Duration::from_millis(300)) {
        seat.screen.process(&bytes);
        if !seat.screen.screen().alternate_screen() {
            break;
        }
    }
    seat.assert_given_back();
}

#[test]
fn keys_pastes_and_sizes_arrive() {
    sitting_ends(
        |seat| {
            seat.type_("村");
            seat.see("KEY Char('村')");
            seat.type_("\x1b[A");
            seat.see("KEY Up");
            seat.type_("\x1b");
            seat.see("KEY Esc");
            let rows = "塔峰镇\t竹林村\n".repeat(5_000);
            seat.type_(&format!("\x1b[200~{rows}\x1b[201~"));
            seat.see(&format!("PASTE {}", rows.len()));
            for cols in 60..200 {
                seat.resize(cols, 24);
            }
            seat.see("SIZE 199x24");
            seat.type_("q");
        },
        0,
    );
}

#[test]
fn stop_gives_the_terminal_back_and_cont_takes_it_again() {
    let mut seat = seat("shell", None);
    seat.see("READY 三长");
    seat.assert_taken();
    let told = String::from_utf8_lossy(&seat.heard).into_owned();
    let number = told
        .split("JOB ")
        .nth(1)
        .and_then(|rest| rest.split('.').next())
        .expect("the shell says it");
    let job = Pid::from_raw(number.parse().expect("a number")).expect("a pid");
    for signal in [Signal::TSTP, Signal::CONT] {
        kill_process(job, signal).expect("alive");
        if signal == Signal::TSTP {
            seat.see("STOPPED true");
            seat.assert_given_back();
        }
    }
    seat.see("SUSPENDED Done");
    seat.assert_taken();
    kill_process(job, Signal::TERM).expect("alive");
    assert_eq!(seat.ends(), 143);
    seat.see("GIVEN BACK 143");
    seat.assert_given_back();
}

#[test]
fn without_a_shell_above_nothing_is_stopped() {
    sitting_ends(
        |seat| {
            seat.kill(Signal::TSTP);
            seat.see("SUSPENDED NoShell");
            seat.assert_taken();
            seat.type_("q");
        },
        0,
    );
}

#[test]
fn the_width_of_ambiguous_characters_is_asked_for() {
    for (answer, width) in [
        ("\x1b[2;3R", "Wide"),
        ("\x1b[2;2R", "Narrow"),
        ("", "Narrow"),
    ] {
        let mut seat = seat("asking", None);
        seat.see("│");
        seat.type_(&format!("村{answer}"));
        // What was typed meanwhile is not lost.
        seat.see("KEY Char('村')");
        assert!(String::from_utf8_lossy(&seat.heard).contains(&format!("READY 三长 {width}")));
        seat.type_("q");
        assert_eq!(seat.ends(), 0);
    }
}

/// Processor time of a process so far, in ticks of a hundredth of a second. Nothing where there is no such file.
pub fn ticks(pid: Pid) -> u64 {
    let stat =
        std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default().to_owned();
    after
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|n| n.parse::<u64>().ok())
        .sum()
}

#[test]
fn when_the_terminal_is_gone_the_process_is_gone_within_two_seconds() {
    for part in ["sitting", "deaf"] {
        let mut seat = seat(part, Some("READY"));
        seat.see("READY");
        let pid = seat.pid();
        // The reader must have let go: a terminal hangs up with its last holder.
        while seat.chunks.recv_timeout(PATIENCE).is_ok() {}
        let Seat {
            pair,
            mut child,
            writer,
            ..
        } = seat;
        let start = Instant::now();
        drop(writer);
        drop(pair);
        let mut burnt = 0;
        wait_until("the end", || {
            burnt = burnt.max(ticks(pid));
            child.try_wait().expect("a child").is_some()
        });
        assert!(
            start.elapsed() < Duration::from_secs(2),
            "{part}: {:?}",
            start.elapsed()
        );
        assert!(burnt < 50, "{part}: {burnt} ticks of processor time");
    }
}
