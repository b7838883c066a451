//! Sitting down at the screen; without a terminal, its first picture as text.

use std::{io::IsTerminal, sync::Arc};

use anyhow::{Context, Result};
use ratatui::{buffer::Buffer, layout::Rect};
use unicode_width::UnicodeWidthStr;

use super::{
    args::Sheet,
    open::{Opened, Setting},
    out::Out,
    view,
};
use crate::{
    desk::{Desk, Registrar},
    i18n::text::{CliText, StoreText},
    session::Counter,
    terminal,
    ui::{self, Depth, Look, Manner, Model, Size, Width},
};

/// The size of the picture where there is no terminal to ask.
const PICTURE: Size = Size {
    cols: 100,
    rows: 30,
};

pub fn work(setting: &Setting) -> Result<()> {
    if !is_at_terminal() {
        return Err(setting.misused(&CliText::NeedsTerminal));
    }
    match setting.store()? {
        Opened::Store(registrar) => sit(setting, *registrar),
        Opened::None(path) => {
            let path = path.display().to_string();
            Err(setting.refused(&StoreText::Missing { path }))
        }
    }
}

pub fn demo(setting: &Setting, out: &mut Out) -> Result<()> {
    if is_at_terminal() {
        let registrar = setting.rehearse()?;
        return sit(setting, registrar);
    }
    let registrar = setting.rehearse()?;
    let desk = registrar.desk();
    let look = Look {
        depth: Depth::Mono,
        ..look(setting, Width::Narrow)
    };
    let mut model = Model::new(
        desk.clone(),
        look,
        Arc::new(setting.keymap()?),
        registrar.clock().now(),
    );
    model.resize(PICTURE);
    for line in picture(&model) {
        out.line(line)?;
    }
    out.line("")?;
    overview(setting, &desk, out)
}

fn overview(setting: &Setting, desk: &Desk, out: &mut Out) -> Result<()> {
    let unit = setting.scope(desk, None)?;
    view::print_overview(setting, desk, unit, Sheet::Table, out)
}

fn is_at_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

fn sit(setting: &Setting, registrar: Registrar) -> Result<()> {
    let keymap = Arc::new(setting.keymap()?);
    let (desk, clock) = (registrar.desk(), registrar.clock().clone());
    let now = clock.now();
    let wanted = if setting.global.ascii {
        Width::Ascii
    } else {
        Width::Auto
    };
    let look = look(setting, wanted);
    terminal::sit(wanted, clock, Counter::new(registrar), |width| {
        Model::new(desk, Look { width, ..look }, keymap, now)
    })
    .map(|_| ())
    .context("terminal")
}

fn look(setting: &Setting, width: Width) -> Look {
    let value = |name| std::env::var(name).unwrap_or_default();
    Look {
        depth: Depth::detect(&value("TERM"), &value("COLORTERM"), &value("NO_COLOR")),
        width: if setting.global.ascii {
            Width::Ascii
        } else {
            width
        },
        lang: setting.lang,
        manner: if setting.global.plain {
            Manner::Plain
        } else {
            Manner::Drawn
        },
        ..Look::default()
    }
}

/// The screen as lines of text.
fn picture(model: &Model) -> Vec<String> {
    let area = Rect::new(0, 0, PICTURE.cols, PICTURE.rows);
    let mut buffer = Buffer::empty(area);
    ui::view(model, &mut buffer);
    let row = |y| {
        let mut line = String::new();
        let mut x = 0;
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            // A wide glyph covers the cell behind it.
            x += symbol.width().max(1) as u16;
        }
        line.trim_end().to_owned()
    };
    (0..area.height).map(row).collect()
}
