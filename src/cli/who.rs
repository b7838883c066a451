//! Who is at the file: the twin of the list on the screen.

use anyhow::Result;

use super::{args::Format, open::Setting, out::Out, view::list};
use crate::domain::List;

pub fn who(setting: &Setting, format: Format, out: &mut Out) -> Result<()> {
    let registrar = setting.registrar_for_keepers()?;
    list(setting, &registrar, List::Sitters, format, out)
}
