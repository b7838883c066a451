//! A pasted roster that is not in the county yet: kept as a draft like a form.

use chrono::{DateTime, Utc};

use super::{Overlay, import::Import};
use crate::{
    domain::Seq,
    i18n::text::ImportText,
    ui::{At, Draft, Effect},
};

pub const NAME: &str = "import";
const PASTED: &str = "pasted";
/// More belongs into a file, and is in one already.
const MOST: usize = 1 << 20;

impl Import {
    /// Opens the roster of a draft; none when it is no roster's.
    pub fn resume(draft: &Draft, at: &At<'_>) -> Option<Vec<Effect>> {
        let pasted = pasted(draft)?;
        let mut import = Self::new(at);
        import.take(pasted, at);
        Some(vec![Effect::Open(Box::new(Overlay::Import(Box::new(
            import,
        ))))])
    }

    /// What a draft is of, with how it begins; none when it is no roster's.
    pub fn told_of(draft: &Draft, at: &At<'_>) -> Option<(String, String)> {
        let lines = pasted(draft)?.lines();
        let title = at.say(&ImportText::Title).into_owned();
        let rows = lines.map(|line| line.replace('\t', " ")).skip(1).take(3);
        Some((title, rows.collect::<Vec<_>>().join("  ")))
    }

    pub fn draft(&self, now: DateTime<Utc>) -> Option<Draft> {
        let pasted = self.pasted();
        (!pasted.is_empty() && pasted.len() <= MOST).then(|| Draft {
            name: NAME.to_owned(),
            at: now,
            values: vec![(PASTED.to_owned(), pasted.to_owned())],
            base: Seq::default(),
        })
    }
}

fn pasted(draft: &Draft) -> Option<&str> {
    let mut values = draft.values.iter().filter(|_| draft.name == NAME);
    let found = values.find(|(key, _)| key == PASTED);
    found.map(|(_, pasted)| pasted.as_str())
}
