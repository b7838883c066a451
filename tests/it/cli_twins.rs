//! Twins of the forms on the command line: households as such, categories, terms, what is retired. People are invented.

use sanzhang::{
    desk::Clock,
    domain::{Unit, UnitId},
    store::{Cache, Store},
};

use super::support::{
    county::{hand, op},
    shell::Shell,
};

const HOME: &str = "东镇/竹林村/第1片/1组/第1邻";

/// A county with one neighborhood: 黄一 (h1, four people), 黄二 (h2, an empty house).
fn inhabited() -> Shell {
    let shell = Shell::with_county();
    for (above, name) in [
        ("东镇/竹林村", "第1片"),
        ("第1片", "1组"),
        ("1组", "第1邻"),
        ("1组", "第2邻"),
    ] {
        shell.run(&format!("add unit {above} name={name}")).ok();
    }
    shell
        .run(&format!(
            "add household {HOME} head=黄一 people=4 address=竹林1号"
        ))
        .ok();
    shell
        .run(&format!(
            "add household {HOME} head=黄二 people=2 state=空户"
        ))
        .ok();
    shell
}

fn shows(shell: &Shell, words: &str, wanted: &[&str]) {
    let said = shell.run(words).ok().out;
    for word in wanted {
        assert!(said.contains(word), "{word} in {said}");
    }
}

fn refuses(shell: &Shell, words: &str, status: i32, wanted: &str) {
    let ended = shell.run(words);
    assert_eq!(ended.status, status, "{words}: {}{}", ended.out, ended.err);
    assert!(ended.err.contains(wanted), "{wanted} in {}", ended.err);
}

#[test]
fn a_household_splits_merges_and_gets_another_head_and_number() {
    let shell = inhabited();
    let split = shell.run("split h1 head=黄小 people=1").ok();
    assert_eq!(split.out.lines().last(), Some("h3"));
    shows(&shell, "show h3", &["黄小", "竹林1号", "3号"]);
    shows(&shell, "show h1", &["人口        3"]);
    refuses(&shell, "split h1 head=黄小 people=3", 1, "至少要留 1 人");
    shell.run("merge h3 --into h1").ok();
    shows(&shell, "show h1", &["人口        4"]);
    refuses(&shell, "merge h1 --into h1", 1, "不能并入自己");
    refuses(&shell, "merge h1 --into 第1邻", 1, "不是户");
    shell.run("add person 东镇/竹林村 name=黄三").ok();
    shell.run("head h1 黄大").ok();
    shell.run("head h1 p1").ok();
    shows(&shell, "show h1", &["户主        黄三"]);
    shell.run("renumber h1 9").ok();
    shows(&shell, "show h1", &["9号"]);
    refuses(&shell, "renumber h1 x", 1, "数字");
    refuses(&shell, "renumber h1 2", 1, "黄二");
}

/// Its file was made a while ago, so that days can be named.
#[test]
fn a_change_is_dated_where_a_day_is_named() {
    let shell = inhabited();
    let ago = |days: i64| {
        let day = Clock::Real.today() - chrono::Duration::days(days);
        day.to_string()
    };
    for (above, name) in [
        ("东镇/竹林村", "第2片"),
        ("第2片", "2组"),
        ("2组", "桥头邻"),
        ("2组", "桥尾邻"),
    ] {
        let since = ago(40);
        shell
            .run(&format!("add unit {above} name={name} since={since}"))
            .ok();
    }
    // What was made today cannot have held anybody before.
    let early = format!("add household {HOME} head=黄早 since={}", ago(30));
    refuses(&shell, &early, 1, &format!("“第1邻”{}", ago(0)));
    let add = format!("add household 桥头邻 head=黄早 people=3 since={}", ago(30));
    let added = shell.run(&add).ok().out;
    assert!(added.contains(&format!("起始日  {}", ago(30))), "{added}");
    shell
        .run(&format!("edit h3 state=外出 自={}", ago(20)))
        .ok();
    shell
        .run(&format!("move h3 --to 桥尾邻 --since {}", ago(10)))
        .ok();
    shell.run(&format!("renumber h3 5 --since {}", ago(9))).ok();
    shell
        .run(&format!("split h3 head=黄幼 people=1 since={}", ago(8)))
        .ok();
    let page = shell.run("show h3").ok().out;
    for line in [
        format!("桥尾邻 1号（{} 至 {}）", ago(10), ago(10)),
        format!("桥头邻 1号（{} 至 {}）", ago(30), ago(11)),
        format!("正常（{} 至 {}）", ago(30), ago(21)),
    ] {
        assert!(page.contains(&line), "{line} in {page}");
    }
    shows(&shell, "show h4", &[&ago(8)]);
    refuses(
        &shell,
        &format!("edit h3 state=空户 since={}", ago(21)),
        1,
        &ago(20),
    );
    refuses(
        &shell,
        &format!("merge h4 --into h3 --since {}", ago(-2)),
        1,
        "起始日",
    );
    refuses(
        &shell,
        &format!("edit h3 note=新 since={}", ago(1)),
        1,
        "去掉“自”",
    );
    refuses(&shell, "retire h4 --since x", 2, "x");
    shell
        .run(&format!("merge h4 --into h3 --since {}", ago(2)))
        .ok();
    shell.run(&format!("retire h3 --since {}", ago(1))).ok();
    shell.run("reinstate h3").ok();
    shows(
        &shell,
        "show h3",
        &[&format!("停用（{} 至 {}）", ago(1), ago(1))],
    );
    let rename = |days| format!("edit 桥头邻 name=桥首邻 since={}", ago(days));
    refuses(&shell, &rename(41), 1, &ago(40));
    shell.run(&rename(3)).ok();
    shows(
        &shell,
        "show 桥首邻",
        &[&format!("桥头邻（{} 至 {}）", ago(40), ago(4))],
    );
    assert_eq!(shell.run("check").status, 0);
}

