//! Where the rows of a roster belong: nothing is put where nobody said, what could be several things is asked, what is
//! retired is called so, and the same file a second time changes nothing. People here are invented.

use std::collections::HashSet;

use proptest::prelude::*;
use sanzhang::{
    domain::*,
    i18n::{Lang, OnScreen, Say},
    register::Node,
};

use crate::support::{county::*, office::Office};

const NAMES: &str = "乡镇,村,片,组,邻,户主,电话,人口,类别,备注\n";

#[test]
fn places_left_blank_are_one_fault_for_their_rows() {
    let office = Office::new();
    let told = office.faults(
        "村,片,组,邻,户主\n\
         上村,东片,1组,第1邻,甲某\n\
         上村,,,第2邻,乙某\n\
         上村,西片,5组,第1邻,丙某\n\
         上村,,,第2邻,丁某\n\
         ,,,,戊某\n\
         上村,西片,5组,第1邻,己某\n",
    );
    assert_eq!(
        told,
        [
            "第 3 行的片、组是空的，不知道这一户放在哪里，请填上。",
            "第 5—6 行的村、片、组、邻是空的。表格里有合并单元格的话，请取消合并并填满。",
        ]
    );
    let told = office.faults(
        "村,片,组,邻,户主\n上村,东片,1组,第1邻,甲某\n同上,〃,〃,第2邻,乙某\n上村,无,-,第1邻,丙某\n",
    );
    assert!(
        told[0].starts_with("第 3 行的村、片、组写的是“同上”"),
        "{told:?}"
    );
    assert!(
        told[1].starts_with("第 4 行的片、组写的是“无”“-”"),
        "{told:?}"
    );
    // Even where there is one only, and for the township too.
    assert_eq!(
        office.fault("乡镇,村,片,组,邻,户主\n样镇,上村,,一组,一邻,甲某\n"),
        "第 2 行的片是空的，不知道这一户放在哪里，请填上。"
    );
    assert!(
        office
            .fault("乡镇,村,片,组,邻,户主\n,上村,一片,一组,一邻,甲某\n")
            .contains("乡镇")
    );
}

#[test]
fn a_column_that_is_not_there_finds_one_place_and_makes_none() {
    let mut office = Office::new();
    let plan = office.import("村,邻,户主,人口\n上村,一邻,甲某,2\n");
    assert_eq!((plan.fresh.len(), plan.units.len()), (1, 0));
    assert_eq!(
        office.fault("村,邻,户主\n上村,九邻,甲某\n"),
        "第 2 行“邻”：这个村还没有“九邻”。要新建，请加上“片、组”列，写明放在哪里。"
    );
    let group = office.fault("村,组,邻,户主\n上村,九组,一邻,甲某\n");
    assert!(
        group.contains("“九组”") && group.contains("“片”列"),
        "{group}"
    );
    let add = add_unit(0, Some(SECTIONS[0]), Level::Group, "二组");
    let group = office.must(add).ids::<Unit>().next();
    office.must(add_unit(0, group, Level::Neighborhood, "一邻"));
    let several = office.fault("村,邻,户主\n上村,一邻,甲某\n");
    assert!(
        several.contains("有几个") && several.contains("（u6）"),
        "{several}"
    );
    // The candidate's id is an answer.
    let plan = office
        .plan("村,邻,户主\n上村,u6,甲某\n")
        .expect("one place");
    assert_eq!(plan.fresh.len() + plan.same + plan.updated, 1);
    let elsewhere = office.fault("村,邻,户主\n上村,u11,甲某\n");
    assert!(elsewhere.contains("u11"), "{elsewhere}");
}

#[test]
fn a_name_that_several_units_answer_to_is_asked() {
    let mut office = Office::new();
    office.must(add_unit(0, Some(GROUPS[0]), Level::Neighborhood, "2邻"));
    let row = |name: &str| format!("村,片,组,邻,户主\n上村,一片,一组,{name},甲某\n");
    let told = office.fault(&row("第2邻"));
    assert!(
        told.contains("（u7）") && told.contains("在这一格写编号，如 u7"),
        "{told}"
    );
    assert!(
        office.plan(&row("二邻")).is_ok(),
        "an exact name is one of them"
    );
    assert!(office.plan(&row("u7")).is_ok());
}

#[test]
fn what_is_retired_is_called_so_and_not_made_again() {
    let mut office = Office::new();
    let base = office.base(HouseholdId(1));
    office.must(Command::Household(HouseholdCommand::Deregister {
        id: HouseholdId(1),
        base,
    }));
    let (id, base) = (NEIGHBORHOODS[1], office.unit_base(NEIGHBORHOODS[1]));
    office.must(Command::Unit(UnitCommand::Retire { id, base }));
    let (id, base) = (VILLAGES[1], office.unit_base(VILLAGES[1]));
    office.must(Command::Unit(UnitCommand::Retire { id, base }));
    let care = office.0.desk().county().care()[0].clone();
    office.must(Command::Care(CareCommand::Close {
        id: care.record.id,
        base: care.version,
        closed: true,
    }));
    let before = office.households();
    let on = today().to_string();
    let care = "样镇,上村,一片,一组,一邻,甲某,,2,独居老人,";
    for (row, words) in [
        (
            "样镇,上村,一片,一组,二邻,甲某,,2,,",
            "sanzhang reinstate u7",
        ),
        (
            "样镇,下村,一片,一组,一邻,甲某,,2,,",
            "sanzhang reinstate u8",
        ),
        ("样镇,上村,一片,一组,一邻,李0,,2,,", "sanzhang reinstate h1"),
        (care, "sanzhang care reinstate c1"),
    ] {
        let rows = format!("{NAMES}{row}\n");
        let told = office.fault(&rows);
        let dated = row == care || told.contains(&on);
        assert!(told.contains(words) && dated, "{told}");
        // A screen has keys and no commands.
        let faults = office.plan(&rows).expect_err("a fault");
        let shown = OnScreen(&faults[0]).say(Lang::Zh);
        assert!(
            shown.contains("“恢复”") && !shown.contains("sanzhang"),
            "{shown}"
        );
        let (same, _) = told.split_once("恢复").expect("how to mend it");
        assert!(shown.starts_with(same.trim_end_matches("要")), "{shown}");
    }
    // Another household of the name says so by a number of its own.
    let numbered = "村,片,组,邻,户序号,户主,人口\n上村,一片,一组,一邻,77,李0,2\n";
    assert_eq!(office.plan(numbered).expect("another one").fresh.len(), 1);
    assert_eq!(office.households(), before);
}

