//! Backup, the way back, and compacting, with the real binary on real files.

use std::{
    fs::{self, File},
    io::Write,
    os::unix::fs::{FileExt, PermissionsExt},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use sanzhang::store::{Cache, Store};

use crate::support::shell::{Shell, shown};

/// A county with a few changes.
pub fn county() -> Shell {
    let shell = Shell::with_county();
    let rows: Vec<String> = (1..60)
        .map(|n| format!("东镇,竹林村,1,1,1,户{n}\n"))
        .collect();
    let roster = shell.write(
        "r.csv",
        &format!("乡镇,村,片,组,邻,户主\n{}", rows.concat()),
    );
    shell
        .run(&format!("import households {}", shown(&roster)))
        .ok();
    shell
}

pub fn digest(path: &Path) -> String {
    let store = Store::open(path, Cache::Village).expect("opened");
    store.manifest().expect("a manifest").digest
}

#[test]
fn a_copy_is_the_county_at_its_moment_and_comes_back() {
    let shell = county();
    let (one, two) = (shell.path("one.copy"), shell.path("two.copy"));
    let told = shell
        .run(&format!("backup {} --format json", shown(&one)))
        .json();
    let plain = shell.run(&format!("backup {}", shown(&two))).ok().out;
    assert_eq!(plain.lines().count(), 4, "{plain}");
    assert!(fs::read(&one).expect("read") == fs::read(&two).expect("read"));
    let mode = fs::metadata(&one).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let manifest = &told["manifest"];
    assert_eq!(manifest["rows"]["households"], 59);
    assert_eq!(manifest["digest"], digest(&shell.store()).as_str());
    assert_eq!(
        manifest["head"],
        Store::open(&shell.store(), Cache::Village)
            .expect("opened")
            .head()
            .expect("a head")
            .0
    );
    let again = shell.run(&format!("backup {}", shown(&one)));
    assert!(
        again.status == 1 && again.err.contains("已经存在"),
        "{}",
        again.err
    );
    // Worked on, then back.
    let before = digest(&shell.store());
    shell.run("add unit 东镇 name=新村").ok();
    assert_ne!(digest(&shell.store()), before);
    let kept = shell.run(&format!("restore {}", shown(&one)));
    assert!(
        kept.status == 1 && kept.err.contains("--replace"),
        "{}",
        kept.err
    );
    assert_ne!(digest(&shell.store()), before);
    let done = shell
        .run(&format!("restore {} --replace", shown(&one)))
        .ok();
    assert_eq!(digest(&shell.store()), before, "{}", done.out);
    shell.run("check").ok();
    // What gave way is whole, beside.
    let folder = shell.store();
    let folder = folder.parent().expect("a folder");
    let names = fs::read_dir(folder).expect("read").flatten();
    let replaced: Vec<_> = names
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().contains(".replaced-"))
        .collect();
    let [replaced] = replaced.as_slice() else {
        panic!("{replaced:?}");
    };
    let old = Store::open(replaced, Cache::Village).expect("opened");
    assert_ne!(old.manifest().expect("a manifest").digest, before);
    drop(old);
    // Into an empty place as well.
    fs::remove_file(shell.store()).expect("removed");
    shell.run(&format!("restore {}", shown(&one))).ok();
    assert_eq!(digest(&shell.store()), before);
}

#[test]
fn copies_made_while_others_write_are_each_a_moment_of_the_journal() {
    let shell = county();
    let stop = shell.path("stop");
    let writer = |n: usize| {
        let mut command = Command::new("sh");
        let program = env!("CARGO_BIN_EXE_sanzhang");
        let line = format!(
            "i=0; while [ ! -e {} ]; do i=$((i+1)); {program} add unit 东镇 name=村{n}x$i || exit 1; done",
            shown(&stop)
        );
        command
            .args(["-c", &line])
            .env("HOME", shell.path(""))
            .env("LANG", "zh_CN.UTF-8")
            .stdout(Stdio::null());
        command.spawn().expect("a shell")
    };
    let mut writers = [writer(1), writer(2)];
    let mut heads = Vec::new();
    let live = Store::open(&shell.store(), Cache::Village).expect("opened");
    let head = || live.head().expect("a head");
    let mut last = head();
    for n in 0..5 {
        let begun = Instant::now();
        while head() == last {
            assert!(begun.elapsed() < Duration::from_secs(60), "nobody writes");
            thread::yield_now();
        }
        last = head();
        let copy = shell.path(&format!("c{n}"));
        let told = shell
            .run(&format!("backup {} --format json", shown(&copy)))
            .json();
        heads.push((copy, told));
    }
    File::create(&stop).expect("made");
    for writer in &mut writers {
        assert!(writer.wait().expect("ended").success());
    }
    let moments: Vec<_> = heads
        .iter()
        .map(|(_, told)| told["manifest"]["head"].as_u64())
        .collect();
    assert!(
        moments.is_sorted() && moments[0] < moments[4],
        "{moments:?}"
    );
    for (n, (copy, told)) in heads.into_iter().enumerate() {
        let to = shell.path(&format!("back{n}.sanzhang"));
        shell
            .run(&format!("--store {} restore {}", shown(&to), shown(&copy)))
            .ok();
        assert_eq!(told["manifest"]["digest"], digest(&to).as_str());
        let back = Store::open(&to, Cache::Village).expect("opened");
        let head = back.head().expect("a head");
        assert_eq!(Some(head.0), told["manifest"]["head"].as_u64());
        // Its journal is the beginning of the county's own.
        let entry = |store: &Store| store.entries(Some(head.next()), 1).expect("read");
        assert_eq!(entry(&back), entry(&live));
        assert_eq!(back.check().expect("checked"), []);
    }
}

