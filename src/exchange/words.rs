//! What is wrong with a file, in words: where, what, and how to mend it.

use super::{
    Candidate, Column, Fault, Furniture, Gap, Heed, MOST_BYTES, MOST_CELLS, MOST_COLUMNS,
    MOST_ROWS, Plan, Roster, TableFault, Wrong,
};
use crate::{
    domain::Caution,
    i18n::{
        Lang, N, OfSeveral, OnScreen, Say, Words, list, mend_as, size,
        spots::{self, Span, Spots},
        text::{CliText, HouseholdText, ImportText},
    },
};

impl spots::Fault for TableFault {
    fn span(&self) -> Span {
        (self.line(), self.line())
    }

    fn say_on(&self, spots: &Spots, lang: Lang) -> Words {
        let at = |what: ImportText| at_rows(spots, &what, lang);
        match *self {
            Self::Empty => ImportText::EmptyTable.say(lang),
            Self::HeaderOnly => ImportText::HeaderOnly.say(lang),
            Self::TooBig { bytes } => ImportText::TooBig {
                size: size(bytes as u64),
                most: size(MOST_BYTES as u64),
            }
            .say(lang),
            Self::TooManyRows => ImportText::TooManyRows {
                most: N::from(MOST_ROWS),
            }
            .say(lang),
            Self::TooManyCells => ImportText::TooManyCells {
                most: N::from(MOST_CELLS),
            }
            .say(lang),
            Self::TooWide { .. } => at(ImportText::TooWide {
                most: N::from(MOST_COLUMNS),
            }),
            Self::Spreadsheet => ImportText::Spreadsheet.say(lang),
            Self::NotText => ImportText::NotText.say(lang),
            Self::Encoding { .. } => at(ImportText::BadEncoding),
            Self::OpenQuote { column, .. } => at(ImportText::OpenQuote {
                column: N::from(column),
            }),
            Self::StrayQuote { column, .. } => at(ImportText::StrayQuote {
                column: N::from(column),
            }),
            Self::Ragged { has, wants, .. } => {
                let (has, wants) = (N::from(has), N::from(wants));
                at(ImportText::Ragged { has, wants })
            }
        }
    }
}

pub fn at_rows(spots: &Spots, what: &impl Say, lang: Lang) -> Words {
    let (on, what) = (spots.say(lang).into_owned(), what.say(lang).into_owned());
    ImportText::AtLine { on, what }.say(lang)
}

pub fn at_cells(spots: &Spots, column: &impl Say, what: Words, lang: Lang) -> Words {
    ImportText::At {
        on: spots.say(lang).into_owned(),
        column: column.say(lang).into_owned(),
        what: what.into_owned(),
    }
    .say(lang)
}

impl spots::Fault for Fault {
    fn span(&self) -> Span {
        match *self {
            Self::Block { from, to, .. } => (from, to),
            _ => (self.line(), self.line()),
        }
    }

    fn say_on(&self, spots: &Spots, lang: Lang) -> Words {
        let name = |column: &Column| column.say(lang).into_owned();
        match self {
            Self::Table(fault) => fault.say_on(spots, lang),
            Self::NoHeader => ImportText::NoHeader.say(lang),
            Self::Missing(column) => ImportText::MissingColumn {
                column: name(column),
            }
            .say(lang),
            Self::Twice { column, names } => {
                let [first, second] = names.clone();
                let column = name(column);
                ImportText::SameColumn {
                    column,
                    first,
                    second,
                }
                .say(lang)
            }
            Self::Block { columns, gap, .. } => {
                let on = spots.say(lang).into_owned();
                let columns: Vec<String> = columns.iter().map(name).collect();
                let columns = list(&columns, lang);
                match gap {
                    Gap::Empty if spots.is_one() => ImportText::EmptyPlace { on, columns },
                    Gap::Empty => ImportText::EmptyPlaces { on, columns },
                    Gap::Ditto => ImportText::DittoPlaces { on, columns },
                    Gap::Mark => ImportText::MarkPlaces { on, columns },
                }
                .say(lang)
            }
            Self::Cell { column, wrong, .. } => {
                at_cells(spots, column, wrong.say(*column, lang), lang)
            }
        }
    }
}

/// The same on the paste screen: how to mend it by its keys.
impl spots::Fault for OnScreen<'_, Fault> {
    fn span(&self) -> Span {
        self.0.span()
    }

    fn say_on(&self, spots: &Spots, lang: Lang) -> Words {
        if let Fault::Cell { column, wrong, .. } = self.0
            && let Some(words) = wrong.shown(lang)
        {
            return at_cells(spots, column, words, lang);
        }
        self.0.say_on(spots, lang)
    }
}

