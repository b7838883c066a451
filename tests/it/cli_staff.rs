//! Many users at once: let in from a table, kits for all of them, keys that come back in a folder. People are invented.

use super::support::shell::{KEY, OTHER_KEY, Shell, shown};

/// A county with an administrator who signs in.
fn office() -> Shell {
    let shell = Shell::with_two_households();
    let key = shell.write("guan.pub", KEY);
    let add = format!(
        "user add guan --role administrator --name 管理员 --key {}",
        shown(&key)
    );
    shell.run(&add).ok();
    shell
}

fn import(shell: &Shell, words: &str, table: &str) -> super::support::shell::Ended {
    shell.fed(
        &format!("session --user guan -- user import - {words}"),
        table,
    )
}

#[test]
fn a_table_of_users_is_checked_whole_before_anybody_is_let_in() {
    let shell = office();
    let wrong = "姓名,角色,负责范围,登录名\n李明,乡镇级,北镇,\n,村级,东镇,\n王芳,镇长,东镇,\n周涛,乡镇级,东镇/竹林村,\n管理员,学员,,xue\n赵六,学员,,Zhao\n";
    let told = import(&shell, "", wrong);
    assert_eq!((told.status, told.out.as_str()), (1, ""), "{}", told.err);
    for words in [
        "第 2 行：没有“北镇”",
        "第 3 行：缺姓名",
        "第 4 行：没有“镇长”这个角色，可写：viewer 查看员",
        "第 5 行：",
        "第 6 行：",
        "第 7 行：",
        "有 6 处错误，全部没有导入",
    ] {
        assert!(told.err.contains(words), "{words} in {}", told.err);
    }
    let users = || shell.asked("guan", "user list --format json").json();
    assert_eq!(users().as_array().map(Vec::len), Some(1));
    let right = "用户名单,,,\n姓名,角色,负责范围,电话\n李明,乡镇级,东镇,13812345678\n李鸣,village,东镇/竹林村,\n王芳,查看员,,\n";
    let told = import(&shell, "--dry-run", right);
    assert!(
        told.out.contains("liming2") && told.out.contains("仅核对"),
        "{}{}",
        told.out,
        told.err
    );
    assert_eq!(users().as_array().map(Vec::len), Some(1));
    let told = import(&shell, "", right).ok();
    assert!(told.out.contains("user keys --from"), "{}", told.out);
    let all = users();
    let of = |login: &str| {
        let mut all = all.as_array().expect("an array").iter();
        all.find(|user| user["login"] == login)
            .expect("there")
            .clone()
    };
    assert_eq!(
        (of("liming")["name"].clone(), of("liming2")["role"].clone()),
        ("李明".into(), "village".into())
    );
    assert_eq!(of("wangfang")["role"], "viewer");
    let again = import(&shell, "", right).ok().out;
    assert!(again.contains("没有要新增的"), "{again}");
    let viewer = shell.fed("session --user wangfang -- user import -", right);
    assert_eq!(viewer.status, 1, "{}", viewer.out);
    let none = import(&shell, "", "姓名,负责范围\n李明,东镇\n");
    assert!(none.err.contains("角色"), "{}", none.err);
}

#[test]
fn a_table_is_one_deed_and_one_undo() {
    let shell = office();
    let table = "姓名,角色,负责范围,电话\n李明,乡镇级,东镇,138 1234 5678\n王芳,查看员,,\n";
    let wrong = import(&shell, "", "姓名,角色,电话\n李明,查看员,138\n");
    assert!(
        wrong.err.contains("第 2 行：用户的电话只填一个号码"),
        "{}",
        wrong.err
    );
    import(&shell, "", table).ok();
    let journal = shell.asked("guan", "journal --format json").json();
    let newest = &journal[0]["what"];
    assert_eq!(newest, "从表格新增了 李明 等 2 个用户", "{journal}");
    let listed = shell.asked("guan", "user list").ok().out;
    assert!(
        listed.contains("138****5678") && !listed.contains("13812345678"),
        "{listed}"
    );
    shell.asked("guan", "undo --yes").ok();
    let users = shell.asked("guan", "user list --format json").json();
    assert_eq!(users.as_array().map(Vec::len), Some(1), "{users}");
    import(&shell, "", table).ok();
    shell
        .asked("guan", "user change liming --phone 13900001111")
        .ok();
    let late = shell.asked("guan", "undo --yes");
    assert_eq!(late.status, 1, "{}", late.out);
}

