//! Lines of a signed sheet as people type them, and what they mark.

use super::*;
use crate::domain::{PersonId, TrainingId};

/// Numbers 1 to 25; number 20 rests.
fn seats() -> Vec<Seat> {
    let seat = |no: u16| Seat {
        id: SeatId(u32::from(no)),
        training: TrainingId(1),
        person: PersonId(u32::from(no) + 100),
        no,
        post: None,
        walk_in: false,
        mark: None,
        dropped: no == 20,
    };
    (1..=25).map(seat).collect()
}

/// One letter a seat: `+` came, `l` late, `q` excused, `-` absent.
fn marks(line: &str) -> String {
    let marks = read_sheet(line, &seats()).expect("a line that is understood");
    assert_eq!(marks.len(), 24, "whoever is off the roster gets no mark");
    let letter = |mark: &Mark| match mark {
        Mark::Present => '+',
        Mark::Late { .. } => 'l',
        Mark::Excused { .. } => 'q',
        Mark::Absent { .. } => '-',
    };
    let marks = marks.iter().filter_map(|(_, mark)| mark.as_ref());
    marks.map(letter).collect()
}

#[test]
fn a_line_marks_everybody_on_the_sheet() {
    let usual = "++-+++++++++++++q+++-+++";
    for line in [
        "全到 除 3 17q 22",
        "全到除3、17请，22",
        "全部到，除了 ３ １７ｑ ２２。",
        "all but 3, 17Q 22x",
        "All except 3号 17请假 22缺席",
        "缺 3 17q 22",
        "全到 3 17q 22",
        "qd 3 17q 22",
        "QD chu 3 17q 22",
        "quandao c 3 17q 22",
    ] {
        assert_eq!(marks(line), usual, "{line}");
    }
    assert_eq!(marks("全到"), "+".repeat(24));
    assert_eq!(marks("none"), "-".repeat(24));
    assert_eq!(marks("qq"), marks("none"));
    assert_eq!(marks("d 1-23"), marks("到 1-23"));
    assert!(names_only_who_came("3 17q") && !names_only_who_came("qd 3 17q"));
    assert!(!names_only_who_came("到 3"), "it says so");
    assert_eq!(marks("全到 5l 7迟到"), "++++l+l+++++++++++++++++");
}

#[test]
fn what_the_door_knew_better_stays() {
    let mut seats = seats();
    let late = Mark::Late { at: None };
    let excused = Mark::Excused {
        reason: "住院".to_owned(),
    };
    seats[0].mark = Some(late.clone());
    seats[1].mark = Some(excused.clone());
    seats[2].mark = Some(late);
    seats[3].mark = Some(excused.clone());
    let marks = read_sheet("全到 除 2 3 5", &seats).expect("understood");
    let of = |n: usize| marks[n].1.clone().expect("marked");
    assert_eq!(of(0), Mark::Late { at: None });
    assert_eq!(of(1), excused);
    assert_eq!((of(2), of(3), of(4)), (absent(), Mark::Present, absent()));
    let marks = read_sheet("全到 除 2x", &seats).expect("understood");
    assert_eq!(marks[1].1, Some(absent()), "the line says so");
}

#[test]
fn a_line_may_name_those_who_came() {
    let few = "++--+++++---------------";
    for line in ["到 1 2 5-9", "1 2 5-9", "1，2，5到9", "到：1、2、5 — 9"] {
        assert_eq!(marks(line), few, "{line}");
    }
    assert_eq!(marks("18-22 1l 2q"), "lq---------------++++---");
    assert_eq!(marks("3 3 2-4"), "-+++--------------------");
}

#[test]
fn every_fault_of_a_line_is_told() {
    use SheetFault as F;
    let faults = |line| read_sheet(line, &seats()).expect_err("faults");
    let word = |word: &str| F::NotUnderstood {
        word: word.to_owned(),
    };
    assert_eq!(faults(""), [F::Empty]);
    assert_eq!(faults("到"), [F::Empty]);
    assert_eq!(
        faults("全到 除 26"),
        [F::NotOnSheet {
            no: Typed::new("26")
        }]
    );
    assert_eq!(
        faults("全到 除 20"),
        [F::NotOnSheet {
            no: Typed::new("20")
        }]
    );
    assert_eq!(
        faults("1-26"),
        [F::NotOnSheet {
            no: Typed::new("26")
        }]
    );
    assert_eq!(
        faults("到 0 99999999999"),
        [
            F::NotOnSheet {
                no: Typed::new("0")
            },
            F::NotOnSheet {
                no: Typed::new("99999999999")
            }
        ]
    );
    assert_eq!(faults("全到 除 3 3q"), [F::GivenTwice { no: 3 }]);
    assert_eq!(faults("1-5 4l"), [F::GivenTwice { no: 4 }]);
    assert_eq!(
        faults("9-5"),
        [F::Backwards {
            from: Typed::new("9"),
            to: Typed::new("5")
        }]
    );
    assert_eq!(faults("3z"), [word("z")]);
    assert_eq!(faults("全到 除 3 全到"), [word("全到")]);
    assert_eq!(
        faults("来了 31"),
        [
            word("来了"),
            F::NotOnSheet {
                no: Typed::new("31")
            }
        ]
    );
}

#[test]
fn a_number_beyond_all_numbers_is_told_as_typed_and_a_long_line_ends() {
    let no = "99999999999999999999";
    let told = read_sheet(no, &seats()).expect_err("nobody");
    assert_eq!(told, [SheetFault::NotOnSheet { no: Typed::new(no) }]);
    assert_eq!(Typed::new(no).to_string(), no);
    let many = "1-24 ".repeat(4_000);
    assert!(read_sheet(&many, &seats()).is_ok());
    let wrong: Vec<String> = (100..2_600).map(|n| n.to_string()).collect();
    let told = read_sheet(&wrong.join(" "), &seats()).expect_err("nobody");
    assert_eq!(
        told.len(),
        MOST_FAULTS + 1,
        "so that it is said there are more"
    );
    let book = "1 ".repeat(10_001);
    let told = read_sheet(&book, &seats());
    assert_eq!(told, Err(vec![SheetFault::TooLong { most: 20_000 }]));
}
