//! The rows of the settings: what each is about, what it is called and how it stands.

use crate::{
    domain::{
        CareCategory, CareId, Demand, EXAMPLE_STAGES, Held, Official, OfficialId, Right, Stage,
        StageId, Tier,
    },
    i18n::{
        Lang, N, Words,
        text::{AppText, SettingsText, TrainingText},
    },
    keymap::{Change, Context},
    ui::kit::{
        At, Role, Width,
        page::{About, Label, Line},
        rights, text,
    },
};

/// Columns of what a row is called.
const LABEL: u16 = 21;

/// What a row is about.
pub enum Row {
    Language,
    Theme,
    Keymap,
    Width,
    Mask,
    Mouse,
    Rules(Tier),
    Care(Held<CareCategory>),
    NewCare,
    /// Takes over all the example stages, while there is none.
    ExampleStages,
    Stage(Held<Stage>),
    NewStage,
    Official(Held<Official>),
    NewOfficial,
}

/// What a row is told by, wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Look(&'static str),
    Rules(Tier),
    Care(CareId),
    Stage(StageId),
    Official(OfficialId),
    /// Makes something new of this group.
    New(Group),
    Examples,
}

/// Rows that stand together under a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Look,
    Rules,
    Care,
    Stages,
    Officials,
}

impl About for What {
    type Spot = Self;

    fn spot(&self) -> Self {
        *self
    }
}

impl Row {
    pub const fn group(&self) -> Group {
        match self {
            Self::Language
            | Self::Theme
            | Self::Keymap
            | Self::Width
            | Self::Mask
            | Self::Mouse => Group::Look,
            Self::Rules(_) => Group::Rules,
            Self::Care(_) | Self::NewCare => Group::Care,
            Self::ExampleStages | Self::Stage(_) | Self::NewStage => Group::Stages,
            Self::Official(_) | Self::NewOfficial => Group::Officials,
        }
    }

    pub const fn what(&self) -> What {
        match self {
            Self::Language => What::Look("language"),
            Self::Theme => What::Look("theme"),
            Self::Keymap => What::Look("keymap"),
            Self::Width => What::Look("width"),
            Self::Mask => What::Look("mask"),
            Self::Mouse => What::Look("mouse"),
            Self::Rules(tier) => What::Rules(*tier),
            Self::Care(held) => What::Care(held.record.id),
            Self::Stage(held) => What::Stage(held.record.id),
            Self::Official(held) => What::Official(held.record.id),
            Self::NewCare | Self::NewStage | Self::NewOfficial => What::New(self.group()),
            Self::ExampleStages => What::Examples,
        }
    }

    /// Stands in a list that takes new entries.
    pub const fn is_listed(&self) -> bool {
        !matches!(self.group(), Group::Look | Group::Rules)
    }

    /// Has a form of its own.
    pub const fn is_edited(&self) -> bool {
        matches!(self, Self::Rules(_)) || self.closed().is_some()
    }

    /// Whether an entry of a list is offered no longer; none where the row is no entry.
    pub const fn closed(&self) -> Option<bool> {
        match self {
            Self::Care(held) => Some(held.record.closed),
            Self::Stage(held) => Some(held.record.fields.closed),
            Self::Official(held) => Some(held.record.fields.closed),
            _ => None,
        }
    }

    /// The one that makes a new entry of its list.
    pub const fn is_new(&self) -> bool {
        matches!(self, Self::NewCare | Self::NewStage | Self::NewOfficial)
    }
}

impl Group {
    /// The look needs none: it stands under the title of the page.
    pub fn head(self, at: &At<'_>) -> Option<Words> {
        Some(match self {
            Self::Look => return None,
            Self::Rules => at.say(&TrainingText::Rules),
            Self::Care => at.say(&SettingsText::CareTitle),
            Self::Stages if at.desk.county().sites().stages().is_empty() => {
                let key = at.key(Context::List, Change::Add);
                let how = SettingsText::HowToStage { key };
                rights::with_how(&SettingsText::NoStages, &how, Right::Rules, at)
            }
            Self::Stages => at.say(&SettingsText::StagesTitle),
            Self::Officials => at.say(&SettingsText::OfficialsTitle),
        })
    }
}

