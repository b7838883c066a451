//! Days in every dress, and what is said of those that are none.

use super::*;

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the day is in the calendar")
}

#[test]
fn days_are_read_in_any_dress() {
    let today = ymd(2026, 11, 22);
    for (text, found) in [
        ("2026-11-22", ymd(2026, 11, 22)),
        ("20261122", ymd(2026, 11, 22)),
        ("２０２６．１１．２２", ymd(2026, 11, 22)),
        ("2026年3月5日", ymd(2026, 3, 5)),
        ("2026/4/18 0:00:00", ymd(2026, 4, 18)),
        ("24.4.18", ymd(2024, 4, 18)),
        ("24年4月18日", ymd(2024, 4, 18)),
        ("二〇二六年四月十八日", ymd(2026, 4, 18)),
        ("2026-04-18（星期六）", ymd(2026, 4, 18)),
        ("11-2", ymd(2026, 11, 2)),
        ("18号", ymd(2026, 11, 18)),
        ("18 April 2026", ymd(2026, 4, 18)),
        ("Apr 18, 2026", ymd(2026, 4, 18)),
        ("18 Sept", ymd(2026, 9, 18)),
        ("今天", today),
        ("Yesterday", ymd(2026, 11, 21)),
        ("大后天", ymd(2026, 11, 25)),
        ("3天前", ymd(2026, 11, 19)),
        ("两周后", ymd(2026, 12, 6)),
        ("in 10 days", ymd(2026, 12, 2)),
        ("下周一", ymd(2026, 11, 23)),
        ("上周日", ymd(2026, 11, 15)),
        ("下下周一", ymd(2026, 11, 30)),
        ("上上周五", ymd(2026, 11, 6)),
        ("last friday", ymd(2026, 11, 13)),
        ("月底", ymd(2026, 11, 30)),
        ("上月初", ymd(2026, 10, 1)),
        ("季度末", ymd(2026, 12, 31)),
        ("去年底", ymd(2025, 12, 31)),
    ] {
        let read = day(text, today, Exact::Day, Lean::Near);
        assert_eq!(read, Ok(found), "{text}");
    }
    for (text, found) in [
        ("2022-03", ymd(2022, 3, 1)),
        ("2022年3月", ymd(2022, 3, 1)),
        ("202203", ymd(2022, 3, 1)),
        ("2月", ymd(2027, 2, 1)),
    ] {
        let read = day(text, today, Exact::Month, Lean::Near);
        assert_eq!(read, Ok(found), "{text}");
        assert_eq!(
            day(text, today, Exact::Day, Lean::Near),
            Err(Fault::NotADate),
            "{text}"
        );
    }
    for text in [
        "",
        "后年",
        "12345678901",
        "五",
        "18",
        "4-5-6-7",
        "月",
        "2026",
        "周八",
    ] {
        let read = day(text, today, Exact::Day, Lean::Near);
        assert_eq!(read, Err(Fault::NotADate), "{text}");
    }
}

#[test]
fn a_day_that_is_not_in_the_calendar_says_why() {
    let today = ymd(2026, 11, 22);
    let read = |text| day(text, today, Exact::Day, Lean::Near);
    let no_such = |year, month, days| Err(Fault::NoSuchDay { year, month, days });
    assert_eq!(read("2026-02-30"), no_such(2026, 2, Some(28)));
    assert_eq!(read("2024年2月30日"), no_such(2024, 2, Some(29)));
    assert_eq!(read("6-31"), no_such(2026, 6, Some(30)));
    assert_eq!(read("2026-13-01"), no_such(2026, 13, None));
    assert_eq!(read("99999999"), Err(Fault::TooFar));
    assert_eq!(read("1850-01-01"), Err(Fault::TooEarly { year: 1900 }));
    let other = Fault::OtherWeekday {
        day: ymd(2026, 4, 18),
    };
    assert_eq!(read("2026-04-18 周五"), Err(other));
}

#[test]
fn a_day_without_a_year_is_the_one_that_is_meant() {
    let (january, december) = (ymd(2024, 1, 5), ymd(2024, 12, 28));
    for (text, today, past, near, coming) in [
        (
            "12-28",
            january,
            ymd(2023, 12, 28),
            ymd(2023, 12, 28),
            ymd(2023, 12, 28),
        ),
        (
            "1-20",
            january,
            ymd(2024, 1, 20),
            ymd(2024, 1, 20),
            ymd(2024, 1, 20),
        ),
        ("1-5", january, january, january, january),
        (
            "8-1",
            january,
            ymd(2023, 8, 1),
            ymd(2023, 8, 1),
            ymd(2024, 8, 1),
        ),
        (
            "1-6",
            december,
            ymd(2025, 1, 6),
            ymd(2025, 1, 6),
            ymd(2025, 1, 6),
        ),
        (
            "2-29",
            december,
            ymd(2024, 2, 29),
            ymd(2024, 2, 29),
            ymd(2028, 2, 29),
        ),
        (
            "31日",
            ymd(2024, 2, 10),
            ymd(2024, 1, 31),
            ymd(2024, 1, 31),
            ymd(2024, 3, 31),
        ),
        (
            "3日",
            december,
            ymd(2025, 1, 3),
            ymd(2025, 1, 3),
            ymd(2025, 1, 3),
        ),
        (
            "周四",
            ymd(2024, 12, 30),
            ymd(2024, 12, 26),
            ymd(2025, 1, 2),
            ymd(2025, 1, 2),
        ),
    ] {
        for (lean, found) in [
            (Lean::Past, past),
            (Lean::Near, near),
            (Lean::Coming, coming),
        ] {
            let read = day(text, today, Exact::Day, lean);
            assert_eq!(read, Ok(found), "{text} on {today}, {lean:?}");
        }
    }
}
