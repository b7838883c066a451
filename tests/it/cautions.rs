//! What is worth knowing about a change is told by the command line and the import as by the screen.

use crate::support::{
    shell::{Shell, shown},
    stage::Stage,
};

const PLACE: &str = "东镇/竹林村/第1片/1组/第1邻";

#[track_caller]
fn tells(shell: &Shell, words: &str, what: &str) {
    let told = shell.run(words).ok().out;
    assert!(told.contains(what), "{words}: {told}");
}

#[test]
fn likely_doubles_are_told_where_they_are_made() {
    let shell = Shell::with_two_households();
    let again = format!("add household {PLACE} head=黄东 phone=13812345678");
    tells(
        &shell,
        &again,
        &format!("已有同名且同电话或同地址的 黄东 户（{PLACE}/1 h1）"),
    );
    // They are not counted as namesakes a second time.
    let told = shell.run(&again).ok().out;
    assert!(!told.contains("户主同名"), "{told}");
    let other = format!("add household {PLACE} head=赵明 phone=13812345670");
    let told = shell.run(&other).ok().out;
    assert!(!told.contains("提醒"), "{told}");
    let person = "add person 东镇/竹林村 name=钱多";
    let told = shell.run(person).ok().out;
    assert!(!told.contains("提醒"), "{told}");
    tells(&shell, person, "人员册里已有 钱多（p1）");
    tells(&shell, person, "人员册里已有 钱多（p1、p2）");
    // A head who is nobody in the book yet can be linked, and that is done as told.
    let head = "add person 西镇/竹林村 name=周西 phone=13912345678";
    tells(&shell, head, "head h2");
    shell.run("head h2 p4").ok();
    tells(&shell, "show p4", "h2");
    let roster = "乡镇,村,片,组,邻,户主,电话\n东镇,竹林村,1,1,2,黄东,13812345678\n";
    shell.run("add unit 东镇/竹林村/第1片/1组 name=第2邻").ok();
    let file = shell.write("double.csv", roster);
    tells(
        &shell,
        &format!("import households {} --dry-run", shown(&file)),
        "请留意：",
    );
}

#[test]
fn what_calls_for_a_look_on_many_rows_is_said_once() {
    let shell = Shell::with_county();
    let roster = |place: &str, heads: usize| {
        let row = |n: usize| format!("东镇,竹林村,1,1,{place},黄{n:02},138123456{n:02},2\n");
        let rows: String = (1..=heads).map(row).collect();
        let file = shell.write("r.csv", &format!("乡镇,村,片,组,邻,户主,电话,人口\n{rows}"));
        format!("import households {}", shown(&file))
    };
    shell.run(&roster("1", 12)).ok();
    let one = shell.run(&format!("{} --dry-run", roster("2", 1))).ok().out;
    let place = format!("{PLACE}/1 h1");
    let words = format!("第 2 行：已有同名且同电话或同地址的 黄01 户（{place}）");
    assert!(one.contains(&words), "{one}");
    let all = shell.run(&roster("2", 12)).ok().out;
    let told: Vec<&str> = all
        .lines()
        .filter(|line| line.contains("已有同名"))
        .collect();
    let words = format!(
        "  第 2、3、4、5、6 … 等 12 行：已有同名且同电话或同地址的户，如 黄01 户（{place}），请核对是否重复。"
    );
    assert_eq!(told, [words], "{all}");
}

#[test]
fn a_leaders_household_and_the_size_of_both_sides_are_told() {
    let shell = Shell::with_two_households();
    shell.run(&format!("appoint {PLACE} h1")).ok();
    tells(
        &shell,
        "retire h1",
        "黄东 现任第1邻邻长，销户后仍在任，请另办离任",
    );
    shell.run("reinstate h1").ok();
    shell.run("add unit 东镇/竹林村/第1片/1组 name=第2邻").ok();
    let told = shell
        .run("move h1 --to 东镇/竹林村/第1片/1组/第2邻")
        .ok()
        .out;
    assert!(told.contains("第1邻：1 户 → 0 户  ! 0户"), "{told}");
    assert!(told.contains("第2邻：0 户 → 1 户  ! 1户"), "{told}");
}

#[test]
fn what_is_retired_under_the_same_name_is_told() {
    let shell = Shell::with_two_households();
    shell.run("add unit 东镇/竹林村/第1片/1组 name=第2邻").ok();
    shell.run("retire 东镇/竹林村/第1片/1组/第2邻").ok();
    tells(
        &shell,
        "add unit 东镇/竹林村/第1片/1组 name=第2邻",
        "有停用的“第2邻”",
    );
    shell.run("care add 试类").ok();
    shell.run("care retire 试类").ok();
    tells(&shell, "care add 试类", "有停用的类别“试类”");
    let refused = shell.run("care reinstate c9");
    assert_eq!(refused.status, 1);
    assert!(refused.err.contains("已有“试类”（c10）"), "{}", refused.err);
}

