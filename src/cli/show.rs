//! Everything about one thing: a unit, a household, a person, or whatever else has an id.

use std::{collections::BTreeSet, path::Path};

use anyhow::Result;
use clap::Args;

use super::{
    args::Format,
    elsewhere::{self, Met},
    name::Thing,
    open::Setting,
    out::Out,
};
use crate::{
    desk::Registrar,
    domain::{Command, Reference, Unmask},
    i18n::text::CliText,
    report::{Document, Filed, Mask},
};

#[derive(Debug, Args)]
pub struct Show {
    what: String,
    #[arg(long)]
    unmask: bool,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub fn show(setting: &Setting, task: &Show, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let (over, thing) = match elsewhere::find(setting, &registrar, &task.what)? {
        Met::Shown(page) => return out.document(setting, &desk, &page, task.format),
        Met::On(over, thing) => (vec![over], thing),
        Met::Not => (Vec::new(), setting.thing_or_retired(&desk, &task.what)?),
    };
    let mask = if task.unmask {
        Mask::Lifted
    } else {
        Mask::AsRole
    };
    if mask == Mask::Lifted && Mask::AsRole.hides(&desk) {
        let record = match thing {
            Thing::Unit(_) => None,
            Thing::Household(id) => Some(Unmask::Household(id)),
            Thing::Person(id) => Some(Unmask::Person(id)),
        };
        // Nothing is shown before the journal has it.
        if let Some(record) = record {
            let command = Command::Unmask(vec![record]);
            let noted = setting.patiently(Path::new(desk.file()), || registrar.submit(command));
            noted.map_err(|rejected| setting.rejected(&rejected, desk.file()))?;
        }
    }
    let about = match thing {
        Thing::Unit(id) => Reference::Unit(id),
        Thing::Household(id) => Reference::Household(id),
        Thing::Person(id) => Reference::Person(id),
    };
    let mut document = setting.document(&registrar, about, mask)?;
    document.over = over;
    out.document(setting, &registrar.desk(), &document, task.format)
}

impl Setting {
    /// Everything about it.
    pub fn document(
        &self,
        registrar: &Registrar,
        about: Reference,
        mask: Mask,
    ) -> Result<Document> {
        self.read_in_full(registrar, about, mask, BTreeSet::new())
    }

    /// The same with the phones of these in full, which the journal has taken down.
    pub fn read_in_full(
        &self,
        registrar: &Registrar,
        about: Reference,
        mask: Mask,
        opened: BTreeSet<Unmask>,
    ) -> Result<Document> {
        let desk = registrar.desk();
        let filed = Filed::of(registrar, about);
        let filed = filed.map_err(|error| self.trouble(&error, desk.file().as_ref()))?;
        let filed = Filed { opened, ..filed };
        let document = Document::of(&desk, about, mask, &filed);
        document.ok_or_else(|| self.refused(&CliText::Nothing))
    }
}
