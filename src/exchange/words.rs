//! What is wrong with a file, in words: where, what, and how to mend it.

use super::{
    Column, DivisionColumn, Divisions, DivisionsFault, Fault, MOST_BYTES, MOST_ROWS, Place, Plan,
    Roster, TableFault, Wrong,
};
use crate::i18n::{Lang, N, Say, Words, mend_as, say, size, text::ImportText};

impl Say for TableFault {
    fn say(&self, lang: Lang) -> Words {
        let at = |line: usize, what: ImportText| at_line(line, &what, lang);
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
            Self::Spreadsheet => ImportText::Spreadsheet.say(lang),
            Self::NotText => ImportText::NotText.say(lang),
            Self::Encoding { line } => at(line, ImportText::BadEncoding),
            Self::OpenQuote { line, column } => at(
                line,
                ImportText::OpenQuote {
                    column: N::from(column),
                },
            ),
            Self::Ragged { line, has, wants } => {
                let (has, wants) = (N::from(has), N::from(wants));
                at(line, ImportText::Ragged { has, wants })
            }
        }
    }
}

fn at_line(line: usize, what: &ImportText, lang: Lang) -> Words {
    let (line, what) = (N::from(line), what.say(lang).into_owned());
    ImportText::AtLine { line, what }.say(lang)
}

fn at_cell(line: usize, column: &impl Say, what: Words, lang: Lang) -> Words {
    ImportText::At {
        line: N::from(line),
        column: column.say(lang).into_owned(),
        what: what.into_owned(),
    }
    .say(lang)
}

impl Say for Fault {
    fn say(&self, lang: Lang) -> Words {
        let name = |column: &Column| column.say(lang).into_owned();
        match self {
            Self::Table(fault) => fault.say(lang),
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
            Self::Cell {
                line,
                column,
                wrong,
            } => at_cell(*line, column, wrong.say(*column, lang), lang),
        }
    }
}

impl Wrong {
    fn say(&self, column: Column, lang: Lang) -> Words {
        match self {
            Self::Empty => ImportText::MustFill.say(lang),
            Self::Number(text) => ImportText::BadNumber { text: text.clone() }.say(lang),
            Self::SameNumber { line } => ImportText::SameHousehold {
                line: N::from(*line),
            }
            .say(lang),
            Self::NoUnit { name, place } => {
                let (name, place) = (name.clone(), place.clone());
                ImportText::NoSuchUnit { name, place }.say(lang)
            }
            Self::SeveralUnits { name, places } => {
                let (name, places) = (name.clone(), comma(places, lang));
                ImportText::AmbiguousUnit { name, places }.say(lang)
            }
            Self::NoCategory { text, known } => {
                let (text, known) = (text.clone(), comma(known, lang));
                ImportText::NoSuchCategory { text, known }.say(lang)
            }
            Self::Rule { issue, typed } => mend_as(&column.say(lang), issue, typed, lang),
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
        let words = households.say(lang);
        if self.units.is_empty() {
            return words;
        }
        let n = self.units.len().into();
        let units = ImportText::PlanUnits { n }.say(lang);
        say!(lang, "{words}，{units}", "{words}, {units}")
    }
}

impl Roster {
    /// Columns that nobody knows are no fault, but whoever sent them should hear of it.
    pub fn remarks(&self, lang: Lang) -> Vec<String> {
        let mut remarks = Vec::new();
        if !self.ignored.is_empty() {
            let columns = comma(&self.ignored, lang);
            remarks.push(ImportText::IgnoredColumns { columns }.say(lang).into());
        }
        if !self.unnamed.is_empty() {
            let columns: Vec<String> = self.unnamed.iter().map(usize::to_string).collect();
            let columns = comma(&columns, lang);
            remarks.push(ImportText::UnnamedColumns { columns }.say(lang).into());
        }
        remarks
    }
}

impl Divisions {
    /// What a county made from it has, and the farms that it has not.
    pub fn report(&self, lang: Lang) -> Vec<String> {
        let size = ImportText::Divisions {
            townships: self.townships.len().into(),
            villages: self.villages().into(),
        };
        let size = size.say(lang);
        let county = &self.county.name;
        let mut lines = vec![say!(lang, "{county}：{size}", "{county}: {size}").into()];
        if !self.left_out.is_empty() {
            let farms = self.left_out.iter();
            let names: Vec<String> = farms
                .map(|town| {
                    let Place { code, name } = &town.place;
                    say!(lang, "{name}（{code}）", "{name} ({code})").into()
                })
                .collect();
            let (n, names) = (names.len().into(), comma(&names, lang));
            lines.push(ImportText::LeftOut { n, names }.say(lang).into());
        }
        lines
    }
}

fn comma(names: &[String], lang: Lang) -> String {
    names.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}

/// The usual name of the column in the language's rosters.
impl Say for Column {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Township => say!(lang, "乡镇", "township"),
            Self::Village => say!(lang, "村", "village"),
            Self::Section => say!(lang, "片", "section"),
            Self::Group => say!(lang, "组", "group"),
            Self::Neighborhood => say!(lang, "邻", "neighborhood"),
            Self::Number => say!(lang, "户序号", "number"),
            Self::Head => say!(lang, "户主", "head"),
            Self::Phone => say!(lang, "电话", "phone"),
            Self::People => say!(lang, "人口", "people"),
            Self::Category => say!(lang, "类别", "category"),
            Self::Address => say!(lang, "地址", "address"),
        }
    }
}

