//! What somebody chose for their screen, kept in `settings.toml` from one sitting to the next. The file is people's
//! own: what it holds beside our lines stays as it is, and what cannot be read is named and passed over.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy;
use serde::{Serialize, de::DeserializeOwned};
use toml::{
    Value,
    de::{DeTable, DeValue},
};

use crate::{
    domain::lines::{Lines, MOST_FAULTS},
    i18n::Lang,
    keymap::Preset,
    ui::{Choice, Theme, Veil, Width},
};

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    pub lang: Option<Lang>,
    pub theme: Option<Theme>,
    /// A preset by name, or a file.
    pub keymap: Option<String>,
    pub width: Option<Width>,
    pub veil: Option<Veil>,
    pub mouse: Option<bool>,
    /// Minutes without a key until the screen of a user is covered, and until the sitting ends; 0 for never.
    pub cover: Option<u32>,
    pub end: Option<u32>,
}

/// Lines that mean nothing, as `3: theme`.
pub type Ignored = Vec<String>;

/// No file is a file without choices. One that cannot be read counts as one line.
pub fn read(path: &Path) -> (Chosen, Ignored) {
    match bytes(path) {
        Ok(bytes) => understood(&String::from_utf8_lossy(&bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Default::default(),
        Err(error) => (Chosen::default(), vec![error.kind().to_string()]),
    }
}

/// Bytes of the file, notes of one's own included.
const MOST: u64 = 64_000;

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

fn understood(text: &str) -> (Chosen, Ignored) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let lines = Lines::of(text);
    let mut chosen = Chosen::default();
    let broken = |error: &toml::de::Error| lines.line(error.span().map_or(0, |span| span.start));
    let broken = errors
        .iter()
        .take(MOST_FAULTS)
        .map(|error| (broken(error), String::new()));
    let mut ignored: Vec<(usize, String)> = broken.collect();
    for (name, value) in table.get_ref() {
        let at = lines.line(name.span().start);
        let key = name.get_ref().as_ref();
        let broken = ignored.iter().any(|(line, _)| *line == at);
        if !broken && !chosen.take(key, value.get_ref()) {
            ignored.push((at, key.to_owned()));
        }
    }
    ignored.sort();
    // The parser stumbles several times over one line.
    ignored.dedup();
    let told = ignored
        .into_iter()
        .take(MOST_FAULTS)
        .map(|(at, key)| match key.as_str() {
            "" => at.to_string(),
            key => format!("{at}: {key}"),
        });
    (chosen, told.collect())
}

impl Chosen {
    /// Answers whether the line meant something.
    fn take(&mut self, key: &str, value: &DeValue<'_>) -> bool {
        let text = value.as_str();
        match key {
            "language" => {
                self.lang = text.and_then(|text| text.parse().ok());
                self.lang.is_some()
            }
            "theme" => {
                self.theme = text.and_then(named);
                self.theme.is_some()
            }
            "width" => {
                self.width = text.and_then(named);
                self.width.is_some()
            }
            "keymap" => {
                self.keymap = text.map(str::to_owned);
                self.keymap.is_some()
            }
            "mask" => {
                let veil = |on| if on { Veil::Drawn } else { Veil::Open };
                self.veil = value.as_bool().map(veil);
                self.veil.is_some()
            }
            "mouse" => {
                self.mouse = value.as_bool();
                self.mouse.is_some()
            }
            "cover_minutes" => {
                self.cover = minutes(value);
                self.cover.is_some()
            }
            "end_minutes" => {
                self.end = minutes(value);
                self.end.is_some()
            }
            _ => false,
        }
    }
}

fn minutes(value: &DeValue<'_>) -> Option<u32> {
    value.as_integer()?.as_str().parse().ok()
}

/// The file of whoever owns this account; on a server what holds for all of its users.
pub fn shared() -> Option<PathBuf> {
    let places = etcetera::choose_base_strategy().ok()?;
    Some(places.config_dir().join("sanzhang").join("settings.toml"))
}

/// What goes by this name in the file.
pub fn named<T: DeserializeOwned>(text: &str) -> Option<T> {
    Value::String(text.to_owned()).try_into().ok()
}

/// By which name the file calls it.
pub fn called(choice: &impl Serialize) -> String {
    let name = Value::try_from(choice).expect("a name is a string");
    name.as_str().unwrap_or_default().to_owned()
}

/// Writes one choice into the file as it stands by now: another sitting may have written others.
pub fn keep(path: &Path, choice: &Choice) -> io::Result<()> {
    let text = match bytes(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let temporary = path.with_extension(format!("toml.{}", std::process::id()));
    let written =
        fs::write(&temporary, with(&text, choice)).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // What could not be finished is in nobody's way.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// The text with the choice in its own line, which stands before the first section. Of a line that is understood the value
/// alone is changed: how the key is written and what stands behind are people's own.
fn with(text: &str, choice: &Choice) -> String {
    let (key, value) = line(choice);
    let (table, broken) = DeTable::parse_recoverable(text);
    let all = Lines::of(text);
    let broken = |at| {
        let mut spans = broken.iter().filter_map(toml::de::Error::span);
        spans.any(|span| all.line(span.start) == at)
    };
    let mut held = table.get_ref().iter();
    if let Some((_, held)) = held.find(|(name, _)| name.get_ref().as_ref() == key)
        && !broken(all.line(held.span().start))
    {
        let mut text = text.to_owned();
        text.replace_range(held.span(), &value.to_string());
        return text;
    }
    let ours = format!("{key} = {value}");
    let mut lines: Vec<&str> = text.lines().collect();
    let section = lines
        .iter()
        .position(|line| line.trim_start().starts_with('['));
    let head = section.unwrap_or(lines.len());
    let is_ours = |line: &&str| {
        line.split('=')
            .next()
            .is_some_and(|name| name.trim() == key)
    };
    match lines.iter().take(head).position(is_ours) {
        Some(at) => lines[at] = &ours,
        None => lines.insert(head, &ours),
    }
    lines.join("\n") + "\n"
}

fn line(choice: &Choice) -> (&'static str, Value) {
    match choice {
        Choice::Language(lang) => ("language", lang.code().into()),
        Choice::Theme(theme) => ("theme", called(theme).into()),
        Choice::Width(width) => ("width", called(width).into()),
        Choice::Mask(veil) => ("mask", (*veil == Veil::Drawn).into()),
        Choice::Mouse(on) => ("mouse", (*on).into()),
        Choice::Keymap(name) => ("keymap", keymap(name).into()),
    }
}

/// A file of one's own by its whole path: the next sitting may begin in another folder.
fn keymap(name: &str) -> String {
    if name.parse::<Preset>().is_ok() {
        return name.to_owned();
    }
    fs::canonicalize(name).map_or_else(|_| name.to_owned(), |path| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again_and_the_rest_of_the_file_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/settings.toml");
        assert_eq!(read(&path), (Chosen::default(), Vec::new()));
        for choice in [
            Choice::Theme(Theme::HighContrast),
            Choice::Language(Lang::En),
            Choice::Keymap("arrows".to_owned()),
            Choice::Width(Width::Wide),
            Choice::Mask(Veil::Drawn),
            Choice::Mouse(true),
            Choice::Theme(Theme::Light),
        ] {
            keep(&path, &choice).expect("written");
        }
        let chosen = Chosen {
            cover: None,
            end: None,
            lang: Some(Lang::En),
            theme: Some(Theme::Light),
            keymap: Some("arrows".to_owned()),
            width: Some(Width::Wide),
            veil: Some(Veil::Drawn),
            mouse: Some(true),
        };
        assert_eq!(read(&path), (chosen, Vec::new()));
        let own = "# mine\ntheme = \"dark\" # at night\n\n[later]\ntheme = 1\n";
        let text = with(own, &Choice::Theme(Theme::Mono));
        assert_eq!(
            text,
            "# mine\ntheme = \"mono\" # at night\n\n[later]\ntheme = 1\n"
        );
        for own in [
            "\"theme\" = 'dark' # at night\r\nwidth = \"wide\"",
            "'theme'= \"\"\"dark\"\"\"\n",
            "theme = dark\n",
            "theme =\nmask = true\n",
            "theme = \"dark\" \"light\"\n",
        ] {
            let text = with(own, &Choice::Theme(Theme::Mono));
            let (chosen, ignored) = understood(&text);
            assert_eq!((chosen.theme, ignored), (Some(Theme::Mono), Vec::new()));
            assert_eq!(text.contains("# at night\r\n"), own.contains('#'), "{text}");
        }
        let text = with(own, &Choice::Mask(Veil::Open));
        assert_eq!(understood(&text).0.veil, Some(Veil::Open));
    }

    #[test]
    fn a_broken_line_is_named_and_the_others_hold() {
        let (chosen, ignored) = understood(
            "theme = \"blue\"\nlanguage = \"en\"\nmask = \"yes\"\n===\ncolour = 3\nwidth = \"ascii\"\n",
        );
        assert_eq!(
            (chosen.lang, chosen.width),
            (Some(Lang::En), Some(Width::Ascii))
        );
        assert_eq!((chosen.theme, chosen.veil), (None, None));
        assert_eq!(ignored, ["1: theme", "3: mask", "4", "5: colour"]);
    }
}
