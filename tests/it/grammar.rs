//! Days, times, periods and numbers are read alike at every door: in forms, on the command line, back from what the
//! program itself prints. People here are invented.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use sanzhang::{
    domain::{
        Period, Rhythm, Slot, TimeOfDay,
        grammar::{self, Exact, Lean},
    },
    i18n::{en, zh},
};

use crate::support::{
    shell::{Ended, Shell},
    stage::Stage,
};

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(1971, 1, 1).expect("a day") + Days::new(n)
}

#[test]
fn every_period_is_read_back_as_it_is_printed() {
    let today = NaiveDate::from_ymd_opt(2024, 4, 7).expect("a day");
    for rhythm in [
        Rhythm::Yearly,
        Rhythm::HalfYearly,
        Rhythm::Quarterly,
        Rhythm::Monthly,
    ] {
        let first = Period::of(rhythm, NaiveDate::from_ymd_opt(2001, 1, 1).expect("a day"));
        for period in std::iter::successors(Some(first), |p| Some(p.next()))
            .take_while(|p| p.calendar_year() < 2100)
        {
            for printed in [period.to_string(), zh(&period).into(), en(&period).into()] {
                assert_eq!(
                    grammar::period(&printed, today, grammar::Lean::Near),
                    Ok(period),
                    "{printed}"
                );
            }
        }
    }
}

/// What days, times, periods and numbers are written with, thrown together; now and then anything else.
fn strange() -> impl Strategy<Value = String> {
    const SIGNS: [&str; 12] = [
        "年", "月", "日", "号", "周", "点", "半", "季度", "万", "元", "第", "个",
    ];
    const WORDS: [&str; 14] = [
        "上", "下", "明", "后", "底", "上午", "pm", "apr", "of", "q", "h", "十", "〇", "两",
    ];
    let one = |of: &'static [&'static str]| prop::sample::select(of).prop_map(str::to_owned);
    let part = prop_oneof![
        4 => "[0-9]{1,22}",
        4 => one(&SIGNS),
        2 => one(&WORDS),
        2 => "[-/.:：、,，；～ ]",
        1 => "[０-９－（）]",
        1 => "\\PC",
    ];
    prop::collection::vec(part, 0..9).prop_map(|parts| parts.concat())
}

proptest! {
    /// Whatever is in a field can be left and entered again without becoming another day.
    #[test]
    fn what_a_form_shows_of_a_session_reads_back(
        today in 0_u64..40_000,
        slots in prop::collection::vec((0_u64..47_000, 0_u16..1380, 1_u16..60), 1..4),
    ) {
        let today = day(today);
        let time = |minutes: u16| TimeOfDay::new(minutes / 60, minutes % 60).expect("a time");
        let mut slots: Vec<Slot> = slots
            .into_iter()
            .map(|(date, from, length)| Slot {
                date: day(date),
                from: time(from),
                to: time(from + length),
            })
            .collect();
        slots.sort_unstable();
        let shown = grammar::written(&slots, today);
        prop_assert_eq!(grammar::slots(&shown, today), Ok(slots), "{}", shown);
    }

    /// A day without its year is never further off than it need be, and never on the wrong side.
    #[test]
    fn a_day_without_a_year_is_the_nearest_that_fits(today in 400_u64..40_000, off in 0_u64..366) {
        let (today, meant) = (day(today), day(today + off));
        let short = meant.format("%m-%d").to_string();
        prop_assume!(short != "02-29");
        let read = |lean| grammar::day(&short, today, Exact::Day, lean).expect("a day");
        for found in [read(Lean::Past), read(Lean::Near), read(Lean::Coming)] {
            prop_assert_eq!(found.format("%m-%d").to_string(), short.clone());
        }
        prop_assert!((read(Lean::Past) - today).num_days() <= 31);
        prop_assert!((read(Lean::Near) - today).num_days().abs() <= 183);
        prop_assert!((read(Lean::Coming) - today).num_days() >= -92);
        prop_assert!(read(Lean::Coming) <= meant);
    }

    #[test]
    fn no_text_is_too_strange(text in strange(), today in 0_u64..40_000) {
        let today = day(today);
        for lean in [Lean::Past, Lean::Near, Lean::Coming] {
            let _ = grammar::day(&text, today, Exact::Month, lean);
        }
        let _ = grammar::slots(&text, today);
        let _ = grammar::period(&text, today, grammar::Lean::Near);
        let _ = grammar::count(&text, 0..=9);
        let _ = grammar::yuan(&text);
    }
}

