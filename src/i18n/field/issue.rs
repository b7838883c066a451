//! What is wrong with one field and how to mend it.

use chrono::{Datelike, NaiveDate};

use crate::{
    domain::{Fault, Field, Issue, LONGEST_CODE, PersonField, SiteField, TrainingField},
    i18n::{Lang, N, Say, Words, say},
};

impl Say for Issue {
    fn say(&self, lang: Lang) -> Words {
        mend(self, "", lang)
    }
}

/// The sentence under a field; what was typed lets it say more than [`Issue`] alone can.
pub fn mend(issue: &Issue, typed: &str, lang: Lang) -> Words {
    mend_as(&issue.field.say(lang), issue, typed, lang)
}

/// The same, for a field that a form calls by another name.
pub fn mend_as(field: &str, issue: &Issue, typed: &str, lang: Lang) -> Words {
    match &issue.fault {
        Fault::Empty => say!(lang, "请填写{field}。", "{field}: please fill in."),
        Fault::IdNumber => say!(
            lang,
            "{field}里像是身份证号。这里不登记身份证号，请删去。",
            "{field}: this looks like an ID-card number; those are not kept here, please remove it."
        ),
        Fault::TooLong { most, has } => {
            let over = N::from(has.saturating_sub(*most));
            say!(
                lang,
                "{field}最多 {most} 个字，现在 {has} 个字，请删去 {over} 个字。",
                (format!(
                    "{field}: at most {most} characters, now {has}; please shorten by {over}."
                )),
                most = N::from(*most),
                has = N::from(*has),
            )
        }
        Fault::TooMany { most } => say!(
            lang,
            "{field}最多 {most} 项，请删去多余的。",
            "{field}: at most {most}; please remove the rest."
        ),
        Fault::NotANumber => say!(
            lang,
            "{field}应填数字，例如 {such}。",
            "{field}: please type a number, such as {such}.",
            such = such(issue.field),
        ),
        Fault::OutOf { least, most } => {
            let (least, most) = (bound(issue.field, *least), bound(issue.field, *most));
            say!(
                lang,
                "{field}应在 {least} 到 {most} 之间，请核对。",
                "{field}: please type a number from {least} to {most}."
            )
        }
        Fault::NotWhole => say!(
            lang,
            "{field}要填整数，例如 {such}。",
            "{field}: please type a whole number, such as {such}.",
            such = such(issue.field),
        ),
        Fault::NotYesOrNo => say!(
            lang,
            "{field}只填“是”或“否”。",
            "{field}: please type yes or no."
        ),
        Fault::Beyond { least, most } => say!(
            lang,
            "{field}应在 {least} 到 {most} 之间，请核对。",
            "{field}: please type a number from {least} to {most}."
        ),
        Fault::NotADate => say!(
            lang,
            "{field}应写成日期，例如 2026-11-22、11-22 或 昨天。",
            "{field}: please type a date, such as 2026-11-22, 11-22 or yesterday."
        ),
        Fault::NoSuchDay {
            month, days: None, ..
        } => say!(
            lang,
            "{field}：没有 {month} 月，请核对。",
            "{field}: there is no month {month}; please check."
        ),
        Fault::NoSuchDay {
            year,
            month,
            days: Some(days),
        } => say!(
            lang,
            "{field}：{year} 年 {month} 月只有 {days} 天，请核对。",
            "{field}: {year}-{month:02} has only {days} days; please check."
        ),
        Fault::OtherWeekday { day } => say!(
            lang,
            "{field}：{day} 是{weekday}，请核对。",
            "{field}: {day} is a {weekday}; please check.",
            weekday = weekday(*day, lang),
        ),
        Fault::NotTimes => say!(
            lang,
            "{field}请写成 04-18 09:00-11:30，几天的用分号隔开。",
            "{field}: please write 04-18 09:00-11:30, several days with semicolons."
        ),
        Fault::NotBands(faults) => {
            let all: Vec<Words> = faults.iter().map(|fault| fault.say(lang)).collect();
            say!(
                lang,
                "{field}：{all}",
                "{field}: {all}",
                all = match lang {
                    Lang::Zh => all.concat(),
                    Lang::En => all.join(" "),
                }
            )
        }
        Fault::TooEarly { year } => say!(
            lang,
            "{field}不能早于 {year} 年，请核对。",
            "{field}: must not be before {year}; please check."
        ),
        Fault::Overlaps => say!(
            lang,
            "{field}有两段重叠，请改开。",
            "{field}: two of them overlap; please set them apart."
        ),
        Fault::EndsBeforeItBegins if matches!(issue.field, Field::Training(_)) => say!(
            lang,
            "{field}的结束要晚于开始，请核对。",
            "{field}: the end must be after the beginning; please check."
        ),
        Fault::InFuture if matches!(issue.field, Field::Training(_)) => say!(
            lang,
            "{field}离今天太远，请核对年份。",
            "{field}: too far ahead; please check the year."
        ),
        Fault::TooFar => say!(
            lang,
            "{field}离今天太远，请核对年份。",
            "{field}: too far ahead; please check the year."
        ),
        Fault::InFuture => say!(
            lang,
            "{field}不能晚于今天，请核对。",
            "{field}: must not lie in the future; please check."
        ),
        Fault::EndsBeforeItBegins => say!(
            lang,
            "{field}不能早于起始日期，请核对。",
            "{field}: must not be before the first day; please check."
        ),
        Fault::NotAPhone => not_a_phone(field, typed, lang),
        Fault::NotACode => say!(
            lang,
            "{field}只能用数字、英文字母和连字符，最多 {LONGEST_CODE} 位，请改正，也可留空。",
            "{field}: at most {LONGEST_CODE} letters, digits or hyphens; please correct it or leave it empty."
        ),
        Fault::Unknown(text) => say!(
            lang,
            "{field}：没有找到“{text}”，请检查写法或从列表中选择。",
            "{field}: found no \"{text}\"; please check the spelling or choose from the list."
        ),
        Fault::Ambiguous(several) => {
            say!(
                lang,
                "{field}：有几个同名的，请写全或从列表中选择：{names}。",
                "{field}: several have that name; please write it in full or choose: {names}.",
                names = several.join(match lang {
                    Lang::Zh => "、",
                    Lang::En => ", ",
                }),
            )
        }
        Fault::InUse => say!(
            lang,
            "{field}已被使用，请换一个。",
            "{field}: in use already; please choose another."
        ),
        Fault::Taken(by) => say!(
            lang,
            "{field}已被“{by}”使用，请换一个。",
            "{field}: already used by \"{by}\"; please choose another."
        ),
    }
}

