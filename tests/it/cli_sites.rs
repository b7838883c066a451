//! Demonstration sites from the command line: a rubric brought in, a site made, scored, reported, all taken back.

use super::support::shell::{Shell, shown};

fn rows(shell: &Shell) -> serde_json::Value {
    shell.run("report sites --format json").json()
}

fn example(shell: &Shell) -> String {
    let path = shown(&shell.path("rubric.toml"));
    shell.run(&format!("rubric export {path} --example")).ok();
    path
}

#[test]
fn a_site_is_made_scored_and_reported() {
    let shell = Shell::with_county();
    assert_eq!(rows(&shell), serde_json::json!([]));
    let file = example(&shell);
    let imported = shell.run(&format!("rubric import {file}")).ok().out;
    assert!(
        imported.contains("4 个板块，20 项指标，共 100 分"),
        "{imported}"
    );
    let words = "feature=党建引领 stage=创建中 leader=王某/县委常委 target=2099-12-31";
    let far = shell.run(&format!("site add 东镇/竹林村 {words}"));
    assert_eq!(far.status, 1);
    assert!(far.err.contains("计划完成日期离今天太远"), "{}", far.err);
    let words = words.replace("2099", "2027");
    let added = shell.run(&format!("site add 东镇/竹林村 {words}")).ok().out;
    assert!(added.lines().any(|line| line == "d1"), "{added}");
    let second = shell.run("site add 所城居委会");
    assert_eq!(second.status, 1);
    assert!(
        second.err.contains("东镇已有示范点“竹林村”"),
        "{}",
        second.err
    );

    let scored = shell
        .run("site score 竹林村 1=是 4=1 5=3.5 9=是 --round 第1次检查")
        .ok()
        .out;
    assert!(scored.contains("竹林村 现为 15.5/100"), "{scored}");
    assert!(
        scored.contains("还没评的项：2 3 6 7 8 10 11"),
        "nobody lives there: {scored}"
    );
    let above = shell.run("site score d1 5=9");
    assert_eq!(above.status, 1);
    assert!(
        above.err.contains("第 5 项得分应在 0 到 4 之间"),
        "{}",
        above.err
    );
    let english = shell.run("--lang en site score d1 5=9");
    assert!(
        english.status == 1
            && english
                .err
                .contains("Score of item 5: please type a number from 0 to 4"),
        "{}",
        english.err
    );
    assert_eq!(shell.run("site score d1 5").status, 2);
    shell.run("site score 东镇 7=8 17=0 --close").ok();
    shell.run("site score d1 5=4 --by self --close").ok();
    let row = &rows(&shell)[0];
    for (key, value) in [
        ("id", serde_json::json!("d1")),
        ("village", "竹林村".into()),
        ("township", "东镇".into()),
        ("stage", "创建中".into()),
        ("self_score", 4.0.into()),
        ("verified_score", 18.5.into()),
        ("max_score", 100.0.into()),
        ("open_rectifications", 0.into()),
        ("movement", serde_json::Value::Null),
    ] {
        assert_eq!(row[key], value, "{key} in {row}");
    }
    let contact = serde_json::json!({
        "name": "联系", "self": 0.0, "verified": 2.0, "max": 25.0, "pass": 20.0
    });
    assert_eq!(row["blocks"][1], contact, "six points less eight, and four");
    assert_eq!(
        (&row["level"], &row["unit"]),
        (&"village".into(), &"东镇/竹林村".into())
    );
    assert_eq!(row.as_object().map(serde_json::Map::len), Some(14));
    let csv = shell.run("report sites --format csv").ok().out;
    let mut lines = csv.lines();
    assert_eq!(
        lines.next(),
        Some(
            "id,village,township,stage,self_score,verified_score,max_score,blocks,open_rectifications,movement,level,unit,gap,plan"
        )
    );
    assert!(
        lines.next().is_some_and(
            |line| line.starts_with("d1,竹林村,东镇,创建中,4,18.5,100,组织:4/11.5/25;")
        ),
        "{csv}"
    );

    let page = shell.run("site show 东镇/竹林村").ok().out;
    for words in [
        "党建引领",
        "王某 县委常委",
        "2027-12-31",
        "18.5/100",
        "未达合格线",
        "最容易得的分",
        "第1次检查",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
    let list = shell.run("site list").ok().out;
    assert!(list.contains("!2 ") && list.contains("1 个点"), "{list}");
    shell.run("check").ok();
    shell.run("undo --yes").ok();
    assert_eq!(rows(&shell)[0]["self_score"], serde_json::Value::Null);
    for _ in 0..3 {
        shell.run("undo --yes").ok();
    }
    assert_eq!(rows(&shell), serde_json::json!([]));
    shell.run("check").ok();
}

#[test]
fn a_rubric_that_an_office_saved_in_its_own_encoding_is_read() {
    let shell = Shell::with_county();
    let (bytes, _, _) = encoding_rs::GB18030.encode(sanzhang::exchange::EXAMPLE_RUBRIC);
    let path = shell.path("细则.toml");
    std::fs::write(&path, &bytes).expect("written");
    let told = shell
        .run(&format!("rubric check {}", path.display()))
        .ok()
        .out;
    assert!(!told.contains('\u{fffd}'), "{told}");
    shell.run(&format!("rubric import {}", path.display())).ok();
    let told = shell.run("rubric export -").ok().out;
    assert!(
        told.contains("组织") && !told.contains('\u{fffd}'),
        "{told}"
    );
    std::fs::write(&path, [0x89, 1, 2, 3, 4, 5, 6, 7]).expect("written");
    let told = shell.run(&format!("rubric check {}", path.display()));
    assert!(
        told.status == 1 && told.err.contains("不是 UTF-8 文本"),
        "{}",
        told.err
    );
}

#[test]
fn a_rubric_goes_out_and_in_and_its_faults_have_lines() {
    let shell = Shell::with_county();
    let none = shell.run("rubric export -");
    assert!(
        none.status == 1 && none.err.contains("rubric import"),
        "{}",
        none.err
    );
    let file = example(&shell);
    shell.run(&format!("rubric import {file}")).ok();
    let again = shell.run(&format!("rubric import {file}"));
    assert_eq!(again.status, 1, "nothing is different");
    let out = shown(&shell.path("out.toml"));
    shell.run(&format!("rubric export {out}")).ok();
    shell.run(&format!("rubric check {out}")).ok();
    let over = shell.run(&format!("rubric export {out}"));
    assert!(
        over.status == 1 && over.err.contains("已存在"),
        "{}",
        over.err
    );
    let text = std::fs::read_to_string(&out).expect("written");
    let faulty = text
        .replacen("points = 25", "points = 24", 1)
        .replacen("no = 3", "no = 2", 1);
    let faulty = shown(&shell.write("faulty.toml", &faulty));
    let told = shell.run(&format!("rubric check {faulty}"));
    assert_eq!(told.status, 1);
    assert!(told.out.starts_with("发现 3 处错误："), "{}", told.out);
    let line = 1 + text
        .lines()
        .position(|line| line == "points = 25")
        .expect("a line");
    assert!(
        told.out
            .contains(&format!("第 {line} 行：各项合计 25 分，与板块的 24 分不符")),
        "{}",
        told.out
    );
    assert!(told.out.contains("编号 2 已用过"), "{}", told.out);
    let english = shell.run(&format!("--lang en rubric check {faulty}"));
    let wanted = format!("ine {line}: ");
    assert!(
        english.status == 1
            && english.out.contains(&wanted)
            && english
                .out
                .contains("its items add up to 25, not to the 24 declared"),
        "{}",
        english.out
    );
    let before = shell.run("journal").ok().out.lines().count();
    assert_eq!(shell.run(&format!("rubric import {faulty}")).status, 1);
    assert_eq!(shell.run("journal").ok().out.lines().count(), before);
}

#[test]
fn the_report_tells_how_scores_moved_since_a_day() {
    let shell = Shell::with_county();
    let file = example(&shell);
    shell.run(&format!("rubric import {file}")).ok();
    shell.run("site add 东镇/竹林村").ok();
    for (day, scores) in [
        ("2026-02-10", "1=是 5=1"),
        ("2026-03-20", "5=3.5"),
        ("2026-05-04", "5=3"),
    ] {
        shell
            .run(&format!("--today {day} site score d1 {scores} --close"))
            .ok();
    }
    let report = |rest: &str| shell.run(&format!("--today 2026-05-05 report sites {rest}"));
    let bare = report("--format json").json();
    for (since, moved) in [
        ("2026-02-09", serde_json::Value::Null),
        ("2026-02-10", 2.0.into()),
        ("2026-03-20", (-0.5).into()),
        ("2026-05-05", 0.0.into()),
    ] {
        let mut rows = report(&format!("--since {since} --format json")).json();
        let row = rows[0].as_object_mut().expect("a row");
        assert_eq!(row.remove("moved_since"), Some(moved), "{since}");
        assert_eq!(rows, bare, "nothing else is told otherwise");
    }
    let csv = report("--since 2026-02-10 --format csv").ok().out;
    let ends: Vec<&str> = csv
        .lines()
        .filter_map(|l| l.rsplit_once(','))
        .map(|l| l.1)
        .collect();
    assert_eq!(ends, ["moved_since", "2"], "{csv}");
    let table = report("--since 2026-02-10").ok().out;
    let head = table.lines().next().expect("a heading");
    assert!(head.contains("较上次  较2026-02-10  整改"), "{table}");
    let row = table.lines().nth(1).expect("a site");
    let cells: Vec<&str> = row.split_whitespace().rev().take(3).collect();
    assert_eq!(cells, ["0", "+2", "-0.5"], "{table}");
    assert!(!report("").ok().out.contains("较2026"));
    for (since, status, words) in [
        (
            "2026-02-30",
            2,
            "“2026-02-30”：2026 年 2 月只有 28 天，请核对。",
        ),
        ("2026-05-06", 1, "2026-05-06 还没到，请写今天或更早的日期。"),
    ] {
        let ended = report(&format!("--since {since}"));
        assert_eq!(ended.status, status, "{}", ended.err);
        assert!(ended.err.contains(words), "{}", ended.err);
    }
}

#[test]
fn a_deduction_below_the_floor_is_told_with_its_line_in_both_languages() {
    let shell = Shell::with_county();
    let file = example(&shell);
    let text = std::fs::read_to_string(&file).expect("written");
    let item = text.find("no = 4\n").expect("an item that deducts");
    let (head, tail) = text.split_at(item);
    let low = format!("{head}{}", tail.replacen("each = 1\n", "each = 6\n", 1));
    let line = 1 + low
        .lines()
        .position(|line| line == "each = 6")
        .expect("there");
    let faulty = shown(&shell.write("floor.toml", &low));
    for (lang, wanted) in [
        (
            "zh",
            "每次扣 6 分，超过本项的 5 分，一次就扣到 0 以下，请改小或写明不保底。",
        ),
        (
            "en",
            "each occurrence takes 6 of 5, so the first ends below the floor; please lower it or drop the floor.",
        ),
    ] {
        let told = shell.run(&format!("--lang {lang} rubric check {faulty}"));
        assert_eq!(told.status, 1);
        let mut lines = told.out.lines();
        let here = lines.find(|words| words.contains(wanted));
        let here = here.unwrap_or_else(|| panic!("{wanted} in {}", told.out));
        assert!(here.contains(&line.to_string()), "line {line}: {here}");
    }
    // Without a floor the same is no fault.
    let open = low.replacen(
        "each = 6\nfloor = \"zero\"",
        "each = 6\nfloor = \"none\"",
        1,
    );
    let open = shown(&shell.write("open.toml", &open));
    shell.run(&format!("rubric check {open}")).ok();
}
