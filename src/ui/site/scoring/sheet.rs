//! The score sheet: the rubric's items in order, with what this sitting has of each and what the program computed.

use chrono::NaiveDate;

use super::Remark;
use crate::{
    domain::{By, Item, Points, RubricFields, ScoreFields, Scoring as How, Tenths, Value},
    i18n::text::SiteText,
    register::{SiteFile, Sitting},
    ui::kit::At,
};

#[derive(Default)]
pub struct Sheet {
    pub rubric: RubricFields,
    pub items: Vec<Entry>,
    /// Heads and items as they stand under each other.
    pub rows: Vec<Row>,
}

pub struct Entry {
    pub block: usize,
    pub item: Item,
    pub value: Option<Value>,
    pub points: Option<Points>,
    pub note: String,
    pub evidence: String,
    /// What the village itself and whoever verified it last found, before this sitting.
    pub before: Vec<Before>,
    /// What the county's own data say today.
    pub computed: Option<Value>,
}

/// What an earlier sitting has of an item.
pub struct Before {
    pub by: By,
    pub on: NaiveDate,
    pub points: Points,
    pub fields: ScoreFields,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Head(usize),
    Item(usize),
}

impl Sheet {
    pub fn of(file: &SiteFile, sitting: Option<&Sitting>, at: &At<'_>) -> Self {
        let sites = at.desk.county().sites();
        let rubric = match sitting {
            Some(sitting) => sites.rubric(sitting.rubric()),
            None => sites.current_rubric().map(|held| &held.record.fields),
        };
        let Some(rubric) = rubric else {
            return Self::default();
        };
        let computed = at.desk.county().computed(file.village(), rubric);
        let before = By::ALL.map(|by| {
            let mut others = file.inspections.iter().rev();
            others.find(|other| {
                let this = sitting.is_some_and(|sitting| sitting.id() == other.id());
                other.by() == by && !this && other.is_scored()
            })
        });
        let mut sheet = Self::default();
        for (at, block) in rubric.blocks.iter().enumerate() {
            sheet.rows.push(Row::Head(at));
            for item in &block.items {
                let score = sitting.and_then(|sitting| sitting.score(item.no));
                let fields = score.map(|held| &held.record.fields);
                let known = computed.iter().find(|(no, _)| *no == item.no);
                sheet.rows.push(Row::Item(sheet.items.len()));
                sheet.items.push(Entry {
                    block: at,
                    item: item.clone(),
                    value: fields.and_then(|fields| fields.value),
                    points: score.and_then(|held| held.record.points),
                    note: fields.map_or_else(String::new, |fields| fields.note.clone()),
                    evidence: fields.map_or_else(String::new, |fields| fields.evidence.clone()),
                    before: before
                        .iter()
                        .flatten()
                        .filter_map(|sitting| {
                            // A number means the same item only where the rubric calls it the same.
                            let known = sites.rubric(sitting.rubric())?.item(item.no)?;
                            let score = &sitting.score(item.no)?.record;
                            Some(Before {
                                by: sitting.by(),
                                on: sitting.on(),
                                points: score.points.filter(|_| known.name == item.name)?,
                                fields: score.fields.clone(),
                            })
                        })
                        .collect(),
                    computed: known.map(|(_, value)| *value),
                });
            }
        }
        sheet.rubric.clone_from(rubric);
        sheet
    }

    pub fn row_of(&self, item: usize) -> usize {
        let row = self.rows.iter().position(|row| *row == Row::Item(item));
        row.unwrap_or(0)
    }

    /// What this sitting gave in a block so far, and whether every item of it has a score.
    pub fn block(&self, block: usize) -> (Points, bool) {
        let own = || self.items.iter().filter(|entry| entry.block == block);
        let sum = own().filter_map(|entry| entry.points).sum();
        (sum, own().all(|entry| entry.points.is_some()))
    }

    pub fn total(&self) -> Points {
        self.items.iter().filter_map(|entry| entry.points).sum()
    }

    /// Numbers of the items without a score.
    pub fn open(&self) -> Vec<String> {
        let open = self.items.iter().filter(|entry| entry.points.is_none());
        open.map(|entry| entry.item.no.to_string()).collect()
    }
}

impl Entry {
    pub(super) fn remark(&self, of: Remark) -> &str {
        match of {
            Remark::Note => &self.note,
            Remark::Evidence => &self.evidence,
        }
    }

    /// What is typed for it.
    pub fn asks(&self) -> SiteText {
        match self.item.scoring {
            How::Typed => SiteText::TypePoints,
            How::Count { .. } | How::Deduct { .. } => SiteText::TypeCount,
            How::YesNo => SiteText::TypeYes,
            How::Bands(_) => SiteText::TypeNumber,
            How::Computed { .. } if self.computed.is_some() => SiteText::TypeComputed,
            How::Computed { .. } => SiteText::TypePercent,
        }
    }

    /// What was typed, or what cannot be made of it.
    pub fn read(&self, text: &str) -> Result<Value, SiteText> {
        let text = text.trim();
        if self.item.scoring == How::YesNo {
            return match text.to_lowercase().as_str() {
                "是" | "y" | "yes" | "1" | "√" => Ok(Value::Yes),
                "否" | "n" | "no" | "0" | "×" => Ok(Value::No),
                _ => Err(SiteText::NotYes),
            };
        }
        let number = text.trim_end_matches(['%', '％']).parse::<Tenths>();
        number.map(Value::Number).map_err(|_| SiteText::NotTenths)
    }
}
