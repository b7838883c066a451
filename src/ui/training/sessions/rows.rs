//! Sessions as rows: when, what, who holds it, how full it is, who came, how it stands.

use chrono::Datelike;

use crate::{
    domain::{Right, TrainingFields, TrainingStanding as Standing, UnitId},
    i18n::{Words, text::TrainingText},
    keymap::{Change, Context, Find},
    register::Roster,
    report,
    ui::kit::{
        At, Role, rights,
        table::{Cell, Lay, Line, Sheet, Wide},
    },
};

pub const LAY: &Lay = &[
    ("on", Wide::Values(17, 17)),
    ("title", Wide::Rest(20)),
    ("host", Wide::Upto(8, 16)),
    ("level", Wide::Values(6, 8)),
    ("seats", Wide::Values(7, 7)),
    ("came", Wide::Values(4, 4)),
    ("state", Wide::Values(8, 11)),
];

const fn role(standing: Standing) -> Role {
    match standing {
        Standing::Planned => Role::Normal,
        Standing::Unrecorded => Role::Breach,
        Standing::Held => Role::Good,
        Standing::Cancelled => Role::Dim,
    }
}

pub fn sheet<K: Ord + Copy>() -> Sheet<K> {
    Sheet::of(&report::plan_columns(), LAY)
}

/// As it is told, its time shorter, and what is lacking by today marked.
pub fn line<K: Ord + Copy>(sheet: &Sheet<K>, key: K, roster: &Roster, at: &At<'_>) -> Line<K> {
    let training = &roster.training.record;
    let row = report::session_row(at.desk, roster, training.host);
    let mut line = sheet.line(key, &row, at);
    let standing = roster.standing(at.desk.today());
    let [on, title, host, level, _, came, state] = line.cells.as_mut_slice() else {
        return line;
    };
    on.words = when(&training.fields, at);
    if standing == Standing::Cancelled {
        (on.role, title.role) = (Role::Dim, Role::Dim);
    }
    host.words = at.desk.short(training.host);
    level.role = Role::Dim;
    if roster.is_recorded() {
        *came = Cell::number(roster.tally().came());
    }
    let words = at.say(&standing);
    *state = match standing {
        Standing::Unrecorded => Cell::new(format!("! {words}"), role(standing)),
        _ => Cell::new(words, role(standing)),
    };
    line
}

/// `04-18 09:00 四`, with the year where it is another one, and how many more days there are.
pub fn when(fields: &TrainingFields, at: &At<'_>) -> String {
    let Some(slot) = fields.slots.first() else {
        return String::new();
    };
    let this_year = slot.date.year() == at.desk.today().year();
    let written = if this_year { "%m-%d" } else { "%y-%m-%d" };
    let mut words = format!("{} {}", slot.date.format(written), slot.from);
    let days = fields.slots.iter().filter(|s| s.date != slot.date).count();
    if days > 0 {
        words = format!("{words} +{days}");
    }
    words
}

/// What is said where no session is listed.
pub fn silence(root: UnitId, at: &At<'_>) -> String {
    let everywhere = at.desk.root() == Some(root);
    let nothing = everywhere && at.desk.county().sessions(root).next().is_none();
    let words = if nothing {
        TrainingText::None
    } else {
        let scope = at.key(Context::Trainings, Find::Scope);
        TrainingText::NoneSo { scope }
    };
    with_plan(&words, at).into_owned()
}

/// That there is no session, and the key that plans one.
pub fn with_plan(nothing: &TrainingText, at: &At<'_>) -> Words {
    let key = at.key(Context::Trainings, Change::Add);
    let how = TrainingText::HowToPlan { key };
    rights::with_how(nothing, &how, Right::Trainings, at)
}
