//! Users at the command line: who gets in, what they see, and how far a call from outside reaches.

use crate::support::shell::{Ended, Shell, shown};

const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKYLVlZ0eX3bh6SzxvSbLbB8uVCVzKXqLO5QwEYV9zZp li@laptop\n";

/// The small county with an administrator, a township user in 东镇 and a viewer there.
fn staffed() -> Shell {
    let shell = Shell::with_county();
    let roster = "乡镇,村,片,组,邻,户主,电话\n\
        东镇,竹林村,1,1,1,黄东,13812345678\n\
        西镇,竹林村,1,1,1,周西,13912345678\n";
    let roster = shell.write("r.csv", roster);
    shell
        .run(&format!("import households {}", shown(&roster)))
        .ok();
    let key = shell.write("li.pub", KEY);
    let add = |words: &str| {
        shell
            .run(&format!("session --user guan -- user add {words}"))
            .ok()
    };
    let first = "user add guan --role administrator --name 管理员";
    shell.run(&format!("{first} --key {}", shown(&key))).ok();
    add("li --role township --area 东镇 --name 李明");
    add("kan --role viewer --area 东镇");
    add("lian --role trainee");
    shell
}

fn asked(shell: &Shell, user: &str, words: &str) -> Ended {
    let mut command = shell.command(&format!("session --user {user}"));
    command.env("SSH_ORIGINAL_COMMAND", words);
    Shell::end(&mut command)
}

#[test]
fn the_table_of_roles_is_printed() {
    let told = Shell::default().run("--lang en user roles").ok().out;
    let row = |words: &str| {
        let row = told.lines().find(|line| line.starts_with(words));
        row.unwrap_or_else(|| panic!("{words}\n{told}")).to_owned()
    };
    assert!(
        row("keep rubrics")
            .split_whitespace()
            .rev()
            .take(6)
            .eq(["-", "x", "x", "-", "-", "-"])
    );
    assert!(row("read, phones masked").contains('x'));
}

#[test]
fn with_users_the_file_opens_for_users_only() {
    let shell = staffed();
    for words in [
        "tree",
        "search 黄东",
        "report overview",
        "journal",
        "add unit 东镇 name=新村",
    ] {
        let told = shell.run(words);
        assert_eq!(told.status, 1, "{words}");
        assert!(
            told.err.contains("请以用户身份登录"),
            "{words}: {}",
            told.err
        );
        assert!(!told.out.contains("黄东"), "{words}");
    }
    let users = shell.run("user list --format json").json();
    let logins: Vec<&str> = users
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|u| u["login"].as_str())
        .collect();
    assert_eq!(logins, ["guan", "li", "kan", "lian"]);
    assert_eq!(users[0]["keys"], 1);
    let second = shell.run("user add er --role administrator");
    assert!(
        second.status == 1 && second.err.contains("请以用户身份登录"),
        "{}",
        second.err
    );
    shell.run("user add jiu --role administrator --rescue").ok();
    let journal = shell.run("session --user guan -- journal").ok().out;
    assert!(journal.contains("应急开通了管理员 jiu"), "{journal}");
}

#[test]
fn a_session_sees_and_changes_its_area_only() {
    let shell = staffed();
    let tree = asked(&shell, "li", "tree --depth 9").ok().out;
    assert!(tree.contains("东镇") && !tree.contains("西镇"), "{tree}");
    let all = asked(&shell, "guan", "tree").ok().out;
    assert!(all.contains("东镇") && all.contains("西镇"), "{all}");
    assert!(asked(&shell, "li", "search 黄东").ok().out.contains("黄东"));
    for words in [
        "search 周西",
        "search 13912345678",
        "search 西镇",
        "journal",
        "report overview --format json",
        "report training",
        "site list",
        "show u2",
    ] {
        let told = asked(&shell, "li", words);
        let said = told.out + &told.err;
        for secret in ["周西", "西镇", "13912345678"] {
            let hidden = words.contains(secret) || !said.contains(secret);
            assert!(hidden, "{words}: {said}");
        }
    }
    let households =
        asked(&shell, "li", "report overview --format json").json()["households"].clone();
    assert_eq!(households, 1);
    for words in [
        "tree --unit 西镇",
        "tree --unit 测试县",
        "tree --unit u1",
        "show h2",
        "tree --unit 990000101000",
    ] {
        let told = asked(&shell, "li", words);
        assert_eq!(told.status, 1, "{words}: {}", told.out);
    }
    asked(&shell, "li", "edit h1 people=4").ok();
    let far = asked(&shell, "li", "edit h2 people=4");
    assert_eq!(far.status, 1, "{}", far.out);
    let read_only = asked(&shell, "kan", "edit h1 people=5");
    assert!(
        read_only.status == 1 && read_only.err.contains("查看员"),
        "{}",
        read_only.err
    );
    let (masked, whole) = (
        asked(&shell, "kan", "show h1"),
        asked(&shell, "li", "show h1"),
    );
    assert!(masked.out.contains("138****5678"), "{}", masked.out);
    assert!(whole.out.contains("13812345678"), "{}", whole.out);
    let rule = asked(&shell, "li", "care add 新类别");
    assert!(
        rule.status == 1 && rule.err.contains("维护要求和类别"),
        "{}",
        rule.err
    );
    let journal = asked(&shell, "guan", "journal").ok().out;
    assert!(journal.contains("李明    修改了 黄东 户"), "{journal}");
}

