//! Finding one of a few: the rows of a form's lookup answer to the same letters as the whole county does.

use super::{Block, Builder, Entry, Index, Kind, Query, Searcher, View};

/// Which of the rows (a name, its phones) answer to what was typed, the best first. Nothing typed lets all through.
pub fn few<'a>(rows: impl Iterator<Item = (&'a str, Vec<&'a str>)>, typed: &str) -> Vec<usize> {
    let mut builder: Builder = Index::builder();
    let mut count = 0;
    for (name, phones) in rows {
        builder.push(&Entry {
            phones: &phones,
            ..Entry::new(Kind::Household, count, name)
        });
        count += 1;
    }
    let query = Query::parse(typed);
    if query.is_empty() {
        return (0..count as usize).collect();
    }
    let (index, heads) = (builder.finish(), Index::builder().finish());
    let view = View {
        stamp: 0,
        heads: Block::whole(&heads, None),
        blocks: &[Block::whole(&index, None)],
    };
    let found = Searcher::default().search(&view, &query, count as usize);
    found.hits.iter().map(|hit| hit.key as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_answer_to_initials_pinyin_han_and_the_end_of_a_phone() {
        let rows = [
            ("邓桂华", vec!["13800005678"]),
            ("曾明", vec![]),
            ("李桂英", vec![]),
        ];
        let find = |typed| few(rows.iter().map(|(n, p)| (*n, p.clone())), typed);
        assert_eq!(find("dgh"), [0]);
        assert_eq!(find("zengming"), [1]);
        assert_eq!(find("桂"), [0, 2]);
        assert_eq!(find("5678"), [0]);
        assert_eq!(find(""), [0, 1, 2]);
    }
}
