//! What a call is given to read: a file or standard input, and never more of it than its kind may have.

use std::{
    fs::File,
    io::{self, ErrorKind, Read},
    path::Path,
};

use anyhow::Result;

use super::open::Setting;
use crate::{
    exchange::{MOST_BYTES, decode},
    i18n::{size, text::CliText},
};

/// What was there, or how many bytes of it were counted when that was too many.
enum Taken {
    All(Vec<u8>),
    TooBig { size: String },
}

/// What is beyond the limit is counted and not kept, and counting ends as well: standard input may never do.
fn taken(mut from: impl Read, most: usize) -> io::Result<Taken> {
    let mut bytes = Vec::new();
    from.by_ref()
        .take(most as u64 + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() <= most {
        return Ok(Taken::All(bytes));
    }
    let limit = MOST_BYTES as u64;
    let beyond = io::copy(&mut from.take(limit), &mut io::sink())?;
    let more = if beyond == limit { "+" } else { "" };
    let size = size(bytes.len() as u64 + beyond) + more;
    Ok(Taken::TooBig { size })
}

impl Setting {
    /// A file, or standard input for `-`, of at most so many bytes.
    pub fn read(&self, path: &Path, most: usize) -> Result<Vec<u8>> {
        let read = if path == Path::new("-") {
            taken(io::stdin().lock(), most)
        } else {
            File::open(path).and_then(|file| taken(file, most))
        };
        let path = path.display().to_string();
        match read {
            Ok(Taken::All(bytes)) => Ok(bytes),
            Ok(Taken::TooBig { size: has }) => {
                let (size, most) = (has, size(most as u64));
                Err(self.refused(&CliText::TooBig { path, size, most }))
            }
            Err(error) => {
                let why = self.say(&error.kind());
                Err(self.refused(&CliText::CannotRead { path, why }))
            }
        }
    }

    /// The same as text, in any of the encodings of a county's offices.
    pub fn read_text(&self, path: &Path, most: usize) -> Result<String> {
        let Ok((text, _)) = decode(&self.read(path, most)?) else {
            let path = path.display().to_string();
            let why = self.say(&ErrorKind::InvalidData);
            return Err(self.refused(&CliText::CannotRead { path, why }));
        };
        Ok(text)
    }
}
