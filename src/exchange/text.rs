//! Bytes to text: which of the encodings a county's offices use it is. Knows nothing of tables.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::{TableFault, table::row_after};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
    Gb18030,
}

/// So many Han characters in UTF-8 are no chance: bytes that fail after them are broken UTF-8, not GB18030.
const HAN_BY_CHANCE: usize = 8;

/// One zero in more bytes is a slip; less is another encoding, or no text.
const BYTES_PER_ZERO: usize = 50;

/// One control character in so many is a slip of some exporting program; more is no text.
const TEXT_PER_CONTROL: usize = 100;

pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), TableFault> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(TableFault::Spreadsheet);
    }
    let (text, encoding) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let rest = bytes.get(mark..).unwrap_or_default();
            let kind = if encoding == UTF_8 {
                Encoding::Utf8
            } else {
                Encoding::Utf16
            };
            (whole(encoding, rest)?, kind)
        }
        None => unmarked(bytes)?,
    };
    let controls = text
        .chars()
        .filter(|&c| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{1a}'))
        .count();
    if controls * TEXT_PER_CONTROL > text.chars().count() {
        return Err(TableFault::NotText);
    }
    if let Some((before, _)) = text.split_once('\0') {
        let line = row_after(before);
        return Err(TableFault::Encoding { line });
    }
    Ok((text, encoding))
}

fn unmarked(bytes: &[u8]) -> Result<(String, Encoding), TableFault> {
    let zeros = bytes.split(|&b| b == 0).count() - 1;
    // Text of two bytes a character has a zero in every comma and line end.
    if zeros * BYTES_PER_ZERO > bytes.len() {
        return wide(bytes).map(|text| (text, Encoding::Utf16));
    }
    let bad = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((text.to_owned(), Encoding::Utf8)),
        Err(bad) => bad.valid_up_to(),
    };
    let good = bytes.get(..bad).unwrap_or_default();
    let han = String::from_utf8_lossy(good)
        .chars()
        .filter(|c| c.len_utf8() == 3)
        .count();
    if han >= HAN_BY_CHANCE {
        let line = row_after(&String::from_utf8_lossy(good));
        return Err(TableFault::Encoding { line });
    }
    whole(GB18030, bytes).map(|text| (text, Encoding::Gb18030))
}

/// UTF-16 without a mark: its commas and line ends have their zero byte always on the same side.
fn wide(bytes: &[u8]) -> Result<String, TableFault> {
    let zeros = |side| {
        bytes
            .iter()
            .skip(side)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    match (zeros(0), zeros(1)) {
        (0, 1..) => whole(UTF_16LE, bytes),
        (1.., 0) => whole(UTF_16BE, bytes),
        _ => Err(TableFault::NotText),
    }
}

fn whole(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<String, TableFault> {
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    if failed {
        let good = text.split('\u{fffd}').next().unwrap_or_default();
        let line = row_after(good);
        return Err(TableFault::Encoding { line });
    }
    Ok(text.into_owned())
}
