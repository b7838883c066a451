//! Every list of the screen by its word, narrowed as it is there.

use std::{collections::BTreeSet, path::Path};

use anyhow::Result;
use clap::{
    Args,
    builder::{PossibleValue, PossibleValuesParser},
};

use super::{args::Format, open::Setting, out::Out, training::args::Asking, view};
use crate::{
    desk::Registrar,
    domain::{Call, Command, List, Reference, Right, UnitId, Unmask},
    i18n::{text::CliText, usage::Kind},
    report::{self, Mask, Seen},
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
    #[arg(long)]
    pub call: bool,
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
    let mut registrar = match word {
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
    let opened = if task.call {
        call(setting, &mut registrar, (word, list), &words)?
    } else {
        BTreeSet::new()
    };
    view::sifted(
        setting,
        &registrar,
        (list, &words),
        opened,
        task.format,
        out,
    )
}

/// Opens the phones of the rows, which the journal takes down before anybody reads them.
fn call(
    setting: &Setting,
    registrar: &mut Registrar,
    (word, list): (&str, List),
    words: &str,
) -> Result<BTreeSet<Unmask>> {
    let mut document = setting.document(registrar, Reference::List(list), Mask::AsRole)?;
    document.sift(words, setting.lang);
    let records: Vec<Unmask> = document.tables.iter().flat_map(Seen::masked).collect();
    let opened = records.iter().copied().collect();
    let desk = registrar.desk();
    // A role that reads no phones is told so even where there is none.
    if records.is_empty() && desk.may(Right::ReadWhole) {
        return Ok(opened);
    }
    let (list, unit) = (word.to_owned(), list.unit());
    let command = Command::Call(Call {
        list,
        unit,
        records,
    });
    let noted = setting.patiently(Path::new(desk.file()), || registrar.submit(command));
    noted.map_err(|rejected| setting.rejected(&rejected, desk.file()))?;
    Ok(opened)
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
