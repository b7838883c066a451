//! The paste screen and the first page: faults over the rows they name, a good roster in one step and back again.
//! People here are invented.

use std::fmt::Write;

use sanzhang::{
    domain::Role,
    exchange::Place,
    register::{Mark, Node},
    ui::{Beginning, shell::start::Arrival},
};

use super::support::{stage::Stage, users};

const NAMES: &str = "村\t组\t邻\t户主\t电话\t人口\t附记\n";

fn households(stage: &Stage) -> u32 {
    let desk = &stage.model().desk;
    let root = desk.root().expect("a county");
    desk.county().figures(root).households
}

/// Where the words stand, from the top.
#[track_caller]
fn row(stage: &Stage, words: &str) -> usize {
    let screen = stage.screen();
    let found = screen.lines().position(|line| line.contains(words));
    found.unwrap_or_else(|| panic!("not on the screen: {words}\n{screen}"))
}

#[test]
fn faults_stand_over_the_rows_and_the_names_of_the_columns_between() {
    let mut stage = Stage::village();
    stage.press("g i");
    stage.paste(&format!(
        "{NAMES}沙坪村\t1组\t第1邻\t李试\t138123456789\t3\tx\n不知村\t1组\t\t王试\t\t几\t\n"
    ));
    let places = [
        "有 4 处错误",
        "没有用到的列（内容不导入）：附记",
        "第 2 行“电话”：电话应为11位",
        "第 3 行“村”",
        "第 3 行的邻是空的",
        "第 3 行“人口”",
        "户主",
        "李试",
        "王试",
    ]
    .map(|words| row(&stage, words));
    assert!(places.is_sorted(), "{places:?}\n{}", stage.screen());
    assert!(
        !stage.screen().contains("联系人1电话"),
        "the column is called as the sheet calls it"
    );
    assert!(!stage.foot().contains("保存"), "{}", stage.foot());
    stage.press("^s").shows("有 4 处错误").hides("已导入");
    // A narrow screen wraps what a wide one has on one line.
    stage.sized(60, 24).press("esc").press("down");
    stage.shows("现在是").shows("12位");
}

#[test]
fn the_cursor_on_a_fault_brings_its_row() {
    let mut stage = Stage::village();
    let mut text = NAMES.to_owned();
    for n in 0..400 {
        let village = match n % 20 {
            7 => format!("无{n}村"),
            _ => "沙坪村".to_owned(),
        };
        writeln!(text, "{village}\t1组\t第{}邻\t李样{n:03}\t\t3", n / 10 + 1).expect("memory");
    }
    stage.press("g i").paste(&text).shows("有 20 处错误");
    for _ in 0..19 {
        stage.press("down");
    }
    stage.shows("第 389 行“村”").shows("李样387");
    stage.press("down").shows("李样000");
}

#[test]
fn the_same_fault_of_many_rows_is_one_entry_over_the_rows() {
    let mut stage = Stage::village();
    let mut text = NAMES.to_owned();
    for n in 0..60 {
        let village = if n < 50 { "不知村" } else { "沙坪村" };
        writeln!(text, "{village}\t1组\t第1邻\t李样{n:03}\t12\t3").expect("written");
    }
    stage.press("g i").paste(&text);
    stage
        .shows("有 110 处错误")
        .shows("第 2、3、4、5、6 … 等 60 行“电话”");
    stage.shows("第 2、3、4、5、6 … 等 50 行“村”：蓝山县没有“不知村”");
    // Below the two stand the rows.
    for _ in 0..61 {
        stage.press("down");
    }
    stage.shows("李样059").hides("李样000");
}

#[test]
fn what_was_mended_is_fresh_and_one_undo_takes_all_back() {
    let mut stage = Stage::village();
    let before = households(&stage);
    let bad = "样表\n村,组,邻,户主\n沙坪村,1组,,李试\n沙坪村,1组,第901邻,\n";
    stage.press("g i").paste(bad).shows("有 2 处错误");
    // With a title above the names and with commas it is a sheet of its own all the same.
    let good =
        "样表\n村,片,组,邻,户主\n沙坪村,第1片,1组,第901邻,李试\n沙坪村,第1片,1组,第901邻,王试\n";
    stage
        .paste(good)
        .shows("新增 2 户")
        .hides("错误")
        .hides("第 3 行");
    assert!(stage.foot().contains("Ctrl+S"), "{}", stage.foot());
    stage
        .paste("沙坪村,第1片,1组,第901邻,赵试\n")
        .shows("新增 3 户");
    stage
        .press("^s")
        .shows("已导入：新增 3 户，更新 0 户，不变 0 户，新建 1 个片、组、邻");
    assert_eq!(households(&stage), before + 3);
    stage.press("g i").paste(good).shows("没有要改的");
    assert!(!stage.foot().contains("Ctrl+S"), "{}", stage.foot());
    stage.press("esc esc").press("u").shows("已撤销");
    assert_eq!(households(&stage), before);
}

