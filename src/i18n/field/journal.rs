//! What was done, as the journal and the notices say it.

use std::borrow::Cow;

use crate::{
    domain::{Act, Deed, Edit, Entry, Field, Hand, Occasion, Told, mask_phones, of_subject},
    i18n::{Lang, N, Say, Words, day_clock, list, say, text::AppText, usage::Kind},
};

/// Whoever did something, as a reader of this language calls them: people keep their names.
pub fn doer(who: &str, lang: Lang) -> &str {
    match (lang, who) {
        (Lang::En, Hand::TRAINEE) => "trainee",
        (Lang::En, Hand::MAKER) => "rehearsal county",
        _ => who,
    }
}

/// `11-22 14:02  李明  修改了 黄桂兰 户`
impl Say for Entry {
    fn say(&self, lang: Lang) -> Words {
        let (at, who, deed) = (
            day_clock(self.at),
            doer(&self.who, lang),
            self.deed.say(lang),
        );
        say!(lang, "{at}  {who}  {deed}", "{at}  {who}  {deed}")
    }
}

/// A phrase in the past, without a full stop, so that lists and notices can both use it.
impl Say for Deed {
    /// Names may hold phones, and what is told of somebody is read in passing.
    fn say(&self, lang: Lang) -> Words {
        let mut words = phrase(&self.act, self, lang);
        if !self.edits.is_empty() {
            let edits = edited(&self.edits, lang);
            words = say!(lang, "{words}：{edits}", "{words}: {edits}");
        }
        // Where a list has no room for all of it, the place gives way before the values.
        if let (true, Some(place)) = (lies_in(&self.act), &self.office) {
            let unit = &place.unit;
            words = say!(lang, "{words}（{unit}）", "{words} ({unit})");
        }
        match mask_phones(&words) {
            Cow::Owned(masked) => masked.into(),
            Cow::Borrowed(_) => words,
        }
    }
}

/// Whether the place of the deed is where the household lies that it is about.
fn lies_in(act: &Act) -> bool {
    match act {
        Act::Undo(act) | Act::Redo(act) => lies_in(act),
        act => matches!(
            act,
            Act::AddHousehold
                | Act::EditHousehold
                | Act::Renumber
                | Act::Split
                | Act::Merge
                | Act::NewHead
                | Act::Deregister
                | Act::RestoreHousehold
        ),
    }
}

/// `人口 3 → 4`; of many fields the names, and how many they are.
fn edited(edits: &[Edit], lang: Lang) -> String {
    if edits.iter().any(|edit| edit.values.is_some()) {
        let one = |edit: &Edit| {
            let field = edit.field.say(lang);
            match &edit.values {
                Some((before, after)) => {
                    format!("{field} {} → {}", before.say(lang), after.say(lang))
                }
                None => field.into_owned(),
            }
        };
        let all: Vec<String> = edits.iter().map(one).collect();
        return all.join(say!(lang, "，", ", ").as_ref());
    }
    let fields: Vec<Field> = edits.iter().map(|edit| edit.field).collect();
    let (all, n) = (list(&fields, lang), N::from(fields.len()));
    match fields.len() {
        1 | 2 => all,
        _ => say!(lang, "{all}，共 {n} 项", "{all} ({n})").into_owned(),
    }
}

impl Say for Told {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Nothing => AppText::None.say(lang),
            Self::Text(text) => text.clone().into(),
            Self::Count(n) => n.to_string().into(),
            Self::Flag(true) => AppText::Yes.say(lang),
            Self::Flag(false) => AppText::No.say(lang),
            Self::Day(day) => day.to_string().into(),
            Self::State(state) => state.say(lang),
            Self::Answer(answer) => answer.say(lang),
        }
    }
}

/// What the act is called, for filters and columns.
impl Say for Act {
    fn say(&self, lang: Lang) -> Words {
        of_subject!(Act, self, its => its.say(lang), {
            Self::AddUnit => say!(lang, "新增单位", "add unit"),
            Self::EditUnit => say!(lang, "修改单位", "edit unit"),
            Self::MoveUnit => say!(lang, "调整单位", "move unit"),
            Self::RetireUnit => say!(lang, "停用单位", "retire unit"),
            Self::RestoreUnit => say!(lang, "恢复单位", "restore unit"),
            Self::Divide => say!(lang, "拆邻", "divide neighborhood"),
            Self::AddHousehold => say!(lang, "新增户", "add household"),
            Self::EditHousehold => say!(lang, "修改户", "edit household"),
            Self::MoveHousehold => say!(lang, "调整户", "move household"),
            Self::Renumber => say!(lang, "重编户序号", "renumber household"),
            Self::Split => say!(lang, "分户", "split household"),
            Self::Merge => say!(lang, "并户", "merge households"),
            Self::NewHead => say!(lang, "换户主", "change of head"),
            Self::Deregister => say!(lang, "销户", "deregister household"),
            Self::RestoreHousehold => say!(lang, "恢复户", "restore household"),
            Self::AddPerson => say!(lang, "新增人员", "add person"),
            Self::EditPerson => say!(lang, "修改人员", "edit person"),
            Self::Appoint => say!(lang, "任命", "appoint"),
            Self::Replace => say!(lang, "更正人选", "correct who serves"),
            Self::EditTerm => say!(lang, "更正任期", "correct term"),
            Self::EndTerm => say!(lang, "离任", "end term"),
            Self::AddCare => say!(lang, "新增重点户类别", "add care category"),
            Self::EditCare => say!(lang, "修改重点户类别", "edit care category"),
            Self::Upgrade => say!(lang, "升级数据文件", "upgrade file"),
            Self::Batch(occasion) => occasion.say(lang),
            Self::Unmask => say!(lang, "查看完整信息", "read in full"),
            Self::Call(_) => say!(lang, "叫名单", "opened to be called"),
            Self::Undo(_) => say!(lang, "撤销", "undo"),
            Self::Redo(_) => say!(lang, "重做", "redo"),
        })
    }
}