#[test]
fn a_copy_that_is_not_whole_changes_nothing() {
    let shell = county();
    let copy = shell.path("good.copy");
    shell.run(&format!("backup {}", shown(&copy))).ok();
    let before = digest(&shell.store());
    let bytes = fs::read(&copy).expect("read");
    let spoiled = |name: &str, spoil: &dyn Fn(&File)| {
        let path = shell.path(name);
        fs::write(&path, &bytes).expect("written");
        spoil(&File::options().write(true).open(&path).expect("opened"));
        path
    };
    let half = bytes.len() as u64 / 2;
    let needle = "户33".as_bytes();
    let at = bytes.windows(needle.len()).position(|w| w == needle);
    let at = at.expect("the name stands in the copy") as u64;
    let cases = [
        spoiled("cut", &|file| file.set_len(half).expect("cut")),
        spoiled("short", &|file| file.set_len(100).expect("cut")),
        spoiled("one sign", &|file| {
            file.write_all_at("户34".as_bytes(), at).expect("written");
        }),
        spoiled("empty", &|file| file.set_len(0).expect("cut")),
        shell.write("text", "户主,电话\n"),
        shell.path("nothing there"),
        shell.path(""),
    ];
    for case in cases {
        let mut command = shell.command("restore --replace");
        let told = Shell::end(command.arg(&case));
        assert_eq!(told.status, 1, "{}: {}", case.display(), told.out);
        assert!(!told.err.is_empty());
        assert_eq!(digest(&shell.store()), before, "{}", case.display());
        assert!(!told.err.contains("panicked"), "{}", told.err);
    }
}

#[test]
fn the_place_must_be_empty_of_others_for_what_takes_it_away() {
    let shell = county();
    let copy = shell.path("good.copy");
    shell.run(&format!("backup {}", shown(&copy))).ok();
    let working = Store::open(&shell.store(), Cache::Village).expect("opened");
    for words in [
        format!("restore {} --replace", shown(&copy)),
        "compact".to_owned(),
    ] {
        let told = shell.run(&words);
        let pid = std::process::id().to_string();
        assert_eq!(told.status, 1, "{words}: {}", told.out);
        assert!(told.err.contains(&pid), "{words}: {}", told.err);
    }
    drop(working);
    let before = digest(&shell.store());
    shell.run("compact").ok();
    assert_eq!(digest(&shell.store()), before);
    shell.run("check").ok();
    let left: Vec<_> = fs::read_dir(shell.store().parent().expect("a folder"))
        .expect("read")
        .flatten()
        .map(|entry| entry.file_name())
        // When the copy was made is dated there.
        .filter(|name| *name != "county.sanzhang.marks")
        .collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn a_folder_of_copies_turns_over_and_nothing_else_in_it_is_touched() {
    let shell = county();
    let folder = shell.path("copies");
    fs::create_dir(&folder).expect("made");
    for name in [
        "county-20200101-030000.sanzhang",
        "county-20200102-030000.sanzhang",
        "county-20200102-030000.sanzhang.part",
        "letter.txt",
        "other-20200101-030000.sanzhang",
    ] {
        fs::write(folder.join(name), "x").expect("written");
    }
    let told = shell
        .run(&format!(
            "backup --keep 2d --format json {}",
            shown(&folder)
        ))
        .json();
    assert_eq!(told["removed"][0], "county-20200101-030000.sanzhang");
    let mut left: Vec<String> = fs::read_dir(&folder)
        .expect("read")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with("county-20200102"))
        .collect();
    left.sort();
    assert_eq!(left.len(), 3, "{left:?}");
    assert!(left[0].starts_with("county-2") && left[1] == "letter.txt");
    assert_eq!(shell.run("backup --keep 7y /tmp/x").status, 2);
}

