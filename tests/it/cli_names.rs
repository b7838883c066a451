//! How units, households and people are named on the command line: as people call them, and never by the first of
//! several. People here are invented.

use std::collections::BTreeMap;

use super::support::shell::{KEY, Shell, shown};

/// Two villages of one name with a neighborhood each of one path below, a session, and two people of one name.
pub fn doubles() -> Shell {
    let shell = Shell::with_two_households();
    for _ in 0..2 {
        shell.run("add person 东镇/竹林村 name=陈六").ok();
    }
    shell
        .run("--today 2024-04-07 training add unit=东镇 title=普遍培训 date=2024-04-18 time=09:00-11:30")
        .ok();
    for town in ["东镇", "西镇"] {
        shell.run(&format!("site add {town}/竹林村 feature=x")).ok();
    }
    shell
}

/// Every command that takes a unit, household, person or site: called with a name that several have.
const CALLS: &[(&str, &[&str])] = &[
    ("list", &["list vacancies --unit 竹林村"]),
    ("search", &["search 黄 --unit 竹林村"]),
    ("tree", &["tree --unit 竹林村"]),
    ("report overview", &["report overview --unit 竹林"]),
    ("report training", &["report training --unit 竹林村委会"]),
    ("report sites", &["report sites --unit zhulin"]),
    ("show", &["show 竹林村", "show 第1邻/1"]),
    ("add unit", &["add unit 竹林村 name=第9片"]),
    ("add household", &["add household 第1邻 head=甲某"]),
    (
        "add person",
        &[
            "add person 竹林村 name=甲某",
            "add person u4 name=甲某 household=第1邻/1",
        ],
    ),
    ("edit", &["edit 竹林村 code=7", "edit 第1邻/1 people=7"]),
    (
        "move",
        &[
            "move 第1邻/1 --to u12",
            "move h1 --to 第1邻",
            "move u13 --to u3 --before 竹林村",
        ],
    ),
    ("split", &["split 第1邻/1 head=甲某 people=1"]),
    (
        "merge",
        &["merge 第1邻/1 --into h1", "merge h1 --into 第1邻/1"],
    ),
    ("head", &["head 第1邻/1 甲某"]),
    ("renumber", &["renumber 第1邻/1 7"]),
    ("retire", &["retire 竹林村 --yes", "retire 第1邻/1"]),
    ("reinstate", &["reinstate 竹林村"]),
    (
        "appoint",
        &[
            "appoint 第1邻 h1",
            "appoint 东镇/竹林村/第1邻 陈六",
            "appoint 东镇/竹林村/第1邻 第1邻/1",
        ],
    ),
    ("training list", &["training list --unit 竹林村"]),
    (
        "training assign",
        &[
            "training assign t1 --unit 竹林村",
            "training assign t1 陈六",
            "training assign t1 第1邻/1",
        ],
    ),
    ("training unassign", &["training unassign t1 陈六"]),
    (
        "user add",
        &["user add mou --role township --area 竹林村 --name 某"],
    ),
    ("user change", &["user change li --area 竹林村"]),
    ("site show", &["site show 竹林村", "site show 竹林"]),
    ("site add", &["site add 竹林村 feature=x"]),
    ("site edit", &["site edit 竹林村 feature=y"]),
    ("site advance", &["site advance 竹林村 创建中"]),
    (
        "site replace",
        &[
            "site replace 竹林村 u5 --reason x",
            "site replace d1 竹林村 --reason x",
        ],
    ),
    ("site close", &["site close 竹林村 --reason x"]),
    ("site reinstate", &[]),
    ("site projects", &["site projects 竹林村"]),
    ("site milestones", &["site milestones 竹林村"]),
    ("site rectify", &["site rectify 竹林村 漏登"]),
    ("site rectifications", &["site rectifications 竹林村"]),
    (
        "site link",
        &["site link 竹林村 u4 示范线", "site link d1 竹林村 示范线"],
    ),
    (
        "site unlink",
        &["site unlink 竹林村 u5", "site unlink d1 竹林村"],
    ),
    (
        "site adopt",
        &["site adopt 竹林村 u5 做法", "site adopt d1 竹林村 做法"],
    ),
    (
        "site unadopt",
        &["site unadopt 竹林村 u5", "site unadopt d1 竹林村"],
    ),
    ("site score", &["site score 竹林村 1=5"]),
];