/// All rows in their order, group after group; those that make something only for who may.
pub fn all(at: &At<'_>) -> Vec<Row> {
    let county = at.desk.county();
    let (stages, officials) = (county.sites().stages(), county.sites().officials());
    let may = at.desk.may(Right::Rules);
    let mut rows = vec![
        Row::Language,
        Row::Theme,
        Row::Keymap,
        Row::Width,
        Row::Mask,
        Row::Mouse,
    ];
    rows.extend(Tier::ALL.map(Row::Rules));
    rows.extend(county.care().iter().cloned().map(Row::Care));
    rows.extend(may.then_some(Row::NewCare));
    rows.extend((may && stages.is_empty()).then_some(Row::ExampleStages));
    rows.extend(stages.iter().cloned().map(Row::Stage));
    rows.extend(may.then_some(Row::NewStage));
    rows.extend(officials.iter().cloned().map(Row::Official));
    rows.extend(may.then_some(Row::NewOfficial));
    rows
}

/// The lines of the page: before each group but the first a blank one and its heading.
pub fn lines(at: &At<'_>) -> Vec<Line<What>> {
    let mut lines = Vec::new();
    let mut group = Group::Look;
    for row in all(at) {
        if row.group() != group {
            group = row.group();
            let head = group.head(at).map(|words| Label::Head(words.into_owned()));
            let (blank, label) = (Line::blank(), head);
            lines.extend([
                blank,
                Line {
                    label,
                    ..Line::blank()
                },
            ]);
        }
        let (label, value, role) = said(&row, at);
        let faint = row.is_new() || matches!(row, Row::ExampleStages);
        let shade = if faint { Role::Dim } else { Role::Normal };
        let label = at.seen(&label);
        let label = text::pad_right(&label, LABEL.max(text::width(&label)), "");
        let mut line = Line::new(label, shade);
        line.with(format!(" {}", at.seen(&value)), role)
            .to(row.what());
        lines.push(line);
    }
    lines
}

/// `得分率 85%，各板块达合格线`, short enough for a line of a small terminal.
fn wants(demand: Demand, at: &At<'_>) -> String {
    let least = demand.least.map(|least| {
        let least = least.to_string();
        at.say(&SettingsText::WantsScore { least })
    });
    let lines = demand.pass_lines.then(|| at.say(&SettingsText::WantsLines));
    let both: Vec<Words> = least.into_iter().chain(lines).collect();
    both.join(match at.lang() {
        Lang::Zh => "，",
        Lang::En => ", ",
    })
}

/// `选点 → 巩固提升`: all seven have no room in a line.
fn span() -> String {
    let [(first, _), .., (last, _)] = EXAMPLE_STAGES;
    format!("{first} → {last}")
}

/// An entry of a list, and whether it is offered no longer.
fn entry(name: &str, value: String, closed: bool, at: &At<'_>) -> (Words, String, Role) {
    let name = Words::Owned(name.to_owned());
    if closed {
        (name, at.say(&SettingsText::Closed).into_owned(), Role::Dim)
    } else {
        (name, value, Role::Normal)
    }
}

const fn yes(is: bool) -> AppText {
    if is { AppText::Yes } else { AppText::No }
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
        Row::Theme => plain(SettingsText::Theme, at.say(&at.look.theme.title())),
        Row::Keymap => plain(SettingsText::Keymap, at.keymap.name().to_owned().into()),
        Row::Width => plain(SettingsText::Width, at.say(&width(at.look.width))),
        Row::Mask => plain(SettingsText::Mask, at.say(&yes(at.is_veiled()))),
        Row::Mouse => plain(SettingsText::Mouse, at.say(&yes(at.mouse))),
        Row::Rules(tier) => (
            at.say(&TrainingText::RulesOf {
                level: at.say(tier).into_owned(),
            }),
            crate::ui::training::form::obligation::told(*tier, at),
            Role::Accent,
        ),
        Row::Care(held) => {
            let care = &held.record;
            entry(&care.name, String::new(), care.closed, at)
        }
        Row::Stage(held) => {
            let stage = &held.record.fields;
            entry(&stage.name, wants(stage.demand, at), stage.closed, at)
        }
        Row::Official(held) => {
            let official = &held.record.fields;
            entry(&official.name, official.post.clone(), official.closed, at)
        }
        Row::ExampleStages => {
            let n = N::from(EXAMPLE_STAGES.len());
            let label = at.say(&SettingsText::ExampleStages { n });
            (label, span(), Role::Dim)
        }
        Row::NewStage => (at.say(&SettingsText::AddStage), String::new(), Role::Dim),
        Row::NewOfficial => (at.say(&SettingsText::AddOfficial), String::new(), Role::Dim),
        Row::NewCare => (at.say(&SettingsText::AddCare), String::new(), Role::Dim),
    }
}
