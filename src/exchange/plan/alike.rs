//! When two names mean the same unit: 第2邻 = 2邻 = 2, 二组 = 2组, 东片 = 东.

use crate::domain::Level;

/// What is left of a name when 第 and the word for its level are taken away; numbers in plain digits.
pub fn stem(name: &str, level: Level) -> String {
    let bare: String = name
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(plain)
        .collect();
    let bare = bare.strip_prefix('第').unwrap_or(&bare);
    let words: &[&str] = match level {
        Level::Village => &[
            "社区居委会",
            "社区居民委员会",
            "村民委员会",
            "村村委会",
            "居委会",
            "村委会",
            "社区",
            "村",
        ],
        Level::Section => &["片区", "片"],
        Level::Group => &["村民小组", "小组", "网格", "组"],
        Level::Neighborhood => &["邻"],
        _ => &[],
    };
    let stem = words
        .iter()
        .find_map(|word| bare.strip_suffix(word))
        .unwrap_or(bare);
    if stem.is_empty() {
        return bare.to_owned();
    }
    number(stem).map_or_else(|| stem.to_owned(), |n| n.to_string())
}

/// What a unit is called that a roster names by its number alone.
pub fn proper(name: &str, level: Level) -> String {
    let stem = stem(name, level);
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

fn number(text: &str) -> Option<u16> {
    if let Ok(n) = text.parse() {
        return Some(n);
    }
    let digit = |c: char| {
        "零一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .map(|n| n as u16)
    };
    let mut parts = text.split('十');
    let (tens, ones, more) = (parts.next()?, parts.next(), parts.next());
    let one = |part: &str, empty: u16| match part.chars().collect::<Vec<_>>()[..] {
        [] => Some(empty),
        [c] => digit(c),
        _ => None,
    };
    match (ones, more) {
        (None, None) => one(tens, 0).filter(|&n| n > 0),
        (Some(ones), None) => Some(one(tens, 1)? * 10 + one(ones, 0)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_alike_however_they_are_written() {
        for name in ["第2邻", "2邻", "2", "第２邻", "第二邻", " 二 ", "02"] {
            assert_eq!(stem(name, Level::Neighborhood), "2", "{name}");
        }
        assert_eq!(stem("十二组", Level::Group), "12");
        assert_eq!(stem("二十组", Level::Group), "20");
        assert_eq!(stem("第3村民小组", Level::Group), "3");
        assert_eq!(stem("东片", Level::Section), "东");
        assert_eq!(stem("片", Level::Section), "片");
        assert_eq!(stem("百花组", Level::Group), "百花");
    }

    #[test]
    fn a_bare_number_gets_its_word() {
        assert_eq!(proper("2", Level::Neighborhood), "第2邻");
        assert_eq!(proper("2", Level::Group), "2组");
        assert_eq!(proper("第2邻", Level::Neighborhood), "第2邻");
        assert_eq!(proper("东片", Level::Section), "东片");
    }
}
