//! The categories of special care: the twin of the list on the settings page.

use anyhow::Result;
use clap::Subcommand;

use super::{
    args::Format,
    change::{change, make},
    open::Setting,
    out::Out,
    view::list,
};
use crate::{
    desk::Desk,
    domain::{CareCategory, CareCommand, CareId, Command, Held, List},
    exchange::nearest_category,
    i18n::{heard::mark, text::CliText},
};

/// A category is named by itself or by its id, such as c3.
#[derive(Debug, Subcommand)]
pub enum Care {
    List {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    Add {
        name: String,
    },
    Rename {
        category: String,
        name: String,
    },
    Retire {
        category: String,
    },
    #[command(alias = "restore")]
    Reinstate {
        category: String,
    },
}

impl Default for Care {
    fn default() -> Self {
        Self::List {
            format: Format::default(),
        }
    }
}

pub fn care(setting: &Setting, task: &Care, out: &mut Out) -> Result<()> {
    match task {
        Care::List { format } => list(
            setting,
            &setting.registrar()?,
            List::Categories,
            *format,
            out,
        ),
        Care::Add { name } => make::<CareCategory>(setting, out, |_| {
            let (id, name) = (CareId::promised(0), name.clone());
            Ok(Command::Care(CareCommand::Add { id, name }))
        }),
        Care::Rename { category, name } => on(setting, category, out, |held| {
            let (id, base, name) = (held.record.id, held.version, name.clone());
            CareCommand::Rename { id, base, name }
        }),
        Care::Retire { category } => on(setting, category, out, |held| close(held, true)),
        Care::Reinstate { category } => on(setting, category, out, |held| close(held, false)),
    }
}

fn close(held: &Held<CareCategory>, closed: bool) -> CareCommand {
    let (id, base) = (held.record.id, held.version);
    CareCommand::Close { id, base, closed }
}

/// One command about one category.
fn on(
    setting: &Setting,
    name: &str,
    out: &mut Out,
    command: impl FnOnce(&Held<CareCategory>) -> CareCommand,
) -> Result<()> {
    change(setting, out, |desk| {
        let found = setting.short(name, desk.county().care())?;
        let held = found.ok_or_else(|| {
            let name = name.to_owned();
            setting.refused(&CliText::NoSuchCare { name })
        })?;
        Ok(Command::Care(command(held)))
    })
}

impl Setting {
    /// Offered categories, by names or ids set apart by commas.
    pub fn categories(&self, desk: &Desk, typed: &str) -> Result<Vec<CareId>> {
        let names = typed.split(mark::LIST).map(str::trim);
        let names = names.filter(|name| !name.is_empty());
        names.map(|name| self.category(desk, name)).collect()
    }

    fn category(&self, desk: &Desk, name: &str) -> Result<CareId> {
        let all = desk.county().care();
        let open = all.iter().filter(|held| !held.record.closed);
        if let Some(held) = self.short(name, open.clone())? {
            return Ok(held.record.id);
        }
        let closed = self.short(name, all.iter().filter(|held| held.record.closed))?;
        let known: Vec<String> = open.map(|held| held.record.name.clone()).collect();
        let name = name.to_owned();
        Err(match (closed, nearest_category(&name, &known)) {
            (Some(held), _) => {
                let (name, id) = (held.record.name.clone(), held.record.id.to_string());
                self.refused(&CliText::CareRetired { name, id })
            }
            (None, Some(near)) => self.refused(&CliText::NoSuchCareNear { name, near }),
            (None, None) => self.refused(&CliText::NoSuchCare { name }),
        })
    }
}
