//! What rosters call the categories of special care, and which of the county's is meant by it.

use crate::{
    domain::nearest,
    i18n::heard::category::{ENDS, SAME},
};

/// A suggestion, never an answer: it is for people to say whether they meant it.
pub fn nearest_category(text: &str, known: &[String]) -> Option<String> {
    let bare = |text: &str| {
        let end = ENDS.iter().find_map(|end| text.strip_suffix(end));
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
