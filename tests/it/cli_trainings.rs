//! Trainings by command line: coverage as a report, a session from the plan to the closed roll.

use super::support::shell::{Ended, Shell};

/// A county on a file: one township of two villages, each with three neighborhoods that are led.
fn county() -> Shell {
    let shell = Shell::default();
    let list = "code,name,parent,level\n\
                431127000000,样县,431100000000,county\n\
                431127102000,样镇,431127000000,township\n\
                431127102201,上村村委会,431127102000,village\n\
                431127102202,下村村委会,431127102000,village\n";
    std::fs::write(shell.path("list.csv"), list).expect("written");
    let path = shell.path("list.csv");
    done(&shell.run(&format!("init --divisions {}", path.display())));
    let mut roster = "乡镇,村,片,组,邻,户主\n".to_owned();
    for village in ["上村", "下村"] {
        for neighborhood in 1..=3 {
            let row = format!("样镇,{village},一片,一组,第{neighborhood}邻,户{neighborhood}\n");
            roster.push_str(&row);
        }
    }
    done(&shell.fed("import households -", &roster));
    for (village, names) in [
        ("上村", ["赵一", "赵二", "赵三"]),
        ("下村", ["孙一", "孙二", "孙三"]),
    ] {
        for (name, n) in names.iter().zip(1..) {
            let unit = format!("样镇/{village}/一片/一组/第{n}邻");
            done(&shell.run(&format!("appoint {unit} name={name} --since 2023-01-01")));
        }
    }
    shell
}

fn done(ended: &Ended) {
    assert_eq!(ended.status, 0, "{} {}", ended.out, ended.err);
}

const ON: &str = "--today 2024-04-12";

#[test]
fn coverage_of_the_rehearsal_township_names_its_gaps() {
    let shell = Shell::default();
    let report = "--demo --size township report training --period 2024Q1";
    let rows = shell
        .run(&format!("{report} --unit 毛俊镇 --format json"))
        .json();
    let rows = rows.as_array().expect("rows");
    assert!(rows.len() > 10, "the villages of the township");
    for row in rows {
        let [obliged, covered, uncovered] =
            ["obliged", "covered", "uncovered"].map(|key| row[key].as_u64().expect("a count"));
        assert_eq!(obliged, covered + uncovered);
        let share = row["coverage"].as_f64().expect("a share");
        assert!((share - covered as f64 / obliged as f64).abs() < 1e-9 && share < 1.0);
        assert_eq!(row["level"], "village");
        assert!(row["sessions_held"].is_u64() && row["sessions_missing"].is_u64());
    }
    let table = shell.run(report);
    assert!(table.out.contains("已过期，还没有签到"), "{}", table.out);
    assert!(table.out.contains("按工作日进度"), "{}", table.out);
    let csv = shell.run(&format!("{report} --format csv --level village"));
    assert_eq!(csv.out.lines().count(), rows.len() + 1);
    let wrong = shell.run("--demo --size village report training --period 2024Q9");
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("2024Q1"), "{}", wrong.err);
}

#[test]
fn a_session_goes_from_the_gap_to_the_closed_roll() {
    let shell = county();
    let run = |words: &str| shell.run(&format!("{ON} {words}"));
    let add = "training add unit=样镇 title=普遍培训 date=2024-04-12 time=09:00-11:30 \
               seats=3 topics=政策理论、防火 place=镇政府 lecturer=李某 audience=邻长";
    let added = run(add);
    done(&added);
    assert!(added.out.contains("t1"), "{}", added.out);
    let full = run("training assign t1 --gap");
    assert_eq!(full.status, 1);
    assert!(
        full.err.contains("座位只有 3 个，名单有 6 人"),
        "{}",
        full.err
    );
    let split = run("training assign t1 --gap --split");
    done(&split);
    assert!(split.out.contains("t2"), "{}", split.out);
    let list = run("training list --period 2024Q2").out;
    assert!(
        list.contains("普遍培训（第1场）") && list.contains("2024-04-15"),
        "{list}"
    );
    let again = run("training assign t1 --gap");
    assert!(again.err.contains("没有还未培训"), "{}", again.err);

    let sheet = run("training show t1 --sheet").out;
    assert!(sheet.contains("赵一") && sheet.contains("____"), "{sheet}");
    assert!(
        !sheet.contains("孙一"),
        "the other village is at the other session"
    );
    let wrong = shell
        .command(&format!("{ON} training attend t1"))
        .arg("全到 除 9 七")
        .output()
        .expect("runs");
    let said = String::from_utf8(wrong.stderr).expect("text");
    assert!(
        said.contains("没有 9 号") && said.contains("看不懂“七”"),
        "{said}"
    );
    done(&run("training attend t1 全到 除 2q"));
    done(&run("training close t1"));
    let report = run("report training --unit 样镇 --format json").json();
    assert_eq!(
        (&report[0]["covered"], &report[0]["obliged"]),
        (&2.into(), &3.into())
    );
    assert_eq!(report[1]["covered"], 0);
    let figures = run("report overview --format json").json();
    assert_eq!(figures["training_person_times"], 2);
    let show = run("training show t1").out;
    assert!(show.contains("已举办") && show.contains("请假"), "{show}");
}

