//! Rubrics: how items are checked and scored, and everything that can be wrong with one.

use crate::{
    domain::{
        BandFault, BandWrong, Curve, Extent, Fault, Field, Floor, Issue, Item, Measure, Method,
        RubricAct, RubricFault, RubricRefusal, RubricWrong, Scoring, ScoringWay, SiteField, Value,
        write_bands,
    },
    i18n::{Lang, N, Say, Words, field::journal::Done, mend_as, say},
};

impl Say for Method {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Hearing => say!(lang, "听取汇报", "hearing a report"),
            Self::Papers => say!(lang, "审核材料", "checking papers"),
            Self::Visit => say!(lang, "实地察看", "looking on the spot"),
            Self::Asking => say!(lang, "访问调查", "asking households"),
            Self::Other(method) => Words::Owned(method.clone()),
        }
    }
}

impl Say for Measure {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::InSize => say!(lang, "5—15 户的邻占比", "neighborhoods within 5–15"),
            Self::PostsFilled => say!(lang, "三长到岗率", "posts filled"),
            Self::Trained => say!(
                lang,
                "上季度邻长培训覆盖率",
                "training coverage last quarter"
            ),
            Self::CardsIssued => say!(lang, "联系卡发放率", "contact cards issued"),
        }
    }
}

/// How the item is scored, as the line beside it says.
impl Say for Scoring {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Typed => say!(lang, "直接打分", "points as seen fit"),
            Self::Count { each } => say!(lang, "每个得 {each} 分", "{each} for each"),
            Self::Bands(_) => say!(lang, "按档得分", "by bands"),
            Self::Deduct {
                each,
                floor: Floor::Zero,
            } => say!(
                lang,
                "每次扣 {each} 分，扣完为止",
                "less {each} for each, down to nothing"
            ),
            Self::Deduct {
                each,
                floor: Floor::Open,
            } => say!(
                lang,
                "每次扣 {each} 分，不保底",
                "less {each} for each, without a floor"
            ),
            Self::YesNo => say!(lang, "是否达到", "yes or no"),
            Self::Computed { measure, .. } => say!(
                lang,
                "自动计算：{what}",
                "computed: {what}",
                what = measure.say(lang)
            ),
        }
    }
}

/// As a choice of ways names it.
impl Say for ScoringWay {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Typed => Scoring::Typed.say(lang),
            Self::YesNo => Scoring::YesNo.say(lang),
            Self::Count => say!(lang, "每个得几分", "so much for each"),
            Self::Deduct => say!(lang, "每次扣分，扣完为止", "less for each, down to nothing"),
            Self::DeductOpen => say!(lang, "每次扣分，不保底", "less for each, without a floor"),
            Self::Bands => Scoring::Bands(Vec::new()).say(lang),
            Self::Computed => say!(lang, "自动计算，按档得分", "computed, by bands"),
            Self::OnLine => say!(lang, "自动计算，按比例得分", "computed, on a line"),
        }
    }
}

impl Item {
    /// Behind [`Say`] of how it is scored: which values earn what, what brings all and what nothing.
    pub fn rule(&self, lang: Lang) -> Words {
        let unit = match self.scoring {
            Scoring::Computed { .. } => say!(lang, "%", "%"),
            Scoring::Count { .. } => say!(lang, " 个", ""),
            Scoring::Deduct { .. } => say!(lang, " 次", ""),
            _ => Words::default(),
        };
        let extent = |extent: Extent| extent.words(&unit, lang);
        let full = self.full().map(|full| {
            let (points, full) = (self.points, extent(full));
            say!(lang, "满分 {points}：{full}", "all {points}: {full}")
        });
        let nothing = self.nothing().map(extent).map(|nothing| {
            if self.has_no_floor() {
                say!(
                    lang,
                    "0 分：{nothing}，再多扣成负分",
                    "nothing: {nothing}, further ones go below"
                )
            } else {
                say!(lang, "0 分：{nothing}", "nothing: {nothing}")
            }
        });
        let bands = match &self.scoring {
            Scoring::Bands(bands)
            | Scoring::Computed {
                curve: Curve::Bands(bands),
                ..
            } => Some(write_bands(bands).into()),
            Scoring::Computed {
                curve: Curve::Linear { .. },
                ..
            } => Some(say!(
                lang,
                "两线之间按比例",
                "in proportion between the two"
            )),
            _ => None,
        };
        let all: Vec<Words> = [bands, full, nothing].into_iter().flatten().collect();
        all.join("  ").into()
    }
}