/// A number that may well stand in the field.
fn such(field: Field) -> &'static str {
    match field {
        Field::Person(PersonField::BirthYear) => "1968",
        Field::Training(TrainingField::Capacity) | Field::Site(SiteField::Demand) => "80",
        Field::Site(SiteField::Amount | SiteField::Spent) => "360000",
        _ => "3",
    }
}

fn weekday(day: NaiveDate, lang: Lang) -> String {
    let n = day.weekday().num_days_from_monday() as usize;
    match lang {
        Lang::Zh => "一二三四五六日"
            .chars()
            .skip(n)
            .take(1)
            .fold("星期".to_owned(), |w, c| w + c.encode_utf8(&mut [0; 4])),
        Lang::En => day.format("%A").to_string(),
    }
}

/// Years are no counts: they take no separators.
fn bound(field: Field, n: i64) -> String {
    match (field, u64::try_from(n)) {
        (Field::Person(PersonField::BirthYear), _) | (_, Err(_)) => n.to_string(),
        (_, Ok(n)) => N(n).to_string(),
    }
}

/// Says how many digits stand there when it looks like a mobile phone with some lost or doubled.
fn not_a_phone(field: &str, typed: &str, lang: Lang) -> Words {
    let digits = typed
        .chars()
        .filter(|c| c.is_ascii_digit() || ('０'..='９').contains(c))
        .count();
    let strange = typed
        .chars()
        .any(|c| c.is_alphabetic() && !('０'..='９').contains(&c));
    if strange {
        return say!(
            lang,
            "{field}只填号码，其他内容请写到备注里。",
            "{field}: please type only the number; anything else belongs in the note."
        );
    }
    if digits > 0 && digits != 11 {
        let digits = N::from(digits);
        return say!(
            lang,
            "{field}应为11位手机号，或带区号的座机号，现在是{digits}位。",
            (format!(
                "{field}: please type a mobile number of 11 digits or a landline with its area code; this has {}.",
                digits.of("digit", "digits")
            ))
        );
    }
    say!(
        lang,
        "{field}应为11位手机号，或带区号的座机号，例如 0746 加 7 位号码。",
        "{field}: please type a mobile number of 11 digits or a landline with its area code, such as 0746 and seven digits."
    )
}