impl Say for DivisionColumn {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Code => say!(lang, "code", "code"),
            Self::Name => say!(lang, "name", "name"),
            Self::Parent => say!(lang, "parent", "parent"),
            Self::Level => say!(lang, "level", "level"),
        }
    }
}

impl Say for DivisionsFault {
    fn say(&self, lang: Lang) -> Words {
        use DivisionColumn as C;
        let cell = |line: &usize, column: C, what: ImportText| {
            at_cell(*line, &column, what.say(lang), lang)
        };
        match self {
            Self::Table(fault) => fault.say(lang),
            Self::Missing(column) => {
                let column = column.say(lang).into_owned();
                ImportText::MissingColumn { column }.say(lang)
            }
            Self::Empty { line, column } => cell(line, *column, ImportText::MustFill),
            Self::BadCode { line, text } => {
                cell(line, C::Code, ImportText::BadCode { text: text.clone() })
            }
            Self::SameCode { line, first } => cell(
                line,
                C::Code,
                ImportText::SameCode {
                    line: N::from(*first),
                },
            ),
            Self::BadLevel { line, text } => {
                cell(line, C::Level, ImportText::BadLevel { text: text.clone() })
            }
            Self::NoParent { line, parent } => cell(
                line,
                C::Parent,
                ImportText::NoParent {
                    parent: parent.clone(),
                },
            ),
            Self::WrongParent { line, parent } => cell(
                line,
                C::Parent,
                ImportText::WrongParent {
                    parent: parent.clone(),
                },
            ),
            Self::Rule { line, issue, typed } => {
                let name = C::Name.say(lang);
                at_cell(*line, &C::Name, mend_as(&name, issue, typed, lang), lang)
            }
            Self::NoCounty => ImportText::NoCounty.say(lang),
            Self::SeveralCounties(counties) => {
                let names = counties
                    .iter()
                    .take(8)
                    .map(|c| format!("{} {}", c.name, c.code));
                let mut names: Vec<_> = names.collect();
                if counties.len() > names.len() {
                    names.push("…".to_owned());
                }
                let names = names.join(match lang {
                    Lang::Zh => "、",
                    Lang::En => ", ",
                });
                ImportText::SeveralCounties { names }.say(lang)
            }
            Self::NoSuchCounty(code) => ImportText::NoSuchCounty { code: code.clone() }.say(lang),
        }
    }
}