impl spots::Fault for Heed {
    fn span(&self) -> Span {
        (self.line, self.line)
    }

    fn say_on(&self, spots: &Spots, lang: Lang) -> Words {
        let of = &self.caution;
        heeded(self, spots, (of, &OfSeveral(of)), lang)
    }

    fn alike(&self) -> Words {
        match &self.caution {
            Caution::Double { .. } => Words::default(),
            caution => caution.say(Lang::Zh),
        }
    }
}

impl spots::Fault for OnScreen<'_, Heed> {
    fn span(&self) -> Span {
        self.0.span()
    }

    fn say_on(&self, spots: &Spots, lang: Lang) -> Words {
        let of = OnScreen(&self.0.caution);
        heeded(self.0, spots, (&of, &OfSeveral(OnScreen(of.0))), lang)
    }
}

/// With its row, or with all of them and the first for an example.
fn heeded(heed: &Heed, spots: &Spots, of: (&impl Say, &impl Say), lang: Lang) -> Words {
    match (heed.line, spots.is_one()) {
        (0, _) => of.0.say(lang),
        (_, true) => at_rows(spots, of.0, lang),
        (_, false) => at_rows(spots, of.1, lang),
    }
}

impl Wrong {
    /// Where a command would mend it, by what a screen has instead.
    fn shown(&self, lang: Lang) -> Option<Words> {
        let text = match self {
            Self::Retired { name, retired, .. } => ImportText::RetiredHere {
                name: name.clone(),
                retired: retired.say(lang).into(),
            },
            Self::RetiredHousehold { head, retired, .. } => ImportText::RetiredHouseholdHere {
                head: head.clone(),
                retired: retired.say(lang).into(),
            },
            Self::ClosedCategory { name, .. } => {
                let name = name.clone();
                ImportText::ClosedCategoryHere { name }
            }
            _ => return None,
        };
        Some(text.say(lang))
    }

    fn say(&self, column: Column, lang: Lang) -> Words {
        match self {
            Self::Empty => ImportText::MustFill.say(lang),
            Self::Number(text) => ImportText::BadNumber { text: text.clone() }.say(lang),
            Self::SameNumber { line } => ImportText::SameHousehold {
                line: N::from(*line),
            }
            .say(lang),
            Self::Ditto(text) => ImportText::Ditto { text: text.clone() }.say(lang),
            Self::FormulaError(text) => ImportText::FormulaError { text: text.clone() }.say(lang),
            Self::Header(text) => ImportText::HeaderAgain { text: text.clone() }.say(lang),
            Self::Total(text) => ImportText::TotalRow { text: text.clone() }.say(lang),
            Self::NoName(text) => ImportText::NoName { text: text.clone() }.say(lang),
            Self::TwoNames(text) => ImportText::TwoNames { text: text.clone() }.say(lang),
            Self::Scientific(text) => ImportText::Scientific { text: text.clone() }.say(lang),
            Self::Masked(text) => ImportText::Masked { text: text.clone() }.say(lang),
            Self::NotHere { id, place } => {
                let (id, place) = (id.clone(), place.clone());
                ImportText::NotHere { id, place }.say(lang)
            }
            Self::NeedsAbove { name, columns } => {
                let columns: Vec<String> = columns.iter().map(|c| c.say(lang).into()).collect();
                let (name, columns) = (name.clone(), list(&columns, lang));
                ImportText::NeedsAbove { name, columns }.say(lang)
            }
            Self::Retired { name, id, retired } => {
                let (name, id, retired) = (name.clone(), id.clone(), retired.say(lang).into());
                CliText::IsRetired { name, retired, id }.say(lang)
            }
            Self::RetiredHousehold { head, id, retired } => {
                let (head, id, retired) = (head.clone(), id.clone(), retired.say(lang).into());
                ImportText::RetiredHousehold { head, retired, id }.say(lang)
            }
            Self::SeveralHouseholds { head, found } => {
                let (head, found) = (head.clone(), candidates(found, lang));
                ImportText::SeveralHouseholds { head, found }.say(lang)
            }
            Self::ClosedCategory { name, id } => {
                let (name, id) = (name.clone(), id.clone());
                CliText::CareRetired { name, id }.say(lang)
            }
            Self::SeveralCategories { name, ids } => {
                let (name, ids) = (name.clone(), list(ids, lang));
                ImportText::SeveralCategories { name, ids }.say(lang)
            }
            Self::NoUnit { name, place, near } => {
                let (name, place) = (name.clone(), place.clone());
                if near.is_empty() {
                    return ImportText::NoSuchUnit { name, place }.say(lang);
                }
                let near = candidates(near, lang);
                ImportText::NoSuchUnitNear { name, place, near }.say(lang)
            }
            Self::SeveralUnits { name, found } => {
                let example = found.first().map_or_else(String::new, |c| c.id.clone());
                let (name, places) = (name.clone(), candidates(found, lang));
                let text = ImportText::AmbiguousUnit {
                    name,
                    places,
                    example,
                };
                text.say(lang)
            }
            Self::NoCategory { text, near, known } => {
                let (text, known) = (text.clone(), list(known, lang));
                match near.clone() {
                    Some(near) => ImportText::NoSuchCategoryNear { text, near, known }.say(lang),
                    None => ImportText::NoSuchCategory { text, known }.say(lang),
                }
            }
            Self::Rule { issue, typed } => mend_as(&column.say(lang), issue, typed, lang),
        }
    }
}

