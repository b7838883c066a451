//! Bands on one line, as people type them: `95:5 90-94:3 0-89:0`. What the bands amount to is told elsewhere.

use super::{Band, Tenths};

/// One entry that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandFault {
    /// From 1.
    pub entry: usize,
    pub text: String,
    pub wrong: BandWrong,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandWrong {
    /// Not two parts with a colon between them.
    Colon,
    /// Before the colon stands no number, and no two with a dash.
    Value,
    /// Behind the colon stands no number.
    Points,
}

const COLONS: [char; 2] = [':', '：'];
const DASHES: [char; 8] = ['-', '－', '–', '—', '−', '~', '～', '_'];
const COMMAS: [char; 6] = [',', '，', '、', ';', '；', '/'];

/// In the order in which they stand; all entries that cannot be read are told at once.
pub fn read_bands(text: &str) -> Result<Vec<Band>, Vec<BandFault>> {
    let plain = text.chars().map(|c| match c {
        c if COLONS.contains(&c) => ':',
        c if DASHES.contains(&c) => '-',
        c if COMMAS.contains(&c) => ' ',
        c => c,
    });
    let plain = tight(&tight(&plain.collect::<String>(), ':'), '-');
    let (mut bands, mut faults) = (Vec::new(), Vec::new());
    for (text, entry) in plain.split_whitespace().zip(1..) {
        match band(text) {
            Ok(band) => bands.push(band),
            Err(wrong) => faults.push(BandFault {
                entry,
                text: text.to_owned(),
                wrong,
            }),
        }
    }
    if faults.is_empty() {
        Ok(bands)
    } else {
        Err(faults)
    }
}

/// Reads back as the same bands.
pub fn write_bands(bands: &[Band]) -> String {
    let entry = |Band { from, to, points }: &Band| match to {
        Some(to) => format!("{from}-{to}:{points}"),
        None => format!("{from}:{points}"),
    };
    bands.iter().map(entry).collect::<Vec<_>>().join(" ")
}

/// Blanks around the sign part nothing.
fn tight(text: &str, sign: char) -> String {
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    parts.join(&sign.to_string())
}

fn band(text: &str) -> Result<Band, BandWrong> {
    let (value, points) = text.split_once(':').ok_or(BandWrong::Colon)?;
    if value.is_empty() || points.is_empty() || points.contains(':') {
        return Err(BandWrong::Colon);
    }
    let number = |text: &str| text.parse::<Tenths>().map_err(|_| BandWrong::Value);
    let (from, to) = match value.split_once('-') {
        Some((from, to)) => (number(from)?, Some(number(to)?)),
        None => (number(value)?, None),
    };
    let points = points.parse().map_err(|_| BandWrong::Points)?;
    Ok(Band { from, to, points })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<(usize, BandWrong)> {
        let faults = read_bands(text).expect_err(text);
        let wrong = faults.iter().map(|fault| (fault.entry, fault.wrong));
        wrong.collect()
    }

    #[test]
    fn bands_print_and_read_back() {
        for text in ["90:10 80:8 60:5", "95:5 90-94:3 0-89:0", "99.5:1.5", ""] {
            assert_eq!(write_bands(&read_bands(text).expect("bands")), text);
        }
    }

    #[test]
    fn signs_of_input_methods_and_blanks_are_understood() {
        for text in [
            "95：5，90－94：3、0～89：0",
            "95 : 5; 90 - 94 : 3 / 0 ~ 89: 0",
            "９５:５  90—94:３ 0_89:0 ",
        ] {
            let read = read_bands(text).expect("bands");
            assert_eq!(write_bands(&read), "95:5 90-94:3 0-89:0", "{text}");
        }
    }

    #[test]
    fn every_entry_is_told_for_itself() {
        use BandWrong as W;
        assert_eq!(
            wrong("95:5 90 x:3 80:y"),
            [(2, W::Colon), (3, W::Value), (4, W::Points)]
        );
        assert_eq!(wrong("90:8:7 :5"), [(1, W::Colon)]);
        assert_eq!(wrong("90-:5"), [(1, W::Value)]);
        assert_eq!(wrong("90:5.55"), [(1, W::Points)]);
    }
}