#[test]
fn five_thousand_rows_come_in_by_one_key_and_go_by_one() {
    let mut stage = Stage::village();
    let before = households(&stage);
    let mut text = NAMES.replace("\t组", "\t片\t组");
    for n in 0..5_000 {
        writeln!(
            text,
            "沙坪村\t第1片\t9组\t第{}邻\t李{n}\t138{n:08}\t3",
            n / 12 + 1
        )
        .expect("memory");
    }
    stage.press("g i").paste(&text).shows("新增 5,000 户");
    stage.press("^s").shows("已导入：新增 5,000 户");
    assert_eq!(households(&stage), before + 5_000);
    stage.press("u").shows("已撤销");
    assert_eq!(households(&stage), before);
}

fn counties() -> Arrival {
    let place = |n: u32, name: &str| Place {
        code: format!("4311{n}000000"),
        name: name.to_owned(),
    };
    let mut all: Vec<Place> = (30..60).map(|n| place(n, "样县")).collect();
    all.extend([place(27, "蓝山县"), place(28, "新田县")]);
    Arrival::Several {
        path: "list.csv".to_owned(),
        counties: all,
    }
}

#[test]
fn one_of_several_counties_is_chosen_on_the_first_page() {
    let mut stage = Stage::first(counties());
    stage.shows("431130000000  样县");
    stage
        .type_("蓝山")
        .shows("431127000000  蓝山县")
        .hides("样县");
    stage.press("enter");
    let chosen = |code: &str| {
        Some(Beginning::Divisions {
            path: "list.csv".to_owned(),
            county: Some(code.to_owned()),
        })
    };
    assert_eq!(stage.beginning(), chosen("431127000000"));
    let mut stage = Stage::first(counties());
    stage.type_("43112").press("down").press("enter");
    assert_eq!(stage.beginning(), chosen("431128000000"));
    let mut stage = Stage::first(counties());
    stage.sized(80, 24).type_("没有的县").press("enter");
    assert_eq!(stage.beginning(), None, "nothing is chosen from nothing");
    stage.press("esc").shows("list.csv");
}

#[test]
fn the_first_page_says_what_was_made() {
    let lines = ["已建立 x", "蓝山县：14 个乡镇、223 个村（社区）"];
    let made = Arrival::Made(lines.map(str::to_owned).to_vec());
    let mut stage = Stage::first(made);
    stage.shows(lines[1]).shows("按 Enter 进入").press("enter");
    assert_eq!(stage.beginning(), Some(Beginning::Open));
    let failed = Arrival::Failed {
        beginning: Beginning::Empty("样".repeat(99)),
        why: "县名最多 60 个字".to_owned(),
    };
    Stage::first(failed)
        .shows("县名最多")
        .press("esc")
        .shows("演示县");
}

#[test]
fn what_comes_of_each_row_stands_before_it_and_cells_are_whole_where_there_is_room() {
    let mut stage = Stage::village();
    let desk = &stage.model().desk;
    let root = desk.root().expect("a county");
    let known = desk
        .county()
        .households_where(root, |row| !row.has(Mark::Retired));
    let known = desk.county().household(known[0]).expect("there").record;
    let (head, place) = (
        known.fields.head.clone(),
        desk.path_names(Node::Household(known.id)),
    );
    let row = |head: &str, number: &str, people: u16| {
        let [_, village, section, group, neighborhood] = &place[..] else {
            panic!("{place:?}");
        };
        format!(
            "{village}\t{section}\t{group}\t{neighborhood}\t{number}\t{head}\t13812345678\t{people}\n"
        )
    };
    let number = known.number.to_string();
    let people = known.fields.people;
    let heads = "村\t片\t组\t邻\t户序号\t户主\t电话\t人口\n";
    let (changed, new) = (row(&head, &number, people + 1), row("鼐试", "", 3));
    stage.press("g i").paste(&format!("{heads}{changed}{new}"));
    stage.shows("~ 2").shows("+ 3").shows("13812345678");
}

#[test]
fn the_preview_says_what_its_marks_mean_what_stays_out_and_what_a_row_changes() {
    let mut stage = Stage::village();
    let desk = &stage.model().desk;
    let root = desk.root().expect("a county");
    let known = desk
        .county()
        .households_where(root, |row| !row.has(Mark::Retired));
    let known = desk.county().household(known[0]).expect("there").record;
    let place = desk.path_names(Node::Household(known.id))[1..].join("\t");
    let (number, head, people) = (known.number, &known.fields.head, known.fields.people);
    let text = format!(
        "村\t片\t组\t邻\t户序号\t户主\t人口\t户籍\n\
         {place}\t{number}\t{head}\t{}\tx\n\
         合计\t\t\t\t\t1户\t{}\t\n",
        people + 1,
        people + 1
    );
    stage.press("g i").paste(&text);
    stage.shows("+ 新增  ~ 更新  ! 有错  - 不是户");
    stage.shows("没有用到的列（内容不导入）：户籍");
    stage.shows("第 3 行（合计）").shows("- 3");
    stage.shows(&format!("第 2 行：人口 {people} → {}", people + 1));
    stage.press("^s").shows("已导入：新增 0 户，更新 1 户");
}