#[test]
fn the_categories_of_care_are_kept_from_the_shell() {
    let shell = inhabited();
    let added = shell.run("care add 测试类").ok();
    assert_eq!(added.out.lines().last(), Some("c9"));
    shell.run("care rename 测试类 试类").ok();
    shell.run("edit h1 care=试类").ok();
    shell.run("care retire c9").ok();
    shows(&shell, "care", &["c9  试类", "已停用"]);
    refuses(&shell, "edit h2 care=试类", 1, "试类");
    shell.run("care restore 试类").ok();
    assert!(!shell.run("care list").ok().out.contains("已停用"));
    refuses(&shell, "care rename c77 甲", 1, "c77");
}

#[test]
fn a_term_is_told_whole_and_can_be_corrected() {
    let shell = inhabited();
    let day = "--today 2026-05-04";
    shell
        .run(&format!(
            "{day} appoint {HOME} name=陈六 --since 2026-01-01 --acting"
        ))
        .ok();
    shows(
        &shell,
        &format!("{day} show {HOME}"),
        &["邻长  陈六", "代理", "2026-01-01 起", "a1"],
    );
    let next = shell
        .run(&format!("{day} appoint {HOME} name=李七"))
        .ok()
        .out;
    assert!(next.contains("陈六 的任期到 2026-05-03 为止"), "{next}");
    shell
        .run(&format!("{day} appoint {HOME} --end resigned"))
        .ok();
    shows(
        &shell,
        &format!("{day} show {HOME}"),
        &[
            "邻长  李七",
            "任期 2026-05-04 至 2026-05-04  辞职",
            "历任  陈六",
            "由他人接任",
        ],
    );
    shell
        .run("edit a1 任职日期=2025-12-01 代理=否 ending=term-over")
        .ok();
    let told = shell.run(&format!("{day} show {HOME}")).ok().out;
    assert!(
        told.contains("2025-12-01 至 2026-05-03  届满") && !told.contains("代理"),
        "{told}"
    );
    refuses(&shell, "edit a1 until=2026-05-04", 1, "重叠");
    refuses(&shell, "edit a1 ending=累了", 1, "累了");
    refuses(&shell, "edit a77 since=2026-05-04", 1, "a77");
    // Why somebody left stays, though the unit goes on the same day.
    shell.run(&format!("{day} retire {HOME} --yes")).ok();
    shows(&shell, &format!("{day} show {HOME}"), &["2026-05-04  辞职"]);
}

#[test]
fn retiring_asks_whenever_anything_stands_below_and_names_the_same_numbers() {
    let shell = inhabited();
    let along = "连同 1 户，另有空户、迁出 1 户";
    let asked = shell.run(&format!("retire {HOME}"));
    assert_eq!(asked.status, 1);
    assert!(asked.out.contains(along), "{}", asked.out);
    let done = shell.run(&format!("retire {HOME} --yes")).ok().out;
    assert!(done.contains(along) && done.contains("共 1 户"), "{done}");
    let asked = shell.run("retire 第1片");
    assert!(asked.out.contains("连同 2 个单位。"), "{}", asked.out);
    shell.run("appoint 第2邻 name=陈六").ok();
    let asked = shell.run("retire 第2邻");
    assert_eq!(asked.status, 1);
    assert!(asked.out.contains("1 名三长离任"), "{}", asked.out);
    shell.run("appoint 第2邻 --end resigned --until 2020-01-01");
    shell.run("add unit 1组 name=第3邻").ok();
    shell.run("retire 第3邻").ok();
}

