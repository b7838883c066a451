//! The roster of a session as rows, each with what should be known: who no longer serves, who has to be elsewhere.

use crate::{
    domain::{Mark, Seat, SeatId},
    register::Roster,
    report::{self, Kind, Value},
    ui::kit::{
        At, Role,
        table::{Cell, Lay, Line, Sheet, Wide},
    },
};

const LAY: &Lay = &[
    ("no", Wide::Values(4, 4)),
    ("name", Wide::Values(8, 8)),
    ("unit", Wide::Rest(18)),
    ("post", Wide::Values(6, 19)),
    ("phone", Wide::Values(11, 11)),
    ("mark", Wide::Upto(10, 20)),
    ("remark", Wide::Upto(12, 30)),
];

pub fn sheet() -> Sheet<SeatId> {
    Sheet::of(&report::roster_columns(), LAY)
}

pub fn lines(sheet: &Sheet<SeatId>, roster: &Roster, at: &At<'_>) -> Vec<Line<SeatId>> {
    let seats = roster.live().map(|held| &held.record);
    let line = seats.map(|seat: &Seat| {
        let row = report::seat(at.desk, seat, roster);
        let mut line = sheet.line(seat.id, &row, at);
        // What is said beside the mark stands in the remark.
        line.cells[5] = match &seat.mark {
            Some(mark) => Cell {
                role: mark_role(mark),
                ..Cell::told(&Value::said(mark).into(), Kind::Text, at)
            },
            None => Cell::default(),
        };
        line
    });
    line.collect()
}

const fn mark_role(mark: &Mark) -> Role {
    match mark {
        Mark::Present => Role::Good,
        Mark::Late { .. } | Mark::Excused { .. } => Role::Warn,
        Mark::Absent { .. } => Role::Breach,
    }
}
