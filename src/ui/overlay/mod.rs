//! What lies on top of a screen: search, forms, questions, menus, help, the command line. Values, not callbacks.

pub mod choose;
mod commands;
pub mod confirm;
pub mod crowd;
pub mod deed;
pub(super) mod dialog;
pub mod drafts;
pub mod form;
pub mod help;
mod hits;
pub mod import;
mod import_draft;
mod import_view;
pub mod menu;
pub mod paper;
pub mod present;
pub mod prompt;
pub mod roll;
pub mod scoring;
pub mod search;
pub mod settings;
mod told;
mod two;
pub mod what_if;

use chrono::{DateTime, Utc};

use super::{Ahead, At, Effect, Layer};
use crate::keymap::Context;
use choose::Choose;
use confirm::Confirm;
use crowd::Crowd;
use deed::Detail;
use drafts::Drafts;
use form::Form;
use help::Help;
use import::Import;
use menu::Menu;
use paper::Paper;
use present::Present;
use prompt::Prompt;
use roll::Roll;
use scoring::Scoring;
use search::Search;
use settings::Settings;
use what_if::WhatIf;

pub enum Overlay {
    Search(Box<Search>),
    Form(Box<Form>),
    Confirm(Box<Confirm>),
    Menu(Box<Menu>),
    Help(Box<Help>),
    Prompt(Box<Prompt>),
    Import(Box<Import>),
    Settings(Box<Settings>),
    Drafts(Box<Drafts>),
    Roll(Box<Roll>),
    WhatIf(Box<WhatIf>),
    Choose(Box<Choose>),
    Crowd(Box<Crowd>),
    Deed(Box<Detail>),
    Scoring(Box<Scoring>),
    Paper(Box<Paper>),
    Present(Box<Present>),
}

impl Overlay {
    pub fn layer(&self) -> &dyn Layer {
        match self {
            Self::Search(o) => o.as_ref(),
            Self::Form(o) => o.as_ref(),
            Self::Confirm(o) => o.as_ref(),
            Self::Menu(o) => o.as_ref(),
            Self::Help(o) => o.as_ref(),
            Self::Prompt(o) => o.as_ref(),
            Self::Import(o) => o.as_ref(),
            Self::Settings(o) => o.as_ref(),
            Self::Drafts(o) => o.as_ref(),
            Self::Roll(o) => o.as_ref(),
            Self::WhatIf(o) => o.as_ref(),
            Self::Choose(o) => o.as_ref(),
            Self::Crowd(o) => o.as_ref(),
            Self::Deed(o) => o.as_ref(),
            Self::Scoring(o) => o.as_ref(),
            Self::Paper(o) => o.as_ref(),
            Self::Present(o) => o.as_ref(),
        }
    }

    pub fn layer_mut(&mut self) -> &mut dyn Layer {
        match self {
            Self::Search(o) => o.as_mut(),
            Self::Form(o) => o.as_mut(),
            Self::Confirm(o) => o.as_mut(),
            Self::Menu(o) => o.as_mut(),
            Self::Help(o) => o.as_mut(),
            Self::Prompt(o) => o.as_mut(),
            Self::Import(o) => o.as_mut(),
            Self::Settings(o) => o.as_mut(),
            Self::Drafts(o) => o.as_mut(),
            Self::Roll(o) => o.as_mut(),
            Self::WhatIf(o) => o.as_mut(),
            Self::Choose(o) => o.as_mut(),
            Self::Crowd(o) => o.as_mut(),
            Self::Deed(o) => o.as_mut(),
            Self::Scoring(o) => o.as_mut(),
            Self::Paper(o) => o.as_mut(),
            Self::Present(o) => o.as_mut(),
        }
    }

    pub fn context(&self) -> Context {
        self.layer().context()
    }

    /// Whether leaving now would lose something typed.
    pub fn is_changed(&self) -> bool {
        match self {
            Self::Form(form) => form.is_changed(),
            Self::Import(import) => import.is_changed(),
            Self::Roll(roll) => roll.is_changed(),
            Self::Scoring(scoring) => scoring.is_changed(),
            _ => false,
        }
    }

    /// Whether what lies below is read together with it.
    pub fn is_beside(&self) -> bool {
        matches!(self, Self::Prompt(prompt) if prompt.is_beside())
    }

    /// Whether it waits for the file: a command to be carried out, or an answer.
    pub fn waits(&self) -> bool {
        match self {
            Self::Form(form) => form.waits(),
            Self::Import(import) => import.waits(),
            Self::Settings(settings) => settings.waits(),
            Self::Drafts(drafts) => drafts.waits(),
            Self::Roll(roll) => roll.waits(),
            Self::Crowd(crowd) => crowd.waits(),
            Self::Deed(deed) => deed.waits(),
            Self::Scoring(scoring) => scoring.waits() || scoring.asks(),
            Self::Paper(paper) => paper.waits(),
            Self::Present(present) => present.waits(),
            _ => false,
        }
    }

    /// Whether keys wait with it.
    pub fn waits_with_keys(&self) -> bool {
        self.ahead() == Ahead::Wait
    }

    pub const fn ahead(&self) -> Ahead {
        match self {
            Self::Form(form) => form.ahead(),
            _ => Ahead::Take,
        }
    }

    /// Somebody typed on before it was ready.
    pub fn hurry(&mut self) {
        if let Self::Form(form) = self {
            form.hurry();
        }
    }

    /// Whether a repaint would disturb no half-typed syllable although a field has the focus.
    pub fn is_idle(&self) -> bool {
        match self {
            Self::Roll(roll) => roll.is_idle(),
            Self::Scoring(scoring) => scoring.is_idle(),
            _ => false,
        }
    }

    /// Whether a change of its own is on its way to the file.
    pub fn has_handed_in(&self) -> bool {
        match self {
            Self::Form(form) => form.waits_for_store(),
            Self::Roll(roll) => roll.has_handed_in(),
            Self::Scoring(scoring) => scoring.waits(),
            Self::Import(_) | Self::Settings(_) | Self::Crowd(_) | Self::Paper(_) => self.waits(),
            _ => false,
        }
    }

    /// What is typed so far goes into the draft beside the store; what was cleared again takes it away.
    pub fn keep(&self, now: DateTime<Utc>) -> Option<Effect> {
        match self {
            Self::Form(form) => form.keep(now),
            Self::Roll(roll) => roll.draft(now).map(Effect::Keep),
            Self::Import(import) => import.draft(now).map(Effect::Keep),
            Self::Scoring(scoring) => scoring.keep(now),
            _ => None,
        }
    }

    /// Whether something was typed, though it may be gone again.
    pub fn is_begun(&self) -> bool {
        match self {
            Self::Form(form) => form.is_begun(),
            Self::Import(import) => import.is_changed(),
            Self::Roll(roll) => roll.is_changed(),
            Self::Scoring(scoring) => scoring.is_begun(),
            _ => false,
        }
    }

    /// Help of the place where `layer` has the focus.
    pub fn help(layer: &dyn Layer, at: &At<'_>) -> Self {
        Self::Help(Box::new(Help::of(layer, at)))
    }

    /// The command line.
    pub fn command(said: Vec<String>) -> Self {
        Self::Prompt(Box::new(Prompt::command(said)))
    }

    pub fn import(at: &At<'_>) -> Self {
        Self::Import(Box::new(Import::new(at)))
    }

    pub fn settings(at: &At<'_>) -> Self {
        Self::Settings(Box::new(Settings::new(at)))
    }

    /// Asks before something typed is given up with the program.
    pub fn confirm_leave() -> Self {
        Self::Confirm(Box::new(Confirm::leave()))
    }
}