fn refused(ended: &Ended, words: &str) {
    assert_ne!(ended.status, 0, "{}", ended.out);
    assert!(ended.err.contains(words), "{}", ended.err);
}

#[test]
fn the_command_line_takes_what_forms_take() {
    let shell = Shell::with_two_households();
    let on = "--today 2026-03-05";
    for (typed, kept) in [
        ("2026年3月1日", "2026-03-01"),
        ("3-1", "2026-03-01"),
        ("12-28", "2025-12-28"),
        ("２０２６．３．１", "2026-03-01"),
        ("昨天", "2026-03-04"),
        ("20260301", "2026-03-01"),
    ] {
        shell.run(&format!("{on} edit h1 card=2026-02-02")).ok();
        shell.run(&format!("{on} edit h1 card={typed}")).ok();
        let shown = shell.run("show h1").ok().out;
        assert!(shown.contains(kept), "{typed}: {shown}");
    }
    shell.run("edit h1 people=４人").ok();
    let shown = shell.run("show h1").ok().out;
    assert!(shown.contains('4'), "{shown}");
    refused(
        &shell.run("edit h1 card=2026-02-30"),
        "2026 年 2 月只有 28 天",
    );
    refused(&shell.run("edit h1 card=2026-13-01"), "没有 13 月");
    refused(&shell.run("edit h1 people=99999"), "1 到 ");
    refused(&shell.run("edit h1 people=三个半"), "例如 3");
    refused(&shell.run("--lang en edit h1 card=soon"), "such as");
    refused(
        &shell.run("appoint 东镇/竹林村 h1 --since 2026-04-31"),
        "只有 30 天",
    );
}

#[test]
fn a_session_is_planned_in_words_as_people_write_them() {
    let shell = Shell::with_two_households();
    let on = "--today 2024-04-07";
    shell
        .run(&format!(
            "{on} training add unit=东镇 place=礼堂 title=普遍培训 date=4月18日、4.19 time=上午9点-11点半"
        ))
        .ok();
    let shown = shell.run(&format!("{on} training show t1")).ok().out;
    for words in ["04-18 09:00–11:30", "04-19 09:00–11:30"] {
        assert!(shown.contains(words), "{shown}");
    }
    shell
        .run(&format!("{on} training edit t1 date=4-20 time=9-11"))
        .ok();
    let shown = shell.run(&format!("{on} training show t1")).ok().out;
    assert!(shown.contains("04-20 09:00–11:00"), "{shown}");
    for period in [
        "2024年二季度",
        "二季度",
        "2024年第2季度",
        "本季度",
        "2024Q2",
    ] {
        let listed = shell
            .run(&format!("{on} training list --period {period}"))
            .ok()
            .out;
        assert!(listed.contains("普遍培训"), "{period}: {listed}");
    }
    refused(
        &shell.run(&format!("{on} training list --period 五季度")),
        "不是时期",
    );
    refused(
        &shell.run(&format!("{on} training edit t1 time=9-25")),
        "09:00-11:30",
    );
}

#[test]
fn a_form_shows_what_it_read() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("P").type_("冯样珍").press("tab tab");
    stage.type_("１９５８年").press("tab").shows("1958");
    stage
        .press("S-Tab ^u")
        .type_("十九")
        .press("tab")
        .shows("出生年份应在 1900 到 2100 之间");
    stage
        .press("S-Tab ^u")
        .type_("属猴")
        .press("tab")
        .shows("出生年份应填数字，例如 1968");
}