#[test]
fn who_never_signed_in_is_seen_and_when_the_others_last_did() {
    let shell = office();
    import(&shell, "", "姓名,角色\n李明,查看员\n王芳,查看员\n").ok();
    let never = || shell.asked("guan", "list users 从未登录").ok().out;
    assert!(
        never().contains("李明") && never().contains("王芳"),
        "{}",
        never()
    );
    assert!(!never().contains("管理员"), "{}", never());
    let english = shell
        .asked("guan", "--lang en list users never --format json")
        .json();
    assert_eq!(english.as_array().map(Vec::len), Some(2), "{english}");
    let head = || {
        shell
            .asked("guan", "journal --limit 1 --format json")
            .json()[0]["number"]
            .clone()
    };
    let before = head();
    for _ in 0..3 {
        shell.asked("liming", "tree").ok();
    }
    assert_eq!(head(), before, "a session writes no entry");
    let told = never();
    assert!(!told.contains("李明") && told.contains("王芳"), "{told}");
    let users = shell.asked("guan", "user list --format json").json();
    let of = |login: &str| {
        let mut all = users.as_array().expect("rows").iter();
        all.find(|user| user["login"] == login).expect("there")["last"].clone()
    };
    assert!(
        of("liming").is_string() && of("wangfang").is_null(),
        "{users}"
    );
    let marks = std::fs::read_dir(shell.path(".local/share/sanzhang/county.sanzhang.marks"));
    let marks = marks.expect("a folder").count();
    assert_eq!(marks, 2, "one a user, however often they come");
}

#[test]
fn kits_are_made_for_all_and_keys_come_back_in_a_folder() {
    let shell = office();
    import(
        &shell,
        "",
        "name,role,area\n李明,township,东镇\n王芳,viewer,\n",
    )
    .ok();
    let kits = shell.path("kits");
    shell
        .run(&format!(
            "ssh client-kit --all {} --server county.example",
            shown(&kits)
        ))
        .ok();
    for login in ["guan", "liming", "wangfang"] {
        let config = kits.join(format!("sanzhang-{login}")).join("config");
        assert!(config.is_file(), "{login}");
    }
    let keys = shell.path("keys");
    std::fs::create_dir_all(&keys).expect("a folder");
    let take = format!("user keys --from {}", shown(&keys));
    let sign = |shell: &Shell| shell.run(&format!("session --user guan -- {take}"));
    assert!(sign(&shell).err.contains("没有 .pub 文件"));
    shell.write("keys/liming.pub", OTHER_KEY);
    shell.write("keys/li.pub", KEY);
    let told = sign(&shell);
    assert_eq!(told.status, 1);
    assert!(told.err.contains("没有“li”这个用户"), "{}", told.err);
    let own = || shell.asked("guan", "user keys liming --format json").json();
    assert_eq!(own().as_array().map(Vec::len), Some(0), "nothing was done");
    std::fs::remove_file(shell.path("keys/li.pub")).expect("there");
    let told = sign(&shell);
    assert!(
        told.out.contains("wangfang 还没有公钥"),
        "{}{}",
        told.out,
        told.err
    );
    assert_eq!(own().as_array().map(Vec::len), Some(1));
    assert!(sign(&shell).ok().out.contains("都已经有了"));
    // Over the line, whose a key is stands behind it.
    let key = OTHER_KEY
        .replace("GQM", "GQN")
        .replace("er@desk", "wangfang@pc");
    let sent = shell
        .fed("session --user guan -- user keys --from -", &key)
        .ok()
        .out;
    assert!(
        sent.contains("王芳") && !sent.contains("还没有公钥"),
        "{sent}"
    );
    let sent = shell.fed("session --user guan -- user keys --from -", OTHER_KEY);
    assert!(sent.err.contains("没有“er”这个用户"), "{}", sent.err);
    let far = shell.asked("guan", &take);
    assert_eq!(
        far.status, 1,
        "no folder of the server is read in a session"
    );
}
