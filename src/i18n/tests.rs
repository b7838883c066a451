//! Every noun says something in both languages, in that language's own script and punctuation.

mod refusals;
mod rounds;
mod sites;

use chrono::NaiveDate;

use super::{Lang, N, OnScreen, Say, list, mend, text::*};
use crate::domain::*;

/// Made-up arguments; what they say is chosen so that only the program's own words are looked at.
pub trait Sample {
    fn sample() -> Self;
}

impl Sample for String {
    fn sample() -> Self {
        "X7".to_owned()
    }
}

impl Sample for Fault {
    fn sample() -> Self {
        Self::NotADate
    }
}

impl Sample for Rank {
    fn sample() -> Self {
        Self::Group
    }
}

impl Sample for N {
    fn sample() -> Self {
        Self(31_204)
    }
}

impl Sample for Along {
    fn sample() -> Self {
        Self {
            units: 3,
            households: 31_204,
            uncounted: 1,
            leaders: 2,
        }
    }
}

impl Sample for u16 {
    fn sample() -> Self {
        80
    }
}

impl Sample for u32 {
    fn sample() -> Self {
        4711
    }
}

fn han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

/// Ends as a Chinese sentence does: never with a half-width stop, comma, colon or question mark.
fn check(thing: &dyn Say, what: &str) {
    let zh = thing.say(Lang::Zh);
    let en = thing.say(Lang::En);
    assert!(!zh.trim().is_empty(), "{what} is silent in Chinese");
    assert!(!en.trim().is_empty(), "{what} is silent in English");
    assert!(!en.chars().any(han), "Chinese in English: {en}");
    assert!(
        !zh.ends_with(['.', ',', ';', '?', '!', ':']),
        "half-width end: {zh}"
    );
    assert!(
        !zh.contains(['!', '！']) || zh.contains("! "),
        "an exclamation: {zh}"
    );
    for pair in zh.chars().collect::<Vec<_>>().windows(2) {
        let half = matches!(pair[1], ',' | ';' | '?' | '(' | ')');
        assert!(!(half && han(pair[0])), "half-width inside: {zh}");
    }
    assert!(!en.ends_with('!'), "an exclamation: {en}");
}

fn check_all<T: Say + std::fmt::Debug>(things: impl IntoIterator<Item = T>) {
    for thing in things {
        check(&thing, &format!("{thing:?}"));
    }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("the day is in the calendar")
}

fn at() -> chrono::DateTime<chrono::Utc> {
    "2026-11-22T06:02:00Z"
        .parse()
        .expect("the literal is an instant")
}

fn x() -> String {
    String::sample()
}

#[test]
fn every_text_speaks_both_languages() {
    each_sample(|text, what| check(text, &what));
}

#[test]
fn every_noun_of_the_field_speaks_both_languages() {
    check_all(Level::ALL);
    check_all([
        SheetFault::Empty,
        SheetFault::NotOnSheet {
            no: Typed::new("26"),
        },
        SheetFault::TooLong { most: 20_000 },
        SheetFault::GivenTwice { no: 3 },
        SheetFault::Backwards {
            from: Typed::new("9"),
            to: Typed::new("5"),
        },
        SheetFault::NotUnderstood {
            word: "X7".to_owned(),
        },
    ]);
    check_all([Rank::Section, Rank::Group, Rank::Neighborhood]);
    check_all([GroupKind::Villagers, GroupKind::Grid]);
    check_all(Kind::ALL);
    check_all([4, 16].map(|n| Bounds::ARTICLE.breach(n).expect("out of bounds")));
    check_all(Residence::ALL);
    check_all(Origin::ALL);
    check_all(Ending::ALL);
    check_all([Sex::Female, Sex::Male]);
    check_all([
        Unfit::NotCadre,
        Unfit::NeitherHeadNorGrid,
        Unfit::NotDelegate,
        Unfit::LivesElsewhere,
    ]);
    check_all([
        HouseholdState::Normal,
        HouseholdState::Away(None),
        HouseholdState::Away(Some(day())),
        HouseholdState::Empty,
        HouseholdState::MovedAway,
        HouseholdState::Refused,
    ]);
    check_all([
        Whereabouts::Home,
        Whereabouts::Away(String::new()),
        Whereabouts::Away(x()),
    ]);
    check_all(
        [
            Cause::Own,
            Cause::With(UnitId(1)),
            Cause::Merged(HouseholdId(1)),
        ]
        .map(|cause| Retired { on: day(), cause }),
    );
    check_all([
        Standing::default(),
        Standing {
            cadre: x(),
            group_head: true,
            grid_worker: true,
            delegate: true,
        },
    ]);
}

