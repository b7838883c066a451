//! What was done, taking it back, and whether the file still tells the truth.

use std::path::Path;

use anyhow::Result;

use super::{
    args::Format,
    complain,
    open::Setting,
    out::{Out, Stop},
    put::Answer,
    view::list,
};
use crate::{
    domain::{Act, Kind, List, Refusal, Right, Seq, UndoRefusal},
    i18n::{
        N, Say,
        text::{AppText, CliText},
    },
    store::{Finding, Store, Which},
};

pub fn journal(setting: &Setting, limit: usize, format: Format, out: &mut Out) -> Result<()> {
    if limit == 0 {
        return Err(setting.misused(&CliText::LimitZero));
    }
    let registrar = setting.registrar()?;
    list(setting, &registrar, List::Journal(limit), format, out)
}

pub fn undo(setting: &Setting, number: Option<u64>, answer: Answer, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let file = registrar.desk().file().to_owned();
    let which = number.map_or(Which::Newest, |n| Which::Number(Seq(n)));
    let entry = registrar.undoable(which);
    let entry = entry.map_err(|error| setting.trouble(&error, file.as_ref()))?;
    let Some(entry) = entry else {
        return Err(match number {
            Some(n) => setting.refused(&UndoRefusal::NotFound(Seq(n))),
            None => setting.refused(&CliText::NothingToUndo),
        });
    };
    let (number, what) = (N(entry.number.0), setting.say(&entry));
    out.line(setting.say(&CliText::WouldUndo { number, what }))?;
    if answer == Answer::Ask {
        return Ok(out.line(setting.say(&CliText::SayYes))?);
    }
    let which = Which::Number(entry.number);
    let receipt = setting.patiently(Path::new(&file), || registrar.undo(which));
    let receipt = receipt.map_err(|r| setting.rejected(&r, &file))?;
    let what = match &receipt.entry.deed.act {
        Act::Undo(_) => setting.say(&entry.deed),
        _ => setting.say(&receipt.entry.deed),
    };
    out.line(setting.say(&CliText::Undone { what }))?;
    if setting.global.demo {
        complain(&setting.say(&AppText::DemoNotice));
    }
    Ok(())
}

/// Reads the whole file, so it is for whoever keeps it.
pub fn check(setting: &Setting, against: Option<&Path>, out: &mut Out) -> Result<()> {
    setting.needs(Right::Keep)?;
    let registrar = setting.unread()?;
    let file = registrar.desk().file().to_owned();
    let trouble = |error| setting.trouble(&error, file.as_ref());
    let store = registrar.store();
    let findings = store.check().map_err(trouble)?;
    for finding in &findings {
        out.line(found(setting, finding))?;
    }
    let same = match against {
        Some(copy) => compare(setting, store, copy, out)?,
        None => true,
    };
    if findings.is_empty() && same {
        let alike = store.alike().map_err(trouble)?;
        if !alike.is_empty() {
            return told_apart(setting, &alike, out);
        }
        let entries = N(store.head().map_err(trouble)?.0);
        let counts = store.read().and_then(|reading| reading.counts());
        let counts = counts.map_err(trouble)?;
        let all = counts
            .iter()
            .flat_map(|(_, counts)| counts.0)
            .map(u64::from)
            .sum();
        return Ok(out.line(setting.say(&CliText::CheckOk {
            records: N(all),
            entries,
        }))?);
    }
    out.line(setting.say(&CliText::CheckFound {
        n: N::from(findings.len() + usize::from(!same)),
    }))?;
    Err(Stop::Faults.into())
}

/// Whether the journal still begins with all that a copy of it holds: a chain made anew is whole, but another one.
fn compare(setting: &Setting, store: &Store, copy: &Path, out: &mut Out) -> Result<bool> {
    let proved = Store::prove(copy).map_err(|error| setting.trouble(&error, copy))?;
    let manifest = proved.manifest;
    let path = copy.display().to_string();
    let entries = N(manifest.head);
    let chain = store.chain_at(Seq(manifest.head));
    let words = match chain.map_err(|error| setting.trouble(&error, copy))? {
        Some(chain) if chain == manifest.chain => CliText::AgainstSame { path, entries },
        Some(_) => CliText::AgainstOther { path, entries },
        None => CliText::AgainstShorter { path, entries },
    };
    let same = matches!(words, CliText::AgainstSame { .. });
    out.line(setting.say(&words))?;
    Ok(same)
}

/// The file is whole; what cannot be told apart by its name was let in earlier, and people can mend it.
fn told_apart(setting: &Setting, alike: &[(Kind, u32, Refusal)], out: &mut Out) -> Result<()> {
    for (kind, key, why) in alike {
        let what = format!("{} {}{key}", kind.say(setting.lang), kind.letters());
        let why = setting.say(why);
        out.line(setting.say(&CliText::FoundAlike { what, why }))?;
    }
    out.line(setting.say(&CliText::CheckAlike {
        n: N::from(alike.len()),
    }))?;
    Err(Stop::Faults.into())
}

fn found(setting: &Setting, finding: &Finding) -> String {
    let name =
        |kind: &Kind, key: &u32| format!("{} {}{key}", kind.say(setting.lang), kind.letters());
    let words = match finding {
        Finding::Damaged(what) => {
            return format!("{}  {what}", setting.say(&CliText::FoundIntegrity));
        }
        Finding::Orphan(kind, key) => CliText::FoundOrphan {
            what: name(kind, key),
        },
        Finding::Astray(kind, key) | Finding::Twice(kind, key) | Finding::IdAhead(kind, key) => {
            CliText::FoundIndex {
                what: name(kind, key),
            }
        }
        Finding::Index(roll, key) => CliText::FoundIndex {
            what: format!("{roll}/{key}"),
        },
        Finding::Untold(kind, key) => CliText::FoundRecord {
            what: name(kind, key),
        },
        Finding::Past(kind, key) => CliText::FoundPast {
            what: name(kind, key),
        },
        Finding::Gap(number) => CliText::FoundGap {
            from: N(number.0),
            to: N(number.0),
        },
        Finding::Chain(number) => CliText::FoundChain {
            number: N(number.0),
        },
    };
    setting.say(&words)
}
