//! Periods, whole and in few columns.

use crate::{
    domain::Period,
    i18n::{Lang, Say, Words, say},
};

impl Say for Period {
    fn say(&self, lang: Lang) -> Words {
        let (year, (length, nth)) = (self.calendar_year(), self.place());
        match length {
            12 => say!(lang, "{year} 年", "{year}"),
            6 if nth == 1 => say!(lang, "{year} 年上半年", "first half of {year}"),
            6 => say!(lang, "{year} 年下半年", "second half of {year}"),
            3 => say!(
                lang,
                "{year} 年{n}季度",
                "Q{nth} {year}",
                n = nth_quarter(nth)
            ),
            _ => say!(lang, "{year} 年 {nth} 月", "{year}-{nth:02}"),
        }
    }
}

pub(super) fn nth_quarter(nth: u8) -> &'static str {
    let all = ["一", "二", "三", "四"];
    all.get(usize::from(nth).saturating_sub(1)).unwrap_or(&"")
}

/// `23年四季度`, where rows of periods stand beside figures.
pub fn short_period(period: Period, lang: Lang) -> Words {
    let year = period.calendar_year().rem_euclid(100);
    match (lang, period.place()) {
        (Lang::Zh, (3, nth)) => format!("{year:02}年{}季度", nth_quarter(nth)).into(),
        _ => period.say(lang),
    }
}

/// Over a column of shares: `一季培训`.
pub fn trained_in(quarter: Period, lang: Lang) -> Words {
    let (_, nth) = quarter.place();
    say!(lang, "{n}季培训", "Trained Q{nth}", n = nth_quarter(nth))
}
