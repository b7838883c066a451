//! An address out of one cell: `3-2-501`, 东苑小区 3栋2单元501室, or free text.

use crate::{
    domain::{Address, grammar},
    i18n::heard::{
        mark::DASH,
        roster::{BUILDING_ENDS, ENTRANCE_END, ROOM_END},
    },
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

/// `3-2-501` typed as the building is taken apart, and so is a house typed as the address.
pub fn parted(address: &mut Address) {
    let Address { text, .. } = &*address;
    if *address
        == (Address {
            text: text.clone(),
            ..Address::default()
        })
    {
        *address = read(text);
        return;
    }
    if address.entrance.is_empty() && address.room.is_empty() {
        let house = address.building.clone();
        let parts: Vec<&str> = house.split(DASH).map(str::trim).collect();
        let (building, entrance, room) = match *parts.as_slice() {
            [building, entrance, room] => (building, entrance, room),
            [building, room] => (building, "", room),
            _ => return,
        };
        building.clone_into(&mut address.building);
        entrance.clone_into(&mut address.entrance);
        room.clone_into(&mut address.room);
    }
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

/// 东苑小区3栋2单元501室, 3号楼2单元508, 3#2-507, 三幢二单元506室.
fn worded(cell: &str) -> Option<Address> {
    let mut ends = BUILDING_ENDS.iter();
    let (before, after) = ends.find_map(|end| cell.split_once(end))?;
    let estate = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || is_numeral(c));
    let building = number(before.strip_prefix(estate)?)?;
    let parted = after
        .split_once(ENTRANCE_END)
        .or_else(|| after.split_once('-'));
    let (entrance, rest) = match parted {
        Some((entrance, rest)) => (number(entrance)?, rest),
        None => (String::new(), after),
    };
    let room = number(rest.strip_suffix(ROOM_END).unwrap_or(rest))?;
    Some(Address {
        text: String::new(),
        estate: estate.trim().to_owned(),
        building,
        entrance,
        room,
    })
}

fn is_numeral(c: char) -> bool {
    grammar::han(c.encode_utf8(&mut [0; 4])).is_some()
}

/// As it is written, numerals as digits.
fn number(part: &str) -> Option<String> {
    let part = part.trim();
    if is_number(part) {
        return Some(part.to_owned());
    }
    grammar::han(part).map(|n| n.to_string())
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
            ("3栋2单元503", "3-2-503"),
            ("3号楼2单元508室", "3-2-508"),
            ("东苑小区3幢2单元509", "3-2-509"),
            ("3#2-507", "3-2-507"),
            ("三栋二单元506室", "3-2-506"),
            ("3栋513", "3-513"),
            ("新民路12号", ""),
            ("3栋东头", ""),
            ("李家大座3", ""),
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