/// What the help calls an argument that names one of them.
const NAMED: [&str; 13] = [
    "U",
    "UNIT",
    "H",
    "HOUSEHOLD",
    "WHAT",
    "WHO",
    "PERSON",
    "PEOPLE",
    "PLACE",
    "VILLAGE",
    "SITE",
    "INTO",
    "AREA",
];

/// Commands of which something else is called so.
const OTHERS: [&str; 3] = ["care", "site projects", "site milestones"];

/// The commands below, and whether their help names such an argument.
fn doors(shell: &Shell, path: &str, found: &mut BTreeMap<String, bool>) {
    let help = shell.run(&format!("--lang en {path} --help")).ok().out;
    let mut below = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.strip_prefix("  ").filter(|l| !l.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next())
        .peekable();
    if below.peek().is_none() {
        let named = NAMED
            .iter()
            .any(|name| help.contains(&format!("<{name}>")) || help.contains(&format!("[{name}]")));
        found.insert(path.trim().to_owned(), named);
    }
    for name in below {
        let path = format!("{path} {name}");
        if OTHERS.contains(&path.trim()) {
            found.insert(path.trim().to_owned(), false);
        } else {
            doors(shell, &path, found);
        }
    }
}

#[test]
fn a_name_that_several_have_is_asked_at_every_door() {
    let shell = doubles();
    let key = shell.write("li.pub", KEY);
    let first = "user add guan --role administrator --name 管理员";
    shell.run(&format!("{first} --key {}", shown(&key))).ok();
    let sign = "session --user guan -- ";
    shell
        .run(&format!(
            "{sign}user add li --role township --area 东镇 --name 李明"
        ))
        .ok();
    let mut all = BTreeMap::new();
    doors(&shell, "", &mut all);
    let known: Vec<&str> = CALLS.iter().map(|(path, _)| *path).collect();
    for (path, named) in &all {
        assert!(
            !named || known.contains(&path.as_str()),
            "{path} names something and is not tried"
        );
    }
    let before = shell.run(&format!("{sign}journal")).ok().out;
    for (path, calls) in CALLS {
        assert!(all.contains_key(*path), "there is no {path}");
        for call in *calls {
            let told = shell.run(&format!("{sign}{call}"));
            assert_eq!(told.status, 1, "{call}: {}{}", told.out, told.err);
            let ids = told
                .err
                .lines()
                .skip(1)
                .filter_map(|line| line.split_whitespace().next());
            let ids = ids.filter(|id| id.starts_with(['u', 'h', 'p', 'd']));
            assert_eq!(ids.count(), 2, "{call}: {}", told.err);
        }
    }
    assert_eq!(
        shell.run(&format!("{sign}journal")).ok().out,
        before,
        "and nothing was done"
    );
    for site in ["d1", "d2"] {
        shell
            .run(&format!("{sign}site close {site} --reason x"))
            .ok();
    }
    let told = shell.run(&format!("{sign}site reinstate 竹林村"));
    assert!(
        told.err.contains("d1") && told.err.contains("d2"),
        "{}",
        told.err
    );
}

#[test]
fn units_are_found_under_what_people_call_them() {
    let shell = Shell::with_two_households();
    let tree = |name: &str| shell.run(&format!("tree --depth 0 --unit {name}"));
    for (name, unit) in [
        ("东", "东镇"),
        ("dong", "东镇"),
        ("dongzhen", "东镇"),
        ("dz", "东镇"),
        ("东/竹林", "竹林村"),
        ("dong/zhulin", "竹林村"),
        ("东镇/竹林", "竹林村"),
        ("东镇/竹林/二邻", ""),
        ("东镇/竹林/一邻", "第1邻"),
        ("所城社区", "所城居委会"),
    ] {
        let told = tree(name);
        if unit.is_empty() {
            assert_eq!(told.status, 1, "{name}: {}", told.out);
        } else {
            assert_eq!(told.status, 0, "{name}: {}", told.err);
            assert!(told.out.contains(unit), "{name}: {}", told.out);
        }
    }
    for (name, near) in [
        ("冬镇", "u2"),
        ("东镇/竹琳村", "u3"),
        ("所成村", "u4"),
        ("所域村", "u4"),
    ] {
        let told = tree(name);
        assert_eq!(told.status, 1, "{name}: {}", told.out);
        assert!(told.err.contains("是不是"), "{name}: {}", told.err);
        assert!(told.err.contains(near), "{name}: {}", told.err);
        assert!(told.err.lines().count() < 7, "{}", told.err);
    }
    let rows = (2..30).map(|n| format!("西镇,竹林村,第1片,{n}组,第1邻,甲某"));
    let roster = rows.collect::<Vec<_>>().join("\n");
    shell
        .fed(
            "import households -",
            &format!("乡镇,村,片,组,邻,户主\n{roster}"),
        )
        .ok();
    let told = tree("第1邻");
    assert!(
        told.err.lines().count() < 14 && told.err.contains("另有"),
        "{}",
        told.err
    );
}

