//! Copies of the county: whatever ends the making of one leaves nothing behind, several made at once stand apart, and
//! one of a county with faults is not taken for a good one.

use std::{
    collections::BTreeSet,
    fs,
    mem::MaybeUninit,
    path::Path,
    process::{Child, Command, Stdio},
    time::Instant,
};

use redb::ReadableTable;
use rustix::process::{Pid, Signal, kill_process};

use crate::{
    cli_keeping::{county, digest},
    store_file::{HOUSEHOLDS, behind},
    support::{
        pty::PATIENCE,
        shell::{Shell, shown},
    },
};

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("read").flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

fn start(shell: &Shell, words: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanzhang"));
    command
        .env_clear()
        .env("HOME", shell.path(""))
        .env("LANG", "zh_CN.UTF-8")
        .args(words.split_whitespace())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.spawn().expect("started")
}

/// Whether a process has a file open that lies in the folder and is not the county.
fn is_making(child: &Child, folder: &Path) -> bool {
    let files = fs::read_dir(format!("/proc/{}/fd", child.id()));
    let files = files.into_iter().flatten().flatten();
    let mut links = files.filter_map(|file| fs::read_link(file.path()).ok());
    links.any(|link| {
        let name = link.to_string_lossy();
        let made = name.contains("(deleted)") || name.ends_with(".new") || name.ends_with(".part");
        made && link.starts_with(folder)
    })
}

/// Ends it while a file is being made.
fn cut(shell: &Shell, words: &str, folder: &Path, signal: Signal) {
    let mut child = start(shell, words);
    let end = Instant::now() + PATIENCE;
    while child.try_wait().expect("asked").is_none() && !is_making(&child, folder) {
        assert!(Instant::now() < end, "{words} makes nothing");
    }
    // It may have ended meanwhile.
    let _ = kill_process(Pid::from_child(&child), signal);
    // A signal that is ignored, as under nohup, leaves it writing to nobody.
    drop((child.stdout.take(), child.stderr.take()));
    child.wait().expect("gone");
}

#[test]
fn whatever_ends_the_making_of_a_copy_leaves_nothing_behind() {
    let shell = county();
    let store = shell.store();
    let folder = store.parent().expect("a folder");
    let copies = shell.path("copies");
    fs::create_dir(&copies).expect("made");
    let good = shell.path("good.copy");
    shell.run(&format!("backup {}", shown(&good))).ok();
    let before = digest(&store);
    let signals = [Signal::KILL, Signal::TERM, Signal::HUP, Signal::INT];
    let cases = [
        (format!("backup {}/one.copy", shown(&copies)), &*copies),
        (format!("backup --keep 7d {}", shown(&copies)), &*copies),
        ("backup -".to_owned(), folder),
        (format!("restore {} --replace", shown(&good)), folder),
        ("compact".to_owned(), folder),
        (
            format!("--store {}/new.sanzhang init --empty 新县", shown(&copies)),
            &*copies,
        ),
    ];
    for (n, (words, place)) in cases.iter().cycle().take(12).enumerate() {
        cut(&shell, words, place, signals[n % signals.len()]);
        // Whole under its name or not at all.
        for name in names(&copies) {
            fs::remove_file(copies.join(&name)).expect("removed");
            let whole = ["one.copy", "new.sanzhang"].contains(&name.as_str());
            assert!(whole || name.starts_with("county-2"), "{words}: {name}");
        }
        let mut left = names(folder);
        left.retain(|name| !name.contains(".replaced-") && name != "county.sanzhang.marks");
        assert_eq!(
            left,
            BTreeSet::from(["county.sanzhang".to_owned()]),
            "{words}"
        );
        assert_eq!(digest(&store), before, "{words}");
    }
}

/// Another takes its place in one step: the folder never hears that the county's name is gone.
#[cfg(target_os = "linux")]
#[test]
fn a_county_that_is_replaced_is_there_at_every_moment() {
    use rustix::{
        fs::inotify::{CreateFlags, ReadFlags, Reader, WatchFlags, add_watch, init},
        io::Errno,
    };

    let shell = county();
    let store = shell.store();
    let good = shell.path("good.copy");
    shell.run(&format!("backup {}", shown(&good))).ok();
    let watch = init(CreateFlags::NONBLOCK).expect("a watch");
    let told = WatchFlags::DELETE | WatchFlags::MOVE;
    add_watch(&watch, store.parent().expect("a folder"), told).expect("watched");
    let restore = format!("restore {} --replace", shown(&good));
    let mut came = 0;
    for words in [restore.as_str(), "compact"] {
        shell.run(words).ok();
        let mut bytes = [const { MaybeUninit::uninit() }; 8192];
        let mut told = Reader::new(&watch, &mut bytes);
        loop {
            let event = match told.next() {
                Ok(event) => event,
                Err(Errno::AGAIN) => break,
                Err(error) => panic!("{error}"),
            };
            if event.file_name() == Some(c"county.sanzhang") {
                assert_eq!(event.events(), ReadFlags::MOVED_TO, "{words}");
                came += 1;
            }
        }
    }
    assert!(came > 0, "nothing took its place");
}

