//! A day typed without its year is told with it, by every command that takes one.

use super::support::shell::{Shell, shown};

const PLACE: &str = "东镇/竹林村/第1片/1组/第1邻";
const ON: &str = "--today 2026-11-30";

#[track_caller]
fn tells(shell: &Shell, words: &str, told: &[&str]) {
    let out = shell.run(&format!("{ON} {words}")).ok().out;
    let lines: Vec<&str> = out.lines().collect();
    let days: Vec<&str> = lines
        .iter()
        .filter(|line| line.contains("  20"))
        .copied()
        .collect();
    assert_eq!(days, told, "{words}: {out}");
}

#[test]
fn of_terms_and_sessions() {
    let shell = Shell::with_two_households();
    let appoint = format!("appoint {PLACE} h1 --since 10-1");
    tells(&shell, &appoint, &["任职日期  2026-10-01"]);
    tells(&shell, "edit a1 任职日期=9-1", &["任职日期  2026-09-01"]);
    let end = format!("appoint {PLACE} --end resigned --until 11.30");
    tells(&shell, &end, &["任期截止  2026-11-30"]);
    let add = "training add unit=东镇 名称=试 日期=1/3 时间=九点-十一点";
    tells(&shell, add, &["培训时间  2027-01-03 09:00-11:00"]);
    let edit = "training edit t1 日期=12-1";
    tells(&shell, edit, &["培训时间  2026-12-01 09:00-11:00"]);
}

#[test]
fn of_households_and_units() {
    let shell = Shell::with_two_households();
    let add = format!("add household {PLACE} head=陈六 联系卡=11-1 since=10-8");
    let told = ["起始日  2026-10-08", "联系卡发放日期  2026-11-01"];
    tells(&shell, &add, &told);
    let away = "edit h3 state=外出至3月 card=11-2 since=10-20";
    let told = [
        "起始日  2026-10-20",
        "联系卡发放日期  2026-11-02",
        "预计返乡日期  2027-03-01",
    ];
    tells(&shell, away, &told);
    tells(&shell, "edit h3 people=3", &[]);
    tells(
        &shell,
        "edit h3 state=空户 自=11-9",
        &["起始日  2026-11-09"],
    );
    tells(&shell, "edit h1 people=4", &[]);
    tells(
        &shell,
        "split h1 head=黄小兰 people=1 card=11-3 since=11-10",
        &["起始日  2026-11-10", "联系卡发放日期  2026-11-03"],
    );
    let since = |day: &str| format!("起始日  {day}");
    let unit = "add unit 东镇/竹林村/第1片/1组 name=第2邻 since=3-1";
    tells(&shell, unit, &[&since("2026-03-01")]);
    for (words, day) in [
        ("renumber h1 9 --since 11-11".to_owned(), "2026-11-11"),
        ("merge h4 --into h1 --since 11-12".to_owned(), "2026-11-12"),
        (
            format!(
                "move h3 --to {}2邻 --since 11-13",
                PLACE.trim_end_matches("1邻")
            ),
            "2026-11-13",
        ),
        ("retire h3 --since 11-14".to_owned(), "2026-11-14"),
        ("reinstate h3 --since 11月15日".to_owned(), "2026-11-15"),
    ] {
        tells(&shell, &words, &[&since(day)]);
    }
}

/// Nearest to the day that was named, and not to that of the clock.
#[test]
fn by_the_day_that_is_called_today() {
    let shell = Shell::with_two_households();
    let add = "training add unit=东镇 名称=试 日期=7-1 时间=九点-十一点";
    let told = shell.run(&format!("--today 2031-06-15 {add}")).ok().out;
    assert!(told.contains("培训时间  2031-07-01"), "{told}");
    let far = format!("appoint {PLACE} h1 --since 5-1 --until 8-1");
    let told = shell.run(&format!("--today 2022-06-15 {far}")).ok().out;
    for line in ["任职日期  2022-05-01", "任期截止  2022-08-01"] {
        assert!(told.contains(line), "{told}");
    }
    let term = "--today 2022-06-15 edit a1 任职日期=4-1";
    let told = shell.run(term).ok().out;
    assert!(told.contains("任职日期  2022-04-01"), "{told}");
}

#[test]
fn of_sites() {
    let shell = Shell::with_county();
    let rubric = shown(&shell.path("rubric.toml"));
    shell.run(&format!("rubric export {rubric} --example")).ok();
    shell.run(&format!("rubric import {rubric}")).ok();
    let day = |day: &str| format!("日期  {day}");
    let add = "site add 东镇/竹林村 target=6-30";
    tells(&shell, add, &["计划完成日期  2027-06-30"]);
    tells(
        &shell,
        "site edit d1 target=7-1",
        &["计划完成日期  2027-07-01"],
    );
    tells(&shell, "site edit d1 特色=联户", &[]);
    let milestone = "site milestones d1 add 定稿 due=3-31 done=11-20";
    let told = ["计划日期  2027-03-31", "完成日期  2026-11-20"];
    tells(&shell, milestone, &told);
    let told = ["计划日期  2027-03-31", "完成日期  2026-11-21"];
    tells(&shell, "site milestones d1 edit 1 done=11-21", &told);
    tells(
        &shell,
        "site advance d1 创建中 --on 11-1",
        &[&day("2026-11-01")],
    );
    let rectify = "site rectify d1 联系卡没有发到户 --since 11-2 --due 1-5";
    let told = ["整改期限  2027-01-05", "日期  2026-11-02"];
    tells(&shell, rectify, &told);
    let told = ["整改期限  2027-01-06", "日期  2026-11-02"];
    tells(&shell, "site amend z1 due=1-6", &told);
    tells(&shell, "site done z1 --on 11-10", &[&day("2026-11-10")]);
    tells(&shell, "site confirm z1 --on 11-11", &[&day("2026-11-11")]);
    let link = "site link d1 东镇/所城村委会 舜水线 --since 10-3";
    tells(&shell, link, &[&day("2026-10-03")]);
    let adopt = "site adopt d1 东镇/所城村委会 联系卡 --on 10-4";
    tells(&shell, adopt, &[&day("2026-10-04")]);
    tells(
        &shell,
        "site score d1 1=是 --date 11-12",
        &[&day("2026-11-12")],
    );
    // The head of its column bears the day.
    let board = format!("{ON} report sites --since 10-1");
    let board = shell.run(&board).ok().out;
    assert!(board.contains("2026-10-01"), "{board}");
    let replace = "site replace d1 东镇/所城村委会 --reason 换村 --on 11-20";
    tells(&shell, replace, &[&day("2026-11-20")]);
    tells(
        &shell,
        "site close d2 --reason 撤下 --on 11-21",
        &[&day("2026-11-21")],
    );
}
