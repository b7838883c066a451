//! What is wrong with a keymap file, where, and what would mend it.

use super::action::Action;
use super::ban::Ban;
use super::chord::{Chord, Key};
use super::context::Context;
use super::keys::Keys;
use super::layer::Section;
use super::spelling::BadChord;
use crate::i18n::{
    Lang, Say, Words,
    spots::{self, Span, Spots},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    /// From 1.
    pub line: usize,
    pub wrong: Wrong,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Not TOML, in the parser's words.
    Syntax(String),
    NoSection {
        name: String,
        near: Option<&'static str>,
    },
    /// A key outside every section.
    Loose(String),
    /// Neither an action's name nor `false`.
    Shape(String),
    NoPreset(String),
    BadKey(BadChord),
    /// More presses one after another than anybody remembers.
    Long {
        most: usize,
    },
    Banned {
        chord: Chord,
        ban: Ban,
    },
    NoAction {
        name: String,
        near: Option<&'static str>,
    },
    /// The action does not exist there.
    Elsewhere {
        action: Action,
        section: Section,
    },
    /// The field needs the key for itself.
    Text {
        keys: Keys,
    },
    /// One is the beginning of the other.
    Clash {
        keys: Keys,
        other: Keys,
        file: String,
        line: usize,
    },
    Twice {
        keys: Keys,
        line: usize,
    },
    /// More lines than anybody needs.
    TooMany {
        most: usize,
    },
    /// Unbinds what is not bound.
    Idle {
        keys: Keys,
    },
    /// No key is left for Cancel.
    Trapped(Context),
}

/// `keys.toml:12: …`
impl spots::Fault for Fault {
    fn span(&self) -> Span {
        (self.line, self.line)
    }

    fn say_on(&self, spots: &Spots, lang: Lang) -> Words {
        let words = match lang {
            Lang::Zh => self.wrong.zh(),
            Lang::En => self.wrong.en(),
        };
        let at = format!("{}:{}", self.file, spots.begin());
        if spots.is_one() {
            return format!("{at}: {words}").into();
        }
        // Editors find their way by the form of the first.
        let rows = spots.say(lang);
        format!("{at}: {words} ({rows})").into()
    }
}

impl Wrong {
    fn zh(&self) -> String {
        match self {
            Wrong::Syntax(message) => format!("不合 TOML 写法（{message}）"),
            Wrong::NoSection { name, near } => {
                let near = near.map_or_else(String::new, |near| format!("是不是 [{near}]？"));
                format!("没有 [{name}] 这一节。{near}可用：{}", sections())
            }
            Wrong::Loose(key) => format!("{key:?} 不在任何一节里：放到 [global] 之下"),
            Wrong::Shape(key) => format!("{key:?} 后面要写带引号的动作名，或者写 false 取消"),
            Wrong::NoPreset(name) => {
                format!("没有叫 {name:?} 的方案：inherit 写 \"default\" 或 \"arrows\"")
            }
            Wrong::BadKey(BadChord::Unknown(text)) => {
                format!("不认识按键 {text:?}：按 g、G、^s、S-tab、Alt-left、f2、\"g g\" 这样写")
            }
            Wrong::BadKey(BadChord::Shifted(text)) => {
                format!(
                    "{text:?}：字符不用 S-，直接写大写字母或上档符号；Ctrl 加 Shift 终端分不出来"
                )
            }
            Wrong::Long { most } => {
                format!("一串按键最多 {most} 个：请缩短")
            }
            Wrong::Banned { chord, ban } => format!("{chord} 不能用：{}。请换一个键", ban_zh(*ban)),
            Wrong::NoAction {
                name,
                near: Some(near),
            } => format!("没有动作 {name:?}，是不是 {near:?}？"),
            Wrong::NoAction { name, near: None } => {
                format!("没有动作 {name:?}：用 sanzhang keys list 查看全部动作")
            }
            Wrong::Elsewhere { action, section } => {
                let places: Vec<String> = titled(*action, Lang::Zh);
                format!(
                    "{action}（{}）在 [{}] 里用不上，只用于：{}",
                    action.title(Lang::Zh),
                    section.name(),
                    places.join("、")
                )
            }
            Wrong::Text { keys } => {
                format!("{keys} 在输入时是文字或编辑键：改用 Ctrl 组合键或 F 键")
            }
            Wrong::Clash {
                keys,
                other,
                file,
                line,
            } => format!(
                "{keys} 与 {other}（{file}:{line}）冲突：一个是另一个的开头。换一个键，或写 \"{other}\" = false"
            ),
            Wrong::Twice { keys, line } => format!("{keys} 在第 {line} 行已经写过：删去一处"),
            Wrong::TooMany { most } => {
                format!("从这里起超过 {most} 行：请核对是不是键位文件")
            }
            Wrong::Idle { keys } => format!("{keys} 本来就没有动作：删去这一行，或核对写法"),
            Wrong::Trapped(context) => format!(
                "[{}]（{}）里没有键可以取消了：给 app.cancel 留一个键，比如 esc",
                context.name(),
                context.title(Lang::Zh)
            ),
        }
    }

