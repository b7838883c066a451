//! Sitting down at the screen; without a terminal, its first picture as text.

use std::{io::IsTerminal, path::Path, sync::Arc, time::Duration};

use anyhow::{Context, Result};

use super::{
    admit,
    args::Init,
    init::{self, Hitch},
    open::{Opened, Setting},
    out::{Out, Stop},
    settings::{self, Chosen, Ignored},
    view,
};
use crate::{
    desk::{Book, Desk, Registrar},
    i18n::{
        Lang, Say,
        text::{CliText, SettingsText, UserText},
    },
    keymap::Keymap,
    session::{Counter, Idle, meant},
    store::Store,
    terminal::{self, Ended},
    ui::{
        self, Beginning, Choice, Depth, Farewell, Look, Manner, Model, Notice, Role, Size, Width,
        shell::start::Arrival,
    },
};

/// The size of the picture where there is no terminal to ask.
const PICTURE: Size = Size {
    cols: 100,
    rows: 30,
};

/// Opens the store; where there is none yet, the first page asks how to begin until there is one.
pub fn work(setting: &Setting) -> Result<()> {
    if !is_at_terminal() {
        return Err(setting.misused(&CliText::NeedsTerminal));
    }
    let mut arrival = Arrival::First;
    loop {
        if !matches!(arrival, Arrival::Made(_))
            && let Opened::Store(registrar) = setting.store()?
        {
            return sit(setting, *registrar).map(|_| ());
        }
        arrival = match begin(setting, &setting.path()?, arrival)? {
            None => return Ok(()),
            Some(Beginning::Rehearsal) => {
                let setting = setting.rehearsing()?;
                return sit(&setting, setting.rehearse()?).map(|_| ());
            }
            Some(Beginning::Open) => Arrival::First,
            Some(beginning) => made(setting, beginning),
        };
    }
}

/// Makes the county that was asked for; the first page shows how that went.
fn made(setting: &Setting, beginning: Beginning) -> Arrival {
    let task = match &beginning {
        Beginning::Divisions { path, county } => Init {
            divisions: Some(meant(path.trim_matches(['"', '\'']))),
            county: county.clone(),
            ..Init::default()
        },
        Beginning::Ready => Init {
            built_in: true,
            ..Init::default()
        },
        Beginning::Empty(name) => Init {
            empty: Some(name.clone()),
            ..Init::default()
        },
        Beginning::Rehearsal | Beginning::Open => Init::default(),
    };
    let made =
        init::prepare(setting, &task).and_then(|new| init::make(setting, new).map_err(Hitch::Told));
    match (made, beginning) {
        (Ok(report), _) => Arrival::Made(report),
        (Err(Hitch::Several(counties)), Beginning::Divisions { path, .. }) => {
            Arrival::Several { path, counties }
        }
        (Err(Hitch::Several(_)), _) => Arrival::First,
        (Err(Hitch::Told(error)), beginning) => Arrival::Failed {
            beginning,
            why: format!("{error:#}"),
        },
    }
}

/// The first page, over a county in memory that holds nothing.
fn begin(setting: &Setting, path: &Path, arrival: Arrival) -> Result<Option<Beginning>> {
    let store = Store::in_memory();
    let registrar = Registrar::new(store, admit::hand(), Book::Real, setting.clock());
    let registrar = registrar.map_err(|error| setting.trouble(&error, path))?;
    let path = path.display().to_string();
    seat(setting, registrar, |model| model.begin(path, arrival))
}

