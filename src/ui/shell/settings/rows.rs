//! The rows of the settings: what each is told by, what it is called and how it stands.

use crate::{
    domain::{Demand, EXAMPLE_STAGES, Reference, Right, Tier},
    i18n::{
        Lang, N, Say, Words,
        text::{AppText, SettingsText, TrainingText},
    },
    keymap::{Change, Context},
    ui::{
        kit::{
            At, Role, Turn, Width,
            page::{About, Label, Line},
            rights, text,
        },
        training::form::obligation,
    },
};

/// Columns of what a row is called.
const LABEL: u16 = 21;

/// What a row is told by, wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Look(Turn),
    Rules(Tier),
    /// Of one of the lists.
    Entry(Reference),
    /// Makes something new of this group.
    New(Group),
    /// Takes over all the example stages, while there is none.
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

impl What {
    pub const fn group(self) -> Group {
        match self {
            Self::Look(_) => Group::Look,
            Self::Rules(_) => Group::Rules,
            Self::Entry(Reference::Care(_)) => Group::Care,
            Self::Entry(Reference::Official(_)) => Group::Officials,
            Self::Entry(_) | Self::Examples => Group::Stages,
            Self::New(group) => group,
        }
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

/// The lines of the page as they are said, group after group.
struct Rows<'a> {
    at: &'a At<'a>,
    group: Group,
    lines: Vec<Line<What>>,
}

impl Rows<'_> {
    /// A row; before each group but the first a blank line and its heading.
    fn add(&mut self, what: What, label: &(impl Say + ?Sized), value: &str, role: Role) {
        if what.group() != self.group {
            self.group = what.group();
            let head = self.group.head(self.at);
            let label = head.map(|words| Label::Head(words.into_owned()));
            let head = Line {
                label,
                ..Line::blank()
            };
            self.lines.extend([Line::blank(), head]);
        }
        let faint = matches!(what, What::New(_) | What::Examples);
        let shade = if faint { Role::Dim } else { Role::Normal };
        let label = self.at.say(label);
        let label = text::pad_right(&label, LABEL.max(text::width(&label)), "");
        let mut line = Line::new(label, shade);
        line.with(format!(" {}", self.at.seen(value)), role)
            .to(what);
        self.lines.push(line);
    }

    fn look(&mut self, turn: Turn, label: &SettingsText, value: &str) {
        self.add(What::Look(turn), label, value, Role::Accent);
    }

    /// An entry of a list, and whether it is offered no longer.
    fn entry(&mut self, entry: Reference, name: &str, value: &str, closed: bool) {
        let what = What::Entry(entry);
        if closed {
            let closed = self.at.say(&SettingsText::Closed);
            self.add(what, name, &closed, Role::Dim);
        } else {
            self.add(what, name, value, Role::Normal);
        }
    }

    /// The one that makes a new entry, for who may.
    fn new_of(&mut self, group: Group, label: &SettingsText) {
        if self.at.desk.may(Right::Rules) {
            self.add(What::New(group), label, "", Role::Dim);
        }
    }
}

pub fn lines(at: &At<'_>) -> Vec<Line<What>> {
    let (county, sites) = (at.desk.county(), at.desk.county().sites());
    let mut rows = Rows {
        at,
        group: Group::Look,
        lines: Vec::new(),
    };
    let lang = match at.lang() {
        Lang::Zh => "中文",
        Lang::En => "English",
    };
    rows.look(Turn::Language, &SettingsText::Language, lang);
    let theme = at.say(&at.look.theme.title());
    rows.look(Turn::Theme, &SettingsText::Theme, &theme);
    rows.look(Turn::Keymap, &SettingsText::Keymap, at.keymap.name());
    let width = at.say(&width(at.look.width));
    rows.look(Turn::Width, &SettingsText::Width, &width);
    let veiled = at.say(&yes(at.is_veiled()));
    rows.look(Turn::Mask, &SettingsText::Mask, &veiled);
    rows.look(Turn::Mouse, &SettingsText::Mouse, &at.say(&yes(at.mouse)));
    for tier in Tier::ALL {
        let level = at.say(&tier).into_owned();
        let (label, told) = (TrainingText::RulesOf { level }, obligation::told(tier, at));
        rows.add(What::Rules(tier), &label, &told, Role::Accent);
    }
    for held in county.care() {
        let care = &held.record;
        rows.entry(Reference::Care(care.id), &care.name, "", care.closed);
    }
    rows.new_of(Group::Care, &SettingsText::AddCare);
    if at.desk.may(Right::Rules) && sites.stages().is_empty() {
        let n = N::from(EXAMPLE_STAGES.len());
        let label = SettingsText::ExampleStages { n };
        rows.add(What::Examples, &label, &span(), Role::Dim);
    }
    for held in sites.stages() {
        let (what, stage) = (Reference::Stage(held.record.id), &held.record.fields);
        rows.entry(what, &stage.name, &wants(stage.demand, at), stage.closed);
    }
    rows.new_of(Group::Stages, &SettingsText::AddStage);
    for held in sites.officials() {
        let (what, official) = (Reference::Official(held.record.id), &held.record.fields);
        rows.entry(what, &official.name, &official.post, official.closed);
    }
    rows.new_of(Group::Officials, &SettingsText::AddOfficial);
    rows.lines
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
