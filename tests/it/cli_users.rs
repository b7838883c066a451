//! Users at the command line: who gets in, what they see, and how far a call from outside reaches.

use crate::support::shell::{KEY, OTHER_KEY, Shell, shown};

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
    let shell = Shell::staffed();
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
    // Whoever owns the file keeps it.
    shell.run("check").ok();
    assert!(shell.run("who").ok().out.contains("没有人"));
    shell.run("user add jiu --role administrator --rescue").ok();
    let journal = shell.run("session --user guan -- journal").ok().out;
    assert!(journal.contains("应急开通了管理员 jiu"), "{journal}");
}

#[test]
fn a_session_sees_and_changes_its_area_only() {
    let shell = Shell::staffed();
    let tree = shell.asked("li", "tree --depth 9").ok().out;
    assert!(tree.contains("东镇") && !tree.contains("西镇"), "{tree}");
    let all = shell.asked("guan", "tree").ok().out;
    assert!(all.contains("东镇") && all.contains("西镇"), "{all}");
    assert!(shell.asked("li", "search 黄东").ok().out.contains("黄东"));
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
        let told = shell.asked("li", words);
        let said = told.out + &told.err;
        for secret in ["周西", "西镇", "13912345678"] {
            let hidden = words.contains(secret) || !said.contains(secret);
            assert!(hidden, "{words}: {said}");
        }
    }
    let households =
        shell.asked("li", "report overview --format json").json()["households"].clone();
    assert_eq!(households, 1);
    for words in [
        "tree --unit 西镇",
        "tree --unit 测试县",
        "tree --unit u1",
        "show h2",
        "tree --unit 990000101000",
    ] {
        let told = shell.asked("li", words);
        assert_eq!(told.status, 1, "{words}: {}", told.out);
    }
    shell.asked("li", "edit h1 people=4").ok();
    let far = shell.asked("li", "edit h2 people=4");
    assert_eq!(far.status, 1, "{}", far.out);
    let read_only = shell.asked("kan", "edit h1 people=5");
    assert!(
        read_only.status == 1 && read_only.err.contains("查看员"),
        "{}",
        read_only.err
    );
    let (masked, whole) = (shell.asked("kan", "show h1"), shell.asked("li", "show h1"));
    assert!(masked.out.contains("138****5678"), "{}", masked.out);
    assert!(whole.out.contains("13812345678"), "{}", whole.out);
    let rule = shell.asked("li", "care add 新类别");
    assert!(
        rule.status == 1 && rule.err.contains("维护要求和类别"),
        "{}",
        rule.err
    );
    let journal = shell.asked("guan", "journal").ok().out;
    assert!(journal.contains("李明    修改了 黄东 户"), "{journal}");
}

#[test]
fn who_else_may_sign_in_and_how_much_the_file_holds_is_told_to_those_who_keep_it() {
    let shell = Shell::staffed();
    let own = shell.asked("li", "user list").ok().out;
    assert!(own.contains("李明") && !own.contains("guan"), "{own}");
    shell.asked("li", "user keys li").ok();
    for words in [
        "user keys guan",
        "user keys nobody",
        "user disable guan",
        "check",
    ] {
        let told = shell.asked("li", words);
        assert_eq!(told.status, 1, "{words}: {}", told.out);
        assert!(told.err.contains("乡镇级用户不能"), "{words}: {}", told.err);
        assert!(!told.err.contains("guan"), "{words}: {}", told.err);
    }
    shell.asked("guan", "check").ok();
    let all = shell.asked("guan", "user list").ok().out;
    assert!(all.contains("李明") && all.contains("guan"), "{all}");
    shell
        .asked("guan", "site officials add 黄某 电话=13912345678")
        .ok();
    for login in ["li", "guan"] {
        let listed = shell.asked(login, "site officials").ok().out;
        assert!(listed.contains("139****5678"), "{listed}");
    }
}

