//! What stands in the cells of a roster and is no plain name or number: furniture of sheets, numbers that a
//! spreadsheet dressed, categories under the names that offices use. People here are invented.

use sanzhang::{domain::*, i18n::Lang};

use crate::support::office::Office;

const NAMES: &str = "乡镇,村,片,组,邻,户主,电话,人口,类别,备注\n";

#[test]
fn furniture_of_sheets_becomes_no_household_and_no_place() {
    let office = Office::new();
    let good = "样镇,上村,一片,一组,一邻,甲某,13812345678,3,,\n";
    let text = format!(
        "{NAMES}{good}小计,,,,,1户,,3,,\n\
         乡镇,村,片,组,邻,户主,电话,人口,类别,备注\n\
         样镇,上村,一片,一组,一邻,合 计,,3,,\n\
         填表人：李明,,,,,审核：,,,,\n第 1 页 共 1 页\n"
    );
    let roster = office.roster(&text);
    assert_eq!(roster.faults, []);
    assert_eq!(roster.rows.len(), 1);
    let remarks = roster.remarks(Lang::Zh);
    assert_eq!(
        remarks,
        [
            "不是户、没有导入的 5 行：第 3 行（合计）、第 4 行（重复的列名）、第 5 行（合计）、第 6 行（填表、签字或页码）、第 7 行（填表、签字或页码）"
        ]
    );
    let place = "样镇,上村,一片,一组,一邻";
    for (row, words) in [
        (format!("{place},同上,,3,,"), "同上"),
        (format!("{place},〃,,3,,"), "同上"),
        (format!("{place},#REF!,,3,,"), "错误值"),
        (format!("{place},#N/A,,3,,"), "错误值"),
        (format!("{place},无,,3,,"), "不是姓名"),
        (format!("{place},-,,3,,"), "不是姓名"),
        (format!("{place},12,,3,,"), "不是姓名"),
        (format!("{place},户主,,3,,"), "列名"),
        (format!("{place},李四、王五,,3,,"), "两个人"),
        (format!("{place},李四 王五,,3,,"), "两个人"),
        ("样镇,上村,#REF!,一组,一邻,甲某,,3,,".to_owned(), "错误值"),
        ("样镇,上村,小计,一组,一邻,甲某,,3,,".to_owned(), "合计行"),
        (
            "样镇,上村合计,一片,一组,一邻,甲某,,3,,".to_owned(),
            "合计行",
        ),
        (format!("{place},甲某,#VALUE!,3,,"), "错误值"),
        (format!("{place},甲某,,#DIV/0!,,"), "错误值"),
        (format!("{place},甲某,,3,#NAME?,"), "错误值"),
    ] {
        let told = office.fault(&format!("{NAMES}{row}\n"));
        assert!(
            told.contains("第 2 行") && told.contains(words),
            "{row}: {told}"
        );
    }
    let names = office.plan(&format!("{NAMES}{place},李 四,,3,,\n{place},和平,,3,,\n"));
    assert_eq!(names.expect("two names of one each").fresh.len(), 2);
}

#[test]
fn numbers_that_a_spreadsheet_dressed_are_understood_or_explained() {
    let mut office = Office::new();
    let row =
        |phone: &str| format!("村,片,组,邻,户主,电话,人口\n上村,一片,一组,一邻,甲某,{phone},2\n");
    for phone in [
        "13812345678.0",
        "'13812345678",
        "=\"13812345678\"",
        "\"=\"\"13812345678\"\"\"",
    ] {
        let roster = office.roster(&row(phone));
        assert_eq!(roster.rows[0].phones, ["13812345678"], "{phone}");
        assert_eq!(roster.faults, [], "{phone}");
    }
    for phone in ["无", ".", "-", "/", "—", "暂无"] {
        let roster = office.roster(&row(phone));
        assert!(
            roster.rows[0].phones.is_empty() && roster.faults.is_empty(),
            "{phone}"
        );
    }
    for (phone, words) in [
        ("1.38E+10", "设为文本格式"),
        ("138****0002", "不改电话就空着"),
        ("430102199003074018", "身份证"),
    ] {
        let told = office.fault(&row(phone));
        assert!(told.contains("“电话”") && told.contains(words), "{told}");
    }
    let id = "村,片,组,邻,户主,电话,人口\n上村,一片,一组,一邻,11010519491231002X,13812345678,2\n";
    let told = office.fault(id);
    assert!(
        told.contains("“户主”") && !told.contains("“电话”"),
        "{told}"
    );
    // People are asked for where the roster tells of them, and else it is said what is taken for granted.
    let empty = "村,片,组,邻,户主,人口\n上村,一片,一组,一邻,甲某,2\n上村,一片,一组,一邻,乙某,\n";
    assert_eq!(office.fault(empty), "第 3 行“人口”：不能空着，请填写。");
    let plan = office.import("村,片,组,邻,户主\n上村,一片,一组,一邻,甲某\n");
    assert!(plan.remark(Lang::Zh).expect("said").contains("先按 1 人"));
}

#[test]
fn categories_and_notes_come_in_under_the_names_that_offices_use() {
    let mut office = Office::new();
    let names = "村,片,组,邻,户主,人口,户类别,户籍类型,备注\n";
    let row = |care: &str, note: &str| {
        format!("{names}上村,一片,一组,一邻,甲某,2,{care},农业户,{note}\n")
    };
    let roster = office.roster(&row("独居老人", "长子在外"));
    assert_eq!(roster.ignored, ["户籍类型"]);
    assert_eq!(roster.rows[0].categories, ["独居老人"]);
    office.import(&row("独居老人", "长子在外"));
    let again = office.plan(&row("独居老人", "长子在外")).expect("good");
    assert_eq!((again.same, again.command), (1, None));
    let more = office.import(&row("", "五月回来"));
    assert_eq!(more.updated, 1);
    let desk = office.0.desk();
    let held = desk
        .county()
        .household(HouseholdId(25))
        .expect("there")
        .record;
    assert_eq!(held.fields.note, "长子在外\n五月回来");
    assert_eq!(held.fields.care.len(), 1);
    let told = office.fault(&row("孤寡老人", ""));
    assert!(told.contains("是不是“独居老人”"), "{told}");
    // What does not fit is no column of categories, and is told.
    let strange = format!("{names}上村,一片,一组,一邻,甲某,2,农业户,农业户,\n");
    let roster = office.roster(&strange);
    assert_eq!(roster.ignored, ["户类别", "户籍类型"]);
    assert!(roster.remarks(Lang::Zh)[0].contains("内容不导入"));
}