#[test]
fn a_session_is_changed_called_off_and_taken_up_again() {
    let shell = county();
    let run = |words: &str| shell.run(&format!("{ON} {words}"));
    done(&run(
        "training add unit=样镇 title=培训 date=2024-04-20、2024-04-22 time=14:30-17:00",
    ));
    let show = run("training show t1").out;
    assert!(
        show.contains("04-20 14:30–17:00、04-22 14:30–17:00"),
        "{show}"
    );
    let edit = run("training edit t1 date=2024-04-20 seats=50");
    done(&edit);
    assert!(edit.out.contains("2024-04-20 是周末"), "{}", edit.out);
    done(&run("training assign t1 赵二 孙三"));
    done(&run("training unassign t1 赵二"));
    let early = run("training attend t1 全到");
    assert!(early.err.contains("还没有举办"), "{}", early.err);
    done(&run("training cancel t1 --reason 大雨"));
    assert!(run("training list").out.contains("已取消（大雨）"));
    done(&run("training reopen t1"));
    for (words, sentence) in [
        ("training edit t1 time=17:00-9", "结束"),
        ("training edit t1 seats=0", "1"),
        ("training edit t1 date=1900-01-01", "2015"),
        ("training edit t1 time=noon", "09:00-11:30"),
        ("training show t9", "没有这场培训"),
    ] {
        let ended = run(words);
        assert_eq!(ended.status, 1, "{words}");
        assert!(ended.err.contains(sentence), "{words}: {}", ended.err);
    }
}

#[test]
fn rules_are_shown_and_changed() {
    let shell = county();
    let rules = shell.run("training rules").out;
    assert!(rules.contains("每季度，全体在任：邻长"), "{rules}");
    done(&shell.run("training rules township rhythm=每月 ranks=邻长、组长 higher=否"));
    let rules = shell.run("training rules township").out;
    assert!(
        rules.contains("每月，全体在任：组长、邻长") && rules.contains("不计入"),
        "{rules}"
    );
    let wrong = shell.run("training rules township rhythm=每天");
    assert_eq!(wrong.status, 1);
}

#[test]
fn other_ranks_that_owe_are_reported_apart() {
    let shell = county();
    let report = "--today 2024-04-12 report training";
    let before = shell.run(report).out;
    assert!(
        before.contains("邻长") && !before.contains("另计"),
        "{before}"
    );
    let none = shell.run(&format!("{report} --rank group")).out;
    assert!(none.contains("没有要求组长参训"), "{none}");
    done(&shell.run("training rules township ranks=组长、邻长"));
    for village in ["上村", "下村"] {
        let unit = format!("样镇/{village}/一片/一组");
        done(&shell.run(&format!(
            "appoint {unit} name={village}组长 --since 2023-01-01"
        )));
    }
    done(&shell.run(&format!(
        "{ON} training add unit=样镇 title=培训 date=2024-04-11 time=09:00-10:00"
    )));
    done(&shell.run(&format!("{ON} training assign t1 上村组长 赵一")));
    done(&shell.run(&format!("{ON} training attend t1 全到")));
    let figures = |words: &str| {
        let out = shell.run(&format!("{report} {words}")).out;
        let row = |head: &str| {
            let line = out.lines().find(|line| line.starts_with(head));
            let line = line.unwrap_or_else(|| panic!("{head} in {out}"));
            let cells: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            cells[1..6].join(" ")
        };
        (row("合计"), out.contains("另计").then(|| row("另计")))
    };
    let (six, two) = ("6 1 5 0 17%".to_owned(), "2 1 1 0 50%".to_owned());
    assert_eq!(figures(""), (six.clone(), Some(two.clone())));
    assert_eq!(figures("--rank group"), (two, Some(six)));
    let rows = shell.run(&format!("{report} --format json")).json();
    assert_eq!(rows[0]["obliged"], 6, "never added up: {rows}");
    let english = shell.run(&format!("--lang en {report}")).out;
    assert!(english.contains("apart: group leaders"), "{english}");
}

#[test]
fn the_gap_leaves_out_who_has_a_seat_and_says_so() {
    let shell = county();
    let run = |words: &str| shell.run(&format!("{ON} {words}"));
    let add = |date: &str| {
        let add = format!("training add unit=样镇 title=培训 date={date} time=09:00-10:00");
        done(&run(&add));
    };
    add("2024-04-20");
    add("2024-04-21");
    done(&run("training assign t1 赵一 孙一"));
    let said = run("training assign t2 --gap");
    done(&said);
    assert!(said.out.contains("其中 2 人已排进别的培训"), "{}", said.out);
    let roster = run("training show t2").out;
    assert!(
        roster.contains("赵二") && !roster.contains("赵一"),
        "{roster}"
    );
    let rows = run("report training --format json").json();
    assert_eq!(rows[0]["seated"], 6, "{rows}");
    add("2024-04-22");
    done(&run("training assign t3 --gap --seated"));
    let roster = run("training show t3").out;
    assert!(
        roster.contains("赵一") && roster.contains("孙三"),
        "{roster}"
    );
    // The next quarter has whoever serves, and nothing missing yet.
    let next = run("report training --period 2024Q3");
    assert!(next.out.contains("按今天在任的三长"), "{}", next.out);
    let rows = run("report training --period 2024Q3 --format json").json();
    assert_eq!(
        (&rows[0]["obliged"], &rows[0]["sessions_missing"]),
        (&6.into(), &0.into())
    );
    // A session of another year is told with its year.
    let shown = shell.run("--today 2025-01-10 training show t1").out;
    assert!(shown.contains("2024-04-20 09:00"), "{shown}");
}

#[test]
fn missing_sessions_are_rows_of_their_own() {
    let shell = Shell::default();
    let report = "--demo --size township report training --period 2024Q1 --missing";
    let rows = shell.run(&format!("{report} --format json")).json();
    assert_eq!(rows[0]["why"], "no_roll", "{rows}");
    assert_eq!(
        (&rows[0]["on"], &rows[0]["late"]),
        (&"2024-03-27".into(), &true.into())
    );
    let csv = shell.run(&format!("{report} --format csv")).out;
    assert_eq!(csv.lines().count(), 2, "{csv}");
    let table = shell.run(report).out;
    assert!(table.contains("已过期，还没有签到"), "{table}");
}