#[test]
fn whoever_was_disabled_stays_out() {
    let shell = Shell::staffed();
    shell.asked("guan", "user disable li").ok();
    let told = shell.asked("li", "tree");
    assert!(
        told.status == 1 && told.err.contains("停用"),
        "{}",
        told.err
    );
    shell.asked("guan", "user enable li").ok();
    shell.asked("li", "tree").ok();
    let last = shell.asked("guan", "user disable guan");
    assert!(
        last.status == 1 && last.err.contains("最后一个"),
        "{}",
        last.err
    );
    let nobody = shell.asked("nobody", "tree");
    assert_eq!(nobody.status, 1);
}

#[test]
fn a_call_from_outside_reaches_nothing_but_the_county() {
    let shell = Shell::staffed();
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
        let told = shell.asked("guan", &words);
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
    assert!(shell.asked("li", "search 黄新").ok().out.contains("黄新"));
}

#[test]
fn keys_are_added_listed_and_taken_away() {
    let shell = Shell::staffed();
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
    let listed = shell.asked("guan", "user keys guan").ok().out;
    let fingerprint = "SHA256:ucSQFKZtMeHx2yRnBi7lADoDv09ygttWdpp4O6J2g/c";
    assert_eq!(
        listed.trim(),
        format!("1  ssh-ed25519  {fingerprint}  li@laptop")
    );
    // The last administrator's last key stays; it can be replaced.
    let last = shell.asked("guan", "user keys guan --remove 1");
    assert!(
        last.status == 1 && last.err.contains("最后一把"),
        "{}",
        last.err
    );
    let mut replace = shell.command("session --user guan");
    replace.env("SSH_ORIGINAL_COMMAND", "user keys guan --remove 1 --add -");
    Shell::end(replace.write_stdin(OTHER_KEY)).ok();
    let listed = shell.asked("guan", "user keys guan").ok().out;
    assert!(
        listed.contains("er@desk") && !listed.contains("li@laptop"),
        "{listed}"
    );
    let undone = shell.asked("guan", "undo --yes");
    assert_eq!(undone.status, 1, "{}", undone.out);
}

#[test]
fn sshd_gets_the_keys_of_who_may_enter_and_of_nobody_else() {
    let shell = Shell::staffed();
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
    shell.asked("guan", "user add er --role administrator").ok();
    // Without a key of their own they keep guan's door open.
    let shut = shell.asked("er", "user disable guan");
    assert!(
        shut.status == 1 && shut.err.contains("最后一把"),
        "{}",
        shut.err
    );
    let mut add = shell.command("session --user guan");
    add.env("SSH_ORIGINAL_COMMAND", "user keys er --add -");
    Shell::end(add.write_stdin(OTHER_KEY)).ok();
    shell.asked("er", "user disable guan").ok();
    assert_eq!(offered("sanzhang", key), "");
    let left = lines();
    assert!(
        left.lines().count() == 1 && left.contains("--user er"),
        "{left}"
    );
    std::fs::write(shell.store(), "no store").expect("written");
    assert_eq!(offered("sanzhang", key), "");
}

#[test]
fn fingerprints_are_those_that_ssh_keygen_shows() {
    let folder = tempfile::tempdir().expect("folder");
    let shell = Shell::staffed();
    for (n, kind) in ["ed25519", "ecdsa", "rsa"].iter().enumerate() {
        let file = folder.path().join(kind);
        let mut keygen = std::process::Command::new("ssh-keygen");
        keygen.args(["-q", "-t", kind, "-N", "", "-C", "li@laptop", "-f"]);
        // Where there is no OpenSSH there is nothing to compare with.
        let Ok(made) = keygen.arg(&file).status() else {
            return;
        };
        assert!(made.success());
        let public = file.with_extension("pub");
        let listed = std::process::Command::new("ssh-keygen")
            .arg("-lf")
            .arg(&public)
            .output()
            .expect("listed");
        let listed = String::from_utf8(listed.stdout).expect("text");
        let fingerprint = listed.split(' ').nth(1).expect("a fingerprint").to_owned();
        let text = std::fs::read_to_string(&public).expect("read");
        let mut add = shell.command("session --user guan");
        add.env("SSH_ORIGINAL_COMMAND", "user keys li --add -");
        Shell::end(add.write_stdin(text)).ok();
        let keys = shell.asked("guan", "user keys li").ok().out;
        let line = keys.lines().nth(n).expect("a line").to_owned();
        assert!(line.contains(&fingerprint), "{line} {fingerprint}");
    }
}