#[test]
fn whoever_works_in_what_is_retired_is_named_and_told_on_signing_in() {
    let shell = Shell::staffed();
    let asked = shell.run("session --user guan -- retire 东镇");
    assert_eq!(asked.status, 1);
    assert!(
        asked.out.contains("李明、kan 的负责范围在 东镇"),
        "{}",
        asked.out
    );
    let done = shell.run("session --user guan -- retire 东镇 --yes").ok();
    assert!(
        done.out.contains("李明、kan 的负责范围在 东镇"),
        "{}",
        done.out
    );
    let list = shell.run("session --user guan -- user list").ok().out;
    assert!(list.contains("东镇（已停用，请另定范围）"), "{list}");
    let refused = shell.asked("li", "sanzhang tree");
    assert_eq!(refused.status, 1);
    assert!(
        refused.err.contains("您的负责范围“东镇”已停用"),
        "{}",
        refused.err
    );
}

#[test]
fn a_post_given_to_the_wrong_person_is_given_to_the_right_one_in_one_step() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    stage.press("A").type_("赵样新").press("enter ^s");
    let terms = |stage: &Stage| stage.model().desk.county().terms(unit).len();
    let (before, one) = (terms(&stage), stage.head());
    stage.press("A").shows("录错了人").shows("不算 赵样新 任过");
    stage.type_("钱样新").press("enter ^s");
    stage.shows("录错了人，由 赵样新 改为 钱样新");
    assert_eq!(stage.head().0, one.0 + 1);
    assert_eq!(terms(&stage), before);
    assert!(!stage.screen().contains("将于"), "{}", stage.screen());
    stage.press("u").shows("已撤销");
    let serving = stage.model().desk.county().serving(unit).expect("somebody");
    assert_eq!(serving.person.record.fields.name, "赵样新");
    // Where it is no slip, the key says so and the day is refused as before.
    stage.press("A").type_("钱样新").press("enter");
    for _ in 0..20 {
        let (_, y) = stage.caret().expect("a field");
        if stage.line(y.into()).contains("录错了人") {
            stage.press("space");
            break;
        }
        stage.press("tab");
    }
    stage.press("^s").shows("录错了人").shows("撤销");
}

#[test]
fn a_term_in_which_somebody_was_trained_is_nobody_elses() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("A").hides("录错了人");
}

#[test]
fn merging_a_unit_is_refused_with_how_it_is_done() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("M").shows("单位不能直接合并").shows("停用空邻");
}

#[test]
fn a_question_says_what_it_is_about() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage
        .press("w")
        .shows("户记为")
        .shows("微信群？")
        .press("esc");
}

#[test]
fn what_is_left_of_a_household_follows_the_number_that_is_typed() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage
        .press("l j s")
        .shows("分户")
        .type_("赵样新")
        .press("tab");
    for _ in 0..6 {
        let (_, y) = stage.caret().expect("a field");
        if stage.line(y.into()).contains("分出人数") {
            break;
        }
        stage.press("tab");
    }
    let (_, y) = stage.caret().expect("a field");
    let line = stage.line(y.into());
    assert!(line.contains("分出人数"), "{line}");
    stage.press("^u").hides("户还剩");
    stage.type_("1").shows("户还剩");
    stage.type_("9").hides("户还剩");
}

#[test]
fn whoever_saves_a_likely_double_is_asked_even_if_no_field_was_left() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    let county = stage.model().desk.county();
    let mut rows = county.households_of(unit).iter();
    let twin = rows.find_map(|row| {
        let fields = county.household(row.id)?.record.fields;
        let phone = fields.contacts.first()?.phone.clone();
        (fields.contacts[0].name == fields.head && !phone.is_empty())
            .then_some((fields.head, phone))
    });
    let (head, phone) = twin.expect("a head with a phone");
    let before = county.households_of(unit).len();
    let count = |stage: &Stage| stage.model().desk.county().households_of(unit).len();
    stage.press("a").type_(&head).press("tab").type_("2");
    stage
        .press("tab")
        .type_(&head)
        .press("tab tab")
        .type_(&phone);
    stage.press("^s");
    stage.shows("请核对是否重复。确定就是这样吗？");
    assert_eq!(count(&stage), before);
    // The hand stands on the safe answer.
    stage.press("enter").shows("新增户").hides("确定就是这样吗");
    stage.press("^s").shows("确定就是这样吗？").press("y");
    stage.shows("接着填下一户");
    assert_eq!(count(&stage), before + 1);
}
