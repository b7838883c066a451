//! A disk that takes no writing, or no more of it, and a file with damage: what can be read is read, what is typed is
//! kept, and nothing of the program's inside reaches a terminal.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    time::Instant,
};

use sanzhang::store::{Cache, Store};

use crate::{
    cli_keeping::{county, digest},
    support::{
        apart::{behind, may_mount, seat},
        disk::Random,
        pty::{PATIENCE, Seat},
        shell::{Ended, Shell, shown},
    },
};

/// The folder of the county, as a file system gone read-only shows it.
fn sealed(shell: &Shell) -> String {
    let folder = shell.store();
    let folder = shown(folder.parent().expect("a folder"));
    format!("mount --bind {folder} {folder} && mount -o remount,bind,ro {folder}")
}

#[test]
fn a_county_on_a_disk_that_takes_no_writing_is_read_checked_and_copied() {
    if !may_mount("a county on a disk that takes no writing") {
        return;
    }
    let shell = county();
    let mounts = sealed(&shell);
    let run = |words: &str| Shell::end(&mut behind(&mounts, &shell.command(words)));
    let copy = shell.path("away.copy");
    for (words, answer) in [
        ("tree --depth 9", "竹林村"),
        ("search 户33", "户33"),
        ("show h33", "户33"),
        ("report overview", "59"),
        ("check", "没有问题"),
        (&format!("backup {}", shown(&copy)), "核对无误"),
    ] {
        let told = run(words).ok();
        assert!(told.out.contains(answer), "{words}: {}", told.out);
    }
    let sent = shell.write("sent", "");
    let mut sending = behind(&mounts, &shell.command("backup -"));
    let told = sending.output().expect("the binary runs");
    fs::write(&sent, &told.stdout).expect("received");
    assert_eq!(digest(&sent), digest(&copy), "{:?}", told.stderr);
    let told = run("add unit 东镇 name=新村");
    assert!(told.status == 1 && told.err.contains("S17"), "{}", told.err);
    let told = run("doctor");
    assert!(
        told.status == 1 && told.out.contains("终端"),
        "{}",
        told.out
    );
    assert!(told.err.contains("现在只能读"), "{}", told.err);
    let mut command = seat(&mounts);
    command.env("HOME", shell.path(""));
    let mut seat = Seat::open(command, (120, 30), None);
    seat.see("现在只能读");
    seat.type_("2");
    seat.see("东镇");
    seat.type_("e");
    seat.see("修改");
    seat.type_("大县\x13");
    seat.see("草稿没能留下");
    drop(seat);
    // Whoever died writing has left it unrepaired: it is seen through memory.
    let store = Store::open(&shell.store(), Cache::Village).expect("opened");
    let whole = store.manifest().expect("a manifest").digest;
    let copied = shell.path("left");
    fs::copy(shell.store(), &copied).expect("copied while it is open");
    drop(store);
    fs::rename(&copied, shell.store()).expect("put in its place");
    assert!(run("show h33").ok().out.contains("户33"));
    run("check").ok();
    assert_eq!(digest(&shell.store()), whole);
}

#[test]
fn a_county_on_a_full_disk_is_sent() {
    if !may_mount("a full disk") {
        return;
    }
    let shell = county();
    let folder = shell.store();
    let folder = shown(folder.parent().expect("a folder"));
    let mounts = format!(
        "cp {folder}/county.sanzhang {folder}/../county && mount -t tmpfs -o size=2m none {folder} && \
         cp {folder}/../county {folder}/county.sanzhang && {{ cat /dev/zero > {folder}/fill 2>&-; :; }}"
    );
    let mut sending = behind(&mounts, &shell.command("backup -"));
    let told = sending.output().expect("the binary runs");
    let sent = shell.write("sent", "");
    fs::write(&sent, &told.stdout).expect("received");
    let copy = shell.path("copy");
    shell.run(&format!("backup {}", shown(&copy))).ok();
    assert_eq!(digest(&sent), digest(&copy), "{:?}", told.stderr);
}

