//! The binary's manners: statuses, languages, pipes, and nothing on standard output that steers a terminal.

use std::{
    io::Read,
    process::{Command, Stdio},
};

use sanzhang::store::{Cache, Store};

use super::support::shell::Shell;

#[test]
fn without_a_terminal_the_screen_is_refused_in_a_sentence() {
    let shell = Shell::default();
    let zh = shell.run("");
    assert_eq!(zh.status, 2);
    assert!(
        zh.err.starts_with("sanzhang 需要在终端里运行"),
        "{}",
        zh.err
    );
    let en = shell.run("--lang en");
    assert_eq!((en.status, en.out.as_str()), (2, ""));
    assert!(
        en.err.starts_with("sanzhang needs a terminal"),
        "{}",
        en.err
    );
}

#[test]
fn without_a_terminal_the_demo_prints_its_screen_and_the_figures() {
    let shown = Shell::default().run("demo --size village").ok();
    let lines: Vec<&str> = shown.out.lines().collect();
    assert!(lines.len() > 30, "a screen of thirty lines comes first");
    assert!(shown.out.contains("演示"), "{}", shown.out);
    assert!(shown.out.contains("沙坪村"), "{}", shown.out);
    assert!(
        lines[30..].iter().any(|line| line.contains("今日")),
        "{}",
        shown.out
    );
    assert!(!shown.out.contains('\x1b'), "no colour in a pipe");
}

#[test]
fn calls_that_make_no_sense_end_with_two() {
    let shell = Shell::default();
    for words in [
        "--today 2024-13-01 doctor",
        "--demo --store x tree",
        "demo --store x",
        "frobnicate",
        "init",
        "--lang fr doctor",
        "search",
    ] {
        let ended = shell.run(words);
        assert_eq!(ended.status, 2, "{words}: {}", ended.err);
        assert!(!ended.err.is_empty(), "{words}");
    }
    let past = shell.run("--demo --as-of 2023-01-01 tree");
    assert_eq!(past.status, 1);
    assert!(past.err.contains("--as-of"), "{}", past.err);
    let nothing = shell.run("tree");
    assert_eq!(nothing.status, 1);
    assert!(
        nothing.err.contains("S01") || nothing.err.contains("init"),
        "{}",
        nothing.err
    );
}

#[test]
fn help_and_completions_need_no_store() {
    let shell = Shell::default();
    assert!(shell.run("--help").ok().out.contains("三长"));
    assert!(shell.run("completions bash").ok().out.contains("sanzhang"));
    assert!(shell.run("keys").ok().out.contains("| `"));
}

#[test]
fn a_key_file_is_checked_line_by_line() {
    let shell = Shell::default();
    let bad = shell.write("bad.toml", "[global]\nq = \"frobnicate\"\n");
    let ended = shell.run(&format!("keys check {}", bad.display()));
    assert_eq!(ended.status, 1);
    assert!(ended.out.contains("bad.toml:2:"), "{}", ended.out);
    let fine = shell.write("fine.toml", "");
    assert_eq!(
        shell.run(&format!("keys check {}", fine.display())).status,
        0
    );
    assert_eq!(shell.run("keys check nowhere.toml").status, 1);
}

#[test]
fn a_pipe_that_closes_ends_the_task_quietly() {
    let shell = Shell::default();
    let mut child = Command::new(env!("CARGO_BIN_EXE_sanzhang"))
        .args(["--demo", "--size", "village", "tree", "--depth", "6"])
        .env("HOME", shell.path(""))
        .env("LANG", "zh_CN.UTF-8")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let mut said = String::new();
    let mut errors = child.stderr.take().expect("it was asked for");
    errors
        .read_to_string(&mut said)
        .expect("what is printed is UTF-8");
    let status = child.wait().expect("it ends");
    // Beside the answer stands what county it is of, and not a word of the pipe.
    assert_eq!(
        (status.code(), said.lines().count()),
        (Some(0), 1),
        "{said}"
    );
    assert!(said.starts_with("演示"), "{said}");
}

#[test]
fn what_is_typed_never_steers_the_terminal() {
    let shell = Shell::default();
    let escape = "\u{1b}[31m\u{202e}x";
    let mut command = shell.command("--demo --size village show");
    let output = command.arg(escape).output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(1));
    let said = [output.stdout, output.stderr].concat();
    assert!(!said.contains(&0x1b));
    assert!(!String::from_utf8_lossy(&said).contains('\u{202e}'));
}

#[test]
fn the_doctor_names_the_file_and_the_log() {
    let shell = Shell::with_county();
    let told = shell.run("doctor").ok().out;
    for word in [
        "county.sanzhang",
        "UTF-8",
        "语言      zh",
        ".local/state/sanzhang",
    ] {
        assert!(told.contains(word), "{word} in {told}");
    }
    let told = shell.run("doctor --format json").ok().out;
    let told: serde_json::Value = serde_json::from_str(&told).expect("json");
    assert_eq!(told["schema"], sanzhang::store::SCHEMA, "{told}");
    assert!(
        told["writer"].is_null() && told["holders"].is_string(),
        "{told}"
    );
    let told = shell.run("doctor --format csv").ok().out;
    assert!(told.starts_with("program,store,holders,"), "{told}");
    let log = std::fs::read_dir(shell.path(".local/state/sanzhang")).expect("the log's folder");
    assert_eq!(log.count(), 1, "one file a day");
}

/// Where the system tells who holds which lock.
#[cfg(target_os = "linux")]
#[test]
fn the_doctor_names_who_holds_the_writer() {
    let shell = Shell::with_county();
    assert!(!shell.run("doctor").ok().out.contains("正在写入"));
    let store = Store::open(&shell.store(), Cache::Village).expect("opened");
    let mut told = String::new();
    store.hold(|| told = shell.run("doctor").out).expect("held");
    let writer = format!("正在写入  {}", std::process::id());
    assert!(told.contains(&writer), "{told}");
    assert!(!shell.run("doctor").ok().out.contains("正在写入"));
}

#[cfg(unix)]
#[test]
fn what_is_made_is_for_its_owner_alone() {
    use std::os::unix::fs::MetadataExt;
    let shell = Shell::with_county();
    for path in [shell.store(), shell.path(".local/share/sanzhang")] {
        let mode = std::fs::metadata(&path).expect("it was made").mode();
        assert_eq!(mode & 0o077, 0, "{}", path.display());
    }
}
