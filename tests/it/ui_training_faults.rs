//! What is wrong with a session, its roster or its sheet is told in a sentence of its own, in both languages.

use chrono::Days;
use sanzhang::{
    domain::{
        AppointmentFields, AppointmentId, Command, Ending, LeaderCommand, Origin, UnitCommand,
        UnitId,
    },
    i18n::Lang,
    keymap::Context,
    rehearsal::TODAY,
    ui::training::route::Training,
};

use crate::{
    support::{board::bare, stage::Stage},
    ui_roll::session,
    ui_trainings::{both, fill, first, page, roster, sessions},
};

const fn either(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What is typed into the form of a new session is refused with this sentence, and nothing is planned.
#[track_caller]
fn refused(stage: &mut Stage, times: &str, seats: &str, sentence: &str) {
    let before = sessions(stage);
    stage.press("g t a");
    fill(stage, times, seats).shows(sentence);
    assert_eq!(sessions(stage), before);
}

#[test]
fn a_session_that_ends_before_it_starts_is_told() {
    both(|stage, lang| {
        let sentence = either(
            lang,
            "培训时间的结束要晚于开始，请核对。",
            "Times: the end must be after the beginning; please check.",
        );
        refused(stage, "06-18 11:00-09:00", "20", sentence);
    });
}

#[test]
fn a_session_of_no_seats_is_told() {
    both(|stage, lang| {
        let sentence = either(
            lang,
            "座位数应在 1 到 2,000 之间，请核对。",
            "Seats: please type a number from 1 to 2,000.",
        );
        refused(stage, "06-18 09:00-11:00", "0", sentence);
    });
}

#[test]
fn a_date_in_1900_is_told() {
    both(|stage, lang| {
        let sentence = either(
            lang,
            "培训时间不能早于 2015 年，请核对。",
            "Times: must not be before 2015; please check.",
        );
        refused(stage, "1900-06-18 09:00-11:00", "20", sentence);
    });
}

#[test]
fn a_sheet_number_that_is_not_there_is_told() {
    both(|stage, lang| {
        let id = session(stage, "06:00", 4);
        stage
            .visit(Training::Roll(id))
            .press("f3")
            .type_("all 3 77");
        stage.shows(either(
            lang,
            "签到表上没有 77 号，请核对。",
            "There is no number 77 on the sheet; please check.",
        ));
    });
}

#[test]
fn somebody_retired_keeps_the_seat_and_it_is_said() {
    both(|stage, lang| {
        let id = session(stage, "06:00", 4);
        let (unit, person) = first(stage, id);
        let post = stage.model().desk.county().serving(unit).expect("a post");
        let (term, base) = (post.term.record.id, post.term.version);
        stage.submit(Command::Leader(LeaderCommand::End {
            id: term,
            base,
            until: TODAY - Days::new(1),
            ending: Ending::Resigned,
        }));
        assert!(roster(stage, id).seat_of(person).is_some());
        let words = either(lang, "已不在任，座位保留", "retired; seat kept");
        page(stage, id).shows(words);
        let words = either(lang, "已卸任", "no longer serves");
        stage.visit(Training::Roll(id)).shows(words);
    });
}

#[test]
fn a_leader_replaced_keeps_the_seat_and_the_successor_is_named() {
    both(|stage, lang| {
        let id = session(stage, "06:00", 4);
        let (unit, person) = first(stage, id);
        let (_, other) = {
            let seats = roster(stage, id).live();
            let seat = &seats.last().expect("a seat").record;
            (seat.no, seat.person)
        };
        stage.submit(Command::Leader(LeaderCommand::Appoint {
            id: AppointmentId::promised(0),
            unit,
            person: other,
            fields: AppointmentFields {
                since: TODAY,
                until: None,
                origin: Origin::ByOffice,
                acting: false,
            },
        }));
        assert!(roster(stage, id).seat_of(person).is_some());
        let county = stage.model().desk.county();
        let name = county
            .person(other)
            .expect("a person")
            .record
            .fields
            .name
            .clone();
        let words = match lang {
            Lang::Zh => format!("{name} 接任，座位保留"),
            Lang::En => format!("now {name}; seat kept"),
        };
        page(stage, id).shows(&words);
        let words = match lang {
            Lang::Zh => format!("已由 {name} 接任"),
            Lang::En => format!("succeeded by {name}"),
        };
        stage.visit(Training::Roll(id)).shows(&words);
    });
}

#[test]
fn among_the_units_of_a_quarter_nothing_is_planned_for_one_that_is_gone() {
    let mut stage = bare();
    let mut other = stage.second();
    stage.press("g t tab tab").onto("第3镇");
    let id = UnitId(2 + 3 * 3);
    let held = other.model().desk.county().unit(id).expect("a town");
    let base = held.version;
    other.submit(Command::Unit(UnitCommand::Retire { id, base }));
    stage.advance(std::time::Duration::from_secs(2));
    stage.press("a").shows("第3镇已不在这里");
    assert_eq!(stage.model().context(), Context::Trainings);
    // The weeks go on all the same, and from another row one plans.
    let next = stage.press("right down a").screen();
    assert_eq!(stage.model().context(), Context::Form);
    assert_ne!(stage.press("esc left a").screen(), next);
}
