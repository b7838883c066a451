//! The nouns of the county: every kind of record the store keeps, and every subject of a command, listed once.

use serde::{Deserialize, Serialize};

use super::{ID_END, Which};

/// Hands the list to a macro: number, kind, record, id with its letters, table, and the schema of the file that it came
/// with: a new one comes with the schema after the last. Numbers and tables are part of the file format; letters are what
/// ids are printed with, one of them, or two for the kinds that came later.
#[macro_export]
macro_rules! nouns {
    ([$($then:tt)+] $($with:tt)*) => {
        $($then)+! {
            ($($with)*)
            1 Unit: Unit, UnitId "u", "units" since 1;
            2 Household: Household, HouseholdId "h", "households" since 1;
            3 Person: Person, PersonId "p", "people" since 1;
            /// One term of one person in one post.
            4 Appointment: Appointment, AppointmentId "a", "appointments" since 1;
            /// A category of special care (重点户).
            5 Care: CareCategory, CareId "c", "care" since 1;
            /// What one level owes in training: how often, to whom.
            6 Obligation: Obligation, ObligationId "o", "obligations" since 2;
            /// A training session.
            7 Training: Training, TrainingId "t", "trainings" since 2;
            /// One person on the roster of one session.
            8 Seat: Seat, SeatId "s", "seats" since 2;
            /// A stage of demonstration sites.
            9 Stage: Stage, StageId "g", "stages" since 2;
            /// A county leader linked to sites.
            10 Official: Official, OfficialId "l", "officials" since 2;
            11 Rubric: Rubric, RubricId "r", "rubrics" since 2;
            /// A demonstration site.
            12 Site: Site, SiteId "d", "sites" since 2;
            13 Inspection: Inspection, InspectionId "i", "inspections" since 2;
            /// The score of one item at one inspection.
            14 Score: Score, ScoreId "k", "scores" since 2;
            15 Rectification: Rectification, RectificationId "z", "rectifications" since 2;
            /// Somebody who may sign in.
            16 User: User, UserId "w", "users" since 3;
            /// A round of the households of a neighborhood.
            17 Round: Round, RoundId "rd", "rounds" since 5;
        }
    };
}

macro_rules! kinds {
    (() $($(#[$doc:meta])* $number:literal $kind:ident: $record:ident, $id:ident $letters:literal, $table:literal since $since:literal;)*) => {
        /// The kinds of records.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Kind {
            $($kind = $number,)*
        }

        impl Kind {
            pub const ALL: [Self; [$($number),*].len()] = [$(Self::$kind),*];

            /// With which the ids of the kind are printed.
            pub const fn letters(self) -> &'static str {
                match self {
                    $(Self::$kind => $letters,)*
                }
            }

            /// Where the file keeps records of the kind.
            pub const fn table(self) -> &'static str {
                match self {
                    $(Self::$kind => $table,)*
                }
            }

            /// The schema of the file that it came with.
            pub const fn since(self) -> u32 {
                match self {
                    $(Self::$kind => $since,)*
                }
            }
        }
    };
}

nouns!([kinds]);

impl Kind {
    /// The kind of a number in the file; none is one of a newer program, or damage.
    pub fn of(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|&kind| kind as u8 == number)
    }

    /// The record of an id as it is printed.
    pub fn of_id(id: &str) -> Option<Which> {
        let number = |kind: &Self| {
            let number = id.strip_prefix(kind.letters())?.parse().ok();
            number.filter(|&number| number < ID_END)
        };
        let mut all = Self::ALL.into_iter();
        all.find_map(|kind| Some((kind, number(&kind)?)))
    }

    /// Those that a file of the schema keeps.
    pub fn known_to(schema: u32) -> impl Iterator<Item = Self> {
        let all = Self::ALL.into_iter();
        all.filter(move |kind| kind.since() <= schema)
    }
}

/// Runs an expression with `R` standing for the record type of a kind.
#[macro_export]
macro_rules! of_kind {
    (($of:expr, $R:ident => $body:expr)
    $($(#[$doc:meta])* $number:literal $kind:ident: $record:ident, $id:ident $letters:literal, $table:literal since $since:literal;)*) => {
        match $of {
            $($crate::domain::Kind::$kind => {
                type $R = $crate::domain::$record;
                $body
            })*
        }
    };
    ($of:expr, $R:ident => $body:expr) => {
        $crate::nouns!([$crate::of_kind] $of, $R => $body)
    };
}
pub use of_kind;

/// Hands the subjects to a macro: what changes one, why it is refused, and, with the subject once more where the journal
/// and the fields have words of their own for it, what was done and which field.
macro_rules! subjects {
    ([$($then:tt)+] $($with:tt)*) => {
        $($then)+! {
            ($($with)*)
            Unit: UnitCommand, UnitRefusal, [], [Unit UnitField];
            Household: HouseholdCommand, HouseholdRefusal, [], [Household HouseholdField];
            Person: PersonCommand, PersonRefusal, [], [Person PersonField];
            Leader: LeaderCommand, LeaderRefusal, [], [Leader LeaderField];
            Care: CareCommand, CareRefusal, [], [];
            Training: TrainingCommand, TrainingRefusal, [Training TrainingAct], [Training TrainingField];
            Site: SiteCommand, SiteRefusal, [Site SiteAct], [Site SiteField];
            Rubric: RubricCommand, RubricRefusal, [Rubric RubricAct], [];
            Round: RoundCommand, RoundRefusal, [Round RoundAct], [Round RoundField];
            User: UserCommand, UserRefusal, [User UserAct], [];
        }
    };
}
pub(crate) use subjects;

/// Takes a command, a refusal, an act or a field apart: one expression for what is of a subject, whichever it is, and arms
/// for the rest.
macro_rules! of_subject {
    ((Act $of:expr, $its:ident => $body:expr, $($rest:tt)*)
    $($subject:ident: $command:ident, $refusal:ident, [$($done:ident $act:ident)?], [$($has:ident $field:ident)?];)*) => {
        match $of {
            $($($crate::domain::Act::$done($its) => $body,)?)*
            $($rest)*
        }
    };
    ((Field $of:expr, $its:ident => $body:expr, $($rest:tt)*)
    $($subject:ident: $command:ident, $refusal:ident, [$($done:ident $act:ident)?], [$($has:ident $field:ident)?];)*) => {
        match $of {
            $($($crate::domain::Field::$has($its) => $body,)?)*
            $($rest)*
        }
    };
    (($what:ident $of:expr, $its:ident => $body:expr, $($rest:tt)*)
    $($subject:ident: $command:ident, $refusal:ident, [$($done:ident $act:ident)?], [$($has:ident $field:ident)?];)*) => {
        match $of {
            $($crate::domain::$what::$subject($its) => $body,)*
            $($rest)*
        }
    };
    ($what:ident, $of:expr, $its:ident => $body:expr, {$($rest:tt)*}) => {
        $crate::domain::subjects!([$crate::domain::of_subject] $what $of, $its => $body, $($rest)*)
    };
}
pub(crate) use of_subject;
