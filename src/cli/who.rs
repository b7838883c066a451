//! Who is at the file: the twin of the list on the screen.

use anyhow::Result;
use serde_json::json;

use super::{
    args::Format,
    open::Setting,
    out::{Grid, Out},
};
use crate::{desk::Whereabouts, i18n::text::PresentText, ui::overlay::present::place};

pub fn who(setting: &Setting, format: Format, out: &mut Out) -> Result<()> {
    let registrar = setting.registrar_for_keepers()?;
    let desk = registrar.desk();
    let all = registrar
        .sitters()
        .map_err(|error| setting.trouble(&error, desk.file().as_ref()))?;
    if format == Format::Json {
        let rows: Vec<_> = all
            .iter()
            .map(|sitter| {
                json!({
                    "name": sitter.name(),
                    "role": sitter.role.map(crate::domain::Role::word),
                    "since": sitter.present.since,
                    "idle_minutes": sitter.idle,
                    "place": place(sitter, &desk),
                    "pid": sitter.name().map(|_| sitter.present.pid),
                })
            })
            .collect();
        return out.json(&rows);
    }
    if all.is_empty() {
        return Ok(out.line(setting.say(&PresentText::Nobody))?);
    }
    let mut grid = Grid::default();
    grid.row([
        setting.say(&PresentText::Name),
        setting.say(&PresentText::Role),
        setting.say(&PresentText::Doing),
        setting.say(&PresentText::Place),
        setting.say(&PresentText::Pid),
    ]);
    for sitter in &all {
        let idle = match sitter.idle {
            0 => PresentText::Working,
            n => PresentText::Idle {
                n: n.unsigned_abs().into(),
            },
        };
        let elsewhere = || match sitter.whereabouts {
            Whereabouts::Elsewhere => setting.say(&PresentText::Elsewhere),
            _ => String::new(),
        };
        grid.row([
            sitter
                .name()
                .map_or_else(|| setting.say(&PresentText::Other), str::to_owned),
            sitter
                .role
                .map_or_else(String::new, |role| setting.say(&role)),
            setting.say(&idle),
            place(sitter, &desk).unwrap_or_else(elsewhere),
            sitter
                .name()
                .map_or_else(String::new, |_| sitter.present.pid.to_string()),
        ]);
    }
    Ok(grid.print(out)?)
}
