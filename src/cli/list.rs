//! Every list of the screen by its word, narrowed as it is there.

use anyhow::Result;
use clap::{
    Args,
    builder::{PossibleValue, PossibleValuesParser},
};

use super::{args::Format, open::Setting, out::Out, training::args::Asking, view};
use crate::{
    domain::{List, UnitId},
    i18n::{text::CliText, usage::Kind},
    report,
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
        return out.listed(report::every(), task.format, setting.lang);
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
    let words = task.words.join(" ");
    view::sifted(setting, &registrar, (list, &words), task.format, out)
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