impl Extent {
    fn words(self, unit: &str, lang: Lang) -> Words {
        match self {
            Self::Just(Value::Number(n)) => format!("{n}{unit}").into(),
            Self::Just(value) => value.say(lang),
            Self::From(n) => say!(lang, "{n}{unit} 起", "{n}{unit} and more"),
            Self::UpTo(n) => say!(lang, "{n}{unit} 及以下", "up to {n}{unit}"),
            Self::Below(n) => say!(lang, "不到 {n}{unit}", "below {n}{unit}"),
            Self::Between(from, to) => say!(lang, "{from}—{to}{unit}", "{from}–{to}{unit}"),
        }
    }
}

impl Say for RubricAct {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Add => say!(lang, "新增考核细则", "add rubric"),
            Self::Edit => say!(lang, "修改考核细则", "edit rubric"),
            Self::Replace => say!(lang, "更换考核细则", "replace rubric"),
            Self::Close => say!(lang, "停用考核细则", "close rubric"),
            Self::Reopen => say!(lang, "恢复考核细则", "reopen rubric"),
        }
    }
}

impl Done for RubricAct {
    fn done(&self, title: &str, _n: N, lang: Lang) -> Words {
        match self {
            Self::Add => say!(lang, "新增了考核细则“{title}”", "added the rubric {title}"),
            Self::Edit => say!(lang, "修改了考核细则“{title}”", "edited the rubric {title}"),
            Self::Replace => say!(
                lang,
                "以“{title}”更换了考核细则，旧分数保留",
                "put the rubric {title} in place of one that keeps its scores"
            ),
            Self::Close => say!(lang, "停用了考核细则“{title}”", "closed the rubric {title}"),
            Self::Reopen => say!(
                lang,
                "恢复了考核细则“{title}”",
                "reopened the rubric {title}"
            ),
        }
    }
}

/// `第 2 档“80”：…`
impl Say for BandFault {
    fn say(&self, lang: Lang) -> Words {
        let (n, text) = (N::from(self.entry), self.text.as_str());
        match self.wrong {
            BandWrong::Colon => say!(
                lang,
                "第 {n} 档“{text}”请写成“从几起:得几分”，例如 80:8。",
                "entry {n}, \"{text}\": please write value:points, such as 80:8."
            ),
            BandWrong::Value => say!(
                lang,
                "第 {n} 档“{text}”冒号前请写数字，例如 80 或 80-89。",
                "entry {n}, \"{text}\": before the colon please write a number such as 80, or 80-89."
            ),
            BandWrong::Points => say!(
                lang,
                "第 {n} 档“{text}”冒号后请写分数，最多一位小数，例如 7.5。",
                "entry {n}, \"{text}\": behind the colon please write points with at most one decimal, such as 7.5."
            ),
        }
    }
}

/// What was entered for an item cannot be.
pub fn score(no: u16, fault: &Fault, lang: Lang) -> Words {
    let issue = Issue::new(Field::Site(SiteField::Value), fault.clone());
    let field = say!(lang, "第 {no} 项得分", "Score of item {no}");
    mend_as(&field, &issue, "", lang)
}

impl Say for RubricRefusal {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::NotFound => say!(
                lang,
                "没有这份考核细则，请重新选择。",
                "There is no such rubric; please choose again."
            ),
            Self::Closed { title } => say!(
                lang,
                "考核细则“{title}”已停用，请选现行的细则。",
                "The rubric {title} is no longer used; please choose the current one."
            ),
            Self::Faults(faults) => {
                let all: Vec<Words> = faults.iter().map(|fault| fault.say(lang)).collect();
                say!(lang, (all.concat()), (all.join(" ")))
            }
        }
    }
}

/// `第 2 板块第 3 项：…`
impl Say for RubricFault {
    fn say(&self, lang: Lang) -> Words {
        let wrong = self.wrong.say(lang);
        let n = |at: usize| N::from(at + 1);
        match (self.block.map(n), self.item.map(n)) {
            (Some(block), Some(item)) => say!(
                lang,
                "第 {block} 板块第 {item} 项：{wrong}",
                "Block {block}, item {item}: {wrong}"
            ),
            (Some(block), None) => say!(lang, "第 {block} 板块：{wrong}", "Block {block}: {wrong}"),
            _ => say!(lang, "考核细则：{wrong}", "Rubric: {wrong}"),
        }
    }
}

