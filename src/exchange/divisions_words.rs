//! A divisions file in words: what a county made from it has, and what is wrong with it.

use super::{
    DivisionColumn, Divisions, DivisionsFault, Place, reader::is_scientific, words::at_cells,
};
use crate::i18n::{
    Lang, N, Say, Words, list, mend_as,
    spots::{self, Span, Spots},
    text::ImportText,
};

impl Divisions {
    /// What a county made from it has, and the farms that it has not.
    pub fn report(&self, lang: Lang) -> Vec<String> {
        let size = ImportText::Divisions {
            townships: self.townships.len().into(),
            villages: self.villages().into(),
        };
        let size = size.say(lang).into_owned();
        let county = self.county.name.clone();
        let mut lines = vec![ImportText::CountyOf { county, size }.say(lang).into()];
        if !self.left_out.is_empty() {
            let farms = self.left_out.iter();
            let names: Vec<String> = farms
                .map(|town| {
                    let Place { code, name } = &town.place;
                    let (words, id) = (name.to_owned(), code.to_owned());
                    ImportText::Named { words, id }.say(lang).into()
                })
                .collect();
            let (n, names) = (names.len().into(), list(&names, lang));
            lines.push(ImportText::LeftOut { n, names }.say(lang).into());
        }
        lines
    }
}

impl Say for DivisionColumn {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Code => ImportText::DivisionCode,
            Self::Name => ImportText::DivisionName,
            Self::Parent => ImportText::DivisionParent,
            Self::Level => ImportText::DivisionLevel,
        }
        .say(lang)
    }
}

impl spots::Fault for DivisionsFault {
    fn span(&self) -> Span {
        (self.line(), self.line())
    }

    fn say_on(&self, spots: &Spots, lang: Lang) -> Words {
        use DivisionColumn as C;
        let cell = |column: C, what: ImportText| at_cells(spots, &column, what.say(lang), lang);
        match self {
            Self::Table(fault) => fault.say_on(spots, lang),
            Self::Missing(column) => {
                let column = column.say(lang).into_owned();
                ImportText::MissingColumn { column }.say(lang)
            }
            Self::Empty { column, .. } => cell(*column, ImportText::MustFill),
            Self::BadCode { column, text, .. } => {
                let text = text.clone();
                let what = if is_scientific(&text) {
                    ImportText::Scientific { text }
                } else {
                    ImportText::BadCode { text }
                };
                cell(*column, what)
            }
            Self::SameCode { first, .. } => cell(
                C::Code,
                ImportText::SameCode {
                    line: N::from(*first),
                },
            ),
            Self::BadLevel { text, .. } => {
                cell(C::Level, ImportText::BadLevel { text: text.clone() })
            }
            Self::NoParent { parent, .. } => cell(
                C::Parent,
                ImportText::NoParent {
                    parent: parent.clone(),
                },
            ),
            Self::WrongParent { parent, .. } => cell(
                C::Parent,
                ImportText::WrongParent {
                    parent: parent.clone(),
                },
            ),
            Self::Rule { issue, typed, .. } => {
                let name = C::Name.say(lang);
                at_cells(spots, &C::Name, mend_as(&name, issue, typed, lang), lang)
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
                let names = list(&names, lang);
                ImportText::SeveralCounties { names }.say(lang)
            }
            Self::NoSuchCounty(asked) => {
                let asked = asked.clone();
                ImportText::NoSuchCounty { asked }.say(lang)
            }
        }
    }
}