#[test]
fn whoever_was_disabled_stays_out() {
    let shell = staffed();
    asked(&shell, "guan", "user disable li").ok();
    let told = asked(&shell, "li", "tree");
    assert!(
        told.status == 1 && told.err.contains("停用"),
        "{}",
        told.err
    );
    asked(&shell, "guan", "user enable li").ok();
    asked(&shell, "li", "tree").ok();
    let last = asked(&shell, "guan", "user disable guan");
    assert!(
        last.status == 1 && last.err.contains("最后一个"),
        "{}",
        last.err
    );
    let nobody = asked(&shell, "nobody", "tree");
    assert_eq!(nobody.status, 1);
}

#[test]
fn a_call_from_outside_reaches_nothing_but_the_county() {
    let shell = staffed();
    let secret = shell.write("secret", "root:x:0:0\n");
    let secret = shown(&secret);
    for words in [
        "bash".to_owned(),
        "; sh".to_owned(),
        "tree; sh".to_owned(),
        "$(id)".to_owned(),
        "`id`".to_owned(),
        "--store /etc/passwd tree".to_owned(),
        "--keymap /etc/passwd tree".to_owned(),
        format!("import households {secret}"),
        format!("rubric check {secret}"),
        format!("rubric export {}", shown(&shell.path("out.toml"))),
        format!("keys check {secret}"),
        format!("user keys li --add {secret}"),
        "session --user guan -- user list".to_owned(),
        "init --empty 新县".to_owned(),
        "doctor".to_owned(),
        "ssh authorized-keys".to_owned(),
        "tree \"".to_owned(),
    ] {
        let told = asked(&shell, "guan", &words);
        assert_ne!(told.status, 0, "{words}: {}", told.out);
        let said = told.out + &told.err;
        assert!(
            !said.contains("root:x") && !said.contains("uid="),
            "{words}: {said}"
        );
    }
    assert!(!shell.path("out.toml").exists());
    let mut import = shell.command("session --user guan");
    import.env("SSH_ORIGINAL_COMMAND", "sanzhang import households -");
    import.write_stdin("乡镇,村,片,组,邻,户主\n东镇,竹林村,1,1,1,黄新\n");
    Shell::end(&mut import).ok();
    assert!(asked(&shell, "li", "search 黄新").ok().out.contains("黄新"));
}

#[test]
fn keys_are_added_listed_and_taken_away() {
    let shell = staffed();
    let mut add = shell.command("session --user guan");
    add.env("SSH_ORIGINAL_COMMAND", "user keys li --add -");
    let taken = Shell::end(add.write_stdin(KEY));
    assert!(
        taken.status == 1 && taken.err.contains("guan"),
        "{}",
        taken.err
    );
    let mut add = shell.command("session --user guan");
    add.env("SSH_ORIGINAL_COMMAND", "user keys li --add -");
    let private = Shell::end(add.write_stdin("-----BEGIN OPENSSH PRIVATE KEY-----\n"));
    assert!(
        private.status == 1 && private.err.contains("私钥"),
        "{}",
        private.err
    );
    let listed = asked(&shell, "guan", "user keys guan").ok().out;
    assert_eq!(listed.trim(), "1  ssh-ed25519  li@laptop");
    asked(&shell, "guan", "user keys guan --remove 1").ok();
    let gone = asked(&shell, "guan", "user keys guan").ok().out;
    assert!(gone.contains("还没有公钥"), "{gone}");
    let undone = asked(&shell, "guan", "undo --yes");
    assert_eq!(undone.status, 1, "{}", undone.out);
}

