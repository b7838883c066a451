//! Changes from the command line: a county made, a roster brought in, edits, undo. People here are invented.

use super::support::shell::{Shell, shown};

const ROSTER: &str = "乡镇,村,片,组,邻,户主,电话,人口,类别,地址\n\
    东镇,竹林村,1,1,第1邻,雷春生,13800000001,4,低保,竹林1号\n\
    东镇,竹林村,第1片,1组,1邻,雷春生,13800000002,3,,竹林  2号\n\
    东镇,竹林,第1片,1组,1,黄桂兰,,2,,\n\
    东镇,竹林,第1片,1组,1,黄桂兰,,2,,\n\
    东镇,所城居委会,第1片,3网格,第2邻,赵明,07462213456,1,无,东苑小区3栋2单元501室\n";

fn overview(shell: &Shell) -> serde_json::Value {
    shell.run("report overview --format json").json()
}

#[test]
fn a_file_is_made_once_and_never_over_another() {
    let shell = Shell::with_county();
    let before = std::fs::read(shell.store()).expect("the store");
    let again = shell.run("init --empty 另一县");
    assert_eq!(again.status, 1);
    assert!(again.err.contains("S11"), "{}", again.err);
    assert_eq!(std::fs::read(shell.store()).expect("the store"), before);
    let other = shell.path("other.sanzhang");
    let made = shell
        .run(&format!("--store {} init --empty 空县", shown(&other)))
        .ok();
    assert!(made.out.contains("other.sanzhang"));
    let tree = shell
        .run(&format!("--store {} tree --format json", shown(&other)))
        .json();
    assert_eq!(
        (&tree["name"], &tree["households"]),
        (&"空县".into(), &0.into())
    );
}

#[test]
fn a_roster_twice_changes_nothing_the_second_time() {
    let shell = Shell::with_county();
    let file = shell.write("roster.csv", ROSTER);
    let dry = shell
        .run(&format!("import households {} --dry-run", shown(&file)))
        .ok();
    assert!(dry.out.contains("新增 5 户"), "{}", dry.out);
    assert_eq!(overview(&shell)["households"], 0);
    let first = shell
        .run(&format!("import households {}", shown(&file)))
        .ok();
    assert!(
        first.out.contains("新增 5 户，更新 0 户，不变 0 户"),
        "{}",
        first.out
    );
    assert!(first.out.contains("新建 6 个"), "{}", first.out);
    let figures = overview(&shell);
    for (key, value) in [
        ("households", 5),
        ("people", 12),
        ("neighborhoods", 2),
        ("care_households", 1),
    ] {
        assert_eq!(figures[key], value, "{key}");
    }
    let second = shell.fed("import households -", ROSTER).ok();
    assert!(
        second.out.contains("新增 0 户，更新 0 户，不变 5 户"),
        "{}",
        second.out
    );
    let found = shell.run("search 3-2-501 --format json").json();
    assert_eq!(found[0]["name"], "赵明");
    assert_eq!(found[0]["path"][2], "第1片");
    shell.run("check").ok();
}

#[test]
fn differences_update_and_are_listed() {
    let shell = Shell::with_county();
    shell.fed("import households -", ROSTER).ok();
    let changed = ROSTER.replace(",13800000002,3,,", ",13800000002,5,重病,");
    let told = shell.fed("import households -", &changed).ok().out;
    assert!(told.contains("更新 1 户，不变 4 户"), "{told}");
    assert!(
        told.contains("第 3 行") && told.contains("人口：3 → 5"),
        "{told}"
    );
    assert_eq!(overview(&shell)["people"], 14);
    let again = shell.fed("import households -", &changed).ok().out;
    assert!(again.contains("不变 5 户"), "{again}");
}

