//! Questions to the rehearsal county: figures, trees, search. Its people are invented.

use serde_json::Value;

use super::support::shell::Shell;

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

#[test]
fn the_county_has_its_published_figures() {
    let figures = Shell::default()
        .run("--demo report overview --format json")
        .json();
    for (key, value) in [
        ("townships", 14),
        ("villages", 223),
        ("neighborhoods", 8328),
        ("households", 102_700),
        ("neighborhood_leaders", 8328),
        ("party_neighborhood_leaders", 3333),
        ("training_person_times", 17_000),
        ("demonstration_sites", 14),
    ] {
        assert_eq!(figures[key], value, "{key}");
    }
    let leaders = figures["leaders"].as_u64().expect("a count");
    assert!(leaders > 12_000 && leaders < 12_100, "{leaders}");
    assert!(figures["posts_serving"].as_u64() >= Some(leaders));
    assert_eq!(
        (&figures["id"], &figures["level"]),
        (&"u1".into(), &"county".into())
    );
}

#[test]
fn an_overview_is_one_flat_object_with_shares_between_nought_and_one() {
    let shell = Shell::default();
    let figures = shell
        .run("--demo --size village report overview --format json")
        .json();
    for key in [
        "townships",
        "villages",
        "sections",
        "groups",
        "neighborhoods",
        "households",
        "people",
        "leaders",
        "posts_serving",
        "neighborhood_leaders",
        "party_neighborhood_leaders",
        "vacancies",
        "breaches",
        "care_households",
        "no_phone",
        "doubles",
        "doubles_households",
        "training_person_times",
        "training_person_times_own",
        "training_obliged",
        "training_covered",
        "training_seated",
        "demonstration_sites",
    ] {
        assert!(figures[key].is_u64(), "{key}");
    }
    assert!(
        figures
            .as_object()
            .expect("an object")
            .values()
            .all(|v| !v.is_object())
    );
    let share = figures["party_share"].as_f64().expect("leaders there are");
    assert!((0.0..=1.0).contains(&share));
    let csv = shell
        .run("--demo --size village report overview --format csv")
        .ok()
        .out;
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].split(',').count(), lines[1].split(',').count());
    // What the county is stands beside the answer, not in it.
    let table = shell.run("--demo --size village report overview").ok();
    let told = |text: &str| text.contains("数字不是全县的");
    assert!(told(&table.err) && !told(&table.out), "{}", table.out);
}

#[test]
fn nothing_owed_is_a_null_share() {
    let shell = Shell::with_county();
    let figures = shell.run("report overview --format json").json();
    assert_eq!(figures["party_share"], Value::Null);
    assert_eq!(
        (&figures["townships"], &figures["villages"]),
        (&2.into(), &4.into())
    );
}

#[test]
fn a_tree_goes_to_the_villages_unless_told_otherwise() {
    let shell = Shell::default();
    let tree = shell
        .run("--demo --size township tree --format json")
        .json();
    assert_eq!(
        keys(&tree),
        ["children", "code", "households", "id", "level", "name"]
    );
    assert_eq!(tree["level"], "county");
    let town = &tree["children"][0];
    assert_eq!(
        (&town["level"], &town["name"]),
        (&"township".into(), &"毛俊镇".into())
    );
    let village = &town["children"][0];
    assert_eq!(village["level"], "village");
    assert_eq!(village["children"], Value::Array(Vec::new()));
    let sum: u64 = town["children"]
        .as_array()
        .expect("villages")
        .iter()
        .filter_map(|village| village["households"].as_u64())
        .sum();
    assert_eq!(Some(sum), town["households"].as_u64());
    let deep = shell
        .run("--demo --size village tree --unit 沙坪村 --depth 4 --format json")
        .json();
    let group = &deep["children"][0]["children"][0];
    let household = &group["children"][0]["children"][0];
    assert_eq!(
        (&group["level"], &household["level"]),
        (&"group".into(), &"household".into())
    );
}

#[test]
fn a_hit_names_its_place_and_hides_its_phone() {
    let shell = Shell::default();
    let tree = shell
        .run("--demo --size village tree --unit 沙坪村 --depth 4 --format json")
        .json();
    let household = &tree["children"][0]["children"][0]["children"][0]["children"][0];
    let name = household["name"].as_str().expect("a head");
    let words = format!("--demo --size village search {name} --limit 200 --format json");
    let hits = shell.run(&words).json();
    let hits = hits.as_array().expect("an array");
    let hit = hits
        .iter()
        .find(|hit| hit["id"] == household["id"])
        .expect("its own name finds it");
    assert_eq!(
        keys(hit),
        [
            "id", "kind", "level", "name", "path", "phone", "score", "unit"
        ]
    );
    assert_eq!(
        (&hit["kind"], &hit["name"]),
        (&"household".into(), &household["name"])
    );
    assert_eq!(
        (&hit["path"][0], &hit["path"][1]),
        (&"毛俊镇".into(), &"沙坪村".into())
    );
    for hit in hits {
        let phone = hit["phone"].as_str().unwrap_or("*");
        assert!(phone.contains('*'), "{phone}");
    }
    let one = shell
        .run("--demo --size village search shaping --limit 1 --format json")
        .json();
    assert_eq!(
        (&one[0]["kind"], &one[0]["name"]),
        (&"village".into(), &"沙坪村".into())
    );
    assert_eq!(one.as_array().map(Vec::len), Some(1));
    let none = shell.run("--demo --size village search 㮾𠮷 --format json");
    assert_eq!((none.status, none.out.trim()), (1, "[]"));
}

#[test]
fn an_ambiguous_name_lists_its_candidates() {
    let shell = Shell::with_county();
    let ended = shell.run("tree --unit 竹林村");
    assert_eq!(ended.status, 1);
    assert!(
        ended.err.contains("东镇/竹林村") && ended.err.contains("西镇/竹林村"),
        "{}",
        ended.err
    );
    let by_path = shell.run("tree --unit 西镇/竹林村 --format json").json();
    let by_code = shell.run("tree --unit 990000101201 --format json").json();
    assert_eq!(by_path, by_code);
    let id = by_path["id"].as_str().expect("an id");
    assert_eq!(
        shell.run(&format!("tree --unit {id} --format json")).json(),
        by_path
    );
    assert_eq!(shell.run("tree --unit 南镇").status, 1);
}

#[test]
fn today_is_the_day_that_was_given() {
    let words = "--demo --size village --today 2025-02-03 report overview --format json";
    assert_eq!(Shell::default().run(words).json()["on"], "2025-02-03");
}