pub fn demo(setting: &Setting, out: &mut Out) -> Result<()> {
    if is_at_terminal() {
        let registrar = setting.rehearse()?;
        return sit(setting, registrar).map(|_| ());
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
    for line in ui::lines(&model) {
        out.line(line)?;
    }
    out.line("")?;
    overview(setting, &desk, out)
}

fn overview(setting: &Setting, desk: &Desk, out: &mut Out) -> Result<()> {
    view::heading(setting, desk);
    let unit = setting.scope(desk, None)?;
    view::print_overview(setting, desk, unit, out)
}

fn is_at_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

fn sit(setting: &Setting, registrar: Registrar) -> Result<Option<Beginning>> {
    seat(setting, registrar, Model::unfolded)
}

fn seat(
    setting: &Setting,
    registrar: Registrar,
    dress: impl FnOnce(Model) -> Model,
) -> Result<Option<Beginning>> {
    let path = setting.settings();
    let (chosen, mut ignored) = path.as_deref().map(settings::read).unwrap_or_default();
    let keymap = Arc::new(keymap(setting, &chosen, &mut ignored)?);
    let (desk, clock) = (registrar.desk(), registrar.clock().clone());
    let now = clock.now();
    let look = dressed(setting, &chosen);
    let wanted = look.width;
    let remark = path
        .as_deref()
        .and_then(|path| remark(setting.shown(path), &ignored, look.lang))
        .or_else(|| {
            setting
                .tongue
                .unsaid()
                .map(|words| Notice::new(words, Role::Normal))
        });
    let model = |width| {
        let mut model = Model::new(desk, Look { width, ..look }, keymap, now).remarking(remark);
        model.veil = chosen.veil.unwrap_or_default();
        model.mouse = chosen.mouse.unwrap_or_default();
        dress(model)
    };
    let keep = |choice: &Choice| {
        if let Some(Err(error)) = path.as_deref().map(|path| settings::keep(path, choice)) {
            tracing::warn!(why = %error.kind(), "settings are not kept");
        }
    };
    let ended = terminal::sit(wanted, clock, Counter::new(registrar), idle(), model, keep);
    match ended.context("terminal")? {
        Ended::Left(beginning) => Ok(beginning),
        Ended::Over(Farewell::Dismissed) => Err(setting.refused(&UserText::Dismissed)),
        Ended::Over(Farewell::Idle) => Err(setting.refused(&UserText::Idle)),
        Ended::Told(status) => Err(Stop::Told(status).into()),
    }
}

/// What was asked for in this call wins over what is kept.
pub fn dressed(setting: &Setting, chosen: &Chosen) -> Look {
    let own = setting.user.as_ref().and_then(|user| user.theme.as_deref());
    let own = own.and_then(settings::named);
    Look {
        theme: chosen.theme.or(own).unwrap_or_default(),
        ..look(setting, chosen.width.unwrap_or_default())
    }
}

/// The server says for all of its users when a screen is covered and left.
fn idle() -> Idle {
    let usual = Idle::default();
    let server = settings::shared();
    let (chosen, _) = server.as_deref().map(settings::read).unwrap_or_default();
    let after = |minutes: Option<u32>, usual| match minutes {
        None => usual,
        Some(0) => None,
        Some(n) => Some(Duration::from_secs(60 * u64::from(n))),
    };
    Idle {
        cover: after(chosen.cover, usual.cover),
        end: after(chosen.end, usual.end),
    }
}

/// A kept keymap that cannot be read any more is a remark, never a wall.
fn keymap(setting: &Setting, chosen: &Chosen, ignored: &mut Ignored) -> Result<Keymap> {
    match &chosen.keymap {
        Some(name) if setting.global.keymap.is_none() => {
            Ok(setting.keymap_named(name).unwrap_or_else(|_| {
                ignored.push(format!("keymap = {name}"));
                Keymap::default()
            }))
        }
        _ => setting.keymap(),
    }
}

fn remark(path: String, ignored: &Ignored, lang: Lang) -> Option<Notice> {
    let what = ignored.join("; ");
    let words = SettingsText::Ignored { path, what }.say(lang);
    (!ignored.is_empty()).then(|| Notice::new(words, Role::Warn))
}

fn look(setting: &Setting, width: Width) -> Look {
    let value = |name| std::env::var(name).unwrap_or_default();
    Look {
        depth: terminal::depth(&value("TERM"), &value("COLORTERM"), &value("NO_COLOR")),
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