/// The folder of a running process, as it sees it.
fn within(pid: &str, path: &str) -> PathBuf {
    Path::new("/proc").join(pid).join(format!("root{path}"))
}

fn fill(path: &Path) -> bool {
    let mut file = fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)
        .expect("made");
    let mut wrote = false;
    for size in [1 << 16, 4096, 1] {
        while file.write_all(&vec![1; size]).is_ok() {
            wrote = true;
        }
    }
    wrote
}

fn until(what: &str, mut done: impl FnMut() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !done() {
        assert!(Instant::now() < end, "never came: {what}");
        std::thread::yield_now();
    }
}

#[test]
fn on_a_full_disk_what_is_typed_is_kept_in_room_set_aside_and_the_banner_goes_by_itself() {
    if !may_mount("a full disk") {
        return;
    }
    let home = tempfile::tempdir().expect("a folder");
    let disk = home.path().join("disk");
    fs::create_dir(&disk).expect("made");
    let at = shown(&disk);
    let binary = env!("CARGO_BIN_EXE_sanzhang");
    let mounts = format!(
        "mount -t tmpfs -o size=4m none {at} && {binary} --store {at}/c.sanzhang init --empty 大县 >&2"
    );
    let mut command = seat(&mounts);
    command.env("HOME", home.path());
    command.args(["--store", &format!("{at}/c.sanzhang")]);
    let mut seat = Seat::open(command, (120, 30), None);
    seat.see("开县清单");
    seat.type_("2");
    seat.see("单位");
    let pid = seat.pid().as_raw_nonzero().to_string();
    let inside = within(&pid, &at);
    let drafts = || -> String {
        let files = fs::read_dir(inside.join("c.sanzhang.drafts"));
        let files = files
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path());
        let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "draft"));
        files
            .filter_map(|path| fs::read_to_string(path).ok())
            .collect()
    };
    until("room set aside", || {
        let files = fs::read_dir(inside.join("c.sanzhang.drafts"));
        files.into_iter().flatten().count() == 3
    });
    let filler = inside.join("filler");
    fill(&filler);
    seat.type_("e");
    seat.see("修改");
    seat.type_("甲");
    until("a draft", || drafts().contains("大县甲"));
    // What freeing the last draft left is used up, too.
    for typed in ["大县甲乙", "大县甲乙丙", "大县甲乙丙丁"] {
        fill(&filler);
        seat.type_(&typed.chars().last().expect("a sign").to_string());
        until("a newer draft", || drafts().contains(typed));
    }
    assert!(!seat.contents().contains("没能留下"), "{}", seat.contents());
    seat.type_("\x13");
    seat.see("磁盘满了");
    fs::remove_file(&filler).expect("removed");
    // No key is pressed.
    seat.wait("the banner gone", |shown| !shown.contains("暂时只能查看"));
    seat.type_("\x13");
    seat.see("已保存");
    until("no draft", || drafts().is_empty());
}

#[test]
fn damage_is_told_in_words_and_nothing_of_the_inside_with_it() {
    let shell = county();
    let whole = fs::read(shell.store()).expect("read");
    let pages = whole.len() / 4096;
    let mut random = Random(11);
    let mut told_of = 0;
    for n in 0..16 {
        let mut bytes = whole.clone();
        let page = 1 + random.below(pages as u64 - 1) as usize;
        for byte in &mut bytes[page * 4096..(page + 1) * 4096] {
            *byte = if n % 4 == 0 {
                0
            } else {
                random.below(256) as u8
            };
        }
        fs::write(shell.store(), &bytes).expect("written");
        for words in ["tree --depth 9", "check"] {
            let Ended { status, out, err } = shell.run(words);
            let all = format!("{out}{err}");
            for inside in ["panicked", ".rs:", "/root/", ".cargo", "BACKTRACE"] {
                assert!(!all.contains(inside), "{words}, page {page}: {all}");
            }
            assert!(
                status == 0 || (status == 1 && !all.is_empty()),
                "{status} {all}"
            );
            told_of += status;
        }
    }
    assert!(told_of > 8, "{told_of}");
}
