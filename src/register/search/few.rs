//! Finding one of a few: the rows of a form's lookup answer to the same letters as the whole county does.

use super::{Block, Builder, Entry, Index, Kind, Manner, Query, Searcher, View};

/// A few rows made ready once, to be asked at every key.
pub struct Few {
    index: Index,
    count: usize,
}

impl Few {
    /// A name each, and its phones.
    pub fn new<'a>(rows: impl Iterator<Item = (&'a str, Vec<&'a str>)>) -> Self {
        let mut builder: Builder = Index::builder();
        let mut count = 0;
        for (name, phones) in rows {
            builder.push(&Entry {
                phones: &phones,
                ..Entry::new(Kind::Household, count, name)
            });
            count += 1;
        }
        Self {
            index: builder.finish(),
            count: count as usize,
        }
    }

    /// Which of the rows answer to what was typed, the best first. Nothing typed lets all through.
    pub fn find(&self, typed: &str) -> Vec<usize> {
        self.answers(typed).1
    }

    /// The same, and whether they really hold what was typed.
    pub fn find_surely(&self, typed: &str) -> (bool, Vec<usize>) {
        let (manner, rows) = self.answers(typed);
        (manner == Manner::Exact, rows)
    }

    /// The same without rows that are merely like what was typed.
    pub fn exact(&self, typed: &str) -> Vec<usize> {
        match self.answers(typed) {
            (Manner::Exact, rows) => rows,
            (Manner::Similar, _) => Vec::new(),
        }
    }

    fn answers(&self, typed: &str) -> (Manner, Vec<usize>) {
        let query = Query::parse(typed);
        if query.is_empty() {
            return (Manner::Exact, (0..self.count).collect());
        }
        let heads = Index::builder().finish();
        let view = View {
            heads: Block::whole(&heads, None),
            blocks: &[Block::whole(&self.index, None)],
        };
        let found = Searcher::default().search(&view, &query, self.count);
        let rows = found.hits.iter().map(|hit| hit.key as usize).collect();
        (found.manner, rows)
    }
}

/// The same for rows that are asked once.
pub fn few<'a>(
    rows: impl Iterator<Item = (&'a str, Vec<&'a str>)>,
    typed: &str,
) -> (bool, Vec<usize>) {
    Few::new(rows).find_surely(typed)
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
        let find = |typed| few(rows.iter().map(|(n, p)| (*n, p.clone())), typed).1;
        assert_eq!(find("dgh"), [0]);
        assert_eq!(find("zengming"), [1]);
        assert_eq!(find("桂"), [0, 2]);
        assert_eq!(find("5678"), [0]);
        assert_eq!(find(""), [0, 1, 2]);
    }
}
