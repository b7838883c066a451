//! What is true in the field: levels, units, households, leaders, rules. Knows no file, no clock, no screen.

pub mod text;
