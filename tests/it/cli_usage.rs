//! Calls that make no sense: status 2 and a sentence in the person's language; and what the surroundings get wrong.

use super::support::shell::{Shell, shown};

#[test]
fn what_makes_no_sense_ends_with_two_and_says_what_does() {
    let shell = Shell::with_county();
    shell.run("add unit 东镇/竹林村 name=第1片").ok();
    for (words, wanted) in [
        ("serch x", "是不是“search”"),
        ("search", "还缺：<QUERY>"),
        ("search x --limit 0", "至少写 1"),
        ("journal --limit 0", "至少写 1"),
        ("search ，", "请写要找的"),
        ("tree --format xml", "table | json"),
        ("tree --unit", "要写值"),
        ("tree --depth x", "--depth"),
        ("tree --unit a --unit b", "写了两次"),
        ("tree --frob", "--frob"),
        ("init --empty a --divisions b", "不能和"),
        ("--size village tree", "--demo"),
        ("edit 第1片 name=a name=b", "“name”写了两次"),
        ("edit 第1片 name=a 名称=b", "“名称”写了两次"),
        ("add unit 第1片 name", "项=值"),
        ("move 第1片 第1片 --to 东镇/所城村", "写了两次"),
        ("retire 第1片 第1片", "写了两次"),
    ] {
        let ended = shell.run(words);
        assert_eq!(ended.status, 2, "{words}: {}{}", ended.out, ended.err);
        assert!(ended.err.contains(wanted), "{wanted} in {}", ended.err);
        assert!(!ended.err.contains("error:"), "{}", ended.err);
    }
    let english = shell.run("--lang en serch");
    assert_eq!(english.status, 2);
    assert!(english.err.contains("search"), "{}", english.err);
    assert!(!english.err.contains("命令"), "{}", english.err);
    let escape = shell
        .command("")
        .arg("\u{1b}[31mx")
        .output()
        .expect("it runs");
    assert_eq!(escape.status.code(), Some(2));
    assert!(!escape.stderr.contains(&0x1b));
}

#[test]
fn nothing_stands_below_a_neighborhood_but_households() {
    let shell = Shell::default();
    let deep = "--demo --size village tree --unit 沙坪村 --depth 3 --format json";
    let tree = shell.run(deep).json();
    let id = &tree["children"][0]["children"][0]["children"][0]["id"];
    let id = id.as_str().expect("a neighborhood");
    let ended = shell.run(&format!("--demo --size village add unit {id} name=x"));
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("add household"), "{}", ended.err);
}

#[test]
fn a_broken_keymap_is_told_by_every_task() {
    let shell = Shell::default();
    let bad = shell.write("bad.toml", "[global]\nq = \"frobnicate\"\n");
    let words = format!("--demo --size village --keymap {} tree", shown(&bad));
    let ended = shell.run(&words);
    assert_eq!((ended.status, ended.out.as_str()), (1, ""));
    assert!(ended.err.contains("bad.toml:2:"), "{}", ended.err);
    let doctor = shell.run("doctor --keymap nosuch");
    assert_eq!(doctor.status, 1);
    assert!(doctor.out.contains("语言") && doctor.err.contains("nosuch"));
}

#[test]
fn without_a_terminal_the_doctor_measures_none() {
    let told = Shell::default().run("doctor").ok().out;
    assert!(
        told.contains("没有接终端") && !told.contains("0×0"),
        "{told}"
    );
}

#[test]
fn a_home_that_is_no_absolute_path_is_refused() {
    let shell = Shell::default();
    let run = |words: &str| {
        let mut command = shell.command(words);
        command.env("HOME", "rel").current_dir(shell.path(""));
        command.output().expect("the binary runs")
    };
    let ended = run("init --empty 甲县");
    assert_eq!(ended.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("HOME"));
    assert!(!shell.path("rel").exists(), "nothing was made");
}

#[test]
fn an_undo_in_a_shell_speaks_of_no_sitting() {
    let ended = Shell::default().run("--demo --size village undo");
    assert_eq!(ended.status, 1);
    assert!(ended.err.contains("没有您做过的"), "{}", ended.err);
    assert!(!ended.err.contains("本次登录"), "{}", ended.err);
}

#[test]
fn every_answer_of_the_rehearsal_county_says_so_once() {
    let shell = Shell::default();
    for words in [
        "tree",
        "search 沙坪",
        "journal",
        "show 沙坪村",
        "report overview",
        "care",
    ] {
        let told = shell.run(&format!("--demo --size village {words}")).ok();
        let said = &told.err;
        assert!(said.starts_with("演示"), "{words}: {said}");
        assert_eq!(said.matches("数字不是全县的").count(), 1, "{words}: {said}");
        assert!(!told.out.contains("演示（"), "{words}: {}", told.out);
    }
    let csv = shell
        .run("--demo --size village report overview --format csv")
        .ok()
        .out;
    assert!(csv.starts_with("id,"), "{csv}");
}

#[test]
fn the_pouring_of_the_rehearsal_county_is_one_line() {
    let shell = Shell::default();
    let said = shell
        .run("--demo --size township journal --limit 1")
        .ok()
        .out;
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 1, "{said}");
    let batches = lines[0].split_whitespace().next().expect("its numbers");
    let (first, last) = batches.split_once('-').expect("from the first to the last");
    assert_eq!(first, "1");
    assert!(
        lines[0].contains(&format!("建立演示县 {last} 批")),
        "{said}"
    );
}

#[test]
fn an_emoji_of_several_is_printed_as_it_was_typed() {
    let shell = Shell::with_county();
    let family = "👨\u{200d}👩\u{200d}👧";
    shell
        .run(&format!("add unit 东镇/竹林村 name={family}片"))
        .ok();
    let told = shell.run("tree --unit 东镇/竹林村 --depth 1").ok().out;
    assert!(told.contains(family), "{told}");
}

/// No file may grow: what a full disk is to the writer.
#[test]
fn a_full_disk_promises_no_session_that_goes_on() {
    let shell = Shell::with_county();
    let add = format!(
        "trap '' XFSZ; ulimit -f 20; {} add unit 东镇 name=丙村委会",
        env!("CARGO_BIN_EXE_sanzhang")
    );
    let mut command = assert_cmd::Command::new("sh");
    let home = shell.path("");
    command
        .env("HOME", home)
        .env("LANG", "zh_CN.UTF-8")
        .args(["-c", &add]);
    let ended = command.output().expect("the shell runs");
    let said = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert!(said.starts_with("磁盘满了，没有存上"), "{said}");
    assert!(!said.contains("草稿"), "{said}");
    shell.run("add unit 东镇 name=丙村委会").ok();
}
