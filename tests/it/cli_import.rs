//! Making a county and bringing a roster in: what is said of it, and what is said of files that cannot be read.

use std::fmt::Write;

use super::support::shell::{Shell, shown};

const LIST: &str = "code,name,parent,level\n\
    430000000000,湖南省,,province\n\
    990000000000,测试县,430000000000,county\n\
    990000100000,东镇,990000000000,township\n\
    990000100201,竹林村委会,990000100000,village\n\
    990000100202,所城村委会,990000100000,village\n\
    990000400000,红旗农场,990000000000,township\n";

#[test]
fn a_new_county_is_told_by_its_townships_and_villages() {
    let shell = Shell::default();
    let list = shell.write("list.csv", LIST);
    let made = shell
        .run(&format!("init --divisions {}", shown(&list)))
        .ok();
    assert!(
        made.out.ends_with(
            "测试县：1 个乡镇、2 个村（社区）\n\
             没有建 1 个农林场：红旗农场（990000400000）\n\
             需要农林场时加 --with-farms\n"
        ),
        "{}",
        made.out
    );
    assert!(
        shell.run("journal").ok().out.contains("共 4 个单位"),
        "categories of care are no units"
    );
    let en = shell
        .run(&format!(
            "--demo --lang en init --divisions {}",
            shown(&list)
        ))
        .ok();
    assert!(
        en.out
            .contains("测试县: 1 township and 2 villages\n1 state farm left out: 红旗农场"),
        "{}",
        en.out
    );
}

#[test]
fn one_of_several_counties_needs_its_code() {
    let shell = Shell::default();
    let two = format!("{LIST}980000000000,另一县,430000000000,county\n");
    let list = shell.write("list.csv", &two);
    let asked = shell.run(&format!("init --divisions {}", shown(&list)));
    assert_eq!(asked.status, 1);
    assert!(
        asked.err.contains("另一县 980000000000") && asked.err.contains("--county"),
        "{}",
        asked.err
    );
    let made = shell
        .run(&format!(
            "init --county 990000 --divisions {}",
            shown(&list)
        ))
        .ok();
    assert!(made.out.contains("测试县：1 个乡镇"), "{}", made.out);
}

#[test]
fn a_county_needs_a_name_that_fits() {
    let shell = Shell::default();
    for (name, words) in [
        (String::new(), "请填写县名。"),
        ("  ".to_owned(), "请填写县名。"),
        ("县".repeat(99), "县名最多"),
    ] {
        let mut command = shell.command("init --empty");
        let ended = command.arg(&name).output().expect("the binary runs");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1));
        assert!(said.starts_with(words), "{said}");
    }
    assert!(!shell.store().exists());
}

