//! An address out of one cell: `3-2-501`, 东苑小区 3栋2单元501室, or free text.

use crate::{
    domain::Address,
    i18n::heard::roster::{BUILDING_END, ENTRANCE_END, ROOM_END},
};

/// What [`Address::line`] writes is read back as it was.
pub fn read(cell: &str) -> Address {
    numbers(cell)
        .or_else(|| worded(cell))
        .unwrap_or_else(|| Address {
            text: cell.to_owned(),
            ..Address::default()
        })
}

fn numbers(cell: &str) -> Option<Address> {
    let parts: Vec<&str> = cell.split('-').collect();
    if !parts.iter().all(|p| is_number(p)) {
        return None;
    }
    let (building, entrance, room) = match parts[..] {
        [building, entrance, room] => (building, entrance, room),
        [building, room] => (building, "", room),
        _ => return None,
    };
    Some(Address {
        building: building.to_owned(),
        entrance: entrance.to_owned(),
        room: room.to_owned(),
        ..Address::default()
    })
}

fn worded(cell: &str) -> Option<Address> {
    let (before, after) = cell.split_once(BUILDING_END)?;
    let estate = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    let building = before.strip_prefix(estate)?;
    let (entrance, rest) = after.split_once(ENTRANCE_END).unwrap_or(("", after));
    let room = rest.strip_suffix(ROOM_END)?;
    let entrance_fits = entrance.is_empty() || is_number(entrance);
    (is_number(building) && entrance_fits && is_number(room)).then(|| Address {
        text: String::new(),
        estate: estate.trim().to_owned(),
        building: building.to_owned(),
        entrance: entrance.to_owned(),
        room: room.to_owned(),
    })
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.len() <= 5 && part.chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn houses_are_read_as_they_are_written() {
        for (cell, house) in [
            ("3-2-501", "3-2-501"),
            ("3-501", "3-501"),
            ("东苑小区 3栋2单元501室", "3-2-501"),
            ("东苑小区3栋501室", "3-501"),
            ("竹林村12号", ""),
            ("0746-2213456-1", ""),
            ("栋", ""),
        ] {
            assert_eq!(read(cell).house(), house, "{cell}");
        }
    }

    #[test]
    fn a_line_reads_back() {
        for line in ["东苑小区 3栋2单元501室", "3栋2单元501室", "竹林村 12号", ""] {
            assert_eq!(read(line).line(), line);
        }
    }
}
