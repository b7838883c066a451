//! What is true in the field: levels, units, households, leaders, rules, and the commands that change them.
//! Pure: knows no file, no clock, no screen. Rules live here once; forms, imports and the store all call them.

mod address;
pub mod calendar;
mod care;
mod caution;
mod claim;
mod clerk;
mod command;
mod described;
mod digits;
mod edit;
pub mod grammar;
mod home;
mod household;
mod id;
mod journal;
mod leader;
mod ledger;
mod level;
pub mod lines;
mod name;
mod nearest;
mod noun;
mod past;
mod period;
mod person;
mod phone_contact;
mod reference;
mod refusal;
pub mod rotation;
mod round;
mod rubric;
mod rules;
mod same;
mod sight;
mod site;
mod ties;
mod training;
mod unit;
mod unit_contact;
pub mod user;

pub use address::Address;
pub use care::{CareCategory, CareCommand, CareEntry, CareRefusal, EXAMPLE_CARE};
pub use caution::{Caution, HomePlace};
pub use claim::{Claim, Clash, Pending, There, clash, shared};
pub use clerk::{Days, carry_out, is_overfull, next_number};
pub use command::{Call, Command, Occasion, Unmask};
pub use described::{Answer, Choice, Count, Described, Fields, Holds, Need};
pub use digits::{holds_id_number, mask_phones};
pub use edit::{Edit, Stated, Told};
pub use home::{Home, Month, UnknownShelf};
pub use household::{
    FormerHead, Household, HouseholdCommand, HouseholdField, HouseholdFields, HouseholdState,
    Residence,
};
pub use id::*;
pub use journal::{
    Act, Deed, Entry, Hand, NamedPost, RoundAct, RubricAct, SiteAct, Touched, TrainingAct, UserAct,
};
pub use leader::{
    Appointment, AppointmentFields, Ending, LeaderCommand, LeaderField, Origin, Unfit,
};
pub use ledger::{Held, Ledger, Record, Stop};
pub use level::{GroupKind, Level, Rank};
pub use name::Name;
pub use nearest::{changes, nearest};
pub use noun::{Kind, of_kind};
pub(crate) use noun::{of_subject, subjects};
pub use past::{Called, HouseholdPast, Life, Past, Span, Spot, UnitPast};
pub use period::{BadPeriod, Period, Rhythm, monday};
pub use person::{Person, PersonCommand, PersonField, PersonFields, Sex, Standing};
pub use phone_contact::{MAX_CONTACTS, PhoneContact, Whereabouts};
pub use reference::{Asked, Due, Fate, Figure, List, Reference};
pub use refusal::{
    Changed, EditRefusal, Fault, Field, HouseholdRefusal, Issue, LeaderRefusal, PersonRefusal,
    Refusal, RubricRefusal, TrainingRefusal, UndoRefusal, UnitRefusal,
};
pub use round::{
    Again, Round, RoundCommand, RoundField, RoundFields, RoundLine, RoundRefusal, Sign, Voided, Way,
};
pub use rubric::{
    BadTenths, Band, BandFault, BandWrong, Curve, Extent, Floor, Item, MOST_COUNTED, Measure,
    Method, Points, Rubric, RubricBlock, RubricCommand, RubricFault, RubricFields, RubricPart,
    RubricWrong, Scoring, ScoringParts, ScoringWay, Shift, Stays, Step, Tenths, Value, read_bands,
    write_bands,
};
pub use rules::{
    Bounds, Breach, LONGEST_CODE, LONGEST_NAME, LONGEST_NOTE, MOST_PEOPLE, mask, mask_phone,
    parts_phone, phone, short_name, stands_out,
};
pub use same::{Alongside, Fact, Second};
pub use sight::{Guarded, HIDDEN, Sight};
pub use site::{
    Adoption, By, Closed, Demand, EXAMPLE_STAGES, Inspection, InspectionCommand, InspectionFields,
    Link, LinkKind, Milestone, Official, OfficialCommand, OfficialFields, Progress, Project,
    ProjectState, Reached, Rectification, RectificationCommand, RectificationFields,
    RectificationState, Score, ScoreFields, Site, SiteCommand, SiteField, SiteFields, SiteList,
    SiteRefusal, SiteRow, Stage, StageCommand, StageFields,
};
pub use ties::{Known, Listed, Roll, Shelf, Stands, Tied, Which};
pub use training::{
    BadTime, Counting, GRACE, MOST_SEATS, Mark, Obligation, ObligationFields, Seat, SheetFault,
    Slot, Tier, TimeOfDay, Topic, Training, TrainingCommand, TrainingField, TrainingFields,
    TrainingStanding, TrainingState, Typed, Whom, names_only_who_came, read_sheet,
};
pub use unit::{Along, Cause, FreedNumber, Retired, Unit, UnitCommand, UnitField, UnitFields};
pub use unit_contact::{UNIT_CONTACTS, UnitContact};
pub use user::{
    BadKey, Pass, PublicKey, Right, Role, User, UserCommand, UserFields, UserRefusal, is_login,
    still_kept,
};

pub mod text;
