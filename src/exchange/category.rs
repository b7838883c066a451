//! What rosters call the categories of special care, and which of the county's is meant by it.

use crate::domain::nearest;

/// Everyday words, and what the usual list calls the same. A word is looked for anywhere in what was written.
const SAME: [(&str, &str); 19] = [
    ("孤寡", "独居老人"),
    ("空巢", "独居老人"),
    ("孤老", "独居老人"),
    ("独居", "独居老人"),
    ("五保", "特困供养"),
    ("特困", "特困供养"),
    ("低保", "低保"),
    ("低收入", "低保"),
    ("留守", "留守儿童"),
    ("监测", "监测户"),
    ("边缘", "监测户"),
    ("返贫", "监测户"),
    ("残疾", "重度残疾"),
    ("伤残", "重度残疾"),
    ("残", "重度残疾"),
    ("大病", "重病"),
    ("重症", "重病"),
    ("病", "重病"),
    ("其他", "其他重点"),
];

/// A suggestion, never an answer: it is for people to say whether they meant it.
pub fn nearest_category(text: &str, known: &[String]) -> Option<String> {
    let bare = |text: &str| {
        let ends = ["家庭", "人员", "对象", "老人", "儿童", "户", "人"];
        let end = ends.iter().find_map(|end| text.strip_suffix(end));
        end.filter(|rest| !rest.is_empty())
            .unwrap_or(text)
            .to_owned()
    };
    let same = known.iter().find(|name| bare(name) == bare(text));
    let meant = SAME.iter().find(|(word, _)| text.contains(word));
    let meant = meant.and_then(|(_, usual)| known.iter().find(|name| name.contains(usual)));
    let near = || nearest(text, known.iter().map(String::as_str)).map(str::to_owned);
    same.or(meant).cloned().or_else(near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::EXAMPLE_CARE;

    #[test]
    fn everyday_words_lead_to_the_lists() {
        let known = EXAMPLE_CARE.map(str::to_owned);
        for (text, category) in [
            ("孤寡老人", "独居老人"),
            ("五保户", "特困供养"),
            ("低保户", "低保"),
            ("二级残疾", "重度残疾"),
            ("留守老人儿童", "留守儿童"),
            ("重疾", "重病"),
        ] {
            assert_eq!(
                nearest_category(text, &known).as_deref(),
                Some(category),
                "{text}"
            );
        }
        assert_eq!(nearest_category("农业户", &known), None);
    }
}