#[test]
fn a_roster_that_somebody_else_was_faster_than_is_matched_anew() {
    let mut stage = Stage::village();
    let desk = &stage.model().desk;
    let root = desk.root().expect("a county");
    let known = desk
        .county()
        .households_where(root, |row| !row.has(Mark::Retired));
    let known = desk.county().household(known[0]).expect("there");
    let (base, known) = (known.version, known.record);
    let place = desk.path_names(Node::Household(known.id))[1..].join("\t");
    let (number, head, people) = (known.number, &known.fields.head, known.fields.people);
    let text = format!(
        "村\t片\t组\t邻\t户序号\t户主\t人口\n{place}\t{number}\t{head}\t{}\n",
        people + 1
    );
    let mut other = stage.second();
    stage.press("g i").paste(&text).shows("更新 1 户");
    let (id, mut fields) = (known.id, known.fields);
    "另一人写的".clone_into(&mut fields.note);
    let fields = Box::new(fields);
    let edit = sanzhang::domain::HouseholdCommand::Edit { id, base, fields };
    other.submit(sanzhang::domain::Command::Household(edit));
    // Nobody here knows of it yet: what was planned is refused, and what would be done now is shown.
    stage.press("^s").shows("学员2").shows("更新 1 户");
    stage.press("^s").shows("已导入：新增 0 户，更新 1 户");
    let held = stage.model().desk.county().household(id).expect("there");
    assert_eq!(held.record.fields.note, "另一人写的");
    assert_eq!(held.record.fields.people, people + 1);
}

#[test]
fn what_calls_for_a_look_on_many_rows_is_one_line_above_them() {
    let mut stage = Stage::village();
    let county = stage.model().desk.county();
    let root = county.root().expect("a county");
    let known = county.households_where(root, |row| !row.has(Mark::Retired));
    let heads = known.into_iter().filter_map(|id| {
        let fields = county.household(id)?.record.fields;
        let phone = fields.head_phone().to_owned();
        (!phone.is_empty()).then_some((fields.head, phone))
    });
    let mut text = "村\t片\t组\t邻\t户主\t电话\t人口\n".to_owned();
    for (head, phone) in heads.take(30) {
        writeln!(text, "沙坪村\t第9片\t1组\t第1邻\t{head}\t{phone}\t2").expect("memory");
    }
    stage.press("g i").paste(&text);
    stage
        .shows("新增 30 户")
        .shows("第 2、3、4、5、6 … 等 30 行：已有");
    assert_eq!(stage.screen().matches("已有同名").count(), 1);
}

#[test]
fn a_roster_is_read_from_the_file_that_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.path().join(name), bytes).expect("written");
    };
    let (gb, _, _) = encoding_rs::GB18030
        .encode("村,片,组,邻,户主,电话,人口\n沙坪村,第1片,1组,第1邻,李试新,,3\n");
    file("名册-国标.csv", &gb);
    file("名册.xlsx", b"PK\x03\x04rest");
    let place = folder.path().display().to_string();
    let mut stage = Stage::village();
    let before = households(&stage);
    stage
        .press("g i")
        .shows("（CSV）的路径")
        .press("enter")
        .shows("请粘贴名册，或写出文件路径。");
    stage
        .paste(&format!("{place}/名"))
        .press("tab")
        .shows("名册-国标.csv  名册.xlsx");
    stage.type_(".xlsx").press("enter").shows("Excel");
    stage
        .press("bs bs bs bs bs")
        .type_("-无.csv")
        .press("enter")
        .shows("没有这个文件");
    stage
        .press("^u")
        .paste(&format!("{place}/名册-"))
        .press("tab enter");
    stage
        .shows("李试新")
        .shows("新增 1 户")
        .press("^s")
        .shows("已导入");
    assert_eq!(households(&stage), before + 1);
    // What has cells or lines is a roster, wherever the caret stands.
    stage
        .press("g i")
        .type_("/x")
        .paste(&format!("{NAMES}沙坪村\t1组\t第1邻\t王试\t\t3\t\n"));
    stage.shows("王试").hides("（CSV）的路径");
}

#[test]
fn whoever_sits_elsewhere_is_asked_for_no_path() {
    let store = users::staffed();
    let mut stage = Stage::signed(&store, users::hand_of(Role::Administrator));
    stage
        .press("g i")
        .shows("在这里粘贴")
        .hides("（CSV）的路径");
    stage
        .type_("/etc/passwd")
        .press("enter tab")
        .hides("passwd");
}
