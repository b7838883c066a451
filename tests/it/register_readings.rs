//! Han to pinyin, against a table of readings that are known to go wrong.

use sanzhang::register::search::{Role, pinyin_line, spell};

const TRAPS: &str = include_str!("data/pinyin_traps.csv");

#[test]
fn no_trap_catches_us() {
    let mut seen = 0;
    for row in TRAPS.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let columns: Vec<_> = row.split(',').collect();
        let [text, expected, kind, ..] = columns.as_slice() else {
            panic!("a short row: {row}")
        };
        let role = if matches!(*kind, "surname" | "compound") {
            Role::Person
        } else {
            Role::Place
        };
        assert_eq!(pinyin_line(text, role), *expected, "{text} as {kind}");
        seen += 1;
    }
    assert!(seen > 140);
}

#[test]
fn a_surname_is_read_as_one_only_where_it_is_one() {
    assert_eq!(pinyin_line("单华", Role::Person), "shàn huá");
    assert_eq!(pinyin_line("华单", Role::Person), "huà dān");
    assert_eq!(pinyin_line("单家村", Role::Place), "shàn jiā cūn");
    assert_eq!(pinyin_line("邓桂华", Role::Person), "dèng guì huá");
    assert_eq!(pinyin_line("长铺村", Role::Place), "cháng pù cūn");
    assert_eq!(pinyin_line("片长", Role::Place), "piàn zhǎng");
}

#[test]
fn what_cannot_be_read_stands_as_it_is() {
    assert_eq!(pinyin_line("第12邻", Role::Place), "dì 12 lín");
    assert_eq!(pinyin_line("𠮷\u{e123}明", Role::Person), "𠮷\u{e123} míng");
    assert_eq!(pinyin_line("", Role::Person), "");
}

#[test]
fn all_readings_are_there_and_the_right_one_first() {
    let spelled = spell("曾", Role::Person);
    assert_eq!(spelled[0].all, ["zēng", "céng"]);
}