#[test]
fn copies_made_at_once_stand_apart_and_each_is_told_the_truth() {
    let shell = county();
    let copies = shell.path("copies");
    let same = format!("backup {}", shown(&shell.path("same.copy")));
    let turning = format!("backup --keep 7d {}", shown(&copies));
    let all = [&same, &same, &same, &turning, &turning, &turning];
    let running = all.map(|words| start(&shell, words));
    let ended = running.map(|child| child.wait_with_output().expect("ended"));
    let (same, turning) = ended.split_at(3);
    let done = same.iter().filter(|output| output.status.success()).count();
    assert_eq!(done, 1);
    for output in same.iter().filter(|output| !output.status.success()) {
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("已经存在"), "{told}");
    }
    for output in turning {
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{told}");
    }
    // Of one day the newest stays.
    assert!(!names(&copies).is_empty());
    let whole = digest(&shell.store());
    let kept = names(&copies).into_iter().map(|name| copies.join(name));
    for copy in kept.chain([shell.path("same.copy")]) {
        let to = shell.path("back.sanzhang");
        shell
            .run(&format!("--store {} restore {}", shown(&to), shown(&copy)))
            .ok();
        assert_eq!(digest(&to), whole);
        fs::remove_file(to).expect("removed");
    }
}

#[test]
fn a_county_with_faults_is_copied_with_a_warning_and_turns_no_good_copy_away() {
    let shell = county();
    let copies = shell.path("copies");
    fs::create_dir(&copies).expect("made");
    for day in ["01", "02"] {
        fs::write(
            copies.join(format!("county-202001{day}-030000.sanzhang")),
            "x",
        )
        .expect("written");
    }
    behind(&shell.store(), |transaction| {
        let mut table = transaction.open_table(HOUSEHOLDS).expect("a table");
        let key = table.first().expect("read").expect("a row").0.value();
        table.remove(key).expect("removed");
    });
    for (lang, sound, warning) in [("zh", "核对无误", "处问题"), ("en", "found whole", "fault")]
    {
        let told = shell.run(&format!(
            "--lang {lang} backup --keep 1d {}",
            shown(&copies)
        ));
        assert_eq!(told.status, 1, "{}", told.out);
        let first = told.out.lines().next().unwrap_or_default();
        assert!(
            first.contains(warning) && !told.out.contains(sound),
            "{}",
            told.out
        );
    }
    assert_eq!(names(&copies).len(), 4);
}

#[test]
fn the_journal_is_compared_with_a_copy_of_it() {
    let shell = county();
    let (old, new) = (shell.path("old.copy"), shell.path("new.copy"));
    shell.run(&format!("backup {}", shown(&old))).ok();
    shell.run("add unit 东镇 name=新村").ok();
    shell.run(&format!("backup {}", shown(&new))).ok();
    let told = shell
        .run(&format!("check --against {}", shown(&old)))
        .ok()
        .out;
    assert!(told.contains("对得上"), "{told}");
    let other = Shell::with_county();
    let told = other.run(&format!("check --against {}", shown(&old)));
    assert!(
        told.status == 1 && told.out.contains("没有这么多"),
        "{}",
        told.out
    );
    for n in 0..3 {
        other.run(&format!("add unit 东镇 name=村{n}")).ok();
    }
    // Its own chain is whole; only the copy tells that it is another one.
    other.run("check").ok();
    let told = other.run(&format!("check --against {}", shown(&old)));
    assert!(
        told.status == 1 && told.out.contains("有改动"),
        "{}",
        told.out
    );
    let told = shell.run(&format!(
        "check --against {}",
        shown(&shell.path("list.csv"))
    ));
    assert_eq!(told.status, 1, "{}", told.out);
    let staffed = Shell::staffed();
    let told = staffed.asked("guan", "check --against /etc/passwd");
    assert!(
        told.status == 1 && !told.err.contains("passwd"),
        "{}",
        told.err
    );
}
