//! What is worth knowing about a change, and what can be done about it.

use crate::{
    domain::{Caution, HomePlace},
    i18n::{Lang, N, Say, Words, list, say, text::HouseholdText},
};

/// As it is told on a screen, which has keys and no commands, and writes a place as its pages do.
#[derive(Clone, Copy)]
pub struct OnScreen<'a, T>(pub &'a T);

/// Of several, with the first of them for an example.
#[derive(Clone, Copy)]
pub struct OfSeveral<T>(pub T);

impl Say for OfSeveral<&Caution> {
    fn say(&self, lang: Lang) -> Words {
        match self.0 {
            Caution::Double { head, place } => doubles(head, &typed(place), lang),
            caution => caution.say(lang),
        }
    }
}

impl Say for OfSeveral<OnScreen<'_, Caution>> {
    fn say(&self, lang: Lang) -> Words {
        match self.0.0 {
            Caution::Double { head, place } => doubles(head, &shown(place, lang), lang),
            _ => self.0.say(lang),
        }
    }
}

fn doubles(head: &str, place: &str, lang: Lang) -> Words {
    say!(
        lang,
        "已有同名且同电话或同地址的户，如 {head} 户（{place}），请核对是否重复。",
        "There are households with the same head and phone or address, such as {head} ({place}); please check for doubles."
    )
}

impl Say for OnScreen<'_, Caution> {
    fn say(&self, lang: Lang) -> Words {
        match self.0 {
            Caution::Double { head, place } => say!(
                lang,
                "已有同名且同电话或同地址的 {head} 户（{place}），请核对是否重复。",
                "There is a household {head} with the same phone or address ({place}); please check for a double.",
                place = shown(place, lang),
            ),
            Caution::Head { name, place } => say!(
                lang,
                "{place} 的户主也是 {name}，电话相同。是同一人，就到那一户用“换户主”选人员册里的这个人。",
                "The head of {place} is called {name} too, with the same phone. If it is the same person, choose them there with \"Change the head\".",
                place = shown(place, lang),
            ),
            Caution::AreaOf { unit, users } => say!(
                lang,
                "{users} 的负责范围在 {unit}，停用后不能再登录，请管理员给他们另定范围。",
                "{users} work in {unit} and can sign in no more; please have an administrator give them another area.",
                users = list(users, lang),
            ),
            Caution::RetiredUnit { name, on, .. } => say!(
                lang,
                "同一上级下有停用的“{name}”（{on} 停用）。要接着用原来的，请撤销这一步，再用“含已停用”显示它，“恢复”它。",
                "A {name} here was retired on {on}; to go on with that one, undo this, show it with \"With retired ones\" and \"Restore\" it."
            ),
            Caution::RetiredCare { name, .. } => say!(
                lang,
                "有停用的类别“{name}”。要接着用原来的，请撤销这一步，再到设置里把它“恢复”。",
                "A category {name} is there and closed; to go on with that one, undo this and \"Restore\" it in the settings."
            ),
            caution => caution.say(lang),
        }
    }
}

/// As a path is typed.
fn typed(place: &HomePlace) -> String {
    let HomePlace { path, number, id } = place;
    let path = path.join("/");
    number.map_or_else(|| path.clone(), |number| format!("{path}/{number} {id}"))
}

fn shown(place: &HomePlace, lang: Lang) -> String {
    let number = place
        .number
        .map(|n| HouseholdText::NumberOf { n: n.into() }.say(lang));
    let names = place
        .path
        .iter()
        .cloned()
        .chain(number.map(Words::into_owned));
    names.collect::<Vec<_>>().join(" › ")
}

/// As the command line tells it.
impl Say for Caution {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::StillServes { who, unit, rank } => say!(
                lang,
                "{who} 现任{unit}{rank}，销户后仍在任，请另办离任。",
                "{who} serves as {rank} of {unit} and stays in office; please end the term too.",
                rank = rank.say(lang),
            ),
            Self::Double { head, place } => say!(
                lang,
                "已有同名且同电话或同地址的 {head} 户（{place}），请核对是否重复。",
                "There is a household {head} with the same phone or address ({place}); please check for a double.",
                place = typed(place),
            ),
            Self::Namesakes { name, n } => say!(
                lang,
                "本村另有 {n} 户户主同名，请核对是否重复。",
                (format!(
                    "{} here called {name}; please check for doubles.",
                    n.of("more head is", "more heads are")
                )),
                n = N::from(*n),
            ),
            Self::InTheBook { name, ids } => {
                let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
                say!(
                    lang,
                    "人员册里已有 {name}（{ids}），请核对是否同一人。",
                    "The book has {name} already ({ids}); please check whether it is the same person.",
                    ids = ids.join(match lang {
                        Lang::Zh => "、",
                        Lang::En => ", ",
                    }),
                )
            }
            Self::Head { name, place } => say!(
                lang,
                "{place} 的户主也是 {name}，电话相同。是同一人，就用 head {home} 把户主与人员册连起来。",
                "The head of {place} is called {name} too, with the same phone. If it is the same person, link them with head {home}.",
                home = place.id,
                place = typed(place),
            ),
            Self::AreaOf { unit, users } => say!(
                lang,
                "{users} 的负责范围在 {unit}，停用后不能再登录，请给他们另定范围（user change）。",
                "{users} work in {unit} and can sign in no more; please give them another area (user change).",
                users = users.join(match lang {
                    Lang::Zh => "、",
                    Lang::En => ", ",
                }),
            ),
            Self::Sites { n } => say!(
                lang,
                "其中有 {n} 个示范点没有撤下，请撤下或换村。",
                (format!(
                    "{} there; please close or replace.",
                    n.of("demonstration site is open", "demonstration sites are open")
                )),
                n = N::from(*n),
            ),
            Self::Seats { who, n, first } => say!(
                lang,
                "{who} 还排在 {n} 场以后的培训里（最近 {first}），不参加就请移出名单。",
                (format!(
                    "{who} has a seat in {} to come, the first on {first}; please take it back if they will not be there.",
                    n.of("session", "sessions")
                )),
                n = N::from(*n),
            ),
            Self::SeatsOf { n } => say!(
                lang,
                "其中 {n} 人还排在以后的培训里，不参加就请移出名单。",
                (format!(
                    "{} in sessions to come; please take them back from those who will not be there.",
                    n.of("of them has a seat", "of them have seats")
                )),
                n = N::from(*n),
            ),
            Self::RetiredUnit { name, id, on } => say!(
                lang,
                "同一上级下有停用的“{name}”（{on} 停用）。要接着用原来的，请撤销这一步，再用 reinstate {id} 恢复。",
                "A {name} here was retired on {on}; to go on with that one, undo this and reinstate {id}."
            ),
            Self::RetiredCare { name, id } => say!(
                lang,
                "有停用的类别“{name}”。要接着用原来的，请撤销这一步，再用 care reinstate {id} 恢复。",
                "A category {name} is there and closed; to go on with that one, undo this and care reinstate {id}."
            ),
            Self::Size {
                name,
                before,
                after,
                breach,
            } => {
                let rule = breach.map(|breach| breach.say(lang));
                let rule = rule.map_or_else(String::new, |rule| format!("  ! {rule}"));
                say!(
                    lang,
                    "{name}：{before} 户 → {after} 户{rule}",
                    (format!(
                        "{name}: {} → {}{rule}",
                        before,
                        after.of("household", "households")
                    )),
                    before = N::from(*before),
                    after = N::from(*after),
                )
            }
        }
    }
}