impl Say for Occasion {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Import => say!(lang, "导入名册", "roster import"),
            Self::Divisions => say!(lang, "导入区划", "divisions import"),
            Self::Rehearsal => say!(lang, "生成演示县", "rehearsal county"),
            Self::Edit => say!(lang, "批量修改", "batch edit"),
            Self::Move => say!(lang, "批量调整", "batch move"),
            Self::Retire => say!(lang, "批量停用", "batch retire"),
            Self::Restore => say!(lang, "批量恢复", "batch restore"),
            Self::Form => say!(lang, "登记", "form"),
            Self::Training => say!(lang, "安排培训", "plan trainings"),
            Self::Scores => say!(lang, "评分", "scores"),
            Self::Rounds => say!(lang, "批量登记联系", "rounds"),
            Self::Users => say!(lang, "新增用户", "users"),
        }
    }
}

/// What was done, as a phrase in the past.
pub(super) trait Done {
    fn done(&self, who: &str, n: N, lang: Lang) -> Words;
}

fn phrase(act: &Act, deed: &Deed, lang: Lang) -> Words {
    let (who, count) = (&deed.subject, N::from(deed.count));
    of_subject!(Act, act, its => its.done(who, count, lang), {
        Act::AddUnit => say!(lang, "新增了 {who}", "added {who}"),
        Act::EditUnit => say!(lang, "修改了 {who}", "edited {who}"),
        Act::MoveUnit => match &deed.from {
            Some(from) => say!(
                lang,
                "调整了 {who} 的位置，原属 {from}",
                "moved {who}, below {from} before"
            ),
            None => say!(lang, "调整了 {who} 的位置", "moved {who}"),
        },
        Act::RetireUnit => with_households(lang, count, "停用了", "retired", who),
        Act::RestoreUnit => with_households(lang, count, "恢复了", "restored", who),
        Act::AddHousehold => say!(lang, "新增了 {who} 户", "added household {who}"),
        Act::EditHousehold => say!(lang, "修改了 {who} 户", "edited household {who}"),
        Act::Divide => {
            let from = deed.from.as_deref().unwrap_or_default();
            say!(
                lang,
                "从 {from} 分出 {count} 户，新设 {who}",
                (format!("made {who} of {} of {from}", count.of("household", "households")))
            )
        }
        Act::MoveHousehold => match (&deed.office, &deed.from) {
            (Some(place), Some(from)) => say!(
                lang,
                "把 {who} 户从 {from} 调整到 {unit}",
                "moved household {who} from {from} to {unit}",
                unit = &place.unit
            ),
            (Some(place), None) => say!(
                lang,
                "把 {who} 户调整到 {unit}",
                "moved household {who} to {unit}",
                unit = &place.unit
            ),
            // Entries written before the place was kept with them.
            (None, _) => say!(lang, "把 {who} 户调整到另一邻", "moved household {who}"),
        },
        Act::Renumber => say!(
            lang,
            "重编了 {who} 户的户序号",
            "renumbered household {who}"
        ),
        Act::Split => say!(lang, "从 {who} 户分出一户", "split household {who}"),
        Act::Merge => say!(
            lang,
            "把 {who} 户并入另一户",
            "merged household {who} into another"
        ),
        Act::NewHead => match &deed.from {
            Some(from) => say!(
                lang,
                "{who} 户换了户主，原为 {from}",
                "{who} heads the household that {from} headed"
            ),
            None => say!(
                lang,
                "{who} 户换了户主",
                "changed the head of household {who}"
            ),
        },
        Act::Deregister => say!(lang, "{who} 户已销户", "deregistered household {who}"),
        Act::RestoreHousehold => say!(lang, "恢复了 {who} 户", "restored household {who}"),
        Act::AddPerson => say!(lang, "新增了人员 {who}", "added {who}"),
        Act::EditPerson => say!(lang, "修改了 {who} 的资料", "edited {who}"),
        Act::Appoint | Act::Replace | Act::EditTerm | Act::EndTerm => about_post(act, deed, lang),
        Act::AddCare => say!(lang, "新增了重点户类别 {who}", "added care category {who}"),
        Act::EditCare => say!(lang, "修改了重点户类别 {who}", "edited care category {who}"),
        Act::Upgrade => say!(lang, "升级了数据文件（{who}）", "upgraded the file ({who})"),
        Act::Unmask if deed.count > 1 => say!(
            lang,
            "查看了 {who} 等 {count} 条的完整电话",
            (format!(
                "read {who} and {} in full",
                N(count.0 - 1).of("other", "others")
            ))
        ),
        Act::Unmask => say!(lang, "查看了 {who} 的完整信息", "read {who} in full"),
        Act::Call(list) => {
            let list = Kind::of(list).map_or_else(|| list.clone().into(), |kind| kind.say(lang));
            say!(
                lang,
                "叫名单：打开了{who}{list}的 {count} 个电话",
                (format!("opened {} of {list} in {who} to be called", count.of("phone", "phones")))
            )
        }
        Act::Batch(occasion) => batch(occasion, who, count, lang),
        Act::Undo(act) => say!(
            lang,
            "已撤销：{deed}",
            "undone: {deed}",
            deed = phrase(act, deed, lang)
        ),
        Act::Redo(act) => say!(
            lang,
            "已重做：{deed}",
            "redone: {deed}",
            deed = phrase(act, deed, lang)
        ),
    })
}