#[test]
fn sentences_read_as_officials_write_them() {
    let undone = Act::Undo(Box::new(Act::EditHousehold));
    let deed = Deed::of(undone, "黄桂兰".to_owned(), 1);
    assert_eq!(deed.say(Lang::Zh), "已撤销：修改了 黄桂兰 户");
    let breach = |n, lang| {
        let breach = Bounds::ARTICLE.breach(n).expect("out of bounds");
        breach.say(lang).into_owned()
    };
    assert_eq!(breach(4, Lang::Zh), "4户，不足5户");
    assert_eq!(breach(16, Lang::En), "16 households, more than 15");
    assert_eq!(breach(1, Lang::En), "1 household, fewer than 5");
    let changed = Changed {
        by: "李明".to_owned(),
        at: at(),
        fields: vec![
            Field::Household(HouseholdField::Head),
            Field::Household(HouseholdField::Note),
        ],
    };
    assert_eq!(changed.say(Lang::Zh), "李明 11-22 14:02 改了 户主、备注");
    let plan = ImportText::Plan {
        added: N(1_312),
        updated: N(3),
        same: N(40),
    };
    assert_eq!(plan.say(Lang::Zh), "新增 1,312 户，更新 3 户，不变 40 户");
    let phone = Issue::new(Field::Person(PersonField::Phone), Fault::NotAPhone);
    assert_eq!(
        mend(&phone, "138 1234 567", Lang::Zh),
        "电话应为11位手机号，或带区号的座机号，现在是10位。"
    );
    let year = Issue::new(
        Field::Person(PersonField::BirthYear),
        Fault::OutOf {
            least: 1906,
            most: 2010,
        },
    );
    assert_eq!(
        year.say(Lang::Zh),
        "出生年份应在 1906 到 2010 之间，请核对。"
    );
    assert_eq!(list(&[Level::Section, Level::Group], Lang::Zh), "片、组");
}

/// Words of the command line, which a screen has no place for.
const COMMANDS: [&str; 7] = [
    "sanzhang ",
    " --",
    "（--",
    "head h12",
    "reinstate",
    "user change",
    "user keys",
];

fn names_a_command(words: &str) -> bool {
    words.starts_with("--") || COMMANDS.iter().any(|command| words.contains(command))
}

/// Sentences that a screen shows beside those that only the command line or the way in to it says.
fn shown_all<T: Say + std::fmt::Debug>(things: impl IntoIterator<Item = T>, typed: &[&str]) {
    for thing in things {
        let name = format!("{thing:?}");
        let name = name.split([' ', '{']).next().unwrap_or_default();
        let named = [Lang::Zh, Lang::En].map(|lang| names_a_command(&thing.say(lang)));
        let is_typed = typed.contains(&name);
        assert_eq!(named, [is_typed; 2], "{name}: {}", thing.say(Lang::Zh));
    }
}

#[test]
fn what_a_screen_says_names_no_command() {
    shown_all(AppText::samples(), &[]);
    shown_all(ConfirmText::samples(), &[]);
    shown_all(CourseText::samples(), &["LeftOut"]);
    shown_all(FormText::samples(), &[]);
    shown_all(GapText::samples(), &[]);
    shown_all(HelpText::samples(), &[]);
    shown_all(HouseholdText::samples(), &[]);
    let typed = ["RetiredHousehold", "WithFarms", "SeveralCounties"];
    shown_all(ImportText::samples(), &typed);
    shown_all(LeaderText::samples(), &[]);
    shown_all(ListText::samples(), &[]);
    shown_all(RollText::samples(), &[]);
    shown_all(RubricText::samples(), &["None"]);
    shown_all(SearchText::samples(), &[]);
    shown_all(SettingsText::samples(), &[]);
    shown_all(SiteText::samples(), &[]);
    shown_all(StartText::samples(), &[]);
    // Before there is a screen; and what is damaged or held is looked into by a command alone.
    let typed = ["NotAStore", "Missing", "StopWaiting"];
    let alone = ["DamagedRecord", "Locked", "LockedBySomebody"];
    shown_all(StoreText::samples(), &[typed, alone].concat());
    shown_all(TableText::samples(), &[]);
    shown_all(TrainingText::samples(), &[]);
    shown_all(TreeText::samples(), &[]);
    shown_all(UnitText::samples(), &[]);
}

#[test]
fn a_screen_names_no_command_and_writes_places_as_its_pages_do() {
    let place = || HomePlace {
        path: vec!["X7".to_owned(), "X8".to_owned()],
        number: Some(5),
        id: HouseholdId(12),
    };
    let (head, name) = ("X1".to_owned(), "X1".to_owned());
    let all = [
        Caution::Double {
            head,
            place: place(),
        },
        Caution::Head {
            name: name.clone(),
            place: place(),
        },
        Caution::AreaOf {
            unit: "X7".to_owned(),
            users: vec!["X1".to_owned()],
        },
        Caution::RetiredUnit {
            name: name.clone(),
            id: UnitId(5),
            on: day(),
        },
        Caution::RetiredCare {
            name,
            id: CareId(5),
        },
    ];
    for caution in &all {
        let (typed, shown) = (caution.say(Lang::Zh), OnScreen(caution).say(Lang::Zh));
        let named = |words: &str| names_a_command(words) || words.contains("X7/X8/5 h12");
        assert!(named(&typed) && !named(&shown), "{typed}\n{shown}");
        check(&OnScreen(caution), "a caution on the screen");
    }
    assert!(OnScreen(&all[0]).say(Lang::Zh).contains("X7 › X8 › 5号"));
}