impl Say for RubricWrong {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::NoName => say!(lang, "请填写名称。", "please give it a name."),
            Self::IdNumber => say!(
                lang,
                "文字里像是身份证号。这里不登记身份证号，请删去。",
                "a text looks like it holds an ID-card number; those are not kept here, please remove it."
            ),
            Self::TooLong { most } => say!(
                lang,
                "文字最多 {most} 个字，请缩短。",
                "text of at most {most} characters; please shorten it.",
                most = N::from(*most),
            ),
            Self::NoBlocks => say!(
                lang,
                "至少要有一个板块，请补上。",
                "at least one block is needed; please add it."
            ),
            Self::NoItems => say!(
                lang,
                "至少要有一项指标，请补上。",
                "at least one item is needed; please add it."
            ),
            Self::TooMany { most } => say!(
                lang,
                "最多 {most} 个，请删去多余的。",
                "at most {most}; please remove the rest.",
                most = N::from(*most),
            ),
            Self::Points(points) => say!(
                lang,
                "分值 {points} 不对，应大于 0，请核对。",
                "{points} points cannot be; please give a number above 0."
            ),
            Self::BlockSum { declared, sum } => say!(
                lang,
                "各项合计 {sum} 分，与板块的 {declared} 分不符，请核对。",
                "its items add up to {sum}, not to the {declared} declared; please check."
            ),
            Self::Total { declared, sum } => say!(
                lang,
                "各板块合计 {sum} 分，与总分 {declared} 分不符，请核对。",
                "the blocks add up to {sum}, not to the total of {declared}; please check."
            ),
            Self::PassLine { pass, points } => say!(
                lang,
                "合格线 {pass} 分应在 0 到 {points} 分之间，请核对。",
                "a pass line of {pass} must lie between 0 and the block's {points}; please check."
            ),
            Self::NoNumber => say!(
                lang,
                "编号从 1 起，请改正。",
                "numbers begin at 1; please correct it."
            ),
            Self::SameNumber { no } => say!(
                lang,
                "编号 {no} 已用过，请换一个。",
                "number {no} is used already; please take another."
            ),
            Self::NoBands => say!(
                lang,
                "没有分档，请写明各档。",
                "there are no bands; please write them."
            ),
            Self::BandsOverlap { at } => say!(
                lang,
                "{at} 同时落在两档里，请改开。",
                "{at} lies in two bands; please set them apart."
            ),
            Self::BandsGap { from, to } => say!(
                lang,
                "{from} 与 {to} 之间没有分档，请补上。",
                "no band holds what lies between {from} and {to}; please close the gap."
            ),
            Self::BandBackwards { from, to } => say!(
                lang,
                "分档 {from} 到 {to} 写反了或小于 0，请改正。",
                "a band from {from} to {to} runs backwards or below 0; please correct it."
            ),
            Self::BandBeyond { points, most } => say!(
                lang,
                "有一档得 {points} 分，超出本项的 0 到 {most} 分，请改正。",
                "a band brings {points}, outside the item's 0 to {most}; please correct it."
            ),
            Self::BandsShort { best, most } => say!(
                lang,
                "最高一档只得 {best} 分，本项是 {most} 分，请核对。",
                "the best band brings {best} of the item's {most}; please check."
            ),
            Self::Each(each) => say!(
                lang,
                "每个 {each} 分不对，应大于 0，请改正。",
                "{each} for each cannot be; please give a number above 0."
            ),
            Self::BelowFloor { each, points } => say!(
                lang,
                "每次扣 {each} 分，超过本项的 {points} 分，一次就扣到 0 以下，请改小或写明不保底。",
                "each occurrence takes {each} of {points}, so the first ends below the floor; please lower it or drop the floor."
            ),
            Self::Slope { from, to } => say!(
                lang,
                "线性计分从 {from} 到 {to} 不对，应在 0 到 100 之间由低到高，请改正。",
                "a line from {from} to {to} must rise within 0 to 100; please correct it."
            ),
        }
    }
}
