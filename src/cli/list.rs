//! Every list of the screen by its word, narrowed as it is there.

use anyhow::Result;
use clap::{
    Args,
    builder::{PossibleValue, PossibleValuesParser},
};

use super::{args::Format, open::Setting, out::Out, training::args::Asking, view::heading};
use crate::{
    domain::{List, UnitId},
    i18n::{text::CliText, usage::Kind},
    register::search::{Hearing, meets},
    report::{self, Table},
};

#[derive(Debug, Args)]
pub struct Lists {
    #[arg(value_parser = kinds())]
    pub kind: Option<String>,
    pub words: Vec<String>,
    #[arg(long, value_name = "U")]
    pub unit: Option<String>,
    #[command(flatten)]
    pub asking: Asking,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

fn kinds() -> PossibleValuesParser {
    let kinds = report::list_words().filter_map(Kind::of);
    PossibleValuesParser::new(kinds.map(|kind| PossibleValue::new(kind.word).alias(kind.zh)))
}

/// Without a word, which lists there are.
pub fn list(setting: &Setting, task: &Lists, out: &mut Out) -> Result<()> {
    let Some(typed) = &task.kind else {
        return out.table(&report::every(), task.format, setting.lang);
    };
    let mut kinds = report::list_words().filter_map(Kind::of);
    let word = kinds.find(|kind| kind.word == typed || kind.zh == typed);
    let word = word.map_or(typed.as_str(), |kind| kind.word);
    let registrar = match word {
        "users" | "present" => setting.registrar_for_keepers(),
        _ => setting.registrar(),
    }?;
    let desk = registrar.desk();
    let unit = match &task.unit {
        Some(name) => setting.unit(&desk, name)?,
        None => desk.root().unwrap_or(UnitId(0)),
    };
    let list = report::list(word, unit, task.asking.of(setting, &desk)?);
    let list = list.ok_or_else(|| setting.refused(&CliText::Nothing))?;
    let list = narrowed(setting, task, list)?;
    let mut table = report::table(&registrar, list)
        .map_err(|error| setting.trouble(&error, desk.file().as_ref()))?;
    let wanted = task.words.join(" ");
    sift(setting, &mut table, &wanted);
    if task.format == Format::Table {
        heading(setting, &desk);
        if table.rows.is_empty() && wanted.is_empty() {
            return Ok(out.line(setting.say(&report::silence(&desk, list)))?);
        }
    }
    if wanted.is_empty() {
        out.table(&table, task.format, setting.lang)
    } else {
        out.found(setting, &table, task.format)
    }
}

/// What means nothing for this list is told, not passed over.
fn narrowed(setting: &Setting, task: &Lists, list: List) -> Result<List> {
    let means_nothing = |name: &str| {
        let name = name.to_owned();
        Err(setting.misused(&CliText::NoSuchOption { name }))
    };
    if task.unit.is_some() && list.unit().is_none() {
        return means_nothing("--unit");
    }
    match list {
        List::Sessions { unit, .. } => {
            let period = task.asking.period(setting)?;
            Ok(List::Sessions { unit, period })
        }
        list if list.asked().is_none() && !task.asking.is_empty() => means_nothing("--period"),
        list => Ok(list),
    }
}

/// The rows in which all of the words stand, or are how it is read: as a list is filtered on the screen.
fn sift(setting: &Setting, table: &mut Table, words: &str) {
    let words = words.to_lowercase();
    let tokens = words.split_whitespace();
    let mut tokens: Vec<_> = tokens.map(|word| (word, Hearing::of(word))).collect();
    if tokens.is_empty() {
        return;
    }
    let seen = &table.seen;
    table.rows.retain(|row| {
        let said = seen.iter().map(|&i| row.cells[i].value.words(setting.lang));
        let said: Vec<String> = said.collect();
        let mut tokens = tokens.iter_mut();
        tokens.all(|(word, ear)| said.iter().any(|words| meets(words, word, ear)))
    });
    table.sums.clear();
}