#[test]
fn what_is_retired_is_named_as_that_with_the_way_back() {
    let shell = Shell::with_two_households();
    shell.run("add person 东镇/竹林村 name=陈六").ok();
    shell.run("retire h1").ok();
    shell.run("retire 西镇/竹林村 --yes").ok();
    for call in [
        "tree --unit 西镇/竹林村",
        "tree --unit u7",
        "report overview --unit 西镇/竹林",
        "edit 西镇/竹林村 code=7",
        "move h1 --to 西镇/竹林村/第1邻",
        "appoint 西镇/竹林村/第1邻 x",
        "site add 西镇/竹林村 feature=x",
    ] {
        let told = shell.run(call);
        assert_eq!(told.status, 1, "{call}: {}", told.out);
        assert!(
            told.err.contains("已停用") || told.err.contains("随上级单位停用"),
            "{call}: {}",
            told.err
        );
        assert!(
            told.err.contains("sanzhang reinstate u"),
            "{call}: {}",
            told.err
        );
    }
    let home = shell.run("edit 东镇/竹林村/第1邻/1 people=3");
    assert!(home.err.contains("sanzhang reinstate h1"), "{}", home.err);
    let found = shell.run("search 周西");
    assert!(found.err.contains("--retired"), "{}", found.err);
    assert!(
        !shell
            .run("search 周西 --retired")
            .ok()
            .out
            .contains("--retired")
    );
    shell.run("care retire 低保").ok();
    let care = shell.run("add household 东镇/竹林村/第1邻 head=甲某 care=低保");
    assert!(
        care.err.contains("sanzhang care reinstate c"),
        "{}",
        care.err
    );
    let near = shell.run("add household 东镇/竹林村/第1邻 head=甲某 care=孤寡老人");
    assert!(near.err.contains("是不是“独居老人”"), "{}", near.err);
}

#[test]
fn a_household_is_its_path_and_number_and_a_person_their_phone_wherever_they_are_named() {
    let shell = Shell::with_two_households();
    let place = "东镇/竹林村/第1邻";
    let done = shell.run(&format!("appoint {place} {place}/1")).ok();
    assert!(done.out.contains("黄东"), "{}", done.out);
    let again = shell
        .run(&format!("appoint 东镇/竹林村/1组 {place}/1号"))
        .ok();
    assert!(again.out.contains("黄东"), "{}", again.out);
    assert!(
        !shell.run("show p2").out.contains("黄东"),
        "nobody is entered twice"
    );
    shell.run("appoint 东镇/竹林村/第1片 13812345678").ok();
    shell
        .run(&format!("add person {place} name=陈六 household={place}/1"))
        .ok();
    let told = shell.run(&format!("appoint {place} {place}/9"));
    assert!(
        told.status == 1 && told.err.contains("没有"),
        "{}",
        told.err
    );
}

#[test]
fn a_path_finds_names_that_hold_a_stroke() {
    let shell = Shell::with_two_households();
    let above = "东镇/竹林村/第1片/1组";
    shell.run(&format!("add unit {above} name=1/2邻")).ok();
    for path in [&format!("{above}/1/2邻"), "竹林村/1/2邻"] {
        let shown = shell.run(&format!("show {path}")).ok();
        assert!(shown.out.contains("1/2邻"), "{path}: {}", shown.out);
    }
    assert!(shell.run("show 竹林村/1/3邻").err.contains("没有"));
}