    fn en(&self) -> String {
        match self {
            Wrong::Syntax(message) => format!("this is not TOML ({message})"),
            Wrong::NoSection { name, near } => {
                let near = near.map_or_else(String::new, |near| format!(" did you mean [{near}]?"));
                format!(
                    "there is no section [{name}];{near} There are: {}",
                    sections()
                )
            }
            Wrong::Loose(key) => {
                format!("{key:?} stands outside every section: put it under [global]")
            }
            Wrong::Shape(key) => {
                format!("{key:?} needs the name of an action in quotes, or false to unbind it")
            }
            Wrong::NoPreset(name) => {
                format!("there is no preset {name:?}: inherit takes \"default\" or \"arrows\"")
            }
            Wrong::BadKey(BadChord::Unknown(text)) => {
                format!("{text:?} is no key: write g, G, ^s, S-tab, Alt-left, f2, \"g g\"")
            }
            Wrong::BadKey(BadChord::Shifted(text)) => {
                format!(
                    "{text:?}: write the capital or the sign itself instead of S-; terminals do not tell Ctrl-Shift from Ctrl"
                )
            }
            Wrong::Long { most } => {
                format!("at most {most} presses one after another: please shorten")
            }
            Wrong::Banned { chord, ban } => format!(
                "{chord} cannot be bound: {}; take another key",
                ban_en(*ban)
            ),
            Wrong::NoAction {
                name,
                near: Some(near),
            } => {
                format!("there is no action {name:?}; did you mean {near:?}?")
            }
            Wrong::NoAction { name, near: None } => {
                format!("there is no action {name:?}: sanzhang keys list shows all of them")
            }
            Wrong::Elsewhere { action, section } => {
                let places: Vec<String> = titled(*action, Lang::En);
                format!(
                    "{action} ({}) does not exist in [{}], only in: {}",
                    action.title(Lang::En),
                    section.name(),
                    places.join(", ")
                )
            }
            Wrong::Text { keys } => {
                format!(
                    "{keys} is text or an editing key while one types: take a Ctrl-chord or an F-key"
                )
            }
            Wrong::Clash {
                keys,
                other,
                file,
                line,
            } => format!(
                "{keys} and {other} ({file}:{line}) exclude each other, one begins the other: take another key, or write \"{other}\" = false"
            ),
            Wrong::Twice { keys, line } => {
                format!("{keys} stands in line {line} already: drop one of them")
            }
            Wrong::TooMany { most } => {
                format!(
                    "more than {most} lines from here on: please check whether this is a file of keys"
                )
            }
            Wrong::Idle { keys } => {
                format!("{keys} is not bound: drop this line, or look at its spelling")
            }
            Wrong::Trapped(context) => format!(
                "no key is left to cancel with in [{}] ({}): leave one for app.cancel, such as esc",
                context.name(),
                context.title(Lang::En)
            ),
        }
    }
}

fn sections() -> String {
    let names: Vec<&str> = Section::all().map(Section::name).collect();
    names.join(" ")
}

/// Where an action exists, each with the name of its section.
fn titled(action: Action, lang: Lang) -> Vec<String> {
    let contexts = action.contexts().iter();
    contexts
        .map(|context| format!("{} [{}]", context.title(lang), context.name()))
        .collect()
}

fn ban_zh(ban: Ban) -> String {
    match ban {
        Ban::SameAs(key) => format!(
            "有的终端用它表示 {}",
            Chord::new(key, super::Hold::NONE).label()
        ),
        Ban::InputMethod => "输入法用它".to_owned(),
        Ban::Window => "终端窗口自己用它".to_owned(),
        Ban::Unsent => "终端送不出它，或与不带组合键的同一个键分不开".to_owned(),
    }
}

fn ban_en(ban: Ban) -> String {
    let same = |key: Key| Chord::new(key, super::Hold::NONE).label();
    match ban {
        Ban::SameAs(key) => format!("some terminals send it for {}", same(key)),
        Ban::InputMethod => "input methods take it".to_owned(),
        Ban::Window => "the terminal's window keeps it".to_owned(),
        Ban::Unsent => "terminals do not send it, or not as a key of its own".to_owned(),
    }
}