/// Entries written before posts were kept with them name only the person.
fn about_post(act: &Act, deed: &Deed, lang: Lang) -> Words {
    let who = &deed.subject;
    let rank = deed.office.as_ref().and_then(|office| office.level.post());
    let Some((office, rank)) = deed.office.as_ref().zip(rank) else {
        return match act {
            Act::Appoint | Act::Replace => say!(lang, "任命了 {who}", "appointed {who}"),
            Act::EditTerm => say!(lang, "更正了 {who} 的任期", "corrected the term of {who}"),
            _ => say!(lang, "登记了 {who} 离任", "ended the term of {who}"),
        };
    };
    let (unit, post) = (&office.unit, rank.say(lang));
    match act {
        Act::Appoint => say!(
            lang,
            "任命 {who} 为 {unit} 的{post}",
            "appointed {who} {post} of {unit}"
        ),
        Act::Replace => {
            let from = deed.from.as_deref().unwrap_or_default();
            say!(
                lang,
                "{unit} 的{post}录错了人，由 {from} 改为 {who}",
                "corrected the {post} of {unit}, who is {who} and not {from}"
            )
        }
        Act::EditTerm => say!(
            lang,
            "更正了 {who} 任 {unit} {post}的任期",
            "corrected the term of {who}, {post} of {unit}"
        ),
        _ => say!(
            lang,
            "登记了 {who} 不再任 {unit} {post}",
            "ended the term of {who}, {post} of {unit}"
        ),
    }
}

/// A unit and the households that went with it.
fn with_households(lang: Lang, count: N, chinese: &str, english: &str, who: &str) -> Words {
    match count {
        N(0) => say!(lang, "{chinese} {who}", "{english} {who}"),
        n => say!(
            lang,
            "{chinese} {who}，共 {n} 户",
            (format!("{english} {who} with {}", n.of("household", "households")))
        ),
    }
}

fn batch(occasion: &Occasion, who: &str, n: N, lang: Lang) -> Words {
    let records = n.of("change", "changes");
    let others = N(n.0.saturating_sub(1)).of("other", "others");
    match occasion {
        Occasion::Import => say!(
            lang,
            "导入了名册，共 {n} 项改动",
            "imported a roster, {records}"
        ),
        // An empty county, of which nothing was imported.
        Occasion::Divisions if n.0 == 1 => say!(lang, "新建了 {who}", "made {who}"),
        Occasion::Divisions => say!(
            lang,
            "导入了区划，共 {n} 个单位",
            (format!("imported divisions, {}", n.of("unit", "units")))
        ),
        Occasion::Rehearsal => say!(lang, "生成了演示县", "made the rehearsal county"),
        Occasion::Edit => say!(lang, "修改了 {who} 等 {n} 户", "edited {who} and {others}"),
        Occasion::Move => say!(
            lang,
            "调整了 {who} 等 {n} 处的归属",
            "moved {who} and {others}"
        ),
        Occasion::Retire => say!(
            lang,
            "把 {who} 等 {n} 项停用或销户",
            "retired {who} and {others}"
        ),
        Occasion::Restore => say!(
            lang,
            "恢复了 {who} 等 {n} 项",
            "restored {who} and {others}"
        ),
        Occasion::Form => say!(lang, "登记了 {who}", "entered {who}"),
        Occasion::Training => say!(
            lang,
            "安排了“{who}”等培训，共 {n} 步",
            "planned {who} and others, {records}"
        ),
        Occasion::Scores => say!(
            lang,
            "登记了 {who} 的评分，共 {n} 步",
            "scored {who}, {records}"
        ),
        Occasion::Users => say!(
            lang,
            "从表格新增了 {who} 等 {n} 个用户",
            "let in {who} and {others} from a table"
        ),
        Occasion::Rounds => say!(
            lang,
            "登记了 {who} 等 {n} 次联系",
            "entered rounds of {who} and {others}"
        ),
    }
}
