//! What is said of a person: sex, and the offices that make somebody fit for a post.

use crate::{
    domain::{Sex, Standing},
    i18n::{Lang, Say, Words, say},
};

impl Say for Sex {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Female => say!(lang, "女", "female"),
            Self::Male => say!(lang, "男", "male"),
        }
    }
}

/// All that hold, or that there is none.
impl Say for Standing {
    fn say(&self, lang: Lang) -> Words {
        let cadre = &self.cadre;
        let mut held: Vec<Words> = Vec::new();
        if !cadre.is_empty() {
            held.push(say!(
                lang,
                "村（社区）干部（{cadre}）",
                "village cadre ({cadre})"
            ));
        }
        if self.group_head {
            held.push(say!(lang, "村民小组长", "head of a villagers' group"));
        }
        if self.grid_worker {
            held.push(say!(lang, "网格员", "grid worker"));
        }
        if self.delegate {
            held.push(say!(lang, "村（居）民代表", "residents' delegate"));
        }
        if held.is_empty() {
            return say!(lang, "无", "none");
        }
        say!(lang, (held.join("、")), (held.join(", ")))
    }
}
