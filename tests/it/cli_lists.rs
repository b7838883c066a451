//! Every list of the screen from the shell, and how a call ends that finds nothing.

use std::collections::BTreeSet;

use super::support::shell::Shell;

#[test]
fn every_list_has_a_word_and_answers_in_every_form() {
    let shell = Shell::staffed();
    let kinds = shell.run("list --format json").json();
    let kinds = kinds.as_array().expect("an array");
    let words: BTreeSet<&str> = kinds
        .iter()
        .filter_map(|kind| kind["kind"].as_str())
        .collect();
    assert!(words.len() > 20, "{words:?}");
    for kind in kinds {
        let (word, name) = (kind["kind"].as_str(), kind["name"].as_str());
        let (word, name) = (word.expect("a word"), name.expect("a name"));
        let json = shell
            .asked("guan", &format!("list {word} --format json"))
            .json();
        let csv = shell
            .asked("guan", &format!("list {name} --format csv"))
            .ok()
            .out;
        let first = json.as_array().map_or(Some(&json), |all| all.first());
        for key in first
            .and_then(|row| row.as_object())
            .into_iter()
            .flat_map(|row| row.keys())
        {
            let heads = csv.lines().next().expect("a head");
            assert!(
                heads.split(',').any(|head| head == key),
                "{word}: {key} in {heads}"
            );
        }
    }
    // A list is masked and cut as it is on the screen.
    let seen = shell.asked("kan", "list no-phone --format csv").ok().out;
    assert!(!seen.contains("周西"), "{seen}");
    let users = shell.asked("kan", "list users --format json").json();
    assert_eq!(users.as_array().map(Vec::len), Some(1), "{users}");
    let seen = shell.asked("li", "list doubles --unit 西镇");
    assert_eq!(seen.status, 1);
    for (words, wanted) in [
        ("list stages --unit 东镇", "--unit"),
        ("list vacancies --period 2024Q1", "--period"),
        ("list vacancy", "vacancies"),
    ] {
        let told = shell.asked("guan", words);
        assert_eq!(told.status, 2, "{words}: {}", told.err);
        assert!(told.err.contains(wanted), "{words}: {}", told.err);
    }
}

#[test]
fn a_call_that_finds_nothing_of_that_name_ends_with_one() {
    let shell = Shell::with_two_households();
    shell.run("appoint 东镇/竹林村/第1邻 h1").ok();
    for (words, status, out) in [
        ("search 黄东", 0, "黄东"),
        ("search 无此人", 1, ""),
        ("search 无此人 --format json", 1, "[]\n"),
        ("list leaders", 0, "黄东"),
        ("list leaders hd", 0, "黄东"),
        ("list leaders 朱", 1, ""),
        ("list leaders 朱 --format json", 1, "[]\n"),
        // Nothing was asked for by its name: that there is none is the answer.
        ("list doubles", 0, "没有疑似重复的户"),
        ("list doubles --format json", 0, "[]\n"),
    ] {
        let told = shell.run(words);
        assert_eq!(told.status, status, "{words}: {}{}", told.out, told.err);
        assert!(
            told.out.contains(out) && out.is_empty() == told.out.is_empty(),
            "{words}: {}",
            told.out
        );
        let said = told.err.contains("没有结果");
        assert_eq!(
            said,
            status == 1 && !words.contains("json"),
            "{words}: {}",
            told.err
        );
    }
}

#[test]
fn a_page_is_told_to_programs_table_by_table() {
    let shell = Shell::with_two_households();
    let page = shell.run("show h1 --format json").json();
    assert_eq!(page["household"]["head"], "黄东");
    assert!(
        page["journal"]
            .as_array()
            .is_some_and(|all| !all.is_empty()),
        "{page}"
    );
    assert!(
        page.to_string().contains("13812345678"),
        "as on the page: {page}"
    );
    let unit = shell.run("show 东镇/竹林村 --format json").json();
    for table in ["unit", "overview", "units_below", "households"] {
        assert!(unit.get(table).is_some(), "{table} in {unit}");
    }
    let csv = shell.run("show h1 --format csv").ok().out;
    assert!(
        csv.starts_with("id,") && csv.contains("\n\nnumber,"),
        "{csv}"
    );
    let entry = shell.run("show 2 --format json").json();
    assert_eq!(entry["journal"][0]["number"], 2, "{entry}");
    assert!(
        entry["touched"]
            .as_array()
            .is_some_and(|all| !all.is_empty()),
        "{entry}"
    );
    let none = shell.run("show 99");
    assert!(none.err.contains("没有第 99 号"), "{}", none.err);
    let shell = Shell::staffed();
    let user = shell.asked("guan", "show w2").ok().out;
    assert!(user.contains("李明"), "{user}");
}
