//! A save that waits for another process: who that is stands on the screen, and what was typed is kept however the
//! sitting ends meanwhile.

use std::{
    env, fs,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    thread,
    time::Instant,
};

use portable_pty::CommandBuilder;
use rustix::process::{Pid, Signal, kill_process};
use sanzhang::store::{Cache, Store};

use crate::support::{
    pty::{PATIENCE, Seat},
    shell::{Shell, shown},
};

const HELD: &str = "SANZHANG_TEST_HELD_STORE";
const MARK: &str = "THE FILE IS HELD";

/// Does nothing in a usual run: it is the body of the process that is stopped while it writes.
#[test]
fn stopped_writer() {
    let Ok(path) = env::var(HELD) else {
        return;
    };
    let store = Store::open(Path::new(&path), Cache::Village).expect("opened");
    let wait = || {
        println!("{MARK}");
        let _ = std::io::stdin().read(&mut [0]);
    };
    store.hold(wait).expect("held");
}

struct Writer {
    child: Child,
    /// What it goes on saying must find somebody.
    told: BufReader<ChildStdout>,
}

impl Writer {
    /// Returns when it holds the file and is stopped.
    fn stopped_at(path: &Path) -> Self {
        let mut child = Command::new(env::current_exe().expect("this program"))
            .args(["--exact", "typed_kept::stopped_writer", "--nocapture"])
            .env(HELD, path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("started");
        let mut told = BufReader::new(child.stdout.take().expect("piped"));
        let mut lines = told.by_ref().lines().map_while(Result::ok);
        assert!(lines.any(|line| line.contains(MARK)), "it holds nothing");
        kill_process(Pid::from_child(&child), Signal::STOP).expect("alive");
        let stat = format!("/proc/{}/stat", child.id());
        until("a stopped writer", || {
            fs::read_to_string(&stat).is_ok_and(|stat| stat.contains(") T "))
        });
        Self { child, told }
    }

    fn pid(&self) -> String {
        self.child.id().to_string()
    }

    fn go_on(&mut self) {
        let pid = Pid::from_child(&self.child);
        kill_process(pid, Signal::CONT).expect("alive");
        drop(self.child.stdin.take());
        let _ = self.told.read_to_string(&mut String::new());
        assert!(self.child.wait().expect("ended").success());
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn until(what: &str, mut done: impl FnMut() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !done() {
        assert!(Instant::now() < end, "never came: {what}");
        thread::yield_now();
    }
}

/// What lies among the drafts, whosever it is.
fn drafts(shell: &Shell) -> String {
    let mut folder = shell.store().into_os_string();
    folder.push(".drafts");
    let files = fs::read_dir(PathBuf::from(folder)).into_iter().flatten();
    let files = files.flatten().map(|entry| entry.path());
    let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "draft"));
    files
        .filter_map(|path| fs::read_to_string(path).ok())
        .collect()
}

fn seat(shell: &Shell, until: Option<&'static str>) -> Seat {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sanzhang"));
    command.env_clear();
    command.env("HOME", shell.path(""));
    command.env("USER", "测试员");
    command.env("LANG", "zh_CN.UTF-8");
    command.env("TERM", "xterm-256color");
    let mut seat = Seat::open(command, (100, 30), until);
    seat.see("开县清单");
    seat.type_("2");
    seat.see("东镇");
    seat
}

const TYPED: &str = "大县";
const SAVING: &str = "正在保存";

/// The name of the county is typed and handed in while somebody holds the file.
fn save(seat: &mut Seat) {
    seat.type_("e");
    seat.see("修改");
    seat.type_(&format!("{TYPED}\x13"));
    seat.see(SAVING);
}

/// Signals, or the end of the line where there is none.
fn kept_after(end: Option<Signal>) {
    let shell = Shell::with_county();
    let mut seat = seat(&shell, end.is_none().then_some(SAVING));
    let writer = Writer::stopped_at(&shell.store());
    save(&mut seat);
    until("a draft", || drafts(&shell).contains(TYPED));
    let Seat {
        pair,
        mut child,
        writer: keys,
        chunks,
        ..
    } = seat;
    if let Some(signal) = end {
        let pid = Pid::from_raw(child.process_id().expect("alive") as i32);
        kill_process(pid.expect("a pid"), signal).expect("alive");
    } else {
        // The reader has let go: a terminal hangs up with its last holder.
        while chunks.recv_timeout(PATIENCE).is_ok() {}
        drop(keys);
        drop(pair);
    }
    until("the end", || child.try_wait().expect("a child").is_some());
    assert!(drafts(&shell).contains(TYPED), "{end:?}");
    drop(writer);
    let told = shell.run("tree").ok().out;
    assert!(!told.contains(TYPED), "{end:?}: {told}");
}

#[test]
fn what_is_typed_outlives_the_sitting_while_its_save_waits() {
    thread::scope(|scope| {
        for end in [
            Some(Signal::TERM),
            Some(Signal::HUP),
            Some(Signal::KILL),
            None,
        ] {
            scope.spawn(move || kept_after(end));
        }
    });
}

#[test]
fn who_is_waited_for_is_said_and_the_save_goes_on_by_itself_or_one_leaves() {
    let shell = Shell::with_county();
    let mut writer = Writer::stopped_at(&shell.store());
    // A command line says so too, and how to stop waiting.
    let mut waiting = Command::new(env!("CARGO_BIN_EXE_sanzhang"));
    waiting
        .env_clear()
        .env("HOME", shell.path(""))
        .env("LANG", "zh_CN.UTF-8")
        .args(["edit", "测试县", "name=别县"])
        .stderr(Stdio::piped());
    let mut waiting = waiting.spawn().expect("started");
    let mut told = String::new();
    let mut lines = BufReader::new(waiting.stderr.take().expect("piped"));
    for _ in 0..2 {
        lines.read_line(&mut told).expect("said");
    }
    assert!(
        told.contains(&writer.pid()) && told.contains("Ctrl-C"),
        "{told}"
    );
    waiting.kill().expect("alive");
    waiting.wait().expect("ended");
    writer.go_on();
    let mut seat = seat(&shell, None);
    let mut writer = Writer::stopped_at(&shell.store());
    save(&mut seat);
    seat.see(&format!("进程 {} 写到一半停住了", writer.pid()));
    writer.go_on();
    seat.wait("saved", |shown| {
        shown.contains("已保存") && !shown.contains("停住了")
    });
    assert_eq!(drafts(&shell), "");
    assert!(shell.run("tree").ok().out.contains(TYPED));
    // Whoever does not want to wait leaves; nothing typed is lost.
    let held = Writer::stopped_at(&shell.store());
    save(&mut seat);
    seat.see("F10 可先退出");
    seat.type_("\x1b[21~");
    assert_eq!(seat.ends(), 0);
    seat.wait("the terminal given back", |shown| !shown.contains("修改"));
    seat.assert_given_back();
    assert!(drafts(&shell).contains(&format!("{TYPED}{TYPED}")));
    drop(held);
    shell
        .run(&format!("--store {} check", shown(&shell.store())))
        .ok();
}

/// A command that is at work on this county, said to nobody's terminal.
fn called(shell: &Shell, words: &str) -> Child {
    let mut call = Command::new(env!("CARGO_BIN_EXE_sanzhang"));
    call.env_clear()
        .env("HOME", shell.path(""))
        .env("LANG", "zh_CN.UTF-8")
        .args(words.split(' '))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    call.spawn().expect("started")
}

#[test]
fn whoever_calls_is_told_who_is_waited_for_and_is_waited_for_no_longer_than_they_are_there() {
    let shell = Shell::with_county();
    let away = format!("backup {}", shown(&shell.path("away")));
    let mut writer = Writer::stopped_at(&shell.store());
    let calls = [
        "edit 测试县 name=别县",
        "tree",
        "check",
        "compact",
        "backup -",
        &away,
    ];
    let waiting: Vec<_> = calls.map(|words| (words, called(&shell, words))).into();
    for (words, mut waiting) in waiting {
        let mut told = String::new();
        let mut lines = BufReader::new(waiting.stderr.take().expect("piped"));
        lines.read_line(&mut told).expect("said");
        assert!(told.contains(&writer.pid()), "{words}: {told}");
        // As when the line to who called breaks: sshd lets go of what the command writes to.
        drop((lines, waiting.stdout.take()));
        until(words, || waiting.try_wait().expect("a child").is_some());
    }
    writer.go_on();
    let told = shell.run("tree").ok().out;
    assert!(!told.contains("别县"), "{told}");
}
