//! The categories of special care: the twin of the list on the settings page.

use anyhow::Result;
use clap::Subcommand;

use super::{args::Format, change::submit, open::Setting, out::Out, view::list};
use crate::{
    desk::Desk,
    domain::{CareCategory, CareCommand, CareId, Command, Held, List},
    exchange::nearest_category,
    i18n::{
        heard::mark,
        text::{CliText, SettingsText},
    },
};

/// A category is named by itself or by its id, such as c3.
#[derive(Debug, Subcommand)]
pub enum Care {
    /// All of them 列出
    List {
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// One more 新增
    Add { name: String },
    /// Another name 改名
    Rename { category: String, name: String },
    /// No longer offered; what was entered stays 停用
    Retire { category: String },
    /// Offered again 恢复
    Restore { category: String },
}

impl Default for Care {
    fn default() -> Self {
        Self::List {
            format: Format::default(),
        }
    }
}

pub fn care(setting: &Setting, task: &Care, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let command = match task {
        Care::List { format } => {
            let form = (*format, &CliText::Nothing);
            return list(setting, &registrar, List::Categories, form, out);
        }
        Care::Add { name } => CareCommand::Add {
            id: CareId::promised(0),
            name: name.clone(),
        },
        Care::Rename { category, name } => {
            let held = named(setting, &desk, category)?;
            CareCommand::Rename {
                id: held.record.id,
                base: held.version,
                name: name.clone(),
            }
        }
        Care::Retire { category } | Care::Restore { category } => {
            let held = named(setting, &desk, category)?;
            CareCommand::Close {
                id: held.record.id,
                base: held.version,
                closed: matches!(task, Care::Retire { .. }),
            }
        }
    };
    let receipt = submit(setting, &mut registrar, Command::Care(command), out)?;
    Ok(out.ids(receipt.ids::<CareCategory>())?)
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
        let open = all
            .iter()
            .map(|held| &held.record)
            .filter(|category| !category.closed);
        let id = name.parse::<CareId>().ok();
        let found = open.clone().filter(|c| Some(c.id) == id || c.name == name);
        let told = |c: &&CareCategory| (c.id.to_string(), vec![c.name.clone()], String::new());
        if let Some(category) = self.only(name, found, told)? {
            return Ok(category.id);
        }
        let mut closed = all.iter().filter(|held| held.record.closed);
        let closed = closed.find(|held| Some(held.record.id) == id || held.record.name == name);
        let known: Vec<String> = open.map(|category| category.name.clone()).collect();
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

/// By id or by name.
fn named<'d>(setting: &Setting, desk: &'d Desk, name: &str) -> Result<&'d Held<CareCategory>> {
    let id = name.trim().parse::<CareId>().ok();
    let all = desk.county().care().iter();
    let found = all.filter(|held| Some(held.record.id) == id || held.record.name == name.trim());
    let found = setting.only(name, found, |held| {
        let closed = if held.record.closed {
            setting.say(&SettingsText::Closed)
        } else {
            String::new()
        };
        (
            held.record.id.to_string(),
            vec![held.record.name.clone()],
            closed,
        )
    })?;
    found.ok_or_else(|| {
        let name = name.to_owned();
        setting.refused(&CliText::NoSuchCare { name })
    })
}