#[test]
fn sshd_gets_the_keys_of_who_may_enter_and_of_nobody_else() {
    let shell = staffed();
    let lines = || shell.run("ssh authorized-keys").ok().out;
    let all = lines();
    assert_eq!(all.lines().count(), 1, "{all}");
    assert!(all.starts_with("restrict,pty,command=\""), "{all}");
    assert!(
        all.contains("session --user guan\" ssh-ed25519 AAAA"),
        "{all}"
    );
    let key = KEY.split(' ').nth(1).expect("a key");
    let offered = |account: &str, key: &str| {
        let words = format!("ssh keys-command {account} ssh-ed25519 {key}");
        shell.run(&words).ok().out
    };
    assert_eq!(offered("sanzhang", key), all);
    assert_eq!(offered("root", key), "");
    assert_eq!(offered("sanzhang", "AAAAC3other"), "");
    asked(&shell, "guan", "user add er --role administrator").ok();
    asked(&shell, "er", "user disable guan").ok();
    assert_eq!(
        (lines(), offered("sanzhang", key)),
        (String::new(), String::new())
    );
    std::fs::write(shell.store(), "no store").expect("written");
    assert_eq!(offered("sanzhang", key), "");
}

#[test]
fn the_record_says_in_which_language_and_keys_somebody_works() {
    let shell = staffed();
    let change = "session --user guan -- user change li";
    let told = asked(&shell, "li", "tree").ok().out;
    assert!(told.contains("竹林村"), "{told}");
    shell
        .run(&format!(
            "{change} --user-lang en --user-keymap arrows --user-theme light"
        ))
        .ok();
    let refused = asked(&shell, "li", "edit h2 people=4").err;
    assert!(refused.is_ascii() && !refused.is_empty(), "{refused}");
    // What is asked for in the call wins.
    let asked_for = asked(&shell, "li", "--lang zh edit h2 people=4").err;
    assert!(!asked_for.is_ascii(), "{asked_for}");
    let keys = asked(&shell, "li", "keys list").ok().out;
    let named = asked(&shell, "li", "--keymap default keys list").ok().out;
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
    let shell = staffed();
    let told = asked(&shell, "lian", "tree --depth 2").ok().out;
    assert!(told.contains("毛俊镇") && !told.contains("东镇"), "{told}");
    let figures = asked(&shell, "lian", "report overview --format json").json();
    let households = figures["households"].as_u64().expect("a figure");
    assert!(households > 1000 && households < 20_000, "{households}");
    let village = asked(
        &shell,
        "lian",
        "--size village report overview --format json",
    )
    .json();
    assert!(village["households"].as_u64().expect("a figure") < households);
    let search = asked(&shell, "lian", "search 黄东").ok().out;
    assert!(!search.contains("13812345678"), "{search}");
    for words in ["user list", "journal"] {
        let told = asked(&shell, "lian", words);
        assert!(!told.out.contains("guan"), "{words}: {}", told.out);
    }
    // Everybody else may practise too.
    let demo = asked(&shell, "li", "--demo --size village tree --depth 2")
        .ok()
        .out;
    assert!(demo.contains("毛俊镇"), "{demo}");
    asked(&shell, "li", "--size village demo").ok();
}

#[test]
fn the_kit_for_windows_holds_what_is_needed_and_nothing_secret() {
    let shell = staffed();
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
    let inside = asked(&shell, "guan", "ssh client-kit li --server a");
    assert_eq!(inside.status, 1, "{}", inside.out);
}

#[test]
fn the_readme_has_the_steps_that_are_printed() {
    let readme = include_str!("../../README.md");
    let steps = Shell::default().run("--store /var/lib/sanzhang/county.sanzhang ssh setup");
    let program = env!("CARGO_BIN_EXE_sanzhang");
    let mut held = 0;
    for line in steps.ok().out.lines() {
        let step = line.replace(program, "target/release/sanzhang");
        if step.is_empty() || step.starts_with('#') || step.starts_with("ssh ") {
            continue;
        }
        assert!(readme.lines().any(|line| line == step), "{step}");
        held += 1;
    }
    assert!(held > 12, "{held}");
}
