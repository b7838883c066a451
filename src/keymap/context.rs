//! Where the focus is: what a key may mean depends on it. Knows no screen.

use serde::{Deserialize, Serialize};

use crate::i18n::Lang;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Context {
    /// The tree.
    Browse,
    /// A table over the whole screen.
    List,
    /// The page of one unit or household.
    Page,
    /// A field of a form.
    Form,
    /// The search field.
    Search,
    /// The list under the search field.
    Hits,
    /// The command line, the filter line.
    Prompt,
    Menu,
    Confirm,
    Help,
    Import,
    /// A field of the roll call.
    Roll,
    /// The roster under the field of the roll call.
    Seats,
    /// What is owed in training, and who has it settled.
    Gap,
    /// Training sessions: list, calendar, quarter.
    Trainings,
    /// The page of one session with its roster.
    Session,
    /// Who may sit in a session.
    Assign,
    /// All demonstration sites side by side.
    Board,
    /// The page of one site.
    Site,
    /// The rubric that sites are scored by.
    Rubric,
    /// A field of the score sheet.
    Score,
    /// What is to leave the program, as plain text.
    Text,
}

use Context::*;

pub(super) const ALL: &[Context] = &Context::ALL;
pub(super) const ROWS: &[Context] = &[
    Browse, List, Page, Hits, Gap, Trainings, Session, Assign, Board, Site, Rubric,
];
/// Where rows stand under heads that may be too many for the screen.
pub(super) const COLUMNS: &[Context] = &[List, Gap, Trainings, Session, Assign, Board, Rubric];
/// Where rows are things of the county that can be changed.
pub(super) const THINGS: &[Context] = &[Browse, List, Page, Hits];
/// The same, and sessions of training.
pub(super) const RECORDS: &[Context] = &[Browse, List, Page, Hits, Trainings, Session];
/// The same, the lists on a site's page, and the rubric.
pub(super) const KEPT: &[Context] = &[Browse, List, Page, Hits, Trainings, Session, Site, Rubric];
/// Where something can be added and edited.
pub(super) const MADE: &[Context] = &[
    Browse, List, Page, Hits, Trainings, Session, Board, Site, Rubric,
];
pub(super) const TABLES: &[Context] = &[List, Page, Hits, Gap, Trainings, Session, Assign, Board];
pub(super) const TREES: &[Context] = &[Browse, Page];
/// Where rows have an order of their own.
pub(super) const SHIFTED: &[Context] = &[Browse, Page, Rubric];
/// Everything but fields.
pub(super) const HANDS: &[Context] = &[
    Browse, List, Page, Hits, Menu, Confirm, Help, Seats, Gap, Trainings, Session, Assign, Board,
    Site, Rubric, Text,
];
pub(super) const FIELDS: &[Context] = &[Form, Search, Prompt, Import, Roll, Score];

impl Context {
    pub const ALL: [Context; 22] = [
        Browse, List, Page, Form, Search, Hits, Prompt, Menu, Confirm, Help, Import, Roll, Seats,
        Gap, Trainings, Session, Assign, Board, Site, Rubric, Score, Text,
    ];

    /// A field has the focus: what can be printed is text.
    pub fn is_typing(self) -> bool {
        FIELDS.contains(&self)
    }

    /// The section of a keymap file.
    pub const fn name(self) -> &'static str {
        match self {
            Browse => "browse",
            List => "list",
            Page => "page",
            Form => "form",
            Search => "search",
            Hits => "hits",
            Prompt => "prompt",
            Menu => "menu",
            Confirm => "confirm",
            Help => "help",
            Import => "import",
            Roll => "roll",
            Seats => "seats",
            Gap => "gap",
            Trainings => "trainings",
            Session => "session",
            Assign => "assign",
            Board => "board",
            Site => "site",
            Rubric => "rubric",
            Score => "score",
            Text => "text",
        }
    }

    pub const fn title(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Browse, Lang::Zh) => "层级",
            (Browse, Lang::En) => "tree",
            (List, Lang::Zh) => "列表",
            (List, Lang::En) => "table",
            (Page, Lang::Zh) => "详情",
            (Page, Lang::En) => "page",
            (Form, Lang::Zh) => "表单",
            (Form, Lang::En) => "form",
            (Search, Lang::Zh) => "搜索栏",
            (Search, Lang::En) => "search field",
            (Hits, Lang::Zh) => "搜索结果",
            (Hits, Lang::En) => "hits",
            (Prompt, Lang::Zh) => "命令栏",
            (Prompt, Lang::En) => "command line",
            (Menu, Lang::Zh) => "菜单",
            (Menu, Lang::En) => "menu",
            (Confirm, Lang::Zh) => "确认框",
            (Confirm, Lang::En) => "confirmation",
            (Help, Lang::Zh) => "帮助",
            (Help, Lang::En) => "help",
            (Import, Lang::Zh) => "导入",
            (Import, Lang::En) => "import",
            (Roll, Lang::Zh) => "签到栏",
            (Roll, Lang::En) => "roll call",
            (Seats, Lang::Zh) => "签到名单",
            (Seats, Lang::En) => "roster",
            (Gap, Lang::Zh) => "培训缺口",
            (Gap, Lang::En) => "training gaps",
            (Trainings, Lang::Zh) => "培训安排",
            (Trainings, Lang::En) => "trainings",
            (Session, Lang::Zh) => "培训详情",
            (Session, Lang::En) => "training session",
            (Assign, Lang::Zh) => "安排参训",
            (Assign, Lang::En) => "assigning",
            (Board, Lang::Zh) => "示范创建",
            (Board, Lang::En) => "board",
            (Site, Lang::Zh) => "示范点",
            (Site, Lang::En) => "site",
            (Rubric, Lang::Zh) => "考核细则",
            (Rubric, Lang::En) => "rubric",
            (Score, Lang::Zh) => "评分栏",
            (Score, Lang::En) => "score sheet",
            (Text, Lang::Zh) => "文书",
            (Text, Lang::En) => "text page",
        }
    }
}
