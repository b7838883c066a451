//! When two names mean the same unit: 第2邻 = 2邻 = 2, 二组 = 2组, 东片 = 东.

use crate::domain::{Level, grammar};

/// What a level's units are called by, the longest word first; words of one number mean the same.
const fn words(level: Level) -> &'static [(&'static str, u8)] {
    match level {
        Level::County => &[("自治县", 1), ("县", 1), ("区", 2), ("市", 3)],
        Level::Township => &[
            ("瑶族乡", 1),
            ("民族乡", 1),
            ("乡", 1),
            ("镇人民政府", 2),
            ("镇", 2),
            ("街道办事处", 3),
            ("街道", 3),
        ],
        Level::Village => &[
            ("社区居委会", 2),
            ("社区居民委员会", 2),
            ("村民委员会", 1),
            ("村村委会", 1),
            ("居委会", 2),
            ("村委会", 1),
            ("社区", 2),
            ("村", 1),
        ],
        Level::Section => &[("片区", 1), ("片", 1)],
        Level::Group => &[("村民小组", 1), ("小组", 1), ("网格", 2), ("组", 1)],
        Level::Neighborhood => &[("邻", 1)],
    }
}

/// What is left of a name when 第 and the word for its level are taken away, numbers in plain digits; and which word
/// it was, 0 for none.
pub fn stem(name: &str, level: Level) -> (String, u8) {
    let bare: String = name
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(plain)
        .collect();
    let bare = bare.strip_prefix('第').unwrap_or(&bare);
    let mut cut = words(level)
        .iter()
        .filter_map(|&(word, kind)| Some((bare.strip_suffix(word)?, kind)));
    let (stem, kind) = cut.next().unwrap_or((bare, 0));
    if stem.is_empty() {
        return (bare.to_owned(), 0);
    }
    let number = stem.parse().ok().or_else(|| grammar::han(stem));
    let stem = number.map_or_else(|| stem.to_owned(), |n: u64| n.to_string());
    (stem, kind)
}

/// Whether two names may mean the same unit: 1组 is no 1网格, but 1 may be either.
pub fn alike(one: &str, other: &str, level: Level) -> bool {
    let ((one, kind), (other, like)) = (stem(one, level), stem(other, level));
    one == other && (kind == like || kind == 0 || like == 0)
}

/// What a unit is called that a roster names by its number alone.
pub fn proper(name: &str, level: Level) -> String {
    let (stem, _) = stem(name, level);
    if stem.parse::<u16>().is_err() || stem != name.trim() {
        return name.trim().to_owned();
    }
    match level {
        Level::Section => format!("第{stem}片"),
        Level::Group => format!("{stem}组"),
        Level::Neighborhood => format!("第{stem}邻"),
        _ => stem,
    }
}

fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_alike_however_they_are_written() {
        for name in ["第2邻", "2邻", "2", "第２邻", "第二邻", " 二 ", "02"] {
            assert_eq!(stem(name, Level::Neighborhood).0, "2", "{name}");
        }
        assert_eq!(stem("十二组", Level::Group).0, "12");
        assert_eq!(stem("二十组", Level::Group).0, "20");
        assert_eq!(stem("第3村民小组", Level::Group).0, "3");
        assert_eq!(stem("第一百零八邻", Level::Neighborhood).0, "108");
        assert_eq!(stem("廿一组", Level::Group).0, "21");
        assert_eq!(stem("一〇组", Level::Group).0, "10");
        assert_eq!(stem("东片", Level::Section).0, "东");
        assert_eq!(stem("片", Level::Section).0, "片");
        assert_eq!(stem("百花组", Level::Group).0, "百花");
        assert_eq!(stem("犁头瑶族乡", Level::Township).0, "犁头");
    }

    #[test]
    fn words_for_other_things_make_other_names() {
        assert!(alike("所城", "所城村", Level::Village));
        assert!(alike("所城社区", "所城居委会", Level::Village));
        assert!(!alike("所城村", "所城居委会", Level::Village));
        assert!(!alike("样乡", "样镇", Level::Township));
        assert!(!alike("1网格", "1组", Level::Group) && alike("1", "1网格", Level::Group));
    }

    #[test]
    fn a_bare_number_gets_its_word() {
        assert_eq!(proper("2", Level::Neighborhood), "第2邻");
        assert_eq!(proper("2", Level::Group), "2组");
        assert_eq!(proper("第2邻", Level::Neighborhood), "第2邻");
        assert_eq!(proper("东片", Level::Section), "东片");
    }
}
