//! What is true in the field: levels, units, households, leaders, rules, and the commands that change them.
//! Pure: knows no file, no clock, no screen. Rules live here once; forms, imports and the store all call them.

mod address;
pub mod calendar;
mod care;
mod clerk;
mod command;
mod contact;
mod home;
mod household;
mod id;
mod journal;
mod leader;
mod ledger;
mod level;
mod period;
mod person;
mod refusal;
mod rules;
mod training;
mod unit;

pub use address::Address;
pub use care::{CareCategory, CareCommand, EXAMPLE_CARE};
pub use clerk::{carry_out, next_number};
pub use command::{Command, Occasion};
pub use contact::{Contact, MAX_CONTACTS, Whereabouts};
pub use home::{Home, ID_END, Shelf};
pub use household::{
    CareEntry, FormerHead, Household, HouseholdCommand, HouseholdField, HouseholdFields,
    HouseholdState, Residence,
};
pub use id::{
    AppointmentId, CareId, HouseholdId, Key, ObligationId, OpId, PersonId, SeatId, Seq, SittingId,
    TrainingId, UnitId,
};
pub use journal::{Act, Deed, Entry, Hand, Office, Touched, TrainingAct};
pub use leader::{
    Appointment, AppointmentFields, Ending, LeaderCommand, LeaderField, Origin, Unfit,
};
pub use ledger::{Held, Kind, Ledger, Record, Stop, of_kind};
pub use level::{GroupKind, Level, Rank};
pub use period::{BadPeriod, Period, Rhythm};
pub use person::{Person, PersonCommand, PersonField, PersonFields, Sex, Standing};
pub use refusal::{
    Changed, EditRefusal, Fault, Field, HouseholdRefusal, Issue, LeaderRefusal, PersonRefusal,
    Refusal, TrainingRefusal, UndoRefusal, UnitRefusal,
};
pub use rules::{
    Breach, FEWEST, LONGEST_CODE, LONGEST_NAME, LONGEST_NOTE, MOST, breach, mask, mask_phone,
    phone, short_name,
};
pub use training::{
    BadTime, Counting, MOST_SEATS, Mark, Obligation, ObligationFields, Seat, SheetFault, Slot,
    Tier, TimeOfDay, Topic, Training, TrainingCommand, TrainingField, TrainingFields,
    TrainingState, Whom, read_sheet,
};
pub use unit::{Along, Cause, FreedNumber, Retired, Unit, UnitCommand, UnitField, UnitFields};

pub mod text;