#[test]
fn one_fault_and_nothing_is_changed() {
    let shell = Shell::with_county();
    let faulty = "村,片,组,邻,户主,电话,类别,附记\n\
        竹林村,1,1,1,雷春生,,,x\n\
        不知村,1,1,1,雷春生,12,\n\
        所城居委会,1,1,,赵明,,穷户、富户\n\
        所城居委会,\"1,1,1,赵明,,\n\
        不知村,1,1,1,,,富户\n";
    let ended = shell.fed("import households -", faulty);
    assert_eq!(ended.status, 1);
    let told: Vec<&str> = ended.err.lines().collect();
    for (line, words) in told.iter().zip([
        "第 2 行“村”：“竹林村”有几个：东镇/竹林村（u3）、西镇/竹林村（u7）",
        "第 3、6 行“村”：测试县没有“不知村”",
        "第 3 行“电话”：电话应为",
        "第 4 行的邻是空的",
        "第 4 行“类别”：没有“穷户”这个类别",
        "第 4、6 行“类别”：没有“富户”这个类别",
        "第 5 行：第 2 格的引号没有配对",
        "第 6 行“户主”",
        "有 10 处错误",
    ]) {
        assert!(line.starts_with(words), "{words}: {}", ended.err);
    }
    assert_eq!(told.len(), 9, "{}", ended.err);
    assert_eq!(ended.out, "没有用到的列（内容不导入）：附记\n");
    assert_eq!(overview(&shell)["neighborhoods"], 0);
}

#[test]
fn an_import_is_one_undo_that_is_shown_first() {
    let shell = Shell::with_county();
    shell.fed("import households -", ROSTER).ok();
    let asked = shell.run("undo").ok().out;
    assert!(
        asked.contains("导入了名册") && asked.contains("--yes"),
        "{asked}"
    );
    assert_eq!(overview(&shell)["households"], 5);
    let done = shell.run("undo --yes").ok().out;
    assert!(done.contains("已撤销"), "{done}");
    let figures = overview(&shell);
    assert_eq!(
        (&figures["households"], &figures["sections"]),
        (&0.into(), &0.into())
    );
    let journal = shell.run("journal").ok().out;
    assert_eq!(journal.lines().count(), 3, "{journal}");
    assert!(journal.contains("测试员"), "{journal}");
    assert_eq!(shell.run("undo 77 --yes").status, 1);
}

#[test]
fn the_forms_have_their_twins() {
    let shell = Shell::with_county();
    shell.fed("import households -", ROSTER).ok();
    let home = "东镇/竹林村/第1片/1组/第1邻";
    let added = shell
        .run(&format!(
            "add household {home} head=邓小满 电话=13800000009 人口=3"
        ))
        .ok();
    let id = added.out.lines().last().expect("its id").to_owned();
    shell
        .run(&format!(
            "edit {id} phone=138-0000-0010 people=4 状态=外出2027-02-01"
        ))
        .ok();
    let told = shell.run(&format!("show {id}")).ok().out;
    for words in ["邓小满", "13800000010", "外出", "2027-02", "5号"] {
        assert!(told.contains(words), "{words} in {told}");
    }
    let wrong = shell.run(&format!("edit {id} phone=12 people=x"));
    assert_eq!(wrong.status, 1);
    assert_eq!(
        wrong.err.lines().count(),
        1,
        "the number is told before the store is asked"
    );
    assert_eq!(shell.run(&format!("edit {id} colour=red")).status, 2);
    let unit = shell.run("add unit 东镇/竹林村/第1片/1组 name=第9邻").ok();
    assert!(unit.out.contains("第9邻"), "{}", unit.out);
    let moved = shell.run(&format!("move {id} --to 第9邻")).ok();
    assert!(moved.out.contains("1户，不足5户"), "{}", moved.out);
    let kept = shell.run("retire 第9邻");
    assert_eq!(kept.status, 1);
    assert!(
        kept.out.contains("1 户") && kept.err.contains("--yes"),
        "{}{}",
        kept.out,
        kept.err
    );
    assert!(shell.run("show 第9邻").ok().out.contains("不足5户"));
    shell.run("retire 第9邻 --yes").ok();
    let gone = shell.run("show 第9邻").ok();
    assert!(gone.out.contains("停用"), "{}", gone.out);
    assert!(!gone.out.contains("不足5户"), "{}", gone.out);
    assert_eq!(overview(&shell)["neighborhoods"], 2);
    shell.run("undo --yes").ok();
    assert_eq!(overview(&shell)["neighborhoods"], 3);
    let leader = shell
        .run("appoint 第9邻 name=陈六 sex=女 --origin self")
        .ok()
        .out;
    assert!(leader.contains("邻长一般从"), "{leader}");
    assert_eq!(overview(&shell)["neighborhood_leaders"], 1);
    let told = shell.run("show 第9邻").ok().out;
    assert!(told.contains("陈六"), "{told}");
    shell.run("appoint 第9邻 --end resigned").ok();
    shell.run("check").ok();
}