#[test]
fn namesakes_of_one_neighborhood_are_told_apart_or_asked_for() {
    let mut office = Office::new();
    let rows = |rows: &[&str]| {
        let rows = rows
            .iter()
            .map(|row| format!("上村,一片,一组,一邻,{row}\n"));
        format!(
            "村,片,组,邻,户序号,户主,电话,人口\n{}",
            rows.collect::<String>()
        )
    };
    let twins = rows(&[",黄某,,3", ",黄某,,5"]);
    assert_eq!(office.import(&twins).fresh.len(), 2);
    // The other way round nothing is swapped.
    let turned = office.import(&rows(&[",黄某,,5", ",黄某,,3"]));
    assert_eq!((turned.same, turned.updated), (2, 0));
    let told = office.fault(&rows(&[",黄某,13812345678,4"]));
    assert!(
        told.contains("7号（h25）、8号（h26）") && told.contains("请填户序号"),
        "{told}"
    );
    let plan = office
        .plan(&rows(&["8,黄某,13812345678,4"]))
        .expect("the eighth");
    assert_eq!((plan.updated, plan.fresh.len()), (1, 0));
    assert!(
        plan.differences
            .iter()
            .all(|d| d.household == HouseholdId(26))
    );
    assert_eq!(
        office
            .plan(&rows(&["9,黄某,,4"]))
            .expect("a third")
            .fresh
            .len(),
        1
    );
}

#[test]
fn a_village_that_is_not_there_is_answered_with_the_nearest() {
    let office = Office::new();
    let told = office.fault("村,邻,户主\n尚村,一邻,甲某\n");
    assert!(told.contains("没有“尚村”。是不是样镇/上村（u3）"), "{told}");
    let town = office.fault("乡镇,村,片,组,邻,户主\n样乡,上村,一片,一组,一邻,甲某\n");
    assert!(town.contains("没有“样乡”。是不是样镇（u2）"), "{town}");
}

/// Cells of which few are good.
fn row() -> impl Strategy<Value = String> {
    let some = |of: &[&'static str]| prop::sample::select(of.to_vec());
    (
        some(&["上村", "上村", "下村", "上村村委会", "", "不知村"]),
        some(&["一片", "一片", "东片", ""]),
        some(&["一组", "一组", "1组", "2", ""]),
        some(&["一邻", "二邻", "第2邻", "3", ""]),
        some(&["", "", "", "3", "40"]),
        some(&["李0", "李1", "甲某", "甲某", "乙某", "合计", "无"]),
        some(&["", "13812345678", "13912345678"]),
        some(&["2", "4", "5", ""]),
        some(&["", "", "甲房", "独居老人"]),
    )
        .prop_map(
            |(village, section, group, near, number, head, phone, people, care)| {
                let care = if care == "独居老人" { care } else { "" };
                format!(
                    "{village},{section},{group},{near},{number},{head},{phone},{people},{care}\n"
                )
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Refused both times, or the second time there is nothing to do.
    #[test]
    fn the_same_file_again_changes_nothing(
        rows in prop::collection::vec(row(), 1..7),
        good in prop::collection::vec(any::<prop::sample::Index>(), 0..3),
        gone in any::<bool>(),
    ) {
        let mut office = Office::new();
        if gone {
            let (id, base) = (NEIGHBORHOODS[1], office.unit_base(NEIGHBORHOODS[1]));
            office.must(Command::Unit(UnitCommand::Retire { id, base }));
            let (id, base) = (HouseholdId(2), office.base(HouseholdId(2)));
            office.must(Command::Household(HouseholdCommand::Deregister { id, base }));
        }
        let mut text = "村,片,组,邻,户序号,户主,电话,人口,类别\n".to_owned();
        text.extend(rows.iter().map(String::as_str));
        // Doubles of rows are as good as others.
        text.extend(good.iter().map(|at| at.get(&rows).as_str()));
        match office.plan(&text) {
            Err(first) => prop_assert_eq!(office.plan(&text).expect_err("again"), first),
            Ok(mut plan) => {
                let Some(command) = plan.command.take() else { return Ok(()); };
                if office.0.submit(command).is_err() {
                    return Ok(());
                }
                let again = office.plan(&text).expect("it was good before");
                prop_assert_eq!(again.command, None, "{}", text);
                let desk = office.0.desk();
                let live = desk.county().live_units(COUNTY, Level::Neighborhood);
                let paths: Vec<_> = live.iter().map(|u| desk.path_names(Node::Unit(*u))).collect();
                let told: HashSet<_> = paths.iter().collect();
                prop_assert_eq!(told.len(), paths.len(), "two of one path");
            }
        }
    }
}