#[test]
fn what_is_retired_is_found_shown_and_restored_by_its_path() {
    let shell = inhabited();
    shell.run(&format!("retire {HOME} --yes")).ok();
    refuses(&shell, "search 黄一", 1, "没有结果");
    shows(&shell, "search 黄一 --retired", &["h1", "已停用"]);
    let hits = shell.run("search 黄一 --retired --format json").json();
    assert_eq!(hits[0]["retired"], true);
    shows(&shell, &format!("show {HOME}"), &["已停用", "黄一"]);
    refuses(
        &shell,
        &format!("tree --unit {HOME}"),
        1,
        "sanzhang reinstate u",
    );
    shell.run(&format!("reinstate {HOME}")).ok();
    shell.run("retire h1 h2").ok();
    let back = shell.run(&format!("reinstate {HOME}/1 {HOME}/2")).ok().out;
    assert!(back.contains("恢复了 黄一 等 2 项"), "{back}");
    refuses(&shell, &format!("reinstate {HOME}"), 1, "没有停用");
    shell.run("check").ok();
}

#[test]
fn a_path_that_two_share_asks_for_an_id_or_a_code() {
    let shell = inhabited();
    shell.run("add unit 东镇/竹林村 name=第2片").ok();
    shell.run("add unit 第2片 name=1组 code=G-2").ok();
    // Two of one path stand in files from earlier times alone.
    let two = "同一上级下已有“1组”（东镇/竹林村/第1片/1组";
    refuses(&shell, "move 第2片/1组 --to 第1片", 1, two);
    let store = Store::open(&shell.store(), Cache::Village).expect("opened");
    let reading = store.read().expect("read");
    let unit = |key| {
        reading
            .get::<Unit>(UnitId(key))
            .expect("read")
            .expect("there")
            .record
    };
    let all = (9..20)
        .map(unit)
        .take_while(|unit| unit.fields.code != "G-2");
    let first = all
        .filter(|unit| unit.fields.short == "1组")
        .last()
        .expect("a group");
    let mut second = (9..20)
        .map(unit)
        .find(|unit| unit.fields.code == "G-2")
        .expect("a group");
    drop(reading);
    second.parent = first.parent;
    store.plant(op(9), &hand("li"), second).expect("planted");
    drop(store);
    let ended = shell.run("show 东镇/竹林村/第1片/1组");
    assert_eq!(ended.status, 1);
    assert!(!ended.err.contains("全路径"), "{}", ended.err);
    assert!(
        ended.err.contains("编号或编码") && ended.err.contains("G-2"),
        "{}",
        ended.err
    );
    shell.run("show G-2").ok();
}

#[test]
fn a_code_is_one_units_and_a_derived_short_name_follows() {
    let shell = Shell::with_county();
    refuses(
        &shell,
        "edit 西镇/竹林村 code=990000100201",
        1,
        "“东镇/竹林村 u3”",
    );
    refuses(
        &shell,
        "add unit 西镇 name=乙村委会 code=990000100201",
        1,
        "“东镇/竹林村 u3”",
    );
    refuses(
        &shell,
        "edit 西镇/竹林村 code=9900001002011",
        1,
        "最多 12 位",
    );
    shell.run("edit 西镇/竹林村 name=松林村委会").ok();
    shows(&shell, "show 西镇/松林村", &["松林村委会", "990000101201"]);
}

#[test]
fn the_head_of_a_household_is_appointed_by_the_household() {
    let shell = inhabited();
    shell.run("edit h1 phone=13812345678").ok();
    shell.run(&format!("appoint {HOME} h1 sex=女")).ok();
    shows(&shell, &format!("show {HOME}"), &["邻长  黄一"]);
    shows(&shell, "show p1", &["黄一", "女", "138", "第1邻"]);
    // The household knows that its head is that person: no second one of the name comes.
    shell.run("appoint 东镇/竹林村/第1片/1组/第2邻 h1").ok();
    assert_eq!(shell.run("show p2").status, 1);
    refuses(&shell, &format!("appoint {HOME} h9"), 1, "h9");
    shell.run("undo --yes").ok();
    shell.run("undo --yes").ok();
    assert_eq!(shell.run("show p1").status, 1);
}