#[test]
fn copies_of_a_clock_that_was_ahead_count_for_nothing() {
    let shell = county();
    let folder = shell.path("copies");
    fs::create_dir(&folder).expect("made");
    let ahead: Vec<String> = (1..=8)
        .map(|night| format!("county-2099010{night}-030000.sanzhang"))
        .collect();
    for name in &ahead {
        fs::write(folder.join(name), "x").expect("written");
    }
    fs::write(folder.join("county-20200101-030000.sanzhang"), "x").expect("written");
    let call = format!("backup --keep 1d --format json {}", shown(&folder));
    let told = shell.run(&call).json();
    let made = told["file"].as_str().expect("a name");
    assert!(Path::new(made).exists(), "the copy just made is gone");
    assert_eq!(told["removed"][0], "county-20200101-030000.sanzhang");
    assert_eq!(told["ahead"], serde_json::json!(ahead));
    for name in &ahead {
        assert!(folder.join(name).exists(), "{name}");
    }
    // The owner's own --today names no copy.
    let today = "--today 2099-01-01";
    let shown = shell.run(&format!(
        "{today} backup --keep 7d {}",
        shown(&shell.path("other"))
    ));
    let (head, _) = shown
        .ok()
        .out
        .split_once('（')
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .expect("a sentence");
    assert!(!head.contains("2099"), "{head}");
}

#[test]
fn only_administrators_keep_and_only_what_is_sent_along() {
    let shell = Shell::staffed();
    for user in ["li", "kan", "lian"] {
        for words in ["backup -", "restore - --replace", "compact"] {
            let told = shell.asked(user, words);
            assert_eq!(told.status, 1, "{user} {words}: {}", told.err);
            assert!(told.out.is_empty());
        }
    }
    for words in [
        "backup /tmp/copy",
        "restore /etc/passwd",
        "backup --keep 7d /tmp",
    ] {
        let told = shell.asked("guan", words);
        assert_eq!(told.status, 1, "{words}: {}", told.out);
    }
    let mut take = shell.command("session --user guan");
    take.env("SSH_ORIGINAL_COMMAND", "backup -");
    let copy = take.output().expect("it runs").stdout;
    let before = digest(&shell.store());
    shell.asked("guan", "add unit 东镇 name=新村").ok();
    let mut give = shell.command("session --user guan");
    give.env("SSH_ORIGINAL_COMMAND", "restore - --replace");
    // What is wrong with what was sent is said of that, and not of the county.
    let cut = copy[..copy.len() / 2].to_vec();
    for sent in [b"noise".to_vec(), copy[..1000].to_vec(), cut] {
        let told = Shell::end(give.write_stdin(sent));
        assert!(
            told.status == 1 && told.err.starts_with("- "),
            "{}",
            told.err
        );
    }
    Shell::end(give.write_stdin(copy)).ok();
    assert_eq!(digest(&shell.store()), before);
}

#[test]
fn a_backup_cut_off_leaves_nothing_under_its_name() {
    let shell = county();
    let copy = shell.path("cut.copy");
    let mut stump = File::create(shell.path(".sanzhang-7.new")).expect("made");
    stump.write_all(b"half a copy").expect("written");
    shell.run(&format!("backup {}", shown(&copy))).ok();
    assert!(copy.exists() && !shell.path(".sanzhang-7.new").exists());
    let full = shell.run("backup /proc/nowhere/copy");
    assert_eq!(full.status, 1, "{}", full.out);
}

#[test]
fn a_damaged_file_is_looked_through_and_every_fault_is_named() {
    let shell = county();
    let mut bytes = fs::read(shell.store()).expect("read");
    let name = "户31".as_bytes();
    let places: Vec<usize> = (0..bytes.len() - name.len())
        .filter(|&at| bytes[at..].starts_with(name))
        .collect();
    for at in places {
        bytes[at] ^= 1;
    }
    fs::write(shell.store(), &bytes).expect("written");
    let told = shell.run("tree --depth 9");
    assert!(told.err.contains("（S04）"), "{}", told.err);
    let told = shell.run("check");
    assert_eq!(told.status, 1, "{}", told.err);
    assert!(told.out.contains("table households"), "{}", told.out);
    assert!(told.out.contains("从备份恢复"), "{}", told.out);
}
