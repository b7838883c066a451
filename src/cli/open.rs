//! Opening: which county, which clock, whose hand, which words.

use std::{
    fs,
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

use anyhow::Result;
use chrono::{Datelike, NaiveDate};
use etcetera::BaseStrategy;
use indicatif::{ProgressBar, ProgressStyle};

use super::{
    admit::{Gate, hand, is_called_by_sshd},
    args::Global,
    complain,
    lang::Tongue,
    out::Stop,
    settings,
};
use crate::{
    desk::{Book, Clock, Registrar},
    domain::{
        Right, Role, UserFields, UserRefusal,
        grammar::{self, Exact, Lean},
        lines,
    },
    exchange::example_rubric,
    i18n::{
        Lang, Say, spots,
        text::{AppText, CliText, StoreText, UnitText},
    },
    keymap::{Keymap, MOST_KEYMAP, Preset},
    rehearsal::{self, TODAY},
    store::{Cache, Making, Rejected, Store, StoreError, folder_of},
    ui::trouble,
};

/// Years that `--today` may name.
const TODAYS: RangeInclusive<i32> = 1970..=2100;

/// What lies at the store's path.
pub enum Opened {
    Store(Box<Registrar>),
    /// Nothing yet: the first page offers a beginning.
    None(PathBuf),
}

/// What every task needs to know of how it was called.
#[derive(Clone)]
pub struct Setting {
    pub global: Global,
    pub lang: Lang,
    /// The same, and who said so.
    pub tongue: Tongue,
    today: Option<NaiveDate>,
    /// Who signed in; none is the owner of the file.
    pub user: Option<UserFields>,
}

impl Setting {
    pub fn new(global: Global) -> Result<Self> {
        let tongue = Tongue::around(global.lang);
        let mut setting = Self {
            global,
            lang: tongue.lang,
            tongue,
            today: None,
            user: None,
        };
        if setting.global.as_of.is_some() {
            return Err(setting.refused(&CliText::AsOf));
        }
        if setting.global.demo && setting.global.store.is_some() {
            return Err(setting.misused(&CliText::DemoOnly));
        }
        if let Some(text) = setting.global.today.clone() {
            let day = setting.date(&text, Lean::Near)?;
            if !TODAYS.contains(&day.year()) {
                return Err(setting.misused(&CliText::BadToday { text }));
            }
            setting.today = Some(day);
        }
        Ok(setting)
    }

    /// The same call on the rehearsal county.
    pub fn rehearsing(&self) -> Result<Self> {
        // The store of a signed-in user was not named by them.
        let store = match self.user {
            Some(_) => None,
            None => self.global.store.clone(),
        };
        let global = Global {
            demo: true,
            store,
            ..self.global.clone()
        };
        Ok(Self {
            user: self.user.clone(),
            lang: self.lang,
            tongue: self.tongue,
            ..Self::new(global)?
        })
    }

    pub fn say(&self, words: &impl Say) -> String {
        words.say(self.lang).into_owned()
    }

    pub fn refused(&self, words: &impl Say) -> anyhow::Error {
        Stop::Refused(self.say(words)).into()
    }

    pub fn misused(&self, words: &impl Say) -> anyhow::Error {
        Stop::Usage(self.say(words)).into()
    }

    pub fn date(&self, text: &str, lean: Lean) -> Result<NaiveDate> {
        let day = grammar::day(text, self.clock().today(), Exact::Day, lean);
        day.map_err(|fault| {
            let text = text.to_owned();
            self.misused(&CliText::BadDate { text, fault })
        })
    }

    pub fn clock(&self) -> Clock {
        match (self.today, self.global.demo) {
            (day, true) => Clock::On(day.unwrap_or(TODAY)),
            (Some(day), false) => Clock::Due(day),
            (None, false) => Clock::Real,
        }
    }

    /// Where choices are kept; none where there is no home.
    pub fn settings(&self) -> Option<PathBuf> {
        let shared = settings::shared()?;
        Some(match &self.user {
            // Users share the home of the service account.
            Some(user) => shared.with_file_name(format!("settings-{}.toml", user.login)),
            None => shared,
        })
    }

    /// `--store`, or the place of the person's data.
    pub fn path(&self) -> Result<PathBuf> {
        if let Some(path) = &self.global.store {
            return Ok(path.clone());
        }
        let places = etcetera::choose_base_strategy();
        let places = places.map_err(|_| self.refused(&CliText::NoHome))?;
        let path = places.data_dir().join("sanzhang").join("county.sanzhang");
        if path.is_relative() {
            // Another file in every folder it is called from: nobody means that.
            let path = self.shown(&path);
            return Err(self.refused(&CliText::HomeRelative { path }));
        }
        Ok(path)
    }

    /// A path of this machine as it stands in sentences: whoever sits at another one is told the name alone.
    pub fn shown(&self, path: &Path) -> String {
        let far = self.user.is_some() || is_called_by_sshd();
        let name = path.file_name().filter(|_| far);
        name.map_or(path, Path::new).display().to_string()
    }

    pub fn trouble(&self, error: &StoreError, path: &Path) -> anyhow::Error {
        tracing::error!(code = error.code(), "store");
        let shown = self.shown(path);
        // A session would try again by itself; a task that ends does not.
        let now = match error {
            StoreError::Full => StoreText::FullNow,
            StoreError::Stalled => StoreText::NotKeptNow,
            StoreError::Io(why) => StoreText::IoNow {
                path: shown,
                why: self.say(&why.kind()),
            },
            _ => return Stop::Refused(trouble(error, &shown, self.lang)).into(),
        };
        let (code, sentence) = (error.code().to_owned(), self.say(&now));
        self.refused(&StoreText::Code { code, sentence })
    }

    /// Why a change was not made, in words.
    pub fn rejected(&self, rejected: &Rejected, file: &str) -> anyhow::Error {
        match rejected {
            Rejected::Refused(refusal) => self.refused(refusal),
            Rejected::Broke(error) => self.trouble(error, Path::new(file)),
        }
    }

    /// Opens the store for a screen: only the units above the villages are read yet.
    pub fn store(&self) -> Result<Opened> {
        self.opened(Gate::Shut)
    }

    /// Who works in one village needs little of the file at hand.
    fn cache(&self) -> Cache {
        match self.user.as_ref().map(|user| user.role) {
            Some(Role::Village) => Cache::Village,
            _ => Cache::County,
        }
    }

    fn opened(&self, gate: Gate) -> Result<Opened> {
        if self.global.demo {
            return Ok(Opened::Store(Box::new(self.rehearse()?)));
        }
        let path = self.path()?;
        let opened = match self.open_patiently(&path, self.cache()) {
            Ok(store) => {
                let hand = self.hand(&store, gate)?;
                Registrar::new(store, hand, Book::Real, self.clock())
            }
            Err(error) => Err(error),
        };
        match opened {
            Ok(registrar) => Ok(Opened::Store(Box::new(registrar))),
            Err(StoreError::Missing) => Ok(Opened::None(path)),
            Err(error) => Err(self.trouble(&error, &path)),
        }
    }

    /// Refuses what the role of who signed in does not allow. Without a sign-in the file is its owner's.
    pub fn needs(&self, right: Right) -> Result<()> {
        match &self.user {
            Some(user) if !user.role.has(right) => {
                let role = user.role;
                Err(self.refused(&UserRefusal::NoRight { role, right }))
            }
            _ => Ok(()),
        }
    }

    /// The county for a task of those who keep the file: whoever owns it may look, and let in an administrator.
    pub fn registrar_for_keepers(&self) -> Result<Registrar> {
        self.whole(Gate::Ajar)
    }

    /// The whole county for a task that answers and ends.
    pub fn registrar(&self) -> Result<Registrar> {
        self.whole(Gate::Shut)
    }

    fn whole(&self, gate: Gate) -> Result<Registrar> {
        let mut registrar = self.begun(gate)?;
        while registrar
            .load_some(usize::MAX)
            .map_err(|error| self.trouble(&error, Path::new(registrar.desk().file())))?
        {}
        Ok(registrar)
    }

    /// For whoever keeps the file, nothing of it read that may be damaged but the units above the villages.
    pub fn unread(&self) -> Result<Registrar> {
        self.begun(Gate::Ajar)
    }

    fn begun(&self, gate: Gate) -> Result<Registrar> {
        match self.opened(gate)? {
            Opened::None(path) => {
                let path = self.shown(&path);
                Err(self.refused(&StoreText::Missing { path }))
            }
            Opened::Store(registrar) => Ok(*registrar),
        }
    }

    /// A new county that stands at its path once it is given its name.
    pub fn create(&self, path: &Path) -> Result<(Registrar, Making)> {
        let trouble = |error| self.trouble(&error, path);
        if fs::symlink_metadata(path).is_ok() {
            return Err(trouble(StoreError::Exists));
        }
        let folder = folder_of(path);
        fs::create_dir_all(folder).map_err(|error| trouble(error.into()))?;
        let (store, making) = Store::begin(folder).map_err(trouble)?;
        let registrar = Registrar::whole(store, hand(), Book::Real, self.clock());
        Ok((registrar.map_err(trouble)?, making))
    }

    /// The rehearsal county in memory; a bar on the terminal says how far it is.
    pub fn rehearse(&self) -> Result<Registrar> {
        let size = self.global.size.unwrap_or_default();
        let bar = self.bar();
        bar.set_style(self.bar_style("{msg} {bar:16} {pos}/{len} {prefix}"));
        bar.set_message(self.say(&AppText::Rehearsing));
        bar.set_prefix(self.say(&UnitText::Villages));
        let opened = rehearsal::open(size, example_rubric(), self.clock(), |done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        });
        bar.finish_and_clear();
        if self.global.plain {
            let (n, of) = (bar.position(), bar.length().unwrap_or_default());
            complain(&format!("{} {n}/{of} {}", bar.message(), bar.prefix()));
        }
        opened.map_err(|rejected| self.rejected(&rejected, ""))
    }

    /// How far something is; for screen readers nothing moves.
    pub fn bar(&self) -> ProgressBar {
        if self.global.plain {
            return ProgressBar::hidden();
        }
        ProgressBar::new(0)
    }

    pub fn bar_style(&self, template: &str) -> ProgressStyle {
        let style = ProgressStyle::with_template(template);
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        if self.global.ascii {
            return style.progress_chars("#-").tick_chars("-|* ");
        }
        style
    }

    /// A preset by name, or a file of differences; its faults are told all at once.
    pub fn keymap(&self) -> Result<Keymap> {
        let own = self.user.as_ref().and_then(|user| user.keymap.as_ref());
        match self.global.keymap.as_ref().or(own) {
            Some(name) => self.keymap_named(name),
            None => Ok(Keymap::default()),
        }
    }

    pub fn keymap_named(&self, name: &str) -> Result<Keymap> {
        if let Ok(preset) = name.parse::<Preset>() {
            return Ok(Keymap::preset(preset));
        }
        let text = self.read_text(Path::new(name), MOST_KEYMAP)?;
        Keymap::read(name, &text).map_err(|faults| {
            let (told, cut) = lines::told(&faults);
            Stop::Refused(spots::told(told, cut, self.lang).join("\n")).into()
        })
    }
}