/// `5—9`, or one row.
/// Candidates in one sentence.
const SHOWN: usize = 6;

fn candidates(all: &[Candidate], lang: Lang) -> String {
    let one = |candidate: &Candidate| -> String {
        let Candidate { id, number, words } = candidate;
        let number = number.map(|n| HouseholdText::NumberOf { n: n.into() }.say(lang));
        let words = number
            .into_iter()
            .chain((!words.is_empty()).then(|| words.into()));
        let words = words.collect::<Vec<_>>().join(" ");
        let id = id.clone();
        ImportText::Named { words, id }.say(lang).into()
    };
    let mut shown: Vec<String> = all.iter().take(SHOWN).map(one).collect();
    if all.len() > SHOWN {
        shown.push("…".to_owned());
    }
    list(&shown, lang)
}

impl Say for Furniture {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Total => ImportText::ATotal.say(lang),
            Self::Header => ImportText::HeadsAgain.say(lang),
            Self::Signature => ImportText::ASignature.say(lang),
        }
    }
}

/// `新增 5 户，更新 0 户，不变 0 户，新建 6 个片、组、邻`
impl Say for Plan {
    fn say(&self, lang: Lang) -> Words {
        let households = ImportText::Plan {
            added: self.fresh.len().into(),
            updated: self.updated.into(),
            same: self.same.into(),
        };
        let households = households.say(lang);
        if self.units.is_empty() {
            return households;
        }
        let n = self.units.len().into();
        let units = ImportText::PlanUnits { n }.say(lang).into_owned();
        let households = households.into_owned();
        ImportText::PlanBoth { households, units }.say(lang)
    }
}

/// Rows that are named one by one.
const LEFT_OUT: usize = 20;

impl Plan {
    /// What the roster leaves to be guessed.
    pub fn remark(&self, lang: Lang) -> Option<String> {
        let n = N::from(self.uncounted);
        (self.uncounted > 0).then(|| ImportText::PeopleAssumed { n }.say(lang).into())
    }
}

impl Roster {
    /// Rows and columns that do not come in are no fault, but whoever sent them should hear of it.
    pub fn remarks(&self, lang: Lang) -> Vec<String> {
        let mut remarks = Vec::new();
        if !self.left_out.is_empty() {
            let one = |(line, furniture): &(usize, Furniture)| -> String {
                let (line, what) = (N::from(*line), furniture.say(lang).into_owned());
                ImportText::LeftOutRow { line, what }.say(lang).into()
            };
            let mut rows: Vec<String> = self.left_out.iter().take(LEFT_OUT).map(one).collect();
            if self.left_out.len() > LEFT_OUT {
                rows.push("…".to_owned());
            }
            let (n, rows) = (self.left_out.len().into(), list(&rows, lang));
            remarks.push(ImportText::RowsLeftOut { n, rows }.say(lang).into());
        }
        if !self.ignored.is_empty() {
            let columns = list(&self.ignored, lang);
            remarks.push(ImportText::IgnoredColumns { columns }.say(lang).into());
        }
        if !self.unnamed.is_empty() {
            let columns: Vec<String> = self.unnamed.iter().map(usize::to_string).collect();
            let columns = list(&columns, lang);
            remarks.push(ImportText::UnnamedColumns { columns }.say(lang).into());
        }
        remarks
    }
}

/// The usual name of the column in the language's rosters.
impl Say for Column {
    fn say(&self, lang: Lang) -> Words {
        let mut names = self.names().iter().copied();
        let usual = match lang {
            Lang::Zh => names.next(),
            Lang::En => names.find(|name| name.is_ascii()),
        };
        usual.unwrap_or_default().into()
    }
}
