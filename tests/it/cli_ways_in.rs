//! The ways in for users: their own language and keys, the rehearsal county for trainees, the kit for Windows.

use crate::support::shell::{Shell, shown};

#[test]
fn the_record_says_in_which_language_and_keys_somebody_works() {
    let shell = Shell::staffed();
    let change = "session --user guan -- user change li";
    let told = shell.asked("li", "tree").ok().out;
    assert!(told.contains("竹林村"), "{told}");
    shell
        .run(&format!(
            "{change} --user-lang en --user-keymap arrows --user-theme light"
        ))
        .ok();
    let refused = shell.asked("li", "edit h2 people=4").err;
    assert!(refused.is_ascii() && !refused.is_empty(), "{refused}");
    // What is asked for in the call wins.
    let asked_for = shell.asked("li", "--lang zh edit h2 people=4").err;
    assert!(!asked_for.is_ascii(), "{asked_for}");
    let keys = shell.asked("li", "keys list").ok().out;
    let named = shell.asked("li", "--keymap default keys list").ok().out;
    assert_ne!(keys, named);
    for (wrong, right) in [
        ("--user-theme pink", "high-contrast"),
        ("--user-keymap emacs", "arrows"),
    ] {
        let told = shell.run(&format!("{change} {wrong}"));
        assert!(told.status == 1 && told.err.contains(right), "{}", told.err);
    }
}

#[test]
fn a_trainee_is_led_to_the_rehearsal_county_and_nowhere_else() {
    let shell = Shell::staffed();
    let told = shell.asked("lian", "tree --depth 2").ok().out;
    assert!(told.contains("毛俊镇") && !told.contains("东镇"), "{told}");
    let figures = shell.asked("lian", "report overview --format json").json();
    let households = figures["households"].as_u64().expect("a figure");
    assert!(households > 1000 && households < 20_000, "{households}");
    let village = shell
        .asked("lian", "--size village report overview --format json")
        .json();
    assert!(village["households"].as_u64().expect("a figure") < households);
    let search = shell.asked("lian", "search 黄东").ok().out;
    assert!(!search.contains("13812345678"), "{search}");
    for words in ["user list", "journal"] {
        let told = shell.asked("lian", words);
        assert!(!told.out.contains("guan"), "{words}: {}", told.out);
    }
    // Everybody else may practise too.
    let demo = shell
        .asked("li", "--demo --size village tree --depth 2")
        .ok()
        .out;
    assert!(demo.contains("毛俊镇"), "{demo}");
    shell.asked("li", "--size village demo").ok();
}

#[test]
fn the_kit_for_windows_holds_what_is_needed_and_nothing_secret() {
    let shell = Shell::staffed();
    let folder = shell.path("kit");
    let make = format!(
        "ssh client-kit li --server 10.1.2.3 --port 2022 --into {}",
        shown(&folder)
    );
    shell.run(&make).ok();
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect(name);
    let config = read("config");
    for line in [
        "HostName 10.1.2.3",
        "Port 2022",
        "User sanzhang",
        "ServerAliveInterval 15",
    ] {
        assert!(config.contains(line), "{config}");
    }
    let opener = read("打开.cmd");
    assert!(
        opener.is_ascii() && opener.contains("ssh -F config county"),
        "{opener}"
    );
    assert_eq!(opener.matches('\n').count(), opener.matches("\r\n").count());
    for named in ["no-ssh.txt", "key.txt", "send.txt"] {
        assert!(opener.contains(named) && read(named).ends_with("\r\n"));
    }
    let guide = read("说明.txt");
    for word in [
        "李明",
        "Windows Terminal",
        "PuTTY",
        "Xshell",
        "UTF-8",
        "字体",
        "粘贴",
        "口令",
    ] {
        assert!(guide.contains(word), "{word}");
    }
    for secret in ["PRIVATE KEY", "13812345678"] {
        assert!(!(guide.contains(secret) || config.contains(secret)));
    }
    let again = shell.run(&make);
    assert_eq!(again.status, 1, "{}", again.out);
    shell
        .run("session --user guan -- user change li --user-lang en")
        .ok();
    let english = shell.path("kit-en");
    let make = format!(
        "ssh client-kit li --server county.example --into {}",
        shown(&english)
    );
    shell.run(&make).ok();
    assert!(english.join("open.cmd").exists() && english.join("README.txt").exists());
    for wrong in [
        "li --server -oProxyCommand=x",
        "li --server a;b",
        "li --server a --service Root",
    ] {
        assert_eq!(
            shell.run(&format!("ssh client-kit {wrong}")).status,
            2,
            "{wrong}"
        );
    }
    let nobody = shell.run("ssh client-kit nobody --server a");
    assert_eq!(nobody.status, 1, "{}", nobody.out);
    let inside = shell.asked("guan", "ssh client-kit li --server a");
    assert_eq!(inside.status, 1, "{}", inside.out);
}

#[test]
fn the_readme_has_the_steps_that_are_printed() {
    let readme = include_str!("../../README.md");
    let steps = Shell::default().run("--store /var/lib/sanzhang/county.sanzhang ssh setup");
    let program = env!("CARGO_BIN_EXE_sanzhang");
    let mut held = 0;
    for line in steps.ok().out.lines() {
        let step = line.replace(program, "target/dist/sanzhang");
        if step.is_empty() || step.starts_with('#') || step.starts_with("ssh ") {
            continue;
        }
        assert!(readme.lines().any(|line| line == step), "{step}");
        held += 1;
    }
    assert!(held > 12, "{held}");
}
