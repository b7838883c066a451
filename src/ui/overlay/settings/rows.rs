//! The rows of the settings: what each is about, what it is called and how it stands.

use crate::{
    domain::{CareCategory, Held, Tier},
    i18n::{
        Lang, Words,
        text::{AppText, SettingsText, TrainingText},
    },
    ui::{At, Role, Theme, Width},
};

/// What a row is about.
pub enum Row {
    Language,
    Theme,
    Keymap,
    Width,
    Mask,
    Rules(Tier),
    Care(Held<CareCategory>),
    NewCare,
}

/// Rows about the look; the list of categories begins after a heading.
pub const LOOKS: usize = 5;
/// Rows about what each level of training owes.
pub const RULES: usize = 3;

/// All rows in their order.
pub fn all(at: &At<'_>) -> Vec<Row> {
    let mut rows = vec![
        Row::Language,
        Row::Theme,
        Row::Keymap,
        Row::Width,
        Row::Mask,
    ];
    rows.extend(Tier::ALL.map(Row::Rules));
    rows.extend(at.desk.county().care().iter().cloned().map(Row::Care));
    rows.push(Row::NewCare);
    rows
}

fn theme(theme: Theme) -> SettingsText {
    match theme {
        Theme::Dark => SettingsText::Dark,
        Theme::Light => SettingsText::Light,
        Theme::HighContrast => SettingsText::HighContrast,
        Theme::Mono => SettingsText::Mono,
    }
}

fn width(width: Width) -> SettingsText {
    match width {
        Width::Auto => SettingsText::WidthAuto,
        Width::Narrow => SettingsText::WidthNarrow,
        Width::Wide => SettingsText::WidthWide,
        Width::Ascii => SettingsText::WidthAscii,
    }
}

/// What a row is called, how it stands, and how loudly to say it.
pub fn said(row: &Row, at: &At<'_>) -> (Words, String, Role) {
    let plain =
        |label: SettingsText, value: Words| (at.say(&label), value.into_owned(), Role::Accent);
    match row {
        Row::Language => plain(
            SettingsText::Language,
            match at.lang() {
                Lang::Zh => "中文".into(),
                Lang::En => "English".into(),
            },
        ),
        Row::Theme => plain(SettingsText::Theme, at.say(&theme(at.look.theme))),
        Row::Keymap => plain(SettingsText::Keymap, at.keymap.name().to_owned().into()),
        Row::Width => plain(SettingsText::Width, at.say(&width(at.look.width))),
        Row::Mask => {
            let words = if at.is_veiled() {
                AppText::Yes
            } else {
                AppText::No
            };
            plain(SettingsText::Mask, at.say(&words))
        }
        Row::Rules(tier) => (
            at.say(&TrainingText::RulesOf {
                level: at.say(tier).into_owned(),
            }),
            super::super::form::obligation::told(*tier, at),
            Role::Accent,
        ),
        Row::Care(held) if held.record.closed => {
            let words = at.say(&SettingsText::Closed).into_owned();
            (held.record.name.clone().into(), words, Role::Dim)
        }
        Row::Care(held) => (held.record.name.clone().into(), String::new(), Role::Normal),
        Row::NewCare => (at.say(&SettingsText::AddCare), String::new(), Role::Dim),
    }
}