#[test]
fn files_that_cannot_be_read_are_told_in_words() {
    let shell = Shell::with_county();
    let empty = shell.write("empty.csv", "");
    for (call, words) in [
        (
            "import households nowhere.csv".to_owned(),
            "读不了 nowhere.csv：没有这个文件或文件夹。",
        ),
        (
            format!("import households {}", shown(&shell.path(""))),
            "这是文件夹，不是文件",
        ),
        (
            format!("import households {}/x", shown(&empty)),
            "路径中间有一段不是文件夹",
        ),
        (
            format!("import households {}", shown(&empty)),
            "里面没有内容",
        ),
        (
            format!("--store other init --divisions {}", shown(&empty)),
            "里面没有内容",
        ),
        (
            "--store other init --divisions /dev/null".to_owned(),
            "里面没有内容",
        ),
        (
            "--lang en import households nowhere.csv".to_owned(),
            "no such file or folder",
        ),
    ] {
        let ended = shell.run(&call);
        assert_eq!(ended.status, 1, "{call}");
        assert!(ended.err.contains(words), "{call}: {}", ended.err);
        assert!(!ended.err.contains("os error"), "{call}: {}", ended.err);
        assert!(
            !ended.err.contains("粘贴") && !ended.err.contains("复制"),
            "{}",
            ended.err
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_the_output_is_told_in_words() {
    let shell = Shell::default();
    for task in ["keys", "--help", "--version", "search --help"] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sanzhang"));
        command
            .args(["--lang", "zh"])
            .args(task.split(' '))
            .env("HOME", shell.path(""));
        command.stdout(full.expect("it is always there"));
        let ended = command.output().expect("the binary runs");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{task}");
        assert!(
            said.contains("磁盘满了") && !said.contains("os error"),
            "{task}: {said}"
        );
    }
}

#[test]
fn a_dry_run_tells_the_counts_then_what_they_count() {
    let shell = Shell::with_county();
    let names = "乡镇,村,片,组,邻,户主,人口,序号\n";
    let rows: Vec<String> = (0..60)
        .map(|n| format!("东镇,竹林村,1,1,第{}邻,雷{n},3,{n}\n", n / 10 + 1))
        .collect();
    let rows = rows.concat();
    let first = shell
        .fed("import households - --dry-run", &format!("{names}{rows}"))
        .ok();
    let told: Vec<&str> = first.out.lines().collect();
    assert_eq!(
        told[..4],
        [
            "新增 60 户，更新 0 户，不变 0 户",
            "新建 8 个片、组、邻：",
            "  东镇/竹林村/第1片",
            "  东镇/竹林村/第1片/1组",
        ]
    );
    assert_eq!(
        told[told.len() - 2..],
        ["没有用到的列（内容不导入）：序号", "仅核对，没有改动。"]
    );
    assert_eq!(first.err, "", "no bar in a pipe");
    let done = shell
        .fed("import households -", &format!("{names}{rows}"))
        .ok();
    assert!(
        done.out.ends_with(
            "已导入：新增 60 户，更新 0 户，不变 0 户，新建 8 个片、组、邻。撤销一次可全部退回\n"
        ),
        "{}",
        done.out
    );
    let moved = rows.replace(",3,", ",4,");
    let second = shell
        .fed("import households - --dry-run", &format!("{names}{moved}"))
        .ok();
    let told: Vec<&str> = second.out.lines().collect();
    assert_eq!(told[0], "新增 0 户，更新 60 户，不变 0 户");
    assert_eq!(told[1], "改动 60 处：");
    assert!(
        told[2].starts_with("  第 2 行：东镇/竹林村/第1片/1组/第1邻/雷0 人口：3 → 4"),
        "{}",
        told[2]
    );
    assert_eq!(told[told.len() - 3], "  另有 10 处");
    let cut = shell
        .fed("import households -", &format!("{names}{moved}"))
        .ok();
    assert!(cut.out.contains("更新 60 户"), "{}", cut.out);
    shell.run("check").ok();
}

#[test]
fn a_name_too_long_for_a_unit_is_told_with_file_and_line() {
    let shell = Shell::default();
    let long = "长".repeat(81);
    let list = format!(
        "code,name,parent,level\n\
         990000000000,测试县,,county\n\
         990000100000,东镇,990000000000,township\n\
         990000100201,{long},990000100000,village\n"
    );
    let list = shell.write("list.csv", &list);
    let told = shell.run(&format!("init --divisions {}", list.display()));
    assert_eq!(told.status, 1);
    for words in ["list.csv”有 1 处错误", "第 4 行", "81"] {
        assert!(told.err.contains(words), "{words} in {}", told.err);
    }
    assert!(!told.err.contains('步'), "{}", told.err);
    assert!(!shell.store().exists(), "nothing is made");
}

#[test]
fn what_is_wrong_on_many_rows_in_the_same_words_is_said_once() {
    let shell = Shell::with_county();
    let mut roster = "乡镇,村,片,组,邻,户主,电话\n".to_owned();
    for row in 2..=121 {
        let town = if row % 2 == 0 { "某某乡" } else { "东镇" };
        writeln!(roster, "{town},竹林村,1,1,1,户{row},").expect("written");
    }
    let roster = shell.write("r.csv", &roster);
    let told = shell.run(&format!("import households {}", shown(&roster)));
    let lines: Vec<&str> = told.err.lines().collect();
    assert!(told.status == 1 && lines.len() == 2, "{}", told.err);
    let one = "第 2、4、6、8、10 … 等 60 行“乡镇”：测试县没有“某某乡”";
    assert!(lines[0].starts_with(one), "{}", told.err);
    assert!(lines[1].starts_with("有 60 处错误"), "{}", told.err);
    for (name, words, one) in [
        ("rubric.toml", "rubric check", "第 1、2、3、4、5 … 等 "),
        ("keys.toml", "keys check", "(第 1、2、3、4、5 … 等 "),
    ] {
        let file = shell.write(name, &"=\n".repeat(100));
        let told = shell.run(&format!("{words} {}", shown(&file)));
        assert!(told.status == 1 && told.out.contains(one), "{}", told.out);
        assert!(told.out.lines().count() < 7, "{}", told.out);
    }
}
