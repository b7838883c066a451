//! Rosters: any order of columns, all faults at once, five thousand pasted rows. People here are invented.

use std::fmt::Write;

use chrono::NaiveDate;
use sanzhang::{
    domain::Fault as Rule,
    exchange::{Column, Fault, Gap, Known, Roster, Wrong},
    i18n::{Lang, Say},
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("the day is in the calendar")
}

fn known() -> Known<'static> {
    Known {
        today: today(),
        care: &[],
    }
}

fn check(text: &str) -> Roster {
    Roster::read(text.as_bytes(), known())
}

fn read(text: &str) -> Result<Roster, Vec<Fault>> {
    let roster = check(text);
    if roster.faults.is_empty() {
        Ok(roster)
    } else {
        Err(roster.faults)
    }
}

#[test]
fn columns_come_in_any_order_and_either_language() {
    let zh = read(
        "联系电话,*户主,备注,邻,组,村（社区）,乡镇,人口(人),重点户类别,住址,片,户序号\n\
         138 1234 5678,雷春生,x,第1邻,3组,竹林村,塔峰镇,四人,低保、重病,东苑小区 3栋2单元501室,第1片,5号\n",
    )
    .expect("every column is known");
    assert!(zh.ignored.is_empty());
    let row = &zh.rows[0];
    assert_eq!(row.note, "x");
    assert_eq!(row.place(), ["塔峰镇", "竹林村", "第1片", "3组", "第1邻"]);
    assert_eq!((row.number, row.people), (Some(5), Some(4)));
    assert_eq!(row.phones, ["13812345678"]);
    assert_eq!(row.categories, ["低保", "重病"]);
    assert_eq!(row.address.house(), "3-2-501");
    let en = read(
        "Phone\tHead\tNeighborhood\tGroup\tVillage\tTownship\tPeople\tCategory\tAddress\tSection\tNumber\tNote\n\
         13812345678\t雷春生\t第1邻\t3组\t竹林村\t塔峰镇\t4\t低保;重病\t东苑小区3栋2单元501室\t第1片\t5\tx\n",
    )
    .expect("every column is known");
    assert_eq!(en.rows, zh.rows);
    assert!(en.ignored.is_empty());
}

#[test]
fn a_serial_number_is_no_household_number() {
    let roster = read("序号,村,邻,户主\n1,竹林村,1,雷\n2,竹林村,1,黄\n").expect("read");
    assert_eq!(roster.ignored, ["序号"]);
    assert!(!roster.has(Column::Number));
}

#[test]
fn an_empty_cell_says_nothing() {
    let roster = read("村,邻,户主,电话,人口,类别,地址\n竹林村,1,雷,,,无,\n").expect("read");
    let row = &roster.rows[0];
    assert_eq!(
        (row.phones.len(), row.people, row.categories.len()),
        (0, None, 0)
    );
    assert!(row.address.is_empty());
    assert_eq!(row.fields().people, 1);
}

#[test]
fn several_phones_in_one_cell_are_several_contacts() {
    let roster = read("村\t邻\t户主\t电话\n竹林村\t1\t雷\t13812345678/0746-2213456、13812345678\n")
        .expect("read");
    assert_eq!(roster.rows[0].phones, ["13812345678", "07462213456"]);
    assert_eq!(roster.rows[0].fields().contacts.len(), 2);
}

fn at(faults: &[Fault]) -> Vec<(usize, Column)> {
    faults
        .iter()
        .map(|fault| match fault {
            Fault::Cell { line, column, .. } => (*line, *column),
            Fault::Block { from, columns, .. } => (*from, columns[0]),
            other => panic!("no fault of a cell: {other:?}"),
        })
        .collect()
}

#[test]
fn all_faults_are_told_by_line_and_column() {
    let faults = read(
        "村,邻,户主,电话,人口,户序号\n\
         竹林村,,雷,13812345678,3,1\n\
         ,1,,1381234567,几,x\n\
         竹林村,1,黄,打工去了,0,2\n\
         竹林村,1,邓,,999,2\n",
    )
    .expect_err("nothing of a faulty roster is taken");
    assert_eq!(
        at(&faults),
        [
            (2, Column::Village),
            (3, Column::Head),
            (3, Column::Phone),
            (3, Column::People),
            (3, Column::Number),
            (4, Column::Phone),
            (4, Column::People),
            (5, Column::People),
            (5, Column::Number),
        ]
    );
    let said: Vec<_> = faults
        .iter()
        .map(|f| f.say(Lang::Zh).into_owned())
        .collect();
    assert!(
        said[0].starts_with("第 2—3 行的村、邻是空的。"),
        "{}",
        said[0]
    );
    assert!(matches!(
        &faults[0],
        Fault::Block {
            gap: Gap::Empty,
            to: 3,
            ..
        }
    ));
    assert_eq!(
        said[2],
        "第 3 行“电话”：电话应为11位手机号，或带区号的座机号，现在是10位。"
    );
    assert!(said[8].contains("第 4 行"), "{}", said[8]);
    assert!(matches!(
        &faults[6],
        Fault::Cell { wrong: Wrong::Rule { issue, .. }, .. } if matches!(issue.fault, Rule::OutOf { .. })
    ));
    for fault in &faults {
        assert!(!fault.say(Lang::En).is_empty());
    }
}

#[test]
fn a_header_that_lacks_or_doubles_a_column_is_refused() {
    assert_eq!(read("甲,乙\n1,2\n"), Err(vec![Fault::NoHeader]));
    let roster = check("村,附记,户主,姓名,,人口\n竹林村,x,雷,雷,y,几\n");
    let twice = Fault::Twice {
        column: Column::Head,
        names: ["户主".to_owned(), "姓名".to_owned()],
    };
    assert_eq!(
        roster.faults[..2],
        [twice.clone(), Fault::Missing(Column::Neighborhood)]
    );
    assert_eq!(at(&roster.faults[2..]), [(2, Column::People)]);
    let said = twice.say(Lang::Zh);
    assert!(said.contains("户主") && said.contains("“姓名”"), "{said}");
    // What is not used is remarked all the same.
    let remarks = roster.remarks(Lang::Zh);
    assert_eq!(
        remarks,
        [
            "没有用到的列（内容不导入）：附记",
            "没有列名、没有用到的列（内容不导入）：第 5 列"
        ]
    );
}

#[test]
fn an_open_quote_hides_no_other_fault() {
    let roster = check("村,邻,户主,人口\n竹林村,1,雷,几\n竹林村,\"1,黄,2\n竹林村,1,,2\n");
    assert!(matches!(roster.faults[1], Fault::Table(_)));
    let lines: Vec<usize> = roster.faults.iter().map(Fault::line).collect();
    assert_eq!(lines, [2, 3, 4]);
}

#[test]
fn five_thousand_rows_are_pasted_whole() {
    let mut text = String::from("村\t邻\t户主\t电话\t人口\r");
    for n in 0..5_000 {
        write!(text, "竹林村\t第{}邻\t雷{n}\t138{n:08}\t3\r", n / 12).expect("writing to a string");
    }
    let roster = Roster::paste(&text, known());
    assert!(roster.faults.is_empty());
    assert_eq!(roster.rows.len(), 5_000);
    assert_eq!(roster.rows[4_999].line, 5_001);
    assert_eq!(roster.rows[4_999].phones, ["13800004999"]);
}