#[test]
fn the_rehearsal_county_takes_changes_and_keeps_none() {
    let shell = Shell::default();
    let done = shell
        .run("--demo --size village add unit 沙坪村 name=第9片")
        .ok();
    assert!(done.err.contains("改动不会保存"), "{}", done.err);
    let tree = shell
        .run("--demo --size village tree --unit 沙坪村 --depth 1 --format json")
        .json();
    let names = tree["children"].as_array().expect("sections").iter();
    assert!(
        names
            .filter_map(|child| child["name"].as_str())
            .all(|name| name != "第9片")
    );
    assert!(!shell.store().exists(), "no file was made");
}

#[test]
fn check_names_what_cannot_be_told_apart_and_how_to_mend_it() {
    use sanzhang::{
        domain::*,
        store::{Cache, Store},
    };

    use super::support::county::{hand, op};
    let shell = Shell::with_two_households();
    let store = Store::open(&shell.store(), Cache::Village).expect("opened");
    // Two villages of one town, as an earlier program let them stand.
    let mut unit = store
        .read()
        .and_then(|r| r.get::<Unit>(UnitId(4)))
        .expect("read")
        .expect("there")
        .record;
    "竹林村".clone_into(&mut unit.fields.short);
    store.plant(op(9), &hand("li"), unit).expect("planted");
    drop(store);
    let told = shell.run("check");
    assert_eq!(told.status, 1);
    assert!(
        told.out.contains("u4") && told.out.contains("东镇/竹林村 u3"),
        "{}",
        told.out
    );
    assert!(
        told.out.contains("文件完好") && told.out.contains("改名"),
        "{}",
        told.out
    );
    let copy = shell.path("copy.sanzhang");
    shell.run(&format!("backup {}", shown(&copy))).ok();
    shell.run("edit u4 short=新村").ok();
    shell.run("check").ok();
}

#[test]
fn a_receipt_calls_a_place_by_every_name_that_tells_it_apart() {
    let shell = Shell::with_two_households();
    let told = |words: &str| {
        let out = shell.run(words).ok().out;
        out.lines().next().unwrap_or_default().to_owned()
    };
    // The second section has a first group and a first neighborhood as the first one has.
    for (words, receipt) in [
        ("add unit 东镇/竹林村 name=第2片", "新增了 竹林村第2片"),
        (
            "add unit 东镇/竹林村/第2片 name=1组",
            "新增了 竹林村第2片1组",
        ),
        (
            "add unit 东镇/竹林村/第2片/1组 name=第1邻",
            "新增了 竹林村第2片1组第1邻",
        ),
        (
            "edit 东镇/竹林村/第2片/1组/第1邻 name=第9邻",
            "修改了 竹林村第2片1组第9邻：名称 第1邻 → 第9邻",
        ),
        (
            "move h1 --to 东镇/竹林村/第2片/1组/第9邻",
            "把 黄东 户从 第1片1组第1邻 调整到 竹林村第2片1组第9邻",
        ),
        (
            "appoint 东镇/竹林村/第2片/1组 h1",
            "任命 黄东 为 竹林村第2片1组 的组长",
        ),
        (
            "move 东镇/竹林村/第1片/1组/第1邻 --to 东镇/竹林村/第2片/1组",
            "调整了 竹林村第2片1组第1邻 的位置，原属 第1片1组",
        ),
        (
            "retire 东镇/竹林村/第2片/1组/第1邻",
            "停用了 竹林村第2片1组第1邻",
        ),
        (
            "reinstate 东镇/竹林村/第2片/1组/第1邻",
            "恢复了 竹林村第2片1组第1邻",
        ),
    ] {
        assert_eq!(told(words), format!("已完成：{receipt}"), "{words}");
    }
}
